// SPDX-License-Identifier: GPL-3.0-or-later
// Which poster hangs on which board: a quadratic assignment with hard rules, over plain integers.
// It knows no clock, no float and no machine: equal problem, seed and iterations give the equal
// plan everywhere. Matrices are row by row; a board is its index, -1 is none.
#pragma once

#include "app/base/error.h"

G_BEGIN_DECLS

// More of either is refused.
#define AFF_SOLVER_MOST 512

typedef struct {
  int n_posters;
  int n_boards;        // at least as many as posters
  const int *flow;     // n_posters x n_posters: how much two posters belong together
  const int *distance; // n_boards x n_boards, at least 0
  const int *cost;     // n_posters x n_boards, of a poster on a board; NULL: none
  // n_posters x n_boards, not zero where a poster may never hang; NULL: everywhere allowed
  const guint8 *forbidden;
  const int *fixed; // for each poster its board or -1: to be chosen; NULL: all to be chosen
  const int *start; // for each poster where it hangs now or -1: nowhere yet; NULL: nowhere
  // At most so many posters may leave their board of START, -1: all may. A poster that had none
  // moves nowhere by getting one, and one that may not stay where it is has to be counted.
  int most_moves;
} AffSolverProblem;

// Told now and then: the iterations so far and the cost of the best plan yet. FALSE stops, with
// that plan as the result; then, and only then, the time at which it was asked decides.
typedef gboolean (*AffSolverFunc) (gint64 iterations, gint64 best, gpointer data);

typedef struct {
  guint64 seed;
  gint64 iterations;    // of tabu search; a repair that was searched through needs fewer
  gboolean is_baseline; // never use what only some processors have; the result is the same
  AffSolverFunc func;   // or NULL
  gpointer data;
} AffSolverSetting;

typedef struct {
  gint64 cost;
  gint64 iterations; // done
  gboolean is_exact; // every plan within the move limit was looked at: nothing is better
} AffSolverResult;

// The cost of a plan: sum of flow[i][j] * distance[board[i]][board[j]] over all i and j, and of
// cost[i][board[i]].
gint64 aff_solver_cost (const AffSolverProblem *problem, const int *board);

// Fills BOARD (n_posters) with the best plan that was found. It is never worse than START where
// START breaks no rule. AFF_ERROR_CONFLICT if no plan keeps all rules (the message says which
// are too much), AFF_ERROR_FORMAT if the numbers are too large or contradict each other.
gboolean aff_solver_run (const AffSolverProblem *problem,
                         const AffSolverSetting *setting,
                         int *board,
                         AffSolverResult *result,
                         GError **error);

G_END_DECLS
