// SPDX-License-Identifier: GPL-3.0-or-later
// Our own table, out of a programme and back.
#include "app/import/import.h"
#include "app/write/write.h"
#include "tests/support/fixture.h"
#include "tests/support/hall.h"

#include <string.h>

static char *
export_table (AffDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  const AffExport *format = aff_export_find ("csv", &error);
  AffProgramme *programme = hall_load (db);
  AffExportContext context = {db, programme, "head", "en", HALL_NOW};

  g_assert_no_error (error);
  g_autoptr (GBytes) bytes = format->write (&context, notes, &error);
  g_assert_no_error (error);
  aff_programme_unref (programme);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static AffMergeOutcome
import_table (AffDb *db, const char *text, const char *into)
{
  g_autofree char *folder = fixture_folder_new ();
  g_autofree char *path = g_build_filename (folder, "table.csv", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AffReport) report = aff_report_new ();
  const char *const paths[] = {path, NULL};
  AffImportFiles files = {paths, NULL, "Europe/Paris"};
  AffMergeOptions options = {.into = into, .name = "Table"};
  AffChangeNote note = {.now = HALL_NOW, .who = "test", .kind = "import", .sentence = "test"};
  AffMergeOutcome outcome = {0};
  gint64 sequence = 0;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_autoptr (AffImport) import = aff_import_read (&files, report, &error);
  g_assert_no_error (error);
  g_assert_true (
    aff_import_run (import, db, &options, &note, report, &outcome, &sequence, &error));
  g_assert_no_error (error);
  g_clear_pointer (&outcome.freed, g_ptr_array_unref);
  fixture_folder_free (g_steal_pointer (&folder));
  return outcome;
}

// TEXT up to and without the last column, the key, which an import gives to rows that had none.
static char *
drop_keys (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);

  for (char **line = lines; *line; line++)
    if (strrchr (*line, ','))
      *strrchr (*line, ',') = '\0';
  return g_strjoinv ("\n", lines);
}

static void
assert_same_but_keys (const char *a, const char *b)
{
  g_autofree char *left = drop_keys (a);
  g_autofree char *right = drop_keys (b);

  g_assert_cmpstr (left, ==, right);
}

// Which items are planned when.
static char *
write_plan (AffDb *db)
{
  AffProgramme *programme = hall_load (db);
  GString *plan = g_string_new (NULL);

  for (guint i = 0; i < programme->items->len; i++) {
    const AffItem *item = programme->items->pdata[i];
    g_string_append_printf (plan, "%s %s %d +%d\n", item->title, item->day, item->minute,
                            item->duration_min);
  }
  aff_programme_unref (programme);
  return g_string_free (plan, FALSE);
}

static void
assert_comes_back (const char *more)
{
  g_autoptr (AffDb) db = hall_new (more);
  g_autofree char *before = export_table (db);
  g_autofree char *plan = write_plan (db);
  AffMergeOutcome first = import_table (db, before, "mfm");
  g_autofree char *after = export_table (db);
  AffMergeOutcome second = import_table (db, after, "mfm");
  g_autofree char *last = export_table (db);

  g_autofree char *later = write_plan (db);

  assert_same_but_keys (before, after);
  g_assert_cmpstr (after, ==, last);
  g_assert_cmpstr (plan, ==, later);
  g_assert_cmpuint (first.papers_new + first.items_new + first.papers_gone, ==, 0);
  g_assert_cmpuint (second.papers_new + second.items_new + second.papers_gone, ==, 0);
  g_assert_cmpuint (second.papers_changed + second.items_changed, ==, 0);
}

static void
test_it_changes_nothing_where_it_came_from (void)
{
  static const char *const programmes[] = {
    NULL,
    "UPDATE item SET live_start = 1791120000 WHERE id = 1",
    "UPDATE item SET duration_min = NULL WHERE id = 1",
    "UPDATE item SET title = 'Talks | posters; \"all\"' WHERE id = 3",
    "UPDATE paper SET title = '=1+1', abstract = '- one' || char (10) || '+ two' WHERE id = 1",
    "UPDATE person SET name = 'Person-Two (of Sample)', affiliation = 'Sample; University'"
    " WHERE id = 2",
    "UPDATE paper SET source_key = 'openreview:K' || id",
    "DELETE FROM waiting; DELETE FROM presentation WHERE id = 9",
    "UPDATE presentation SET kind = 'oral' WHERE id = 9; DELETE FROM waiting",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (programmes); i++) {
    g_test_message ("%s", programmes[i] ? programmes[i] : "as it is");
    assert_comes_back (programmes[i]);
  }
}

static void
test_addresses_of_pages_are_whole (void)
{
  static const char *const addresses[] = {
    "https://example.org/a@b.pdf",
    "https://example.org/~a%40b.org/",
    "https://example.org/+33390240000",
    "https://example.org/?x=1,2&y=a@b.org",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++) {
    g_autofree char *change = g_strdup_printf ("UPDATE link SET address = '%s'", addresses[i]);
    g_autoptr (AffDb) db = hall_new (change);
    g_autofree char *before = export_table (db);

    g_assert_nonnull (strstr (before, addresses[i]));
    import_table (db, before, "mfm");
    g_autofree char *after = export_table (db);
    assert_same_but_keys (before, after);
  }
}

static void
test_what_it_keeps_secret_stays (void)
{
  g_autoptr (AffDb)
    db = hall_new ("UPDATE presentation SET embargo = 1791200000 WHERE id = 11;"
                   "UPDATE paper SET withdrawn = 1 WHERE id = 8; DELETE FROM waiting");
  g_autofree char *before = export_table (db);

  import_table (db, before, "mfm");
  AffProgramme *programme = hall_load (db);
  guint presentations = 0;
  for (guint i = 0; i < programme->papers->len; i++)
    presentations += ((AffPaper *) programme->papers->pdata[i])->presentations->len;
  g_assert_cmpuint (programme->papers->len, ==, 9);
  g_assert_cmpuint (presentations, ==, 12);
  aff_programme_unref (programme);
}

static void
test_an_empty_programme_becomes_the_same (void)
{
  g_autoptr (AffDb) hall = hall_new ("DELETE FROM placement");
  g_autoptr (AffDb) db = fixture_db_new ("INSERT INTO link_host VALUES ('example.org');"
                                         "INSERT INTO link_kind VALUES ('proceedings', 0)");
  g_autofree char *before = export_table (hall);
  AffMergeOutcome outcome = import_table (db, before, NULL);
  g_autofree char *after = export_table (db);

  g_assert_cmpuint (outcome.papers_new, ==, 9);
  g_assert_cmpuint (outcome.items_new, ==, 2);
  assert_same_but_keys (before, after);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/table/it-changes-nothing-where-it-came-from",
                   test_it_changes_nothing_where_it_came_from);
  g_test_add_func ("/exchange/table/addresses-of-pages-are-whole",
                   test_addresses_of_pages_are_whole);
  g_test_add_func ("/exchange/table/what-it-keeps-secret-stays",
                   test_what_it_keeps_secret_stays);
  g_test_add_func ("/exchange/table/an-empty-programme-becomes-the-same",
                   test_an_empty_programme_becomes_the_same);
  return g_test_run ();
}
