// SPDX-License-Identifier: GPL-3.0-or-later
// What a route asks of the graph it came from. For app/way alone.
#pragma once

#include "app/way/graph.h"
#include "app/way/ground.h"

G_BEGIN_DECLS

// The ground on which TREE reaches STOP, or on which it begins where it does not. NULL if nobody
// has drawn where one can walk.
const AffGround *aff_tree_ground (const AffTree *tree, guint stop);

G_END_DECLS
