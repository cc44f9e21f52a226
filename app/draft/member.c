// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/member.h"

JsonObject *
aff_node_object (JsonNode *node)
{
  return node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonArray *
aff_node_array (JsonNode *node)
{
  return node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

// NODE's number or boolean as text; NULL if it is neither. Digits do not depend on the language.
static char *
write_value (JsonNode *node)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  switch (json_node_get_value_type (node)) {
  case G_TYPE_BOOLEAN:
    return g_strdup (json_node_get_boolean (node) ? "true" : "false");
  case G_TYPE_INT64:
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  case G_TYPE_DOUBLE:
    return g_strdup (g_ascii_dtostr (digits, sizeof digits, json_node_get_double (node)));
  default:
    return NULL;
  }
}

const char *
aff_node_text (JsonNode *node, char **keep)
{
  g_return_val_if_fail (keep != NULL, NULL);
  if (!node || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_get_string (node);
  g_free (*keep);
  *keep = write_value (node);
  return *keep;
}

JsonNode *
aff_member (JsonObject *object, const char *name)
{
  return object ? json_object_get_member (object, name) : NULL;
}

JsonObject *
aff_member_object (JsonObject *object, const char *name)
{
  return aff_node_object (aff_member (object, name));
}

JsonArray *
aff_member_array (JsonObject *object, const char *name)
{
  return aff_node_array (aff_member (object, name));
}

static const char *
read_string (JsonNode *node)
{
  const char *text = NULL;

  if (node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    text = json_node_get_string (node);
  return text && *text ? text : NULL;
}

const char *
aff_member_text (JsonObject *object, const char *name)
{
  return read_string (aff_member (object, name));
}

char *
aff_member_dup (JsonObject *object, const char *name)
{
  char *keep = NULL;
  const char *text = aff_node_text (aff_member (object, name), &keep);

  return keep ? keep : g_strdup (text);
}

gint64
aff_member_int (JsonObject *object, const char *name, gint64 otherwise)
{
  JsonNode *node = aff_member (object, name);
  double number;

  if (!node || !JSON_NODE_HOLDS_VALUE (node))
    return otherwise;
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return json_node_get_int (node);
  if (json_node_get_value_type (node) != G_TYPE_DOUBLE)
    return otherwise;
  // 2^53: above it a double is no longer every integer.
  number = json_node_get_double (node);
  return number >= -9007199254740992.0 && number <= 9007199254740992.0 ? (gint64) number
                                                                       : otherwise;
}

// The iterator of json-glib 1.6 follows NULL past the last member if nobody asks for the name.
static const char *
find_first_text (JsonObject *object)
{
  JsonObjectIter iter;
  const char *text = NULL;
  const char *language;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (!text && json_object_iter_next_ordered (&iter, &language, &node))
    text = read_string (node);
  return text;
}

const char *
aff_member_localised (JsonObject *object, const char *name)
{
  JsonNode *node = aff_member (object, name);
  JsonObject *languages = aff_node_object (node);
  const char *text = aff_member_text (languages, "en");

  if (!languages)
    return read_string (node);
  return text ? text : find_first_text (languages);
}
