// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/page.h"
#include "ui/attendee/board-pad.h"
#include "ui/attendee/posters-page.h"
#include "ui/map/board-target.h"
#include "ui/map/map-view.h"
#include "ui/widget/qr-view.h"

static GtkWidget *
show_posters (Page *page)
{
  GtkWidget *child = aff_posters_page_new (page->scene);

  page_show (page, child);
  return child;
}

static GtkWidget *
find_board (GtkWidget *root, const char *name)
{
  GtkWidget *target = page_find (root, AFF_TYPE_BOARD_TARGET, name);

  g_assert_nonnull (target);
  return target;
}

static void
choose (GtkWidget *root, const char *name)
{
  g_assert_true (gtk_widget_activate (find_board (root, name)));
  page_wait ();
}

static void
press (GtkWidget *root, const char *name)
{
  GtkWidget *button = page_find (root, GTK_TYPE_BUTTON, name);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  page_wait ();
}

static void
test_map_has_thirty_named_boards (void)
{
  g_autoptr (Page) page = page_new (NULL, PAGE_LANDSCAPE, NULL);
  GtkWidget *posters = show_posters (page);

  g_assert_cmpuint (page_count (posters, AFF_TYPE_BOARD_TARGET), ==, 30);
  gtk_test_accessible_assert_role (find_board (posters, "Board 17, Title 17, Topic A"),
                                   GTK_ACCESSIBLE_ROLE_BUTTON);
  find_board (posters, "Board 24, free");
  find_board (posters, "Board 30, closed");
}

static void
test_nothing_is_selected_at_first (void)
{
  g_autoptr (Page) page = page_new (NULL, PAGE_LANDSCAPE, NULL);
  GtkWidget *posters = show_posters (page);

  g_assert_true (page_says (posters, "28 posters on show"));
  g_assert_null (page_find (posters, AFF_TYPE_QR_VIEW, NULL));
}

static void
test_chosen_board_fills_the_panel (void)
{
  g_autoptr (Page) page = page_new (NULL, PAGE_LANDSCAPE, NULL);
  GtkWidget *posters = show_posters (page);

  choose (posters, "Board 17, Title 17, Topic A");
  g_assert_cmpint (page->visit.board, ==, 17);
  g_assert_true (page_says (posters, "Title 17"));
  g_assert_true (page_says (posters, "First Author, Last Author"));
  g_assert_true (page_says (posters, "papers.example.org"));
  g_assert_nonnull (page_find (posters, AFF_TYPE_QR_VIEW, NULL));
  press (posters, "Read more");
  g_assert_cmpuint (page->shown->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (page->shown, 0), ==, "presentation:17");
}

static void
test_paper_without_link_has_no_code (void)
{
  g_autoptr (Page) page = page_new (NULL, PAGE_LANDSCAPE, NULL);
  GtkWidget *posters = show_posters (page);

  choose (posters, "Board 3, Title 3, Topic C");
  g_assert_true (page_says (posters, "Link to come"));
  g_assert_null (page_find (posters, AFF_TYPE_QR_VIEW, NULL));
  g_assert_false (page_says (posters, "Scan to open"));
}

static void
test_free_and_closed_boards_say_so (void)
{
  g_autoptr (Page) page = page_new (NULL, PAGE_LANDSCAPE, NULL);
  GtkWidget *posters = show_posters (page);

  choose (posters, "Board 24, free");
  g_assert_true (
    page_says (posters, "Board 24 is free. No poster on this board in this session."));
  g_assert_null (page_find (posters, GTK_TYPE_BUTTON, "Read more"));
  choose (posters, "Board 30, closed");
  g_assert_true (page_says (posters, "Board 30 is closed."));
}

static void
test_topic_chips_exclude_each_other (void)
{
  g_autoptr (Page) page = page_new (NULL, PAGE_LANDSCAPE, NULL);
  GtkWidget *posters = show_posters (page);
  GtkWidget *chip_d = page_find (posters, GTK_TYPE_TOGGLE_BUTTON, "Topic D");
  GtkWidget *chip_e = page_find (posters, GTK_TYPE_TOGGLE_BUTTON, "Topic E");

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip_d), TRUE);
  g_assert_cmpint (page->visit.topic, ==, 4);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip_e), TRUE);
  g_assert_cmpint (page->visit.topic, ==, 5);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip_d)));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip_e), FALSE);
  g_assert_cmpint (page->visit.topic, ==, 0);
}

// Their names would leave the map no room.
static void
test_many_topics_are_letters (void)
{
  g_autoptr (Page) page = page_new (
    "WITH RECURSIVE n (i) AS (SELECT 9 UNION ALL SELECT i + 1 FROM n WHERE i < 26)"
    " INSERT INTO topic (id, letter, rank) SELECT i, char (64 + i), i FROM n;"
    "INSERT INTO topic_name (topic, language, name, short_name)"
    " SELECT id, 'en', 'A topic with a long name ' || letter, NULL FROM topic WHERE id > 8",
    PAGE_LANDSCAPE, NULL);
  GtkWidget *posters = show_posters (page);
  GtkWidget *map = page_find (posters, AFF_TYPE_MAP_VIEW, NULL);
  GtkWidget *chip = page_find (posters, GTK_TYPE_TOGGLE_BUTTON, "A topic with a long name Z");

  g_assert_cmpint (gtk_widget_get_height (map), >, gtk_widget_get_height (posters) / 2);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
  g_assert_cmpint (page->visit.topic, ==, 26);
}

static void
test_selection_survives_a_change (void)
{
  g_autoptr (Page) page = page_new (NULL, PAGE_LANDSCAPE, NULL);
  GtkWidget *posters = show_posters (page);

  choose (posters, "Board 5, Title 5, Topic E");
  page_change (page, "UPDATE paper SET title = 'Another title' WHERE id = 5");
  g_assert_true (page_says (posters, "Another title"));
  find_board (posters, "Board 5, Another title, Topic E");
  page_change (page, "DELETE FROM placement WHERE board = 5");
  g_assert_true (page_says (posters, "Board 5 is free."));
}

static void
test_zoom_buttons_work_to_their_ends (void)
{
  g_autoptr (Page) page = page_new (NULL, PAGE_LANDSCAPE, NULL);
  GtkWidget *posters = show_posters (page);
  GtkWidget *map = page_find (posters, AFF_TYPE_MAP_VIEW, NULL);
  GtkWidget *zoom_out = page_find (posters, GTK_TYPE_BUTTON, "Zoom out");

  g_assert_true (aff_map_view_is_whole (AFF_MAP_VIEW (map)));
  g_assert_false (gtk_widget_is_sensitive (zoom_out));
  press (posters, "Zoom in");
  g_assert_false (aff_map_view_is_whole (AFF_MAP_VIEW (map)));
  press (posters, "Zoom out");
  g_assert_true (aff_map_view_is_whole (AFF_MAP_VIEW (map)));
  press (posters, "Zoom in");
  press (posters, "Whole map");
  g_assert_true (aff_map_view_is_whole (AFF_MAP_VIEW (map)));
}

static void
test_keys_jump_and_zoom (void)
{
  g_autoptr (Page) page = page_new (NULL, PAGE_LANDSCAPE, NULL);
  GtkWidget *posters = show_posters (page);
  AffMapView *map = AFF_MAP_VIEW (page_find (posters, AFF_TYPE_MAP_VIEW, NULL));

  g_assert_true (aff_map_view_take_key (map, GDK_KEY_1, 10000));
  g_assert_cmpint (page->visit.board, ==, 1);
  g_assert_true (aff_map_view_take_key (map, GDK_KEY_7, 10300));
  g_assert_cmpint (page->visit.board, ==, 17);
  g_assert_true (aff_map_view_take_key (map, GDK_KEY_2, 20000));
  g_assert_true (aff_map_view_take_key (map, GDK_KEY_0, 20200));
  g_assert_cmpint (page->visit.board, ==, 20);
  g_assert_true (aff_map_view_take_key (map, GDK_KEY_plus, 30000));
  g_assert_false (aff_map_view_is_whole (map));
  g_assert_true (aff_map_view_take_key (map, GDK_KEY_0, 40000));
  g_assert_true (aff_map_view_is_whole (map));
  g_assert_false (aff_map_view_take_key (map, GDK_KEY_Escape, 50000));
}

static void
test_labels_with_letters_are_reached_by_their_number (void)
{
  g_autoptr (Page) page = page_new ("UPDATE board SET label = printf ('W%03d', id + 40)",
                                    PAGE_LANDSCAPE, NULL);
  GtkWidget *posters = show_posters (page);
  AffMapView *map = AFF_MAP_VIEW (page_find (posters, AFF_TYPE_MAP_VIEW, NULL));

  aff_map_view_take_key (map, GDK_KEY_4, 10000);
  aff_map_view_take_key (map, GDK_KEY_7, 10100);
  g_assert_cmpint (page->visit.board, ==, 7);
}

static void
test_tab_stops_once_on_the_map (void)
{
  g_autoptr (Page) page = page_new (NULL, PAGE_LANDSCAPE, NULL);
  GtkWidget *posters = show_posters (page);
  GtkWidget *map = page_find (posters, AFF_TYPE_MAP_VIEW, NULL);

  g_assert_true (gtk_widget_child_focus (map, GTK_DIR_TAB_FORWARD));
  g_assert_true (AFF_IS_BOARD_TARGET (gtk_window_get_focus (GTK_WINDOW (page->window))));
  g_assert_false (gtk_widget_child_focus (map, GTK_DIR_TAB_FORWARD));
}

static void
test_upright_screen_has_keys_instead (void)
{
  g_autoptr (Page) page = page_new (NULL, PAGE_PORTRAIT, "east");
  GtkWidget *posters = show_posters (page);
  GtkWidget *pad = page_find (posters, AFF_TYPE_BOARD_PAD, NULL);

  g_assert_cmpuint (page_count (pad, GTK_TYPE_BUTTON), ==, 30);
  g_assert_cmpuint (page_count (posters, AFF_TYPE_BOARD_TARGET), ==, 0);
  press (pad, "Board 17, Title 17, Topic A");
  g_assert_cmpint (page->visit.board, ==, 17);
  g_assert_true (page_says (posters, "papers.example.org"));
  press (posters, "Read more");
  g_assert_cmpstr (g_ptr_array_index (page->shown, 0), ==, "presentation:17");
}

static gboolean
is_offered (GtkWidget *root, const char *name)
{
  GtkWidget *button = page_find (root, GTK_TYPE_BUTTON, name);

  g_assert_nonnull (button);
  return gtk_widget_is_sensitive (button);
}

static void
test_ways_are_offered_once_a_board_is_chosen (void)
{
  g_autoptr (Page) page = page_new (NULL, PAGE_PORTRAIT, "east");
  GtkWidget *posters = show_posters (page);

  g_assert_false (is_offered (posters, "Show the way"));
  g_assert_false (is_offered (posters, "Read more"));
  press (posters, "Board 5, Title 5, Topic E");
  g_assert_true (is_offered (posters, "Show the way"));
  g_assert_true (is_offered (posters, "Read more"));
  press (posters, "Board 24, free");
  g_assert_true (is_offered (posters, "Show the way"));
  g_assert_false (is_offered (posters, "Read more"));
}

static void
test_long_labels_fit_an_upright_screen (void)
{
  g_autoptr (Page) page = page_new ("UPDATE board SET label = 'Hall-North-Board-' || id",
                                    PAGE_PORTRAIT, "east");
  GtkWidget *posters = show_posters (page);
  int least;

  gtk_widget_measure (posters, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 1080);
}

static void
test_pad_turns_pages_past_thirty (void)
{
  g_autoptr (Page) page = page_new (
    "WITH RECURSIVE n (i) AS (SELECT 31 UNION ALL SELECT i + 1 FROM n WHERE i < 34) "
    "INSERT INTO board (id, plan, label, x_mm, y_mm, facing_deg, width_mm, height_mm) "
    "SELECT i, 1, i, 15500, 1400 + (i - 31) * 2200, 180, 1860, 1860 FROM n",
    PAGE_PORTRAIT, "east");
  GtkWidget *posters = show_posters (page);
  GtkWidget *pad = page_find (posters, AFF_TYPE_BOARD_PAD, NULL);

  g_assert_null (page_find (pad, GTK_TYPE_BUTTON, "Board 33, free"));
  press (pad, "Boards after these");
  press (pad, "Board 33, free");
  g_assert_cmpint (page->visit.board, ==, 33);
}

// A turned hall would make boards too small for a finger: then there are keys as well.
static void
test_small_boards_get_keys_lying_down (void)
{
  g_autoptr (Page) page = page_new ("UPDATE plan SET width_mm = 33600", PAGE_LANDSCAPE, "east");
  GtkWidget *posters = show_posters (page);
  GtkWidget *pad = page_find (posters, AFF_TYPE_BOARD_PAD, NULL);

  g_assert_nonnull (pad);
  press (pad, "Board 30, closed");
  g_assert_true (page_says (posters, "Board 30 is closed."));
  g_assert_nonnull (page_find (posters, GTK_TYPE_WIDGET, "You are here"));
}

// A hall that lies askew takes the room of the heading, not that of the panel.
static void
test_askew_map_leaves_room_for_the_rest (void)
{
  g_autoptr (Page)
    page = page_new ("UPDATE plan SET width_mm = 45000; UPDATE place SET heading_deg = 200",
                     PAGE_LANDSCAPE, "east");
  GtkWidget *posters = show_posters (page);

  g_assert_nonnull (page_find (posters, AFF_TYPE_BOARD_PAD, NULL));
  g_assert_false (page_says (posters, "Choose a board"));
  g_assert_cmpint (gtk_widget_get_width (posters), ==, 1920);
}

static void
test_few_keys_stay_low (void)
{
  g_autoptr (Page)
    page = page_new ("UPDATE plan SET width_mm = 33600; DELETE FROM placement WHERE board > 6; "
                     "DELETE FROM board WHERE id > 6",
                     PAGE_LANDSCAPE, "east");
  GtkWidget *posters = show_posters (page);
  GtkWidget *pad = page_find (posters, AFF_TYPE_BOARD_PAD, NULL);
  GtkWidget *key = page_find (pad, GTK_TYPE_BUTTON, "Board 1, Title 1, Topic A");

  g_assert_cmpint (gtk_widget_get_height (pad), >, 400);
  g_assert_cmpint (gtk_widget_get_height (key), <=, 140);
  g_assert_cmpint (gtk_widget_get_height (key), >, 100);
}

static void
test_no_boards_is_said_in_words (void)
{
  g_autoptr (Page) page = page_new (
    "DELETE FROM placement; DELETE FROM board; DELETE FROM place; UPDATE room SET plan = NULL; "
    "DELETE FROM plan",
    PAGE_LANDSCAPE, NULL);
  GtkWidget *posters = show_posters (page);

  g_assert_true (page_says (posters, "No boards yet"));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attendee/posters-page/map-has-thirty-named-boards",
                   test_map_has_thirty_named_boards);
  g_test_add_func ("/attendee/posters-page/nothing-is-selected-at-first",
                   test_nothing_is_selected_at_first);
  g_test_add_func ("/attendee/posters-page/chosen-board-fills-the-panel",
                   test_chosen_board_fills_the_panel);
  g_test_add_func ("/attendee/posters-page/paper-without-link-has-no-code",
                   test_paper_without_link_has_no_code);
  g_test_add_func ("/attendee/posters-page/free-and-closed-boards-say-so",
                   test_free_and_closed_boards_say_so);
  g_test_add_func ("/attendee/posters-page/topic-chips-exclude-each-other",
                   test_topic_chips_exclude_each_other);
  g_test_add_func ("/attendee/posters-page/many-topics-are-letters",
                   test_many_topics_are_letters);
  g_test_add_func ("/attendee/posters-page/selection-survives-a-change",
                   test_selection_survives_a_change);
  g_test_add_func ("/attendee/posters-page/zoom-buttons-work-to-their-ends",
                   test_zoom_buttons_work_to_their_ends);
  g_test_add_func ("/attendee/posters-page/keys-jump-and-zoom", test_keys_jump_and_zoom);
  g_test_add_func ("/attendee/posters-page/labels-with-letters-are-reached-by-their-number",
                   test_labels_with_letters_are_reached_by_their_number);
  g_test_add_func ("/attendee/posters-page/tab-stops-once-on-the-map",
                   test_tab_stops_once_on_the_map);
  g_test_add_func ("/attendee/posters-page/upright-screen-has-keys-instead",
                   test_upright_screen_has_keys_instead);
  g_test_add_func ("/attendee/posters-page/ways-are-offered-once-a-board-is-chosen",
                   test_ways_are_offered_once_a_board_is_chosen);
  g_test_add_func ("/attendee/posters-page/long-labels-fit-an-upright-screen",
                   test_long_labels_fit_an_upright_screen);
  g_test_add_func ("/attendee/posters-page/pad-turns-pages-past-thirty",
                   test_pad_turns_pages_past_thirty);
  g_test_add_func ("/attendee/posters-page/small-boards-get-keys-lying-down",
                   test_small_boards_get_keys_lying_down);
  g_test_add_func ("/attendee/posters-page/askew-map-leaves-room-for-the-rest",
                   test_askew_map_leaves_room_for_the_rest);
  g_test_add_func ("/attendee/posters-page/few-keys-stay-low", test_few_keys_stay_low);
  g_test_add_func ("/attendee/posters-page/no-boards-is-said-in-words",
                   test_no_boards_is_said_in_words);
  return g_test_run ();
}
