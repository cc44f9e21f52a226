// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/db/db-private.h"

AffDb *
aff_db_copy_to_memory (AffDb *source, GError **error)
{
  g_autoptr (AffDb) copy = NULL;
  sqlite3_backup *backup;
  int rc;

  g_return_val_if_fail (source != NULL, NULL);

  copy = aff_db_connect (NULL, AFF_DB_MEMORY, error);
  if (!copy)
    return NULL;
  backup = sqlite3_backup_init (copy->handle, "main", source->handle, "main");
  if (backup)
    sqlite3_backup_step (backup, -1);
  rc = backup ? sqlite3_backup_finish (backup) : sqlite3_errcode (copy->handle);
  if (rc == SQLITE_OK)
    return g_steal_pointer (&copy);
  aff_db_explain (source, rc, sqlite3_errstr (rc), -1, NULL, error);

  return NULL;
}
