// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/way/tour-bound.h"

#include <stdlib.h>
#include <string.h>

static int
find_way (const Case *of, int from, int to)
{
  return case_step (of, from, to) - of->service[from];
}

// The sum of the cheapest way to NODE and the cheapest way from it, of different neighbours.
static void
find_cheapest (Bound *self, int node, int start_more, int end_more)
{
  const Case *of = self->of;
  int in[2] = {FAR_AWAY, FAR_AWAY}, out[2] = {FAR_AWAY, FAR_AWAY};
  int in_node = -1, out_node = -1;

  for (int other = 0; other < of->n + 2; other++) {
    if (other == node || (other < of->n && self->fate[other] == FATE_OUT))
      continue;
    int to = other > of->n ? FAR_AWAY
                           : find_way (of, other, node) + (other == of->n) * start_more;
    int from = other == of->n ? FAR_AWAY
                              : find_way (of, node, other) + (other > of->n) * end_more;
    if (to < in[0]) {
      in[1] = in[0];
      in[0] = to;
      in_node = other;
    } else
      in[1] = MIN (in[1], to);
    if (from < out[0]) {
      out[1] = out[0];
      out[0] = from;
      out_node = other;
    } else
      out[1] = MIN (out[1], from);
  }
  gint64 both = (gint64) in[0] + out[0];
  if (in_node == out_node)
    both = MIN ((gint64) in[0] + out[1], (gint64) in[1] + out[0]);
  self->in[node] = in[0];
  self->out[node] = out[0];
  self->weight[node] = 2 * (gint64) of->service[node] + both;
}

// A start or an end that is nearer than nodes are to each other would spoil the cheapest ways:
// its own ways are lengthened by so much, and so is the time.
static int
find_more (const Bound *self, gboolean is_start)
{
  const Case *of = self->of;
  int nearest = FAR_AWAY;
  int farthest = 0;

  for (int node = 0; node < of->n; node++) {
    if (self->fate[node] == FATE_OUT)
      continue;
    int least = FAR_AWAY;
    int own = is_start ? find_way (of, of->n, node) : find_way (of, node, of->n + 1);
    for (int other = 0; other < of->n; other++)
      if (other != node && self->fate[other] != FATE_OUT)
        least = MIN (least, is_start ? find_way (of, other, node) : find_way (of, node, other));
    nearest = MIN (nearest, own);
    if (least < FAR_AWAY / 2)
      farthest = MAX (farthest, least);
  }
  return MAX (0, farthest - nearest);
}

static int
compare_ints (const void *a, const void *b)
{
  return *(const int *) a < *(const int *) b ? -1 : *(const int *) a > *(const int *) b;
}

// The instants between which windows are looked at; where there are too many, some of them.
static void
find_instants (Bound *self)
{
  const Case *of = self->of;
  int n_chances = of->first[of->n];
  g_autofree int *all = g_new (int, 2 * n_chances + 2);
  int n = 0;

  all[n++] = 0;
  all[n++] = of->limit;
  for (int k = 0; k < n_chances; k++) {
    all[n++] = MIN (of->chances[k].opens, of->limit);
    all[n++] = MAX (of->chances[k].closes, 0);
  }
  qsort (all, (size_t) n, sizeof (int), compare_ints);
  int different = 0;
  for (int i = 0; i < n; i++)
    if (different == 0 || all[i] != all[different - 1])
      all[different++] = all[i];
  self->n_pieces = CLAMP (different - 1, 1, BOUND_PIECES);
  for (int i = 0; i <= self->n_pieces; i++)
    self->instants[i] = all[different > 1 ? i * (different - 1) / self->n_pieces : 0];
  self->instants[self->n_pieces] = of->limit;
}

static int
find_piece (const Bound *self, int instant, gboolean is_end)
{
  int piece = 0;

  while (piece < self->n_pieces - 1 &&
         (is_end ? instant > self->instants[piece + 1] : instant >= self->instants[piece + 1]))
    piece++;
  return piece;
}

// What fits into a stretch: halves of ways to the first and from the last visit of it may lie
// outside, unless the start or the end is there.
static gint64
find_room (const Bound *self, int from, int to, int start_more, int end_more)
{
  const Case *of = self->of;
  gint64 room = 2 * ((gint64) self->instants[to + 1] - self->instants[from]);
  int start = FAR_AWAY, end = FAR_AWAY;
  gint64 in = 0, out = 0;

  for (int node = 0; node < of->n; node++) {
    if (self->fate[node] == FATE_OUT)
      continue;
    start = MIN (start, find_way (of, of->n, node));
    end = MIN (end, find_way (of, node, of->n + 1));
    gint64 both = self->weight[node] - 2 * (gint64) of->service[node];
    in = MAX (in, both - self->out[node]);
    out = MAX (out, both - self->in[node]);
  }
  // Lengthened ways count with their two halves, one of which is the end's own.
  room += from == 0 ? 2 * (gint64) start_more - (start + start_more) : in;
  room += to == self->n_pieces - 1 ? 2 * (gint64) end_more - (end + end_more) : out;
  return room;
}

static void
find_stretches (Bound *self, int start_more, int end_more)
{
  self->n_stretches = self->n_counted = 0;
  for (int from = 0; from < self->n_pieces; from++)
    for (int to = from; to < self->n_pieces; to++) {
      if (from == 0 || from == to)
        self->counted[self->n_counted++] = self->n_stretches;
      self->stretches[self->n_stretches++] =
        (Stretch){from, to, find_room (self, from, to, start_more, end_more)};
    }
}

// The part of NODE that is worth more than MORE THAN, when it can be had.
static Part
make_part (const Bound *self, int node, gint64 more_than)
{
  const Case *of = self->of;
  Part part = {node, BOUND_PIECES, 0, 0};

  for (int k = of->first[node]; k < of->first[node + 1]; k++) {
    const Chance *chance = &of->chances[k];
    if (chance->score <= more_than)
      continue;
    part.from = MIN (part.from, find_piece (self, chance->opens, FALSE));
    part.to = MAX (part.to, find_piece (self, chance->closes, TRUE));
    part.value = MAX (part.value, chance->score - MAX (0, more_than));
  }
  return part;
}

static gint64
find_worst (const Case *of, int node)
{
  gint64 worst = of->best[node];

  for (int k = of->first[node]; k < of->first[node + 1]; k++)
    worst = MIN (worst, of->chances[k].score);
  return worst;
}

static int
compare_parts (const void *a, const void *b, void *data)
{
  const gint64 *weight = data;
  const Part *one = a;
  const Part *other = b;
  __int128 x = (__int128) one->value * MAX (1, weight[other->node]);
  __int128 y = (__int128) other->value * MAX (1, weight[one->node]);

  if (x != y)
    return x > y ? -1 : 1;
  return one->node - other->node;
}

static void
make_offers (Bound *self)
{
  const Case *of = self->of;

  self->whole.n = self->base.n = self->bonus.n = 0;
  for (int node = 0; node < of->n; node++) {
    if (self->fate[node] == FATE_OUT)
      continue;
    gint64 worst = find_worst (of, node);
    Part whole = make_part (self, node, -1);
    Part base = whole;
    base.value = worst;
    self->from[node] = whole.from;
    self->to[node] = whole.to;
    self->whole.parts[self->whole.n++] = whole;
    self->base.parts[self->base.n++] = base;
    if (worst < of->best[node])
      self->bonus.parts[self->bonus.n++] = make_part (self, node, worst);
  }
  for (Offers *offers = &self->whole; offers <= &self->bonus; offers++)
    qsort_r (offers->parts, (size_t) offers->n, sizeof (Part), compare_parts, self->weight);
}

static int
compare_weights (const void *a, const void *b, void *data)
{
  const Bound *self = data;
  gint64 x = self->weight[*(const int *) a];
  gint64 y = self->weight[*(const int *) b];

  return x != y ? (x < y ? -1 : 1) : *(const int *) a - *(const int *) b;
}

static int
compare_scores (const void *a, const void *b, void *data)
{
  const Bound *self = data;
  gint64 x = self->of->best[*(const int *) a];
  gint64 y = self->of->best[*(const int *) b];

  return x != y ? (x > y ? -1 : 1) : *(const int *) a - *(const int *) b;
}

static void
make_orders (Bound *self)
{
  self->n = self->whole.n;
  for (int i = 0; i < self->n; i++)
    self->order[i] = self->by_weight[i] = self->by_score[i] = self->whole.parts[i].node;
  qsort_r (self->by_weight, (size_t) self->n, sizeof (int), compare_weights, self);
  qsort_r (self->by_score, (size_t) self->n, sizeof (int), compare_scores, self);
}

void
bound_init (Bound *self, const Case *of)
{
  int n = of->n;

  *self = (Bound){.of = of, .unit = case_unit (of)};
  self->in = g_new (int, n + 1);
  self->out = g_new (int, n + 1);
  self->from = g_new (int, n + 1);
  self->to = g_new (int, n + 1);
  self->weight = g_new (gint64, n + 1);
  self->order = g_new (int, n + 1);
  self->by_weight = g_new (int, n + 1);
  self->by_score = g_new (int, n + 1);
  self->whole.parts = g_new (Part, n + 1);
  self->base.parts = g_new (Part, n + 1);
  self->bonus.parts = g_new (Part, n + 1);
  self->fate = g_new0 (Fate, n + 1);
  self->taken = g_new0 (gint64, BOUND_STRETCHES);
  for (int node = 0; node < n; node++)
    self->fate[node] = of->is_out[node] ? FATE_OUT : FATE_OPEN;
  find_instants (self);
}

void
bound_clear (Bound *self)
{
  g_free (self->in);
  g_free (self->out);
  g_free (self->from);
  g_free (self->to);
  g_free (self->weight);
  g_free (self->order);
  g_free (self->by_weight);
  g_free (self->by_score);
  g_free (self->whole.parts);
  g_free (self->base.parts);
  g_free (self->bonus.parts);
  g_free (self->fate);
  g_free (self->taken);
}

void
bound_weigh (Bound *self)
{
  int start_more = find_more (self, TRUE);
  int end_more = find_more (self, FALSE);

  for (int node = 0; node < self->of->n; node++)
    if (self->fate[node] != FATE_OUT)
      find_cheapest (self, node, start_more, end_more);
  find_stretches (self, start_more, end_more);
  make_offers (self);
  make_orders (self);
}

// Adds WEIGHT to all stretches that hold the pieces FROM to TO.
static void
use (const Bound *self, gint64 *used, int from, int to, gint64 weight)
{
  for (int i = 0; i < self->n_stretches; i++)
    if (self->stretches[i].from <= from && self->stretches[i].to >= to)
      used[i] += weight;
}

Pieces
bound_pieces (const Bound *self, const Chance *chance)
{
  return (Pieces){find_piece (self, chance->opens, FALSE),
                  find_piece (self, chance->closes, TRUE)};
}

void
bound_take (Bound *self, int node, Pieces pieces)
{
  use (self, self->taken, pieces.from, pieces.to, self->weight[node]);
  self->fate[node] = FATE_TAKEN;
}

void
bound_give_back (Bound *self, int node, Pieces pieces)
{
  use (self, self->taken, pieces.from, pieces.to, -self->weight[node]);
  self->fate[node] = FATE_OPEN;
}

static gint64
find_room_left (const Bound *self, const gint64 *used, int from, int to)
{
  gint64 room = G_MAXINT64;

  for (int i = 0; i < self->n_stretches; i++)
    if (self->stretches[i].from <= from && self->stretches[i].to >= to)
      room = MIN (room, self->stretches[i].room - used[i]);
  return MAX (0, room);
}

// The most that undecided nodes can add, of OFFERS.
static gint64
find_most (const Bound *self, const Offers *offers)
{
  gint64 used[BOUND_STRETCHES];
  gint64 most = 0;

  memcpy (used, self->taken, (gsize) self->n_stretches * sizeof (gint64));
  for (int i = 0; i < offers->n; i++) {
    const Part *part = &offers->parts[i];
    if (self->fate[part->node] != FATE_OPEN || part->value == 0)
      continue;
    gint64 weight = self->weight[part->node];
    gint64 room = find_room_left (self, used, part->from, part->to);
    if (room >= weight)
      most += part->value;
    else if (room > 0)
      most += (gint64) ((__int128) part->value * room / weight) + 1;
    use (self, used, part->from, part->to, MIN (room, weight));
  }
  return most;
}

// How many undecided nodes fit into what is left of STRETCH if the lightest of those that
// belong there come first.
static int
count_fitting (const Bound *self, int stretch)
{
  const Stretch *in = &self->stretches[stretch];
  gint64 room = in->room - self->taken[stretch];
  int count = 0;

  for (int i = 0; i < self->n; i++) {
    int node = self->by_weight[i];
    if (self->fate[node] != FATE_OPEN || self->from[node] < in->from || self->to[node] > in->to)
      continue;
    room -= self->weight[node];
    if (room < 0)
      break;
    count++;
  }
  return count;
}

// Takes one of the COUNTS of each stretch that NODE belongs to; FALSE if there is none left.
static gboolean
count_in (const Bound *self, int node, int *counts)
{
  for (int i = 0; i < self->n_counted; i++) {
    const Stretch *in = &self->stretches[self->counted[i]];
    if (counts[i] == 0 && self->from[node] >= in->from && self->to[node] <= in->to)
      return FALSE;
  }
  for (int i = 0; i < self->n_counted; i++) {
    const Stretch *in = &self->stretches[self->counted[i]];
    counts[i] -= self->from[node] >= in->from && self->to[node] <= in->to;
  }
  return TRUE;
}

// The same by counting whole nodes: no more than fit, and the best of them. Stretches that all
// begin with the first piece, and single pieces, lie within each other or apart, so that taking
// the best first is best.
static gint64
find_most_by_count (const Bound *self)
{
  int counts[2 * BOUND_PIECES];
  gint64 most = 0;

  for (int i = 0; i < self->n_counted; i++)
    counts[i] = count_fitting (self, self->counted[i]);
  for (int i = 0; i < self->n; i++) {
    int node = self->by_score[i];
    if (self->fate[node] == FATE_OPEN && count_in (self, node, counts))
      most += self->of->best[node];
  }
  return most;
}

gboolean
bound_fits (const Bound *self)
{
  for (int i = 0; i < self->n_stretches; i++)
    if (self->taken[i] > 0 && self->taken[i] > self->stretches[i].room)
      return FALSE;
  return TRUE;
}

gint64
bound_find (const Bound *self, gint64 score, gint64 best)
{
  gint64 bound = score + find_most (self, &self->whole);

  if (bound_beats (self, bound, best))
    bound = MIN (bound, score + find_most_by_count (self));
  if (self->bonus.n > 0 && bound_beats (self, bound, best))
    bound = MIN (bound, score + find_most (self, &self->base) + find_most (self, &self->bonus));
  return bound;
}
