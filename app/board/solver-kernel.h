// SPDX-License-Identifier: GPL-3.0-or-later
// For the solver's kernels alone: the search of solver-search.h, once for each kind of lane. Before
// it is included stand the types Lane (an unsigned number), Vector (LANES of them) and Pair, and
// what can be done with them (solver-lanes.h and its neighbours); KERNEL is the name to define.
// Whatever the kind, the same numbers are added in an order that gives the same sums.
#pragma once

// Values are compared as BIAS + delta; a swap that is tabu is at least VETO.
typedef struct {
  Lane least; // BIAS + the smallest delta of a swap that is not tabu
  Lane all;   // of any swap
} Found;

static inline Lane *
total_row (const AffSearch *self, int row)
{
  return (Lane *) self->total + (gsize) row * self->stride;
}

static inline Lane *
until_row (const AffSearch *self, int row)
{
  return (Lane *) self->until + (gsize) row * self->stride;
}

// One half of all pairs lies so far behind the other, where they are not one lane.
static inline gsize
pairs_half (const AffSearch *self)
{
  return (gsize) self->planes * self->n * self->stride;
}

static inline Lane *
pairs_row (const AffSearch *self, int plane, int row)
{
  return (Lane *) self->pairs + ((gsize) plane * self->n + row) * self->stride;
}

// The last swap's w and u; then the same turned; then the turned rows of the two.
static inline Lane *
shift_row (const AffSearch *self, int which, int plane)
{
  return (Lane *) self->shift + ((gsize) which * self->planes + plane) * self->stride;
}

static inline gsize
shift_half (const AffSearch *self)
{
  return (gsize) 4 * self->planes * self->stride;
}

static inline Lane
value_of (const AffSearch *self, int row, int column)
{
  const Lane *share = self->share;

  return total_row (self, row)[column] - share[column] - share[row] + BIAS;
}

// What a scan reads, taken out of the search: its stores might alias that.
typedef struct {
  const Lane *share;
  const Lane *shift;
  Vector now;
  gsize half;
  gsize stride;
  int planes;
} Scan;

typedef struct {
  Lane *total;
  const Lane *until;
  Vector base;
  Pair turned[2]; // of each plane
} Row;

static inline Row
take_row (const Scan *scan, Lane *total, const Lane *until, const Lane *turned, Lane share)
{
  Row row = {total, until, lanes_spread (share - BIAS)};

  row.turned[0] = row.turned[1] = pair_spread (turned, scan->half);
  if (scan->planes == 2)
    row.turned[1] = pair_spread (turned + scan->stride, scan->half);
  return row;
}

// Brings one vector of ROW up to date; the smaller of *LEAST and what is not tabu in it.
static inline Vector
scan_vector (const Scan *scan, const Row *row, gsize j, Vector *all, Vector least)
{
  Vector t = lanes_load (row->total + j) -
             pair_dot (row->turned[0], pair_load (scan->shift + j, scan->half));

  if (scan->planes == 2)
    t -= pair_dot (row->turned[1], pair_load (scan->shift + scan->stride + j, scan->half));
  lanes_store (row->total + j, t);
  Vector value = t - lanes_load (scan->share + j) - row->base;
  *all = lanes_min (*all, value);
  return lanes_min (least,
                    lanes_max (value, lanes_veto (lanes_load (row->until + j), scan->now)));
}

// Brings all totals up to date with the last swap and finds the smallest delta. Two rows at once
// begin in the same column. The last row has a partner if their number is even, else no swap.
static inline Found
scan_all (const AffSearch *self, int planes)
{
  Scan scan = {.share = self->share,
               .shift = shift_row (self, 0, 0),
               .now = lanes_spread ((Lane) self->iteration),
               .half = shift_half (self),
               .stride = self->stride,
               .planes = planes};
  const Lane *turned = shift_row (self, 1, 0);
  Vector all = lanes_spread (VETO);
  Vector least = all;
  Lane *leasts = self->least;
  gsize n = self->n;

  for (gsize i = 0; i + 1 < n; i += 2) {
    Lane *total = (Lane *) self->total + i * scan.stride;
    const Lane *until = (const Lane *) self->until + i * scan.stride;
    Row one = take_row (&scan, total, until, turned + i, scan.share[i]);
    Row other = take_row (&scan, total + scan.stride, until + scan.stride, turned + i + 1,
                          scan.share[i + 1]);
    Vector both = lanes_spread (VETO);
    for (gsize j = i & ~(gsize) (LANES - 1); j < scan.stride; j += LANES) {
      both = scan_vector (&scan, &one, j, &all, both);
      both = scan_vector (&scan, &other, j, &all, both);
    }
    lanes_store (leasts + i / 2 * LANES, both);
    least = lanes_min (least, both);
  }
  return (Found){lanes_smallest (least), lanes_smallest (all)};
}

// Draws among the swaps of VALUE in row I that are tabu no longer than until LATEST.
static inline int
draw_in_row (AffSearch *self, Lane value, Lane latest, int i, int count, int *r, int *q)
{
  const Lane *share = self->share;
  const Lane *total = total_row (self, i);
  const Lane *until = until_row (self, i);
  Lane sum = value - BIAS + share[i];
  int n = self->n;

  for (int j = i + 1; j < n; j++) {
    if (total[j] - share[j] != sum || until[j] >= latest)
      continue;
    if (++count > 1 && aff_random_below (&self->random, count) > 0)
      continue;
    *r = i;
    *q = j;
  }
  return count;
}

// Picks one of all swaps of VALUE, evenly; with ANY also those that are tabu.
static gboolean
pick_swap (AffSearch *self, Lane value, gboolean any, int *r, int *q)
{
  const Lane *leasts = self->least;
  Vector wanted = lanes_spread (value);
  Lane latest = any ? AFF_SEARCH_NEVER : (Lane) self->iteration;
  int pairs = self->n / 2;
  int count = 0;

  for (int i = 0; i < pairs; i++) {
    if (!any && !lanes_have (lanes_load (leasts + (gsize) i * LANES), wanted))
      continue;
    count = draw_in_row (self, value, latest, 2 * i, count, r, q);
    count = draw_in_row (self, value, latest, 2 * i + 1, count, r, q);
  }
  return count > 0;
}

// All swaps are tabu: the one that was so first. FALSE if there is no swap at all.
static gboolean
pick_oldest (const AffSearch *self, int *r, int *q)
{
  Lane oldest = AFF_SEARCH_NEVER;

  for (int i = 0; i < self->n - 1; i++)
    for (int j = i + 1; j < self->n; j++)
      if (until_row (self, i)[j] < oldest) {
        oldest = until_row (self, i)[j];
        *r = i;
        *q = j;
      }
  return oldest < AFF_SEARCH_NEVER;
}

// w and u of a swap of R and Q, and their part in the shares. Neither changes by it itself.
static inline void
make_shift (AffSearch *self, int plane, int r, int q)
{
  const Lane *one = pairs_row (self, plane, r);
  const Lane *other = pairs_row (self, plane, q);
  Lane *shift = shift_row (self, 0, plane);
  Lane *turned = shift_row (self, 1, plane);
  Lane *share = self->share;
  gsize half = pairs_half (self);
  gsize to_half = shift_half (self);
  int stride = self->stride;

  for (int j = 0; j < stride; j += LANES)
    pair_store (shift + j, to_half,
                pair_subtract (pair_load (one + j, half), pair_load (other + j, half)));
  pair_clear (shift + r, to_half);
  pair_clear (shift + q, to_half);
  for (int j = 0; j < stride; j += LANES) {
    Pair pair = pair_load (shift + j, to_half);
    lanes_store (share + j, lanes_load (share + j) - pair_product (pair));
    pair_store (turned + j, to_half, pair_turn (pair));
  }
}

static inline void
swap_distances (AffSearch *self, int plane, int r, int q)
{
  Lane *one = pairs_row (self, plane, r);
  Lane *other = pairs_row (self, plane, q);
  Lane *row = pairs_row (self, plane, 0);
  int stride = self->stride;
  int n = self->n;

  for (int j = 0; j < stride; j += LANES)
    pair_swap_rows (one + j, other + j);
  UNROLL for (int i = 0; i < n; i++)
    pair_swap_cells (row + (gsize) i * stride + r, row + (gsize) i * stride + q);
}

// Column ROW of a plane, turned: it is row ROW of the other plane, or of itself if symmetric.
static inline void
turn_column (AffSearch *self, int which, int plane, int row)
{
  const Lane *column = pairs_row (self, self->planes - 1 - plane, row);
  Lane *turned = shift_row (self, which, plane);
  gsize half = pairs_half (self);
  gsize to_half = shift_half (self);
  int stride = self->stride;

  for (int j = 0; j < stride; j += LANES)
    pair_store (turned + j, to_half, pair_turn (pair_load (column + j, half)));
}

// What the poster of ROW and each other owe each other.
static inline Vector
owe_each_other (const AffSearch *self, int row, int column)
{
  Pair pair = pair_load (pairs_row (self, 0, row) + column, pairs_half (self));

  if (self->planes == 1)
    return pair_product (pair) << 1;
  return pair_product (
    pair_add (pair, pair_load (pairs_row (self, 1, row) + column, pairs_half (self))));
}

// BLOCKS vectors of the totals of rows R and Q, from column TILE on.
static inline void
sum_tile (AffSearch *self, int blocks, int r, int q, int tile)
{
  Vector one[4];
  Vector other[4];
  gsize half = pairs_half (self);
  gsize from_half = shift_half (self);
  Lane *fresh = (Lane *) self->fresh + tile;
  gsize stride = self->stride;
  gsize n = self->n;

  UNROLL for (int b = 0; b < blocks; b++)
  {
    one[b] = owe_each_other (self, r, tile + b * LANES);
    other[b] = owe_each_other (self, q, tile + b * LANES);
  }
  for (int plane = 0; plane < self->planes; plane++) {
    const Lane *row = pairs_row (self, plane, 0) + tile;
    const Lane *first = shift_row (self, 2, plane);
    const Lane *second = shift_row (self, 3, plane);
    for (gsize k = 0; k < n; k++, row += stride) {
      Pair a = pair_spread (first + k, from_half);
      Pair c = pair_spread (second + k, from_half);
      UNROLL for (int b = 0; b < blocks; b++)
      {
        Pair pair = pair_load (row + b * LANES, half);
        one[b] += pair_dot (a, pair);
        other[b] += pair_dot (c, pair);
      }
    }
  }
  UNROLL for (int b = 0; b < blocks; b++)
  {
    lanes_store (fresh + b * LANES, one[b]);
    lanes_store (fresh + stride + b * LANES, other[b]);
  }
}

static inline void
add_costs (AffSearch *self, int r, Lane *fresh)
{
  const gint64 *cost = self->core->cost;
  int n = self->n;
  const gint64 *own = cost + (gsize) r * n;
  int place = self->place[r];

  for (int j = 0; j < n; j++)
    fresh[j] += (Lane) (own[self->place[j]] + cost[(gsize) j * n + place]);
}

// The totals of rows R and Q, whatever they were, and their shares.
static inline void
sum_rows (AffSearch *self, int r, int q)
{
  Lane *fresh = self->fresh;
  Lane *share = self->share;

  for (int plane = 0; plane < self->planes; plane++) {
    turn_column (self, 2, plane, r);
    turn_column (self, 3, plane, q);
  }
  int tile = 0;
  for (; tile + 4 * LANES <= self->stride; tile += 4 * LANES)
    sum_tile (self, 4, r, q, tile);
  for (; tile < self->stride; tile += 2 * LANES)
    sum_tile (self, 2, r, q, tile);
  if (self->core->cost) {
    add_costs (self, r, fresh);
    add_costs (self, q, fresh + self->stride);
  }
  // A row's own cell is twice its share, modulo 2^bits: the half of a number below zero.
  share[r] = lane_half (fresh[r]);
  share[q] = lane_half (fresh[self->stride + q]);
  for (int j = self->n; j < self->stride; j++)
    fresh[j] = fresh[self->stride + j] = 0;
}

// Until when each swap with ROW is tabu: until both may return to where they would go.
static inline void
fill_until (AffSearch *self, int row)
{
  const gint32 *stay = self->stay + (gsize) row * self->n;
  const gint32 *stay_by = self->stay_by + (gsize) self->place[row] * self->n;
  Lane *until = until_row (self, row);

  lanes_fill_until (until, stay, stay_by, self->place, self->n);
  // Two dummies are never swapped.
  for (int k = row < self->n_real ? self->n : self->n_real; k < self->n; k++)
    until[k] = AFF_SEARCH_NEVER;
  until[row] = AFF_SEARCH_NEVER;
}

// Writes row ROW, and its column as far down as a scan looks at it.
static inline void
spread_row (AffSearch *self, int row, const Lane *fresh)
{
  gsize stride = self->stride;
  Lane *total = (Lane *) self->total + row;
  Lane *until = (Lane *) self->until + row;
  Lane *own_total = total_row (self, row);
  Lane *own_until = until_row (self, row);
  gsize end = MIN (row / LANES * LANES + LANES, self->n);

  fill_until (self, row);
  for (gsize j = 0; j < stride; j += LANES)
    lanes_store (own_total + j, lanes_load (fresh + j));
  UNROLL for (gsize k = 0; k < end; k++)
  {
    total[k * stride] = fresh[k];
    until[k * stride] = own_until[k];
  }
}

static inline void
swap_two (AffSearch *self, int r, int q, int tenure)
{
  gint64 delta = (gint64) lane_signed (value_of (self, r, q) - BIAS);
  int n = self->n;
  int one = self->place[r];
  int other = self->place[q];

  for (int plane = 0; plane < self->planes; plane++) {
    make_shift (self, plane, r, q);
    swap_distances (self, plane, r, q);
  }
  self->place[r] = other;
  self->place[q] = one;
  self->cost += delta;
  self->stay[r * n + one] = self->stay_by[one * n + r] = self->iteration + tenure;
  self->stay[q * n + other] = self->stay_by[other * n + q] = self->iteration + tenure;
  sum_rows (self, r, q);
  spread_row (self, r, self->fresh);
  spread_row (self, q, (Lane *) self->fresh + self->stride);
}

static inline int
draw_tenure (AffSearch *self)
{
  guint64 x = aff_random_next (&self->random) >> 48;
  int n = self->n;

  if (self->tenure == AFF_TENURE_EVEN)
    return MAX (2, (9 * n + (int) ((x * (guint64) (2 * n + 1)) >> 16)) / 10);
  return MAX (3, (int) (((x * x * x) >> 32) * 8 * (guint64) n >> 16));
}

static inline void
step (AffSearch *self)
{
  gint64 gap = MAX (self->lowest - self->cost, -(gint64) (BIAS / 2));
  Lane better = (Lane) (BIAS + gap);
  Found found = self->planes == 2 ? scan_all (self, 2) : scan_all (self, 1);
  int r, q;

  gboolean is_picked = found.all < better && pick_swap (self, found.all, TRUE, &r, &q);
  if (!is_picked && found.least < VETO)
    is_picked = pick_swap (self, found.least, FALSE, &r, &q);
  if (!is_picked && !pick_oldest (self, &r, &q)) {
    memset (self->shift, 0, 2 * shift_half (self) * sizeof (Lane));
    return;
  }
  swap_two (self, r, q, draw_tenure (self));
  self->lowest = MIN (self->lowest, self->cost);
  if (self->cost < self->best_cost && aff_core_allows (self->core, self->place)) {
    self->best_cost = self->cost;
    memcpy (self->best_place, self->place, self->n * sizeof (int));
  }
}

static void
run (AffSearch *self, int iterations)
{
  for (int i = 0; i < iterations; i++) {
    self->iteration++;
    step (self);
  }
}

static void
fill_pairs (AffSearch *self)
{
  const AffCore *core = self->core;
  int n = self->n;

  for (int k = 0; k < n; k++)
    for (int j = 0; j < n; j++) {
      gint64 flow = core->flow[(gsize) k * n + j];
      gint64 distance = core->distance[(gsize) self->place[k] * n + self->place[j]];
      pair_set (pairs_row (self, 0, k) + j, pairs_half (self), distance, flow);
      if (self->planes == 2)
        pair_set (pairs_row (self, 1, j) + k, pairs_half (self), distance, flow);
    }
}

static void
start (AffSearch *self)
{
  Lane *share = self->share;
  Lane *until = self->until;

  memset (self->shift, 0, 2 * shift_half (self) * sizeof (Lane));
  fill_pairs (self);
  for (int i = 0; i < self->n * self->stride; i++)
    until[i] = AFF_SEARCH_NEVER;
  for (int i = 0; i < self->n; i++) {
    sum_rows (self, i, i);
    spread_row (self, i, self->fresh);
  }
  // What is beyond the posters is worse than any swap and better than no number.
  for (int j = self->n; j < self->stride; j++)
    share[j] = BIAS - VETO;
}

const AffKernel KERNEL = {KERNEL_NAME, sizeof (Lane), start, run};
