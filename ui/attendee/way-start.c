// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/way-start.h"

#include <glib/gi18n.h>

// The first place of KIND on PLAN, and in N how many there are.
static const AffPlace *
find_place (const AffPlan *plan, AffPlaceKind kind, guint *n)
{
  const AffPlace *first = NULL;

  *n = 0;
  for (guint i = 0; i < plan->places->len; i++) {
    const AffPlace *place = g_ptr_array_index (plan->places, i);

    if (place->kind == kind && (*n)++ == 0)
      first = place;
  }
  return first;
}

const AffPlace *
aff_way_start (AffScene *scene, const AffPlan *plan)
{
  g_return_val_if_fail (AFF_IS_SCENE (scene) && plan != NULL, NULL);
  const AffPlace *kiosk = aff_scene_kiosk (scene);
  guint doors, kiosks;

  if (kiosk != NULL && kiosk->plan == plan)
    return kiosk;
  const AffPlace *door = find_place (plan, AFF_PLACE_DOOR, &doors);
  const AffPlace *only = find_place (plan, AFF_PLACE_KIOSK, &kiosks);
  if (doors > 0)
    return door;
  return kiosks == 1 ? only : NULL;
}

const char *
aff_way_start_unknown (void)
{
  return _ ("Nobody has told this screen where it stands. The desk can show you the way.");
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
