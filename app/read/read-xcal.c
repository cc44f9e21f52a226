// SPDX-License-Identifier: GPL-3.0-or-later
// xCal: calendars as XML, as pentabarf and frab write them (properties as elements, times without
// zone) and as RFC 6321 does (properties in an element of their own, values in one of their type).
#include "app/base/clock.h"
#include "app/draft/people.h"
#include "app/read/calendar-item.h"
#include "app/read/calendar-scan.h"
#include "app/read/formats.h"

#include <string.h>

#define HEAD_BYTES 2048

typedef struct {
  GHashTable *keys; // owned; of the items that were read
  AffSource *source;
  AffDraft *draft;
  AffReport *report;
  guint n_events;
  gboolean has_floating;
} Reader;

static gboolean
is_element (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE &&
         g_ascii_strcasecmp ((const char *) node->name, name) == 0;
}

static xmlNode *
find_child (const xmlNode *parent, const char *name)
{
  for (xmlNode *child = parent ? parent->children : NULL; child; child = child->next)
    if (is_element (child, name))
      return child;
  return NULL;
}

// The element that holds the properties of a component.
static const xmlNode *
find_properties (const xmlNode *component)
{
  const xmlNode *properties = find_child (component, "properties");

  return properties ? properties : component;
}

// The values of PROPERTY without its parameters, as one text.
static char *
read_value (const xmlNode *property)
{
  GString *text = g_string_new (NULL);

  for (xmlNode *child = property->children; child; child = child->next) {
    if (is_element (child, "parameters"))
      continue;
    xmlChar *content = xmlNodeGetContent (child);
    if (content)
      g_string_append (text, (const char *) content);
    xmlFree (content);
  }
  return g_strstrip (g_string_free (text, FALSE));
}

// NULL if there is none, or nothing in it.
static char *
find_value (const xmlNode *properties, const char *name)
{
  const xmlNode *property = find_child (properties, name);
  g_autofree char *value = property ? read_value (property) : NULL;

  return value && *value ? g_steal_pointer (&value) : NULL;
}

static guint
find_line (const xmlNode *node)
{
  return (guint) MAX (xmlGetLineNo (node), 0);
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

// RFC 6321 names the zone beside a time.
static void
read_zone (Reader *self, const xmlNode *properties, const char *name)
{
  const xmlNode *property = find_child (properties, name);
  const xmlNode *zone = find_child (property ? find_child (property, "parameters") : NULL,
                                    "tzid");
  g_autofree char *id = zone ? read_value (zone) : NULL;
  g_autoptr (GTimeZone) known = id && strchr (id, '/') ? aff_zone_find (id, NULL) : NULL;

  if (known && !self->draft->zone)
    aff_draft_set (&self->draft->zone, id);
}

static gboolean
read_when (Reader *self, const xmlNode *properties, const char *name, guint line, AffWhen *when)
{
  g_autofree char *text = find_value (properties, name);

  *when = AFF_WHEN_NONE;
  if (!text)
    return FALSE;
  if (!aff_when_parse (text, when, NULL) || when->day[0] == '\0') {
    *when = AFF_WHEN_NONE;
    remark (self, AFF_REMARK_LEFT, "bad-time", line,
            "A day or time is one that no calendar has.", "It was left out.");
    return FALSE;
  }
  read_zone (self, properties, name);
  if (when->minute >= 0 && !when->has_offset)
    self->has_floating = TRUE;
  return TRUE;
}

// "013000" is an hour and a half.
static int
parse_duration (const char *text)
{
  gsize digits = strspn (text, "0123456789");

  if (digits == 6 && text[digits] == '\0')
    return ((text[0] - '0') * 10 + text[1] - '0') * 60 + (text[2] - '0') * 10 + text[3] - '0';
  return aff_when_parse_duration (text, NULL);
}

static void
read_duration (Reader *self, AffDraftItem *item, const xmlNode *properties, guint line)
{
  g_autofree char *text = find_value (properties, "duration");
  int minutes = text ? parse_duration (text) : 0;

  if (text && minutes > 0 && minutes <= AFF_REPEAT_LONGEST)
    item->duration_min = minutes;
  else if (text)
    remark (self, AFF_REMARK_GUESSED, "bad-duration", line,
            "A duration is negative, nothing, or longer than a year.",
            "It was taken as not known.");
}

static void
read_times (Reader *self, AffDraftItem *item, const xmlNode *properties, guint line)
{
  AffWhen end;

  if (!read_when (self, properties, "dtstart", line, &item->start)) {
    remark (self, AFF_REMARK_GUESSED, "no-start", line,
            "An event has no start that can be read.", "Its day and time are to be announced.");
    return;
  }
  if (item->start.minute < 0)
    return;
  read_duration (self, item, properties, line);
  if (!read_when (self, properties, "dtend", line, &end))
    return;
  int minutes = aff_when_between (&item->start, &end);
  if (minutes > 0 && minutes <= AFF_REPEAT_LONGEST) {
    item->end = end;
    item->duration_min = minutes;
  } else
    remark (self, AFF_REMARK_GUESSED, "bad-end", line,
            "An event ends before it begins, at once, or after a year.",
            "Its end was taken as not known.");
}

static void
read_line (Reader *self, char **field, const xmlNode *properties, const char *name, guint line)
{
  g_autofree char *text = find_value (properties, name);

  aff_calendar_item_line (field, text, line, self->report);
}

static void
read_people (Reader *self, AffDraftItem *item, const xmlNode *properties, guint line)
{
  for (xmlNode *child = properties->children; child; child = child->next) {
    if (!is_element (child, "attendee"))
      continue;
    g_autofree char *name = read_value (child);
    if (strchr (name, '@')) {
      remark (self, AFF_REMARK_LEFT, "attendee-address", line,
              "An attendee stands there with a mail address.",
              "The address was left out: it is not for a public screen.");
      continue;
    }
    int unknown = aff_people_add_split (&item->speakers, name, '\0');
    if (unknown > 0)
      item->unknown_speakers = MAX (item->unknown_speakers, 0) + unknown;
  }
}

static void
read_texts (Reader *self, AffDraftItem *item, const xmlNode *properties, guint line)
{
  g_autofree char *description = find_value (properties, "description");
  g_autofree char *location = find_value (properties, "location");
  g_autofree char *status = find_value (properties, "status");

  read_line (self, &item->title, properties, "title", line);
  read_line (self, &item->title, properties, "summary", line);
  read_line (self, &item->subtitle, properties, "subtitle", line);
  read_line (self, &item->language, properties, "language-code", line);
  read_line (self, &item->type, properties, "categories", line);
  read_line (self, &item->type, properties, "category", line);
  read_line (self, &item->address, properties, "url", line);
  aff_calendar_item_text (&item->abstract, description, line, self->report);
  aff_calendar_item_place (item, location, line, self->report);
  item->to_confirm = status && g_ascii_strcasecmp (status, "TENTATIVE") == 0;
  item->is_cancelled = status && g_ascii_strcasecmp (status, "CANCELLED") == 0;
}

static gboolean
is_private (Reader *self, const xmlNode *properties, guint line)
{
  g_autofree char *class = find_value (properties, "class");

  if (!class || (g_ascii_strcasecmp (class, "PRIVATE") != 0 &&
                 g_ascii_strcasecmp (class, "CONFIDENTIAL") != 0))
    return FALSE;
  remark (self, AFF_REMARK_LEFT, "private-event", line, "An event is private or confidential.",
          "It was left out: it is not for a public screen.");
  return TRUE;
}

// What tells an event of KEY from others of it, or of none.
static char *
digest_event (const xmlNode *properties, const char *key)
{
  g_autofree char *start = find_value (properties, "dtstart");
  g_autofree char *title = find_value (properties, "summary");
  g_autofree char *text = g_strjoin ("\n", key ? key : "", start ? start : "",
                                     title ? title : "", NULL);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  return g_strndup (sum, 32);
}

// One key for each event: its UID, but its digest where another one has it. NULL: it was read.
static char *
make_key (Reader *self, const xmlNode *properties, guint line)
{
  g_autofree char *uid = find_value (properties, "uid");
  g_autofree char *key = aff_calendar_item_key (uid);
  g_autofree char *digest = digest_event (properties, key);

  if (!g_hash_table_add (self->keys, g_strdup (digest))) {
    remark (self, AFF_REMARK_HANDLED, "duplicate-event", line, "An event stands there twice.",
            "It was read once.");
    return NULL;
  }
  if (key && g_hash_table_add (self->keys, g_strdup (key)))
    return g_steal_pointer (&key);
  remark (self, AFF_REMARK_GUESSED, key ? "duplicate-uid" : "no-uid", line,
          key ? "Different events have the same UID."
              : "An event has no UID, so nothing tells it from others.",
          "They were told apart by title and time.");
  return g_steal_pointer (&digest);
}

static void
read_event (Reader *self, const xmlNode *event)
{
  const xmlNode *properties = find_properties (event);
  guint line = find_line (event);
  g_autofree char *place = g_strdup_printf ("line %u", line);
  g_autofree char *key = NULL;

  if (is_private (self, properties, line))
    return;
  key = make_key (self, properties, line);
  if (!key)
    return;
  AffDraftItem *item = aff_draft_item (self->draft, key, place);
  read_texts (self, item, properties, line);
  read_times (self, item, properties, line);
  read_people (self, item, properties, line);
  if (find_child (properties, "rrule") || find_child (properties, "rdate"))
    remark (self, AFF_REMARK_LEFT, "repeats-unclear", line, "An event repeats.",
            "Only its first time was read.");
}

static gboolean
read_events (Reader *self, const xmlNode *parent, GError **error)
{
  for (xmlNode *child = parent->children; child; child = child->next) {
    if (!is_element (child, "vevent"))
      continue;
    if (++self->n_events > AFF_CALENDAR_EVENTS) {
      g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
                   "%s, line %u: this is the event after the 100,000th, more than can be read. "
                   "Export only the days that are wanted.",
                   aff_source_name (self->source), find_line (child));
      return FALSE;
    }
    read_event (self, child);
  }
  return TRUE;
}

static gboolean
read_calendar (Reader *self, const xmlNode *calendar, GError **error)
{
  const xmlNode *properties = find_properties (calendar);
  const xmlNode *components = find_child (calendar, "components");
  g_autofree char *id = find_value (properties, "prodid");

  read_line (self, &self->draft->title, properties, "x-wr-caldesc", 0);
  read_line (self, &self->draft->title, properties, "x-wr-calname", 0);
  g_autofree char *program = id ? aff_calendar_item_program (id) : NULL;
  aff_draft_set (&self->draft->source, program);
  return read_events (self, components ? components : calendar, error);
}

static gboolean
read_calendars (Reader *self, xmlDoc *doc, GError **error)
{
  const xmlNode *root = xmlDocGetRootElement (doc);

  for (xmlNode *child = root ? root->children : NULL; child; child = child->next)
    if (is_element (child, "vcalendar") && !read_calendar (self, child, error))
      return FALSE;
  if (self->n_events > 0)
    return TRUE;
  g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
               "%s has no events. Export the calendar that has the sessions.",
               aff_source_name (self->source));
  return FALSE;
}

static int
recognise (AffSource *source, AffReport *report)
{
  if (aff_source_kind (source) != AFF_SOURCE_XML)
    return 0;
  g_autofree char *head = g_strndup (aff_source_text (source), HEAD_BYTES);
  g_autofree char *lower = g_ascii_strdown (head, -1);

  return strstr (lower, "<icalendar") ? 90 : 0;
}

static gboolean
read_xcal (AffSource *source, AffDraft *draft, AffReport *report, GError **error)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reader self = {.keys = keys, .source = source, .draft = draft, .report = report};
  xmlDoc *doc = aff_source_xml (source, report, error);

  if (!doc || !read_calendars (&self, doc, error))
    return FALSE;
  aff_draft_set (&draft->family, "ical");
  draft->lists_items = TRUE;
  if (self.has_floating)
    remark (&self, AFF_REMARK_GUESSED, "floating-time", 0, "Times name no zone.",
            "They were taken as the times of the venue.");
  return TRUE;
}

const AffFormat aff_format_xcal = {"xcal", "calendars as XML (xCal of pentabarf and frab)",
                                   recognise, read_xcal};
