// SPDX-License-Identifier: GPL-3.0-or-later
// Events with the members that schedule.xml has as elements: below days and rooms (version 1), and
// flat (schedule2, alpha 3, and c3voc's hub).
#include "app/read/schedule-json.h"

#include <string.h>

typedef struct {
  const char *names[4]; // the first that has a text
  gsize field;          // of AffScheduleEvent
} Field;

static const Field fields[] = {
  {{"guid"}, G_STRUCT_OFFSET (AffScheduleEvent, guid)},
  {{"id"}, G_STRUCT_OFFSET (AffScheduleEvent, id)},
  {{"code"}, G_STRUCT_OFFSET (AffScheduleEvent, code)},
  {{"title", "name"}, G_STRUCT_OFFSET (AffScheduleEvent, title)},
  {{"subtitle"}, G_STRUCT_OFFSET (AffScheduleEvent, subtitle)},
  {{"language"}, G_STRUCT_OFFSET (AffScheduleEvent, language)},
  {{"type"}, G_STRUCT_OFFSET (AffScheduleEvent, type)},
  {{"track"}, G_STRUCT_OFFSET (AffScheduleEvent, track)},
  {{"room", "location"}, G_STRUCT_OFFSET (AffScheduleEvent, room)},
  {{"abstract"}, G_STRUCT_OFFSET (AffScheduleEvent, abstract)},
  {{"description"}, G_STRUCT_OFFSET (AffScheduleEvent, description)},
  {{"url"}, G_STRUCT_OFFSET (AffScheduleEvent, address)},
  {{"date"}, G_STRUCT_OFFSET (AffScheduleEvent, date)},
  {{"start", "schedule_start"}, G_STRUCT_OFFSET (AffScheduleEvent, start)},
  {{"end", "schedule_end"}, G_STRUCT_OFFSET (AffScheduleEvent, end)},
  {{"duration", "schedule_duration"}, G_STRUCT_OFFSET (AffScheduleEvent, duration)},
};

static const char *const people_names[] = {"persons", "participants", "speakers"};

typedef struct {
  const char *date; // borrowed
  const char *room; // borrowed
  GHashTable *tracks;
  JsonObject *own; // borrowed; guid → words (schedule-own.h), or NULL
  AffWhen begins;  // the day
  AffWhen ends;
} Where;

static JsonObject *
find_schedule (JsonNode *root)
{
  JsonObject *object = aff_node_object (root);
  JsonObject *schedule = aff_member_object (object, "schedule");

  return schedule ? schedule : object;
}

static void
name_track (AffScheduleEvent *event, JsonObject *object, GHashTable *tracks)
{
  const char *slug = aff_member_text (aff_member_object (object, "track"), "slug");
  const char *name = slug && tracks ? g_hash_table_lookup (tracks, slug) : NULL;

  if (!name)
    return;
  g_free (event->track);
  event->track = g_strdup (name);
}

// c3voc's hub refers to rooms by numbers that nobody could find on a door.
static void
drop_room_number (AffScheduleJson *self, AffScheduleEvent *event)
{
  if (!event->room || !g_uuid_string_is_valid (event->room))
    return;
  g_clear_pointer (&event->room, g_free);
  aff_schedule_json_remark (self, AFF_REMARK_LEFT, "room-is-number", event,
                            "An event names its room by a number, and the file does not say "
                            "which room that is.",
                            "The room was left out.");
}

static void
report_id (AffScheduleJson *self, const AffScheduleEvent *event, JsonObject *object)
{
  if (aff_member_text (object, "id") && !g_uuid_string_is_valid (event->id))
    aff_schedule_json_remark (self, AFF_REMARK_HANDLED, "id-is-text", event,
                              "The id of an event is a text, where the format wants a number.",
                              "It was read as it is.");
}

static void
read_event (AffScheduleJson *self, JsonObject *object, gpointer data)
{
  const Where *where = data;
  AffScheduleEvent *event = aff_schedule_json_add (self);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++) {
    char **field = G_STRUCT_MEMBER_P (event, fields[i].field);
    *field = aff_schedule_json_first (object, fields[i].names);
  }
  event->day = g_strdup (where->date);
  event->day_begins = where->begins;
  event->day_ends = where->ends;
  name_track (event, object, where->tracks);
  aff_schedule_event_list_room (event, where->room, self->report);
  drop_room_number (self, event);
  if (event->guid)
    event->own = g_strdup (aff_member_text (where->own, event->guid));
  report_id (self, event, object);
  for (gsize i = 0; i < G_N_ELEMENTS (people_names) && !event->speakers; i++)
    aff_schedule_json_persons (event, object, people_names[i]);
  event->has_links = aff_schedule_json_holds (object, "links") ||
                     aff_schedule_json_holds (object, "attachments");
  event->has_answers |= aff_schedule_json_holds (object, "answers");
  aff_schedule_json_settle_start (event);
}

static void
read_room (AffScheduleJson *self, const Where *day, const char *name, JsonNode *node)
{
  Where where = *day;

  where.room = name;
  if (JSON_NODE_HOLDS_ARRAY (node))
    aff_schedule_json_each (self, aff_node_array (node), read_event, &where);
  else
    aff_schedule_json_remark (self, AFF_REMARK_LEFT, "room-unreadable", NULL,
                              "A room of a day holds no list of events.", "It was left out.");
}

// A room that is no key, or an event that is below none.
static void
read_listed (AffScheduleJson *self, JsonObject *object, gpointer data)
{
  const Where *day = data;
  JsonNode *events = aff_member (object, "events");

  if (events)
    read_room (self, day, aff_member_localised (object, "name"), events);
  else
    read_event (self, object, data);
}

static AffWhen
read_instant (JsonObject *day, const char *name)
{
  const char *text = aff_member_text (day, name);
  AffWhen when = AFF_WHEN_NONE;

  return text && aff_when_parse (text, &when, NULL) && when.minute >= 0 ? when : AFF_WHEN_NONE;
}

static void
read_day (AffScheduleJson *self, JsonObject *day, gpointer data)
{
  JsonObject *rooms = aff_member_object (day, "rooms");
  JsonArray *list = aff_member_array (day, "rooms");
  Where where = *(const Where *) data;
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *node = NULL;

  where.date = aff_member_text (day, "date");
  where.begins = read_instant (day, "day_start");
  where.ends = read_instant (day, "day_end");
  aff_schedule_list_day (self->schedule, where.date);
  if (list && json_array_get_length (list) > 0)
    aff_schedule_json_remark (
      self, AFF_REMARK_GUESSED, "rooms-as-list", NULL,
      "The rooms of a day are a list, where the format wants them by name.",
      "Events were read with the room that they or the list name.");
  aff_schedule_json_each (self, list, read_listed, &where);
  if (!rooms)
    return;
  json_object_iter_init_ordered (&iter, rooms);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    read_room (self, &where, name, node);
}

static char *
name_generator (JsonObject *object)
{
  JsonObject *generator = aff_member_object (object, "generator");
  const char *name = aff_member_text (generator, "name");
  const char *version = aff_member_text (generator, "version");

  if (!name)
    return aff_member_dup (object, "generator");
  return g_strdup_printf ("%s%s%s", name, version ? " " : "", version ? version : "");
}

static void
set_day (char **day, const char *text)
{
  AffWhen when = AFF_WHEN_NONE;

  if (text && aff_when_parse (text, &when, NULL) && *when.day)
    aff_draft_set (day, when.day);
  else
    aff_draft_set (day, text);
}

static void
read_conference (AffScheduleJson *self, JsonObject *conference)
{
  AffDraft *draft = self->draft;

  aff_draft_set (&draft->title, aff_member_localised (conference, "title"));
  aff_draft_set (&draft->code, aff_member_text (conference, "acronym"));
  set_day (&draft->first_day, aff_member_text (conference, "start"));
  set_day (&draft->last_day, aff_member_text (conference, "end"));
  aff_draft_set (&draft->venue, aff_member_localised (conference, "venue"));
  aff_draft_set (&draft->city, aff_member_localised (conference, "city"));
  aff_draft_set (&draft->zone, aff_member_text (conference, "time_zone_name"));
  self->schedule->day_change = aff_member_dup (conference, "day_change");
  self->schedule->days_said = aff_member_int (conference, "daysCount", 0);
}

// slug → name, both borrowed.
static GHashTable *
list_tracks (JsonObject *conference)
{
  GHashTable *tracks = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *list = aff_member_array (conference, "tracks");

  for (guint i = 0; list && i < json_array_get_length (list); i++) {
    JsonObject *track = aff_node_object (json_array_get_element (list, i));
    const char *slug = aff_member_text (track, "slug");
    const char *name = aff_member_localised (track, "name");
    if (slug && name)
      g_hash_table_insert (tracks, (gpointer) slug, (gpointer) name);
  }
  return tracks;
}

static void
read_schedule (AffScheduleJson *self, JsonNode *root)
{
  JsonObject *schedule = find_schedule (root);
  JsonObject *conference = aff_member_object (schedule, "conference");
  g_autoptr (GHashTable) tracks = list_tracks (conference);
  Where nowhere = {NULL,          NULL,         tracks, aff_member_object (schedule, "affiche"),
                   AFF_WHEN_NONE, AFF_WHEN_NONE};

  self->schedule->generator = name_generator (aff_node_object (root));
  self->schedule->base_url = aff_member_dup (schedule, "base_url");
  read_conference (self, conference);
  if (conference && aff_member (schedule, "rooms"))
    aff_schedule_json_remark (
      self, AFF_REMARK_HANDLED, "rooms-misplaced", NULL,
      "The list of rooms stands beside the conference, where the format "
      "wants it in the conference.",
      "Rooms were read where events name them.");
  aff_schedule_json_each (self, aff_member_array (conference, "days"), read_day, &nowhere);
  aff_schedule_json_each (self, aff_member_array (schedule, "events"), read_event, &nowhere);
}

static gboolean
has_days (JsonNode *root)
{
  JsonObject *schedule = aff_member_object (aff_node_object (root), "schedule");

  return aff_member_array (aff_member_object (schedule, "conference"), "days") != NULL;
}

// An event of its own by the words of schedule2 or of c3voc's hub.
static gboolean
is_event (JsonObject *object)
{
  if (aff_member_text (object, "schedule_start"))
    return aff_member (object, "name") || aff_member (object, "title");
  return aff_member_text (object, "guid") && aff_member_text (object, "start") &&
         aff_member (object, "title") && aff_member (object, "room");
}

static gboolean
has_flat_events (JsonNode *root)
{
  JsonArray *list = aff_member_array (find_schedule (root), "events");

  if (!list)
    list = aff_schedule_json_page (root);
  return is_event (aff_schedule_json_first_object (list));
}

static void
read_flat (AffScheduleJson *self, JsonNode *root)
{
  Where nowhere = {0};
  JsonArray *page = aff_schedule_json_page (root);

  if (page)
    aff_schedule_json_each (self, page, read_event, &nowhere);
  else
    read_schedule (self, root);
}

const AffScheduleShape aff_schedule_shape_days = {95, has_days, read_schedule};
const AffScheduleShape aff_schedule_shape_flat = {85, has_flat_events, read_flat};
