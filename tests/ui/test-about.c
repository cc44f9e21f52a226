// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/chapters.h"
#include "ui/attendee/about-page.h"
#include "ui/attendee/item-page.h"
#include "ui/attendee/now-page.h"
#include "ui/attendee/poster-page.h"
#include "ui/attendee/posters-page.h"
#include "ui/attendee/schedule-page.h"
#include "ui/widget/fit-text.h"

static const KioskSize landscape = {1920, 1080};
static const KioskSize portrait = {1080, 1920};
static const KioskSize sizes[] = {{1920, 1080}, {1080, 1920}, {1280, 720}, {720, 1280}};
static const char *const languages[] = {"en", "fr", "de"};

static Kiosk *
open_kiosk (const char *sample, KioskSize size)
{
  return kiosk_open (kiosk_live_new (sample, KIOSK_NOW), size, "en");
}

static GtkWidget *
get_page (Kiosk *kiosk)
{
  return aff_window_get_page (kiosk->window);
}

// The control of the page that opens TARGET.
static GtkWidget *
find_way (Kiosk *kiosk, const char *target)
{
  g_autoptr (GPtrArray) buttons = kiosk_list (get_page (kiosk), GTK_TYPE_BUTTON);

  for (guint i = 0; i < buttons->len; i++) {
    GVariant *value = gtk_actionable_get_action_target_value (
      GTK_ACTIONABLE (g_ptr_array_index (buttons, i)));

    if (value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING) &&
        g_str_equal (g_variant_get_string (value, NULL), target))
      return g_ptr_array_index (buttons, i);
  }
  return NULL;
}

static void
press_way (Kiosk *kiosk, const char *target)
{
  GtkWidget *way = find_way (kiosk, target);

  if (way == NULL)
    g_error ("Nothing opens %s", target);
  kiosk_press (kiosk, way);
}

static void
press_back (Kiosk *kiosk)
{
  kiosk_press (kiosk, kiosk_find_class (get_page (kiosk), "sheet-back"));
}

static gboolean
is_text (GtkWidget *widget)
{
  return (GTK_IS_LABEL (widget) && gtk_label_get_text (GTK_LABEL (widget))[0] != '\0') ||
         (AFF_IS_FIT_TEXT (widget) && aff_fit_text_get_text (AFF_FIT_TEXT (widget))[0] != '\0');
}

// No words lie on others: what is measured too small hangs over what stands below.
static void
check_apart (Kiosk *kiosk, const char *where)
{
  g_autoptr (GPtrArray) all = kiosk_list (get_page (kiosk), GTK_TYPE_WIDGET);

  for (guint i = 0; i < all->len; i++)
    for (guint j = i + 1; j < all->len; j++) {
      GtkWidget *one = g_ptr_array_index (all, i), *other = g_ptr_array_index (all, j);
      graphene_rect_t first, second, common;

      if (!is_text (one) || !is_text (other) ||
          !gtk_widget_compute_bounds (one, get_page (kiosk), &first) ||
          !gtk_widget_compute_bounds (other, get_page (kiosk), &second) ||
          !graphene_rect_intersection (&first, &second, &common))
        continue;
      if (common.size.width > 2 && common.size.height > 2) {
        g_autofree char *words = kiosk_text (one);
        g_autofree char *others = kiosk_text (other);
        kiosk_complain (where, "\"%s\" lies on \"%s\"", g_strchomp (words),
                        g_strchomp (others));
      }
    }
}

static void
check_page (Kiosk *kiosk, const char *where, gpointer data)
{
  g_autofree char *whole = g_strdup_printf ("%s, %s", (const char *) data, where);

  kiosk_check_whole (kiosk, whole);
  check_apart (kiosk, whole);
}

static void
check_everything (KioskSize size, const char *language)
{
  g_autoptr (Kiosk)
    kiosk = kiosk_open (kiosk_live_new ("strasbourg", KIOSK_NOW), size, language);
  const AffProgramme *programme = aff_live_programme (kiosk->live);

  for (guint i = 0; i < programme->workshops->len; i++) {
    const AffWorkshop *workshop = g_ptr_array_index (programme->workshops, i);
    g_autofree char *target = chapters_target (kiosk, workshop->code);
    g_autofree char *where = g_strdup_printf ("%dx%d %s %s", size.width, size.height, language,
                                              target);

    kiosk_show (kiosk, target);
    g_assert_true (AFF_IS_ABOUT_PAGE (get_page (kiosk)));
    chapters_walk (kiosk, check_page, where);
  }
  for (guint i = 0; i < programme->items->len; i++) {
    const AffItem *item = g_ptr_array_index (programme->items, i);
    g_autofree char *target = chapters_item (kiosk, item->title);
    g_autofree char *where = g_strdup_printf ("%dx%d %s", size.width, size.height, language);

    kiosk_show (kiosk, target);
    g_assert_true (AFF_IS_ITEM_PAGE (get_page (kiosk)));
    check_page (kiosk, target, where);
  }
}

static void
test_every_page_stands_whole (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint j = 0; j < G_N_ELEMENTS (languages); j++)
      check_everything (sizes[i], languages[j]);
}

static const char hard_case[] =
  "INSERT INTO workshop (id, code, title, short_title, tagline, edition, parent, venue, city, "
  "country, first_day, last_day, certainty) VALUES (1, 'w', "
  "substr (replace (printf ('%.40c', 'x'), 'x', 'Words and '), 1, 110), 'A Short Title', "
  "substr (replace (printf ('%.60c', 'x'), 'x', 'Words and '), 1, 120), 12, 'Conference 2026', "
  "'Palais de la Musique et des Congrès', 'Strasbourg', 'France', '2026-10-04', '2026-10-08', "
  "'preliminary');"
  "INSERT INTO alias (workshop, kind, name) SELECT 1, 'workshop', column1 || ' ' || "
  "substr (replace (printf ('%.8c', 'x'), 'x', 'Words and '), 1, 50) "
  "FROM (VALUES (1), (2));"
  "INSERT INTO section (workshop, kind, rank, title, text) "
  "SELECT 1, 'overview', column1, 'Part ' || column1, "
  "replace (printf ('%.300c', 'x'), 'x', 'Some words. ') FROM (VALUES (1), (2));"
  "INSERT INTO item (id, workshop, title, subtitle, type, day, minute, duration_min, certainty, "
  "hang_minute, clear_minute, material) VALUES (1, 1, "
  "substr (replace (printf ('%.40c', 'x'), 'x', 'Words and '), 1, 160), "
  "substr (replace (printf ('%.40c', 'x'), 'x', 'Words and '), 1, 200), 'Contributed', "
  "'2026-10-04', 840, 90, 'to-confirm', 780, 1095, 'Tape and pins at the registration desk');"
  "INSERT INTO item_nature (item, nature) VALUES (1, 'oral'), (1, 'talk');"
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12) "
  "INSERT INTO person (id, name, affiliation) "
  "SELECT i, 'Firstname Lastname' || i, 'University of Somewhere' FROM n;"
  "INSERT INTO item_person (item, person, role) SELECT 1, id, 'speaker' FROM person "
  "WHERE id <= 4;"
  "INSERT INTO paper (id, workshop, number, title) SELECT id, 1, id, "
  "substr (replace (printf ('%.40c', 'x'), 'x', 'Words and '), 1, 160) FROM person;"
  "INSERT INTO paper_author (paper, person, rank) SELECT id, id, 0 FROM person;"
  "INSERT INTO presentation (id, paper, item, kind, rank) SELECT id, id, 1, 'oral', id "
  "FROM paper;";

static void
test_hard_case_stands_whole (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autoptr (Kiosk)
      kiosk = kiosk_open (kiosk_live_new_of_sql (hard_case, KIOSK_NOW), sizes[i], "de");
    g_autofree char *where = g_strdup_printf ("%dx%d", sizes[i].width, sizes[i].height);

    kiosk_show (kiosk, "workshop:1");
    chapters_walk (kiosk, check_page, where);
    kiosk_show (kiosk, "item:1");
    check_page (kiosk, "item", where);
  }
}

static void
test_ways_lead_from_now (void)
{
  g_autoptr (Kiosk) kiosk = open_kiosk ("strasbourg", landscape);
  g_autofree char *running = chapters_item (kiosk, "Poster Session & Coffee Break");
  g_autofree char *next = chapters_item (kiosk, "Invited Talk 3");
  g_autofree char *workshop = chapters_target (kiosk, "mfm");

  press_way (kiosk, running);
  g_assert_true (AFF_IS_ITEM_PAGE (get_page (kiosk)));
  g_assert_true (kiosk_says (kiosk, "56 min left"));
  press_back (kiosk);
  g_assert_true (AFF_IS_NOW_PAGE (get_page (kiosk)));
  press_way (kiosk, next);
  g_assert_true (kiosk_says (kiosk, "until 17:10"));
  g_assert_true (kiosk_says (kiosk, "16:30 to 17:00"));
  press_way (kiosk, workshop);
  g_assert_true (AFF_IS_ABOUT_PAGE (get_page (kiosk)));
  press_back (kiosk);
  g_assert_true (AFF_IS_ITEM_PAGE (get_page (kiosk)));
  press_back (kiosk);
  press_way (kiosk, workshop);
  g_assert_true (AFF_IS_ABOUT_PAGE (get_page (kiosk)));
}

static void
test_ways_lead_from_schedule (void)
{
  g_autoptr (Kiosk) kiosk = open_kiosk ("strasbourg", portrait);
  g_autofree char *item = chapters_item (kiosk, "Panel Discussion");
  g_autofree char *mfm = chapters_target (kiosk, "mfm");
  g_autofree char *imimic = chapters_target (kiosk, "imimic");
  const char *const targets[] = {item, mfm, imimic};

  kiosk_show (kiosk, "schedule");
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++) {
    press_way (kiosk, targets[i]);
    g_assert_false (AFF_IS_SCHEDULE_PAGE (get_page (kiosk)));
    press_back (kiosk);
    g_assert_true (AFF_IS_SCHEDULE_PAGE (get_page (kiosk)));
  }
  press_way (kiosk, imimic);
  press_way (kiosk, mfm);
  g_assert_true (kiosk_says (kiosk, "Medical Foundation Models Workshop"));
}

static void
test_poster_session_leads_to_the_map (void)
{
  g_autoptr (Kiosk) kiosk = open_kiosk ("strasbourg", landscape);
  g_autofree char *item = chapters_item (kiosk, "Poster Session & Coffee Break");

  kiosk_show (kiosk, item);
  g_assert_true (kiosk_says (kiosk, "posters on show"));
  g_assert_true (kiosk_says (kiosk, "Hang posters from 13:00"));
  g_assert_true (kiosk_says (kiosk, "Take posters down by 18:15"));
  press_way (kiosk, "posters");
  g_assert_true (AFF_IS_POSTERS_PAGE (get_page (kiosk)));
}

// Until 16:20 nobody is to know who has won.
static void
test_talks_open_their_posters_once_they_are_public (void)
{
  g_autoptr (Kiosk) kiosk = open_kiosk ("strasbourg", landscape);
  g_autofree char *item = chapters_item (kiosk, "Best Paper Oral Spotlight");

  kiosk_show (kiosk, item);
  g_assert_true (kiosk_says (kiosk, "Which papers are presented is to be announced."));
  g_assert_null (kiosk_find_class (get_page (kiosk), "talk"));
  aff_clock_set (aff_live_clock (kiosk->live), KIOSK_NOW + 3600);
  kiosk_settle (kiosk);
  kiosk_press (kiosk, kiosk_find_class (get_page (kiosk), "talk"));
  g_assert_true (AFF_IS_POSTER_PAGE (get_page (kiosk)));
}

static void
test_workshop_without_items_stands_on_now (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autoptr (Kiosk) kiosk = open_kiosk ("imimic", sizes[i]);

    g_assert_true (AFF_IS_NOW_PAGE (get_page (kiosk)));
    g_assert_true (kiosk_says (kiosk, "Edition 9, part of MICCAI 2026"));
    g_assert_true (kiosk_says (kiosk, "4 to 8 October 2026"));
    g_assert_true (kiosk_says (kiosk, "Strasbourg, France"));
    g_assert_true (kiosk_says (kiosk, "Preliminary: exact times are subject to change"));
    g_assert_true (kiosk_says (kiosk, "UNSURE Workshop"));
    g_assert_true (kiosk_says (kiosk, "Uncertainty Tutorial"));
    g_assert_null (kiosk_find_class (get_page (kiosk), "sheet-back"));
    chapters_walk (kiosk, check_page, (gpointer) "front");
  }
}

static void
test_workshops_without_items_are_listed_on_now (void)
{
  static const char sql[] = "INSERT INTO workshop (id, code, title) "
                            "VALUES (1, 'a', 'First Workshop'), (2, 'b', 'Second Workshop');";
  g_autoptr (Kiosk)
    kiosk = kiosk_open (kiosk_live_new_of_sql (sql, KIOSK_NOW), landscape, "en");

  kiosk_check_whole (kiosk, "two workshops");
  g_assert_true (kiosk_says (kiosk, "First Workshop"));
  press_way (kiosk, "workshop:2");
  g_assert_true (AFF_IS_ABOUT_PAGE (get_page (kiosk)));
}

static void
note_text (Kiosk *kiosk, const char *where, gpointer data)
{
  g_autofree char *text = kiosk_text (get_page (kiosk));

  g_string_append (data, text);
}

static char *
read_about (Kiosk *kiosk, const char *code)
{
  g_autofree char *target = chapters_target (kiosk, code);
  GString *text = g_string_new (NULL);

  kiosk_show (kiosk, target);
  chapters_walk (kiosk, note_text, text);
  return g_string_free (text, FALSE);
}

// The call for full papers ends on 11 June 2026 at 11:59 UTC.
static void
test_deadline_closes_the_call (void)
{
  static const gint64 end = G_GINT64_CONSTANT (1781179140);
  g_autoptr (Kiosk) kiosk = kiosk_open (kiosk_live_new ("mfm", end - 1), landscape, "en");
  g_autofree char *before = read_about (kiosk, "mfm");

  g_assert_nonnull (strstr (before, "10 June 2026, 23:59 AoE (anywhere on earth)"));
  g_assert_nonnull (strstr (before, "11 June 2026, 13:59 local time"));
  g_assert_nonnull (strstr (before, "Call, open"));
  g_assert_null (strstr (before, "Call, closed"));
  aff_clock_set (aff_live_clock (kiosk->live), end);
  kiosk_settle (kiosk);
  g_autofree char *after = read_about (kiosk, "mfm");
  g_assert_nonnull (strstr (after, "Call, open"));
  g_assert_nonnull (strstr (after, "Call, closed"));
}

static void
check_sides (Kiosk *kiosk, const char *where, gpointer data)
{
  GtkWidget *block = kiosk_find_class (get_page (kiosk), "contradiction");

  if (block == NULL)
    return;
  GtkWidget *one = kiosk_find_class (block, "sunk-paper");
  GtkWidget *other = gtk_widget_get_next_sibling (one);
  graphene_rect_t first, second;
  g_assert_true (gtk_widget_compute_bounds (one, block, &first));
  g_assert_true (gtk_widget_compute_bounds (other, block, &second));
  g_assert_true (first.origin.y == second.origin.y);
  g_assert_true (first.origin.x + first.size.width < second.origin.x);
  (*(int *) data)++;
}

static void
test_contradictions_stand_side_by_side (void)
{
  g_autoptr (Kiosk) kiosk = open_kiosk ("mfm", portrait);
  g_autofree char *target = chapters_target (kiosk, "mfm");
  int seen = 0;

  kiosk_show (kiosk, target);
  chapters_walk (kiosk, check_sides, &seen);
  g_assert_cmpint (seen, >, 0);
}

static char *
describe_focus (Kiosk *kiosk)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (kiosk->window));
  GVariant *target = GTK_IS_ACTIONABLE (focus)
                       ? gtk_actionable_get_action_target_value (GTK_ACTIONABLE (focus))
                       : NULL;

  return target != NULL ? g_variant_dup_string (target, NULL) : g_strdup ("nothing");
}

// Lists are made anew each minute; whoever goes through them by keys stays where they are.
static void
check_focus (const char *page, const char *title, KioskSize size)
{
  g_autoptr (Kiosk) kiosk = open_kiosk ("strasbourg", size);
  g_autofree char *target = chapters_item (kiosk, title);

  kiosk_show (kiosk, page);
  GtkWidget *way = find_way (kiosk, target);
  g_assert_nonnull (way);
  g_assert_true (gtk_widget_grab_focus (way));
  for (int minute = 1; minute <= 3; minute++) {
    aff_clock_set (aff_live_clock (kiosk->live), KIOSK_NOW + minute * 60);
    kiosk_settle (kiosk);
    g_autofree char *focus = describe_focus (kiosk);
    g_assert_cmpstr (focus, ==, target);
  }
}

static void
test_focus_outlives_the_minute (void)
{
  check_focus ("now", "Poster Session & Coffee Break", landscape);
  check_focus ("now", "Invited Talk 3", portrait);
  check_focus ("schedule", "Panel Discussion", landscape);
  check_focus ("schedule", "Opening Remarks", portrait);
}

static void
test_chapter_and_page_outlive_the_minute (void)
{
  g_autoptr (Kiosk) kiosk = open_kiosk ("imimic", landscape);
  GtkWidget *turner = kiosk_find_class (get_page (kiosk), "turner");

  kiosk_press (kiosk, turner);
  g_assert_true (gtk_widget_grab_focus (turner));
  g_autofree char *before = kiosk_text (get_page (kiosk));
  aff_clock_set (aff_live_clock (kiosk->live), KIOSK_NOW + 60);
  kiosk_settle (kiosk);
  g_autofree char *after = kiosk_text (get_page (kiosk));
  g_assert_cmpstr (before, ==, after);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (kiosk->window)) == turner);
}

static void
test_chapter_outlives_the_language (void)
{
  g_autoptr (Kiosk) kiosk = open_kiosk ("mfm", landscape);
  g_autofree char *target = chapters_target (kiosk, "mfm");

  kiosk_show (kiosk, target);
  kiosk_press (kiosk,
               kiosk_find_named (get_page (kiosk), GTK_TYPE_TOGGLE_BUTTON, "Call for papers"));
  kiosk_act (kiosk, "win.language", g_variant_new_string ("de"));
  g_assert_true (AFF_IS_ABOUT_PAGE (get_page (kiosk)));
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (
    kiosk_find_named (get_page (kiosk), GTK_TYPE_TOGGLE_BUTTON, "Einreichungen"))));
  g_assert_true (kiosk_says (kiosk, "Full papers follow the ECCV format."));
}

static void
test_pages_are_gone_when_left (void)
{
  g_autoptr (Kiosk) kiosk = open_kiosk ("strasbourg", landscape);
  g_autofree char *item = chapters_item (kiosk, "Invited Talk 1");
  g_autofree char *workshop = chapters_target (kiosk, "imimic");
  const char *const targets[] = {item, workshop};

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++) {
    kiosk_show (kiosk, targets[i]);
    GtkWidget *former = get_page (kiosk);
    g_object_add_weak_pointer (G_OBJECT (former), (gpointer *) &former);
    press_back (kiosk);
    g_assert_null (former);
  }
}

static void
test_item_without_a_time_says_so (void)
{
  static const char sql[] =
    "INSERT INTO workshop (id, code, title) VALUES (1, 'w', 'Workshop');"
    "INSERT INTO item (id, workshop, title, certainty) VALUES (1, 1, 'Talk', 'to-confirm'), "
    "(2, 1, 'Cancelled talk', 'final');"
    "UPDATE item SET cancelled = 1, day = '2026-10-04', minute = 900 WHERE id = 2;";
  g_autoptr (Kiosk)
    kiosk = kiosk_open (kiosk_live_new_of_sql (sql, KIOSK_NOW), landscape, "en");

  kiosk_show (kiosk, "item:1");
  kiosk_check_whole (kiosk, "no time");
  g_assert_true (kiosk_says (kiosk, "Time to be announced"));
  g_assert_true (kiosk_says (kiosk, "Day to be announced"));
  g_assert_true (kiosk_says (kiosk, "Room to be announced"));
  g_assert_true (kiosk_says (kiosk, "To be confirmed"));
  g_assert_null (kiosk_find_class (get_page (kiosk), "qr-view"));
  kiosk_show (kiosk, "item:2");
  g_assert_true (kiosk_says (kiosk, "Cancelled"));
  g_assert_null (kiosk_find_class (get_page (kiosk), "qr-view"));
}

int
main (int argc, char **argv)
{
  kiosk_start (&argc, &argv);
  g_test_add_func ("/ui/about/every-page-stands-whole", test_every_page_stands_whole);
  g_test_add_func ("/ui/about/hard-case-stands-whole", test_hard_case_stands_whole);
  g_test_add_func ("/ui/about/ways-lead-from-now", test_ways_lead_from_now);
  g_test_add_func ("/ui/about/ways-lead-from-schedule", test_ways_lead_from_schedule);
  g_test_add_func ("/ui/about/poster-session-leads-to-the-map",
                   test_poster_session_leads_to_the_map);
  g_test_add_func ("/ui/about/talks-open-their-posters-once-they-are-public",
                   test_talks_open_their_posters_once_they_are_public);
  g_test_add_func ("/ui/about/workshop-without-items-stands-on-now",
                   test_workshop_without_items_stands_on_now);
  g_test_add_func ("/ui/about/workshops-without-items-are-listed-on-now",
                   test_workshops_without_items_are_listed_on_now);
  g_test_add_func ("/ui/about/deadline-closes-the-call", test_deadline_closes_the_call);
  g_test_add_func ("/ui/about/contradictions-stand-side-by-side",
                   test_contradictions_stand_side_by_side);
  g_test_add_func ("/ui/about/focus-outlives-the-minute", test_focus_outlives_the_minute);
  g_test_add_func ("/ui/about/chapter-and-page-outlive-the-minute",
                   test_chapter_and_page_outlive_the_minute);
  g_test_add_func ("/ui/about/chapter-outlives-the-language",
                   test_chapter_outlives_the_language);
  g_test_add_func ("/ui/about/pages-are-gone-when-left", test_pages_are_gone_when_left);
  g_test_add_func ("/ui/about/item-without-a-time-says-so", test_item_without_a_time_says_so);
  return g_test_run ();
}
