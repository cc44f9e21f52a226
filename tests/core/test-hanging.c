// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/clock.h"
#include "app/programme/hanging.h"
#include "tests/support/fixture.h"

// Posters from 15:10 to 16:10, hung from 13:00, down by 18:15; a talk in the same room until 15:10,
// and one elsewhere.
static const char *const hall =
  "INSERT INTO plan VALUES (1, 'Hall', x'3c2f3e', 'ab', 9000, 9000);"
  "INSERT INTO room (id, plan) VALUES (1, 1), (2, 1);"
  "INSERT INTO room_name VALUES (1, 'en', 'Hall'), (2, 'en', 'Aula');"
  "INSERT INTO workshop (id, code, title, room) VALUES (1, 'w', 'W', 1);"
  "INSERT INTO item (id, workshop, title, day, minute, duration_min, hang_minute, clear_minute,"
  " room) VALUES (1, 1, 'Posters', '2026-10-04', 910, 60, 780, 1095, NULL),"
  " (2, 1, 'Talk', '2026-10-04', 880, 30, NULL, NULL, NULL),"
  " (3, 1, 'Elsewhere', '2026-10-04', 850, 30, NULL, NULL, 2);"
  "INSERT INTO item_nature VALUES (1, 'poster'), (2, 'keynote'), (3, 'keynote');"
  "INSERT INTO paper (id, workshop, number, title) VALUES (1, 1, '7', 'P');"
  "INSERT INTO presentation (id, paper, item, kind) VALUES (1, 1, 1, 'poster');";

static AffProgramme *
load (const char *sql)
{
  g_autofree char *all = g_strconcat (hall, sql, NULL);
  g_autoptr (AffDb) db = fixture_db_new (all);
  g_autoptr (GError) error = NULL;
  AffProgramme *programme = aff_programme_load (db, &error);

  g_assert_no_error (error);
  return programme;
}

static AffHanging
look (const AffProgramme *programme, int minute)
{
  return aff_hanging (programme, aff_programme_presentation (programme, 1),
                      aff_zone_instant (programme->zone, "2026-10-04", minute));
}

static void
test_the_task_follows_the_clock (void)
{
  static const struct {
    int minute;
    AffHangingPhase phase;
  } cases[] = {
    {0, AFF_HANGING_EARLY},   {779, AFF_HANGING_EARLY},  {780, AFF_HANGING_OPEN},
    {909, AFF_HANGING_OPEN},  {910, AFF_HANGING_ATTEND}, {969, AFF_HANGING_ATTEND},
    {970, AFF_HANGING_CLEAR}, {1094, AFF_HANGING_CLEAR}, {1095, AFF_HANGING_OVER},
    {1440, AFF_HANGING_OVER},
  };

  g_autoptr (AffProgramme) programme = load ("");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (look (programme, cases[i].minute).phase, ==, cases[i].phase);
}

static void
test_a_delay_moves_the_session_but_not_the_hanging (void)
{
  g_autoptr (AffProgramme) programme = load (
    "UPDATE item SET live_start = 1791120000, live_end = 1791123600 WHERE id = 1;");
  AffHanging hanging = look (programme, 915);

  g_assert_cmpint (hanging.phase, ==, AFF_HANGING_OPEN);
  g_assert_cmpint (hanging.from, ==, aff_zone_instant (programme->zone, "2026-10-04", 780));
  g_assert_cmpint (hanging.until, ==, aff_zone_instant (programme->zone, "2026-10-04", 910));
  g_assert_cmpint (hanging.attend.start, ==, 1791120000);
}

static void
test_a_talk_in_the_same_room_asks_for_quiet (void)
{
  g_autoptr (AffProgramme) programme = load ("");

  g_assert_null (look (programme, 860).quiet); // in the other room
  g_assert_true (look (programme, 885).quiet == aff_programme_item (programme, 2));
  g_assert_null (look (programme, 915).quiet);
}

static void
test_what_nobody_has_said_is_not_made_up (void)
{
  g_autoptr (AffProgramme)
    programme = load ("UPDATE item SET hang_minute = NULL, clear_minute = NULL WHERE id = 1;");
  g_autoptr (AffProgramme) timeless = load ("UPDATE item SET minute = NULL WHERE id = 1;");

  g_assert_cmpint (look (programme, 100).from, ==, AFF_UNKNOWN_TIME);
  g_assert_cmpint (look (programme, 100).phase, ==, AFF_HANGING_OPEN);
  g_assert_cmpint (look (programme, 2000).clear, ==, AFF_UNKNOWN_TIME);
  g_assert_cmpint (look (programme, 2000).phase, ==, AFF_HANGING_CLEAR);
  g_assert_cmpint (look (timeless, 915).phase, ==, AFF_HANGING_UNKNOWN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/programme/hanging/the-task-follows-the-clock",
                   test_the_task_follows_the_clock);
  g_test_add_func ("/programme/hanging/a-delay-moves-the-session-but-not-the-hanging",
                   test_a_delay_moves_the_session_but_not_the_hanging);
  g_test_add_func ("/programme/hanging/a-talk-in-the-same-room-asks-for-quiet",
                   test_a_talk_in_the_same_room_asks_for_quiet);
  g_test_add_func ("/programme/hanging/what-nobody-has-said-is-not-made-up",
                   test_what_nobody_has_said_is_not_made_up);
  return g_test_run ();
}
