// SPDX-License-Identifier: GPL-3.0-or-later
// For the solver's kernels alone: a distance and a flow in one lane of 32 bits, the distance in
// the low half.
#pragma once

typedef Vector Pair;

static inline Pair
pair_load (const Lane *from, gsize half)
{
  return lanes_load (from);
}

static inline void
pair_store (Lane *to, gsize half, Pair pair)
{
  lanes_store (to, pair);
}

static inline Pair
pair_spread (const Lane *from, gsize half)
{
  return lanes_spread (*from);
}

static inline Pair
pair_turn (Pair pair)
{
  return pair << 16 | pair >> 16;
}

// distance * distance + flow * flow: with one of them turned, the products across.
static inline Vector
pair_dot (Pair a, Pair b)
{
  return lanes_dot (a, b);
}

static inline Vector
pair_product (Pair pair)
{
  return lanes_dot (pair & 0xffff, pair >> 16);
}

static inline Pair
pair_subtract (Pair a, Pair b)
{
  return lanes_subtract_halves (a, b);
}

static inline Pair
pair_add (Pair a, Pair b)
{
  return lanes_add_halves (a, b);
}

static inline void
pair_clear (Lane *at, gsize half)
{
  *at = 0;
}

static inline void
pair_set (Lane *at, gsize half, gint64 distance, gint64 flow)
{
  *at = (Lane) distance | (Lane) flow << 16;
}

static inline void
pair_swap_rows (Lane *one, Lane *other)
{
  Vector a = lanes_load (one);
  Vector b = lanes_load (other);
  Vector difference = (a ^ b) & 0xffff;

  lanes_store (one, a ^ difference);
  lanes_store (other, b ^ difference);
}

static inline void
pair_swap_cells (Lane *one, Lane *other)
{
  typedef guint16 Half __attribute__ ((may_alias));
  Half *a = (Half *) one + (G_BYTE_ORDER == G_BIG_ENDIAN);
  Half *b = (Half *) other + (G_BYTE_ORDER == G_BIG_ENDIAN);
  guint16 distance = *a;

  *a = *b;
  *b = distance;
}
