// SPDX-License-Identifier: GPL-3.0-or-later
// How narrow it gets on the way.
#pragma once

#include "app/way/ground.h"

G_BEGIN_DECLS

// The narrowest gap between two things on both sides of the line along POINTS (AffPoint), in whole
// centimetres, rounded down; MOST_CM if there is none narrower. What lies before the first and
// after the last spot with clearance does not count.
int aff_gap_narrowest_cm (const AffGround *ground, const GArray *points, int most_cm);

// Calls FUNC for spots along POINTS, each STEP_MM and at each point, until it returns FALSE; then
// returns FALSE itself. DIRECTION is the unit vector of the line there.
typedef gboolean (*AffSpotFunc) (AffSpot spot, AffSpot direction, gpointer data);
gboolean aff_gap_walk (const GArray *points, double step_mm, AffSpotFunc func, gpointer data);

G_END_DECLS
