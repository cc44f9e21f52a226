// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/way/route.h"

#include "app/way/gap.h"
#include "app/way/graph-private.h"

#define STEP_FREE_EACH_MM 100.0
#define FIRST_MM          2000.0 // of the way, which say where ahead is
#define THINNEST_MM       100    // what anybody squeezes through, to tell narrow from closed

int
aff_way_stop (const AffGraph *graph, AffWayEnd end)
{
  if (end.board)
    return aff_graph_board_stop (graph, end.board);
  return end.place ? aff_graph_place_stop (graph, end.place) : -1;
}

// Whether somebody who walks as WALK gets from one end to the other.
static gboolean
is_open_to (const AffGraph *graph, AffWalk walk, AffWayEnd from, AffWayEnd to)
{
  g_autoptr (AffGraph) other = aff_graph_new (aff_graph_plan (graph), &walk);
  g_autoptr (AffTree) tree = aff_tree_new_at (other, (guint) aff_way_stop (other, from));
  return aff_tree_length_mm (tree, (guint) aff_way_stop (other, to)) >= 0;
}

// Why there is no way: what would have to be different for one.
static AffRouteState
find_reason (const AffGraph *graph, AffWayEnd from, AffWayEnd to)
{
  AffWalk opened = aff_graph_walk (graph), climbing = opened, narrow = opened;
  opened.opens_closed = TRUE;
  climbing.is_step_free = FALSE;
  narrow.clearance_mm = narrow.clearance_mm > AFF_WALK_CLEARANCE_MM ? AFF_WALK_CLEARANCE_MM
                                                                    : THINNEST_MM;
  if (is_open_to (graph, opened, from, to))
    return AFF_ROUTE_CLOSED;
  if (aff_graph_walk (graph).is_step_free && is_open_to (graph, climbing, from, to))
    return AFF_ROUTE_STEPS;
  if (is_open_to (graph, narrow, from, to))
    return AFF_ROUTE_NARROW;
  return AFF_ROUTE_CUT_OFF;
}

typedef struct {
  const AffGround *ground;
  const AffFloor *floor;
} StepFree;

// Areas that belong together may be drawn a finger apart. What leads from the floor to a kiosk at
// a wall is not walked.
static gboolean
is_step_free_at (AffSpot spot, AffSpot direction, gpointer data)
{
  static const AffSpot aside[] = {{0, 0}, {10, 0}, {-10, 0}, {0, 10}, {0, -10}};
  const StepFree *self = data;
  (void) direction;
  for (guint i = 0; i < G_N_ELEMENTS (aside); i++)
    if (aff_floor_has (self->floor, (AffSpot){spot.x + aside[i].x, spot.y + aside[i].y}))
      return TRUE;
  return !aff_ground_is_free (self->ground, spot);
}

static gboolean
is_step_free (const AffGraph *graph, const AffGround *ground, const GArray *points)
{
  AffWalk walk = aff_graph_walk (graph);
  walk.is_step_free = TRUE;
  g_autoptr (AffFloor) floor = ground ? aff_floor_new (aff_graph_plan (graph), &walk) : NULL;
  StepFree data = {ground, floor};
  return floor && aff_gap_walk (points, STEP_FREE_EACH_MM, is_step_free_at, &data);
}

// The direction from the start to what lies FIRST_MM along the way.
static int
find_ahead (const GArray *points)
{
  AffSpot start = aff_spot_of (g_array_index (points, AffPoint, 0)), at = start;
  double left = FIRST_MM;
  for (guint i = 1; i < points->len && left > 0; i++) {
    AffSpot next = aff_spot_of (g_array_index (points, AffPoint, i));
    double length = aff_spot_distance (at, next);
    at = length > left ? aff_spot_along (at, aff_spot_to (at, next), left / length) : next;
    left -= length;
  }
  AffSpot d = aff_spot_to (start, at);
  return aff_angle_normalise ((int) lround (atan2 (d.x, -d.y) * 180 / G_PI));
}

static void
describe_way (AffRoute *self, const AffGraph *graph, const AffTree *tree, guint stop)
{
  const AffGround *ground = aff_tree_ground (tree, stop);
  int heading_deg = self->from.place ? self->from.place->heading_deg : -1;
  self->state = ground ? AFF_ROUTE_FOUND : AFF_ROUTE_STRAIGHT;
  self->length_mm = aff_tree_length_mm (tree, stop);
  self->ahead_deg = find_ahead (self->points);
  self->has_nearest = TRUE;
  self->nearest = g_array_index (self->points, AffPoint, self->points->len - 1);
  g_array_unref (self->steps);
  self->steps = aff_steps_new (aff_graph_plan (graph), self->points, heading_deg,
                               self->to.board, self->to.place);
  for (guint i = 0; i < self->steps->len; i++)
    self->metres += g_array_index (self->steps, AffStep, i).metres;
  if (ground)
    self->narrowest_cm = aff_gap_narrowest_cm (ground, self->points, AFF_ROUTE_WIDEST_CM);
  self->is_step_free = is_step_free (graph, ground, self->points);
}

static void
describe_lack (AffRoute *self, const AffGraph *graph, const AffTree *tree, guint stop)
{
  self->state = find_reason (graph, self->from, self->to);
  self->has_nearest = aff_tree_nearest (tree, stop, &self->nearest);
  AffSpot goal = aff_spot_of (aff_graph_stop_point (graph, stop));
  if (self->has_nearest)
    self->missing_mm = (int) lround (aff_spot_distance (aff_spot_of (self->nearest), goal));
}

AffRoute *
aff_route_new (const AffGraph *graph, AffWayEnd from, AffWayEnd to)
{
  int start = aff_way_stop (graph, from), stop = aff_way_stop (graph, to);
  g_return_val_if_fail (start >= 0 && stop >= 0, NULL);
  g_autoptr (AffTree) tree = aff_tree_new_at (graph, (guint) start);
  AffRoute *self = g_new0 (AffRoute, 1);
  self->from = from;
  self->to = to;
  self->points = aff_tree_points (tree, (guint) stop);
  self->steps = g_array_new (FALSE, FALSE, sizeof (AffStep));
  if (self->points->len > 0)
    describe_way (self, graph, tree, (guint) stop);
  else
    describe_lack (self, graph, tree, (guint) stop);
  return self;
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
