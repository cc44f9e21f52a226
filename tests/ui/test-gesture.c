// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/gesture.h"

static void
test_press_and_release_is_a_tap (void)
{
  AffGesture gesture = aff_gesture_make (10);
  AffGestureMove move;

  aff_gesture_press (&gesture, 50, 60, 0);
  g_assert_cmpint (aff_gesture_drag (&gesture, 55, 64).kind, ==, AFF_GESTURE_NOTHING);
  move = aff_gesture_release (&gesture, 55, 64);
  g_assert_cmpint (move.kind, ==, AFF_GESTURE_TAP);
  g_assert_cmpfloat (move.x_px, ==, 50);
  g_assert_cmpfloat (move.y_px, ==, 60);
}

static void
test_drag_pans_by_what_the_finger_moved (void)
{
  AffGesture gesture = aff_gesture_make (10);
  AffGestureMove move;
  double sum = 0;

  aff_gesture_press (&gesture, 0, 0, 0);
  for (int x = 4; x <= 100; x += 4) {
    move = aff_gesture_drag (&gesture, x, 0);
    sum += move.kind == AFF_GESTURE_PAN ? move.dx_px : 0;
  }
  g_assert_cmpfloat (sum, ==, 100);
  g_assert_cmpint (aff_gesture_release (&gesture, 100, 0).kind, ==, AFF_GESTURE_REST);
}

// Sliding off cancels: also when the finger comes back to where it began.
static void
test_drag_that_returns_is_no_tap (void)
{
  AffGesture gesture = aff_gesture_make (10);

  aff_gesture_press (&gesture, 0, 0, 0);
  aff_gesture_drag (&gesture, 40, 0);
  aff_gesture_drag (&gesture, 0, 0);
  g_assert_cmpint (aff_gesture_release (&gesture, 0, 0).kind, ==, AFF_GESTURE_REST);
}

static void
test_release_far_off_is_no_tap (void)
{
  AffGesture gesture = aff_gesture_make (10);

  aff_gesture_press (&gesture, 0, 0, 0);
  g_assert_cmpint (aff_gesture_release (&gesture, 60, 0).kind, ==, AFF_GESTURE_REST);
}

static void
test_pinch_takes_over_and_gives_ratios (void)
{
  AffGesture gesture = aff_gesture_make (10);
  double whole = 1;

  aff_gesture_press (&gesture, 0, 0, 0);
  aff_gesture_pinch_begin (&gesture, 10, 10);
  for (int i = 1; i <= 10; i++) {
    AffGestureMove move = aff_gesture_pinch (&gesture, 1 + i * 0.1, 10, 10);

    g_assert_cmpint (move.kind, ==, AFF_GESTURE_ZOOM);
    whole *= move.factor;
    g_assert_cmpint (aff_gesture_drag (&gesture, i * 20, 0).kind, ==, AFF_GESTURE_NOTHING);
  }
  g_assert_cmpfloat_with_epsilon (whole, 2, 1e-9);
  g_assert_true (aff_gesture_is_moving (&gesture));
}

// The last finger of a pinch neither drags nor taps when it leaves the glass.
static void
test_fingers_that_leave_a_pinch_do_nothing (void)
{
  AffGesture gesture = aff_gesture_make (10);

  aff_gesture_press (&gesture, 0, 0, 0);
  aff_gesture_pinch_begin (&gesture, 10, 10);
  g_assert_cmpint (aff_gesture_pinch_end (&gesture, 1000).kind, ==, AFF_GESTURE_REST);
  g_assert_cmpint (aff_gesture_drag (&gesture, 200, 0).kind, ==, AFF_GESTURE_NOTHING);
  g_assert_cmpint (aff_gesture_release (&gesture, 200, 0).kind, ==, AFF_GESTURE_NOTHING);
  aff_gesture_press (&gesture, 0, 0, 1000 + AFF_GESTURE_SETTLE_MS - 1);
  g_assert_cmpint (aff_gesture_release (&gesture, 0, 0).kind, ==, AFF_GESTURE_NOTHING);
  g_assert_false (aff_gesture_is_moving (&gesture));
}

static void
test_press_counts_again_after_settling (void)
{
  AffGesture gesture = aff_gesture_make (10);

  aff_gesture_pinch_begin (&gesture, 10, 10);
  aff_gesture_pinch_end (&gesture, 1000);
  aff_gesture_press (&gesture, 3, 4, 1000 + AFF_GESTURE_SETTLE_MS);
  g_assert_cmpint (aff_gesture_release (&gesture, 3, 4).kind, ==, AFF_GESTURE_TAP);
}

static void
test_cancelled_press_is_no_tap (void)
{
  AffGesture gesture = aff_gesture_make (10);

  aff_gesture_press (&gesture, 3, 4, 0);
  g_assert_cmpint (aff_gesture_cancel (&gesture).kind, ==, AFF_GESTURE_REST);
  g_assert_cmpint (aff_gesture_release (&gesture, 3, 4).kind, ==, AFF_GESTURE_NOTHING);
}

// Whatever comes in whatever order: a tap only ever follows a press that did not move.
static void
test_random_events_never_tap_without_a_still_press (void)
{
  AffGesture gesture = aff_gesture_make (10);
  gboolean is_still = FALSE;

  for (int i = 0; i < 100000; i++) {
    double x = g_test_rand_int_range (0, 40);
    AffGestureMove move = {0};

    switch (g_test_rand_int_range (0, 7)) {
    case 0:
      is_still = gesture.state != AFF_GESTURE_PINCHING;
      move = aff_gesture_press (&gesture, x, 0, i * 40);
      break;
    case 1:
      move = aff_gesture_drag (&gesture, x, 0);
      is_still = is_still && move.kind == AFF_GESTURE_NOTHING;
      break;
    case 2:
      move = aff_gesture_release (&gesture, x, 0);
      g_assert_true (move.kind != AFF_GESTURE_TAP || is_still);
      is_still = FALSE;
      break;
    case 3:
      move = aff_gesture_cancel (&gesture);
      is_still = FALSE;
      break;
    case 4:
      move = aff_gesture_pinch_begin (&gesture, x, 0);
      is_still = FALSE;
      break;
    case 5:
      move = aff_gesture_pinch (&gesture, 0.5 + x / 20, x, 0);
      break;
    default:
      move = aff_gesture_pinch_end (&gesture, i * 40);
    }
    g_assert_true (move.kind != AFF_GESTURE_ZOOM || move.factor > 0);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/gesture/press-and-release-is-a-tap", test_press_and_release_is_a_tap);
  g_test_add_func ("/map/gesture/drag-pans-by-what-the-finger-moved",
                   test_drag_pans_by_what_the_finger_moved);
  g_test_add_func ("/map/gesture/drag-that-returns-is-no-tap",
                   test_drag_that_returns_is_no_tap);
  g_test_add_func ("/map/gesture/release-far-off-is-no-tap", test_release_far_off_is_no_tap);
  g_test_add_func ("/map/gesture/pinch-takes-over-and-gives-ratios",
                   test_pinch_takes_over_and_gives_ratios);
  g_test_add_func ("/map/gesture/fingers-that-leave-a-pinch-do-nothing",
                   test_fingers_that_leave_a_pinch_do_nothing);
  g_test_add_func ("/map/gesture/press-counts-again-after-settling",
                   test_press_counts_again_after_settling);
  g_test_add_func ("/map/gesture/cancelled-press-is-no-tap", test_cancelled_press_is_no_tap);
  g_test_add_func ("/map/gesture/random-events-never-tap-without-a-still-press",
                   test_random_events_never_tap_without_a_still_press);
  return g_test_run ();
}
