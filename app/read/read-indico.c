// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/clock.h"
#include "app/draft/member.h"
#include "app/read/formats.h"
#include "app/read/indico.h"

#include <string.h>

static void
free_zone (gpointer zone)
{
  if (zone)
    g_time_zone_unref (zone);
}

static void
start (AffIndico *self, AffDraft *draft, AffReport *report)
{
  *self = (AffIndico){.draft = draft, .report = report};
  self->topics = aff_topics_new ();
  self->zones = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_zone);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->sessions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
end (AffIndico *self)
{
  aff_topics_settle (self->topics, self->report);
  aff_topics_free (self->topics);
  g_hash_table_unref (self->zones);
  g_hash_table_unref (self->seen);
  g_hash_table_unref (self->sessions);
  g_hash_table_unref (self->titles);
}

static gboolean
fail (AffSource *source, GError **error, const char *what)
{
  g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
               "%s %s Export one event from Indico as JSON with detail=contributions or "
               "detail=sessions.",
               aff_source_name (source), what);
  return FALSE;
}

static gboolean
is_event (JsonObject *object)
{
  return aff_member_array (object, "contributions") || aff_member_array (object, "sessions");
}

static void
read_zone (AffIndico *self, JsonObject *event)
{
  const char *name = aff_member_text (event, "timezone");
  g_autoptr (GTimeZone) zone = name ? aff_zone_find (name, NULL) : NULL;

  if (zone)
    aff_draft_set (&self->draft->zone, name);
  else if (name)
    aff_report_add (self->report, AFF_REMARK_GUESSED, "unknown-zone", NULL,
                    "A time is of a zone that nobody knows.",
                    "It was taken for local time of the event.");
}

static void
read_head (AffIndico *self, JsonObject *event)
{
  AffWhen first = AFF_WHEN_NONE;
  AffWhen last = AFF_WHEN_NONE;

  read_zone (self, event);
  first = aff_indico_when (self, event, "startDate", "the event");
  last = aff_indico_when (self, event, "endDate", "the event");
  aff_draft_set (&self->draft->title, aff_member_text (event, "title"));
  aff_draft_set (&self->draft->venue, aff_member_text (event, "location"));
  aff_draft_set (&self->draft->first_day, first.day);
  aff_draft_set (&self->draft->last_day, last.day);
  self->room = aff_member_text (event, "room");
  if (aff_member_array (event, "chairs") || aff_member_object (event, "creator"))
    aff_report_add (self->report, AFF_REMARK_LEFT, "chairs-left-out", NULL,
                    "The file names the chairs of the event and who made its page.",
                    "They were left out; add a text about the organisers by hand.");
}

// Sessions as blocks with their contributions; those of posters and empty ones are items.
static void
read_block (AffIndico *self, JsonObject *object)
{
  g_autofree char *title = aff_indico_title (object);
  JsonObject *session = aff_member_object (object, "session");
  const char *name = title ? title : aff_member_text (session, "title");
  g_autofree char *key = aff_indico_session_key (self, name ? name : "");
  AffIndicoBlock block = {.title = name, .is_poster = aff_indico_is_true (session, "isPoster")};
  JsonArray *contributions = aff_member_array (object, "contributions");
  guint length = contributions ? json_array_get_length (contributions) : 0;

  block.is_poster = block.is_poster || aff_indico_is_true (object, "isPoster");
  if (block.is_poster || length == 0)
    block.key = key;
  if (block.key)
    aff_indico_session (self, key, object, &block);
  for (guint i = 0; i < length; i++) {
    JsonObject *contribution = aff_node_object (json_array_get_element (contributions, i));
    if (contribution)
      aff_indico_contribution (self, contribution, &block);
  }
}

static void
read_event (AffIndico *self, JsonObject *event)
{
  JsonArray *sessions = aff_member_array (event, "sessions");
  JsonArray *contributions = aff_member_array (event, "contributions");
  guint n_sessions = sessions ? json_array_get_length (sessions) : 0;
  guint n_contributions = contributions ? json_array_get_length (contributions) : 0;

  read_head (self, event);
  for (guint i = 0; i < n_sessions; i++) {
    JsonObject *session = aff_node_object (json_array_get_element (sessions, i));
    if (session)
      read_block (self, session);
  }
  for (guint i = 0; i < n_contributions; i++) {
    JsonObject *object = aff_node_object (json_array_get_element (contributions, i));
    if (object)
      aff_indico_contribution (self, object, NULL);
  }
}

// The one event of ROOT.
static JsonObject *
find_event (JsonObject *root, AffSource *source, GError **error)
{
  JsonArray *results = aff_member_array (root, "results");
  JsonObject *event = root;

  if (results && json_array_get_length (results) != 1) {
    fail (source, error,
          json_array_get_length (results) == 0 ? "holds no event of Indico."
                                               : "holds several events of Indico.");
    return NULL;
  }
  if (results)
    event = aff_node_object (json_array_get_element (results, 0));
  if (!is_event (event)) {
    fail (source, error, "holds an event of Indico without its contributions.");
    return NULL;
  }
  return event;
}

// The days of ROOT, where it is a timetable.
static JsonObject *
find_timetable (JsonObject *root)
{
  JsonObject *results = aff_member_object (root, "results");

  results = results ? results : root;
  return aff_indico_is_timetable (results) ? results : NULL;
}

static void
say_source (AffDraft *draft)
{
  aff_draft_set (&draft->family, "indico");
  aff_draft_set (&draft->source, "Indico");
  draft->lists_items = TRUE;
  draft->lists_papers = TRUE;
}

static gboolean
read_source (AffSource *source, AffDraft *draft, AffReport *report, GError **error)
{
  JsonNode *node = aff_source_json (source, report, error);
  JsonObject *root = aff_node_object (node);
  JsonObject *timetable = root ? find_timetable (root) : NULL;
  JsonObject *event = NULL;
  AffIndico self;

  if (!node)
    return FALSE;
  if (!root)
    return fail (source, error, "is no file of Indico.");
  if (!timetable && !(event = find_event (root, source, error)))
    return FALSE;
  say_source (draft);
  start (&self, draft, report);
  if (timetable)
    aff_indico_timetable (&self, timetable);
  else
    read_event (&self, event);
  end (&self);
  return TRUE;
}

static int
recognise (AffSource *source, AffReport *report)
{
  JsonObject *root = aff_source_kind (source) == AFF_SOURCE_JSON
                       ? aff_node_object (aff_source_json (source, report, NULL))
                       : NULL;

  if (!root)
    return 0;
  if (g_strcmp0 (aff_member_text (root, "_type"), "HTTPAPIResult") == 0)
    return 100;
  if (find_timetable (root))
    return 90;
  return is_event (root) && (aff_member (root, "_fossil") || aff_member (root, "timezone")) ? 85
                                                                                            : 0;
}

const AffFormat aff_format_indico = {
  .name = "indico",
  .title = "events and timetables of Indico (JSON)",
  .recognise = recognise,
  .read = read_source,
};
