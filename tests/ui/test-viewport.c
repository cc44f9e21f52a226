// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/viewport.h"

#include <math.h>

static AffViewport
make_viewport (double rotation_deg)
{
  AffViewport viewport = aff_viewport_make (20000, 10000, rotation_deg);

  aff_viewport_set_view (&viewport, 800, 600, 0);
  return viewport;
}

static void
assert_near (double found, double expected)
{
  g_assert_cmpfloat_with_epsilon (found, expected, 1.0);
}

static void
test_whole_plan_fits_and_stands_in_the_middle (void)
{
  AffViewport viewport = make_viewport (0);
  AffArea bounds = aff_viewport_bounds (&viewport);

  g_assert_true (aff_viewport_is_whole (&viewport));
  assert_near (bounds.width_px, 800);
  assert_near (bounds.height_px, 400);
  assert_near (bounds.y_px, 100);
}

// The bearing of a point is kept: what lies ahead of a reader is up on the screen.
static void
test_heading_is_up (void)
{
  static const int headings[] = {0, 37, 45, 90, 133, 180, 270, 315};

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++) {
    AffViewport viewport = make_viewport (360 - headings[i]);
    double angle = headings[i] * G_PI / 180;
    AffSpot here = aff_viewport_to_view (&viewport, (AffPoint){10000, 5000});
    AffSpot ahead = aff_viewport_to_view (&viewport,
                                          (AffPoint){10000 + (int) lround (3000 * sin (angle)),
                                                     5000 - (int) lround (3000 * cos (angle))});

    assert_near (ahead.x_px, here.x_px);
    g_assert_cmpfloat (ahead.y_px, <, here.y_px - 20);
  }
}

static void
test_turned_plan_stays_in_the_view (void)
{
  for (int angle = 0; angle < 360; angle += 15) {
    AffViewport viewport = make_viewport (angle);

    for (int corner = 0; corner < 4; corner++) {
      AffPoint point = {corner & 1 ? 20000 : 0, corner & 2 ? 10000 : 0};
      AffSpot spot = aff_viewport_to_view (&viewport, point);

      g_assert_cmpfloat (spot.x_px, >=, -1);
      g_assert_cmpfloat (spot.x_px, <=, 801);
      g_assert_cmpfloat (spot.y_px, >=, -1);
      g_assert_cmpfloat (spot.y_px, <=, 601);
    }
  }
}

static void
test_there_and_back_is_the_same_point (void)
{
  for (int angle = 0; angle < 360; angle += 23) {
    AffViewport viewport = make_viewport (angle);
    AffPoint point = {1234, 8765};
    AffPoint back;

    aff_viewport_zoom (&viewport, 2.2, 200, 300);
    back = aff_viewport_to_plan (&viewport, aff_viewport_to_view (&viewport, point));
    g_assert_cmpint (abs (back.x_mm - point.x_mm), <=, 1);
    g_assert_cmpint (abs (back.y_mm - point.y_mm), <=, 1);
  }
}

static void
test_zoom_keeps_what_is_under_the_finger (void)
{
  AffViewport viewport = make_viewport (0);
  AffPoint before, after;

  aff_viewport_zoom (&viewport, 2, 400, 300);
  before = aff_viewport_to_plan (&viewport, (AffSpot){500, 320});
  aff_viewport_zoom (&viewport, 1.2, 500, 320);
  after = aff_viewport_to_plan (&viewport, (AffSpot){500, 320});
  // The corner lies on whole pixels, hence on a pixel's worth of millimetres.
  g_assert_cmpint (abs (after.x_mm - before.x_mm), <=, 25);
  g_assert_cmpint (abs (after.y_mm - before.y_mm), <=, 25);
}

static void
test_zoom_ends_at_whole_and_at_largest (void)
{
  AffViewport viewport = make_viewport (0);
  double fit = aff_viewport_fit_scale (&viewport);

  for (int i = 0; i < 20; i++)
    aff_viewport_step (&viewport, 1, 10, 10);
  g_assert_true (aff_viewport_is_largest (&viewport));
  g_assert_cmpfloat_with_epsilon (viewport.scale, fit * 3, fit * 0.01);
  for (int i = 0; i < 20; i++)
    aff_viewport_step (&viewport, -1, 10, 10);
  g_assert_true (aff_viewport_is_whole (&viewport));
}

static void
test_picture_never_passes_its_pixels (void)
{
  AffViewport viewport = aff_viewport_make (20000, 20000, 45);
  AffArea bounds;

  aff_viewport_set_view (&viewport, 3000, 3000, 0);
  aff_viewport_zoom (&viewport, 100, 0, 0);
  bounds = aff_viewport_bounds (&viewport);
  g_assert_cmpfloat (bounds.width_px * bounds.height_px, <=, 16.01e6);
}

static void
test_pan_never_leaves_the_view (void)
{
  AffViewport viewport = make_viewport (0);
  AffArea bounds;

  aff_viewport_zoom (&viewport, 2, 400, 300);
  aff_viewport_pan (&viewport, 1e6, 1e6);
  bounds = aff_viewport_bounds (&viewport);
  g_assert_cmpfloat (bounds.x_px, ==, 0);
  g_assert_cmpfloat (bounds.y_px, ==, 0);
  aff_viewport_pan (&viewport, -1e6, -1e6);
  bounds = aff_viewport_bounds (&viewport);
  assert_near (bounds.x_px + bounds.width_px, 800);
  assert_near (bounds.y_px + bounds.height_px, 600);
}

static void
test_pan_is_by_whole_pixels (void)
{
  AffViewport viewport = make_viewport (0);

  aff_viewport_zoom (&viewport, 2, 400, 300);
  aff_viewport_pan (&viewport, 7.3, -2.6);
  g_assert_cmpfloat (viewport.x_px, ==, round (viewport.x_px));
  g_assert_cmpfloat (viewport.y_px, ==, round (viewport.y_px));
}

static void
test_resize_keeps_the_whole_or_the_middle (void)
{
  AffViewport viewport = make_viewport (0);
  AffPoint before, after;

  aff_viewport_set_view (&viewport, 400, 900, 0);
  g_assert_true (aff_viewport_is_whole (&viewport));
  aff_viewport_zoom (&viewport, 2, 200, 450);
  before = aff_viewport_to_plan (&viewport, (AffSpot){200, 450});
  aff_viewport_set_view (&viewport, 420, 880, 0);
  after = aff_viewport_to_plan (&viewport, (AffSpot){210, 440});
  g_assert_false (aff_viewport_is_whole (&viewport));
  g_assert_cmpint (abs (after.x_mm - before.x_mm), <=, 60);
}

static void
test_reveal_shows_what_lies_outside (void)
{
  AffViewport viewport = make_viewport (0);
  AffSpot spot;

  aff_viewport_zoom (&viewport, 3, 0, 0);
  spot = aff_viewport_to_view (&viewport, (AffPoint){18000, 8000});
  g_assert_cmpfloat (spot.x_px, >, 800);
  aff_viewport_reveal (&viewport, aff_area_around (spot, 64, 64));
  spot = aff_viewport_to_view (&viewport, (AffPoint){18000, 8000});
  g_assert_cmpfloat (spot.x_px, <=, 800 - 31);
  g_assert_cmpfloat (spot.y_px, <=, 600 - 31);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/viewport/whole-plan-fits-and-stands-in-the-middle",
                   test_whole_plan_fits_and_stands_in_the_middle);
  g_test_add_func ("/map/viewport/heading-is-up", test_heading_is_up);
  g_test_add_func ("/map/viewport/turned-plan-stays-in-the-view",
                   test_turned_plan_stays_in_the_view);
  g_test_add_func ("/map/viewport/there-and-back-is-the-same-point",
                   test_there_and_back_is_the_same_point);
  g_test_add_func ("/map/viewport/zoom-keeps-what-is-under-the-finger",
                   test_zoom_keeps_what_is_under_the_finger);
  g_test_add_func ("/map/viewport/zoom-ends-at-whole-and-at-largest",
                   test_zoom_ends_at_whole_and_at_largest);
  g_test_add_func ("/map/viewport/picture-never-passes-its-pixels",
                   test_picture_never_passes_its_pixels);
  g_test_add_func ("/map/viewport/pan-never-leaves-the-view", test_pan_never_leaves_the_view);
  g_test_add_func ("/map/viewport/pan-is-by-whole-pixels", test_pan_is_by_whole_pixels);
  g_test_add_func ("/map/viewport/resize-keeps-the-whole-or-the-middle",
                   test_resize_keeps_the_whole_or_the_middle);
  g_test_add_func ("/map/viewport/reveal-shows-what-lies-outside",
                   test_reveal_shows_what_lies_outside);
  return g_test_run ();
}
