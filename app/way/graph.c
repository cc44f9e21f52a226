// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/way/graph.h"

#include <math.h>

struct _AffGraph {
  const AffPlan *plan;
  AffWalk walk;
};

struct _AffTree {
  const AffGraph *graph;
  AffPoint start;
};

static double
measure (AffPoint a, AffPoint b)
{
  return hypot (a.x_mm - b.x_mm, a.y_mm - b.y_mm);
}

AffGraph *
aff_graph_new (const AffPlan *plan, const AffWalk *walk)
{
  AffGraph *self = g_new0 (AffGraph, 1);
  self->plan = plan;
  if (walk)
    self->walk = *walk;
  if (self->walk.clearance_mm == 0)
    self->walk.clearance_mm = AFF_WALK_CLEARANCE_MM;
  return self;
}

void
aff_graph_free (AffGraph *self)
{
  g_free (self);
}

const AffPlan *
aff_graph_plan (const AffGraph *self)
{
  return self->plan;
}

AffWalk
aff_graph_walk (const AffGraph *self)
{
  return self->walk;
}

gboolean
aff_graph_is_drawn (const AffGraph *self)
{
  return self->plan == NULL;
}

guint
aff_graph_n_stops (const AffGraph *self)
{
  return self->plan->boards->len + self->plan->places->len;
}

int
aff_graph_board_stop (const AffGraph *self, const AffBoard *board)
{
  guint index;
  return g_ptr_array_find (self->plan->boards, board, &index) ? (int) index : -1;
}

int
aff_graph_place_stop (const AffGraph *self, const AffPlace *place)
{
  guint index;
  return g_ptr_array_find (self->plan->places, place, &index)
           ? (int) (self->plan->boards->len + index)
           : -1;
}

AffPoint
aff_graph_stop_point (const AffGraph *self, guint stop)
{
  if (stop < self->plan->boards->len)
    return ((const AffBoard *) g_ptr_array_index (self->plan->boards, stop))->centre;
  const AffPlace *place = g_ptr_array_index (self->plan->places,
                                             stop - self->plan->boards->len);
  return aff_box_centre (place->box);
}

int *
aff_graph_distances (const AffGraph *self)
{
  guint count = aff_graph_n_stops (self);
  int *distances = g_new0 (int, (gsize) count *count + 1);
  for (guint i = 0; i < count; i++)
    for (guint j = 0; j < count; j++)
      distances[(gsize) i * count + j] = (int) lround (
        measure (aff_graph_stop_point (self, i), aff_graph_stop_point (self, j)));
  return distances;
}

AffTree *
aff_tree_new (const AffGraph *self, AffPoint start)
{
  AffTree *tree = g_new0 (AffTree, 1);
  tree->graph = self;
  tree->start = start;
  return tree;
}

AffTree *
aff_tree_new_at (const AffGraph *self, guint stop)
{
  return aff_tree_new (self, aff_graph_stop_point (self, stop));
}

void
aff_tree_free (AffTree *self)
{
  g_free (self);
}

int
aff_tree_length_mm (const AffTree *self, guint stop)
{
  return (int) lround (aff_tree_length (self, stop));
}

double
aff_tree_length (const AffTree *self, guint stop)
{
  return measure (self->start, aff_graph_stop_point (self->graph, stop));
}

GArray *
aff_tree_points (const AffTree *self, guint stop)
{
  AffPoint ends[] = {self->start, aff_graph_stop_point (self->graph, stop)};
  return g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (AffPoint)), ends, 2);
}

gboolean
aff_tree_nearest (const AffTree *self, guint stop, AffPoint *nearest)
{
  *nearest = aff_graph_stop_point (self->graph, stop);
  return TRUE;
}
