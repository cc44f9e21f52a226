// SPDX-License-Identifier: GPL-3.0-or-later
// How fast ways are found in halls of 30 to 1,000 boards, beside A* on a grid of 10 cm with eight
// neighbours, its octile distance as the heuristic: what a map without a graph would do.
#include "app/way/ground.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define CELL_MM      100
#define MOST_TARGETS 60

typedef struct {
  AffPlan plan;
  GPtrArray *records;
  guint boards;
} Hall;

typedef struct {
  double guess;
  int cell;
} Entry;

typedef struct {
  const AffGround *ground;
  int columns;
  int rows;
  guint8 *is_free;
  double *lengths;
  guint8 *is_done;
  Entry *heap;
  int count;
} Grid;

// Milliseconds of this program's own, whatever else the machine does.
static double
read_clock (void)
{
  struct timespec time;
  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1000 + (double) time.tv_nsec / 1e6;
}

static void
add_box (Hall *hall, AffRegionKind kind, int x, int y, int width, int height)
{
  const AffPoint points[] = {{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}};
  AffRegion *region = g_new0 (AffRegion, 1);
  g_ptr_array_add (hall->records, region);
  region->kind = kind;
  region->points = g_memdup2 (points, sizeof points);
  region->n_points = 4;
  g_ptr_array_add (hall->records, (gpointer) region->points);
  g_ptr_array_add (hall->plan.regions, region);
}

// Rows of boards of 1.2 m by 0.1 m, each a little out of line, and a tenth as many tables.
static Hall *
create_hall (guint boards)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (boards);
  Hall *hall = g_new0 (Hall, 1);
  int columns = (int) ceil (sqrt (boards * 1.6)), rows = ((int) boards + columns - 1) / columns;
  hall->boards = boards;
  hall->records = g_ptr_array_new_with_free_func (g_free);
  hall->plan.boards = g_ptr_array_new ();
  hall->plan.places = g_ptr_array_new ();
  hall->plan.regions = g_ptr_array_new ();
  hall->plan.width_mm = columns * 2200 + 8000;
  hall->plan.height_mm = rows * 4000 + 8000;
  add_box (hall, AFF_REGION_WALKABLE, 0, 0, hall->plan.width_mm, hall->plan.height_mm);
  for (int i = 0; i < (int) boards; i++) {
    AffBoard *board = g_new0 (AffBoard, 1);
    g_ptr_array_add (hall->records, board);
    board->plan = &hall->plan;
    board->label = "";
    board->width_mm = 1200;
    board->height_mm = 100;
    board->centre = (AffPoint){4600 + i % columns * 2200 + g_rand_int_range (random, 0, 600),
                               4050 + i / columns * 4000 + g_rand_int_range (random, 0, 1200)};
    g_ptr_array_add (hall->plan.boards, board);
  }
  for (guint i = 0; i < boards / 10 + 3; i++) {
    int side = g_rand_int_range (random, 400, 1400);
    add_box (hall, AFF_REGION_OBSTACLE,
             g_rand_int_range (random, 2000, hall->plan.width_mm - 4000),
             g_rand_int_range (random, 2000, hall->plan.height_mm - 4000), side, side);
  }
  AffPlace *kiosk = g_new0 (AffPlace, 1);
  g_ptr_array_add (hall->records, kiosk);
  kiosk->plan = &hall->plan;
  kiosk->kind = AFF_PLACE_KIOSK;
  kiosk->code = "";
  kiosk->box = (AffBox){1000, 1000, 0, 0};
  g_ptr_array_add (hall->plan.places, kiosk);
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

static void
push (Grid *grid, Entry entry)
{
  int i = grid->count++;
  for (; i > 0 && grid->heap[(i - 1) / 2].guess > entry.guess; i = (i - 1) / 2)
    grid->heap[i] = grid->heap[(i - 1) / 2];
  grid->heap[i] = entry;
}

static Entry
pop (Grid *grid)
{
  Entry top = grid->heap[0], last = grid->heap[--grid->count];
  int i = 0;
  while (2 * i + 1 < grid->count) {
    int child = 2 * i + 1;
    child += child + 1 < grid->count && grid->heap[child + 1].guess < grid->heap[child].guess;
    if (grid->heap[child].guess >= last.guess)
      break;
    grid->heap[i] = grid->heap[child];
    i = child;
  }
  grid->heap[i] = last;
  return top;
}

static int
find_cell (const Grid *grid, AffPoint point)
{
  return (point.y_mm + CELL_MM / 2) / CELL_MM * grid->columns +
         (point.x_mm + CELL_MM / 2) / CELL_MM;
}

static double
guess (const Grid *grid, int cell, int goal)
{
  int across = abs (cell % grid->columns - goal % grid->columns);
  int along = abs (cell / grid->columns - goal / grid->columns);
  return MAX (across, along) + (G_SQRT2 - 1) * MIN (across, along);
}

static void
open_neighbours (Grid *grid, int cell, int goal)
{
  for (int dy = -1; dy <= 1; dy++)
    for (int dx = -1; dx <= 1; dx++) {
      int x = cell % grid->columns + dx, y = cell / grid->columns + dy;
      int next = y * grid->columns + x;
      if (x < 0 || y < 0 || x >= grid->columns || y >= grid->rows || !grid->is_free[next] ||
          grid->is_done[next] || !grid->is_free[cell + dx] ||
          !grid->is_free[cell + dy * grid->columns])
        continue;
      double length = grid->lengths[cell] + (dx && dy ? G_SQRT2 : 1);
      if (length >= grid->lengths[next])
        continue;
      grid->lengths[next] = length;
      push (grid, (Entry){length + guess (grid, next, goal), next});
    }
}

// In millimetres, negative if there is no way.
static double
search_grid (Grid *grid, int start, int goal)
{
  int cells = grid->columns * grid->rows;
  memset (grid->is_done, 0, (gsize) cells);
  for (int i = 0; i < cells; i++)
    grid->lengths[i] = G_MAXDOUBLE;
  grid->count = 0;
  grid->lengths[start] = 0;
  push (grid, (Entry){guess (grid, start, goal), start});
  while (grid->count > 0) {
    Entry entry = pop (grid);
    if (entry.cell == goal)
      return grid->lengths[goal] * CELL_MM;
    if (grid->is_done[entry.cell])
      continue;
    grid->is_done[entry.cell] = TRUE;
    open_neighbours (grid, entry.cell, goal);
  }
  return -1;
}

static void
compare_grid (const Hall *hall, const AffGraph *graph, const AffTree *tree, double tree_us)
{
  AffWalk walk = aff_graph_walk (graph);
  g_autoptr (AffGround) ground = aff_ground_new (&hall->plan, &walk, AFF_GROUND_BOARDS);
  Grid grid = {ground, hall->plan.width_mm / CELL_MM + 1, hall->plan.height_mm / CELL_MM + 1};
  gsize cells = (gsize) grid.columns * (gsize) grid.rows;
  grid.is_free = g_new (guint8, cells);
  grid.is_done = g_new (guint8, cells);
  grid.lengths = g_new (double, cells);
  grid.heap = g_new (Entry, 8 * cells);
  for (gsize i = 0; i < cells; i++)
    grid.is_free[i] = (guint8) aff_ground_is_free (
      ground, (AffSpot){(double) (i % (gsize) grid.columns) * CELL_MM,
                        (double) (i / (gsize) grid.columns) * CELL_MM});
  double taken = 0, ratio = 0, worst = 0;
  guint found = 0, step = MAX (hall->boards / MOST_TARGETS, 1);
  int start = find_cell (&grid, (AffPoint){1000, 1000});
  for (guint i = 0; i < hall->boards; i += step) {
    double begin = read_clock ();
    double length = search_grid (&grid, start,
                                 find_cell (&grid, aff_graph_stop_point (graph, i)));
    double truth = aff_tree_length (tree, i);
    if (length <= 0 || truth <= 0)
      continue;
    taken += read_clock () - begin;
    ratio += length / truth;
    worst = MAX (worst, length / truth);
    found++;
  }
  double per_target_us = found ? taken * 1000 / found : 0;
  printf (
    "  grid of 10 cm: %.0f us a target, %.4f times as long (at worst %.4f); a tree of all "
    "boards is %.0f times faster\n",
    per_target_us, found ? ratio / found : 0, worst, per_target_us / (tree_us / hall->boards));
  g_free (grid.is_free);
  g_free (grid.is_done);
  g_free (grid.lengths);
  g_free (grid.heap);
}

static void
measure_hall (guint boards)
{
  Hall *hall = create_hall (boards);
  AffGraph *graph = NULL;
  AffTree *tree = NULL;
  double build_ms = G_MAXDOUBLE, tree_ms = G_MAXDOUBLE, sum = 0;
  for (guint i = 0; i < (boards < 200 ? 100 : 5); i++) {
    g_clear_pointer (&graph, aff_graph_free);
    double begin = read_clock ();
    graph = aff_graph_new (&hall->plan, NULL);
    build_ms = MIN (build_ms, read_clock () - begin);
  }
  for (guint i = 0; i < 50; i++) {
    g_clear_pointer (&tree, aff_tree_free);
    double begin = read_clock ();
    tree = aff_tree_new_at (graph, boards);
    tree_ms = MIN (tree_ms, read_clock () - begin);
  }
  double begin = read_clock ();
  for (guint i = 0; i < 1000; i++)
    for (guint j = 0; j < boards; j++)
      sum += aff_tree_length (tree, j);
  double asked_ns = (read_clock () - begin) * 1e6 / (1000.0 * boards);
  printf ("%u boards: graph %.2f ms, tree %.1f us, a board %.1f ns, mean way %.1f m\n", boards,
          build_ms, tree_ms * 1000, asked_ns, sum / 1000 / boards / 1000);
  compare_grid (hall, graph, tree, tree_ms * 1000);
  aff_tree_free (tree);
  aff_graph_free (graph);
  free_hall (hall);
}

int
main (void)
{
  static const guint counts[] = {30, 100, 300, 1000};
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    measure_hall (counts[i]);
  return 0;
}
