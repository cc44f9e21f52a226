// SPDX-License-Identifier: GPL-3.0-or-later
// How a map that leads somewhere lies: the whole plan where that is large enough to read, else so
// much larger that all of the way is still seen. Pure functions over values.
#pragma once

#include "ui/map/viewport.h"

G_BEGIN_DECLS

typedef struct {
  const GArray *boxes;  // AffBox: what has to be seen
  double enough_scale;  // the whole plan stays if it is as large as this
  double largest_scale; // pixels a millimetre
  double margin_px;     // around what has to be seen, but not outside of the plan
} AffWayFrame;

// Shows the whole plan in VIEWPORT, or as much of it as FRAME says.
void aff_way_frame_lay (AffViewport *viewport, const AffWayFrame *frame);

// The part of the view in which the plan is seen.
AffArea aff_way_frame_seen (const AffViewport *viewport);

// At which edges of the view the plan goes on.
typedef struct {
  gboolean top;
  gboolean right;
  gboolean bottom;
  gboolean left;
} AffCut;

AffCut aff_way_frame_cut (const AffViewport *viewport);

G_END_DECLS
