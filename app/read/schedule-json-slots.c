// SPDX-License-Identifier: GPL-3.0-or-later
// Submissions of pretalx and the slots in which they are: pages of its API, and files that web
// sites make of them (date → minute → room → submission).
#include "app/read/schedule-json.h"

#include <string.h>

static const char *const language_names[] = {"content_locale", "language", NULL};

static void
set_slot (AffScheduleJson *self, AffScheduleEvent *event, JsonObject *slot)
{
  JsonNode *room = aff_member (slot, "room");

  event->date = aff_schedule_json_text (slot, "start");
  event->end = aff_schedule_json_text (slot, "end");
  if (!event->duration)
    event->duration = aff_schedule_json_text (slot, "duration");
  if (!room || json_node_is_null (room))
    return;
  if (JSON_NODE_HOLDS_VALUE (room) && json_node_get_value_type (room) != G_TYPE_STRING)
    aff_schedule_json_remark (self, AFF_REMARK_LEFT, "room-is-number", event,
                              "An event names its room by a number, and the file does not say "
                              "which room that is.",
                              "The room was left out.");
  else
    event->room = aff_schedule_json_text (slot, "room");
}

static void
read_submission (AffScheduleJson *self, JsonObject *submission, AffScheduleEvent *event)
{
  event->code = aff_member_dup (submission, "code");
  event->title = aff_schedule_json_text (submission, "title");
  event->type = aff_schedule_json_text (submission, "submission_type");
  event->track = aff_schedule_json_text (submission, "track");
  event->language = aff_schedule_json_first (submission, language_names);
  event->abstract = aff_schedule_json_text (submission, "abstract");
  event->description = aff_schedule_json_text (submission, "description");
  event->duration = aff_member_dup (submission, "duration");
  event->state = aff_member_dup (submission, "state");
  aff_schedule_json_persons (event, submission, "speakers");
  event->has_links = aff_schedule_json_holds (submission, "resources");
  event->has_answers |= aff_schedule_json_holds (submission, "answers");
}

// A number or a code instead of an object: what it is stands elsewhere.
static void
drop_number (char **text, JsonObject *object, const char *name)
{
  JsonNode *node = aff_member (object, name);

  if (node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    g_clear_pointer (text, g_free);
}

static AffScheduleEvent *
add_submission (AffScheduleJson *self, JsonObject *submission, JsonObject *slot)
{
  AffScheduleEvent *event = aff_schedule_json_add (self);

  read_submission (self, submission, event);
  drop_number (&event->type, submission, "submission_type");
  drop_number (&event->track, submission, "track");
  set_slot (self, event, slot);
  if (!event->title)
    self->without_name++;
  return event;
}

static void
read_break (AffScheduleJson *self, JsonObject *slot)
{
  AffScheduleEvent *event = aff_schedule_json_add (self);

  event->title = aff_schedule_json_text (slot, "description");
  event->id = aff_member_dup (slot, "id");
  event->natures = AFF_NATURE_BREAK;
  if (!event->title)
    event->title = g_strdup ("Break");
  if (event->id) {
    g_autofree char *number = g_steal_pointer (&event->id);
    event->id = g_strconcat ("slot-", number, NULL);
  }
  set_slot (self, event, slot);
  self->schedule->has_breaks = TRUE;
}

static gboolean
is_hidden (AffScheduleJson *self, JsonObject *slot)
{
  JsonNode *visible = aff_member (slot, "is_visible");
  const char *type = aff_member_text (slot, "slot_type");
  gboolean is_blocker = type && strcmp (type, "blocker") == 0;
  gboolean is_out = visible && JSON_NODE_HOLDS_VALUE (visible) &&
                    json_node_get_value_type (visible) == G_TYPE_BOOLEAN &&
                    !json_node_get_boolean (visible);

  if (is_blocker || is_out)
    aff_schedule_json_remark (self, AFF_REMARK_LEFT, "slot-hidden", NULL,
                              "A slot is hidden from the public, or only keeps a room free.",
                              "It was left out.");
  return is_blocker || is_out;
}

// What organisers export holds submissions of which the public never hears.
static gboolean
is_unaccepted (AffScheduleJson *self, JsonObject *submission)
{
  static const char *const states[] = {"submitted", "rejected", "draft", "deleted", NULL};
  const char *state = aff_member_text (submission, "state");
  const char *code = aff_member_text (submission, "code");

  if (!state || !g_strv_contains (states, state))
    return FALSE;
  aff_report_add (self->report, AFF_REMARK_LEFT, "submission-not-accepted", code,
                  "A submission was rejected, or nobody has decided about it yet.",
                  "It was left out.");
  return TRUE;
}

static void
read_slot (AffScheduleJson *self, JsonObject *slot, gpointer data)
{
  JsonObject *submission = aff_member_object (slot, "submission");
  const char *code = aff_member_text (slot, "submission");

  if (is_hidden (self, slot) || (submission && is_unaccepted (self, submission)))
    return;
  if (submission)
    add_submission (self, submission, slot);
  else if (code) {
    AffScheduleEvent *event = add_submission (self, NULL, slot);
    event->code = g_strdup (code);
  } else
    read_break (self, slot);
}

static void
read_whole_submission (AffScheduleJson *self, JsonObject *submission, gpointer data)
{
  JsonObject *slot = aff_member_object (submission, "slot");
  JsonArray *slots = aff_member_array (submission, "slots");
  guint count = 0;

  if (is_unaccepted (self, submission))
    return;
  for (guint i = 0; slots && i < json_array_get_length (slots); i++) {
    JsonObject *one = aff_node_object (json_array_get_element (slots, i));
    if (one)
      add_submission (self, submission, one);
    count += one != NULL;
  }
  if (count == 0)
    add_submission (self, submission, slot);
}

static void
read_page (AffScheduleJson *self, JsonNode *root, AffScheduleJsonFunc func)
{
  self->schedule->generator = g_strdup ("pretalx");
  aff_schedule_json_each (self, aff_schedule_json_page (root), func, NULL);
  if (!aff_member_text (aff_node_object (root), "next"))
    return;
  self->draft->is_partial = TRUE;
  aff_schedule_json_remark (self, AFF_REMARK_LEFT, "page-of-many", NULL,
                            "This is one page of an answer that goes on.",
                            "What it lacks is not taken as gone. Import all pages together.");
}

static void
read_slots (AffScheduleJson *self, JsonNode *root)
{
  read_page (self, root, read_slot);
}

static void
read_submissions (AffScheduleJson *self, JsonNode *root)
{
  read_page (self, root, read_whole_submission);
}

static gboolean
has_slots (JsonNode *root)
{
  JsonObject *slot = aff_schedule_json_first_object (aff_schedule_json_page (root));

  return slot && aff_member (slot, "start") && aff_member (slot, "end") &&
         aff_member (slot, "submission") && aff_member (slot, "room");
}

static gboolean
is_submission (JsonObject *object)
{
  return aff_member_text (object, "code") && aff_member (object, "title") &&
         aff_member (object, "submission_type") &&
         (aff_member (object, "slot") || aff_member (object, "slots"));
}

static gboolean
has_submissions (JsonNode *root)
{
  return is_submission (aff_schedule_json_first_object (aff_schedule_json_page (root)));
}

static gboolean
is_day (const char *name)
{
  AffWhen when = AFF_WHEN_NONE;

  return aff_when_parse (name, &when, NULL) && *when.day && when.minute < 0;
}

// An object of which the first member is called like a day.
static JsonObject *
find_days (JsonNode *node)
{
  JsonObject *object = aff_node_object (node);
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *day = NULL;

  if (!object)
    return NULL;
  json_object_iter_init_ordered (&iter, object);
  if (!json_object_iter_next_ordered (&iter, &name, &day) || !is_day (name))
    return NULL;
  return JSON_NODE_HOLDS_OBJECT (day) ? object : NULL;
}

typedef struct {
  const char *day; // borrowed
  int minute;
} Moment;

// What is for all rooms: a title in several languages and nothing else.
static void
add_extra (AffScheduleJson *self, JsonObject *extra, const Moment *moment)
{
  AffScheduleEvent *event = aff_schedule_json_add (self);

  event->id = aff_member_dup (extra, "id");
  event->title = aff_schedule_json_text (extra, "title");
  event->day = g_strdup (moment->day);
  event->start = g_strdup_printf ("%02d:%02d", moment->minute / 60, moment->minute % 60);
  event->duration = aff_member_dup (extra, "duration");
  self->schedule->has_breaks = TRUE;
}

static void
report_moment (AffScheduleJson *self, const AffScheduleEvent *event, const Moment *moment)
{
  AffWhen when = AFF_WHEN_NONE;

  if (!event->date || !aff_when_parse (event->date, &when, NULL) ||
      when.minute == moment->minute)
    return;
  aff_schedule_json_remark (self, AFF_REMARK_GUESSED, "start-contradicts-date", event,
                            "The date of an event and its start have different times of day.",
                            "The date was taken, with its offset from UTC.");
}

static void
read_moment (AffScheduleJson *self, JsonObject *rooms, const Moment *moment)
{
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *node = NULL;

  if (aff_member (rooms, "title")) {
    add_extra (self, rooms, moment);
    return;
  }
  json_object_iter_init_ordered (&iter, rooms);
  while (json_object_iter_next_ordered (&iter, &name, &node)) {
    JsonObject *submission = aff_node_object (node);
    JsonObject *slot = aff_member_object (submission, "slot");
    if (!submission)
      continue;
    AffScheduleEvent *event = add_submission (self, submission, slot);
    event->day = g_strdup (moment->day);
    report_moment (self, event, moment);
  }
}

// "540" is nine o'clock.
static int
read_minute (const char *name)
{
  guint64 minute = 0;

  return g_ascii_string_to_unsigned (name, 10, 0, 1439, &minute, NULL) ? (int) minute : -1;
}

static void
read_minutes_of_day (AffScheduleJson *self, const char *day, JsonObject *minutes)
{
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *node = NULL;

  json_object_iter_init_ordered (&iter, minutes);
  while (json_object_iter_next_ordered (&iter, &name, &node)) {
    Moment moment = {day, read_minute (name)};
    JsonObject *rooms = aff_node_object (node);
    if (rooms && moment.minute >= 0)
      read_moment (self, rooms, &moment);
    else
      aff_schedule_json_remark (self, AFF_REMARK_LEFT, "entry-unreadable", NULL,
                                "Below a day stands something that is no minute with rooms.",
                                "It was left out.");
  }
}

static void
read_days (AffScheduleJson *self, JsonObject *days)
{
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *node = NULL;

  json_object_iter_init_ordered (&iter, days);
  while (json_object_iter_next_ordered (&iter, &name, &node)) {
    JsonObject *minutes = aff_node_object (node);
    if (!minutes || !is_day (name))
      continue;
    aff_schedule_list_day (self->schedule, name);
    read_minutes_of_day (self, name, minutes);
  }
}

static gboolean
has_minutes (JsonNode *root)
{
  return find_days (aff_member (aff_node_object (root), "schedule")) != NULL;
}

// Talks, sprints, breaks: each is an object of days.
static void
read_minutes (AffScheduleJson *self, JsonNode *root)
{
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *node = NULL;

  self->schedule->generator = g_strdup ("pretalx");
  json_object_iter_init_ordered (&iter, aff_node_object (root));
  while (json_object_iter_next_ordered (&iter, &name, &node)) {
    JsonObject *days = find_days (node);
    if (days)
      read_days (self, days);
  }
}

const AffScheduleShape aff_schedule_shape_slots = {90, has_slots, read_slots};
const AffScheduleShape aff_schedule_shape_submissions = {90, has_submissions, read_submissions};
const AffScheduleShape aff_schedule_shape_minutes = {90, has_minutes, read_minutes};
