// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions that refer to tables of speakers, rooms and types by id, with their texts in several
// languages (COSCUP).
#include "app/read/schedule-json.h"

#include <string.h>

typedef struct {
  GHashTable *speakers; // id → name, borrowed
  GHashTable *rooms;
  GHashTable *types;
} Tables;

// The object that holds the texts of one language: that of English, else the first that has TEXT.
static JsonObject *
find_texts (JsonObject *object, const char *text)
{
  JsonObject *english = aff_member_object (object, "en");
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *node = NULL;

  if (!object || aff_member_text (english, text))
    return english;
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (aff_member_text (aff_node_object (node), text))
      return aff_node_object (node);
  return aff_member_text (object, text) ? object : NULL;
}

static GHashTable *
list_names (JsonObject *root, const char *table)
{
  GHashTable *names = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *list = aff_member_array (root, table);

  for (guint i = 0; list && i < json_array_get_length (list); i++) {
    JsonObject *entry = aff_node_object (json_array_get_element (list, i));
    const char *id = aff_member_text (entry, "id");
    const char *name = aff_member_text (find_texts (entry, "name"), "name");
    if (id && name)
      g_hash_table_insert (names, (gpointer) id, (gpointer) name);
  }
  return names;
}

static void
read_speakers (AffScheduleJson *self,
               AffScheduleEvent *event,
               JsonObject *session,
               GHashTable *names)
{
  JsonArray *speakers = aff_member_array (session, "speakers");

  if (!speakers)
    return;
  aff_schedule_event_add_person (event, NULL);
  for (guint i = 0; i < json_array_get_length (speakers); i++) {
    g_autofree char *keep = NULL;
    const char *id = aff_node_text (json_array_get_element (speakers, i), &keep);
    const char *name = id ? g_hash_table_lookup (names, id) : NULL;
    if (name)
      aff_schedule_event_add_person (event, name);
    else
      aff_schedule_json_remark (self, AFF_REMARK_LEFT, "speaker-unknown", event,
                                "An event names a speaker by an id that no table has.",
                                "That speaker was left out.");
  }
}

static char *
look_up (JsonObject *session, const char *member, GHashTable *names)
{
  g_autofree char *id = aff_member_dup (session, member);
  const char *name = id ? g_hash_table_lookup (names, id) : NULL;

  return name ? g_strdup (name) : g_steal_pointer (&id);
}

static gboolean
has_links (JsonObject *session)
{
  static const char *const names[] = {"slide", "record", "co_write", "qa"};

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (aff_member_text (session, names[i]))
      return TRUE;
  return FALSE;
}

// Texts of two languages that are not the same.
static gboolean
has_two_languages (JsonObject *session, JsonObject *taken, const char *title)
{
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *node = NULL;

  json_object_iter_init_ordered (&iter, session);
  while (json_object_iter_next_ordered (&iter, &name, &node)) {
    JsonObject *texts = aff_node_object (node);
    const char *other = texts != taken ? aff_member_text (texts, "title") : NULL;
    if (other && title && strcmp (other, title) != 0)
      return TRUE;
  }
  return FALSE;
}

static void
set_texts (AffScheduleJson *self, AffScheduleEvent *event, JsonObject *session)
{
  JsonObject *texts = find_texts (session, "title");

  event->title = aff_member_dup (texts, "title");
  event->description = aff_member_dup (texts, "description");
  if (has_two_languages (session, texts, event->title))
    aff_schedule_json_remark (self, AFF_REMARK_HANDLED, "two-languages", event,
                              "The texts of an event stand in several languages.",
                              "The English ones were taken, or else the first.");
}

static void
read_session (AffScheduleJson *self, JsonObject *session, gpointer data)
{
  const Tables *tables = data;
  AffScheduleEvent *event = aff_schedule_json_add (self);

  event->id = aff_member_dup (session, "id");
  event->date = aff_member_dup (session, "start");
  event->end = aff_member_dup (session, "end");
  event->language = aff_member_dup (session, "language");
  event->address = aff_member_dup (session, "uri");
  event->room = look_up (session, "room", tables->rooms);
  event->track = look_up (session, "type", tables->types);
  event->has_links = has_links (session);
  set_texts (self, event, session);
  read_speakers (self, event, session, tables->speakers);
}

static gboolean
has_tables (JsonNode *root)
{
  JsonObject *object = aff_node_object (root);
  JsonObject *session = aff_schedule_json_first_object (aff_member_array (object, "sessions"));

  return aff_member_array (object, "speakers") && aff_member (session, "start") &&
         aff_member (session, "id") && find_texts (session, "title");
}

static void
read_tables (AffScheduleJson *self, JsonNode *root)
{
  JsonObject *object = aff_node_object (root);
  g_autoptr (GHashTable) speakers = list_names (object, "speakers");
  g_autoptr (GHashTable) rooms = list_names (object, "rooms");
  g_autoptr (GHashTable) types = list_names (object, "session_types");
  Tables tables = {speakers, rooms, types};

  if (g_hash_table_size (types) > 0)
    aff_schedule_json_remark (self, AFF_REMARK_HANDLED, "types-are-tracks", NULL,
                              "The types of the sessions are the themes of rooms and days.",
                              "They were read as tracks.");
  aff_schedule_json_each (self, aff_member_array (object, "sessions"), read_session, &tables);
}

const AffScheduleShape aff_schedule_shape_tables = {85, has_tables, read_tables};
