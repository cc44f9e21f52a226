// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/pill-place.h"

#include <math.h>

enum { BELOW, ABOVE, LEFT, RIGHT, SIDES };

// At SIDE of the disc, SHIFT times as far along it as the disc is seen, FURTHER gaps away.
static AffArea
make_place (const AffPillGround *ground, guint side, double shift, double further)
{
  double gap = ground->gap_px * further;
  double across = (ground->disc.width_px + ground->width_px) / 2;
  double down = (ground->disc.height_px + ground->height_px) / 2;
  AffSpot middle = {ground->disc.x_px + ground->disc.width_px / 2,
                    ground->disc.y_px + ground->disc.height_px / 2};

  if (side == BELOW || side == ABOVE) {
    middle.x_px += across * shift;
    middle.y_px += (side == BELOW ? 1 : -1) * (down + gap);
  } else {
    middle.x_px += (side == RIGHT ? 1 : -1) * (across + gap);
    middle.y_px += down * shift;
  }
  return aff_area_around (middle, ground->width_px, ground->height_px);
}

static gboolean
is_inside (AffArea area, AffArea bounds)
{
  return area.x_px >= bounds.x_px && area.y_px >= bounds.y_px &&
         area.x_px + area.width_px <= bounds.x_px + bounds.width_px &&
         area.y_px + area.height_px <= bounds.y_px + bounds.height_px;
}

gboolean
aff_pill_place (const AffPillGround *ground, AffArea *pill)
{
  static const double shifts[] = {0, -0.35, 0.35, -0.7, 0.7, -1, 1}, gaps[] = {0, 1, 2, 4};
  double best_cost = G_MAXDOUBLE;

  g_return_val_if_fail (ground != NULL && pill != NULL, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (gaps); i++)
    for (guint j = 0; j < G_N_ELEMENTS (shifts); j++)
      for (guint side = 0; side < SIDES; side++) {
        AffArea area = make_place (ground, side, shifts[j], gaps[i]);
        double cost = aff_area_covered (area, ground->taken);

        if (!is_inside (area, ground->bounds) || aff_area_covered (area, ground->kept) > 0 ||
            cost >= best_cost)
          continue;
        best_cost = cost;
        *pill = area;
      }
  return best_cost < G_MAXDOUBLE;
}
