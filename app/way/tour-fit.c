// SPDX-License-Identifier: GPL-3.0-or-later
// Whether there is an order in which all of a set are visited in time: depth first, the nearest
// next, with what is already known not to lead anywhere, and the shortest tree through what is
// left as a bound.
#include "app/way/tour-private.h"

#include <string.h>

#define MOST_VISITS   40
#define MOST_HURRIES  8
#define VISITS_A_STEP 100 // pairs that are looked at in the time of a step elsewhere

typedef struct {
  guint64 set; // visited so far
  int last;
} State;

typedef struct {
  const Case *of;
  Work *work;
  guint64 last_step;
  int n;
  int node[MOST_VISITS + 2]; // the last two are the start and the end
  int chance[MOST_VISITS];
  int order[MOST_VISITS];
  int n_dues;
  int dues[MOST_HURRIES]; // when windows close before the limit
  GHashTable *seen;       // State to its earliest begin, which led nowhere
  gboolean is_cut;        // work was used up
} Fit;

static guint
hash_state (gconstpointer key)
{
  const State *state = key;
  guint64 mixed = (state->set + (guint64) state->last) *
                  G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  return (guint) (mixed >> 32);
}

static gboolean
equal_states (gconstpointer a, gconstpointer b)
{
  const State *one = a;
  const State *other = b;

  return one->set == other->set && one->last == other->last;
}

// The way between two of the nodes in its shorter direction, without the visit.
static int
find_way (const Fit *self, int a, int b)
{
  const Case *of = self->of;
  int there = case_step (of, self->node[a], self->node[b]) - of->service[self->node[a]];
  int back = case_step (of, self->node[b], self->node[a]) - of->service[self->node[b]];

  return MIN (there, back);
}

// The visits of REST and all ways that a walk from LAST (-1: from any of them) through them to
// the end takes at least; TO_END says whether the way to the end counts.
static gint64
find_tree (const Fit *self, int *rest, int n, int last, gboolean to_end)
{
  int key[MOST_VISITS + 2];
  int nearest_end = FAR_AWAY;
  gint64 sum = 0;

  for (int i = 0; i < n; i++)
    key[i] = last < 0 ? (i == 0 ? 0 : FAR_AWAY) : find_way (self, last, rest[i]);
  while (n > 0) {
    int nearest = 0;
    for (int i = 1; i < n; i++)
      if (key[i] < key[nearest])
        nearest = i;
    int node = rest[nearest];
    sum += key[nearest] + self->of->service[self->node[node]];
    nearest_end = MIN (nearest_end, case_step (self->of, self->node[node], self->of->n + 1) -
                                      self->of->service[self->node[node]]);
    n--;
    rest[nearest] = rest[n];
    key[nearest] = key[n];
    for (int i = 0; i < n; i++)
      key[i] = MIN (key[i], find_way (self, node, rest[i]));
  }
  return to_end ? sum + nearest_end : sum;
}

static const Chance *
find_chance (const Fit *self, int i)
{
  return &self->of->chances[self->chance[i]];
}

// What is not in SET and has to be over at DUE, and begins at FROM or later.
static int
list_rest (const Fit *self, guint64 set, int from, int due, int *rest)
{
  int n = 0;

  for (int i = 0; i < self->n; i++)
    if (!(set >> i & 1) && find_chance (self, i)->opens >= from &&
        find_chance (self, i)->closes <= due)
      rest[n++] = i;
  return n;
}

static int
find_begin (const Fit *self, int last, int begin, int next)
{
  const Chance *chance = &self->of->chances[self->chance[next]];
  int arrival = begin + case_step (self->of, self->node[last], self->node[next]);

  return MAX (arrival, chance->from);
}

// Whether anything left can no longer be visited in time.
static gboolean
is_late (const Fit *self, guint64 set, int last, int begin)
{
  for (int i = 0; i < self->n; i++)
    if (!(set >> i & 1) &&
        find_begin (self, last, begin, i) > self->of->chances[self->chance[i]].latest)
      return TRUE;
  int over = begin + self->of->service[self->node[last]];
  int rest[MOST_VISITS + 2];
  for (int i = 0; i < self->n_dues; i++) {
    int n = list_rest (self, set, 0, self->dues[i], rest);
    if (n > 1 && over + find_tree (self, rest, n, last, FALSE) > self->dues[i])
      return TRUE;
  }
  int n = list_rest (self, set, 0, self->of->limit, rest);
  return over + find_tree (self, rest, n, last, TRUE) > self->of->limit;
}

static void
note_due (Fit *self, int due)
{
  for (int i = 0; i < self->n_dues; i++)
    if (self->dues[i] == due)
      return;
  if (due < self->of->limit && self->n_dues < MOST_HURRIES)
    self->dues[self->n_dues++] = due;
}

// Whether more has to be visited after an instant than fits.
static gboolean
is_crowded (const Fit *self)
{
  int rest[MOST_VISITS + 2];

  for (int i = 0; i < self->n; i++) {
    int from = find_chance (self, i)->opens;
    gboolean is_new = from > 0;
    for (int j = 0; j < i; j++)
      is_new = is_new && find_chance (self, j)->opens != from;
    if (!is_new)
      continue;
    int n = list_rest (self, 0, from, self->of->limit, rest);
    if (from + find_tree (self, rest, n, -1, TRUE) > self->of->limit)
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_known (Fit *self, guint64 set, int last, int begin)
{
  State state = {set, last};
  gpointer known;

  if (g_hash_table_lookup_extended (self->seen, &state, NULL, &known) &&
      GPOINTER_TO_INT (known) <= begin)
    return TRUE;
  g_hash_table_insert (self->seen, g_memdup2 (&state, sizeof state), GINT_TO_POINTER (begin));
  return FALSE;
}

static gboolean go_on (Fit *self, guint64 set, int last, int begin, int depth);

// The visits left, the one that can begin soonest first.
static gboolean
try_each (Fit *self, guint64 set, int last, int begin, int depth)
{
  guint64 tried = set;

  for (;;) {
    int soonest = -1;
    for (int i = 0; i < self->n; i++)
      if (!(tried >> i & 1) && (soonest < 0 || find_begin (self, last, begin, i) <
                                                 find_begin (self, last, begin, soonest)))
        soonest = i;
    if (soonest < 0)
      return FALSE;
    tried |= G_GUINT64_CONSTANT (1) << soonest;
    self->order[depth] = soonest;
    if (go_on (self, set | G_GUINT64_CONSTANT (1) << soonest, soonest,
               find_begin (self, last, begin, soonest), depth + 1))
      return TRUE;
  }
}

static gboolean
go_on (Fit *self, guint64 set, int last, int begin, int depth)
{
  if (depth == self->n)
    return begin + case_step (self->of, self->node[last], self->of->n + 1) <= self->of->limit;
  if (is_late (self, set, last, begin) || is_known (self, set, last, begin))
    return FALSE;
  if (self->work->steps >= self->last_step ||
      !work_steps (self->work, 1 + (guint64) (self->n * self->n) / VISITS_A_STEP)) {
    self->is_cut = TRUE;
    return FALSE;
  }
  return try_each (self, set, last, begin, depth);
}

static void
write_order (const Fit *self, Route *route)
{
  route->length = self->n;
  for (int i = 0; i < self->n; i++) {
    route->node[i + 1] = self->node[self->order[i]];
    route->chance[i + 1] = self->chance[self->order[i]];
  }
  route->node[self->n + 1] = self->of->n + 1;
  route->chance[self->n + 1] = -1;
  route_time (route);
}

Fitting
route_fit (Route *route, int node, int chance, guint64 last_step, Work *work)
{
  Fit self = {.of = route->of, .work = work, .last_step = last_step, .n = route->length + 1};

  if (self.n > MOST_VISITS)
    return FITTING_UNKNOWN;
  for (int i = 0; i < route->length; i++) {
    self.node[i] = route->node[i + 1];
    self.chance[i] = route->chance[i + 1];
  }
  self.node[route->length] = node;
  self.chance[route->length] = chance;
  self.node[self.n] = route->of->n;
  self.seen = g_hash_table_new_full (hash_state, equal_states, g_free, NULL);
  for (int i = 0; i < self.n; i++)
    note_due (&self, find_chance (&self, i)->closes);
  gboolean is_found = !is_crowded (&self) && go_on (&self, 0, self.n, 0, 0);
  g_hash_table_unref (self.seen);
  if (is_found)
    write_order (&self, route);
  if (is_found)
    return FITTING_FOUND;
  return self.is_cut ? FITTING_UNKNOWN : FITTING_NONE;
}
