// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/kiosk.h"
#include "ui/widget/fit-text.h"

#define MIDNIGHT        (KIOSK_NOW - (15 * 60 + 24) * 60) // of 4 October 2026 at the venue
#define FIRST_MINUTE    (13 * 60 + 50)
#define LAST_MINUTE     (18 * 60 + 20)
#define AUTUMN_MIDNIGHT G_GINT64_CONSTANT (1792879200) // 2026-10-24T22:00:00Z, in summer time

static const KioskSize landscape = {1280, 720};
static const KioskSize portrait = {720, 1280};

// The sample day as it stands: posters last ten minutes longer, what follows is as much later.
static const struct {
  int start;
  int end;
  const char *title;
} day[] = {
  {840, 850, "Opening Remarks"},
  {850, 880, "Invited Talk 1"},
  {880, 910, "Invited Talk 2"},
  {910, 980, "Poster Session & Coffee Break"},
  {980, 1000, "Best Paper Oral Spotlight"},
  {1000, 1030, "Invited Talk 3"},
  {1030, 1060, "Invited Talk 4"},
  {1060, 1090, "Panel Discussion"},
};

static GtkWidget *
find (Kiosk *kiosk, const char *class)
{
  return kiosk_find_class (GTK_WIDGET (kiosk->window), class);
}

static void
set_now (Kiosk *kiosk, gint64 instant)
{
  aff_clock_set (aff_live_clock (kiosk->live), instant);
}

static char *
write_time (int minute)
{
  return g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);
}

// The words below the first widget of CLASS, in one line; "" if there is none.
static char *
read_line (Kiosk *kiosk, const char *class)
{
  GtkWidget *widget = find (kiosk, class);
  g_autofree char *text = widget != NULL ? kiosk_text (widget) : g_strdup ("");

  return g_strdelimit (g_strchomp (g_steal_pointer (&text)), "\n", ' ');
}

// What the page Now shows: "clock | minutes left | title | first of what is next".
static char *
read_page (Kiosk *kiosk)
{
  GtkWidget *hero = find (kiosk, "hero");
  GtkWidget *row = find (kiosk, "next-row");
  g_autoptr (GPtrArray) titles = kiosk_list (hero, AFF_TYPE_FIT_TEXT);
  g_autofree char *clock = read_line (kiosk, "clock");
  g_autofree char *count = read_line (kiosk, "count-row");
  g_autofree char *next = g_strdup ("nothing");

  if (row != NULL) {
    g_autofree char *time = kiosk_text (kiosk_find_class (row, "time"));
    g_autofree char *title = kiosk_text (kiosk_find_class (row, "title"));
    g_free (next);
    next = g_strdup_printf ("%s %s", g_strchomp (time), g_strchomp (title));
  }
  g_autofree char *title = g_strdup (aff_fit_text_get_text (g_ptr_array_index (titles, 0)));
  return g_strdup_printf ("%s | %s | %s | %s", clock, count, g_strdelimit (title, "\n", ' '),
                          next);
}

static char *
describe_next (guint index)
{
  g_autofree char *time = index < G_N_ELEMENTS (day) ? write_time (day[index].start) : NULL;

  return time != NULL ? g_strdup_printf ("%s %s", time, day[index].title)
                      : g_strdup ("nothing");
}

// The same as the schedule has it at MINUTE.
static char *
expect_page (int minute)
{
  g_autofree char *clock = write_time (minute);
  guint next = 0;

  while (next < G_N_ELEMENTS (day) && day[next].start <= minute)
    next++;
  // The item that is to come stands large while nothing runs, and not in the list as well.
  g_autofree char *words = describe_next (MAX (next, 1));
  if (next == 0) {
    int left = day[0].start - minute;
    return g_strdup_printf ("%s | 14:00 in %d minute%s | %s | %s", clock, left,
                            left == 1 ? "" : "s", day[0].title, words);
  }
  int left = day[next - 1].end - minute;
  if (left <= 0)
    return g_strdup_printf ("%s | Thank you for coming. | The programme has ended | nothing",
                            clock);
  return g_strdup_printf ("%s | %d minute%s left | %s | %s", clock, left, left == 1 ? "" : "s",
                          day[next - 1].title, words);
}

static void
test_each_minute_of_the_day_shows_now_and_next (void)
{
  g_autoptr (Kiosk)
    kiosk = kiosk_open (kiosk_live_new ("strasbourg", KIOSK_NOW), landscape, "en");

  for (int minute = FIRST_MINUTE; minute <= LAST_MINUTE; minute++) {
    g_autofree char *expected = expect_page (minute);

    for (int second = 0; second < 60; second += 59) {
      set_now (kiosk, MIDNIGHT + minute * 60 + second);
      g_autofree char *shown = read_page (kiosk);
      g_assert_cmpstr (shown, ==, expected);
    }
  }
}

static void
test_no_time_of_the_day_cuts_a_word (void)
{
  static const KioskSize sizes[] = {landscape, portrait};

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autoptr (Kiosk)
      kiosk = kiosk_open (kiosk_live_new ("strasbourg", KIOSK_NOW), sizes[i], "de");
    for (int minute = FIRST_MINUTE; minute <= LAST_MINUTE; minute += 10) {
      static const char *const pages[] = {"now", "schedule"};
      for (guint page = 0; page < G_N_ELEMENTS (pages); page++) {
        g_autofree char *where = g_strdup_printf ("%s at %02d:%02d, %d wide", pages[page],
                                                  minute / 60, minute % 60, sizes[i].width);
        set_now (kiosk, MIDNIGHT + minute * 60);
        kiosk_show (kiosk, pages[page]);
        kiosk_check_whole (kiosk, where);
      }
    }
  }
}

// French writes days small, unless they begin a line.
static void
test_day_is_written_as_its_language_does (void)
{
  static const struct {
    KioskSize size;
    const char *language;
    const char *day;
  } rows[] = {
    {{1920, 1080}, "fr", "Strasbourg, dimanche 4 octobre 2026"},
    {{1080, 1920}, "fr", "Dimanche 4 octobre 2026"},
    {{1920, 1080}, "en", "Strasbourg, Sunday 4 October 2026"},
    {{1920, 1080}, "de", "Strasbourg, Sonntag, 4. Oktober 2026"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (Kiosk) kiosk = kiosk_open (kiosk_live_new ("strasbourg", KIOSK_NOW),
                                          rows[i].size, rows[i].language);
    g_autofree char *bar = read_line (kiosk, "top-bar");

    if (strstr (bar, rows[i].day) == NULL)
      kiosk_complain (rows[i].language, "%s, not %s", bar, rows[i].day);
  }
}

static void
test_days_before_and_after_say_so (void)
{
  g_autoptr (Kiosk)
    kiosk = kiosk_open (kiosk_live_new ("strasbourg", KIOSK_NOW), landscape, "en");
  g_autofree char *today = read_line (kiosk, "top-bar");

  g_assert_nonnull (strstr (today, "Sunday 4 October 2026"));
  set_now (kiosk, MIDNIGHT - 1);
  g_autofree char *before = read_page (kiosk);
  g_assert_cmpstr (before, ==,
                   "23:59 | 14:00 Sunday 4 October 2026 | Opening Remarks | "
                   "14:10 Invited Talk 1");
  g_assert_true (kiosk_says (kiosk, "Saturday 3 October 2026"));
  set_now (kiosk, MIDNIGHT);
  g_autofree char *first = read_page (kiosk);
  g_assert_cmpstr (first, ==, "00:00 | 14:00 today | Opening Remarks | 14:10 Invited Talk 1");
  g_assert_false (kiosk_says (kiosk, "Saturday 3 October 2026"));
  kiosk_settle (kiosk);
  kiosk_check_whole (kiosk, "midnight");
  set_now (kiosk, MIDNIGHT + 30 * 3600);
  g_autofree char *after = read_page (kiosk);
  g_assert_cmpstr (after, ==,
                   "06:00 | Thank you for coming. | The programme has ended | nothing");
  g_assert_true (kiosk_says (kiosk, "Monday 5 October 2026"));
}

#define WORKSHOP(code, rank)                                                                   \
  "INSERT INTO workshop (code, title, short_title, city, first_day, last_day, rank) VALUES "   \
  "('" code "', 'Workshop " code "', '" code "', 'Strasbourg', '2026-10-25', '2026-10-25', "   \
  "" rank ");"
#define ITEM(workshop, minute, length, title)                                                  \
  "INSERT INTO item (workshop, day, minute, duration_min, title) SELECT id, '2026-10-25', "    \
  "" minute ", " length ", '" title "' FROM workshop WHERE code = '" workshop "';"

// The hour from 2 to 3 comes twice, so a talk from 1:00 to 3:00 lasts three hours.
static void
test_the_hour_that_comes_twice_is_counted_twice (void)
{
  static const struct {
    int after_midnight_min;
    const char *page;
  } rows[] = {
    {119, "01:59 | 2 h 1 min left | Night talk | 03:10 Morning talk"},
    {150, "02:30 | 90 minutes left | Night talk | 03:10 Morning talk"},
    {210, "02:30 | 30 minutes left | Night talk | 03:10 Morning talk"},
    {240, "03:00 | 03:10 in 10 minutes | Morning talk | nothing"},
    {250, "03:10 | 20 minutes left | Morning talk | nothing"},
  };

  const char *sql = WORKSHOP ("N", "0") ITEM ("N", "60", "180", "Night talk")
    ITEM ("N", "190", "20", "Morning talk");
  g_autoptr (Kiosk)
    kiosk = kiosk_open (kiosk_live_new_of_sql (sql, AUTUMN_MIDNIGHT), landscape, "en");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    set_now (kiosk, AUTUMN_MIDNIGHT + rows[i].after_midnight_min * 60);
    g_autofree char *shown = read_page (kiosk);
    g_assert_cmpstr (shown, ==, rows[i].page);
    g_assert_true (kiosk_says (kiosk, "Sunday 25 October 2026"));
  }
}

static void
test_two_running_items_share_the_page_as_equals (void)
{
  const char *sql = WORKSHOP ("A", "0") WORKSHOP ("B", "1") ITEM ("A", "600", "60", "Talk of A")
    ITEM ("B", "610", "60", "Talk of B");
  static const KioskSize sizes[] = {landscape, portrait};

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autoptr (Kiosk)
      kiosk = kiosk_open (kiosk_live_new_of_sql (sql, AUTUMN_MIDNIGHT + (11 * 60 + 20) * 60),
                          sizes[i], "en");
    GtkWidget *first = find (kiosk, "hero-button");
    GtkWidget *second = gtk_widget_get_next_sibling (first);
    g_autofree char *words = kiosk_text (gtk_widget_get_parent (first));

    g_assert_true (gtk_widget_has_css_class (second, "hero-button"));
    g_assert_null (gtk_widget_get_next_sibling (second));
    // An odd pixel is nobody's.
    g_assert_cmpint (abs (gtk_widget_get_width (first) - gtk_widget_get_width (second)), <=, 1);
    g_assert_cmpint (abs (gtk_widget_get_height (first) - gtk_widget_get_height (second)), <=,
                     1);
    g_assert_nonnull (strstr (words, "Talk of A"));
    g_assert_nonnull (strstr (words, "40\n"));
    g_assert_nonnull (strstr (words, "Talk of B"));
    g_assert_nonnull (strstr (words, "50\n"));
    kiosk_check_whole (kiosk, "two at once");
  }
}

static void
test_four_running_items_make_a_list (void)
{
  const char *sql = WORKSHOP ("A", "0") WORKSHOP ("B", "1") WORKSHOP ("C", "2")
    WORKSHOP ("D", "3") ITEM ("A", "600", "60", "Talk of A")
      ITEM ("B", "600", "60", "Talk of B") ITEM ("C", "600", "60", "Talk of C")
        ITEM ("D", "600", "90", "Talk of D");
  g_autoptr (Kiosk)
    kiosk = kiosk_open (kiosk_live_new_of_sql (sql, AUTUMN_MIDNIGHT + 11 * 3600), landscape,
                        "en");
  GtkWidget *list = find (kiosk, "running-list");
  g_autofree char *words = kiosk_text (list);

  g_assert_nonnull (strstr (words, "Talk of A"));
  g_assert_nonnull (strstr (words, "Talk of B"));
  g_assert_nonnull (strstr (words, "Talk of C"));
  g_assert_nonnull (strstr (words, "Talk of D"));
  g_assert_nonnull (strstr (words, "1 h 30 min left"));
  kiosk_check_whole (kiosk, "four at once");
}

static void
test_a_programme_without_items_says_so (void)
{
  static const char *const samples[] = {"none", "imimic"};
  static const char *const words[] = {"No programme yet",
                                      "Preliminary: exact times are subject to change"};
  static const char *const pages[] = {"now", "schedule", "posters"};
  static const KioskSize sizes[] = {landscape, portrait};

  for (guint sample = 0; sample < G_N_ELEMENTS (samples); sample++)
    for (guint size = 0; size < G_N_ELEMENTS (sizes); size++) {
      g_autoptr (Kiosk)
        kiosk = kiosk_open (kiosk_live_new (samples[sample], KIOSK_NOW), sizes[size], "en");
      g_assert_true (kiosk_says (kiosk, words[sample]));
      for (guint page = 0; page < G_N_ELEMENTS (pages); page++) {
        g_autofree char *where = g_strdup_printf ("%s of %s", pages[page], samples[sample]);
        kiosk_show (kiosk, pages[page]);
        kiosk_check_whole (kiosk, where);
      }
      g_assert_true (kiosk_says (kiosk, "No boards yet"));
    }
}

int
main (int argc, char **argv)
{
  kiosk_start (&argc, &argv);
  g_test_add_func ("/ui/time/each-minute-of-the-day-shows-now-and-next",
                   test_each_minute_of_the_day_shows_now_and_next);
  g_test_add_func ("/ui/time/no-time-of-the-day-cuts-a-word",
                   test_no_time_of_the_day_cuts_a_word);
  g_test_add_func ("/ui/time/day-is-written-as-its-language-does",
                   test_day_is_written_as_its_language_does);
  g_test_add_func ("/ui/time/days-before-and-after-say-so", test_days_before_and_after_say_so);
  g_test_add_func ("/ui/time/the-hour-that-comes-twice-is-counted-twice",
                   test_the_hour_that_comes_twice_is_counted_twice);
  g_test_add_func ("/ui/time/two-running-items-share-the-page-as-equals",
                   test_two_running_items_share_the_page_as_equals);
  g_test_add_func ("/ui/time/four-running-items-make-a-list",
                   test_four_running_items_make_a_list);
  g_test_add_func ("/ui/time/a-programme-without-items-says-so",
                   test_a_programme_without_items_says_so);
  return g_test_run ();
}
