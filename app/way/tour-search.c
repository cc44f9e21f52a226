// SPDX-License-Identifier: GPL-3.0-or-later
// The search for a good tour: a piece of the tour is taken out, what is worth its time is put in,
// the order is straightened; what is not worse is kept.
#include "app/way/tour-private.h"

#include <string.h>

#define WORTH_BITS 20
#define STUBBORN   150 // rounds without anything better, then back to the best tour

typedef struct {
  const Case *of;
  guint64 random;
  gint64 *worth;   // of each chance, at most 1 << WORTH_BITS
  int *noise;      // of each node, around 1024
  gboolean *is_in; // the route
} Search;

static guint32
draw (Search *self, guint32 below)
{
  self->random ^= self->random << 13;
  self->random ^= self->random >> 7;
  self->random ^= self->random << 17;
  return (guint32) (((self->random >> 32) * below) >> 32);
}

static void
search_init (Search *self, const Case *of)
{
  gint64 largest = 1;
  int bits = 0;

  *self = (Search){.of = of, .random = G_GUINT64_CONSTANT (88172645463325252)};
  self->worth = g_new (gint64, of->first[of->n] + 1);
  self->noise = g_new (int, of->n + 1);
  self->is_in = g_new0 (gboolean, of->n + 2);
  for (int i = 0; i < of->n; i++)
    largest = MAX (largest, of->best[i]);
  while (largest >> bits >= 1 << WORTH_BITS)
    bits++;
  for (int k = 0; k < of->first[of->n]; k++)
    self->worth[k] = of->chances[k].score > 0 ? MAX (1, of->chances[k].score >> bits) : 0;
}

static void
search_clear (Search *self)
{
  g_free (self->worth);
  g_free (self->noise);
  g_free (self->is_in);
}

typedef struct {
  int position;
  int node;
  int chance;
  gint64 value;
} Offer;

// How much later all that follows POSITION gets by visiting NODE before it; -1: too late.
static int
find_delay (const Route *route, int position, int node, const Chance *chance)
{
  const Case *of = route->of;
  int before = route->node[position - 1];
  int after = route->node[position];
  int begin = route->begin[position - 1] + case_step (of, before, node);

  begin = MAX (begin, chance->from);
  if (begin > chance->latest)
    return -1;
  int next = begin + case_step (of, node, after);
  if (next > route->latest[position])
    return -1;
  return MAX (0, next - route->begin[position]);
}

static void
consider (const Search *self, const Route *route, int node, int chance, Offer *best)
{
  int least = FAR_AWAY;
  int place = 0;

  for (int position = 1; position <= route->length + 1; position++) {
    int delay = find_delay (route, position, node, &self->of->chances[chance]);
    if (delay >= 0 && delay < least) {
      least = delay;
      place = position;
    }
  }
  if (place == 0)
    return;
  gint64 value = self->worth[chance] * self->worth[chance] * self->noise[node] / (least + 1);
  if (value > best->value)
    *best = (Offer){place, node, chance, value};
}

// Puts in what is worth most for its time, until nothing fits any more.
static void
fill (Search *self, Route *route)
{
  const Case *of = self->of;

  for (;;) {
    Offer best = {.value = -1};
    for (int node = 0; node < of->n; node++)
      for (int k = of->first[node]; !self->is_in[node] && k < of->first[node + 1]; k++)
        if (self->worth[k] > 0)
          consider (self, route, node, k, &best);
    if (best.value < 0)
      return;
    route_insert (route, best.position, best.node, best.chance);
    self->is_in[best.node] = TRUE;
  }
}

static void
mark (Search *self, const Route *route)
{
  memset (self->is_in, 0, (gsize) (self->of->n + 2) * sizeof (gboolean));
  for (int i = 0; i < route->length + 2; i++)
    self->is_in[route->node[i]] = TRUE;
}

static void
break_open (Search *self, Route *route)
{
  if (route->length == 0)
    return;
  int count = 1 + (int) draw (self, (guint32) (route->length / 2 + 1));
  int position = 1 + (int) draw (self, (guint32) route->length);
  route_remove (route, position, MIN (count, route->length + 1 - position));
}

static void
make_noise (Search *self)
{
  for (int i = 0; i < self->of->n; i++)
    self->noise[i] = 512 + (int) draw (self, 1024);
}

void
search_improve (Route *best, guint64 rounds, Work *work)
{
  Search search;
  Route current, trial;
  int patience = 0;

  search_init (&search, best->of);
  route_init (&current, best->of);
  route_init (&trial, best->of);
  route_copy (&current, best);
  for (guint64 round = 0; round < rounds && work_round (work); round++) {
    route_copy (&trial, &current);
    break_open (&search, &trial);
    make_noise (&search);
    mark (&search, &trial);
    fill (&search, &trial);
    if (!route_is_better (&current, &trial))
      route_copy (&current, &trial);
    if (route_is_better (&current, best)) {
      route_copy (best, &current);
      patience = 0;
    } else if (++patience > STUBBORN) {
      route_copy (&current, best);
      patience = 0;
    }
  }
  route_clear (&trial);
  route_clear (&current);
  search_clear (&search);
}
