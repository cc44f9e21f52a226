// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read/calendar-repeat.h"

#include "app/base/clock.h"

#include <string.h>

#define SECONDS_PER_MINUTE 60
#define MOST_FRUITLESS     8

typedef struct {
  // owned
  GPtrArray *list;  // AffOccurrence
  GHashTable *keys; // borrowed keys of the list, and owned by it: those that were called off
  GHashTable *gone; // char *
  // borrowed
  AffCalendarZones *zones;
  icalproperty *start;
  AffReport *report;
  guint line;
} Repeat;

void
aff_occurrence_free (AffOccurrence *self)
{
  if (!self)
    return;
  g_free (self->key);
  g_free (self);
}

char *
aff_repeat_key (const AffWhen *when)
{
  g_return_val_if_fail (when != NULL, NULL);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = NULL;
  gint64 instant = when->minute < 0 ? AFF_UNKNOWN_TIME
                                    : aff_zone_instant (utc, when->day, when->minute);

  if (instant == AFF_UNKNOWN_TIME)
    return g_strdup_printf ("%.4s%.2s%.2s", when->day, when->day + 5, when->day + 8);
  if (when->has_offset)
    instant -= (gint64) when->offset_min * SECONDS_PER_MINUTE;
  time = g_date_time_new_from_unix_utc (instant);
  return g_date_time_format (time, when->has_offset ? "%Y%m%dT%H%M%SZ" : "%Y%m%dT%H%M%S");
}

static void
remark (Repeat *self,
        AffRemarkKind kind,
        const char *code,
        const char *meaning,
        const char *action)
{
  aff_report_add_line (self->report, kind, code, self->line, meaning, action);
}

static gboolean
is_full (Repeat *self)
{
  if (self->list->len < AFF_REPEAT_ITEMS)
    return FALSE;
  remark (self, AFF_REMARK_LEFT, "repeats-too-often",
          "An event repeats more than 200 times, or without end.",
          "Its first 200 times were read.");
  return TRUE;
}

// FALSE once the list is full.
static gboolean
add (Repeat *self, icalproperty *property, icaltimetype time, int duration_min)
{
  AffWhen when;

  if (is_full (self))
    return FALSE;
  if (!aff_calendar_zones_read (self->zones, property, time, self->line, &when))
    return TRUE;
  g_autofree char *key = aff_repeat_key (&when);
  if (g_hash_table_contains (self->gone, key) || g_hash_table_contains (self->keys, key))
    return TRUE;
  AffOccurrence *occurrence = g_new0 (AffOccurrence, 1);
  occurrence->start = when;
  occurrence->duration_min = duration_min;
  occurrence->key = g_steal_pointer (&key);
  g_ptr_array_add (self->list, occurrence);
  g_hash_table_add (self->keys, occurrence->key);
  return TRUE;
}

// Rules that name hours or smaller steps are no programme's, and would be followed for hours.
static gboolean
is_followable (const struct icalrecurrencetype *rule)
{
  return rule->freq >= ICAL_DAILY_RECURRENCE && rule->freq <= ICAL_YEARLY_RECURRENCE &&
         !rule->rscale && rule->by_hour[0] == ICAL_RECURRENCE_ARRAY_MAX &&
         rule->by_minute[0] == ICAL_RECURRENCE_ARRAY_MAX &&
         rule->by_second[0] == ICAL_RECURRENCE_ARRAY_MAX;
}

// TRUE if TIME, in the zone of the start, is after UNTIL. UNTIL should be in UTC; as a day, or
// without zone, it is meant as the start is.
static gboolean
is_after (Repeat *self, icaltimetype time, icaltimetype until)
{
  AffWhen when;
  AffWhen last;

  if (until.is_date || time.is_date)
    return icaltime_compare_date_only (time, until) > 0;
  if (!aff_calendar_zones_read (self->zones, self->start, time, self->line, &when) ||
      !aff_calendar_zones_read (self->zones, self->start, until, self->line, &last))
    return TRUE;
  if (!when.has_offset || !last.has_offset)
    return icaltime_compare (time, until) > 0;
  return aff_when_instant (&when) > aff_when_instant (&last);
}

// How many times the rule gave.
static guint
follow (Repeat *self, struct icalrecurrencetype rule, icaltimetype start)
{
  icaltimetype until = rule.until;
  int left = rule.count > 0 ? rule.count : G_MAXINT;
  icalrecur_iterator *iterator;
  icaltimetype time;
  guint n_times = 0;

  rule.count = 0;
  rule.until = start;
  rule.until.year += AFF_REPEAT_YEARS;
  iterator = icalrecur_iterator_new (rule, start);
  if (!iterator)
    return 0;
  for (; left > 0; left--, n_times++) {
    time = icalrecur_iterator_next (iterator);
    if (icaltime_is_null_time (time) ||
        (!icaltime_is_null_time (until) && is_after (self, time, until)) ||
        !add (self, self->start, time, -1))
      break;
  }
  icalrecur_iterator_free (iterator);
  return n_times;
}

static gboolean
may_follow (const AffRepeatRules *rules)
{
  return rules->n_followed < AFF_REPEAT_RULES && rules->n_fruitless < MOST_FRUITLESS;
}

static void
follow_rules (Repeat *self, icalcomponent *event, AffRepeatRules *rules)
{
  icaltimetype start = icalproperty_get_dtstart (self->start);
  icalproperty *property = icalcomponent_get_first_property (event, ICAL_RRULE_PROPERTY);

  // What zone a name means is not libical's to say: its own would be files of the machine.
  if (!icaltime_is_utc (start))
    start.zone = NULL;
  for (; property; property = icalcomponent_get_next_property (event, ICAL_RRULE_PROPERTY)) {
    struct icalrecurrencetype rule = icalproperty_get_rrule (property);
    if (may_follow (rules) && is_followable (&rule)) {
      rules->n_followed++;
      rules->n_fruitless += follow (self, rule, start) == 0;
    } else
      remark (self, AFF_REMARK_GUESSED, "repeats-unclear",
              "An event repeats by a rule that cannot be followed.",
              "Only its first time was read.");
  }
}

int
aff_repeat_minutes (struct icaldurationtype duration)
{
  gint64 days = (gint64) duration.weeks * 7 + duration.days;
  gint64 seconds = (gint64) duration.hours * 3600 + (gint64) duration.minutes * 60;
  gint64 minutes = days * 1440 + (seconds + duration.seconds + 59) / SECONDS_PER_MINUTE;

  return duration.is_neg || minutes > AFF_REPEAT_LONGEST ? -1 : (int) minutes;
}

static int
measure (struct icalperiodtype period)
{
  icaltimetype end = period.end;

  if (icaltime_is_null_time (end))
    return aff_repeat_minutes (period.duration);
  end.zone = period.start.zone = NULL;
  return MAX ((icaltime_as_timet (end) - icaltime_as_timet (period.start)) / SECONDS_PER_MINUTE,
              -1);
}

static void
add_dates (Repeat *self, icalcomponent *event)
{
  icalproperty *property = icalcomponent_get_first_property (event, ICAL_RDATE_PROPERTY);

  for (; property; property = icalcomponent_get_next_property (event, ICAL_RDATE_PROPERTY)) {
    struct icaldatetimeperiodtype date = icalproperty_get_rdate (property);
    gboolean is_period = icaltime_is_null_time (date.time);
    if (!add (self, property, is_period ? date.period.start : date.time,
              is_period ? measure (date.period) : -1))
      break;
  }
}

static void
call_off (Repeat *self, icalcomponent *event)
{
  icalproperty *property = icalcomponent_get_first_property (event, ICAL_EXDATE_PROPERTY);

  for (; property; property = icalcomponent_get_next_property (event, ICAL_EXDATE_PROPERTY)) {
    AffWhen when;
    if (aff_calendar_zones_read (self->zones, property, icalproperty_get_exdate (property),
                                 self->line, &when))
      g_hash_table_add (self->gone, aff_repeat_key (&when));
  }
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const AffOccurrence *one = *(AffOccurrence *const *) a;
  const AffOccurrence *other = *(AffOccurrence *const *) b;

  return strcmp (one->key, other->key);
}

gboolean
aff_repeat_is_there (icalcomponent *event)
{
  g_return_val_if_fail (event != NULL, FALSE);
  return icalcomponent_get_first_property (event, ICAL_DTSTART_PROPERTY) &&
         (icalcomponent_get_first_property (event, ICAL_RRULE_PROPERTY) ||
          icalcomponent_get_first_property (event, ICAL_RDATE_PROPERTY));
}

GPtrArray *
aff_repeat_list (icalcomponent *event,
                 AffCalendarZones *zones,
                 AffRepeatRules *rules,
                 guint line,
                 AffReport *report)
{
  g_return_val_if_fail (event != NULL && zones != NULL && rules != NULL, NULL);
  Repeat self = {.zones = zones, .report = report, .line = line};

  self.list = g_ptr_array_new_with_free_func ((GDestroyNotify) aff_occurrence_free);
  self.keys = g_hash_table_new (g_str_hash, g_str_equal);
  self.gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.start = icalcomponent_get_first_property (event, ICAL_DTSTART_PROPERTY);
  if (self.start) {
    call_off (&self, event);
    add (&self, self.start, icalproperty_get_dtstart (self.start), -1);
    follow_rules (&self, event, rules);
    if (icalcomponent_get_first_property (event, ICAL_EXRULE_PROPERTY))
      remark (&self, AFF_REMARK_LEFT, "rule-of-exceptions",
              "An event has a rule for when it is not, which iCalendar has given up.",
              "It was not followed: some times may be wrong.");
    add_dates (&self, event);
    g_ptr_array_sort (self.list, compare);
  }
  g_hash_table_unref (self.keys);
  g_hash_table_unref (self.gone);
  return self.list;
}
