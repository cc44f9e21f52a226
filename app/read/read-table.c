// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read/read-table.h"

#include "app/read/formats.h"
#include "app/read/table-list.h"
#include "app/read/table-private.h"

#include <string.h>

#define NAMES 1000000 // of people and sessions in one table; there is none with so many

int
aff_table_judge (const AffSheet *sheet)
{
  g_return_val_if_fail (sheet != NULL, 0);
  AffTableHeader header;

  if (aff_table_header_find (&header, sheet))
    return header.is_own ? 95 : (int) MIN (60, 30 + 8 * header.known);
  return aff_table_list_is (sheet) ? 20 : 0;
}

int
aff_table_find_header (const AffSheet *sheet)
{
  g_return_val_if_fail (sheet != NULL, -1);
  AffTableHeader header;

  return aff_table_header_find (&header, sheet) ? header.row : -1;
}

// The family that stands before the first key of our own export; NULL if there is none.
static char *
find_own_family (const AffTableHeader *header)
{
  for (guint row = (guint) header->row + 1; row < aff_sheet_rows (header->sheet); row++) {
    const char *key = aff_sheet_cell (header->sheet, row, header->at[AFF_MEANS_OWN_KEY]);
    const char *end = strchr (key, ':');
    if (end && end > key)
      return g_strndup (key, end - key);
  }
  return NULL;
}

// The first cell that says something of OpenReview's forum has its address.
static gboolean
has_forum_addresses (const AffTableHeader *header)
{
  for (guint row = (guint) header->row + 1; row < aff_sheet_rows (header->sheet); row++) {
    const char *cell = aff_sheet_cell (header->sheet, row, header->at[AFF_MEANS_FORUM]);
    if (*cell)
      return strstr (cell, "://openreview.net/") != NULL;
  }
  return FALSE;
}

// The family whose keys this table's are, unless another file of the import settled it.
static void
settle_family (AffTable *self)
{
  const AffTableHeader *header = &self->header;
  g_autofree char *family = NULL;

  if (header->is_own)
    family = find_own_family (header);
  else if (has_forum_addresses (header))
    family = g_strdup ("openreview");
  if (family && !self->draft->family)
    self->draft->family = g_strdup (family);
  self->family = family && strcmp (family, self->draft->family) == 0 ? self->draft->family
                                                                     : NULL;
}

static void
index_titles (AffTable *self)
{
  for (guint i = 0; i < self->draft->papers->len; i++) {
    AffDraftPaper *paper = self->draft->papers->pdata[i];
    if (paper->title)
      g_hash_table_insert (self->titles, aff_table_slug (paper->title), paper);
  }
}

static gboolean
has_any (const AffTableHeader *header, AffMeaning meaning)
{
  if (header->at[meaning] < 0)
    return FALSE;
  for (guint row = (guint) header->row + 1; row < aff_sheet_rows (header->sheet); row++)
    if (*aff_sheet_cell (header->sheet, row, header->at[meaning]))
      return TRUE;
  return FALSE;
}

static void
begin (AffTable *self)
{
  self->is_boards = aff_table_header_is_boards (&self->header);
  self->has_verdicts = has_any (&self->header, AFF_MEANS_DECISION);
  self->topics = aff_topics_new ();
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->firsts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->namesakes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->slugs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  settle_family (self);
  index_titles (self);
}

static void
end (AffTable *self)
{
  aff_topics_settle (self->topics, self->report);
  aff_topics_free (self->topics);
  g_hash_table_unref (self->titles);
  g_hash_table_unref (self->firsts);
  g_hash_table_unref (self->namesakes);
  g_hash_table_unref (self->slugs);
  g_hash_table_unref (self->counts);
  g_free (self->place);
  g_free (self->heading);
}

static guint
count_filled (const AffSheet *sheet, guint row)
{
  guint columns = aff_sheet_columns (sheet, row);

  while (columns > 0 && !*aff_sheet_cell (sheet, row, (int) columns - 1))
    columns--;
  return columns;
}

// Rows may be longer than the header by empty cells only.
static void
check_length (AffTable *self)
{
  if (count_filled (self->header.sheet, self->row) > self->header.columns)
    aff_table_remark (
      self, AFF_REMARK_GUESSED, "ragged-row",
      "A row has more cells than the header: a separator in a text may stand "
      "without quotation marks.",
      "Its cells were read in their order; look whether they are the right ones.");
}

// The header once more, as above each part of a table that was printed in parts.
static gboolean
is_header_again (AffTable *self)
{
  const AffSheet *sheet = self->header.sheet;
  guint header = (guint) self->header.row;

  if (self->header.row < 0 ||
      aff_sheet_columns (sheet, self->row) != aff_sheet_columns (sheet, header))
    return FALSE;
  for (int column = 0; column < (int) self->header.columns; column++)
    if (strcmp (aff_sheet_cell (sheet, self->row, column),
                aff_sheet_cell (sheet, header, column)) != 0)
      return FALSE;
  aff_table_remark (self, AFF_REMARK_HANDLED, "header-again",
                    "The header stands in the table once more.", "That row was passed over.");
  return TRUE;
}

static void
read_row (AffTable *self, gboolean is_schedule)
{
  if (is_header_again (self) || (!is_schedule && aff_table_read_heading (self)))
    return;
  check_length (self);
  if (is_schedule)
    aff_table_read_item (self);
  else
    aff_table_read_paper (self);
}

static gboolean
read_rows (AffTable *self, const char *name, GError **error)
{
  gboolean is_schedule = aff_table_header_is_schedule (&self->header);
  const AffSheet *sheet = self->header.sheet;

  for (guint row = (guint) self->header.row + 1; row < aff_sheet_rows (sheet); row++) {
    self->row = row;
    if (count_filled (sheet, row) == 0)
      continue;
    g_free (self->place);
    self->place = g_strdup_printf ("%s %u", self->unit, aff_sheet_line (sheet, row));
    read_row (self, is_schedule);
    if (self->names > NAMES) {
      g_set_error (
        error, AFF_ERROR, AFF_ERROR_FORMAT,
        "%s, %s: up to here the table names more than %d people and sessions. Split it "
        "into several files.",
        name, self->place, NAMES);
      return FALSE;
    }
  }
  return TRUE;
}

// What is not in a list of boards, or in our own export (which has what is public only), is not gone;
// but what is in the latter is all there is to say of a paper.
static void
say_what_is_whole (AffTable *self)
{
  if (self->header.is_own)
    self->draft->is_own = self->draft->is_partial = self->draft->lists_papers = TRUE;
  else if (self->is_boards)
    self->draft->is_partial = TRUE;
  else if (aff_table_header_is_schedule (&self->header))
    self->draft->lists_items = TRUE;
  else
    self->draft->lists_papers = TRUE;
}

static void
report_above (const AffTable *self)
{
  for (int row = 0; row < self->header.row; row++)
    if (count_filled (self->header.sheet, (guint) row) > 0)
      aff_report_add_line (self->report, AFF_REMARK_LEFT, "row-above-header",
                           aff_sheet_line (self->header.sheet, (guint) row),
                           "Something stands above the header of the table.",
                           "It was left out.");
}

static gboolean
read_table (AffTable *self, const char *name, GError **error)
{
  guint before = self->draft->items->len + self->draft->papers->len;

  begin (self);
  report_above (self);
  aff_table_header_report (&self->header, self->report);
  gboolean is_read = read_rows (self, name, error);
  gboolean is_empty = self->draft->items->len + self->draft->papers->len == before &&
                      g_hash_table_size (self->slugs) == 0;
  if (is_read && is_empty)
    g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
                 "%s has a header in %s %u, but nothing below it. Export it once more.", name,
                 self->unit, aff_sheet_line (self->header.sheet, (guint) self->header.row));
  else if (is_read)
    say_what_is_whole (self);
  end (self);
  return is_read && !is_empty;
}

gboolean
aff_table_read_sheet (const AffSheet *sheet,
                      int header_row,
                      const char *name,
                      const char *unit,
                      AffDraft *draft,
                      AffReport *report,
                      GError **error)
{
  g_return_val_if_fail (sheet != NULL && name != NULL && unit != NULL, FALSE);
  g_return_val_if_fail (draft != NULL && report != NULL, FALSE);
  AffTable table = {.draft = draft,
                    .report = report,
                    .unit = unit,
                    .day = AFF_WHEN_NONE,
                    .heading_start = AFF_WHEN_NONE,
                    .heading_end = AFF_WHEN_NONE};

  if (header_row < 0)
    aff_report_add (
      report, AFF_REMARK_GUESSED, "list-without-header", NULL,
      "The table has no row that says what its columns are.",
      "It was read as the labels of boards and the titles of the posters on them.");
  if (header_row >= 0 ? aff_table_header_read (&table.header, sheet, header_row)
                      : aff_table_list_read (&table.header, sheet))
    return read_table (&table, name, error);
  g_set_error (
    error, AFF_ERROR, AFF_ERROR_FORMAT,
    "%s has no row that says what its columns are. Write one above the table, with at "
    "least “title” and “authors”, “board” or “start”.",
    name);
  return FALSE;
}

static int
recognise (AffSource *source, AffReport *report)
{
  const AffSheet *sheet = aff_source_kind (source) == AFF_SOURCE_TEXT
                            ? aff_source_sheet (source, report, NULL)
                            : NULL;

  return sheet ? aff_table_judge (sheet) : 0;
}

static gboolean
read_source (AffSource *source, AffDraft *draft, AffReport *report, GError **error)
{
  const AffSheet *sheet = aff_source_sheet (source, report, error);

  return sheet && aff_table_read_sheet (sheet, aff_table_find_header (sheet),
                                        aff_source_name (source), "line", draft, report, error);
}

const AffFormat aff_format_table = {
  .name = "table",
  .title = "table of papers, boards or times with a header row (CSV, TSV)",
  .recognise = recognise,
  .read = read_source,
};
