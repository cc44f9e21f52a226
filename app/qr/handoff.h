// SPDX-License-Identifier: GPL-3.0-or-later
// What a phone takes along beside an address: an item, a tour or a presenter's time for its
// calendar, or plain text. Every event is one bare VEVENT (RFC 5545) in UTC: without the
// VCALENDAR around it, which camera programs fail to read, without zones and without folding.
#pragma once

#include "app/way/poster-tour.h"

G_BEGIN_DECLS

// Longer titles and places are shortened to so many characters: the modules of the code would
// become too small to be read from where people stand.
#define AFF_HANDOFF_LONGEST_TEXT 80
// Where more than a title and a place is to be noted down: of the presenter's own paper.
#define AFF_HANDOFF_BRIEF_TEXT 44

// ITEM as it stands now. Its room is named in LANGUAGE; its UID stays the same whatever
// changes, so that a second scan can replace the first. NULL where its start is not known or it
// is cancelled: there is nothing to note down.
char *aff_handoff_event (const AffProgramme *programme,
                         const AffItem *item,
                         const char *language) G_GNUC_WARN_UNUSED_RESULT;

// A tour's codes are kept to so many bytes by shortening titles, if need be to nothing: a
// symbol of version 13 at level M holds them, and says that they are UTF-8.
#define AFF_HANDOFF_TOUR_BYTES 329

// Words in the visitor's language.
typedef struct {
  const char *title; // "Poster tour"
  const char *board; // "Board", put before a label where there is room
} AffHandoffWords;

// TOUR with a line for each stop, "15:31 Board 16: Title", in its description. Times are those
// of the venue. NULL if it has no stops.
char *aff_handoff_tour (const AffProgramme *programme,
                        const AffPosterTour *tour,
                        const AffHandoffWords *words) G_GNUC_WARN_UNUSED_RESULT;
// The same as plain text, for phones that do not take events from a code.
char *aff_handoff_tour_text (const AffProgramme *programme,
                             const AffPosterTour *tour,
                             const AffHandoffWords *words) G_GNUC_WARN_UNUSED_RESULT;

// The time at which the presenter of PRESENTATION is asked to be at the board: the paper's
// title, and LINES (NULL-terminated, may be NULL) as description: the board, when to hang and
// when to take down. The room is named in LANGUAGE. NULL where that time is not known, the
// session is cancelled or the paper withdrawn.
char *aff_handoff_presence (const AffProgramme *programme,
                            const AffPresentation *presentation,
                            const char *const *lines,
                            const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
