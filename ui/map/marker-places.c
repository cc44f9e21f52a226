// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/marker-places.h"

#include <math.h>

#define TIGHT_PX   56 // below this side, letter and number stand closer
#define COMPACT_PX 44 // below this side, there is only the number
#define LETTER_PX  18 // the least size of a letter
#define RIM_PX     2  // free around the order
#define AIR_PX     3  // between what stands in a marker, and to its edge

static int
find_quarter (double facing_deg)
{
  return facing_deg < 0 ? 2 : (int) lround (facing_deg / 90) % 4;
}

// How far the order reaches into the square.
static double
find_intrusion (const AffMarkerRoom *room, double radius)
{
  return radius * 0.7 + RIM_PX * room->unit_px;
}

static void
place_order (AffMarkerPlaces *places, const AffMarkerRoom *room)
{
  double facing = MAX (room->facing_deg, 0) * G_PI / 180;

  places->order_radius_px = MAX (room->side_px * 0.23, 12 * room->unit_px);
  double reach = room->side_px / 2 + places->order_radius_px * 0.3;
  places->order = (AffSpot){sin (facing) * reach, -cos (facing) * reach};
}

static gboolean
has_room_for_letter (const AffMarkerRoom *room, const AffMarkerPlaces *places, int quarter)
{
  double capitals = (places->number_px + places->letter_px) * AFF_MARKER_CAP;

  if (room->outer_px < COMPACT_PX * room->unit_px)
    return FALSE;
  return places->order_radius_px == 0 || quarter % 2 == 1 ||
         capitals + 4 * AIR_PX * room->unit_px <=
           room->side_px - find_intrusion (room, places->order_radius_px);
}

// Number above letter on the side away from the order at the top or bottom.
static void
stack (AffMarkerPlaces *places, const AffMarkerRoom *room, double up)
{
  double far = room->side_px / 2 - AIR_PX * room->unit_px;
  double number = places->number_px * AFF_MARKER_CAP;
  double letter = places->letter_px * AFF_MARKER_CAP;
  double rest = 2 * far - find_intrusion (room, places->order_radius_px) - number - letter;
  double air = rest / 3;

  places->number.y_px = -up * (far - air / 2 - number / 2);
  places->letter.y_px = -up * (far - air * 1.5 - number - letter / 2);
}

static void
make_room_for_order (AffMarkerPlaces *places, const AffMarkerRoom *room, int quarter)
{
  double intrusion = find_intrusion (room, places->order_radius_px);
  double aside = quarter == 1 ? -1 : quarter == 3 ? 1 : 0;
  double up = quarter == 0 ? -1 : 1;

  if (aside != 0) {
    double widest = room->side_px - intrusion - 2 * AIR_PX * room->unit_px;
    places->number_widest_px = MIN (places->number_widest_px, widest);
    places->number.x_px += aside * intrusion / 2;
    places->letter.x_px += aside * intrusion / 2;
  } else if (places->letter_px > 0) {
    stack (places, room, up);
  } else {
    places->number.y_px = -up * intrusion / 2;
  }
}

AffMarkerPlaces
aff_marker_places (const AffMarkerRoom *room)
{
  AffMarkerPlaces places = {0};

  g_return_val_if_fail (room != NULL, places);
  double side = room->side_px;
  gboolean is_compact = room->outer_px < COMPACT_PX * room->unit_px;
  gboolean is_tight = room->outer_px < TIGHT_PX * room->unit_px;
  int quarter = find_quarter (room->facing_deg);
  double aside = quarter == 3 ? -1 : 1, up = quarter == 0 ? -1 : 1;

  if (room->is_stop)
    place_order (&places, room);
  places.number_px = side * (is_compact ? 0.52 : is_tight ? 0.43 : 0.46);
  places.number_widest_px = side * 0.84;
  places.letter_px = MAX (LETTER_PX * room->unit_px, side * 0.28);
  if (!room->wants_letter || !has_room_for_letter (room, &places, quarter))
    places.letter_px = 0;
  if (places.letter_px > 0) {
    places.number.y_px = side * up * (is_tight ? -0.18 : -0.155);
    places.letter.y_px = side * up * (is_tight ? 0.27 : 0.285);
  }
  if (room->is_here && !is_tight) {
    places.badge = (AffSpot){side * aside * 0.275, side * up * 0.275};
    places.badge_radius_px = side * 0.19;
    places.letter.x_px = -aside * side * 0.17;
  }
  if (room->is_stop)
    make_room_for_order (&places, room, quarter);
  return places;
}
