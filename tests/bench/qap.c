// SPDX-License-Identifier: GPL-3.0-or-later
// The solver on a quadratic assignment problem of QAPLIB's form: a size, then two matrices. Stops
// after SECONDS of processor time and prints "best COST seconds-to-best".
// With --repair K the last poster is then withdrawn, the board of the first one breaks, and a plan
// with at most K moves is sought: "repair COST seconds MOVES moves exact|best".
// Usage: qap [OPTION…] FILE.dat [SECONDS [SEED]]
#include "app/board/solver.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define EXIT_WRONG 2

static gint64 iterations = -1;
static gboolean is_baseline;
static gboolean is_told;
static int most_moves = -1;

#define REPAIR_ITERATIONS 20000 // as a proposal's

static const GOptionEntry entries[] = {
  {"iterations", 0, 0, G_OPTION_ARG_INT64, &iterations,
   "Stop after N iterations of tabu search, whatever the time", "N"},
  {"no-avx2", 0, 0, G_OPTION_ARG_NONE, &is_baseline, "Use what every processor has", NULL},
  {"repair", 0, 0, G_OPTION_ARG_INT, &most_moves,
   "Then withdraw a poster, close a board and repair with at most K moves", "K"},
  {"trace", 0, 0, G_OPTION_ARG_NONE, &is_told, "Print every better plan's cost", NULL},
  {NULL},
};

typedef struct {
  double start_s;
  double limit_s;
  double best_s;
  gint64 best;
} Race;

static double
read_processor_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec + 1e-9 * (double) time.tv_nsec;
}

static gboolean
on_progress (gint64 done, gint64 best, gpointer data)
{
  Race *race = data;
  double now = read_processor_time () - race->start_s;

  if (best < race->best) {
    race->best = best;
    race->best_s = now;
    if (is_told)
      g_print ("%" G_GINT64_FORMAT " %.6f %" G_GINT64_FORMAT "\n", best, now, done);
  }
  return iterations >= 0 || now < race->limit_s;
}

static int fail (const char *format, ...) G_GNUC_PRINTF (1, 2);

static int
fail (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_printerr ("qap: %s\n", message);
  return EXIT_WRONG;
}

// The next whole number of *TEXT that is at least 0.
static gboolean
read_number (char **text, gint64 most, int *number)
{
  char *end;

  errno = 0;
  gint64 value = g_ascii_strtoll (*text, &end, 10);
  if (end == *text || errno != 0 || value < 0 || value > most ||
      (*end != '\0' && !g_ascii_isspace (*end)))
    return FALSE;
  *text = end;
  *number = (int) value;
  return TRUE;
}

// Both matrices, one after the other, of *SIZE rows each; NULL after having said why.
static int *
read_problem (const char *path, int *size)
{
  g_autofree char *text = NULL;
  g_autofree int *numbers = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_get_contents (path, &text, NULL, &error)) {
    fail ("%s Give the path of a file of QAPLIB's form.", error->message);
    return NULL;
  }
  char *at = text;
  if (!read_number (&at, AFF_SOLVER_MOST, size) || *size == 0) {
    fail ("%s does not begin with a size of 1 to %d. Give a file of QAPLIB's form: the size, "
          "then two matrices.",
          path, AFF_SOLVER_MOST);
    return NULL;
  }
  int count = 2 * *size * *size;
  numbers = g_new (int, count);
  for (int i = 0; i < count; i++)
    if (!read_number (&at, G_MAXINT, &numbers[i])) {
      fail (
        "%s: number %d of the %d in its two matrices is missing, or no whole number of 0 to "
        "%d. Mend the file or fetch it again.",
        path, i + 1, count, G_MAXINT);
      return NULL;
    }
  if (*g_strchug (at) != '\0') {
    fail ("%s has more than the %d numbers of two matrices of size %d. Mend the file or fetch "
          "it again.",
          path, count, *size);
    return NULL;
  }
  return g_steal_pointer (&numbers);
}

static int
repair (const int *numbers, int size, const int *start)
{
  int n = size - 1;
  g_autofree int *flow = g_new (int, n *n + 1);
  g_autofree guint8 *forbidden = g_new0 (guint8, n * size + 1);
  g_autofree int *board = g_new (int, size);
  AffSolverProblem problem = {.n_posters = n,
                              .n_boards = size,
                              .flow = flow,
                              .distance = numbers + (gsize) size * size,
                              .forbidden = forbidden,
                              .start = start,
                              .most_moves = most_moves};
  AffSolverSetting setting = {1, REPAIR_ITERATIONS, is_baseline};
  g_autoptr (GError) error = NULL;
  AffSolverResult result;
  int moves = 0;

  for (int i = 0; i < n; i++) {
    memcpy (flow + (gsize) i * n, numbers + (gsize) i * size, n * sizeof (int));
    forbidden[i * size + start[0]] = 1;
  }
  double begin = read_processor_time ();
  if (!aff_solver_run (&problem, &setting, board, &result, &error))
    return fail ("%s", error->message);
  double end = read_processor_time ();
  for (int i = 0; i < n; i++)
    moves += board[i] != start[i];
  g_print ("repair %" G_GINT64_FORMAT " %.6f %d moves %s\n", result.cost, end - begin, moves,
           result.is_exact ? "exact" : "best");
  return EXIT_SUCCESS;
}

static int
solve (const int *numbers, int size, double limit_s, guint64 seed)
{
  Race race = {read_processor_time (), limit_s, 0, G_MAXINT64};
  AffSolverProblem problem = {
    .n_posters = size,
    .n_boards = size,
    .flow = numbers,
    .distance = numbers + (gsize) size * size,
    .most_moves = -1,
  };
  AffSolverSetting setting = {seed, iterations >= 0 ? iterations : G_MAXINT64, is_baseline,
                              on_progress, &race};
  g_autofree int *board = g_new (int, size);
  g_autoptr (GError) error = NULL;
  AffSolverResult result;

  if (!aff_solver_run (&problem, &setting, board, &result, &error))
    return fail ("%s", error->message);
  if (aff_solver_cost (&problem, board) != result.cost || result.cost > race.best)
    return fail ("The plan costs something else than was said: this is a bug.");
  g_print ("best %" G_GINT64_FORMAT " %.6f\n", result.cost, race.best_s);
  return most_moves < 0 ? EXIT_SUCCESS : repair (numbers, size, board);
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("FILE.dat [SECONDS [SEED]]");
  g_autofree int *numbers = NULL;
  g_autoptr (GError) error = NULL;
  double limit_s = 1;
  guint64 seed = 1;
  int size = 0;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    return fail ("%s. Run it with --help to see how it is used.", error->message);
  if (argc < 2 || argc > 4)
    return fail ("Give FILE.dat [SECONDS [SEED]]; --help says more.");
  char *end = NULL;
  if (argc > 2 && ((limit_s = g_ascii_strtod (argv[2], &end)) < 0 || end == argv[2] || *end ||
                   limit_s > 1e6))
    return fail ("“%s” is no number of seconds, 1.5 for instance.", argv[2]);
  if (argc > 3 && !g_ascii_string_to_unsigned (argv[3], 10, 0, G_MAXUINT64, &seed, &error))
    return fail ("“%s” is no seed: give a whole number, 1 for instance.", argv[3]);
  numbers = read_problem (argv[1], &size);
  return numbers ? solve (numbers, size, limit_s, seed) : EXIT_WRONG;
}
