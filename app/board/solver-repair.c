// SPDX-License-Identifier: GPL-3.0-or-later
// Plans that move few posters are few enough to be looked at. First a beam goes from the plan that
// must be (what had to move is placed well, all others stay) over single steps: a poster goes to a
// free board, or two change places. Then all plans within the limit are counted through, as far as
// a number of steps allows, with what no choice of boards can undercut as bound.
#include "app/board/solver-repair.h"

#include "app/board/solver-enumerate.h"
#include "app/board/solver-population.h"
#include "app/board/solver-random.h"

#include <string.h>

// Plans that are kept for each number of moves, and in all looked on from.
#define WIDTH 48
// Up to so many moves single steps find what counting through finds.
#define FEW_MOVES  5
#define PRICES     6
#define MOST_PRICE (1 << 28)
// Iterations of tabu search for each price, and for posters that have to be placed.
#define PRICED_ITERATIONS 4000
#define FIRST_ITERATIONS  200000

typedef struct {
  int *board;
  gint64 cost;
  guint64 hash;
  gboolean is_done; // its neighbours were looked at
} Plan;

typedef struct {
  // owned
  Plan *plans;  // WIDTH for each number of moves
  int *counts;  // of plans for each number of moves
  int *holder;  // of each board in the plan that is looked on from, or -1
  gint64 *pull; // n_posters x n_boards: what a poster on a board costs, all others as they are

  // borrowed
  const AffSolverProblem *problem;

  int most_moves;
} Beam;

static gboolean
is_movable (const AffSolverProblem *problem, int poster)
{
  return !problem->fixed || problem->fixed[poster] < 0;
}

static gboolean
is_forbidden (const AffSolverProblem *problem, int poster, int board)
{
  return problem->forbidden && problem->forbidden[poster * problem->n_boards + board];
}

static int
count_move (const AffSolverProblem *problem, int poster, int board)
{
  int start = problem->start ? problem->start[poster] : -1;

  return start >= 0 && start != board;
}

// How many posters that had a board in START have another one in BOARD.
static int
count_moves (const AffSolverProblem *problem, const int *board)
{
  int count = 0;

  for (int i = 0; i < problem->n_posters; i++)
    count += count_move (problem, i, board[i]);
  return count;
}

static guint64
hash_step (int poster, int board)
{
  AffRandom random = {((guint64) poster << 32) + (guint64) board};

  return aff_random_next (&random);
}

static guint64
hash_plan (const int *board, int n)
{
  guint64 hash = 0;

  for (int i = 0; i < n; i++)
    hash ^= hash_step (i, board[i]);
  return hash;
}

// The flow of POSTER to all others, over the ways from BOARD.
static gint64
sum_pull (const AffSolverProblem *problem, const int *board, int poster, int to)
{
  int n = problem->n_posters;
  int m = problem->n_boards;
  gint64 sum = problem->cost ? problem->cost[poster * m + to] : 0;

  for (int k = 0; k < n; k++) {
    if (k == poster)
      continue;
    sum += (gint64) problem->flow[poster * n + k] * problem->distance[to * m + board[k]] +
           (gint64) problem->flow[k * n + poster] * problem->distance[board[k] * m + to];
  }
  return sum + (gint64) problem->flow[poster * n + poster] * problem->distance[to * m + to];
}

static inline gint64
both_flows (const AffSolverProblem *problem, int i, int j, int b, int c)
{
  int n = problem->n_posters;
  int m = problem->n_boards;

  return (gint64) problem->flow[i * n + j] * problem->distance[b * m + c] +
         (gint64) problem->flow[j * n + i] * problem->distance[c * m + b];
}

static gint64
swap_delta (const Beam *self, const int *board, int i, int j)
{
  const AffSolverProblem *problem = self->problem;
  int m = problem->n_boards;
  const gint64 *one = self->pull + (gsize) i * m;
  const gint64 *other = self->pull + (gsize) j * m;
  int b = board[i];
  int c = board[j];

  // Each pull counts the other one where it still is: on the board that is now its own.
  return one[c] - one[b] + other[b] - other[c] - both_flows (problem, i, j, c, c) -
         both_flows (problem, i, j, b, b) + both_flows (problem, i, j, b, c) +
         both_flows (problem, i, j, c, b);
}

static int
find_costliest (const Plan *plans, int count)
{
  int worst = 0;

  for (int k = 1; k < count; k++)
    if (plans[k].cost > plans[worst].cost)
      worst = k;
  return worst;
}

// A place for a plan of COST among those of MOVES, or NULL: it is there already, or too dear.
static Plan *
make_room (Beam *self, int moves, gint64 cost, guint64 hash)
{
  Plan *plans = self->plans + (gsize) moves * WIDTH;

  for (int k = 0; k < self->counts[moves]; k++)
    if (plans[k].hash == hash)
      return NULL;
  if (self->counts[moves] < WIDTH)
    return &plans[self->counts[moves]++];
  Plan *worst = &plans[find_costliest (plans, WIDTH)];
  return cost < worst->cost ? worst : NULL;
}

static void
keep_plan (Beam *self, const int *board, int moves, gint64 cost, guint64 hash)
{
  Plan *plan = make_room (self, moves, cost, hash);

  if (!plan)
    return;
  memcpy (plan->board, board, self->problem->n_posters * sizeof (int));
  plan->cost = cost;
  plan->hash = hash;
  plan->is_done = FALSE;
}

// POSTER of PLAN goes to BOARD; whoever is there comes to where it was.
static void
try_step (Beam *self, const Plan *plan, int moves, int *board, int poster, int to)
{
  const AffSolverProblem *problem = self->problem;
  const gint64 *pull = self->pull + (gsize) poster * problem->n_boards;
  int from = board[poster];
  int other = self->holder[to];

  if (is_forbidden (problem, poster, to) || (other >= 0 && is_forbidden (problem, other, from)))
    return;
  moves += count_move (problem, poster, to) - count_move (problem, poster, from);
  if (other >= 0)
    moves += count_move (problem, other, from) - count_move (problem, other, to);
  if (moves > self->most_moves)
    return;
  gint64 cost = plan->cost +
                (other >= 0 ? swap_delta (self, board, poster, other) : pull[to] - pull[from]);
  guint64 hash = plan->hash ^ hash_step (poster, from) ^ hash_step (poster, to);
  if (other >= 0)
    hash ^= hash_step (other, from) ^ hash_step (other, to);
  board[poster] = to;
  if (other >= 0)
    board[other] = from;
  keep_plan (self, board, moves, cost, hash);
  board[poster] = from;
  if (other >= 0)
    board[other] = to;
}

static void
look_around (Beam *self, Plan *plan, int moves, int *board)
{
  const AffSolverProblem *problem = self->problem;
  int n = problem->n_posters;
  int m = problem->n_boards;
  Plan from = *plan;

  plan->is_done = TRUE;
  memcpy (board, plan->board, n * sizeof (int));
  memset (self->holder, -1, m * sizeof (int));
  for (int i = 0; i < n; i++) {
    self->holder[board[i]] = i;
    for (int b = 0; b < m; b++)
      self->pull[(gsize) i * m + b] = sum_pull (problem, board, i, b);
  }
  for (int i = 0; i < n; i++)
    for (int b = 0; b < m && is_movable (problem, i); b++) {
      int other = self->holder[b];
      // Of two that change places, the first one asks.
      if (b != board[i] && (other < 0 || (other > i && is_movable (problem, other))))
        try_step (self, &from, moves, board, i, b);
    }
}

// The cheapest plan whose neighbours were not looked at, of the fewest moves.
static Plan *
choose_plan (Beam *self, int *moves)
{
  for (int level = 0; level <= self->most_moves; level++) {
    Plan *plans = self->plans + (gsize) level * WIDTH;
    Plan *best = NULL;
    for (int k = 0; k < self->counts[level]; k++)
      if (!plans[k].is_done && (!best || plans[k].cost < best->cost))
        best = &plans[k];
    if (best) {
      *moves = level;
      return best;
    }
  }
  return NULL;
}

static void
take_cheapest (const Beam *self, int *board, gint64 *cost)
{
  for (int level = 0; level <= self->most_moves; level++)
    for (int k = 0; k < self->counts[level]; k++) {
      const Plan *plan = &self->plans[(gsize) level * WIDTH + k];
      if (plan->cost >= *cost)
        continue;
      *cost = plan->cost;
      memcpy (board, plan->board, self->problem->n_posters * sizeof (int));
    }
}

static gboolean
tell (const AffSolverSetting *setting, gint64 iterations, gint64 best)
{
  return !setting->func || setting->func (iterations, best, setting->data);
}

// What it costs to leave a board is raised and lowered until about as many posters move as may:
// so plans of many moves are found, which single steps do not reach.
static gboolean
add_priced_plans (Beam *self, const AffSolverSetting *setting, AffSolverResult *result)
{
  const AffSolverProblem *problem = self->problem;
  int n = problem->n_posters;
  int m = problem->n_boards;
  g_autofree int *cost = g_new (int, (gsize) n *m);
  g_autofree int *board = g_new (int, n);
  AffSolverSetting part = *setting;
  AffSolverProblem priced = *problem;
  gint64 low = 0;
  gint64 high = CLAMP (2 * result->cost / n, 1, MOST_PRICE);

  priced.cost = cost;
  part.func = NULL; // what it would tell has the price in it, and it is soon over
  for (int round = 0; round < PRICES; round++) {
    gint64 price = (low + high) / 2;
    for (int i = 0; i < n; i++)
      for (int b = 0; b < m; b++)
        cost[i * m + b] = (problem->cost ? problem->cost[i * m + b] : 0) +
                          (count_move (problem, i, b) ? (int) price : 0);
    memcpy (board, self->plans->board, n * sizeof (int));
    part.iterations = MIN (setting->iterations / 8, (gint64) PRICED_ITERATIONS);
    aff_population_place (&priced, &part, board, &result->iterations);
    int moves = count_moves (problem, board);
    if (moves <= self->most_moves) {
      keep_plan (self, board, moves, aff_solver_cost (problem, board), hash_plan (board, n));
      high = price;
    } else {
      low = price;
    }
    if (!tell (setting, result->iterations, result->cost))
      return FALSE;
  }
  return TRUE;
}

// Each plan that is looked on from counts as one iteration.
static gboolean
run_beam (const AffSolverProblem *problem,
          const AffSolverSetting *setting,
          int *board,
          AffSolverResult *result)
{
  int n = problem->n_posters;
  int m = problem->n_boards;
  gsize levels = problem->most_moves + 1;
  g_autofree Plan *plans = g_new0 (Plan, levels * WIDTH);
  g_autofree int *boards = g_new (int, levels *WIDTH *n);
  g_autofree int *counts = g_new0 (int, levels);
  g_autofree int *holder = g_new (int, m);
  g_autofree int *scratch = g_new (int, n);
  g_autofree gint64 *pull = g_new (gint64, (gsize) n * m);
  Beam self = {plans, counts, holder, pull, problem, problem->most_moves};
  gboolean goes_on = TRUE;
  Plan *plan;
  int moves;

  for (gsize k = 0; k < levels * WIDTH; k++)
    plans[k].board = boards + k * n;
  memcpy (plans->board, board, n * sizeof (int));
  if (problem->most_moves > FEW_MOVES)
    goes_on = add_priced_plans (&self, setting, result);
  keep_plan (&self, board, count_moves (problem, board), result->cost, hash_plan (board, n));
  for (gsize k = 0; k < levels * WIDTH * 2 && goes_on; k++) {
    if (!(plan = choose_plan (&self, &moves)))
      break;
    look_around (&self, plan, moves, scratch);
    result->iterations++;
    if (k % 16 == 0)
      goes_on = tell (setting, result->iterations, result->cost);
  }
  take_cheapest (&self, board, &result->cost);
  return goes_on;
}

// All that may stay where it is stays; the others find their boards.
static void
place_rest (const AffSolverProblem *problem,
            const AffSolverSetting *setting,
            int *board,
            AffSolverResult *result)
{
  AffSolverProblem rest = *problem;
  g_autofree int *fixed = g_new (int, problem->n_posters);

  for (int i = 0; i < problem->n_posters; i++)
    fixed[i] = problem->start && problem->start[i] == board[i] ? board[i]
               : problem->fixed                                ? problem->fixed[i]
                                                               : -1;
  rest.fixed = fixed;
  aff_population_place (&rest, setting, board, &result->iterations);
}

void
aff_repair_run (const AffSolverProblem *problem,
                const AffSolverSetting *setting,
                int *board,
                AffSolverResult *result)
{
  AffSolverSetting first = *setting;

  first.iterations = MIN (setting->iterations / 4, (gint64) FIRST_ITERATIONS);
  place_rest (problem, &first, board, result);
  result->cost = aff_solver_cost (problem, board);
  if (run_beam (problem, setting, board, result))
    result->is_exact = aff_enumerate_run (problem, setting, board, result);
}
