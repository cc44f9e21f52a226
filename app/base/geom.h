// SPDX-License-Identifier: GPL-3.0-or-later
// Points and boxes on a floor plan: whole millimetres, origin at the plan's top left corner,
// x east, y south as in SVG. Angles are degrees clockwise from the plan's north (its top).
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  int x_mm;
  int y_mm;
} AffPoint;

typedef struct {
  int x_mm; // left edge
  int y_mm; // top edge
  int width_mm;
  int height_mm;
} AffBox;

// The centre of BOX, rounded down.
AffPoint aff_box_centre (AffBox box);

// Brings any angle into 0 to 359.
int aff_angle_normalise (int degrees);

G_END_DECLS
