// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/edge-tag.h"

#define BOUNDS ((AffArea){0, 0, 1000, 600})
#define GAP    10

static const AffEdgePlace above = {{500, -300}, 120, 40, 0};
static const AffEdgePlace beside = {{1400, 320}, 120, 40, 0};
static const AffEdgePlace corner = {{-200, 900}, 120, 40, 0};

static GArray *
place (const AffEdgePlace *places,
       guint n_places,
       guint most,
       const AffArea *kept,
       guint n_kept,
       const AffArea *taken,
       guint n_taken)
{
  g_autoptr (GArray) keeps = g_array_new (FALSE, FALSE, sizeof (AffArea));
  g_autoptr (GArray) takes = g_array_new (FALSE, FALSE, sizeof (AffArea));
  AffEdgeGround ground = {.bounds = BOUNDS,
                          .gap_px = GAP,
                          .most = most,
                          .kept = keeps,
                          .taken = takes};

  if (n_kept > 0)
    g_array_append_vals (keeps, kept, n_kept);
  if (n_taken > 0)
    g_array_append_vals (takes, taken, n_taken);
  return aff_edge_tags_place (places, n_places, &ground);
}

static void
test_a_tag_stands_at_the_edge_and_points_at_its_place (void)
{
  static const AffEdgePlace *places[] = {&above, &beside, &corner};
  static const AffArea areas[] = {{440, 0, 120, 40}, {880, 300, 120, 40}, {0, 560, 120, 40}};
  static const int arrows[] = {0, 90, 225};

  for (guint i = 0; i < G_N_ELEMENTS (places); i++) {
    g_autoptr (GArray) tags = place (places[i], 1, 3, NULL, 0, NULL, 0);
    AffEdgeTag tag = g_array_index (tags, AffEdgeTag, 0);

    g_assert_cmpuint (tags->len, ==, 1);
    g_assert_cmpfloat (tag.area.x_px, ==, areas[i].x_px);
    g_assert_cmpfloat (tag.area.y_px, ==, areas[i].y_px);
    g_assert_cmpint (tag.arrow_deg, ==, arrows[i]);
  }
}

static void
test_only_the_nearest_have_tags (void)
{
  AffEdgePlace places[] = {above, beside, corner, above, beside};

  places[0].bonus_px = 200; // 100 away
  places[3].spot.y_px = -150;
  places[4].spot.x_px = 1120;
  g_autoptr (GArray) tags = place (places, G_N_ELEMENTS (places), 3, NULL, 0, NULL, 0);

  g_assert_cmpuint (tags->len, ==, 3);
  g_assert_cmpuint (g_array_index (tags, AffEdgeTag, 0).place, ==, 0);
  g_assert_cmpuint (g_array_index (tags, AffEdgeTag, 1).place, ==, 4);
  g_assert_cmpuint (g_array_index (tags, AffEdgeTag, 2).place, ==, 3);
}

// All of them lie in the same direction.
static void
test_tags_stand_clear_of_each_other (void)
{
  AffEdgePlace places[] = {above, above, above};
  g_autoptr (GArray) tags = place (places, G_N_ELEMENTS (places), 3, NULL, 0, NULL, 0);

  g_assert_cmpuint (tags->len, ==, 3);
  for (guint i = 0; i < tags->len; i++)
    for (guint j = 0; j < i; j++) {
      AffArea area = g_array_index (tags, AffEdgeTag, i).area;
      AffArea wide = {area.x_px - GAP, area.y_px - GAP, area.width_px + 2 * GAP,
                      area.height_px + 2 * GAP};

      g_assert_cmpfloat (aff_area_overlap (wide, g_array_index (tags, AffEdgeTag, j).area), ==,
                         0);
    }
}

static void
test_a_tag_never_covers_the_way (void)
{
  AffArea way = {400, 0, 200, 300};
  g_autoptr (GArray) tags = place (&above, 1, 3, &way, 1, NULL, 0);
  AffArea area = g_array_index (tags, AffEdgeTag, 0).area;

  g_assert_cmpuint (tags->len, ==, 1);
  g_assert_cmpfloat (area.y_px, ==, 0);
  g_assert_cmpfloat (aff_area_overlap (area, way), ==, 0);
  // The nearest free room is too far from where the place lies.
  way = (AffArea){100, 0, 800, 300};
  g_autoptr (GArray) none = place (&above, 1, 3, &way, 1, NULL, 0);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_a_tag_wider_than_the_map_is_left_out (void)
{
  AffEdgePlace wide = above;

  wide.width_px = 1001;
  g_autoptr (GArray) tags = place (&wide, 1, 3, NULL, 0, NULL, 0);
  g_assert_cmpuint (tags->len, ==, 0);
}

static void
test_a_tag_makes_way_for_a_board (void)
{
  AffArea board = {440, 0, 90, 90};
  g_autoptr (GArray) tags = place (&above, 1, 3, NULL, 0, &board, 1);
  AffArea area = g_array_index (tags, AffEdgeTag, 0).area;

  g_assert_cmpfloat (aff_area_overlap (area, board), ==, 0);
  g_assert_cmpfloat (area.x_px, <, 600);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/edge-tag/a-tag-stands-at-the-edge-and-points-at-its-place",
                   test_a_tag_stands_at_the_edge_and_points_at_its_place);
  g_test_add_func ("/map/edge-tag/only-the-nearest-have-tags", test_only_the_nearest_have_tags);
  g_test_add_func ("/map/edge-tag/tags-stand-clear-of-each-other",
                   test_tags_stand_clear_of_each_other);
  g_test_add_func ("/map/edge-tag/a-tag-never-covers-the-way", test_a_tag_never_covers_the_way);
  g_test_add_func ("/map/edge-tag/a-tag-wider-than-the-map-is-left-out",
                   test_a_tag_wider_than_the_map_is_left_out);
  g_test_add_func ("/map/edge-tag/a-tag-makes-way-for-a-board",
                   test_a_tag_makes_way_for_a_board);
  return g_test_run ();
}
