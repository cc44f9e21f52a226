// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/way/gap.h"

#define STEP_MM   100.0
#define MOST_NEAR 64 // things around one spot

typedef struct {
  const AffGround *ground;
  AffSpot spot;
  AffSpot near[MOST_NEAR]; // from the spot to what stands around it
  guint count;
  double reach_mm;
  double narrowest_mm;
} Search;

static void
on_block (const AffBlock *block, gpointer data)
{
  Search *self = data;
  AffSpot at = aff_blocks_nearest (aff_ground_blocks (self->ground), block, self->spot);
  AffSpot d = aff_spot_to (self->spot, at);
  if (self->count < MOST_NEAR && aff_spot_dot (d, d) < self->reach_mm * self->reach_mm)
    self->near[self->count++] = d;
}

// Two things that one walks between are seen in opposite directions, on either hand.
static gboolean
look_aside (AffSpot spot, AffSpot direction, gpointer data)
{
  Search *self = data;
  double reach = self->narrowest_mm;
  if (!aff_ground_is_free (self->ground, spot))
    return TRUE;
  self->spot = spot;
  self->count = 0;
  self->reach_mm = reach;
  aff_ground_each (self->ground, (AffSpot){spot.x - reach, spot.y - reach},
                   (AffSpot){spot.x + reach, spot.y + reach}, on_block, self);
  for (guint i = 0; i < self->count; i++)
    for (guint j = 0; j < self->count; j++) {
      AffSpot left = self->near[i], right = self->near[j];
      if (aff_spot_cross (direction, left) < 0 && aff_spot_cross (direction, right) > 0 &&
          aff_spot_dot (left, right) < 0)
        self->narrowest_mm = MIN (self->narrowest_mm, aff_spot_distance (left, right));
    }
  return TRUE;
}

gboolean
aff_gap_walk (const GArray *points, double step_mm, AffSpotFunc func, gpointer data)
{
  for (guint i = 0; i + 1 < points->len; i++) {
    AffSpot from = aff_spot_of (g_array_index (points, AffPoint, i));
    AffSpot to = aff_spot_of (g_array_index (points, AffPoint, i + 1));
    AffSpot d = aff_spot_to (from, to);
    double length = aff_spot_length (d);
    AffSpot direction = {d.x / length, d.y / length};
    guint steps = (guint) ceil (length / step_mm);
    for (guint j = 0; j <= steps && length > 0; j++)
      if (!func (aff_spot_along (from, d, (double) j / steps), direction, data))
        return FALSE;
  }
  return TRUE;
}

int
aff_gap_narrowest_cm (const AffGround *ground, const GArray *points, int most_cm)
{
  Search search = {.ground = ground, .narrowest_mm = most_cm * 10.0};
  aff_gap_walk (points, STEP_MM, look_aside, &search);
  return (int) floor (search.narrowest_mm / 10 + 1e-6);
}
