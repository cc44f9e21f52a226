// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/clock.h"
#include "app/programme/agenda.h"
#include "tests/support/fixture.h"

#define MINUTE 60

// Two o'clock to six, as the half-day workshop has it: no gap anywhere.
static const char *const half_day =
  "INSERT INTO workshop (id, code, title) VALUES (1, 'w', 'W');"
  "INSERT INTO item (id, workshop, title, day, minute, duration_min) VALUES"
  " (1, 1, 'Opening', '2026-10-04', 840, 10), (2, 1, 'Invited 1', '2026-10-04', 850, 30),"
  " (3, 1, 'Invited 2', '2026-10-04', 880, 30), (4, 1, 'Posters', '2026-10-04', 910, 60),"
  " (5, 1, 'Spotlight', '2026-10-04', 970, 20), (6, 1, 'Invited 3', '2026-10-04', 990, 30),"
  " (7, 1, 'Invited 4', '2026-10-04', 1020, 30), (8, 1, 'Panel', '2026-10-04', 1050, 30);"
  "INSERT INTO item_nature VALUES (4, 'poster'), (4, 'break');";

// Boards 2 and 10 open, 11 closed, 12 reserved; papers 1 to 4, the third under embargo.
static const char *const hall =
  "INSERT INTO plan VALUES (1, 'Hall', x'3c', 'a', 9000, 9000), (2, 'Foyer', x'3c', 'b', 9, 9);"
  "INSERT INTO room (id, plan) VALUES (1, 1), (2, 2);"
  "INSERT INTO room_name VALUES (1, 'en', 'Hall'), (2, 'en', 'Foyer');"
  "INSERT INTO board (id, plan, label, x_mm, y_mm, facing_deg, width_mm, height_mm, state)"
  " VALUES (1, 1, '10', 1, 1, 0, 9, 9, 'open'), (2, 1, '2', 1, 1, 0, 9, 9, 'open'),"
  " (3, 1, '12', 1, 1, 0, 9, 9, 'reserved'), (4, 1, '11', 1, 1, 0, 9, 9, 'closed'),"
  " (5, 2, 'F1', 1, 1, 0, 9, 9, 'open');"
  "INSERT INTO workshop (id, code, title, room) VALUES (1, 'w', 'W', 1);"
  "INSERT INTO item (id, workshop, title, day, minute, duration_min) VALUES"
  " (1, 1, 'Morning posters', '2026-10-04', 600, 60),"
  " (2, 1, 'Afternoon posters', '2026-10-04', 900, 60),"
  " (3, 1, 'Talks', '2026-10-04', 720, 60);"
  "INSERT INTO item_nature VALUES (1, 'poster'), (2, 'poster'), (3, 'talk');"
  "INSERT INTO topic VALUES (1, 'A', 1), (2, 'B', 2);"
  "INSERT INTO topic_name VALUES (1, 'en', 'Models', NULL), (2, 'en', 'Data', NULL);"
  "INSERT INTO paper (id, workshop, number, title) VALUES (1, 1, '1', 'a'), (2, 1, '2', 'b'),"
  " (3, 1, '3', 'c'), (4, 1, '4', 'd');"
  "INSERT INTO paper_topic VALUES (1, 1, 2), (1, 2, 1);"
  "INSERT INTO presentation (id, paper, item, kind, rank, embargo) VALUES"
  " (1, 1, 1, 'poster', 0, NULL), (2, 2, 2, 'poster', 0, NULL),"
  " (3, 3, 1, 'poster', 0, 1791100860), (4, 4, 2, 'poster', 0, NULL);"
  "INSERT INTO placement VALUES (1, 2, 1, 0), (2, 2, 2, 0), (1, 1, 3, 0), (2, 3, 4, 0);";

static AffProgramme *
load (const char *sql)
{
  g_autoptr (AffDb) db = fixture_db_new (sql);
  g_autoptr (GError) error = NULL;
  AffProgramme *programme = aff_programme_load (db, &error);

  g_assert_no_error (error);
  return programme;
}

static AffProgramme *
load_and_change (const char *sql, const char *change)
{
  g_autoptr (AffDb) db = fixture_db_new (sql);
  AffProgramme *programme;

  fixture_change (db, change);
  programme = aff_programme_load (db, NULL);
  g_assert_nonnull (programme);

  return programme;
}

static gint64
at (const char *text)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);

  g_assert_nonnull (time);
  return g_date_time_to_unix (time);
}

// The ids of a list of items as "1 2 3".
static char *
write_ids (const GPtrArray *items)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (text, "%s%d", i > 0 ? " " : "",
                            (int) ((const AffItem *) g_ptr_array_index (items, i))->id);

  return g_string_free (text, FALSE);
}

static void
assert_running (const AffProgramme *programme, gint64 now, const char *ids)
{
  g_autoptr (GPtrArray) items = aff_agenda_running (programme, now);
  g_autofree char *text = write_ids (items);

  g_assert_cmpstr (text, ==, ids);
}

static void
assert_next (const AffProgramme *programme, gint64 now, guint limit, const char *ids)
{
  g_autoptr (GPtrArray) items = aff_agenda_next (programme, now, limit);
  g_autofree char *text = write_ids (items);

  g_assert_cmpstr (text, ==, ids);
}

static void
test_half_day_is_right_at_each_minute (void)
{
  static const struct {
    int minute;
    const char *running;
    const char *next;
  } steps[] = {
    {0, "", "1 2 3 4 5 6 7 8"},
    {840, "1", "2 3 4 5 6 7 8"},
    {850, "2", "3 4 5 6 7 8"},
    {880, "3", "4 5 6 7 8"},
    {910, "4", "5 6 7 8"},
    {970, "5", "6 7 8"},
    {990, "6", "7 8"},
    {1020, "7", "8"},
    {1050, "8", ""},
    {1080, "", ""},
    {1440, "", ""},
  };

  g_autoptr (AffProgramme) programme = load (half_day);
  gint64 midnight = at ("2026-10-04T00:00:00+02:00");

  for (guint i = 0; i + 1 < G_N_ELEMENTS (steps); i++) {
    for (int minute = steps[i].minute; minute < steps[i + 1].minute; minute++) {
      gint64 now = midnight + minute * MINUTE;

      assert_running (programme, now, steps[i].running);
      assert_running (programme, now + MINUTE - 1, steps[i].running);
      assert_next (programme, now, 0, steps[i].next);
      g_assert_cmpint (aff_agenda_day_end (programme, now), ==, midnight + 1080 * MINUTE);
    }
  }
}

static void
test_next_stops_at_its_limit_and_at_its_day (void)
{
  g_autoptr (AffProgramme) programme = load (
    "INSERT INTO workshop (id, code, title) VALUES (1, 'w', 'W');"
    "INSERT INTO item (id, workshop, title, day, minute, duration_min) VALUES"
    " (1, 1, 'a', '2026-10-04', 840, 10), (2, 1, 'b', '2026-10-04', 850, 10),"
    " (3, 1, 'c', '2026-10-05', 600, 10), (4, 1, 'd', '2026-10-06', 600, 10);");

  assert_next (programme, at ("2026-10-01T09:00:00+02:00"), 0, "1 2");
  assert_next (programme, at ("2026-10-01T09:00:00+02:00"), 1, "1");
  assert_next (programme, at ("2026-10-04T14:05:00+02:00"), 5, "2");
  assert_next (programme, at ("2026-10-04T14:10:00+02:00"), 5, "3");
  assert_next (programme, at ("2026-10-06T10:00:00+02:00"), 5, "");
  g_assert_cmpint (aff_agenda_day_end (programme, at ("2026-10-07T10:00:00+02:00")), ==,
                   AFF_UNKNOWN_TIME);
}

static void
test_poster_session_that_is_a_break_is_one_item (void)
{
  g_autoptr (AffProgramme) programme = load (half_day);
  const AffItem *item = aff_agenda_poster_item (programme, at ("2026-10-04T15:24:00+02:00"));

  g_assert_cmpint (item->id, ==, 4);
  g_assert_cmpuint (item->natures, ==, AFF_NATURE_POSTER | AFF_NATURE_BREAK);
  assert_running (programme, at ("2026-10-04T15:24:00+02:00"), "4");
}

static void
test_parallel_and_overlapping_items_run_together (void)
{
  g_autoptr (AffProgramme) programme = load (
    "INSERT INTO workshop (id, code, title) VALUES (1, 'w', 'W'), (2, 'v', 'V');"
    "INSERT INTO item (id, workshop, title, day, minute, duration_min) VALUES"
    " (1, 1, 'a', '2026-10-04', 860, 30), (2, 2, 'b', '2026-10-04', 840, 60),"
    " (3, 2, 'c', '2026-10-04', 880, 5), (4, 2, 'none', '2026-10-04', 885, 0);");

  assert_running (programme, at ("2026-10-04T14:10:00+02:00"), "2");
  assert_running (programme, at ("2026-10-04T14:20:00+02:00"), "2 1");
  assert_running (programme, at ("2026-10-04T14:41:00+02:00"), "2 1 3");
  assert_running (programme, at ("2026-10-04T14:45:00+02:00"), "2 1");
  assert_running (programme, at ("2026-10-04T14:55:00+02:00"), "2");
}

static void
test_cancelled_items_never_run_and_are_never_next (void)
{
  g_autoptr (AffProgramme)
    programme = load_and_change (half_day, "UPDATE item SET cancelled = 1 WHERE id IN (2, 8)");

  assert_running (programme, at ("2026-10-04T14:20:00+02:00"), "");
  assert_next (programme, at ("2026-10-04T14:05:00+02:00"), 2, "3 4");
  g_assert_cmpint (aff_agenda_day_end (programme, at ("2026-10-04T14:20:00+02:00")), ==,
                   at ("2026-10-04T17:30:00+02:00"));
}

static void
test_items_without_time_or_day_are_neither_now_nor_next (void)
{
  g_autoptr (AffProgramme) programme = load (
    "INSERT INTO workshop (id, code, title) VALUES (1, 'w', 'W');"
    "INSERT INTO item (id, workshop, title, day, minute, duration_min, live_end) VALUES"
    " (1, 1, 'no time', '2026-10-04', NULL, 30, NULL),"
    " (2, 1, 'no day', NULL, 840, 30, NULL), (3, 1, 'over', NULL, NULL, NULL, 1791100800);");

  for (gint64 now = 1791000000; now < 1791200000; now += 5000) {
    assert_running (programme, now, "");
    assert_next (programme, now, 0, "");
    g_assert_cmpint (aff_agenda_phase (aff_programme_item (programme, 1), now), ==,
                     AFF_PHASE_UNKNOWN);
    g_assert_cmpint (aff_agenda_phase (aff_programme_item (programme, 3), now), ==,
                     now < 1791100800 ? AFF_PHASE_UNKNOWN : AFF_PHASE_PAST);
  }
  g_assert_cmpint (aff_agenda_day_end (programme, at ("2026-10-04T14:00:00+02:00")), ==,
                   AFF_UNKNOWN_TIME);
}

static void
test_item_without_end_is_over_with_its_day (void)
{
  g_autoptr (AffProgramme) programme = load (
    "INSERT INTO workshop (id, code, title) VALUES (1, 'w', 'W');"
    "INSERT INTO item (id, workshop, title, day, minute, duration_min) VALUES"
    " (1, 1, 'talk', '2026-10-04', 1080, 30), (2, 1, 'reception', '2026-10-04', 1110, NULL);");

  assert_running (programme, at ("2026-10-04T23:59:59+02:00"), "2");
  assert_running (programme, at ("2026-10-05T00:00:00+02:00"), "");
  g_assert_cmpint (aff_agenda_day_end (programme, at ("2026-10-04T18:00:00+02:00")), ==,
                   AFF_UNKNOWN_TIME);
  g_assert_cmpfloat (aff_agenda_progress (aff_programme_item (programme, 2),
                                          at ("2026-10-04T20:00:00+02:00")),
                     ==, 0);
}

static void
test_day_lasts_while_its_last_item_runs_past_midnight (void)
{
  g_autoptr (AffProgramme) programme = load (
    "INSERT INTO workshop (id, code, title) VALUES (1, 'w', 'W');"
    "INSERT INTO item (id, workshop, title, day, minute, duration_min) VALUES"
    " (1, 1, 'dinner', '2026-10-04', 1200, 270), (2, 1, 'dance', '2026-10-04', 1470, 90),"
    " (3, 1, 'early', '2026-10-05', 90, 30);");
  g_autofree char *night = aff_agenda_opening_day (programme, at ("2026-10-05T00:40:00+02:00"));
  g_autofree char *dawn = aff_agenda_opening_day (programme, at ("2026-10-05T01:30:00+02:00"));

  assert_next (programme, at ("2026-10-04T21:00:00+02:00"), 0, "2");
  assert_running (programme, at ("2026-10-05T00:40:00+02:00"), "2");
  assert_running (programme, at ("2026-10-05T01:40:00+02:00"), "2 3");
  g_assert_cmpstr (night, ==, "2026-10-04");
  g_assert_cmpstr (dawn, ==, "2026-10-05");
  g_assert_cmpint (aff_agenda_day_end (programme, at ("2026-10-05T00:40:00+02:00")), ==,
                   at ("2026-10-05T02:00:00+02:00"));
}

static void
test_clock_changes_and_leap_day_shift_nothing (void)
{
  static const struct {
    const char *day;
    int minute;
    const char *start;
    const char *end;
  } cases[] = {
    // The night in which three o'clock comes twice, and its noon.
    {"2026-10-25", 90, "2026-10-25T01:30:00+02:00", "2026-10-25T02:30:00+01:00"},
    {"2026-10-25", 720, "2026-10-25T12:00:00+01:00", "2026-10-25T14:00:00+01:00"},
    {"2026-10-24", 1440 + 720, "2026-10-25T12:00:00+01:00", "2026-10-25T14:00:00+01:00"},
    // The night that lacks an hour.
    {"2027-03-28", 90, "2027-03-28T01:30:00+01:00", "2027-03-28T04:30:00+02:00"},
    {"2027-03-28", 720, "2027-03-28T12:00:00+02:00", "2027-03-28T14:00:00+02:00"},
    {"2028-02-29", 720, "2028-02-29T12:00:00+01:00", "2028-02-29T14:00:00+01:00"},
    {"2028-02-28", 1440 + 720, "2028-02-29T12:00:00+01:00", "2028-02-29T14:00:00+01:00"},
    {"2026-12-31", 1380, "2026-12-31T23:00:00+01:00", "2027-01-01T01:00:00+01:00"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *sql = g_strdup_printf (
      "INSERT INTO workshop (id, code, title) VALUES (1, 'w', 'W');"
      "INSERT INTO item (id, workshop, title, day, minute, duration_min) VALUES"
      " (1, 1, 'a', '%s', %d, 120)",
      cases[i].day, cases[i].minute);
    g_autoptr (AffProgramme) programme = load (sql);
    gint64 start = at (cases[i].start);
    gint64 end = at (cases[i].end);

    assert_next (programme, start - 1, 0, "1");
    assert_running (programme, start - 1, "");
    assert_running (programme, start, "1");
    assert_running (programme, end - 1, "1");
    assert_running (programme, end, "");
    g_assert_cmpint (aff_agenda_day_end (programme, start), ==, end);
  }
}

static void
test_delays_count_in_minutes_as_shown (void)
{
  static const struct {
    const char *start;
    const char *end;
    int late;
    int end_late;
  } cases[] = {
    {"15:10:00", "16:10:00", 0, 0},    {"15:20:00", "16:10:00", 10, 0},
    {"15:10:59", "16:11:00", 0, 1},    {"15:09:59", "16:00:00", -1, -10},
    {"15:00:00", "16:09:01", -10, -1},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *start = g_strdup_printf ("2026-10-04T%s+02:00", cases[i].start);
    g_autofree char *end = g_strdup_printf ("2026-10-04T%s+02:00", cases[i].end);
    g_autofree char *change = g_strdup_printf ("UPDATE item SET live_start = %" G_GINT64_FORMAT
                                               ", live_end = %" G_GINT64_FORMAT " WHERE id = 4",
                                               at (start), at (end));
    g_autoptr (AffProgramme) programme = load_and_change (half_day, change);
    const AffItem *item = aff_programme_item (programme, 4);

    g_assert_cmpint (aff_agenda_delay_min (item), ==, cases[i].late);
    g_assert_cmpint (aff_agenda_end_delay_min (item), ==, cases[i].end_late);
  }
}

static void
test_delayed_item_runs_when_it_stands (void)
{
  g_autoptr (AffProgramme) programme =
    load_and_change (half_day, "UPDATE item SET live_start = 1791120000 WHERE id = 4"); // 15:20
  const AffItem *item = aff_programme_item (programme, 4);

  g_assert_cmpint (at ("2026-10-04T15:20:00+02:00"), ==, 1791120000);
  assert_running (programme, at ("2026-10-04T15:15:00+02:00"), "");
  assert_next (programme, at ("2026-10-04T15:15:00+02:00"), 1, "4");
  assert_running (programme, at ("2026-10-04T16:15:00+02:00"), "4 5");
  g_assert_cmpint (aff_agenda_end_delay_min (item), ==, 10);
}

static void
test_minutes_count_a_started_one (void)
{
  gint64 now = at ("2026-10-04T15:24:00+02:00");
  gint64 end = at ("2026-10-04T16:20:00+02:00");

  g_assert_cmpint (aff_agenda_minutes_until (end, now), ==, 56);
  g_assert_cmpint (aff_agenda_minutes_until (end, now + 30), ==, 56);
  g_assert_cmpint (aff_agenda_minutes_until (end, now + 59), ==, 56);
  g_assert_cmpint (aff_agenda_minutes_until (end, now + 60), ==, 55);
  g_assert_cmpint (aff_agenda_minutes_until (end, end - 1), ==, 1);
  g_assert_cmpint (aff_agenda_minutes_until (end, end), ==, 0);
  g_assert_cmpint (aff_agenda_minutes_until (end, end + 90), ==, 0);
  g_assert_cmpint (aff_agenda_minutes_until (AFF_UNKNOWN_TIME, now), ==, 0);
}

static void
test_progress_goes_from_nothing_to_one (void)
{
  g_autoptr (AffProgramme) programme = load (half_day);
  const AffItem *item = aff_programme_item (programme, 4);

  g_assert_cmpfloat (aff_agenda_progress (item, item->standing.start - 1), ==, 0);
  g_assert_cmpfloat (aff_agenda_progress (item, item->standing.start), ==, 0);
  g_assert_cmpfloat (aff_agenda_progress (item, item->standing.start + 900), ==, 0.25);
  g_assert_cmpfloat (aff_agenda_progress (item, item->standing.end), ==, 1);
  g_assert_cmpfloat (aff_agenda_progress (item, item->standing.end + 1), ==, 1);
}

static void
test_schedule_opens_on_today_or_the_next_day_or_the_last (void)
{
  static const struct {
    const char *now;
    const char *day;
  } cases[] = {
    {"2026-09-01T12:00:00+02:00", "2026-10-04"}, {"2026-10-04T00:00:00+02:00", "2026-10-04"},
    {"2026-10-04T23:59:00+02:00", "2026-10-04"}, {"2026-10-05T00:00:00+02:00", "2026-10-06"},
    {"2026-10-03T23:59:00+02:00", "2026-10-04"}, {"2026-10-06T12:00:00+02:00", "2026-10-06"},
    {"2026-10-09T12:00:00+02:00", "2026-10-06"},
  };

  g_autoptr (AffProgramme) programme = load (
    "INSERT INTO workshop (id, code, title) VALUES (1, 'w', 'W');"
    "INSERT INTO item (id, workshop, title, day, minute, duration_min) VALUES"
    " (1, 1, 'a', '2026-10-06', NULL, NULL), (2, 1, 'b', '2026-10-04', 600, 30),"
    " (3, 1, 'c', NULL, 600, 30), (4, 1, 'd', '2026-10-04', 700, 30)");
  g_autoptr (AffProgramme) without = load (NULL);
  g_autoptr (GPtrArray) days = aff_agenda_days (programme);

  g_assert_cmpuint (days->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (days, 0), ==, "2026-10-04");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *day = aff_agenda_opening_day (programme, at (cases[i].now));

    g_assert_cmpstr (day, ==, cases[i].day);
  }
  g_assert_null (aff_agenda_opening_day (without, 0));
}

// The lanes of a day as "workshop/room:items".
static void
assert_lanes (const AffProgramme *programme, const char *day, const char *expected)
{
  g_autoptr (GPtrArray) lanes = aff_agenda_lanes (programme, day);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < lanes->len; i++) {
    const AffLane *lane = g_ptr_array_index (lanes, i);
    g_autofree char *ids = write_ids (lane->items);

    g_string_append_printf (text, "%s%s/%d:%s", i > 0 ? ", " : "", lane->workshop->code,
                            lane->room ? (int) lane->room->id : 0, ids);
  }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_lanes_are_workshops_in_rooms (void)
{
  g_autoptr (AffProgramme) programme = load (
    "INSERT INTO room (id, rank) VALUES (1, 2), (2, 1);"
    "INSERT INTO room_name VALUES (1, 'en', 'One'), (2, 'en', 'Two');"
    "INSERT INTO workshop (id, code, title, rank, first_day, last_day, room) VALUES"
    " (1, 'a', 'A', 1, NULL, NULL, 1), (2, 'b', 'B', 2, NULL, NULL, NULL),"
    " (3, 'c', 'C', 3, '2026-10-04', '2026-10-08', NULL),"
    " (4, 'd', 'D', 4, NULL, NULL, NULL), (5, 'e', 'E', 5, '2026-10-05', NULL, NULL);"
    "INSERT INTO item (id, workshop, title, day, minute, duration_min, room, cancelled) VALUES"
    " (1, 1, 'x', '2026-10-04', 600, 30, NULL, 0), (2, 1, 'x', '2026-10-04', NULL, 30, NULL, 0),"
    " (3, 1, 'x', '2026-10-04', 540, 30, NULL, 1), (4, 1, 'x', '2026-10-04', 600, 30, 2, 0),"
    " (5, 2, 'x', '2026-10-04', 600, 30, NULL, 0), (6, 2, 'x', '2026-10-04', 540, 30, 1, 0),"
    " (7, 2, 'x', NULL, 540, 30, 1, 0), (8, 2, 'x', '2026-10-08', 540, 30, 1, 0);");

  assert_lanes (programme, "2026-10-04", "a/2:4, a/1:3 1 2, b/1:6, b/0:5, c/0:, d/0:");
  assert_lanes (programme, "2026-10-05", "c/0:, d/0:, e/0:");
  assert_lanes (programme, "2026-10-08", "b/1:8, c/0:, d/0:");
  assert_lanes (programme, "2026-10-09", "d/0:");
  assert_lanes (programme, NULL, "b/1:7, c/0:, d/0:, e/0:");
}

static void
test_map_shows_the_running_poster_session_else_the_next_else_the_last (void)
{
  g_autoptr (AffProgramme) programme = load (hall);
  g_autoptr (AffProgramme)
    cancelled = load_and_change (hall, "UPDATE item SET cancelled = 1 WHERE id = 2");
  g_autoptr (AffProgramme)
    unknown = load_and_change (hall, "UPDATE item SET minute = NULL WHERE id < 3");

  static const struct {
    const char *now;
    gint64 id;
    gint64 id_cancelled;
  } cases[] = {
    {"2026-10-01T09:00:00+02:00", 1, 1}, {"2026-10-04T10:30:00+02:00", 1, 1},
    {"2026-10-04T11:00:00+02:00", 2, 1}, {"2026-10-04T15:30:00+02:00", 2, 1},
    {"2026-10-04T16:00:00+02:00", 2, 1}, {"2026-10-09T16:00:00+02:00", 2, 1},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    gint64 now = at (cases[i].now);

    g_assert_cmpint (aff_agenda_poster_item (programme, now)->id, ==, cases[i].id);
    g_assert_cmpint (aff_agenda_poster_item (cancelled, now)->id, ==, cases[i].id_cancelled);
    g_assert_cmpint (aff_agenda_poster_item (unknown, now)->id, ==, 1);
  }
}

static void
test_programme_without_posters_has_no_poster_item_and_no_seats (void)
{
  g_autoptr (AffProgramme) programme = load (NULL);
  g_autoptr (GArray) seats = aff_agenda_seats (programme, NULL, 0);

  g_assert_null (aff_agenda_poster_item (programme, 0));
  g_assert_null (aff_agenda_plan (programme, NULL));
  g_assert_cmpuint (seats->len, ==, 0);
}

// The seats as "label state paper".
static void
assert_seats (const AffProgramme *programme,
              const AffItem *item,
              gint64 now,
              const char *expected)
{
  static const char states[] = {'f', 'a', 'c', 'r'};
  g_autoptr (GArray) seats = aff_agenda_seats (programme, item, now);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < seats->len; i++) {
    const AffSeat *seat = &g_array_index (seats, AffSeat, i);

    g_assert_true ((seat->presentation != NULL) == (seat->state == AFF_SEAT_ASSIGNED));
    g_string_append_printf (text, "%s%s%c%s", i > 0 ? " " : "", seat->board->label,
                            states[seat->state],
                            seat->presentation ? seat->presentation->paper->number : "");
  }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_seats_are_those_of_the_session_on_the_same_boards (void)
{
  g_autoptr (AffProgramme) programme = load (hall);
  gint64 now = at ("2026-10-04T10:30:00+02:00");

  assert_seats (programme, aff_programme_item (programme, 1), now, "2a1 10a3 11c 12r");
  assert_seats (programme, aff_programme_item (programme, 2), now, "2a2 10f 11c 12a4");
  assert_seats (programme, NULL, now, "2f 10f 11c 12r");
}

static void
test_seat_carries_first_topic_and_presence (void)
{
  g_autoptr (AffProgramme)
    programme = load_and_change (hall,
                                 "INSERT INTO presence VALUES (1, 1, 'here', 1, NULL, NULL)");
  g_autoptr (GArray) seats = aff_agenda_seats (programme, aff_programme_item (programme, 1),
                                               at ("2026-10-04T10:30:00+02:00"));
  const AffSeat *first = &g_array_index (seats, AffSeat, 0);
  const AffSeat *second = &g_array_index (seats, AffSeat, 1);

  g_assert_cmpstr (first->topic->letter, ==, "B");
  g_assert_cmpint (first->presence.word, ==, AFF_PRESENCE_HERE);
  g_assert_true (first->presence.has_hung);
  g_assert_null (second->topic);
  g_assert_cmpint (second->presence.word, ==, AFF_PRESENCE_NONE);
}

static void
test_embargo_and_withdrawal_leave_the_board_free (void)
{
  g_autoptr (AffProgramme) programme = load (hall);
  g_autoptr (AffDb) db = fixture_db_new (hall);
  g_autoptr (AffProgramme) damaged = NULL;
  const AffItem *item = aff_programme_item (programme, 1);
  const AffPaper *third = aff_programme_paper (programme, 3);
  const AffPresentation *shown = g_ptr_array_index (third->presentations, 0);

  assert_seats (programme, item, 1791100859, "2a1 10f 11c 12r");
  assert_seats (programme, item, 1791100860, "2a1 10a3 11c 12r");
  g_assert_false (aff_agenda_is_public (shown, 1791100859));
  g_assert_true (aff_agenda_is_public (shown, 1791100860));

  // A rule keeps a withdrawn paper and a closed board apart from placements; a damaged file
  // does not.
  sqlite3_exec (aff_db_handle (db),
                "PRAGMA query_only=OFF; UPDATE paper SET withdrawn = 1 WHERE id = 1;"
                "UPDATE board SET state = 'closed' WHERE id = 1",
                NULL, NULL, NULL);
  damaged = aff_programme_load (db, NULL);
  assert_seats (damaged, aff_programme_item (damaged, 1), 1791100860, "2f 10c 11c 12r");
}

static void
test_plan_is_that_of_the_room_else_of_the_boards_else_the_first (void)
{
  g_autoptr (AffProgramme) programme = load (hall);
  g_autoptr (AffProgramme)
    foyer = load_and_change (hall, "UPDATE item SET room = 2 WHERE id = 1");
  g_autoptr (AffProgramme) roomless = load_and_change (
    hall, "UPDATE workshop SET room = NULL; DELETE FROM placement WHERE presentation = 1;"
          "DELETE FROM placement WHERE item = 2;"
          "INSERT INTO placement VALUES (2, 5, 2, 0)");

  g_assert_cmpint (aff_agenda_plan (programme, aff_programme_item (programme, 1))->id, ==, 1);
  g_assert_cmpint (aff_agenda_plan (foyer, aff_programme_item (foyer, 1))->id, ==, 2);
  g_assert_cmpint (aff_agenda_plan (roomless, aff_programme_item (roomless, 2))->id, ==, 2);
  g_assert_cmpint (aff_agenda_plan (roomless, aff_programme_item (roomless, 3))->id, ==, 1);
  assert_seats (foyer, aff_programme_item (foyer, 1), 0, "F1f");
}

static void
test_presence_expires_and_never_lies (void)
{
  // The session lasts from 10:00 (1791100800) to 11:00 (1791104400).
  static const struct {
    const char *row;
    gint64 now;
    AffPresenceWord word;
  } cases[] = {
    {"'here', 1791101000, NULL, NULL", 1791100999, AFF_PRESENCE_NONE},
    {"'here', 1791101000, NULL, NULL", 1791101000, AFF_PRESENCE_HERE},
    {"'here', 1791101000, NULL, NULL", 1791104399, AFF_PRESENCE_HERE},
    {"'here', 1791101000, NULL, NULL", 1791104400, AFF_PRESENCE_NONE},
    {"'here', 1791101000, 1791102000, NULL", 1791101999, AFF_PRESENCE_HERE},
    {"'here', 1791101000, 1791102000, NULL", 1791102000, AFF_PRESENCE_NONE},
    {"'here', 1791101000, 1791109000, NULL", 1791104400, AFF_PRESENCE_NONE},
    {"'back-at', 1791101000, NULL, 1791102000", 1791101500, AFF_PRESENCE_BACK_AT},
    {"'back-at', 1791101000, NULL, 1791102000", 1791102000, AFF_PRESENCE_EXPECTED},
    {"'back-at', 1791101000, NULL, 1791102000", 1791104400, AFF_PRESENCE_NONE},
    {"'back-at', 1791101000, NULL, NULL", 1791102000, AFF_PRESENCE_BACK_AT},
    {"'away', 1791101000, NULL, 1791102000", 1791103000, AFF_PRESENCE_AWAY},
    {"'no-show', 1791101000, NULL, NULL", 1791103000, AFF_PRESENCE_NO_SHOW},
    {"'expected', 1791000000, NULL, NULL", 1791090000, AFF_PRESENCE_EXPECTED},
    {"NULL, NULL, NULL, NULL", 1791103000, AFF_PRESENCE_NONE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *change = g_strdup_printf ("INSERT INTO presence VALUES (1, 1, %s)",
                                               cases[i].row);
    g_autoptr (AffProgramme) programme = load_and_change (hall, change);
    const AffPaper *paper = aff_programme_paper (programme, 1);
    AffPresence presence = aff_agenda_presence (g_ptr_array_index (paper->presentations, 0),
                                                cases[i].now);

    g_assert_cmpint (presence.word, ==, cases[i].word);
    g_assert_true (presence.has_hung);
  }
}

static void
test_loudest_then_newest_notice_is_shown (void)
{
  static const struct {
    gint64 now;
    gint64 id;
    guint others;
  } cases[] = {
    {99, 0, 0},  {100, 1, 0}, {110, 2, 1}, {120, 3, 2},
    {130, 4, 3}, {140, 3, 3}, {150, 2, 2}, {9999, 2, 2},
  };

  g_autoptr (AffProgramme)
    programme = load ("INSERT INTO notice VALUES (1, 'notice', 100, 100, NULL),"
                      " (2, 'notice', 110, 110, NULL), (3, 'warning', 90, 120, 150),"
                      " (4, 'emergency', 80, 130, 140), (5, 'notice', 10, 140, NULL)");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    guint others = 99;
    const AffNotice *notice = aff_agenda_notice (programme, cases[i].now, &others);

    g_assert_cmpint (notice ? notice->id : 0, ==, cases[i].id);
    g_assert_cmpuint (others, ==, cases[i].others);
    g_assert_true (aff_agenda_notice (programme, cases[i].now, NULL) == notice);
  }
}

static void
test_notice_speaks_the_language_asked_for_else_english_else_the_first (void)
{
  g_autoptr (AffProgramme) programme = load (
    "INSERT INTO notice VALUES (1, 'notice', 3, 1, NULL), (2, 'notice', 2, 1, NULL),"
    " (3, 'notice', 1, 1, NULL);"
    "INSERT INTO notice_text VALUES (1, 'de', 'Achtung', NULL), (1, 'en', 'Mind', NULL),"
    " (1, 'fr', 'Attention', NULL), (2, 'fr', 'Seul', NULL)");
  const AffNotice *full = g_ptr_array_index (programme->notices, 0);
  const AffNotice *french = g_ptr_array_index (programme->notices, 1);
  const AffNotice *silent = g_ptr_array_index (programme->notices, 2);

  g_assert_cmpstr (aff_notice_text (full, "fr")->lead, ==, "Attention");
  g_assert_cmpstr (aff_notice_text (full, "it")->lead, ==, "Mind");
  g_assert_cmpstr (aff_notice_text (french, "de")->lead, ==, "Seul");
  g_assert_null (aff_notice_text (silent, "fr"));
}

typedef struct {
  gint64 start;
  gint64 end;
  gboolean is_cancelled;
} Row;

// The same questions answered from the rows that were written, minute by minute and without the
// code under test: what covers NOW, and what starts at the earliest start after NOW.
static void
compare_with_rows (const AffProgramme *programme, const Row *rows, guint count, gint64 now)
{
  g_autoptr (GPtrArray) running = aff_agenda_running (programme, now);
  g_autoptr (GPtrArray) next = aff_agenda_next (programme, now, 0);
  guint expected = 0;
  gint64 earliest = G_MAXINT64;

  for (guint i = 0; i < count; i++) {
    const AffItem *item = aff_programme_item (programme, i + 1);
    gboolean runs = !rows[i].is_cancelled && rows[i].start <= now && now < rows[i].end;

    g_assert_true (g_ptr_array_find (running, item, NULL) == runs);
    expected += runs;
    if (!rows[i].is_cancelled && rows[i].start > now)
      earliest = MIN (earliest, rows[i].start);
  }
  g_assert_cmpuint (running->len, ==, expected);
  g_assert_cmpuint (next->len > 0, ==, earliest < G_MAXINT64);
  if (next->len > 0)
    g_assert_cmpint (((const AffItem *) g_ptr_array_index (next, 0))->standing.start, ==,
                     earliest);
}

static void
write_row (GString *sql, guint id, Row *row)
{
  // Noon of 24 October 2026 in Paris; the clocks go back in the night after it.
  static const gint64 noon = 1792836000;
  gint64 day = g_test_rand_int_range (0, 3);
  gint64 minute = g_test_rand_int_range (0, 2880);
  gint64 length = g_test_rand_int_range (0, 200);
  gint64 since_noon = (day * 1440 + minute - 720) * MINUTE;
  gboolean is_live = g_test_rand_int_range (0, 4) == 0;

  // After three o'clock in the night of the 25th, local time is an hour behind.
  row->start = noon + since_noon + (since_noon >= 15 * 60 * MINUTE ? 60 * MINUTE : 0);
  if (is_live)
    row->start += g_test_rand_int_range (-3000, 3000);
  row->end = row->start + length * MINUTE;
  row->is_cancelled = g_test_rand_int_range (0, 10) == 0;
  g_string_append_printf (
    sql,
    "INSERT INTO item (id, workshop, title, day, minute, duration_min, cancelled, live_start)"
    " VALUES (%u, %u, 'x', '2026-10-%d', %d, %d, %d, ",
    id, id % 3 + 1, (int) (24 + day), (int) minute, (int) length, row->is_cancelled);
  if (is_live)
    g_string_append_printf (sql, "%" G_GINT64_FORMAT ");", row->start);
  else
    g_string_append (sql, "NULL);");
}

static void
test_now_and_next_are_right_at_a_thousand_points (void)
{
  Row rows[60];
  g_autoptr (GString) sql = g_string_new (
    "INSERT INTO workshop (id, code, title) VALUES (1, 'a', 'A'), (2, 'b', 'B'), (3, 'c', 'C');");
  g_autoptr (AffProgramme) programme = NULL;

  g_assert_cmpint (at ("2026-10-24T12:00:00+02:00"), ==, 1792836000);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    write_row (sql, i + 1, &rows[i]);
  programme = load (sql->str);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    compare_with_rows (programme, rows, G_N_ELEMENTS (rows), rows[i].start);
  for (guint i = 0; i < 1000; i++)
    compare_with_rows (programme, rows, G_N_ELEMENTS (rows),
                       1792792800 + g_test_rand_int_range (0, 5 * 86400));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/programme/agenda/half-day-is-right-at-each-minute",
                   test_half_day_is_right_at_each_minute);
  g_test_add_func ("/programme/agenda/next-stops-at-its-limit-and-at-its-day",
                   test_next_stops_at_its_limit_and_at_its_day);
  g_test_add_func ("/programme/agenda/poster-session-that-is-a-break-is-one-item",
                   test_poster_session_that_is_a_break_is_one_item);
  g_test_add_func ("/programme/agenda/parallel-and-overlapping-items-run-together",
                   test_parallel_and_overlapping_items_run_together);
  g_test_add_func ("/programme/agenda/cancelled-items-never-run-and-are-never-next",
                   test_cancelled_items_never_run_and_are_never_next);
  g_test_add_func ("/programme/agenda/items-without-time-or-day-are-neither-now-nor-next",
                   test_items_without_time_or_day_are_neither_now_nor_next);
  g_test_add_func ("/programme/agenda/item-without-end-is-over-with-its-day",
                   test_item_without_end_is_over_with_its_day);
  g_test_add_func ("/programme/agenda/day-lasts-while-its-last-item-runs-past-midnight",
                   test_day_lasts_while_its_last_item_runs_past_midnight);
  g_test_add_func ("/programme/agenda/clock-changes-and-leap-day-shift-nothing",
                   test_clock_changes_and_leap_day_shift_nothing);
  g_test_add_func ("/programme/agenda/delays-count-in-minutes-as-shown",
                   test_delays_count_in_minutes_as_shown);
  g_test_add_func ("/programme/agenda/delayed-item-runs-when-it-stands",
                   test_delayed_item_runs_when_it_stands);
  g_test_add_func ("/programme/agenda/minutes-count-a-started-one",
                   test_minutes_count_a_started_one);
  g_test_add_func ("/programme/agenda/progress-goes-from-nothing-to-one",
                   test_progress_goes_from_nothing_to_one);
  g_test_add_func ("/programme/agenda/schedule-opens-on-today-or-the-next-day-or-the-last",
                   test_schedule_opens_on_today_or_the_next_day_or_the_last);
  g_test_add_func ("/programme/agenda/lanes-are-workshops-in-rooms",
                   test_lanes_are_workshops_in_rooms);
  g_test_add_func (
    "/programme/agenda/map-shows-the-running-poster-session-else-the-next-else-the-last",
    test_map_shows_the_running_poster_session_else_the_next_else_the_last);
  g_test_add_func (
    "/programme/agenda/programme-without-posters-has-no-poster-item-and-no-seats",
    test_programme_without_posters_has_no_poster_item_and_no_seats);
  g_test_add_func ("/programme/agenda/seats-are-those-of-the-session-on-the-same-boards",
                   test_seats_are_those_of_the_session_on_the_same_boards);
  g_test_add_func ("/programme/agenda/seat-carries-first-topic-and-presence",
                   test_seat_carries_first_topic_and_presence);
  g_test_add_func ("/programme/agenda/embargo-and-withdrawal-leave-the-board-free",
                   test_embargo_and_withdrawal_leave_the_board_free);
  g_test_add_func (
    "/programme/agenda/plan-is-that-of-the-room-else-of-the-boards-else-the-first",
    test_plan_is_that_of_the_room_else_of_the_boards_else_the_first);
  g_test_add_func ("/programme/agenda/presence-expires-and-never-lies",
                   test_presence_expires_and_never_lies);
  g_test_add_func ("/programme/agenda/loudest-then-newest-notice-is-shown",
                   test_loudest_then_newest_notice_is_shown);
  g_test_add_func (
    "/programme/agenda/notice-speaks-the-language-asked-for-else-english-else-the-first",
    test_notice_speaks_the_language_asked_for_else_english_else_the_first);
  g_test_add_func ("/programme/agenda/now-and-next-are-right-at-a-thousand-points",
                   test_now_and_next_are_right_at_a_thousand_points);

  return g_test_run ();
}
