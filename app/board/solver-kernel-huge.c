// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/board/solver-search.h"

#include <string.h>

#define LANES       2
#define KERNEL      aff_kernel_huge
#define KERNEL_NAME "huge"
#define BIAS        (G_GUINT64_CONSTANT (1) << 62)
#define VETO        G_GUINT64_CONSTANT (0x7f00000000000000)
#define UNROLL

typedef guint64 Lane;
typedef guint64 Vector __attribute__ ((vector_size (16), may_alias));

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

static inline gint64
lane_signed (Lane value)
{
  return (gint64) value;
}

static inline Lane
lane_half (Lane value)
{
  return value >> 1;
}

static inline void
lanes_fill_until (Lane *until,
                  const gint32 *stay,
                  const gint32 *stay_by,
                  const int *place,
                  int count)
{
  for (int k = 0; k < count; k++)
    until[k] = (Lane) MIN (stay[place[k]], stay_by[k]);
}

static inline Vector
lanes_min (Vector a, Vector b)
{
  return (Vector){MIN (a[0], b[0]), MIN (a[1], b[1])};
}

static inline Vector
lanes_max (Vector a, Vector b)
{
  return (Vector){MAX (a[0], b[0]), MAX (a[1], b[1])};
}

static inline Vector
lanes_veto (Vector until, Vector now)
{
  return (Vector){now[0] > until[0] ? 0 : VETO, now[1] > until[1] ? 0 : VETO};
}

static inline gboolean
lanes_have (Vector a, Vector b)
{
  return a[0] == b[0] || a[1] == b[1];
}

static inline Lane
lanes_smallest (Vector a)
{
  return MIN (a[0], a[1]);
}

// clang-format off
#include "app/board/solver-pairs-wide.h"
#include "app/board/solver-kernel.h"
// clang-format on
