// SPDX-License-Identifier: GPL-3.0-or-later
// The lines of a schedule, whether they stand in a table, one after another, or in blocks.
#pragma once

#include "app/draft/draft.h"
#include "app/read/paste.h"

G_BEGIN_DECLS

// TRUE if LINE begins with a time, or with cells of which one of the first does.
gboolean aff_paste_has_time (const AffPasteLine *line);
// TRUE if a row of a table does.
gboolean aff_paste_has_table (const AffPaste *paste);

// Adds the items and papers of PASTE to DRAFT; all are TO_CONFIRM or none.
void aff_paste_read_schedule (const AffPaste *paste,
                              AffDraft *draft,
                              gboolean to_confirm,
                              AffReport *report);

G_END_DECLS
