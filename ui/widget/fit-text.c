// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widget/fit-text.h"

#include "ui/widget/palette.h"

struct _AffFitText {
  GtkWidget parent_instance;

  // owned
  char *text;
  char *language;
  PangoLayout *layout; // as it was fitted to the last allocation

  double smallest;
  int lines;
  int tracking_em;
  int line_percent;
  int line_width;  // of the smallest size, pixels
  int line_height; // 0: not measured yet
  gboolean is_cut;
};

enum {
  PROP_TEXT = 1,
  PROP_SMALLEST,
  PROP_LINES,
  PROP_TRACKING_EM,
  PROP_LINE_PERCENT,
  PROP_LANGUAGE,
};

// From one size to the next: fine enough that a title never looks a class too small.
#define STEP 0.94

G_DEFINE_FINAL_TYPE (AffFitText, aff_fit_text, GTK_TYPE_WIDGET)

static PangoAttrList *
make_attributes (AffFitText *self, double size_px)
{
  PangoAttrList *list = pango_attr_list_new ();

  if (self->tracking_em != 0)
    pango_attr_list_insert (list, pango_attr_letter_spacing_new (
                                    (int) (size_px * self->tracking_em / 1000 * PANGO_SCALE)));
  if (self->line_percent != 0)
    pango_attr_list_insert (list, pango_attr_line_height_new_absolute (
                                    (int) (size_px * self->line_percent / 100 * PANGO_SCALE)));
  if (self->language != NULL)
    pango_attr_list_insert (list, pango_attr_language_new (
                                    pango_language_from_string (self->language)));
  return list;
}

static PangoLayout *
make_layout (AffFitText *self, double fraction, int width)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (
    pango_context_get_font_description (pango_layout_get_context (layout)));
  double size_px = pango_font_description_get_size (font) * fraction / PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size_px *= 96.0 / 72.0;
  pango_font_description_set_absolute_size (font, size_px * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  g_autoptr (PangoAttrList) attributes = make_attributes (self, size_px);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  if (width >= 0)
    pango_layout_set_width (layout, width * PANGO_SCALE);
  return layout;
}

static gboolean
fits (PangoLayout *layout, int width, int height)
{
  int layout_width, layout_height;

  pango_layout_get_pixel_size (layout, &layout_width, &layout_height);
  return layout_width <= width && layout_height <= height;
}

static PangoLayout *
fit_layout (AffFitText *self, int width, int height)
{
  for (double fraction = 1; fraction > self->smallest; fraction *= STEP) {
    g_autoptr (PangoLayout) layout = make_layout (self, fraction, width);

    if (fits (layout, width, height))
      return g_steal_pointer (&layout);
  }
  PangoLayout *layout = make_layout (self, self->smallest, width);
  if (fits (layout, width, height))
    return layout;
  // A word that is longer than a line is rather broken than lost.
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  self->is_cut = !fits (layout, width, height);
  if (self->is_cut) {
    pango_layout_set_height (layout, height * PANGO_SCALE);
    pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  }
  return layout;
}

static int
measure_natural_height (AffFitText *self, int width)
{
  g_autoptr (PangoLayout) layout = make_layout (self, 1, width);

  if (self->lines > 0) {
    pango_layout_set_height (layout, -self->lines);
    pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  }
  int height;
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static void
queue_measure (AffFitText *self)
{
  self->line_height = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

// The whole text in one line of the smallest size, which is asked for at every measuring.
static void
measure_line (AffFitText *self)
{
  g_autoptr (PangoLayout) small = make_layout (self, self->smallest, -1);

  pango_layout_set_height (small, -1);
  pango_layout_set_single_paragraph_mode (small, TRUE);
  pango_layout_get_pixel_size (small, &self->line_width, &self->line_height);
}

static void
aff_fit_text_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  AffFitText *self = AFF_FIT_TEXT (widget);

  if (self->line_height == 0)
    measure_line (self);
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    g_autoptr (PangoLayout) full = make_layout (self, 1, -1);
    *minimum = MIN (self->line_width, self->line_height);
    pango_layout_get_size (full, natural, NULL);
    // Half a pixel less would break the line.
    *natural = MAX (PANGO_PIXELS_CEIL (*natural), *minimum);
  } else {
    *minimum = self->line_height;
    *natural = MAX (self->line_height, measure_natural_height (self, for_size));
  }
}

static void
aff_fit_text_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AffFitText *self = AFF_FIT_TEXT (widget);

  self->is_cut = FALSE;
  g_clear_object (&self->layout);
  self->layout = fit_layout (self, width, height);
}

static void
aff_fit_text_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AffFitText *self = AFF_FIT_TEXT (widget);
  GdkRGBA color = aff_palette_text_color (widget);

  if (self->layout != NULL)
    gtk_snapshot_append_layout (snapshot, self->layout, &color);
}

static void
aff_fit_text_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (aff_fit_text_parent_class)->css_changed (widget, change);
  queue_measure (AFF_FIT_TEXT (widget));
}

static GtkSizeRequestMode
aff_fit_text_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
aff_fit_text_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  AffFitText *self = AFF_FIT_TEXT (object);

  switch (id) {
  case PROP_TEXT:
    aff_fit_text_set_text (self, g_value_get_string (value));
    break;
  case PROP_SMALLEST:
    self->smallest = g_value_get_double (value);
    break;
  case PROP_LINES:
    self->lines = g_value_get_int (value);
    break;
  case PROP_TRACKING_EM:
    self->tracking_em = g_value_get_int (value);
    break;
  case PROP_LINE_PERCENT:
    self->line_percent = g_value_get_int (value);
    break;
  case PROP_LANGUAGE:
    g_free (self->language);
    self->language = g_value_dup_string (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  }
  queue_measure (self);
}

static void
aff_fit_text_finalize (GObject *object)
{
  AffFitText *self = AFF_FIT_TEXT (object);

  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->language, g_free);
  g_clear_object (&self->layout);
  G_OBJECT_CLASS (aff_fit_text_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *class)
{
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  g_object_class_install_property (class, PROP_TEXT,
                                   g_param_spec_string ("text", NULL, NULL, NULL, flags));
  g_object_class_install_property (
    class, PROP_SMALLEST, g_param_spec_double ("smallest", NULL, NULL, 0.1, 1, 0.5, flags));
  g_object_class_install_property (class, PROP_LINES,
                                   g_param_spec_int ("lines", NULL, NULL, 0, 100, 0, flags));
  g_object_class_install_property (
    class, PROP_TRACKING_EM, g_param_spec_int ("tracking-em", NULL, NULL, -200, 200, 0, flags));
  g_object_class_install_property (
    class, PROP_LINE_PERCENT, g_param_spec_int ("line-percent", NULL, NULL, 0, 300, 0, flags));
  g_object_class_install_property (class, PROP_LANGUAGE,
                                   g_param_spec_string ("language", NULL, NULL, NULL, flags));
}

static void
aff_fit_text_class_init (AffFitTextClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->set_property = aff_fit_text_set_property;
  object_class->finalize = aff_fit_text_finalize;
  widget_class->measure = aff_fit_text_measure;
  widget_class->size_allocate = aff_fit_text_size_allocate;
  widget_class->snapshot = aff_fit_text_snapshot;
  widget_class->css_changed = aff_fit_text_css_changed;
  widget_class->get_request_mode = aff_fit_text_get_request_mode;
  install_properties (object_class);
  gtk_widget_class_set_css_name (widget_class, "fit-text");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
aff_fit_text_init (AffFitText *self)
{
  self->text = g_strdup ("");
  self->smallest = 0.5;
}

GtkWidget *
aff_fit_text_new (const char *text)
{
  return g_object_new (AFF_TYPE_FIT_TEXT, "text", text, NULL);
}

void
aff_fit_text_set_text (AffFitText *self, const char *text)
{
  g_return_if_fail (AFF_IS_FIT_TEXT (self));
  if (g_strcmp0 (self->text, text) == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (text != NULL ? text : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->text, -1);
  queue_measure (self);
}

const char *
aff_fit_text_get_text (AffFitText *self)
{
  g_return_val_if_fail (AFF_IS_FIT_TEXT (self), NULL);
  return self->text;
}

gboolean
aff_fit_text_is_cut (AffFitText *self)
{
  g_return_val_if_fail (AFF_IS_FIT_TEXT (self), FALSE);
  return self->is_cut;
}
