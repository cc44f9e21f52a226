// SPDX-License-Identifier: GPL-3.0-or-later
// One connection to one SQLite file, used by the thread that opened it and by no other.
// Statements are locals whose errors stick: bind and step freely, then ask once.
// A process that has a programme open must not open and close its file by other means: that
// drops SQLite's locks on it (copy it with aff_db_copy_to_memory).
#pragma once

#include "app/base/error.h"

#include <sqlite3.h>

G_BEGIN_DECLS

typedef struct _AffDb AffDb;
typedef struct _AffStatement AffStatement;

typedef enum {
  AFF_DB_WRITE,  // an existing programme, to read and to change
  AFF_DB_READ,   // an existing programme, to read: nothing is ever written, not even a rollback
  AFF_DB_CREATE, // a new programme; fails with AFF_ERROR_CONFLICT if the file exists
  AFF_DB_MEMORY, // a new programme that is never on a disk; PATH is NULL
} AffDbMode;

// Opens PATH, checks that it is a sound Affiche programme of a version this program knows,
// brings an older one up to date (AFF_DB_WRITE) and asserts the storage policy
// (journal_mode=TRUNCATE, synchronous=FULL, mmap_size=0, foreign keys on). A newer, damaged or
// foreign file is not touched. The message says what is wrong and what to do.
// Errors: AFF_ERROR_STORE (cannot be read, locked), AFF_ERROR_FORMAT (not a programme, damaged,
// newer), AFF_ERROR_NOT_FOUND (no such file), AFF_ERROR_CONFLICT (AFF_DB_CREATE over a file).
AffDb *aff_db_open (const char *path, AffDbMode mode, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void aff_db_free (AffDb *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffDb, aff_db_free)

// A copy of the programme as it is now that is never on a disk; SOURCE is only read.
// AFF_ERROR_STORE if it is locked or cannot be read.
AffDb *aff_db_copy_to_memory (AffDb *source, GError **error) G_GNUC_WARN_UNUSED_RESULT;

// The same into the empty file at PATH.
gboolean aff_db_copy_to_file (AffDb *source, const char *path, GError **error);

// Takes back what a writer that was killed left half-written in the programme at PATH, which an
// AFF_DB_READ connection may not do. Never waits: FALSE if a writer is alive, if PATH is no
// programme, or if it may not be written.
gboolean aff_db_roll_back (const char *path);

// From now on nothing is written on this connection without a permit (app/db/permit.h): for a
// machine that anybody may touch. There is no way back.
void aff_db_require_permit (AffDb *self);

// For app/db alone: the connection below.
sqlite3 *aff_db_handle (AffDb *self);
const char *aff_db_path (AffDb *self);

// A function run inside a transaction. Returning FALSE (with the error set) rolls back.
typedef gboolean (*AffDbFunc) (AffDb *db, gpointer data, GError **error);

// Runs FUNC in one read transaction: all its statements see the same state.
gboolean aff_db_read (AffDb *self, AffDbFunc func, gpointer data, GError **error);

// SQL is one literal; parameters are bound by position from 1.
AffStatement *aff_db_prepare (AffDb *self, const char *sql) G_GNUC_WARN_UNUSED_RESULT;
void aff_statement_free (AffStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffStatement, aff_statement_free)

void aff_statement_bind_int (AffStatement *self, int position, gint64 value);
// A VALUE of NULL binds NULL.
void aff_statement_bind_text (AffStatement *self, int position, const char *value);
void aff_statement_bind_blob (AffStatement *self, int position, const void *data, gsize length);
// The same of BYTES, which are not copied.
void aff_statement_bind_bytes (AffStatement *self, int position, GBytes *bytes);
void aff_statement_bind_null (AffStatement *self, int position);

// Goes to the next row. FALSE at the end and after any error.
gboolean aff_statement_step (AffStatement *self);
// Makes a finished statement ready to be bound and stepped again. Errors stay.
void aff_statement_reset (AffStatement *self);
// Steps a statement that returns no row, resets it, and tells whether all went well so far.
gboolean aff_statement_run (AffStatement *self);
// TRUE if nothing failed since the statement was prepared; otherwise the error is set.
gboolean aff_statement_finish (AffStatement *self, GError **error);

// Columns of the current row, from 0. Text is borrowed until the next step; NULL is NULL.
gint64 aff_statement_int (AffStatement *self, int column);
gint64 aff_statement_int_or (AffStatement *self, int column, gint64 otherwise);
gboolean aff_statement_is_null (AffStatement *self, int column);
const char *aff_statement_text (AffStatement *self, int column);
GBytes *aff_statement_bytes (AffStatement *self, int column) G_GNUC_WARN_UNUSED_RESULT;

// Sets ERROR from the connection's last failure. CONTEXT says what was being done.
void aff_db_set_error (AffDb *self, int code, const char *context, GError **error);

G_END_DECLS
