// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/board/solver.h"

#include "app/board/solver-match.h"
#include "app/board/solver-population.h"
#include "app/board/solver-repair.h"

#include <string.h>

// No sum is larger than this, so that none overflows.
#define MOST_COST (G_GINT64_CONSTANT (1) << 56)
// More than all moves together, in the count of moves.
#define FORBIDDEN (G_GINT64_CONSTANT (1) << 20)

static gboolean
refuse_numbers (GError **error)
{
  g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
               "Flows and distances must not be below zero, and their products and costs not "
               "add up to more than 2^56. Use larger units.");
  return FALSE;
}

static gboolean
find_most (const int *numbers, int count, gint64 *most)
{
  *most = 0;
  for (int i = 0; i < count; i++) {
    if (numbers[i] < 0)
      return FALSE;
    *most = MAX (*most, numbers[i]);
  }
  return TRUE;
}

static gboolean
check_numbers (const AffSolverProblem *problem, GError **error)
{
  int n = problem->n_posters;
  int m = problem->n_boards;
  gint64 flow, distance;
  gint64 cost = 0;

  if (!find_most (problem->flow, n * n, &flow) ||
      !find_most (problem->distance, m * m, &distance))
    return refuse_numbers (error);
  for (int i = 0; problem->cost && i < n * m; i++)
    cost = MAX (cost, ABS ((gint64) problem->cost[i]));
  if (flow > 0 && distance > MOST_COST / flow / m / m)
    return refuse_numbers (error);
  return TRUE;
}

// Each of BOARDS, which may be NULL, is a board or -1, and no board twice.
static gboolean
check_boards (const AffSolverProblem *problem, const int *boards, GError **error)
{
  g_autofree guint8 *is_taken = g_new0 (guint8, problem->n_boards);

  for (int i = 0; boards && i < problem->n_posters; i++) {
    if (boards[i] < -1 || boards[i] >= problem->n_boards) {
      g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
                   "Poster %d is on board %d, but boards are 0 to %d.", i, boards[i],
                   problem->n_boards - 1);
      return FALSE;
    }
    if (boards[i] < 0)
      continue;
    if (is_taken[boards[i]]) {
      g_set_error (error, AFF_ERROR, AFF_ERROR_CONFLICT,
                   "Two posters are on board %d. Take one of them off.", boards[i]);
      return FALSE;
    }
    is_taken[boards[i]] = 1;
  }
  return TRUE;
}

static gboolean
check_problem (const AffSolverProblem *problem, GError **error)
{
  if (problem->n_posters < 0 || problem->n_boards < 0 || problem->n_boards > AFF_SOLVER_MOST) {
    g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
                 "%d posters and %d boards: at most %d boards can be planned at once.",
                 problem->n_posters, problem->n_boards, AFF_SOLVER_MOST);
    return FALSE;
  }
  if (problem->n_posters > problem->n_boards) {
    g_set_error (error, AFF_ERROR, AFF_ERROR_CONFLICT,
                 "%d posters are too many for %d boards. Open boards or withdraw posters.",
                 problem->n_posters, problem->n_boards);
    return FALSE;
  }
  return check_numbers (problem, error) && check_boards (problem, problem->fixed, error) &&
         check_boards (problem, problem->start, error);
}

static gboolean
is_allowed (const AffSolverProblem *problem, int poster, int board)
{
  if (problem->fixed && problem->fixed[poster] >= 0 && problem->fixed[poster] != board)
    return FALSE;
  return !problem->forbidden || !problem->forbidden[poster * problem->n_boards + board];
}

// All posters that got no board in the best match BOARD, and all that they compete with, directly
// or not: there are more of them than boards for them.
static void
count_crowd (const AffSolverProblem *problem, const int *board, int *n_posters, int *n_boards)
{
  int m = problem->n_boards;
  g_autofree guint8 *is_reached = g_new0 (guint8, m);
  g_autofree int *queue = g_new (int, problem->n_posters);
  int count = 0;

  *n_boards = 0;
  for (int i = 0; i < problem->n_posters; i++)
    if (!is_allowed (problem, i, board[i]))
      queue[count++] = i;
  for (int next = 0; next < count; next++)
    for (int b = 0; b < m; b++) {
      if (is_reached[b] || !is_allowed (problem, queue[next], b))
        continue;
      is_reached[b] = 1;
      (*n_boards)++;
      for (int i = 0; i < problem->n_posters; i++)
        if (board[i] == b && is_allowed (problem, i, b))
          queue[count++] = i;
    }
  *n_posters = count;
}

static gboolean
refuse_crowd (const AffSolverProblem *problem, const int *board, GError **error)
{
  int n_posters, n_boards;

  count_crowd (problem, board, &n_posters, &n_boards);
  g_set_error (error, AFF_ERROR, AFF_ERROR_CONFLICT,
               "%d poster%s can hang on no more than %d board%s: no plan keeps all rules. Open "
               "a board that suits them, or take one of them out.",
               n_posters, n_posters == 1 ? "" : "s", n_boards, n_boards == 1 ? "" : "s");
  return FALSE;
}

// A plan that breaks no rule and moves as few posters as can be; *MOVES counts them.
static gboolean
find_allowed (const AffSolverProblem *problem, int *board, int *moves, GError **error)
{
  int n = problem->n_posters;
  int m = problem->n_boards;
  g_autofree gint64 *cost = g_new (gint64, (gsize) n * m);

  for (int i = 0; i < n; i++) {
    int start = problem->start ? problem->start[i] : -1;
    for (int b = 0; b < m; b++)
      cost[(gsize) i * m + b] = !is_allowed (problem, i, b) ? FORBIDDEN
                                : start >= 0 && start != b  ? 1
                                                            : 0;
  }
  gint64 sum = aff_match (n, m, cost, board);
  *moves = (int) (sum % FORBIDDEN);
  return sum < FORBIDDEN || refuse_crowd (problem, board, error);
}

// Whether the move limit forbids anything.
static gboolean
is_limited (const AffSolverProblem *problem)
{
  int count = 0;

  for (int i = 0; problem->start && i < problem->n_posters; i++)
    count += problem->start[i] >= 0;
  return problem->most_moves >= 0 && problem->most_moves < count;
}

gint64
aff_solver_cost (const AffSolverProblem *problem, const int *board)
{
  int n = problem->n_posters;
  int m = problem->n_boards;
  gint64 sum = 0;

  for (int i = 0; i < n; i++) {
    for (int j = 0; j < n; j++)
      sum += (gint64) problem->flow[i * n + j] * problem->distance[board[i] * m + board[j]];
    sum += problem->cost ? problem->cost[i * m + board[i]] : 0;
  }
  return sum;
}

gboolean
aff_solver_run (const AffSolverProblem *problem,
                const AffSolverSetting *setting,
                int *board,
                AffSolverResult *result,
                GError **error)
{
  int moves;

  *result = (AffSolverResult){0};
  if (!check_problem (problem, error))
    return FALSE;
  if (problem->n_posters == 0)
    return TRUE;
  g_autofree int *plan = g_new (int, problem->n_posters);
  if (!find_allowed (problem, plan, &moves, error))
    return FALSE;
  if (problem->most_moves >= 0 && moves > problem->most_moves) {
    g_set_error (error, AFF_ERROR, AFF_ERROR_CONFLICT,
                 "No plan keeps all rules with so few moves: %d of %d posters have to move. "
                 "Allow more moves.",
                 moves, problem->n_posters);
    return FALSE;
  }
  if (is_limited (problem))
    aff_repair_run (problem, setting, plan, result);
  else
    aff_population_place (problem, setting, plan, &result->iterations);
  memcpy (board, plan, problem->n_posters * sizeof (int));
  result->cost = aff_solver_cost (problem, board);
  return TRUE;
}
