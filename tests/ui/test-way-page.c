// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/page.h"
#include "ui/attendee/tour-page.h"
#include "ui/attendee/way-page.h"
#include "ui/widget/qr-view.h"
#include "ui/widget/switch-row.h"

#include <string.h>

// A hall where one can walk around the boards, of which the plan says that it is step-free.
#define FLOOR                                                                                  \
  "INSERT INTO area (plan, kind, step_free, points) VALUES"                                    \
  " (1, 'walkable', 1, '100,100 19900,100 19900,11900 100,11900')"

// The same, but for steps all along in front of the first row.
#define STEPS                                                                                  \
  FLOOR ";UPDATE area SET step_free = 0;"                                                      \
        "INSERT INTO area (plan, kind, points) VALUES"                                         \
        " (1, 'steps', '100,100 19900,100 19900,3000 100,3000')"

// A hall with two kiosks: which of them a screen is has to be said.
#define TWO_KIOSKS                                                                             \
  FLOOR ";INSERT INTO place (plan, kind, code, x_mm, y_mm, heading_deg)"                       \
        " VALUES (1, 'kiosk', 'west', 1000, 11000, 270)"

static void
press (GtkWidget *root, const char *name)
{
  GtkWidget *button = page_find (root, GTK_TYPE_BUTTON, name);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  page_wait ();
}

static void
test_the_way_is_said_in_metres_and_steps (void)
{
  for (int is_portrait = 0; is_portrait < 2; is_portrait++) {
    g_autoptr (Page) page = page_new (FLOOR, is_portrait, "east");
    GtkWidget *way = aff_way_page_new_to_board (page->scene, 17);

    page_show (page, way);
    g_assert_true (page_says (way, "Title 17"));
    g_assert_true (page_says (way, "m from here, step-free"));
    g_assert_true (page_says (way, "Board 17 is"));
    g_assert_false (page_says (way, "crow flies"));
    press (way, "Back");
    g_assert_cmpstr (g_ptr_array_index (page->shown, 0), ==, "back");
  }
}

static void
test_a_plan_without_a_floor_says_that_it_guesses (void)
{
  g_autoptr (Page) page = page_new (NULL, PAGE_LANDSCAPE, "east");
  GtkWidget *way = aff_way_page_new_to_board (page->scene, 5);

  page_show (page, way);
  g_assert_true (page_says (way, "crow flies"));
  g_assert_false (page_says (way, "step-free"));
}

static void
test_no_step_free_way_is_said_with_what_to_do (void)
{
  g_autoptr (Page) page = page_new (STEPS, PAGE_LANDSCAPE, "east");
  GtkWidget *way = aff_way_page_new_to_board (page->scene, 3);

  page_show (page, way);
  g_assert_true (page_says (way, "m from here"));
  g_assert_false (page_says (way, "step-free,"));
  press (way, "Step-free way");
  g_assert_true (page->visit.walks_step_free);
  g_assert_true (page_says (way, "The plan names no step-free way."));
  g_assert_true (page_says (way, "The desk can help."));
}

static void
test_a_screen_that_knows_no_place_says_so (void)
{
  g_autoptr (Page) page = page_new (TWO_KIOSKS, PAGE_PORTRAIT, NULL);
  GtkWidget *way = aff_way_page_new_to_board (page->scene, 17);

  page_show (page, way);
  g_assert_true (page_says (way, "No way can be shown"));
  g_assert_true (page_says (way, "Nobody has told this screen where it stands."));
}

static void
test_the_only_kiosk_is_where_a_way_begins (void)
{
  g_autoptr (Page) page = page_new (FLOOR, PAGE_LANDSCAPE, NULL);
  GtkWidget *way = aff_way_page_new_to_board (page->scene, 17);

  page_show (page, way);
  g_assert_true (page_says (way, "m from “Kiosk”"));
}

static void
test_without_a_kiosk_the_way_begins_at_a_door (void)
{
  g_autoptr (Page) page = page_new (
    FLOOR ";INSERT INTO place (id, plan, kind, code, x_mm, y_mm, width_mm, height_mm) VALUES"
          " (50, 1, 'door', 'main', 19800, 5000, 200, 2000);"
          "INSERT INTO place_name (place, language, name) VALUES (50, 'en', 'Main door')",
    PAGE_LANDSCAPE, NULL);
  GtkWidget *way = aff_way_page_new_to_board (page->scene, 17);

  page_show (page, way);
  g_assert_true (page_says (way, "from “Main door”"));
}

static void
test_the_way_to_a_place_is_shown (void)
{
  g_autoptr (Page) page = page_new (FLOOR, PAGE_LANDSCAPE, "east");
  GtkWidget *way = aff_way_page_new_to_place (page->scene, 2);

  page_show (page, way);
  g_assert_true (page_says (way, "Stage"));
  g_assert_true (page_says (way, "m from here"));
}

static void
test_the_way_follows_the_programme (void)
{
  g_autoptr (Page) page = page_new (FLOOR, PAGE_LANDSCAPE, "east");
  GtkWidget *way = aff_way_page_new_to_board (page->scene, 17);

  page_show (page, way);
  page_change (page, "UPDATE paper SET title = 'A new title' WHERE id = 17");
  g_assert_true (page_says (way, "A new title"));
}

static void
test_a_tour_is_there_without_filling_in_anything (void)
{
  for (int is_portrait = 0; is_portrait < 2; is_portrait++) {
    g_autoptr (Page) page = page_new (FLOOR, is_portrait, "east");
    GtkWidget *tour = aff_tour_page_new (page->scene);

    page_show (page, tour);
    g_assert_true (page_says (tour, "4 stops") || page_says (tour, "5 stops"));
    g_assert_true (page_says (tour, "best possible"));
    g_assert_nonnull (page_find_starting (tour, GTK_TYPE_BUTTON, "Start at board "));
    g_assert_nonnull (
      page_find (tour, AFF_TYPE_QR_VIEW, "Code that adds the tour to a calendar"));
    g_assert_nonnull (page_find (tour, GTK_TYPE_BUTTON, "10 min"));
    press (tour, "As plain text");
    g_assert_nonnull (page_find (tour, AFF_TYPE_QR_VIEW, "Code with the tour as text"));
  }
}

// Board 24 is free and 30 closed; D is the topic of 4, 12, 20 and 28.
static void
test_topics_and_picks_decide_where_a_tour_goes (void)
{
  g_autoptr (Page) page = page_new (FLOOR, PAGE_LANDSCAPE, "east");
  GtkWidget *tour = aff_tour_page_new (page->scene);
  gint64 pick = 9;

  page_show (page, tour);
  press (tour, "Topic D");
  g_assert_nonnull (page_find_starting (tour, GTK_TYPE_BUTTON, "Stop 1, board "));
  g_assert_null (page_find (tour, GTK_TYPE_BUTTON, "Leave out board 9"));
  aff_visit_toggle (&page->visit.tour.picks, pick);
  page_change (page, "UPDATE paper SET title = title || '.'");
  g_assert_true (page_says (tour, "Picked: 1"));
  press (tour, "Leave out board 9");
  g_assert_null (page_find (tour, GTK_TYPE_BUTTON, "Leave out board 9"));
  g_assert_true (aff_visit_has (page->visit.tour.left_out, pick));
}

static void
test_a_tour_that_cannot_be_says_why (void)
{
  g_autoptr (Page) page = page_new (FLOOR ";UPDATE item SET live_end = 1791120300 WHERE id = 1",
                                    PAGE_LANDSCAPE, "east");
  GtkWidget *tour = aff_tour_page_new (page->scene);

  page_show (page, tour);
  g_assert_true (page_says (tour, "0 stops"));
  g_assert_true (page_says (tour, "There is no time left for a tour.") ||
                 page_says (tour, "No poster fits into this time."));
  g_assert_null (page_find_starting (tour, GTK_TYPE_BUTTON, "Start at board "));
}

static void
test_a_tour_without_a_start_says_what_is_missing (void)
{
  for (int is_portrait = 0; is_portrait < 2; is_portrait++) {
    g_autoptr (Page) page = page_new (TWO_KIOSKS, is_portrait, NULL);
    GtkWidget *tour = aff_tour_page_new (page->scene);

    page_show (page, tour);
    g_assert_true (page_says (tour, "No tour can be planned"));
    g_assert_true (page_says (tour, "Nobody has told this screen where it stands."));
    g_assert_false (page_says (tour, "There is no poster session"));
    page_change (page, "DELETE FROM place WHERE code = 'west'");
    g_assert_false (page_says (tour, "No tour can be planned"));
    g_assert_nonnull (page_find_starting (tour, GTK_TYPE_BUTTON, "Start at board "));
    page_change (page, "UPDATE item SET cancelled = 1");
    g_assert_true (page_says (tour, "There is no poster session"));
  }
}

static void
test_a_programme_without_posters_has_no_tour (void)
{
  g_autoptr (Page) page = page_new ("UPDATE item SET cancelled = 1", PAGE_PORTRAIT, "east");
  GtkWidget *tour = aff_tour_page_new (page->scene);

  page_show (page, tour);
  g_assert_true (page_says (tour, "No tour can be planned"));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attendee/way-page/the-way-is-said-in-metres-and-steps",
                   test_the_way_is_said_in_metres_and_steps);
  g_test_add_func ("/attendee/way-page/a-plan-without-a-floor-says-that-it-guesses",
                   test_a_plan_without_a_floor_says_that_it_guesses);
  g_test_add_func ("/attendee/way-page/no-step-free-way-is-said-with-what-to-do",
                   test_no_step_free_way_is_said_with_what_to_do);
  g_test_add_func ("/attendee/way-page/a-screen-that-knows-no-place-says-so",
                   test_a_screen_that_knows_no_place_says_so);
  g_test_add_func ("/attendee/way-page/the-only-kiosk-is-where-a-way-begins",
                   test_the_only_kiosk_is_where_a_way_begins);
  g_test_add_func ("/attendee/way-page/without-a-kiosk-the-way-begins-at-a-door",
                   test_without_a_kiosk_the_way_begins_at_a_door);
  g_test_add_func ("/attendee/way-page/the-way-to-a-place-is-shown",
                   test_the_way_to_a_place_is_shown);
  g_test_add_func ("/attendee/way-page/the-way-follows-the-programme",
                   test_the_way_follows_the_programme);
  g_test_add_func ("/attendee/tour-page/a-tour-is-there-without-filling-in-anything",
                   test_a_tour_is_there_without_filling_in_anything);
  g_test_add_func ("/attendee/tour-page/topics-and-picks-decide-where-a-tour-goes",
                   test_topics_and_picks_decide_where_a_tour_goes);
  g_test_add_func ("/attendee/tour-page/a-tour-that-cannot-be-says-why",
                   test_a_tour_that_cannot_be_says_why);
  g_test_add_func ("/attendee/tour-page/a-tour-without-a-start-says-what-is-missing",
                   test_a_tour_without_a_start_says_what_is_missing);
  g_test_add_func ("/attendee/tour-page/a-programme-without-posters-has-no-tour",
                   test_a_programme_without_posters_has_no_tour);
  return g_test_run ();
}
