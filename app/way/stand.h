// SPDX-License-Identifier: GPL-3.0-or-later
// How a board stands on the floor. Its ground is the rectangle of the plan, with its depth along
// the direction it faces; the panel itself is the strip of that ground on the side away from its
// readers, AFF_STAND_PANEL_MM thick; readers stand on the rest and before it.
#pragma once

#include "app/programme/programme.h"
#include "app/way/spot.h"

G_BEGIN_DECLS

#define AFF_STAND_PANEL_MM   100 // or all of the ground, where that is thinner
#define AFF_STAND_READING_MM 700 // from panel to reader, at least

// The corners of the ground of BOARD, and of its panel alone, in order around it.
void aff_stand_ground (const AffBoard *board, AffSpot corners[4]);
void aff_stand_panel (const AffBoard *board, AffSpot corners[4]);

// Where a way to BOARD ends: before the middle of its open side, CLEARANCE_MM from its ground and
// AFF_STAND_READING_MM from its panel, if nothing else is there.
AffSpot aff_stand_reader (const AffBoard *board, double clearance_mm);

G_END_DECLS
