// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/way/ground.h"

#include "app/way/stand.h"

#define MOST_CELLS    96 // on a side
#define SMALLEST_CELL 500.0
#define MOST_NOTCHED  20000 // pairs of blocks; only a wild drawing has more around one spot

struct _AffGround {
  // owned
  AffFloor *floor;
  AffBlocks *blocks;
  guint *starts; // of each cell in `items`
  guint *items;  // indices of blocks
  double left;
  double top;
  double cell_mm;
  guint columns;
  guint rows;
};

// The points of REGION without those that are repeated or in the middle of a straight line.
static GArray *
list_corners (const AffRegion *region)
{
  GArray *corners = g_array_new (FALSE, FALSE, sizeof (AffSpot));
  for (guint i = 0; i < region->n_points; i++) {
    AffSpot here = aff_spot_of (region->points[i]);
    AffSpot next = aff_spot_of (region->points[(i + 1) % region->n_points]);
    AffSpot *last = corners->len ? &g_array_index (corners, AffSpot, corners->len - 1) : NULL;
    if ((here.x == next.x && here.y == next.y))
      continue;
    AffSpot before = last ? aff_spot_to (*last, here) : (AffSpot){0, 0};
    AffSpot after = aff_spot_to (here, next);
    gboolean is_straight = last && aff_spot_cross (before, after) == 0 &&
                           aff_spot_dot (before, after) > 0;
    if (!is_straight)
      g_array_append_val (corners, here);
  }
  return corners;
}

static void
add_outline (AffGround *self, const GArray *corners, double by)
{
  const AffSpot *ring = (const AffSpot *) (const void *) corners->data;
  guint count = corners->len;
  for (guint i = 0; i < count; i++) {
    AffSpot from = ring[i], to = ring[(i + 1) % count];
    AffSpot before = aff_spot_to (ring[(i + count - 1) % count], from);
    AffSpot after = aff_spot_to (to, ring[(i + 2) % count]), d = aff_spot_to (from, to);
    if (d.x != 0 || d.y != 0)
      aff_blocks_add_line (self->blocks, from, to, by, aff_block_overhang (before, d, by),
                           aff_block_overhang (d, after, by));
  }
}

static void
add_hurdles (AffGround *self, double by)
{
  const GPtrArray *hurdles = aff_floor_hurdles (self->floor);
  for (guint i = 0; i < hurdles->len; i++) {
    g_autoptr (GArray) corners = list_corners (g_ptr_array_index (hurdles, i));
    const AffSpot *ring = (const AffSpot *) (const void *) corners->data;
    if (aff_block_is_convex (ring, corners->len))
      aff_blocks_add_convex (self->blocks, ring, corners->len, by);
    else
      add_outline (self, corners, by);
  }
}

// Walls by their ends, each end as a tenth of a millimetre.
static char *
name_end (AffSpot spot)
{
  return g_strdup_printf ("%.0f %.0f", spot.x * 10, spot.y * 10);
}

static GHashTable *
index_ends (const GArray *walls)
{
  GHashTable *ends = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < 2 * walls->len; i++) {
    const AffWall *wall = &g_array_index (walls, AffWall, i / 2);
    g_autofree char *name = name_end (i % 2 ? wall->to : wall->from);
    GArray *there = g_hash_table_lookup (ends, name);
    if (!there) {
      there = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (ends, g_steal_pointer (&name), there);
    }
    g_array_append_val (there, i);
  }
  return ends;
}

// How far wall number I / 2 reaches beyond its end number I. Where there is not exactly one other
// wall, nobody knows how it goes on.
static double
find_overhang (const GArray *walls, GHashTable *ends, guint i, double by)
{
  const AffWall *wall = &g_array_index (walls, AffWall, i / 2);
  AffSpot here = i % 2 ? wall->to : wall->from, there = i % 2 ? wall->from : wall->to;
  AffSpot before = aff_spot_to (there, here), back = {-before.x, -before.y};
  g_autofree char *name = name_end (here);
  const GArray *meeting = g_hash_table_lookup (ends, name);
  if (meeting->len != 2)
    return aff_block_overhang (before, back, by);
  guint j = g_array_index (meeting, guint, g_array_index (meeting, guint, 0) == i);
  const AffWall *other = &g_array_index (walls, AffWall, j / 2);
  return aff_block_overhang (before,
                             j % 2 ? aff_spot_to (other->to, other->from)
                                   : aff_spot_to (other->from, other->to),
                             by);
}

static gboolean
add_walls (AffGround *self, double by)
{
  g_autoptr (GArray) walls = aff_floor_walls (self->floor);
  if (!walls)
    return FALSE;
  g_autoptr (GHashTable) ends = index_ends (walls);
  for (guint i = 0; i < walls->len; i++) {
    const AffWall *wall = &g_array_index (walls, AffWall, i);
    aff_blocks_add_line (self->blocks, wall->from, wall->to, by,
                         find_overhang (walls, ends, 2 * i, by),
                         find_overhang (walls, ends, 2 * i + 1, by));
  }
  return TRUE;
}

static void
add_boards (AffGround *self, const AffPlan *plan, AffGroundKind kind, double by)
{
  for (guint i = 0; i < plan->boards->len; i++) {
    AffSpot corners[4];
    if (kind == AFF_GROUND_PANELS)
      aff_stand_panel (g_ptr_array_index (plan->boards, i), corners);
    else
      aff_stand_ground (g_ptr_array_index (plan->boards, i), corners);
    aff_blocks_add_convex (self->blocks, corners, 4, by);
  }
}

static guint
find_cell (double at, double begin, double cell_mm, guint count)
{
  double cell = floor ((at - begin) / cell_mm);
  return (guint) CLAMP (cell, 0, (double) count - 1);
}

static void
measure_cells (AffGround *self)
{
  double right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE;
  self->left = self->top = G_MAXDOUBLE;
  for (guint i = 0; i < self->blocks->blocks->len; i++) {
    const AffBlock *block = &g_array_index (self->blocks->blocks, AffBlock, i);
    self->left = MIN (self->left, block->left);
    self->top = MIN (self->top, block->top);
    right = MAX (right, block->right);
    bottom = MAX (bottom, block->bottom);
  }
  if (self->blocks->blocks->len == 0)
    self->left = self->top = right = bottom = 0;
  double wide = MAX (right - self->left, 1), high = MAX (bottom - self->top, 1);
  double fair = sqrt (wide * high / (2.0 * self->blocks->blocks->len + 1));
  self->cell_mm = MAX (MAX (fair, MAX (wide, high) / MOST_CELLS), SMALLEST_CELL);
  self->columns = (guint) (wide / self->cell_mm) + 1;
  self->rows = (guint) (high / self->cell_mm) + 1;
}

typedef struct {
  guint left;
  guint top;
  guint right;
  guint bottom;
} Cells;

static Cells
find_cells (const AffGround *self, AffSpot low, AffSpot high)
{
  return (Cells){find_cell (low.x, self->left, self->cell_mm, self->columns),
                 find_cell (low.y, self->top, self->cell_mm, self->rows),
                 find_cell (high.x, self->left, self->cell_mm, self->columns),
                 find_cell (high.y, self->top, self->cell_mm, self->rows)};
}

// Puts every block into the cells that its box meets, in two rounds: counting, then filling.
static void
fill_cells (AffGround *self)
{
  guint count = self->columns * self->rows;
  self->starts = g_new0 (guint, count + 2);
  for (guint round = 0; round < 2; round++) {
    for (guint i = 0; i < self->blocks->blocks->len; i++) {
      const AffBlock *block = &g_array_index (self->blocks->blocks, AffBlock, i);
      Cells cells = find_cells (self, (AffSpot){block->left, block->top},
                                (AffSpot){block->right, block->bottom});
      for (guint row = cells.top; row <= cells.bottom; row++)
        for (guint column = cells.left; column <= cells.right; column++) {
          guint cell = row * self->columns + column;
          if (round == 0)
            self->starts[cell + 2]++;
          else
            self->items[self->starts[cell + 1]++] = i;
        }
    }
    if (round > 0)
      break;
    for (guint cell = 2; cell <= count + 1; cell++)
      self->starts[cell] += self->starts[cell - 1];
    self->items = g_new (guint, self->starts[count + 1] + 1);
  }
}

AffGround *
aff_ground_new (const AffPlan *plan, const AffWalk *walk, AffGroundKind kind)
{
  double by = walk->clearance_mm + AFF_GROUND_MARGIN_MM;
  AffFloor *floor = aff_floor_new (plan, walk);
  if (!floor)
    return NULL;
  g_autoptr (AffGround) self = g_new0 (AffGround, 1);
  self->floor = floor;
  self->blocks = aff_blocks_new ();
  if (!add_walls (self, by))
    return NULL;
  add_hurdles (self, by);
  add_boards (self, plan, kind, by);
  measure_cells (self);
  fill_cells (self);
  return g_steal_pointer (&self);
}

void
aff_ground_free (AffGround *self)
{
  g_clear_pointer (&self->floor, aff_floor_free);
  g_clear_pointer (&self->blocks, aff_blocks_free);
  g_free (self->starts);
  g_free (self->items);
  g_free (self);
}

const AffBlocks *
aff_ground_blocks (const AffGround *self)
{
  return self->blocks;
}

gboolean
aff_ground_is_free (const AffGround *self, AffSpot spot)
{
  guint cell = find_cell (spot.y, self->top, self->cell_mm, self->rows) * self->columns +
               find_cell (spot.x, self->left, self->cell_mm, self->columns);
  for (guint i = self->starts[cell]; i < self->starts[cell + 1]; i++) {
    const AffBlock *block = &g_array_index (self->blocks->blocks, AffBlock, self->items[i]);
    if (aff_blocks_has (self->blocks, block, spot))
      return FALSE;
  }
  return aff_floor_has (self->floor, spot);
}

static gboolean
is_clear_in (const AffGround *self, guint row, guint first, guint last, AffSpot a, AffSpot b)
{
  double left = MIN (a.x, b.x), right = MAX (a.x, b.x);
  double top = MIN (a.y, b.y), bottom = MAX (a.y, b.y), enters, leaves;
  guint end = self->starts[row * self->columns + last + 1];
  for (guint i = self->starts[row * self->columns + first]; i < end; i++) {
    const AffBlock *block = &g_array_index (self->blocks->blocks, AffBlock, self->items[i]);
    if (block->left < right && block->right > left && block->top < bottom &&
        block->bottom > top && aff_blocks_cut (self->blocks, block, a, b, &enters, &leaves))
      return FALSE;
  }
  return TRUE;
}

// Row by row of the cells, in each the columns that the line crosses there.
gboolean
aff_ground_is_clear (const AffGround *self, AffSpot from, AffSpot to)
{
  if (from.y > to.y)
    return aff_ground_is_clear (self, to, from);
  guint first = find_cell (from.y, self->top, self->cell_mm, self->rows);
  guint last = find_cell (to.y, self->top, self->cell_mm, self->rows);
  double slope = to.y > from.y ? (to.x - from.x) / (to.y - from.y) : 0;
  for (guint row = first; row <= last; row++) {
    double top = row > first ? self->top + row * self->cell_mm : from.y;
    double bottom = row < last ? self->top + (row + 1) * self->cell_mm : to.y;
    double a = first == last ? from.x : from.x + (top - from.y) * slope;
    double b = first == last ? to.x : from.x + (bottom - from.y) * slope;
    guint left = find_cell (MIN (a, b), self->left, self->cell_mm, self->columns);
    guint right = find_cell (MAX (a, b), self->left, self->cell_mm, self->columns);
    if (!is_clear_in (self, row, left, right, from, to))
      return FALSE;
  }
  return TRUE;
}

void
aff_ground_each (const AffGround *self,
                 AffSpot low,
                 AffSpot high,
                 AffBlockFunc func,
                 gpointer data)
{
  Cells cells = find_cells (self, low, high);
  for (guint row = cells.top; row <= cells.bottom; row++) {
    guint begin = row * self->columns + cells.left, end = row * self->columns + cells.right + 1;
    for (guint i = self->starts[begin]; i < self->starts[end]; i++)
      func (&g_array_index (self->blocks->blocks, AffBlock, self->items[i]), data);
  }
}

typedef struct {
  AffSpot spot;
  double distance;
} Candidate;

typedef struct {
  const AffGround *ground;
  GArray *candidates;
  GPtrArray *blocks; // within reach, each once
  guint8 *is_known;
  AffSpot spot;
  double radius;
} Search;

static void
offer (Search *self, AffSpot spot)
{
  Candidate candidate = {spot, aff_spot_distance (self->spot, spot)};
  if (candidate.distance <= self->radius)
    g_array_append_val (self->candidates, candidate);
}

static void
on_block (const AffBlock *block, gpointer data)
{
  Search *self = data;
  const AffBlocks *blocks = self->ground->blocks;
  gsize number = (gsize) (block - &g_array_index (blocks->blocks, AffBlock, 0));
  if (self->is_known[number])
    return;
  self->is_known[number] = TRUE;
  g_ptr_array_add (self->blocks, (gpointer) block);
  const AffBlockSide *sides = &g_array_index (blocks->sides, AffBlockSide, block->first);
  for (guint i = 0; i < block->count; i++) {
    offer (self, sides[i].at);
    offer (self, aff_spot_nearest (self->spot, sides[i].at, sides[(i + 1) % block->count].at));
  }
}

static void
offer_crossing (Search *self, AffSpot a, AffSpot b, AffSpot c, AffSpot d)
{
  AffSpot first = aff_spot_to (a, b), second = aff_spot_to (c, d), between = aff_spot_to (a, c);
  double cross = aff_spot_cross (first, second);
  if (cross == 0)
    return;
  double t = aff_spot_cross (between, second) / cross;
  double u = aff_spot_cross (between, first) / cross;
  if (t >= 0 && t <= 1 && u >= 0 && u <= 1)
    offer (self, aff_spot_along (a, first, t));
}

// The notches between two blocks that overlap.
static gboolean
offer_notches (Search *self, const AffBlock *one, const AffBlock *two)
{
  const AffBlockSide *sides =
    (const AffBlockSide *) (const void *) self->ground->blocks->sides->data;
  if (one->left > two->right || two->left > one->right || one->top > two->bottom ||
      two->top > one->bottom)
    return FALSE;
  for (guint i = 0; i < one->count; i++)
    for (guint j = 0; j < two->count; j++)
      offer_crossing (self, sides[one->first + i].at,
                      sides[one->first + (i + 1) % one->count].at, sides[two->first + j].at,
                      sides[two->first + (j + 1) % two->count].at);
  return TRUE;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *first = a, *second = b;
  return (first->distance > second->distance) - (first->distance < second->distance);
}

static gboolean
is_behind (const AffHalfPlane *limit, AffSpot spot)
{
  return !limit || aff_spot_dot (limit->ahead, spot) >= limit->from;
}

// Where the line of LIMIT meets the edges, and where it is nearest.
static void
offer_limit (Search *self, const AffHalfPlane *limit)
{
  double lacks = limit->from - aff_spot_dot (limit->ahead, self->spot);
  AffSpot foot = aff_spot_along (self->spot, limit->ahead, MAX (lacks, 0));
  AffSpot along = {-limit->ahead.y, limit->ahead.x};
  AffSpot a = aff_spot_along (foot, along, -self->radius);
  AffSpot b = aff_spot_along (foot, along, self->radius);
  offer (self, foot);
  for (guint i = 0; i < self->blocks->len; i++) {
    const AffBlock *block = g_ptr_array_index (self->blocks, i);
    const AffBlockSide *sides = &g_array_index (self->ground->blocks->sides, AffBlockSide,
                                                block->first);
    for (guint j = 0; j < block->count; j++)
      offer_crossing (self, a, b, sides[j].at, sides[(j + 1) % block->count].at);
  }
}

static void
gather (Search *self, const AffHalfPlane *limit)
{
  AffSpot low = {self->spot.x - self->radius, self->spot.y - self->radius};
  AffSpot high = {self->spot.x + self->radius, self->spot.y + self->radius};
  guint pairs = 0;
  aff_ground_each (self->ground, low, high, on_block, self);
  for (guint i = 0; i < self->blocks->len; i++)
    for (guint j = 0; j < i && pairs < MOST_NOTCHED; j++)
      pairs += offer_notches (self, g_ptr_array_index (self->blocks, i),
                              g_ptr_array_index (self->blocks, j));
  if (limit)
    offer_limit (self, limit);
  g_array_sort (self->candidates, compare_candidates);
}

GArray *
aff_ground_near (const AffGround *self,
                 AffSpot spot,
                 const AffHalfPlane *limit,
                 double radius_mm,
                 guint most)
{
  GArray *spots = g_array_new (FALSE, FALSE, sizeof (AffSpot));
  if (is_behind (limit, spot) && aff_ground_is_free (self, spot))
    g_array_append_val (spots, spot);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr (GPtrArray) blocks = g_ptr_array_new ();
  g_autofree guint8 *is_known = g_new0 (guint8, self->blocks->blocks->len + 1);
  Search search = {self, candidates, blocks, is_known, spot, radius_mm};
  gather (&search, limit);
  for (guint i = 0; i < candidates->len && spots->len < most; i++) {
    AffSpot at = g_array_index (candidates, Candidate, i).spot;
    if (is_behind (limit, at) && aff_ground_is_free (self, at))
      g_array_append_val (spots, at);
  }
  return spots;
}

gboolean
aff_ground_pull (const AffGround *self,
                 AffSpot spot,
                 const AffHalfPlane *limit,
                 double farthest_mm,
                 AffSpot *nearest)
{
  double far = self->cell_mm * (self->columns + self->rows) + fabs (spot.x - self->left) +
               fabs (spot.y - self->top);
  *nearest = spot;
  if (is_behind (limit, spot) && aff_ground_is_free (self, spot))
    return TRUE;
  for (double radius = 1000;; radius *= 4) {
    g_autoptr (GArray) spots = aff_ground_near (self, spot, limit, radius, 1);
    if (spots->len > 0) {
      *nearest = g_array_index (spots, AffSpot, 0);
      return TRUE;
    }
    if (radius > far || radius >= farthest_mm)
      return FALSE;
  }
}
