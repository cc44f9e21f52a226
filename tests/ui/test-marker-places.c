// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/marker-places.h"

#define DIGIT 0.62 // of the size, the width of a digit or a capital of Inter

static AffMarkerPlaces
place (double side, double facing, gboolean is_stop)
{
  return aff_marker_places (&(AffMarkerRoom){.outer_px = side,
                                             .side_px = side,
                                             .unit_px = 1,
                                             .facing_deg = facing,
                                             .wants_letter = TRUE,
                                             .is_stop = is_stop});
}

static AffArea
number_area (const AffMarkerPlaces *places)
{
  double width = MIN (2 * DIGIT * places->number_px, places->number_widest_px);

  return aff_area_around (places->number, width, places->number_px * AFF_MARKER_CAP);
}

static AffArea
letter_area (const AffMarkerPlaces *places)
{
  return aff_area_around (places->letter, DIGIT * places->letter_px,
                          places->letter_px * AFF_MARKER_CAP);
}

// The square around the disc, of which the disc leaves the corners free.
static AffArea
order_area (const AffMarkerPlaces *places)
{
  return aff_area_around (places->order, 2 * places->order_radius_px,
                          2 * places->order_radius_px);
}

static void
test_an_order_covers_neither_number_nor_letter (void)
{
  for (double side = 30; side <= 110; side++)
    for (int facing = 0; facing < 360; facing += 90) {
      AffMarkerPlaces places = place (side, facing, TRUE);
      AffArea order = order_area (&places), number = number_area (&places);
      AffArea square = aff_area_around ((AffSpot){0, 0}, side, side);

      g_assert_cmpfloat (places.order_radius_px, >=, 12);
      g_assert_cmpfloat (aff_area_overlap (number, order), ==, 0);
      g_assert_cmpfloat_with_epsilon (aff_area_overlap (number, square),
                                      number.width_px * number.height_px, 0.01);
      if (places.letter_px == 0)
        continue;
      g_assert_cmpfloat (places.letter_px, >=, 18);
      g_assert_cmpfloat (aff_area_overlap (letter_area (&places), number), ==, 0);
      if (facing % 180 == 0)
        g_assert_cmpfloat (aff_area_overlap (letter_area (&places), order), ==, 0);
    }
}

static void
test_the_letter_goes_where_there_is_no_room_for_it (void)
{
  g_assert_cmpfloat (place (49, 0, FALSE).letter_px, >, 0);
  g_assert_cmpfloat (place (49, 0, TRUE).letter_px, ==, 0);
  g_assert_cmpfloat (place (49, 180, TRUE).letter_px, ==, 0);
  g_assert_cmpfloat (place (84, 180, TRUE).letter_px, >, 0);
  g_assert_cmpfloat (place (43, 180, FALSE).letter_px, ==, 0);
}

// Facing up, right, down and left.
static void
test_an_order_stands_at_the_open_side (void)
{
  static const int across[] = {0, 1, 0, -1}, down[] = {-1, 0, 1, 0};

  for (int quarter = 0; quarter < 4; quarter++) {
    AffMarkerPlaces places = place (60, quarter * 90, TRUE);

    g_assert_cmpfloat_with_epsilon (places.order.x_px,
                                    across[quarter] * (30 + 0.3 * places.order_radius_px), 0.1);
    g_assert_cmpfloat_with_epsilon (places.order.y_px,
                                    down[quarter] * (30 + 0.3 * places.order_radius_px), 0.1);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/marker-places/an-order-covers-neither-number-nor-letter",
                   test_an_order_covers_neither_number_nor_letter);
  g_test_add_func ("/map/marker-places/the-letter-goes-where-there-is-no-room-for-it",
                   test_the_letter_goes_where_there_is_no_room_for_it);
  g_test_add_func ("/map/marker-places/an-order-stands-at-the-open-side",
                   test_an_order_stands_at_the_open_side);
  return g_test_run ();
}
