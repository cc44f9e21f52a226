// SPDX-License-Identifier: GPL-3.0-or-later
// What the sentences of a page say of the whole event: its name, days and place, and what it leaves
// open.
#pragma once

#include "app/exchange/draft.h"
#include "app/exchange/paste.h"

G_BEGIN_DECLS

// Fills DRAFT's title, code, days and city where it has none, with remarks: prose is guessed.
void aff_paste_read_about (const AffPaste *paste, AffDraft *draft, AffReport *report);

// TRUE if PASTE says that its times may change; one remark.
gboolean aff_paste_is_preliminary (const AffPaste *paste, AffReport *report);

// The one day that TEXT, a line of its own, is about, into DAY. A heading may lack the year, which is
// then that of OTHER ("2026-10-04", or NULL). FALSE for deadlines and for text that only names a day.
gboolean
aff_paste_find_day (const char *text, gboolean is_heading, const char *other, char day[11]);

G_END_DECLS
