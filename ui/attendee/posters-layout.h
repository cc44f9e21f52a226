// SPDX-License-Identifier: GPL-3.0-or-later
// Where things stand on the page Posters: that follows from the plan and its turn alone.
#pragma once

#include "ui/map/painter.h"

G_BEGIN_DECLS

typedef struct {
  gboolean is_wide; // the panel stands below the map, not beside it
  gboolean has_pad; // boards are also chosen on a pad of keys
  // The rest is for a pad beside the map, on a screen lying down.
  gboolean is_slim; // the pad is a slim strip, for a wide map
  int pad_columns;
  double map_width_px;
  gboolean has_title; // there is room for a heading above the pad
} AffPostersLayout;

// The layout for CONTENT, which has a plan.
AffPostersLayout aff_posters_layout_choose (const AffMapContent *content, gboolean is_portrait);

G_END_DECLS
