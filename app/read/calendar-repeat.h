// SPDX-License-Identifier: GPL-3.0-or-later
// The days on which an event that repeats takes place (RFC 5545, 3.8.5).
#pragma once

#include "app/read/calendar-zone.h"

G_BEGIN_DECLS

#define AFF_REPEAT_ITEMS 200  // times that an event repeats
#define AFF_REPEAT_TOTAL 5000 // times that all events of a file do
#define AFF_REPEAT_YEARS 10   // in which it does
#define AFF_REPEAT_RULES 500  // of a file that are followed

// The rules of a file so far: libical may search for long where none of a rule's times ever comes.
typedef struct {
  guint n_followed;
  guint n_fruitless;
} AffRepeatRules;

typedef struct {
  AffWhen start;
  char *key;        // of the recurrence: its start, "20261004T131000Z"
  int duration_min; // that this one has for itself; -1: as the others
} AffOccurrence;

void aff_occurrence_free (AffOccurrence *self);

// WHEN as iCalendar writes it: in UTC where its offset is known, "20261004" for a day.
char *aff_repeat_key (const AffWhen *when) G_GNUC_WARN_UNUSED_RESULT;

// Rounded up; -1 if it is negative or longer than AFF_REPEAT_LONGEST, a year.
#define AFF_REPEAT_LONGEST (366 * 1440)
int aff_repeat_minutes (struct icaldurationtype duration);

// TRUE if EVENT has a start, and a rule or dates.
gboolean aff_repeat_is_there (icalcomponent *event);

// When EVENT takes place (AffOccurrence), in the order of time, each once; empty if it has no start
// or all of it was called off. RULES counts those of this file. What is
// not followed to its end is a remark for LINE.
GPtrArray *aff_repeat_list (icalcomponent *event,
                            AffCalendarZones *zones,
                            AffRepeatRules *rules,
                            guint line,
                            AffReport *report) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
