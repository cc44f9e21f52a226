// SPDX-License-Identifier: GPL-3.0-or-later
// The reduced visibility graph of a ground: its nodes are the corners at which a shortest way can
// turn and some stops, its edges the clear lines that touch the corner at either end without
// cutting into it. Shortest ways along it are the shortest ones there are.
#pragma once

#include "app/way/ground.h"

G_BEGIN_DECLS

// More corners than these are not computed.
#define AFF_NET_MOST_NODES 12000

typedef struct _AffNet AffNet;

// STOPS (AffSpot) become the nodes 0 to n - 1. NULL if there are too many corners. Takes GROUND.
AffNet *aff_net_new (AffGround *ground, const GArray *stops) G_GNUC_WARN_UNUSED_RESULT;
void aff_net_free (AffNet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffNet, aff_net_free)

const AffGround *aff_net_ground (const AffNet *self);
guint aff_net_n_nodes (const AffNet *self);
AffSpot aff_net_node (const AffNet *self, guint node);
// TRUE if a way leads between the stops A and B.
gboolean aff_net_joins (const AffNet *self, guint a, guint b);

// Shortest lengths from one source, G_MAXDOUBLE where there is no way, and from where each node is
// reached: a node, or AFF_NET_SOURCE.
#define AFF_NET_SOURCE G_MAXUINT

typedef struct {
  double *lengths;
  guint *parents;
} AffReach;

void aff_reach_clear (AffReach *self);
void aff_net_reach_from_stop (const AffNet *self, guint stop, AffReach *reach);
// SPOT has to be free.
void aff_net_reach_from (const AffNet *self, AffSpot spot, AffReach *reach);

G_END_DECLS
