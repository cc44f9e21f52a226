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

// How soon each node can be reached from the start at all, and from each the end, perhaps
// through others: ways need not be the shortest ones.
typedef struct {
  int *there;
  int *back;
} Reach;

static int
find_nearest (const int *reach, const gboolean *is_settled, guint n)
{
  int nearest = -1;

  for (guint i = 0; i < n; i++)
    if (!is_settled[i] && (nearest < 0 || reach[i] < reach[nearest]))
      nearest = (int) i;
  return nearest;
}

// Dijkstra's; REACH holds what is known of the first steps.
static void
spread (const AffTourProblem *problem, int *reach, gboolean is_back)
{
  guint n = problem->n_nodes;
  g_autofree gboolean *is_settled = g_new0 (gboolean, n);

  for (int node = find_nearest (reach, is_settled, n); node >= 0 && reach[node] < FAR_AWAY;
       node = find_nearest (reach, is_settled, n)) {
    is_settled[node] = TRUE;
    for (int other = 0; other < (int) n; other++) {
      int way = is_back ? find_travel (problem, other, node)
                        : find_travel (problem, node, other);
      reach[other] = MIN (reach[other], reach[node] + way);
    }
  }
}

static void
find_reach (const AffTourProblem *problem, Reach *reach)
{
  reach->there = g_new (int, problem->n_nodes);
  reach->back = g_new (int, problem->n_nodes);
  for (int i = 0; i < (int) problem->n_nodes; i++) {
    reach->there[i] = find_travel (problem, problem->start, i);
    reach->back[i] = find_travel_to_end (problem, i);
  }
  spread (problem, reach->there, FALSE);
  spread (problem, reach->back, TRUE);
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
add_chance (const AffTourProblem *problem,
            const Reach *reach,
            int index,
            int at,
            GArray *chances)
{
  const AffTourNode *node = &problem->nodes[index];
  AffTourWindow window = at < 0 ? (AffTourWindow){0, problem->limit, node->score}
                                : node->windows[at];
  gint64 latest = MIN ((gint64) window.until, (gint64) problem->limit - reach->back[index]) -
                  node->service;
  Chance chance = {.from = MAX (window.from, reach->there[index]),
                   .latest = (int) MAX (-1, latest),
                   .score = window.score,
                   .opens = MAX (0, window.from),
                   .closes = MIN (problem->limit, window.until),
                   .window = at};

  if (chance.from <= latest)
    g_array_append_val (chances, chance);
}

static gboolean
can_be_visited (const AffTourProblem *problem, int index)
{
  return index != problem->start && index != problem->end && !problem->nodes[index].is_excluded;
}

// Adds node INDEX with its chances, or nothing if there is none.
static void
add_node (Case *self,
          const AffTourProblem *problem,
          const Reach *reach,
          int index,
          GArray *chances)
{
  const AffTourNode *node = &problem->nodes[index];
  guint before = chances->len;

  if (node->n_windows == 0)
    add_chance (problem, reach, index, -1, chances);
  for (guint i = 0; i < node->n_windows; i++)
    if (!is_covered (node, i))
      add_chance (problem, reach, index, (int) i, chances);
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
  Reach reach;

  *self = (Case){.limit = problem->limit};
  find_reach (problem, &reach);
  self->names = g_new0 (int, most + 2);
  self->service = g_new0 (int, most + 2);
  self->is_required = g_new0 (gboolean, most);
  self->is_out = g_new0 (gboolean, most);
  self->first = g_new0 (int, most + 1);
  self->best = g_new0 (gint64, most);
  for (guint i = 0; i < most; i++)
    if (can_be_visited (problem, (int) i))
      add_node (self, problem, &reach, (int) i, chances);
  self->service[self->n] = self->service[self->n + 1] = 0;
  self->chances = (Chance *) (gpointer) g_array_free (chances, FALSE);
  self->step = g_new (int, (gsize) (self->n + 2) * (self->n + 2));
  g_free (reach.there);
  g_free (reach.back);
  fill_steps (self, problem);
  self->is_metric = is_metric (self);
  self->is_symmetric = is_symmetric (self);
  weigh (self);
  // What scores nothing is at most a shorter way.
  for (int node = 0; node < self->n; node++)
    self->is_out[node] = self->is_metric && self->best[node] == 0;
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
  g_free (self->is_out);
  g_free (self->first);
  g_free (self->best);
  g_free (self->chances);
  g_free (self->step);
}
