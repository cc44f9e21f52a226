// SPDX-License-Identifier: GPL-3.0-or-later
// Days, times and durations as files write them: 24-hour and 12-hour clocks, ISO 8601 with and
// without offset, iCalendar's forms, "2:00 PM10 min".
#pragma once

#include "app/base/span.h"

G_BEGIN_DECLS

// What a text says of an instant, as far as it says it. The digits on the page are kept: an offset
// stands beside them and does not change them.
typedef struct {
  char day[11];        // "2026-10-04"; empty: not said
  int minute;          // after midnight, 0 to 1439; -1: not said
  gboolean has_offset; // the text ended with Z or an offset from UTC
  int offset_min;      // east of UTC
  gboolean is_unsure;  // "04/10/2026": read as the 4th of October, but it may be April 10th
} AffWhen;

#define AFF_WHEN_NONE ((AffWhen){.minute = -1})

// Reads a day, a time or both: "2026-10-04T15:10:00+02:00", "20261004T131000Z", "20261004",
// "2026-10-04 15:10", "15:10", "3:10 PM", "15h10", "15.10 Uhr", "04.10.2026", "4 Oct 2026
// 3:10pm", "dimanche 4 octobre 2026"; months in English, French, German, Spanish and Italian.
// 24:00 is 00:00 of the next day. "-10:30" after a time is the end of a span, and an offset only
// where ISO 8601 says so. *REST (may be NULL) gets where in TEXT what was read ends; without REST
// all of TEXT has to be used up (but white space). FALSE, and *WHEN is AFF_WHEN_NONE, if there is
// nothing of it at the start of TEXT, or if it is no day or time of a calendar.
gboolean aff_when_parse (const char *text, AffWhen *when, const char **rest);

// Reads a duration into minutes, rounded up: "10 min", "1 h 30", "90" (minutes), "1:30" and
// "01:30:00" (hours first), "PT1H30M", "1 hour, 20 minutes". *REST as above. -1 if it is none.
int aff_when_parse_duration (const char *text, const char **rest);

// Seconds since 1970 UTC; AFF_UNKNOWN_TIME unless day, minute and offset are all said.
gint64 aff_when_instant (const AffWhen *when);

// From *A to *B in minutes where both are known, in one zone or by their offsets; -1 otherwise.
// Where a day is missing both are of one day, or *B follows less than 12 hours later, after
// midnight.
int aff_when_between (const AffWhen *a, const AffWhen *b);

// The days of the calendar in their order: that of WHEN as a number; 0 if it says none.
gint64 aff_when_day_number (const AffWhen *when);
// FALSE, and WHEN stays, if NUMBER is no day of the years 1000 to 9999.
gboolean aff_when_set_day_number (AffWhen *when, gint64 number);
// "2026-10-04" as "2026-04-10"; FALSE, and WHEN stays, if that is no day.
gboolean aff_when_swap_day_and_month (AffWhen *when);

// WHEN as digits of ZONE: what has an offset is turned into local time, what has none stays.
void aff_when_localise (AffWhen *when, GTimeZone *zone);

G_END_DECLS
