// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/way/tour-relax.h"

#include <stdlib.h>
#include <string.h>

#define LARGEST    (1 << 27) // of all scores, scaled
#define MOST_SCALE 1024
#define PATIENCE   2 // rounds without a better bound, then shorter steps
#define STEP_PARTS 64
#define FIRST_STEP 40 // of STEP_PARTS
#define LAST_STEP  5
// Cutting takes as long as some rounds: when so much of the gap is closed.
#define CUT_PARTS 3

void
relax_init (Relax *self, const Case *of)
{
  gint64 total = 1;

  *self = (Relax){.of = of, .scale = 1};
  self->price = g_new (gint64, of->n + 1);
  self->gains = g_new0 (int, of->first[of->n] + 1);
  walk_init (&self->walk, of);
  for (int node = 0; node < of->n; node++)
    total += of->best[node];
  while (self->scale < MOST_SCALE && total * self->scale * 2 < LARGEST)
    self->scale *= 2;
  for (int node = 0; node < of->n; node++) {
    self->price[node] = of->best[node] * self->scale;
    self->prices += self->price[node];
  }
}

void
relax_clear (Relax *self)
{
  walk_clear (&self->walk);
  g_free (self->price);
  g_free (self->gains);
}

static void
add_prices (Relax *self)
{
  self->prices = 0;
  for (int node = 0; node < self->of->n; node++)
    self->prices += self->price[node];
}

// The time that a visit of NODE takes at least, with half of the nearest ways there and back.
static gint64
find_weight (const Case *of, int node)
{
  int in = FAR_AWAY, out = FAR_AWAY;

  for (int other = 0; other <= of->n; other++)
    if (other != node && (other == of->n || !of->is_out[other])) {
      in = MIN (in, case_step (of, other, node) - of->service[other]);
      out = MIN (out, case_step (of, node, other == of->n ? of->n + 1 : other));
    }
  return MAX (1, ((gint64) in + out + of->service[node]) / 2);
}

typedef struct {
  gint64 score;
  gint64 weight;
} Good;

static int
compare_goods (const void *a, const void *b)
{
  const Good *one = a;
  const Good *other = b;
  __int128 x = (__int128) one->score * other->weight;
  __int128 y = (__int128) other->score * one->weight;

  return x > y ? -1 : x < y;
}

// Prices to begin with: what a visit scores beyond the fair score of its time, which is that of
// the best ones that do not fit any more if those that score most for their time come first.
static void
guess_prices (Relax *self)
{
  const Case *of = self->of;
  g_autofree Good *goods = g_new (Good, of->n + 1);
  gint64 room = of->limit;
  Good last = {0, 1};
  int n = 0;

  for (int node = 0; node < of->n; node++)
    if (!of->is_out[node])
      goods[n++] = (Good){of->best[node], find_weight (of, node)};
  qsort (goods, (size_t) n, sizeof (Good), compare_goods);
  for (int i = 0; i < n && room > 0; i++) {
    room -= goods[i].weight;
    last = room > 0 ? (Good){0, 1} : goods[i];
  }
  for (int node = 0; node < of->n; node++) {
    gint64 fair = (gint64) ((__int128) last.score * self->scale * find_weight (of, node) /
                            last.weight);
    self->price[node] = MAX (0, of->best[node] * self->scale - fair);
  }
  add_prices (self);
}

// Tables for the prices; FALSE if the work is used up.
static gboolean
fill_tables (Relax *self, Work *work)
{
  const Case *of = self->of;

  for (int node = 0; node < of->n; node++)
    for (int k = of->first[node]; k < of->first[node + 1] && !of->is_out[node]; k++)
      self->gains[k] = (int) (of->chances[k].score * self->scale - self->price[node]);
  return walk_fill (&self->walk, self->gains, work);
}

static gint64
find_bound (const Relax *self)
{
  return (walk_most (&self->walk) + self->prices) / self->scale;
}

// Raises the prices of what is visited more than once, lowers those of what is not visited.
static gboolean
change_prices (Relax *self, const int *visits, gint64 gap, int step)
{
  gint64 norm = 0;

  for (int node = 0; node < self->of->n; node++)
    if (visits[node] > 0 || self->price[node] > 0)
      norm += (gint64) (visits[node] - 1) * (visits[node] - 1);
  if (norm == 0)
    return FALSE;
  gint64 change = MAX (1, gap * self->scale * step / STEP_PARTS / norm);
  for (int node = 0; node < self->of->n; node++) {
    gint64 price = self->price[node] + change * (visits[node] - 1);
    gint64 highest = self->of->is_out[node] ? 0 : self->of->best[node] * self->scale;
    self->price[node] = CLAMP (price, 0, highest);
  }
  add_prices (self);
  return TRUE;
}

static void
keep (const Relax *self, gint64 *prices)
{
  memcpy (prices, self->price, (gsize) self->of->n * sizeof (gint64));
}

static void
bring_back (Relax *self, const gint64 *prices)
{
  memcpy (self->price, prices, (gsize) self->of->n * sizeof (gint64));
  add_prices (self);
}

// What is in no better tour costs nothing.
static void
spare_prices (Relax *self)
{
  for (int node = 0; node < self->of->n; node++)
    if (self->of->is_out[node])
      self->price[node] = 0;
  add_prices (self);
}

static void
cut (Relax *self, const Route *best, Work *work)
{
  gint64 need = (best->score + case_unit (self->of)) * self->scale - self->prices;

  walk_cut (&self->walk, self->gains, (int) CLAMP (need, -LARGEST * 2, LARGEST * 2), work);
  spare_prices (self);
}

// Without tables nothing can be gained but the whole scores.
static void
give_up (Relax *self)
{
  walk_forget (&self->walk);
  for (int node = 0; node < self->of->n; node++)
    self->price[node] = self->of->best[node] * self->scale;
  add_prices (self);
}

gint64
relax_improve (Relax *self, const Route *best, int n_rows, int rounds, Work *work)
{
  const Case *of = self->of;
  g_autofree gint64 *kept = g_new (gint64, of->n + 1);
  g_autofree int *visits = g_new (int, of->n + 1);
  gint64 unit = case_unit (of);
  gint64 least = G_MAXINT64, cut_at = G_MAXINT64;
  gboolean is_first = self->walk.n_rows == 0;
  int step = FIRST_STEP;
  int patience = 0;

  gint64 all = 0;
  for (int node = 0; node < of->n; node++)
    all += of->is_out[node] ? 0 : of->best[node];
  spare_prices (self);
  if (2 * self->prices >= LARGEST || !walk_make (&self->walk, n_rows))
    return all;
  if (is_first)
    guess_prices (self);
  keep (self, kept);
  for (int round = 0; round < rounds && fill_tables (self, work); round++) {
    gint64 bound = find_bound (self);
    if (bound < least) {
      least = bound;
      patience = 0;
      gint64 gap = bound - best->score;
      if (bound / unit * unit > best->score && gap <= cut_at - cut_at / CUT_PARTS) {
        cut_at = gap;
        cut (self, best, work);
      }
      keep (self, kept);
    } else if (++patience > PATIENCE) {
      patience = 0;
      step /= 2;
      if (step < LAST_STEP)
        break;
      bring_back (self, kept);
      fill_tables (self, work);
    }
    if (least / unit * unit <= best->score)
      break;
    walk_count (&self->walk, self->gains, visits);
    if (!change_prices (self, visits, bound - best->score, step))
      break;
  }
  bring_back (self, kept);
  spare_prices (self);
  if (least == G_MAXINT64 || !fill_tables (self, work)) {
    give_up (self);
    return MIN (least, all);
  }
  if (least / unit * unit > best->score && least - best->score < cut_at)
    cut (self, best, work);
  return MIN (least, all);
}
