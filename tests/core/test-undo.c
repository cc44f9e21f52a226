// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/db/db-private.h"
#include "app/db/schema.h"
#include "tests/support/fixture.h"

#include <string.h>

// One row or more in every table.
#define SEED                                                                                   \
  "INSERT INTO plan VALUES (1, 'Hall', x'3c2f3e', 'ab', 9000, 9000);"                          \
  "INSERT INTO room (id, plan) VALUES (1, 1); INSERT INTO room_name VALUES (1, 'en', 'Blue');" \
  "INSERT INTO place (id, plan, kind, code, x_mm, y_mm, heading_deg)"                          \
  " VALUES (1, 1, 'kiosk', 'K1', 1, 2, 90);"                                                   \
  "INSERT INTO place_name VALUES (1, 'en', 'North door');"                                     \
  "INSERT INTO workshop (id, code, title, room) VALUES (1, 'mfm', 'M', 1);"                    \
  "INSERT INTO alias VALUES (1, 1, 'workshop', 'Other', 'O');"                                 \
  "INSERT INTO section (id, workshop, kind, text) VALUES (1, 1, 'aims', 'Text');"              \
  "INSERT INTO deadline (id, workshop, title, instant, zone) VALUES (1, 1, 'D', 5, 'AoE');"    \
  "INSERT INTO statement (id, workshop, subject, text, source) VALUES (1, 1, 's', 't', 'u');"  \
  "INSERT INTO assumption VALUES (1, 1, 'zone', 'assumed');"                                   \
  "INSERT INTO track (id, workshop, code, name, admission) VALUES (1, 1, 'f', 'F', 'review');" \
  "INSERT INTO item (id, workshop, title) VALUES (1, 1, 'Posters');"                           \
  "INSERT INTO item_nature VALUES (1, 'poster'); INSERT INTO person VALUES (1, 'Ann', NULL);"  \
  "INSERT INTO item_person (id, item, role, reason) VALUES (1, 1, 'speaker', "                 \
  "'to-be-announced');"                                                                        \
  "INSERT INTO paper (id, workshop, number, title, track) VALUES (1, 1, '7', 'P', 1);"         \
  "INSERT INTO paper_author VALUES (1, 1, 1, 1, 1);"                                           \
  "INSERT INTO topic VALUES (1, 'A', 1); INSERT INTO topic_name VALUES (1, 'en', 'L', NULL);"  \
  "INSERT INTO paper_topic VALUES (1, 1, 1); INSERT INTO link_kind VALUES ('doi', 1);"         \
  "INSERT INTO link_host VALUES ('example.org');"                                              \
  "INSERT INTO link VALUES (1, 1, 'doi', 'https://example.org/1', 1);"                         \
  "INSERT INTO presentation (id, paper, item, kind, rank)"                                     \
  " VALUES (1, 1, 1, 'poster', 1);"                                                            \
  "INSERT INTO board (id, plan, label, x_mm, y_mm, facing_deg, width_mm, height_mm)"           \
  " VALUES (1, 1, '1', 1, 1, 0, 1, 1), (2, 1, '2', 1, 1, 0, 1, 1);"                            \
  "INSERT INTO placement VALUES (1, 1, 1, 0); INSERT INTO waiting VALUES (1, 1, 1, 1);"        \
  "INSERT INTO presence VALUES (1, 1, 'here', 10, 20, NULL);"                                  \
  "INSERT INTO notice VALUES (1, 'notice', 1, 2, NULL);"                                       \
  "INSERT INTO notice_text VALUES (1, 'en', 'Lead', NULL);"                                    \
  "INSERT INTO area (id, plan, kind, points) VALUES (1, 1, 'walkable', '0,0 9,0 9,9');"        \
  "INSERT INTO printed VALUES (1, '1', 'ab', 5)"

// A change of every kind on every table, with what else it takes to keep the rules.
static const struct {
  const char *table;
  const char *insert;
  const char *update;
  const char *remove;
} cases[] = {
  {"plan", "INSERT INTO plan VALUES (2, 'Foyer', x'00ff', 'cd', 9, 9)",
   "UPDATE plan SET name = 'Aula', svg = x'01'", "DELETE FROM plan WHERE id = 2"},
  {"room",
   "INSERT INTO room (id, plan) VALUES (2, 1); INSERT INTO room_name VALUES (2, 'fr', 'B')",
   "UPDATE room SET plan = NULL, rank = 4",
   "DELETE FROM room_name WHERE room = 2; DELETE FROM room WHERE id = 2"},
  {"room_name", "INSERT INTO room_name VALUES (1, 'fr', 'Bleue')",
   "UPDATE room_name SET name = 'Green'", "DELETE FROM room_name WHERE language = 'fr'"},
  {"place", "INSERT INTO place (plan, kind, code, x_mm, y_mm) VALUES (1, 'lift', 'L', 0, 0)",
   "UPDATE place SET x_mm = -5, heading_deg = NULL", "DELETE FROM place WHERE kind = 'lift'"},
  {"place_name", "INSERT INTO place_name VALUES (1, 'fr', 'Porte')",
   "UPDATE place_name SET name = 'South'", "DELETE FROM place_name"},
  {"workshop", "INSERT INTO workshop (code, title) VALUES ('w', 'W')",
   "UPDATE workshop SET title = 'N', city = 'Strasbourg', edition = 3",
   "DELETE FROM workshop WHERE code = 'w'"},
  {"alias", "INSERT INTO alias (workshop, kind, name) VALUES (1, 'tutorial', 'T')",
   "UPDATE alias SET name = 'N', short_name = NULL", "DELETE FROM alias"},
  {"section", "INSERT INTO section (workshop, kind, text) VALUES (1, 'venue', 'V')",
   "UPDATE section SET text = 'New'", "DELETE FROM section"},
  {"deadline",
   "INSERT INTO deadline (workshop, title, instant, zone) VALUES (1, 'E', 6, 'AoE')",
   "UPDATE deadline SET instant = instant + 1", "DELETE FROM deadline"},
  {"statement",
   "INSERT INTO statement (workshop, subject, text, source, contradicts)"
   " VALUES (1, 's', 'other', 'u', 1)",
   "UPDATE statement SET text = 'x', counts = 'item', count = 8", "DELETE FROM statement"},
  {"assumption", "INSERT INTO assumption (workshop, field, note) VALUES (1, 'city', 'n')",
   "UPDATE assumption SET note = 'm'", "DELETE FROM assumption"},
  {"track",
   "INSERT INTO track (workshop, code, name, admission) VALUES (1, 'p', 'P', 'availability')",
   "UPDATE track SET name = 'Full'", "DELETE FROM track WHERE code = 'p'"},
  {"item", "INSERT INTO item (workshop, title) VALUES (1, 'Coffee')",
   "UPDATE item SET day = '2026-10-04', minute = 840, live_start = 5",
   "DELETE FROM item WHERE title = 'Coffee'"},
  {"item_nature", "INSERT INTO item_nature VALUES (1, 'break')",
   "UPDATE item_nature SET nature = 'other' WHERE nature = 'break'", "DELETE FROM item_nature"},
  {"person", "INSERT INTO person (name) VALUES ('Bea')",
   "UPDATE person SET name = 'Anna', affiliation = 'Somewhere'",
   "DELETE FROM person WHERE id > 1"},
  {"item_person", "INSERT INTO item_person (item, person, role) VALUES (1, 1, 'chair')",
   "UPDATE item_person SET person = 1, reason = NULL", "DELETE FROM item_person"},
  {"paper", "INSERT INTO paper (workshop, number, title) VALUES (1, '9', 'N')",
   "UPDATE paper SET title = title || '!', abstract = 'A', track = NULL",
   "DELETE FROM paper WHERE number = '9'"},
  {"paper_author", "INSERT INTO paper_author (paper, person, rank) VALUES (1, 1, 2)",
   "UPDATE paper_author SET presenter = 1 - presenter", "DELETE FROM paper_author"},
  {"topic",
   "INSERT INTO topic (id, letter) VALUES (2, 'B');"
   "INSERT INTO topic_name VALUES (2, 'en', 'B', NULL)",
   "UPDATE topic SET letter = CASE letter WHEN 'A' THEN 'B' ELSE 'A' END",
   "DELETE FROM topic_name WHERE topic = 2; DELETE FROM topic WHERE id = 2"},
  {"topic_name", "INSERT INTO topic_name VALUES (1, 'de', 'L', 'l')",
   "UPDATE topic_name SET short_name = 'k'", "DELETE FROM topic_name WHERE language = 'de'"},
  {"paper_topic",
   "INSERT INTO topic (id, letter) VALUES (2, 'B');"
   "INSERT INTO topic_name VALUES (2, 'en', 'B', NULL); INSERT INTO paper_topic VALUES (1, 2, 2)",
   "UPDATE paper_topic SET rank = 3 - rank", "DELETE FROM paper_topic"},
  {"link_kind", "INSERT INTO link_kind VALUES ('arxiv', 2)",
   "UPDATE link_kind SET rank = 3 - rank", "DELETE FROM link_kind"},
  {"link_host", "INSERT INTO link_host VALUES ('example.net')",
   "UPDATE link_host SET host = 'www.' || host", "DELETE FROM link_host"},
  {"link", "INSERT INTO link (paper, kind, address) VALUES (1, 'pdf', 'https://example.org/2')",
   "UPDATE link SET live = 0", "DELETE FROM link"},
  {"presentation", "INSERT INTO presentation (paper, item, kind) VALUES (1, 1, 'spotlight')",
   "UPDATE presentation SET rank = 2, embargo = 7",
   "DELETE FROM presentation WHERE kind = 'spotlight'"},
  {"board",
   "INSERT INTO board (plan, label, x_mm, y_mm, facing_deg, width_mm, height_mm)"
   " VALUES (1, '3', 0, 0, 0, 1, 1)",
   "UPDATE board SET label = CASE label WHEN '1' THEN '2' WHEN '2' THEN '1' ELSE label END",
   "DELETE FROM board WHERE label = '3'"},
  {"placement",
   "INSERT INTO presentation (id, paper, item, kind) VALUES (2, 1, 1, 'poster');"
   "INSERT INTO placement VALUES (1, 2, 2, 0)",
   "UPDATE placement SET kept = 1", "DELETE FROM placement"},
  {"waiting", "INSERT INTO waiting (item, paper, rank) VALUES (1, 1, 2)",
   "UPDATE waiting SET rank = 3 - rank", "DELETE FROM waiting"},
  {"presence",
   "INSERT INTO presentation (id, paper, item, kind) VALUES (2, 1, 1, 'poster');"
   "INSERT INTO presence (presentation) VALUES (2)",
   "UPDATE presence SET hung = 1 - hung", "DELETE FROM presence"},
  {"notice", "INSERT INTO notice (loudness, sent, shown_from) VALUES ('warning', 5, 6)",
   "UPDATE notice SET shown_until = 8", "DELETE FROM notice WHERE sent = 5"},
  {"notice_text", "INSERT INTO notice_text VALUES (1, 'fr', 'Tête', 'Texte')",
   "UPDATE notice_text SET text = 'T'", "DELETE FROM notice_text"},
  {"area", "INSERT INTO area (plan, kind, points) VALUES (1, 'obstacle', '0,0 9,0 9,9')",
   "UPDATE area SET closed = 1 - closed, points = '0,0 8,0 8,8'", "DELETE FROM area"},
  {"printed",
   "INSERT INTO presentation (id, paper, item, kind) VALUES (2, 1, 1, 'poster');"
   "INSERT INTO printed VALUES (2, '2', 'cd', 6)",
   "UPDATE printed SET board = '3', digest = 'ef', time = 7", "DELETE FROM printed"},
};

static gint64
undo (AffDb *db, gint64 sequence)
{
  g_autoptr (GError) error = NULL;
  AffChangeNote note = {.who = "test", .kind = "undo", .sentence = "Undo", .now = 77};
  gint64 made = 0;
  gboolean is_done = aff_change_undo (db, sequence, &note, &made, &error);
  g_assert_no_error (error);
  g_assert_true (is_done);
  g_assert_cmpint (made, >, sequence);
  return made;
}

static void
fail_to_undo (AffDb *db, gint64 sequence, int code, const char *word)
{
  g_autoptr (GError) error = NULL;
  AffChangeNote note = {.who = "test", .kind = "undo", .sentence = "Undo", .now = 77};
  g_autofree char *before = fixture_dump (db);
  gint64 last = aff_change_last (db, NULL);
  g_assert_false (aff_change_undo (db, sequence, &note, NULL, &error));
  g_assert_error (error, AFF_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, word));
  g_autofree char *after = fixture_dump (db);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (aff_change_last (db, NULL), ==, last);
}

static void
assert_dump (AffDb *db, const char *wanted)
{
  g_autofree char *dump = fixture_dump (db);
  g_assert_cmpstr (dump, ==, wanted);
}

// Runs SQL, undoes it, brings it back, undoes and brings back once more.
static void
check_there_and_back (AffDb *db, const char *sql)
{
  g_autofree char *before = fixture_dump (db);
  gint64 sequence = fixture_change (db, sql);
  g_autofree char *after = fixture_dump (db);
  g_assert_cmpint (sequence, >, 0);
  g_assert_cmpstr (after, !=, before);
  for (int round = 0; round < 2; round++) {
    gint64 undone = undo (db, sequence);
    assert_dump (db, before);
    sequence = undo (db, undone);
    assert_dump (db, after);
  }
}

static int
count_tables (AffDb *db)
{
  g_autoptr (AffStatement) statement =
    aff_db_prepare (db, "SELECT count (*) FROM sqlite_schema WHERE type = 'table'"
                        " AND name NOT GLOB 'sqlite_*' AND name NOT IN ('change', 'meta')");
  aff_statement_step (statement);
  return (int) aff_statement_int (statement, 0);
}

static void
test_every_table_of_the_schema_is_recorded (void)
{
  g_autoptr (AffDb) db = fixture_db_new (NULL);
  g_autoptr (AffStatement)
    is_table = aff_db_prepare (db,
                               "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?"
                               " AND name NOT IN ('change', 'meta')");
  int recorded = 0;
  for (const char *const *table = aff_schema_tables (); *table != NULL; table++) {
    aff_statement_bind_text (is_table, 1, *table);
    g_assert_true (aff_statement_step (is_table));
    aff_statement_reset (is_table);
    recorded++;
  }
  g_assert_cmpint (recorded, ==, count_tables (db));
}

static void
test_every_table_is_undone_and_redone (void)
{
  g_autoptr (AffDb) db = fixture_db_new (SEED);
  const char *const *tables = aff_schema_tables ();
  g_assert_cmpuint (G_N_ELEMENTS (cases), ==, g_strv_length ((char **) tables));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_assert_true (g_strv_contains (tables, cases[i].table));
    for (gsize j = 0; j < i; j++)
      g_assert_cmpstr (cases[i].table, !=, cases[j].table);
    g_autoptr (AffDb) own = fixture_db_new (SEED);
    check_there_and_back (own, cases[i].insert);
    check_there_and_back (own, cases[i].update);
    check_there_and_back (own, cases[i].remove);
  }
}

static void
test_a_whole_programme_is_undone_and_redone (void)
{
  g_autoptr (AffDb) db = fixture_db_new (NULL);
  check_there_and_back (db, SEED);
}

static void
test_a_rotation_of_30_boards_is_undone_and_redone (void)
{
  g_autoptr (AffDb) db = fixture_db_new (
    "INSERT INTO plan VALUES (1, 'Hall', x'00', '', 9, 9);"
    "INSERT INTO workshop (id, code, title) VALUES (1, 'w', 'W');"
    "INSERT INTO item (id, workshop, title) VALUES (1, 1, 'Posters');"
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 30)"
    " INSERT INTO board (id, plan, label, x_mm, y_mm, facing_deg, width_mm, height_mm)"
    " SELECT i, 1, i, 0, 0, 0, 1, 1 FROM n;"
    "INSERT INTO paper (id, workshop, number, title) SELECT id, 1, label, 'T' FROM board;"
    "INSERT INTO presentation (id, paper, item, kind) SELECT id, id, 1, 'poster' FROM board;"
    "INSERT INTO placement (item, board, presentation) SELECT 1, id, id FROM board");
  check_there_and_back (db, "DELETE FROM placement;"
                            "INSERT INTO placement (item, board, presentation)"
                            " SELECT 1, id % 30 + 1, id FROM presentation");
}

static void
test_the_words_of_an_undo_stand_in_the_log (void)
{
  g_autoptr (AffDb) db = fixture_db_new (SEED);
  gint64 change = fixture_change (db, "UPDATE board SET low = 1");
  gint64 undone = undo (db, change);
  gint64 redone = undo (db, undone);

  const struct {
    gint64 sequence;
    const char *kind;
    gint64 undoes;
  } rows[] = {{change, "edit", 0}, {undone, "undo", change}, {redone, "redo", undone}};

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (AffStatement)
      row = aff_db_prepare (db, "SELECT kind, undoes FROM change WHERE sequence = ?");
    aff_statement_bind_int (row, 1, rows[i].sequence);
    g_assert_true (aff_statement_step (row));
    g_assert_cmpstr (aff_statement_text (row, 0), ==, rows[i].kind);
    g_assert_cmpint (aff_statement_int (row, 1), ==, rows[i].undoes);
  }
}

static void
test_a_change_is_undone_once_at_a_time (void)
{
  g_autoptr (AffDb) db = fixture_db_new (SEED);
  gint64 first = aff_change_last (db, NULL);
  gint64 change = fixture_change (db, "UPDATE board SET low = 1");
  g_assert_cmpint (aff_change_last (db, NULL), ==, change);
  gint64 undone = undo (db, change);
  g_assert_cmpint (aff_change_last (db, NULL), ==, first);
  fail_to_undo (db, change, AFF_ERROR_NOT_FOUND, "undone already");
  gint64 redone = undo (db, undone);
  g_assert_cmpint (aff_change_last (db, NULL), ==, redone);
  fail_to_undo (db, undone, AFF_ERROR_NOT_FOUND, "undone already");
  // The change is in force again: undoing it means undoing its redo.
  undo (db, change);
  g_assert_cmpint (aff_change_last (db, NULL), ==, first);
  fail_to_undo (db, change, AFF_ERROR_NOT_FOUND, "undone already");
  fail_to_undo (db, 999, AFF_ERROR_NOT_FOUND, "no change 999");
  fail_to_undo (db, -1, AFF_ERROR_NOT_FOUND, "no change -1");
}

static void
test_an_empty_log_has_no_last_change (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AffDb) db = fixture_db_new (NULL);
  g_assert_cmpint (aff_change_last (db, &error), ==, 0);
  g_assert_no_error (error);
}

// Each pair: a change, one that comes after it, and what the refusal to undo the first names.
static void
test_what_stands_in_the_way_is_named (void)
{
  static const struct {
    const char *first;
    const char *later;
    const char *word;
  } conflicts[] = {
    {"UPDATE board SET note = 'a' WHERE id = 2", "UPDATE board SET note = 'b'", "board 2"},
    {"UPDATE board SET note = 'a' WHERE id = 2", "DELETE FROM board WHERE id = 2", "board 2"},
    {"INSERT INTO person VALUES (5, 'E', NULL)", "DELETE FROM person WHERE id = 5", "person 5"},
    {"INSERT INTO person VALUES (5, 'E', NULL)",
     "INSERT INTO paper_author VALUES (9, 1, 5, 9, 0)", "paper_author 9"},
    {"DELETE FROM room_name; DELETE FROM room_name; INSERT INTO room_name VALUES (1, 'de', 'x')",
     "INSERT INTO room_name VALUES (1, 'en', 'other')", "room_name 1/en"},
    {"DELETE FROM placement",
     "INSERT INTO presentation (id, paper, item, kind, rank, embargo) VALUES (2, 1, 1, 'poster', 1, NULL);"
     "INSERT INTO placement VALUES (1, 1, 2, 0)",
     "placement"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (conflicts); i++) {
    g_autoptr (AffDb) db = fixture_db_new (SEED);
    gint64 first = fixture_change (db, conflicts[i].first);
    fixture_change (db, "INSERT INTO person (name) VALUES ('Bystander')");
    gint64 later = fixture_change (db, conflicts[i].later);
    fixture_change (db, "UPDATE topic SET rank = rank + 1");
    g_autofree char *culprit = g_strdup_printf ("change %d (", (int) later);
    fail_to_undo (db, first, AFF_ERROR_CONFLICT, conflicts[i].word);
    fail_to_undo (db, first, AFF_ERROR_CONFLICT, culprit);
    undo (db, later);
    undo (db, first);
  }
}

static void
test_an_undo_keeps_the_rules (void)
{
  g_autoptr (AffDb) db = fixture_db_new (SEED);
  gint64 renamed = fixture_change (db, "UPDATE board SET label = '9' WHERE id = 1");
  fixture_change (db, "UPDATE board SET label = '1' WHERE id = 2");
  fail_to_undo (db, renamed, AFF_ERROR_CONFLICT, "Board 1 is on the plan");
}

static void
test_a_table_that_is_gone_stops_an_undo (void)
{
  g_autoptr (AffDb) db = fixture_db_new (SEED);
  gint64 change = fixture_change (db, "UPDATE alias SET name = 'N'; UPDATE topic SET rank = 9");
  g_assert_true (aff_db_begin (db, NULL));
  g_assert_true (
    aff_db_execute (db, "ALTER TABLE alias RENAME TO old_alias; COMMIT", NULL, NULL));
  aff_db_end (db);
  g_autoptr (GError) error = NULL;
  AffChangeNote note = {.who = "test", .kind = "undo", .sentence = "Undo"};
  g_assert_false (aff_change_undo (db, change, &note, NULL, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "another format"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/db/undo/every-table-of-the-schema-is-recorded",
                   test_every_table_of_the_schema_is_recorded);
  g_test_add_func ("/db/undo/every-table-is-undone-and-redone",
                   test_every_table_is_undone_and_redone);
  g_test_add_func ("/db/undo/a-whole-programme-is-undone-and-redone",
                   test_a_whole_programme_is_undone_and_redone);
  g_test_add_func ("/db/undo/a-rotation-of-30-boards-is-undone-and-redone",
                   test_a_rotation_of_30_boards_is_undone_and_redone);
  g_test_add_func ("/db/undo/the-words-of-an-undo-stand-in-the-log",
                   test_the_words_of_an_undo_stand_in_the_log);
  g_test_add_func ("/db/undo/a-change-is-undone-once-at-a-time",
                   test_a_change_is_undone_once_at_a_time);
  g_test_add_func ("/db/undo/an-empty-log-has-no-last-change",
                   test_an_empty_log_has_no_last_change);
  g_test_add_func ("/db/undo/what-stands-in-the-way-is-named",
                   test_what_stands_in_the_way_is_named);
  g_test_add_func ("/db/undo/an-undo-keeps-the-rules", test_an_undo_keeps_the_rules);
  g_test_add_func ("/db/undo/a-table-that-is-gone-stops-an-undo",
                   test_a_table_that_is_gone_stops_an_undo);
  return g_test_run ();
}
