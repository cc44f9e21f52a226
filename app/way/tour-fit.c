// SPDX-License-Identifier: GPL-3.0-or-later
// Whether there is an order in which all of a set are visited in time: depth first, the nearest
// next, with what is already known not to lead anywhere, and the shortest tree through what is
// left as a bound.
#include "app/way/tour-private.h"

#include <string.h>

#define MOST_VISITS 40

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
  GHashTable *seen; // State to its earliest begin, which led nowhere
  gboolean is_cut;  // work was used up
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

// All ways that a tour from LAST through what is not in SET to the end takes at least.
static gint64
find_tree (const Fit *self, guint64 set, int last)
{
  int rest[MOST_VISITS + 2], key[MOST_VISITS + 2];
  int n = 0;
  gint64 sum = 0;

  for (int i = 0; i < self->n; i++)
    if (!(set >> i & 1))
      rest[n++] = i;
  for (int i = 0; i < n; i++)
    key[i] = find_way (self, last, rest[i]);
  int to_end = FAR_AWAY;
  while (n > 0) {
    int nearest = 0;
    for (int i = 1; i < n; i++)
      if (key[i] < key[nearest])
        nearest = i;
    int node = rest[nearest];
    sum += key[nearest] + self->of->service[self->node[node]];
    to_end = MIN (to_end, case_step (self->of, self->node[node], self->of->n + 1) -
                            self->of->service[self->node[node]]);
    n--;
    rest[nearest] = rest[n];
    key[nearest] = key[n];
    for (int i = 0; i < n; i++)
      key[i] = MIN (key[i], find_way (self, node, rest[i]));
  }
  return sum + to_end;
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
  return begin + self->of->service[self->node[last]] + find_tree (self, set, last) >
         self->of->limit;
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
  if (self->work->steps >= self->last_step || !work_step (self->work)) {
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
  gboolean is_found = go_on (&self, 0, self.n, 0, 0);
  g_hash_table_unref (self.seen);
  if (is_found)
    write_order (&self, route);
  if (is_found)
    return FITTING_FOUND;
  return self.is_cut ? FITTING_UNKNOWN : FITTING_NONE;
}
