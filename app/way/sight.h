// SPDX-License-Identifier: GPL-3.0-or-later
// Which corners and stops of a ground see each other along lines that a shortest way can take.
#pragma once

#include "app/way/ground.h"

G_BEGIN_DECLS

// A corner of a block, or a stop.
typedef struct {
  AffSpot at;
  AffSpot before; // to the corner before it; both zero for a stop
  AffSpot after;
} AffNode;

typedef struct {
  guint a;
  guint b;
  double length;
} AffEdge;

// Whether the line from A to B is clear and touches the block of either from outside, as a taut
// way does that turns there. Its length is put into *LENGTH.
gboolean
aff_sight_sees (const AffGround *ground, const AffNode *a, const AffNode *b, double *length);

// The pairs (AffEdge) of NODES (AffNode) that see each other, the first of a pair before the
// second. What stands nearer hides most of what stands farther, so few pairs are looked at.
GArray *aff_sight_edges (const AffGround *ground,
                         const GArray *nodes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
