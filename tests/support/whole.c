// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/whole.h"

#include "app/db/log.h"
#include "app/import/merge-whole.h"
#include "app/write/write.h"
#include "tests/support/fixture.h"
#include "tests/support/hall.h"
#include "tests/support/reading.h"

char *
whole_export_text (AffDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AffProgramme) programme = hall_load (db);
  g_autofree char *head = aff_log_head (db, &error);
  AffExportContext context = {db, programme, head, "en", HALL_NOW};
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) bytes = aff_export_find ("json", NULL)->write (&context, notes, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (notes->len, ==, 0);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

typedef struct {
  JsonNode *whole;
  AffReport *report;
} Merge;

static gboolean
merge (AffDb *db, gpointer data, GError **error)
{
  Merge *self = data;

  return aff_merge_whole (db, self->whole, self->report, error);
}

// Reads TEXT as a file and takes it over into DB as one change.
gboolean
whole_import_text (AffDb *db,
                   const char *text,
                   AffReport *report,
                   gint64 *sequence,
                   GError **error)
{
  g_autoptr (Reading) reading = reading_new_any ("whole.json", text, -1);
  AffChangeNote note = {.who = "test",
                        .kind = "import",
                        .sentence = "Import",
                        .now = HALL_NOW,
                        .names_programme = TRUE};

  g_assert_no_error (reading->error);
  g_assert_nonnull (reading->draft->whole);
  Merge data = {reading->draft->whole, report};
  return aff_change_run (db, &note, merge, &data, sequence, error);
}

void
whole_import_well (AffDb *db, const char *text, AffReport *report)
{
  g_autoptr (GError) error = NULL;

  whole_import_text (db, text, report, NULL, &error);
  g_assert_no_error (error);
}

void
whole_assert_same_rows (AffDb *one, AffDb *other)
{
  g_autofree char *expected = fixture_dump (one);
  g_autofree char *found = fixture_dump (other);

  g_assert_cmpstr (found, ==, expected);
}

// What every new programme has.
AffDb *
whole_new_empty (void)
{
  return fixture_db_new ("INSERT INTO link_kind (kind, rank) VALUES ('doi', 0),"
                         " ('openreview', 1), ('proceedings', 2)");
}

gint64
whole_ask (AffDb *db, const char *sql)
{
  g_autoptr (AffStatement) row = aff_db_prepare (db, sql);
  g_autoptr (GError) error = NULL;
  gint64 answer = aff_statement_step (row) ? aff_statement_int (row, 0) : -1;

  aff_statement_finish (row, &error);
  g_assert_no_error (error);
  return answer;
}
