// SPDX-License-Identifier: GPL-3.0-or-later
// What keys and buttons do to the text of a field while it is written: capitals, the last of several
// names, minutes more or less. Pure functions.
#pragma once

#include "ui/staff/entry.h"

G_BEGIN_DECLS

// TRUE if the next letter after TEXT is a capital.
gboolean aff_entry_text_wants_capital (AffEntryField field, const char *text);

// What stands behind the last semicolon of TEXT.
const char *aff_entry_text_last_name (const char *text);
// TEXT with NAME in its place.
char *aff_entry_text_put_name (const char *text, const char *name) G_GNUC_WARN_UNUSED_RESULT;

// TEXT, a time ("9:00" if it is none) or a length, by so many MINUTES more, within the day or two.
char *aff_entry_text_shift (AffEntryField field,
                            const char *text,
                            int minutes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
