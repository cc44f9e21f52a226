// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/geom.h"

static int
halve_down (int length)
{
  return length / 2 - (length % 2 < 0 ? 1 : 0);
}

AffPoint
aff_box_centre (AffBox box)
{
  return (AffPoint){.x_mm = box.x_mm + halve_down (box.width_mm),
                    .y_mm = box.y_mm + halve_down (box.height_mm)};
}

int
aff_angle_normalise (int degrees)
{
  int rest = degrees % 360;
  return rest < 0 ? rest + 360 : rest;
}
