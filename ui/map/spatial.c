// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/spatial.h"

#include <math.h>
#include <string.h>

#define ASIDE_COST   2.5 // a step aside counts more than a step ahead
#define STEPS_A_SIDE 8   // places that a caption tries on each side of its shape
#define OWN_COST     2.0 // of a covered pixel of the own shape, against one of another
#define WAY_COST     2.0 // of a pixel of way, in covered pixels

int
aff_spatial_next (const AffSpot *spots, guint n_spots, int from, AffTowards towards)
{
  static const double ahead_x[] = {0, 1, 0, -1}, ahead_y[] = {-1, 0, 1, 0};
  double best_cost = G_MAXDOUBLE;
  int best = -1;

  g_return_val_if_fail (from >= 0 && from < (int) n_spots, -1);
  for (guint i = 0; i < n_spots; i++) {
    double dx = spots[i].x_px - spots[from].x_px, dy = spots[i].y_px - spots[from].y_px;
    double ahead = dx * ahead_x[towards] + dy * ahead_y[towards];
    double aside = fabs (dx * ahead_y[towards]) + fabs (dy * ahead_x[towards]);
    double cost = ahead + ASIDE_COST * aside;

    // What lies further aside than ahead is not in this direction.
    if (ahead > 0.5 && aside <= ahead && cost < best_cost) {
      best_cost = cost;
      best = (int) i;
    }
  }
  return best;
}

int
aff_spatial_nearest (const AffSpot *spots, guint n_spots, AffSpot spot)
{
  double best_way = G_MAXDOUBLE;
  int best = -1;

  for (guint i = 0; i < n_spots; i++) {
    double way = hypot (spots[i].x_px - spot.x_px, spots[i].y_px - spot.y_px);

    if (way < best_way) {
      best_way = way;
      best = (int) i;
    }
  }
  return best;
}

double
aff_spatial_pitch (const AffSpot *spots, guint n_spots, double otherwise)
{
  double pitch = G_MAXDOUBLE;

  for (guint i = 0; i < n_spots; i++)
    for (guint j = i + 1; j < n_spots; j++) {
      double way = MAX (fabs (spots[i].x_px - spots[j].x_px),
                        fabs (spots[i].y_px - spots[j].y_px));

      if (way > 0)
        pitch = MIN (pitch, way);
    }
  return pitch < G_MAXDOUBLE ? pitch : otherwise;
}

guint
aff_spatial_cut (const AffSpot *spots, guint n_spots, double share, AffSpot *cut)
{
  double left = 0;

  g_return_val_if_fail (spots != NULL && n_spots >= 2 && cut != NULL, 0);
  memcpy (cut, spots, n_spots * sizeof (AffSpot));
  if (share >= 1)
    return n_spots;
  for (guint i = 1; i < n_spots; i++)
    left += share *
            hypot (spots[i].x_px - spots[i - 1].x_px, spots[i].y_px - spots[i - 1].y_px);
  for (guint i = 1; i < n_spots; i++) {
    double dx = spots[i].x_px - spots[i - 1].x_px, dy = spots[i].y_px - spots[i - 1].y_px;
    double part = hypot (dx, dy);

    if (part > left) {
      cut[i] = (AffSpot){spots[i - 1].x_px + dx * left / part,
                         spots[i - 1].y_px + dy * left / part};
      return i + 1;
    }
    left -= part;
  }
  return n_spots;
}

static AffArea
keep_inside (AffArea area, AffArea bounds)
{
  area.x_px = MIN (area.x_px, bounds.x_px + bounds.width_px - area.width_px);
  area.y_px = MIN (area.y_px, bounds.y_px + bounds.height_px - area.height_px);
  area.x_px = MAX (area.x_px, bounds.x_px);
  area.y_px = MAX (area.y_px, bounds.y_px);
  return area;
}

// What it costs to stand there: what is covered, and a little for the way from the shape.
static double
rate (AffArea area, AffArea shape, const GArray *taken)
{
  double dx = area.x_px + area.width_px / 2 - shape.x_px - shape.width_px / 2;
  double dy = area.y_px + area.height_px / 2 - shape.y_px - shape.height_px / 2;

  return aff_area_covered (area, taken) + aff_area_overlap (area, shape) * OWN_COST +
         hypot (dx, dy) * WAY_COST;
}

AffArea
aff_spatial_caption (AffArea shape,
                     double width_px,
                     double height_px,
                     AffArea bounds,
                     const GArray *taken,
                     gboolean *is_inside)
{
  // The middle goes round the shape, close by and further off, in half widths of both together.
  static const double rings[] = {1, 1.35, 1.8};
  AffSpot middle = {shape.x_px + shape.width_px / 2, shape.y_px + shape.height_px / 2};
  AffArea best = keep_inside (aff_area_around (middle, width_px, height_px), bounds);
  double best_cost = G_MAXDOUBLE;

  *is_inside = width_px <= shape.width_px && height_px <= shape.height_px;
  if (*is_inside && aff_area_covered (best, taken) < 1)
    return best;
  *is_inside = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (rings) * 4 * STEPS_A_SIDE; i++) {
    double ring = rings[i / (4 * STEPS_A_SIDE)];
    double along = (i % STEPS_A_SIDE) * 2.0 / STEPS_A_SIDE - 1;
    guint side = i / STEPS_A_SIDE % 4;
    double across = side == 0 ? along : side == 1 ? ring : side == 2 ? -along : -ring;
    double down = side == 0 ? ring : side == 1 ? -along : side == 2 ? -ring : along;
    AffSpot spot = {middle.x_px + across * (shape.width_px + width_px) / 2,
                    middle.y_px + down * (shape.height_px + height_px) / 2};
    AffArea area = keep_inside (aff_area_around (spot, width_px, height_px), bounds);
    double cost = rate (area, shape, taken);

    if (cost < best_cost) {
      best_cost = cost;
      best = area;
    }
  }
  return best;
}
