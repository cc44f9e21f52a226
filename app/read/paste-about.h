// SPDX-License-Identifier: GPL-3.0-or-later
// What the sentences of a page say of the whole event: its name, days and place, and what it leaves
// open.
#pragma once

#include "app/draft/draft.h"
#include "app/read/paste.h"

G_BEGIN_DECLS

// Fills DRAFT's title, code, days and city where it has none, with remarks: prose is guessed.
void aff_paste_read_about (const AffPaste *paste, AffDraft *draft, AffReport *report);

// TRUE if PASTE says that its times may change; one remark.
gboolean aff_paste_is_preliminary (const AffPaste *paste, AffReport *report);

// The year of DRAFT's days, or in its title; NULL if it says none. Free with g_free.
char *aff_paste_find_year (const AffDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
// The one day that TEXT, a line of its own, is about, into DAY. A heading, and what begins with a
// weekday, may lack the year, which is then YEAR (or NULL). FALSE for deadlines and for text that only
// names a day.
gboolean
aff_paste_find_day (const char *text, gboolean is_heading, const char *year, char day[11]);
// TEXT is a weekday and a day of no year: DAY is empty then, with a remark.
gboolean
aff_paste_find_day_alone (const char *text, guint line, char day[11], AffReport *report);

G_END_DECLS
