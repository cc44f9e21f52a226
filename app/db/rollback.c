// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/db/db-private.h"
#include "app/db/schema.h"

// Any statement that reads makes SQLite take a hot journal back first. This connection is not one
// of aff_db_connect, which would wait for a writer that is alive.
static int
read_once (const char *path)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  sqlite3 *handle = NULL;
  int rc = sqlite3_open_v2 (full, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
  if (rc == SQLITE_OK)
    rc = sqlite3_exec (handle,
                       "PRAGMA trusted_schema=OFF; PRAGMA synchronous=FULL;"
                       "PRAGMA schema_version",
                       NULL, NULL, NULL);
  sqlite3_close_v2 (handle);
  return rc;
}

gboolean
aff_db_roll_back (const char *path)
{
  g_return_val_if_fail (path != NULL, FALSE);
  g_auto (GStrv) migrations = aff_schema_load (NULL);
  return migrations != NULL && aff_db_inspect (path, (int) g_strv_length (migrations), NULL) &&
         read_once (path) == SQLITE_OK;
}
