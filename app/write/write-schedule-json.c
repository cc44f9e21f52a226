// SPDX-License-Identifier: GPL-3.0-or-later
// schedule.json, version 1, as the schema of the VOC has it. Rooms of a day are members named by the
// room, and a person has a name and no public_name: with both the schema knows two kinds of person.
#include "config.h"

#include "app/write/timetable.h"
#include "app/write/writers.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define SCHEMA "https://c3voc.de/schedule/schema.json"

static void
put (JsonBuilder *json, const char *name, const char *text)
{
  json_builder_set_member_name (json, name);
  json_builder_add_string_value (json, text);
}

static void
put_or_null (JsonBuilder *json, const char *name, const char *text)
{
  json_builder_set_member_name (json, name);
  if (*text)
    json_builder_add_string_value (json, text);
  else
    json_builder_add_null_value (json);
}

static void
put_number (JsonBuilder *json, const char *name, gint64 number)
{
  json_builder_set_member_name (json, name);
  json_builder_add_int_value (json, number);
}

static void
begin_list (JsonBuilder *json, const char *name)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
}

static void
begin_object (JsonBuilder *json, const char *name)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_object (json);
}

static void
put_people (JsonBuilder *json, const GPtrArray *people)
{
  begin_list (json, "persons");
  for (guint i = 0; i < people->len; i++) {
    const AffTimetablePerson *person = g_ptr_array_index (people, i);

    json_builder_begin_object (json);
    put_number (json, "id", person->id);
    put (json, "guid", person->guid);
    put (json, "name", person->name);
    json_builder_end_object (json);
  }
  json_builder_end_array (json);
}

static void
put_links (JsonBuilder *json, const GPtrArray *links)
{
  begin_list (json, "links");
  for (guint i = 0; i < links->len; i++) {
    const AffTimetableLink *link = g_ptr_array_index (links, i);

    json_builder_begin_object (json);
    put (json, "title", link->title);
    put (json, "url", link->address);
    put (json, "type", "paper");
    json_builder_end_object (json);
  }
  json_builder_end_array (json);
}

static void
put_times (JsonBuilder *json, const AffTimetableEvent *event)
{
  put (json, "date", event->date);
  put (json, "start", event->start);
  put (json, "end", event->end);
  put (json, "duration", event->duration);
}

// `url` has to be there; an item without a page has an address that only names it.
static void
put_event (JsonBuilder *json, const AffTimetableEvent *event, const char *room)
{
  g_autofree char *name = g_strconcat ("urn:uuid:", event->guid, NULL);

  json_builder_begin_object (json);
  put (json, "guid", event->guid);
  put_number (json, "id", event->id);
  put_times (json, event);
  put (json, "room", room);
  put (json, "slug", event->slug);
  put (json, "url", *event->address ? event->address : name);
  put (json, "title", event->title);
  put_or_null (json, "subtitle", event->subtitle);
  put_or_null (json, "track", event->track);
  put (json, "type", event->type);
  put (json, "language", event->language);
  put_or_null (json, "abstract", event->abstract);
  put_or_null (json, "description", event->description);
  put_people (json, event->people);
  put_links (json, event->links);
  begin_list (json, "attachments");
  json_builder_end_array (json);
  json_builder_end_object (json);
}

static void
put_day (JsonBuilder *json, const AffTimetableDay *day, guint index)
{
  json_builder_begin_object (json);
  put_number (json, "index", index);
  put (json, "date", day->date);
  put (json, "day_start", day->start);
  put (json, "day_end", day->end);
  begin_object (json, "rooms");
  for (guint i = 0; i < day->rooms->len; i++) {
    const AffTimetableRoom *room = g_ptr_array_index (day->rooms, i);

    begin_list (json, room->name);
    for (guint j = 0; j < room->events->len; j++)
      put_event (json, g_ptr_array_index (room->events, j), room->name);
    json_builder_end_array (json);
  }
  json_builder_end_object (json);
  json_builder_end_object (json);
}

static void
put_rooms_and_tracks (JsonBuilder *json, const AffTimetable *timetable)
{
  begin_list (json, "rooms");
  for (guint i = 0; i < timetable->rooms->len; i++) {
    const AffTimetableRoom *room = g_ptr_array_index (timetable->rooms, i);

    json_builder_begin_object (json);
    put (json, "name", room->name);
    put (json, "guid", room->guid);
    json_builder_end_object (json);
  }
  json_builder_end_array (json);
  begin_list (json, "tracks");
  for (guint i = 0; i < timetable->tracks->len; i++) {
    json_builder_begin_object (json);
    put (json, "name", g_ptr_array_index (timetable->tracks, i));
    json_builder_end_object (json);
  }
  json_builder_end_array (json);
}

static void
put_conference (JsonBuilder *json, const AffTimetable *timetable)
{
  begin_object (json, "conference");
  put (json, "acronym", timetable->acronym);
  put (json, "title", timetable->title);
  put (json, "start", timetable->first_day);
  put (json, "end", timetable->last_day);
  put_number (json, "daysCount", timetable->days->len);
  put (json, "timeslot_duration", "00:05");
  if (strchr (timetable->zone, '/'))
    put (json, "time_zone_name", timetable->zone);
  put_rooms_and_tracks (json, timetable);
  begin_list (json, "days");
  for (guint i = 0; i < timetable->days->len; i++)
    put_day (json, g_ptr_array_index (timetable->days, i), i + 1);
  json_builder_end_array (json);
  json_builder_end_object (json);
}

// The schema has no place for it in an event. guid → words (schedule-own.h).
static void
put_own (JsonBuilder *json, const AffTimetable *timetable)
{
  begin_object (json, "affiche");
  for (guint i = 0; i < timetable->days->len; i++) {
    const AffTimetableDay *day = g_ptr_array_index (timetable->days, i);
    for (guint j = 0; j < day->rooms->len; j++) {
      GPtrArray *events = ((AffTimetableRoom *) g_ptr_array_index (day->rooms, j))->events;
      for (guint k = 0; k < events->len; k++) {
        const AffTimetableEvent *event = g_ptr_array_index (events, k);
        if (*event->own)
          put (json, event->guid, event->own);
      }
    }
  }
  json_builder_end_object (json);
}

static void
put_file (JsonBuilder *json, const AffTimetable *timetable, const char *head)
{
  json_builder_begin_object (json);
  put (json, "$schema", SCHEMA);
  begin_object (json, "generator");
  put (json, "name", "Affiche");
  put (json, "version", AFF_VERSION);
  json_builder_end_object (json);
  begin_object (json, "schedule");
  put (json, "version", timetable->version);
  put (json, "base_url", timetable->base);
  put (json, "log_head", head);
  put_conference (json, timetable);
  put_own (json, timetable);
  json_builder_end_object (json);
  json_builder_end_object (json);
}

GBytes *
aff_write_schedule_json (const AffExportContext *context, GPtrArray *notes, GError **error)
{
  g_autoptr (AffTimetable) timetable = aff_timetable_new (context->programme, context->now);
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();

  put_file (json, timetable, context->head);
  g_autoptr (JsonNode) root = json_builder_get_root (json);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  gsize length = 0;
  char *text = json_generator_to_data (generator, &length);
  aff_timetable_note (timetable, notes);
  return g_bytes_new_take (text, length);
}
