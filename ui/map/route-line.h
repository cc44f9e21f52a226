// SPDX-License-Identifier: GPL-3.0-or-later
// The line of a way on the map: rose with a casing and chevrons that say in which direction, or,
// for a tour, dots. Its width belongs to the floor, so it grows with the map.
#pragma once

#include "ui/map/viewport.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_ROUTE_LINE_MM 380 // of the floor, as wide as the line is

#define AFF_ROUTE_CASING_MM 640 // with the room around it

// Paints the line along N spots at SCALE pixels a millimetre.
void aff_route_line_paint (cairo_t *cr,
                           const AffSpot *spots,
                           guint n_spots,
                           double scale,
                           gboolean is_tour);

G_END_DECLS
