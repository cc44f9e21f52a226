// SPDX-License-Identifier: GPL-3.0-or-later
// The log: read, taken back and forth, cut, and tampered with.
#include "app/db/chain.h"
#include "app/db/db-private.h"
#include "app/db/log.h"
#include "app/db/script.h"
#include "tests/support/fixture.h"
#include "tests/support/rows.h"

#include <string.h>

#define NOW      1791120300
#define TAMPERED 1000
#define LONG_LOG 60
#define TOPIC                                                                                  \
  "INSERT INTO topic (letter) VALUES ('A');"                                                   \
  "INSERT INTO topic_name VALUES (1, 'en', 'L', NULL)"

static gint64
step (AffDb *db, gboolean is_redo)
{
  g_autoptr (GError) error = NULL;
  AffChangeNote note = {.who = "test", .now = NOW};
  gint64 sequence = 0;
  gboolean is_done = is_redo ? aff_log_redo (db, &note, &sequence, &error)
                             : aff_log_undo (db, &note, &sequence, &error);
  g_assert_no_error (error);
  g_assert_true (is_done);
  return sequence;
}

static void
assert_nothing (AffDb *db, gboolean is_redo, const char *word)
{
  g_autoptr (GError) error = NULL;
  AffChangeNote note = {.who = "test", .now = NOW};
  g_assert_false (is_redo ? aff_log_redo (db, &note, NULL, &error)
                          : aff_log_undo (db, &note, NULL, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, word));
}

static gint64
read_number (AffDb *db, const char *sql)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (db, sql);
  g_assert_true (aff_statement_step (statement));
  return aff_statement_int (statement, 0);
}

static gint64
read_rank (AffDb *db)
{
  return read_number (db, "SELECT rank FROM topic");
}

static gint64
set_rank (AffDb *db, int rank)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE topic SET rank = %d", rank);
  return fixture_change (db, sql);
}

static AffDb *
make_ranked (int changes)
{
  AffDb *db = fixture_db_new (TOPIC);
  for (int i = 1; i <= changes; i++)
    set_rank (db, i);
  return db;
}

static void
test_undo_goes_back_and_redo_forth_in_order (void)
{
  g_autoptr (AffDb) db = make_ranked (5);
  for (int rank = 4; rank >= 0; rank--) {
    step (db, FALSE);
    g_assert_cmpint (read_rank (db), ==, rank);
  }
  for (int rank = 1; rank <= 5; rank++) {
    step (db, TRUE);
    g_assert_cmpint (read_rank (db), ==, rank);
  }
  assert_nothing (db, TRUE, "nothing to redo");
  // There and back once more, through redone changes.
  for (int rank = 4; rank >= 2; rank--) {
    step (db, FALSE);
    g_assert_cmpint (read_rank (db), ==, rank);
  }
  step (db, TRUE);
  g_assert_cmpint (read_rank (db), ==, 3);
  step (db, FALSE);
  g_assert_cmpint (read_rank (db), ==, 2);
}

static void
test_a_new_change_ends_redo (void)
{
  g_autoptr (AffDb) db = make_ranked (3);
  step (db, FALSE);
  step (db, FALSE);
  set_rank (db, 9);
  assert_nothing (db, TRUE, "nothing to redo");
  step (db, FALSE);
  g_assert_cmpint (read_rank (db), ==, 1);
  // What was undone before the new change stays undone.
  step (db, TRUE);
  g_assert_cmpint (read_rank (db), ==, 9);
  assert_nothing (db, TRUE, "nothing to redo");
}

static gboolean
insert_topic (AffDb *db, gpointer data, GError **error)
{
  return aff_script_run (db, TOPIC, error);
}

static void
test_undo_stops_at_the_beginning (void)
{
  g_autoptr (AffDb) db = fixture_db_new (NULL);
  AffChangeNote note = {.who = "test", .kind = "init", .sentence = "Made", .now = NOW};
  assert_nothing (db, FALSE, "nothing to undo");
  g_assert_true (aff_change_run (db, &note, insert_topic, NULL, NULL, NULL));
  assert_nothing (db, FALSE, "nothing to undo");
  set_rank (db, 4);
  step (db, FALSE);
  assert_nothing (db, FALSE, "nothing to undo");
  g_assert_cmpint (read_rank (db), ==, 0);
}

static void
test_a_step_says_what_it_would_do (void)
{
  g_autoptr (AffDb) db = fixture_db_new (rows_seed);
  g_auto (AffLogStep) undo = {0};
  g_auto (AffLogStep) redo = {0};
  gint64 sequence = fixture_change (db, "UPDATE board SET low = 1");
  g_assert_true (aff_log_find_undo (db, &undo, NULL) && aff_log_find_redo (db, &redo, NULL));
  g_assert_cmpint (undo.sequence, ==, sequence);
  g_assert_cmpstr (undo.sentence, ==, "Change by a test");
  g_assert_cmpint (undo.role, ==, AFF_PERMIT_DESK);
  g_assert_cmpint (redo.sequence, ==, 0);
  g_assert_null (redo.sentence);
  sequence = step (db, FALSE);
  aff_log_step_clear (&redo);
  g_assert_true (aff_log_find_redo (db, &redo, NULL));
  g_assert_cmpint (redo.sequence, ==, sequence);
  g_assert_cmpstr (redo.sentence, ==, "Change by a test");
}

static void
test_the_log_is_read_newest_first (void)
{
  g_autoptr (AffDb) db = make_ranked (3);
  gint64 undone = step (db, FALSE);
  g_autoptr (GPtrArray) all = aff_log_list (db, 0, 0, NULL);
  g_assert_cmpuint (all->len, ==, 5);
  const AffLogEntry *newest = all->pdata[0];
  g_assert_cmpint (newest->sequence, ==, undone);
  g_assert_cmpstr (newest->kind, ==, "undo");
  g_assert_cmpstr (newest->sentence, ==, "Undo: Change by a test");
  g_assert_cmpstr (newest->who, ==, "test");
  g_assert_cmpint (newest->time, ==, NOW);
  g_assert_cmpint (newest->undoes, ==, 4);
  g_assert_cmpint (((AffLogEntry *) all->pdata[1])->undone_by, ==, undone);
  g_autoptr (GPtrArray) some = aff_log_list (db, 4, 2, NULL);
  g_assert_cmpuint (some->len, ==, 2);
  g_assert_cmpint (((AffLogEntry *) some->pdata[0])->sequence, ==, 3);
}

static void
test_all_changes_in_the_way_are_named (void)
{
  g_autoptr (AffDb) db = fixture_db_new (rows_seed);
  g_autoptr (GError) error = NULL;
  AffChangeNote note = {.who = "test", .now = NOW};
  gint64 first = fixture_change (db, "UPDATE board SET note = 'a'");
  gint64 one = fixture_change (db, "UPDATE board SET note = 'b' WHERE id = 1");
  fixture_change (db, "UPDATE topic SET rank = 3");
  gint64 two = fixture_change (db, "UPDATE board SET note = 'c' WHERE id = 2");
  g_assert_false (aff_change_undo (db, first, &note, NULL, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_CONFLICT);
  g_autofree char *names = g_strdup_printf (
    "changes %d (“Change by a test”) and %d (“Change by a test”) stand in the way", (int) two,
    (int) one);
  g_assert_nonnull (strstr (error->message, names));
  g_assert_true (aff_change_undo (db, two, &note, NULL, NULL));
  g_assert_true (aff_change_undo (db, one, &note, NULL, NULL));
  g_assert_true (aff_change_undo (db, first, &note, NULL, NULL));
}

static gboolean
prune (AffDb *db, gpointer bound, GError **error)
{
  return aff_chain_prune (db, bound, error);
}

static guint
count_findings (AffDb *db, const char *head)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = aff_log_verify (db, head, &error);
  g_assert_no_error (error);
  return findings->len;
}

static void
cut (AffDb *db, gint64 most, gint64 kept)
{
  AffChainBound bound = {most, G_MAXINT64, kept, G_MAXINT64};
  g_autoptr (GError) error = NULL;
  gboolean is_done = aff_db_write (db, prune, &bound, &error);
  g_assert_no_error (error);
  g_assert_true (is_done);
}

static void
test_a_cut_log_stays_a_chain (void)
{
  g_autoptr (AffDb) db = make_ranked (30);
  cut (db, 31, 10);
  g_assert_cmpint (read_number (db, "SELECT count (*) FROM change"), ==, 31);
  cut (db, 30, 10);
  g_assert_cmpint (read_number (db, "SELECT count (*) FROM change"), ==, 10);
  g_assert_cmpint (read_number (db, "SELECT min (sequence) FROM change"), ==, 22);
  set_rank (db, 31);
  g_autofree char *head = aff_log_head (db, NULL);
  g_autoptr (GPtrArray) findings = aff_log_verify (db, head, NULL);
  // The chain holds; but such a short log was not cut by the program.
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_nonnull (strstr (((AffLogFinding *) findings->pdata[0])->sentence, "too short"));
  for (int i = 0; i < 11; i++)
    step (db, FALSE);
  g_assert_cmpint (read_rank (db), ==, 20);
  assert_nothing (db, FALSE, "no longer holds");
  g_autoptr (GError) error = NULL;
  AffChangeNote note = {.who = "test", .now = NOW};
  g_assert_false (aff_change_undo (db, 21, &note, NULL, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "begins with change 22"));
}

static void
test_a_cut_by_bytes_keeps_the_newest (void)
{
  g_autoptr (AffDb) db = make_ranked (30);
  gint64 size = read_number (db, "SELECT length (changeset) FROM change WHERE sequence = 31");
  AffChainBound bound = {G_MAXINT64, 20 * size, G_MAXINT64, 5 * size};
  g_assert_true (aff_db_write (db, prune, &bound, NULL));
  g_assert_cmpint (read_number (db, "SELECT count (*) FROM change"), ==, 5);
  g_assert_cmpint (read_number (db, "SELECT max (sequence) FROM change"), ==, 31);
}

static void
test_what_an_undo_refers_to_is_not_cut (void)
{
  g_autoptr (AffDb) db = make_ranked (20);
  fixture_change (db, "INSERT INTO person (name) VALUES ('Ann')");
  for (int i = 0; i < 10; i++)
    set_rank (db, 100 + i);
  AffChangeNote note = {.who = "test", .now = NOW};
  g_assert_true (aff_change_undo (db, 22, &note, NULL, NULL));
  cut (db, 10, 5);
  g_assert_cmpint (read_number (db, "SELECT min (sequence) FROM change"), ==, 22);
  g_assert_cmpint (read_number (db, "SELECT count (*) FROM pragma_foreign_key_check"), ==, 0);
  step (db, TRUE);
}

static void
test_the_bound_is_100000_rows_or_64_mib (void)
{
  g_assert_cmpint (aff_chain_bound.most_rows, ==, 100000);
  g_assert_cmpint (aff_chain_bound.most_bytes, ==, 64 * 1024 * 1024);
  g_assert_cmpint (aff_chain_bound.kept_rows, <, aff_chain_bound.most_rows);
  g_assert_cmpint (aff_chain_bound.kept_bytes, <, aff_chain_bound.most_bytes);
}

static gboolean
insert_blob (AffDb *db, gpointer data, GError **error)
{
  return aff_script_run (db,
                         "INSERT INTO plan (name, svg, sha256, width_mm, height_mm)"
                         " VALUES ('P', randomblob (500000), '', 1, 1),"
                         "  ('P', randomblob (500000), '', 1, 1),"
                         "  ('P', randomblob (500000), '', 1, 1);"
                         "DELETE FROM plan WHERE id < (SELECT max (id) FROM plan) - 2",
                         error);
}

// Three megabytes a change, made and removed: the changesets alone would fill any disk.
static void
test_a_log_does_not_grow_without_end (void)
{
  g_autoptr (AffDb) db = fixture_db_new (NULL);
  AffChangeNote note = {.who = "test", .kind = "edit", .sentence = "Large", .now = NOW};
  for (int i = 0; i < 40; i++) {
    g_autoptr (GError) error = NULL;
    g_assert_true (aff_change_run (db, &note, insert_blob, NULL, NULL, &error));
    g_assert_cmpint (read_number (db, "SELECT sum (length (changeset)) FROM change"), <=,
                     aff_chain_bound.most_bytes);
  }
  g_assert_cmpint (read_number (db, "SELECT min (sequence) FROM change"), >, 1);
  g_autofree char *head = aff_log_head (db, NULL);
  g_assert_cmpuint (count_findings (db, head), ==, 0);
}

static void
test_an_untouched_log_has_no_findings (void)
{
  g_autoptr (AffDb) empty = fixture_db_new (NULL);
  g_autofree char *zeros = aff_log_head (empty, NULL);
  g_assert_cmpuint (strspn (zeros, "0"), ==, 64);
  g_assert_cmpuint (count_findings (empty, NULL), ==, 0);
  g_assert_cmpuint (count_findings (empty, zeros), ==, 0);
  g_autoptr (AffDb) db = make_ranked (10);
  g_autofree char *early = aff_log_head (db, NULL);
  step (db, FALSE);
  step (db, TRUE);
  g_autofree char *late = aff_log_head (db, NULL);
  g_assert_cmpuint (count_findings (db, NULL), ==, 0);
  g_assert_cmpuint (count_findings (db, early), ==, 0);
  g_assert_cmpuint (count_findings (db, late), ==, 0);
  g_assert_cmpuint (count_findings (db, zeros), ==, 0);
}

static void
test_what_is_no_head_is_refused (void)
{
  static const char *const words[] = {"", "12", "g", "0123456789abcdef"};
  g_autoptr (AffDb) db = make_ranked (1);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_null (aff_log_verify (db, words[i], &error));
    g_assert_error (error, AFF_ERROR, AFF_ERROR_FORMAT);
  }
  g_autofree char *other = g_strnfill (64, 'a');
  g_assert_cmpuint (count_findings (db, other), ==, 1);
}

// A log of changes, undone and redone ones among them, as nobody but the program wrote it.
static AffDb *
make_long_log (void)
{
  AffDb *db = fixture_db_new (rows_seed);
  for (int i = 0; i < LONG_LOG; i++) {
    g_autofree char *sql = g_strdup_printf ("UPDATE board SET note = 'note %d'", i);
    fixture_change (db, sql);
    if (i % 9 == 0)
      step (db, FALSE);
    if (i % 18 == 0)
      step (db, TRUE);
  }
  return db;
}

// A way to write to the log past the program; ? is a row's sequence, ?2 another one's.
static const char *const tamperings[] = {
  "UPDATE change SET sentence = sentence || '.' WHERE sequence = ?1",
  "UPDATE change SET who = 'Somebody else' WHERE sequence = ?1",
  "UPDATE change SET time = time + 1 WHERE sequence = ?1",
  "UPDATE change SET kind = 'plan' WHERE sequence = ?1",
  "UPDATE change SET undoes = CASE WHEN undoes IS NULL THEN 1 END WHERE sequence = ?1",
  "UPDATE change SET changeset = CAST (changeset || x'00' AS BLOB) WHERE sequence = ?1",
  "UPDATE change SET hash = randomblob (32) WHERE sequence = ?1",
  "UPDATE change SET hash = (SELECT hash FROM change WHERE sequence = ?2) WHERE sequence = ?1",
  "DELETE FROM change WHERE sequence = ?1",
  "DELETE FROM change WHERE sequence >= ?1",
  "DELETE FROM change WHERE sequence <= ?1",
  "DELETE FROM change WHERE sequence BETWEEN min (?1, ?2) AND max (?1, ?2)",
  "UPDATE change SET (time, who, kind, sentence, undoes, changeset, hash) ="
  " (SELECT time, who, kind, sentence, undoes, changeset, hash FROM change AS other"
  "  WHERE other.sequence = ?1 + ?2 - change.sequence) WHERE sequence IN (?1, ?2)",
};

// Whether it made a difference to the rows.
static gboolean
tamper (AffDb *db, const char *sql, gint64 first, gint64 second)
{
  sqlite3_stmt *statement = NULL;
  sqlite3 *handle = aff_db_handle (db);
  sqlite3_exec (handle, "PRAGMA query_only=OFF; PRAGMA foreign_keys=OFF", NULL, NULL, NULL);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  sqlite3_bind_int64 (statement, 1, first);
  if (sqlite3_bind_parameter_count (statement) > 1)
    sqlite3_bind_int64 (statement, 2, second);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
  return sqlite3_changes (handle) > 0;
}

// Who is careful sets back the counter and the anchor too.
static void
hide_traces (AffDb *db)
{
  g_assert_cmpint (
    sqlite3_exec (aff_db_handle (db),
                  "UPDATE sqlite_sequence SET seq = (SELECT coalesce (max (sequence), 0)"
                  " FROM change) WHERE name = 'change'",
                  NULL, NULL, NULL),
    ==, SQLITE_OK);
}

static void
test_1000_tamperings_are_found (void)
{
  g_autoptr (AffDb) whole = make_long_log ();
  g_autofree char *head = aff_log_head (whole, NULL);
  gint64 last = read_number (whole, "SELECT max (sequence) FROM change");
  for (int done = 0; done < TAMPERED;) {
    g_autoptr (AffDb) db = aff_db_copy_to_memory (whole, NULL);
    const char *sql = tamperings[done % G_N_ELEMENTS (tamperings)];
    gint64 first = g_test_rand_int_range (1, (gint32) last + 1);
    gint64 second = g_test_rand_int_range (1, (gint32) last + 1);
    if (first == second || !tamper (db, sql, first, second))
      continue;
    if (g_test_rand_bit ())
      hide_traces (db);
    if (count_findings (db, head) == 0)
      g_error ("not found: %s with %d and %d", sql, (int) first, (int) second);
    done++;
  }
}

// Whoever computes hashes can write all of it anew, but not so that the head agrees.
static void
test_a_log_written_anew_is_found_by_the_head (void)
{
  g_autoptr (AffDb) honest = make_ranked (5);
  g_autofree char *head = aff_log_head (honest, NULL);
  g_autoptr (AffDb) forged = make_ranked (4);
  set_rank (forged, 6);
  g_assert_cmpuint (count_findings (forged, NULL), ==, 0);
  g_assert_cmpuint (count_findings (forged, head), ==, 1);
}

static void
test_each_edited_row_is_told (void)
{
  g_autoptr (AffDb) db = make_ranked (20);
  g_assert_true (tamper (db, "UPDATE change SET who = 'x' WHERE sequence = ?1", 5, 0));
  g_assert_true (tamper (db, "UPDATE change SET who = 'x' WHERE sequence = ?1", 12, 0));
  g_assert_true (tamper (db, "DELETE FROM change WHERE sequence = ?1", 16, 0));
  g_autoptr (GPtrArray) findings = aff_log_verify (db, NULL, NULL);
  gint64 wanted[] = {5, 12, 16, 17};
  g_assert_cmpuint (findings->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < findings->len; i++)
    g_assert_cmpint (((AffLogFinding *) findings->pdata[i])->sequence, ==, wanted[i]);
}

static void
test_a_forged_anchor_is_found (void)
{
  static const char *const anchors[] = {
    "nonsense", "3 00", "0 ", "",
    "5 0000000000000000000000000000000000000000000000000000000000000000"};
  for (gsize i = 0; i < G_N_ELEMENTS (anchors); i++) {
    g_autoptr (AffDb) db = make_ranked (8);
    g_assert_true (aff_db_begin (db, NULL));
    g_autoptr (AffStatement)
      word = aff_db_prepare (db, "INSERT INTO meta VALUES ('log_anchor', ?)");
    aff_statement_bind_text (word, 1, anchors[i]);
    g_assert_true (aff_statement_run (word));
    g_assert_true (aff_db_execute (db, "COMMIT", NULL, NULL));
    aff_db_end (db);
    g_assert_cmpuint (count_findings (db, NULL), >, 0);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/db/log/undo-goes-back-and-redo-forth-in-order",
                   test_undo_goes_back_and_redo_forth_in_order);
  g_test_add_func ("/db/log/a-new-change-ends-redo", test_a_new_change_ends_redo);
  g_test_add_func ("/db/log/undo-stops-at-the-beginning", test_undo_stops_at_the_beginning);
  g_test_add_func ("/db/log/a-step-says-what-it-would-do", test_a_step_says_what_it_would_do);
  g_test_add_func ("/db/log/the-log-is-read-newest-first", test_the_log_is_read_newest_first);
  g_test_add_func ("/db/log/all-changes-in-the-way-are-named",
                   test_all_changes_in_the_way_are_named);
  g_test_add_func ("/db/log/a-cut-log-stays-a-chain", test_a_cut_log_stays_a_chain);
  g_test_add_func ("/db/log/a-cut-by-bytes-keeps-the-newest",
                   test_a_cut_by_bytes_keeps_the_newest);
  g_test_add_func ("/db/log/what-an-undo-refers-to-is-not-cut",
                   test_what_an_undo_refers_to_is_not_cut);
  g_test_add_func ("/db/log/the-bound-is-100000-rows-or-64-mib",
                   test_the_bound_is_100000_rows_or_64_mib);
  g_test_add_func ("/db/log/a-log-does-not-grow-without-end",
                   test_a_log_does_not_grow_without_end);
  g_test_add_func ("/db/log/an-untouched-log-has-no-findings",
                   test_an_untouched_log_has_no_findings);
  g_test_add_func ("/db/log/what-is-no-head-is-refused", test_what_is_no_head_is_refused);
  g_test_add_func ("/db/log/1000-tamperings-are-found", test_1000_tamperings_are_found);
  g_test_add_func ("/db/log/a-log-written-anew-is-found-by-the-head",
                   test_a_log_written_anew_is_found_by_the_head);
  g_test_add_func ("/db/log/each-edited-row-is-told", test_each_edited_row_is_told);
  g_test_add_func ("/db/log/a-forged-anchor-is-found", test_a_forged_anchor_is_found);
  return g_test_run ();
}
