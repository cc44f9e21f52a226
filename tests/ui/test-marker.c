// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/marker.h"

#define CANVAS 400
#define SIDE   60

// How far from the middle of the picture something is painted, in pixels to the left or right.
static int
measure_reach (const char *label)
{
  const AffMarker marker = {.label = label,
                            .letter = "A",
                            .state = AFF_SEAT_ASSIGNED,
                            .side_px = SIDE,
                            .pitch_px = SIDE + 10,
                            .unit_px = 1,
                            .facing_deg = -1};
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, CANVAS, CANVAS);
  cairo_t *cr = cairo_create (surface);
  int reach = 0;

  aff_marker_paint (cr, &marker, CANVAS / 2.0, CANVAS / 2.0);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  const guint8 *pixels = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  for (int y = 0; y < CANVAS; y++)
    for (int x = 0; x < CANVAS; x++)
      if (pixels[y * stride + x] > 0)
        reach = MAX (reach, ABS (x - CANVAS / 2));
  cairo_surface_destroy (surface);
  return reach;
}

static void
test_long_labels_stay_on_their_board (void)
{
  g_assert_cmpint (measure_reach ("17"), >=, SIDE / 2 - 1);
  g_assert_cmpint (measure_reach ("W047"), ==, measure_reach ("17"));
  g_assert_cmpint (measure_reach ("Hall-North-Board-017"), ==, measure_reach ("17"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/marker/long-labels-stay-on-their-board",
                   test_long_labels_stay_on_their_board);
  return g_test_run ();
}
