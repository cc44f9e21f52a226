// SPDX-License-Identifier: GPL-3.0-or-later
// The half of when.h that is about lengths of time.
#include "app/draft/scan.h"
#include "app/draft/when.h"

#include <string.h>

#define LONGEST_S (G_GINT64_CONSTANT (366) * 86400) // of what a programme can list

static const AffScanWord units[] = {
  {"s", 1},         {"sec", 1},        {"secs", 1},     {"second", 1},    {"seconds", 1},
  {"seconde", 1},   {"secondes", 1},   {"sek", 1},      {"sekunde", 1},   {"sekunden", 1},
  {"m", 60},        {"mn", 60},        {"min", 60},     {"mins", 60},     {"minute", 60},
  {"minutes", 60},  {"minuten", 60},   {"h", 3600},     {"hr", 3600},     {"hrs", 3600},
  {"hour", 3600},   {"hours", 3600},   {"heure", 3600}, {"heures", 3600}, {"std", 3600},
  {"stunde", 3600}, {"stunden", 3600}, {"d", 86400},    {"day", 86400},   {"days", 86400},
  {"jour", 86400},  {"jours", 86400},  {"tag", 86400},  {"tage", 86400},  {"j", 86400},
  {"week", 604800}, {"weeks", 604800},
};

static const AffScanWord joints[] = {{"and", 0}, {"et", 0}, {"und", 0}};

// A number with perhaps a fraction ("1.5", "1,5"), in thousandths.
static gboolean
scan_thousandths (const char **at, gint64 *value)
{
  int whole = 0;
  int scale = 100;

  if (!aff_scan_number (at, 1, 9, &whole))
    return FALSE;
  *value = (gint64) whole * 1000;
  if ((**at != '.' && **at != ',') || !g_ascii_isdigit ((*at)[1]))
    return TRUE;
  for ((*at)++; g_ascii_isdigit (**at); (*at)++) {
    *value += (**at - '0') * scale;
    scale /= 10;
  }
  return TRUE;
}

// "10 min", "90'".
static gboolean
scan_part (const char **at, gint64 *milliseconds, int *unit)
{
  const char *start = *at;

  if (!scan_thousandths (&start, milliseconds))
    return FALSE;
  start = aff_scan_space (start);
  if (aff_scan_char (&start, '\'') || g_str_has_prefix (start, "′")) {
    start += g_str_has_prefix (start, "′") ? strlen ("′") : 0;
    *unit = 60;
  } else if (!aff_scan_word (&start, units, G_N_ELEMENTS (units), unit))
    return FALSE;
  aff_scan_char (&start, '.');
  *milliseconds *= *unit;
  *at = start;
  return TRUE;
}

static const char *
skip_joint (const char *at)
{
  int ignored = 0;

  at = aff_scan_space (at);
  aff_scan_char (&at, ',');
  at = aff_scan_space (at);
  aff_scan_word (&at, joints, G_N_ELEMENTS (joints), &ignored);
  return aff_scan_space (at);
}

// What follows hours without a word of its own: "1 h 30", "1h30".
static gboolean
scan_minutes_of_hour (const char **at, gint64 *milliseconds)
{
  const char *start = aff_scan_space (*at);
  int minutes = 0;

  if (!aff_scan_number (&start, 2, 2, &minutes) || minutes > 59 || *start == ':')
    return FALSE;
  *at = start;
  *milliseconds += (gint64) minutes * 60000;
  return TRUE;
}

// "1 hour, 20 minutes": parts, each of a smaller unit than the one before.
static gint64
read_words (const char **at)
{
  gint64 sum = 0;
  gint64 part = 0;
  int before = G_MAXINT;
  int unit = 0;
  const char *next = *at;

  while (scan_part (&next, &part, &unit) && unit < before) {
    sum += part;
    before = unit;
    *at = next;
    next = skip_joint (next);
  }
  if (before == G_MAXINT)
    return -1;
  if (before == 3600)
    scan_minutes_of_hour (at, &sum);
  return (sum + 999) / 1000;
}

// "1:30" and "01:30:00": hours first.
static gint64
read_colons (const char **at)
{
  const char *start = *at;
  int hours = 0;
  int minutes = 0;
  int seconds = 0;

  if (!aff_scan_number (&start, 1, 4, &hours) || !aff_scan_char (&start, ':') ||
      !aff_scan_number (&start, 2, 2, &minutes) || minutes > 59)
    return -1;
  if (aff_scan_char (&start, ':') &&
      (!aff_scan_number (&start, 2, 2, &seconds) || seconds > 59))
    return -1;
  *at = start;
  return (gint64) hours * 3600 + minutes * 60 + seconds;
}

static int
find_iso_unit (char letter, gboolean is_time)
{
  switch (letter) {
  case 'W':
    return is_time ? 0 : 604800;
  case 'D':
    return is_time ? 0 : 86400;
  case 'H':
    return is_time ? 3600 : 0;
  case 'M':
    return is_time ? 60 : 0;
  case 'S':
    return is_time ? 1 : 0;
  default:
    return 0; // years and months have no length
  }
}

// "PT1H30M" of ISO 8601 and RFC 5545, section 3.3.6; what is below nothing is none.
static gint64
read_iso (const char **at)
{
  const char *start = *at;
  gint64 sum = -1;
  gint64 part = 0;
  gboolean is_time = FALSE;

  aff_scan_char (&start, '+');
  if (!aff_scan_char (&start, 'P'))
    return -1;
  for (is_time = aff_scan_char (&start, 'T'); scan_thousandths (&start, &part);) {
    int unit = find_iso_unit (*start, is_time);
    if (unit == 0)
      return -1;
    sum = MIN (MAX (sum, 0) + part * unit, LONGEST_S * 2000);
    start++;
    is_time = aff_scan_char (&start, 'T') || is_time;
  }
  *at = start;
  return sum < 0 ? -1 : (sum + 999) / 1000;
}

static gint64
read_bare (const char **at)
{
  gint64 thousandths = 0;

  if (!scan_thousandths (at, &thousandths) || **at == ':')
    return -1;
  return (thousandths * 60 + 999) / 1000;
}

// Seconds; *END behind what was read.
static gint64
read_duration (const char *text, const char **end)
{
  static gint64 (*const readers[]) (const char **) = {read_iso, read_colons, read_words,
                                                      read_bare};
  for (gsize i = 0; i < G_N_ELEMENTS (readers); i++) {
    *end = text;
    gint64 seconds = readers[i](end);
    if (seconds >= 0)
      return seconds;
  }
  return -1;
}

int
aff_when_parse_duration (const char *text, const char **rest)
{
  g_return_val_if_fail (text != NULL, -1);
  const char *end = text;
  gint64 seconds = read_duration (aff_scan_space (text), &end);
  gboolean is_read = seconds >= 0 && seconds <= LONGEST_S && (rest || !*aff_scan_space (end));

  if (rest)
    *rest = is_read ? end : text;
  return is_read ? (int) ((seconds + 59) / 60) : -1;
}
