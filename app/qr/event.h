// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of an iCalendar event (RFC 5545), for codes and for files.
#pragma once

#include "app/programme/programme.h"

G_BEGIN_DECLS

// Appends NAME, which may have parameters, and TEXT, escaped; nothing if TEXT is NULL or empty.
void aff_event_append_text (GString *event, const char *name, const char *text);
// INSTANT in UTC.
void aff_event_append_instant (GString *event, const char *name, gint64 instant);
// The UID that ITEM keeps whatever changes, so that what comes later replaces what came first.
void aff_event_append_uid (GString *event, const AffProgramme *programme, const AffItem *item);

// LINES with none longer than 75 octets: the rest of a line follows after a space, and no character
// is parted. Files are folded, codes are not.
GString *aff_event_fold (const GString *lines) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
