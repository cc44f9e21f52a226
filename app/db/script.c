// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/db/script.h"

#include "app/db/db-private.h"

gboolean
aff_script_run (AffDb *db, const char *sql, GError **error)
{
  g_return_val_if_fail (db != NULL && sql != NULL, FALSE);
  return aff_db_execute (db, sql, NULL, error);
}
