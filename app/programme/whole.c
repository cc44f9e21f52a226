// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/programme/whole.h"

#include "app/base/clock.h"
#include "app/base/text.h"

#define STRING_BLOCK  65536
#define LARGEST_INT   (G_MAXINT / 8)
#define FIRST_INSTANT G_GINT64_CONSTANT (-62135596800) // 0001-01-01T00:00:00Z
#define LAST_INSTANT  G_GINT64_CONSTANT (253402300799) // 9999-12-31T23:59:59Z

AffWhole *
aff_whole_new (void)
{
  AffWhole *self = g_new0 (AffWhole, 1);

  g_atomic_ref_count_init (&self->count);
  self->strings = g_string_chunk_new (STRING_BLOCK);
  self->records = g_ptr_array_new_with_free_func (g_free);
  self->lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->blobs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->zones = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) g_time_zone_unref);
  for (guint i = 0; i < AFF_TABLE_COUNT; i++)
    self->tables[i] = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->papers_by_number = g_hash_table_new (g_str_hash, g_str_equal);
  self->workshops_by_code = g_hash_table_new (g_str_hash, g_str_equal);
  self->kiosks_by_code = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

void
aff_whole_free (AffWhole *self)
{
  g_hash_table_unref (self->kiosks_by_code);
  g_hash_table_unref (self->workshops_by_code);
  g_hash_table_unref (self->papers_by_number);
  for (guint i = 0; i < AFF_TABLE_COUNT; i++)
    g_hash_table_unref (self->tables[i]);
  g_hash_table_unref (self->zones);
  g_ptr_array_unref (self->blobs);
  g_ptr_array_unref (self->lists);
  g_ptr_array_unref (self->records);
  g_string_chunk_free (self->strings);
  g_free (self);
}

gpointer
aff_whole_record (AffWhole *self, gsize size)
{
  gpointer record = g_malloc0 (size);

  g_ptr_array_add (self->records, record);
  return record;
}

gpointer
aff_whole_add (AffWhole *self, AffTable table, gsize size, gint64 id)
{
  gint64 *record = aff_whole_record (self, size);

  *record = id;
  g_hash_table_insert (self->tables[table], record, record);
  return record;
}

gpointer
aff_whole_find (const AffWhole *self, AffTable table, gint64 id)
{
  return g_hash_table_lookup (self->tables[table], &id);
}

GPtrArray *
aff_whole_list (AffWhole *self)
{
  GPtrArray *list = g_ptr_array_new ();

  g_ptr_array_add (self->lists, list);
  return list;
}

GTimeZone *
aff_whole_zone (AffWhole *self, const char *name)
{
  GTimeZone *zone = g_hash_table_lookup (self->zones, name);

  if (zone)
    return zone;
  zone = aff_zone_find (name, NULL);
  if (!zone)
    zone = g_time_zone_new_utc ();
  g_hash_table_insert (self->zones, g_strdup (name), zone);

  return zone;
}

const char *
aff_whole_keep (AffWhole *self, const char *text)
{
  g_autofree char *clean = aff_text_clean (text);
  g_autofree char *kept = aff_text_shorten (clean, AFF_TEXT_WHOLE);

  return g_string_chunk_insert (self->strings, kept ? kept : "");
}

const char *
aff_whole_line (AffWhole *self, AffStatement *statement, int column)
{
  g_autofree char *line = aff_text_clean_line (aff_statement_text (statement, column));

  return g_string_chunk_insert (self->strings, line ? line : "");
}

const char *
aff_whole_line_or_null (AffWhole *self, AffStatement *statement, int column)
{
  const char *line = aff_whole_line (self, statement, column);

  return *line ? line : NULL;
}

const char *
aff_whole_text (AffWhole *self, AffStatement *statement, int column)
{
  return aff_whole_keep (self, aff_statement_text (statement, column));
}

const char *
aff_whole_text_or_null (AffWhole *self, AffStatement *statement, int column)
{
  const char *text = aff_whole_text (self, statement, column);

  return *text ? text : NULL;
}

gpointer
aff_whole_refer (const AffWhole *self, AffTable table, AffStatement *statement, int column)
{
  if (aff_statement_is_null (statement, column))
    return NULL;
  return aff_whole_find (self, table, aff_statement_int (statement, column));
}

int
aff_column_int (AffStatement *statement, int column, int otherwise)
{
  gint64 value = aff_statement_int_or (statement, column, otherwise);

  return (int) CLAMP (value, -LARGEST_INT, LARGEST_INT);
}

gint64
aff_instant_or_unknown (gint64 value)
{
  return value < FIRST_INSTANT || value > LAST_INSTANT ? AFF_UNKNOWN_TIME : value;
}

gint64
aff_column_instant (AffStatement *statement, int column)
{
  return aff_instant_or_unknown (aff_statement_int_or (statement, column, AFF_UNKNOWN_TIME));
}

gint64
aff_column_embargo (AffStatement *statement, int column)
{
  gint64 value = aff_statement_int_or (statement, column, AFF_UNKNOWN_TIME);

  return aff_instant_or_unknown (MIN (value, LAST_INSTANT));
}

guint
aff_column_word (AffStatement *statement, int column, const char *const *words, guint otherwise)
{
  const char *word = aff_statement_text (statement, column);

  for (guint i = 0; word && words[i]; i++)
    if (g_str_equal (words[i], word))
      return i;
  return otherwise;
}

gboolean
aff_load_all (AffWhole *self, AffDb *db, const AffLoadStep *steps, GError **error)
{
  for (; *steps; steps++)
    if (!(*steps) (self, db, error))
      return FALSE;
  return TRUE;
}

void
aff_load_names (AffWhole *self, AffTable table, gsize offset, AffStatement *statement)
{
  while (aff_statement_step (statement)) {
    gpointer record = aff_whole_refer (self, table, statement, 0);
    const char *text = aff_whole_line (self, statement, 2);
    AffName *name;

    if (!record || !*text)
      continue;
    name = aff_whole_record (self, sizeof *name);
    name->language = aff_whole_line (self, statement, 1);
    name->name = text;
    name->short_name = aff_whole_line_or_null (self, statement, 3);
    if (!name->short_name)
      name->short_name = name->name;
    g_ptr_array_add (G_STRUCT_MEMBER (GPtrArray *, record, offset), name);
  }
}
