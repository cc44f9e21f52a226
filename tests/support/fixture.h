// SPDX-License-Identifier: GPL-3.0-or-later
// What tests share: a folder of their own, a programme to start from, rows written by the same
// change function as everywhere.
#pragma once

#include "app/db/change.h"

G_BEGIN_DECLS

// A new empty folder that is removed with all it holds by fixture_folder_free.
char *fixture_folder_new (void) G_GNUC_WARN_UNUSED_RESULT;
void fixture_folder_free (char *folder);

// Runs SQL (one or more statements) as one change on DB; the test fails if it fails.
gint64 fixture_change (AffDb *db, const char *sql);
// The same, returning whether it went well.
gboolean fixture_try_change (AffDb *db, const char *sql, GError **error);

// The sequence of the newest change of the log; 0 if there is none.
gint64 fixture_newest_change (AffDb *db);

// A programme in memory after SQL was run as one change (NULL: nothing).
AffDb *fixture_db_new (const char *sql) G_GNUC_WARN_UNUSED_RESULT;

// The whole database as text, table by table and row by row, without `change`, `meta` and
// AUTOINCREMENT's book-keeping: two programmes are equal if these are.
char *fixture_dump (AffDb *db) G_GNUC_WARN_UNUSED_RESULT;

// The path of shared/data (AFFICHE_DATA, else ../shared/data beside the source); NULL and a
// skipped test if it is not there.
const char *fixture_real_data (void);

G_END_DECLS
