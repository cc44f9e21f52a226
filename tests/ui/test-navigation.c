// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/kiosk.h"
#include "ui/attendee/now-page.h"
#include "ui/attendee/poster-page.h"
#include "ui/attendee/posters-page.h"
#include "ui/attendee/schedule-page.h"
#include "ui/attendee/search-page.h"
#include "ui/attendee/tour-page.h"
#include "ui/attendee/way-page.h"

#define TITLE_OF_17 "Evaluating the Fairness of Deep Learning Uncertainty Estimates"

static const KioskSize landscape = {1920, 1080};
static const KioskSize portrait = {1080, 1920};

static Kiosk *
open_kiosk (KioskSize size)
{
  return kiosk_open (kiosk_live_new ("strasbourg", KIOSK_NOW), size, "en");
}

static GtkWidget *
get_page (Kiosk *kiosk)
{
  return aff_window_get_page (kiosk->window);
}

static void
press_named (Kiosk *kiosk, const char *name)
{
  GtkWidget *button = kiosk_find_named (GTK_WIDGET (kiosk->window), GTK_TYPE_BUTTON, name);

  if (button == NULL)
    g_error ("There is no button %s", name);
  kiosk_press (kiosk, button);
}

// The button below the page that says WORDS.
static GtkWidget *
find_saying (Kiosk *kiosk, GType type, const char *words)
{
  g_autoptr (GPtrArray) buttons = kiosk_list (get_page (kiosk), type);

  for (guint i = 0; i < buttons->len; i++) {
    g_autofree char *text = kiosk_text (g_ptr_array_index (buttons, i));
    if (strstr (text, words) != NULL)
      return g_ptr_array_index (buttons, i);
  }
  return NULL;
}

static void
test_tiles_lead_to_the_map_and_to_ones_board (void)
{
  g_autoptr (Kiosk) kiosk = open_kiosk (landscape);

  g_assert_true (AFF_IS_NOW_PAGE (get_page (kiosk)));
  press_named (kiosk, "See the poster map");
  g_assert_true (AFF_IS_POSTERS_PAGE (get_page (kiosk)));
  press_named (kiosk, "Now");
  press_named (kiosk, "Find my board");
  g_assert_true (AFF_IS_SEARCH_PAGE (get_page (kiosk)));
}

static void
test_chip_on_now_filters_posters (void)
{
  g_autoptr (Kiosk) kiosk = open_kiosk (landscape);

  kiosk_press (kiosk, find_saying (kiosk, GTK_TYPE_BUTTON, "Uncertainty"));
  g_assert_true (AFF_IS_POSTERS_PAGE (get_page (kiosk)));
  GtkWidget *chip = find_saying (kiosk, GTK_TYPE_TOGGLE_BUTTON, "Uncertainty");
  GtkWidget *all = find_saying (kiosk, GTK_TYPE_TOGGLE_BUTTON, "All");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip)));
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (all)));
}

static void
check_sheets (KioskSize size)
{
  g_autoptr (Kiosk) kiosk = open_kiosk (size);

  press_named (kiosk, "Posters");
  g_assert_false (kiosk_says (kiosk, TITLE_OF_17));
  kiosk_press (kiosk, kiosk_find_board (kiosk, "17"));
  g_assert_true (kiosk_says (kiosk, TITLE_OF_17));
  kiosk_press (kiosk, find_saying (kiosk, GTK_TYPE_BUTTON, "Read more"));
  g_assert_true (AFF_IS_POSTER_PAGE (get_page (kiosk)));
  g_assert_true (kiosk_says (kiosk, TITLE_OF_17));
  kiosk_press (kiosk, kiosk_find_class (get_page (kiosk), "neighbour"));
  g_autofree char *neighbour = kiosk_text (kiosk_find_class (get_page (kiosk), "sheet-title"));
  g_assert_null (strstr (neighbour, TITLE_OF_17));
  press_named (kiosk, "Back");
  g_assert_true (AFF_IS_POSTER_PAGE (get_page (kiosk)));
  g_assert_true (kiosk_says (kiosk, TITLE_OF_17));
  kiosk_type (kiosk, "Escape");
  g_assert_true (AFF_IS_POSTERS_PAGE (get_page (kiosk)));
  g_assert_true (kiosk_says (kiosk, TITLE_OF_17));
  kiosk_type (kiosk, "Escape");
  g_assert_true (AFF_IS_POSTERS_PAGE (get_page (kiosk)));
}

static void
test_sheets_open_over_the_map_and_close_in_turn (void)
{
  check_sheets (landscape);
  check_sheets (portrait);
}

static void
test_nav_bar_closes_all_sheets (void)
{
  g_autoptr (Kiosk) kiosk = open_kiosk (landscape);

  kiosk_show_poster (kiosk, "17");
  kiosk_press (kiosk, kiosk_find_class (get_page (kiosk), "neighbour"));
  press_named (kiosk, "Posters");
  g_assert_true (AFF_IS_POSTERS_PAGE (get_page (kiosk)));
  kiosk_show_poster (kiosk, "17");
  press_named (kiosk, "Schedule");
  g_assert_true (AFF_IS_SCHEDULE_PAGE (get_page (kiosk)));
  press_named (kiosk, "Posters");
  g_assert_true (AFF_IS_POSTERS_PAGE (get_page (kiosk)));
}

static void
test_language_switch_keeps_page_and_choice (void)
{
  g_autoptr (Kiosk) kiosk = open_kiosk (landscape);

  press_named (kiosk, "Posters");
  kiosk_press (kiosk, kiosk_find_board (kiosk, "17"));
  kiosk_press (kiosk, find_saying (kiosk, GTK_TYPE_TOGGLE_BUTTON, "Uncertainty"));
  press_named (kiosk, "Deutsch");
  g_assert_true (AFF_IS_POSTERS_PAGE (get_page (kiosk)));
  g_assert_true (kiosk_says (kiosk, TITLE_OF_17));
  GtkWidget *chip = find_saying (kiosk, GTK_TYPE_TOGGLE_BUTTON, "Unsicherheit");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip)));
  kiosk_press (kiosk, find_saying (kiosk, GTK_TYPE_BUTTON, "Mehr lesen"));
  press_named (kiosk, "Français");
  g_assert_true (AFF_IS_POSTER_PAGE (get_page (kiosk)));
  g_assert_true (kiosk_says (kiosk, TITLE_OF_17));
}

static gboolean
is_marked (Kiosk *kiosk, const char *name)
{
  GtkWidget *bar = kiosk_find_class (GTK_WIDGET (kiosk->window), "nav-bar");
  GtkWidget *button = kiosk_find_named (bar, GTK_TYPE_TOGGLE_BUTTON, name);

  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button));
}

static void
test_way_is_of_the_page_that_it_was_asked_on (void)
{
  g_autoptr (Kiosk) kiosk = open_kiosk (landscape);
  const AffProgramme *programme = aff_live_programme (kiosk->live);
  const AffPlan *plan = g_ptr_array_index (programme->plans, 0);
  const AffBoard *board = g_ptr_array_index (plan->boards, 0);
  g_autofree char *way = g_strdup_printf ("way:%" G_GINT64_FORMAT, board->id);

  // The one that the program begins with is of the map.
  kiosk_show (kiosk, way);
  g_assert_true (is_marked (kiosk, "Posters"));
  g_assert_false (is_marked (kiosk, "Now"));
  press_named (kiosk, "Back");
  g_assert_true (AFF_IS_POSTERS_PAGE (get_page (kiosk)));
  press_named (kiosk, "Plan a tour");
  kiosk_press (kiosk, find_saying (kiosk, GTK_TYPE_BUTTON, "Start at board"));
  g_assert_true (AFF_IS_WAY_PAGE (get_page (kiosk)));
  g_assert_true (is_marked (kiosk, "Plan a tour"));
  press_named (kiosk, "Back");
  g_assert_true (AFF_IS_TOUR_PAGE (get_page (kiosk)));
  press_named (kiosk, "Now");
  kiosk_show_poster (kiosk, "17");
  kiosk_press (kiosk, find_saying (kiosk, GTK_TYPE_BUTTON, "Show the way"));
  g_assert_true (AFF_IS_WAY_PAGE (get_page (kiosk)));
  g_assert_true (is_marked (kiosk, "Posters"));
}

static void
test_former_pages_are_gone (void)
{
  g_autoptr (Kiosk) kiosk = open_kiosk (landscape);
  static const char *const names[] = {"Schedule", "Posters", "Now"};

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    GtkWidget *former = get_page (kiosk);
    g_object_add_weak_pointer (G_OBJECT (former), (gpointer *) &former);
    press_named (kiosk, names[i]);
    g_assert_null (former);
  }
}

int
main (int argc, char **argv)
{
  kiosk_start (&argc, &argv);
  g_test_add_func ("/ui/navigation/tiles-lead-to-the-map-and-to-ones-board",
                   test_tiles_lead_to_the_map_and_to_ones_board);
  g_test_add_func ("/ui/navigation/chip-on-now-filters-posters",
                   test_chip_on_now_filters_posters);
  g_test_add_func ("/ui/navigation/sheets-open-over-the-map-and-close-in-turn",
                   test_sheets_open_over_the_map_and_close_in_turn);
  g_test_add_func ("/ui/navigation/nav-bar-closes-all-sheets", test_nav_bar_closes_all_sheets);
  g_test_add_func ("/ui/navigation/language-switch-keeps-page-and-choice",
                   test_language_switch_keeps_page_and_choice);
  g_test_add_func ("/ui/navigation/way-is-of-the-page-that-it-was-asked-on",
                   test_way_is_of_the_page_that_it_was_asked_on);
  g_test_add_func ("/ui/navigation/former-pages-are-gone", test_former_pages_are_gone);
  return g_test_run ();
}
