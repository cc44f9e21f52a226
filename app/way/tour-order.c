// SPDX-License-Identifier: GPL-3.0-or-later
// A better order for the visits of a route: two of its steps exchanged, or one visit moved.
#include "app/way/tour-private.h"

#include <string.h>

static void
swap (int *a, int *b)
{
  int kept = *a;

  *a = *b;
  *b = kept;
}

// Turns the visits FROM to TO around.
static void
turn (Route *self, int from, int to)
{
  for (; from < to; from++, to--) {
    swap (&self->node[from], &self->node[to]);
    swap (&self->chance[from], &self->chance[to]);
  }
}

static void
move_one (int *row, int from, int to)
{
  int kept = row[from];

  if (from < to)
    memmove (row + from, row + from + 1, (gsize) (to - from) * sizeof (int));
  else
    memmove (row + to + 1, row + to, (gsize) (from - to) * sizeof (int));
  row[to] = kept;
}

// Moves the visit FROM so that it stands at TO.
static void
move (Route *self, int from, int to)
{
  move_one (self->node, from, to);
  move_one (self->chance, from, to);
}

// What turning the visits FROM to TO saves where times do not matter.
static int
find_turn_gain (const Route *self, int from, int to)
{
  const Case *of = self->of;
  const int *node = self->node;

  // The stay at TO and at FROM counts in the steps that leave them.
  return case_step (of, node[from - 1], node[from]) + case_step (of, node[to], node[to + 1]) -
         case_step (of, node[from - 1], node[to]) - case_step (of, node[from], node[to + 1]) -
         of->service[node[to]] + of->service[node[from]];
}

static gboolean
turn_plainly (Route *self)
{
  gboolean has_turned = FALSE;

  for (int from = 1; from < self->length; from++)
    for (int to = from + 1; to <= self->length; to++)
      if (find_turn_gain (self, from, to) > 0) {
        turn (self, from, to);
        has_turned = TRUE;
      }
  return has_turned;
}

// What moving the visit AT to between PLACE and PLACE + 1 saves; those are not AT.
static int
find_move_gain (const Route *self, int at, int place)
{
  const Case *of = self->of;
  const int *node = self->node;

  return case_step (of, node[at - 1], node[at]) + case_step (of, node[at], node[at + 1]) -
         case_step (of, node[at - 1], node[at + 1]) - case_step (of, node[place], node[at]) -
         case_step (of, node[at], node[place + 1]) +
         case_step (of, node[place], node[place + 1]);
}

static gboolean
move_plainly (Route *self)
{
  gboolean has_moved = FALSE;

  for (int at = 1; at <= self->length; at++)
    for (int place = 0; place <= self->length; place++)
      if (place != at && place != at - 1 && find_move_gain (self, at, place) > 0) {
        move (self, at, place < at ? place + 1 : place);
        has_moved = TRUE;
      }
  return has_moved;
}

// Whether the end is reached sooner now that only the visits LOW to HIGH are in another order;
// the times are still those of the old one.
static gboolean
ends_sooner (const Route *self, int low, int high)
{
  const Case *of = self->of;
  int begin = self->begin[low - 1];

  for (int i = low; i <= self->length; i++) {
    const Chance *chance = &of->chances[self->chance[i]];
    begin = MAX (begin + case_step (of, self->node[i - 1], self->node[i]), chance->from);
    if (begin > chance->latest || (i > high && begin >= self->begin[i]))
      return FALSE;
  }
  return begin + case_step (of, self->node[self->length], of->n + 1) < route_end (self);
}

// How long one waits for visits, all in all: an order that takes more than so much longer is
// over no sooner.
static int
find_wait (const Route *self)
{
  int wait = route_end (self);

  for (int i = 0; i <= self->length; i++)
    wait -= case_step (self->of, self->node[i], self->node[i + 1]);
  return wait;
}

// Tries to move the visit AT to TO, keeps it there if that is sooner over.
static gboolean
try_move (Route *self, int at, int to, int wait)
{
  if (find_move_gain (self, at, to < at ? to - 1 : to) + wait <= 0)
    return FALSE;
  move (self, at, to);
  if (ends_sooner (self, MIN (at, to), MAX (at, to))) {
    route_time (self);
    return TRUE;
  }
  move (self, to, at);
  return FALSE;
}

static gboolean
try_turn (Route *self, int from, int to, int wait)
{
  if (self->of->is_symmetric && find_turn_gain (self, from, to) + wait <= 0)
    return FALSE;
  turn (self, from, to);
  if (ends_sooner (self, from, to)) {
    route_time (self);
    return TRUE;
  }
  turn (self, from, to);
  return FALSE;
}

static gboolean
try_all (Route *self)
{
  gboolean has_changed = FALSE;
  int wait = find_wait (self);

  for (int a = 1; a <= self->length; a++)
    for (int b = 1; b <= self->length; b++)
      if ((a != b && try_move (self, a, b, wait)) || (a < b && try_turn (self, a, b, wait))) {
        wait = find_wait (self);
        has_changed = TRUE;
      }
  return has_changed;
}

gboolean
route_straighten (Route *self)
{
  gboolean is_plain = self->of->is_symmetric && !self->of->has_windows;
  gboolean has_changed = FALSE;

  if (!is_plain) {
    while (try_all (self))
      has_changed = TRUE;
    return has_changed;
  }
  while (turn_plainly (self) || move_plainly (self))
    has_changed = TRUE;
  if (has_changed)
    route_time (self);
  return has_changed;
}
