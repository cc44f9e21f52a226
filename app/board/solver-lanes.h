// SPDX-License-Identifier: GPL-3.0-or-later
// For the solver's kernels alone: lanes of 32 bits, side by side as the processor has them. Before
// it is included stands LANES: 8 for AVX2, 4 for what every processor has.
// Values that are compared lie between 0 and VETO, where the order of the bits is that of the
// numbers, whether they are read as int or as float: SSE2 has a minimum of floats only.
#pragma once

#include <string.h>

#if LANES == 8
#include <immintrin.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#endif

typedef guint32 Lane;
typedef guint32 Vector __attribute__ ((vector_size (LANES * 4), may_alias));

#define BIAS   0x40000000u
#define VETO   0x7f000000u
#define UNROLL _Pragma ("GCC unroll 4")

static inline Vector
lanes_load (const Lane *from)
{
  return *(const Vector *) from;
}

static inline void
lanes_store (Lane *to, Vector value)
{
  *(Vector *) to = value;
}

static inline Vector
lanes_spread (Lane value)
{
  return value - (Vector){0};
}

static inline gint32
lane_signed (Lane value)
{
  return (gint32) value;
}

static inline Lane
lane_half (Lane value)
{
  return value >> 1;
}

#if LANES == 8

// For each k of COUNT the smaller one of stay[place[k]] and stay_by[k].
static inline void
lanes_fill_until (Lane *until,
                  const gint32 *stay,
                  const gint32 *stay_by,
                  const int *place,
                  int count)
{
  int k = 0;

  for (; k + LANES <= count; k += LANES) {
    __m256i places = _mm256_loadu_si256 ((const __m256i *) (place + k));
    __m256i one = _mm256_i32gather_epi32 (stay, places, sizeof (gint32));
    __m256i other = _mm256_loadu_si256 ((const __m256i *) (stay_by + k));
    _mm256_store_si256 ((__m256i *) (until + k), _mm256_min_epi32 (one, other));
  }
  for (; k < count; k++)
    until[k] = (Lane) MIN (stay[place[k]], stay_by[k]);
}

#else

static inline void
lanes_fill_until (Lane *until,
                  const gint32 *stay,
                  const gint32 *stay_by,
                  const int *place,
                  int count)
{
  UNROLL for (int k = 0; k < count; k++) until[k] = (Lane) MIN (stay[place[k]], stay_by[k]);
}

#endif

#if LANES == 8

static inline Vector
lanes_min (Vector a, Vector b)
{
  return (Vector) _mm256_min_epi32 ((__m256i) a, (__m256i) b);
}

static inline Vector
lanes_max (Vector a, Vector b)
{
  return (Vector) _mm256_max_epi32 ((__m256i) a, (__m256i) b);
}

static inline Vector
lanes_veto (Vector until, Vector now)
{
  __m256i allowed = _mm256_cmpgt_epi32 ((__m256i) now, (__m256i) until);

  return (Vector) _mm256_andnot_si256 (allowed, _mm256_set1_epi32 (VETO));
}

static inline gboolean
lanes_have (Vector a, Vector b)
{
  return _mm256_movemask_epi8 (_mm256_cmpeq_epi32 ((__m256i) a, (__m256i) b)) != 0;
}

// For each lane the sum of the products of its two signed halves.
static inline Vector
lanes_dot (Vector a, Vector b)
{
  return (Vector) _mm256_madd_epi16 ((__m256i) a, (__m256i) b);
}

static inline Vector
lanes_subtract_halves (Vector a, Vector b)
{
  return (Vector) _mm256_sub_epi16 ((__m256i) a, (__m256i) b);
}

static inline Vector
lanes_add_halves (Vector a, Vector b)
{
  return (Vector) _mm256_add_epi16 ((__m256i) a, (__m256i) b);
}

#elif defined(__SSE2__)

static inline Vector
lanes_min (Vector a, Vector b)
{
  return (Vector) _mm_min_ps ((__m128) a, (__m128) b);
}

static inline Vector
lanes_max (Vector a, Vector b)
{
  return (Vector) _mm_max_ps ((__m128) a, (__m128) b);
}

static inline Vector
lanes_veto (Vector until, Vector now)
{
  __m128i allowed = _mm_cmpgt_epi32 ((__m128i) now, (__m128i) until);

  return (Vector) _mm_andnot_si128 (allowed, _mm_set1_epi32 (VETO));
}

static inline gboolean
lanes_have (Vector a, Vector b)
{
  return _mm_movemask_epi8 (_mm_cmpeq_epi32 ((__m128i) a, (__m128i) b)) != 0;
}

static inline Vector
lanes_dot (Vector a, Vector b)
{
  return (Vector) _mm_madd_epi16 ((__m128i) a, (__m128i) b);
}

static inline Vector
lanes_subtract_halves (Vector a, Vector b)
{
  return (Vector) _mm_sub_epi16 ((__m128i) a, (__m128i) b);
}

static inline Vector
lanes_add_halves (Vector a, Vector b)
{
  return (Vector) _mm_add_epi16 ((__m128i) a, (__m128i) b);
}

#else

static inline Vector
lanes_min (Vector a, Vector b)
{
  Vector less = (Vector) (a < b);

  return (a & less) | (b & ~less);
}

static inline Vector
lanes_max (Vector a, Vector b)
{
  Vector less = (Vector) (a < b);

  return (b & less) | (a & ~less);
}

static inline Vector
lanes_veto (Vector until, Vector now)
{
  return (Vector) (until >= now) & lanes_spread (VETO);
}

static inline gboolean
lanes_have (Vector a, Vector b)
{
  for (int i = 0; i < LANES; i++)
    if (a[i] == b[i])
      return TRUE;
  return FALSE;
}

static inline Vector
lanes_low (Vector a)
{
  return ((a & 0xffff) ^ 0x8000) - 0x8000;
}

static inline Vector
lanes_dot (Vector a, Vector b)
{
  return lanes_low (a) * lanes_low (b) + lanes_low (a >> 16) * lanes_low (b >> 16);
}

static inline Vector
lanes_subtract_halves (Vector a, Vector b)
{
  return ((a - b) & 0xffff) | (((a >> 16) - (b >> 16)) << 16);
}

static inline Vector
lanes_add_halves (Vector a, Vector b)
{
  return ((a + b) & 0xffff) | (((a >> 16) + (b >> 16)) << 16);
}

#endif

static inline Lane
lanes_smallest (Vector a)
{
  Lane least = a[0];

  for (int i = 1; i < LANES; i++)
    least = MIN (least, a[i]);
  return least;
}
