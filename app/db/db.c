// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/db/db.h"

#include "app/db/db-private.h"
#include "app/db/schema.h"

#define WRITER_PATIENCE_MS 5000

static void
harden (sqlite3 *handle)
{
  static const int off[] = {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION,
                            SQLITE_DBCONFIG_TRUSTED_SCHEMA,
                            SQLITE_DBCONFIG_ENABLE_TRIGGER,
                            SQLITE_DBCONFIG_ENABLE_VIEW,
                            SQLITE_DBCONFIG_DQS_DDL,
                            SQLITE_DBCONFIG_DQS_DML};
  static const int on[] = {SQLITE_DBCONFIG_DEFENSIVE, SQLITE_DBCONFIG_ENABLE_FKEY};
  for (gsize i = 0; i < G_N_ELEMENTS (off); i++)
    sqlite3_db_config (handle, off[i], 0, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (on); i++)
    sqlite3_db_config (handle, on[i], 1, NULL);
}

// Runs the one statement SQL and tells whether it answered WANTED. A statement without an
// answer answers NULL.
static gboolean
assert_answer (AffDb *self, const char *sql, const char *wanted, GError **error)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (self, sql);
  aff_statement_step (statement);
  g_autofree char *answer = g_strdup (aff_statement_text (statement, 0));
  if (!aff_statement_finish (statement, error))
    return FALSE;
  if (g_strcmp0 (answer, wanted) == 0)
    return TRUE;
  g_set_error (error, AFF_ERROR, AFF_ERROR_STORE,
               "The storage under %s does not keep what it promises (%s answered %s). Move the "
               "programme to a local disk.",
               self->shown, sql, answer != NULL ? answer : "nothing");
  return FALSE;
}

// The policy of storage, set and read back. Power cuts lost edits under any weaker one.
static gboolean
assert_policy (AffDb *self, GError **error)
{
  gboolean in_memory = self->mode == AFF_DB_MEMORY;
  return aff_db_execute (self,
                         "PRAGMA synchronous=FULL; PRAGMA cell_size_check=ON;"
                         "PRAGMA temp_store=MEMORY; PRAGMA query_only=ON",
                         NULL, error) &&
         assert_answer (self, "PRAGMA journal_mode=TRUNCATE", in_memory ? "memory" : "truncate",
                        error) &&
         assert_answer (self, "PRAGMA synchronous", "2", error) &&
         assert_answer (self, "PRAGMA mmap_size=0", in_memory ? NULL : "0", error) &&
         assert_answer (self, "PRAGMA foreign_keys", "1", error) &&
         assert_answer (self, "PRAGMA cell_size_check", "1", error) &&
         assert_answer (self, "PRAGMA trusted_schema", "0", error);
}

// SQLite opens a file that may not be written without a word.
static gboolean
check_writable (AffDb *self, GError **error)
{
  if (self->mode != AFF_DB_WRITE || sqlite3_db_readonly (self->handle, "main") == 0)
    return TRUE;
  aff_db_explain (self, SQLITE_READONLY, "", AFF_ERROR_STORE, NULL, error);
  return FALSE;
}

AffDb *
aff_db_connect (const char *path, AffDbMode mode, GError **error)
{
  return aff_db_connect_own (path, mode, "Put the newest backup in its place.", error);
}

AffDb *
aff_db_connect_own (const char *path, AffDbMode mode, const char *remedy, GError **error)
{
  g_autofree char *full = path != NULL ? g_canonicalize_filename (path, NULL) : NULL;
  int access = mode == AFF_DB_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  g_autoptr (AffDb) self = g_new0 (AffDb, 1);
  self->path = g_strdup (path);
  self->shown = path != NULL ? g_filename_display_name (path) : g_strdup ("the memory");
  self->remedy = remedy;
  self->mode = mode;
  self->thread = g_thread_self ();
  int rc = sqlite3_open_v2 (full != NULL ? full : ":memory:", &self->handle,
                            access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
  if (rc != SQLITE_OK) {
    aff_db_explain (self, rc, sqlite3_errstr (rc), -1, NULL, error);
    return NULL;
  }
  harden (self->handle);
  sqlite3_busy_timeout (self->handle, mode == AFF_DB_READ ? 0 : WRITER_PATIENCE_MS);
  if (!check_writable (self, error) || !assert_policy (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

// Returns FALSE unless SQL, which lists what is wrong, lists nothing or a single "ok".
static gboolean
check_pages (AffDb *self, const char *sql, GError **error)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (self, sql);
  gboolean has_row = aff_statement_step (statement);
  const char *answer = aff_statement_text (statement, 0);
  if (!aff_statement_finish (statement, error))
    return FALSE;
  if (!has_row || g_strcmp0 (answer, "ok") == 0)
    return TRUE;
  aff_db_explain (self, SQLITE_CORRUPT, answer != NULL ? answer : "unknown", -1, NULL, error);
  return FALSE;
}

static gboolean
check_soundness (AffDb *self, gpointer data, GError **error)
{
  return aff_schema_check (self, data, error) &&
         check_pages (self, "PRAGMA quick_check (1)", error) &&
         check_pages (self,
                      "SELECT 'a row of ' || \"table\" || ' refers to nothing'"
                      "  FROM pragma_foreign_key_check LIMIT 1",
                      error);
}

static AffDb *
open_file (const char *path, AffDbMode mode, const char *const *migrations, GError **error)
{
  int newest = (int) g_strv_length ((char **) migrations);
  if (!aff_db_inspect (path, newest, error))
    return NULL;
  g_autoptr (AffDb) self = aff_db_connect (path, mode, error);
  if (self == NULL || !aff_db_read (self, check_soundness, (gpointer) migrations, error) ||
      !aff_schema_migrate (self, migrations, error))
    return NULL;
  return g_steal_pointer (&self);
}

AffDb *
aff_db_open_with (const char *path,
                  AffDbMode mode,
                  const char *const *migrations,
                  GError **error)
{
  g_return_val_if_fail ((path == NULL) == (mode == AFF_DB_MEMORY), NULL);
  if (mode == AFF_DB_MEMORY) {
    g_autoptr (AffDb) self = aff_db_connect (NULL, mode, error);
    if (self == NULL || !aff_schema_create (self, migrations, error))
      return NULL;
    return g_steal_pointer (&self);
  }
  if (mode != AFF_DB_CREATE)
    return open_file (path, mode, migrations, error);
  if (!aff_db_create_file (path, migrations, error))
    return NULL;
  return open_file (path, AFF_DB_WRITE, migrations, error);
}

AffDb *
aff_db_open (const char *path, AffDbMode mode, GError **error)
{
  g_auto (GStrv) migrations = aff_schema_load (error);
  if (migrations == NULL)
    return NULL;
  return aff_db_open_with (path, mode, (const char *const *) migrations, error);
}

void
aff_db_free (AffDb *self)
{
  if (self == NULL)
    return;
  g_assert (self->thread == g_thread_self ());
  sqlite3_close_v2 (self->handle);
  g_free (self->path);
  g_free (self->shown);
  g_free (self);
}

void
aff_db_require_permit (AffDb *self)
{
  g_return_if_fail (self != NULL);
  self->needs_permit = TRUE;
}

sqlite3 *
aff_db_handle (AffDb *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->handle;
}

const char *
aff_db_path (AffDb *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->path;
}

gboolean
aff_db_execute (AffDb *self, const char *sql, const char *context, GError **error)
{
  g_assert (self->thread == g_thread_self ());
  if (sqlite3_exec (self->handle, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  aff_db_set_error (self, -1, context, error);
  return FALSE;
}

gboolean
aff_db_read (AffDb *self, AffDbFunc func, gpointer data, GError **error)
{
  g_return_val_if_fail (self != NULL && func != NULL, FALSE);
  // Inside a change the transaction is there already.
  if (!sqlite3_get_autocommit (self->handle))
    return func (self, data, error);
  if (!aff_db_execute (self, "BEGIN", NULL, error))
    return FALSE;
  gboolean is_read = func (self, data, error);
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
  return is_read;
}

gboolean
aff_db_begin (AffDb *self, GError **error)
{
  if (aff_db_execute (self, "PRAGMA query_only=OFF; BEGIN IMMEDIATE", NULL, error))
    return TRUE;
  aff_db_end (self);
  return FALSE;
}

void
aff_db_end (AffDb *self)
{
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
  sqlite3_exec (self->handle, "PRAGMA query_only=ON", NULL, NULL, NULL);
}

gboolean
aff_db_write (AffDb *self, AffDbFunc func, gpointer data, GError **error)
{
  // What no log records no permit covers either.
  g_return_val_if_fail (!self->needs_permit, FALSE);
  if (!aff_db_begin (self, error))
    return FALSE;
  gboolean is_done = func (self, data, error) && aff_db_execute (self, "COMMIT", NULL, error);
  aff_db_end (self);
  return is_done;
}
