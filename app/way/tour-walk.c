// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/way/tour-walk.h"

#include <string.h>

#define NOTHING      (-(1 << 29)) // less than any gain
#define EVERYTHING   (1 << 29)    // more than any tour gains, though not than any walk
#define MOST_CELLS   8000000
#define CELLS_A_STEP 2000 // that take as long as a step elsewhere
#define CELLS_A_LOOP 12   // that take as long as the beginning of a loop over a block

#define OTHER (-2) // a next node that is none of the best

// A chance in rows.
typedef struct {
  int from;
  int latest;
} Rows;

void
walk_init (Walk *self, const Case *of)
{
  *self = (Walk){.of = of};
  self->slot = g_new (int, of->n + 1);
  self->node = g_new (int, of->n + 1);
  self->is_cut = g_new0 (gboolean, (gsize) (of->n + 1) * (gsize) of->n + 1);
  self->is_closed = g_new0 (gboolean, of->first[of->n] + 1);
}

static void
gains_init (Gains *self, gsize cells)
{
  self->first = g_new (int, cells);
  self->second = g_new (int, cells);
  self->next = g_new (int, cells);
}

static void
gains_clear (Gains *self)
{
  g_clear_pointer (&self->first, g_free);
  g_clear_pointer (&self->second, g_free);
  g_clear_pointer (&self->next, g_free);
}

void
walk_forget (Walk *self)
{
  gains_clear (&self->stay);
  gains_clear (&self->arrive);
  self->n_rows = 0;
}

void
walk_clear (Walk *self)
{
  walk_forget (self);
  g_free (self->slot);
  g_free (self->node);
  g_free (self->is_cut);
  g_free (self->is_closed);
}

static int
find_shortest_step (const Walk *self)
{
  const Case *of = self->of;
  int shortest = FAR_AWAY;

  for (int from = 0; from < of->n; from++)
    for (int to = 0; to < of->n; to++)
      if (from != to && !of->is_out[from] && !of->is_out[to])
        shortest = MIN (shortest, case_step (of, from, to));
  return shortest;
}

static void
give_slots (Walk *self)
{
  const Case *of = self->of;

  self->n_slots = 0;
  for (int node = 0; node < of->n; node++) {
    self->slot[node] = of->is_out[node] ? -1 : self->n_slots;
    if (!of->is_out[node])
      self->node[self->n_slots++] = node;
  }
  self->slot[of->n] = self->n_slots;
  self->node[self->n_slots] = of->n;
}

gboolean
walk_make (Walk *self, int n_rows)
{
  const Case *of = self->of;
  int shortest = find_shortest_step (self);
  int grid = MIN (MAX (1, of->limit / n_rows), shortest);

  walk_forget (self);
  give_slots (self);
  if (self->n_slots == 0 || grid < 1)
    return FALSE;
  gint64 rows = (gint64) of->limit / grid + 1;
  gint64 cells = rows * (self->n_slots + 1);
  if (cells > MOST_CELLS)
    return FALSE;
  self->grid = grid;
  self->n_rows = (int) rows;
  self->block = (int) MIN (shortest / grid, rows);
  gains_init (&self->stay, (gsize) cells);
  gains_init (&self->arrive, (gsize) cells);
  return TRUE;
}

static Rows
find_rows (const Walk *self, int chance)
{
  const Chance *of = &self->of->chances[chance];

  return (Rows){of->from / self->grid, of->latest / self->grid};
}

// The rows in which a visit of NODE may begin.
static Rows
find_all_rows (const Walk *self, int node)
{
  const Case *of = self->of;
  Rows all = {self->n_rows, -1};

  if (node == of->n)
    return (Rows){0, 0};
  for (int k = of->first[node]; k < of->first[node + 1]; k++) {
    Rows rows = find_rows (self, k);
    if (self->is_closed[k])
      continue;
    all.from = MIN (all.from, rows.from);
    all.latest = MAX (all.latest, rows.latest);
  }
  return all;
}

// The last row from which the end is reached in time, -1: none.
static int
find_last_row (const Walk *self, int node)
{
  const Case *of = self->of;
  int step = case_step (of, node, of->n + 1);

  return step > of->limit ? -1 : of->limit / self->grid - step / self->grid;
}

static int *
column (const Walk *self, int *table, int node)
{
  return table + (gsize) self->slot[node] * (gsize) self->n_rows;
}

static Gains
columns (const Walk *self, const Gains *of, int node)
{
  return (Gains){column (self, of->first, node), column (self, of->second, node),
                 column (self, of->next, node)};
}

static void
clear_rows (Gains gains, int low, int high)
{
  for (int row = low; row < high; row++) {
    gains.first[row] = gains.second[row] = NOTHING;
    gains.next[row] = -1;
  }
}

// Takes the better of what is known in N rows and of going to the node of TO, which is NODE's
// NEXT. Without branches: a compiler can do several rows at once.
static void
take_better (Gains stay, Gains to, int n, int node, int next)
{
  int *restrict first = stay.first;
  int *restrict second = stay.second;
  int *restrict going = stay.next;
  const int *restrict best = to.first;
  const int *restrict other = to.second;
  const int *restrict back = to.next;

  for (int i = 0; i < n; i++) {
    int most = best[i], less = other[i], had = first[i], rest = second[i], was = going[i];
    int gain = back[i] == node ? less : most;
    int upper = gain > had ? gain : had;
    int lower = gain > had ? had : gain;
    first[i] = upper;
    second[i] = lower > rest ? lower : rest;
    going[i] = gain > had ? next : was;
  }
}

static Gains
from_row (Gains gains, int row)
{
  return (Gains){gains.first + row, gains.second + row, gains.next + row};
}

// What follows a visit of NODE that begins in the rows LOW to HIGH - 1.
static void
fill_stay (Walk *self, int node, int low, int high)
{
  const Case *of = self->of;
  Gains stay = columns (self, &self->stay, node);
  Rows rows = find_all_rows (self, node);
  int last = find_last_row (self, node);

  clear_rows (stay, low, high);
  low = MAX (low, rows.from);
  high = MIN (high, rows.latest + 1);
  for (int row = low; row < MIN (high, last + 1); row++)
    stay.first[row] = 0;
  for (int i = 0; i < self->n_slots && low < high; i++) {
    int next = self->node[i];
    if (next == node || of->is_out[next] || self->is_cut[node * of->n + next] ||
        case_step (of, node, next) > of->limit)
      continue;
    int step = case_step (of, node, next) / self->grid;
    int until = MIN (high, self->n_rows - step);
    if (low < until)
      take_better (from_row (stay, low),
                   from_row (columns (self, &self->arrive, next), low + step), until - low,
                   node, next);
  }
}

static int
add (int gain, int more)
{
  return CLAMP (gain + more, NOTHING, EVERYTHING);
}

// Adds what follows if one comes in ROW and goes on to NEXT.
static void
add_gain (Gains gains, int row, int gain, int next)
{
  if (gain > gains.first[row]) {
    if (next != gains.next[row])
      gains.second[row] = gains.first[row];
    gains.first[row] = gain;
    gains.next[row] = next;
  } else if (gain > gains.second[row] && next != gains.next[row])
    gains.second[row] = gain;
}

// Arrivals at NODE in the rows LOW to HIGH - 1.
static void
fill_arrive (Walk *self, int node, const int *gains, int low, int high)
{
  const Case *of = self->of;
  Gains stay = columns (self, &self->stay, node);
  Gains arrive = columns (self, &self->arrive, node);

  clear_rows (arrive, low, high);
  for (int k = of->first[node]; k < of->first[node + 1]; k++) {
    Rows rows = find_rows (self, k);
    for (int row = low; row < MIN (high, rows.latest + 1) && !self->is_closed[k]; row++) {
      int begin = MAX (row, rows.from);
      add_gain (arrive, row, add (stay.first[begin], gains[k]), stay.next[begin]);
      add_gain (arrive, row, add (stay.second[begin], gains[k]), OTHER);
    }
  }
}

static gboolean
count_cells (const Walk *self, Work *work)
{
  const Case *of = self->of;
  guint64 loops = 0;
  guint64 blocks = (guint64) (self->n_rows / self->block + 1);

  for (int from = 0; from <= of->n; from++)
    for (int to = 0; to < of->n; to++)
      loops += !of->is_out[to] && (from == of->n || !of->is_out[from]) &&
               !self->is_cut[from * of->n + to];
  return work_steps (
    work, loops * blocks * (guint64) (self->block + CELLS_A_LOOP) / CELLS_A_STEP + 1);
}

gboolean
walk_fill (Walk *self, const int *gains, Work *work)
{
  const Case *of = self->of;

  if (!count_cells (self, work))
    return FALSE;
  for (int high = self->n_rows; high > 0; high -= self->block) {
    int low = MAX (0, high - self->block);
    for (int i = 0; i < self->n_slots; i++)
      if (!of->is_out[self->node[i]])
        fill_stay (self, self->node[i], low, high);
    for (int i = 0; i < self->n_slots; i++)
      if (!of->is_out[self->node[i]])
        fill_arrive (self, self->node[i], gains, low, high);
  }
  fill_stay (self, of->n, 0, 1);
  return TRUE;
}

int
walk_most (const Walk *self)
{
  return *column (self, self->stay.first, self->of->n);
}

static int
find_gain (const Walk *self, const Gains *of, int node, int row, int before)
{
  Gains gains = columns (self, of, node);

  return before >= 0 && gains.next[row] == before ? gains.second[row] : gains.first[row];
}

int
walk_gain (const Walk *self, int node, int begin, int before)
{
  if (self->n_rows == 0)
    return 0;
  return find_gain (self, &self->stay, node, begin / self->grid, before);
}

// A place of a walk.
typedef struct {
  int node;
  int row;
  int before;
} Place;

// Where the best walk goes on from PLACE, where it gains WANTED; FALSE if that is not told.
static gboolean
go_on (const Walk *self, const int *gains, Place *place, int *wanted)
{
  const Case *of = self->of;

  for (int i = 0; i < self->n_slots; i++) {
    int node = self->node[i];
    int step = case_step (of, place->node, node) / self->grid;
    if (node == place->node || node == place->before || of->is_out[node] ||
        self->is_cut[place->node * of->n + node] || place->row + step >= self->n_rows ||
        find_gain (self, &self->arrive, node, place->row + step, place->node) != *wanted)
      continue;
    for (int k = of->first[node]; k < of->first[node + 1]; k++) {
      Rows rows = find_rows (self, k);
      int begin = MAX (place->row + step, rows.from);
      if (self->is_closed[k] || begin > rows.latest ||
          add (find_gain (self, &self->stay, node, begin, place->node), gains[k]) != *wanted)
        continue;
      *place = (Place){node, begin, place->node};
      *wanted -= gains[k];
      return TRUE;
    }
  }
  return FALSE;
}

void
walk_count (const Walk *self, const int *gains, int *visits)
{
  Place place = {self->of->n, 0, -1};
  int wanted = walk_most (self);

  memset (visits, 0, (gsize) self->of->n * sizeof (int));
  // Gains of nothing are the end.
  while ((wanted != 0 || place.row > find_last_row (self, place.node)) &&
         go_on (self, gains, &place, &wanted))
    visits[place.node]++;
}

// What is looked for when steps are cut, and found.
typedef struct {
  const Walk *walk;
  const int *gains;
  int need;
  Gains starts;       // by slot and row: the best beginning, and from where it comes
  gboolean *is_gone;  // by node, the start last, and node: a step that may be of use
  gboolean *is_taken; // by chance
} Cut;

// Notes that NODE in ROW is reached with GAIN from BEFORE.
static void
note_start (const Cut *self, int node, int row, int gain, int before)
{
  add_gain (columns (self->walk, &self->starts, node), row, gain, before);
}

// Goes on from PLACE, reached with GAIN, to NODE by all its chances that may lead far enough.
static void
spread_to (Cut *self, const Place *place, int node, int gain)
{
  const Walk *walk = self->walk;
  const Case *of = walk->of;
  int arrival = place->row + case_step (of, place->node, node) / walk->grid;

  if (arrival >= walk->n_rows ||
      gain + find_gain (walk, &walk->arrive, node, arrival, place->node) < self->need)
    return;
  for (int k = of->first[node]; k < of->first[node + 1]; k++) {
    Rows rows = find_rows (walk, k);
    int begin = MAX (arrival, rows.from);
    if (walk->is_closed[k] || begin > rows.latest ||
        gain + self->gains[k] + find_gain (walk, &walk->stay, node, begin, place->node) <
          self->need)
      continue;
    self->is_gone[place->node * of->n + node] = TRUE;
    self->is_taken[k] = TRUE;
    note_start (self, node, begin, add (gain, self->gains[k]), place->node);
  }
}

static void
spread_from (Cut *self, int node, int row)
{
  const Walk *walk = self->walk;
  const Case *of = walk->of;
  Gains starts = columns (walk, &self->starts, node);
  Gains stay = columns (walk, &walk->stay, node);
  Place place = {node, row, starts.next[row]};

  if (starts.first[row] == NOTHING || starts.first[row] + stay.first[row] < self->need)
    return;
  for (int i = 0; i < walk->n_slots; i++) {
    int next = walk->node[i];
    if (next != node && !of->is_out[next] && !walk->is_cut[node * of->n + next])
      spread_to (self, &place, next,
                 next == place.before ? starts.second[row] : starts.first[row]);
  }
}

static void
keep_marked (Walk *self, const Cut *cut)
{
  const Case *of = self->of;

  for (int i = 0; i < (of->n + 1) * of->n; i++)
    self->is_cut[i] = !cut->is_gone[i];
  for (int node = 0; node < of->n; node++) {
    gboolean is_of_use = FALSE;
    for (int k = of->first[node]; k < of->first[node + 1]; k++) {
      self->is_closed[k] = !cut->is_taken[k];
      is_of_use = is_of_use || cut->is_taken[k];
    }
    of->is_out[node] = !is_of_use;
  }
}

void
walk_cut (Walk *self, const int *gains, int need, Work *work)
{
  const Case *of = self->of;
  gsize cells = (gsize) self->n_rows * (gsize) (self->n_slots + 1);
  Cut cut = {.walk = self, .gains = gains, .need = MAX (need, NOTHING + 1)};

  // One by one takes longer than in blocks.
  if (!count_cells (self, work) || !count_cells (self, work))
    return;
  gains_init (&cut.starts, cells);
  clear_rows (cut.starts, 0, (int) cells);
  cut.is_gone = g_new0 (gboolean, (gsize) (of->n + 1) * (gsize) of->n + 1);
  cut.is_taken = g_new0 (gboolean, of->first[of->n] + 1);
  note_start (&cut, of->n, 0, 0, -1);
  spread_from (&cut, of->n, 0);
  for (int row = 0; row < self->n_rows; row++)
    for (int i = 0; i < self->n_slots; i++)
      if (!of->is_out[self->node[i]])
        spread_from (&cut, self->node[i], row);
  keep_marked (self, &cut);
  gains_clear (&cut.starts);
  g_free (cut.is_gone);
  g_free (cut.is_taken);
}
