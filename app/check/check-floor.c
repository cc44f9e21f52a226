// SPDX-License-Identifier: GPL-3.0-or-later
// The floor: what stands where no plan shows it.
#include "app/check/check-private.h"

static const AffCheckRule board_outside = {
  AFF_SEVERITY_ERROR, "board-outside-plan", "board",
  "Bring the drawing in again with “affichectl plan”, with the board inside its edges."};
static const AffCheckRule place_outside = {
  AFF_SEVERITY_WARNING, "place-outside-plan", "place",
  "Bring the drawing in again with “affichectl plan”, with the place inside its edges."};

static gboolean
holds (const AffPlan *plan, AffPoint point)
{
  return point.x_mm >= 0 && point.x_mm <= plan->width_mm && point.y_mm >= 0 &&
         point.y_mm <= plan->height_mm;
}

static void
check_plan (AffCheck *self, const AffPlan *plan)
{
  for (guint i = 0; i < plan->boards->len; i++) {
    const AffBoard *board = g_ptr_array_index (plan->boards, i);
    if (!holds (plan, board->centre))
      aff_check_add (self, &board_outside, board->id,
                     "Board %s stands outside the plan “%s”, so nobody finds it on the map.",
                     board->label, plan->name);
  }
  for (guint i = 0; i < plan->places->len; i++) {
    const AffPlace *place = g_ptr_array_index (plan->places, i);
    if (!holds (plan, aff_box_centre (place->box)))
      aff_check_add (self, &place_outside, place->id,
                     "The place “%s” lies outside the plan “%s”, so the map does not show it.",
                     place->code, plan->name);
  }
}

void
aff_check_floor (AffCheck *self)
{
  for (guint i = 0; i < self->programme->plans->len; i++)
    check_plan (self, g_ptr_array_index (self->programme->plans, i));
}
