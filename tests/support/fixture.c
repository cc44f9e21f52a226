// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fixture.h"

#include "app/db/schema.h"
#include "app/db/script.h"

#include <ftw.h>
#include <stdio.h>

#define FIXTURE_NOW G_GINT64_CONSTANT (1791120240) // 2026-10-04T13:24:00Z

static int
remove_entry (const char *path, const struct stat *info, int kind, struct FTW *position)
{
  return remove (path);
}

char *
fixture_folder_new (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("affiche-test-XXXXXX", &error);
  g_assert_no_error (error);
  return folder;
}

void
fixture_folder_free (char *folder)
{
  g_assert_cmpint (nftw (folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS), ==, 0);
  g_free (folder);
}

static gboolean
run_sql (AffDb *db, gpointer sql, GError **error)
{
  return aff_script_run (db, sql, error);
}

static gboolean
change (AffDb *db, const char *sql, gint64 *sequence, GError **error)
{
  AffChangeNote note = {.who = "test",
                        .kind = "edit",
                        .sentence = "Change by a test",
                        .now = FIXTURE_NOW};
  return aff_change_run (db, &note, run_sql, (gpointer) sql, sequence, error);
}

gint64
fixture_change (AffDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 sequence = 0;
  gboolean is_done = change (db, sql, &sequence, &error);
  g_assert_no_error (error);
  g_assert_true (is_done);
  return sequence;
}

gboolean
fixture_try_change (AffDb *db, const char *sql, GError **error)
{
  return change (db, sql, NULL, error);
}

gint64
fixture_newest_change (AffDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AffStatement) newest = aff_db_prepare (db, "SELECT max (sequence) FROM change");

  aff_statement_step (newest);
  gint64 sequence = aff_statement_int (newest, 0);
  aff_statement_finish (newest, &error);
  g_assert_no_error (error);
  return sequence;
}

AffDb *
fixture_db_new (const char *sql)
{
  g_autoptr (GError) error = NULL;
  AffDb *db = aff_db_open (NULL, AFF_DB_MEMORY, &error);
  g_assert_no_error (error);
  if (sql != NULL)
    fixture_change (db, sql);
  return db;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

// One line for the current row: its values as SQL would write them.
static char *
dup_row (sqlite3_stmt *rows)
{
  GString *line = g_string_new (NULL);
  for (int column = 0; column < sqlite3_column_count (rows); column++) {
    g_autofree char *bytes = NULL;
    const char *text = (const char *) sqlite3_column_text (rows, column);
    if (sqlite3_column_type (rows, column) == SQLITE_BLOB)
      text = bytes = g_compute_checksum_for_data (G_CHECKSUM_SHA256,
                                                  sqlite3_column_blob (rows, column),
                                                  sqlite3_column_bytes (rows, column));
    g_autofree char *quoted = text != NULL ? g_strescape (text, NULL) : NULL;
    g_string_append_printf (line, " %s=", sqlite3_column_name (rows, column));
    g_string_append_printf (line, quoted != NULL ? "\"%s\"" : "%s",
                            quoted != NULL ? quoted : "NULL");
  }
  return g_string_free (line, FALSE);
}

static void
dump_table (AffDb *db, const char *table, GString *dump)
{
  char *sql = sqlite3_mprintf ("SELECT * FROM \"%w\"", table);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *rows = NULL;
  int rc = sqlite3_prepare_v2 (aff_db_handle (db), sql, -1, &rows, NULL);
  g_assert_cmpint (rc, ==, SQLITE_OK);
  while ((rc = sqlite3_step (rows)) == SQLITE_ROW)
    g_ptr_array_add (lines, dup_row (rows));
  g_assert_cmpint (rc, ==, SQLITE_DONE);
  sqlite3_finalize (rows);
  sqlite3_free (sql);
  g_ptr_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (dump, "%s%s\n", table, (char *) lines->pdata[i]);
}

char *
fixture_dump (AffDb *db)
{
  GString *dump = g_string_new (NULL);
  for (const char *const *table = aff_schema_tables (); *table != NULL; table++)
    dump_table (db, *table, dump);
  return g_string_free (dump, FALSE);
}

const char *
fixture_real_data (void)
{
  static char *found = NULL;
  const char *given = g_getenv ("AFFICHE_DATA");
  const char *source = g_getenv ("AFFICHE_SOURCE");
  g_clear_pointer (&found, g_free);
  found = given != NULL
            ? g_strdup (given)
            : g_build_filename (source != NULL ? source : ".", "..", "shared", "data", NULL);
  if (g_file_test (found, G_FILE_TEST_IS_DIR))
    return found;
  g_test_skip ("the folder of real data is not here (../shared/data or AFFICHE_DATA)");
  return NULL;
}
