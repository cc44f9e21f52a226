// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/when.h"

#include "app/base/clock.h"
#include "app/exchange/scan.h"

#include <string.h>

#define MINUTES_PER_DAY 1440
#define EPOCH_DAY       719163 // 1970-01-01 as GDate counts days
#define FIRST_YEAR      1000
#define LAST_YEAR       9999
#define FARTHEST_MIN    (16 * 60) // no zone was ever that far from UTC

typedef struct {
  const char *at;
  int year;
  int month;
  int day;
  gboolean is_unsure;
} Day;

typedef struct {
  const char *at;
  int minute; // 1440: the midnight that ends the day
  gboolean has_seconds;
  gboolean is_twelve_hour;
} Clock;

static const AffScanWord months[] = {
  {"jan", 1},       {"january", 1},   {"janvier", 1},   {"janv", 1},      {"januar", 1},
  {"jänner", 1},    {"jän", 1},       {"feb", 2},       {"february", 2},  {"février", 2},
  {"fevrier", 2},   {"févr", 2},      {"fév", 2},       {"februar", 2},   {"mar", 3},
  {"march", 3},     {"mars", 3},      {"märz", 3},      {"mär", 3},       {"maerz", 3},
  {"apr", 4},       {"april", 4},     {"avril", 4},     {"avr", 4},       {"may", 5},
  {"mai", 5},       {"jun", 6},       {"june", 6},      {"juin", 6},      {"juni", 6},
  {"jul", 7},       {"july", 7},      {"juillet", 7},   {"juil", 7},      {"juli", 7},
  {"aug", 8},       {"august", 8},    {"août", 8},      {"aout", 8},      {"sep", 9},
  {"sept", 9},      {"september", 9}, {"septembre", 9}, {"oct", 10},      {"october", 10},
  {"octobre", 10},  {"okt", 10},      {"oktober", 10},  {"nov", 11},      {"november", 11},
  {"novembre", 11}, {"dec", 12},      {"december", 12}, {"décembre", 12}, {"decembre", 12},
  {"déc", 12},      {"dez", 12},      {"dezember", 12},
};

static const AffScanWord weekdays[] = {
  {"mon", 1},      {"monday", 1},     {"lundi", 1},    {"lun", 1},     {"montag", 1},
  {"mo", 1},       {"tue", 2},        {"tues", 2},     {"tuesday", 2}, {"mardi", 2},
  {"mar", 2},      {"dienstag", 2},   {"di", 2},       {"wed", 3},     {"wednesday", 3},
  {"mercredi", 3}, {"mer", 3},        {"mittwoch", 3}, {"mi", 3},      {"thu", 4},
  {"thur", 4},     {"thurs", 4},      {"thursday", 4}, {"jeudi", 4},   {"jeu", 4},
  {"do", 4},       {"donnerstag", 4}, {"fri", 5},      {"friday", 5},  {"vendredi", 5},
  {"ven", 5},      {"freitag", 5},    {"fr", 5},       {"sat", 6},     {"saturday", 6},
  {"samedi", 6},   {"sam", 6},        {"samstag", 6},  {"sa", 6},      {"sonnabend", 6},
  {"sun", 7},      {"sunday", 7},     {"dimanche", 7}, {"dim", 7},     {"sonntag", 7},
  {"so", 7},
};

static const AffScanWord ordinals[] = {{"st", 0}, {"nd", 0}, {"rd", 0}, {"th", 0}, {"er", 0}};
static const AffScanWord joints[] = {{"at", 0}, {"à", 0}, {"um", 0}, {"t", 0}};
static const AffScanWord halves[] = {{"am", 0}, {"pm", 12}};
static const AffScanWord half_letters[] = {{"a", 0}, {"p", 12}};
static const AffScanWord half_ends[] = {{"m", 0}};
static const AffScanWord noons[] = {{"noon", 0}, {"midi", 0}, {"mittag", 0}};
static const AffScanWord hour_words[] = {{"h", 0}};
static const AffScanWord clock_words[] = {{"uhr", 0}};
// Abbreviations that mean one offset wherever they stand; "CST", "IST" and "BST" do not.
static const AffScanWord zones[] = {
  {"z", 0},      {"utc", 0},    {"gmt", 0},    {"cet", 60},   {"cest", 120}, {"aoe", -720},
  {"pst", -480}, {"pdt", -420}, {"mst", -420}, {"mdt", -360}, {"est", -300}, {"edt", -240},
};

#define SCAN(at, words, value) aff_scan_word (at, words, G_N_ELEMENTS (words), value)

// Not TRUE for a day of the calendar only: the year is one that a programme can have.
static gboolean
is_calendar_day (const Day *self)
{
  return self->year >= FIRST_YEAR && self->year <= LAST_YEAR && self->month > 0 &&
         g_date_valid_dmy (self->day, self->month, self->year);
}

static void
swap_day_and_month (Day *self)
{
  int day = self->day;

  self->day = self->month;
  self->month = day;
}

// "2026-10-04", "2026/10/4", "2026.10.04", "20261004".
static gboolean
scan_year_first (Day *self)
{
  const char *at = self->at;
  int whole = 0;

  if (aff_scan_number (&at, 8, 8, &whole)) {
    *self = (Day){at, whole / 10000, whole / 100 % 100, whole % 100, FALSE};
    return TRUE;
  }
  if (!aff_scan_number (&at, 4, 4, &self->year) || !strchr ("-/.", *at) || !*at)
    return FALSE;
  char separator = *at++;
  if (!aff_scan_number (&at, 1, 2, &self->month) || !aff_scan_char (&at, separator) ||
      !aff_scan_number (&at, 1, 2, &self->day))
    return FALSE;
  self->at = at;
  return TRUE;
}

// "04.10.2026", "4.10.26", "04/10/2026", "4-10-2026": the day first unless that is no day. Which
// of the two is the month is not sure where dots do not tell that it is the second.
static gboolean
scan_year_last (Day *self)
{
  const char *at = self->at;

  if (!aff_scan_number (&at, 1, 2, &self->day) || !strchr ("./-", *at) || !*at)
    return FALSE;
  char separator = *at++;
  if (!aff_scan_number (&at, 1, 2, &self->month) || !aff_scan_char (&at, separator))
    return FALSE;
  if (separator != '-' && aff_scan_number (&at, 2, 2, &self->year))
    self->year += 2000;
  else if (!aff_scan_number (&at, 4, 4, &self->year))
    return FALSE;
  if (separator != '.' && self->month > 12)
    swap_day_and_month (self);
  else
    self->is_unsure = separator != '.' && self->day <= 12 && self->day != self->month;
  self->at = at;
  return TRUE;
}

// What may stand between the parts of a day in words: ". ", ", ", "-".
static const char *
skip_joint (const char *at, const char *marks)
{
  at = aff_scan_space (at);
  while (*at && strchr (marks, *at))
    at++;
  return aff_scan_space (at);
}

static const char *
skip_ordinal (const char *at)
{
  int value = 0;

  SCAN (&at, ordinals, &value);
  return at;
}

// "4 Oct 2026", "4. Oktober 2026", "1er octobre 2026", "04-Oct-2026", "October 4th, 2026".
static gboolean
scan_month_name (Day *self)
{
  const char *at = self->at;
  gboolean is_day_first = aff_scan_number (&at, 1, 2, &self->day);

  if (is_day_first)
    at = skip_joint (skip_ordinal (at), ".-");
  if (!SCAN (&at, months, &self->month))
    return FALSE;
  at = skip_joint (at, ".-");
  if (!is_day_first && !aff_scan_number (&at, 1, 2, &self->day))
    return FALSE;
  if (!is_day_first)
    at = skip_ordinal (at);
  at = skip_joint (at, ",");
  if (!aff_scan_number (&at, 4, 4, &self->year))
    return FALSE;
  self->at = at;
  return TRUE;
}

static gboolean
scan_one_day (Day *self, gboolean (*scan) (Day *day), const char *at)
{
  *self = (Day){.at = at};
  return scan (self);
}

static gboolean
scan_day_at (Day *self, const char *at)
{
  return scan_one_day (self, scan_year_first, at) || scan_one_day (self, scan_year_last, at) ||
         scan_one_day (self, scan_month_name, at);
}

// A day, perhaps after the name of its weekday; *SELF is what was found.
static gboolean
scan_day (Day *self, const char *text)
{
  const char *at = text;
  int weekday = 0;

  if (scan_day_at (self, text))
    return TRUE;
  return SCAN (&at, weekdays, &weekday) && scan_day_at (self, skip_joint (at, ".,"));
}

static gboolean
scan_colon (const char **at)
{
  if (g_str_has_prefix (*at, "：")) {
    *at += strlen ("：");
    return TRUE;
  }
  return aff_scan_char (at, ':');
}

// ":00", ":00.000"; a leap second is the second before it.
static gboolean
scan_seconds (const char **at, gboolean *has_seconds)
{
  const char *start = *at;
  int second = 0;

  *has_seconds = FALSE;
  if (!scan_colon (&start))
    return TRUE;
  if (!aff_scan_number (&start, 2, 2, &second) || second > 60)
    return FALSE;
  *has_seconds = TRUE;
  if (*start == '.' && g_ascii_isdigit (start[1]))
    for (start++; g_ascii_isdigit (*start);)
      start++;
  *at = start;
  return TRUE;
}

// "PM", "pm", "p.m.", "a.m."; *AFTERNOON is 0 or 12.
static gboolean
scan_half (const char **at, int *afternoon)
{
  const char *start = aff_scan_space (*at);
  int ignored = 0;

  if (SCAN (&start, halves, afternoon)) {
    *at = start;
    return TRUE;
  }
  if (!SCAN (&start, half_letters, afternoon) || !aff_scan_char (&start, '.'))
    return FALSE;
  start = aff_scan_space (start);
  if (!SCAN (&start, half_ends, &ignored))
    return FALSE;
  aff_scan_char (&start, '.');
  *at = start;
  return TRUE;
}

// HOUR of a 12-hour clock as one of 24; "15:10 PM" and "0:10 PM" are meant as they are written.
static int
turn_hour (int hour, int afternoon)
{
  if (hour > 12)
    return afternoon ? hour : -1;
  return hour % 12 + afternoon;
}

static gboolean
settle_clock (Clock *self, const char *at, int hour, int minute)
{
  int afternoon = 0;

  self->is_twelve_hour = scan_half (&at, &afternoon);
  if (self->is_twelve_hour)
    hour = turn_hour (hour, afternoon);
  self->at = at;
  self->minute = hour * 60 + minute;
  return hour >= 0 && minute < 60 && self->minute <= MINUTES_PER_DAY;
}

// "15:10", "15:10:00.000", "3:10 PM".
static gboolean
scan_colon_clock (Clock *self)
{
  const char *at = self->at;
  int hour = 0;
  int minute = 0;

  return aff_scan_number (&at, 1, 2, &hour) && scan_colon (&at) &&
         aff_scan_number (&at, 2, 2, &minute) && scan_seconds (&at, &self->has_seconds) &&
         settle_clock (self, at, hour, minute);
}

// "3 PM".
static gboolean
scan_hour_only (Clock *self)
{
  const char *at = self->at;
  int hour = 0;

  return aff_scan_number (&at, 1, 2, &hour) && settle_clock (self, at, hour, 0) &&
         self->is_twelve_hour;
}

// "15h10", "15 h 10", "15h", "15 Uhr", "15 Uhr 10".
static gboolean
scan_hour_word (Clock *self)
{
  const char *at = self->at;
  int hour = 0;
  int minute = 0;
  int ignored = 0;

  if (!aff_scan_number (&at, 1, 2, &hour))
    return FALSE;
  at = aff_scan_space (at);
  if (!SCAN (&at, hour_words, &ignored) && !SCAN (&at, clock_words, &ignored))
    return FALSE;
  const char *next = aff_scan_space (at);
  if (aff_scan_number (&next, 2, 2, &minute) && *next != ':')
    at = next;
  else
    minute = 0;
  self->at = at;
  self->minute = hour * 60 + minute;
  return minute < 60 && self->minute <= MINUTES_PER_DAY;
}

// "15.10": a number like any other, unless "Uhr" or the end of a span ("–15.30") follows.
static gboolean
follows_dotted (const char **at)
{
  const char *next = aff_scan_space (*at);
  int value = 0;

  if (SCAN (&next, clock_words, &value)) {
    *at = next;
    return TRUE;
  }
  if (*next != '-' && !g_str_has_prefix (next, "–"))
    return FALSE;
  next = aff_scan_space (g_utf8_next_char (next));
  return aff_scan_number (&next, 1, 2, &value) && aff_scan_char (&next, '.') &&
         aff_scan_number (&next, 2, 2, &value) && *next != '.';
}

static gboolean
scan_dotted_clock (Clock *self)
{
  const char *at = self->at;
  int hour = 0;
  int minute = 0;

  if (!aff_scan_number (&at, 1, 2, &hour) || !aff_scan_char (&at, '.') ||
      !aff_scan_number (&at, 2, 2, &minute) || !follows_dotted (&at))
    return FALSE;
  self->at = at;
  self->minute = hour * 60 + minute;
  return minute < 60 && self->minute <= MINUTES_PER_DAY;
}

// iCalendar's "131000" and "1310", which only a T before them tells from numbers.
static gboolean
scan_basic_clock (Clock *self)
{
  const char *at = self->at;
  int digits = 0;

  if (aff_scan_number (&at, 6, 6, &digits))
    self->has_seconds = TRUE;
  else if (aff_scan_number (&at, 4, 4, &digits))
    digits *= 100;
  else
    return FALSE;
  self->at = at;
  self->minute = digits / 10000 * 60 + digits / 100 % 100;
  return digits % 100 <= 60 && digits / 100 % 100 < 60 && self->minute <= MINUTES_PER_DAY;
}

static gboolean
scan_noon (Clock *self)
{
  int ignored = 0;

  self->minute = MINUTES_PER_DAY / 2;
  return SCAN (&self->at, noons, &ignored);
}

static gboolean
scan_clock (Clock *self, const char *at)
{
  static gboolean (*const scans[]) (Clock *) = {
    scan_colon_clock, scan_hour_word, scan_dotted_clock, scan_hour_only, scan_noon,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (scans); i++) {
    *self = (Clock){.at = at};
    if (scans[i](self))
      return TRUE;
  }
  return FALSE;
}

// "15:10" has begun, so that what is wrong with it is wrong with the whole.
static gboolean
looks_like_clock (const char *at)
{
  int value = 0;

  return aff_scan_number (&at, 1, 9, &value) && *at == ':' && g_ascii_isdigit (at[1]);
}

// "+02:00", "-0330", "+02" in minutes.
static gboolean
scan_digits_offset (const char **at, int *offset_min)
{
  const char *start = *at + 1;
  int hours = 0;
  int minutes = 0;
  int both = 0;

  if (aff_scan_number (&start, 4, 4, &both)) {
    hours = both / 100;
    minutes = both % 100;
  } else if (!aff_scan_number (&start, 2, 2, &hours))
    return FALSE;
  else if (*start == ':') {
    start++;
    if (!aff_scan_number (&start, 2, 2, &minutes))
      return FALSE;
  }
  *offset_min = (hours * 60 + minutes) * (**at == '-' ? -1 : 1);
  *at = start;
  return minutes < 60 && ABS (*offset_min) < FARTHEST_MIN;
}

// After a time IS_ISO says that "-10:30" is an offset; elsewhere it is the end of a span.
static gboolean
scan_offset (const char **at, gboolean is_iso, int *offset_min)
{
  const char *start = aff_scan_space (*at);

  if (SCAN (&start, zones, offset_min)) {
    *at = start;
    return TRUE;
  }
  if (*start != '+' && !(*start == '-' && is_iso))
    return FALSE;
  if (!scan_digits_offset (&start, offset_min))
    return FALSE;
  *at = start;
  return TRUE;
}

static void
write_day (AffWhen *when, int year, int month, int day)
{
  g_snprintf (when->day, sizeof when->day, "%04u-%02u-%02u", (guint) year % 10000,
              (guint) month % 100, (guint) day % 100);
}

// Days of GDate; 0 if WHEN says no day.
static gint64
count_days (const AffWhen *when)
{
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

// The day that is DAYS days of GDate; FALSE outside of the years that are written.
static gboolean
set_days (AffWhen *when, gint64 days)
{
  GDate date;

  if (days < 1 || days > 4000000)
    return FALSE;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, days);
  if (g_date_get_year (&date) < FIRST_YEAR || g_date_get_year (&date) > LAST_YEAR)
    return FALSE;
  write_day (when, g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date));
  return TRUE;
}

// 24:00 is midnight, of the next day where there is a day.
static gboolean
end_day (AffWhen *when)
{
  if (when->minute < MINUTES_PER_DAY)
    return TRUE;
  when->minute -= MINUTES_PER_DAY;
  return !*when->day || set_days (when, count_days (when) + 1);
}

// Between a day and its time: "T", ", ", " at ". *IS_ISO if it is the T of ISO 8601.
static const char *
skip_to_clock (const char *at, gboolean *is_iso)
{
  int ignored = 0;

  *is_iso = (*at == 'T' || *at == 't') && g_ascii_isdigit (at[1]);
  if (*is_iso)
    return at + 1;
  at = skip_joint (at, ",;@");
  const char *next = at;
  return SCAN (&next, joints, &ignored) ? aff_scan_space (next) : at;
}

typedef enum {
  CLOCK_ABSENT,
  CLOCK_READ,
  CLOCK_WRONG,
} ClockResult;

// The time that begins at AT, with its offset, into WHEN; *END behind it.
static ClockResult
read_clock (AffWhen *when, const char *at, gboolean is_iso, Clock *clock)
{
  gboolean is_read = scan_clock (clock, at);

  if (!is_read && is_iso) {
    *clock = (Clock){.at = at};
    is_read = scan_basic_clock (clock);
  }
  if (!is_read)
    return is_iso || looks_like_clock (at) ? CLOCK_WRONG : CLOCK_ABSENT;
  if (g_ascii_isdigit (*clock->at) && !clock->is_twelve_hour)
    return CLOCK_WRONG;
  when->minute = clock->minute;
  when->has_offset = scan_offset (&clock->at, is_iso || (clock->has_seconds && *when->day),
                                  &when->offset_min);
  return CLOCK_READ;
}

// A day and the time that may follow it. NULL if they are none of a calendar.
static const char *
read_day (AffWhen *when, Day *day)
{
  gboolean is_iso = FALSE;
  Clock clock = {0};
  const char *next = skip_to_clock (day->at, &is_iso);

  write_day (when, day->year, day->month, day->day);
  ClockResult result = read_clock (when, next, is_iso, &clock);
  if (result == CLOCK_READ && clock.is_twelve_hour && day->is_unsure) {
    swap_day_and_month (
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
  Day day = {0};
  Clock clock = {0};

  if (scan_day (&day, at))
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
  gint64 days = count_days (when);

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
  gint64 from = count_days (a);
  gint64 to = count_days (b);
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
  if (set_days (when, local / MINUTES_PER_DAY))
    when->minute = local % MINUTES_PER_DAY;
}
