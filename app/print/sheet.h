// SPDX-License-Identifier: GPL-3.0-or-later
// A PDF under the pen: pages measured in millimetres from the top left corner, text in real
// fonts by Pango, codes and rules as vectors. Nothing here knows posters.
#pragma once

#include "app/base/error.h"
#include "app/qr/qr.h"

#include <cairo.h>

G_BEGIN_DECLS

#define AFF_SHEET_BLACK 0x000000
#define AFF_SHEET_GREY  0x4A4A4A

typedef struct _AffSheet AffSheet;

typedef struct {
  const char *title; // of the document, for its metadata
  const char *subject;
  double width_mm;
  double height_mm;
} AffSheetForm;

AffSheet *aff_sheet_new (const AffSheetForm *form) G_GNUC_WARN_UNUSED_RESULT;
void aff_sheet_free (AffSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffSheet, aff_sheet_free)

// For what is painted directly: its unit is a millimetre of the current page.
cairo_t *aff_sheet_cairo (AffSheet *self);
void aff_sheet_set_color (AffSheet *self, guint32 color);
// Ends the page; what follows stands on the next one.
void aff_sheet_end_page (AffSheet *self);
guint aff_sheet_pages (AffSheet *self);
// The whole document. The sheet can only be freed after this. AFF_ERROR_STORE if cairo failed.
GBytes *aff_sheet_finish (AffSheet *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

typedef enum { AFF_ALIGN_LEFT, AFF_ALIGN_CENTRE, AFF_ALIGN_RIGHT } AffAlign;

typedef struct {
  double size_mm; // of the font, its em
  int weight;     // 400 to 700
  gboolean is_display;
  AffAlign align;
  guint32 color;
} AffSheetFont;

// Writes TEXT from Y downwards in a column of WIDTH at X and returns its height. Lines break at
// words, and within a word that is wider than the column.
double aff_sheet_text (AffSheet *self,
                       double x_mm,
                       double y_mm,
                       double width_mm,
                       const AffSheetFont *font,
                       const char *text);
// The height that it would have, without writing.
double
aff_sheet_measure (AffSheet *self, double width_mm, const AffSheetFont *font, const char *text);
// TEXT if it is no higher than HEIGHT in such a column, else as much of it as is, with an ellipsis.
char *aff_sheet_fit (AffSheet *self,
                     double width_mm,
                     double height_mm,
                     const AffSheetFont *font,
                     const char *text) G_GNUC_WARN_UNUSED_RESULT;
// The width of TEXT in one line.
double aff_sheet_width (AffSheet *self, const AffSheetFont *font, const char *text);
// TEXT in one line with its capitals centred on X, Y.
void aff_sheet_mark (AffSheet *self,
                     double x_mm,
                     double y_mm,
                     const AffSheetFont *font,
                     const char *text);

void
aff_sheet_rule (AffSheet *self, double x_mm, double y_mm, double width_mm, double thick_mm);
// A path; to be filled or stroked by the caller.
void aff_sheet_round_box (AffSheet *self,
                          double x_mm,
                          double y_mm,
                          double width_mm,
                          double height_mm,
                          double radius_mm);
// CODE without its quiet zone, SIDE millimetres wide; the caller keeps the paper around it white.
void
aff_sheet_code (AffSheet *self, double x_mm, double y_mm, double side_mm, const AffQr *code);
// The rosace of the kiosk.
void aff_sheet_rosace (AffSheet *self, double x_mm, double y_mm, double side_mm);

G_END_DECLS
