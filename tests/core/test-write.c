// SPDX-License-Identifier: GPL-3.0-or-later
// What leaves a programme for other programs.
#include "app/db/log.h"
#include "app/write/write.h"
#include "tests/support/fixture.h"
#include "tests/support/hall.h"

#include <csv.h>
#include <string.h>

typedef struct {
  AffDb *db;
  AffProgramme *programme;
  GPtrArray *notes;
  char *text;
  gsize length;
} Export;

// FORMAT of the hall after MORE, at HALL_NOW.
static Export *
export_hall (const char *format, const char *more)
{
  g_autoptr (GError) error = NULL;
  Export *self = g_new0 (Export, 1);
  const AffExport *chosen = aff_export_find (format, &error);

  g_assert_no_error (error);
  self->db = hall_new (more);
  self->programme = hall_load (self->db);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *head = aff_log_head (self->db, &error);
  AffExportContext context = {self->db, self->programme, head, "en", HALL_NOW};
  GBytes *bytes = chosen->write (&context, self->notes, &error);
  g_assert_no_error (error);
  self->text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  self->length = g_bytes_get_size (bytes);
  g_bytes_unref (bytes);
  g_assert_true (g_utf8_validate (self->text, (gssize) self->length, NULL));
  return self;
}

static void
export_free (Export *self)
{
  g_free (self->text);
  g_ptr_array_unref (self->notes);
  aff_programme_unref (self->programme);
  aff_db_free (self->db);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

typedef struct {
  GPtrArray *rows; // GPtrArray of char *
  GPtrArray *row;
} Sheet;

static void
take_cell (void *text, size_t length, void *data)
{
  g_ptr_array_add (((Sheet *) data)->row, g_strndup (text, length));
}

static void
take_row (int end, void *data)
{
  Sheet *sheet = data;

  g_ptr_array_add (sheet->rows, sheet->row);
  sheet->row = g_ptr_array_new_with_free_func (g_free);
}

// The rows of a CSV file as another library sees them.
static GPtrArray *
read_rows (const Export *export)
{
  Sheet sheet = {g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref),
                 g_ptr_array_new_with_free_func (g_free)};
  struct csv_parser parser;

  g_assert_cmpmem (export->text, 3, "\xef\xbb\xbf", 3);
  g_assert_cmpint (csv_init (&parser, CSV_STRICT | CSV_STRICT_FINI), ==, 0);
  g_assert_cmpuint (csv_parse (&parser, export->text + 3, export->length - 3, take_cell,
                               take_row, &sheet),
                    ==, export->length - 3);
  g_assert_cmpint (csv_fini (&parser, take_cell, take_row, &sheet), ==, 0);
  csv_free (&parser);
  g_ptr_array_unref (sheet.row);
  return sheet.rows;
}

static const char *
cell (const GPtrArray *rows, guint row, const char *column)
{
  const GPtrArray *header = rows->pdata[0];

  for (guint i = 0; i < header->len; i++)
    if (g_str_equal (header->pdata[i], column))
      return ((GPtrArray *) rows->pdata[row])->pdata[i];
  g_error ("no column %s", column);
}

static void
test_a_presentation_is_a_row (void)
{
  g_autoptr (Export) export = export_hall ("csv", "UPDATE paper SET source_key = '~table:K1'"
                                                  " WHERE id = 1;"
                                                  "UPDATE person SET affiliation = 'A; B'"
                                                  " WHERE id = 1");
  g_autoptr (GPtrArray) rows = read_rows (export);

  g_assert_true (g_str_has_prefix (
    export->text + 3, "number,title,authors,affiliations,track,session,day,start,"
                      "end,board,presentation,link,doi,abstract,withdrawn,key\r\n"));
  g_assert_cmpuint (rows->len, ==, 1 + 9 + 3);
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpuint (((GPtrArray *) rows->pdata[i])->len, ==, 16);
  g_assert_cmpstr (cell (rows, 1, "number"), ==, "P1");
  g_assert_cmpstr (cell (rows, 1, "authors"), ==, "Person 1");
  g_assert_cmpstr (cell (rows, 1, "affiliations"), ==, "A, B");
  g_assert_cmpstr (cell (rows, 1, "track"), ==, "Full papers");
  g_assert_cmpstr (cell (rows, 1, "session"), ==, "Posters");
  g_assert_cmpstr (cell (rows, 1, "day"), ==, "2026-10-04");
  g_assert_cmpstr (cell (rows, 1, "start"), ==, "15:10");
  g_assert_cmpstr (cell (rows, 1, "end"), ==, "16:10");
  g_assert_cmpstr (cell (rows, 1, "board"), ==, "1");
  g_assert_cmpstr (cell (rows, 1, "presentation"), ==, "poster");
  g_assert_cmpstr (cell (rows, 1, "link"), ==, "https://example.org/1");
  g_assert_cmpstr (cell (rows, 1, "key"), ==, "table:K1");
  g_assert_cmpstr (cell (rows, 2, "session"), ==, "More posters");
  g_assert_cmpstr (cell (rows, 2, "board"), ==, "");
  g_assert_cmpuint (export->notes->len, ==, 0);
}

static void
test_no_cell_begins_a_formula (void)
{
  static const char *const formulas[] = {
    "=1+1", "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠A", "=cmd|' /C calc'!A0",
  };

  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++) {
    g_autofree char *quoted = g_strdup (formulas[i]);
    g_autoptr (GString) sql = g_string_new (quoted);
    g_string_replace (sql, "'", "''", 0);
    g_string_prepend (sql, "UPDATE paper SET title = '");
    g_string_append (sql, "' WHERE id = 1");
    g_autoptr (Export) export = export_hall ("csv", sql->str);
    g_autoptr (GPtrArray) rows = read_rows (export);
    g_autofree char *harmless = g_strconcat ("'", formulas[i], NULL);
    g_assert_cmpstr (cell (rows, 1, "title"), ==, harmless);
  }
}

static void
test_separators_and_lines_stay_in_their_cell (void)
{
  g_autoptr (Export) export =
    export_hall ("csv", "UPDATE paper SET abstract = 'One, \"two\"' || char (10) || 'three'"
                        " WHERE id = 1");
  g_autoptr (GPtrArray) rows = read_rows (export);

  g_assert_cmpstr (cell (rows, 1, "abstract"), ==, "One, \"two\"\nthree");
}

// Each format, with what must not be in it although the programme has it.
static const char secrets[] =
  "UPDATE paper SET withdrawn = 1, title = 'Gone' WHERE id = 8;"
  "UPDATE presentation SET embargo = 1791120241, kind = 'oral' WHERE id = 9;"
  "UPDATE paper SET title = 'Winner' WHERE id = 9;"
  "UPDATE item SET cancelled = 1, title = 'Called off', subtitle = 'Called off' WHERE id = 4;"
  "UPDATE item SET title = '☕ Coffee', abstract = 'Ask somebody@example.org or +33 3 88 00 00 00'"
  " WHERE id = 1;"
  "UPDATE paper SET abstract = 'Ask somebody@example.org, somebody%40example.org or"
  " +33 3 88 00 00 00 ☎' WHERE id = 1;"
  "DELETE FROM waiting";

static void
test_what_is_not_for_the_public_stays (gconstpointer format)
{
  static const char *const words[] = {"Gone", "Winner", "☕", "☎", "somebody", "88 00"};
  g_autoptr (Export) export = export_hall (format, secrets);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (export->text, words[i]))
      g_error ("%s holds “%s”", (char *) format, words[i]);
  g_assert_nonnull (strstr (export->text, "Coffee"));
}

// A page and a calendar say of an item that it is cancelled; the others have no word for it.
static void
test_a_cancelled_item_is_no_event (gconstpointer format)
{
  g_autoptr (Export) export = export_hall (format, secrets);

  g_assert_null (strstr (export->text, "Called off"));
}

static void
test_an_unknown_format_is_named_with_those_there_are (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (aff_export_find ("odt\n", &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "“odt\\n”"));
  for (const AffExport *const *at = aff_exports (); *at; at++)
    g_assert_nonnull (strstr (error->message, (*at)->name));
}

static void
test_a_file_is_whole_or_not_there (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = fixture_folder_new ();
  g_autofree char *path = g_build_filename (folder, "a.csv", NULL);
  g_autofree char *lost = g_build_filename (folder, "no", "a.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a,b\n", 4);

  g_assert_true (aff_export_save (bytes, path, &error));
  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_assert_cmpstr (text, ==, "a,b\n");
  g_assert_false (aff_export_save (bytes, lost, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_STORE);
  fixture_folder_free (folder);
}

int
main (int argc, char **argv)
{
  static const char *const public_formats[] = {"csv", "html", "ical", "schedule-json",
                                               "schedule-xml"};

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/write/a-presentation-is-a-row", test_a_presentation_is_a_row);
  g_test_add_func ("/exchange/write/no-cell-begins-a-formula", test_no_cell_begins_a_formula);
  g_test_add_func ("/exchange/write/separators-and-lines-stay-in-their-cell",
                   test_separators_and_lines_stay_in_their_cell);
  for (guint i = 0; i < G_N_ELEMENTS (public_formats); i++) {
    g_autofree char *path = g_strdup_printf (
      "/exchange/write/what-is-not-for-the-public-stays/%s", public_formats[i]);
    g_test_add_data_func (path, public_formats[i], test_what_is_not_for_the_public_stays);
  }
  g_test_add_data_func ("/exchange/write/a-cancelled-item-is-no-event/json", "schedule-json",
                        test_a_cancelled_item_is_no_event);
  g_test_add_data_func ("/exchange/write/a-cancelled-item-is-no-event/xml", "schedule-xml",
                        test_a_cancelled_item_is_no_event);
  g_test_add_func ("/exchange/write/an-unknown-format-is-named-with-those-there-are",
                   test_an_unknown_format_is_named_with_those_there_are);
  g_test_add_func ("/exchange/write/a-file-is-whole-or-not-there",
                   test_a_file_is_whole_or_not_there);
  return g_test_run ();
}
