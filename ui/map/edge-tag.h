// SPDX-License-Identifier: GPL-3.0-or-later
// The names of places that lie outside of what a map shows: tags at the edge behind which they
// lie, with an arrow. Pure functions over view pixels.
#pragma once

#include "ui/map/viewport.h"

G_BEGIN_DECLS

typedef struct {
  AffSpot spot;    // the middle of the place, outside of what is seen
  double width_px; // of the tag
  double height_px;
  double bonus_px; // by how much nearer than it is an important place counts
} AffEdgePlace;

typedef struct {
  guint place; // index of its AffEdgePlace
  AffArea area;
  int arrow_deg; // to the place, clockwise from up: a multiple of 45
} AffEdgeTag;

typedef struct {
  AffArea bounds;      // the tags stand at the edges of this
  double gap_px;       // between two tags, and around what is kept
  guint most;          // tags
  const GArray *kept;  // AffArea: never covered
  const GArray *taken; // AffArea: covered as little as possible
} AffEdgeGround;

// The tags (AffEdgeTag) of the nearest of N_PLACES, at most GROUND->most. One that finds no room
// near its place is left out.
GArray *aff_edge_tags_place (const AffEdgePlace *places,
                             guint n_places,
                             const AffEdgeGround *ground) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
