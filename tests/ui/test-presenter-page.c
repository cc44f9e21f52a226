// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/page.h"
#include "ui/attendee/presenter-page.h"
#include "ui/widget/qr-view.h"

static GtkWidget *
show_own (Page *page)
{
  GtkWidget *child = aff_presenter_page_new (page->scene, 17);

  page_show (page, child);
  return child;
}

static void
test_board_times_and_way_are_said (void)
{
  for (int is_portrait = 0; is_portrait < 2; is_portrait++) {
    g_autoptr (Page) page = page_new (
      "UPDATE item SET hang_minute = 780, clear_minute = 1095, poster_format = 'A0 portrait',"
      " material = 'Pins at the desk';"
      "UPDATE board SET panel_width_mm = 1000, panel_height_mm = 2000",
      is_portrait, "east");
    GtkWidget *own = show_own (page);

    g_assert_true (page_says (own, "Your poster"));
    g_assert_true (page_says (own, "Title 17"));
    g_assert_true (page_says (own, "Paper M17"));
    g_assert_true (page_says (own, "13:00 to 15:00"));
    g_assert_true (page_says (own, "15:00 to 16:30"));
    g_assert_true (page_says (own, "Before 18:15"));
    g_assert_true (page_says (own, "A0 portrait"));
    g_assert_true (page_says (own, "100 × 200 cm"));
    g_assert_true (page_says (own, "Pins at the desk"));
    g_assert_true (page_says (own, "Be at your board until 16:30."));
    g_assert_true (page_says (own, "m from here"));
    g_assert_nonnull (
      page_find (own, AFF_TYPE_QR_VIEW, "Code that keeps your times in a calendar"));
  }
}

static void
test_unknown_times_are_asked_at_the_desk (void)
{
  // Which of two kiosks this is has not been said.
  g_autoptr (Page)
    page = page_new ("INSERT INTO place (plan, kind, code, x_mm, y_mm, heading_deg)"
                     " VALUES (1, 'kiosk', 'west', 1000, 11000, 270)",
                     PAGE_LANDSCAPE, NULL);
  GtkWidget *own = show_own (page);

  g_assert_true (page_says (own, "Ask the desk"));
  g_assert_null (page_find (own, GTK_TYPE_BUTTON, "Show the way"));
}

static void
test_a_paper_without_a_board_says_whom_to_ask (void)
{
  g_autoptr (Page)
    page = page_new ("DELETE FROM placement WHERE board = 17", PAGE_PORTRAIT, NULL);
  GtkWidget *own = show_own (page);

  g_assert_true (page_says (own, "Your poster has no board yet"));
  g_assert_true (page_says (own, "The desk gives out boards. Ask there, please."));
  page_change (page, "INSERT INTO placement (item, board, presentation) VALUES (1, 24, 17)");
  g_assert_true (page_says (own, "Your poster"));
  g_assert_false (page_says (own, "no board yet"));
}

static void
test_a_withdrawn_paper_says_so (void)
{
  g_autoptr (Page) page = page_new (
    "DELETE FROM placement WHERE board = 17; UPDATE paper SET withdrawn = 1 WHERE id = 17",
    PAGE_LANDSCAPE, NULL);
  GtkWidget *own = show_own (page);

  g_assert_true (page_says (own, "This paper was withdrawn"));
  g_assert_true (page_says (own, "If that is not so, the desk can put it right."));
}

// Without a file there is nowhere to note it: no button promises that.
static void
test_nothing_can_be_said_where_nothing_can_be_noted (void)
{
  g_autoptr (Page) page = page_new (NULL, PAGE_LANDSCAPE, "east");
  GtkWidget *own = show_own (page);

  g_assert_null (page_find (own, GTK_TYPE_BUTTON, "I am at my board"));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attendee/presenter-page/board-times-and-way-are-said",
                   test_board_times_and_way_are_said);
  g_test_add_func ("/attendee/presenter-page/unknown-times-are-asked-at-the-desk",
                   test_unknown_times_are_asked_at_the_desk);
  g_test_add_func ("/attendee/presenter-page/a-paper-without-a-board-says-whom-to-ask",
                   test_a_paper_without_a_board_says_whom_to_ask);
  g_test_add_func ("/attendee/presenter-page/a-withdrawn-paper-says-so",
                   test_a_withdrawn_paper_says_so);
  g_test_add_func ("/attendee/presenter-page/nothing-can-be-said-where-nothing-can-be-noted",
                   test_nothing_can_be_said_where_nothing_can_be_noted);
  return g_test_run ();
}
