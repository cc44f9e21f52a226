// SPDX-License-Identifier: GPL-3.0-or-later
// From a name to a board and on: the pages to search, to find the own board, of a way, of a tour
// and of a presenter, in each language and shape, and in each state that changes what they say.
#include "tests/ui/kiosk.h"
#include "ui/attendee/presenter-page.h"
#include "ui/attendee/search-page.h"
#include "ui/attendee/tour-page.h"
#include "ui/attendee/way-page.h"
#include "ui/language.h"

#include <string.h>

#define LONGEST_SAME 3 // letters of a word that two languages may well share

static const KioskSize sizes[] = {{1920, 1080}, {1080, 1920}};
static const KioskSize other_sizes[] = {{1280, 720}, {720, 1280}, {1280, 1024}, {1024, 1280}};

// The sample's boards and presentations have the numbers of their labels.
static const char *const pages[] = {"tour", "way:17", "way:place:10",
                                    "find", "own:17", "search"};

static GtkWidget *
get_root (Kiosk *kiosk)
{
  return GTK_WIDGET (kiosk->window);
}

static GtkWidget *
get_page (Kiosk *kiosk)
{
  return aff_window_get_page (kiosk->window);
}

static Kiosk *
open_live (AffLive *live, KioskSize size, const char *language)
{
  AffWindowSetting setting = {.live = live,
                              .language = language,
                              .kiosk = "foyer",
                              .width = size.width,
                              .height = size.height};

  return kiosk_open_with (&setting);
}

static Kiosk *
open_sample (KioskSize size, const char *language)
{
  return open_live (kiosk_live_new ("strasbourg", KIOSK_NOW), size, language);
}

static Kiosk *
open_changed (const char *sql, KioskSize size, const char *language)
{
  return open_live (kiosk_live_new_changed ("strasbourg", sql, KIOSK_NOW), size, language);
}

static void
press_named (Kiosk *kiosk, const char *name)
{
  GtkWidget *button = kiosk_find_named (get_root (kiosk), GTK_TYPE_BUTTON, name);

  if (button == NULL)
    g_error ("There is no button %s", name);
  kiosk_press (kiosk, button);
}

// The page as it stands, in each language; the visit goes on.
static void
check_languages (Kiosk *kiosk, const char *what)
{
  for (const AffLanguage *language = aff_languages; language->code != NULL; language++) {
    g_autofree char *where = g_strdup_printf ("%s in %s, %d pixels wide", what, language->code,
                                              gtk_widget_get_width (get_root (kiosk)));

    kiosk_act (kiosk, "win.language", g_variant_new_string (language->code));
    kiosk_check_whole (kiosk, where);
  }
  kiosk_act (kiosk, "win.language", g_variant_new_string ("en"));
}

static void
test_every_page_is_whole_in_each_language (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autoptr (Kiosk) kiosk = open_sample (sizes[i], "en");

    for (guint j = 0; j < G_N_ELEMENTS (pages); j++) {
      kiosk_show (kiosk, pages[j]);
      check_languages (kiosk, pages[j]);
    }
  }
}

static void
test_every_page_is_whole_on_other_screens (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (other_sizes); i++) {
    g_autoptr (Kiosk) kiosk = open_sample (other_sizes[i], i % 2 == 0 ? "fr" : "de");

    for (guint j = 0; j < G_N_ELEMENTS (pages); j++) {
      g_autofree char *where = g_strdup_printf ("%s at %dx%d", pages[j], other_sizes[i].width,
                                                other_sizes[i].height);
      kiosk_show (kiosk, pages[j]);
      kiosk_check_whole (kiosk, where);
    }
  }
}

static guint
count_letters (const char *text)
{
  guint count = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    count += g_unichar_isalpha (g_utf8_get_char (text));
  return count;
}

// What stands in the programme as it is, whatever the language.
static gboolean
is_data (const AffProgramme *programme, const char *line)
{
  for (guint i = 0; i < programme->papers->len; i++) {
    const AffPaper *paper = g_ptr_array_index (programme->papers, i);

    if (strstr (paper->title, line) != NULL)
      return TRUE;
  }
  for (guint i = 0; i < programme->items->len; i++) {
    const AffItem *item = g_ptr_array_index (programme->items, i);

    if (g_strcmp0 (item->material, line) == 0 || g_strcmp0 (item->workshop->title, line) == 0)
      return TRUE;
  }
  return FALSE;
}

// Words that the languages have in common.
static gboolean
is_shared (const char *line)
{
  static const char *const words[] = {"QWERTY",     "QWERTZ",      "AZERTY",     "Français",
                                      "English",    "Deutsch",     "Posters",    "Poster",
                                      "Foundation", "Data",        "Benchmarks", "Stage",
                                      "Material",   "Names",       "Toilets",    "20 min",
                                      "10 min",     "Segmentation"};

  return g_strv_contains (words, line) || count_letters (line) <= LONGEST_SAME;
}

static const char *const *
split_lines (char *text)
{
  return (const char *const *) g_strsplit (text, "\n", -1);
}

static void
compare_words (Kiosk *kiosk, const char *english, const char *language, const char *page)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) before = (GStrv) split_lines ((char *) english);

  kiosk_act (kiosk, "win.language", g_variant_new_string (language));
  text = kiosk_text (get_page (kiosk));
  g_auto (GStrv) lines = (GStrv) split_lines (text);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) before, lines[i]) && !is_shared (lines[i]) &&
        !is_data (aff_live_programme (kiosk->live), lines[i]))
      kiosk_complain (page, "says \"%s\" in %s too", lines[i], language);
}

static void
test_no_words_stay_english (void)
{
  g_autoptr (Kiosk) kiosk = open_sample (sizes[0], "en");

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    kiosk_act (kiosk, "win.language", g_variant_new_string ("en"));
    kiosk_show (kiosk, pages[i]);
    g_autofree char *english = kiosk_text (get_page (kiosk));
    compare_words (kiosk, english, "fr", pages[i]);
    compare_words (kiosk, english, "de", pages[i]);
  }
}

static void
check_names (Kiosk *kiosk, const char *where)
{
  g_autoptr (GPtrArray) controls = kiosk_list_controls (get_page (kiosk));

  for (guint i = 0; i < controls->len; i++) {
    GtkWidget *control = g_ptr_array_index (controls, i);
    g_autofree char *words = kiosk_text (control);

    if (words[0] == '\0' && kiosk_is_named (control, ""))
      kiosk_complain (where, "control %u has no name", i);
  }
}

// Presses each control of PAGE in turn. One that leaves the page is followed by a way back.
static guint
press_all (Kiosk *kiosk, const char *page, const char *language)
{
  GtkWidget *shown = NULL;

  for (guint i = 0;; i++) {
    if (kiosk_find_class (get_root (kiosk), "attract") != NULL)
      kiosk_act (kiosk, "win.begin", g_variant_new_string (language));
    if (shown == NULL || shown != get_page (kiosk))
      kiosk_show (kiosk, page);
    shown = get_page (kiosk);
    g_autoptr (GPtrArray) controls = kiosk_list_controls (shown);
    if (i >= controls->len)
      return i;
    kiosk_touch (kiosk, g_ptr_array_index (controls, i));
    g_assert_true (gtk_widget_get_mapped (get_root (kiosk)));
    g_assert_nonnull (get_page (kiosk));
  }
}

static void
test_every_control_has_a_name_and_can_be_pressed (void)
{
  static const char *const languages[] = {"en", "fr"};
  static const guint least[] = {16, 3, 3, 40, 2, 40};

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autoptr (Kiosk) kiosk = open_sample (sizes[i], languages[i]);

    for (guint j = 0; j < G_N_ELEMENTS (pages); j++) {
      kiosk_show (kiosk, pages[j]);
      check_names (kiosk, pages[j]);
      guint pressed = press_all (kiosk, pages[j], languages[i]);
      g_test_message ("%s, %s: %u", pages[j], languages[i], pressed);
      g_assert_cmpuint (pressed, >=, least[j]);
    }
  }
}

static void
test_a_tour_of_picks_is_whole (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autoptr (Kiosk) kiosk = open_sample (sizes[i], "en");

    for (int board = 1; board <= 7; board++) {
      g_autofree char *label = g_strdup_printf ("%d", board);

      kiosk_show_poster (kiosk, label);
      press_named (kiosk, "Add to my tour");
    }
    kiosk_show (kiosk, "tour");
    g_assert_true (kiosk_says (kiosk, "Picked: 7"));
    check_languages (kiosk, "a tour of picks");
    kiosk_show (kiosk, "posters");
    kiosk_press (kiosk, kiosk_find_board (kiosk, KIOSK_BOARD));
    kiosk_show (kiosk, "tour");
    press_named (kiosk, "Begin at board " KIOSK_BOARD);
    check_languages (kiosk, "a tour from the chosen board");
  }
}

// Letters to Z, as many names as in no workshop.
#define MANY_TOPICS                                                                            \
  "WITH RECURSIVE n (i) AS (SELECT 9 UNION ALL SELECT i + 1 FROM n WHERE i < 26)"              \
  " INSERT INTO topic (id, letter, rank) SELECT 100 + i, char (64 + i), i FROM n;"             \
  "INSERT INTO topic_name (topic, language, name)"                                             \
  " SELECT id, 'en', 'Topic ' || letter FROM topic WHERE id > 100"

static void
test_a_tour_of_many_topics_is_whole (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autoptr (Kiosk) kiosk = open_changed (MANY_TOPICS, sizes[i], "en");

    kiosk_show (kiosk, "tour");
    g_assert_nonnull (kiosk_find_named (get_root (kiosk), GTK_TYPE_BUTTON, "Topic Z"));
    check_languages (kiosk, "a tour of 26 topics");
  }
}

// A closed ring around board 17.
#define WALLED_IN                                                                              \
  "INSERT INTO area (plan, kind, points) VALUES"                                               \
  " (1, 'obstacle', '11800,10800 14300,10800 14300,11000 11800,11000'),"                       \
  " (1, 'obstacle', '11800,7300 12000,7300 12000,11000 11800,11000'),"                         \
  " (1, 'obstacle', '14100,7300 14300,7300 14300,11000 14100,11000')"

// Walls across the hall, each with a gap at its other end.
#define MAZE                                                                                   \
  "INSERT INTO area (plan, kind, points) VALUES"                                               \
  " (1, 'obstacle', '3000,16200 33420,16200 33420,16400 3000,16400'),"                         \
  " (1, 'obstacle', '2400,13600 4400,13600 4400,13800 2400,13800'),"                           \
  " (1, 'obstacle', '180,10900 29000,10900 29000,11100 180,11100'),"                           \
  " (1, 'obstacle', '5000,3200 33420,3200 33420,3400 5000,3400')"

static void
test_a_way_that_cannot_be_walked_is_whole (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autoptr (Kiosk) kiosk = open_changed (WALLED_IN, sizes[i], "en");

    kiosk_show (kiosk, "way:17");
    g_assert_false (kiosk_says (kiosk, "m from here"));
    g_assert_true (kiosk_says (kiosk, "You can come within 2"));
    check_languages (kiosk, "a way that cannot be walked");
    press_named (kiosk, "Step-free way");
    check_languages (kiosk, "a step-free way that cannot be walked");
  }
}

static void
test_a_way_of_many_steps_is_leafed_through (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autoptr (Kiosk) kiosk = open_changed (MAZE, sizes[i], "en");

    kiosk_show (kiosk, "way:10");
    check_languages (kiosk, "a way of many steps");
    g_assert_false (kiosk_says (kiosk, "Board 10 is"));
    press_named (kiosk, "And then");
    g_assert_true (kiosk_says (kiosk, "Board 10 is"));
    kiosk_check_whole (kiosk, "the last of many steps");
    press_named (kiosk, "From the beginning");
    g_assert_false (kiosk_says (kiosk, "Board 10 is"));
  }
}

// The page of the poster on board 17 in the states of its session.
static const struct {
  const char *name;
  const char *sql;
  int minutes; // after KIOSK_NOW
  const char *words;
} own_states[] = {
  {"early", NULL, -180, "Hang it from 13:00."},
  {"to hang", NULL, -60, "Hang it now"},
  {"to attend", NULL, 0, "Be at your board until 16:20."},
  {"to take down", NULL, 70, "Take it down before 18:15."},
  {"over", NULL, 240, "The session is over."},
  {"without times", "UPDATE item SET day = NULL, minute = NULL WHERE id = 4", 0,
   "Ask the desk"},
  {"withdrawn",
   "DELETE FROM placement WHERE presentation = 17;UPDATE paper SET withdrawn = 1 WHERE id = 17",
   0, "This paper was withdrawn"},
  {"without a board", "DELETE FROM placement WHERE presentation = 17", 0,
   "Your poster has no board yet"},
};

static void
test_the_own_page_is_whole_in_each_state (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint j = 0; j < G_N_ELEMENTS (own_states); j++) {
      gint64 now = KIOSK_NOW + 60 * own_states[j].minutes;
      AffLive *live = own_states[j].sql != NULL
                        ? kiosk_live_new_changed ("strasbourg", own_states[j].sql, now)
                        : kiosk_live_new ("strasbourg", now);
      g_autoptr (Kiosk) kiosk = open_live (live, sizes[i], "en");

      kiosk_show (kiosk, "own:17");
      g_assert_true (AFF_IS_PRESENTER_PAGE (get_page (kiosk)));
      if (!kiosk_says (kiosk, own_states[j].words))
        kiosk_complain (own_states[j].name, "does not say %s", own_states[j].words);
      check_languages (kiosk, own_states[j].name);
    }
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

static void
tap (Kiosk *kiosk, const char *text)
{
  for (; *text != '\0'; text++)
    press_named (kiosk, (const char[]){*text, '\0'});
}

// Somebody with two papers, and somebody else of the same name with a third.
#define NAMESAKES                                                                              \
  "INSERT INTO person (id, name, affiliation) VALUES (9001, 'Zoe Quux', 'Here'),"              \
  " (9002, 'Zoe Quux', 'There');"                                                              \
  "UPDATE paper_author SET person = 9001 WHERE rank = (SELECT min (rank) FROM paper_author AS" \
  " other WHERE other.paper = paper_author.paper) AND paper IN (11, 12);"                      \
  "UPDATE paper_author SET person = 9002 WHERE rank = (SELECT min (rank) FROM paper_author AS" \
  " other WHERE other.paper = paper_author.paper) AND paper = 13"

static void
test_each_paper_of_a_name_has_its_card (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autoptr (Kiosk) kiosk = open_changed (NAMESAKES, sizes[i], "en");

    for (int board = 11; board <= 13; board++) {
      g_autofree char *label = g_strdup_printf ("%d", board);
      GtkWidget *wanted = NULL;

      kiosk_act (kiosk, "win.start-over", NULL);
      kiosk_act (kiosk, "win.begin", g_variant_new_string ("en"));
      kiosk_show (kiosk, "find");
      tap (kiosk, "quux");
      g_autoptr (GPtrArray) cards = list_cards (kiosk);
      for (guint j = 0; j < cards->len && wanted == NULL; j++) {
        g_autofree char *text = kiosk_text (g_ptr_array_index (cards, j));
        g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
        if (g_strv_contains ((const char *const *) lines, label))
          wanted = g_ptr_array_index (cards, j);
      }
      g_assert_nonnull (wanted);
      kiosk_check_whole (kiosk, "papers of one name");
      kiosk_press (kiosk, wanted);
      g_assert_true (AFF_IS_PRESENTER_PAGE (get_page (kiosk)));
    }
  }
}

// By the surname of board 17's first author, and by the paper's own code.
static void
test_a_paper_without_a_board_is_found_too (void)
{
  static const struct {
    const char *sql;
    const char *words;
  } cases[] = {
    {"DELETE FROM placement WHERE presentation = 17", "Your poster has no board yet"},
    {"DELETE FROM placement WHERE presentation = 17;"
     "UPDATE paper SET withdrawn = 1 WHERE id = 17",
     "This paper was withdrawn"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (Kiosk) kiosk = open_changed (cases[i].sql, sizes[0], "en");

    kiosk_show (kiosk, "find");
    tap (kiosk, "meht");
    g_autoptr (GPtrArray) cards = list_cards (kiosk);
    g_assert_cmpuint (cards->len, >, 0);
    kiosk_press (kiosk, g_ptr_array_index (cards, 0));
    g_assert_true (kiosk_says (kiosk, cases[i].words));
    press_named (kiosk, "Back");
    kiosk_do_with_devices (kiosk, (const char *const[]){"key", "--delay", "4", "P", "1", "6",
                                                        "1", "Return", NULL});
    g_assert_true (kiosk_says (kiosk, cases[i].words));
  }
}

int
main (int argc, char **argv)
{
  kiosk_start (&argc, &argv);
  // What is held is what pages come to, not how they get there.
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_test_add_func ("/ui/journey/every-page-is-whole-in-each-language",
                   test_every_page_is_whole_in_each_language);
  g_test_add_func ("/ui/journey/every-page-is-whole-on-other-screens",
                   test_every_page_is_whole_on_other_screens);
  g_test_add_func ("/ui/journey/no-words-stay-english", test_no_words_stay_english);
  g_test_add_func ("/ui/journey/every-control-has-a-name-and-can-be-pressed",
                   test_every_control_has_a_name_and_can_be_pressed);
  g_test_add_func ("/ui/journey/a-tour-of-picks-is-whole", test_a_tour_of_picks_is_whole);
  g_test_add_func ("/ui/journey/a-tour-of-many-topics-is-whole",
                   test_a_tour_of_many_topics_is_whole);
  g_test_add_func ("/ui/journey/a-way-that-cannot-be-walked-is-whole",
                   test_a_way_that_cannot_be_walked_is_whole);
  g_test_add_func ("/ui/journey/a-way-of-many-steps-is-leafed-through",
                   test_a_way_of_many_steps_is_leafed_through);
  g_test_add_func ("/ui/journey/the-own-page-is-whole-in-each-state",
                   test_the_own_page_is_whole_in_each_state);
  g_test_add_func ("/ui/journey/each-paper-of-a-name-has-its-card",
                   test_each_paper_of_a_name_has_its_card);
  g_test_add_func ("/ui/journey/a-paper-without-a-board-is-found-too",
                   test_a_paper_without_a_board_is_found_too);
  return g_test_run ();
}
