// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/way/tour.h"
#include "tests/support/fixture.h"
#include "tests/support/tour-file.h"

#include <string.h>

#define MOST_NODES 9

// A small problem of chance, with all that it borrows.
typedef struct {
  AffTourProblem problem;
  AffTourNode nodes[MOST_NODES];
  AffTourWindow windows[MOST_NODES][2];
  int travel[MOST_NODES * MOST_NODES];
} Small;

// What trying every order says.
typedef struct {
  const AffTourProblem *problem;
  gboolean is_possible;
  int most_required;
  gint64 score; // of a tour that visits that many
} Truth;

static int
find_travel (const AffTourProblem *problem, int from, int to)
{
  return problem->travel[from * (int) problem->n_nodes + to];
}

static gboolean
reaches_end (const AffTourProblem *problem, int from, int instant)
{
  if (problem->end == AFF_TOUR_OPEN || (problem->end == problem->start && from == problem->end))
    return instant <= problem->limit;
  int travel = find_travel (problem, from, problem->end);
  return travel != AFF_TOUR_NO_WAY && instant + travel <= problem->limit;
}

static void
note (Truth *truth, int required, gint64 score)
{
  truth->is_possible = TRUE;
  if (required > truth->most_required) {
    truth->most_required = required;
    truth->score = score;
  } else if (required == truth->most_required)
    truth->score = MAX (truth->score, score);
}

static void
try_all (Truth *truth, int at, int instant, guint visited, int required, gint64 score);

static void
try_node (Truth *truth,
          int at,
          int arrival,
          int node,
          guint visited,
          int required,
          gint64 score)
{
  const AffTourNode *to = &truth->problem->nodes[node];
  AffTourWindow always = {0, truth->problem->limit, to->score};
  const AffTourWindow *windows = to->n_windows > 0 ? to->windows : &always;

  for (guint i = 0; i < MAX (1, to->n_windows); i++) {
    int over = MAX (arrival, windows[i].from) + to->service;
    if (over <= windows[i].until)
      try_all (truth, node, over, visited | 1u << node, required + to->is_required,
               score + windows[i].score);
  }
}

static void
try_all (Truth *truth, int at, int instant, guint visited, int required, gint64 score)
{
  const AffTourProblem *problem = truth->problem;

  if (instant > problem->limit)
    return;
  if (reaches_end (problem, at, instant))
    note (truth, required, score);
  for (int node = 0; node < (int) problem->n_nodes; node++) {
    int travel = find_travel (problem, at, node);
    if (!(visited >> node & 1) && node != problem->start && node != problem->end &&
        !problem->nodes[node].is_excluded && travel != AFF_TOUR_NO_WAY)
      try_node (truth, at, instant + travel, node, visited, required, score);
  }
}

static Truth
find_truth (const AffTourProblem *problem)
{
  Truth truth = {.problem = problem, .most_required = -1};

  // Not even the way from the start to the end: then there is no tour.
  if (reaches_end (problem, problem->start, 0))
    try_all (&truth, problem->start, 0, 0, 0, 0);
  return truth;
}

static void
fill_node (Small *self, int index, GRand *random, gboolean has_windows)
{
  AffTourNode *node = &self->nodes[index];

  node->score = g_rand_int_range (random, 0, 4) * 5;
  node->service = g_rand_boolean (random) ? g_rand_int_range (random, 0, 30) : 0;
  node->is_required = g_rand_int_range (random, 0, 8) == 0;
  node->is_excluded = g_rand_int_range (random, 0, 12) == 0;
  node->n_windows = has_windows ? (guint) g_rand_int_range (random, 0, 3) : 0;
  node->windows = self->windows[index];
  for (guint i = 0; i < node->n_windows; i++) {
    int from = g_rand_int_range (random, 0, 100);
    self->windows[index][i] = (AffTourWindow){from, from + g_rand_int_range (random, 10, 80),
                                              g_rand_int_range (random, 0, 4) * 5};
  }
}

// Places on a line of 60, or ways that follow no rule at all; some are not there.
static void
fill_travel (Small *self, GRand *random, gboolean is_wild)
{
  int n = (int) self->problem.n_nodes;
  int place[MOST_NODES];

  for (int i = 0; i < n; i++)
    place[i] = g_rand_int_range (random, 0, 60);
  for (int from = 0; from < n; from++)
    for (int to = 0; to < n; to++) {
      int way = ABS (place[from] - place[to]);
      if (is_wild)
        way = g_rand_int_range (random, 0, 12) == 0 ? AFF_TOUR_NO_WAY
                                                    : g_rand_int_range (random, 0, 60);
      self->travel[from * n + to] = from == to ? 0 : way;
    }
}

static void
small_init (Small *self, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  int n = g_rand_int_range (random, 2, MOST_NODES);
  int ends = g_rand_int_range (random, 0, 3);

  memset (self, 0, sizeof *self);
  self->problem = (AffTourProblem){.nodes = self->nodes,
                                   .n_nodes = (guint) n,
                                   .travel = self->travel,
                                   .start = g_rand_int_range (random, 0, n),
                                   .limit = g_rand_int_range (random, 20, 200)};
  self->problem.end = ends == 0   ? AFF_TOUR_OPEN
                      : ends == 1 ? self->problem.start
                                  : g_rand_int_range (random, 0, n);
  for (int i = 0; i < n; i++)
    fill_node (self, i, random, seed % 2 == 0);
  fill_travel (self, random, seed % 3 == 0);
}

// Walks TOUR through, checks all that it says of itself.
static void
check_tour (const AffTourProblem *problem, const AffTour *tour)
{
  int at = problem->start, instant = 0, travel = 0;
  gint64 score = 0;
  gboolean visited[AFF_TOUR_MOST_NODES] = {FALSE};

  for (guint i = 0; i < tour->stops->len; i++) {
    const AffTourStop *stop = &g_array_index (tour->stops, AffTourStop, i);
    const AffTourNode *node = &problem->nodes[stop->node];
    int way = find_travel (problem, at, stop->node);
    g_assert_cmpint (way, >=, 0);
    g_assert_cmpint (stop->arrive, ==, instant + way);
    g_assert_cmpint (stop->begin, >=, stop->arrive);
    g_assert_false (node->is_excluded || visited[stop->node]);
    g_assert_true (stop->node != problem->start && stop->node != problem->end);
    g_assert_cmpint (stop->window == -1, ==, node->n_windows == 0);
    score += stop->window < 0 ? node->score : node->windows[stop->window].score;
    instant = stop->begin + node->service;
    if (stop->window >= 0) {
      g_assert_cmpint (stop->begin, >=, node->windows[stop->window].from);
      g_assert_cmpint (instant, <=, node->windows[stop->window].until);
    }
    visited[stop->node] = TRUE;
    travel += way;
    at = stop->node;
  }
  g_assert_true (reaches_end (problem, at, instant));
  g_assert_cmpint (score, ==, tour->score);
  g_assert_cmpint (tour->end, <=, problem->limit);
  g_assert_cmpint (tour->travel, >=, travel);
}

static guint
count_required (const AffTourProblem *problem)
{
  guint count = 0;

  for (int i = 0; i < (int) problem->n_nodes; i++)
    count += problem->nodes[i].is_required && i != problem->start && i != problem->end;
  return count;
}

// Compares with the truth; TRUE if the tour was proven.
static gboolean
check_problem (const AffTourProblem *problem, const AffTourEffort *effort)
{
  Truth truth = find_truth (problem);
  g_autoptr (AffTour) tour = aff_tour_solve (problem, effort);
  g_assert_cmpint (tour->is_possible, ==, truth.is_possible);
  if (!truth.is_possible) {
    g_assert_cmpuint (tour->stops->len, ==, 0);
    return TRUE;
  }
  check_tour (problem, tour);
  guint least_missed = count_required (problem) - (guint) truth.most_required;
  g_assert_cmpuint (tour->n_missed, >=, least_missed);
  if (tour->n_missed == least_missed)
    g_assert_cmpint (tour->bound, >=, truth.score);
  if (tour->is_proven) {
    g_assert_cmpuint (tour->n_missed, ==, least_missed);
    g_assert_cmpint (tour->score, ==, truth.score);
    g_assert_cmpint (tour->bound, ==, truth.score);
  }
  return tour->is_proven;
}

static gboolean
check_small (guint32 seed, const AffTourEffort *effort)
{
  Small small;

  small_init (&small, seed);
  return check_problem (&small.problem, effort);
}

static void
test_every_small_tour_is_the_best_and_proven (void)
{
  guint32 count = g_test_slow () ? 20000 : 400;

  for (guint32 seed = 0; seed < count; seed++) {
    g_test_message ("seed %u", seed);
    g_assert_true (check_small (seed, NULL));
  }
}

static void
test_proofs_with_little_work_are_honest (void)
{
  guint32 count = g_test_slow () ? 20000 : 400;
  guint open = 0;

  for (guint32 seed = 0; seed < count; seed++)
    for (guint64 steps = 0; steps < 12; steps += 3) {
      AffTourEffort effort = {.rounds = steps, .steps = steps};
      open += !check_small (seed, &effort);
    }
  g_assert_cmpuint (open, >, 0);
}

// As at a poster session: short ways between long visits, some only in a part of the time.
static void
session_init (Small *self, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  int limit = g_rand_int_range (random, 200, 700);
  int n = MOST_NODES;

  memset (self, 0, sizeof *self);
  self->problem = (AffTourProblem){
    self->nodes, MOST_NODES, self->travel, n - 2, seed % 3 == 0 ? AFF_TOUR_OPEN : n - 1, limit};
  for (int i = 0; i < n * n; i++)
    self->travel[i] = 4 * ABS (i / n % 3 - i % n % 3) + 7 * ABS (i / n / 3 - i % n / 3);
  self->nodes[n - 1].is_excluded = TRUE;
  for (int i = 0; i < n - 2; i++) {
    int part = g_rand_int_range (random, 0, 4);
    AffTourNode *node = &self->nodes[i];
    node->score = g_rand_int_range (random, 1, 30);
    node->service = g_rand_int_range (random, 50, 140);
    node->windows = self->windows[i];
    node->n_windows = part == 3 ? 0 : seed % 2 + 1;
    self->windows[i][0] = (AffTourWindow){part == 1 ? limit / 2 : part * limit / 4,
                                          part == 0 ? limit / 2 : limit, node->score};
    self->windows[i][1] = (AffTourWindow){0, limit, node->score / 2};
  }
}

// The search finds the best of these tours at once; the proofs have to find them without it.
static void
test_proofs_alone_find_the_best_tour_of_a_session (void)
{
  guint32 count = g_test_slow () ? 20000 : 300;

  for (guint32 seed = 0; seed < count; seed++)
    for (guint64 steps = 4; steps < 1 << 24; steps <<= 10) {
      Small small;
      session_init (&small, seed);
      AffTourEffort effort = {.rounds = seed % 4, .steps = steps};
      gboolean is_proven = check_problem (&small.problem, &effort);
      g_assert_true (is_proven || steps < 1 << 20);
    }
}

static gboolean
stop_soon (gpointer data)
{
  int *asked = data;

  return ++*asked > 3;
}

static void
test_cancelled_tour_is_still_a_tour (void)
{
  for (guint32 seed = 0; seed < 40; seed++) {
    int asked = 0;
    AffTourEffort effort = {G_MAXUINT64, G_MAXUINT64, stop_soon, &asked};
    check_small (seed, &effort);
  }
}

// Boards on a grid, as at a poster session.
typedef struct {
  AffTourProblem problem;
  AffTourNode nodes[32];
  AffTourWindow windows[32];
  int travel[32 * 32];
} Hall;

static void
hall_init (Hall *self, guint32 seed, gboolean has_windows)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  int limit = 45 * 60;

  memset (self, 0, sizeof *self);
  self->problem = (AffTourProblem){self->nodes, 32, self->travel, 30, 31, limit};
  for (int i = 0; i < 32 * 32; i++) {
    int from = i / 32, to = i % 32;
    self->travel[i] = 3 * ABS (from % 8 - to % 8) + 4 * ABS (from / 8 - to / 8);
  }
  for (int i = 0; i < 30; i++) {
    int half = g_rand_int_range (random, 0, 2) * limit / 2;
    self->nodes[i].score = g_rand_int_range (random, 1, 101);
    self->nodes[i].service = g_rand_int_range (random, 180, 481);
    self->windows[i] = (AffTourWindow){half, half + limit / 2, self->nodes[i].score};
    self->nodes[i].windows = &self->windows[i];
    self->nodes[i].n_windows = has_windows;
  }
}

static void
test_thirty_boards_are_proven_with_the_usual_effort (void)
{
  for (guint32 seed = 1; seed <= 4; seed++)
    for (int windows = 0; windows < 2; windows++) {
      Hall hall;
      hall_init (&hall, seed, windows);
      g_autoptr (AffTour) tour = aff_tour_solve (&hall.problem, NULL);
      check_tour (&hall.problem, tour);
      g_assert_true (tour->is_proven);
      g_assert_cmpuint (tour->steps, <, aff_tour_usual_effort.steps / 4);
    }
}

static void
test_same_problem_gives_the_same_tour (void)
{
  Hall hall;

  hall_init (&hall, 7, TRUE);
  g_autoptr (AffTour) first = aff_tour_solve (&hall.problem, NULL);
  g_autoptr (AffTour) second = aff_tour_solve (&hall.problem, NULL);
  g_assert_cmpmem (first->stops->data, first->stops->len * sizeof (AffTourStop),
                   second->stops->data, second->stops->len * sizeof (AffTourStop));
  g_assert_cmpuint (first->rounds, ==, second->rounds);
  g_assert_cmpuint (first->steps, ==, second->steps);
}

static void
test_required_nodes_that_do_not_fit_are_counted (void)
{
  Hall hall;

  hall_init (&hall, 3, FALSE);
  for (int i = 0; i < 15; i++)
    hall.nodes[i].is_required = TRUE;
  g_autoptr (AffTour) tour = aff_tour_solve (&hall.problem, NULL);
  check_tour (&hall.problem, tour);
  g_assert_true (tour->is_proven);
  g_assert_cmpuint (tour->n_missed, ==, 15 - tour->stops->len);
  g_assert_cmpuint (tour->n_missed, >, 0);
}

// That the instance of LINE reaches its known score, unless that is more than MOST.
static void
check_published (const char *folder, const char *line, gint64 most)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 2);
  g_autofree char *path = g_build_filename (folder, words[0], NULL);
  g_autofree char *message = NULL;
  gint64 known = g_ascii_strtoll (words[1], NULL, 10);
  AffTourEffort effort = {.rounds = 3000, .steps = 1000000};

  if (known > most)
    return;
  g_autoptr (TourFile) file = tour_file_read (path, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_autoptr (AffTour) tour = aff_tour_solve (&file->problem, &effort);
  check_tour (&file->problem, tour);
  g_assert_cmpfloat (tour_file_length (file, tour), <=, file->limit + 1e-4);
  g_test_message ("%s: %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT, words[0], tour->score,
                  known);
  g_assert_cmpint (tour->score + file->end_score, ==, known);
}

static void
test_published_instances_reach_the_best_known_score (void)
{
  const char *data = fixture_real_data ();
  g_autofree char *text = NULL;

  if (data == NULL)
    return;
  g_autofree char *folder = g_build_filename (data, "orienteering", NULL);
  g_autofree char *table = g_build_filename (folder, "best-known.txt", NULL);
  if (!g_file_get_contents (table, &text, NULL, NULL)) {
    g_test_skip ("no published instances beside the real data");
    return;
  }
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    if (**line != '\0' && **line != '#')
      check_published (folder, *line, g_test_slow () ? G_MAXINT64 : 130);
}

static void
test_files_that_are_no_instance_are_told_by_line (void)
{
  static const struct {
    const char *text;
    const char *where;
  } cases[] = {
    {"", ":1: "},
    {"10 2\n0 0 0\n1 1 0\n", ":1: "},
    {"10 1\n0 0 0\n", ":3: "},
    {"10 1\n0 0 0\n1 x 0\n", ":3: "},
    {"10 1\n0 0 0\n1 1 0\n2 2 -1\n", ":4: "},
    {"10 1\n0 0 0\n1 1 0\n2 2 0.5\n", ":4: "},
    {"10 1\n0 0 0\n1e300 1 0\n", ":3: "},
    {"TYPE : TSP\n", ":1: "},
    {"TYPE : OP\nNODE_COORD_SECTION\n", ":2: "},
    {"TYPE : OP\nDIMENSION : 2\nDIMENSION : 3\n", ":3: "},
    {"TYPE : OP\nDIMENSION : 2\nNODE_COORD_SECTION\n3 1 1\n", ":4: "},
    {"nonsense\n", ":1: "},
  };

  g_autofree char *folder = fixture_folder_new ();
  g_autofree char *path = g_build_filename (folder, "instance.txt", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *message = NULL;
    g_assert_true (g_file_set_contents (path, cases[i].text, -1, NULL));
    g_autoptr (TourFile) file = tour_file_read (path, &message);
    g_assert_null (file);
    g_test_message ("%s", message);
    g_assert_nonnull (strstr (message, cases[i].where));
  }
  fixture_folder_free (g_steal_pointer (&folder));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/way/tour/every-small-tour-is-the-best-and-proven",
                   test_every_small_tour_is_the_best_and_proven);
  g_test_add_func ("/way/tour/proofs-with-little-work-are-honest",
                   test_proofs_with_little_work_are_honest);
  g_test_add_func ("/way/tour/proofs-alone-find-the-best-tour-of-a-session",
                   test_proofs_alone_find_the_best_tour_of_a_session);
  g_test_add_func ("/way/tour/cancelled-tour-is-still-a-tour",
                   test_cancelled_tour_is_still_a_tour);
  g_test_add_func ("/way/tour/thirty-boards-are-proven-with-the-usual-effort",
                   test_thirty_boards_are_proven_with_the_usual_effort);
  g_test_add_func ("/way/tour/same-problem-gives-the-same-tour",
                   test_same_problem_gives_the_same_tour);
  g_test_add_func ("/way/tour/required-nodes-that-do-not-fit-are-counted",
                   test_required_nodes_that_do_not_fit_are_counted);
  g_test_add_func ("/way/tour/published-instances-reach-the-best-known-score",
                   test_published_instances_reach_the_best_known_score);
  g_test_add_func ("/way/tour/files-that-are-no-instance-are-told-by-line",
                   test_files_that_are_no_instance_are_told_by_line);
  return g_test_run ();
}
