// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/way/tour-private.h"

const AffTourEffort aff_tour_usual_effort = {.rounds = 2000, .steps = 200000};

// Rounds before the proof, for which a good tour is needed but seldom the best.
#define SHORT_SEARCH 300
// Asking costs more than a step.
#define STEPS_BETWEEN_QUESTIONS 64

static gboolean
is_cancelled (Work *self)
{
  const AffTourEffort *limits = self->limits;

  if (!self->is_over && limits->is_cancelled != NULL)
    self->is_over = limits->is_cancelled (limits->data);
  return self->is_over;
}

gboolean
work_step (Work *self)
{
  if (self->is_over || self->steps >= self->limits->steps)
    return FALSE;
  self->steps++;
  return self->steps % STEPS_BETWEEN_QUESTIONS != 0 || !is_cancelled (self);
}

gboolean
work_round (Work *self)
{
  if (self->rounds >= self->limits->rounds || is_cancelled (self))
    return FALSE;
  self->rounds++;
  return TRUE;
}

static guint
count_required (const AffTourProblem *problem)
{
  guint count = 0;

  for (guint i = 0; i < problem->n_nodes; i++)
    count += problem->nodes[i].is_required && (int) i != problem->start &&
             (int) i != problem->end;
  return count;
}

static void
add_stop (AffTour *self, const AffTourProblem *problem, const Route *route, int at)
{
  const Case *of = route->of;
  int node = route->node[at];
  int chance = route->chance[at] - of->first[node];
  int name = of->names[node];

  g_array_append_val (self->stops,
                      ((AffTourStop){name, problem->nodes[name].n_windows > 0 ? chance : -1,
                                     route->begin[at - 1] +
                                       case_step (of, route->node[at - 1], node),
                                     route->begin[at]}));
  self->score += of->chances[route->chance[at]].score;
  if (of->is_required[node]) {
    self->score -= of->weight;
    self->n_missed--;
  }
}

static void
tell (AffTour *self, const AffTourProblem *problem, const Route *route)
{
  self->n_missed = count_required (problem);
  for (int i = 1; i <= route->length; i++)
    add_stop (self, problem, route, i);
  self->end = route_end (route);
  self->travel = (int) route_travel (route);
}

// The best route and what none exceeds.
static gint64
prove (Route *best, Work *work)
{
  gint64 bound = 0;

  for (int node = 0; node < best->of->n; node++)
    bound += best->of->best[node];
  search_improve (best, SHORT_SEARCH, work);
  if (best->of->is_metric)
    pack_prove (best, work->limits->steps, work, &bound);
  if (bound > best->score)
    search_improve (best, work->limits->rounds, work);
  return bound;
}

AffTour *
aff_tour_solve (const AffTourProblem *problem, const AffTourEffort *effort)
{
  AffTour *self = g_new0 (AffTour, 1);
  Work work = {.limits = effort != NULL ? effort : &aff_tour_usual_effort};
  Case of;
  Route best;

  self->stops = g_array_new (FALSE, FALSE, sizeof (AffTourStop));
  case_init (&of, problem);
  self->is_possible = of.is_possible;
  if (of.is_possible) {
    route_init (&best, &of);
    gint64 bound = prove (&best, &work);
    tell (self, problem, &best);
    self->is_proven = bound <= best.score;
    // What is required counts on neither side.
    self->bound = self->score + MAX (0, bound - best.score);
    route_clear (&best);
  } else
    self->is_proven = TRUE;
  self->rounds = work.rounds;
  self->steps = work.steps;
  case_clear (&of);
  return self;
}

void
aff_tour_free (AffTour *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->stops);
  g_free (self);
}
