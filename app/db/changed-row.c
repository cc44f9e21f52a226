// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/db/changed-row.h"

#include "app/db/schema.h"

#include <string.h>

// The table in which the changeset stands.
typedef struct {
  AffDb *db;
  AffShape *shape;      // owned, as the next one
  AffStatement *select; // of a row as it is now
  GPtrArray *before; // borrowed from the changeset, from SELECT or from SIZES; as the next one
  GPtrArray *after;
  GPtrArray *sizes; // owned; of the row's blobs in words
} Reader;

static void
leave_table (Reader *self)
{
  g_clear_pointer (&self->shape, aff_shape_free);
  g_clear_pointer (&self->select, aff_statement_free);
}

static gboolean
enter_table (Reader *self, const char *table, GError **error)
{
  if (self->shape && strcmp (self->shape->table, table) == 0)
    return TRUE;
  leave_table (self);
  self->shape = aff_shape_load (self->db, table, error);
  if (self->shape)
    self->select = aff_shape_select_row (self->db, self->shape);
  return self->shape != NULL;
}

static const char *
read_value (Reader *self, sqlite3_value *value)
{
  if (!value || sqlite3_value_type (value) == SQLITE_NULL)
    return NULL;
  if (sqlite3_value_type (value) != SQLITE_BLOB)
    return (const char *) sqlite3_value_text (value);
  char *size = g_strdup_printf ("%d bytes", sqlite3_value_bytes (value));
  g_ptr_array_add (self->sizes, size);
  return size;
}

// The sides of the changeset; what it leaves out did not change.
static guint64
read_sides (Reader *self, sqlite3_changeset_iter *iterator, int operation)
{
  guint64 changed = 0;

  g_ptr_array_set_size (self->before, 0);
  g_ptr_array_set_size (self->after, 0);
  g_ptr_array_set_size (self->sizes, 0);
  for (guint i = 0; i < self->shape->columns->len; i++) {
    sqlite3_value *old = NULL;
    sqlite3_value *new = NULL;
    if (operation != SQLITE_INSERT)
      sqlite3changeset_old (iterator, (int) i, &old);
    if (operation != SQLITE_DELETE)
      sqlite3changeset_new (iterator, (int) i, &new);
    if (operation != SQLITE_UPDATE || new)
      changed |= AFF_SHAPE_BIT (i);
    g_ptr_array_add (self->before, (char *) read_value (self, old));
    g_ptr_array_add (self->after, (char *) read_value (self, new));
  }
  return changed;
}

static char *
join_key (const AffShape *shape, const GPtrArray *values)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < shape->columns->len; i++) {
    if (((const AffColumn *) shape->columns->pdata[i])->key == 0)
      continue;
    if (key->len > 0)
      g_string_append_c (key, '/');
    g_string_append (key, values->pdata[i] ? (const char *) values->pdata[i] : "");
  }
  return g_string_free (key, FALSE);
}

// What did not change is as it is now. SELECT must then be reset.
static void
fill_rest (Reader *self, guint64 changed)
{
  AffStatement *now = self->select;
  int position = 1;

  for (guint i = 0; i < self->shape->columns->len; i++)
    if (((const AffColumn *) self->shape->columns->pdata[i])->key > 0)
      aff_statement_bind_text (now, position++, self->before->pdata[i]);
  if (aff_statement_step (now))
    for (guint i = 0; i < self->shape->columns->len; i++) {
      const AffColumn *column = self->shape->columns->pdata[i];
      if ((changed & AFF_SHAPE_BIT (i)) || column->key > 0 || column->type == AFF_COLUMN_BLOB)
        continue;
      self->before->pdata[i] = self->after->pdata[i] = (char *) aff_statement_text (now,
                                                                                    (int) i);
    }
}

static void
read_row (Reader *self,
          sqlite3_changeset_iter *iterator,
          int operation,
          AffChangedRowFunc func,
          gpointer data)
{
  AffRowFate fate = operation == SQLITE_INSERT   ? AFF_ROW_CAME
                    : operation == SQLITE_DELETE ? AFF_ROW_WENT
                                                 : AFF_ROW_CHANGED;
  guint64 changed = read_sides (self, iterator, operation);

  if (fate == AFF_ROW_CHANGED)
    fill_rest (self, changed);
  g_autofree char *key = join_key (self->shape,
                                   fate == AFF_ROW_CAME ? self->after : self->before);
  const AffChangedRow row = {self->shape, fate, key, self->before, self->after, changed};
  func (self->db, &row, data);
  aff_statement_reset (self->select);
}

static gboolean
read_rows (Reader *self, GBytes *changes, AffChangedRowFunc func, gpointer data, GError **error)
{
  sqlite3_changeset_iter *iterator = NULL;
  gsize length = 0;
  gconstpointer bytes = g_bytes_get_data (changes, &length);
  int rc = sqlite3changeset_start (&iterator, (int) length, (void *) bytes);
  gboolean is_well = TRUE;

  while (is_well && rc == SQLITE_OK && sqlite3changeset_next (iterator) == SQLITE_ROW) {
    const char *table = NULL;
    int columns = 0;
    int operation = 0;
    rc = sqlite3changeset_op (iterator, &table, &columns, &operation, NULL);
    if (rc != SQLITE_OK || !g_strv_contains (aff_schema_tables (), table))
      continue;
    is_well = enter_table (self, table, error);
    if (is_well)
      read_row (self, iterator, operation, func, data);
  }
  int end = sqlite3changeset_finalize (iterator);
  if (is_well && (rc != SQLITE_OK || end != SQLITE_OK))
    g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
                 "A change of the log is damaged and cannot be read. Run affichectl verify.");
  return is_well && rc == SQLITE_OK && end == SQLITE_OK;
}

gboolean
aff_changed_row_each (AffDb *db,
                      gint64 sequence,
                      AffChangedRowFunc func,
                      gpointer data,
                      GError **error)
{
  g_return_val_if_fail (db != NULL && func != NULL, FALSE);
  g_autoptr (AffStatement)
    log = aff_db_prepare (db, "SELECT changeset FROM change WHERE sequence = ?");
  g_autoptr (GPtrArray) before = g_ptr_array_new ();
  g_autoptr (GPtrArray) after = g_ptr_array_new ();
  g_autoptr (GPtrArray) sizes = g_ptr_array_new_with_free_func (g_free);
  Reader reader = {.db = db, .before = before, .after = after, .sizes = sizes};

  aff_statement_bind_int (log, 1, sequence);
  g_autoptr (GBytes) changes = aff_statement_step (log) ? aff_statement_bytes (log, 0) : NULL;
  if (!aff_statement_finish (log, error))
    return FALSE;
  gboolean is_read = !changes || read_rows (&reader, changes, func, data, error);
  leave_table (&reader);
  return is_read;
}
