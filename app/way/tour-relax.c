// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/way/tour-relax.h"

#include <string.h>

#define NOTHING      (-(1 << 29)) // less than any gain
#define LARGEST      (1 << 27)    // of all scores, scaled
#define MOST_SCALE   1024
#define MOST_CELLS   8000000
#define PATIENCE     4 // rounds without a better bound, then shorter steps
#define STEP_PARTS   64
#define FIRST_STEP   96   // of STEP_PARTS
#define CELLS_A_STEP 1000 // that take as long as a step elsewhere

// A way to a visit, in rows.
typedef struct {
  int node;
  int chance;
  int step;
  int from;
  int latest;
  int gain;
} Arc;

void
relax_init (Relax *self, const Case *of)
{
  gint64 total = 1;

  *self = (Relax){.of = of, .scale = 1};
  self->price = g_new (gint64, of->n + 1);
  for (int node = 0; node < of->n; node++)
    total += of->best[node];
  while (self->scale < MOST_SCALE && total * self->scale * 2 < LARGEST)
    self->scale *= 2;
  for (int node = 0; node < of->n; node++) {
    self->price[node] = of->best[node] * self->scale;
    self->prices += self->price[node];
  }
}

static void
clear_tables (Relax *self)
{
  g_clear_pointer (&self->first, g_free);
  g_clear_pointer (&self->second, g_free);
  g_clear_pointer (&self->next, g_free);
  self->n_rows = 0;
}

void
relax_clear (Relax *self)
{
  clear_tables (self);
  g_free (self->price);
}

static int
find_shortest_step (const Case *of)
{
  int shortest = FAR_AWAY;

  for (int from = 0; from < of->n; from++)
    for (int to = 0; to < of->n; to++)
      if (from != to)
        shortest = MIN (shortest, case_step (of, from, to));
  return shortest;
}

// Makes tables of about N_ROWS rows; FALSE if there is no use in them: every step has to lead
// into a later row.
static gboolean
make_tables (Relax *self, int n_rows)
{
  const Case *of = self->of;
  int grid = MAX (1, of->limit / n_rows);
  int shortest = find_shortest_step (of);
  gint64 total = self->prices / self->scale;

  clear_tables (self);
  grid = MIN (grid, shortest);
  if (of->n == 0 || grid < 1 || total * self->scale * 2 >= LARGEST)
    return FALSE;
  gint64 rows = (gint64) of->limit / grid + 1;
  if (rows * (of->n + 1) > MOST_CELLS)
    return FALSE;
  self->grid = grid;
  self->n_rows = (int) rows;
  gsize cells = (gsize) rows * (gsize) (of->n + 1);
  self->first = g_new (int, cells);
  self->second = g_new (int, cells);
  self->next = g_new (gint16, cells);
  return TRUE;
}

// The ways from FROM, and how many.
static int
list_arcs (const Relax *self, int from, Arc *arcs)
{
  const Case *of = self->of;
  int n = 0;

  for (int node = 0; node < of->n; node++)
    for (int k = of->first[node]; k < of->first[node + 1] && node != from; k++) {
      if (of->is_out[node])
        break;
      const Chance *chance = &of->chances[k];
      if (case_step (of, from, node) > of->limit)
        continue;
      arcs[n++] = (Arc){node,
                        k,
                        case_step (of, from, node) / self->grid,
                        chance->from / self->grid,
                        chance->latest / self->grid,
                        (int) (chance->score * self->scale - self->price[node])};
    }
  return n;
}

// The best that follows a visit of NODE in ROW.
static void
fill_cell (Relax *self, int node, int row, const Arc *arcs, int n_arcs, int last_row)
{
  int width = self->of->n + 1;
  int first = row <= last_row ? 0 : NOTHING;
  int second = NOTHING;
  int next = -1;

  for (int i = 0; i < n_arcs; i++) {
    const Arc *arc = &arcs[i];
    int to = MAX (row + arc->step, arc->from);
    if (to > arc->latest)
      continue;
    gsize cell = (gsize) to * (gsize) width + (gsize) arc->node;
    int gain = arc->gain + (self->next[cell] == node ? self->second[cell] : self->first[cell]);
    if (gain > first) {
      if (next != arc->node)
        second = first;
      first = gain;
      next = arc->node;
    } else if (gain > second && arc->node != next)
      second = gain;
  }
  gsize cell = (gsize) row * (gsize) width + (gsize) node;
  self->first[cell] = MAX (first, NOTHING);
  self->second[cell] = MAX (second, NOTHING);
  self->next[cell] = (gint16) next;
}

static int
find_last_row (const Relax *self, int node)
{
  const Case *of = self->of;
  int step = case_step (of, node, of->n + 1);

  return step > of->limit ? -1 : of->limit / self->grid - step / self->grid;
}

static int
find_latest_row (const Relax *self, int node)
{
  const Case *of = self->of;
  int latest = 0;

  for (int k = of->first[node]; k < of->first[node + 1]; k++)
    latest = MAX (latest, of->chances[k].latest);
  return latest / self->grid;
}

static int
find_earliest_row (const Relax *self, int node)
{
  const Case *of = self->of;
  int earliest = of->limit;

  for (int k = of->first[node]; k < of->first[node + 1]; k++)
    earliest = MIN (earliest, of->chances[k].from);
  return earliest / self->grid;
}

static gboolean
count_cells (const Relax *self, Work *work)
{
  gint64 side = 0;

  for (int node = 0; node < self->of->n; node++)
    side += !self->of->is_out[node];

  return work_steps (work, (guint64) (self->n_rows * side * side / CELLS_A_STEP + 1));
}

// Fills all tables; FALSE if the work is used up.
static gboolean
fill_tables (Relax *self, Work *work)
{
  const Case *of = self->of;
  gsize side = (gsize) of->first[of->n];
  g_autofree Arc *arcs = g_new (Arc, side * (gsize) (of->n + 1));
  g_autofree int *n_arcs = g_new (int, of->n + 1);
  g_autofree int *last = g_new (int, of->n + 1);
  g_autofree int *earliest = g_new (int, of->n + 1);
  g_autofree int *latest = g_new (int, of->n + 1);

  if (!count_cells (self, work))
    return FALSE;
  for (int node = 0; node <= of->n; node++) {
    n_arcs[node] = list_arcs (self, node, arcs + (gsize) node * side);
    last[node] = find_last_row (self, node);
    earliest[node] = node < of->n ? find_earliest_row (self, node) : 0;
    latest[node] = node < of->n ? find_latest_row (self, node) : 0;
  }
  for (int row = self->n_rows - 1; row >= 0; row--)
    for (int node = 0; node <= of->n; node++)
      if (row >= earliest[node] && row <= latest[node] && (node == of->n || !of->is_out[node]))
        fill_cell (self, node, row, arcs + (gsize) node * side, n_arcs[node], last[node]);
  return TRUE;
}

static gint64
find_bound (const Relax *self)
{
  gint64 gain = self->first[self->of->n];

  return (gain + self->prices) / self->scale;
}

// How often the best walk visits each node.
static void
count_visits (const Relax *self, int *visits)
{
  const Case *of = self->of;
  int width = of->n + 1;
  int node = of->n, before = -1, row = 0;

  memset (visits, 0, (gsize) of->n * sizeof (int));
  g_autofree Arc *arcs = g_new (Arc, of->first[of->n] + 1);
  for (;;) {
    gsize cell = (gsize) row * (gsize) width + (gsize) node;
    gboolean is_second = before >= 0 && self->next[cell] == before;
    int wanted = is_second ? self->second[cell] : self->first[cell];
    int n = list_arcs (self, node, arcs);
    int found = -1, found_row = 0;
    for (int i = 0; i < n && found < 0; i++) {
      int to = MAX (row + arcs[i].step, arcs[i].from);
      if (to > arcs[i].latest || (is_second && arcs[i].node == before))
        continue;
      gsize next = (gsize) to * (gsize) width + (gsize) arcs[i].node;
      int rest = self->next[next] == node ? self->second[next] : self->first[next];
      if (arcs[i].gain + rest == wanted) {
        found = arcs[i].node;
        found_row = to;
      }
    }
    // Gains of nothing are the end.
    if (found < 0 || (wanted == 0 && row <= find_last_row (self, node)))
      return;
    visits[found]++;
    before = node;
    node = found;
    row = found_row;
  }
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
  self->prices = 0;
  for (int node = 0; node < self->of->n; node++) {
    gint64 price = self->price[node] + change * (visits[node] - 1);
    gint64 highest = self->of->is_out[node] ? 0 : self->of->best[node] * self->scale;
    self->price[node] = CLAMP (price, 0, highest);
    self->prices += self->price[node];
  }
  return TRUE;
}

// Prices to begin with: what is in the best tour costs what its detour does not, by the score
// that the tour has for its time.
static void
guess_prices (Relax *self, const Route *best)
{
  const Case *of = self->of;

  memset (self->price, 0, (gsize) of->n * sizeof (gint64));
  for (int i = 1; i <= best->length; i++) {
    int node = best->node[i];
    gint64 detour = (gint64) case_step (of, best->node[i - 1], node) +
                    case_step (of, node, best->node[i + 1]) -
                    case_step (of, best->node[i - 1], best->node[i + 1]);
    gint64 fair = (gint64) ((__int128) best->score * MAX (0, detour) / MAX (1, of->limit));
    self->price[node] = MAX (0, of->best[node] - fair) * self->scale;
  }
  self->prices = 0;
  for (int node = 0; node < of->n; node++)
    self->prices += self->price[node];
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
  self->prices = 0;
  for (int node = 0; node < self->of->n; node++)
    self->prices += prices[node];
}

// What is in no better tour costs nothing.
static void
spare_prices (Relax *self)
{
  self->prices = 0;
  for (int node = 0; node < self->of->n; node++) {
    if (self->of->is_out[node])
      self->price[node] = 0;
    self->prices += self->price[node];
  }
}

gint64
relax_improve (Relax *self, const Route *best, int n_rows, int rounds, Work *work)
{
  const Case *of = self->of;
  g_autofree gint64 *kept = g_new (gint64, of->n + 1);
  g_autofree int *visits = g_new (int, of->n + 1);
  gint64 least = self->prices / self->scale;
  gint64 unit = case_unit (of);
  gboolean is_first = self->n_rows == 0;
  int step = FIRST_STEP;
  int patience = 0;

  keep (self, kept);
  if (!make_tables (self, n_rows))
    return least;
  if (is_first)
    guess_prices (self, best);
  spare_prices (self);
  least = G_MAXINT64;
  for (int round = 0; round < rounds && fill_tables (self, work); round++) {
    gint64 bound = find_bound (self);
    if (bound < least) {
      least = bound;
      keep (self, kept);
      patience = 0;
    } else if (++patience > PATIENCE) {
      patience = 0;
      step = MAX (1, step / 2);
      bring_back (self, kept);
      fill_tables (self, work);
    }
    if (least / unit * unit <= best->score)
      break;
    count_visits (self, visits);
    if (!change_prices (self, visits, bound - best->score, step))
      break;
  }
  bring_back (self, kept);
  if (least == G_MAXINT64 || !fill_tables (self, work)) {
    clear_tables (self);
    for (int node = 0; node < of->n; node++)
      self->price[node] = of->best[node] * self->scale;
    bring_back (self, self->price);
    return MIN (least, self->prices / self->scale);
  }
  return least;
}

gint64
relax_gain (const Relax *self, int node, int begin, int before)
{
  if (self->n_rows == 0)
    return 0;
  gsize cell = (gsize) (begin / self->grid) * (gsize) (self->of->n + 1) + (gsize) node;
  return before >= 0 && self->next[cell] == before ? self->second[cell] : self->first[cell];
}
