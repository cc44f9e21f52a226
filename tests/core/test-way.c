// SPDX-License-Identifier: GPL-3.0-or-later
// Shortest ways against an oracle that shares no code with them: every pair of corners is tried
// against every shape, without pruning, without cells and with another test for crossing.
#include "app/way/graph.h"

#include <math.h>
#include <string.h>

#define MARGIN      1.0 // as app/way/ground.h documents it
#define HAIR        1e-6
#define MOST_SHAPES 80
#define MOST_SIDES  12

typedef struct {
  double x;
  double y;
} Spot;

typedef struct {
  Spot corners[MOST_SIDES];
  guint count;
} Shape;

// A hall whose records live as long as it.
typedef struct {
  AffPlan plan;
  GPtrArray *records;
  Shape walls[MOST_SHAPES]; // of the hall, each as its side
  guint n_walls;
  AffPoint outline[8];
  guint n_outline;
} Hall;

static gpointer
add_record (Hall *hall, gpointer record)
{
  g_ptr_array_add (hall->records, record);
  return record;
}

static Hall *
create_hall (void)
{
  Hall *hall = g_new0 (Hall, 1);
  hall->records = g_ptr_array_new_with_free_func (g_free);
  hall->plan.boards = g_ptr_array_new ();
  hall->plan.places = g_ptr_array_new ();
  hall->plan.regions = g_ptr_array_new ();
  return hall;
}

static void
free_hall (Hall *hall)
{
  g_ptr_array_unref (hall->plan.boards);
  g_ptr_array_unref (hall->plan.places);
  g_ptr_array_unref (hall->plan.regions);
  g_ptr_array_unref (hall->records);
  g_free (hall);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Hall, free_hall)

static AffRegion *
add_region (Hall *hall, AffRegionKind kind, const AffPoint *points, guint count)
{
  AffRegion *region = add_record (hall, g_new0 (AffRegion, 1));
  region->kind = kind;
  region->points = add_record (hall, g_memdup2 (points, count * sizeof *points));
  region->n_points = count;
  g_ptr_array_add (hall->plan.regions, region);
  return region;
}

static AffRegion *
add_box (Hall *hall, AffRegionKind kind, int x, int y, int width, int height)
{
  const AffPoint points[] = {{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}};
  return add_region (hall, kind, points, 4);
}

static AffPlace *
add_place (Hall *hall, AffPlaceKind kind, int x, int y, int width, int height)
{
  AffPlace *place = add_record (hall, g_new0 (AffPlace, 1));
  place->plan = &hall->plan;
  place->kind = kind;
  place->code = "p";
  place->box = (AffBox){x, y, width, height};
  place->heading_deg = -1;
  g_ptr_array_add (hall->plan.places, place);
  return place;
}

static AffBoard *
add_board (Hall *hall, int x, int y, int facing_deg, int width, int height)
{
  AffBoard *board = add_record (hall, g_new0 (AffBoard, 1));
  board->plan = &hall->plan;
  board->label = "b";
  board->centre = (AffPoint){x, y};
  board->facing_deg = facing_deg;
  board->width_mm = width;
  board->height_mm = height;
  g_ptr_array_add (hall->plan.boards, board);
  return board;
}

static double
cross (Spot a, Spot b, Spot c)
{
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

// The oracle's offset: every side is moved out by BY, a corner sharper than a right angle gets one
// more side across it, and the corners are where neighbouring lines cross.
static Shape
grow (const Spot *spots, guint count, double by)
{
  double angles[2 * MOST_SIDES], reaches[2 * MOST_SIDES];
  guint lines = 0;
  Shape shape = {.count = 0};
  for (guint i = 0; i < count; i++) {
    Spot a = spots[i], b = spots[(i + 1) % count], c = spots[(i + 2) % count];
    double angle = atan2 (-(b.x - a.x), b.y - a.y), next = atan2 (-(c.x - b.x), c.y - b.y);
    double turn = next - angle;
    turn += turn < 0 ? 2 * G_PI : 0;
    angles[lines] = angle;
    reaches[lines++] = a.x * cos (angle) + a.y * sin (angle) + by;
    if (turn > G_PI / 2 + 1e-9) {
      angles[lines] = angle + turn / 2;
      reaches[lines] = b.x * cos (angles[lines]) + b.y * sin (angles[lines]) + by;
      lines++;
    }
  }
  for (guint i = 0; i < lines; i++) {
    guint j = (i + 1) % lines;
    double sine = sin (angles[j] - angles[i]);
    shape.corners[shape.count++] =
      (Spot){(reaches[i] * sin (angles[j]) - reaches[j] * sin (angles[i])) / sine,
             (reaches[j] * cos (angles[i]) - reaches[i] * cos (angles[j])) / sine};
  }
  return shape;
}

static void
turn_right_way (Spot *spots, guint count)
{
  double area = 0;
  for (guint i = 0; i < count; i++)
    area += spots[i].x * spots[(i + 1) % count].y - spots[i].y * spots[(i + 1) % count].x;
  for (guint i = 0; area < 0 && i < count / 2; i++) {
    Spot saved = spots[i];
    spots[i] = spots[count - 1 - i];
    spots[count - 1 - i] = saved;
  }
}

// The corners of BOARD from its documented geometry; the last 100 mm of it if IS_PANEL.
static guint
find_board (const AffBoard *board, gboolean is_panel, Spot *spots)
{
  double angle = board->facing_deg * G_PI / 180;
  gboolean sideways = board->facing_deg % 90 ? board->height_mm > board->width_mm
                                             : board->facing_deg % 180 != 0;
  double across = sideways ? board->height_mm : board->width_mm;
  double depth = sideways ? board->width_mm : board->height_mm;
  double front = is_panel ? -depth / 2 + MIN (100, depth) : depth / 2;
  const double corners[4][2] = {{-across / 2, -depth / 2},
                                {across / 2, -depth / 2},
                                {across / 2, front},
                                {-across / 2, front}};
  for (guint i = 0; i < 4; i++)
    spots[i] =
      (Spot){board->centre.x_mm + corners[i][1] * sin (angle) + corners[i][0] * cos (angle),
             board->centre.y_mm - corners[i][1] * cos (angle) + corners[i][0] * sin (angle)};
  turn_right_way (spots, 4);
  return 4;
}

static guint
find_region (const AffRegion *region, Spot *spots)
{
  for (guint i = 0; i < region->n_points; i++)
    spots[i] = (Spot){region->points[i].x_mm, region->points[i].y_mm};
  turn_right_way (spots, region->n_points);
  return region->n_points;
}

// The shapes that stand in HALL, not grown; walls are shapes of two corners.
static guint
list_shapes (const Hall *hall, gboolean is_step_free, gboolean only_panels, Shape *shapes)
{
  guint count = 0;
  for (guint i = 0; i < hall->n_outline; i++) {
    AffPoint a = hall->outline[i], b = hall->outline[(i + 1) % hall->n_outline];
    shapes[count++] = (Shape){{{a.x_mm, a.y_mm}, {b.x_mm, b.y_mm}}, 2};
  }
  for (guint i = 0; i < hall->plan.regions->len; i++) {
    const AffRegion *region = g_ptr_array_index (hall->plan.regions, i);
    if (region->kind == AFF_REGION_OBSTACLE ||
        (region->kind == AFF_REGION_STEPS && is_step_free)) {
      shapes[count].count = find_region (region, shapes[count].corners);
      count++;
    }
  }
  for (guint i = 0; i < hall->plan.boards->len; i++) {
    const AffBoard *board = g_ptr_array_index (hall->plan.boards, i);
    shapes[count].count = find_board (board, only_panels, shapes[count].corners);
    count++;
  }
  g_assert_cmpuint (count, <=, MOST_SHAPES);
  return count;
}

// A wall of these halls ends at right angles: its offset reaches as far beyond its ends as aside,
// and the documented millimetre more.
static Shape
grow_wall (Spot a, Spot b, double by)
{
  double left = MIN (a.x, b.x), right = MAX (a.x, b.x);
  double top = MIN (a.y, b.y), bottom = MAX (a.y, b.y);
  double wide = left == right ? by : by + 1, high = left == right ? by + 1 : by;
  return (Shape){{{left - wide, top - high},
                  {right + wide, top - high},
                  {right + wide, bottom + high},
                  {left - wide, bottom + high}},
                 4};
}

static gboolean
is_inside (const Shape *shape, Spot spot)
{
  for (guint i = 0; i < shape->count; i++) {
    Spot a = shape->corners[i], b = shape->corners[(i + 1) % shape->count];
    if (cross (a, b, spot) <= HAIR * hypot (b.x - a.x, b.y - a.y))
      return FALSE;
  }
  return TRUE;
}

// All parts at which the line crosses a side; then a spot in the middle of each piece is asked.
static gboolean
is_blocked_by (const Shape *shape, Spot a, Spot b)
{
  double parts[MOST_SIDES + 2] = {0, 1};
  guint count = 2;
  for (guint i = 0; i < shape->count; i++) {
    Spot c = shape->corners[i], d = shape->corners[(i + 1) % shape->count];
    double below = (b.x - a.x) * (d.y - c.y) - (b.y - a.y) * (d.x - c.x);
    double part = below != 0 ? ((c.x - a.x) * (d.y - c.y) - (c.y - a.y) * (d.x - c.x)) / below
                             : -1;
    if (part > 0 && part < 1)
      parts[count++] = part;
  }
  for (guint i = 0; i < count; i++)
    for (guint j = 0; j < count; j++) {
      double middle = (parts[i] + parts[j]) / 2;
      if (i != j &&
          is_inside (shape, (Spot){a.x + (b.x - a.x) * middle, a.y + (b.y - a.y) * middle}))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_in_outline (const Hall *hall, Spot spot)
{
  gboolean inside = FALSE;
  for (guint i = 0; i < hall->n_outline; i++) {
    AffPoint a = hall->outline[i], b = hall->outline[(i + 1) % hall->n_outline];
    if ((a.y_mm > spot.y) != (b.y_mm > spot.y) &&
        spot.x < a.x_mm + (b.x_mm - a.x_mm) * (spot.y - a.y_mm) / (b.y_mm - a.y_mm))
      inside = !inside;
  }
  return inside;
}

typedef struct {
  Shape shapes[MOST_SHAPES];
  guint n_shapes;
  Spot *nodes;
  guint n_nodes;
  guint8 *sees;
} Oracle;

static gboolean
is_free (const Hall *hall, const Oracle *self, Spot spot)
{
  for (guint i = 0; i < self->n_shapes; i++)
    if (is_inside (&self->shapes[i], spot))
      return FALSE;
  return is_in_outline (hall, spot);
}

static void
grow_shapes (const Hall *hall,
             gboolean is_step_free,
             gboolean only_panels,
             double by,
             Oracle *self)
{
  self->n_shapes = list_shapes (hall, is_step_free, only_panels, self->shapes);
  for (guint i = 0; i < self->n_shapes; i++) {
    Shape shape = self->shapes[i];
    self->shapes[i] = shape.count == 2 ? grow_wall (shape.corners[0], shape.corners[1], by)
                                       : grow (shape.corners, shape.count, by);
  }
}

static gboolean
is_clear (const Oracle *self, Spot a, Spot b)
{
  for (guint i = 0; i < self->n_shapes; i++)
    if (is_blocked_by (&self->shapes[i], a, b))
      return FALSE;
  return TRUE;
}

static void
fill_oracle (const Hall *hall, Oracle *self)
{
  guint stops = hall->plan.places->len;
  self->nodes = g_new (Spot, stops + MOST_SHAPES * MOST_SIDES);
  for (guint i = 0; i < stops; i++) {
    const AffPlace *place = g_ptr_array_index (hall->plan.places, i);
    self->nodes[self->n_nodes++] = (Spot){place->box.x_mm, place->box.y_mm};
  }
  for (guint i = 0; i < self->n_shapes; i++)
    for (guint j = 0; j < self->shapes[i].count; j++)
      if (is_free (hall, self, self->shapes[i].corners[j]))
        self->nodes[self->n_nodes++] = self->shapes[i].corners[j];
  guint n = self->n_nodes;
  self->sees = g_new0 (guint8, n * n + 1);
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      self->sees[i * n + j] = self->sees[j * n + i] = is_clear (self, self->nodes[i],
                                                                self->nodes[j]);
}

// Dijkstra in its simplest form.
static double *
measure_all (const Oracle *self, guint from)
{
  double *lengths = g_new (double, self->n_nodes);
  g_autofree guint8 *is_done = g_new0 (guint8, self->n_nodes);
  for (guint i = 0; i < self->n_nodes; i++)
    lengths[i] = i == from ? 0 : INFINITY;
  for (;;) {
    guint best = G_MAXUINT;
    for (guint i = 0; i < self->n_nodes; i++)
      if (!is_done[i] && isfinite (lengths[i]) &&
          (best == G_MAXUINT || lengths[i] < lengths[best]))
        best = i;
    if (best == G_MAXUINT)
      return lengths;
    is_done[best] = TRUE;
    for (guint i = 0; i < self->n_nodes; i++) {
      double length = lengths[best] + hypot (self->nodes[i].x - self->nodes[best].x,
                                             self->nodes[i].y - self->nodes[best].y);
      if (self->sees[best * self->n_nodes + i] && length < lengths[i])
        lengths[i] = length;
    }
  }
}

static void
clear_oracle (Oracle *self)
{
  g_free (self->nodes);
  g_free (self->sees);
}

static double
measure_to_segment (Spot p, Spot a, Spot b)
{
  double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
  double t = square > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / square : 0;
  t = CLAMP (t, 0, 1);
  return hypot (p.x - a.x - t * dx, p.y - a.y - t * dy);
}

// Each centimetre of the way, the distance to everything that stands, not grown.
static void
assert_clearance (const Shape *shapes, guint count, const GArray *points, double clearance)
{
  for (guint i = 0; i + 1 < points->len; i++) {
    AffPoint a = g_array_index (points, AffPoint, i),
             b = g_array_index (points, AffPoint, i + 1);
    guint steps = (guint) ceil (hypot (b.x_mm - a.x_mm, b.y_mm - a.y_mm) / 10) + 1;
    for (guint j = 0; j <= steps; j++) {
      double part = (double) j / steps;
      Spot spot = {a.x_mm + (b.x_mm - a.x_mm) * part, a.y_mm + (b.y_mm - a.y_mm) * part};
      for (guint k = 0; k < count; k++) {
        g_assert_false (shapes[k].count > 2 && is_inside (&shapes[k], spot));
        for (guint m = 0; m < shapes[k].count; m++)
          g_assert_cmpfloat (measure_to_segment (spot, shapes[k].corners[m],
                                                 shapes[k].corners[(m + 1) % shapes[k].count]),
                             >=, clearance);
      }
    }
  }
}

static void
assert_length (const AffTree *tree, guint stop, const GArray *points)
{
  double length = 0;
  for (guint i = 0; i + 1 < points->len; i++) {
    AffPoint a = g_array_index (points, AffPoint, i),
             b = g_array_index (points, AffPoint, i + 1);
    length += hypot (b.x_mm - a.x_mm, b.y_mm - a.y_mm);
  }
  g_assert_cmpfloat (fabs (length - aff_tree_length (tree, stop)), <=, 1.5 * points->len);
}

static int
pick (GRand *random, int low, int high)
{
  return g_rand_int_range (random, low, high);
}

// A rectangular hall, or one with a corner cut out.
static void
make_outline (Hall *hall, GRand *random)
{
  int wide = pick (random, 8000, 16000), high = pick (random, 8000, 16000);
  int x = pick (random, 3000, 6000), y = pick (random, 3000, 6000);
  const AffPoint angled[] = {{0, 0}, {wide, 0}, {wide, high}, {x, high}, {x, y}, {0, y}};
  const AffPoint square[] = {{0, 0}, {wide, 0}, {wide, high}, {0, high}};
  gboolean is_angled = pick (random, 0, 2);
  hall->n_outline = is_angled ? 6 : 4;
  memcpy (hall->outline, is_angled ? angled : square, hall->n_outline * sizeof (AffPoint));
  AffRegion *floor = add_region (hall, AFF_REGION_WALKABLE, hall->outline, hall->n_outline);
  floor->is_step_free = TRUE;
  hall->plan.width_mm = wide;
  hall->plan.height_mm = high;
}

// Whether all of the polygon's sides are well inside the outline: steps beside the floor are floor
// too, which the oracle does not know.
static gboolean
is_well_inside (const Hall *hall, const AffPoint *points, guint count)
{
  for (guint i = 0; i < count; i++)
    for (int j = 0; j < 200; j++) {
      AffPoint a = points[i], b = points[(i + 1) % count];
      double x = a.x_mm + (b.x_mm - a.x_mm) * j / 200.0;
      double y = a.y_mm + (b.y_mm - a.y_mm) * j / 200.0;
      if (!is_in_outline (hall, (Spot){x - 30, y - 30}) ||
          !is_in_outline (hall, (Spot){x + 30, y - 30}) ||
          !is_in_outline (hall, (Spot){x - 30, y + 30}) ||
          !is_in_outline (hall, (Spot){x + 30, y + 30}))
        return FALSE;
    }
  return TRUE;
}

// A convex polygon of 3 to 5 corners around a spot.
static void
add_lump (Hall *hall, GRand *random, AffRegionKind kind)
{
  AffPoint points[5];
  guint count = (guint) pick (random, 3, 6);
  int x = pick (random, 0, hall->plan.width_mm), y = pick (random, 0, hall->plan.height_mm);
  double radius = pick (random, 300, 1500), turn = g_rand_double_range (random, 0, 6);
  for (guint i = 0; i < count; i++)
    points[i] = (AffPoint){x + (int) (radius * cos (turn + 2 * G_PI * i / count)),
                           y + (int) (radius * sin (turn + 2 * G_PI * i / count))};
  if (kind != AFF_REGION_STEPS || is_well_inside (hall, points, count))
    add_region (hall, kind, points, count);
}

static Hall *
create_random_hall (GRand *random, double clearance)
{
  static const int facings[] = {0, 90, 180, 270, 30, 135, 217};
  Hall *hall = create_hall ();
  Oracle oracle = {.n_shapes = 0};
  make_outline (hall, random);
  for (int i = pick (random, 2, 7); i > 0; i--)
    add_lump (hall, random, AFF_REGION_OBSTACLE);
  for (int i = pick (random, 0, 3); i > 0; i--)
    add_lump (hall, random, AFF_REGION_STEPS);
  for (int i = pick (random, 2, 7); i > 0; i--)
    add_board (hall, pick (random, 500, hall->plan.width_mm),
               pick (random, 500, hall->plan.height_mm), facings[pick (random, 0, 7)],
               2 * pick (random, 500, 900), 2 * pick (random, 40, 900));
  grow_shapes (hall, TRUE, FALSE, clearance + MARGIN, &oracle);
  for (int tries = 0; tries < 500 && hall->plan.places->len < 6; tries++) {
    Spot spot = {pick (random, 0, hall->plan.width_mm), pick (random, 0, hall->plan.height_mm)};
    if (is_free (hall, &oracle, spot))
      add_place (hall, AFF_PLACE_KIOSK, (int) spot.x, (int) spot.y, 0, 0);
  }
  return hall;
}

typedef struct {
  guint ways;
  guint missing;
  double ratio; // the farthest from 1
} Tally;

static void
compare_hall (const Hall *hall, gboolean is_step_free, int clearance, Tally *tally)
{
  Oracle around = {.n_shapes = 0}, between = {.n_shapes = 0};
  Shape bodies[2][MOST_SHAPES];
  const AffWalk walk = {.clearance_mm = clearance, .is_step_free = is_step_free};
  g_autoptr (AffGraph) graph = aff_graph_new (&hall->plan, &walk);
  guint boards = hall->plan.boards->len, places = hall->plan.places->len, count[2];
  g_assert_true (aff_graph_is_drawn (graph));
  grow_shapes (hall, is_step_free, FALSE, clearance + MARGIN, &around);
  grow_shapes (hall, is_step_free, TRUE, clearance + MARGIN, &between);
  count[0] = list_shapes (hall, is_step_free, FALSE, bodies[0]);
  count[1] = list_shapes (hall, is_step_free, TRUE, bodies[1]);
  fill_oracle (hall, &around);
  fill_oracle (hall, &between);
  for (guint i = 0; i < places; i++) {
    g_autoptr (AffTree) tree = aff_tree_new_at (graph, boards + i);
    g_autofree double *first = measure_all (&around, i);
    g_autofree double *second = measure_all (&between, i);
    for (guint j = 0; j < places; j++) {
      gboolean goes_around = isfinite (first[j]);
      double truth = goes_around ? first[j] : second[j];
      double length = aff_tree_length (tree, boards + j);
      g_autoptr (GArray) points = aff_tree_points (tree, boards + j);
      tally->ways++;
      tally->missing += length < 0;
      g_assert_true ((length < 0) == !isfinite (truth));
      g_assert_cmpuint (points->len == 0, ==, length < 0);
      if (length < 0)
        continue;
      if (truth > 0 && fabs (length / truth - 1) > fabs (tally->ratio - 1))
        tally->ratio = length / truth;
      g_assert_cmpfloat (fabs (length - truth), <=, 1e-7 * truth + 1e-5);
      assert_length (tree, boards + j, points);
      assert_clearance (bodies[!goes_around], count[!goes_around], points, clearance);
    }
  }
  clear_oracle (&around);
  clear_oracle (&between);
}

// Under valgrind, where everything takes thirty times as long.
static gboolean
is_watched (void)
{
  const char *preloaded = g_getenv ("LD_PRELOAD");
  return preloaded != NULL && strstr (preloaded, "vgpreload") != NULL;
}

static void
test_ways_are_as_short_as_an_oracle_finds_them (void)
{
  static const int clearances[] = {250, 250, 450, 120};
  guint halls = is_watched () ? 5 : g_test_slow () ? 1000 : 150;
  Tally tally = {.ratio = 1}, step_free = {.ratio = 1};
  for (guint i = 0; i < halls; i++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (i);
    int clearance = clearances[i % G_N_ELEMENTS (clearances)];
    g_autoptr (Hall) hall = create_random_hall (random, clearance);
    compare_hall (hall, FALSE, clearance, &tally);
    compare_hall (hall, TRUE, clearance, &step_free);
  }
  g_test_message ("%u halls: %u ways (%u missing), ratio %.9f; step-free %u (%u), %.9f", halls,
                  tally.ways, tally.missing, tally.ratio, step_free.ways, step_free.missing,
                  step_free.ratio);
  g_assert_cmpuint (tally.ways, >, 10 * tally.missing);
  g_assert_cmpuint (step_free.missing, >=, tally.missing);
}

// A hall of 10 m by 8 m with a kiosk at the west (stop 0) and one at the east (stop 1), 9 m apart.
static Hall *
create_plain_hall (void)
{
  Hall *hall = create_hall ();
  add_box (hall, AFF_REGION_WALKABLE, 0, 0, 10000, 8000);
  add_place (hall, AFF_PLACE_KIOSK, 500, 4000, 0, 0);
  add_place (hall, AFF_PLACE_KIOSK, 9500, 4000, 0, 0);
  return hall;
}

static int
measure (const Hall *hall, const AffWalk *walk)
{
  g_autoptr (AffGraph) graph = aff_graph_new (&hall->plan, walk);
  g_autoptr (AffTree) tree = aff_tree_new_at (graph, hall->plan.boards->len);
  return aff_tree_length_mm (tree, hall->plan.boards->len + 1);
}

// What the way around a box of BY at the corners of the offset costs.
static int
detour (double along, double aside)
{
  return (int) lround (2 * hypot (along, aside));
}

static void
test_a_way_leads_around_what_stands_in_it (void)
{
  g_autoptr (Hall) hall = create_plain_hall ();
  g_assert_cmpint (measure (hall, NULL), ==, 9000);
  add_box (hall, AFF_REGION_OBSTACLE, 4900, 2000, 200, 3000);
  g_assert_cmpint (measure (hall, NULL), ==, detour (4500 - 351, 1251) + 702);
  const AffWalk wide = {.clearance_mm = 450};
  g_assert_cmpint (measure (hall, &wide), ==, detour (4500 - 551, 1451) + 1102);
}

static void
test_areas_that_touch_are_one_floor (void)
{
  static const int gaps[] = {-1000, 0, 8};
  for (guint i = 0; i < G_N_ELEMENTS (gaps); i++) {
    g_autoptr (Hall) hall = create_hall ();
    add_box (hall, AFF_REGION_WALKABLE, 0, 0, 5000, 8000);
    add_box (hall, AFF_REGION_WALKABLE, 5000 + gaps[i], 1000, 5000 - gaps[i], 6000);
    add_place (hall, AFF_PLACE_KIOSK, 500, 4000, 0, 0);
    add_place (hall, AFF_PLACE_KIOSK, 9500, 4000, 0, 0);
    g_assert_cmpint (measure (hall, NULL), ==, 9000);
  }
}

static void
test_a_wall_between_two_areas_stands (void)
{
  g_autoptr (Hall) hall = create_hall ();
  add_box (hall, AFF_REGION_WALKABLE, 0, 0, 4950, 8000);
  add_box (hall, AFF_REGION_WALKABLE, 5050, 0, 4950, 8000);
  add_place (hall, AFF_PLACE_KIOSK, 500, 4000, 0, 0);
  add_place (hall, AFF_PLACE_KIOSK, 9500, 4000, 0, 0);
  g_assert_cmpint (measure (hall, NULL), ==, AFF_WALK_NONE);
  add_box (hall, AFF_REGION_WALKABLE, 4900, 3500, 200, 1000);
  g_assert_cmpint (measure (hall, NULL), ==, 9000);
  const AffWalk wide = {.clearance_mm = 520};
  g_assert_cmpint (measure (hall, &wide), ==, AFF_WALK_NONE);
}

// The same U, one line thick as a wall and as a body; and the same again inside out.
static void
test_bent_obstacles_keep_their_inside (void)
{
  static const AffPoint body[] = {{3000, 1000}, {7000, 1000}, {7000, 7000}, {3000, 7000},
                                  {3000, 6900}, {6900, 6900}, {6900, 1100}, {3000, 1100}};
  static const AffPoint line[] = {{3000, 1000}, {6900, 1000}, {6900, 7000},
                                  {3000, 7000}, {6900, 7000}, {6900, 1000}};
  g_autoptr (Hall) bodied = create_plain_hall (), lined = create_plain_hall ();
  add_region (bodied, AFF_REGION_OBSTACLE, body, G_N_ELEMENTS (body));
  add_region (lined, AFF_REGION_OBSTACLE, line, G_N_ELEMENTS (line));
  int first = measure (bodied, NULL), second = measure (lined, NULL);
  g_assert_cmpint (first, >, 10500);
  g_assert_cmpint (abs (first - second), <, 200);
}

// A ring of floor around a hole, as one polygon by the even-odd rule.
static void
test_a_hole_in_a_floor_is_no_floor (void)
{
  static const AffPoint ring[] = {{0, 0},       {10000, 0},   {10000, 8000}, {0, 8000},
                                  {0, 0},       {4000, 2000}, {6000, 2000},  {6000, 6000},
                                  {4000, 6000}, {4000, 2000}};
  g_autoptr (Hall) hall = create_hall ();
  add_region (hall, AFF_REGION_WALKABLE, ring, G_N_ELEMENTS (ring));
  add_place (hall, AFF_PLACE_KIOSK, 500, 4000, 0, 0);
  add_place (hall, AFF_PLACE_KIOSK, 9500, 4000, 0, 0);
  int length = measure (hall, NULL);
  g_assert_cmpint (length, >=, detour (3500 - 252, 2251) + 2502);
  g_assert_cmpint (length, <=, detour (3500 - 251, 2252) + 2504);
}

static void
test_a_closed_passage_closes (void)
{
  const AffWalk opened = {.opens_closed = TRUE};
  g_autoptr (Hall) hall = create_hall ();
  add_box (hall, AFF_REGION_WALKABLE, 0, 0, 4900, 8000);
  add_box (hall, AFF_REGION_WALKABLE, 5100, 0, 4900, 8000);
  AffRegion *passage = add_box (hall, AFF_REGION_PASSAGE, 4800, 3000, 400, 2000);
  add_place (hall, AFF_PLACE_KIOSK, 500, 4000, 0, 0);
  add_place (hall, AFF_PLACE_KIOSK, 9500, 4000, 0, 0);
  g_assert_cmpint (measure (hall, NULL), ==, 9000);
  passage->is_closed = TRUE;
  g_assert_cmpint (measure (hall, NULL), ==, AFF_WALK_NONE);
  g_assert_cmpint (measure (hall, &opened), ==, 9000);
}

static void
test_a_closed_passage_on_the_floor_is_in_the_way (void)
{
  g_autoptr (Hall) hall = create_plain_hall ();
  AffRegion *passage = add_box (hall, AFF_REGION_PASSAGE, 4900, 2000, 200, 3000);
  g_assert_cmpint (measure (hall, NULL), ==, 9000);
  passage->is_closed = TRUE;
  g_assert_cmpint (measure (hall, NULL), ==, detour (4500 - 351, 1251) + 702);
}

static void
test_step_free_is_only_what_the_plan_says (void)
{
  const AffWalk step_free = {.is_step_free = TRUE};
  g_autoptr (Hall) hall = create_plain_hall ();
  AffRegion *floor = g_ptr_array_index (hall->plan.regions, 0);
  g_assert_cmpint (measure (hall, &step_free), ==, AFF_WALK_NONE);
  floor->is_step_free = TRUE;
  g_assert_cmpint (measure (hall, &step_free), ==, 9000);
  add_box (hall, AFF_REGION_STEPS, 4900, 2000, 200, 3000);
  g_assert_cmpint (measure (hall, NULL), ==, 9000);
  g_assert_cmpint (measure (hall, &step_free), ==, detour (4500 - 351, 1251) + 702);
}

static void
test_readers_are_walked_around_where_that_is_possible (void)
{
  g_autoptr (Hall) hall = create_plain_hall ();
  add_board (hall, 5000, 4000, 180, 2000, 2000);
  g_assert_cmpint (measure (hall, NULL), ==, detour (4500 - 1251, 1251) + 2502);
  // Now the ground of the board reaches from wall to wall, its panel does not.
  g_autoptr (Hall) tight = create_plain_hall ();
  add_board (tight, 5000, 4000, 90, 2000, 8000);
  g_assert_cmpint (measure (tight, NULL), ==, AFF_WALK_NONE);
  g_autoptr (Hall) narrow = create_plain_hall ();
  add_board (narrow, 5000, 4000, 180, 2000, 8000);
  g_assert_cmpint (measure (narrow, NULL), ==, 9000);
}

static void
test_a_way_ends_at_the_open_side (void)
{
  static const int facings[] = {0, 90, 180, 270, 45, 210};
  for (guint i = 0; i < G_N_ELEMENTS (facings); i++) {
    g_autoptr (Hall) hall = create_plain_hall ();
    double angle = facings[i] * G_PI / 180;
    add_board (hall, 5000, 4000, facings[i], 1800, 1800);
    g_autoptr (AffGraph) graph = aff_graph_new (&hall->plan, NULL);
    AffPoint end = aff_graph_stop_point (graph, 0);
    g_assert_cmpint (abs (end.x_mm - 5000 - (int) lround (1151 * sin (angle))), <=, 1);
    g_assert_cmpint (abs (end.y_mm - 4000 + (int) lround (1151 * cos (angle))), <=, 1);
  }
  // A table before the board leaves less than a reader would take, but enough.
  g_autoptr (Hall) hall = create_plain_hall ();
  add_board (hall, 5000, 4000, 180, 1800, 200);
  add_box (hall, AFF_REGION_OBSTACLE, 4000, 4800, 2000, 200);
  g_autoptr (AffGraph) graph = aff_graph_new (&hall->plan, NULL);
  AffPoint end = aff_graph_stop_point (graph, 0);
  g_assert_cmpint (end.x_mm, ==, 5000);
  g_assert_cmpint (end.y_mm, ==, 4549);
}

static void
test_a_kiosk_at_a_wall_begins_beside_it (void)
{
  g_autoptr (Hall) hall = create_plain_hall ();
  AffPlace *kiosk = g_ptr_array_index (hall->plan.places, 0);
  kiosk->box.x_mm = 50;
  g_autoptr (AffGraph) graph = aff_graph_new (&hall->plan, NULL);
  g_autoptr (AffTree) tree = aff_tree_new_at (graph, 0);
  g_autoptr (GArray) points = aff_tree_points (tree, 1);
  g_assert_cmpint (aff_tree_length_mm (tree, 1), ==, 9450);
  g_assert_cmpint (g_array_index (points, AffPoint, 0).x_mm, ==, 50);
  g_assert_cmpint (g_array_index (points, AffPoint, 1).x_mm, ==, 251);
  g_autoptr (AffTree) other = aff_tree_new (graph, (AffPoint){50, 4000});
  g_assert_cmpint (aff_tree_length_mm (other, 1), ==, 9450);
  g_assert_cmpint (aff_tree_length_mm (tree, 0), ==, 0);
}

static void
test_a_start_inside_an_obstacle_begins_at_its_edge (void)
{
  g_autoptr (Hall) hall = create_plain_hall ();
  add_box (hall, AFF_REGION_OBSTACLE, 4000, 3000, 1000, 2000);
  g_autoptr (AffGraph) graph = aff_graph_new (&hall->plan, NULL);
  g_autoptr (AffTree) tree = aff_tree_new (graph, (AffPoint){4900, 4000});
  g_assert_cmpint (aff_tree_length_mm (tree, 1), ==, 4600);
  AffPlace *table = add_place (hall, AFF_PLACE_COFFEE, 4000, 3000, 1000, 2000);
  g_autoptr (AffGraph) second = aff_graph_new (&hall->plan, NULL);
  AffPoint end = aff_graph_stop_point (second, (guint) aff_graph_place_stop (second, table));
  g_assert_cmpint (end.y_mm, ==, 4000);
  g_assert_true (end.x_mm == 4000 || end.x_mm == 5000);
}

static void
test_what_cannot_be_reached_has_a_nearest_point (void)
{
  g_autoptr (Hall) hall = create_plain_hall ();
  add_box (hall, AFF_REGION_OBSTACLE, 6000, 0, 100, 8000);
  g_autoptr (AffGraph) graph = aff_graph_new (&hall->plan, NULL);
  g_autoptr (AffTree) tree = aff_tree_new_at (graph, 0);
  AffPoint nearest;
  g_assert_cmpint (aff_tree_length_mm (tree, 1), ==, AFF_WALK_NONE);
  g_assert_true (aff_tree_nearest (tree, 1, &nearest));
  g_assert_cmpint (nearest.x_mm, ==, 5749);
  g_assert_cmpint (nearest.y_mm, ==, 4000);
  g_autoptr (GArray) points = aff_tree_points (tree, 1);
  g_assert_cmpuint (points->len, ==, 0);
}

static void
test_without_a_floor_ways_are_straight (void)
{
  g_autoptr (Hall) hall = create_hall ();
  add_box (hall, AFF_REGION_OBSTACLE, 4000, 0, 1000, 8000);
  add_place (hall, AFF_PLACE_KIOSK, 500, 4000, 0, 0);
  add_place (hall, AFF_PLACE_KIOSK, 9500, 4000, 0, 0);
  g_autoptr (AffGraph) graph = aff_graph_new (&hall->plan, NULL);
  g_assert_false (aff_graph_is_drawn (graph));
  g_assert_cmpint (measure (hall, NULL), ==, 9000);
}

static void
test_distances_are_those_of_the_trees (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (Hall) hall = create_random_hall (random, 250);
  g_autoptr (AffGraph) graph = aff_graph_new (&hall->plan, NULL);
  g_autofree int *distances = aff_graph_distances (graph);
  guint count = aff_graph_n_stops (graph);
  g_assert_cmpuint (count, ==, hall->plan.boards->len + hall->plan.places->len);
  for (guint i = 0; i < count; i++) {
    g_autoptr (AffTree) tree = aff_tree_new_at (graph, i);
    for (guint j = 0; j < count; j++) {
      g_assert_cmpint (distances[i * count + j], ==, distances[j * count + i]);
      if (i != j)
        g_assert_cmpint (distances[i * count + j], ==, aff_tree_length_mm (tree, j));
    }
    g_assert_cmpint (distances[i * count + i], ==, 0);
  }
}

// Whatever a polygon is, a graph is made in time, and what it says of lengths is no nonsense.
static void
try_polygon (const char *name, AffRegionKind kind, const AffPoint *points, guint count)
{
  g_autoptr (Hall) hall = create_plain_hall ();
  gint64 begin = g_get_monotonic_time ();
  add_region (hall, kind, points, count);
  add_board (hall, 5000, 1000, 180, 1000, 1000);
  g_autoptr (AffGraph) graph = aff_graph_new (&hall->plan, NULL);
  g_autoptr (AffTree) tree = aff_tree_new (graph, (AffPoint){5000, 4000});
  for (guint i = 0; i < aff_graph_n_stops (graph); i++) {
    AffPoint nearest;
    g_autoptr (GArray) way = aff_tree_points (tree, i);
    double length = aff_tree_length (tree, i);
    g_assert_true (length < 0 || (length >= 0 && length < 1e7));
    aff_tree_nearest (tree, i, &nearest);
  }
  gint64 taken = g_get_monotonic_time () - begin;
  if (!is_watched () && taken > 20 * G_USEC_PER_SEC)
    g_error ("%s took %.1f s", name, (double) taken / G_USEC_PER_SEC);
}

static void
test_hostile_polygons_neither_crash_nor_hang (void)
{
  static const AffPoint same[] = {{5000, 5000}, {5000, 5000}, {5000, 5000}, {5000, 5000}};
  static const AffPoint flat[] = {{4000, 4000}, {6000, 4000}, {5000, 4000}};
  static const AffPoint needle[] = {{1000, 5000}, {9000, 5001}, {1000, 5002}};
  static const AffPoint bow[] = {{3000, 3000}, {7000, 5000}, {7000, 3000}, {3000, 5000}};
  static const AffPoint star[] = {{5000, 2000},
                                  {6200, 5600},
                                  {3000, 3400},
                                  {7000, 3400},
                                  {3800, 5600}};
  static const AffPoint huge[] = {{-2000000, -2000000},
                                  {2000000, -2000000},
                                  {2000000, 2000000}};
  static const AffPoint twice[] = {{3000, 3000}, {5000, 3000}, {5000, 3000}, {5000, 5000},
                                   {5000, 5000}, {3000, 5000}, {3000, 3000}};

  static const struct {
    const char *name;
    const AffPoint *points;
    guint count;
  } cases[] = {
    {"same", same, G_N_ELEMENTS (same)},       {"flat", flat, G_N_ELEMENTS (flat)},
    {"needle", needle, G_N_ELEMENTS (needle)}, {"bow", bow, G_N_ELEMENTS (bow)},
    {"star", star, G_N_ELEMENTS (star)},       {"huge", huge, G_N_ELEMENTS (huge)},
    {"twice", twice, G_N_ELEMENTS (twice)},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (AffRegionKind kind = AFF_REGION_WALKABLE; kind <= AFF_REGION_PASSAGE; kind++)
      try_polygon (cases[i].name, kind, cases[i].points, cases[i].count);
}

static void
test_polygons_of_many_points_end_in_time (void)
{
  static const guint counts[] = {300, 5900, 10000};
  for (guint i = 0; i < (is_watched () ? 1 : G_N_ELEMENTS (counts)); i++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (i);
    g_autofree AffPoint *wild = g_new (AffPoint, counts[i]);
    g_autofree AffPoint *round = g_new (AffPoint, counts[i]);
    for (guint j = 0; j < counts[i]; j++) {
      double turn = 2 * G_PI * j / counts[i];
      wild[j] = (AffPoint){pick (random, 0, 10000), pick (random, 0, 8000)};
      round[j] = (AffPoint){5000 + (int) (2000 * cos (turn)), 4000 + (int) (2000 * sin (turn))};
    }
    try_polygon ("wild obstacle", AFF_REGION_OBSTACLE, wild, counts[i]);
    try_polygon ("wild floor", AFF_REGION_WALKABLE, wild, counts[i]);
    try_polygon ("round obstacle", AFF_REGION_OBSTACLE, round, counts[i]);
    try_polygon ("round floor", AFF_REGION_WALKABLE, round, counts[i]);
  }
}

// Each of them would look at every edge of the hall for a spot that is much too far away.
static void
test_boards_far_from_any_floor_are_given_up_in_time (void)
{
  const guint count = is_watched () ? 100 : 1200;
  g_autofree AffPoint *round = g_new (AffPoint, count);
  g_autoptr (Hall) hall = create_hall ();
  hall->plan.width_mm = hall->plan.height_mm = 900000;
  for (guint i = 0; i < count; i++) {
    double turn = 2 * G_PI * i / count;
    round[i] = (AffPoint){40000 + (int) (30000 * cos (turn)),
                          40000 + (int) (30000 * sin (turn))};
  }
  add_region (hall, AFF_REGION_WALKABLE, round, count);
  for (int i = 0; i < 1000; i++)
    add_board (hall, 200000 + i * 600, 300000 + i % 7 * 3000, 180, 1000, 200);
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (AffGraph) graph = aff_graph_new (&hall->plan, NULL);
  double seconds = (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC;
  g_assert_true (aff_graph_is_drawn (graph));
  if (!is_watched ())
    g_assert_cmpfloat (seconds, <, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/way/graph/ways-are-as-short-as-an-oracle-finds-them",
                   test_ways_are_as_short_as_an_oracle_finds_them);
  g_test_add_func ("/way/graph/a-way-leads-around-what-stands-in-it",
                   test_a_way_leads_around_what_stands_in_it);
  g_test_add_func ("/way/graph/areas-that-touch-are-one-floor",
                   test_areas_that_touch_are_one_floor);
  g_test_add_func ("/way/graph/a-wall-between-two-areas-stands",
                   test_a_wall_between_two_areas_stands);
  g_test_add_func ("/way/graph/bent-obstacles-keep-their-inside",
                   test_bent_obstacles_keep_their_inside);
  g_test_add_func ("/way/graph/a-hole-in-a-floor-is-no-floor",
                   test_a_hole_in_a_floor_is_no_floor);
  g_test_add_func ("/way/graph/a-closed-passage-closes", test_a_closed_passage_closes);
  g_test_add_func ("/way/graph/boards-far-from-any-floor-are-given-up-in-time",
                   test_boards_far_from_any_floor_are_given_up_in_time);
  g_test_add_func ("/way/graph/a-closed-passage-on-the-floor-is-in-the-way",
                   test_a_closed_passage_on_the_floor_is_in_the_way);
  g_test_add_func ("/way/graph/step-free-is-only-what-the-plan-says",
                   test_step_free_is_only_what_the_plan_says);
  g_test_add_func ("/way/graph/readers-are-walked-around-where-that-is-possible",
                   test_readers_are_walked_around_where_that_is_possible);
  g_test_add_func ("/way/graph/a-way-ends-at-the-open-side", test_a_way_ends_at_the_open_side);
  g_test_add_func ("/way/graph/a-kiosk-at-a-wall-begins-beside-it",
                   test_a_kiosk_at_a_wall_begins_beside_it);
  g_test_add_func ("/way/graph/a-start-inside-an-obstacle-begins-at-its-edge",
                   test_a_start_inside_an_obstacle_begins_at_its_edge);
  g_test_add_func ("/way/graph/what-cannot-be-reached-has-a-nearest-point",
                   test_what_cannot_be_reached_has_a_nearest_point);
  g_test_add_func ("/way/graph/without-a-floor-ways-are-straight",
                   test_without_a_floor_ways_are_straight);
  g_test_add_func ("/way/graph/distances-are-those-of-the-trees",
                   test_distances_are_those_of_the_trees);
  g_test_add_func ("/way/graph/hostile-polygons-neither-crash-nor-hang",
                   test_hostile_polygons_neither_crash_nor_hang);
  g_test_add_func ("/way/graph/polygons-of-many-points-end-in-time",
                   test_polygons_of_many_points_end_in_time);
  return g_test_run ();
}
