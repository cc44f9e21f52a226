// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read/indico-import.h"

#include "app/base/text.h"
#include "app/draft/columns.h"

#include <string.h>

#define LOOKED_AT 20 // rows

enum { START, MINUTES, TITLE, FIRST_NAME, LAST_NAME, AFFILIATION, ADDRESS, COLUMNS };

static gboolean
has_start (const AffSheet *sheet, guint row)
{
  AffWhen when;

  return aff_when_parse (aff_sheet_cell (sheet, row, START), &when, NULL) && *when.day &&
         when.minute >= 0;
}

static gboolean
is_empty (const AffSheet *sheet, guint row)
{
  for (guint column = 0; column < aff_sheet_columns (sheet, row); column++)
    if (*aff_sheet_cell (sheet, row, (int) column))
      return FALSE;
  return TRUE;
}

static gboolean
has_title (const AffSheet *sheet, guint row)
{
  g_autofree char *title = aff_text_clean_line (aff_sheet_cell (sheet, row, TITLE));

  return *title != '\0';
}

static gboolean
is_of_shape (const AffSheet *sheet, guint row)
{
  const char *start = aff_sheet_cell (sheet, row, START);
  const char *minutes = aff_sheet_cell (sheet, row, MINUTES);
  const char *address = aff_sheet_cell (sheet, row, ADDRESS);

  return aff_sheet_columns (sheet, row) == COLUMNS && (!*start || has_start (sheet, row)) &&
         minutes[strspn (minutes, "0123456789")] == '\0' && strlen (minutes) <= 4 &&
         has_title (sheet, row) && (!*address || strchr (address, '@'));
}

gboolean
aff_indico_import_is_there (const AffSheet *sheet)
{
  g_return_val_if_fail (sheet != NULL, FALSE);
  gboolean has_one = FALSE;

  for (guint row = 0; row < MIN (aff_sheet_rows (sheet), LOOKED_AT); row++) {
    if (is_empty (sheet, row))
      continue;
    if (!is_of_shape (sheet, row))
      return FALSE;
    has_one = has_one || has_start (sheet, row);
  }
  return has_one;
}

static void
read_row (const AffSheet *sheet, guint row, GHashTable *counts, AffDraft *draft)
{
  g_autofree char *title = aff_text_clean_line (aff_sheet_cell (sheet, row, TITLE));
  g_autofree char *key = aff_columns_number_key (counts, draft, title);
  g_autofree char *place = g_strdup_printf ("line %u", aff_sheet_line (sheet, row));
  g_autofree char *name = g_strdup_printf ("%s %s", aff_sheet_cell (sheet, row, FIRST_NAME),
                                           aff_sheet_cell (sheet, row, LAST_NAME));
  AffDraftItem *item = aff_draft_item (draft, key, place);

  aff_draft_set (&item->title, title);
  aff_when_parse (aff_sheet_cell (sheet, row, START), &item->start, NULL);
  item->duration_min = aff_when_parse_duration (aff_sheet_cell (sheet, row, MINUTES), NULL);
  aff_draft_say_people (&item->speakers);
  aff_draft_add_person (&item->speakers, name, aff_sheet_cell (sheet, row, AFFILIATION));
}

void
aff_indico_import_read (const AffSheet *sheet, AffDraft *draft, AffReport *report)
{
  g_return_if_fail (sheet != NULL && draft != NULL && report != NULL);
  g_autoptr (GHashTable) counts = aff_columns_keys_new ();

  for (guint row = 0; row < aff_sheet_rows (sheet); row++) {
    if (is_empty (sheet, row))
      continue;
    if (is_of_shape (sheet, row))
      read_row (sheet, row, counts, draft);
    else
      aff_report_add_line (report, AFF_REMARK_LEFT, "row-without-shape",
                           aff_sheet_line (sheet, row),
                           "A row has not the seven cells of Indico’s import.",
                           "It was left out.");
  }
  aff_report_add (report, AFF_REMARK_GUESSED, "no-header", NULL,
                  "The file has no names of columns.",
                  "It was read as what Indico imports: start, minutes, title, first name, last "
                  "name, affiliation.");
  aff_report_add (report, AFF_REMARK_LEFT, "personal-columns", "column 7",
                  "A column holds addresses of people, which a public screen never shows.",
                  "It was left out.");
}
