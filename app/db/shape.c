// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/db/shape.h"

#include "app/db/schema.h"

#include <string.h>

static void
free_column (gpointer data)
{
  AffColumn *column = data;

  g_free (column->name);
  g_free (column);
}

static AffColumnType
parse_type (const char *word)
{
  if (g_strcmp0 (word, "INTEGER") == 0)
    return AFF_COLUMN_INTEGER;
  return g_strcmp0 (word, "BLOB") == 0 ? AFF_COLUMN_BLOB : AFF_COLUMN_TEXT;
}

static void
add_column (AffShape *self, AffStatement *row)
{
  AffColumn *column = g_new0 (AffColumn, 1);

  column->name = g_strdup (aff_statement_text (row, 0));
  column->type = parse_type (aff_statement_text (row, 1));
  column->has_default = !aff_statement_is_null (row, 3);
  column->key = (int) aff_statement_int (row, 4);
  column->is_required = aff_statement_int (row, 2) != 0 || column->key > 0;
  g_ptr_array_add (self->columns, column);
}

AffShape *
aff_shape_load (AffDb *db, const char *table, GError **error)
{
  g_return_val_if_fail (g_strv_contains (aff_schema_tables (), table), NULL);
  g_autoptr (AffStatement)
    rows = aff_db_prepare (db, "SELECT name, type, \"notnull\", dflt_value, pk"
                               " FROM pragma_table_info (?) ORDER BY cid");
  g_autoptr (AffShape) self = g_new0 (AffShape, 1);

  self->table = g_intern_string (table);
  self->columns = g_ptr_array_new_with_free_func (free_column);
  aff_statement_bind_text (rows, 1, table);
  while (aff_statement_step (rows))
    add_column (self, rows);
  self->has_ids = aff_shape_column (self, "id") == 0;
  g_assert (self->columns->len <= AFF_SHAPE_COLUMNS);
  return aff_statement_finish (rows, error) ? g_steal_pointer (&self) : NULL;
}

void
aff_shape_free (AffShape *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->columns);
  g_free (self);
}

int
aff_shape_column (const AffShape *self, const char *name)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (strcmp (((AffColumn *) g_ptr_array_index (self->columns, i))->name, name) == 0)
      return (int) i;
  return -1;
}

guint64
aff_shape_all (const AffShape *self)
{
  return G_MAXUINT64 >> (AFF_SHAPE_COLUMNS - self->columns->len);
}

guint64
aff_shape_keys (const AffShape *self)
{
  guint64 keys = 0;

  for (guint i = 0; i < self->columns->len; i++)
    if (((AffColumn *) g_ptr_array_index (self->columns, i))->key > 0)
      keys |= AFF_SHAPE_BIT (i);
  return keys;
}

// The names of COLUMNS, each with what follows it, with SEPARATOR between them.
static void
append_names (GString *sql,
              const AffShape *self,
              guint64 columns,
              const char *after,
              const char *separator)
{
  const char *before = "";

  for (guint i = 0; i < self->columns->len; i++) {
    const AffColumn *column = g_ptr_array_index (self->columns, i);
    char *name;

    if (!(columns & AFF_SHAPE_BIT (i)))
      continue;
    name = sqlite3_mprintf ("\"%w\"", column->name);
    g_string_append_printf (sql, "%s%s%s", before, name, after);
    sqlite3_free (name);
    before = separator;
  }
}

static GString *
begin (const char *words, const AffShape *self)
{
  GString *sql = g_string_new (words);

  g_string_append_printf (sql, " \"%s\"", self->table);
  return sql;
}

static AffStatement *
prepare (AffDb *db, GString *sql)
{
  AffStatement *statement = aff_db_prepare (db, sql->str);

  g_string_free (sql, TRUE);
  return statement;
}

static void
append_where (GString *sql, const AffShape *self)
{
  g_string_append (sql, " WHERE ");
  append_names (sql, self, aff_shape_keys (self), " = ?", " AND ");
}

static GString *
begin_select (const AffShape *self)
{
  GString *sql = g_string_new ("SELECT ");

  append_names (sql, self, aff_shape_all (self), "", ", ");
  g_string_append_printf (sql, " FROM \"%s\"", self->table);
  return sql;
}

AffStatement *
aff_shape_select (AffDb *db, const AffShape *self)
{
  GString *sql = begin_select (self);

  g_string_append (sql, " ORDER BY ");
  append_names (sql, self, aff_shape_keys (self), "", ", ");
  return prepare (db, sql);
}

AffStatement *
aff_shape_select_row (AffDb *db, const AffShape *self)
{
  GString *sql = begin_select (self);

  append_where (sql, self);
  return prepare (db, sql);
}

AffStatement *
aff_shape_insert (AffDb *db, const AffShape *self, guint64 columns)
{
  GString *sql = begin ("INSERT INTO", self);

  g_string_append (sql, " (");
  append_names (sql, self, columns, "", ", ");
  g_string_append (sql, ") VALUES (");
  for (guint i = 0, n = 0; i < self->columns->len; i++)
    if (columns & AFF_SHAPE_BIT (i))
      g_string_append (sql, n++ > 0 ? ", ?" : "?");
  g_string_append_c (sql, ')');
  return prepare (db, sql);
}

AffStatement *
aff_shape_update (AffDb *db, const AffShape *self, guint64 columns)
{
  GString *sql = begin ("UPDATE", self);

  g_string_append (sql, " SET ");
  append_names (sql, self, columns, " = ?", ", ");
  append_where (sql, self);
  return prepare (db, sql);
}

AffStatement *
aff_shape_delete (AffDb *db, const AffShape *self)
{
  GString *sql = begin ("DELETE FROM", self);

  append_where (sql, self);
  return prepare (db, sql);
}

gint64
aff_shape_last_id (AffDb *db, const AffShape *self)
{
  g_autoptr (AffStatement)
    row = aff_db_prepare (db, "SELECT seq FROM sqlite_sequence WHERE name = ?");

  if (!self->has_ids)
    return 0;
  aff_statement_bind_text (row, 1, self->table);
  return aff_statement_step (row) ? aff_statement_int (row, 0) : 0;
}

// Nobody may write SQLite's own book of ids, so a row comes under that id and goes again, which no
// change records. Its references are those of a row that is there.
static gboolean
use_up (AffDb *db, const AffShape *self, gint64 id, GError **error)
{
  guint64 rest = aff_shape_all (self) & ~aff_shape_keys (self);
  GString *sql = begin ("INSERT INTO", self);

  g_string_append (sql, " (\"id\", ");
  append_names (sql, self, rest, "", ", ");
  g_string_append (sql, ") SELECT ?, ");
  append_names (sql, self, rest, "", ", ");
  g_string_append_printf (sql, " FROM \"%s\" LIMIT 1", self->table);
  g_autoptr (AffStatement) come = prepare (db, sql);
  g_autoptr (AffStatement) go = aff_shape_delete (db, self);
  aff_statement_bind_int (come, 1, id);
  aff_statement_bind_int (go, 1, id);
  aff_statement_run (come);
  aff_statement_run (go);
  return aff_statement_finish (come, error) && aff_statement_finish (go, error);
}

gboolean
aff_shape_reserve_ids (AffDb *db, const AffShape *self, gint64 last_id, GError **error)
{
  g_return_val_if_fail (db != NULL && self != NULL, FALSE);
  return !self->has_ids || last_id <= aff_shape_last_id (db, self) ||
         use_up (db, self, last_id, error);
}

gboolean
aff_shape_is_empty (AffDb *db, const AffShape *self, gboolean *is_empty, GError **error)
{
  GString *sql = begin ("SELECT 1 FROM", self);
  g_string_append (sql, " LIMIT 1");
  g_autoptr (AffStatement) row = prepare (db, sql);

  gboolean has_row = aff_statement_step (row);
  if (!aff_statement_finish (row, error))
    return FALSE;
  *is_empty = !has_row;
  return TRUE;
}

gboolean
aff_shape_defer_references (AffDb *db, GError **error)
{
  g_autoptr (AffStatement) word = aff_db_prepare (db, "PRAGMA defer_foreign_keys = 1");

  aff_statement_run (word);
  return aff_statement_finish (word, error);
}

gboolean
aff_shape_find_dangling (AffDb *db, char **table, gint64 *id, char **parent, GError **error)
{
  g_autoptr (AffStatement) row = aff_db_prepare (db, "PRAGMA foreign_key_check");

  if (!aff_statement_step (row)) {
    aff_statement_finish (row, error);
    return FALSE;
  }
  *table = g_strdup (aff_statement_text (row, 0));
  *id = aff_statement_int (row, 1);
  *parent = g_strdup (aff_statement_text (row, 2));
  return TRUE;
}
