// SPDX-License-Identifier: GPL-3.0-or-later
// The page Search in the kiosk's own window: touched, typed into, and read out.
#include "tests/ui/kiosk.h"
#include "ui/attendee/found-card.h"
#include "ui/attendee/now-page.h"
#include "ui/attendee/poster-page.h"
#include "ui/attendee/posters-page.h"
#include "ui/attendee/search-page.h"
#include "ui/widget/keyboard.h"
#include "ui/widget/text-line.h"

#include <string.h>

#define TITLE_OF_17 "Evaluating the Fairness of Deep Learning Uncertainty Estimates"

static const KioskSize landscape = {1920, 1080};
static const KioskSize portrait = {1080, 1920};

static Kiosk *
open_search (KioskSize size, const char *language)
{
  Kiosk *kiosk = kiosk_open (kiosk_live_new ("strasbourg", KIOSK_NOW), size, language);

  kiosk_show (kiosk, "search");
  return kiosk;
}

static GtkWidget *
get_page (Kiosk *kiosk)
{
  return aff_window_get_page (kiosk->window);
}

static GtkWidget *
find_named (Kiosk *kiosk, const char *name)
{
  GtkWidget *button = kiosk_find_named (GTK_WIDGET (kiosk->window), GTK_TYPE_BUTTON, name);

  if (button == NULL)
    g_error ("There is no button %s", name);
  return button;
}

static void
press_named (Kiosk *kiosk, const char *name)
{
  kiosk_press (kiosk, find_named (kiosk, name));
}

// By the keys on the screen.
static void
tap (Kiosk *kiosk, const char *text)
{
  for (; *text != '\0'; text++)
    press_named (kiosk, *text == ' ' ? "Space" : (const char[]){*text, '\0'});
}

static const char *
get_typed (Kiosk *kiosk)
{
  return aff_text_line_get_text (aff_text_line_find (get_page (kiosk)));
}

static GPtrArray *
list_cards (Kiosk *kiosk)
{
  GPtrArray *buttons = kiosk_list (get_page (kiosk), GTK_TYPE_BUTTON);

  for (guint i = buttons->len; i > 0; i--)
    if (!gtk_widget_has_css_class (g_ptr_array_index (buttons, i - 1), "found-card"))
      g_ptr_array_remove_index (buttons, i - 1);
  return buttons;
}

static guint
count_cards (Kiosk *kiosk)
{
  g_autoptr (GPtrArray) cards = list_cards (kiosk);

  return cards->len;
}

// The first card that says WORDS.
static GtkWidget *
find_card (Kiosk *kiosk, const char *words)
{
  g_autoptr (GPtrArray) cards = list_cards (kiosk);

  for (guint i = 0; i < cards->len; i++) {
    g_autofree char *text = kiosk_text (g_ptr_array_index (cards, i));
    if (strstr (text, words) != NULL)
      return g_ptr_array_index (cards, i);
  }
  return NULL;
}

static void
press_card (Kiosk *kiosk, const char *words)
{
  GtkWidget *card = find_card (kiosk, words);

  if (card == NULL)
    g_error ("Nothing that was found says %s", words);
  kiosk_press (kiosk, card);
}

static void
check_four_letters (KioskSize size)
{
  static const struct {
    const char *text;
    const char *found;
  } cases[] = {{"meht", TITLE_OF_17}, {"17", "Board 17"}, {"fair", TITLE_OF_17}};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (Kiosk) kiosk = open_search (size, "en");

    g_assert_cmpint (strlen (cases[i].text), <=, 4);
    tap (kiosk, cases[i].text);
    g_assert_cmpstr (get_typed (kiosk), ==, cases[i].text);
    press_card (kiosk, cases[i].found);
    g_assert_true (AFF_IS_POSTER_PAGE (get_page (kiosk)));
    g_assert_true (kiosk_says (kiosk, TITLE_OF_17));
  }
}

static void
test_poster_is_found_in_four_letters (void)
{
  check_four_letters (landscape);
  check_four_letters (portrait);
}

static void
test_results_come_at_every_key (void)
{
  g_autoptr (Kiosk) kiosk = open_search (landscape, "en");

  g_assert_cmpuint (count_cards (kiosk), ==, 0);
  tap (kiosk, "u");
  g_assert_cmpuint (count_cards (kiosk), ==, 6);
  tap (kiosk, "ncert");
  g_assert_nonnull (find_card (kiosk, "Topic D, Uncertainty"));
  g_assert_nonnull (find_card (kiosk, "4 posters, boards 16 to 19"));
  g_assert_nonnull (find_card (kiosk, "Also: Uncertainty Tutorial"));
  tap (kiosk, "x");
  press_named (kiosk, "Backspace");
  g_assert_cmpstr (get_typed (kiosk), ==, "uncert");
  g_assert_nonnull (find_card (kiosk, "Topic D, Uncertainty"));
}

static void
test_cards_are_named_for_readers (void)
{
  g_autoptr (Kiosk) kiosk = open_search (landscape, "en");

  tap (kiosk, "meht");
  find_named (kiosk, "Board 17, " TITLE_OF_17 " in Medical Image Analysis, "
                     "Raghav Mehta, Changjian Shui, Tal Arbel");
}

static void
test_search_is_left_to_where_one_was (void)
{
  g_autoptr (Kiosk) kiosk = open_search (landscape, "en");

  tap (kiosk, "fair");
  press_card (kiosk, TITLE_OF_17);
  kiosk_type (kiosk, "Escape");
  g_assert_true (AFF_IS_SEARCH_PAGE (get_page (kiosk)));
  g_assert_cmpstr (get_typed (kiosk), ==, "fair");
  press_named (kiosk, "Close search");
  g_assert_true (AFF_IS_NOW_PAGE (get_page (kiosk)));
  press_named (kiosk, "Posters");
  press_named (kiosk, "Search");
  kiosk_type (kiosk, "Escape");
  g_assert_true (AFF_IS_POSTERS_PAGE (get_page (kiosk)));
}

static void
check_keyboard (KioskSize size)
{
  g_autoptr (Kiosk) kiosk = open_search (size, "en");
  GtkWidget *window = GTK_WIDGET (kiosk->window);

  g_assert_null (kiosk_find_named (window, GTK_TYPE_TOGGLE_BUTTON, "Schedule"));
  tap (kiosk, "a");
  guint before = count_cards (kiosk);
  press_named (kiosk, "Hide keyboard");
  g_assert_nonnull (kiosk_find_named (window, GTK_TYPE_TOGGLE_BUTTON, "Schedule"));
  g_assert_null (kiosk_find_named (window, GTK_TYPE_BUTTON, "Space"));
  g_assert_cmpuint (count_cards (kiosk), >, before);
  kiosk_check_whole (kiosk, "search without keyboard");
  press_named (kiosk, "Show keyboard");
  g_assert_cmpuint (count_cards (kiosk), ==, before);
  press_named (kiosk, "Close search");
  g_assert_nonnull (kiosk_find_named (window, GTK_TYPE_TOGGLE_BUTTON, "Schedule"));
}

static void
test_keyboard_has_the_place_of_the_nav_bar (void)
{
  check_keyboard (landscape);
  check_keyboard (portrait);
}

static void
test_more_results_are_leafed_through (void)
{
  g_autoptr (Kiosk) kiosk = open_search (landscape, "en");

  tap (kiosk, "a");
  g_assert_false (gtk_widget_is_sensitive (find_named (kiosk, "Results before these")));
  g_autofree char *first = kiosk_text (get_page (kiosk));
  press_named (kiosk, "More results");
  g_autofree char *second = kiosk_text (get_page (kiosk));
  g_assert_cmpstr (first, !=, second);
  press_named (kiosk, "Results before these");
  g_autofree char *again = kiosk_text (get_page (kiosk));
  g_assert_cmpstr (first, ==, again);
}

static void
test_nothing_typed_offers_places_topics_and_names (void)
{
  g_autoptr (Kiosk) kiosk = open_search (landscape, "en");

  find_named (kiosk, "Toilets");
  press_named (kiosk, "Names with M");
  g_assert_true (kiosk_says (kiosk, "Names with M"));
  press_card (kiosk, "Raghav Mehta");
  g_assert_true (AFF_IS_POSTER_PAGE (get_page (kiosk)));
  kiosk_type (kiosk, "Escape");
  g_assert_true (kiosk_says (kiosk, "Names with M"));
  press_named (kiosk, "Back");
  press_named (kiosk, "Uncertainty");
  g_assert_true (AFF_IS_POSTERS_PAGE (get_page (kiosk)));
}

static void
test_places_lead_to_the_map (void)
{
  g_autoptr (Kiosk) kiosk = open_search (landscape, "en");
  GtkWidget *page = get_page (kiosk);

  press_named (kiosk, "Toilets");
  g_assert_true (get_page (kiosk) != page);
  g_assert_false (AFF_IS_SEARCH_PAGE (get_page (kiosk)));
}

static void
test_nothing_found_says_what_to_do (void)
{
  g_autoptr (Kiosk) kiosk = open_search (landscape, "en");

  tap (kiosk, "xqzj");
  g_assert_true (kiosk_says (kiosk, "Nothing found for “xqzj”"));
  g_assert_true (kiosk_says (kiosk, "Check the spelling"));
  press_named (kiosk, "Choose by topic or name");
  g_assert_cmpstr (get_typed (kiosk), ==, "");
  find_named (kiosk, "Names with M");
}

static void
test_typing_error_is_put_right (void)
{
  g_autoptr (Kiosk) kiosk = open_search (landscape, "en");

  tap (kiosk, "uncertianty");
  g_assert_true (kiosk_says (kiosk, "Did you mean"));
  g_assert_nonnull (find_card (kiosk, "Topic D, Uncertainty"));
  GtkWidget *suggestion = kiosk_find_named (get_page (kiosk), GTK_TYPE_BUTTON, "Uncertainty");
  if (suggestion == NULL)
    suggestion = kiosk_find_named (get_page (kiosk), GTK_TYPE_BUTTON, "uncertainty");
  kiosk_press (kiosk, suggestion);
  g_assert_cmpint (g_ascii_strcasecmp (get_typed (kiosk), "uncertainty"), ==, 0);
  g_assert_false (kiosk_says (kiosk, "Did you mean"));
}

static void
test_free_board_leads_to_the_map (void)
{
  g_autoptr (Kiosk)
    kiosk = kiosk_open (kiosk_live_new_changed ("strasbourg",
                                                "DELETE FROM placement WHERE board = "
                                                "(SELECT id FROM board WHERE label = '17')",
                                                KIOSK_NOW),
                        landscape, "en");

  kiosk_show (kiosk, "search:17");
  press_card (kiosk, "Board 17");
  g_assert_true (AFF_IS_POSTERS_PAGE (get_page (kiosk)));
  g_assert_true (kiosk_says (kiosk, "Board 17 is free."));
}

// Slowly enough for a person, until it is clear that nothing more comes.
static void
type_slowly (Kiosk *kiosk, const char *text)
{
  kiosk_do_with_devices (kiosk, (const char *const[]){"type", "--delay", "130", text, NULL});
  for (gint64 end = g_get_monotonic_time () + 250 * 1000; g_get_monotonic_time () < end;)
    kiosk_settle (kiosk);
}

// Letters and digits only.
static void
scan (Kiosk *kiosk, const char *code)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();

  g_strv_builder_add_many (keys, "key", "--delay", "4", NULL);
  for (; *code != '\0'; code++)
    g_strv_builder_add (keys, (const char[]){*code, '\0'});
  g_strv_builder_add (keys, "Return");
  g_auto (GStrv) words = g_strv_builder_end (keys);
  kiosk_do_with_devices (kiosk, (const char *const *) words);
}

static void
test_real_keyboard_types_whatever_has_the_focus (void)
{
  g_autoptr (Kiosk) kiosk = open_search (landscape, "en");

  type_slowly (kiosk, "fair");
  g_assert_cmpstr (get_typed (kiosk), ==, "fair");
  gtk_widget_grab_focus (find_card (kiosk, TITLE_OF_17));
  type_slowly (kiosk, "n");
  g_assert_cmpstr (get_typed (kiosk), ==, "fairn");
  kiosk_type (kiosk, "BackSpace");
  g_assert_cmpstr (get_typed (kiosk), ==, "fair");
  gtk_widget_grab_focus (find_card (kiosk, TITLE_OF_17));
  kiosk_type (kiosk, "Return");
  for (int i = 0; i < 40 && !AFF_IS_POSTER_PAGE (get_page (kiosk)); i++)
    kiosk_settle (kiosk); // a button shows that it was pressed for a quarter of a second
  g_assert_true (AFF_IS_POSTER_PAGE (get_page (kiosk)));
}

static const AffPaper *
find_shown_paper (const AffProgramme *programme)
{
  for (guint i = 0; i < programme->papers->len; i++) {
    const AffPaper *paper = g_ptr_array_index (programme->papers, i);

    if (paper->presentations->len > 0)
      return paper;
  }
  g_assert_not_reached ();
}

static void
test_scanner_opens_its_poster_from_any_page (void)
{
  static const char *const pages[] = {"now", "schedule", "posters", "search", "attract"};
  g_autoptr (Kiosk)
    kiosk = kiosk_open (kiosk_live_new ("strasbourg", KIOSK_NOW), landscape, "en");
  const AffPaper *paper = find_shown_paper (aff_live_programme (kiosk->live));

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    kiosk_show (kiosk, pages[i]);
    scan (kiosk, paper->number);
    g_assert_true (AFF_IS_POSTER_PAGE (get_page (kiosk)));
    g_assert_true (kiosk_says (kiosk, paper->title));
  }
}

static void
test_scanner_never_types_into_the_line (void)
{
  g_autoptr (Kiosk) kiosk = open_search (landscape, "en");

  scan (kiosk, "badge0815");
  g_assert_true (AFF_IS_SEARCH_PAGE (get_page (kiosk)));
  g_assert_cmpstr (get_typed (kiosk), ==, "");
}

static void
test_nothing_typed_outlives_its_visitor (void)
{
  g_autoptr (Kiosk) kiosk = open_search (landscape, "en");

  tap (kiosk, "fair");
  press_named (kiosk, "AZERTY");
  kiosk_show (kiosk, "attract");
  kiosk_act (kiosk, "win.begin", g_variant_new_string ("en"));
  kiosk_show (kiosk, "search");
  g_assert_cmpstr (get_typed (kiosk), ==, "");
  GPtrArray *keyboards = kiosk_list (get_page (kiosk), AFF_TYPE_KEYBOARD);
  g_assert_cmpstr (aff_keyboard_get_layout (g_ptr_array_index (keyboards, 0)), ==, "QWERTY");
  g_ptr_array_unref (keyboards);
}

static void
test_results_follow_the_programme (void)
{
  g_autoptr (Kiosk) kiosk = open_search (landscape, "en");
  g_autoptr (AffLive) other =
    kiosk_live_new_changed ("strasbourg",
                            "UPDATE topic_name SET name = 'Doubt' WHERE language = 'en' "
                            "AND topic = (SELECT id FROM topic WHERE letter = 'D')",
                            KIOSK_NOW);

  tap (kiosk, "doub");
  g_assert_null (find_card (kiosk, "Topic D"));
  aff_live_set_programme (kiosk->live, aff_live_programme (other));
  kiosk_settle (kiosk);
  kiosk_settle (kiosk);
  g_assert_nonnull (find_card (kiosk, "Topic D, Doubt"));
  aff_live_stop (other);
}

static void
test_page_is_whole_in_each_language_and_shape (void)
{
  static const char *const languages[] = {"fr", "en", "de"};
  static const char *const texts[] = {"", "a", "uncert", "xqzj", "uncertianty", "17"};
  static const KioskSize sizes[] = {{1920, 1080}, {1080, 1920}, {1280, 720}, {1280, 1024}};

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sizes); j++) {
      g_autoptr (Kiosk) kiosk = open_search (sizes[j], languages[i]);

      for (guint k = 0; k < G_N_ELEMENTS (texts); k++) {
        g_autofree char *where = g_strdup_printf ("search:%s in %s at %dx%d", texts[k],
                                                  languages[i], sizes[j].width,
                                                  sizes[j].height);
        aff_text_line_set_text (aff_text_line_find (get_page (kiosk)), texts[k]);
        kiosk_settle (kiosk);
        kiosk_check_whole (kiosk, where);
      }
    }
}

int
main (int argc, char **argv)
{
  kiosk_start (&argc, &argv);
  g_test_add_func ("/attendee/search-page/poster-is-found-in-four-letters",
                   test_poster_is_found_in_four_letters);
  g_test_add_func ("/attendee/search-page/results-come-at-every-key",
                   test_results_come_at_every_key);
  g_test_add_func ("/attendee/search-page/cards-are-named-for-readers",
                   test_cards_are_named_for_readers);
  g_test_add_func ("/attendee/search-page/search-is-left-to-where-one-was",
                   test_search_is_left_to_where_one_was);
  g_test_add_func ("/attendee/search-page/keyboard-has-the-place-of-the-nav-bar",
                   test_keyboard_has_the_place_of_the_nav_bar);
  g_test_add_func ("/attendee/search-page/more-results-are-leafed-through",
                   test_more_results_are_leafed_through);
  g_test_add_func ("/attendee/search-page/nothing-typed-offers-places-topics-and-names",
                   test_nothing_typed_offers_places_topics_and_names);
  g_test_add_func ("/attendee/search-page/places-lead-to-the-map", test_places_lead_to_the_map);
  g_test_add_func ("/attendee/search-page/nothing-found-says-what-to-do",
                   test_nothing_found_says_what_to_do);
  g_test_add_func ("/attendee/search-page/typing-error-is-put-right",
                   test_typing_error_is_put_right);
  g_test_add_func ("/attendee/search-page/free-board-leads-to-the-map",
                   test_free_board_leads_to_the_map);
  g_test_add_func ("/attendee/search-page/real-keyboard-types-whatever-has-the-focus",
                   test_real_keyboard_types_whatever_has_the_focus);
  g_test_add_func ("/attendee/search-page/scanner-opens-its-poster-from-any-page",
                   test_scanner_opens_its_poster_from_any_page);
  g_test_add_func ("/attendee/search-page/scanner-never-types-into-the-line",
                   test_scanner_never_types_into_the_line);
  g_test_add_func ("/attendee/search-page/nothing-typed-outlives-its-visitor",
                   test_nothing_typed_outlives_its_visitor);
  g_test_add_func ("/attendee/search-page/results-follow-the-programme",
                   test_results_follow_the_programme);
  g_test_add_func ("/attendee/search-page/page-is-whole-in-each-language-and-shape",
                   test_page_is_whole_in_each_language_and_shape);
  return g_test_run ();
}
