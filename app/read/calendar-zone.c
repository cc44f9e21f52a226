// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read/calendar-zone.h"

#include "app/base/clock.h"
#include "app/base/text.h"

#include <string.h>

#define MOST_NAMES     1000 // that a file may call its zones by
#define LONGEST_NAME   200
#define MOST_DESCRIBED 100  // that a file describes
#define MOST_CUSTOM    16   // zones that only a file knows
#define MOST_CHANGES   300  // STANDARD and DAYLIGHT in one of them
#define MOST_RULES     16   // of those with a rule
#define MOST_DATES     1000 // RDATE in one of them
#define MOST_TRIES     8
#define EARLIEST_YEAR  1900
#define LATEST_YEAR    2199

typedef struct {
  // owned
  GTimeZone *zone;      // that this machine knows, or NULL
  char *name;           // of it
  icaltimezone *custom; // else that the file describes, or NULL
  guint count;          // of times in it
} Zone;

struct _AffCalendarZones {
  // owned
  GHashTable *described; // TZID → icalcomponent
  GHashTable *zones;     // TZID → Zone
  // borrowed
  AffReport *report;
  guint n_custom;
  gboolean has_floating;
};

static void
free_zone (Zone *zone)
{
  g_clear_pointer (&zone->zone, g_time_zone_unref);
  g_free (zone->name);
  if (zone->custom)
    icaltimezone_free (zone->custom, 1);
  g_free (zone);
}

static char *
read_text (icalcomponent *component, icalproperty_kind kind)
{
  icalproperty *property = icalcomponent_get_first_property (component, kind);
  const char *text = property ? icalproperty_get_value_as_string (property) : NULL;

  return text ? g_strstrip (g_strdup (text)) : NULL;
}

// GLib takes "UTC+11" for a rule of POSIX, where it means the contrary.
static gboolean
try_name (Zone *zone, const char *name)
{
  if (!strchr (name, '/') && strpbrk (name, "+-0123456789"))
    return FALSE;
  zone->zone = aff_zone_find (name, NULL);
  if (zone->zone)
    zone->name = g_strdup (name);
  return zone->zone != NULL;
}

// "/mozilla.org/20070129_1/America/New_York" and "Europe/Paris" both end with a name.
static gboolean
try_ends (Zone *zone, const char *name)
{
  guint n_tries = 0;

  for (const char *at = name; at && n_tries < MOST_TRIES; at = strchr (at, '/'), n_tries++) {
    while (*at == '/')
      at++;
    if (*at != '\0' && (at == name || strchr (at, '/')) && try_name (zone, at))
      return TRUE;
  }
  return FALSE;
}

// What the name of a zone's place says, which libical's writers add.
static gboolean
try_location (Zone *zone, icalcomponent *described)
{
  icalproperty *property = icalcomponent_get_first_property (described, ICAL_X_PROPERTY);

  for (; property; property = icalcomponent_get_next_property (described, ICAL_X_PROPERTY)) {
    const char *name = icalproperty_get_x_name (property);
    const char *value = icalproperty_get_value_as_string (property);
    if (name && value && g_ascii_strcasecmp (name, "X-LIC-LOCATION") == 0 &&
        strchr (value, '/') && try_name (zone, value))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_given (const short *values)
{
  return values[0] != ICAL_RECURRENCE_ARRAY_MAX;
}

static gboolean
is_one_at_most (const short *values)
{
  return !is_given (values) || values[1] == ICAL_RECURRENCE_ARRAY_MAX;
}

// Once a year: "the last Sunday of March", "the first Sunday from 8 March on".
static gboolean
is_rule_modest (icalproperty *property)
{
  struct icalrecurrencetype rule = icalproperty_get_rrule (property);
  gboolean has_day = is_given (rule.by_day) || is_given (rule.by_month_day);
  gboolean is_one_day = !has_day || is_given (rule.by_month_day) ||
                        icalrecurrencetype_day_position (rule.by_day[0]) != 0;

  return rule.freq == ICAL_YEARLY_RECURRENCE && !rule.rscale && is_one_day &&
         (!has_day || is_given (rule.by_month)) && is_one_at_most (rule.by_month) &&
         is_one_at_most (rule.by_day) && is_one_at_most (rule.by_hour) &&
         is_one_at_most (rule.by_minute) && is_one_at_most (rule.by_second) &&
         !is_given (rule.by_year_day) && !is_given (rule.by_week_no);
}

// libical computes every change of a zone from its first year on: more rules than zones have, or
// rules that change more often than once a year, would fill the memory.
typedef struct {
  guint n_changes;
  guint n_rules;
  guint n_dates;
} Extent;

static gboolean
is_change_modest (icalcomponent *change, Extent *extent)
{
  icalproperty *start = icalcomponent_get_first_property (change, ICAL_DTSTART_PROPERTY);
  icalproperty *rule = icalcomponent_get_first_property (change, ICAL_RRULE_PROPERTY);

  if (!start || icalproperty_get_dtstart (start).year < 1 ||
      !icalcomponent_get_first_property (change, ICAL_TZOFFSETTO_PROPERTY) ||
      !icalcomponent_get_first_property (change, ICAL_TZOFFSETFROM_PROPERTY))
    return FALSE;
  extent->n_changes++;
  extent->n_dates += icalcomponent_count_properties (change, ICAL_RDATE_PROPERTY);
  for (; rule; rule = icalcomponent_get_next_property (change, ICAL_RRULE_PROPERTY)) {
    extent->n_rules++;
    if (!is_rule_modest (rule))
      return FALSE;
  }
  return extent->n_changes <= MOST_CHANGES && extent->n_rules <= MOST_RULES &&
         extent->n_dates <= MOST_DATES;
}

static gboolean
is_modest (icalcomponent *described)
{
  icalcomponent *change = icalcomponent_get_first_component (described, ICAL_ANY_COMPONENT);
  Extent extent = {0};

  for (; change; change = icalcomponent_get_next_component (described, ICAL_ANY_COMPONENT))
    if (!is_change_modest (change, &extent))
      return FALSE;
  return extent.n_changes > 0;
}

static void
compute (AffCalendarZones *self, Zone *zone, icalcomponent *described)
{
  if (self->n_custom >= MOST_CUSTOM || !is_modest (described))
    return;
  icalcomponent *copy = icalcomponent_new_clone (described);
  zone->custom = icaltimezone_new ();
  if (icaltimezone_set_component (zone->custom, copy)) {
    self->n_custom++;
    aff_report_add (self->report, AFF_REMARK_HANDLED, "zone-of-the-file", NULL,
                    "A zone has a name that only this file knows.",
                    "Its times were computed from the rules in the file.");
    return;
  }
  icalcomponent_free (copy);
  icaltimezone_free (zone->custom, 1);
  zone->custom = NULL;
}

static Zone *
make_zone (AffCalendarZones *self, const char *id)
{
  icalcomponent *described = g_hash_table_lookup (self->described, id);
  Zone *zone = g_new0 (Zone, 1);
  gboolean is_known = strchr (id, '/') && try_ends (zone, id);

  is_known = is_known || (described && try_location (zone, described));
  if (!is_known && described)
    compute (self, zone, described);
  if (!is_known && !zone->custom && !described)
    is_known = try_name (zone, id);
  if (!is_known && !zone->custom)
    aff_report_add (self->report, AFF_REMARK_GUESSED, "zone-unknown", id,
                    "Nobody knows a zone of this name.",
                    "Its times were taken as those of the venue.");
  g_hash_table_insert (self->zones, g_strdup (id), zone);
  return zone;
}

static Zone *
find_zone (AffCalendarZones *self, const char *id)
{
  Zone *zone = g_hash_table_lookup (self->zones, id);

  if (zone || g_hash_table_size (self->zones) >= MOST_NAMES || strlen (id) > LONGEST_NAME)
    return zone;
  return make_zone (self, id);
}

static char *
read_id (icalproperty *property)
{
  icalparameter *parameter = icalproperty_get_first_parameter (property, ICAL_TZID_PARAMETER);
  const char *id = parameter ? icalparameter_get_tzid (parameter) : NULL;
  char *plain = id ? g_strstrip (g_strdelimit (g_strdup (id), "\"", ' ')) : NULL;

  if (plain && *plain == '\0')
    g_clear_pointer (&plain, g_free);
  return plain;
}

static gboolean
is_possible (icaltimetype time)
{
  gboolean is_day = time.year >= EARLIEST_YEAR && time.year <= LATEST_YEAR && time.month >= 1 &&
                    time.month <= 12 && time.day >= 1 && time.day <= 31 &&
                    g_date_valid_dmy (time.day, time.month, time.year);
  gboolean is_time = time.is_date ||
                     (time.hour >= 0 && time.hour <= 23 && time.minute >= 0 &&
                      time.minute <= 59 && time.second >= 0 && time.second <= 60);

  return is_day && is_time;
}

static void
set_offset (AffWhen *when, gint64 seconds)
{
  when->has_offset = TRUE;
  when->offset_min = seconds / 60;
}

static void
set_known_offset (Zone *zone, AffWhen *when)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  gint64 digits = aff_zone_instant (utc, when->day, when->minute);
  gint64 instant = aff_zone_instant (zone->zone, when->day, when->minute);

  set_offset (when, digits - instant);
}

static void
set_zone (AffCalendarZones *self, const char *id, icaltimetype time, AffWhen *when)
{
  Zone *zone = find_zone (self, id);

  if (!zone)
    return;
  zone->count++;
  if (zone->zone)
    set_known_offset (zone, when);
  else if (zone->custom) {
    int is_daylight = 0;
    set_offset (when, icaltimezone_get_utc_offset (zone->custom, &time, &is_daylight));
  }
}

AffCalendarZones *
aff_calendar_zones_new (AffReport *report)
{
  g_return_val_if_fail (report != NULL, NULL);
  AffCalendarZones *self = g_new0 (AffCalendarZones, 1);

  self->report = report;
  self->described = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify) icalcomponent_free);
  self->zones = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) free_zone);
  return self;
}

void
aff_calendar_zones_free (AffCalendarZones *self)
{
  if (!self)
    return;
  g_hash_table_unref (self->zones);
  g_hash_table_unref (self->described);
  g_free (self);
}

void
aff_calendar_zones_add (AffCalendarZones *self, icalcomponent *zone)
{
  g_return_if_fail (self != NULL && zone != NULL);
  g_autofree char *id = read_text (zone, ICAL_TZID_PROPERTY);

  if (id && *id && g_hash_table_size (self->described) < MOST_DESCRIBED)
    g_hash_table_insert (self->described, g_steal_pointer (&id),
                         icalcomponent_new_clone (zone));
}

gboolean
aff_calendar_zones_read (AffCalendarZones *self,
                         icalproperty *property,
                         icaltimetype time,
                         guint line,
                         AffWhen *when)
{
  g_return_val_if_fail (self != NULL && property != NULL && when != NULL, FALSE);
  *when = AFF_WHEN_NONE;
  if (!is_possible (time)) {
    aff_report_add_line (self->report, AFF_REMARK_LEFT, "bad-time", line,
                         "A day or time is one that no calendar has.", "It was left out.");
    return FALSE;
  }
  g_snprintf (when->day, sizeof when->day, "%04u-%02u-%02u", (guint) time.year % 10000,
              (guint) time.month % 100, (guint) time.day % 100);
  if (time.is_date)
    return TRUE;
  when->minute = time.hour * 60 + time.minute;
  if (time.second > 0)
    aff_report_add_line (self->report, AFF_REMARK_HANDLED, "seconds", line,
                         "A time is given to the second.", "The seconds were left out.");
  g_autofree char *id = read_id (property);
  if (icaltime_is_utc (time))
    set_offset (when, 0);
  else if (id)
    set_zone (self, id, time, when);
  else
    self->has_floating = TRUE;
  return TRUE;
}

const char *
aff_calendar_zones_usual (const AffCalendarZones *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  const Zone *usual = NULL;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->zones);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    const Zone *zone = value;
    if (!zone->name || zone->count == 0)
      continue;
    if (!usual || zone->count > usual->count ||
        (zone->count == usual->count && strcmp (zone->name, usual->name) < 0))
      usual = zone;
  }
  return usual ? usual->name : NULL;
}

gboolean
aff_calendar_zones_are_several (const AffCalendarZones *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  GHashTableIter iter;
  gpointer value;
  guint n_used = 0;

  g_hash_table_iter_init (&iter, self->zones);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    n_used += ((const Zone *) value)->count > 0;
  return n_used > 1;
}

gboolean
aff_calendar_zones_has_floating (const AffCalendarZones *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->has_floating;
}
