// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/way-start.h"

const AffPlace *
aff_way_start (AffScene *scene, const AffPlan *plan)
{
  g_return_val_if_fail (AFF_IS_SCENE (scene) && plan != NULL, NULL);
  const AffPlace *kiosk = aff_scene_kiosk (scene);

  if (kiosk != NULL && kiosk->plan == plan)
    return kiosk;
  for (guint i = 0; i < plan->places->len; i++) {
    const AffPlace *place = g_ptr_array_index (plan->places, i);

    if (place->kind == AFF_PLACE_DOOR)
      return place;
  }
  return NULL;
}

gboolean
aff_way_start_is_here (AffScene *scene, const AffPlace *start)
{
  return start != NULL && start == aff_scene_kiosk (scene);
}

AffRoute *
aff_way_find (AffScene *scene, const AffPlan *plan, AffWayEnd end)
{
  const AffPlace *start = aff_way_start (scene, plan);
  const AffVisit *visit = aff_scene_visit (scene);
  AffWalk walk = {
    .clearance_mm = visit->walks_wide ? AFF_WALK_WIDE_MM : AFF_WALK_CLEARANCE_MM,
    .is_step_free = visit->walks_step_free,
  };

  if (start == NULL)
    return NULL;
  g_autoptr (AffGraph) graph = aff_graph_new (plan, &walk);
  return aff_route_new (graph, (AffWayEnd){.place = start}, end);
}

const AffPlace *
aff_way_place (const AffProgramme *programme, gint64 id)
{
  for (guint i = 0; i < programme->plans->len; i++) {
    const AffPlan *plan = g_ptr_array_index (programme->plans, i);

    for (guint j = 0; j < plan->places->len; j++) {
      const AffPlace *place = g_ptr_array_index (plan->places, j);
      if (place->id == id)
        return place;
    }
  }
  return NULL;
}
