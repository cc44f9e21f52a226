// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/pill-place.h"

#define DISC ((AffArea){480, 280, 40, 40})

typedef struct {
  GArray *kept;
  GArray *taken;
} Ground;

static Ground
make_ground (void)
{
  return (Ground){g_array_new (FALSE, FALSE, sizeof (AffArea)),
                  g_array_new (FALSE, FALSE, sizeof (AffArea))};
}

static void
add (GArray *areas, double x, double y, double width, double height)
{
  AffArea area = {x, y, width, height};

  g_array_append_val (areas, area);
}

static gboolean
place (Ground *ground, AffArea bounds, AffArea *pill)
{
  return aff_pill_place (&(AffPillGround){.disc = DISC,
                                          .width_px = 140,
                                          .height_px = 30,
                                          .gap_px = 6,
                                          .bounds = bounds,
                                          .kept = ground->kept,
                                          .taken = ground->taken},
                         pill);
}

static void
clear (Ground *ground)
{
  g_array_unref (ground->kept);
  g_array_unref (ground->taken);
}

// On a free floor, and with one side after the other taken.
static void
test_below_above_left_right_in_this_order (void)
{
  static const AffArea hall = {0, 0, 1000, 600};
  static const AffArea places[] = {{430, 320, 140, 30},
                                   {430, 250, 140, 30},
                                   {340, 285, 140, 30},
                                   {520, 285, 140, 30}};
  Ground ground = make_ground ();

  for (guint i = 0; i < G_N_ELEMENTS (places); i++) {
    AffArea pill = {0};

    g_assert_true (place (&ground, hall, &pill));
    g_assert_cmpfloat (pill.x_px, ==, places[i].x_px);
    g_assert_cmpfloat (pill.y_px, ==, places[i].y_px);
    // A strip as wide as the hall above or below; what stands there has no place to be shifted.
    if (i < 2)
      add (ground.taken, 0, pill.y_px - 100 * i, 1000, 130);
    else
      add (ground.taken, pill.x_px, 240, 140, 120);
  }
  clear (&ground);
}

static void
test_shifted_before_it_covers_anything (void)
{
  Ground ground = make_ground ();
  AffArea pill = {0};

  // Boards all around but for a gap below, to the right.
  add (ground.taken, 0, 0, 1000, 280);
  add (ground.taken, 0, 0, 480, 600);
  add (ground.taken, 520, 0, 480, 320);
  g_assert_true (place (&ground, (AffArea){0, 0, 1000, 600}, &pill));
  g_assert_cmpfloat (aff_area_covered (pill, ground.taken), ==, 0);
  clear (&ground);
}

static void
test_it_stays_inside_the_walls (void)
{
  static const AffArea halls[] = {{0, 0, 1000, 330},
                                  {0, 270, 1000, 330},
                                  {475, 0, 500, 600},
                                  {0, 0, 525, 600}};

  for (guint i = 0; i < G_N_ELEMENTS (halls); i++) {
    Ground ground = make_ground ();
    AffArea pill = {0};

    g_assert_true (place (&ground, halls[i], &pill));
    g_assert_cmpfloat (aff_area_overlap (pill, halls[i]), ==, 140 * 30);
    g_assert_cmpfloat (aff_area_overlap (pill, DISC), ==, 0);
    clear (&ground);
  }
}

static void
test_where_nothing_is_free_it_covers_least (void)
{
  Ground ground = make_ground ();
  AffArea pill = {0};

  add (ground.taken, 0, 0, 1000, 600);
  add (ground.taken, 0, 0, 1000, 318); // twice, but for what is below
  g_assert_true (place (&ground, (AffArea){0, 0, 1000, 600}, &pill));
  g_assert_cmpfloat (pill.y_px, >=, 318);
  clear (&ground);
}

static void
test_it_never_covers_where_one_goes (void)
{
  Ground ground = make_ground ();
  AffArea pill = {0}, goal = {300, 318, 400, 200};

  add (ground.taken, 0, 0, 1000, 318);
  add (ground.kept, goal.x_px, goal.y_px, goal.width_px, goal.height_px);
  g_assert_true (place (&ground, (AffArea){0, 0, 1000, 600}, &pill));
  g_assert_cmpfloat (aff_area_overlap (pill, goal), ==, 0);
  // With no other room there is none, and the disc alone says it.
  add (ground.kept, 0, 0, 1000, 318);
  add (ground.kept, 0, 0, 300, 600);
  add (ground.kept, 700, 0, 300, 600);
  g_assert_false (place (&ground, (AffArea){0, 0, 1000, 520}, &pill));
  clear (&ground);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/pill-place/below-above-left-right-in-this-order",
                   test_below_above_left_right_in_this_order);
  g_test_add_func ("/map/pill-place/shifted-before-it-covers-anything",
                   test_shifted_before_it_covers_anything);
  g_test_add_func ("/map/pill-place/it-stays-inside-the-walls", test_it_stays_inside_the_walls);
  g_test_add_func ("/map/pill-place/where-nothing-is-free-it-covers-least",
                   test_where_nothing_is_free_it_covers_least);
  g_test_add_func ("/map/pill-place/it-never-covers-where-one-goes",
                   test_it_never_covers_where_one_goes);
  return g_test_run ();
}
