// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/board/solver-population.h"

#include "app/board/solver-search.h"

#include <string.h>

#define SIZE  14
#define CHUNK 256
// Short tenures now and then free small and lopsided problems; large ones have no time for them.
#define LARGE       48
#define SMALL_CUBIC 2
#define LARGE_CUBIC 8
// So many generations without a better plan end in new blood.
#define PATIENCE 40

typedef struct {
  // owned
  AffSearch *search;
  int *places[SIZE];
  int *child;
  int *order;
  guint8 *is_taken;

  // borrowed
  const AffCore *core;
  const AffSolverSetting *setting;
  int *best_place;

  int n;
  int length; // of one search
  AffRandom random;
  gint64 costs[SIZE];
  gint64 best_cost;
  gint64 iterations;
  gboolean is_over;
} Population;

static void
shuffle (AffRandom *random, int *numbers, int count)
{
  for (int i = count - 1; i > 0; i--) {
    int j = aff_random_below (random, i + 1);
    int number = numbers[i];
    numbers[i] = numbers[j];
    numbers[j] = number;
  }
}

static void
tell (Population *self)
{
  if (self->iterations >= self->setting->iterations ||
      (self->setting->func &&
       !self->setting->func (self->iterations, self->best_cost + self->core->constant,
                             self->setting->data)))
    self->is_over = TRUE;
}

// The tenure of the search number NUMBER.
static AffTenure
choose_tenure (const Population *self, int number)
{
  int period = self->n > LARGE ? LARGE_CUBIC : SMALL_CUBIC;

  return number % period == period - 1 ? AFF_TENURE_CUBIC : AFF_TENURE_EVEN;
}

// Searches from PLACE, which becomes the best plan that was found, and returns its cost.
static gint64
improve (Population *self, int *place, AffTenure tenure)
{
  AffSearch *search = self->search;

  aff_search_start (search, place, tenure);
  for (int done = 0; done < self->length && !self->is_over; done += CHUNK) {
    int count = (int) MIN (MIN (CHUNK, self->length - done),
                           self->setting->iterations - self->iterations);
    aff_search_run (search, count);
    self->iterations += count;
    if (search->best_cost < self->best_cost) {
      self->best_cost = search->best_cost;
      memcpy (self->best_place, search->best_place, self->n * sizeof (int));
    }
    tell (self);
  }
  memcpy (place, search->best_place, self->n * sizeof (int));
  return search->best_cost;
}

static void
found (Population *self)
{
  for (int i = 0; i < self->n; i++)
    self->order[i] = i;
  for (int k = 0; k < SIZE && !self->is_over; k++) {
    if (k > 0) {
      shuffle (&self->random, self->order, self->n);
      memcpy (self->places[k], self->order, self->n * sizeof (int));
    }
    self->costs[k] = improve (self, self->places[k], choose_tenure (self, k));
  }
}

// What both parents agree on stays, the rest comes from either as long as it is free.
static void
breed (Population *self, const int *one, const int *other)
{
  int n = self->n;
  int *child = self->child;

  memset (self->is_taken, 0, n);
  for (int i = 0; i < n; i++) {
    child[i] = one[i] == other[i] ? one[i] : -1;
    if (child[i] >= 0)
      self->is_taken[child[i]] = 1;
    self->order[i] = i;
  }
  shuffle (&self->random, self->order, n);
  for (int z = 0; z < n; z++) {
    int i = self->order[z];
    if (child[i] >= 0)
      continue;
    gboolean first = aff_random_below (&self->random, 2);
    int place = first ? one[i] : other[i];
    if (self->is_taken[place])
      place = first ? other[i] : one[i];
    if (self->is_taken[place])
      continue;
    child[i] = place;
    self->is_taken[place] = 1;
  }
  int count = 0;
  for (int place = 0; place < n; place++)
    if (!self->is_taken[place])
      self->order[count++] = place;
  shuffle (&self->random, self->order, count);
  for (int i = 0; i < n; i++)
    if (child[i] < 0)
      child[i] = self->order[--count];
}

static int
find_worst (const Population *self)
{
  int worst = 0;

  for (int k = 1; k < SIZE; k++)
    if (self->costs[k] > self->costs[worst])
      worst = k;
  return worst;
}

static int
find_best (const Population *self)
{
  int best = 0;

  for (int k = 1; k < SIZE; k++)
    if (self->costs[k] < self->costs[best])
      best = k;
  return best;
}

static void
adopt (Population *self, gint64 cost)
{
  int worst = find_worst (self);

  for (int k = 0; k < SIZE; k++)
    if (self->costs[k] == cost &&
        memcmp (self->places[k], self->child, self->n * sizeof (int)) == 0)
      return;
  if (cost > self->costs[worst])
    return;
  memcpy (self->places[worst], self->child, self->n * sizeof (int));
  self->costs[worst] = cost;
}

// Half or more of the posters of a plan change places among each other.
static void
disturb (Population *self, int *place)
{
  int n = self->n;
  int count = MIN (n, n / 2 + aff_random_below (&self->random, n / 3 + 1));

  for (int i = 0; i < n; i++)
    self->order[i] = i;
  shuffle (&self->random, self->order, n);
  for (int i = 0; i + 1 < count; i++) {
    int kept = place[self->order[i]];
    place[self->order[i]] = place[self->order[i + 1]];
    place[self->order[i + 1]] = kept;
  }
}

static void
refresh (Population *self)
{
  int best = find_best (self);

  for (int k = 0; k < SIZE && !self->is_over; k++) {
    if (k == best)
      continue;
    disturb (self, self->places[k]);
    self->costs[k] = improve (self, self->places[k], choose_tenure (self, k));
  }
}

static void
evolve (Population *self)
{
  int generation = 0;
  int idle = 0;

  while (!self->is_over) {
    int one = aff_random_below (&self->random, SIZE);
    int other = aff_random_below (&self->random, SIZE - 1);
    other += other >= one;
    int rival = aff_random_below (&self->random, SIZE);
    if (rival != other && self->costs[rival] < self->costs[one])
      one = rival;
    gint64 before = self->best_cost;
    breed (self, self->places[one], self->places[other]);
    gint64 cost = improve (self, self->child, choose_tenure (self, generation++));
    idle = self->best_cost < before ? 0 : idle + 1;
    adopt (self, cost);
    if (idle > PATIENCE) {
      idle = 0;
      refresh (self);
    }
  }
}

// PLACE (core->n) is a plan to begin with, and becomes the best one. Returns how many iterations
// were done.
static gint64
run_search (const AffCore *core, const AffSolverSetting *setting, int *place)
{
  int n = core->n;
  g_autofree int *numbers = g_new (int, (gsize) n *(SIZE + 2));
  g_autofree guint8 *is_taken = g_new (guint8, n);
  g_autoptr (AffSearch)
    search = aff_search_new (core, aff_kernel_choose (core, setting->is_baseline));
  Population self = {
    .search = search,
    .child = numbers + (gsize) n * SIZE,
    .order = numbers + (gsize) n * (SIZE + 1),
    .is_taken = is_taken,
    .core = core,
    .setting = setting,
    .best_place = place,
    .n = n,
    .length = (n > LARGE ? 1 : 2) * n * n,
    .random = {setting->seed},
    .best_cost = aff_core_cost (core, place),
  };

  search->random.state = aff_random_next (&self.random);
  for (int k = 0; k < SIZE; k++)
    self.places[k] = numbers + (gsize) n * k;
  memcpy (self.places[0], place, n * sizeof (int));
  found (&self);
  evolve (&self);
  return self.iterations;
}

void
aff_population_place (const AffSolverProblem *problem,
                      const AffSolverSetting *setting,
                      int *board,
                      gint64 *iterations)
{
  g_autoptr (AffCore) core = aff_core_new (problem);

  // One poster on the only board that is left has no choice.
  if (!core || core->n < 2)
    return;
  g_autofree int *place = aff_core_dup_place (core, board);
  *iterations += run_search (core, setting, place);
  for (int i = 0; i < core->n_real; i++)
    board[core->poster[i]] = core->board[place[i]];
}
