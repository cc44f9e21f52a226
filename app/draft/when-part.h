// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of which aff_when_parse makes an instant: a day, a time of day, an offset. Each reads
// at one place of a text and says where it ends, or FALSE.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  const char *at; // behind it
  int year;
  int month;
  int day;
  gboolean is_unsure; // day and month may be the other way round
} AffDayPart;

typedef struct {
  const char *at; // behind it
  int minute;     // 1440: the midnight that ends the day
  gboolean has_seconds;
  gboolean is_twelve_hour;
} AffClockPart;

// Day and month, which were the other way round.
void aff_day_part_swap (AffDayPart *self);
// The digits that a day is written with, perhaps after the name of its weekday; whether the
// calendar has it is not asked.
gboolean aff_scan_day (AffDayPart *self, const char *at);
// "15:10", "3:10 PM", "15h10", "15.10 Uhr", "noon".
gboolean aff_scan_clock (AffClockPart *self, const char *at);
// iCalendar's "131000" and "1310", which only the T before them tells from numbers.
gboolean aff_scan_basic_clock (AffClockPart *self, const char *at);
// "Z", "+02:00", "UTC"; "-10:30" only if IS_ISO: elsewhere it is the end of a span.
gboolean aff_scan_offset (const char **at, gboolean is_iso, int *offset_min);
// The name of a weekday, perhaps shortened.
gboolean aff_scan_weekday (const char **at);
// Behind white space and the MARKS among it.
const char *aff_scan_joint (const char *at, const char *marks);

G_END_DECLS
