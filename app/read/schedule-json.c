// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read/schedule-json.h"

#include <string.h>

// Who takes part in an event and is not heard in it.
static const char *const silent_roles[] = {"coordinator", "organizer", "organiser", "producer",
                                           "reviewer",    "submitter", "technician"};

static const char *const person_names[] = {"public_name", "name",         "full_public_name",
                                           "fullname",    "display_name", "title",
                                           NULL};

AffScheduleEvent *
aff_schedule_json_add (AffScheduleJson *self)
{
  return aff_schedule_add (self->schedule, g_strdup_printf ("record %u", ++self->records));
}

void
aff_schedule_json_remark (AffScheduleJson *self,
                          AffRemarkKind kind,
                          const char *code,
                          const AffScheduleEvent *event,
                          const char *meaning,
                          const char *action)
{
  aff_report_add (self->report, kind, code, event ? event->place : NULL, meaning, action);
}

char *
aff_schedule_json_text (JsonObject *object, const char *name)
{
  JsonObject *inner = aff_member_object (object, name);
  char *text = NULL;

  if (!inner)
    text = aff_member_dup (object, name);
  else if (aff_member (inner, "name"))
    text = g_strdup (aff_member_localised (inner, "name"));
  else
    text = g_strdup (aff_member_localised (object, name));
  if (text && !*text)
    g_clear_pointer (&text, g_free);
  return text;
}

char *
aff_schedule_json_first (JsonObject *object, const char *const *names)
{
  char *text = NULL;

  for (; *names && !text; names++)
    text = aff_schedule_json_text (object, *names);
  return text;
}

gboolean
aff_schedule_json_holds (JsonObject *object, const char *name)
{
  JsonArray *array = aff_member_array (object, name);
  JsonObject *inner = aff_member_object (object, name);

  return (array && json_array_get_length (array) > 0) ||
         (inner && json_object_get_size (inner) > 0);
}

static gboolean
is_silent (JsonObject *person)
{
  const char *role = aff_member_text (person, "role");

  for (gsize i = 0; role && i < G_N_ELEMENTS (silent_roles); i++)
    if (strcmp (role, silent_roles[i]) == 0)
      return TRUE;
  return FALSE;
}

static void
add_person (AffScheduleEvent *event, JsonNode *node)
{
  JsonObject *person = aff_node_object (node);
  g_autofree char *keep = NULL;

  if (!person) {
    const char *name = aff_node_text (node, &keep);
    if (name)
      aff_schedule_event_add_person (event, name);
    return;
  }
  event->has_answers |= aff_schedule_json_holds (person, "answers");
  event->has_emails |= aff_member_text (person, "email") != NULL;
  keep = is_silent (person) ? NULL : aff_schedule_json_first (person, person_names);
  if (keep)
    aff_schedule_event_add_person (event, keep);
}

void
aff_schedule_json_persons (AffScheduleEvent *event, JsonObject *object, const char *name)
{
  JsonArray *persons = aff_member_array (object, name);

  if (!persons)
    return;
  aff_schedule_event_add_person (event, NULL);
  for (guint i = 0; i < json_array_get_length (persons); i++)
    add_person (event, json_array_get_element (persons, i));
}

void
aff_schedule_json_settle_start (AffScheduleEvent *event)
{
  AffWhen when = AFF_WHEN_NONE;

  if (event->date || !event->start || !aff_when_parse (event->start, &when, NULL) || !*when.day)
    return;
  event->date = g_steal_pointer (&event->start);
}

void
aff_schedule_json_each (AffScheduleJson *self,
                        JsonArray *list,
                        AffScheduleJsonFunc func,
                        gpointer data)
{
  for (guint i = 0; list && i < json_array_get_length (list); i++) {
    JsonObject *object = aff_node_object (json_array_get_element (list, i));
    if (object)
      func (self, object, data);
    else
      aff_schedule_json_remark (self, AFF_REMARK_LEFT, "entry-unreadable", NULL,
                                "In a list of events stands something that is no object.",
                                "It was left out.");
  }
}

JsonArray *
aff_schedule_json_page (JsonNode *root)
{
  JsonArray *list = aff_node_array (root);

  return list ? list : aff_member_array (aff_node_object (root), "results");
}

JsonObject *
aff_schedule_json_first_object (JsonArray *list)
{
  for (guint i = 0; list && i < json_array_get_length (list); i++) {
    JsonObject *object = aff_node_object (json_array_get_element (list, i));
    if (object)
      return object;
  }
  return NULL;
}
