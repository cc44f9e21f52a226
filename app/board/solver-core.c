// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/board/solver-core.h"

static gboolean
is_free_board (const AffSolverProblem *problem, int board)
{
  gboolean is_wanted = FALSE;

  for (int i = 0; i < problem->n_posters; i++) {
    if (problem->fixed && problem->fixed[i] == board)
      return FALSE;
    if ((!problem->fixed || problem->fixed[i] < 0) &&
        (!problem->forbidden || !problem->forbidden[i * problem->n_boards + board]))
      is_wanted = TRUE;
  }
  return is_wanted;
}

// Boards on which none of them may hang are still needed if there are too few others; that is for
// the caller to find out, who asks whether a plan is allowed.
static void
list_free (AffCore *self, const AffSolverProblem *problem)
{
  self->poster = g_new (int, problem->n_posters);
  self->board = g_new (int, problem->n_boards);
  for (int i = 0; i < problem->n_posters; i++)
    if (!problem->fixed || problem->fixed[i] < 0)
      self->poster[self->n_real++] = i;
  for (int b = 0; b < problem->n_boards; b++)
    if (is_free_board (problem, b))
      self->board[self->n++] = b;
}

static gboolean
is_symmetric (const gint64 *matrix, int n)
{
  for (int i = 0; i < n; i++)
    for (int j = 0; j < i; j++)
      if (matrix[i * n + j] != matrix[j * n + i])
        return FALSE;
  return TRUE;
}

static void
add_turned (gint64 *matrix, int n)
{
  for (int i = 0; i < n; i++)
    for (int j = 0; j < i; j++)
      matrix[i * n + j] = matrix[j * n + i] = matrix[i * n + j] + matrix[j * n + i];
}

// If one matrix is symmetric, only the sum of both directions of the other one counts.
static void
copy_matrices (AffCore *self, const AffSolverProblem *problem)
{
  int n = self->n;

  self->flow = g_new0 (gint64, (gsize) n * n);
  self->distance = g_new0 (gint64, (gsize) n * n);
  for (int i = 0; i < n; i++)
    for (int j = 0; j < n; j++) {
      if (i == j)
        continue;
      if (i < self->n_real && j < self->n_real)
        self->flow[i * n + j] =
          problem->flow[self->poster[i] * problem->n_posters + self->poster[j]];
      self->distance[i * n + j] =
        problem->distance[self->board[i] * problem->n_boards + self->board[j]];
    }
  gboolean is_flow_symmetric = is_symmetric (self->flow, n);
  gboolean is_distance_symmetric = is_symmetric (self->distance, n);
  self->is_symmetric = is_flow_symmetric || is_distance_symmetric;
  if (is_distance_symmetric)
    add_turned (self->flow, n);
  else if (is_flow_symmetric)
    add_turned (self->distance, n);
}

// What POSTER on BOARD costs by itself and with all that is fixed.
static gint64
cost_alone (const AffSolverProblem *problem, int poster, int board)
{
  int n = problem->n_posters;
  int m = problem->n_boards;
  gint64 sum = problem->cost ? problem->cost[poster * m + board] : 0;

  sum += (gint64) problem->flow[poster * n + poster] * problem->distance[board * m + board];
  for (int k = 0; problem->fixed && k < n; k++) {
    int other = problem->fixed[k];
    if (other >= 0)
      sum += (gint64) problem->flow[poster * n + k] * problem->distance[board * m + other] +
             (gint64) problem->flow[k * n + poster] * problem->distance[other * m + board];
  }
  return sum;
}

static gint64
cost_fixed (const AffSolverProblem *problem)
{
  int n = problem->n_posters;
  int m = problem->n_boards;
  gint64 sum = 0;

  for (int i = 0; problem->fixed && i < n; i++) {
    int board = problem->fixed[i];
    if (board < 0)
      continue;
    sum += problem->cost ? problem->cost[i * m + board] : 0;
    for (int k = 0; k < n; k++)
      if (problem->fixed[k] >= 0)
        sum += (gint64) problem->flow[i * n + k] *
               problem->distance[board * m + problem->fixed[k]];
  }
  return sum;
}

static void
copy_costs (AffCore *self, const AffSolverProblem *problem)
{
  int n = self->n;
  gboolean has_cost = FALSE;

  self->cost = g_new0 (gint64, (gsize) n * n);
  self->constant = cost_fixed (problem);
  for (int i = 0; i < self->n_real; i++) {
    gint64 *row = self->cost + (gsize) i * n;
    gint64 least = G_MAXINT64;
    for (int j = 0; j < n; j++) {
      row[j] = cost_alone (problem, self->poster[i], self->board[j]);
      least = MIN (least, row[j]);
    }
    for (int j = 0; j < n; j++) {
      row[j] -= least;
      has_cost |= row[j] != 0;
    }
    self->constant += least;
  }
  if (!has_cost)
    g_clear_pointer (&self->cost, g_free);
}

static gint64
find_most (const gint64 *numbers, gsize count)
{
  gint64 most = 0;

  for (gsize i = 0; numbers && i < count; i++)
    most = MAX (most, numbers[i]);
  return most;
}

// The largest sum of how much two rows differ, in both directions if they have two.
static gint64
find_most_different (const AffCore *self, const gint64 *matrix)
{
  gint64 most = 0;
  int n = self->n;

  for (int i = 0; i < n; i++)
    for (int j = 0; j < i; j++) {
      gint64 sum = 0;
      for (int k = 0; k < n; k++) {
        sum += ABS (matrix[i * n + k] - matrix[j * n + k]);
        if (!self->is_symmetric)
          sum += ABS (matrix[k * n + i] - matrix[k * n + j]);
      }
      most = MAX (most, sum);
    }
  return most;
}

static gint64
find_largest_row (const AffCore *self, const gint64 *matrix)
{
  gint64 most = 0;
  int n = self->n;

  for (int i = 0; i < n; i++) {
    gint64 sum = 0;
    for (int j = 0; j < n; j++)
      sum += matrix[i * n + j] + (self->is_symmetric ? 0 : matrix[j * n + i]);
    most = MAX (most, sum);
  }
  return most;
}

// Both matrices bound it, one by its sums, the other by its largest number.
gint64
aff_core_delta_bound (const AffCore *self)
{
  gsize size = (gsize) self->n * self->n;
  gint64 by_flow = find_most_different (self, self->flow) * find_most (self->distance, size);
  gint64 by_distance = find_most_different (self, self->distance) *
                       find_most (self->flow, size);

  return MIN (by_flow, by_distance) + 2 * find_most (self->cost, size);
}

gint64
aff_core_share_bound (const AffCore *self)
{
  gsize size = (gsize) self->n * self->n;
  gint64 by_flow = find_largest_row (self, self->flow) * find_most (self->distance, size);
  gint64 by_distance = find_largest_row (self, self->distance) * find_most (self->flow, size);

  return MIN (by_flow, by_distance) + find_most (self->cost, size);
}

// Rules are walls that can be climbed: no swap gains as much as one broken rule costs, but the
// search may pass from one allowed plan to another over a forbidden one.
static void
forbid (AffCore *self, const AffSolverProblem *problem)
{
  int n = self->n;
  gint64 penalty = aff_core_delta_bound (self) + 1;

  if (!problem->forbidden)
    return;
  self->forbidden = g_new0 (guint8, (gsize) n * n);
  if (!self->cost)
    self->cost = g_new0 (gint64, (gsize) n * n);
  for (int i = 0; i < self->n_real; i++)
    for (int j = 0; j < n; j++)
      if (problem->forbidden[self->poster[i] * problem->n_boards + self->board[j]]) {
        self->forbidden[i * n + j] = 1;
        self->cost[i * n + j] += penalty;
      }
}

AffCore *
aff_core_new (const AffSolverProblem *problem)
{
  g_autoptr (AffCore) self = g_new0 (AffCore, 1);

  list_free (self, problem);
  if (self->n_real == 0)
    return NULL;
  copy_matrices (self, problem);
  copy_costs (self, problem);
  forbid (self, problem);
  return g_steal_pointer (&self);
}

void
aff_core_free (AffCore *self)
{
  g_free (self->flow);
  g_free (self->distance);
  g_free (self->cost);
  g_free (self->forbidden);
  g_free (self->poster);
  g_free (self->board);
  g_free (self);
}

int *
aff_core_dup_place (const AffCore *self, const int *board)
{
  int *place = g_new (int, self->n);
  g_autofree guint8 *is_taken = g_new0 (guint8, self->n);
  int next = 0;

  for (int i = 0; i < self->n_real; i++) {
    place[i] = 0;
    while (self->board[place[i]] != board[self->poster[i]])
      place[i]++;
    is_taken[place[i]] = 1;
  }
  for (int i = self->n_real; i < self->n; i++) {
    while (is_taken[next])
      next++;
    place[i] = next++;
  }
  return place;
}

gint64
aff_core_cost (const AffCore *self, const int *place)
{
  gint64 sum = 0;
  int n = self->n;

  for (int i = 0; i < n; i++) {
    for (int j = self->is_symmetric ? i + 1 : 0; j < n; j++)
      sum += self->flow[i * n + j] * self->distance[place[i] * n + place[j]];
    sum += self->cost ? self->cost[i * n + place[i]] : 0;
  }
  return sum;
}

gboolean
aff_core_allows (const AffCore *self, const int *place)
{
  for (int i = 0; self->forbidden && i < self->n_real; i++)
    if (self->forbidden[i * self->n + place[i]])
      return FALSE;
  return TRUE;
}
