// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/spatial.h"

// Two rows of five, back to back, and one board alone at the left.
static const AffSpot boards[] = {
  {100, 100}, {171, 100}, {242, 100}, {313, 100}, {384, 100}, //
  {100, 178}, {171, 178}, {242, 178}, {313, 178}, {384, 178}, //
  {20, 300},
};

static int
go (int from, AffTowards towards)
{
  return aff_spatial_next (boards, G_N_ELEMENTS (boards), from, towards);
}

static void
test_arrows_go_to_the_board_beside (void)
{
  g_assert_cmpint (go (0, AFF_TOWARDS_RIGHT), ==, 1);
  g_assert_cmpint (go (2, AFF_TOWARDS_LEFT), ==, 1);
  g_assert_cmpint (go (2, AFF_TOWARDS_DOWN), ==, 7);
  g_assert_cmpint (go (7, AFF_TOWARDS_UP), ==, 2);
  g_assert_cmpint (go (5, AFF_TOWARDS_DOWN), ==, 10);
}

static void
test_arrows_end_at_the_edge (void)
{
  g_assert_cmpint (go (4, AFF_TOWARDS_RIGHT), ==, -1);
  g_assert_cmpint (go (0, AFF_TOWARDS_UP), ==, -1);
  g_assert_cmpint (go (10, AFF_TOWARDS_DOWN), ==, -1);
}

static void
test_every_board_is_reached_by_arrows (void)
{
  gboolean is_reached[G_N_ELEMENTS (boards)] = {TRUE};
  gboolean is_changed = TRUE;

  while (is_changed) {
    is_changed = FALSE;
    for (guint i = 0; i < G_N_ELEMENTS (boards); i++)
      for (int towards = AFF_TOWARDS_UP; is_reached[i] && towards <= AFF_TOWARDS_LEFT;
           towards++) {
        int next = go ((int) i, towards);

        if (next >= 0 && !is_reached[next])
          is_reached[next] = is_changed = TRUE;
      }
  }
  for (guint i = 0; i < G_N_ELEMENTS (boards); i++)
    g_assert_true (is_reached[i]);
}

static void
test_pitch_is_the_closest_pair (void)
{
  g_assert_cmpfloat (aff_spatial_pitch (boards, G_N_ELEMENTS (boards), 9), ==, 71);
  g_assert_cmpfloat (aff_spatial_pitch (boards, 1, 9), ==, 9);
}

static void
test_nearest_is_nearest (void)
{
  AffSpot finger = {230, 190};

  g_assert_cmpint (aff_spatial_nearest (boards, G_N_ELEMENTS (boards), finger), ==, 7);
  g_assert_cmpint (aff_spatial_nearest (boards, 0, finger), ==, -1);
}

static AffArea
caption (AffArea shape,
         double width,
         double height,
         const AffArea *taken,
         guint n_taken,
         gboolean *is_inside)
{
  AffArea bounds = {0, 0, 1000, 600};
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (AffArea));

  if (n_taken > 0)
    g_array_append_vals (array, taken, n_taken);
  return aff_spatial_caption (shape, width, height, bounds, array, is_inside);
}

static void
test_caption_stands_in_a_shape_that_holds_it (void)
{
  gboolean is_inside = FALSE;
  AffArea area = caption ((AffArea){100, 100, 300, 60}, 120, 30, NULL, 0, &is_inside);

  g_assert_true (is_inside);
  g_assert_cmpfloat (area.x_px, ==, 190);
  g_assert_cmpfloat (area.y_px, ==, 115);
}

static void
test_caption_of_a_narrow_shape_stands_beside_it (void)
{
  gboolean is_inside = TRUE;
  AffArea shape = {500, 100, 40, 400};
  AffArea area = caption (shape, 120, 30, NULL, 0, &is_inside);

  g_assert_false (is_inside);
  g_assert_cmpfloat (aff_area_overlap (area, shape), ==, 0);
}

// A door in each wall, and what stands before it.
static void
test_caption_stays_inside_and_off_the_boards (void)
{
  static const AffArea doors[] = {{400, 590, 100, 10},
                                  {0, 200, 10, 100},
                                  {990, 300, 10, 100},
                                  {900, 0, 100, 10}};

  for (guint i = 0; i < G_N_ELEMENTS (doors); i++) {
    gboolean is_inside;
    AffArea taken = {doors[i].x_px - 60, doors[i].y_px - 60, 100, 100};
    AffArea area = caption (doors[i], 140, 30, &taken, 1, &is_inside);

    g_assert_cmpfloat (area.x_px, >=, 0);
    g_assert_cmpfloat (area.y_px, >=, 0);
    g_assert_cmpfloat (area.x_px + area.width_px, <=, 1000);
    g_assert_cmpfloat (area.y_px + area.height_px, <=, 600);
    g_assert_cmpfloat (aff_area_overlap (area, taken), ==, 0);
  }
}

// An angle of 300 px and 100 px.
static void
test_a_line_is_cut_by_its_length (void)
{
  static const AffSpot line[] = {{0, 0}, {300, 0}, {300, 100}};

  static const struct {
    double share;
    guint n_spots;
    AffSpot end;
  } cuts[] = {{0, 2, {0, 0}},      {0.5, 2, {200, 0}}, {0.75, 3, {300, 0}},
              {0.9, 3, {300, 60}}, {1, 3, {300, 100}}, {2, 3, {300, 100}}};

  for (guint i = 0; i < G_N_ELEMENTS (cuts); i++) {
    AffSpot cut[G_N_ELEMENTS (line)];
    guint n_cut = aff_spatial_cut (line, G_N_ELEMENTS (line), cuts[i].share, cut);

    g_assert_cmpuint (n_cut, ==, cuts[i].n_spots);
    g_assert_cmpfloat_with_epsilon (cut[n_cut - 1].x_px, cuts[i].end.x_px, 1e-6);
    g_assert_cmpfloat_with_epsilon (cut[n_cut - 1].y_px, cuts[i].end.y_px, 1e-6);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/spatial/arrows-go-to-the-board-beside",
                   test_arrows_go_to_the_board_beside);
  g_test_add_func ("/map/spatial/arrows-end-at-the-edge", test_arrows_end_at_the_edge);
  g_test_add_func ("/map/spatial/every-board-is-reached-by-arrows",
                   test_every_board_is_reached_by_arrows);
  g_test_add_func ("/map/spatial/pitch-is-the-closest-pair", test_pitch_is_the_closest_pair);
  g_test_add_func ("/map/spatial/nearest-is-nearest", test_nearest_is_nearest);
  g_test_add_func ("/map/spatial/caption-stands-in-a-shape-that-holds-it",
                   test_caption_stands_in_a_shape_that_holds_it);
  g_test_add_func ("/map/spatial/caption-of-a-narrow-shape-stands-beside-it",
                   test_caption_of_a_narrow_shape_stands_beside_it);
  g_test_add_func ("/map/spatial/caption-stays-inside-and-off-the-boards",
                   test_caption_stays_inside_and_off_the_boards);
  g_test_add_func ("/map/spatial/a-line-is-cut-by-its-length",
                   test_a_line_is_cut_by_its_length);
  return g_test_run ();
}
