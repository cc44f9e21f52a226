// SPDX-License-Identifier: GPL-3.0-or-later
// The floor of a plan as its regions say: where one may be, and the walls around it. Every region
// is read by the even-odd rule, so a polygon may have holes and may cross itself.
#pragma once

#include "app/way/graph.h"
#include "app/way/spot.h"

G_BEGIN_DECLS

typedef struct _AffFloor AffFloor;

// Where a floor ends: no way crosses it.
typedef struct {
  AffSpot from;
  AffSpot to;
} AffWall;

// NULL if nobody has drawn where one can walk in PLAN, or more than AFF_PLAN_MOST_POINTS. PLAN outlives it.
AffFloor *aff_floor_new (const AffPlan *plan, const AffWalk *walk) G_GNUC_WARN_UNUSED_RESULT;
void aff_floor_free (AffFloor *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffFloor, aff_floor_free)

// TRUE if SPOT is in an area to walk on and in none that is in the way.
gboolean aff_floor_has (const AffFloor *self, AffSpot spot);

// The edges (AffWall) of all areas to walk on, without those inside another one; areas less than a
// finger apart belong together. NULL if there are too many.
GArray *aff_floor_walls (const AffFloor *self) G_GNUC_WARN_UNUSED_RESULT;

// The regions (AffRegion) that are in the way on this floor.
const GPtrArray *aff_floor_hurdles (const AffFloor *self);

G_END_DECLS
