// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/scan.h"
#include "app/draft/when-part.h"

#include <string.h>

#define MINUTES_PER_DAY 1440
#define FARTHEST_MIN    (16 * 60) // no zone was ever that far from UTC

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
settle_clock (AffClockPart *self, const char *at, int hour, int minute)
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
scan_colon_clock (AffClockPart *self)
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
scan_hour_only (AffClockPart *self)
{
  const char *at = self->at;
  int hour = 0;

  return aff_scan_number (&at, 1, 2, &hour) && settle_clock (self, at, hour, 0) &&
         self->is_twelve_hour;
}

// "15h10", "15 h 10", "15h", "15 Uhr", "15 Uhr 10".
static gboolean
scan_hour_word (AffClockPart *self)
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

// "15.10", and "3.10 pm" as it is written in Britain.
static gboolean
scan_dotted_clock (AffClockPart *self)
{
  const char *at = self->at;
  int hour = 0;
  int minute = 0;

  if (!aff_scan_number (&at, 1, 2, &hour) || !aff_scan_char (&at, '.') ||
      !aff_scan_number (&at, 2, 2, &minute))
    return FALSE;
  if (settle_clock (self, at, hour, minute) && self->is_twelve_hour)
    return TRUE;
  if (!follows_dotted (&at))
    return FALSE;
  self->at = at;
  self->minute = hour * 60 + minute;
  return minute < 60 && self->minute <= MINUTES_PER_DAY;
}

static gboolean
scan_noon (AffClockPart *self)
{
  int ignored = 0;

  self->minute = MINUTES_PER_DAY / 2;
  return SCAN (&self->at, noons, &ignored);
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

gboolean
aff_scan_clock (AffClockPart *self, const char *at)
{
  static gboolean (*const scans[]) (AffClockPart *) = {
    scan_colon_clock, scan_hour_word, scan_dotted_clock, scan_hour_only, scan_noon,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (scans); i++) {
    *self = (AffClockPart){.at = at};
    if (scans[i](self))
      return TRUE;
  }
  return FALSE;
}

gboolean
aff_scan_basic_clock (AffClockPart *self, const char *at)
{
  int digits = 0;

  *self = (AffClockPart){.at = at};
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

// "+2", "-5", "+02:00" behind "UTC"; "-11:30" there is the end of a span.
static gboolean
scan_hours_offset (const char **at, int *offset_min)
{
  const char *start = *at;
  const char *digits = *at;
  gboolean is_west = *start == '-';
  int hours = 0;
  int minutes = 0;

  if (*start != '+' && !is_west)
    return FALSE;
  start++;
  if (aff_scan_number (&start, 1, 2, &hours) && !g_ascii_isdigit (*start) && *start != ':') {
    minutes = hours * (is_west ? -60 : 60);
    digits = start;
  } else if ((is_west && *start == ':') || !scan_digits_offset (&digits, &minutes))
    return FALSE;
  if (ABS (minutes) >= FARTHEST_MIN)
    return FALSE;
  *offset_min = minutes;
  *at = digits;
  return TRUE;
}

static gboolean
scan_zone (const char **at, int *offset_min)
{
  const char *start = *at;

  if (!SCAN (&start, zones, offset_min))
    return FALSE;
  if (*offset_min == 0 && start - *at > 1)
    scan_hours_offset (&start, offset_min);
  *at = start;
  return TRUE;
}

gboolean
aff_scan_offset (const char **at, gboolean is_iso, int *offset_min)
{
  const char *start = aff_scan_space (*at);
  const char *inner = *start == '(' ? start + 1 : start;

  if (scan_zone (&inner, offset_min) && (*start != '(' || aff_scan_char (&inner, ')'))) {
    *at = inner;
    return TRUE;
  }
  if (*start != '+' && !(*start == '-' && is_iso))
    return FALSE;
  if (!scan_digits_offset (&start, offset_min))
    return FALSE;
  *at = start;
  return TRUE;
}
