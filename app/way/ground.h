// SPDX-License-Identifier: GPL-3.0-or-later
// The floor as one can walk it with a clearance: every wall, obstacle and board grown by it, and
// the question whether a straight line runs clear of them all.
#pragma once

#include "app/way/block.h"
#include "app/way/floor.h"

G_BEGIN_DECLS

// Added to the clearance, so that points rounded to a millimetre still keep it.
#define AFF_GROUND_MARGIN_MM 1

typedef struct _AffGround AffGround;

// What stands where a board is.
typedef enum {
  AFF_GROUND_BOARDS, // its ground, where people stand and read
  AFF_GROUND_PANELS, // its panel alone: ways may lead between a board and its readers
} AffGroundKind;

// NULL as aff_floor_new.
AffGround *aff_ground_new (const AffPlan *plan,
                           const AffWalk *walk,
                           AffGroundKind kind) G_GNUC_WARN_UNUSED_RESULT;
void aff_ground_free (AffGround *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffGround, aff_ground_free)

const AffBlocks *aff_ground_blocks (const AffGround *self);
// TRUE if SPOT is on the floor with the clearance on all sides.
gboolean aff_ground_is_free (const AffGround *self, AffSpot spot);
// TRUE if the straight line between two free spots keeps the clearance.
gboolean aff_ground_is_clear (const AffGround *self, AffSpot from, AffSpot to);

// A line that what is asked for must lie behind: dot (AHEAD, spot) >= FROM.
typedef struct {
  AffSpot ahead;
  double from;
} AffHalfPlane;

// The free spots (AffSpot) within RADIUS_MM of SPOT that could be the nearest ones to it, the
// nearest first: SPOT itself if it is free, and the ends of the shortest lines to all edges,
// corners and notches of the free floor. Those before LIMIT (may be NULL) are left out,
// and all after the first MOST.
GArray *aff_ground_near (const AffGround *self,
                         AffSpot spot,
                         const AffHalfPlane *limit,
                         double radius_mm,
                         guint most) G_GNUC_WARN_UNUSED_RESULT;

// The nearest of them anywhere. FALSE if there is no free floor behind LIMIT, or none as near as
// FARTHEST_MM; one a little farther may be found then.
gboolean aff_ground_pull (const AffGround *self,
                          AffSpot spot,
                          const AffHalfPlane *limit,
                          double farthest_mm,
                          AffSpot *nearest);

// Calls FUNC for each block, once or more often, whose surroundings meet the box.
typedef void (*AffBlockFunc) (const AffBlock *block, gpointer data);
void aff_ground_each (const AffGround *self,
                      AffSpot low,
                      AffSpot high,
                      AffBlockFunc func,
                      gpointer data);

G_END_DECLS
