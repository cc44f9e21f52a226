// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/edge-tag.h"

#include <math.h>

#define STEPS    48  // places that a tag tries along an edge
#define FURTHEST 0.4 // of the shorter edge, from where its place lies
#define WAY_COST 8   // of a pixel of way, in covered pixels

static AffArea
widen (AffArea area, double by)
{
  return (AffArea){area.x_px - by, area.y_px - by, area.width_px + 2 * by,
                   area.height_px + 2 * by};
}

static gboolean
is_free (AffArea area, const AffEdgeGround *ground, const GArray *tags)
{
  AffArea room = widen (area, ground->gap_px);

  if (aff_area_covered (room, ground->kept) > 0)
    return FALSE;
  for (guint i = 0; i < tags->len; i++)
    if (aff_area_overlap (room, g_array_index (tags, AffEdgeTag, i).area) > 0)
      return FALSE;
  return TRUE;
}

// Where the middle of a tag of that size may be.
static AffArea
find_track (const AffEdgePlace *place, AffArea bounds)
{
  return (AffArea){bounds.x_px + place->width_px / 2, bounds.y_px + place->height_px / 2,
                   MAX (bounds.width_px - place->width_px, 0),
                   MAX (bounds.height_px - place->height_px, 0)};
}

static int
find_arrow (AffSpot from, AffSpot to)
{
  double angle = atan2 (to.x_px - from.x_px, from.y_px - to.y_px) * 180 / G_PI;

  return ((int) lround (angle / 45) * 45 + 360) % 360;
}

static void
try_spot (const AffEdgePlace *place,
          const AffEdgeGround *ground,
          const GArray *tags,
          AffSpot spot,
          AffSpot wanted,
          double *best_cost,
          AffEdgeTag *best)
{
  AffArea area = aff_area_around (spot, place->width_px, place->height_px);
  double way = hypot (spot.x_px - wanted.x_px, spot.y_px - wanted.y_px);
  double cost = aff_area_covered (widen (area, ground->gap_px), ground->taken) + WAY_COST * way;

  if (way > FURTHEST * MIN (ground->bounds.width_px, ground->bounds.height_px) ||
      cost >= *best_cost || !is_free (area, ground, tags))
    return;
  *best_cost = cost;
  best->area = area;
  best->arrow_deg = find_arrow (spot, place->spot);
}

// At the edges behind which the place lies, as near to it as there is room.
static gboolean
place_tag (const AffEdgePlace *place,
           const AffEdgeGround *ground,
           const GArray *tags,
           AffEdgeTag *tag)
{
  AffArea track = find_track (place, ground->bounds);
  AffSpot wanted = {
    CLAMP (place->spot.x_px, track.x_px, track.x_px + track.width_px),
    CLAMP (place->spot.y_px, track.y_px, track.y_px + track.height_px),
  };
  double best_cost = G_MAXDOUBLE;

  if (place->width_px > ground->bounds.width_px || place->height_px > ground->bounds.height_px)
    return FALSE;
  try_spot (place, ground, tags, wanted, wanted, &best_cost, tag);
  for (int i = 0; i <= STEPS; i++) {
    double share = (double) i / STEPS;

    if (wanted.y_px != place->spot.y_px)
      try_spot (place, ground, tags,
                (AffSpot){track.x_px + track.width_px * share, wanted.y_px}, wanted, &best_cost,
                tag);
    if (wanted.x_px != place->spot.x_px)
      try_spot (place, ground, tags,
                (AffSpot){wanted.x_px, track.y_px + track.height_px * share}, wanted,
                &best_cost, tag);
  }
  return best_cost < G_MAXDOUBLE;
}

static double
find_distance (const AffEdgePlace *place, AffArea bounds)
{
  double x = CLAMP (place->spot.x_px, bounds.x_px, bounds.x_px + bounds.width_px);
  double y = CLAMP (place->spot.y_px, bounds.y_px, bounds.y_px + bounds.height_px);

  return hypot (place->spot.x_px - x, place->spot.y_px - y) - place->bonus_px;
}

GArray *
aff_edge_tags_place (const AffEdgePlace *places, guint n_places, const AffEdgeGround *ground)
{
  GArray *tags = g_array_new (FALSE, FALSE, sizeof (AffEdgeTag));
  g_autofree gboolean *is_done = g_new0 (gboolean, n_places + 1);

  g_return_val_if_fail (ground != NULL, tags);
  for (guint round = 0; round < n_places && tags->len < ground->most; round++) {
    double least = G_MAXDOUBLE;
    guint next = 0;

    for (guint i = 0; i < n_places; i++) {
      double distance = find_distance (&places[i], ground->bounds);

      if (!is_done[i] && distance < least) {
        least = distance;
        next = i;
      }
    }
    AffEdgeTag tag = {.place = next};
    is_done[next] = TRUE;
    if (place_tag (&places[next], ground, tags, &tag))
      g_array_append_val (tags, tag);
  }
  return tags;
}
