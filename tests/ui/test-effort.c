// SPDX-License-Identifier: GPL-3.0-or-later
// How many taps and letters what people come for takes, counted on the kiosk's own screen.
#include "app/programme/agenda.h"
#include "tests/ui/kiosk.h"
#include "ui/attendee/now-page.h"
#include "ui/attendee/poster-page.h"
#include "ui/attendee/presenter-page.h"
#include "ui/attendee/search-page.h"
#include "ui/widget/qr-view.h"

#include <string.h>

#define PAPERS       28
#define MOST_TAPS    3
#define MOST_LETTERS 4

static const KioskSize sizes[] = {{1920, 1080}, {1080, 1920}};

typedef struct {
  guint taps;
  guint letters;
} Effort;

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

static Kiosk *
open_kiosk (KioskSize size)
{
  return kiosk_open (kiosk_live_new ("strasbourg", KIOSK_NOW), size, "en");
}

// The posters that hang in the session, as seats.
static GArray *
list_seats (Kiosk *kiosk)
{
  const AffProgramme *programme = aff_live_programme (kiosk->live);
  GArray *seats = aff_agenda_seats (programme, aff_agenda_poster_item (programme, KIOSK_NOW),
                                    KIOSK_NOW);

  for (guint i = seats->len; i > 0; i--)
    if (g_array_index (seats, AffSeat, i - 1).presentation == NULL)
      g_array_remove_index (seats, i - 1);
  g_assert_cmpuint (seats->len, ==, PAPERS);
  return seats;
}

// The surname as somebody types it who knows no accents.
static char *
spell_surname (const AffPaper *paper)
{
  const AffAuthor *first = g_ptr_array_index (paper->authors, 0);
  const char *last = strrchr (first->person->name, ' ');
  g_autofree char *plain = g_str_to_ascii (last != NULL ? last + 1 : first->person->name, "C");

  return g_ascii_strdown (plain, -1);
}

// The card on the screen that says WORDS.
static GtkWidget *
find_card (Kiosk *kiosk, const char *words)
{
  g_autoptr (GPtrArray) buttons = kiosk_list (get_page (kiosk), GTK_TYPE_BUTTON);

  for (guint i = 0; i < buttons->len; i++) {
    GtkWidget *card = g_ptr_array_index (buttons, i);
    g_autofree char *text = kiosk_text (card);

    if (gtk_widget_has_css_class (card, "found-card") && strstr (text, words) != NULL)
      return card;
  }
  return NULL;
}

// From Now to the presenter's own page, with our own keyboard.
static Effort
find_own_board (Kiosk *kiosk, const AffSeat *seat)
{
  const AffPaper *paper = seat->presentation->paper;
  g_autofree char *surname = spell_surname (paper);
  GtkWidget *card = NULL;
  Effort effort = {0};

  kiosk_act (kiosk, "win.start-over", NULL);
  kiosk_act (kiosk, "win.begin", g_variant_new_string ("en"));
  g_assert_true (AFF_IS_NOW_PAGE (get_page (kiosk)));
  press_named (kiosk, "Find my board");
  effort.taps++;
  for (const char *at = surname; *at != '\0' && card == NULL; at++) {
    press_named (kiosk, (const char[]){*at, '\0'});
    effort.letters++;
    card = find_card (kiosk, paper->title);
  }
  if (card == NULL)
    g_error ("%s finds no card of %s", surname, paper->title);
  kiosk_press (kiosk, card);
  effort.taps++;
  if (!AFF_IS_PRESENTER_PAGE (get_page (kiosk)) || !kiosk_says (kiosk, paper->title))
    kiosk_complain (surname, "the card does not lead to the own page");
  if (kiosk_find_class (get_page (kiosk), "own-cover") == NULL)
    kiosk_complain (surname, "the board's number is not there");
  return effort;
}

// Each STEP-th of them.
static void
check_own_boards (KioskSize size, guint step)
{
  g_autoptr (Kiosk) kiosk = open_kiosk (size);
  g_autoptr (GArray) seats = list_seats (kiosk);
  Effort most = {0};
  guint letters = 0, count = 0;

  for (guint i = 0; i < seats->len; i += step, count++) {
    Effort effort = find_own_board (kiosk, &g_array_index (seats, AffSeat, i));

    if (effort.letters > MOST_LETTERS || effort.taps > MOST_TAPS)
      kiosk_complain (g_array_index (seats, AffSeat, i).board->label,
                      "takes %u taps and %u letters", effort.taps, effort.letters);
    most.taps = MAX (most.taps, effort.taps);
    most.letters = MAX (most.letters, effort.letters);
    letters += effort.letters;
  }
  g_test_message ("%dx%d: at most %u taps and %u letters, %.2f letters on average", size.width,
                  size.height, most.taps, most.letters, (double) letters / count);
}

static void
test_own_board_takes_three_taps_and_four_letters (void)
{
  check_own_boards (sizes[0], 1);
  check_own_boards (sizes[1], 3);
}

static void
test_what_is_on_now_takes_no_tap (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autoptr (Kiosk) kiosk = open_kiosk (sizes[i]);
    const AffItem *item = aff_agenda_poster_item (aff_live_programme (kiosk->live), KIOSK_NOW);

    // A title of two parts stands in two lines.
    g_auto (GStrv) parts = g_strsplit (item->title, " & ", 2);

    g_assert_true (AFF_IS_NOW_PAGE (get_page (kiosk)));
    for (guint j = 0; parts[j] != NULL; j++)
      g_assert_true (kiosk_says (kiosk, parts[j]));
  }
}

static gboolean
has_code (Kiosk *kiosk)
{
  g_autoptr (GPtrArray) codes = kiosk_list (get_page (kiosk), AFF_TYPE_QR_VIEW);

  return codes->len > 0;
}

static void
test_code_of_a_paper_takes_two_taps (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autoptr (Kiosk) kiosk = open_kiosk (sizes[i]);
    g_autoptr (GArray) seats = list_seats (kiosk);

    for (guint j = 0; j < seats->len; j += 3) {
      const AffSeat *seat = &g_array_index (seats, AffSeat, j);

      kiosk_act (kiosk, "win.start-over", NULL);
      kiosk_act (kiosk, "win.begin", g_variant_new_string ("en"));
      press_named (kiosk, "Posters");
      kiosk_press (kiosk, kiosk_find_board (kiosk, seat->board->label));
      if (!kiosk_says (kiosk, seat->presentation->paper->title) || !has_code (kiosk))
        kiosk_complain (seat->board->label, "shows no code");
    }
  }
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
check_own (Kiosk *kiosk, const AffSeat *seat)
{
  g_assert_true (AFF_IS_PRESENTER_PAGE (get_page (kiosk)));
  g_assert_true (kiosk_says (kiosk, seat->presentation->paper->title));
}

// Scanned on the page to find it, and again on the page of somebody else's paper.
static void
test_one_scan_opens_the_own_page (void)
{
  g_autoptr (Kiosk) kiosk = open_kiosk (sizes[0]);
  g_autoptr (GArray) seats = list_seats (kiosk);
  const AffSeat *first = &g_array_index (seats, AffSeat, 0);
  const AffSeat *last = &g_array_index (seats, AffSeat, seats->len - 1);

  kiosk_show (kiosk, "find");
  scan (kiosk, first->presentation->paper->number);
  check_own (kiosk, first);
  scan (kiosk, last->board->label);
  check_own (kiosk, last);
  press_named (kiosk, "Show the way");
  g_assert_false (AFF_IS_PRESENTER_PAGE (get_page (kiosk)));
  scan (kiosk, last->presentation->paper->number);
  check_own (kiosk, last);
}

static void
test_elsewhere_a_scan_opens_the_sheet (void)
{
  static const char *const pages[] = {"now",  "schedule", "posters",
                                      "tour", "search",   "attract"};
  g_autoptr (Kiosk) kiosk = open_kiosk (sizes[0]);
  g_autoptr (GArray) seats = list_seats (kiosk);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    // One key is a person's: labels from 10 on are codes.
    const AffSeat *seat = &g_array_index (seats, AffSeat, seats->len - 1 - i);

    kiosk_show (kiosk, pages[i]);
    scan (kiosk, i % 2 == 0 ? seat->presentation->paper->number : seat->board->label);
    g_assert_true (AFF_IS_POSTER_PAGE (get_page (kiosk)));
    g_assert_true (kiosk_says (kiosk, seat->presentation->paper->title));
  }
}

static void
test_unknown_code_is_said_to_be_unknown (void)
{
  static const char *const pages[] = {"find", "now", "posters"};
  const char *words = "This code is not in the programme.";

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_autoptr (Kiosk) kiosk = open_kiosk (sizes[i % 2]);

    kiosk_show (kiosk, pages[i]);
    GtkWidget *page = get_page (kiosk);
    scan (kiosk, "badge0815");
    g_assert_true (get_page (kiosk) == page);
    g_assert_true (kiosk_says (kiosk, words));
    kiosk_check_whole (kiosk, pages[i]);
    kiosk_act (kiosk, "win.start-over", NULL);
    g_assert_false (kiosk_says (kiosk, words));
    scan (kiosk, "badge0815");
    g_assert_false (kiosk_says (kiosk, words));
  }
}

int
main (int argc, char **argv)
{
  kiosk_start (&argc, &argv);
  g_test_add_func ("/ui/effort/own-board-takes-three-taps-and-four-letters",
                   test_own_board_takes_three_taps_and_four_letters);
  g_test_add_func ("/ui/effort/what-is-on-now-takes-no-tap", test_what_is_on_now_takes_no_tap);
  g_test_add_func ("/ui/effort/code-of-a-paper-takes-two-taps",
                   test_code_of_a_paper_takes_two_taps);
  g_test_add_func ("/ui/effort/one-scan-opens-the-own-page", test_one_scan_opens_the_own_page);
  g_test_add_func ("/ui/effort/elsewhere-a-scan-opens-the-sheet",
                   test_elsewhere_a_scan_opens_the_sheet);
  g_test_add_func ("/ui/effort/unknown-code-is-said-to-be-unknown",
                   test_unknown_code_is_said_to_be_unknown);
  return g_test_run ();
}
