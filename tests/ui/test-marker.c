// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/marker.h"

#include <string.h>

#define CANVAS 400
#define PITCH  70

// The alphas of the marker of LABEL in the middle of a picture.
static guint8 *
paint (const char *label, double side)
{
  const AffMarker marker = {.label = label,
                            .state = AFF_SEAT_ASSIGNED,
                            .side_px = side,
                            .pitch_px = PITCH,
                            .unit_px = 1,
                            .facing_deg = -1};
  guint8 *pixels = g_new0 (guint8, CANVAS * CANVAS);
  cairo_surface_t *surface = cairo_image_surface_create_for_data (pixels, CAIRO_FORMAT_A8,
                                                                  CANVAS, CANVAS, CANVAS);
  cairo_t *cr = cairo_create (surface);

  aff_marker_paint (cr, &marker, CANVAS / 2.0, CANVAS / 2.0);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  cairo_surface_destroy (surface);
  return pixels;
}

// How far from the middle something is painted, to the left or right.
static int
measure_reach (const char *label, double side)
{
  g_autofree guint8 *pixels = paint (label, side);
  int reach = 0;

  for (int y = 0; y < CANVAS; y++)
    for (int x = 0; x < CANVAS; x++)
      if (pixels[y * CANVAS + x] > 0)
        reach = MAX (reach, ABS (x - CANVAS / 2));
  return reach;
}

static void
test_long_labels_stay_on_their_board (void)
{
  g_assert_cmpint (measure_reach ("17", 60), >=, 29);
  g_assert_cmpint (measure_reach ("Hall-North-Board-017", 60), <=, PITCH / 2);
  g_assert_cmpint (measure_reach ("Hall-North-Board-017", 20), <=, PITCH / 2);
}

// On a board that is too small for it a label may use the room up to the next one. The ground is
// opaque, so only what is painted beside it counts.
static void
test_labels_are_whole_as_long_as_there_is_room (void)
{
  g_autofree guint8 *with = paint ("W047", 20);
  g_autofree guint8 *other = paint ("I047", 20);

  g_assert_cmpint (measure_reach ("W047", 20), >, 11);
  g_assert_true (memcmp (with, other, CANVAS * CANVAS) != 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/marker/long-labels-stay-on-their-board",
                   test_long_labels_stay_on_their_board);
  g_test_add_func ("/map/marker/labels-are-whole-as-long-as-there-is-room",
                   test_labels_are_whole_as_long_as_there_is_room);
  return g_test_run ();
}
