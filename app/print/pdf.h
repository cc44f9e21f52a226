// SPDX-License-Identifier: GPL-3.0-or-later
// A PDF under the pen: pages measured in millimetres from the top left corner, text in real
// fonts by Pango, codes and rules as vectors. Nothing here knows posters.
#pragma once

#include "app/base/error.h"
#include "app/qr/qr.h"

#include <cairo.h>

G_BEGIN_DECLS

#define AFF_PDF_BLACK 0x000000
#define AFF_PDF_GREY  0x4A4A4A

typedef struct _AffPdf AffPdf;

typedef struct {
  const char *title; // of the document, for its metadata
  const char *subject;
  double width_mm;
  double height_mm;
} AffPdfForm;

AffPdf *aff_pdf_new (const AffPdfForm *form) G_GNUC_WARN_UNUSED_RESULT;
void aff_pdf_free (AffPdf *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffPdf, aff_pdf_free)

// For what is painted directly: its unit is a millimetre of the current page.
cairo_t *aff_pdf_cairo (AffPdf *self);
void aff_pdf_set_color (AffPdf *self, guint32 color);
// Ends the page; what follows stands on the next one.
void aff_pdf_end_page (AffPdf *self);
guint aff_pdf_pages (AffPdf *self);
// The whole document. The sheet can only be freed after this. AFF_ERROR_STORE if cairo failed.
GBytes *aff_pdf_finish (AffPdf *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

typedef enum { AFF_ALIGN_LEFT, AFF_ALIGN_CENTRE, AFF_ALIGN_RIGHT } AffAlign;

typedef struct {
  double size_mm; // of the font, its em
  int weight;     // 400 to 700
  gboolean is_display;
  AffAlign align;
  guint32 color;
} AffPdfFont;

// Writes TEXT from Y downwards in a column of WIDTH at X and returns its height. Lines break at
// words, and within a word that is wider than the column.
double aff_pdf_text (AffPdf *self,
                     double x_mm,
                     double y_mm,
                     double width_mm,
                     const AffPdfFont *font,
                     const char *text);
// The height that it would have, without writing.
double
aff_pdf_measure (AffPdf *self, double width_mm, const AffPdfFont *font, const char *text);
// TEXT if it is no higher than HEIGHT in such a column, else as much of it as is, with an ellipsis.
char *aff_pdf_fit (AffPdf *self,
                   double width_mm,
                   double height_mm,
                   const AffPdfFont *font,
                   const char *text) G_GNUC_WARN_UNUSED_RESULT;
// The width of TEXT in one line.
double aff_pdf_width (AffPdf *self, const AffPdfFont *font, const char *text);
// TEXT in one line with its capitals centred on X, Y.
void
aff_pdf_mark (AffPdf *self, double x_mm, double y_mm, const AffPdfFont *font, const char *text);

void aff_pdf_rule (AffPdf *self, double x_mm, double y_mm, double width_mm, double thick_mm);
// A path; to be filled or stroked by the caller.
void aff_pdf_round_box (AffPdf *self,
                        double x_mm,
                        double y_mm,
                        double width_mm,
                        double height_mm,
                        double radius_mm);
// CODE without its quiet zone, SIDE millimetres wide; the caller keeps the paper around it white.
void aff_pdf_code (AffPdf *self, double x_mm, double y_mm, double side_mm, const AffQr *code);
// The rosace of the kiosk.
void aff_pdf_rosace (AffPdf *self, double x_mm, double y_mm, double side_mm);

G_END_DECLS
