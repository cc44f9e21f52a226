// SPDX-License-Identifier: GPL-3.0-or-later
// A whole programme as JSON, and back.
#include "app/db/db-private.h"
#include "app/db/schema.h"
#include "app/db/shape.h"
#include "app/import/sample.h"
#include "tests/support/fixture.h"
#include "tests/support/hall.h"
#include "tests/support/reading.h"
#include "tests/support/rows.h"
#include "tests/support/whole.h"

#include <json-glib/json-glib.h>
#include <string.h>

static AffDb *
new_rows (void)
{
  AffDb *db = fixture_db_new (rows_seed);

  fixture_change (db, "UPDATE deadline SET instant = 1781179140");
  return db;
}

static void
test_an_empty_programme_gets_exactly_the_rows (void)
{
  g_autoptr (AffDb) from = new_rows ();
  g_autoptr (AffDb) to = whole_new_empty ();
  g_autoptr (AffReport) report = aff_report_new ();
  g_autofree char *text = whole_export_text (from);

  whole_import_well (to, text, report);
  whole_assert_same_rows (from, to);
  g_assert_cmpuint (aff_report_remarks (report)->len, ==, 0);
  g_autofree char *again = whole_export_text (to);
  g_autoptr (AffDb) third = whole_new_empty ();
  whole_import_well (third, again, report);
  whole_assert_same_rows (from, third);
}

static void
test_every_table_and_column_is_in_it (void)
{
  g_autoptr (AffDb) db = new_rows ();
  g_autofree char *text = whole_export_text (db);
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  JsonObject *tables = json_object_get_object_member (json_node_get_object (root), "tables");

  for (const char *const *name = aff_schema_tables (); *name; name++) {
    JsonArray *rows = json_object_get_array_member (tables, *name);
    JsonObject *first = json_array_get_object_element (rows, 0);
    g_autoptr (AffStatement)
      columns = aff_db_prepare (db, "SELECT name FROM pragma_table_info (?)");
    aff_statement_bind_text (columns, 1, *name);
    while (aff_statement_step (columns))
      g_assert_true (json_object_has_member (first, aff_statement_text (columns, 0)));
  }
}

static void
test_the_sample_survives_the_journey (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AffReport) report = aff_report_new ();
  char *folder = fixture_folder_new ();
  g_autofree char *path = g_build_filename (folder, "a.db", NULL);

  aff_sample_create (path, aff_sample_names ()[0], HALL_NOW, &error);
  g_assert_no_error (error);
  g_autoptr (AffDb) from = aff_db_open (path, AFF_DB_READ, &error);
  g_autoptr (AffDb) to = whole_new_empty ();
  g_autofree char *text = whole_export_text (from);
  whole_import_well (to, text, report);
  whole_assert_same_rows (from, to);
  g_assert_cmpuint (aff_report_remarks (report)->len, ==, 0);
  g_autoptr (AffProgramme) programme = hall_load (to);
  g_autoptr (AffProgramme) original = hall_load (from);
  g_assert_true (programme->is_sample);
  g_assert_cmpint (programme->simulated_start, ==, original->simulated_start);
  g_assert_cmpstr (programme->id, ==, original->id);
  fixture_folder_free (folder);
}

static void
test_ids_that_were_used_up_stay_used_up (void)
{
  g_autoptr (AffDb) from = new_rows ();
  g_autoptr (AffDb) to = whole_new_empty ();
  g_autoptr (AffReport) report = aff_report_new ();

  fixture_change (from, "INSERT INTO person (id, name) VALUES (40, 'Gone')");
  fixture_change (from, "DELETE FROM person WHERE id = 40");
  g_autofree char *text = whole_export_text (from);
  whole_import_well (to, text, report);
  whole_assert_same_rows (from, to);
  fixture_change (to, "INSERT INTO person (name) VALUES ('New')");
  g_assert_cmpint (whole_ask (to, "SELECT max (id) FROM person"), ==, 41);
}

// What the file says of itself, but when it was changed.
static char *
dup_words (AffDb *db)
{
  g_autoptr (AffStatement)
    row = aff_db_prepare (db, "SELECT group_concat (key || '=' || value) FROM"
                              " (SELECT * FROM meta WHERE key <> 'as_of' ORDER BY key)");

  g_assert_true (aff_statement_step (row));
  return g_strdup (aff_statement_text (row, 0));
}

// With the name under which the programme is known.
static void
test_an_import_can_be_taken_back (void)
{
  g_autoptr (AffDb) from = new_rows ();
  g_autoptr (AffDb) to = whole_new_empty ();
  g_autoptr (AffDb) empty = whole_new_empty ();
  g_autoptr (AffReport) report = aff_report_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = whole_export_text (from);
  AffChangeNote note = {.who = "test", .now = HALL_NOW};
  gint64 sequence = 0;
  g_autofree char *own = dup_words (to);

  g_assert_true (whole_import_text (to, text, report, &sequence, &error));
  g_autofree char *taken = dup_words (to);
  g_assert_cmpstr (taken, !=, own);
  aff_change_undo (to, sequence, &note, &sequence, &error);
  g_assert_no_error (error);
  whole_assert_same_rows (empty, to);
  g_autofree char *undone = dup_words (to);
  g_assert_cmpstr (undone, ==, own);
  aff_change_undo (to, sequence, &note, NULL, &error);
  g_assert_no_error (error);
  whole_assert_same_rows (from, to);
  g_autofree char *redone = dup_words (to);
  g_assert_cmpstr (redone, ==, taken);
}

// Nobody takes for empty what cannot be read.
static void
test_a_table_that_cannot_be_read_is_not_empty (void)
{
  g_autoptr (AffDb) db = new_rows ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AffShape) shape = aff_shape_load (db, "alias", &error);
  gboolean is_empty = TRUE;

  g_assert_true (aff_shape_is_empty (db, shape, &is_empty, &error));
  g_assert_false (is_empty);
  g_assert_true (aff_db_begin (db, &error));
  g_assert_true (
    aff_db_execute (db, "ALTER TABLE alias RENAME TO old_alias; COMMIT", NULL, &error));
  aff_db_end (db);
  g_assert_false (aff_shape_is_empty (db, shape, &is_empty, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_STORE);
}

static void
test_another_programme_is_refused (void)
{
  g_autoptr (AffDb) from = hall_new (NULL);
  g_autoptr (AffDb) to = new_rows ();
  g_autoptr (AffReport) report = aff_report_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = whole_export_text (from);
  g_autofree char *before = fixture_dump (to);

  g_assert_false (whole_import_text (to, text, report, NULL, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "affichectl --db NEW init --sample none"));
  g_autofree char *after = fixture_dump (to);
  g_assert_cmpstr (after, ==, before);
}

static void
test_a_rule_that_the_file_breaks_is_said (void)
{
  g_autoptr (AffDb) from = hall_new ("UPDATE plan SET sha256 = 'ab'");
  g_autoptr (AffDb) to = whole_new_empty ();
  g_autoptr (AffReport) report = aff_report_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = whole_export_text (from);
  g_autoptr (GString) file = g_string_new (text);
  g_autofree char *own = dup_words (to);

  g_string_replace (file, "\"number\" : \"P2\"", "\"number\" : \"P1\"", 1);
  g_assert_false (whole_import_text (to, file->str, report, NULL, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Paper P1 is in the workshop mfm 2 times."));
  g_assert_cmpint (whole_ask (to, "SELECT count (*) FROM paper"), ==, 0);
  g_autofree char *words = dup_words (to);
  g_assert_cmpstr (words, ==, own);
}

static void
test_a_whole_programme_is_read_on_its_own (void)
{
  g_autoptr (AffDb) from = new_rows ();
  g_autofree char *text = whole_export_text (from);
  g_autoptr (Reading) reading = reading_new_any ("a.json", text, -1);
  g_autoptr (AffReport) report = aff_report_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (AffSource) source = aff_source_new ("b.json", bytes, report, &error);
  const AffFormat *format = aff_format_find ("affiche", &error);

  g_assert_true (reading->is_read);
  g_assert_cmpstr (reading->draft->family, ==, "affiche");
  g_assert_false (format->read (source, reading->draft, report, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "b.json"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/whole/an-empty-programme-gets-exactly-the-rows",
                   test_an_empty_programme_gets_exactly_the_rows);
  g_test_add_func ("/exchange/whole/every-table-and-column-is-in-it",
                   test_every_table_and_column_is_in_it);
  g_test_add_func ("/exchange/whole/the-sample-survives-the-journey",
                   test_the_sample_survives_the_journey);
  g_test_add_func ("/exchange/whole/ids-that-were-used-up-stay-used-up",
                   test_ids_that_were_used_up_stay_used_up);
  g_test_add_func ("/exchange/whole/an-import-can-be-taken-back",
                   test_an_import_can_be_taken_back);
  g_test_add_func ("/exchange/whole/a-table-that-cannot-be-read-is-not-empty",
                   test_a_table_that_cannot_be_read_is_not_empty);
  g_test_add_func ("/exchange/whole/another-programme-is-refused",
                   test_another_programme_is_refused);
  g_test_add_func ("/exchange/whole/a-rule-that-the-file-breaks-is-said",
                   test_a_rule_that_the_file_breaks_is_said);
  g_test_add_func ("/exchange/whole/a-whole-programme-is-read-on-its-own",
                   test_a_whole_programme_is_read_on_its_own);
  return g_test_run ();
}
