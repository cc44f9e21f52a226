// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/way/tour-private.h"

#include <string.h>

void
route_init (Route *self, const Case *of)
{
  *self = (Route){.of = of};
  self->node = g_new (int, of->n + 2);
  self->chance = g_new (int, of->n + 2);
  self->begin = g_new (int, of->n + 2);
  self->latest = g_new (int, of->n + 2);
  route_empty (self);
}

void
route_clear (Route *self)
{
  g_free (self->node);
  g_free (self->chance);
  g_free (self->begin);
  g_free (self->latest);
}

void
route_empty (Route *self)
{
  self->length = 0;
  self->node[0] = self->of->n;
  self->node[1] = self->of->n + 1;
  self->chance[0] = self->chance[1] = -1;
  route_time (self);
}

void
route_copy (Route *self, const Route *from)
{
  gsize size = (gsize) (from->length + 2) * sizeof (int);

  self->length = from->length;
  self->score = from->score;
  memcpy (self->node, from->node, size);
  memcpy (self->chance, from->chance, size);
  memcpy (self->begin, from->begin, size);
  memcpy (self->latest, from->latest, size);
}

gboolean
route_time (Route *self)
{
  const Case *of = self->of;
  int last = self->length + 1;

  self->begin[0] = 0;
  self->score = 0;
  for (int i = 1; i <= last; i++) {
    int begin = self->begin[i - 1] + case_step (of, self->node[i - 1], self->node[i]);
    int latest = of->limit;

    if (i < last) {
      const Chance *chance = &of->chances[self->chance[i]];
      begin = MAX (begin, chance->from);
      latest = chance->latest;
      self->score += chance->score;
    }
    if (begin > latest)
      return FALSE;
    self->begin[i] = begin;
    self->latest[i] = latest;
  }
  self->latest[0] = 0;
  for (int i = last - 1; i > 0; i--)
    self->latest[i] = MIN (self->latest[i], self->latest[i + 1] -
                                              case_step (of, self->node[i], self->node[i + 1]));
  return TRUE;
}

int
route_end (const Route *self)
{
  return self->begin[self->length + 1];
}

static void
shift (Route *self, int to, int from)
{
  gsize size = (gsize) (self->length + 2 - from) * sizeof (int);

  memmove (self->node + to, self->node + from, size);
  memmove (self->chance + to, self->chance + from, size);
}

void
route_insert (Route *self, int position, int node, int chance)
{
  shift (self, position + 1, position);
  self->node[position] = node;
  self->chance[position] = chance;
  self->length++;
  route_time (self);
}

void
route_remove (Route *self, int position, int count)
{
  shift (self, position, position + count);
  self->length -= count;
  route_time (self);
}

int
route_delay (const Route *self, int position, int node, const Chance *chance)
{
  const Case *of = self->of;
  int before = self->node[position - 1];
  int after = self->node[position];
  int begin = self->begin[position - 1] + case_step (of, before, node);

  begin = MAX (begin, chance->from);
  if (begin > chance->latest)
    return FAR_AWAY;
  int next = begin + case_step (of, node, after);
  if (next > self->latest[position])
    return FAR_AWAY;
  return MAX (0, next - self->begin[position]);
}

gint64
route_travel (const Route *self)
{
  gint64 travel = 0;

  for (int i = 0; i <= self->length; i++)
    travel += case_step (self->of, self->node[i], self->node[i + 1]) -
              self->of->service[self->node[i]];
  return travel;
}

gboolean
route_is_better (const Route *a, const Route *b)
{
  if (a->score != b->score)
    return a->score > b->score;
  if (route_end (a) != route_end (b))
    return route_end (a) < route_end (b);
  return route_travel (a) < route_travel (b);
}
