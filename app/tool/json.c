// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tool/json.h"

void
aff_json_text (JsonBuilder *json, const char *name, const char *value)
{
  json_builder_set_member_name (json, name);
  if (value != NULL)
    json_builder_add_string_value (json, value);
  else
    json_builder_add_null_value (json);
}

void
aff_json_number (JsonBuilder *json, const char *name, gint64 value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_int_value (json, value);
}

void
aff_json_flag (JsonBuilder *json, const char *name, gboolean value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_boolean_value (json, value);
}

void
aff_json_change (JsonBuilder *json, gint64 sequence)
{
  json_builder_set_member_name (json, "change");
  if (sequence > 0)
    json_builder_add_int_value (json, sequence);
  else
    json_builder_add_null_value (json);
}

char *
aff_json_finish (JsonBuilder *json)
{
  g_autoptr (JsonNode) root = json_builder_get_root (json);
  g_autofree char *text = json_to_string (root, TRUE);

  return g_strconcat (text, "\n", NULL);
}
