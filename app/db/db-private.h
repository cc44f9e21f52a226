// SPDX-License-Identifier: GPL-3.0-or-later
// What the files of app/db share about a connection. A connection is `query_only` except inside
// aff_db_begin … aff_db_end, so that no statement of anybody else can write.
#pragma once

#include "app/db/db.h"

G_BEGIN_DECLS

struct _AffDb {
  sqlite3 *handle;
  char *path;         // as the caller wrote it; NULL in memory
  char *shown;        // what a sentence calls the file
  const char *remedy; // if it is damaged; a literal
  AffDbMode mode;
  gboolean needs_permit; // aff_db_require_permit
  GThread *thread;
};

// A connection without any check of what it holds, under the policy of storage. MODE is not
// AFF_DB_CREATE; PATH is NULL for memory.
AffDb *
aff_db_connect (const char *path, AffDbMode mode, GError **error) G_GNUC_WARN_UNUSED_RESULT;
// The same for a file of which there is no backup: REMEDY is what to do if it is damaged, a literal.
AffDb *aff_db_connect_own (const char *path, AffDbMode mode, const char *remedy, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

// aff_db_open with these MIGRATIONS (see app/db/schema.h) for those built in.
AffDb *aff_db_open_with (const char *path,
                         AffDbMode mode,
                         const char *const *migrations,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

// Builds a whole new programme at PATH, or nothing (app/db/create.c).
gboolean aff_db_create_file (const char *path, const char *const *migrations, GError **error);

// Looks at the bytes of the file's head before SQLite is let near it: whether PATH is a
// programme of a version up to NEWEST (app/db/inspect.c).
gboolean aff_db_inspect (const char *path, int newest, GError **error);

// Runs SQL, one or more statements without rows. CONTEXT as in aff_db_set_error.
gboolean aff_db_execute (AffDb *self, const char *sql, const char *context, GError **error);

// Starts a transaction that may write and already holds the right to do so.
gboolean aff_db_begin (AffDb *self, GError **error);
// Rolls back what is still open and takes the right to write away.
void aff_db_end (AffDb *self);

// Runs FUNC in a transaction that may write and that no log records: for app/db/schema.c.
gboolean aff_db_write (AffDb *self, AffDbFunc func, gpointer data, GError **error);

// Sets ERROR for SQLite's result RC, with the code that fits it unless CODE is 0 or more.
void aff_db_explain (AffDb *self,
                     int rc,
                     const char *message,
                     int code,
                     const char *context,
                     GError **error);

G_END_DECLS
