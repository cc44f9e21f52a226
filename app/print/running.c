// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/print/running.h"

#include "app/face/phrase.h"

// Millimetres of the head, which leaves room for rows on every page.
#define MOST_TITLE    60.0
#define MOST_SUBTITLE 80.0

static void
paint_head (AffRunning *self)
{
  static const AffPdfFont title = {.size_mm = 11,
                                   .weight = 700,
                                   .is_display = TRUE,
                                   .color = AFF_PDF_BLACK};
  static const AffPdfFont plain = {.size_mm = 4.6, .weight = 500, .color = AFF_PDF_BLACK};
  double y = 20;
  g_autofree char *first = aff_pdf_fit (self->sheet, AFF_A4_COLUMN_MM, MOST_TITLE, &title,
                                        self->title);
  g_autofree char *second = aff_pdf_fit (self->sheet, AFF_A4_COLUMN_MM, MOST_SUBTITLE, &plain,
                                         self->subtitle);

  aff_pdf_rosace (self->sheet, AFF_A4_MARGIN_MM, 10, 7);
  y += aff_pdf_text (self->sheet, AFF_A4_MARGIN_MM, y, AFF_A4_COLUMN_MM, &title, first);
  y += 2 +
       aff_pdf_text (self->sheet, AFF_A4_MARGIN_MM, y + 2, AFF_A4_COLUMN_MM, &plain, second);
  self->y_mm = y + 7;
}

// From when it is, and whether it is real.
static void
paint_foot (AffRunning *self)
{
  AffPdfFont font = {.size_mm = 3.6, .weight = 500, .color = AFF_PDF_GREY};
  const AffProgramme *programme = self->programme;

  aff_pdf_set_color (self->sheet, AFF_PDF_BLACK);
  aff_pdf_rule (self->sheet, AFF_A4_MARGIN_MM, 283, AFF_A4_COLUMN_MM, 0.3);
  if (programme->as_of != AFF_UNKNOWN_TIME) {
    g_autofree char *as_of = aff_phrase_instant (programme->as_of, programme->zone,
                                                 self->language);
    g_autofree char *said = aff_phrase_text (AFF_PHRASE_AS_PLANNED, self->language, as_of);
    aff_pdf_text (self->sheet, AFF_A4_MARGIN_MM, 285, AFF_A4_COLUMN_MM, &font, said);
  }
  font.align = AFF_ALIGN_RIGHT;
  if (programme->is_sample)
    aff_pdf_text (self->sheet, AFF_A4_MARGIN_MM, 285, AFF_A4_COLUMN_MM, &font,
                  aff_phrase (AFF_PHRASE_SAMPLE, self->language));
}

void
aff_running_begin (AffRunning *self)
{
  paint_head (self);
}

void
aff_running_reserve (AffRunning *self, double height_mm)
{
  if (self->y_mm + height_mm <= AFF_A4_BOTTOM_MM)
    return;
  aff_running_end (self);
  paint_head (self);
}

void
aff_running_end (AffRunning *self)
{
  paint_foot (self);
  aff_pdf_end_page (self->sheet);
}
