// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widget/cover.h"

#include "app/print/figure.h"
#include "ui/widget/palette.h"

#include <glib/gi18n.h>

struct _AffCover {
  GtkWidget parent_instance;

  // owned
  char *number;
  char *letter;
  GskRenderNode *node;

  AffCoverShape shape;
  gboolean is_blank;
  gboolean is_hatched;
};

enum { PROP_SHEET = 1 };

G_DEFINE_FINAL_TYPE (AffCover, aff_cover, GTK_TYPE_WIDGET)

// Capital height of Inter Display and of Inter as a part of the size, DESIGN.md section 3.
#define CAP         0.72
#define TRACKING_EM -0.04
#define LINE        0.92 // from one line of a number to the next, as a part of its size
#define SMALL       0.4  // of the size that CSS gives; a smaller number is broken instead
#define SMALLEST    0.16 // of that; a smaller one is broken anywhere

#define BREAK "\u200b" // where a line may end without a sign
#define STEP  0.94     // from one size to the next

// What a number is set in.
typedef struct {
  double width;
  double height; // of a number in several lines
} Room;

// NUMBER with places to break it: behind a sign that letters follow, as in "HALL-B-ROW-12", or
// before figures where there is no such sign.
static char *
mark_seams (const char *number, gboolean before_figures)
{
  GString *marked = g_string_new (NULL);
  gunichar before = 0;
  gboolean has_seam = FALSE;

  for (const char *at = number; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar character = g_utf8_get_char (at);
    gboolean is_seam = before_figures
                         ? g_unichar_isdigit (character) && !g_unichar_isdigit (before)
                         : g_unichar_isalpha (character) && !g_unichar_isalnum (before);

    if (before != 0 && is_seam) {
      g_string_append (marked, BREAK);
      has_seam = TRUE;
    }
    g_string_append_unichar (marked, character);
    before = character;
  }
  if (has_seam || before_figures)
    return g_string_free (marked, FALSE);
  g_string_free (marked, TRUE);
  return mark_seams (number, TRUE);
}

static void
set_size (PangoLayout *layout, double size_px)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (
    pango_context_get_font_description (pango_layout_get_context (layout)));
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_font_description_set_absolute_size (font, size_px * PANGO_SCALE);
  pango_attr_list_insert (attributes, pango_attr_letter_spacing_new (
                                        (int) (size_px * TRACKING_EM * PANGO_SCALE)));
  pango_attr_list_insert (attributes, pango_attr_line_height_new_absolute (
                                        (int) (size_px * LINE * PANGO_SCALE)));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_font_description (layout, font);
}

// In lines of WIDTH; a word that is longer than a line is broken only where all else is too small.
static PangoLayout *
break_number (AffCover *self, double largest, Room room, double *size_px)
{
  g_autofree char *marked = mark_seams (self->number, FALSE);
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), marked);
  double least = largest * SMALLEST;

  pango_layout_set_width (layout, (int) (room.width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  for (double size = largest; size >= 1; size *= STEP) {
    int width, height;

    if (size < least)
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    set_size (layout, size);
    pango_layout_get_pixel_size (layout, &width, &height);
    *size_px = size;
    if (width <= room.width && height <= room.height)
      break;
  }
  return layout;
}

// The number in the size that CSS gives. One that is too wide is set smaller, and in several lines
// where that would make it small.
static PangoLayout *
fit_number (AffCover *self, Room room, double *size_px)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  double largest = pango_font_description_get_size (
                     pango_context_get_font_description (context)) /
                   (double) PANGO_SCALE;
  g_autoptr (PangoLayout)
    layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->number);
  int width;

  set_size (layout, largest);
  pango_layout_get_pixel_size (layout, &width, NULL);
  *size_px = width > room.width ? largest * room.width / width : largest;
  if (*size_px < largest * SMALL)
    return break_number (self, largest, room, size_px);
  set_size (layout, *size_px);
  return g_steal_pointer (&layout);
}

// Paints the number with its left edge and the foot of its first figures at X, Y.
static void
paint_number (cairo_t *cr, PangoLayout *layout, double x, double y, const GdkRGBA *color)
{
  aff_palette_set_source (cr, color);
  cairo_move_to (cr, x, y - pango_layout_get_baseline (layout) / (double) PANGO_SCALE);
  pango_cairo_show_layout (cr, layout);
}

static void
paint_figure (AffCover *self,
              cairo_t *cr,
              double x,
              double y,
              double width,
              double height,
              const GdkRGBA *on)
{
  // On a dark fill a light figure needs a little more to be seen.
  double opacity = on->red > 0.9f ? 0.25 : 0.2;

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_push_group (cr);
  gdk_cairo_set_source_rgba (cr, on);
  aff_figure_paint (cr, self->letter, width, height);
  cairo_pop_group_to_source (cr);
  cairo_paint_with_alpha (cr, opacity);
  cairo_restore (cr);
}

static void
paint_hatch (cairo_t *cr, double width, double height)
{
  double step = height / 10;

  cairo_set_source_rgba (cr, 0.52, 0.475, 0.43, 0.3);
  cairo_set_line_width (cr, step * 0.4);
  for (double x = -height; x < width; x += step * 1.4) {
    cairo_move_to (cr, x, height);
    cairo_line_to (cr, x + height, 0);
  }
  cairo_stroke (cr);
}

static void
paint_letter (AffCover *self,
              cairo_t *cr,
              double x,
              double y,
              double radius,
              const AffTopicColor *colors)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  g_autoptr (PangoFontDescription)
    font = pango_font_description_from_string ("Inter Ultra-Bold");
  double size = radius * 1.36;
  int width;

  aff_palette_set_source (cr, &colors->on);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  cairo_fill (cr);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, self->letter, -1);
  pango_layout_get_size (layout, &width, NULL);
  aff_palette_set_source (cr, colors->on.red > 0.9f ? &colors->edge : &colors->fill);
  cairo_move_to (cr, x - width / 2.0 / PANGO_SCALE,
                 y + size * CAP / 2 -
                   pango_layout_get_baseline (layout) / (double) PANGO_SCALE);
  pango_cairo_show_layout (cr, layout);
}

static void
paint_band (AffCover *self,
            cairo_t *cr,
            double width,
            double height,
            const AffTopicColor *colors)
{
  double margin = height * 0.152, size;
  g_autoptr (PangoLayout)
    number = fit_number (self, (Room){width - 2 * margin, height - 2 * margin}, &size);
  double others = (pango_layout_get_line_count (number) - 1) * size * LINE;

  if (!self->is_blank)
    paint_figure (self, cr, width * 0.42, 0, width * 0.58, height, &colors->on);
  paint_number (cr, number, margin, (height - others + size * CAP) / 2, &colors->on);
}

static void
paint_sheet (AffCover *self,
             cairo_t *cr,
             double width,
             double height,
             const AffTopicColor *colors)
{
  double margin = width * 0.07;
  double radius = width * 0.0975;
  gboolean has_letter = self->letter != NULL && !self->is_blank;
  double beside = has_letter ? 2 * radius + margin / 2 : 0, size;
  g_autoptr (PangoLayout)
    number = fit_number (self, (Room){width - 2 * margin - beside, height * 0.5}, &size);

  if (!self->is_blank)
    paint_figure (self, cr, 0, height * 0.36, width, height * 0.64, &colors->on);
  paint_number (cr, number, margin, width * 0.05 + size * 0.82, &colors->on);
  if (has_letter)
    paint_letter (self, cr, width - margin - radius, margin + radius, radius, colors);
}

static void
make_node (AffCover *self, int width, int height)
{
  const AffTopicColor blank = {*aff_palette_color (AFF_COLOR_SUNK),
                               *aff_palette_color (AFF_COLOR_INK3),
                               *aff_palette_color (AFF_COLOR_EDGE)};
  const AffTopicColor *colors = self->is_blank ? &blank : aff_palette_topic (self->letter);

  self->node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  cairo_t *cr = gsk_cairo_node_get_draw_context (self->node);
  aff_palette_set_source (cr, &colors->fill);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  cairo_paint (cr);
  if (self->is_hatched)
    paint_hatch (cr, width, height);
  if (self->shape == AFF_COVER_BAND)
    paint_band (self, cr, width, height, colors);
  else
    paint_sheet (self, cr, width, height, colors);
  cairo_destroy (cr);
}

static void
forget_node (AffCover *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
aff_cover_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AffCover *self = AFF_COVER (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  if (self->number == NULL || width <= 0 || height <= 0)
    return;
  if (self->node == NULL)
    make_node (self, width, height);
  gtk_snapshot_append_node (snapshot, self->node);
}

static void
aff_cover_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  forget_node (AFF_COVER (widget));
}

static void
aff_cover_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (aff_cover_parent_class)->css_changed (widget, change);
  forget_node (AFF_COVER (widget));
}

static void
aff_cover_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  AFF_COVER (object)->shape = g_value_get_boolean (value) ? AFF_COVER_SHEET : AFF_COVER_BAND;
}

static void
aff_cover_finalize (GObject *object)
{
  AffCover *self = AFF_COVER (object);

  g_clear_pointer (&self->number, g_free);
  g_clear_pointer (&self->letter, g_free);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  G_OBJECT_CLASS (aff_cover_parent_class)->finalize (object);
}

static void
aff_cover_class_init (AffCoverClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->set_property = aff_cover_set_property;
  object_class->finalize = aff_cover_finalize;
  widget_class->snapshot = aff_cover_snapshot;
  widget_class->size_allocate = aff_cover_size_allocate;
  widget_class->css_changed = aff_cover_css_changed;
  g_object_class_install_property (
    object_class, PROP_SHEET,
    g_param_spec_boolean ("is-sheet", NULL, NULL, FALSE,
                          G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_css_name (widget_class, "cover");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
aff_cover_init (AffCover *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
aff_cover_new (AffCoverShape shape)
{
  return g_object_new (AFF_TYPE_COVER, "is-sheet", shape == AFF_COVER_SHEET, NULL);
}

static void
set_content (AffCover *self, const char *number, const char *letter)
{
  g_autofree char *name = g_strdup_printf (_ ("Board %s"), number);

  g_free (self->number);
  g_free (self->letter);
  self->number = g_strdup (number);
  self->letter = g_strdup (letter);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  forget_node (self);
}

void
aff_cover_set_poster (AffCover *self, const char *number, const char *letter)
{
  g_return_if_fail (AFF_IS_COVER (self) && number != NULL);
  self->is_blank = FALSE;
  self->is_hatched = FALSE;
  set_content (self, number, letter);
}

void
aff_cover_set_blank (AffCover *self, const char *number, gboolean is_hatched)
{
  g_return_if_fail (AFF_IS_COVER (self) && number != NULL);
  self->is_blank = TRUE;
  self->is_hatched = is_hatched;
  set_content (self, number, NULL);
}
