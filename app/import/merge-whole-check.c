// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/merge-whole-check.h"

#include "app/db/schema.h"
#include "app/db/shape.h"
#include "app/draft/member.h"
#include "app/draft/whole-form.h"

static gboolean
has_tables (JsonObject *file)
{
  JsonObject *tables = aff_member_object (file, "tables");

  for (const char *const *name = aff_schema_tables (); *name; name++)
    if (aff_member_array (tables, *name))
      return TRUE;
  return FALSE;
}

gboolean
aff_merge_whole_check_form (AffDb *db, JsonObject *file, GError **error)
{
  gint64 version = 0;
  gint64 schema = aff_member_int (file, "schema", 0);
  const char *id = aff_member_text (file, "programme");

  if (!aff_schema_read_version (db, &version, error))
    return FALSE;
  if (g_strcmp0 (aff_member_text (file, "format"), AFF_WHOLE_FORMAT) != 0 || schema < 1 ||
      !id || !g_uuid_string_is_valid (id) || !has_tables (file)) {
    g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
                 "The file is no whole programme of Affiche. Make one with “affichectl export "
                 "json”.");
    return FALSE;
  }
  if (schema <= version)
    return TRUE;
  g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
               "The file was written by a newer Affiche (format %d, this one has %d). Update "
               "Affiche here first.",
               (int) MIN (schema, G_MAXINT), (int) version);
  return FALSE;
}

gboolean
aff_merge_whole_check_references (AffDb *db, GError **error)
{
  g_autofree char *table = NULL;
  g_autofree char *parent = NULL;
  g_autoptr (GError) trouble = NULL;
  gint64 id = 0;

  if (!aff_shape_find_dangling (db, &table, &id, &parent, &trouble)) {
    gboolean is_sound = trouble == NULL;
    if (trouble)
      g_propagate_error (error, g_steal_pointer (&trouble));
    return is_sound;
  }
  g_autofree char *row = id > 0 ? g_strdup_printf ("the row with the id %" G_GINT64_FORMAT, id)
                                : g_strdup ("a row");
  g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
               "In the table %s, %s refers to a row of %s "
               "that does not exist. Export the programme again, or mend the file there.",
               table, row, parent);
  return FALSE;
}
