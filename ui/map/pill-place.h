// SPDX-License-Identifier: GPL-3.0-or-later
// Where the pill "You are here" stands beside its disc. Pure functions over view pixels.
#pragma once

#include "ui/map/viewport.h"

G_BEGIN_DECLS

typedef struct {
  AffArea disc; // with its halo
  double width_px;
  double height_px;
  double gap_px;
  AffArea bounds;      // which it stays in
  const GArray *kept;  // AffArea: never covered
  const GArray *taken; // AffArea: covered as little as possible
} AffPillGround;

// Below, above, left or right of the disc, then shifted, then further off: the first place that
// covers nothing, else the one that covers least. FALSE where each covers what is KEPT.
gboolean aff_pill_place (const AffPillGround *ground, AffArea *pill);

G_END_DECLS
