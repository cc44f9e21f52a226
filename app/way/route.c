// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/way/route.h"

int
aff_way_stop (const AffGraph *graph, AffWayEnd end)
{
  return end.board ? aff_graph_board_stop (graph, end.board)
                   : aff_graph_place_stop (graph, end.place);
}

AffRoute *
aff_route_new_from_tree (const AffGraph *graph,
                         const AffTree *tree,
                         AffWayEnd from,
                         AffWayEnd to)
{
  AffRoute *self = g_new0 (AffRoute, 1);
  int stop = aff_way_stop (graph, to);
  self->from = from;
  self->to = to;
  self->state = AFF_ROUTE_STRAIGHT;
  self->points = aff_tree_points (tree, (guint) stop);
  self->length_mm = aff_tree_length_mm (tree, (guint) stop);
  self->steps = aff_steps_new (aff_graph_plan (graph), self->points,
                               from.place ? from.place->heading_deg : -1, to.board, to.place);
  self->metres = (self->length_mm + 500) / 1000;
  return self;
}

AffRoute *
aff_route_new (const AffGraph *graph, AffWayEnd from, AffWayEnd to)
{
  g_autoptr (AffTree) tree = aff_tree_new_at (graph, (guint) aff_way_stop (graph, from));
  return aff_route_new_from_tree (graph, tree, from, to);
}

void
aff_route_free (AffRoute *self)
{
  g_array_unref (self->points);
  g_array_unref (self->steps);
  g_free (self);
}

gboolean
aff_route_is_walkable (const AffRoute *self)
{
  return self->state == AFF_ROUTE_FOUND || self->state == AFF_ROUTE_STRAIGHT;
}
