// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/member.h"
#include "app/read/indico.h"

#include <string.h>

static gboolean
is_day (const char *name)
{
  return strlen (name) == 8 && strspn (name, "0123456789") == 8;
}

// The first member of OBJECT as an object; *NAME is what it is called. NULL if it is none.
static JsonObject *
find_first (JsonObject *object, const char **name)
{
  JsonObjectIter iter;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  if (!json_object_iter_next_ordered (&iter, name, &node))
    return NULL;
  return aff_node_object (node);
}

gboolean
aff_indico_is_timetable (JsonObject *root)
{
  const char *name = "";
  JsonObject *first = root ? find_first (root, &name) : NULL;

  if (first && !is_day (name))
    first = find_first (first, &name);
  return first && is_day (name);
}

static void
read_break (AffIndico *self, const char *name, JsonObject *entry)
{
  g_autofree char *key = g_strconcat ("break:", name, NULL);
  AffDraftItem *item = aff_draft_item (self->draft, key, name);

  aff_indico_item (self, item, entry);
  aff_draft_set (&item->type, "Break");
}

// What stands in a session.
static void
read_entries (AffIndico *self, JsonObject *entries, const AffIndicoBlock *block)
{
  JsonObjectIter iter;
  JsonNode *node;
  const char *name;

  if (!entries)
    return;
  json_object_iter_init_ordered (&iter, entries);
  while (json_object_iter_next_ordered (&iter, &name, &node)) {
    JsonObject *entry = aff_node_object (node);
    if (entry && g_strcmp0 (aff_member_text (entry, "entryType"), "Break") == 0)
      read_break (self, name, entry);
    else if (entry)
      aff_indico_contribution (self, entry, block);
  }
}

// A session with talks in it is these talks; one with posters or nothing is an item.
static void
read_session (AffIndico *self, const char *name, JsonObject *entry)
{
  g_autofree char *title = aff_indico_title (entry);
  g_autofree char *key = aff_indico_session_key (self, title ? title : name);
  AffIndicoBlock block = {.title = title, .is_poster = aff_indico_is_true (entry, "isPoster")};
  JsonObject *entries = aff_member_object (entry, "entries");

  if (block.is_poster || !entries || json_object_get_size (entries) == 0)
    block.key = key;
  if (block.key)
    aff_indico_session (self, key, entry, &block);
  read_entries (self, entries, &block);
}

static void
read_entry (AffIndico *self, const char *name, JsonObject *entry)
{
  const char *type = aff_member_text (entry, "entryType");

  if (g_strcmp0 (type, "Session") == 0)
    read_session (self, name, entry);
  else if (g_strcmp0 (type, "Break") == 0)
    read_break (self, name, entry);
  else if (g_strcmp0 (type, "Contribution") == 0)
    aff_indico_contribution (self, entry, NULL);
  else
    aff_report_add (self->report, AFF_REMARK_LEFT, "unknown-entry", name,
                    "An entry of the timetable is no session, contribution or break.",
                    "It was left out.");
}

static void
read_day (AffIndico *self, JsonObject *day)
{
  JsonObjectIter iter;
  JsonNode *node;
  const char *name;

  if (!day)
    return;
  json_object_iter_init_ordered (&iter, day);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    read_entry (self, name, aff_node_object (node));
}

void
aff_indico_timetable (AffIndico *self, JsonObject *root)
{
  g_return_if_fail (self != NULL && root != NULL);
  JsonObjectIter iter;
  JsonNode *node;
  const char *name = "";
  JsonObject *first = find_first (root, &name);

  if (first && !is_day (name))
    root = first;
  json_object_iter_init_ordered (&iter, root);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    read_day (self, aff_node_object (node));
}
