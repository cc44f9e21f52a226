// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/db/invariant.h"
#include "tests/support/fixture.h"

#include <string.h>

// Two workshops and two poster sessions, three boards, and a paper on board 1.
#define SOUND                                                                                  \
  "INSERT INTO plan (id, name, svg, sha256, width_mm, height_mm) VALUES"                       \
  " (1, 'Hall', x'00', '', 9, 9), (2, 'Foyer', x'00', '', 9, 9);"                              \
  "INSERT INTO workshop (id, code, title) VALUES (1, 'mfm', 'M'), (2, 'imimic', 'I');"         \
  "INSERT INTO item (id, workshop, title) VALUES (1, 1, 'Posters'), (2, 1, 'More posters');"   \
  "INSERT INTO paper (id, workshop, number, title) VALUES (1, 1, '7', 'P'), (2, 1, '8', 'Q')," \
  " (3, 2, '7', 'R');"                                                                         \
  "INSERT INTO presentation (id, paper, item, kind) VALUES (1, 1, 1, 'poster'),"               \
  " (2, 2, 2, 'poster'), (3, 2, 1, 'spotlight');"                                              \
  "INSERT INTO board (id, plan, label, x_mm, y_mm, facing_deg, width_mm, height_mm, state)"    \
  " VALUES (1, 1, '1', 0, 0, 0, 1, 1, 'open'), (2, 1, '2', 0, 0, 0, 1, 1, 'closed'),"          \
  " (3, 2, '1', 0, 0, 0, 1, 1, 'reserved');"                                                   \
  "INSERT INTO place (plan, kind, code, x_mm, y_mm) VALUES (1, 'kiosk', 'K1', 0, 0),"          \
  " (1, 'door', 'D', 0, 0), (1, 'door', 'D', 0, 0), (2, 'coffee', 'K1', 0, 0);"                \
  "INSERT INTO topic (id, letter) VALUES (1, 'A');"                                            \
  "INSERT INTO topic_name VALUES (1, 'en', 'Lungs', NULL);"                                    \
  "INSERT INTO room (id) VALUES (1);"                                                          \
  "INSERT INTO room_name VALUES (1, 'en', 'Room 1');"                                          \
  "INSERT INTO waiting (item, paper, rank) VALUES (1, 2, 1), (2, 1, 1);"                       \
  "INSERT INTO placement (item, board, presentation) VALUES (1, 1, 1)"

static const struct {
  const char *code;
  const char *word; // must stand in the sentence
  const char *sql;
} cases[] = {
  {"board-label-twice", "Board 1", "UPDATE board SET label = '1' WHERE id = 2"},
  {"paper-number-twice", "Paper 7", "UPDATE paper SET number = '7' WHERE id = 2"},
  {"topic-letter-twice", "letter A",
   "INSERT INTO topic (id, letter) VALUES (2, 'A');"
   "INSERT INTO topic_name VALUES (2, 'fr', 'Poumons', NULL)"},
  {"workshop-code-twice", "mfm", "UPDATE workshop SET code = 'mfm'"},
  {"kiosk-code-twice", "K1",
   "INSERT INTO place (plan, kind, code, x_mm, y_mm) VALUES (2, 'kiosk', 'K1', 0, 0)"},
  {"placement-of-another-item", "“Posters”",
   "INSERT INTO placement (item, board, presentation) VALUES (1, 3, 2)"},
  {"placement-of-a-talk", "spotlight",
   "INSERT INTO placement (item, board, presentation) VALUES (1, 3, 3)"},
  {"placement-on-closed-board", "Board 2",
   "INSERT INTO placement (item, board, presentation) VALUES (2, 2, 2)"},
  {"placement-of-withdrawn-paper", "Paper 7", "UPDATE paper SET withdrawn = 1 WHERE id = 1"},
  {"last-day-before-first", "mfm",
   "UPDATE workshop SET first_day = '2026-10-04', last_day = '2026-10-03' WHERE id = 1"},
  {"live-end-before-start", "“Posters”",
   "UPDATE item SET live_start = 10, live_end = 9 WHERE id = 1"},
  {"waiting-rank-twice", "“Posters”",
   "INSERT INTO waiting (item, paper, rank) VALUES (1, 1, 1)"},
  {"topic-without-name", "Topic B", "INSERT INTO topic (letter) VALUES ('B')"},
  {"room-without-name", "Room 2", "INSERT INTO room (id) VALUES (2)"},
};

static void
test_a_sound_programme_breaks_no_rule (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AffDb) db = fixture_db_new (SOUND);
  g_autoptr (GPtrArray) violations = aff_invariant_list (db, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (violations->len, ==, 0);
}

static gboolean
break_rule (AffDb *db, gpointer sql, GError **error)
{
  g_assert_cmpint (sqlite3_exec (aff_db_handle (db), sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_autoptr (GPtrArray) violations = aff_invariant_list (db, error);
  g_assert_cmpuint (violations->len, ==, 1);
  const AffViolation *violation = violations->pdata[0];
  g_set_error (error, AFF_ERROR, AFF_ERROR_DENIED, "%s|%s", violation->code,
               violation->sentence);
  return FALSE;
}

// What the rule says inside the change that breaks it, as "code|sentence".
static char *
dup_violation (AffDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  AffChangeNote note = {.who = "test", .kind = "edit", .sentence = "Break a rule"};
  g_assert_false (aff_change_run (db, &note, break_rule, (gpointer) sql, NULL, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_DENIED);
  return g_strdup (error->message);
}

static void
test_each_rule_finds_what_breaks_it_and_stops_the_change (void)
{
  g_autoptr (AffDb) db = fixture_db_new (SOUND);
  g_autofree char *before = fixture_dump (db);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *violation = dup_violation (db, cases[i].sql);
    g_autofree char *prefix = g_strconcat (cases[i].code, "|", NULL);
    g_assert_true (g_str_has_prefix (violation, prefix));
    g_assert_nonnull (strstr (violation, cases[i].word));
    g_assert_false (fixture_try_change (db, cases[i].sql, &error));
    g_assert_error (error, AFF_ERROR, AFF_ERROR_CONFLICT);
    g_assert_true (g_str_has_prefix (error->message, violation + strlen (prefix)));
    g_autofree char *after = fixture_dump (db);
    g_assert_cmpstr (after, ==, before);
  }
}

static char *
dup_boards (int number)
{
  return g_strdup_printf (
    "WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n LIMIT %d)"
    " INSERT INTO board (id, plan, label, x_mm, y_mm, facing_deg, width_mm, height_mm)"
    " SELECT i, 1, i, 0, 0, 0, 1, 1 FROM n;"
    "INSERT INTO paper (id, workshop, number, title) SELECT id, 1, label, 'T' FROM board"
    " WHERE id >= 100;"
    "INSERT INTO presentation (id, paper, item, kind) SELECT id, id, 1, 'poster' FROM board"
    " WHERE id >= 100;"
    "INSERT INTO placement (item, board, presentation) SELECT 1, id, id FROM board"
    " WHERE id >= 100",
    number);
}

static void
test_a_plan_shows_30_boards_and_not_31 (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AffDb) db = fixture_db_new (SOUND);
  g_autofree char *too_many = dup_boards (30);
  g_autofree char *enough = dup_boards (29);
  g_assert_false (fixture_try_change (db, too_many, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "31 boards"));
  fixture_change (db, enough);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/db/invariant/a-sound-programme-breaks-no-rule",
                   test_a_sound_programme_breaks_no_rule);
  g_test_add_func ("/db/invariant/each-rule-finds-what-breaks-it-and-stops-the-change",
                   test_each_rule_finds_what_breaks_it_and_stops_the_change);
  g_test_add_func ("/db/invariant/a-plan-shows-30-boards-and-not-31",
                   test_a_plan_shows_30_boards_and_not_31);
  return g_test_run ();
}
