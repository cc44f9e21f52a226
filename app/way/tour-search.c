// SPDX-License-Identifier: GPL-3.0-or-later
// The search for a good tour: a piece of the tour is taken out, what is worth its time is put
// in, the order is straightened; what is not worse is kept.
#include "app/way/tour-private.h"

#include <string.h>

#define WORTH_BITS 20
#define LOUD       (1 << 16) // the noise of a node that shall come in
#define STUBBORN   200       // rounds without anything better, then back to the best tour

// The best place for a node that is not in the route.
typedef struct {
  int position;
  int chance;
  gint64 value; // -1: there is none
} Place;

typedef struct {
  const Case *of;
  Place *places; // of each node
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
  self->places = g_new (Place, of->n + 1);
  self->noise = g_new (int, of->n + 1);
  self->is_in = g_new0 (gboolean, of->n + 2);
  for (int i = 0; i < of->n; i++)
    largest = MAX (largest, of->best[i]);
  while (largest >> bits >= 1 << WORTH_BITS)
    bits++;
  while (bits <= 0 && largest << -(bits - 1) < 1 << WORTH_BITS)
    bits--;
  for (int k = 0; k < of->first[of->n]; k++) {
    gint64 score = of->chances[k].score;
    self->worth[k] = MAX (score > 0, bits > 0 ? score >> bits : score << -bits);
  }
}

static void
search_clear (Search *self)
{
  g_free (self->worth);
  g_free (self->places);
  g_free (self->noise);
  g_free (self->is_in);
}

static gint64
find_value (const Search *self, int chance, int delay)
{
  return self->worth[chance] * self->worth[chance] / (delay + 1);
}

// Looks at POSITION as a place for NODE.
static void
look_at (Search *self, const Route *route, int node, int position)
{
  const Case *of = self->of;
  Place *place = &self->places[node];

  for (int k = of->first[node]; k < of->first[node + 1]; k++) {
    int delay = route_delay (route, position, node, &of->chances[k]);
    if (delay == FAR_AWAY || self->worth[k] == 0)
      continue;
    gint64 value = find_value (self, k, delay);
    if (value > place->value)
      *place = (Place){position, k, value};
  }
}

static void
look_everywhere (Search *self, const Route *route, int node)
{
  self->places[node] = (Place){.value = -1};
  for (int position = 1; position <= route->length + 1; position++)
    look_at (self, route, node, position);
}

// After a visit was inserted at POSITION: what a place is worth changes most there.
static void
look_again (Search *self, const Route *route, int node, int position)
{
  Place *place = &self->places[node];
  const Chance *chance = &self->of->chances[place->chance];

  if (place->position == position) {
    look_everywhere (self, route, node);
    return;
  }
  place->position += place->position > position;
  // Less time is left for all of them.
  int delay = route_delay (route, place->position, node, chance);
  if (self->of->has_windows && delay == FAR_AWAY) {
    look_everywhere (self, route, node);
    return;
  }
  if (self->of->has_windows)
    place->value = find_value (self, place->chance, delay);
  look_at (self, route, node, position);
  look_at (self, route, node, position + 1);
  if (delay == FAR_AWAY && route_delay (route, place->position, node, chance) == FAR_AWAY)
    place->value = -1;
}

static int
choose (const Search *self)
{
  int best = -1;
  gint64 most = -1;

  for (int node = 0; node < self->of->n; node++) {
    if (self->is_in[node] || self->places[node].value < 0)
      continue;
    gint64 value = self->places[node].value * self->noise[node];
    if (value > most) {
      most = value;
      best = node;
    }
  }
  return best;
}

// Puts in what is worth most for its time, until nothing fits any more. TRUE if something did.
static gboolean
fill (Search *self, Route *route)
{
  const Case *of = self->of;
  gboolean has_put = FALSE;

  for (int node = 0; node < of->n; node++)
    if (!self->is_in[node])
      look_everywhere (self, route, node);
  for (int best = choose (self); best >= 0; best = choose (self)) {
    Place place = self->places[best];
    route_insert (route, place.position, best, place.chance);
    self->is_in[best] = TRUE;
    has_put = TRUE;
    for (int node = 0; node < of->n; node++)
      if (!self->is_in[node] && self->places[node].value >= 0)
        look_again (self, route, node, place.position);
  }
  return has_put;
}

static void
mark (Search *self, const Route *route)
{
  // What is in no better tour stays outside.
  memset (self->is_in, 0, (gsize) (self->of->n + 2) * sizeof (gboolean));
  memcpy (self->is_in, self->of->is_out, (gsize) self->of->n * sizeof (gboolean));
  for (int i = 0; i < route->length + 2; i++)
    self->is_in[route->node[i]] = TRUE;
}

static void
complete (Search *self, Route *route)
{
  mark (self, route);
  route_straighten (route);
  while (fill (self, route) && route_straighten (route))
    ;
}

// Takes a piece of the route out.
static void
take_piece (Search *self, Route *route)
{
  int count = 1 + (int) draw (self, (guint32) (route->length / 2 + 1));
  int position = 1 + (int) draw (self, (guint32) route->length);

  route_remove (route, position, MIN (count, route->length + 1 - position));
}

// Takes every second to fifth visit out, here and there.
static void
take_some (Search *self, Route *route)
{
  guint32 rarity = 2 + draw (self, 4);

  for (int i = route->length; i > 0; i--)
    if (draw (self, rarity) == 0)
      route_remove (route, i, 1);
}

// Makes room for a node that is not in the route, where it is nearest to it, and favours it.
static void
make_room (Search *self, Route *route)
{
  const Case *of = self->of;
  int node = (int) draw (self, (guint32) of->n);
  int count = 1 + (int) draw (self, (guint32) (route->length / 3 + 1));
  int nearest = 1;
  int least = G_MAXINT;

  for (int i = 1; i <= route->length; i++) {
    int way = case_step (of, route->node[i], node);
    if (way < least) {
      least = way;
      nearest = i;
    }
  }
  int position = nearest - (int) draw (self, (guint32) count);
  position = MAX (1, position);
  route_remove (route, position, MIN (count, route->length + 1 - position));
  self->noise[node] = LOUD;
}

static void
break_open (Search *self, Route *route)
{
  guint32 way = draw (self, 4);

  if (route->length == 0)
    return;
  if (way < 2)
    take_piece (self, route);
  else if (way == 2)
    take_some (self, route);
  else
    make_room (self, route);
}

// Factors from a half to two, or from an eighth to eight.
static void
make_noise (Search *self)
{
  int octaves = draw (self, 4) == 0 ? 6 : 2;

  for (int i = 0; i < self->of->n; i++) {
    int octave = (int) draw (self, (guint32) octaves);
    self->noise[i] = ((1024 + (int) draw (self, 1024)) << octave) >> (octaves / 2);
  }
}

// A little worse than where one was may lead somewhere.
static gboolean
is_welcome (Search *self, const Route *trial, const Route *current)
{
  gint64 loss = current->score - trial->score;

  if (loss <= 0)
    return !route_is_better (current, trial) || draw (self, 8) == 0;
  return loss * 1000 <= current->score * (gint64) draw (self, 30);
}

// A route around a node chosen by chance.
static void
start_anew (Search *self, Route *route)
{
  make_noise (self);
  route_empty (route);
  self->noise[draw (self, (guint32) self->of->n)] = LOUD;
  complete (self, route);
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
    make_noise (&search);
    break_open (&search, &trial);
    // Where ways are not the shortest ones, leaving a visit out may take longer.
    if (!route_time (&trial))
      route_empty (&trial);
    complete (&search, &trial);
    if (is_welcome (&search, &trial, &current))
      route_copy (&current, &trial);
    if (route_is_better (&current, best)) {
      route_copy (best, &current);
      patience = 0;
    } else if (++patience > STUBBORN) {
      patience = 0;
      if (draw (&search, 2) == 0)
        route_copy (&current, best);
      else
        start_anew (&search, &current);
    }
  }
  route_clear (&trial);
  route_clear (&current);
  search_clear (&search);
}
