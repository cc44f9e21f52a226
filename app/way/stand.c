// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/way/stand.h"

// Width across and depth along the direction a board faces. What stands obliquely has the size of
// its own sides and no word on which of them faces the reader: boards are wider than deep.
static void
find_size (const AffBoard *board, double *across, double *depth)
{
  gboolean is_oblique = board->facing_deg % 90 != 0;
  gboolean is_sideways = is_oblique ? board->height_mm > board->width_mm
                                    : board->facing_deg % 180 != 0;
  *across = is_sideways ? board->height_mm : board->width_mm;
  *depth = is_sideways ? board->width_mm : board->height_mm;
}

// The rectangle from FROM to TO along the direction of BOARD, counted from its centre.
static void
lay (const AffBoard *board, double across, double from, double to, AffSpot corners[4])
{
  AffSpot ahead = aff_spot_towards (board->facing_deg);
  AffSpot right = {-ahead.y, ahead.x};
  AffSpot centre = aff_spot_of (board->centre);
  AffSpot back = aff_spot_along (centre, ahead, from);
  AffSpot front = aff_spot_along (centre, ahead, to);
  corners[0] = aff_spot_along (back, right, -across / 2);
  corners[1] = aff_spot_along (front, right, -across / 2);
  corners[2] = aff_spot_along (front, right, across / 2);
  corners[3] = aff_spot_along (back, right, across / 2);
}

void
aff_stand_ground (const AffBoard *board, AffSpot corners[4])
{
  double across, depth;
  find_size (board, &across, &depth);
  lay (board, across, -depth / 2, depth / 2, corners);
}

void
aff_stand_panel (const AffBoard *board, AffSpot corners[4])
{
  double across, depth;
  find_size (board, &across, &depth);
  lay (board, across, -depth / 2, -depth / 2 + MIN (depth, AFF_STAND_PANEL_MM), corners);
}

AffSpot
aff_stand_reader (const AffBoard *board, double clearance_mm)
{
  double across, depth;
  find_size (board, &across, &depth);
  double panel = MIN (depth, AFF_STAND_PANEL_MM);
  double distance = MAX (depth / 2 + clearance_mm, panel - depth / 2 + AFF_STAND_READING_MM);
  return aff_spot_along (aff_spot_of (board->centre), aff_spot_towards (board->facing_deg),
                         distance);
}
