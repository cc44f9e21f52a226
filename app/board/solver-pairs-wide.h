// SPDX-License-Identifier: GPL-3.0-or-later
// For the solver's kernels alone: distances and flows in lanes of their own, the flow HALF lanes
// behind the distance.
#pragma once

typedef struct {
  Vector distance;
  Vector flow;
} Pair;

static inline Pair
pair_load (const Lane *from, gsize half)
{
  return (Pair){lanes_load (from), lanes_load (from + half)};
}

static inline void
pair_store (Lane *to, gsize half, Pair pair)
{
  lanes_store (to, pair.distance);
  lanes_store (to + half, pair.flow);
}

static inline Pair
pair_spread (const Lane *from, gsize half)
{
  return (Pair){lanes_spread (from[0]), lanes_spread (from[half])};
}

static inline Pair
pair_turn (Pair pair)
{
  return (Pair){pair.flow, pair.distance};
}

static inline Vector
pair_dot (Pair a, Pair b)
{
  return a.distance * b.distance + a.flow * b.flow;
}

static inline Vector
pair_product (Pair pair)
{
  return pair.distance * pair.flow;
}

static inline Pair
pair_subtract (Pair a, Pair b)
{
  return (Pair){a.distance - b.distance, a.flow - b.flow};
}

static inline Pair
pair_add (Pair a, Pair b)
{
  return (Pair){a.distance + b.distance, a.flow + b.flow};
}

static inline void
pair_clear (Lane *at, gsize half)
{
  at[0] = 0;
  at[half] = 0;
}

static inline void
pair_set (Lane *at, gsize half, gint64 distance, gint64 flow)
{
  at[0] = (Lane) distance;
  at[half] = (Lane) flow;
}

static inline void
pair_swap_rows (Lane *one, Lane *other)
{
  Vector a = lanes_load (one);

  lanes_store (one, lanes_load (other));
  lanes_store (other, a);
}

static inline void
pair_swap_cells (Lane *one, Lane *other)
{
  Lane a = *one;

  *one = *other;
  *other = a;
}
