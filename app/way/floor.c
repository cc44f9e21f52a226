// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/way/floor.h"

#include "app/way/plan.h"

#define FINGER_MM   10.0 // how far apart two areas may be drawn that are one
#define MOST_PIECES 40000
#define MOST_BANDS  256

// An edge of a region.
typedef struct {
  AffSpot from;
  AffSpot to;
  guint region;
} Edge;

struct _AffFloor {
  // owned
  GPtrArray *areas;   // AffRegion to walk on
  GPtrArray *hurdles; // AffRegion in the way
  GArray *edges;      // Edge, those of areas first; their regions count through both lists
  guint *starts;      // of each band in `band_edges`
  guint *band_edges;  // the edges that cross a band, in their order
  guint n_area_edges;
  guint n_bands;
  double top;
  double band_mm;
};

static gboolean
is_walked (const AffRegion *region, const AffWalk *walk)
{
  switch (region->kind) {
  case AFF_REGION_WALKABLE:
    return region->is_step_free || !walk->is_step_free;
  case AFF_REGION_PASSAGE:
    return (!region->is_closed || walk->opens_closed) &&
           (region->is_step_free || !walk->is_step_free);
  case AFF_REGION_STEPS:
    return !walk->is_step_free;
  default:
    return FALSE;
  }
}

static gboolean
is_in_the_way (const AffRegion *region, const AffWalk *walk)
{
  switch (region->kind) {
  case AFF_REGION_OBSTACLE:
    return TRUE;
  case AFF_REGION_PASSAGE:
    return region->is_closed && !walk->opens_closed;
  case AFF_REGION_STEPS:
    return walk->is_step_free;
  default:
    return FALSE;
  }
}

static void
add_edges (AffFloor *self, const AffRegion *region, guint number)
{
  for (guint i = 0; i < region->n_points; i++) {
    AffPoint from = region->points[i], to = region->points[(i + 1) % region->n_points];
    Edge edge = {aff_spot_of (from), aff_spot_of (to), number};
    if (from.x_mm != to.x_mm || from.y_mm != to.y_mm)
      g_array_append_val (self->edges, edge);
  }
}

static void
find_bands (const AffFloor *self, const Edge *edge, guint *first, guint *last)
{
  double top = MIN (edge->from.y, edge->to.y), bottom = MAX (edge->from.y, edge->to.y);
  *first = (guint) ((top - self->top) / self->band_mm);
  *last = MIN ((guint) ((bottom - self->top) / self->band_mm), self->n_bands - 1);
}

static void
measure_bands (AffFloor *self)
{
  double bottom = -G_MAXDOUBLE;
  self->top = G_MAXDOUBLE;
  for (guint i = 0; i < self->edges->len; i++) {
    const Edge *edge = &g_array_index (self->edges, Edge, i);
    self->top = MIN (self->top, MIN (edge->from.y, edge->to.y));
    bottom = MAX (bottom, MAX (edge->from.y, edge->to.y));
  }
  self->n_bands = CLAMP (self->edges->len / 2, 1, MOST_BANDS);
  self->band_mm = MAX ((bottom - self->top) / self->n_bands, 1);
}

// Edges by the bands of y that they cross, so that a point asks few of them.
static void
fill_bands (AffFloor *self)
{
  guint first, last;
  measure_bands (self);
  self->starts = g_new0 (guint, self->n_bands + 2);
  for (guint i = 0; i < self->edges->len; i++) {
    find_bands (self, &g_array_index (self->edges, Edge, i), &first, &last);
    for (guint band = first; band <= last; band++)
      self->starts[band + 2]++;
  }
  for (guint band = 2; band <= self->n_bands + 1; band++)
    self->starts[band] += self->starts[band - 1];
  self->band_edges = g_new (guint, self->starts[self->n_bands + 1] + 1);
  for (guint i = 0; i < self->edges->len; i++) {
    find_bands (self, &g_array_index (self->edges, Edge, i), &first, &last);
    for (guint band = first; band <= last; band++)
      self->band_edges[self->starts[band + 1]++] = i;
  }
}

static gboolean
is_drawn (const AffPlan *plan)
{
  gboolean has_floor = FALSE;
  gsize points = 0;
  for (guint i = 0; i < plan->regions->len; i++) {
    const AffRegion *region = g_ptr_array_index (plan->regions, i);
    has_floor = has_floor || region->kind == AFF_REGION_WALKABLE ||
                region->kind == AFF_REGION_PASSAGE;
    points += region->n_points;
  }
  return has_floor && points <= AFF_PLAN_MOST_POINTS;
}

AffFloor *
aff_floor_new (const AffPlan *plan, const AffWalk *walk)
{
  if (!is_drawn (plan))
    return NULL;
  AffFloor *self = g_new0 (AffFloor, 1);
  self->areas = g_ptr_array_new ();
  self->hurdles = g_ptr_array_new ();
  self->edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  for (guint i = 0; i < plan->regions->len; i++) {
    const AffRegion *region = g_ptr_array_index (plan->regions, i);
    if (is_walked (region, walk))
      g_ptr_array_add (self->areas, (gpointer) region);
    else if (is_in_the_way (region, walk))
      g_ptr_array_add (self->hurdles, (gpointer) region);
  }
  for (guint i = 0; i < self->areas->len; i++)
    add_edges (self, g_ptr_array_index (self->areas, i), i);
  self->n_area_edges = self->edges->len;
  for (guint i = 0; i < self->hurdles->len; i++)
    add_edges (self, g_ptr_array_index (self->hurdles, i), self->areas->len + i);
  fill_bands (self);
  return self;
}

void
aff_floor_free (AffFloor *self)
{
  g_ptr_array_unref (self->areas);
  g_ptr_array_unref (self->hurdles);
  g_array_unref (self->edges);
  g_free (self->starts);
  g_free (self->band_edges);
  g_free (self);
}

const GPtrArray *
aff_floor_hurdles (const AffFloor *self)
{
  return self->hurdles;
}

// Whether the line from SPOT to the east crosses EDGE.
static gboolean
crosses (const Edge *edge, AffSpot spot)
{
  if ((edge->from.y > spot.y) == (edge->to.y > spot.y))
    return FALSE;
  double part = (spot.y - edge->from.y) / (edge->to.y - edge->from.y);
  return spot.x < edge->from.x + part * (edge->to.x - edge->from.x);
}

gboolean
aff_floor_has (const AffFloor *self, AffSpot spot)
{
  double band = floor ((spot.y - self->top) / self->band_mm);
  if (!(band >= 0 && band < self->n_bands))
    return FALSE;
  guint end = self->starts[(guint) band + 1];
  gboolean is_on = FALSE;
  for (guint i = self->starts[(guint) band]; i < end;) {
    guint region = g_array_index (self->edges, Edge, self->band_edges[i]).region;
    gboolean is_inside = FALSE;
    for (; i < end; i++) {
      const Edge *edge = &g_array_index (self->edges, Edge, self->band_edges[i]);
      if (edge->region != region)
        break;
      is_inside ^= crosses (edge, spot);
    }
    if (is_inside && region >= self->areas->len)
      return FALSE;
    is_on = is_on || is_inside;
  }
  return is_on;
}

// Whether SPOT is in an area, whatever stands there.
static gboolean
is_in_area (const AffFloor *self, AffSpot spot)
{
  double band = floor ((spot.y - self->top) / self->band_mm);
  if (!(band >= 0 && band < self->n_bands))
    return FALSE;
  guint end = self->starts[(guint) band + 1];
  gboolean is_inside = FALSE;
  guint region = G_MAXUINT;
  for (guint i = self->starts[(guint) band]; i < end; i++) {
    const Edge *edge = &g_array_index (self->edges, Edge, self->band_edges[i]);
    if (edge->region != region && (is_inside || edge->region >= self->areas->len))
      break;
    region = edge->region;
    is_inside ^= crosses (edge, spot);
  }
  return is_inside;
}

static gboolean
are_apart (const Edge *a, const Edge *b)
{
  return MAX (a->from.x, a->to.x) + FINGER_MM < MIN (b->from.x, b->to.x) ||
         MAX (b->from.x, b->to.x) + FINGER_MM < MIN (a->from.x, a->to.x) ||
         MAX (a->from.y, a->to.y) + FINGER_MM < MIN (b->from.y, b->to.y) ||
         MAX (b->from.y, b->to.y) + FINGER_MM < MIN (a->from.y, a->to.y);
}

// Cuts EDGE where an end of the other edge touches it, and where the two cross.
static void
cut (const Edge *edge, const Edge *other, GArray *cuts)
{
  const AffSpot ends[] = {other->from, other->to};
  AffSpot d = aff_spot_to (edge->from, edge->to), e = aff_spot_to (other->from, other->to);
  double square = aff_spot_dot (d, d), cross = aff_spot_cross (d, e);
  for (guint i = 0; i < 2; i++) {
    double t = aff_spot_dot (aff_spot_to (edge->from, ends[i]), d) / square;
    if (t > 0 && t < 1 &&
        aff_spot_distance (ends[i], aff_spot_along (edge->from, d, t)) <= FINGER_MM)
      g_array_append_val (cuts, t);
  }
  if (cross == 0)
    return;
  AffSpot between = aff_spot_to (edge->from, other->from);
  double t = aff_spot_cross (between, e) / cross, u = aff_spot_cross (between, d) / cross;
  if (t > 0 && t < 1 && u > 0 && u < 1)
    g_array_append_val (cuts, t);
}

static int
compare_cuts (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;
  return (first > second) - (first < second);
}

// Whether the part of EDGE around the middle of FROM and TO (parts of its length) has floor on one
// side only.
static gboolean
is_wall (const AffFloor *self, const Edge *edge, double from, double to)
{
  AffSpot d = aff_spot_to (edge->from, edge->to);
  AffSpot middle = aff_spot_along (edge->from, d, (from + to) / 2);
  AffSpot aside = {-d.y / aff_spot_length (d), d.x / aff_spot_length (d)};
  return !is_in_area (self, aff_spot_along (middle, aside, FINGER_MM)) ||
         !is_in_area (self, aff_spot_along (middle, aside, -FINGER_MM));
}

static void
add_walls (const AffFloor *self, const Edge *edge, const GArray *cuts, GArray *walls)
{
  AffSpot d = aff_spot_to (edge->from, edge->to);
  gboolean goes_on = FALSE;
  for (guint i = 0; i + 1 < cuts->len; i++) {
    double from = g_array_index (cuts, double, i), to = g_array_index (cuts, double, i + 1);
    AffWall wall = {aff_spot_along (edge->from, d, from), aff_spot_along (edge->from, d, to)};
    if (!(to > from))
      continue;
    if (!is_wall (self, edge, from, to))
      goes_on = FALSE;
    else if (goes_on)
      g_array_index (walls, AffWall, walls->len - 1).to = wall.to;
    else {
      g_array_append_val (walls, wall);
      goes_on = TRUE;
    }
  }
}

GArray *
aff_floor_walls (const AffFloor *self)
{
  const double ends[] = {0, 1};
  g_autoptr (GArray) walls = g_array_new (FALSE, FALSE, sizeof (AffWall));
  g_autoptr (GArray) cuts = g_array_new (FALSE, FALSE, sizeof (double));
  guint pieces = 0;
  for (guint i = 0; i < self->n_area_edges; i++) {
    const Edge *edge = &g_array_index (self->edges, Edge, i);
    g_array_set_size (cuts, 0);
    g_array_append_vals (cuts, ends, 2);
    for (guint j = 0; j < self->n_area_edges; j++) {
      const Edge *other = &g_array_index (self->edges, Edge, j);
      if (i != j && !are_apart (edge, other))
        cut (edge, other, cuts);
    }
    pieces += cuts->len;
    if (pieces > MOST_PIECES)
      return NULL;
    g_array_sort (cuts, compare_cuts);
    add_walls (self, edge, cuts, walls);
  }
  return g_steal_pointer (&walls);
}
