// SPDX-License-Identifier: GPL-3.0-or-later
// The half of clock.h that reads no clock: instants, local days and what `--now` says.
#include "app/base/clock.h"
#include "app/base/error.h"
#include "app/base/span.h"
#include "app/base/text.h"

#include <math.h>
#include <string.h>

#define SECONDS_PER_DAY 86400
#define UNIX_EPOCH_DAY  719163 // 1970-01-01 as GDate counts days
#define YEAR_1          G_GINT64_CONSTANT (-62135596800)
#define YEAR_9999_END   G_GINT64_CONSTANT (253402300799)
#define FASTEST         3600

static gint64
find_offset (GTimeZone *zone, gint64 instant)
{
  return g_time_zone_get_offset (zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL,
                                                                  instant));
}

// The instant at which ZONE's clocks show LOCAL (seconds since 1970 as if it were UTC). A time
// that is shown twice is the first of the two, one that is skipped is counted with the offset
// before the gap (RFC 5545, section 3.3.5).
static gint64
resolve_local (GTimeZone *zone, gint64 local)
{
  gint64 before = find_offset (zone, local - SECONDS_PER_DAY);
  gint64 after = find_offset (zone, local + SECONDS_PER_DAY);
  if (find_offset (zone, local - before) == before)
    return local - before;
  if (find_offset (zone, local - after) == after)
    return local - after;
  return local - before;
}

static int
read_digits (const char *text, int count)
{
  int value = 0;
  for (int i = 0; i < count; i++)
    value = value * 10 + (text[i] - '0');
  return value;
}

// Days since 1970 of DAY ("2026-10-04").
static gboolean
parse_day (const char *day, gint64 *days)
{
  if (day == NULL ||
      !g_regex_match_simple ("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", day, G_REGEX_DOLLAR_ENDONLY, 0))
    return FALSE;
  GDateYear year = read_digits (day, 4);
  GDateMonth month = read_digits (day + 5, 2);
  GDateDay number = read_digits (day + 8, 2);
  if (!g_date_valid_dmy (number, month, year))
    return FALSE;
  GDate date;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, number, month, year);
  *days = (gint64) g_date_get_julian (&date) - UNIX_EPOCH_DAY;
  return TRUE;
}

static gboolean
fail_instant (const char *text, GError **error)
{
  g_autofree char *shown = aff_text_quote (text);
  g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
               "“%s” is not an instant. Write it like 2026-10-04T15:24, with an offset like "
               "2026-10-04T15:24+02:00, or with a speed like 2026-10-04T15:24,x60.",
               shown);
  return FALSE;
}

// Seconds east of UTC that OFFSET ("Z", "+02:00", "-0330", "+02") says.
static gboolean
parse_offset (const char *offset, gint64 *seconds)
{
  *seconds = 0;
  if (*offset == 'Z')
    return TRUE;
  int hours = read_digits (offset + 1, 2);
  const char *rest = offset + 3 + (offset[3] == ':');
  int minutes = *rest != '\0' ? read_digits (rest, 2) : 0;
  *seconds = (hours * 60 + minutes) * 60 * (*offset == '-' ? -1 : 1);
  return hours < 24 && minutes < 60;
}

static gboolean
parse_instant (GMatchInfo *match, GTimeZone *zone, gint64 *instant)
{
  g_autofree char *day = g_match_info_fetch_named (match, "day");
  g_autofree char *hour = g_match_info_fetch_named (match, "hour");
  g_autofree char *minute = g_match_info_fetch_named (match, "minute");
  g_autofree char *second = g_match_info_fetch_named (match, "second");
  g_autofree char *offset = g_match_info_fetch_named (match, "offset");
  gint64 days = 0;
  gint64 east = 0;
  int hours = read_digits (hour, 2);
  int minutes = read_digits (minute, 2);
  int seconds = second != NULL && *second != '\0' ? read_digits (second, 2) : 0;
  if (!parse_day (day, &days) || hours > 23 || minutes > 59 || seconds > 59)
    return FALSE;
  gint64 local = days * SECONDS_PER_DAY + hours * 3600 + minutes * 60 + seconds;
  if (offset == NULL || *offset == '\0') {
    *instant = resolve_local (zone, local);
    return TRUE;
  }
  if (!parse_offset (offset, &east))
    return FALSE;
  *instant = local - east;
  return TRUE;
}

static gboolean
parse_speed (const char *text, double *speed, GError **error)
{
  char *end = NULL;
  const char *number = *text == 'x' ? text + 1 : text;
  double value = g_ascii_strtod (number, &end);
  if (!g_ascii_isdigit (*number) || *end != '\0' || !isfinite (value) || value > FASTEST) {
    g_autofree char *shown = aff_text_quote (text);
    g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
                 "“%s” is not a speed. Write x and a number from 0 to %d: 2026-10-04T15:24,x60 "
                 "lets an hour pass in a minute.",
                 shown, FASTEST);
    return FALSE;
  }
  *speed = value;
  return TRUE;
}

gboolean
aff_clock_parse (const char *text,
                 GTimeZone *zone,
                 gint64 *instant,
                 double *speed,
                 GError **error)
{
  g_return_val_if_fail (text != NULL && zone != NULL, FALSE);
  g_autoptr (GRegex) pattern =
    g_regex_new ("^(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[T ](?<hour>[0-9]{2}):(?<minute>[0-9]{2})"
                 "(:(?<second>[0-9]{2}))?(?<offset>Z|[+-][0-9]{2}(:?[0-9]{2})?)?"
                 "(,(?<speed>.*))?$",
                 G_REGEX_DOLLAR_ENDONLY, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  gint64 parsed_instant = 0;
  double parsed_speed = 1;
  if (!g_utf8_validate (text, -1, NULL) || !g_regex_match (pattern, text, 0, &match) ||
      !parse_instant (match, zone, &parsed_instant))
    return fail_instant (text, error);
  g_autofree char *speed_text = g_match_info_fetch_named (match, "speed");
  gboolean has_speed = strchr (text, ',') != NULL;
  if (has_speed && !parse_speed (speed_text, &parsed_speed, error))
    return FALSE;
  *instant = parsed_instant;
  *speed = parsed_speed;
  return TRUE;
}

GTimeZone *
aff_zone_find (const char *name, GError **error)
{
  g_return_val_if_fail (name != NULL, NULL);
  if (g_str_equal (name, "AoE"))
    return g_time_zone_new_offset (-12 * 3600);
  // GLib takes a name as a path below the zone folder, and offsets and rules as names.
  gboolean is_name = g_regex_match_simple ("^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$", name,
                                           G_REGEX_DOLLAR_ENDONLY, 0);
  GTimeZone *zone = is_name ? g_time_zone_new_identifier (name) : NULL;
  g_autofree char *shown = aff_text_quote (name);
  if (zone == NULL)
    g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
                 "There is no time zone “%s” on this machine. Use a name like Europe/Paris, or "
                 "AoE for anywhere on earth, and see that the package tzdata is installed.",
                 shown);
  return zone;
}

gint64
aff_zone_instant (GTimeZone *zone, const char *day, int minute)
{
  g_return_val_if_fail (zone != NULL, AFF_UNKNOWN_TIME);
  gint64 days = 0;
  if (!parse_day (day, &days))
    return AFF_UNKNOWN_TIME;
  return resolve_local (zone, days * SECONDS_PER_DAY + (gint64) minute * 60);
}

// INSTANT in ZONE, written as FORMAT says. Instants outside the years 1 to 9999 are drawn to
// the nearest, so that a wrong number in a file is a strange date and never a crash.
static char *
format_instant (GTimeZone *zone, gint64 instant, const char *format)
{
  gint64 near = CLAMP (instant, YEAR_1 + SECONDS_PER_DAY, YEAR_9999_END - SECONDS_PER_DAY);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (near);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
  return g_date_time_format (local, format);
}

char *
aff_zone_day (GTimeZone *zone, gint64 instant)
{
  g_return_val_if_fail (zone != NULL, NULL);
  return format_instant (zone, instant, "%Y-%m-%d");
}

char *
aff_zone_iso8601 (GTimeZone *zone, gint64 instant)
{
  g_return_val_if_fail (zone != NULL, NULL);
  return format_instant (zone, instant, "%Y-%m-%dT%H:%M:%S%:z");
}

char *
aff_zone_time (GTimeZone *zone, gint64 instant)
{
  g_return_val_if_fail (zone != NULL, NULL);
  return format_instant (zone, instant, "%H:%M");
}
