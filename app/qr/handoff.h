// SPDX-License-Identifier: GPL-3.0-or-later
// What a visitor's phone takes along beside an address: an item for its calendar.
#pragma once

#include "app/programme/programme.h"

G_BEGIN_DECLS

// Longer titles and places are shortened to so many characters: the modules of the code would
// become too small to be read from where people stand.
#define AFF_HANDOFF_LONGEST_TEXT 80

// ITEM as one bare VEVENT (RFC 5545) in UTC as it stands now, for a code: without the VCALENDAR
// around it, which camera programs fail to read, without zones and without folding. Its room is
// named in LANGUAGE; its UID stays the same whatever changes, so that a second scan can replace the
// first. NULL where its start is not known or it is cancelled: there is nothing to note down.
char *aff_handoff_event (const AffProgramme *programme,
                         const AffItem *item,
                         const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
