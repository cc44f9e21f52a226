// SPDX-License-Identifier: GPL-3.0-or-later
// The wall plan, an A3 page in landscape: the hall with its boards as the plan is drawn (its top
// is up), the posters by board, the topics, what is free and what is closed. Times are those of the
// plan, and the page says from when it is.
#pragma once

#include "app/print/pdf.h"
#include "app/programme/programme.h"

G_BEGIN_DECLS

#define AFF_WALL_WIDTH_MM  420.0
#define AFF_WALL_HEIGHT_MM 297.0

typedef struct {
  const AffProgramme *programme;
  const AffItem *item; // a poster session
  const char *language;
  gint64 now;     // whose embargoes hold
  GBytes *pixels; // of the plan, width_px rows as aff_plan_render makes them; NULL: outlines
  int width_px;
  int height_px;
} AffWall;

// The size in pixels of the plan's picture on the page.
void aff_wall_measure (const AffPlan *plan, int *width_px, int *height_px);
void aff_wall_paint (AffPdf *sheet, const AffWall *wall);

G_END_DECLS
