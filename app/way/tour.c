// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/way/tour-relax.h"

const AffTourEffort aff_tour_usual_effort = {.rounds = 2000, .steps = 200000};

// Rounds of the search before the first proof, and between two of them.
#define FIRST_ROUNDS 300
#define MORE_ROUNDS  1000
// Steps of each kind of proof, and how many times more at the next try.
#define FIRST_STEPS 8000
#define MORE_STEPS  4
// Asking costs more than a step.
#define STEPS_BETWEEN_QUESTIONS 64

typedef struct {
  guint64 steps;
  gboolean packs;
  int n_rows;
  int n_prices;
} Stage;

// Tables of the first tries: coarse ones with many prices, then finer ones.
static const Stage tables[] = {{.n_rows = 400, .n_prices = 30},
                               {.n_rows = 400, .n_prices = 20},
                               {.n_rows = 2000, .n_prices = 15}};

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

guint64
work_until (const Work *self, guint64 steps)
{
  return steps > G_MAXUINT64 - self->steps ? G_MAXUINT64 : self->steps + steps;
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
  const Chance *chance = &of->chances[route->chance[at]];
  int name = of->names[node];

  g_array_append_val (self->stops, ((AffTourStop){name, chance->window,
                                                  route->begin[at - 1] +
                                                    case_step (of, route->node[at - 1], node),
                                                  route->begin[at]}));
  self->score += chance->score;
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

// One round of all that may prove BEST to be the best, with at most STEPS steps each; lowers *BOUND.
static void
prove_once (Route *best, Relax *relax, const Stage *stage, Work *work, gint64 *bound)
{
  if (stage->packs && best->of->is_metric)
    pack_prove (best, stage->steps, work, bound);
  if (*bound > best->score && stage->n_rows > 0)
    *bound = MIN (*bound, relax_improve (relax, best, stage->n_rows, stage->n_prices, work));
  if (*bound > best->score && label_prove (relax, best, stage->steps, work))
    *bound = best->score;
}

static gboolean
has_work (const Work *self)
{
  return !self->is_over && self->steps < self->limits->steps;
}

// Finds the best route and returns what none exceeds: searches a little, tries a proof, searches
// on, and tries harder.
static gint64
find_best (Route *best, Work *work)
{
  Stage stage = {.steps = FIRST_STEPS};
  gint64 bound = 0;
  Relax relax;

  for (int node = 0; node < best->of->n; node++)
    bound += best->of->best[node];
  relax_init (&relax, best->of);
  search_improve (best, FIRST_ROUNDS, work);
  gboolean stays = route_travel (best) * 2 < route_end (best);
  if (!stays)
    search_improve (best, MORE_ROUNDS, work);
  for (int i = 0; bound > best->score && has_work (work); i++) {
    stage.n_rows = i < (int) G_N_ELEMENTS (tables) ? tables[i].n_rows : 0;
    stage.n_prices = i < (int) G_N_ELEMENTS (tables) ? tables[i].n_prices : 0;
    stage.packs = stays;
    prove_once (best, &relax, &stage, work, &bound);
    if (bound > best->score)
      search_improve (best, MORE_ROUNDS, work);
    stage.steps *= MORE_STEPS;
  }
  relax_clear (&relax);
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
    gint64 bound = find_best (&best, &work);
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
