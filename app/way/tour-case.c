// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/way/tour-private.h"

static int
find_travel (const AffTourProblem *problem, int from, int to)
{
  int travel = problem->travel[(gsize) from * problem->n_nodes + to];

  return travel < 0 || travel > problem->limit ? FAR_AWAY : travel;
}

// The end is no node of its own where the tour is open: it is where the last visit was.
static int
find_travel_to_end (const AffTourProblem *problem, int from)
{
  return problem->end == AFF_TOUR_OPEN ? 0 : find_travel (problem, from, problem->end);
}

static int
find_travel_to_first_end (const AffTourProblem *problem)
{
  if (problem->end == AFF_TOUR_OPEN || problem->end == problem->start)
    return 0;
  return find_travel (problem, problem->start, problem->end);
}

// The latest begin of a visit from which the end is still reached, or -1.
static int
find_latest (const AffTourProblem *problem, int index, int until)
{
  const AffTourNode *node = &problem->nodes[index];
  gint64 latest = MIN ((gint64) until - node->service, (gint64) problem->limit - node->service -
                                                         find_travel_to_end (problem, index));

  return latest < find_travel (problem, problem->start, index) ? -1 : (int) latest;
}

// Whether another window of NODE is never worse than window INDEX.
static gboolean
is_covered (const AffTourNode *node, guint index)
{
  const AffTourWindow *own = &node->windows[index];

  for (guint i = 0; i < node->n_windows; i++) {
    const AffTourWindow *other = &node->windows[i];
    gboolean is_same = other->from == own->from && other->until == own->until &&
                       other->score == own->score;
    if (other->from <= own->from && other->until >= own->until && other->score >= own->score &&
        i != index && (!is_same || i < index))
      return TRUE;
  }
  return FALSE;
}

static void
add_chance (const AffTourProblem *problem, int index, AffTourWindow window, GArray *chances)
{
  int latest = find_latest (problem, index, window.until);
  Chance chance = {MAX (window.from, find_travel (problem, problem->start, index)), latest,
                   window.score, MAX (0, window.from), MIN (problem->limit, window.until)};

  if (chance.from <= latest)
    g_array_append_val (chances, chance);
}

static gboolean
can_be_visited (const AffTourProblem *problem, int index)
{
  return index != problem->start && index != problem->end &&
         !problem->nodes[index].is_excluded &&
         find_travel (problem, problem->start, index) < FAR_AWAY &&
         find_travel_to_end (problem, index) < FAR_AWAY;
}

// Adds node INDEX with its chances, or nothing if there is none.
static void
add_node (Case *self, const AffTourProblem *problem, int index, GArray *chances)
{
  const AffTourNode *node = &problem->nodes[index];
  guint before = chances->len;

  if (node->n_windows == 0)
    add_chance (problem, index, (AffTourWindow){0, problem->limit, node->score}, chances);
  for (guint i = 0; i < node->n_windows; i++)
    if (!is_covered (node, i))
      add_chance (problem, index, node->windows[i], chances);
  if (chances->len == before)
    return;
  const Chance *last = &g_array_index (chances, Chance, chances->len - 1);
  if (chances->len - before > 1 || last->opens > 0 || last->closes < problem->limit)
    self->has_windows = TRUE;
  self->names[self->n] = index;
  self->service[self->n] = node->service;
  self->is_required[self->n] = node->is_required;
  self->n++;
  self->first[self->n] = (int) chances->len;
}

// One required node outweighs all that is not required.
static void
weigh (Case *self)
{
  gint64 total = 1;
  gboolean has_required = FALSE;

  for (int i = 0; i < self->n; i++) {
    self->best[i] = 0;
    for (int k = self->first[i]; k < self->first[i + 1]; k++)
      self->best[i] = MAX (self->best[i], self->chances[k].score);
    total += self->best[i];
    has_required = has_required || self->is_required[i];
  }
  self->weight = has_required ? total : 0;
  for (int i = 0; i < self->n; i++)
    if (self->is_required[i]) {
      self->best[i] += self->weight;
      for (int k = self->first[i]; k < self->first[i + 1]; k++)
        self->chances[k].score += self->weight;
    }
}

static void
fill_steps (Case *self, const AffTourProblem *problem)
{
  int n = self->n;
  int side = n + 2;

  for (int from = 0; from < side * side; from++)
    self->step[from] = FAR_AWAY;
  for (int from = 0; from < n; from++) {
    for (int to = 0; to < n; to++)
      if (to != from)
        self->step[from * side + to] = MIN (FAR_AWAY, self->service[from] +
                                                        find_travel (problem, self->names[from],
                                                                     self->names[to]));
    self->step[from * side + n + 1] = self->service[from] +
                                      find_travel_to_end (problem, self->names[from]);
    self->step[n * side + from] = find_travel (problem, problem->start, self->names[from]);
  }
  self->step[n * side + n + 1] = find_travel_to_first_end (problem);
}

static gboolean
is_symmetric (const Case *self)
{
  for (int from = 0; from < self->n; from++)
    for (int to = 0; to < from; to++)
      if (case_step (self, from, to) - self->service[from] !=
          case_step (self, to, from) - self->service[to])
        return FALSE;
  return TRUE;
}

// A detour costs the visit of what it leads through too.
static gboolean
is_metric (const Case *self)
{
  int side = self->n + 2;

  for (int from = 0; from < side; from++)
    for (int by = 0; by < self->n; by++) {
      int first = self->step[from * side + by];
      const int *second = self->step + by * side;
      const int *direct = self->step + from * side;
      for (int to = 0; to < side; to++)
        if (direct[to] > first + second[to] && to != from)
          return FALSE;
    }
  return TRUE;
}

void
case_init (Case *self, const AffTourProblem *problem)
{
  guint most = problem->n_nodes;
  GArray *chances = g_array_new (FALSE, FALSE, sizeof (Chance));

  *self = (Case){.limit = problem->limit};
  self->names = g_new0 (int, most + 2);
  self->service = g_new0 (int, most + 2);
  self->is_required = g_new0 (gboolean, most);
  self->first = g_new0 (int, most + 1);
  self->best = g_new0 (gint64, most);
  for (guint i = 0; i < most; i++)
    if (can_be_visited (problem, (int) i))
      add_node (self, problem, (int) i, chances);
  self->service[self->n] = self->service[self->n + 1] = 0;
  self->chances = (Chance *) (gpointer) g_array_free (chances, FALSE);
  self->step = g_new (int, (gsize) (self->n + 2) * (self->n + 2));
  fill_steps (self, problem);
  self->is_metric = is_metric (self);
  self->is_symmetric = is_symmetric (self);
  weigh (self);
  self->is_possible = find_travel_to_first_end (problem) <= problem->limit;
}

gint64
case_unit (const Case *self)
{
  gint64 unit = 0;

  for (int k = 0; k < self->first[self->n]; k++)
    for (gint64 rest = self->chances[k].score; rest != 0;) {
      gint64 next = unit % rest;
      unit = rest;
      rest = next;
    }
  return MAX (1, unit);
}

void
case_clear (Case *self)
{
  g_free (self->names);
  g_free (self->service);
  g_free (self->is_required);
  g_free (self->first);
  g_free (self->best);
  g_free (self->chances);
  g_free (self->step);
}
