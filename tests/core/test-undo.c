// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/db/db-private.h"
#include "app/db/schema.h"
#include "tests/support/fixture.h"
#include "tests/support/rows.h"

#include <string.h>

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
  gint64 newest = fixture_newest_change (db);
  g_assert_false (aff_change_undo (db, sequence, &note, NULL, &error));
  g_assert_error (error, AFF_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, word));
  g_autofree char *after = fixture_dump (db);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (fixture_newest_change (db), ==, newest);
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
  g_autoptr (AffDb) db = fixture_db_new (rows_seed);
  const char *const *tables = aff_schema_tables ();
  g_assert_cmpuint (rows_case_count, ==, g_strv_length ((char **) tables));
  for (gsize i = 0; i < rows_case_count; i++) {
    g_assert_true (g_strv_contains (tables, rows_cases[i].table));
    for (gsize j = 0; j < i; j++)
      g_assert_cmpstr (rows_cases[i].table, !=, rows_cases[j].table);
    g_autoptr (AffDb) own = fixture_db_new (rows_seed);
    check_there_and_back (own, rows_cases[i].insert);
    check_there_and_back (own, rows_cases[i].update);
    check_there_and_back (own, rows_cases[i].remove);
  }
}

static void
test_a_whole_programme_is_undone_and_redone (void)
{
  g_autoptr (AffDb) db = fixture_db_new (NULL);
  check_there_and_back (db, rows_seed);
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
  g_autoptr (AffDb) db = fixture_db_new (rows_seed);
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
  g_autoptr (AffDb) db = fixture_db_new (rows_seed);
  gint64 change = fixture_change (db, "UPDATE board SET low = 1");
  gint64 undone = undo (db, change);
  fail_to_undo (db, change, AFF_ERROR_NOT_FOUND, "undone already");
  undo (db, undone);
  fail_to_undo (db, undone, AFF_ERROR_NOT_FOUND, "undone already");
  // The change is in force again: undoing it means undoing its redo.
  undo (db, change);
  fail_to_undo (db, change, AFF_ERROR_NOT_FOUND, "undone already");
  fail_to_undo (db, 999, AFF_ERROR_NOT_FOUND, "no change 999");
  fail_to_undo (db, -1, AFF_ERROR_NOT_FOUND, "no change -1");
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
    g_autoptr (AffDb) db = fixture_db_new (rows_seed);
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

// All at once, not the next ones when the first are out of the way.
static void
test_all_that_stands_in_the_way_is_named (void)
{
  static const char *const later[] = {
    "INSERT INTO paper_author VALUES (9, 1, 5, 9, 0)",
    "UPDATE board SET note = 'b' WHERE id = 2",
    "INSERT INTO item_person (item, person, role) VALUES (1, 5, 'chair')",
  };
  g_autoptr (AffDb) db = fixture_db_new (rows_seed);
  gint64 first = fixture_change (
    db, "INSERT INTO person VALUES (5, 'E', NULL); UPDATE board SET note = 'a' WHERE id = 2");
  gint64 changes[G_N_ELEMENTS (later)];

  for (gsize i = 0; i < G_N_ELEMENTS (later); i++)
    changes[i] = fixture_change (db, later[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (later); i++) {
    g_autofree char *culprit = g_strdup_printf ("%d (", (int) changes[i]);
    fail_to_undo (db, first, AFF_ERROR_CONFLICT, culprit);
  }
  for (gsize i = G_N_ELEMENTS (later); i > 0; i--)
    undo (db, changes[i - 1]);
  undo (db, first);
}

static void
test_an_undo_keeps_the_rules (void)
{
  g_autoptr (AffDb) db = fixture_db_new (rows_seed);
  gint64 renamed = fixture_change (db, "UPDATE board SET label = '9' WHERE id = 1");
  fixture_change (db, "UPDATE board SET label = '1' WHERE id = 2");
  fail_to_undo (db, renamed, AFF_ERROR_CONFLICT, "Board 1 is on the plan");
}

static void
test_a_table_that_is_gone_stops_an_undo (void)
{
  g_autoptr (AffDb) db = fixture_db_new (rows_seed);
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
  g_test_add_func ("/db/undo/what-stands-in-the-way-is-named",
                   test_what_stands_in_the_way_is_named);
  g_test_add_func ("/db/undo/all-that-stands-in-the-way-is-named",
                   test_all_that_stands_in_the_way_is_named);
  g_test_add_func ("/db/undo/an-undo-keeps-the-rules", test_an_undo_keeps_the_rules);
  g_test_add_func ("/db/undo/a-table-that-is-gone-stops-an-undo",
                   test_a_table_that_is_gone_stops_an_undo);
  return g_test_run ();
}
