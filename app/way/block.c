// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/way/block.h"

#define HAIR_MM    1e-6 // what a computed corner may be off
#define OVERLAP_MM 1.0

AffBlocks *
aff_blocks_new (void)
{
  AffBlocks *self = g_new0 (AffBlocks, 1);
  self->blocks = g_array_new (FALSE, FALSE, sizeof (AffBlock));
  self->sides = g_array_new (FALSE, FALSE, sizeof (AffBlockSide));
  self->sources = g_array_new (FALSE, FALSE, sizeof (AffSpot));
  return self;
}

void
aff_blocks_free (AffBlocks *self)
{
  g_array_unref (self->blocks);
  g_array_unref (self->sides);
  g_array_unref (self->sources);
  g_free (self);
}

// A star also turns one way at every corner, but more than once round.
gboolean
aff_block_is_convex (const AffSpot *corners, guint count)
{
  double turned = 0, sense = 0;
  for (guint i = 0; i < count; i++) {
    AffSpot a = corners[i], b = corners[(i + 1) % count], c = corners[(i + 2) % count];
    AffSpot first = aff_spot_to (a, b), second = aff_spot_to (b, c);
    double cross = aff_spot_cross (first, second), dot = aff_spot_dot (first, second);
    if (cross == 0 && dot <= 0)
      return FALSE;
    if (cross * sense < 0)
      return FALSE;
    sense = cross != 0 ? cross : sense;
    turned += fabs (atan2 (cross, dot));
  }
  return count >= 3 && sense != 0 && turned < 3 * G_PI;
}

static AffSpot
find_normal (AffSpot from, AffSpot to)
{
  AffSpot d = aff_spot_to (from, to);
  double length = aff_spot_length (d);
  return (AffSpot){d.y / length, -d.x / length};
}

// Where the lines with NORMAL and OTHER meet, each BY away from CORNER.
static AffSpot
find_mitre (AffSpot corner, AffSpot normal, AffSpot other, double by)
{
  AffSpot sum = {normal.x + other.x, normal.y + other.y};
  return aff_spot_along (corner, sum, by / (1 + aff_spot_dot (normal, other)));
}

static void
add_corner (AffBlocks *self, AffSpot corner, AffSpot normal, AffSpot next, double by)
{
  AffBlockSide side = {.normal = next};
  double cross = aff_spot_cross (normal, next), dot = aff_spot_dot (normal, next);
  if (dot < -1e-9) {
    double half = atan2 (cross, dot) / 2;
    half = half < 0 ? -half : half;
    AffSpot middle = {normal.x * cos (half) - normal.y * sin (half),
                      normal.x * sin (half) + normal.y * cos (half)};
    AffBlockSide bevel = {.normal = middle, .at = find_mitre (corner, normal, middle, by)};
    g_array_append_val (self->sides, bevel);
    side.at = find_mitre (corner, middle, next, by);
  } else
    side.at = find_mitre (corner, normal, next, by);
  g_array_append_val (self->sides, side);
}

static void
finish_block (AffBlocks *self, AffBlock *block)
{
  block->count = self->sides->len - block->first;
  block->n_source = self->sources->len - block->source;
  block->left = block->top = G_MAXDOUBLE;
  block->right = block->bottom = -G_MAXDOUBLE;
  for (guint i = 0; i < block->count; i++) {
    AffBlockSide *side = &g_array_index (self->sides, AffBlockSide, block->first + i);
    side->reach = aff_spot_dot (side->normal, side->at);
    block->left = MIN (block->left, side->at.x);
    block->top = MIN (block->top, side->at.y);
    block->right = MAX (block->right, side->at.x);
    block->bottom = MAX (block->bottom, side->at.y);
  }
  g_array_append_val (self->blocks, *block);
}

void
aff_blocks_add_convex (AffBlocks *self, const AffSpot *corners, guint count, double by)
{
  AffBlock block = {.first = self->sides->len, .source = self->sources->len};
  double area = 0;
  for (guint i = 0; i < count; i++)
    area += aff_spot_cross (corners[i], corners[(i + 1) % count]);
  for (guint i = 0; i < count; i++)
    g_array_append_val (self->sources, corners[area > 0 ? i : count - 1 - i]);
  const AffSpot *ring = &g_array_index (self->sources, AffSpot, block.source);
  for (guint i = 0; i < count; i++) {
    AffSpot here = ring[i], before = ring[(i + count - 1) % count],
            next = ring[(i + 1) % count];
    add_corner (self, here, find_normal (before, here), find_normal (here, next), by);
  }
  finish_block (self, &block);
}

void
aff_blocks_add_line (AffBlocks *self,
                     AffSpot from,
                     AffSpot to,
                     double by,
                     double before,
                     double after)
{
  AffBlock block = {.first = self->sides->len, .source = self->sources->len};
  AffSpot ends[] = {from, to}, left = find_normal (from, to);
  AffSpot ahead = {-left.y, left.x};
  AffSpot back = aff_spot_along (from, ahead, -before);
  AffSpot front = aff_spot_along (to, ahead, after);
  const AffBlockSide sides[] = {
    {.at = aff_spot_along (back, left, by), .normal = left},
    {.at = aff_spot_along (front, left, by), .normal = ahead},
    {.at = aff_spot_along (front, left, -by), .normal = {-left.x, -left.y}},
    {.at = aff_spot_along (back, left, -by), .normal = {-ahead.x, -ahead.y}},
  };
  g_array_append_vals (self->sources, ends, 2);
  g_array_append_vals (self->sides, sides, 4);
  finish_block (self, &block);
}

double
aff_block_overhang (AffSpot before, AffSpot after, double by)
{
  double cross = fabs (aff_spot_cross (before, after)), dot = aff_spot_dot (before, after);
  return (dot <= 0 ? by : by * tan (atan2 (cross, dot) / 2)) + OVERLAP_MM;
}

gboolean
aff_blocks_cut (const AffBlocks *self,
                const AffBlock *block,
                AffSpot from,
                AffSpot to,
                double *enters,
                double *leaves)
{
  const AffBlockSide *sides = &g_array_index (self->sides, AffBlockSide, block->first);
  double first = 0, last = 1;
  for (guint i = 0; i < block->count; i++) {
    double a = aff_spot_dot (sides[i].normal, from) - sides[i].reach + HAIR_MM;
    double b = aff_spot_dot (sides[i].normal, to) - sides[i].reach + HAIR_MM;
    if (a >= 0 && b >= 0)
      return FALSE;
    if (a > 0)
      first = MAX (first, a / (a - b));
    else if (b > 0)
      last = MIN (last, a / (a - b));
  }
  if (!(first < last))
    return FALSE;
  *enters = first;
  *leaves = last;
  return TRUE;
}

gboolean
aff_blocks_has (const AffBlocks *self, const AffBlock *block, AffSpot spot)
{
  const AffBlockSide *sides = &g_array_index (self->sides, AffBlockSide, block->first);
  if (spot.x < block->left || spot.x > block->right || spot.y < block->top ||
      spot.y > block->bottom)
    return FALSE;
  for (guint i = 0; i < block->count; i++)
    if (aff_spot_dot (sides[i].normal, spot) >= sides[i].reach - HAIR_MM)
      return FALSE;
  return TRUE;
}

AffSpot
aff_blocks_nearest (const AffBlocks *self, const AffBlock *block, AffSpot spot)
{
  const AffSpot *source = &g_array_index (self->sources, AffSpot, block->source);
  AffSpot best = source[0];
  for (guint i = 0; i < block->n_source; i++) {
    AffSpot near = aff_spot_nearest (spot, source[i], source[(i + 1) % block->n_source]);
    if (aff_spot_distance (spot, near) < aff_spot_distance (spot, best))
      best = near;
  }
  return best;
}
