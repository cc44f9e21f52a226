// SPDX-License-Identifier: GPL-3.0-or-later
// The proof by beginnings of tours: each is made longer by every node that it has not visited,
// as long as it may still beat the best tour by what can be gained from there (tour-relax.h).
// Of two beginnings with the same nodes and the same last one the earlier is enough. Good where
// ways take longer than visits.
#include "app/way/tour-relax.h"

#include <string.h>

#define N_BUCKETS    1024
#define SET_WORDS    4
#define NODES_A_STEP 60 // that are tried in the time of a step elsewhere
G_STATIC_ASSERT (SET_WORDS * 64 >= AFF_TOUR_MOST_NODES);

typedef struct {
  guint64 set[SET_WORDS];
  gint64 score;
  gint64 reduced; // score less prices, scaled
  int node;
  int chance;
  int begin;
  int parent; // index, -1: the start
  int later;  // the next one of its bucket of time, -1: none
  int twin;   // the next one of its hash, -1: none
} Label;

typedef struct {
  const Relax *relax;
  const Case *of;
  Route *best;
  Work *work;
  gint64 unit;
  GArray *labels; // Label
  int *buckets;   // by time, the first label of each
  int *hashes;
  guint n_hashes; // a power of two
  guint64 last_step;
} Proof;

static Label *
label_at (const Proof *self, int index)
{
  return &g_array_index (self->labels, Label, index);
}

static gboolean
has_visited (const Label *label, int node)
{
  return label->set[node / 64] >> (node % 64) & 1;
}

static guint
hash_label (const Proof *self, const Label *label)
{
  guint64 mixed = (guint64) label->node;

  for (int i = 0; i < SET_WORDS; i++) {
    mixed = (mixed ^ label->set[i]) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
    mixed ^= mixed >> 29;
  }
  return (guint) (mixed >> 20) & (self->n_hashes - 1);
}

// Whether another label is as good: the same nodes, no later and no less. One that is worse
// than this one takes its place in time only when it is looked at.
static gboolean
is_dominated (const Proof *self, const Label *label, guint hash)
{
  for (int i = self->hashes[hash]; i >= 0; i = label_at (self, i)->twin) {
    const Label *other = label_at (self, i);
    if (other->node == label->node && other->begin <= label->begin &&
        other->score >= label->score && memcmp (other->set, label->set, sizeof label->set) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
may_beat (const Proof *self, gint64 scaled)
{
  gint64 score = (scaled + self->relax->prices) / self->relax->scale;

  return score / self->unit * self->unit > self->best->score;
}

// Makes LABEL's tour the best if it is.
static void
close_tour (Proof *self, const Label *label)
{
  const Case *of = self->of;
  int end = label->begin + case_step (of, label->node, of->n + 1);
  int length = 0;

  if (end > of->limit || label->score < self->best->score ||
      (label->score == self->best->score && end >= route_end (self->best)))
    return;
  for (const Label *at = label; at != NULL;
       at = at->parent >= 0 ? label_at (self, at->parent) : NULL)
    length++;
  Route *route = self->best;
  route->length = length;
  for (const Label *at = label; at != NULL;
       at = at->parent >= 0 ? label_at (self, at->parent) : NULL) {
    route->node[length] = at->node;
    route->chance[length--] = at->chance;
  }
  route->node[route->length + 1] = of->n + 1;
  route->chance[route->length + 1] = -1;
  route_time (route);
}

static int
find_bucket (const Proof *self, int begin)
{
  return (int) ((gint64) begin * (N_BUCKETS - 1) / MAX (1, self->of->limit));
}

static void
grow_hashes (Proof *self)
{
  self->n_hashes *= 2;
  self->hashes = g_renew (int, self->hashes, self->n_hashes);
  memset (self->hashes, 0xff, self->n_hashes * sizeof (int));
  for (int i = 0; i < (int) self->labels->len; i++) {
    Label *label = label_at (self, i);
    guint hash = hash_label (self, label);
    label->twin = self->hashes[hash];
    self->hashes[hash] = i;
  }
}

static void
add_label (Proof *self, Label *label)
{
  guint hash = hash_label (self, label);

  if (is_dominated (self, label, hash))
    return;
  int index = (int) self->labels->len;
  int bucket = find_bucket (self, label->begin);
  label->twin = self->hashes[hash];
  label->later = self->buckets[bucket];
  self->hashes[hash] = index;
  self->buckets[bucket] = index;
  g_array_append_val (self->labels, *label);
  close_tour (self, label);
  if (self->labels->len > self->n_hashes)
    grow_hashes (self);
}

// PARENT (-1: the start) made longer by a visit of NODE by CHANCE.
static void
extend (Proof *self, int parent, int node, int chance)
{
  const Case *of = self->of;
  const Chance *window = &of->chances[chance];
  Label label = {.node = of->n};

  if (parent >= 0)
    label = *label_at (self, parent);
  int before = label.node;
  gint64 begin = (gint64) label.begin + case_step (of, before, node);
  begin = MAX (begin, window->from);
  if (begin > window->latest)
    return;
  label.reduced += window->score * self->relax->scale - self->relax->price[node];
  label.begin = (int) begin;
  if (!may_beat (self,
                 label.reduced + walk_gain (&self->relax->walk, node, label.begin, before)))
    return;
  label.score += window->score;
  label.node = node;
  label.chance = chance;
  label.parent = parent;
  label.set[node / 64] |= G_GUINT64_CONSTANT (1) << (node % 64);
  add_label (self, &label);
}

static void
extend_all (Proof *self, int parent)
{
  const Case *of = self->of;

  for (int node = 0; node < of->n; node++)
    for (int k = of->first[node]; k < of->first[node + 1] && !of->is_out[node]; k++)
      if (walk_may_go (&self->relax->walk, parent < 0 ? of->n : label_at (self, parent)->node,
                       node, k) &&
          (parent < 0 || !has_visited (label_at (self, parent), node)))
        extend (self, parent, node, k);
}

// Whether it may still beat a best tour that has become better, and none like it came later
// that is earlier.
static gboolean
is_alive (const Proof *self, int index)
{
  const Label *label = label_at (self, index);
  int before = label->parent >= 0 ? label_at (self, label->parent)->node : self->of->n;

  for (int i = self->hashes[hash_label (self, label)]; i > index;
       i = label_at (self, i)->twin) {
    const Label *other = label_at (self, i);
    if (other->node == label->node && other->begin <= label->begin &&
        other->score >= label->score && memcmp (other->set, label->set, sizeof label->set) == 0)
      return FALSE;
  }
  return may_beat (self, label->reduced +
                           walk_gain (&self->relax->walk, label->node, label->begin, before));
}

// Takes the labels in order of time; FALSE if the work is used up.
static gboolean
run (Proof *self)
{
  guint64 cost = 1 + (guint64) self->of->n / NODES_A_STEP;

  extend_all (self, -1);
  for (int bucket = 0; bucket < N_BUCKETS; bucket++)
    while (self->buckets[bucket] >= 0) {
      int index = self->buckets[bucket];
      self->buckets[bucket] = label_at (self, index)->later;
      if (!is_alive (self, index))
        continue;
      if (self->work->steps >= self->last_step || !work_steps (self->work, cost))
        return FALSE;
      extend_all (self, index);
    }
  return TRUE;
}

gboolean
label_prove (const Relax *relax, Route *best, guint64 steps, Work *work)
{
  Proof self = {.relax = relax,
                .of = best->of,
                .best = best,
                .work = work,
                .unit = case_unit (best->of),
                .n_hashes = 1024,
                .last_step = work_until (work, steps)};

  self.labels = g_array_new (FALSE, FALSE, sizeof (Label));
  self.buckets = g_new (int, N_BUCKETS);
  memset (self.buckets, 0xff, N_BUCKETS * sizeof (int));
  self.hashes = g_new (int, self.n_hashes);
  memset (self.hashes, 0xff, self.n_hashes * sizeof (int));
  gboolean is_complete = run (&self);
  g_free (self.hashes);
  g_free (self.buckets);
  g_array_unref (self.labels);
  return is_complete;
}
