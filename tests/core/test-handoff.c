// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/qr/handoff.h"
#include "app/qr/qr.h"
#include "tests/support/fixture.h"
#include "tests/support/hall.h"

#include <string.h>

// 14:00 in Strasbourg on that day is 12:00Z; RFC 5545 has no room for the zone's name here.
static const char item_sql[] =
  "INSERT INTO room (id) VALUES (1);"
  "INSERT INTO room_name (room, language, name) VALUES (1, 'en', 'Main hall'), "
  "(1, 'fr', 'Grande salle');"
  "INSERT INTO workshop (id, code, title, city, first_day, room) "
  "VALUES (1, 'w', 'Workshop', 'Strasbourg', '2026-10-04', 1);"
  "INSERT INTO item (id, workshop, title, day, minute, duration_min) "
  "VALUES (7, 1, 'Opening', '2026-10-04', 840, 10);";

// The event of item 7 after SQL; NULL if it has none.
static char *
make_event (const char *sql, const char *language)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AffDb) db = fixture_db_new (item_sql);

  if (sql != NULL)
    fixture_change (db, sql);
  g_autoptr (AffProgramme) programme = aff_programme_load (db, &error);
  g_assert_no_error (error);
  return aff_handoff_event (programme, aff_programme_item (programme, 7), language);
}

// What stands behind NAME and its colon, unescaped; NULL if there is no such line.
static char *
read_value (const char *event, const char *name)
{
  g_auto (GStrv) lines = g_strsplit (event, "\r\n", -1);
  g_autofree char *prefix = g_strconcat (name, ":", NULL);

  for (guint i = 0; lines[i] != NULL; i++) {
    if (!g_str_has_prefix (lines[i], prefix))
      continue;
    GString *value = g_string_new (NULL);
    for (const char *at = lines[i] + strlen (prefix); *at != '\0'; at++) {
      gboolean is_escaped = *at == '\\';

      at += is_escaped;
      g_string_append_c (value, is_escaped && *at == 'n' ? '\n' : *at);
    }
    return g_string_free (value, FALSE);
  }
  return NULL;
}

static void
assert_value (const char *sql, const char *name, const char *expected)
{
  g_autofree char *event = make_event (sql, "en");
  g_assert_nonnull (event);
  g_autofree char *value = read_value (event, name);

  g_assert_cmpstr (value, ==, expected);
}

static void
test_event_is_bare_and_in_utc (void)
{
  g_autofree char *event = make_event (NULL, "en");
  g_autofree char *uid = read_value (event, "UID");
  g_autofree char *expected = g_strdup_printf ("BEGIN:VEVENT\r\n"
                                               "UID:%s\r\n"
                                               "SUMMARY:Opening\r\n"
                                               "DTSTART:20261004T120000Z\r\n"
                                               "DTEND:20261004T121000Z\r\n"
                                               "LOCATION:Main hall\\, Strasbourg\r\n"
                                               "END:VEVENT\r\n",
                                               uid);

  g_assert_cmpstr (event, ==, expected);
  g_assert_true (g_str_has_prefix (uid, "7@"));
}

static void
test_room_is_in_the_readers_language (void)
{
  g_autofree char *event = make_event (NULL, "fr");
  g_autofree char *place = read_value (event, "LOCATION");

  g_assert_cmpstr (place, ==, "Grande salle, Strasbourg");
}

static void
test_live_times_win (void)
{
  // 14:05 to 14:20 there.
  const char *sql = "UPDATE item SET live_start = 1791115500, live_end = 1791116400";

  assert_value (sql, "DTSTART", "20261004T120500Z");
  assert_value (sql, "DTEND", "20261004T122000Z");
}

static void
test_text_is_escaped_and_plain (void)
{
  assert_value ("UPDATE item SET title = '☕ Posters; coffee, C:\\x' || char (10) || 'End'",
                "SUMMARY", "Posters; coffee, C:\\x End");
  assert_value ("UPDATE item SET title = 'A' || char (13) || char (10) || 'END:VEVENT'",
                "SUMMARY", "A END:VEVENT");
}

static void
test_long_title_is_shortened (void)
{
  g_autofree char *event =
    make_event ("UPDATE item SET title = replace (printf ('%.50c', 'x'), 'x', 'Word ')", "en");
  g_autofree char *title = read_value (event, "SUMMARY");

  g_assert_cmpint (g_utf8_strlen (title, -1), <=, 81);
  g_assert_true (g_str_has_suffix (title, "…"));
}

static void
test_status_says_what_is_to_be_confirmed (void)
{
  assert_value (NULL, "STATUS", NULL);
  assert_value ("UPDATE item SET certainty = 'to-confirm'", "STATUS", "TENTATIVE");
  assert_value ("UPDATE workshop SET certainty = 'preliminary'", "STATUS", "TENTATIVE");
}

static void
test_unknown_end_is_left_out (void)
{
  assert_value ("UPDATE item SET duration_min = NULL", "DTEND", NULL);
  assert_value ("UPDATE item SET duration_min = NULL", "DTSTART", "20261004T120000Z");
}

static void
test_unknown_place_is_left_out (void)
{
  assert_value ("UPDATE workshop SET room = NULL, city = NULL", "LOCATION", NULL);
}

static void
test_no_time_makes_no_event (void)
{
  g_autofree char *without_time = make_event ("UPDATE item SET minute = NULL", "en");
  g_autofree char *without_day = make_event ("UPDATE item SET day = NULL", "en");
  g_autofree char *cancelled = make_event ("UPDATE item SET cancelled = 1", "en");

  g_assert_null (without_time);
  g_assert_null (without_day);
  g_assert_null (cancelled);
}

static void
test_uid_outlives_every_change (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AffDb) db = fixture_db_new (item_sql);
  g_autoptr (AffProgramme) before = aff_programme_load (db, &error);
  g_assert_no_error (error);
  fixture_change (db, "UPDATE item SET title = 'Welcome', minute = 900, room = NULL");
  g_autoptr (AffProgramme) after = aff_programme_load (db, &error);
  g_assert_no_error (error);
  g_autofree char *first = aff_handoff_event (before, aff_programme_item (before, 7), "en");
  g_autofree char *second = aff_handoff_event (after, aff_programme_item (after, 7), "de");
  g_autofree char *first_uid = read_value (first, "UID");
  g_autofree char *second_uid = read_value (second, "UID");

  g_assert_cmpstr (first_uid, ==, second_uid);
  g_assert_cmpstr (first, !=, second);
}

static const AffHandoffWords words = {"Poster tour", "Board"};

// The hall after SQL, and a tour of 20 minutes (or MINUTES) from its first board.
typedef struct {
  AffDb *db;
  AffProgramme *programme;
  AffPosterTour *tour;
} Walk;

static void
walk_init (Walk *self, const char *sql, int minutes)
{
  self->db = hall_new (sql);
  self->programme = hall_load (self->db);
  const AffItem *item = aff_programme_item (self->programme, 1);
  g_autoptr (AffGraph) graph = aff_graph_new (aff_agenda_plan (self->programme, item), NULL);
  g_autoptr (AffPosterTourDistances)
    distances = aff_poster_tour_distances_new (graph, (AffPoint){500, 1500}, NULL);
  AffPosterTourSetting setting = aff_poster_tour_setting_usual ();
  setting.minutes = minutes;
  self->tour = aff_poster_tour_plan (self->programme, item, HALL_NOW, &setting, distances);
}

static void
walk_clear (Walk *self)
{
  aff_poster_tour_free (self->tour);
  aff_programme_unref (self->programme);
  aff_db_free (self->db);
}

static void
test_tour_is_one_event_with_its_stops (void)
{
  Walk walk;

  walk_init (&walk, NULL, 10);
  g_autofree char *event = aff_handoff_tour (walk.programme, walk.tour, &words);
  g_autofree char *stops = read_value (event, "DESCRIPTION");
  g_autofree char *start = read_value (event, "DTSTART");
  g_autofree char *title = read_value (event, "SUMMARY");

  g_assert_true (g_str_has_prefix (event, "BEGIN:VEVENT\r\nUID:t"));
  g_assert_true (g_str_has_suffix (event, "\r\nEND:VEVENT\r\n"));
  g_assert_cmpstr (title, ==, "Poster tour");
  g_assert_cmpstr (start, ==, "20261004T132400Z");
  g_assert_cmpstr (stops, ==, "15:24 Board 1: Title 1\n15:28 Board 2: Title 2");
  walk_clear (&walk);
}

static void
test_tour_as_text_says_the_same (void)
{
  Walk walk;

  walk_init (&walk, NULL, 10);
  g_autofree char *text = aff_handoff_tour_text (walk.programme, walk.tour, &words);

  g_assert_cmpstr (text, ==,
                   "Poster tour 15:24–15:32\n15:24 Board 1: Title 1\n15:28 Board 2: Title 2");
  walk_clear (&walk);
}

static void
test_long_titles_leave_the_code_small (void)
{
  static const char *const titles[] = {
    "replace (printf ('%.60c', 'x'), 'x', 'Word ')",
    "replace (printf ('%.60c', 'x'), 'x', '医学影像')",
    "replace (printf ('%.60c', 'x'), 'x', 'a,b;c\\ ')",
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++) {
    g_autofree char *sql = g_strdup_printf ("UPDATE paper SET title = %s", titles[i]);
    Walk walk;
    walk_init (&walk, sql, 40);
    g_assert_cmpuint (walk.tour->stops->len, ==, 7);
    g_autofree char *event = aff_handoff_tour (walk.programme, walk.tour, &words);
    g_autofree char *text = aff_handoff_tour_text (walk.programme, walk.tour, &words);
    g_autoptr (GError) error = NULL;
    g_autoptr (AffQr) code = aff_qr_new (event, &error);
    g_assert_no_error (error);
    // Version 14 has 73 modules.
    g_assert_cmpint (code->size, <=, 73);
    g_assert_cmpuint (strlen (text), <=, AFF_HANDOFF_TOUR_BYTES);
    g_assert_true (g_utf8_validate (event, -1, NULL));
    g_assert_true (i > 0 || strstr (event, "Word Word…") != NULL);
    walk_clear (&walk);
  }
}

static void
test_tour_without_stops_makes_no_code (void)
{
  Walk walk;

  walk_init (&walk, NULL, 1);
  g_autofree char *event = aff_handoff_tour (walk.programme, walk.tour, &words);
  g_autofree char *text = aff_handoff_tour_text (walk.programme, walk.tour, &words);

  g_assert_null (event);
  g_assert_null (text);
  walk_clear (&walk);
}

static char *
make_presence (const char *sql)
{
  static const char *const lines[] = {"Board 1", "Hang it by 15:00; take it down by 17:00",
                                      NULL};
  g_autoptr (AffDb) db = hall_new (sql);
  g_autoptr (AffProgramme) programme = hall_load (db);

  return aff_handoff_presence (programme, aff_programme_presentation (programme, 1), lines,
                               "en");
}

static void
test_presence_is_one_event_with_what_to_know (void)
{
  g_autofree char *event = make_presence (
    "UPDATE presentation SET attend_from = 925, attend_until = 940 WHERE id = 1");
  g_autofree char *title = read_value (event, "SUMMARY");
  g_autofree char *start = read_value (event, "DTSTART");
  g_autofree char *end = read_value (event, "DTEND");
  g_autofree char *place = read_value (event, "LOCATION");
  g_autofree char *lines = read_value (event, "DESCRIPTION");

  g_assert_cmpstr (title, ==, "Title 1");
  g_assert_cmpstr (start, ==, "20261004T132500Z");
  g_assert_cmpstr (end, ==, "20261004T134000Z");
  g_assert_cmpstr (place, ==, "Hall");
  g_assert_cmpstr (lines, ==, "Board 1\nHang it by 15:00; take it down by 17:00");
}

static void
test_no_presence_makes_no_event (void)
{
  g_autofree char *withdrawn = make_presence ("DELETE FROM placement WHERE presentation = 1;"
                                              "UPDATE paper SET withdrawn = 1 WHERE id = 1");
  g_autofree char *cancelled = make_presence ("UPDATE item SET cancelled = 1 WHERE id = 1");
  g_autofree char *unknown = make_presence ("UPDATE item SET minute = NULL WHERE id = 1");

  g_assert_null (withdrawn);
  g_assert_null (cancelled);
  g_assert_null (unknown);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/qr/handoff/event-is-bare-and-in-utc", test_event_is_bare_and_in_utc);
  g_test_add_func ("/qr/handoff/room-is-in-the-readers-language",
                   test_room_is_in_the_readers_language);
  g_test_add_func ("/qr/handoff/live-times-win", test_live_times_win);
  g_test_add_func ("/qr/handoff/text-is-escaped-and-plain", test_text_is_escaped_and_plain);
  g_test_add_func ("/qr/handoff/long-title-is-shortened", test_long_title_is_shortened);
  g_test_add_func ("/qr/handoff/status-says-what-is-to-be-confirmed",
                   test_status_says_what_is_to_be_confirmed);
  g_test_add_func ("/qr/handoff/unknown-end-is-left-out", test_unknown_end_is_left_out);
  g_test_add_func ("/qr/handoff/unknown-place-is-left-out", test_unknown_place_is_left_out);
  g_test_add_func ("/qr/handoff/no-time-makes-no-event", test_no_time_makes_no_event);
  g_test_add_func ("/qr/handoff/uid-outlives-every-change", test_uid_outlives_every_change);
  g_test_add_func ("/qr/handoff/tour-is-one-event-with-its-stops",
                   test_tour_is_one_event_with_its_stops);
  g_test_add_func ("/qr/handoff/tour-as-text-says-the-same", test_tour_as_text_says_the_same);
  g_test_add_func ("/qr/handoff/long-titles-leave-the-code-small",
                   test_long_titles_leave_the_code_small);
  g_test_add_func ("/qr/handoff/tour-without-stops-makes-no-code",
                   test_tour_without_stops_makes_no_code);
  g_test_add_func ("/qr/handoff/presence-is-one-event-with-what-to-know",
                   test_presence_is_one_event_with_what_to_know);
  g_test_add_func ("/qr/handoff/no-presence-makes-no-event", test_no_presence_makes_no_event);
  return g_test_run ();
}
