// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/db/db-private.h"

struct _AffStatement {
  AffDb *db; // borrowed
  sqlite3_stmt *handle;
  int rc; // the first failure
  char *message;
  GSList *bytes; // GBytes that the handle reads
  gboolean has_row;
  gboolean is_done;
};

static void
keep_failure (AffStatement *self, int rc)
{
  if (rc == SQLITE_OK || self->rc != SQLITE_OK)
    return;
  self->rc = rc;
  self->message = g_strdup (sqlite3_errmsg (self->db->handle));
}

AffStatement *
aff_db_prepare (AffDb *self, const char *sql)
{
  g_return_val_if_fail (self != NULL && sql != NULL, NULL);
  g_assert (self->thread == g_thread_self ());
  AffStatement *statement = g_new0 (AffStatement, 1);
  statement->db = self;
  keep_failure (statement,
                sqlite3_prepare_v2 (self->handle, sql, -1, &statement->handle, NULL));
  return statement;
}

void
aff_statement_free (AffStatement *self)
{
  if (self == NULL)
    return;
  sqlite3_finalize (self->handle);
  g_slist_free_full (self->bytes, (GDestroyNotify) g_bytes_unref);
  g_free (self->message);
  g_free (self);
}

void
aff_statement_bind_int (AffStatement *self, int position, gint64 value)
{
  if (self->rc == SQLITE_OK)
    keep_failure (self, sqlite3_bind_int64 (self->handle, position, value));
}

void
aff_statement_bind_text (AffStatement *self, int position, const char *value)
{
  if (self->rc == SQLITE_OK)
    keep_failure (self,
                  sqlite3_bind_text (self->handle, position, value, -1, SQLITE_TRANSIENT));
}

void
aff_statement_bind_blob (AffStatement *self, int position, const void *data, gsize length)
{
  if (self->rc != SQLITE_OK)
    return;
  // An empty blob has no address, which SQLite would take for NULL.
  if (length == 0)
    keep_failure (self, sqlite3_bind_zeroblob (self->handle, position, 0));
  else
    keep_failure (self,
                  sqlite3_bind_blob64 (self->handle, position, data, length, SQLITE_TRANSIENT));
}

void
aff_statement_bind_bytes (AffStatement *self, int position, GBytes *bytes)
{
  gsize length = 0;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  if (length == 0) {
    aff_statement_bind_blob (self, position, NULL, 0);
    return;
  }
  if (self->rc != SQLITE_OK)
    return;
  self->bytes = g_slist_prepend (self->bytes, g_bytes_ref (bytes));
  keep_failure (self,
                sqlite3_bind_blob64 (self->handle, position, data, length, SQLITE_STATIC));
}

void
aff_statement_bind_null (AffStatement *self, int position)
{
  if (self->rc == SQLITE_OK)
    keep_failure (self, sqlite3_bind_null (self->handle, position));
}

gboolean
aff_statement_step (AffStatement *self)
{
  self->has_row = FALSE;
  if (self->rc != SQLITE_OK || self->is_done)
    return FALSE;
  int rc = sqlite3_step (self->handle);
  self->has_row = rc == SQLITE_ROW;
  self->is_done = rc == SQLITE_DONE;
  if (!self->has_row && !self->is_done) {
    keep_failure (self, rc);
    sqlite3_reset (self->handle);
  }
  return self->has_row;
}

void
aff_statement_reset (AffStatement *self)
{
  if (self->handle != NULL)
    sqlite3_reset (self->handle);
  self->has_row = FALSE;
  self->is_done = FALSE;
}

gboolean
aff_statement_run (AffStatement *self)
{
  while (aff_statement_step (self))
    continue;
  aff_statement_reset (self);
  return self->rc == SQLITE_OK;
}

gboolean
aff_statement_finish (AffStatement *self, GError **error)
{
  if (self->rc == SQLITE_OK)
    return TRUE;
  aff_db_explain (self->db, self->rc, self->message, -1, NULL, error);
  return FALSE;
}

gint64
aff_statement_int (AffStatement *self, int column)
{
  return self->has_row ? sqlite3_column_int64 (self->handle, column) : 0;
}

gint64
aff_statement_int_or (AffStatement *self, int column, gint64 otherwise)
{
  return aff_statement_is_null (self, column) ? otherwise : aff_statement_int (self, column);
}

gboolean
aff_statement_is_null (AffStatement *self, int column)
{
  return !self->has_row || sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

const char *
aff_statement_text (AffStatement *self, int column)
{
  return self->has_row ? (const char *) sqlite3_column_text (self->handle, column) : NULL;
}

GBytes *
aff_statement_bytes (AffStatement *self, int column)
{
  if (aff_statement_is_null (self, column))
    return NULL;
  const void *data = sqlite3_column_blob (self->handle, column);
  return g_bytes_new (data, sqlite3_column_bytes (self->handle, column));
}
