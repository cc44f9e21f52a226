// SPDX-License-Identifier: GPL-3.0-or-later
// Calendars (RFC 5545) as Google, Apple, Outlook, pretalx, Indico and their relatives write them.
// An event becomes an item under its UID; one that repeats becomes an item for each time, under its
// UID and the time.
#include "app/read/calendar-item.h"
#include "app/read/calendar-scan.h"
#include "app/read/formats.h"

#include <string.h>

// What stands under a key.
typedef struct {
  char *digest; // owned; of its title and time
  int sequence;
  gboolean is_recurrence; // it replaces one time of an event that repeats
} Known;

typedef struct {
  // owned
  AffCalendarZones *zones;
  GHashTable *known; // key → Known
  char *title;       // RFC 7986's NAME
  char *name;        // X-WR-CALNAME
  char *description; // X-WR-CALDESC: some have only this
  char *display_zone;
  // borrowed
  AffSource *source;
  AffDraft *draft;
  AffReport *report;
  guint n_events;
  guint n_times; // of those that repeat
  AffRepeatRules rules;
  gboolean is_cancelled; // all of it
} Reader;

static void
free_known (Known *known)
{
  g_free (known->digest);
  g_free (known);
}

static void
remark (Reader *self,
        AffRemarkKind kind,
        const char *code,
        guint line,
        const char *meaning,
        const char *action)
{
  aff_report_add_line (self->report, kind, code, line, meaning, action);
}

static void
read_method (Reader *self, const char *method, guint line)
{
  if (g_ascii_strcasecmp (method, "PUBLISH") == 0)
    return;
  self->draft->is_partial = TRUE;
  if (g_ascii_strcasecmp (method, "CANCEL") == 0) {
    self->is_cancelled = TRUE;
    remark (self, AFF_REMARK_HANDLED, "method-cancel", line,
            "The calendar calls its events off.", "They were read as cancelled.");
  } else
    remark (self, AFF_REMARK_HANDLED, "method-message", line,
            "This is a message about events, not a whole calendar.",
            "What it lacks was not taken as gone.");
}

static void
read_extension (Reader *self, icalproperty *property)
{
  const char *name = icalproperty_get_x_name (property);
  const char *value = aff_calendar_item_value (property);

  if (!name || !value)
    return;
  if (g_ascii_strcasecmp (name, "X-WR-CALNAME") == 0)
    aff_draft_set (&self->name, value);
  else if (g_ascii_strcasecmp (name, "X-WR-CALDESC") == 0)
    aff_draft_set (&self->description, value);
  else if (g_ascii_strcasecmp (name, "X-WR-TIMEZONE") == 0)
    aff_draft_set (&self->display_zone, value);
}

static void
read_property (icalproperty *property, guint line, gpointer data)
{
  Reader *self = data;
  const char *value = icalproperty_get_value_as_string (property);
  icalproperty_kind kind = icalproperty_isa (property);

  if (!value)
    return;
  if (kind == ICAL_NAME_PROPERTY)
    aff_draft_set (&self->title, icalproperty_get_name (property));
  else if (kind == ICAL_METHOD_PROPERTY)
    read_method (self, value, line);
  else if (kind == ICAL_PRODID_PROPERTY) {
    g_autofree char *program = aff_calendar_item_program (value);
    self->draft->is_own = g_str_has_prefix (value, "-//Affiche//");
    aff_draft_set (&self->draft->source, program);
  } else if (kind == ICAL_VERSION_PROPERTY && g_str_has_prefix (value, "1"))
    remark (self, AFF_REMARK_GUESSED, "old-version", line,
            "This is a vCalendar of 1996, the predecessor of iCalendar.",
            "It was read as if it were iCalendar.");
  else if (kind == ICAL_X_PROPERTY)
    read_extension (self, property);
}

static void
read_zone (icalcomponent *component, guint line, gpointer data)
{
  Reader *self = data;

  aff_calendar_zones_add (self->zones, component);
}

static const char *
find_text (icalcomponent *event, icalproperty_kind kind)
{
  icalproperty *property = icalcomponent_get_first_property (event, kind);

  return property ? icalvalue_get_text (icalproperty_get_value (property)) : NULL;
}

static char *
find_value (icalcomponent *event, icalproperty_kind kind)
{
  icalproperty *property = icalcomponent_get_first_property (event, kind);
  const char *value = property ? icalproperty_get_value_as_string (property) : NULL;

  return g_strdup (value ? value : "");
}

// What tells EVENT from others of the same key, or of none.
static char *
digest_event (icalcomponent *event)
{
  const char *summary = find_text (event, ICAL_SUMMARY_PROPERTY);
  const char *title = summary ? summary : find_text (event, ICAL_DESCRIPTION_PROPERTY);
  g_autofree char *start = find_value (event, ICAL_DTSTART_PROPERTY);
  g_autofree char *room = find_value (event, ICAL_LOCATION_PROPERTY);
  g_autofree char *text = g_strjoin ("\n", title ? title : "", start, room, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

static char *
make_key (Reader *self, icalcomponent *event, const char *digest, guint line)
{
  const char *own = aff_calendar_item_extension (event, "X-AFFICHE-KEY");
  char *key = aff_calendar_item_key (own ? own : find_text (event, ICAL_UID_PROPERTY));

  if (key)
    return key;
  remark (self, AFF_REMARK_GUESSED, "no-uid", line,
          "An event has no UID, so nothing tells it from others.",
          "It was told by its title, its time and its place.");
  return g_strndup (digest, 32);
}

static int
read_sequence (icalcomponent *event)
{
  icalproperty *property = icalcomponent_get_first_property (event, ICAL_SEQUENCE_PROPERTY);

  return property ? icalproperty_get_sequence (property) : 0;
}

static Known *
know (Reader *self, const char *key, const char *digest, int sequence, gboolean is_recurrence)
{
  Known *known = g_new0 (Known, 1);

  known->digest = g_strdup (digest);
  known->sequence = sequence;
  known->is_recurrence = is_recurrence;
  g_hash_table_replace (self->known, g_strdup (key), known);
  return known;
}

// The key under which EVENT is to be read, as another one may stand there; NULL: not at all. One
// UID may come in several revisions, of which the newest counts; programs also give one UID to all.
static char *
settle_key (Reader *self, const char *key, const char *digest, int sequence, guint line)
{
  Known *known = g_hash_table_lookup (self->known, key);

  if (!known)
    return g_strdup (key);
  if (g_str_equal (known->digest, digest) && known->sequence == sequence) {
    remark (self, AFF_REMARK_HANDLED, "duplicate-event", line, "An event stands there twice.",
            "It was read once.");
    return NULL;
  }
  if (known->sequence != sequence) {
    remark (self, AFF_REMARK_HANDLED, "older-revision", line,
            "An event stands there in several revisions.",
            "The one with the highest SEQUENCE counts.");
    return known->sequence < sequence ? g_strdup (key) : NULL;
  }
  remark (self, AFF_REMARK_GUESSED, "duplicate-uid", line,
          "Different events have the same UID.", "They were read as different events.");
  g_autofree char *other = g_strdup_printf ("%s/%.16s", key, digest);
  return g_hash_table_contains (self->known, other) ? NULL : g_steal_pointer (&other);
}

static AffDraftItem *
make_item (Reader *self, const char *key, icalcomponent *event, guint line)
{
  g_autofree char *place = g_strdup_printf ("line %u", line);
  AffDraftItem *item = aff_draft_item (self->draft, key, place);

  g_free (item->own);
  item->own = aff_calendar_item_key (find_text (event, ICAL_UID_PROPERTY));
  aff_calendar_item_describe (item, event, line, self->report);
  if (self->is_cancelled)
    item->is_cancelled = TRUE;
  return item;
}

static void
count_time (Reader *self, guint line)
{
  if (++self->n_times == AFF_REPEAT_TOTAL)
    remark (self, AFF_REMARK_LEFT, "repeats-in-excess", line,
            "Events repeat more than 5,000 times in all.", "The rest was left out.");
}

static void
read_single (Reader *self, const char *key, icalcomponent *event, guint line)
{
  AffDraftItem *item = make_item (self, key, event, line);

  aff_calendar_item_time (item, event, self->zones, line, self->report);
}

// Markup is read once, for the first time of those that are read.
static AffDraftItem *
make_time (Reader *self,
           const char *key,
           const AffDraftItem **described,
           icalcomponent *event,
           guint line)
{
  AffDraftItem *item = NULL;

  count_time (self, line);
  if (!*described) {
    item = make_item (self, key, event, line);
    *described = item;
    return item;
  }
  item = aff_draft_item (self->draft, key, (*described)->place);
  if (item != *described)
    aff_calendar_item_copy (item, *described);
  return item;
}

// Each time of EVENT but those that were given a VEVENT of their own, before this one or after it.
static void
read_times (Reader *self, const char *key, icalcomponent *event, guint line)
{
  g_autoptr (GPtrArray)
    times = aff_repeat_list (event, self->zones, &self->rules, line, self->report);
  const AffDraftItem *described = NULL;
  AffDraftItem first = {.duration_min = -1};

  aff_calendar_item_time (&first, event, self->zones, line, self->report);
  remark (self, AFF_REMARK_HANDLED, "repeats", line, "An event repeats.",
          "It was read as an item for each time.");
  for (guint i = 0; i < times->len && self->n_times < AFF_REPEAT_TOTAL; i++) {
    const AffOccurrence *time = times->pdata[i];
    g_autofree char *own = g_strdup_printf ("%s/%s", key, time->key);
    Known *known = g_hash_table_lookup (self->known, own);
    if (known && known->is_recurrence)
      continue;
    AffDraftItem *item = make_time (self, own, &described, event, line);
    item->start = time->start;
    item->end = AFF_WHEN_NONE;
    item->duration_min = time->duration_min > 0 ? time->duration_min : first.duration_min;
    if (item->start.minute < 0)
      item->duration_min = -1;
  }
}

// The time that EVENT stands for among those of its UID, "20261004T131000Z"; NULL: for none.
static char *
find_recurrence (Reader *self, icalcomponent *event, guint line)
{
  icalproperty *property = icalcomponent_get_first_property (event, ICAL_RECURRENCEID_PROPERTY);
  AffWhen when;

  if (!property ||
      !aff_calendar_zones_read (self->zones, property, icalproperty_get_recurrenceid (property),
                                line, &when))
    return NULL;
  if (icalproperty_get_first_parameter (property, ICAL_RANGE_PARAMETER))
    remark (self, AFF_REMARK_GUESSED, "change-of-all-that-follow", line,
            "A change is for one time of an event and all that follow.",
            "Only the one time was changed.");
  return aff_repeat_key (&when);
}

static gboolean
is_private (Reader *self, icalcomponent *event, guint line)
{
  icalproperty *property = icalcomponent_get_first_property (event, ICAL_CLASS_PROPERTY);
  enum icalproperty_class class = property ? icalproperty_get_class (property)
                                           : ICAL_CLASS_PUBLIC;

  if (class != ICAL_CLASS_PRIVATE && class != ICAL_CLASS_CONFIDENTIAL)
    return FALSE;
  remark (self, AFF_REMARK_LEFT, "private-event", line, "An event is private or confidential.",
          "It was left out: it is not for a public screen.");
  return TRUE;
}

static void
read_event (icalcomponent *event, guint line, gpointer data)
{
  Reader *self = data;
  g_autofree char *digest = digest_event (event);
  g_autofree char *uid = NULL;
  g_autofree char *recurrence = NULL;
  g_autofree char *wanted = NULL;
  g_autofree char *key = NULL;

  self->n_events++;
  if (is_private (self, event, line))
    return;
  uid = make_key (self, event, digest, line);
  recurrence = find_recurrence (self, event, line);
  wanted = recurrence ? g_strdup_printf ("%s/%s", uid, recurrence) : g_strdup (uid);
  key = settle_key (self, wanted, digest, read_sequence (event), line);
  if (!key)
    return;
  know (self, key, digest, read_sequence (event), recurrence != NULL);
  if (!recurrence && self->n_times < AFF_REPEAT_TOTAL && aff_repeat_is_there (event))
    read_times (self, key, event, line);
  else
    read_single (self, key, event, line);
}

static void
name_zone (Reader *self)
{
  const char *zone = aff_calendar_zones_usual (self->zones);

  if (!zone && aff_calendar_zones_has_floating (self->zones))
    zone = self->display_zone;
  aff_draft_set (&self->draft->zone, zone);
  if (aff_calendar_zones_has_floating (self->zones))
    remark (self, AFF_REMARK_GUESSED, "floating-time", 0, "Times name no zone.",
            "They were taken as the times of the venue.");
  if (aff_calendar_zones_are_several (self->zones))
    remark (self, AFF_REMARK_GUESSED, "several-zones", 0, "Times are in several zones.",
            "The zone of most of them was taken for the zone of the venue.");
  if (self->display_zone && !zone)
    remark (self, AFF_REMARK_GUESSED, "display-zone", 0,
            "X-WR-TIMEZONE names the zone of whoever keeps the calendar; its times are in UTC.",
            "It was not taken for the zone of the venue.");
}

static gboolean
check_events (Reader *self, GError **error)
{
  if (self->n_events > 0)
    return TRUE;
  g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
               "%s has no events: tasks, journals and busy times are no programme. Export the "
               "calendar that has the sessions.",
               aff_source_name (self->source));
  return FALSE;
}

static gboolean
read_all (Reader *self, GError **error)
{
  const AffCalendarVisit zones = {read_property, read_zone, ICAL_VTIMEZONE_COMPONENT};
  const AffCalendarVisit events = {NULL, read_event, ICAL_VEVENT_COMPONENT};

  // A zone may be described after it is used.
  if (!aff_calendar_scan (self->source, &zones, self, NULL, error) ||
      !aff_calendar_scan (self->source, &events, self, self->report, error) ||
      !check_events (self, error))
    return FALSE;
  aff_draft_set (&self->draft->family, "ical");
  aff_draft_set (&self->draft->title, self->title  ? self->title
                                      : self->name ? self->name
                                                   : self->description);
  name_zone (self);
  if (self->n_events > 1 && !self->draft->is_partial)
    self->draft->lists_items = TRUE;
  return TRUE;
}

static int
recognise (AffSource *source, AffReport *report)
{
  return aff_calendar_is_there (aff_source_text (source)) ? 90 : 0;
}

static gboolean
read_calendar (AffSource *source, AffDraft *draft, AffReport *report, GError **error)
{
  g_autoptr (AffCalendarZones) zones = aff_calendar_zones_new (report);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                        (GDestroyNotify) free_known);
  Reader self = {.zones = zones,
                 .known = known,
                 .source = source,
                 .draft = draft,
                 .report = report};
  gboolean is_read = read_all (&self, error);

  g_free (self.title);
  g_free (self.name);
  g_free (self.description);
  g_free (self.display_zone);
  return is_read;
}

const AffFormat aff_format_calendar = {"calendar", "calendar files (iCalendar, .ics)",
                                       recognise, read_calendar};
