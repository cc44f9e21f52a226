// SPDX-License-Identifier: GPL-3.0-or-later
// Where number, letter, badge and order of a marker stand, and how large they are. Pure functions;
// all of it is px from the marker's middle.
#pragma once

#include "ui/map/viewport.h"

G_BEGIN_DECLS

typedef struct {
  double outer_px;   // side of the whole marker: the smaller, the less stands in it
  double side_px;    // of the square that is left inside a ring
  double unit_px;    // one px of the design
  double facing_deg; // the side on which people stand; -1: not known
  gboolean wants_letter;
  gboolean is_here; // has the badge of a presenter
  gboolean is_stop; // has the disc of a stop of a tour
} AffMarkerRoom;

typedef struct {
  AffSpot number;
  double number_px;        // its size
  double number_widest_px; // it shrinks rather than being wider
  AffSpot letter;
  double letter_px; // 0: there is no room for one
  AffSpot badge;
  double badge_radius_px; // 0: none
  AffSpot order;
  double order_radius_px; // 0: none; around it 2 px of the design are free
} AffMarkerPlaces;

#define AFF_MARKER_CAP 0.72 // capital height of Inter as a part of its size

// The letter stands between number and aisle, unless the aisle is at a side; the badge keeps to
// the corner on the aisle and the letter makes room for it. The order has the middle of the edge
// on the aisle; the number makes room for it, and where both cannot stand there, the letter goes.
AffMarkerPlaces aff_marker_places (const AffMarkerRoom *room);

G_END_DECLS
