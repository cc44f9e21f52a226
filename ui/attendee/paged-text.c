// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/paged-text.h"

#include "ui/widget/palette.h"

#include <glib/gi18n.h>

#define LINE_HEIGHT  1.5 // of the size of the text
#define FEWEST_LINES 3
#define MAJOR_SCALE  1.25

// What stands on one page: lines of the text, then blocks, then perhaps the tail.
typedef struct {
  guint line;
  guint lines;
  guint block;
  guint blocks;
  gboolean has_tail;
} Leaf;

struct _AffPagedText {
  GtkWidget parent_instance;

  // owned
  char *text;
  char *language;
  PangoLayout *layout; // the whole text at the last width
  PangoLayout *shown;  // the lines of this page
  GArray *headings;    // AffTextHeading
  GArray *leaves;      // Leaf, of the last allocation; never empty
  GPtrArray *blocks;   // GtkWidget
  GtkWidget *tail;
  GtkWidget *turner;

  // borrowed
  GtkWidget *spare;
  GtkWidget *beside;

  guint page;
  int first_room; // for what stands on the first page, px
  int later_room; // on each of the others
  guint idle;
};

G_DEFINE_FINAL_TYPE (AffPagedText, aff_paged_text, GTK_TYPE_WIDGET)

static int
measure_line (AffPagedText *self)
{
  const PangoFontDescription *font = pango_context_get_font_description (
    gtk_widget_get_pango_context (GTK_WIDGET (self)));

  return MAX ((int) (pango_font_description_get_size (font) * LINE_HEIGHT / PANGO_SCALE), 1);
}

static void
insert_over (PangoAttrList *attributes, PangoAttribute *attribute, guint start, guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (attributes, attribute);
}

// Sets off what of the headings lies in LENGTH bytes of the text from START.
static void
insert_headings (AffPagedText *self, PangoAttrList *attributes, guint start, guint length)
{
  for (guint i = 0; i < self->headings->len; i++) {
    AffTextHeading heading = g_array_index (self->headings, AffTextHeading, i);
    guint from = MAX (heading.start, start), to = MIN (heading.end, start + length);

    if (from >= to)
      continue;
    insert_over (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), from - start,
                 to - start);
    if (heading.is_major)
      insert_over (attributes, pango_attr_scale_new (MAJOR_SCALE), from - start, to - start);
  }
}

// The LENGTH bytes of the text from START, in lines of WIDTH.
static PangoLayout *
make_layout (AffPagedText *self, guint start, guint length, int width)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_layout_set_text (layout, self->text + start, (int) length);
  pango_attr_list_insert (attributes, pango_attr_line_height_new_absolute (measure_line (self) *
                                                                           PANGO_SCALE));
  if (self->language != NULL)
    pango_attr_list_insert (attributes, pango_attr_language_new (
                                          pango_language_from_string (self->language)));
  insert_headings (self, attributes, start, length);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  return layout;
}

static guint
count_lines (AffPagedText *self)
{
  return self->text[0] != '\0' ? (guint) pango_layout_get_line_count (self->layout) : 0;
}

static int
measure_child (GtkWidget *child, int width)
{
  int natural = 0;

  if (child != NULL && gtk_widget_get_visible (child))
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

// The height that hiding the spare part will give.
static int
measure_spare (AffPagedText *self)
{
  if (self->spare == NULL || self->page > 0)
    return 0;
  int spare = gtk_widget_get_height (self->spare);
  if (self->beside == NULL)
    return spare;
  int around = gtk_widget_get_height (gtk_widget_get_parent (self->spare));
  return CLAMP (around - gtk_widget_get_height (self->beside), 0, spare);
}

static int
measure_blocks (AffPagedText *self, guint first, guint count, int width)
{
  int sum = 0;

  for (guint i = first; i < first + count; i++)
    sum += measure_child (g_ptr_array_index (self->blocks, i), width);
  return sum;
}

static int
measure_highest (AffPagedText *self, int width)
{
  int highest = 0;

  for (guint i = 0; i < self->blocks->len; i++)
    highest = MAX (highest, measure_child (g_ptr_array_index (self->blocks, i), width));
  return highest;
}

static int
find_line_start (AffPagedText *self, guint line)
{
  PangoLayoutLine *found = pango_layout_get_line_readonly (self->layout, (int) line);

  return found != NULL ? found->start_index : (int) strlen (self->text);
}

static gboolean
is_blank (AffPagedText *self, guint line)
{
  PangoLayoutLine *found = pango_layout_get_line_readonly (self->layout, (int) line);

  return found != NULL && found->length == 0;
}

static gboolean
is_heading (AffPagedText *self, guint line)
{
  guint start = (guint) find_line_start (self, line);

  for (guint i = 0; i < self->headings->len; i++) {
    AffTextHeading heading = g_array_index (self->headings, AffTextHeading, i);

    if (start >= heading.start && start < heading.end)
      return TRUE;
  }
  return FALSE;
}

// How many lines from LINE on fit into ROOM; a heading is not left alone at the foot.
static guint
count_lines_in (AffPagedText *self, guint line, int room)
{
  guint rest = count_lines (self) - line;
  guint count = (guint) MAX (room / measure_line (self), 1);

  if (count >= rest)
    return rest;
  while (count > 1 && is_heading (self, line + count - 1))
    count--;
  return count;
}

// Puts as much of what is left from FROM on as fits into ROOM on one page.
static Leaf
fill_leaf (AffPagedText *self, Leaf from, int width, int room)
{
  Leaf leaf = {.line = from.line, .block = from.block};

  leaf.lines = count_lines_in (self, leaf.line, room);
  room -= (int) leaf.lines * measure_line (self);
  if (leaf.line + leaf.lines < count_lines (self))
    return leaf;
  while (leaf.block + leaf.blocks < self->blocks->len) {
    int height = measure_blocks (self, leaf.block + leaf.blocks, 1, width);

    if (height > room && leaf.lines + leaf.blocks > 0)
      return leaf;
    leaf.blocks++;
    room -= height;
  }
  int tail = measure_child (self->tail, width);
  leaf.has_tail = tail == 0 || tail <= room || leaf.lines + leaf.blocks == 0;
  return leaf;
}

// The room that is left above the button, on the page that is shown and on the others.
static void
find_rooms (AffPagedText *self, int width, int height)
{
  int room = height - measure_child (self->turner, width);

  if (self->page == 0)
    self->first_room = room;
  self->later_room = room + measure_spare (self);
}

static gboolean
fits_whole (AffPagedText *self, int width, int height)
{
  return (int) count_lines (self) * measure_line (self) +
           measure_blocks (self, 0, self->blocks->len, width) +
           measure_child (self->tail, width) <=
         height;
}

// Splits everything for that room: on one page, or on several.
static void
paginate (AffPagedText *self, int width, int height)
{
  Leaf leaf = {.lines = count_lines (self), .blocks = self->blocks->len, .has_tail = TRUE};

  g_array_set_size (self->leaves, 0);
  if (self->page == 0 && fits_whole (self, width, height)) {
    g_array_append_val (self->leaves, leaf);
    return;
  }
  find_rooms (self, width, height);
  leaf = (Leaf){0};
  do {
    int room = self->leaves->len == 0 ? self->first_room : self->later_room;

    leaf = fill_leaf (self, leaf, width, room);
    g_array_append_val (self->leaves, leaf);
    leaf.line += leaf.lines;
    leaf.block += leaf.blocks;
    while (leaf.line < count_lines (self) && is_blank (self, leaf.line))
      leaf.line++;
  } while (!leaf.has_tail);
}

static const Leaf *
get_leaf (AffPagedText *self)
{
  return &g_array_index (self->leaves, Leaf, self->page);
}

static void
make_shown (AffPagedText *self, int width)
{
  const Leaf *leaf = get_leaf (self);
  guint start = (guint) find_line_start (self, leaf->line);
  guint end = (guint) find_line_start (self, leaf->line + leaf->lines);

  while (end > start && g_ascii_isspace (self->text[end - 1]))
    end--;
  g_clear_object (&self->shown);
  self->shown = make_layout (self, start, end - start, width);
}

static gboolean
on_idle (gpointer data)
{
  AffPagedText *self = data;
  gboolean is_last = self->page + 1 >= self->leaves->len;
  // Translators: turns the page of a long text; the numbers are this page and all pages.
  g_autofree char *next = g_strdup_printf (_ ("Next page %u/%u"), self->page + 1,
                                           self->leaves->len);
  g_autofree char *first = g_strdup_printf (_ ("First page %u/%u"), self->page + 1,
                                            self->leaves->len);

  self->idle = 0;
  gtk_button_set_label (GTK_BUTTON (self->turner), is_last ? first : next);
  return G_SOURCE_REMOVE;
}

static void
place (GtkWidget *child, int y, int width, int height)
{
  graphene_point_t corner = GRAPHENE_POINT_INIT (0, (float) y);

  gtk_widget_allocate (child, width, height, -1, gsk_transform_translate (NULL, &corner));
}

static void
place_blocks (AffPagedText *self, const Leaf *leaf, int width)
{
  int y = (int) leaf->lines * measure_line (self);

  for (guint i = 0; i < self->blocks->len; i++) {
    GtkWidget *block = g_ptr_array_index (self->blocks, i);
    gboolean is_here = i >= leaf->block && i < leaf->block + leaf->blocks;
    int height = is_here ? measure_child (block, width) : 0;

    gtk_widget_set_child_visible (block, is_here);
    if (is_here)
      place (block, y, width, height);
    y += height;
  }
}

static void
place_turner (AffPagedText *self, int width, int height, int turner_height)
{
  int turner_width;

  gtk_widget_measure (self->turner, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &turner_width, NULL,
                      NULL);
  place (self->turner, height - turner_height, MIN (turner_width, width), turner_height);
}

static void
aff_paged_text_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AffPagedText *self = AFF_PAGED_TEXT (widget);
  int tail = measure_child (self->tail, width), turner = measure_child (self->turner, width);

  g_clear_object (&self->layout);
  self->layout = make_layout (self, 0, (guint) strlen (self->text), width);
  paginate (self, width, height);
  self->page = MIN (self->page, self->leaves->len - 1);
  make_shown (self, width);
  place_blocks (self, get_leaf (self), width);
  gtk_widget_set_child_visible (self->turner, self->leaves->len > 1);
  if (self->leaves->len > 1) {
    place_turner (self, width, height, turner);
    height -= turner;
  }
  if (self->tail != NULL) {
    gtk_widget_set_child_visible (self->tail, get_leaf (self)->has_tail);
    if (get_leaf (self)->has_tail && tail > 0)
      place (self->tail, height - tail, width, tail);
  }
  // A label must not change while sizes are being given out.
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_idle, self, NULL);
}

static void
aff_paged_text_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  AffPagedText *self = AFF_PAGED_TEXT (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    gtk_widget_measure (self->turner, orientation, -1, minimum, natural, NULL, NULL);
    return;
  }
  *minimum = MAX (measure_line (self) * FEWEST_LINES, measure_highest (self, for_size)) +
             measure_child (self->turner, for_size);
  *natural = *minimum;
}

static GtkSizeRequestMode
aff_paged_text_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
aff_paged_text_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AffPagedText *self = AFF_PAGED_TEXT (widget);
  GdkRGBA color = aff_palette_text_color (widget);

  if (self->shown != NULL)
    gtk_snapshot_append_layout (snapshot, self->shown, &color);
  GTK_WIDGET_CLASS (aff_paged_text_parent_class)->snapshot (widget, snapshot);
}

static void
on_turn (GtkButton *button, AffPagedText *self)
{
  self->page = self->page + 1 < self->leaves->len ? self->page + 1 : 0;
  if (self->spare != NULL)
    gtk_widget_set_visible (self->spare, self->page == 0);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
aff_paged_text_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (aff_paged_text_parent_class)->css_changed (widget, change);
  gtk_widget_queue_resize (widget);
}

static void
clear_blocks (AffPagedText *self)
{
  for (guint i = 0; i < self->blocks->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->blocks, i));
  g_ptr_array_set_size (self->blocks, 0);
}

static void
aff_paged_text_dispose (GObject *object)
{
  AffPagedText *self = AFF_PAGED_TEXT (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->tail, gtk_widget_unparent);
  clear_blocks (self);
  g_clear_pointer (&self->turner, gtk_widget_unparent);
  G_OBJECT_CLASS (aff_paged_text_parent_class)->dispose (object);
}

static void
aff_paged_text_finalize (GObject *object)
{
  AffPagedText *self = AFF_PAGED_TEXT (object);

  g_free (self->text);
  g_free (self->language);
  g_array_unref (self->headings);
  g_array_unref (self->leaves);
  g_ptr_array_unref (self->blocks);
  g_clear_object (&self->layout);
  g_clear_object (&self->shown);
  G_OBJECT_CLASS (aff_paged_text_parent_class)->finalize (object);
}

static void
aff_paged_text_class_init (AffPagedTextClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = aff_paged_text_dispose;
  G_OBJECT_CLASS (class)->finalize = aff_paged_text_finalize;
  widget_class->size_allocate = aff_paged_text_size_allocate;
  widget_class->measure = aff_paged_text_measure;
  widget_class->get_request_mode = aff_paged_text_get_request_mode;
  widget_class->snapshot = aff_paged_text_snapshot;
  widget_class->css_changed = aff_paged_text_css_changed;
  gtk_widget_class_set_css_name (widget_class, "paged-text");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
aff_paged_text_init (AffPagedText *self)
{
  self->text = g_strdup ("");
  self->headings = g_array_new (FALSE, FALSE, sizeof (AffTextHeading));
  self->leaves = g_array_new (FALSE, TRUE, sizeof (Leaf));
  g_array_set_size (self->leaves, 1);
  self->blocks = g_ptr_array_new ();
  self->turner = gtk_button_new_with_label ("");
  gtk_widget_add_css_class (self->turner, "btn");
  gtk_widget_add_css_class (self->turner, "small");
  gtk_widget_add_css_class (self->turner, "turner");
  g_signal_connect (self->turner, "clicked", G_CALLBACK (on_turn), self);
  gtk_widget_set_parent (self->turner, GTK_WIDGET (self));
}

GtkWidget *
aff_paged_text_new (void)
{
  return g_object_new (AFF_TYPE_PAGED_TEXT, NULL);
}

static void
open_first_page (AffPagedText *self)
{
  self->page = 0;
  if (self->spare != NULL)
    gtk_widget_set_visible (self->spare, TRUE);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
aff_paged_text_set_text (AffPagedText *self,
                         const char *text,
                         const char *language,
                         const char *name)
{
  g_return_if_fail (AFF_IS_PAGED_TEXT (self) && text != NULL && name != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  if (g_str_equal (self->text, text))
    return;
  g_free (self->text);
  g_free (self->language);
  self->text = g_strdup (text);
  self->language = g_strdup (language);
  g_array_set_size (self->headings, 0);
  open_first_page (self);
}

void
aff_paged_text_set_headings (AffPagedText *self, const AffTextHeading *headings, guint count)
{
  g_return_if_fail (AFF_IS_PAGED_TEXT (self));
  g_array_set_size (self->headings, 0);
  g_array_append_vals (self->headings, headings, count);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
aff_paged_text_set_blocks (AffPagedText *self, const GPtrArray *blocks)
{
  g_return_if_fail (AFF_IS_PAGED_TEXT (self) && blocks != NULL);
  clear_blocks (self);
  for (guint i = 0; i < blocks->len; i++) {
    GtkWidget *block = g_ptr_array_index (blocks, i);

    g_ptr_array_add (self->blocks, block);
    gtk_widget_insert_before (block, GTK_WIDGET (self), self->turner);
  }
  open_first_page (self);
}

void
aff_paged_text_set_tail (AffPagedText *self, GtkWidget *tail)
{
  g_return_if_fail (AFF_IS_PAGED_TEXT (self));
  g_clear_pointer (&self->tail, gtk_widget_unparent);
  self->tail = tail;
  if (tail != NULL)
    gtk_widget_insert_before (tail, GTK_WIDGET (self), self->turner);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
aff_paged_text_set_spare (AffPagedText *self, GtkWidget *spare, GtkWidget *beside)
{
  g_return_if_fail (AFF_IS_PAGED_TEXT (self));
  self->spare = spare;
  self->beside = beside;
}

guint
aff_paged_text_pages (AffPagedText *self)
{
  g_return_val_if_fail (AFF_IS_PAGED_TEXT (self), 0);
  return self->leaves->len;
}

guint
aff_paged_text_page (AffPagedText *self)
{
  g_return_val_if_fail (AFF_IS_PAGED_TEXT (self), 0);
  return self->page;
}

const char *
aff_paged_text_shown (AffPagedText *self)
{
  g_return_val_if_fail (AFF_IS_PAGED_TEXT (self), NULL);
  return self->shown != NULL ? pango_layout_get_text (self->shown) : "";
}
