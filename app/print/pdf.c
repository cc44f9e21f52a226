// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/print/pdf.h"

#include "app/base/text.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#define POINTS_A_MM (72 / 25.4)
#define CAP_HEIGHT  0.727 // of Inter's em
#define LINE_HEIGHT 1.2

struct _AffPdf {
  GByteArray *bytes;
  cairo_surface_t *surface;
  cairo_t *cr;
  PangoLayout *layout;
  guint pages;
};

static cairo_status_t
on_write (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

// At one unit a millimetre, hints and whole units would put letters in wrong places.
static void
set_up_layout (AffPdf *self)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  self->layout = pango_cairo_create_layout (self->cr);
  pango_cairo_context_set_font_options (pango_layout_get_context (self->layout), options);
  pango_context_set_round_glyph_positions (pango_layout_get_context (self->layout), FALSE);
  cairo_font_options_destroy (options);
}

AffPdf *
aff_pdf_new (const AffPdfForm *form)
{
  g_return_val_if_fail (form != NULL && form->width_mm > 0 && form->height_mm > 0, NULL);
  AffPdf *self = g_new0 (AffPdf, 1);

  self->bytes = g_byte_array_new ();
  self->surface = cairo_pdf_surface_create_for_stream (on_write, self->bytes,
                                                       form->width_mm * POINTS_A_MM,
                                                       form->height_mm * POINTS_A_MM);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_TITLE, form->title);
  if (form->subject != NULL)
    cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_SUBJECT, form->subject);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATOR, "Affiche");
  self->cr = cairo_create (self->surface);
  cairo_scale (self->cr, POINTS_A_MM, POINTS_A_MM);
  set_up_layout (self);
  return self;
}

void
aff_pdf_free (AffPdf *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->layout);
  cairo_destroy (self->cr);
  cairo_surface_destroy (self->surface);
  g_clear_pointer (&self->bytes, g_byte_array_unref);
  g_free (self);
}

cairo_t *
aff_pdf_cairo (AffPdf *self)
{
  return self->cr;
}

void
aff_pdf_set_color (AffPdf *self, guint32 color)
{
  cairo_set_source_rgb (self->cr, (color >> 16 & 0xff) / 255.0, (color >> 8 & 0xff) / 255.0,
                        (color & 0xff) / 255.0);
}

void
aff_pdf_end_page (AffPdf *self)
{
  cairo_show_page (self->cr);
  self->pages++;
}

guint
aff_pdf_pages (AffPdf *self)
{
  return self->pages;
}

GBytes *
aff_pdf_finish (AffPdf *self, GError **error)
{
  cairo_status_t status = cairo_status (self->cr);

  cairo_surface_finish (self->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (self->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_bytes_new (self->bytes->data, self->bytes->len);
  g_set_error (error, AFF_ERROR, AFF_ERROR_STORE,
               "The pages could not be made (%s). Free some memory and print again.",
               cairo_status_to_string (status));
  return NULL;
}

static void
set_text (AffPdf *self, double width_mm, const AffPdfFont *font, const char *text)
{
  static const PangoAlignment aligns[] = {PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER,
                                          PANGO_ALIGN_RIGHT};
  PangoFontDescription *description = pango_font_description_new ();
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_font_description_set_family (description, font->is_display
                                                    ? "Inter Display, Inter, Sans"
                                                    : "Inter, Sans");
  pango_font_description_set_weight (description, (PangoWeight) font->weight);
  pango_font_description_set_absolute_size (description, font->size_mm * PANGO_SCALE);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("case=1"));
  if (font->is_display)
    pango_attr_list_insert (attributes, pango_attr_letter_spacing_new (
                                          (int) (-0.02 * font->size_mm * PANGO_SCALE)));
  pango_layout_set_font_description (self->layout, description);
  pango_layout_set_attributes (self->layout, attributes);
  pango_layout_set_width (self->layout, width_mm > 0 ? (int) (width_mm * PANGO_SCALE) : -1);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (self->layout, aligns[font->align]);
  pango_layout_set_text (self->layout, text, -1);
  pango_attr_list_unref (attributes);
  pango_font_description_free (description);
}

static double
get_height (AffPdf *self, const AffPdfFont *font)
{
  return pango_layout_get_line_count (self->layout) * font->size_mm * LINE_HEIGHT;
}

// Lines stand LINE_HEIGHT apart whatever other fonts a script brings in.
static void
show_lines (AffPdf *self, double x_mm, double y_mm, const AffPdfFont *font)
{
  PangoLayoutIter *iter = pango_layout_get_iter (self->layout);
  double line = font->size_mm * LINE_HEIGHT;
  double baseline = y_mm + (line + font->size_mm * CAP_HEIGHT) / 2;

  do {
    PangoRectangle extents;

    pango_layout_iter_get_line_extents (iter, NULL, &extents);
    cairo_move_to (self->cr, x_mm + pango_units_to_double (extents.x), baseline);
    pango_cairo_show_layout_line (self->cr, pango_layout_iter_get_line_readonly (iter));
    baseline += line;
  } while (pango_layout_iter_next_line (iter));
  cairo_new_path (self->cr); // no line leads from the text to what follows
  pango_layout_iter_free (iter);
}

double
aff_pdf_text (AffPdf *self,
              double x_mm,
              double y_mm,
              double width_mm,
              const AffPdfFont *font,
              const char *text)
{
  set_text (self, width_mm, font, text);
  aff_pdf_set_color (self, font->color);
  show_lines (self, x_mm, y_mm, font);
  return get_height (self, font);
}

double
aff_pdf_measure (AffPdf *self, double width_mm, const AffPdfFont *font, const char *text)
{
  set_text (self, width_mm, font, text);
  return get_height (self, font);
}

char *
aff_pdf_fit (AffPdf *self,
             double width_mm,
             double height_mm,
             const AffPdfFont *font,
             const char *text)
{
  guint fits = 0, beyond = (guint) g_utf8_strlen (text, -1);

  if (aff_pdf_measure (self, width_mm, font, text) <= height_mm)
    return g_strdup (text);
  while (beyond - fits > 1) {
    guint middle = fits + (beyond - fits) / 2;
    g_autofree char *shorter = aff_text_shorten (text, middle);

    if (aff_pdf_measure (self, width_mm, font, shorter) <= height_mm)
      fits = middle;
    else
      beyond = middle;
  }
  return aff_text_shorten (text, fits);
}

double
aff_pdf_width (AffPdf *self, const AffPdfFont *font, const char *text)
{
  PangoRectangle extents;

  set_text (self, 0, font, text);
  pango_layout_get_extents (self->layout, NULL, &extents);
  return pango_units_to_double (extents.width);
}

void
aff_pdf_mark (AffPdf *self, double x_mm, double y_mm, const AffPdfFont *font, const char *text)
{
  double width = aff_pdf_width (self, font, text);

  aff_pdf_set_color (self, font->color);
  cairo_move_to (self->cr, x_mm - width / 2, y_mm + font->size_mm * CAP_HEIGHT / 2);
  pango_cairo_show_layout_line (self->cr, pango_layout_get_line_readonly (self->layout, 0));
  cairo_new_path (self->cr);
}

void
aff_pdf_rule (AffPdf *self, double x_mm, double y_mm, double width_mm, double thick_mm)
{
  cairo_rectangle (self->cr, x_mm, y_mm - thick_mm / 2, width_mm, thick_mm);
  cairo_fill (self->cr);
}

void
aff_pdf_round_box (AffPdf *self,
                   double x_mm,
                   double y_mm,
                   double width_mm,
                   double height_mm,
                   double radius_mm)
{
  double right = x_mm + width_mm - radius_mm, bottom = y_mm + height_mm - radius_mm;

  cairo_new_sub_path (self->cr);
  cairo_arc (self->cr, right, y_mm + radius_mm, radius_mm, -G_PI_2, 0);
  cairo_arc (self->cr, right, bottom, radius_mm, 0, G_PI_2);
  cairo_arc (self->cr, x_mm + radius_mm, bottom, radius_mm, G_PI_2, G_PI);
  cairo_arc (self->cr, x_mm + radius_mm, y_mm + radius_mm, radius_mm, G_PI, 3 * G_PI_2);
  cairo_close_path (self->cr);
}

// One path for the whole code, so that no seams show between modules.
void
aff_pdf_code (AffPdf *self, double x_mm, double y_mm, double side_mm, const AffQr *code)
{
  double module = side_mm / code->size;

  for (int y = 0; y < code->size; y++)
    for (int x = 0; x < code->size; x++)
      if (aff_qr_is_dark (code, x, y))
        cairo_rectangle (self->cr, x_mm + x * module, y_mm + y * module, module, module);
  aff_pdf_set_color (self, AFF_PDF_BLACK);
  cairo_fill (self->cr);
}

// Ten petals around a disc, as resources/icons/mark.svg has them on a grid of 48.
void
aff_pdf_rosace (AffPdf *self, double x_mm, double y_mm, double side_mm)
{
  cairo_t *cr = self->cr;

  cairo_save (cr);
  cairo_translate (cr, x_mm + side_mm / 2, y_mm + side_mm / 2);
  cairo_scale (cr, side_mm / 48, side_mm / 48);
  for (int petal = 0; petal < 10; petal++) {
    cairo_move_to (cr, -2.13, -8.74);
    cairo_line_to (cr, -3.99, -16.01);
    cairo_curve_to (cr, -4.57, -18.62, -3.24, -20.78, 0, -22.5);
    cairo_curve_to (cr, 3.24, -20.78, 4.57, -18.62, 3.99, -16.01);
    cairo_line_to (cr, 2.13, -8.74);
    cairo_curve_to (cr, 0.71, -8.38, -0.71, -8.38, -2.13, -8.74);
    cairo_close_path (cr);
    cairo_rotate (cr, G_PI / 5);
  }
  cairo_new_sub_path (cr);
  cairo_arc (cr, 0, 0, 4.2, 0, 2 * G_PI);
  aff_pdf_set_color (self, AFF_PDF_BLACK);
  cairo_fill (cr);
  cairo_restore (cr);
}
