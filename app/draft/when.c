// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/when.h"

#include "app/draft/scan.h"
#include "app/draft/when-part.h"

#include <string.h>

#define MINUTES_PER_DAY 1440
#define EPOCH_DAY       719163 // 1970-01-01 as GDate counts days
#define FIRST_YEAR      1000
#define LAST_YEAR       9999
#define LAST_DAY        3652059 // 9999-12-31

static const AffScanWord joints[] = {{"at", 0}, {"à", 0}, {"um", 0}, {"t", 0}};

// A day of the calendar, in a year that is written with four digits.
static gboolean
is_calendar_day (const AffDayPart *self)
{
  return self->year >= FIRST_YEAR && self->year <= LAST_YEAR && self->month > 0 &&
         g_date_valid_dmy (self->day, self->month, self->year);
}

// "15:10" has begun, so that what is wrong with it is wrong with the whole.
static gboolean
looks_like_clock (const char *at)
{
  int value = 0;

  return aff_scan_number (&at, 1, 9, &value) && *at == ':' && g_ascii_isdigit (at[1]);
}

static void
write_day (AffWhen *when, int year, int month, int day)
{
  g_snprintf (when->day, sizeof when->day, "%04u-%02u-%02u", (guint) year % 10000,
              (guint) month % 100, (guint) day % 100);
}

// 24:00 is midnight, of the next day where there is a day.
static gboolean
end_day (AffWhen *when)
{
  if (when->minute < MINUTES_PER_DAY)
    return TRUE;
  when->minute -= MINUTES_PER_DAY;
  return !*when->day || aff_when_set_day_number (when, aff_when_day_number (when) + 1);
}

// Between a day and its time: "T", ", ", " at ". *IS_ISO if it is the T of ISO 8601.
static const char *
skip_to_clock (const char *at, gboolean *is_iso)
{
  int ignored = 0;

  *is_iso = (*at == 'T' || *at == 't') && g_ascii_isdigit (at[1]);
  if (*is_iso)
    return at + 1;
  at = aff_scan_joint (at, ",;@");
  const char *next = at;
  return aff_scan_word (&next, joints, G_N_ELEMENTS (joints), &ignored) ? aff_scan_space (next)
                                                                        : at;
}

typedef enum {
  CLOCK_ABSENT,
  CLOCK_READ,
  CLOCK_WRONG,
} ClockResult;

// The time that begins at AT, with its offset, into WHEN; *END behind it.
static ClockResult
read_clock (AffWhen *when, const char *at, gboolean is_iso, AffClockPart *clock)
{
  gboolean is_read = aff_scan_clock (clock, at);

  if (!is_read && is_iso)
    is_read = aff_scan_basic_clock (clock, at);
  if (!is_read)
    return is_iso || looks_like_clock (at) ? CLOCK_WRONG : CLOCK_ABSENT;
  if (g_ascii_isdigit (*clock->at) && !clock->is_twelve_hour)
    return CLOCK_WRONG;
  when->minute = clock->minute;
  when->has_offset = aff_scan_offset (&clock->at, is_iso || (clock->has_seconds && *when->day),
                                      &when->offset_min);
  return CLOCK_READ;
}

// A day and the time that may follow it. NULL if they are none of a calendar.
static const char *
read_day (AffWhen *when, AffDayPart *day)
{
  gboolean is_iso = FALSE;
  AffClockPart clock = {0};
  const char *next = skip_to_clock (day->at, &is_iso);

  write_day (when, day->year, day->month, day->day);
  ClockResult result = read_clock (when, next, is_iso, &clock);
  if (result == CLOCK_READ && clock.is_twelve_hour && day->is_unsure) {
    aff_day_part_swap (
      day); // "10/4/2026 3:10 PM" is how it is written where clocks have 12 hours
    day->is_unsure = FALSE;
    write_day (when, day->year, day->month, day->day);
  }
  when->is_unsure = day->is_unsure;
  if (!is_calendar_day (day) || result == CLOCK_WRONG)
    return NULL;
  return result == CLOCK_READ ? clock.at : day->at;
}

// Where what was read ends; NULL if nothing was.
static const char *
read_when (const char *text, AffWhen *when)
{
  const char *at = aff_scan_space (text);
  AffDayPart day = {0};
  AffClockPart clock = {0};

  if (aff_scan_day (&day, at))
    at = read_day (when, &day);
  else
    at = read_clock (when, at, FALSE, &clock) == CLOCK_READ ? clock.at : NULL;
  return at && end_day (when) ? at : NULL;
}

gboolean
aff_when_parse (const char *text, AffWhen *when, const char **rest)
{
  g_return_val_if_fail (text != NULL && when != NULL, FALSE);
  AffWhen found = AFF_WHEN_NONE;
  const char *end = read_when (text, &found);

  if (end && !rest && *aff_scan_space (end))
    end = NULL;
  *when = end ? found : AFF_WHEN_NONE;
  if (rest)
    *rest = end ? end : text;
  return end != NULL;
}

gint64
aff_when_instant (const AffWhen *when)
{
  g_return_val_if_fail (when != NULL, AFF_UNKNOWN_TIME);
  gint64 days = aff_when_day_number (when);

  if (days == 0 || when->minute < 0 || !when->has_offset)
    return AFF_UNKNOWN_TIME;
  return ((days - EPOCH_DAY) * MINUTES_PER_DAY + when->minute - when->offset_min) * 60;
}

// Where no day tells, an end before its start is after midnight if that makes less than half a
// day of it.
static int
wrap_midnight (int minutes)
{
  if (minutes < 0 && minutes < -MINUTES_PER_DAY / 2)
    return minutes + MINUTES_PER_DAY;
  return minutes < 0 ? -1 : minutes;
}

int
aff_when_between (const AffWhen *a, const AffWhen *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, -1);
  gint64 from = aff_when_day_number (a);
  gint64 to = aff_when_day_number (b);
  gint64 minutes = (gint64) b->minute - a->minute;

  if (a->minute < 0 || b->minute < 0)
    return -1;
  if (a->has_offset && b->has_offset)
    minutes -= b->offset_min - a->offset_min;
  if (from == 0 || to == 0)
    return wrap_midnight (minutes);
  minutes += (to - from) * MINUTES_PER_DAY;
  return minutes < 0 ? -1 : MIN (minutes, G_MAXINT);
}

gint64
aff_when_day_number (const AffWhen *when)
{
  g_return_val_if_fail (when != NULL, 0);
  int year = 0;
  int month = 0;
  int day = 0;
  const char *at = when->day;

  if (!aff_scan_number (&at, 4, 4, &year) || !aff_scan_char (&at, '-') ||
      !aff_scan_number (&at, 2, 2, &month) || !aff_scan_char (&at, '-') ||
      !aff_scan_number (&at, 2, 2, &day) || !g_date_valid_dmy (day, month, year))
    return 0;
  GDate date;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);
  return g_date_get_julian (&date);
}

gboolean
aff_when_set_day_number (AffWhen *when, gint64 number)
{
  g_return_val_if_fail (when != NULL, FALSE);
  GDate date;

  if (number < 1 || number > LAST_DAY)
    return FALSE;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, number);
  if (g_date_get_year (&date) < FIRST_YEAR || g_date_get_year (&date) > LAST_YEAR)
    return FALSE;
  write_day (when, g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date));
  return TRUE;
}

gboolean
aff_when_swap_day_and_month (AffWhen *when)
{
  g_return_val_if_fail (when != NULL, FALSE);
  AffWhen swapped = *when;

  if (strlen (when->day) != strlen ("2026-10-04"))
    return FALSE;
  memcpy (swapped.day + 5, when->day + 8, 2);
  memcpy (swapped.day + 8, when->day + 5, 2);
  if (aff_when_day_number (&swapped) == 0)
    return FALSE;
  *when = swapped;
  return TRUE;
}

void
aff_when_localise (AffWhen *when, GTimeZone *zone)
{
  g_return_if_fail (when != NULL && zone != NULL);
  gint64 instant = aff_when_instant (when);

  when->has_offset = FALSE;
  when->offset_min = 0;
  if (instant == AFF_UNKNOWN_TIME)
    return;
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, instant);
  gint64 local = instant / 60 + g_time_zone_get_offset (zone, interval) / 60 +
                 (gint64) EPOCH_DAY * MINUTES_PER_DAY;
  if (aff_when_set_day_number (when, local / MINUTES_PER_DAY))
    when->minute = local % MINUTES_PER_DAY;
}
