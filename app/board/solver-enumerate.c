// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/board/solver-enumerate.h"

#include <string.h>

#define MOST_STEPS (500 * 1000)
// Asked now and then, since a stop is seldom wanted.
#define STEPS_TO_TELL (1 << 16)

typedef struct {
  // owned
  int *plan;        // the board of each poster that lies; of others what is being tried
  int *best;        // the plan that was found
  int *choice;      // posters that may be taken up
  int *taken;       // posters that are taken up: those that have to be, then chosen ones
  int *slots;       // boards on which none lies
  guint8 *is_empty; // for each board
  guint8 *is_used;  // for each slot
  gint64 *all;      // n_posters x n_boards: a poster on a board with all that lie at first
  gint64 *pull;     // n_taken x n_slots: with those that still lie, and those that lie again

  // borrowed
  const AffSolverProblem *problem;
  const AffSolverSetting *setting;
  AffSolverResult *result;

  int n_choice;
  int n_taken;
  int n_forced; // the first of those taken
  int n_slots;
  gint64 lying; // the cost of all that lie at first
  gint64 best_cost;
  gint64 steps;
  gint64 told;
  gboolean is_over;
} Enumeration;

static inline gint64
both_flows (const AffSolverProblem *problem, int i, int j, int b, int c)
{
  int n = problem->n_posters;
  int m = problem->n_boards;

  return (gint64) problem->flow[i * n + j] * problem->distance[b * m + c] +
         (gint64) problem->flow[j * n + i] * problem->distance[c * m + b];
}

static inline gboolean
is_forbidden (const AffSolverProblem *problem, int poster, int board)
{
  return problem->forbidden && problem->forbidden[poster * problem->n_boards + board];
}

static gint64
cost_alone (const AffSolverProblem *problem, int poster, int board)
{
  int n = problem->n_posters;
  int m = problem->n_boards;

  return (problem->cost ? problem->cost[poster * m + board] : 0) +
         (gint64) problem->flow[poster * n + poster] * problem->distance[board * m + board];
}

static void
count_step (Enumeration *self)
{
  if (++self->steps >= MOST_STEPS)
    self->is_over = TRUE;
  if (self->steps - self->told < STEPS_TO_TELL)
    return;
  self->told = self->steps;
  if (self->setting->func &&
      !self->setting->func (self->result->iterations, self->best_cost, self->setting->data))
    self->is_over = TRUE;
}

// What those from INDEX on cost at least, wherever they may go.
static gint64
bound_rest (const Enumeration *self, int index)
{
  gint64 sum = 0;

  for (int t = index; t < self->n_taken; t++) {
    gint64 least = G_MAXINT64 / AFF_SOLVER_MOST / 4;
    for (int s = 0; s < self->n_slots; s++)
      if (!self->is_used[s] && !is_forbidden (self->problem, self->taken[t], self->slots[s]))
        least = MIN (least, self->pull[(gsize) t * self->n_slots + s]);
    sum += least;
  }
  return sum;
}

// A poster that was laid into slot WHERE begins to pull at those after INDEX, or ceases to.
static void
pull_at_rest (Enumeration *self, int index, int where, int sign)
{
  const AffSolverProblem *problem = self->problem;

  for (int t = index + 1; t < self->n_taken; t++)
    for (int s = 0; s < self->n_slots; s++)
      self->pull[(gsize) t * self->n_slots + s] += sign * both_flows (problem, self->taken[t],
                                                                      self->taken[index],
                                                                      self->slots[s],
                                                                      self->slots[where]);
}

static void
keep_best (Enumeration *self, gint64 cost)
{
  if (cost >= self->best_cost)
    return;
  self->best_cost = cost;
  memcpy (self->best, self->plan, self->problem->n_posters * sizeof (int));
}

// Lays the posters from INDEX on into slots. COST is that of all that lie.
static void
lay (Enumeration *self, int index, gint64 cost)
{
  if (index == self->n_taken) {
    keep_best (self, cost);
    return;
  }
  if (cost + bound_rest (self, index) >= self->best_cost)
    return;
  int poster = self->taken[index];
  for (int s = 0; s < self->n_slots && !self->is_over; s++) {
    gint64 sum = cost + self->pull[(gsize) index * self->n_slots + s];
    if (self->is_used[s] || sum >= self->best_cost ||
        is_forbidden (self->problem, poster, self->slots[s]))
      continue;
    count_step (self);
    self->plan[poster] = self->slots[s];
    self->is_used[s] = 1;
    pull_at_rest (self, index, s, 1);
    lay (self, index + 1, sum);
    pull_at_rest (self, index, s, -1);
    self->is_used[s] = 0;
  }
}

static gint64
pull_of (const Enumeration *self, int poster, int board)
{
  const AffSolverProblem *problem = self->problem;
  gint64 sum = self->all[(gsize) poster * problem->n_boards + board];

  for (int t = self->n_forced; t < self->n_taken; t++)
    if (self->taken[t] != poster)
      sum -= both_flows (problem, poster, self->taken[t], board,
                         problem->start[self->taken[t]]);
  return sum;
}

// Lays what is taken up in all ways.
static void
lay_all (Enumeration *self)
{
  const AffSolverProblem *problem = self->problem;
  const int *start = problem->start;
  gint64 cost = self->lying;

  for (int t = self->n_forced; t < self->n_taken; t++) {
    int poster = self->taken[t];
    cost -= self->all[(gsize) poster * problem->n_boards + start[poster]];
    for (int k = self->n_forced; k < t; k++)
      cost += both_flows (problem, poster, self->taken[k], start[poster],
                          start[self->taken[k]]);
  }
  if (cost >= self->best_cost)
    return;
  self->n_slots = 0;
  for (int b = 0; b < problem->n_boards; b++)
    if (self->is_empty[b])
      self->slots[self->n_slots++] = b;
  for (int t = 0; t < self->n_taken; t++)
    for (int s = 0; s < self->n_slots; s++)
      self->pull[(gsize) t * self->n_slots + s] = pull_of (self, self->taken[t],
                                                           self->slots[s]);
  lay (self, 0, cost);
}

// Takes up at most LEFT more posters of those from INDEX on, in all ways.
static void
take_up (Enumeration *self, int index, int left)
{
  count_step (self);
  lay_all (self);
  for (int c = index; c < self->n_choice && left > 0 && !self->is_over; c++) {
    int poster = self->choice[c];
    int board = self->problem->start[poster];
    self->taken[self->n_taken++] = poster;
    self->is_empty[board] = 1;
    take_up (self, c + 1, left - 1);
    self->plan[poster] = board;
    self->is_empty[board] = 0;
    self->n_taken--;
  }
}

// Sorts posters into what is taken up and what lies. Returns how many that lie may move.
static int
prepare (Enumeration *self)
{
  const AffSolverProblem *problem = self->problem;
  int left = problem->most_moves;

  memset (self->is_empty, 1, problem->n_boards);
  for (int i = 0; problem->fixed && i < problem->n_posters; i++)
    if (problem->fixed[i] >= 0)
      self->is_empty[problem->fixed[i]] = 0;
  for (int i = 0; i < problem->n_posters; i++) {
    int fixed = problem->fixed ? problem->fixed[i] : -1;
    int start = problem->start ? problem->start[i] : -1;
    gboolean is_forced = fixed < 0 && (start < 0 || !self->is_empty[start] ||
                                       is_forbidden (problem, i, start));
    int board = fixed >= 0 ? fixed : start;
    self->plan[i] = is_forced ? -1 : board;
    if (fixed >= 0 ? start >= 0 && start != fixed : is_forced && start >= 0)
      left--;
    if (is_forced)
      self->taken[self->n_taken++] = i;
    else
      self->is_empty[board] = 0;
    if (fixed < 0 && !is_forced)
      self->choice[self->n_choice++] = i;
  }
  self->n_forced = self->n_taken;
  return left;
}

static void
sum_pulls (Enumeration *self)
{
  const AffSolverProblem *problem = self->problem;
  int m = problem->n_boards;

  for (int i = 0; i < problem->n_posters; i++)
    for (int b = 0; b < m; b++) {
      gint64 *sum = &self->all[(gsize) i * m + b];
      *sum = cost_alone (problem, i, b);
      for (int k = 0; k < problem->n_posters; k++)
        if (k != i && self->plan[k] >= 0)
          *sum += both_flows (problem, i, k, b, self->plan[k]);
    }
  for (int i = 0; i < problem->n_posters; i++) {
    if (self->plan[i] < 0)
      continue;
    self->lying += cost_alone (problem, i, self->plan[i]);
    for (int k = 0; k < i; k++)
      if (self->plan[k] >= 0)
        self->lying += both_flows (problem, i, k, self->plan[i], self->plan[k]);
  }
}

gboolean
aff_enumerate_run (const AffSolverProblem *problem,
                   const AffSolverSetting *setting,
                   int *board,
                   AffSolverResult *result)
{
  int n = problem->n_posters;
  int m = problem->n_boards;
  g_autofree int *plan = g_new (int, n);
  g_autofree int *choice = g_new (int, n);
  g_autofree int *taken = g_new (int, n + 1);
  g_autofree int *slots = g_new (int, m);
  g_autofree guint8 *is_empty = g_new (guint8, m);
  g_autofree guint8 *is_used = g_new0 (guint8, m);
  g_autofree gint64 *all = g_new (gint64, (gsize) n * m);
  g_autofree gint64 *pull = g_new (gint64, (gsize) n * m);
  Enumeration self = {plan,
                      board,
                      choice,
                      taken,
                      slots,
                      is_empty,
                      is_used,
                      all,
                      pull,
                      problem,
                      setting,
                      result,
                      .best_cost = result->cost};
  int left = prepare (&self);

  if (left < 0)
    return FALSE;
  sum_pulls (&self);
  take_up (&self, 0, MIN (left, self.n_choice));
  result->cost = self.best_cost;
  return !self.is_over;
}
