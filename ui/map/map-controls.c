// SPDX-License-Identifier: GPL-3.0-or-later
// Where the controls of a map stand: in the corner in which they cover least.
#include "ui/map/map-view-private.h"

static double
sum_covered (AffMapView *self, AffArea area)
{
  AffViewport whole = self->viewport;
  const AffPlan *plan = self->content.plan;
  double sum = 0;

  aff_viewport_show_whole (&whole);
  double pitch = aff_map_content_pitch (&self->content, &whole);
  for (guint i = 0; i < self->seats->len; i++) {
    AffSpot spot = aff_viewport_to_view (&whole, aff_map_view_seat (self, i)->board->centre);
    sum += 4 * aff_area_overlap (area, aff_area_around (spot, pitch, pitch));
  }
  for (guint i = 0; i < plan->places->len; i++) {
    const AffPlace *place = g_ptr_array_index (plan->places, i);
    AffArea shape = aff_viewport_box_to_view (&whole, place->box);
    double room = pitch; // for its caption

    if (place->kind == AFF_PLACE_KIOSK && place != self->content.kiosk)
      continue;
    if (place->kind == AFF_PLACE_KIOSK || place->kind == AFF_PLACE_DOOR)
      room = 3 * pitch;
    shape = (AffArea){shape.x_px - room / 2, shape.y_px - room / 2, shape.width_px + room,
                      shape.height_px + room};
    sum += aff_area_overlap (area, shape);
  }
  return sum;
}

AffArea
aff_map_view_place_controls (AffMapView *self,
                             double width_px,
                             double height_px,
                             double margin_px)
{
  g_return_val_if_fail (AFF_IS_MAP_VIEW (self), (AffArea){0});
  // Right before left: most people press with the right hand and see what they press beside.
  static const int rights[] = {1, 1, 0, 0}, bottoms[] = {1, 0, 0, 1};
  AffViewport whole = self->viewport;
  AffArea best = {margin_px, margin_px, width_px, height_px};
  double best_cost = G_MAXDOUBLE;

  if (!aff_map_view_is_shown (self))
    return best;
  aff_viewport_show_whole (&whole);
  AffArea bounds = aff_viewport_bounds (&whole);
  for (guint i = 0; i < G_N_ELEMENTS (rights); i++) {
    AffArea area = {bounds.x_px + margin_px, bounds.y_px + margin_px, width_px, height_px};

    if (rights[i])
      area.x_px = bounds.x_px + bounds.width_px - margin_px - width_px;
    if (bottoms[i])
      area.y_px = bounds.y_px + bounds.height_px - margin_px - height_px;
    double cost = sum_covered (self, area);
    if (cost < best_cost) {
      best_cost = cost;
      best = area;
    }
  }
  return best;
}
