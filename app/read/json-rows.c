// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read/json-rows.h"

#include "app/draft/member.h"

#include <string.h>

#define LOOK  20 // of a list or dictionary, to tell what it holds
#define DEPTH 3  // objects around a list

typedef enum {
  NOTHING,
  LIST,
  DICTIONARY,
  GROUPS, // lists by their names
} Shape;

typedef struct {
  Shape shape;
  JsonNode *node; // borrowed
  guint count;
} Find;

// "en" or "pt-br".
static gboolean
is_language (const char *name)
{
  gsize length = strlen (name);

  return g_ascii_islower (name[0]) && g_ascii_islower (name[1]) &&
         (length == 2 || (length == 5 && (name[2] == '-' || name[2] == '_')));
}

// The texts of OBJECT in English, else in the first language that it has. NULL if it has none.
static JsonObject *
find_words (JsonObject *object)
{
  JsonObject *words = aff_member_object (object, "en");
  JsonObjectIter iter;
  JsonNode *node;
  const char *name;

  json_object_iter_init_ordered (&iter, object);
  while (!words && json_object_iter_next_ordered (&iter, &name, &node))
    if (is_language (name))
      words = aff_node_object (node);
  return words;
}

static gboolean
is_title (const char *name, JsonNode *node)
{
  g_autofree char *low = g_ascii_strdown (name, -1);

  return JSON_NODE_HOLDS_VALUE (node) && strlen (low) < 30 &&
         (strstr (low, "title") || strstr (low, "titre") || strstr (low, "titel") ||
          strcmp (low, "name") == 0);
}

static gboolean
has_title (JsonObject *object)
{
  JsonObjectIter iter;
  JsonNode *node;
  const char *name;
  guint count = 0;

  if (!object)
    return FALSE;
  json_object_iter_init_ordered (&iter, object);
  while (count++ < 100 && json_object_iter_next_ordered (&iter, &name, &node))
    if (is_title (name, node))
      return TRUE;
  return FALSE;
}

static gboolean
is_row (JsonNode *node)
{
  JsonObject *object = aff_node_object (node);

  return object && (has_title (object) || has_title (find_words (object)));
}

static gboolean
is_list (JsonArray *list)
{
  guint length = list ? MIN (json_array_get_length (list), LOOK) : 0;

  for (guint i = 0; i < length; i++)
    if (is_row (json_array_get_element (list, i)))
      return TRUE;
  return FALSE;
}

// How many of the first members are rows (ROWS) or lists of them.
static guint
count_members (JsonObject *object, gboolean rows)
{
  JsonObjectIter iter;
  JsonNode *node;
  const char *name;
  guint seen = 0;
  guint count = 0;

  json_object_iter_init_ordered (&iter, object);
  while (seen++ < LOOK && json_object_iter_next_ordered (&iter, &name, &node))
    count += rows ? is_row (node) : is_list (aff_node_array (node));
  return count;
}

// Names that lists of a programme have; what else stands beside them is something else.
static gboolean
is_list_name (const char *name)
{
  static const char *const names[] = {"papers",   "posters",   "submissions", "sessions",
                                      "events",   "talks",     "schedule",    "contributions",
                                      "articles", "programme", "program",     "items",
                                      "data",     "results",   "entries",     NULL};

  return g_strv_contains (names, name);
}

static Find find_in (JsonNode *node, guint depth);

// The member that is most: one that is called like a list of a programme before any other.
static Find
find_member (JsonObject *object, guint depth)
{
  Find best = {NOTHING};
  gboolean is_named = FALSE;
  JsonObjectIter iter;
  JsonNode *node;
  const char *name;

  json_object_iter_init_ordered (&iter, object);
  for (guint seen = 0; seen < LOOK && json_object_iter_next_ordered (&iter, &name, &node);
       seen++) {
    Find find = find_in (node, depth + 1);
    gboolean has_name = is_list_name (name);
    if (find.shape == NOTHING || (is_named && !has_name))
      continue;
    if (find.count > best.count || has_name > is_named)
      best = find;
    is_named = is_named || has_name;
  }
  return best;
}

static gboolean
has_list_name (JsonObject *object)
{
  JsonObjectIter iter;
  JsonNode *node;
  const char *name;
  guint seen = 0;

  json_object_iter_init_ordered (&iter, object);
  while (seen++ < LOOK && json_object_iter_next_ordered (&iter, &name, &node))
    if (is_list_name (name))
      return TRUE;
  return FALSE;
}

static Find
find_in (JsonNode *node, guint depth)
{
  JsonObject *object = aff_node_object (node);
  JsonArray *list = aff_node_array (node);
  guint most = object ? MIN (json_object_get_size (object), LOOK) : 0;

  if (list && is_list (list))
    return (Find){LIST, node, json_array_get_length (list)};
  if (!object || depth > DEPTH)
    return (Find){NOTHING};
  if (!has_title (object) && most > 1 && count_members (object, TRUE) * 2 > most)
    return (Find){DICTIONARY, node, json_object_get_size (object)};
  if (!has_list_name (object) && most > 1 && count_members (object, FALSE) * 5 > most * 4)
    return (Find){GROUPS, node, json_object_get_size (object)};
  return find_member (object, depth);
}

static void
say_no_row (AffReport *report, guint record)
{
  g_autofree char *place = g_strdup_printf ("record %u", record);

  if (report)
    aff_report_add (report, AFF_REMARK_LEFT, "no-record", place,
                    "An entry is no paper and no line of a schedule.", "It was left out.");
}

static void
add_row (GArray *rows, JsonNode *node, const char *key, const char *group, AffReport *report)
{
  AffJsonRow row = {.object = aff_node_object (node), .key = key, .group = group};

  if (row.object) {
    row.words = has_title (row.object) ? NULL : find_words (row.object);
    g_array_append_val (rows, row);
  } else
    say_no_row (report, rows->len + 1);
}

static void
add_list (GArray *rows, JsonArray *list, guint most, const char *group, AffReport *report)
{
  guint length = list ? json_array_get_length (list) : 0;

  for (guint i = 0; i < length && rows->len < most; i++)
    add_row (rows, json_array_get_element (list, i), NULL, group, report);
}

static void
add_members (GArray *rows, const Find *find, guint most, AffReport *report)
{
  JsonObjectIter iter;
  JsonNode *node;
  const char *name;

  json_object_iter_init_ordered (&iter, aff_node_object (find->node));
  while (rows->len < most && json_object_iter_next_ordered (&iter, &name, &node)) {
    if (find->shape == GROUPS)
      add_list (rows, aff_node_array (node), most, name, report);
    else
      add_row (rows, node, name, NULL, report);
  }
}

GArray *
aff_json_rows_find (JsonNode *root, guint most, AffReport *report)
{
  g_return_val_if_fail (root != NULL, NULL);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (AffJsonRow));
  Find find = find_in (root, 0);

  if (find.shape == LIST)
    add_list (rows, aff_node_array (find.node), most, NULL, report);
  else if (find.shape != NOTHING)
    add_members (rows, &find, most, report);
  if (find.shape == GROUPS && report)
    aff_report_add (
      report, AFF_REMARK_GUESSED, "lists-by-group", NULL,
      "The file holds several lists side by side.",
      "They were read as one; the name of each list is the track of what is in it.");
  else if (find.shape != NOTHING && find.node != root && report)
    aff_report_add (report, AFF_REMARK_HANDLED, "list-inside", NULL,
                    "The list stands among other data.", "Only that list was read.");
  return rows;
}

JsonNode *
aff_json_row_member (const AffJsonRow *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);
  JsonNode *node = aff_member (self->object, name);

  return node ? node : aff_member (self->words, name);
}
