// SPDX-License-Identifier: GPL-3.0-or-later
// Tours of a poster session as a kiosk plans them: boards on a grid, visits of three to eight
// minutes, interest from 1 to 100, with and without presenters who attend only one half. Prints
// for each instance score, bound, work done and milliseconds of the processor.
#include "app/way/tour.h"

#include <math.h>
#include <stdlib.h>
#include <time.h>

#define SPEED_M_S 1.1

static guint64 state;

static int
draw (int below)
{
  state = state * G_GUINT64_CONSTANT (6364136223846793005) +
          G_GUINT64_CONSTANT (1442695040888963407);
  return (int) ((state >> 33) % (guint64) below);
}

typedef enum { WINDOWS_NONE, WINDOWS_HARD, WINDOWS_SOFT, WINDOWS_ALIKE, N_WINDOWS } Windows;

static const char *const names[] = {"no windows", "halves", "halves, or less", "all alike"};

typedef struct {
  int boards;
  int minutes;
  Windows windows;
  gboolean is_open;
} Kind;

static void
place (double *x, double *y, int i, int boards)
{
  int columns = (int) ceil (sqrt (boards * 1.6));

  *x = i < boards ? 3.0 * (i % columns) : -4;
  *y = i < boards ? 4.0 * (i / columns) : 0;
}

static int
find_way (int a, int b, int boards)
{
  double ax, ay, bx, by;

  place (&ax, &ay, a, boards);
  place (&bx, &by, b, boards);
  return (int) ceil ((fabs (ax - bx) + fabs (ay - by)) / SPEED_M_S);
}

static void
fill_node (const Kind *kind, AffTourNode *node, AffTourWindow windows[2])
{
  int limit = kind->minutes * 60;
  int half = draw (3);

  node->score = kind->windows == WINDOWS_ALIKE ? 20 * (3 + 2 * draw (2)) : 1 + draw (100);
  node->service = kind->windows == WINDOWS_ALIKE ? 240 : 180 + draw (301);
  if (kind->windows == WINDOWS_NONE || kind->windows == WINDOWS_ALIKE || half == 2)
    return;
  node->windows = windows;
  windows[0] = (AffTourWindow){half ? limit / 2 : 0, half ? limit : limit / 2, node->score};
  windows[1] = (AffTourWindow){0, limit, node->score * 60 / 100};
  node->n_windows = kind->windows == WINDOWS_SOFT ? 2 : 1;
}

static gint64
read_cpu_us (void)
{
  return (gint64) clock () * G_USEC_PER_SEC / CLOCKS_PER_SEC;
}

static AffTour *
solve (const Kind *kind, double *ms)
{
  int n = kind->boards + 2;
  g_autofree AffTourNode *nodes = g_new0 (AffTourNode, n);
  g_autofree AffTourWindow *windows = g_new0 (AffTourWindow, 2 * n);
  g_autofree int *travel = g_new (int, n *n);

  for (int i = 0; i < n * n; i++)
    travel[i] = find_way (i / n, i % n, kind->boards);
  for (int i = 0; i < kind->boards; i++)
    fill_node (kind, &nodes[i], windows + 2 * i);
  AffTourProblem problem = {
    nodes, (guint) n, travel, n - 2, kind->is_open ? AFF_TOUR_OPEN : n - 1, kind->minutes * 60};
  gint64 start = read_cpu_us ();
  AffTour *tour = aff_tour_solve (&problem, NULL);
  *ms = (double) (read_cpu_us () - start) / 1000;
  return tour;
}

static void
run (const Kind *kind)
{
  double slowest = 0;
  int proven = 0;

  for (int seed = 1; seed <= 5; seed++) {
    double ms;
    state = (guint64) seed * 977;
    g_autoptr (AffTour) tour = solve (kind, &ms);
    slowest = MAX (slowest, ms);
    proven += tour->is_proven;
    g_print ("  %d stops, score %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT
             ", %" G_GUINT64_FORMAT " rounds, %" G_GUINT64_FORMAT " steps, %.1f ms%s\n",
             tour->stops->len, tour->score, tour->bound, tour->rounds, tour->steps, ms,
             tour->is_proven ? "" : ", open");
  }
  g_print ("%d boards, %d min, %s%s: %d of 5 proven, at most %.1f ms\n", kind->boards,
           kind->minutes, names[kind->windows], kind->is_open ? ", open end" : "", proven,
           slowest);
}

int
main (void)
{
  static const int minutes[] = {20, 30, 45, 60, 90, 120};

  for (int boards = 30; boards <= 100; boards += 70)
    for (guint i = 0; i < G_N_ELEMENTS (minutes); i++)
      for (int windows = 0; windows < N_WINDOWS; windows++)
        run (&(Kind){boards, minutes[i], (Windows) windows, i % 2 == 1});
  return EXIT_SUCCESS;
}
