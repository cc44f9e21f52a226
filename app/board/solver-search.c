// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/board/solver-search.h"

#include <string.h>

#define ALIGNMENT 64
#define TILE      16

// Bounds below which a kernel is right; see solver-kernel.h for what lies between them.
#define NARROW_ENTRY ((1 << 14) - 1)
#define DELTA_32     ((G_GINT64_CONSTANT (1) << 30) - (1 << 23))
#define SHARE_32     G_GINT64_CONSTANT (0x3f000000)

static gint64
find_most (const gint64 *numbers, gsize count)
{
  gint64 most = 0;

  for (gsize i = 0; numbers && i < count; i++)
    most = MAX (most, numbers[i]);
  return most;
}

static gboolean
has_avx2 (void)
{
#ifdef __x86_64__
  return __builtin_cpu_supports ("avx2");
#else
  return FALSE;
#endif
}

const AffKernel *
aff_kernel_choose (const AffCore *core, gboolean is_baseline)
{
  gsize size = (gsize) core->n * core->n;
  gboolean is_wide = MAX (find_most (core->flow, size), find_most (core->distance, size)) >
                     NARROW_ENTRY;

  if (aff_core_delta_bound (core) > DELTA_32 || aff_core_share_bound (core) > SHARE_32)
    return &aff_kernel_huge;
#ifdef __x86_64__
  if (!is_baseline && has_avx2 ())
    return is_wide ? &aff_kernel_wide_avx2 : &aff_kernel_narrow_avx2;
#endif
  return is_wide ? &aff_kernel_wide : &aff_kernel_narrow;
}

// Counts SIZE bytes as taken and returns where they lie.
static gsize
take (gsize *offset, gsize size)
{
  gsize at = *offset;

  *offset += (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  return at;
}

AffSearch *
aff_search_new (const AffCore *core, const AffKernel *kernel)
{
  AffSearch *self = g_new0 (AffSearch, 1);
  gsize n = core->n;
  gsize offset = 0;

  self->core = core;
  self->kernel = kernel;
  self->n = core->n;
  self->n_real = core->n_real;
  self->stride = (core->n + TILE - 1) / TILE * TILE;
  self->planes = core->is_symmetric ? 1 : 2;
  gsize lane = self->kernel->lane_size;
  gsize row = self->stride * lane;
  gsize pairs = take (&offset, 2 * self->planes * n * row);
  gsize shift = take (&offset, (gsize) 8 * self->planes * row);
  gsize total = take (&offset, n * row);
  gsize until = take (&offset, n * row);
  gsize share = take (&offset, row);
  gsize least = take (&offset, n * ALIGNMENT);
  gsize fresh = take (&offset, 2 * row);
  gsize stay = take (&offset, n * n * sizeof (gint32));
  gsize stay_by = take (&offset, n * n * sizeof (gint32));
  guint8 *memory = g_aligned_alloc0 (offset, 1, ALIGNMENT);

  self->memory = memory;
  self->pairs = memory + pairs;
  self->shift = memory + shift;
  self->total = memory + total;
  self->until = memory + until;
  self->share = memory + share;
  self->least = memory + least;
  self->fresh = memory + fresh;
  self->stay = (gint32 *) (memory + stay);
  self->stay_by = (gint32 *) (memory + stay_by);
  self->place = g_new0 (int, n);
  self->best_place = g_new0 (int, n);
  return self;
}

void
aff_search_free (AffSearch *self)
{
  g_aligned_free (self->memory);
  g_free (self->place);
  g_free (self->best_place);
  g_free (self);
}

void
aff_search_start (AffSearch *self, const int *place, AffTenure tenure)
{
  gsize size = (gsize) self->n * self->n * sizeof (gint32);

  memcpy (self->place, place, self->n * sizeof (int));
  memcpy (self->best_place, place, self->n * sizeof (int));
  self->tenure = tenure;
  self->iteration = 0;
  self->cost = aff_core_cost (self->core, place);
  self->lowest = self->cost;
  self->best_cost = aff_core_allows (self->core, place) ? self->cost : G_MAXINT64;
  memset (self->stay, 0, size);
  memset (self->stay_by, 0, size);
  self->kernel->start (self);
}

void
aff_search_run (AffSearch *self, int iterations)
{
  self->kernel->run (self, iterations);
}
