// SPDX-License-Identifier: GPL-3.0-or-later
// Shortest ways on a floor, exact: the visibility graph of what stands on it, and one tree of
// shortest paths from a start, which then answers every board. A graph borrows its plan (hold the
// programme) and never changes, so any thread may read it. Lengths and points are millimetres of
// the plan (app/base/geom.h).
#pragma once

#include "app/programme/programme.h"

G_BEGIN_DECLS

#define AFF_WALK_CLEARANCE_MM 250  // half as wide as a person with a bag
#define AFF_WALK_WIDE_MM      450  // half as wide as an aisle for a wheelchair
#define AFF_WALK_NONE         (-1) // the length of a way that does not exist

// How somebody walks.
typedef struct {
  int clearance_mm;      // kept from walls and boards; 0: AFF_WALK_CLEARANCE_MM
  gboolean is_step_free; // only on floor that the plan says to be step-free
  gboolean
    opens_closed; // also through passages that staff have closed, to know what closes them
} AffWalk;

typedef struct _AffGraph AffGraph;
typedef struct _AffTree AffTree;

// The graph of PLAN for WALK (NULL: as people walk). Stops are what a way can begin and end at:
// first the boards of the plan in their order, then its places in theirs.
AffGraph *aff_graph_new (const AffPlan *plan, const AffWalk *walk) G_GNUC_WARN_UNUSED_RESULT;
void aff_graph_free (AffGraph *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffGraph, aff_graph_free)

const AffPlan *aff_graph_plan (const AffGraph *self);
// What it was made for, without zeros.
AffWalk aff_graph_walk (const AffGraph *self);
// FALSE: nobody has drawn where one can walk (or too finely to be computed); all ways are straight
// lines then, and a screen says so.
gboolean aff_graph_is_drawn (const AffGraph *self);

guint aff_graph_n_stops (const AffGraph *self);
// -1 if it is not of this plan.
int aff_graph_board_stop (const AffGraph *self, const AffBoard *board);
int aff_graph_place_stop (const AffGraph *self, const AffPlace *place);
// Where one stands at a stop: before the open side of a board, at the edge of a place.
AffPoint aff_graph_stop_point (const AffGraph *self, guint stop);

// The lengths of the shortest ways between all stops, n_stops rows of n_stops millimetres,
// AFF_WALK_NONE where there is no way. The matrix is symmetric and its diagonal is 0.
int *aff_graph_distances (const AffGraph *self) G_GNUC_WARN_UNUSED_RESULT;

// All shortest ways from START. One that stands where nobody can walk (a kiosk at a wall) begins
// with the straight line to the nearest floor, which counts. SELF outlives the tree.
AffTree *aff_tree_new (const AffGraph *self, AffPoint start) G_GNUC_WARN_UNUSED_RESULT;
AffTree *aff_tree_new_at (const AffGraph *self, guint stop) G_GNUC_WARN_UNUSED_RESULT;
void aff_tree_free (AffTree *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffTree, aff_tree_free)

// The length of the way to STOP, rounded to a millimetre, or AFF_WALK_NONE.
int aff_tree_length_mm (const AffTree *self, guint stop);
// The same without rounding; negative if there is no way.
double aff_tree_length (const AffTree *self, guint stop);
// The way to STOP (AffPoint), the start first, each point the end of a straight line that keeps
// the clearance; empty if there is no way. Free with g_array_unref.
GArray *aff_tree_points (const AffTree *self, guint stop) G_GNUC_WARN_UNUSED_RESULT;
// The point nearest to STOP that can be reached: STOP's own if it can. FALSE if none can.
gboolean aff_tree_nearest (const AffTree *self, guint stop, AffPoint *nearest);

G_END_DECLS
