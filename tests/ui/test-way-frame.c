// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/way-frame.h"

#include <math.h>

#define ENOUGH  0.034
#define LARGEST 0.0475
#define MARGIN  64

// A way of two legs, as long as X and Y say, in a hall of 33.6 m by 20.8 m.
static GArray *
make_way (int x_mm, int y_mm)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (AffBox));
  AffBox ends[] = {{x_mm - 320, y_mm - 320, 640, 640},
                   {18400 - 320, y_mm - 320, 640, 640},
                   {18400 - 320, 17500 - 320, 640, 640}};

  g_array_append_vals (boxes, ends, G_N_ELEMENTS (ends));
  return boxes;
}

static AffViewport
make_viewport (double rotation_deg, double width, double height)
{
  AffViewport viewport = aff_viewport_make (33600, 20800, rotation_deg);

  aff_viewport_set_view (&viewport, width, height, 0);
  return viewport;
}

static void
lay (AffViewport *viewport, const GArray *boxes, double largest)
{
  aff_way_frame_lay (viewport, &(AffWayFrame){.boxes = boxes,
                                              .enough_scale = ENOUGH,
                                              .largest_scale = largest,
                                              .margin_px = MARGIN});
}

// What is needed lies inside the view, a margin from each edge at which the plan goes on.
static void
assert_seen (const AffViewport *viewport, const GArray *boxes)
{
  AffCut cut = aff_way_frame_cut (viewport);

  for (guint i = 0; i < boxes->len; i++) {
    AffArea area = aff_viewport_box_to_view (viewport, g_array_index (boxes, AffBox, i));

    g_assert_cmpfloat (area.x_px, >=, (cut.left ? MARGIN : 0) - 1);
    g_assert_cmpfloat (area.y_px, >=, (cut.top ? MARGIN : 0) - 1);
    g_assert_cmpfloat (area.x_px + area.width_px, <=,
                       viewport->view_width_px - (cut.right ? MARGIN : 0) + 1);
    g_assert_cmpfloat (area.y_px + area.height_px, <=,
                       viewport->view_height_px - (cut.bottom ? MARGIN : 0) + 1);
  }
}

static void
test_the_whole_way_is_seen_wherever_it_leads (void)
{
  static const int turns[] = {0, 45, 90, 180, 270};
  guint n_larger = 0;

  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    for (int x = 1000; x < 33000; x += 3700)
      for (int y = 1000; y < 20000; y += 3100) {
        AffViewport viewport = make_viewport (turns[i], 984, 700);
        g_autoptr (GArray) boxes = make_way (x, y);

        lay (&viewport, boxes, LARGEST);
        assert_seen (&viewport, boxes);
        g_assert_cmpfloat (viewport.scale, <=, LARGEST + 1e-9);
        g_assert_cmpfloat (viewport.scale, >=, aff_viewport_fit_scale (&viewport) - 1e-9);
        n_larger += !aff_viewport_is_whole (&viewport);
      }
  g_assert_cmpuint (n_larger, >, 150);
}

static void
test_a_short_way_is_as_large_as_allowed (void)
{
  AffViewport viewport = make_viewport (0, 984, 600);
  g_autoptr (GArray) boxes = make_way (13000, 12000);

  lay (&viewport, boxes, LARGEST);
  g_assert_cmpfloat_with_epsilon (viewport.scale, LARGEST, 1e-9);
}

static void
test_a_hall_that_is_large_enough_stays_whole (void)
{
  AffViewport viewport = make_viewport (0, 1187, 800);
  g_autoptr (GArray) boxes = make_way (13000, 12000);

  lay (&viewport, boxes, LARGEST);
  g_assert_true (aff_viewport_is_whole (&viewport));
}

static void
test_without_a_way_the_hall_stays_whole (void)
{
  AffViewport viewport = make_viewport (0, 984, 700);
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (AffBox));

  lay (&viewport, boxes, LARGEST);
  g_assert_true (aff_viewport_is_whole (&viewport));
}

// The lower wall lies 3.3 m behind the reader, and the upper one too far off.
static void
test_a_near_wall_is_shown (void)
{
  AffViewport viewport = make_viewport (0, 984, 700);
  g_autoptr (GArray) boxes = make_way (13000, 10000);

  lay (&viewport, boxes, LARGEST);
  g_assert_false (aff_way_frame_cut (&viewport).bottom);
  g_assert_true (aff_way_frame_cut (&viewport).top);
  assert_seen (&viewport, boxes);
}

// At the largest scale the hall would be 988 px high: a tenth less shows both walls.
static void
test_both_walls_are_shown_where_little_is_lost (void)
{
  AffViewport viewport = make_viewport (0, 984, 890);
  g_autoptr (GArray) boxes = make_way (13000, 12000);

  lay (&viewport, boxes, LARGEST);
  g_assert_false (aff_way_frame_cut (&viewport).top);
  g_assert_false (aff_way_frame_cut (&viewport).bottom);
  g_assert_cmpfloat_with_epsilon (viewport.scale, 890 / 20800.0, 1e-6);
}

static void
test_what_is_seen_is_view_and_plan (void)
{
  AffViewport viewport = make_viewport (0, 984, 700);
  AffArea seen = aff_way_frame_seen (&viewport);
  g_autoptr (GArray) boxes = make_way (13000, 12000);

  g_assert_cmpfloat_with_epsilon (seen.height_px, 984 * 20.8 / 33.6, 1);
  lay (&viewport, boxes, LARGEST);
  seen = aff_way_frame_seen (&viewport);
  g_assert_cmpfloat (seen.width_px, ==, 984);
  g_assert_cmpfloat (seen.height_px, ==, 700);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/way-frame/the-whole-way-is-seen-wherever-it-leads",
                   test_the_whole_way_is_seen_wherever_it_leads);
  g_test_add_func ("/map/way-frame/a-short-way-is-as-large-as-allowed",
                   test_a_short_way_is_as_large_as_allowed);
  g_test_add_func ("/map/way-frame/a-hall-that-is-large-enough-stays-whole",
                   test_a_hall_that_is_large_enough_stays_whole);
  g_test_add_func ("/map/way-frame/without-a-way-the-hall-stays-whole",
                   test_without_a_way_the_hall_stays_whole);
  g_test_add_func ("/map/way-frame/a-near-wall-is-shown", test_a_near_wall_is_shown);
  g_test_add_func ("/map/way-frame/both-walls-are-shown-where-little-is-lost",
                   test_both_walls_are_shown_where_little_is_lost);
  g_test_add_func ("/map/way-frame/what-is-seen-is-view-and-plan",
                   test_what_is_seen_is_view_and_plan);
  return g_test_run ();
}
