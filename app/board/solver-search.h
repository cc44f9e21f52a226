// SPDX-License-Identifier: GPL-3.0-or-later
// For the solver alone: robust tabu search (Taillard, "Robust taboo search for the quadratic
// assignment problem", Parallel Computing 17, 1991) over AffCore.
//
// For posters i, j in places p, with P[i][j] = distance[p[i]][p[j]], A = flow, L[i][j] =
// cost[i][p[j]] and sums over k (in both directions if the problem is not symmetric), what a swap
// of i and j costs is
//   delta[i][j] = total[i][j] - share[i] - share[j], where
//   share[i] = sum A[k][i] P[k][i] + L[i][i]
//   total[i][j] = sum (A[k][i] P[k][j] + A[k][j] P[k][i]) + L[i][j] + L[j][i] + what they owe each
//   other: 2 A[i][j] P[i][j], or (A[i][j] + A[j][i]) (P[i][j] + P[j][i]) if not symmetric.
// After a swap of r and q, with u = A[r] - A[q] and w = P[r] - P[q] from before it, all other
//   total[i][j] -= u[i] w[j] + u[j] w[i], share[i] -= u[i] w[i].
// So one pass over a triangle of pairs updates, masks and finds the smallest at once, and where
// numbers fit in 16 bits the two products are one instruction (pmaddwd). The rows of r and q are
// sums of the same shape.
#pragma once

#include "app/board/solver-core.h"
#include "app/board/solver-random.h"

typedef struct _AffSearch AffSearch;

// How long a poster may not return to a place.
typedef enum {
  AFF_TENURE_EVEN,  // about n iterations
  AFF_TENURE_CUBIC, // mostly short, sometimes up to 8 n
} AffTenure;

typedef struct {
  const char *name;
  gsize lane_size;
  void (*start) (AffSearch *self); // from self->place
  void (*run) (AffSearch *self, int iterations);
} AffKernel;

struct _AffSearch {
  // owned
  void *memory;
  int *place;
  int *best_place;

  // borrowed
  const AffCore *core;
  const AffKernel *kernel;

  int n;
  int n_real;
  int stride; // of rows, in lanes
  int planes; // 1 if symmetric, 2 otherwise
  AffTenure tenure;
  AffRandom random;
  gint64 cost;
  gint64 lowest;    // since the start
  gint64 best_cost; // of the best plan since the start that breaks no rule
  int iteration;

  // In lanes of the kernel. A pair is P with A: packed into one lane of 32 bits, or P in one
  // array and A in the next.
  void *pairs;     // planes x n x stride pairs
  void *shift;     // planes x stride pairs: w with u of the last swap
  void *total;     // n x stride
  void *until;     // n x stride: the iteration until which a swap is tabu
  void *share;     // stride
  void *least;     // n vectors: the smallest of each row
  void *fresh;     // 2 x stride: the rows of the two that were swapped
  gint32 *stay;    // n x n, poster by place: until when it may not return
  gint32 *stay_by; // the same, place by poster
};

#define AFF_SEARCH_NEVER G_MAXINT32

// The fastest one that CORE's numbers fit in, on this machine.
const AffKernel *aff_kernel_choose (const AffCore *core, gboolean is_baseline);

AffSearch *aff_search_new (const AffCore *core,
                           const AffKernel *kernel) G_GNUC_WARN_UNUSED_RESULT;
void aff_search_free (AffSearch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffSearch, aff_search_free)

// Begins anew from PLACE. The best plan is then PLACE, if it breaks no rule.
void aff_search_start (AffSearch *self, const int *place, AffTenure tenure);
void aff_search_run (AffSearch *self, int iterations);

extern const AffKernel aff_kernel_narrow;      // |P|, |A| in 14 bits, all else in 30
extern const AffKernel aff_kernel_narrow_avx2; // the same
extern const AffKernel aff_kernel_wide;        // what a swap costs in 30 bits
extern const AffKernel aff_kernel_wide_avx2;
extern const AffKernel aff_kernel_huge; // 64 bits
