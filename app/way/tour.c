// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/way/tour-relax.h"

const AffTourEffort aff_tour_usual_effort = {.rounds = 5000, .steps = 110000};

// Rounds of the search before the first proof, and between two of them.
#define FIRST_ROUNDS 100
#define MORE_ROUNDS  1000
// Where ways take longer than visits, and where they do not.
#define WAY_ROUNDS         2200
#define ROUNDS_A_NODE      8
#define STAY_ROUNDS        100
#define STAY_ROUNDS_A_NODE 3
#define PLAIN_FACTOR       3
#define LAST_ROUNDS        400
// Steps of each kind of proof, and how many times more at the next try.
#define FIRST_STEPS 8000
#define MORE_STEPS  4
#define PACK_STEPS  600000 // for one node
// Asking costs more than a step.
#define STEPS_BETWEEN_QUESTIONS 64

typedef struct {
  int n_rows;
  int rounds;
} Table;

// Tables of the first tries, where visits take longer than ways and where they do not: coarse
// ones for the prices, then finer ones for the bound.
static const Table stay_tables[] = {{900, 14}, {3600, 8}, {3600, 8}};
static const Table way_tables[] = {{400, 30}, {400, 20}, {2000, 15}};

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
  return work_steps (self, 1);
}

gboolean
work_steps (Work *self, guint64 steps)
{
  if (self->is_over || self->steps >= self->limits->steps)
    return FALSE;
  guint64 before = self->steps / STEPS_BETWEEN_QUESTIONS;
  self->steps += steps;
  return self->steps / STEPS_BETWEEN_QUESTIONS == before || !is_cancelled (self);
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

// One round of the proof by walks, with at most STEPS steps for the beginnings of tours; lowers
// *BOUND. Without a TABLE the tables stay.
static void
prove_once (Route *best,
            Relax *relax,
            const Table *table,
            guint64 steps,
            Work *work,
            gint64 *bound)
{
  if (table != NULL) {
    gint64 most = relax_improve (relax, best, table->n_rows, table->rounds, work);
    *bound = MIN (*bound, most);
  }
  if (*bound > best->score && label_prove (relax, best, steps, work))
    *bound = best->score;
}

static gboolean
has_work (const Work *self)
{
  return !self->is_over && self->steps < self->limits->steps;
}

// The table of try I, or NULL where that of the try before stays.
static const Table *
choose_table (gboolean stays, int i)
{
  if (stays)
    return i < (int) G_N_ELEMENTS (stay_tables) ? &stay_tables[i] : NULL;
  return i < (int) G_N_ELEMENTS (way_tables) ? &way_tables[i] : NULL;
}

// Visits take longer than ways: what is visited matters more than the order, and sets are tried
// as long as there are few nodes, before and after walks show which of many are of no use.
static void
prove_stays (Route *best, Relax *relax, Work *work, gint64 *bound)
{
  guint64 steps = FIRST_STEPS;
  guint64 rounds = STAY_ROUNDS + STAY_ROUNDS_A_NODE * (guint64) best->of->n;

  // Without windows a round is short.
  search_improve (best, best->of->has_windows ? rounds : PLAIN_FACTOR * rounds, work);
  for (int i = 0; *bound > best->score && has_work (work); i++) {
    if (best->of->is_metric)
      pack_prove (best, i > 0 ? 2 * steps : PACK_STEPS / (guint64) best->of->n, work, bound);
    if (*bound > best->score)
      search_improve (best, rounds, work);
    if (*bound > best->score)
      prove_once (best, relax, choose_table (TRUE, i), i > 0 ? steps : steps / 4, work, bound);
    steps *= i > 0 ? MORE_STEPS : 1;
  }
  if (*bound > best->score)
    search_improve (best, LAST_ROUNDS, work);
}

// Ways take longer than visits: the search is better than the proof.
static void
prove_ways (Route *best, Relax *relax, Work *work, gint64 *bound)
{
  guint64 steps = FIRST_STEPS;

  search_improve (best, WAY_ROUNDS + ROUNDS_A_NODE * (guint64) best->of->n, work);
  for (int i = 0; *bound > best->score && has_work (work); i++) {
    prove_once (best, relax, choose_table (FALSE, i), steps, work, bound);
    if (*bound > best->score)
      search_improve (best, MORE_ROUNDS, work);
    steps *= MORE_STEPS;
  }
  if (*bound > best->score)
    search_improve (best, work->limits->rounds, work);
}

// Finds the best route and returns what none exceeds: searches a little, tries a proof,
// searches on, and tries harder.
static gint64
find_best (Route *best, Work *work)
{
  gint64 bound = 0;
  Relax relax;

  for (int node = 0; node < best->of->n; node++)
    bound += best->of->best[node];
  relax_init (&relax, best->of);
  search_improve (best, FIRST_ROUNDS, work);
  if (route_travel (best) * 2 < route_end (best))
    prove_stays (best, &relax, work, &bound);
  else
    prove_ways (best, &relax, work, &bound);
  relax_clear (&relax);
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
