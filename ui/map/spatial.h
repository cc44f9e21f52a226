// SPDX-License-Identifier: GPL-3.0-or-later
// Where things lie among each other on a view: which board an arrow key goes to, and where the
// caption of a place stands. Pure functions over view pixels.
#pragma once

#include "ui/map/viewport.h"

G_BEGIN_DECLS

typedef enum {
  AFF_TOWARDS_UP,
  AFF_TOWARDS_RIGHT,
  AFF_TOWARDS_DOWN,
  AFF_TOWARDS_LEFT
} AffTowards;

// The index of the spot that lies next to number FROM in that direction, -1 if none does.
int aff_spatial_next (const AffSpot *spots, guint n_spots, int from, AffTowards towards);

// The index of the spot nearest to SPOT, -1 if there are none.
int aff_spatial_nearest (const AffSpot *spots, guint n_spots, AffSpot spot);

// The smallest distance between two spots, measured along the longer of the two axes; OTHERWISE
// if there are not two.
double aff_spatial_pitch (const AffSpot *spots, guint n_spots, double otherwise);

// The first SHARE (0 to 1) of the line along N_SPOTS, at least two of them, into CUT, which has
// room for as many. Returns how many spots it has, at least two.
guint aff_spatial_cut (const AffSpot *spots, guint n_spots, double share, AffSpot *cut);

// Where a caption of that size stands: in SHAPE if it fits there, else beside it; inside BOUNDS
// and clear of the TAKEN areas as far as that is possible. *IS_INSIDE tells which of the two.
AffArea aff_spatial_caption (AffArea shape,
                             double width_px,
                             double height_px,
                             AffArea bounds,
                             const GArray *taken,
                             gboolean *is_inside);

G_END_DECLS
