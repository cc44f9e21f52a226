// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/programme/agenda.h"
#include "tests/ui/kiosk.h"
#include "ui/language.h"
#include "ui/map/board-target.h"

#define BOARDS 30

static const KioskSize landscape = {1280, 720};
static const KioskSize portrait = {720, 1280};
static const KioskSize sizes[] = {
  {1920, 1080}, {1080, 1920}, {1280, 720},  {720, 1280},
  {3840, 2160}, {1280, 1024}, {1024, 1280},
};

// "board" is the page Posters with a board selected, "sheet" that board's poster.
static const char *const pages[] = {"now", "schedule", "posters", "board", "sheet"};

// Words that stand on each page.
static const struct {
  const char *language;
  const char *words[G_N_ELEMENTS (pages)];
} languages[] = {
  {"fr",
   {"Voir le plan des posters", "Orateur à annoncer", "posters exposés", "Lire la suite",
    "À mon parcours"}},
  {"en",
   {"See the poster map", "Speaker to be announced", "posters on show", "Read more",
    "Add to my tour"}},
  {"de",
   {"Zum Posterplan", "Vortragende noch offen", "Poster ausgestellt", "Mehr lesen",
    "In meinen Rundgang"}},
};

static GtkWidget *
get_root (Kiosk *kiosk)
{
  return GTK_WIDGET (kiosk->window);
}

static void
show (Kiosk *kiosk, const char *page)
{
  if (g_str_equal (page, "sheet"))
    kiosk_show_poster (kiosk, KIOSK_BOARD);
  else
    kiosk_show (kiosk, g_str_equal (page, "board") ? "posters" : page);
  if (g_str_equal (page, "board"))
    kiosk_press (kiosk, kiosk_find_board (kiosk, KIOSK_BOARD));
}

static void
check_bars (Kiosk *kiosk, const char *where)
{
  GtkWidget *bar = kiosk_find_class (get_root (kiosk), "nav-bar");
  g_autoptr (GPtrArray) buttons = kiosk_list (bar, GTK_TYPE_TOGGLE_BUTTON);

  g_assert_cmpuint (buttons->len, >, AFF_LANGUAGES);
  for (const AffLanguage *language = aff_languages; language->code != NULL; language++)
    if (kiosk_find_named (bar, GTK_TYPE_TOGGLE_BUTTON, language->autonym) == NULL)
      kiosk_complain (where, "there is no button for %s", language->autonym);
}

static void
check_words (Kiosk *kiosk, guint page, const char *where)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++) {
    const char *words = languages[i].words[page];
    gboolean is_own = g_str_equal (languages[i].language,
                                   aff_window_get_language (kiosk->window));

    if (kiosk_says (kiosk, words) != is_own)
      kiosk_complain (where, "%s \"%s\"", is_own ? "does not say" : "says", words);
  }
}

// A touch in the middle of a control must reach it.
static void
check_reach (Kiosk *kiosk, const char *where)
{
  g_autoptr (GPtrArray) controls = kiosk_list_controls (get_root (kiosk));

  for (guint i = 0; i < controls->len; i++) {
    GtkWidget *control = g_ptr_array_index (controls, i);
    graphene_rect_t place;

    // The map takes the touches for its boards.
    if (AFF_IS_BOARD_TARGET (control) ||
        !gtk_widget_compute_bounds (control, get_root (kiosk), &place))
      continue;
    GtkWidget *top = gtk_widget_pick (get_root (kiosk), place.origin.x + place.size.width / 2,
                                      place.origin.y + place.size.height / 2, GTK_PICK_DEFAULT);
    g_autofree char *words = kiosk_text (control);
    if (top == NULL || (top != control && !gtk_widget_is_ancestor (top, control)))
      kiosk_complain (where, "a touch on control %u \"%s\" does not reach it", i, words);
  }
}

static void
check_pages (KioskSize size, const char *language)
{
  g_autoptr (Kiosk)
    kiosk = kiosk_open (kiosk_live_new ("strasbourg", KIOSK_NOW), size, language);

  for (guint page = 0; page < G_N_ELEMENTS (pages); page++) {
    g_autofree char *where = g_strdup_printf ("%s in %s at %dx%d", pages[page], language,
                                              size.width, size.height);
    show (kiosk, pages[page]);
    kiosk_check_whole (kiosk, where);
    check_bars (kiosk, where);
    check_words (kiosk, page, where);
    check_reach (kiosk, where);
  }
}

static void
test_every_page_shows_all_of_its_words (void)
{
  for (guint size = 0; size < G_N_ELEMENTS (sizes); size++)
    for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
      check_pages (sizes[size], languages[i].language);
}

// Presses each control of PAGE in turn. One that leaves the page is followed by a way back.
static guint
press_all (Kiosk *kiosk, const char *page, const char *language)
{
  GtkWidget *shown = NULL;

  for (guint i = 0;; i++) {
    if (!g_str_equal (aff_window_get_language (kiosk->window), language))
      kiosk_act (kiosk, "win.language", g_variant_new_string (language));
    if (shown == NULL || shown != aff_window_get_page (kiosk->window))
      show (kiosk, page);
    shown = aff_window_get_page (kiosk->window);
    g_autoptr (GPtrArray) controls = kiosk_list_controls (get_root (kiosk));
    if (i >= controls->len)
      return i;
    kiosk_touch (kiosk, g_ptr_array_index (controls, i));
    g_assert_true (gtk_widget_get_mapped (get_root (kiosk)));
    g_assert_nonnull (aff_window_get_page (kiosk->window));
  }
}

static void
test_every_control_can_be_pressed (void)
{
  static const guint least[] = {8, 6, 30, 30, 7};

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    for (guint upright = 0; upright < 2; upright++) {
      g_autoptr (Kiosk)
        kiosk = kiosk_open (kiosk_live_new ("strasbourg", KIOSK_NOW),
                            upright ? portrait : landscape, languages[i].language);
      for (guint page = 0; page < G_N_ELEMENTS (pages); page++) {
        guint pressed = press_all (kiosk, pages[page], languages[i].language);
        g_test_message ("%s, %s, %s: %u", pages[page], languages[i].language,
                        upright ? "upright" : "lying", pressed);
        g_assert_cmpuint (pressed, >=, least[page]);
      }
    }
}

// A plan that cannot be drawn takes no board away.
static void
test_boards_stand_without_their_plan (void)
{
  static const char *const drawings[] = {"no drawing",
                                         "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"};

  for (guint i = 0; i < G_N_ELEMENTS (drawings); i++) {
    g_autofree char *sql = g_strdup_printf ("UPDATE plan SET svg = CAST ('%s' AS BLOB)",
                                            drawings[i]);
    g_autoptr (Kiosk) kiosk = kiosk_open (kiosk_live_new_changed ("strasbourg", sql, KIOSK_NOW),
                                          landscape, "en");
    kiosk_show (kiosk, "posters");
    g_autoptr (GPtrArray) boards = kiosk_list (get_root (kiosk), AFF_TYPE_BOARD_TARGET);
    g_assert_cmpuint (boards->len, ==, BOARDS);
    kiosk_press (kiosk, kiosk_find_board (kiosk, KIOSK_BOARD));
    g_assert_true (kiosk_says (kiosk, "Read more"));
  }
}

#define LONG_LABEL "HALL-B-ROW-17-LEFT-17"

static const AffSeat *
find_seat (const GArray *seats, const char *label)
{
  for (guint i = 0; i < seats->len; i++) {
    const AffSeat *seat = &g_array_index (seats, AffSeat, i);

    if (g_str_equal (seat->board->label, label))
      return seat;
  }
  g_assert_not_reached ();
}

static void
show_long (Kiosk *kiosk, const char *page)
{
  const AffProgramme *programme = aff_live_programme (kiosk->live);
  const AffItem *item = aff_agenda_poster_item (programme, KIOSK_NOW);
  g_autoptr (GArray) seats = aff_agenda_seats (programme, item, KIOSK_NOW);
  const AffSeat *seat = find_seat (seats, LONG_LABEL);
  g_autofree char *own = g_strdup_printf ("own:%" G_GINT64_FORMAT, seat->presentation->id);
  g_autofree char *way = g_strdup_printf ("way:%" G_GINT64_FORMAT, seat->board->id);

  if (g_str_equal (page, "sheet"))
    kiosk_show_poster (kiosk, LONG_LABEL);
  else if (g_str_equal (page, "own"))
    kiosk_show (kiosk, own);
  else if (g_str_equal (page, "way"))
    kiosk_show (kiosk, way);
  else
    kiosk_show (kiosk, g_str_equal (page, "board") ? "posters" : page);
  if (g_str_equal (page, "board"))
    kiosk_press (kiosk, kiosk_find_board (kiosk, LONG_LABEL));
}

// Labels of twenty characters push nothing off the screen.
static void
test_long_labels_keep_pages_whole (void)
{
  static const KioskSize shapes[] = {{1280, 720}, {1920, 1080}, {1080, 1920}};
  static const char *const shown[] = {"tour", "posters", "board", "sheet", "own", "way"};

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    for (guint l = 0; l < G_N_ELEMENTS (languages); l++) {
      AffLive *live = kiosk_live_new_changed (
        "strasbourg", "UPDATE board SET label = printf ('HALL-B-ROW-%02d-LEFT-%02d', id, id)",
        KIOSK_NOW);
      g_autoptr (Kiosk) kiosk = kiosk_open (live, shapes[i], languages[l].language);

      for (guint page = 0; page < G_N_ELEMENTS (shown); page++) {
        g_autofree char *where = g_strdup_printf ("%s, %s, %d wide", shown[page],
                                                  languages[l].language, shapes[i].width);
        show_long (kiosk, shown[page]);
        kiosk_check_whole (kiosk, where);
      }
    }
}

int
main (int argc, char **argv)
{
  kiosk_start (&argc, &argv);
  // What is held is what pages come to, not how they get there.
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_test_add_func ("/ui/window/every-page-shows-all-of-its-words",
                   test_every_page_shows_all_of_its_words);
  g_test_add_func ("/ui/window/every-control-can-be-pressed",
                   test_every_control_can_be_pressed);
  g_test_add_func ("/ui/window/long-labels-keep-pages-whole",
                   test_long_labels_keep_pages_whole);
  g_test_add_func ("/ui/window/boards-stand-without-their-plan",
                   test_boards_stand_without_their_plan);
  return g_test_run ();
}
