// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/board/solver-search.h"
#include "app/board/solver.h"

#include <string.h>

#define MOST 8  // posters and boards that are counted through here
#define SIZE 40 // posters and boards of larger problems

// Under valgrind, where everything takes thirty times as long.
static gboolean
is_watched (void)
{
  const char *preloaded = g_getenv ("LD_PRELOAD");

  return preloaded && strstr (preloaded, "vgpreload");
}

static int
count_cases (void)
{
  return is_watched () ? 20 : g_test_slow () ? 2000 : 300;
}

// A problem with room for its numbers.
typedef struct {
  AffSolverProblem problem;
  int flow[SIZE * SIZE];
  int distance[SIZE * SIZE];
  int cost[SIZE * SIZE];
  guint8 forbidden[SIZE * SIZE];
  int fixed[SIZE];
  int start[SIZE];
} Case;

static void
fill_square (GRand *rand, int *matrix, int n, int most, gboolean is_symmetric)
{
  for (int i = 0; i < n; i++)
    for (int j = 0; j < n; j++)
      matrix[i * n + j] = is_symmetric && j < i   ? matrix[j * n + i]
                          : g_rand_boolean (rand) ? g_rand_int_range (rand, 0, most)
                                                  : 0;
}

static void
fill_case (GRand *rand, Case *self, int n, int m, int most)
{
  memset (self, 0, sizeof *self);
  self->problem = (AffSolverProblem){.n_posters = n,
                                     .n_boards = m,
                                     .flow = self->flow,
                                     .distance = self->distance,
                                     .most_moves = -1};
  fill_square (rand, self->flow, n, most, g_rand_boolean (rand));
  fill_square (rand, self->distance, m, most, g_rand_boolean (rand));
}

static void
add_costs (GRand *rand, Case *self, int most)
{
  self->problem.cost = self->cost;
  for (int i = 0; i < self->problem.n_posters * self->problem.n_boards; i++)
    self->cost[i] = g_rand_int_range (rand, -most, most);
}

static void
add_rules (GRand *rand, Case *self, double share)
{
  self->problem.forbidden = self->forbidden;
  for (int i = 0; i < self->problem.n_posters * self->problem.n_boards; i++)
    self->forbidden[i] = g_rand_double (rand) < share;
}

static void
shuffle (GRand *rand, int *numbers, int count)
{
  for (int i = 0; i < count; i++)
    numbers[i] = i;
  for (int i = count - 1; i > 0; i--) {
    int j = g_rand_int_range (rand, 0, i + 1);
    int number = numbers[i];
    numbers[i] = numbers[j];
    numbers[j] = number;
  }
}

// Some posters hang already, some of them for good.
static void
add_start (GRand *rand, Case *self, gboolean fixes)
{
  int boards[SIZE];

  shuffle (rand, boards, self->problem.n_boards);
  self->problem.start = self->start;
  if (fixes)
    self->problem.fixed = self->fixed;
  for (int i = 0; i < self->problem.n_posters; i++) {
    self->start[i] = g_rand_int_range (rand, 0, 5) ? boards[i] : -1;
    self->fixed[i] = fixes && g_rand_int_range (rand, 0, 4) == 0 ? self->start[i] : -1;
  }
}

static gboolean
is_allowed (const AffSolverProblem *problem, int poster, int board)
{
  if (problem->fixed && problem->fixed[poster] >= 0 && problem->fixed[poster] != board)
    return FALSE;
  return !problem->forbidden || !problem->forbidden[poster * problem->n_boards + board];
}

static int
count_moves (const AffSolverProblem *problem, const int *board)
{
  int count = 0;

  for (int i = 0; problem->start && i < problem->n_posters; i++)
    count += problem->start[i] >= 0 && problem->start[i] != board[i];
  return count;
}

// The cost of a plan, written down once more.
static gint64
sum_cost (const AffSolverProblem *problem, const int *board)
{
  int n = problem->n_posters;
  int m = problem->n_boards;
  gint64 sum = 0;

  for (int i = 0; i < n; i++)
    for (int j = 0; j < n; j++)
      sum += (gint64) problem->flow[i * n + j] * problem->distance[board[i] * m + board[j]];
  for (int i = 0; problem->cost && i < n; i++)
    sum += problem->cost[i * m + board[i]];
  return sum;
}

// The cheapest of all plans that keep the rules; G_MAXINT64 if there is none.
static gint64
count_through (const AffSolverProblem *problem, int *board, int poster, guint taken)
{
  gint64 best = G_MAXINT64;

  if (poster == problem->n_posters) {
    gboolean is_within = problem->most_moves < 0 ||
                         count_moves (problem, board) <= problem->most_moves;
    return is_within ? sum_cost (problem, board) : G_MAXINT64;
  }
  for (int b = 0; b < problem->n_boards; b++) {
    if ((taken & 1u << b) || !is_allowed (problem, poster, b))
      continue;
    board[poster] = b;
    gint64 cost = count_through (problem, board, poster + 1, taken | 1u << b);
    best = MIN (best, cost);
  }
  return best;
}

static void
assert_keeps_rules (const AffSolverProblem *problem, const int *board)
{
  for (int i = 0; i < problem->n_posters; i++) {
    g_assert_cmpint (board[i], >=, 0);
    g_assert_cmpint (board[i], <, problem->n_boards);
    g_assert_true (is_allowed (problem, i, board[i]));
    for (int j = 0; j < i; j++)
      g_assert_cmpint (board[i], !=, board[j]);
  }
  if (problem->most_moves >= 0)
    g_assert_cmpint (count_moves (problem, board), <=, problem->most_moves);
}

static AffSolverResult
solve (const AffSolverProblem *problem, guint64 seed, gint64 iterations, int *board)
{
  AffSolverSetting setting = {.seed = seed, .iterations = iterations};
  g_autoptr (GError) error = NULL;
  AffSolverResult result;

  g_assert_true (aff_solver_run (problem, &setting, board, &result, &error));
  g_assert_no_error (error);
  assert_keeps_rules (problem, board);
  g_assert_cmpint (result.cost, ==, sum_cost (problem, board));
  return result;
}

// What counting through says, the solver says too.
static void
assert_optimal (const AffSolverProblem *problem, guint64 seed)
{
  AffSolverSetting setting = {.seed = seed, .iterations = 4000};
  g_autoptr (GError) error = NULL;
  AffSolverResult result;
  int board[MOST] = {0};
  gint64 best = count_through (problem, board, 0, 0);

  if (best == G_MAXINT64) {
    g_assert_false (aff_solver_run (problem, &setting, board, &result, &error));
    g_assert_error (error, AFF_ERROR, AFF_ERROR_CONFLICT);
    return;
  }
  g_assert_cmpint (solve (problem, seed, 4000, board).cost, ==, best);
}

static void
test_plans_are_optimal (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  Case one;

  for (int i = 0; i < count_cases (); i++) {
    int m = g_rand_int_range (rand, 1, i % 10 == 0 ? MOST + 1 : MOST - 1);
    fill_case (rand, &one, g_rand_int_range (rand, 1, m + 1), m, i % 3 ? 20 : 1000);
    if (i % 2)
      add_costs (rand, &one, 100);
    if (i % 3 == 0)
      add_rules (rand, &one, 0.3);
    if (i % 5 == 0)
      add_start (rand, &one, TRUE);
    assert_optimal (&one.problem, i);
  }
}

static void
test_repairs_are_optimal_and_move_no_more (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  Case one;

  for (int i = 0; i < count_cases (); i++) {
    int m = g_rand_int_range (rand, 1, i % 10 == 0 ? MOST + 1 : MOST - 1);
    fill_case (rand, &one, g_rand_int_range (rand, 1, m + 1), m, 50);
    if (i % 2)
      add_costs (rand, &one, 500);
    if (i % 3)
      add_rules (rand, &one, 0.2);
    add_start (rand, &one, i % 4 == 0);
    one.problem.most_moves = g_rand_int_range (rand, 0, i % 4 ? 5 : MOST);
    assert_optimal (&one.problem, i);
  }
}

static void
test_few_moves_among_many_posters_are_counted_through (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  int board[SIZE];
  Case one;

  // Poster 5's board breaks; two boards are free.
  fill_case (rand, &one, 22, 24, 100);
  one.problem.start = one.start;
  shuffle (rand, one.start, 24);
  one.problem.forbidden = one.forbidden;
  for (int i = 0; i < 22; i++)
    one.forbidden[i * 24 + one.start[5]] = 1;
  one.problem.most_moves = 3;
  AffSolverResult result = solve (&one.problem, 1, 2000, board);
  g_assert_true (result.is_exact);
  // Nothing that one more exchange within the limit gives is better.
  for (int i = 0; i < 22; i++)
    for (int j = 0; j < i; j++) {
      int kept = board[i];
      board[i] = board[j];
      board[j] = kept;
      if (is_allowed (&one.problem, i, board[i]) && is_allowed (&one.problem, j, board[j]) &&
          count_moves (&one.problem, board) <= 3)
        g_assert_cmpint (sum_cost (&one.problem, board), >=, result.cost);
      board[j] = board[i];
      board[i] = kept;
    }
}

static void
test_equal_seeds_give_equal_plans (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  int board[SIZE], again[SIZE];
  Case one;

  fill_case (rand, &one, 18, 20, 100);
  add_costs (rand, &one, 1000);
  for (guint64 seed = 0; seed < 3; seed++) {
    AffSolverResult first = solve (&one.problem, seed, 1500, board);
    AffSolverResult second = solve (&one.problem, seed, 1500, again);
    g_assert_cmpint (first.cost, ==, second.cost);
    g_assert_cmpint (first.iterations, ==, 1500);
    g_assert_cmpmem (board, sizeof (int) * 18, again, sizeof (int) * 18);
  }
}

static void
assert_searches_alike (const AffCore *core, const AffKernel *one, const AffKernel *other)
{
  g_autoptr (AffSearch) search = aff_search_new (core, one);
  g_autoptr (AffSearch) second = aff_search_new (core, other);
  g_autofree int *place = g_new (int, core->n);

  for (int i = 0; i < core->n; i++)
    place[i] = i;
  for (AffTenure tenure = AFF_TENURE_EVEN; tenure <= AFF_TENURE_CUBIC; tenure++) {
    aff_search_start (search, place, tenure);
    aff_search_start (second, place, tenure);
    for (int i = 0; i < 300; i++) {
      aff_search_run (search, 1);
      aff_search_run (second, 1);
      g_assert_cmpint (search->cost, ==, second->cost);
      g_assert_cmpint (search->cost, ==, aff_core_cost (core, search->place));
      g_assert_cmpmem (search->place, sizeof (int) * core->n, second->place,
                       sizeof (int) * core->n);
    }
    g_assert_cmpint (search->best_cost, ==, second->best_cost);
  }
}

static void
test_all_kernels_search_alike (void)
{
  static const int sizes[] = {2, 7, 16, 17, 31, 40};
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  Case one;

  for (guint i = 0; i < 2 * G_N_ELEMENTS (sizes); i++) {
    int m = sizes[i / 2];
    fill_case (rand, &one, m - (int) i % 2, m, 90);
    add_costs (rand, &one, 300);
    if (i % 3 == 0)
      add_rules (rand, &one, 0.1);
    g_autoptr (AffCore) core = aff_core_new (&one.problem);
    assert_searches_alike (core, &aff_kernel_narrow, &aff_kernel_wide);
    assert_searches_alike (core, &aff_kernel_narrow, &aff_kernel_huge);
#ifdef __x86_64__
    if (!__builtin_cpu_supports ("avx2"))
      continue;
    assert_searches_alike (core, &aff_kernel_narrow, &aff_kernel_narrow_avx2);
    assert_searches_alike (core, &aff_kernel_wide, &aff_kernel_wide_avx2);
#endif
  }
}

static void
test_large_numbers_get_wide_kernels (void)
{
  static const struct {
    int most;
    int one_flow;
    const AffKernel *kernel;
  } rows[] = {
    {100, 100, &aff_kernel_narrow},
    {10, 20000, &aff_kernel_wide},
    {1000000, 1000000, &aff_kernel_huge},
  };

  g_autoptr (GRand) rand = g_rand_new_with_seed (6);
  Case one;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    fill_case (rand, &one, 6, 6, rows[i].most);
    one.flow[1] = rows[i].one_flow;
    g_autoptr (AffCore) core = aff_core_new (&one.problem);
    g_assert_true (aff_kernel_choose (core, TRUE) == rows[i].kernel);
    assert_optimal (&one.problem, i);
  }
}

static void
test_baseline_gives_the_same_plan (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  AffSolverSetting setting = {.seed = 3, .iterations = 1500};
  g_autoptr (GError) error = NULL;
  AffSolverResult result;
  int board[SIZE], again[SIZE];
  Case one;

  fill_case (rand, &one, 30, 30, 100);
  g_assert_true (aff_solver_run (&one.problem, &setting, board, &result, &error));
  setting.is_baseline = TRUE;
  g_assert_true (aff_solver_run (&one.problem, &setting, again, &result, &error));
  g_assert_cmpmem (board, sizeof (int) * 30, again, sizeof (int) * 30);
}

static void
test_a_plan_is_never_worse_than_the_start (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);
  int board[SIZE];
  Case one;

  fill_case (rand, &one, 20, 22, 100);
  one.problem.start = one.start;
  shuffle (rand, one.start, 22);
  solve (&one.problem, 1, 3000, one.start);
  gint64 good = sum_cost (&one.problem, one.start);
  for (guint64 seed = 0; seed < 5; seed++) {
    one.problem.most_moves = -1;
    g_assert_cmpint (solve (&one.problem, seed, 1, board).cost, <=, good);
    one.problem.most_moves = 0;
    g_assert_cmpint (solve (&one.problem, seed, 1, board).cost, ==, good);
    g_assert_cmpmem (board, sizeof (int) * 20, one.start, sizeof (int) * 20);
  }
}

static void
assert_refused (const AffSolverProblem *problem, AffError code, const char *part)
{
  AffSolverSetting setting = {.iterations = 10};
  g_autoptr (GError) error = NULL;
  AffSolverResult result;
  int board[SIZE];

  g_assert_false (aff_solver_run (problem, &setting, board, &result, &error));
  g_assert_error (error, AFF_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, part));
}

static void
test_what_is_too_much_is_said (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  Case one;

  fill_case (rand, &one, 5, 4, 10);
  assert_refused (&one.problem, AFF_ERROR_CONFLICT, "5 posters are too many for 4 boards");
  // Three of five posters fit on two boards only.
  fill_case (rand, &one, 5, 6, 10);
  add_rules (rand, &one, 0);
  for (int i = 0; i < 3; i++)
    memset (one.forbidden + i * 6, 1, 4);
  assert_refused (&one.problem, AFF_ERROR_CONFLICT,
                  "3 posters can hang on no more than 2 boards");
  // Two boards break, one move is allowed.
  fill_case (rand, &one, 4, 8, 10);
  add_rules (rand, &one, 0);
  one.problem.start = one.start;
  one.problem.most_moves = 1;
  for (int i = 0; i < 4; i++) {
    one.start[i] = i;
    one.forbidden[i * 8] = one.forbidden[i * 8 + 1] = 1;
  }
  assert_refused (&one.problem, AFF_ERROR_CONFLICT, "2 of 4 posters have to move");
  one.start[3] = 2;
  assert_refused (&one.problem, AFF_ERROR_CONFLICT, "Two posters are on board 2");
  one.start[3] = 8;
  assert_refused (&one.problem, AFF_ERROR_FORMAT, "boards are 0 to 7");
  one.problem.start = NULL;
  one.flow[3] = -1;
  assert_refused (&one.problem, AFF_ERROR_FORMAT, "below zero");
  one.flow[3] = G_MAXINT;
  one.distance[3] = G_MAXINT;
  assert_refused (&one.problem, AFF_ERROR_FORMAT, "2^56");
}

static gboolean
on_first_word (gint64 iterations, gint64 best, gpointer data)
{
  ++*(int *) data;
  return FALSE;
}

static void
test_a_stop_leaves_a_plan (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (10);
  int calls = 0;
  AffSolverSetting setting = {.iterations = G_MAXINT64, .func = on_first_word, .data = &calls};
  g_autoptr (GError) error = NULL;
  AffSolverResult result;
  int board[SIZE];
  Case one;

  fill_case (rand, &one, 20, 22, 100);
  one.problem.start = one.start;
  shuffle (rand, one.start, 22);
  for (int moves = -1; moves < 6; moves += 3) {
    one.problem.most_moves = moves;
    calls = 0;
    g_assert_true (aff_solver_run (&one.problem, &setting, board, &result, &error));
    assert_keeps_rules (&one.problem, board);
    g_assert_cmpint (calls, ==, 1);
    g_assert_false (result.is_exact);
  }
}

static void
test_nothing_to_plan_is_a_plan (void)
{
  AffSolverProblem problem = {.n_boards = 3, .most_moves = -1};
  int distance[9] = {0};
  Case one;
  int board[SIZE];
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  problem.distance = distance;
  problem.flow = distance;
  g_assert_cmpint (solve (&problem, 1, 100, board).cost, ==, 0);
  fill_case (rand, &one, 1, 1, 10);
  g_assert_cmpint (solve (&one.problem, 1, 100, board).cost, ==,
                   (gint64) one.flow[0] * one.distance[0]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/board/solver/plans-are-optimal", test_plans_are_optimal);
  g_test_add_func ("/board/solver/repairs-are-optimal-and-move-no-more",
                   test_repairs_are_optimal_and_move_no_more);
  g_test_add_func ("/board/solver/few-moves-among-many-posters-are-counted-through",
                   test_few_moves_among_many_posters_are_counted_through);
  g_test_add_func ("/board/solver/equal-seeds-give-equal-plans",
                   test_equal_seeds_give_equal_plans);
  g_test_add_func ("/board/solver/all-kernels-search-alike", test_all_kernels_search_alike);
  g_test_add_func ("/board/solver/large-numbers-get-wide-kernels",
                   test_large_numbers_get_wide_kernels);
  g_test_add_func ("/board/solver/baseline-gives-the-same-plan",
                   test_baseline_gives_the_same_plan);
  g_test_add_func ("/board/solver/a-plan-is-never-worse-than-the-start",
                   test_a_plan_is_never_worse_than_the_start);
  g_test_add_func ("/board/solver/what-is-too-much-is-said", test_what_is_too_much_is_said);
  g_test_add_func ("/board/solver/a-stop-leaves-a-plan", test_a_stop_leaves_a_plan);
  g_test_add_func ("/board/solver/nothing-to-plan-is-a-plan", test_nothing_to_plan_is_a_plan);
  return g_test_run ();
}
