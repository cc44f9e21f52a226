// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/way/sight.h"

#define HAIR_MM     1e-6
#define HAIR_ANGLE  1e-9
#define FEW_NODES   256 // below that, looking at all pairs is quicker
#define TILE_MM     14000.0
#define MOST_TILES  24 // on a side
#define BUCKETS     512
#define WHOLE_ANGLE 4.0 // angles here go from 0 to 4, evenly around a diamond

// A square of the floor, with the nodes in it and the blocks whose middle is in it.
typedef struct {
  double left; // around all that it holds
  double top;
  double right;
  double bottom;
  GArray *nodes;
  GArray *blocks;
} Tile;

typedef struct {
  const AffGround *ground;
  const GArray *nodes;
  Tile *tiles;
  guint n_tiles;
  // Directions from the node that is looked from: farther than this there is nothing to see.
  double horizons[BUCKETS];
} Sight;

// A tile as seen from another one.
typedef struct {
  double distance;
  guint tile;
} Order;

// D is the direction and length of a line that ends at NODE.
static gboolean
touches (const AffNode *node, AffSpot d, double length)
{
  double before = aff_spot_cross (d, node->before), after = aff_spot_cross (d, node->after);
  double hair = HAIR_MM * length;
  return (before <= hair && after <= hair) || (before >= -hair && after >= -hair);
}

gboolean
aff_sight_sees (const AffGround *ground, const AffNode *a, const AffNode *b, double *length)
{
  AffSpot d = aff_spot_to (a->at, b->at);
  *length = aff_spot_length (d);
  return touches (a, d, *length) && touches (b, d, *length) &&
         aff_ground_is_clear (ground, a->at, b->at);
}

static void
add_edge (const AffGround *ground, const GArray *nodes, guint i, guint j, GArray *edges)
{
  AffEdge edge = {MIN (i, j), MAX (i, j), 0};
  if (aff_sight_sees (ground, &g_array_index (nodes, AffNode, i),
                      &g_array_index (nodes, AffNode, j), &edge.length))
    g_array_append_val (edges, edge);
}

static double
find_angle (AffSpot d)
{
  double part = d.y / (fabs (d.x) + fabs (d.y));
  if (d.x < 0)
    return 2 - part;
  return d.y < 0 ? WHOLE_ANGLE + part : part;
}

// The angles under which SPOTS, around something that EYE is not inside, are seen: TO is more than
// FROM. FALSE if that is half of all directions, or next to nothing.
static gboolean
find_view (AffSpot eye, const AffSpot *spots, guint count, double *from, double *to)
{
  AffSpot low = aff_spot_to (eye, spots[0]), high = low;
  for (guint i = 1; i < count; i++) {
    AffSpot d = aff_spot_to (eye, spots[i]);
    if (aff_spot_cross (low, d) < 0)
      low = d;
    if (aff_spot_cross (high, d) > 0)
      high = d;
  }
  if (aff_spot_cross (low, high) <= 1)
    return FALSE;
  *from = find_angle (low);
  *to = find_angle (high);
  if (*to < *from)
    *to += WHOLE_ANGLE;
  return TRUE;
}

static guint
find_bucket (int number)
{
  return (guint) (number % BUCKETS + BUCKETS) % BUCKETS;
}

// Whether looking at BLOCK is worth while: a small one far away hides nothing, nor does one that
// is hidden itself.
static gboolean
is_worth_it (const Sight *self, AffSpot eye, const AffBlock *block)
{
  AffSpot d = {(block->left + block->right) / 2 - eye.x,
               (block->top + block->bottom) / 2 - eye.y};
  double size = block->right - block->left + block->bottom - block->top;
  double square = aff_spot_dot (d, d), widest = size * (BUCKETS / WHOLE_ANGLE) / 2;
  if (square <= size * size)
    return TRUE;
  guint bucket = find_bucket ((int) (find_angle (d) * (BUCKETS / WHOLE_ANGLE)));
  return square < widest * widest && self->horizons[bucket] > square;
}

// BLOCK hides what is behind it in every bucket that it covers wholly.
static void
hide_behind (Sight *self, AffSpot eye, const AffBlock *block)
{
  const AffBlockSide *sides = &g_array_index (aff_ground_blocks (self->ground)->sides,
                                              AffBlockSide, block->first);
  AffSpot corners[16];
  double from, to, far = 0;
  if (block->count > G_N_ELEMENTS (corners) || !is_worth_it (self, eye, block))
    return;
  for (guint i = 0; i < block->count; i++) {
    AffSpot d = aff_spot_to (eye, sides[i].at);
    corners[i] = sides[i].at;
    far = MAX (far, aff_spot_dot (d, d));
  }
  if (!find_view (eye, corners, block->count, &from, &to))
    return;
  int first = (int) ceil ((from + HAIR_ANGLE) * (BUCKETS / WHOLE_ANGLE));
  int last = (int) floor ((to - HAIR_ANGLE) * (BUCKETS / WHOLE_ANGLE));
  for (int i = first; i < last; i++) {
    double *horizon = &self->horizons[find_bucket (i)];
    *horizon = MIN (*horizon, far);
  }
}

static gboolean
is_hidden (const Sight *self, AffSpot eye, const Tile *tile)
{
  AffSpot corners[] = {{tile->left, tile->top},
                       {tile->right, tile->top},
                       {tile->right, tile->bottom},
                       {tile->left, tile->bottom}};
  double from, to;
  double across = MAX (MAX (tile->left - eye.x, eye.x - tile->right), 0);
  double along = MAX (MAX (tile->top - eye.y, eye.y - tile->bottom), 0);
  double near = across * across + along * along;
  if (near == 0 || !find_view (eye, corners, 4, &from, &to))
    return FALSE;
  int first = (int) floor (from * (BUCKETS / WHOLE_ANGLE));
  int last = (int) floor (to * (BUCKETS / WHOLE_ANGLE));
  for (int i = first; i <= last; i++)
    if (self->horizons[find_bucket (i)] >= near)
      return FALSE;
  return TRUE;
}

// Looks from node NUMBER at the nodes of TILE with a higher number.
static void
look_at (const Sight *self, guint number, const Tile *tile, GArray *edges)
{
  const AffNode *nodes = (const AffNode *) (const void *) self->nodes->data;
  const AffNode *eye = &nodes[number];
  for (guint i = 0; i < tile->nodes->len; i++) {
    guint other = g_array_index (tile->nodes, guint, i);
    AffSpot d = aff_spot_to (eye->at, nodes[other].at);
    double square = aff_spot_dot (d, d);
    if (other <= number || !touches (eye, d, fabs (d.x) + fabs (d.y)))
      continue;
    guint bucket = square > 0 ? find_bucket ((int) (find_angle (d) * (BUCKETS / WHOLE_ANGLE)))
                              : 0;
    if (square == 0 || self->horizons[bucket] >= square)
      add_edge (self->ground, self->nodes, number, other, edges);
  }
}

static void
look_from (Sight *self, guint number, const Order *order, GArray *edges)
{
  const AffBlocks *blocks = aff_ground_blocks (self->ground);
  AffSpot eye = g_array_index (self->nodes, AffNode, number).at;
  for (guint i = 0; i < BUCKETS; i++)
    self->horizons[i] = G_MAXDOUBLE;
  for (guint i = 0; i < self->n_tiles; i++) {
    const Tile *tile = &self->tiles[order[i].tile];
    if (is_hidden (self, eye, tile))
      continue;
    for (guint j = 0; j < tile->blocks->len; j++)
      hide_behind (self, eye,
                   &g_array_index (blocks->blocks, AffBlock,
                                   g_array_index (tile->blocks, guint, j)));
    look_at (self, number, tile, edges);
  }
}

static int
compare_orders (gconstpointer a, gconstpointer b)
{
  const Order *first = a, *second = b;
  return (first->distance > second->distance) - (first->distance < second->distance);
}

static AffSpot
find_middle (const Tile *tile)
{
  return (AffSpot){(tile->left + tile->right) / 2, (tile->top + tile->bottom) / 2};
}

// Tile by tile, the nearest first, so that what hides comes before what is hidden.
static void
look_around (Sight *self, GArray *edges)
{
  g_autofree Order *order = g_new (Order, self->n_tiles);
  for (guint i = 0; i < self->n_tiles; i++) {
    const Tile *tile = &self->tiles[i];
    if (tile->nodes->len == 0)
      continue;
    for (guint j = 0; j < self->n_tiles; j++)
      order[j] = (Order){aff_spot_distance (find_middle (tile), find_middle (&self->tiles[j])),
                         j};
    qsort (order, self->n_tiles, sizeof *order, compare_orders);
    for (guint j = 0; j < tile->nodes->len; j++)
      look_from (self, g_array_index (tile->nodes, guint, j), order, edges);
  }
}

static void
stretch (Tile *tile, double left, double top, double right, double bottom)
{
  tile->left = MIN (tile->left, left);
  tile->top = MIN (tile->top, top);
  tile->right = MAX (tile->right, right);
  tile->bottom = MAX (tile->bottom, bottom);
}

static Tile *
find_tile (Sight *self, const Tile *all, guint columns, double side_mm, AffSpot spot)
{
  guint column = (guint) MAX ((spot.x - all->left) / side_mm, 0);
  guint row = (guint) MAX ((spot.y - all->top) / side_mm, 0);
  return &self->tiles[MIN (row * columns + MIN (column, columns - 1), self->n_tiles - 1)];
}

// Only blocks near nodes hide anything; a node's box need not hold blocks that reach beyond.
static void
fill_tiles (Sight *self)
{
  Tile all = {G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE, NULL, NULL};
  const GArray *blocks = aff_ground_blocks (self->ground)->blocks;
  for (guint i = 0; i < self->nodes->len; i++) {
    AffSpot at = g_array_index (self->nodes, AffNode, i).at;
    stretch (&all, at.x, at.y, at.x, at.y);
  }
  double side_mm = MAX (MAX (all.right - all.left, all.bottom - all.top) / MOST_TILES, TILE_MM);
  guint columns = (guint) ((all.right - all.left) / side_mm) + 1;
  self->n_tiles = columns * ((guint) ((all.bottom - all.top) / side_mm) + 1);
  self->tiles = g_new (Tile, self->n_tiles);
  for (guint i = 0; i < self->n_tiles; i++)
    self->tiles[i] = (Tile){G_MAXDOUBLE,
                            G_MAXDOUBLE,
                            -G_MAXDOUBLE,
                            -G_MAXDOUBLE,
                            g_array_new (FALSE, FALSE, sizeof (guint)),
                            g_array_new (FALSE, FALSE, sizeof (guint))};
  for (guint i = 0; i < self->nodes->len; i++) {
    AffSpot at = g_array_index (self->nodes, AffNode, i).at;
    Tile *tile = find_tile (self, &all, columns, side_mm, at);
    stretch (tile, at.x, at.y, at.x, at.y);
    g_array_append_val (tile->nodes, i);
  }
  for (guint i = 0; i < blocks->len; i++) {
    const AffBlock *block = &g_array_index (blocks, AffBlock, i);
    AffSpot middle = {(block->left + block->right) / 2, (block->top + block->bottom) / 2};
    Tile *tile = find_tile (self, &all, columns, side_mm, middle);
    if (tile->nodes->len > 0)
      g_array_append_val (tile->blocks, i);
  }
}

// Takes the tiles without nodes off the end, where nobody looks.
static void
drop_empty_tiles (Sight *self)
{
  guint count = 0;
  for (guint i = 0; i < self->n_tiles; i++) {
    if (self->tiles[i].nodes->len > 0) {
      self->tiles[count++] = self->tiles[i];
      continue;
    }
    g_array_unref (self->tiles[i].nodes);
    g_array_unref (self->tiles[i].blocks);
  }
  self->n_tiles = count;
}

GArray *
aff_sight_edges (const AffGround *ground, const GArray *nodes)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (AffEdge));
  if (nodes->len <= FEW_NODES) {
    for (guint i = 0; i < nodes->len; i++)
      for (guint j = i + 1; j < nodes->len; j++)
        add_edge (ground, nodes, i, j, edges);
    return edges;
  }
  g_autofree Sight *self = g_new0 (Sight, 1);
  self->ground = ground;
  self->nodes = nodes;
  fill_tiles (self);
  drop_empty_tiles (self);
  look_around (self, edges);
  for (guint i = 0; i < self->n_tiles; i++) {
    g_array_unref (self->tiles[i].nodes);
    g_array_unref (self->tiles[i].blocks);
  }
  g_free (self->tiles);
  return edges;
}
