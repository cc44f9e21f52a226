// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/way/steps.h"

#include <math.h>

GArray *
aff_steps_new (const AffPlan *plan,
               const GArray *points,
               int heading_deg,
               const AffBoard *board,
               const AffPlace *place)
{
  (void) plan;
  const AffPoint *at = (const AffPoint *) (const void *) points->data;
  double length = hypot (at[1].x_mm - at[0].x_mm, at[1].y_mm - at[0].y_mm);
  AffStep steps[] = {
    {.turn = AFF_TURN_START,
     .metres = (int) lround (length / 1000),
     .heading_deg = heading_deg},
    {.turn = AFF_TURN_ARRIVE, .board = board, .place = place, .point = points->len - 1},
  };
  return g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (AffStep)), steps, 2);
}

char *
aff_step_landmark (const AffStep *step)
{
  if (step->board)
    return g_strdup_printf ("board %s", step->board->label);
  return step->place ? g_strdup (step->place->code) : NULL;
}

char *
aff_step_sentence (const AffStep *step, const char *name)
{
  if (step->turn == AFF_TURN_ARRIVE)
    return g_strdup_printf ("Arrive at %s.", name);
  return g_strdup_printf ("Walk %d m.", step->metres);
}
