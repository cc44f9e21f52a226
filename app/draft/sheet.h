// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of cells, wherever they come from: CSV, a table of a page or of a spreadsheet, a list of
// objects. A header row is found by the meaning of its words.
#pragma once

#include "app/base/error.h"
#include "app/draft/report.h"

G_BEGIN_DECLS

#define AFF_SHEET_COLUMNS 1000
#define AFF_SHEET_ROWS    200000
#define AFF_SHEET_CELL    (1024 * 1024) // bytes

typedef struct _AffSheet AffSheet;

AffSheet *aff_sheet_new (void) G_GNUC_WARN_UNUSED_RESULT;
void aff_sheet_free (AffSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffSheet, aff_sheet_free)

// Text with separators (RFC 4180 and its relatives): which of , ; tab | parts cells is told by the
// text. Cells may hold newlines. AFF_ERROR_FORMAT beyond the limits above, with the line, for a
// caller who writes the name of the file before it.
AffSheet *aff_sheet_parse (const char *text, gsize length, AffReport *report, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

// Begins a row that stands in LINE, then adds its cells. FALSE beyond the limits.
gboolean aff_sheet_begin_row (AffSheet *self, guint line);
gboolean aff_sheet_add_cell (AffSheet *self, const char *text, gsize length);

guint aff_sheet_rows (const AffSheet *self);
guint aff_sheet_columns (const AffSheet *self, guint row); // of that row
guint aff_sheet_line (const AffSheet *self, guint row);    // where it begins, from 1
// Trimmed; never NULL: the empty text where the row has no such cell, or COLUMN is -1.
const char *aff_sheet_cell (const AffSheet *self, guint row, int column);

// NAME as columns are told by it, without case, accents, spaces, _ - # * and what stands in brackets:
// "Paper-ID (new)" is "paperid"; WITH_BRACKETS "paperid(new)". A name of which nothing is left ("#")
// stays as it is, one that is too long for a name becomes "".
char *aff_sheet_fold (const char *name, gboolean with_brackets) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
