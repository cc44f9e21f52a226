// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/paged-text.h"

#include "ui/widget/palette.h"

#include <glib/gi18n.h>

#define LINE_HEIGHT  1.5 // of the size of the text
#define FEWEST_LINES 3

struct _AffPagedText {
  GtkWidget parent_instance;

  // owned
  char *text;
  char *language;
  PangoLayout *layout; // the whole text at the last width
  PangoLayout *shown;  // the lines of this page
  GtkWidget *tail;
  GtkWidget *turner;

  // borrowed
  GtkWidget *spare;
  GtkWidget *beside;

  guint page;
  guint pages;
  guint first_lines; // on the first page
  guint later_lines; // on each of the others
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

static PangoLayout *
make_layout (AffPagedText *self, const char *text, int width)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_line_height_new_absolute (measure_line (self) *
                                                                           PANGO_SCALE));
  if (self->language != NULL)
    pango_attr_list_insert (attributes, pango_attr_language_new (
                                          pango_language_from_string (self->language)));
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

// The lines that fit above the button, in the room of the page that is shown and of the others.
static void
count_room (AffPagedText *self, int width, int height)
{
  int line = measure_line (self);
  int room = height - measure_child (self->turner, width);
  int spare = measure_spare (self);

  if (self->page == 0)
    self->first_lines = (guint) MAX (room / line, 1);
  self->later_lines = (guint) MAX ((room + spare) / line, 1);
}

// Splits the text for that room: on one page with its tail, or on several.
static void
paginate (AffPagedText *self, int width, int height)
{
  int line = measure_line (self), tail = measure_child (self->tail, width);
  guint lines = count_lines (self);

  self->pages = 1;
  if (self->page == 0 && (int) lines * line + tail <= height) {
    self->first_lines = lines;
    return;
  }
  count_room (self, width, height);
  guint rest = lines > self->first_lines ? lines - self->first_lines : 0;
  guint later = (rest + self->later_lines - 1) / self->later_lines;
  guint last = later > 0 ? rest - (later - 1) * self->later_lines : lines;
  guint room = later > 0 ? self->later_lines : self->first_lines;
  self->pages = 1 + later;
  if (tail > 0 && (int) last * line + tail > (int) room * line)
    self->pages++;
}

static guint
find_first_line (AffPagedText *self, guint page)
{
  return page == 0 ? 0 : self->first_lines + (page - 1) * self->later_lines;
}

static int
find_line_start (AffPagedText *self, guint line)
{
  PangoLayoutLine *found = pango_layout_get_line_readonly (self->layout, (int) line);

  return found != NULL ? found->start_index : (int) strlen (self->text);
}

static void
make_shown (AffPagedText *self, int width)
{
  int start = find_line_start (self, find_first_line (self, self->page));
  int end = find_line_start (self, find_first_line (self, self->page + 1));
  g_autofree char *part = g_strndup (self->text + start, (gsize) (end - start));

  g_clear_object (&self->shown);
  self->shown = make_layout (self, g_strchomp (part), width);
}

static gboolean
on_idle (gpointer data)
{
  AffPagedText *self = data;
  gboolean is_last = self->page + 1 >= self->pages;
  // Translators: turns the page of a long text; the numbers are this page and all pages.
  g_autofree char *next = g_strdup_printf (_ ("Next page %u/%u"), self->page + 1, self->pages);
  g_autofree char *first = g_strdup_printf (_ ("First page %u/%u"), self->page + 1,
                                            self->pages);

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
aff_paged_text_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AffPagedText *self = AFF_PAGED_TEXT (widget);
  gboolean is_last;
  int foot = height, tail = measure_child (self->tail, width);

  g_clear_object (&self->layout);
  self->layout = make_layout (self, self->text, width);
  paginate (self, width, height);
  self->page = MIN (self->page, self->pages - 1);
  is_last = self->page + 1 == self->pages;
  make_shown (self, width);
  gtk_widget_set_child_visible (self->turner, self->pages > 1);
  if (self->pages > 1) {
    int turner_width, turner_height = measure_child (self->turner, width);

    gtk_widget_measure (self->turner, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &turner_width, NULL,
                        NULL);
    foot -= turner_height;
    place (self->turner, foot, MIN (turner_width, width), turner_height);
  }
  if (self->tail != NULL) {
    gtk_widget_set_child_visible (self->tail, is_last);
    if (is_last && tail > 0)
      place (self->tail, foot - tail, width, tail);
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
  *minimum = measure_line (self) * FEWEST_LINES + measure_child (self->turner, for_size);
  *natural = *minimum;
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
  self->page = self->page + 1 < self->pages ? self->page + 1 : 0;
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
aff_paged_text_dispose (GObject *object)
{
  AffPagedText *self = AFF_PAGED_TEXT (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->tail, gtk_widget_unparent);
  g_clear_pointer (&self->turner, gtk_widget_unparent);
  G_OBJECT_CLASS (aff_paged_text_parent_class)->dispose (object);
}

static void
aff_paged_text_finalize (GObject *object)
{
  AffPagedText *self = AFF_PAGED_TEXT (object);

  g_free (self->text);
  g_free (self->language);
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
  widget_class->snapshot = aff_paged_text_snapshot;
  widget_class->css_changed = aff_paged_text_css_changed;
  gtk_widget_class_set_css_name (widget_class, "paged-text");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
aff_paged_text_init (AffPagedText *self)
{
  self->text = g_strdup ("");
  self->pages = 1;
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
  self->page = 0;
  if (self->spare != NULL)
    gtk_widget_set_visible (self->spare, TRUE);
  gtk_widget_queue_resize (GTK_WIDGET (self));
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
  return self->pages;
}

guint
aff_paged_text_page (AffPagedText *self)
{
  g_return_val_if_fail (AFF_IS_PAGED_TEXT (self), 0);
  return self->page;
}
