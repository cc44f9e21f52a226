// SPDX-License-Identifier: GPL-3.0-or-later
// Tables whose header says in words of people what stands below: papers with authors and boards, or
// the lines of a schedule. Whatever can be made rows of cells is read by the same code.
#pragma once

#include "app/draft/draft.h"
#include "app/draft/sheet.h"

G_BEGIN_DECLS

// How sure it is that SHEET is such a table: 0 not at all, up to 60 by how much of its header is
// known; 95 if it is our own export.
int aff_table_judge (const AffSheet *sheet);

// The row of SHEET's header, which need not be the first one; -1: there is none.
int aff_table_find_header (const AffSheet *sheet);

// Adds the papers or items of SHEET, which is called NAME in errors, to DRAFT. HEADER_ROW is as
// above; with -1 SHEET has to be a list of boards and titles. UNIT is what the number of a row counts,
// "line" or "record". AFF_ERROR_FORMAT if there is nothing that can be read.
gboolean aff_table_read_sheet (const AffSheet *sheet,
                               int header_row,
                               const char *name,
                               const char *unit,
                               AffDraft *draft,
                               AffReport *report,
                               GError **error);

G_END_DECLS
