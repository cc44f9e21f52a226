// SPDX-License-Identifier: GPL-3.0-or-later
// What a person's middle has to stay out of: convex polygons, open (their edge may be touched),
// each the mitred offset of something that stands there. An offset reaches the clearance
// everywhere and 1.42 times it at most, at corners; corners sharper than a right angle are cut
// square to their bisector.
#pragma once

#include "app/way/spot.h"

G_BEGIN_DECLS

// A corner of a block and the side that begins there: a spot p is inside where
// dot (normal, p) < reach for all sides. NORMAL has the length 1.
typedef struct {
  AffSpot at;
  AffSpot normal;
  double reach;
} AffBlockSide;

typedef struct {
  guint first; // of its sides
  guint count;
  guint source; // the first corner of what stands there, and how many it has
  guint n_source;
  double left;
  double top;
  double right;
  double bottom;
} AffBlock;

typedef struct {
  GArray *blocks;  // AffBlock
  GArray *sides;   // AffBlockSide
  GArray *sources; // AffSpot
} AffBlocks;

AffBlocks *aff_blocks_new (void) G_GNUC_WARN_UNUSED_RESULT;
void aff_blocks_free (AffBlocks *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffBlocks, aff_blocks_free)

// Whether CORNERS are those of a convex polygon with an extent, in either direction.
gboolean aff_block_is_convex (const AffSpot *corners, guint count);

// The offset by BY of a convex polygon.
void aff_blocks_add_convex (AffBlocks *self, const AffSpot *corners, guint count, double by);

// The offset by BY of the line FROM to TO, on both its sides; it reaches BEFORE and AFTER beyond
// the ends (aff_block_overhang).
void aff_blocks_add_line (AffBlocks *self,
                          AffSpot from,
                          AffSpot to,
                          double by,
                          double before,
                          double after);

// How far a line's offset by BY has to reach beyond its end where the next line goes on along
// AFTER, having come along BEFORE: as far as the mitre, or BY where it turns by more than a right
// angle. A little more, so that nothing slips between the two.
double aff_block_overhang (AffSpot before, AffSpot after, double by);

// Where the line FROM to TO is inside BLOCK: TRUE with the parts of its length in *ENTERS and
// *LEAVES, if it is for more than a hair.
gboolean aff_blocks_cut (const AffBlocks *self,
                         const AffBlock *block,
                         AffSpot from,
                         AffSpot to,
                         double *enters,
                         double *leaves);
gboolean aff_blocks_has (const AffBlocks *self, const AffBlock *block, AffSpot spot);

// The spot of what stands there (the source of BLOCK) that is nearest to SPOT.
AffSpot aff_blocks_nearest (const AffBlocks *self, const AffBlock *block, AffSpot spot);

G_END_DECLS
