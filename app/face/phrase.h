// SPDX-License-Identifier: GPL-3.0-or-later
// What stands on paper beside the programme's own words, in the language of the paper: a thread
// may print in French while the screen speaks German, so these are not gettext's.
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
// "15:10 to 16:10" as planned; "Time to be announced".
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
