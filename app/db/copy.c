// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/db/db-private.h"

static gboolean
copy_pages (AffDb *source, AffDb *copy, GError **error)
{
  g_assert (source->thread == g_thread_self ());
  sqlite3_backup *backup = sqlite3_backup_init (copy->handle, "main", source->handle, "main");
  int rc = backup != NULL ? sqlite3_backup_step (backup, -1) : sqlite3_errcode (copy->handle);
  // The result of the step counts: a source that is locked is no failure to finish ().
  sqlite3_backup_finish (backup);
  if (rc == SQLITE_DONE)
    return TRUE;
  aff_db_explain (source, rc, sqlite3_errstr (rc), -1, "The programme was not copied", error);
  return FALSE;
}

AffDb *
aff_db_copy_to_memory (AffDb *source, GError **error)
{
  g_return_val_if_fail (source != NULL, NULL);
  g_autoptr (AffDb) copy = aff_db_connect (NULL, AFF_DB_MEMORY, error);
  return copy != NULL && copy_pages (source, copy, error) ? g_steal_pointer (&copy) : NULL;
}

gboolean
aff_db_copy_to_file (AffDb *source, const char *path, GError **error)
{
  g_return_val_if_fail (source != NULL && path != NULL, FALSE);
  g_autoptr (AffDb) copy = aff_db_connect (path, AFF_DB_WRITE, error);
  return copy != NULL && copy_pages (source, copy, error);
}
