// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/way/graph.h"

#include "app/way/graph-private.h"
#include "app/way/net.h"
#include "app/way/stand.h"

#define FARTHEST_PLACE_MM 3000.0 // between a place and the floor from which one enters it
#define FARTHEST_BOARD_MM 2500.0 // between where a reader should stand and where one can
#define MOST_TRIED        400    // spots that may be the nearest to one that cannot be reached

// What a way can begin and end at, on one ground.
typedef struct {
  AffSpot spot;      // where the ways along the net meet it
  AffPoint end;      // what it is seen as: the spot, or the edge of a place beside it
  double stub_mm;    // between the two
  gboolean has_spot; // it is beside the floor
} Stop;

// One ground with its stops.
typedef struct {
  AffNet *net; // NULL: nobody has drawn where one can walk
  Stop *stops;
} Level;

struct _AffGraph {
  // owned
  Level boards; // ways around all who stand before boards
  Level panels; // ways between boards and readers too, for what cannot be reached otherwise
  // borrowed
  const AffPlan *plan;
  AffWalk walk;
};

struct _AffTree {
  const AffGraph *graph; // borrowed
  AffPoint start;
  AffSpot spots[2]; // where it begins on each level
  double stubs_mm[2];
  AffReach reaches[2]; // without lengths where it cannot begin
};

static const AffBoard *
find_board (const AffPlan *plan, guint stop)
{
  return stop < plan->boards->len ? g_ptr_array_index (plan->boards, stop) : NULL;
}

static const AffPlace *
find_place (const AffPlan *plan, guint stop)
{
  return g_ptr_array_index (plan->places, stop - plan->boards->len);
}

// The spot where one would be at STOP if nothing were in the way.
static AffSpot
find_wish (const AffGraph *self, guint stop)
{
  const AffBoard *board = find_board (self->plan, stop);
  if (board)
    return aff_stand_reader (board, self->walk.clearance_mm + AFF_GROUND_MARGIN_MM);
  AffBox box = find_place (self->plan, stop)->box;
  return (AffSpot){box.x_mm + box.width_mm / 2.0, box.y_mm + box.height_mm / 2.0};
}

static AffPoint
clamp_to (AffBox box, AffSpot spot)
{
  AffPoint point = aff_spot_round (spot);
  return (AffPoint){CLAMP (point.x_mm, box.x_mm, box.x_mm + box.width_mm),
                    CLAMP (point.y_mm, box.y_mm, box.y_mm + box.height_mm)};
}

// Readers stand on the open side, whatever is nearer.
static Stop
settle_board (const AffBoard *board, AffSpot wish, const AffGround *ground)
{
  Stop stop = {.spot = wish};
  AffSpot panel[4];
  aff_stand_panel (board, panel);
  AffHalfPlane open = {.ahead = aff_spot_towards (board->facing_deg)};
  open.from = aff_spot_dot (open.ahead, panel[1]);
  stop.has_spot = !ground ||
                  (aff_ground_pull (ground, wish, &open, FARTHEST_BOARD_MM, &stop.spot) &&
                   aff_spot_distance (wish, stop.spot) <= FARTHEST_BOARD_MM);
  stop.end = aff_spot_round (stop.spot);
  return stop;
}

static Stop
settle_place (const AffPlace *place, AffSpot wish, const AffGround *ground)
{
  Stop stop = {.spot = wish, .has_spot = TRUE};
  if (ground && !aff_ground_is_free (ground, wish)) {
    double farthest = FARTHEST_PLACE_MM + hypot (place->box.width_mm, place->box.height_mm) / 2;
    stop.has_spot = aff_ground_pull (ground, wish, NULL, farthest, &stop.spot);
    stop.end = clamp_to (place->box, stop.spot);
    stop.stub_mm = aff_spot_distance (stop.spot, aff_spot_of (stop.end));
    stop.has_spot = stop.has_spot && stop.stub_mm <= FARTHEST_PLACE_MM;
  } else
    stop.end = aff_spot_round (wish);
  return stop;
}

static void
settle_stops (const AffGraph *self, Level *level, const AffGround *ground)
{
  guint count = aff_graph_n_stops (self);
  level->stops = g_new0 (Stop, count + 1);
  for (guint i = 0; i < count; i++) {
    const AffBoard *board = find_board (self->plan, i);
    AffSpot wish = find_wish (self, i);
    level->stops[i] = board ? settle_board (board, wish, ground)
                            : settle_place (find_place (self->plan, i), wish, ground);
  }
}

static void
fill_level (const AffGraph *self, Level *level, AffGroundKind kind)
{
  g_autoptr (AffGround) ground = aff_ground_new (self->plan, &self->walk, kind);
  g_autoptr (GArray) spots = g_array_new (FALSE, FALSE, sizeof (AffSpot));
  settle_stops (self, level, ground);
  if (!ground)
    return;
  for (guint i = 0; i < aff_graph_n_stops (self); i++)
    g_array_append_val (spots, level->stops[i].spot);
  level->net = aff_net_new (g_steal_pointer (&ground), spots);
}

static void
clear_level (Level *level)
{
  g_clear_pointer (&level->net, aff_net_free);
  g_clear_pointer (&level->stops, g_free);
}

static gboolean
is_whole (const AffGraph *self, const Level *level)
{
  guint first = G_MAXUINT;
  for (guint i = 0; i < aff_graph_n_stops (self); i++) {
    gboolean has_spot = level->stops[i].has_spot;
    if ((!has_spot && find_board (self->plan, i)) ||
        (has_spot && first != G_MAXUINT && !aff_net_joins (level->net, first, i)))
      return FALSE;
    if (has_spot && first == G_MAXUINT)
      first = i;
  }
  return TRUE;
}

AffGraph *
aff_graph_new (const AffPlan *plan, const AffWalk *walk)
{
  g_return_val_if_fail (plan != NULL, NULL);
  AffGraph *self = g_new0 (AffGraph, 1);
  self->plan = plan;
  self->walk = walk ? *walk : (AffWalk){0};
  if (self->walk.clearance_mm <= 0)
    self->walk.clearance_mm = AFF_WALK_CLEARANCE_MM;
  fill_level (self, &self->boards, AFF_GROUND_BOARDS);
  if (self->boards.net && !is_whole (self, &self->boards))
    fill_level (self, &self->panels, AFF_GROUND_PANELS);
  return self;
}

void
aff_graph_free (AffGraph *self)
{
  clear_level (&self->boards);
  clear_level (&self->panels);
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
  return self->boards.net != NULL;
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
  g_return_val_if_fail (stop < aff_graph_n_stops (self), (AffPoint){0});
  const Stop *found = &self->boards.stops[stop];
  return found->has_spot ? found->end : aff_spot_round (find_wish (self, stop));
}

static const Level *
find_level (const AffGraph *self, guint number)
{
  return number == 0 ? &self->boards : &self->panels;
}

static AffTree *
create_tree (const AffGraph *self, AffPoint start)
{
  AffTree *tree = g_new0 (AffTree, 1);
  tree->graph = self;
  tree->start = start;
  tree->spots[0] = tree->spots[1] = aff_spot_of (start);
  return tree;
}

AffTree *
aff_tree_new (const AffGraph *self, AffPoint start)
{
  g_return_val_if_fail (self != NULL, NULL);
  AffTree *tree = create_tree (self, start);
  AffSpot wish = aff_spot_of (start);
  for (guint i = 0; i < 2; i++) {
    const AffNet *net = find_level (self, i)->net;
    if (!net ||
        !aff_ground_pull (aff_net_ground (net), wish, NULL, G_MAXDOUBLE, &tree->spots[i]))
      continue;
    tree->stubs_mm[i] = aff_spot_distance (wish, tree->spots[i]);
    aff_net_reach_from (net, tree->spots[i], &tree->reaches[i]);
  }
  return tree;
}

AffTree *
aff_tree_new_at (const AffGraph *self, guint stop)
{
  g_return_val_if_fail (self != NULL && stop < aff_graph_n_stops (self), NULL);
  AffTree *tree = create_tree (self, aff_graph_stop_point (self, stop));
  for (guint i = 0; i < 2; i++) {
    const Level *level = find_level (self, i);
    if (!level->net || !level->stops[stop].has_spot)
      continue;
    tree->spots[i] = level->stops[stop].spot;
    tree->stubs_mm[i] = level->stops[stop].stub_mm;
    aff_net_reach_from_stop (level->net, stop, &tree->reaches[i]);
  }
  return tree;
}

void
aff_tree_free (AffTree *self)
{
  aff_reach_clear (&self->reaches[0]);
  aff_reach_clear (&self->reaches[1]);
  g_free (self);
}

// The level on which STOP is reached, -1 if on none.
static int
find_reached (const AffTree *self, guint stop)
{
  for (guint i = 0; i < 2; i++)
    if (self->reaches[i].lengths && find_level (self->graph, i)->stops[stop].has_spot &&
        self->reaches[i].lengths[stop] < G_MAXDOUBLE)
      return (int) i;
  return -1;
}

const AffGround *
aff_tree_ground (const AffTree *self, guint stop)
{
  const AffNet *net = find_level (self->graph, find_reached (self, stop) > 0)->net;
  return net ? aff_net_ground (net) : NULL;
}

double
aff_tree_length (const AffTree *self, guint stop)
{
  g_return_val_if_fail (stop < aff_graph_n_stops (self->graph), AFF_WALK_NONE);
  if (!aff_graph_is_drawn (self->graph))
    return aff_spot_distance (aff_spot_of (self->start),
                              aff_spot_of (aff_graph_stop_point (self->graph, stop)));
  int level = find_reached (self, stop);
  if (level < 0)
    return AFF_WALK_NONE;
  double stub = find_level (self->graph, (guint) level)->stops[stop].stub_mm;
  double length = self->reaches[level].lengths[stop];
  return length == 0 ? 0 : self->stubs_mm[level] + length + stub;
}

int
aff_tree_length_mm (const AffTree *self, guint stop)
{
  return (int) lround (aff_tree_length (self, stop));
}

static void
add_point (GArray *points, AffPoint point)
{
  const AffPoint *last = points->len ? &g_array_index (points, AffPoint, points->len - 1)
                                     : NULL;
  if (!last || last->x_mm != point.x_mm || last->y_mm != point.y_mm)
    g_array_append_val (points, point);
}

// From the goal back to the start, then turned round.
GArray *
aff_tree_points (const AffTree *self, guint stop)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (AffPoint));
  int number = aff_graph_is_drawn (self->graph) ? find_reached (self, stop) : 0;
  if (number < 0)
    return points;
  const Level *level = find_level (self->graph, (guint) number);
  add_point (points, level->stops[stop].end);
  if (level->net) {
    const AffReach *reach = &self->reaches[number];
    for (guint node = stop; node != AFF_NET_SOURCE; node = reach->parents[node])
      add_point (points, aff_spot_round (aff_net_node (level->net, node)));
    add_point (points, aff_spot_round (self->spots[number]));
  }
  add_point (points, self->start);
  for (guint i = 0; i < points->len / 2; i++) {
    AffPoint *a = &g_array_index (points, AffPoint, i);
    AffPoint *b = &g_array_index (points, AffPoint, points->len - 1 - i), saved = *a;
    *a = *b;
    *b = saved;
  }
  return points;
}

// Whether a way from the tree's start leads to the free SPOT.
static gboolean
reaches (const AffTree *self, const AffNet *net, AffSpot spot)
{
  const AffGround *ground = aff_net_ground (net);
  if (aff_ground_is_clear (ground, self->spots[0], spot))
    return TRUE;
  for (guint i = 0; i < aff_net_n_nodes (net); i++)
    if (self->reaches[0].lengths[i] < G_MAXDOUBLE &&
        aff_ground_is_clear (ground, aff_net_node (net, i), spot))
      return TRUE;
  return FALSE;
}

static gboolean
find_nearest (const AffTree *self, AffSpot wish, AffPoint *nearest)
{
  const AffNet *net = self->graph->boards.net;
  double far = aff_spot_distance (wish, self->spots[0]);
  for (double radius = 1000; radius < 4 * far; radius *= 2) {
    g_autoptr (GArray)
      spots = aff_ground_near (aff_net_ground (net), wish, NULL, MIN (radius, far), MOST_TRIED);
    for (guint i = 0; i < spots->len; i++) {
      AffSpot spot = g_array_index (spots, AffSpot, i);
      if (!reaches (self, net, spot))
        continue;
      *nearest = aff_spot_round (spot);
      return TRUE;
    }
  }
  *nearest = aff_spot_round (self->spots[0]);
  return TRUE;
}

gboolean
aff_tree_nearest (const AffTree *self, guint stop, AffPoint *nearest)
{
  g_return_val_if_fail (stop < aff_graph_n_stops (self->graph), FALSE);
  if (!aff_graph_is_drawn (self->graph) || find_reached (self, stop) >= 0) {
    *nearest = aff_graph_stop_point (self->graph, stop);
    return TRUE;
  }
  return self->reaches[0].lengths &&
         find_nearest (self, find_wish (self->graph, stop), nearest);
}

int *
aff_graph_distances (const AffGraph *self)
{
  guint count = aff_graph_n_stops (self);
  int *distances = g_new0 (int, (gsize) count *count + 1);
  for (guint i = 0; i < count; i++) {
    g_autoptr (AffTree) tree = aff_tree_new_at (self, i);
    for (guint j = i + 1; j < count; j++) {
      int length = aff_tree_length_mm (tree, j);
      distances[(gsize) i * count + j] = distances[(gsize) j * count + i] = length;
    }
  }
  return distances;
}
