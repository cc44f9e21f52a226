// SPDX-License-Identifier: GPL-3.0-or-later
// What stands on paper and in exported pages beside the programme's own words, in the language of
// the page: a thread may print in French while the screen speaks German, so these are not
// gettext's.
#pragma once

#include "app/programme/programme.h"

G_BEGIN_DECLS

typedef enum {
  AFF_PHRASE_OPEN_PAPER,
  AFF_PHRASE_LINK_TO_COME,
  AFF_PHRASE_TOPIC, // letter, name
  AFF_PHRASE_SAMPLE,
  AFF_PHRASE_AS_PLANNED, // day and time
  AFF_PHRASE_RANGE,      // two times
  AFF_PHRASE_TOPICS,
  AFF_PHRASE_FREE,   // labels
  AFF_PHRASE_CLOSED, // labels
  AFF_PHRASE_BY_NUMBER,
  AFF_PHRASE_BY_NAME,
  AFF_PHRASE_SPEAKER, // to be announced
  AFF_PHRASE_ROOM,    // to be announced
  AFF_PHRASE_TIME,    // to be announced
  AFF_PHRASE_DAY,     // to be announced
  AFF_PHRASE_TO_CONFIRM,
  AFF_PHRASE_CANCELLED,
  AFF_PHRASE_NO_POSTERS,
  AFF_PHRASE_NO_ITEMS,
  AFF_PHRASE_MINUTES, // a number
  AFF_PHRASE_SKIP,
  AFF_PHRASE_CONTENTS,
  AFF_PHRASE_SCHEDULE,
  AFF_PHRASE_POSTERS,
  AFF_PHRASE_PAPERS,
  AFF_PHRASE_ABOUT,
  AFF_PHRASE_DEADLINES,
  AFF_PHRASE_MAP,   // of boards: the title of a session
  AFF_PHRASE_BOARD, // a label
  AFF_PHRASE_BOARD_HEAD,
  AFF_PHRASE_TOPIC_HEAD,
  AFF_PHRASE_PAPER_HEAD,
  AFF_PHRASE_POSTER,
  AFF_PHRASE_ORAL,
  AFF_PHRASE_SPOTLIGHT,
  AFF_PHRASE_NO_BOARD, // to be announced
  AFF_PHRASE_NO_PAPERS,
  AFF_PHRASE_ABSTRACT,
  AFF_PHRASE_AS_IT_STANDS, // day and time
  AFF_PHRASE_COPY,
  AFF_PHRASE_LOG_HEAD, // a hash
  AFF_PHRASE_PLANNED,  // before a time that no longer holds
  AFF_PHRASE_LATER,    // minutes
  AFF_PHRASE_EARLIER,  // minutes
  AFF_PHRASE_CHAIR,
  AFF_PHRASE_PANELLIST,
  AFF_PHRASE_PRESENTS,
  AFF_PHRASE_WITH, // other names of a workshop
  AFF_PHRASE_PRELIMINARY,
  AFF_PHRASE_CODE_OPENS, // a host
  AFF_PHRASE_SEE_POSTERS,
  AFF_PHRASE_MORE, // a host
  AFF_PHRASE_READ_MORE,
  AFF_PHRASES,
} AffPhrase;

// "en", "fr" or "de"; any other language speaks English.
const char *aff_phrase (AffPhrase phrase, const char *language);
// The phrase with its arguments put in.
char *aff_phrase_text (AffPhrase phrase,
                       const char *language,
                       const char *argument) G_GNUC_WARN_UNUSED_RESULT;
char *aff_phrase_text2 (AffPhrase phrase,
                        const char *language,
                        const char *first,
                        const char *second) G_GNUC_WARN_UNUSED_RESULT;

// "Sunday 4 October 2026" of "2026-10-04"; "Day to be announced" of NULL.
char *aff_phrase_day (const char *day, const char *language) G_GNUC_WARN_UNUSED_RESULT;
// "4 to 8 October 2026", "30 September to 2 October 2026"; either may be NULL or equal the other.
char *aff_phrase_days (const char *first,
                       const char *last,
                       const char *language) G_GNUC_WARN_UNUSED_RESULT;
// "15:10 to 16:10" of SPAN in ZONE, its start where no end is known; "Time to be announced".
char *
aff_phrase_span (AffSpan span, GTimeZone *zone, const char *language) G_GNUC_WARN_UNUSED_RESULT;
// The same of ITEM as planned.
char *aff_phrase_planned (const AffItem *item, const char *language) G_GNUC_WARN_UNUSED_RESULT;
// "4 October, 13:02" of an instant in ZONE.
char *aff_phrase_instant (gint64 instant,
                          GTimeZone *zone,
                          const char *language) G_GNUC_WARN_UNUSED_RESULT;
// The authors of PAPER, "Ada Lovelace, Grace Hopper", of very many the first ones.
char *aff_phrase_authors (const AffPaper *paper) G_GNUC_WARN_UNUSED_RESULT;
// What a place that has no name is called: "Coffee".
const char *aff_phrase_place (const AffPlace *place, const char *language);

G_END_DECLS
