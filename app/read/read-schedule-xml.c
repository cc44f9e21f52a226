// SPDX-License-Identifier: GPL-3.0-or-later
// The reader of schedule.xml: pentabarf, frab, pretalx, c3voc, FOSDEM, DebConf and OSCAL.
#include "app/read/formats.h"
#include "app/read/schedule-event.h"

#include <string.h>

#define HEAD_BYTES 4096 // of a file that is looked at

typedef struct {
  const char *element;
  gsize field; // of AffScheduleEvent
} Field;

// Where two elements say the same the first one wins.
static const Field fields[] = {
  {"id", G_STRUCT_OFFSET (AffScheduleEvent, id)},
  {"title", G_STRUCT_OFFSET (AffScheduleEvent, title)},
  {"subtitle", G_STRUCT_OFFSET (AffScheduleEvent, subtitle)},
  {"language", G_STRUCT_OFFSET (AffScheduleEvent, language)},
  {"type", G_STRUCT_OFFSET (AffScheduleEvent, type)},
  {"track", G_STRUCT_OFFSET (AffScheduleEvent, track)},
  {"room", G_STRUCT_OFFSET (AffScheduleEvent, room)},
  {"abstract", G_STRUCT_OFFSET (AffScheduleEvent, abstract)},
  {"description", G_STRUCT_OFFSET (AffScheduleEvent, description)},
  {"url", G_STRUCT_OFFSET (AffScheduleEvent, address)},
  {"full_conf_url", G_STRUCT_OFFSET (AffScheduleEvent, address)},
  {"date", G_STRUCT_OFFSET (AffScheduleEvent, date)},
  {"start", G_STRUCT_OFFSET (AffScheduleEvent, start)},
  {"end", G_STRUCT_OFFSET (AffScheduleEvent, end)},
  {"session_end_time", G_STRUCT_OFFSET (AffScheduleEvent, end)},
  {"duration", G_STRUCT_OFFSET (AffScheduleEvent, duration)},
};

// Under which events are listed.
typedef struct {
  char *date;
  AffWhen begins;
  AffWhen ends;
} Day;

typedef struct {
  AffSchedule *schedule;
  AffDraft *draft;
  AffReport *report;
} Reader;

static gboolean
is_called (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

// The text of NODE, ends trimmed; NULL if nothing is seen of it.
static char *
dup_text (const xmlNode *node)
{
  xmlChar *content = xmlNodeGetContent (node);
  char *text = content ? g_strstrip (g_strdup ((const char *) content)) : NULL;

  xmlFree (content);
  if (text && !*text)
    g_clear_pointer (&text, g_free);
  return text;
}

static char *
dup_attribute (const xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetNoNsProp (node, (const xmlChar *) name);
  char *text = value ? g_strstrip (g_strdup ((const char *) value)) : NULL;

  xmlFree (value);
  if (text && !*text)
    g_clear_pointer (&text, g_free);
  return text;
}

static void
take_text (char **field, char *text)
{
  if (*field)
    g_free (text);
  else
    *field = text;
}

static void
read_persons (const xmlNode *persons, AffScheduleEvent *event)
{
  aff_schedule_event_add_person (event, NULL);
  for (const xmlNode *node = persons->children; node; node = node->next) {
    g_autofree char *name = is_called (node, "person") ? dup_text (node) : NULL;
    if (name)
      aff_schedule_event_add_person (event, name);
  }
}

static gboolean
has_elements (const xmlNode *node)
{
  for (const xmlNode *child = node->children; child; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      return TRUE;
  return FALSE;
}

// OSCAL names its speakers by numbers of its own database, as PHP writes lists.
static void
read_speaker_numbers (const Reader *self, const xmlNode *node, const AffScheduleEvent *event)
{
  g_autofree char *text = dup_text (node);

  if (text)
    aff_report_add (self->report, AFF_REMARK_LEFT, "speakers-are-numbers", event->place,
                    "An event names its speakers by numbers, and the file does not say whose.",
                    "The speakers were left out.");
}

static gboolean
read_field (const xmlNode *node, AffScheduleEvent *event)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (is_called (node, fields[i].element)) {
      take_text (G_STRUCT_MEMBER_P (event, fields[i].field), dup_text (node));
      return TRUE;
    }
  return FALSE;
}

static void
read_child (const Reader *self, const xmlNode *node, AffScheduleEvent *event)
{
  if (node->type == XML_PI_NODE && strcmp ((const char *) node->name, "affiche") == 0)
    take_text (&event->own, dup_text (node));
  if (read_field (node, event))
    return;
  if (is_called (node, "persons"))
    read_persons (node, event);
  else if (is_called (node, "person")) {
    g_autofree char *name = dup_text (node);
    aff_schedule_event_add_person (event, name);
  } else if (is_called (node, "links") || is_called (node, "attachments"))
    event->has_links |= has_elements (node);
  else if (is_called (node, "session_speakers_list"))
    read_speaker_numbers (self, node, event);
}

static void
read_event (const Reader *self, const xmlNode *node, const Day *day, const char *room)
{
  char *place = g_strdup_printf ("line %ld", xmlGetLineNo (node));
  AffScheduleEvent *event = aff_schedule_add (self->schedule, place);

  event->guid = dup_attribute (node, "guid");
  event->id = dup_attribute (node, "id");
  event->code = dup_attribute (node, "code");
  for (const xmlNode *child = node->children; child; child = child->next)
    read_child (self, child, event);
  aff_schedule_event_list_room (event, room, self->report);
  event->day = g_strdup (day->date);
  event->day_begins = day->begins;
  event->day_ends = day->ends;
}

static void
read_room (const Reader *self, const xmlNode *room, const Day *day)
{
  g_autofree char *name = dup_attribute (room, "name");

  for (const xmlNode *node = room->children; node; node = node->next)
    if (is_called (node, "event"))
      read_event (self, node, day, name);
}

static AffWhen
read_instant (const xmlNode *node, const char *name)
{
  g_autofree char *text = dup_attribute (node, name);
  AffWhen when = AFF_WHEN_NONE;

  return text && aff_when_parse (text, &when, NULL) && when.minute >= 0 ? when : AFF_WHEN_NONE;
}

static void
read_day (const Reader *self, const xmlNode *node)
{
  g_autofree char *date = dup_attribute (node, "date");
  const Day day = {date, read_instant (node, "start"), read_instant (node, "end")};

  aff_schedule_list_day (self->schedule, date);
  for (const xmlNode *child = node->children; child; child = child->next) {
    if (is_called (child, "event"))
      read_event (self, child, &day, NULL);
    else if (is_called (child, "room"))
      read_room (self, child, &day);
  }
}

// "pretalx 2024.3"
static char *
name_generator (const xmlNode *node)
{
  g_autofree char *name = dup_attribute (node, "name");
  g_autofree char *version = dup_attribute (node, "version");

  if (!name)
    return dup_text (node);
  return g_strdup_printf ("%s%s%s", name, version ? " " : "", version ? version : "");
}

static void
set_day (char **day, const char *text)
{
  AffWhen when = AFF_WHEN_NONE;

  if (aff_when_parse (text, &when, NULL) && *when.day)
    aff_draft_set (day, when.day);
  else
    aff_draft_set (day, text);
}

static void
read_conference_child (const Reader *self, const xmlNode *node)
{
  AffDraft *draft = self->draft;
  g_autofree char *text = node->type == XML_ELEMENT_NODE ? dup_text (node) : NULL;

  if (is_called (node, "generator") && !self->schedule->generator)
    self->schedule->generator = name_generator (node);
  if (!text)
    return;
  if (is_called (node, "title"))
    aff_draft_set (&draft->title, text);
  else if (is_called (node, "acronym"))
    aff_draft_set (&draft->code, text);
  else if (is_called (node, "start"))
    set_day (&draft->first_day, text);
  else if (is_called (node, "end"))
    set_day (&draft->last_day, text);
  else if (is_called (node, "venue"))
    aff_draft_set (&draft->venue, text);
  else if (is_called (node, "city"))
    aff_draft_set (&draft->city, text);
  else if (is_called (node, "time_zone_name"))
    aff_draft_set (&draft->zone, text);
  else if (is_called (node, "day_change"))
    take_text (&self->schedule->day_change, g_steal_pointer (&text));
  else if (is_called (node, "base_url"))
    take_text (&self->schedule->base_url, g_steal_pointer (&text));
  else if (is_called (node, "days"))
    self->schedule->days_said = g_ascii_strtoll (text, NULL, 10);
}

static void
read_conference (const Reader *self, const xmlNode *conference)
{
  for (const xmlNode *node = conference->children; node; node = node->next)
    read_conference_child (self, node);
}

static void
read_root (const Reader *self, const xmlNode *root)
{
  for (const xmlNode *node = root->children; node; node = node->next) {
    if (is_called (node, "generator") && !self->schedule->generator)
      self->schedule->generator = name_generator (node);
    else if (is_called (node, "conference"))
      read_conference (self, node);
    else if (is_called (node, "day"))
      read_day (self, node);
  }
}

static const char *
find_head (AffSource *source, const char *what)
{
  return g_strstr_len (aff_source_text (source), HEAD_BYTES, what);
}

static int
recognise (AffSource *source, AffReport *report)
{
  AffSourceKind kind = aff_source_kind (source);
  const char *root = find_head (source, "<schedule");

  if (!root || kind == AFF_SOURCE_JSON || kind == AFF_SOURCE_CALENDAR)
    return 0;
  if (kind == AFF_SOURCE_XML && find_head (source, "<conference"))
    return 90;
  return find_head (source, "<conference") ? 60 : 0;
}

// What stands before the declaration, a template's front matter above all, is what makes a
// template of it.
static gboolean
refuse_template (AffSource *source, GError **error)
{
  const char *text = aff_source_text (source);
  const char *start = find_head (source, "<schedule");
  guint line = 1;

  for (const char *at = text; start && at < start; at++)
    line += *at == '\n';
  g_set_error (
    error, AFF_ERROR, AFF_ERROR_FORMAT,
    "%s, line 1: text stands before the XML, whose schedule begins in line %u only. "
    "This seems to be the template of a schedule and not what is made of it: export or "
    "download the finished file.",
    aff_source_name (source), line);
  return FALSE;
}

static gboolean
refuse_root (AffSource *source, const xmlNode *root, GError **error)
{
  g_set_error (
    error, AFF_ERROR, AFF_ERROR_FORMAT,
    "%s, line %ld: this is no schedule.xml, whose first element is “schedule”. Export "
    "the schedule of the event, as XML.",
    aff_source_name (source), root ? xmlGetLineNo (root) : 1);
  return FALSE;
}

static gboolean
read_file (AffSource *source, AffDraft *draft, AffReport *report, GError **error)
{
  g_autoptr (AffSchedule) schedule = aff_schedule_new ();
  Reader self = {schedule, draft, report};

  if (aff_source_kind (source) != AFF_SOURCE_XML)
    return refuse_template (source, error);
  xmlDoc *document = aff_source_xml (source, report, error);
  if (!document)
    return FALSE;
  const xmlNode *root = xmlDocGetRootElement (document);
  if (!root || !is_called (root, "schedule"))
    return refuse_root (source, root, error);
  read_root (&self, root);
  return aff_schedule_finish (schedule, aff_source_name (source), draft, report, error);
}

const AffFormat aff_format_schedule_xml = {
  .name = "schedule-xml",
  .title = "schedule.xml of pentabarf, frab, pretalx and their relatives",
  .recognise = recognise,
  .read = read_file,
};
