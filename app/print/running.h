// SPDX-License-Identifier: GPL-3.0-or-later
// Text that runs over pages of A4: the same head on each, and a new page where a row would not
// fit any more.
#pragma once

#include "app/print/pdf.h"
#include "app/programme/programme.h"

G_BEGIN_DECLS

#define AFF_A4_WIDTH_MM  210.0
#define AFF_A4_HEIGHT_MM 297.0
#define AFF_A4_MARGIN_MM 16.0
#define AFF_A4_COLUMN_MM (AFF_A4_WIDTH_MM - 2 * AFF_A4_MARGIN_MM)
#define AFF_A4_BOTTOM_MM 278.0

typedef struct {
  AffPdf *sheet;
  const AffProgramme *programme;
  const char *language;
  // The head of each page.
  const char *title;
  const char *subtitle;
  double y_mm; // where the next row begins
} AffRunning;

// Begins the first page.
void aff_running_begin (AffRunning *self);
// Makes room for HEIGHT: goes to the next page if this one has too little left.
void aff_running_reserve (AffRunning *self, double height_mm);
// Ends the last page.
void aff_running_end (AffRunning *self);

G_END_DECLS
