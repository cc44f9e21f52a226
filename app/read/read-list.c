// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read/formats.h"
#include "app/read/json-columns.h"
#include "app/read/read-table.h"

#define LOOK 50 // rows that tell whether it is a table of a programme
#define SURE 50 // no more: whoever knows the maker of a file knows better

static GArray *
find_rows (AffSource *source, guint most, AffReport *report, AffReport *remarks, GError **error)
{
  JsonNode *root = aff_source_json (source, report, error);

  return root ? aff_json_rows_find (root, most, remarks) : NULL;
}

static gboolean
read_source (AffSource *source, AffDraft *draft, AffReport *report, GError **error)
{
  const char *name = aff_source_name (source);
  g_autoptr (GArray) rows = find_rows (source, G_MAXUINT, report, report, error);
  g_autoptr (AffSheet) sheet = NULL;
  int header;

  if (!rows)
    return FALSE;
  sheet = aff_json_columns_sheet (rows, name, report, error);
  if (!sheet)
    return FALSE;
  header = rows->len > 0 ? aff_table_find_header (sheet) : -1;
  if (header == 0)
    return aff_table_read_sheet (sheet, 0, name, "record", draft, report, error);
  g_set_error (
    error, AFF_ERROR, AFF_ERROR_FORMAT,
    "%s holds no list of papers or lines of a schedule: objects with a “title”, and with "
    "“authors”, “start” or the like. Export it as CSV, or name its format with --as.",
    name);
  return FALSE;
}

static int
recognise (AffSource *source, AffReport *report)
{
  g_autoptr (AffReport) remarks = aff_report_new ();
  g_autoptr (GArray) rows = NULL;
  g_autoptr (AffSheet) sheet = NULL;

  if (aff_source_kind (source) != AFF_SOURCE_JSON)
    return 0;
  rows = find_rows (source, LOOK, report, NULL, NULL);
  if (!rows || rows->len == 0)
    return 0;
  sheet = aff_json_columns_sheet (rows, aff_source_name (source), remarks, NULL);
  return sheet ? MIN (SURE, aff_table_judge (sheet)) : 0;
}

const AffFormat aff_format_list = {
  .name = "list",
  .title = "any list of papers or schedule lines (JSON)",
  .recognise = recognise,
  .read = read_source,
};
