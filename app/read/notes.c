// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read/notes.h"

#include "app/draft/member.h"

#include <string.h>

gboolean
aff_note_is_there (JsonNode *node)
{
  JsonObject *object = aff_node_object (node);

  return aff_member_object (object, "content") &&
         (aff_member (object, "invitation") || aff_member (object, "invitations") ||
          aff_member (object, "forum"));
}

static void
add_note (GArray *notes, JsonNode *node, const char *parent, guint record, guint reply)
{
  AffNote note = {.object = aff_node_object (node), .parent = parent};

  note.content = aff_member_object (note.object, "content");
  note.record = record;
  note.reply = reply;
  g_array_append_val (notes, note);
}

static void
say_no_note (AffReport *report, guint record)
{
  g_autofree char *place = g_strdup_printf ("record %u", record);

  aff_report_add (report, AFF_REMARK_LEFT, "no-note", place,
                  "An entry of the list is no note of OpenReview.", "It was left out.");
}

// The replies of a paper: in API v1 and v2 below its details, in files of crawlers beside them.
static JsonArray *
find_replies (JsonObject *object)
{
  JsonObject *details = aff_member_object (object, "details");
  JsonArray *replies = aff_member_array (details, "replies");

  if (!replies)
    replies = aff_member_array (details, "directReplies");
  return replies ? replies : aff_member_array (object, "notes");
}

static void
add_with_replies (GArray *notes, JsonNode *node, guint record)
{
  JsonObject *object = aff_node_object (node);
  JsonArray *replies = find_replies (object);
  const char *parent = aff_member_text (object, "forum");
  guint length = replies ? json_array_get_length (replies) : 0;

  add_note (notes, node, NULL, record, 0);
  if (!parent)
    parent = aff_member_text (object, "id");
  for (guint i = 0; i < length; i++)
    if (aff_note_is_there (json_array_get_element (replies, i)))
      add_note (notes, json_array_get_element (replies, i), parent, record, i + 1);
}

// The list of notes in OBJECT, as the API and as crawlers call it.
static JsonArray *
find_list (JsonObject *object)
{
  JsonArray *list = aff_member_array (object, "notes");

  return list ? list : aff_member_array (object, "submissions");
}

static void
add_list (GArray *notes, JsonArray *list, guint *record, gboolean is_inner, AffReport *report)
{
  guint length = list ? json_array_get_length (list) : 0;

  for (guint i = 0; i < length; i++) {
    JsonNode *node = json_array_get_element (list, i);
    JsonArray *inner = is_inner ? NULL : find_list (aff_node_object (node));
    if (aff_note_is_there (node))
      add_with_replies (notes, node, ++*record);
    else if (inner)
      add_list (notes, inner, record, TRUE, report);
    else
      say_no_note (report, ++*record);
  }
}

GArray *
aff_notes_collect (JsonNode *root, AffReport *report)
{
  g_return_val_if_fail (root != NULL && report != NULL, NULL);
  GArray *notes = g_array_new (FALSE, FALSE, sizeof (AffNote));
  JsonArray *list = aff_node_array (root);
  guint record = 0;

  if (aff_note_is_there (root))
    add_with_replies (notes, root, ++record);
  else
    add_list (notes, list ? list : find_list (aff_node_object (root)), &record, FALSE, report);
  return notes;
}

gboolean
aff_notes_are_partial (JsonNode *root)
{
  g_return_val_if_fail (root != NULL, FALSE);
  JsonObject *object = aff_node_object (root);
  JsonArray *list = find_list (object);

  if (aff_note_is_there (root))
    return TRUE;
  return list && aff_member_int (object, "count", 0) > (gint64) json_array_get_length (list);
}

char *
aff_note_place (const AffNote *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->reply > 0 ? g_strdup_printf ("record %u, reply %u", self->record, self->reply)
                         : g_strdup_printf ("record %u", self->record);
}

void
aff_note_say (const AffNote *self,
              AffReport *report,
              AffRemarkKind kind,
              const char *code,
              const char *meaning,
              const char *action)
{
  g_return_if_fail (self != NULL && report != NULL);
  g_autofree char *place = aff_note_place (self);

  aff_report_add (report, kind, code, place, meaning, action);
}

const char *
aff_note_forum (const AffNote *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  const char *forum = aff_member_text (self->object, "forum");

  if (!forum)
    forum = self->parent;
  return forum ? forum : aff_member_text (self->object, "id");
}

gboolean
aff_note_is_reply (const AffNote *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  const char *id = aff_member_text (self->object, "id");

  return self->parent || aff_member_text (self->object, "replyto") ||
         (id && g_strcmp0 (id, aff_note_forum (self)) != 0);
}

static const char *
read_invitation (const AffNote *self, guint index)
{
  JsonArray *list = aff_member_array (self->object, "invitations");
  JsonNode *node = list && index < json_array_get_length (list)
                     ? json_array_get_element (list, index)
                     : NULL;

  if (!list)
    return index == 0 ? aff_member_text (self->object, "invitation") : NULL;
  return node && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

gboolean
aff_note_is_invited (const AffNote *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, FALSE);
  const char *invitation = read_invitation (self, 0);

  for (guint i = 1; invitation; i++) {
    const char *slash = strrchr (invitation, '/');
    if (g_strcmp0 (slash ? slash + 1 : invitation, name) == 0)
      return TRUE;
    invitation = read_invitation (self, i);
  }
  return FALSE;
}

char *
aff_note_venue_id (const AffNote *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  const char *domain = aff_member_text (self->object, "domain");
  const char *invitation = read_invitation (self, 0);
  const char *end = invitation ? strstr (invitation, "/-/") : NULL;

  if (domain)
    return g_strdup (domain);
  return end ? g_strndup (invitation, (gsize) (end - invitation)) : NULL;
}

gboolean
aff_note_is_hidden (JsonObject *object)
{
  JsonArray *readers = aff_member_array (object, "readers");
  guint length = readers ? json_array_get_length (readers) : 0;

  for (guint i = 0; i < length; i++) {
    JsonNode *reader = json_array_get_element (readers, i);
    if (JSON_NODE_HOLDS_VALUE (reader) &&
        g_strcmp0 (json_node_get_string (reader), "everyone") == 0)
      return FALSE;
  }
  return readers != NULL;
}

JsonNode *
aff_note_field (const AffNote *self, const char *name, AffReport *report)
{
  g_return_val_if_fail (self != NULL && name != NULL && report != NULL, NULL);
  JsonNode *node = aff_member (self->content, name);
  JsonObject *field = aff_node_object (node);

  if (!field || !aff_member (field, "value"))
    return node && !field && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
  node = aff_member (field, "value");
  if (JSON_NODE_HOLDS_NULL (node))
    return NULL;
  if (!aff_note_is_hidden (field))
    return node;
  aff_note_say (self, report, AFF_REMARK_LEFT, "hidden-field",
                "A part of a note (its authors, for instance) is not shown to everyone on "
                "OpenReview.",
                "It was left out. Export the notes anew once it is public.");
  return NULL;
}

const char *
aff_note_text (const AffNote *self, const char *name, AffReport *report)
{
  JsonNode *node = aff_note_field (self, name, report);
  const char *text = NULL;

  if (!node)
    return NULL;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING) {
    text = json_node_get_string (node);
    return text && *text ? text : NULL;
  }
  aff_note_say (self, report, AFF_REMARK_LEFT, "field-of-wrong-kind",
                "A part of a note is no text, though it should be one.",
                "That part was left out.");
  return NULL;
}
