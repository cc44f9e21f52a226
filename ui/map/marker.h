// SPDX-License-Identifier: GPL-3.0-or-later
// The marker of a board, painted by cairo: on the map, and wherever a board is pictured small.
#pragma once

#include "app/programme/agenda.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct {
  const char *label;
  const char *letter; // of its topic, or NULL
  AffSeatState state;
  gboolean is_selected;
  gboolean is_dimmed;   // filtered out
  gboolean is_here;     // the presenter is at the board
  gboolean has_problem; // staff have to look at it
  gboolean is_moved;    // a change put another poster there
  gboolean is_goal;     // a way leads there
  guint order;          // of a stop of a tour, from 1; 0: none
  double side_px;
  double pitch_px;   // what it may cover, ring included
  double unit_px;    // one px of the design
  double turn_deg;   // of the square, clockwise; its text stays upright
  double facing_deg; // the side on which people stand, as seen on screen; -1: no panel is drawn
} AffMarker;

// Paints MARKER with its middle at X, Y.
void aff_marker_paint (cairo_t *cr, const AffMarker *marker, double x, double y);

G_END_DECLS
