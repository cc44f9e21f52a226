// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/db/db-private.h"

AffDb *
aff_db_copy_to_memory (AffDb *source, GError **error)
{
  g_return_val_if_fail (source != NULL, NULL);
  g_assert (source->thread == g_thread_self ());
  g_autoptr (AffDb) copy = aff_db_connect (NULL, AFF_DB_MEMORY, error);
  if (copy == NULL)
    return NULL;
  sqlite3_backup *backup = sqlite3_backup_init (copy->handle, "main", source->handle, "main");
  int rc = backup != NULL ? sqlite3_backup_step (backup, -1) : sqlite3_errcode (copy->handle);
  // The result of the step counts: a source that is locked is no failure to finish ().
  sqlite3_backup_finish (backup);
  if (rc == SQLITE_DONE)
    return g_steal_pointer (&copy);
  aff_db_explain (source, rc, sqlite3_errstr (rc), -1, "The programme was not copied", error);
  return NULL;
}
