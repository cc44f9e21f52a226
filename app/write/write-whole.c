// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "app/base/clock.h"
#include "app/db/schema.h"
#include "app/db/shape.h"
#include "app/draft/whole-form.h"
#include "app/write/writers.h"

#include <json-glib/json-glib.h>

static void
add_text (JsonBuilder *json, const char *name, const char *text)
{
  g_autofree char *valid = text ? g_utf8_make_valid (text, -1) : NULL;

  json_builder_set_member_name (json, name);
  if (valid)
    json_builder_add_string_value (json, valid);
  else
    json_builder_add_null_value (json);
}

static void
add_blob (JsonBuilder *json, const char *name, GBytes *bytes)
{
  gsize size;
  const guchar *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = g_base64_encode (data, size);

  add_text (json, name, text);
}

static void
add_cell (JsonBuilder *json, const AffColumn *column, AffStatement *row, int position)
{
  g_autoptr (GBytes) bytes = NULL;

  if (aff_statement_is_null (row, position))
    add_text (json, column->name, NULL);
  else if (column->type == AFF_COLUMN_TEXT)
    add_text (json, column->name, aff_statement_text (row, position));
  else if (column->type == AFF_COLUMN_INTEGER) {
    json_builder_set_member_name (json, column->name);
    json_builder_add_int_value (json, aff_statement_int (row, position));
  } else if ((bytes = aff_statement_bytes (row, position)))
    add_blob (json, column->name, bytes);
}

static gboolean
add_table (JsonBuilder *json, AffDb *db, const AffShape *shape, GError **error)
{
  g_autoptr (AffStatement) row = aff_shape_select (db, shape);

  json_builder_set_member_name (json, shape->table);
  json_builder_begin_array (json);
  while (aff_statement_step (row)) {
    json_builder_begin_object (json);
    for (guint i = 0; i < shape->columns->len; i++)
      add_cell (json, g_ptr_array_index (shape->columns, i), row, (int) i);
    json_builder_end_object (json);
  }
  json_builder_end_array (json);
  return aff_statement_finish (row, error);
}

static gboolean
add_tables (JsonBuilder *json, AffDb *db, const GPtrArray *shapes, GError **error)
{
  json_builder_set_member_name (json, "tables");
  json_builder_begin_object (json);
  for (guint i = 0; i < shapes->len; i++)
    if (!add_table (json, db, g_ptr_array_index (shapes, i), error))
      return FALSE;
  json_builder_end_object (json);
  return TRUE;
}

static void
add_last_ids (JsonBuilder *json, AffDb *db, const GPtrArray *shapes)
{
  json_builder_set_member_name (json, "last_ids");
  json_builder_begin_object (json);
  for (guint i = 0; i < shapes->len; i++) {
    const AffShape *shape = g_ptr_array_index (shapes, i);
    if (!shape->has_ids)
      continue;
    json_builder_set_member_name (json, shape->table);
    json_builder_add_int_value (json, aff_shape_last_id (db, shape));
  }
  json_builder_end_object (json);
}

static void
add_meta (JsonBuilder *json, AffDb *db)
{
  static const char *const words[] = AFF_WHOLE_META;

  json_builder_set_member_name (json, "meta");
  json_builder_begin_object (json);
  for (const char *const *word = words; *word; word++) {
    g_autofree char *value = aff_schema_dup_meta (db, *word);
    if (value)
      add_text (json, *word, value);
  }
  json_builder_end_object (json);
}

static void
add_generator (JsonBuilder *json)
{
  json_builder_set_member_name (json, "generator");
  json_builder_begin_object (json);
  add_text (json, "name", "Affiche");
  add_text (json, "version", AFF_VERSION);
  json_builder_end_object (json);
}

static gboolean
add_head (JsonBuilder *json, const AffExportContext *context, GError **error)
{
  gint64 as_of = context->programme->as_of;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *time = as_of != AFF_UNKNOWN_TIME ? aff_zone_iso8601 (utc, as_of) : NULL;
  gint64 version = 0;

  if (!aff_schema_read_version (context->db, &version, error))
    return FALSE;
  add_text (json, "format", AFF_WHOLE_FORMAT);
  json_builder_set_member_name (json, "schema");
  json_builder_add_int_value (json, version);
  add_generator (json);
  add_text (json, "programme", context->programme->id);
  add_text (json, "as_of", time);
  add_text (json, "head", context->head);
  return TRUE;
}

static GPtrArray *
load_shapes (AffDb *db, GError **error)
{
  g_autoptr (GPtrArray)
    shapes = g_ptr_array_new_with_free_func ((GDestroyNotify) aff_shape_free);

  for (const char *const *table = aff_schema_tables (); *table; table++) {
    AffShape *shape = aff_shape_load (db, *table, error);
    if (!shape)
      return NULL;
    g_ptr_array_add (shapes, shape);
  }
  return g_steal_pointer (&shapes);
}

static GBytes *
print_json (JsonBuilder *json)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (json);
  gsize length = 0;

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_indent (generator, 1);
  char *text = json_generator_to_data (generator, &length);
  return g_bytes_new_take (text, length);
}

GBytes *
aff_write_whole (const AffExportContext *context, GPtrArray *notes, GError **error)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (GPtrArray) shapes = load_shapes (context->db, error);

  if (!shapes)
    return NULL;
  json_builder_begin_object (json);
  if (!add_head (json, context, error))
    return NULL;
  add_meta (json, context->db);
  add_last_ids (json, context->db, shapes);
  if (!add_tables (json, context->db, shapes, error))
    return NULL;
  json_builder_end_object (json);
  return print_json (json);
}
