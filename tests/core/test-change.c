// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/db/db-private.h"
#include "app/db/schema.h"
#include "tests/support/fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define TOPIC                                                                                  \
  "INSERT INTO topic (letter) VALUES ('A'); INSERT INTO topic_name VALUES (1, 'en', 'Lungs', " \
  "NULL)"
#define COLOUR "ALTER TABLE topic ADD COLUMN colour TEXT NOT NULL DEFAULT 'grey'"

static gint64
count (AffDb *db, const char *sql)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (db, sql);
  aff_statement_step (statement);
  gint64 number = aff_statement_int (statement, 0);
  g_assert_true (aff_statement_finish (statement, NULL));
  return number;
}

static void
test_a_change_is_logged_and_dated (void)
{
  g_autoptr (AffDb) db = fixture_db_new (NULL);
  g_assert_cmpint (fixture_change (db, TOPIC), ==, 1);
  g_assert_cmpint (fixture_change (db, "UPDATE topic SET rank = 2"), ==, 2);
  g_autofree char *as_of = aff_schema_dup_meta (db, "as_of");
  g_assert_cmpstr (as_of, ==, "1791120240");
  g_assert_cmpint (count (db, "SELECT count (*) FROM change WHERE time = 1791120240"
                              " AND who = 'test' AND kind = 'edit' AND undoes IS NULL"
                              " AND sentence = 'Change by a test'"),
                   ==, 2);
}

static void
test_what_changes_nothing_leaves_no_trace (void)
{
  g_autoptr (AffDb) db = fixture_db_new (NULL);
  g_assert_cmpint (fixture_change (db, "DELETE FROM topic"), ==, 0);
  g_assert_cmpint (fixture_change (db, TOPIC "; DELETE FROM topic_name; DELETE FROM topic"), ==,
                   0);
  g_assert_cmpint (count (db, "SELECT count (*) FROM change"), ==, 0);
  g_assert_cmpint (count (db, "SELECT count (*) FROM sqlite_sequence"), ==, 0);
  g_autofree char *as_of = aff_schema_dup_meta (db, "as_of");
  g_assert_null (as_of);
}

static void
test_a_change_writes_the_programme_and_nothing_else (void)
{
  static const char *const forbidden[] = {
    "DELETE FROM change",
    "UPDATE change SET who = 'nobody'",
    "INSERT INTO meta VALUES ('a', 'b')",
    "DELETE FROM sqlite_sequence",
    "CREATE TABLE x (i)",
    "CREATE TEMP TABLE x (i)",
    "DROP TABLE topic_name",
    "ALTER TABLE topic ADD COLUMN x TEXT",
    "CREATE INDEX x ON topic (letter)",
    "COMMIT",
    "ROLLBACK",
    "ATTACH ':memory:' AS other",
    "PRAGMA user_version=9",
    "PRAGMA writable_schema=ON",
    "PRAGMA query_only=ON",
  };
  g_autoptr (AffDb) db = fixture_db_new (TOPIC);
  g_autofree char *before = fixture_dump (db);
  gint64 format = count (db, "PRAGMA user_version");
  for (gsize i = 0; i < G_N_ELEMENTS (forbidden); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *sql = g_strconcat ("UPDATE topic SET rank = 9;", forbidden[i], NULL);
    g_assert_false (fixture_try_change (db, sql, &error));
    g_assert_nonnull (error);
    g_autofree char *after = fixture_dump (db);
    g_assert_cmpstr (after, ==, before);
    g_assert_cmpint (count (db, "SELECT count (*) FROM change"), ==, 1);
    g_assert_cmpint (count (db, "PRAGMA user_version"), ==, format);
  }
  fixture_change (db, "UPDATE topic SET rank = 9");
}

static gboolean
run_sql (AffDb *db, gpointer sql, GError **error)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (db, sql);

  aff_statement_run (statement);
  return aff_statement_finish (statement, error);
}

// SQL, in a change that says which programme it is.
static gboolean
name_programme (AffDb *db, const char *sql, GError **error)
{
  AffChangeNote note = {.who = "test",
                        .kind = "import",
                        .sentence = "Test",
                        .now = 5,
                        .names_programme = TRUE};

  return aff_change_run (db, &note, run_sql, (gpointer) sql, NULL, error);
}

static void
test_of_the_book_a_change_writes_only_which_programme_it_is (void)
{
  static const char *const forbidden[] = {
    "INSERT INTO meta VALUES ('log_anchor', 'x')",
    "INSERT INTO meta VALUES ('source', 'x'), ('a', 'b')",
    "DELETE FROM meta",
    "UPDATE meta SET value = 'x' WHERE key = 'created'",
    "UPDATE meta SET key = 'x' WHERE key = 'created'",
  };
  g_autoptr (AffDb) db = fixture_db_new (TOPIC);

  for (gsize i = 0; i < G_N_ELEMENTS (forbidden); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_false (name_programme (db, forbidden[i], &error));
    g_assert_error (error, AFF_ERROR, AFF_ERROR_DENIED);
    g_assert_cmpint (count (db, "SELECT count (*) FROM meta WHERE key = 'created'"), ==, 1);
    g_assert_cmpint (count (db, "SELECT count (*) FROM change"), ==, 1);
  }
  g_autoptr (GError) error = NULL;
  name_programme (db, "INSERT INTO meta VALUES ('source', 'x')", &error);
  g_assert_no_error (error);
  g_autofree char *source = aff_schema_dup_meta (db, "source");
  g_assert_cmpstr (source, ==, "x");
}

static void
test_a_failed_change_is_rolled_back_with_its_own_words (void)
{
  static const char *const wrong[] = {
    "INSERT INTO topic (letter) VALUES ('lower')",
    "INSERT INTO topic_name VALUES (99, 'en', 'of no topic', NULL)",
    "INSERT INTO topic_name VALUES (1, 'en', 'twice', NULL)",
    "UPDATE topic SET rank = 'first'",
    "DELETE FROM topic",
  };
  g_autoptr (AffDb) db = fixture_db_new (TOPIC);
  g_autofree char *before = fixture_dump (db);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *sql = g_strconcat ("UPDATE topic SET rank = 9;", wrong[i], NULL);
    g_assert_false (fixture_try_change (db, sql, &error));
    g_assert_error (error, AFF_ERROR, AFF_ERROR_CONFLICT);
    g_autofree char *after = fixture_dump (db);
    g_assert_cmpstr (after, ==, before);
  }
}

// The row's bytes as change.h lays them out, hashed without the code that wrote them.
static char *
dup_wanted_hash (AffStatement *row, const guint8 *previous)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_byte_array_append (bytes, previous, 32);
  for (int column = 0; column < 7; column++) {
    g_autoptr (GBytes) value = aff_statement_bytes (row, column);
    gboolean is_number = column < 2 || column == 5;
    gint64 number = is_number ? aff_statement_int_or (row, column, 0)
                              : (gint64) g_bytes_get_size (value);
    for (int shift = 56; shift >= 0; shift -= 8)
      g_byte_array_append (bytes, &(guint8){(guint8) (number >> shift)}, 1);
    if (!is_number)
      g_byte_array_append (bytes, g_bytes_get_data (value, NULL), g_bytes_get_size (value));
  }
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes->data, bytes->len);
}

static void
test_the_log_is_a_chain_of_the_documented_bytes (void)
{
  g_autoptr (AffDb) db = fixture_db_new (TOPIC);
  AffChangeNote note = {.who = "ctl", .kind = "undo", .sentence = "Été", .now = -5};
  gint64 second = fixture_change (db, "UPDATE topic SET rank = 2");
  g_assert_true (aff_change_undo (db, second, &note, NULL, NULL));
  guint8 previous[32] = {0};
  int rows = 0;
  g_autoptr (AffStatement)
    row = aff_db_prepare (db,
                          "SELECT sequence, time, who, kind, sentence, undoes, changeset, hash,"
                          " lower (hex (hash)) FROM change ORDER BY sequence");
  for (; aff_statement_step (row); rows++) {
    g_autofree char *wanted = dup_wanted_hash (row, previous);
    g_assert_cmpstr (aff_statement_text (row, 8), ==, wanted);
    g_autoptr (GBytes) hash = aff_statement_bytes (row, 7);
    memcpy (previous, g_bytes_get_data (hash, NULL), 32);
  }
  g_assert_cmpint (rows, ==, 3);
}

static void
test_words_of_the_book_are_kept_outside_the_log (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AffDb) db = fixture_db_new (NULL);
  g_assert_true (aff_schema_set_meta (db, "source", "first", &error));
  g_assert_true (aff_schema_set_meta (db, "source", "second", &error));
  g_autofree char *source = aff_schema_dup_meta (db, "source");
  g_autofree char *missing = aff_schema_dup_meta (db, "nothing");
  g_assert_cmpstr (source, ==, "second");
  g_assert_null (missing);
  g_assert_cmpint (count (db, "SELECT count (*) FROM change"), ==, 0);
}

static AffDb *
open_with (const char *path,
           AffDbMode mode,
           const char *first,
           const char *second,
           GError **error)
{
  const char *migrations[] = {first, second, NULL};
  return aff_db_open_with (path, mode, migrations, error);
}

typedef struct {
  char *folder;
  char *path;
  char **built_in;
} Old;

// A programme of format 1 with one change in it.
static Old
make_old (void)
{
  g_autoptr (GError) error = NULL;
  Old old = {.folder = fixture_folder_new (), .built_in = aff_schema_load (NULL)};
  old.path = g_build_filename (old.folder, "old.affiche", NULL);
  g_autoptr (AffDb) db = open_with (old.path, AFF_DB_CREATE, old.built_in[0], NULL, &error);
  g_assert_no_error (error);
  fixture_change (db, TOPIC);
  return old;
}

static void
clear_old (Old *old)
{
  g_free (old->path);
  g_strfreev (old->built_in);
  fixture_folder_free (old->folder);
}

static void
test_an_older_programme_is_brought_up_to_date_and_its_log_still_works (void)
{
  g_autoptr (GError) error = NULL;
  Old old = make_old ();
  AffDb *db = open_with (old.path, AFF_DB_WRITE, old.built_in[0], COLOUR, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (db, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (count (db, "SELECT count (*) FROM topic WHERE colour = 'grey'"), ==, 1);
  AffChangeNote note = {.who = "test", .kind = "undo", .sentence = "Undo"};
  gint64 undone = 0;
  g_assert_true (aff_change_undo (db, 1, &note, &undone, &error));
  g_assert_cmpint (count (db, "SELECT count (*) FROM topic"), ==, 0);
  g_assert_true (aff_change_undo (db, undone, &note, NULL, &error));
  g_assert_cmpint (count (db, "SELECT count (*) FROM topic WHERE colour = 'grey'"), ==, 1);
  aff_db_free (db);

  db = open_with (old.path, AFF_DB_READ, old.built_in[0], COLOUR, &error);
  g_assert_no_error (error);
  aff_db_free (db);
  // To a program that knows only the first format it is a newer one.
  db = open_with (old.path, AFF_DB_WRITE, old.built_in[0], NULL, &error);
  g_assert_null (db);
  g_assert_error (error, AFF_ERROR, AFF_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "newer Affiche"));
  clear_old (&old);
}

static void
test_reading_an_older_programme_changes_nothing (void)
{
  g_autoptr (GError) error = NULL;
  Old old = make_old ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize before_length = 0;
  gsize after_length = 0;
  g_file_get_contents (old.path, &before, &before_length, NULL);
  g_autoptr (AffDb) db = open_with (old.path, AFF_DB_READ, old.built_in[0], COLOUR, &error);
  g_assert_null (db);
  g_assert_error (error, AFF_ERROR, AFF_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "older Affiche"));
  g_file_get_contents (old.path, &after, &after_length, NULL);
  g_assert_cmpmem (before, before_length, after, after_length);
  clear_old (&old);
}

static void
test_a_migration_that_fails_touches_nothing (void)
{
  g_autoptr (GError) error = NULL;
  Old old = make_old ();
  g_autoptr (AffDb) db = open_with (old.path, AFF_DB_WRITE, old.built_in[0],
                                    COLOUR "; CREATE TABLE topic (x)", &error);
  g_assert_null (db);
  g_assert_nonnull (strstr (error->message, "format 2 and stays as it was"));
  g_clear_error (&error);
  db = open_with (old.path, AFF_DB_WRITE, old.built_in[0], NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (db, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (count (db, "SELECT count (*) FROM topic"), ==, 1);
  g_clear_pointer (&db, aff_db_free);
  clear_old (&old);
}

static void
test_a_programme_that_cannot_be_made_leaves_no_file (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = fixture_folder_new ();
  g_autofree char *path = g_build_filename (folder, "p.affiche", NULL);
  g_autoptr (AffDb)
    db = open_with (path, AFF_DB_CREATE, "CREATE TABLE a (i)", "CREATE TABLE a (i)", &error);
  g_assert_null (db);
  g_assert_nonnull (error);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, NULL);
  fixture_folder_free (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/db/change/a-change-is-logged-and-dated",
                   test_a_change_is_logged_and_dated);
  g_test_add_func ("/db/change/what-changes-nothing-leaves-no-trace",
                   test_what_changes_nothing_leaves_no_trace);
  g_test_add_func ("/db/change/a-change-writes-the-programme-and-nothing-else",
                   test_a_change_writes_the_programme_and_nothing_else);
  g_test_add_func ("/db/change/of-the-book-a-change-writes-only-which-programme-it-is",
                   test_of_the_book_a_change_writes_only_which_programme_it_is);
  g_test_add_func ("/db/change/a-failed-change-is-rolled-back-with-its-own-words",
                   test_a_failed_change_is_rolled_back_with_its_own_words);
  g_test_add_func ("/db/change/the-log-is-a-chain-of-the-documented-bytes",
                   test_the_log_is_a_chain_of_the_documented_bytes);
  g_test_add_func ("/db/schema/words-of-the-book-are-kept-outside-the-log",
                   test_words_of_the_book_are_kept_outside_the_log);
  g_test_add_func (
    "/db/schema/an-older-programme-is-brought-up-to-date-and-its-log-still-works",
    test_an_older_programme_is_brought_up_to_date_and_its_log_still_works);
  g_test_add_func ("/db/schema/reading-an-older-programme-changes-nothing",
                   test_reading_an_older_programme_changes_nothing);
  g_test_add_func ("/db/schema/a-migration-that-fails-touches-nothing",
                   test_a_migration_that_fails_touches_nothing);
  g_test_add_func ("/db/schema/a-programme-that-cannot-be-made-leaves-no-file",
                   test_a_programme_that_cannot_be_made_leaves_no_file);
  return g_test_run ();
}
