// SPDX-License-Identifier: GPL-3.0-or-later
// The proof by sets of nodes: one node after another is taken, by each of its chances, or left out,
// as long as the bound (tour-bound.h) is above the best tour.
#include "app/way/tour-bound.h"

typedef struct {
  // owned
  Bound bound;
  Route *routes; // through the taken nodes, one at each depth

  // borrowed
  const Case *of;
  Work *work;
  Route *best;

  guint64 last_step; // no more work after it
} Pack;

static void
pack_init (Pack *self, Route *best, guint64 steps, Work *work)
{
  const Case *of = best->of;

  *self = (Pack){.routes = g_new0 (Route, of->n + 1),
                 .of = of,
                 .work = work,
                 .best = best,
                 .last_step = work_until (work, steps)};
  bound_init (&self->bound, of);
  route_init (&self->routes[0], of);
}

static void
pack_clear (Pack *self)
{
  for (int depth = 0; depth <= self->of->n; depth++)
    if (self->routes[depth].of != NULL)
      route_clear (&self->routes[depth]);
  g_free (self->routes);
  bound_clear (&self->bound);
}

static gboolean
beats (const Pack *self, gint64 score)
{
  return bound_beats (&self->bound, score, self->best->score);
}

static gint64
find_bound (const Pack *self, gint64 score)
{
  return bound_find (&self->bound, score, self->best->score);
}

static Route *
find_route (Pack *self, int depth)
{
  if (self->routes[depth].of == NULL)
    route_init (&self->routes[depth], self->of);
  return &self->routes[depth];
}

static Fitting
insert_best (Route *route, int node, int chance)
{
  int least = FAR_AWAY;
  int place = 0;

  for (int position = 1; position <= route->length + 1; position++) {
    int delay = route_delay (route, position, node, &route->of->chances[chance]);
    if (delay < least) {
      least = delay;
      place = position;
    }
  }
  if (place == 0)
    return FITTING_NONE;
  route_insert (route, place, node, chance);
  return FITTING_FOUND;
}

static gint64 decide (Pack *self, int at, int depth, gint64 score);

// Takes NODE by CHANCE beside what is taken; the bound of all that follows from it.
static gint64
take (Pack *self, int at, int depth, gint64 score, int chance)
{
  const Case *of = self->of;
  int node = self->bound.order[at];
  const Chance *window = &of->chances[chance];
  Pieces pieces = bound_pieces (&self->bound, window);
  Route *route = find_route (self, depth + 1);
  gint64 bound = G_MININT64;

  bound_take (&self->bound, node, pieces);
  if (bound_fits (&self->bound))
    bound = find_bound (self, score + window->score);
  if (beats (self, bound)) {
    route_copy (route, &self->routes[depth]);
    Fitting fitting = insert_best (route, node, chance);
    if (fitting == FITTING_NONE)
      fitting = route_fit (route, node, chance, self->last_step, self->work);
    if (fitting == FITTING_FOUND) {
      route_straighten (route);
      if (route_is_better (route, self->best))
        route_copy (self->best, route);
      bound = decide (self, at + 1, depth + 1, score + window->score);
    } else if (fitting == FITTING_NONE)
      bound = G_MININT64;
  }
  bound_give_back (&self->bound, node, pieces);
  return bound;
}

// Decides on order[AT] and all that follow; what no tour of these decisions exceeds.
static gint64
decide (Pack *self, int at, int depth, gint64 score)
{
  const Case *of = self->of;
  gint64 bound = find_bound (self, score);

  if (at == self->bound.n || !beats (self, bound))
    return bound;
  if (self->work->steps >= self->last_step || !work_step (self->work))
    return bound;
  int node = self->bound.order[at];
  gint64 most = G_MININT64;
  for (int k = of->first[node]; k < of->first[node + 1]; k++) {
    gint64 found = take (self, at, depth, score, k);
    most = MAX (most, found);
  }
  self->bound.fate[node] = FATE_OUT;
  gint64 without = decide (self, at + 1, depth, score);
  self->bound.fate[node] = FATE_OPEN;
  return MIN (bound, MAX (most, without));
}

// Leaves out for good what is in no tour that beats the best; TRUE if there was any.
static gboolean
leave_out (Pack *self)
{
  Bound *bound = &self->bound;
  gboolean has_left = FALSE;

  for (int i = 0; i < bound->n; i++) {
    int node = bound->order[i];
    Pieces pieces = {bound->from[node], bound->to[node]};
    bound_take (bound, node, pieces);
    gboolean is_of_use = bound_fits (bound) &&
                         beats (self, find_bound (self, self->of->best[node]));
    bound_give_back (bound, node, pieces);
    if (!is_of_use)
      bound->fate[node] = FATE_OUT;
    self->of->is_out[node] = !is_of_use;
    has_left = has_left || !is_of_use;
  }
  return has_left;
}

void
pack_prove (Route *best, guint64 steps, Work *work, gint64 *bound)
{
  Pack self;

  pack_init (&self, best, steps, work);
  // The fewer nodes there are, the longer are the ways between them.
  do
    bound_weigh (&self.bound);
  while (beats (&self, find_bound (&self, 0)) && leave_out (&self));
  gint64 most = MAX (decide (&self, 0, 0, 0), best->score);
  *bound = MIN (*bound, most / self.bound.unit * self.bound.unit);
  pack_clear (&self);
}
