// SPDX-License-Identifier: GPL-3.0-or-later
// The shape of a programme file: its numbered migrations, its tables, its `meta` row book.
// MIGRATIONS are the texts of data/schema/NNN-name.sql in order, ended by NULL; number 1 is the
// first. A file's user_version is the number of its newest one.
#pragma once

#include "app/db/db.h"

G_BEGIN_DECLS

#define AFF_SCHEMA_APPLICATION_ID 0x41464643 // "AFFC"

// The migrations built into the program.
char **aff_schema_load (GError **error) G_GNUC_WARN_UNUSED_RESULT;

// The tables that hold the programme and that a change records: all but `change` and `meta`, of
// which it records the words by which a programme is known.
// Ended by NULL.
const char *const *aff_schema_tables (void);

// Makes an empty database a programme without rows, with a programme id of its own.
gboolean aff_schema_create (AffDb *db, const char *const *migrations, GError **error);

// Runs the migrations that DB lacks, each in one transaction of its own; the first that fails
// leaves its predecessor's state. A connection that only reads cannot be brought up to date:
// AFF_ERROR_FORMAT.
gboolean aff_schema_migrate (AffDb *db, const char *const *migrations, GError **error);

// Whether DB is a programme of a known version whose tables are exactly what its migrations
// make: nothing added, nothing removed. AFF_ERROR_FORMAT if it is not.
gboolean aff_schema_check (AffDb *db, const char *const *migrations, GError **error);

// The number of the newest migration that DB has.
gboolean aff_schema_read_version (AffDb *db, gint64 *version, GError **error);

// The word book of the file, outside the log of changes: "programme_id", "created", "as_of"
// (written by every change), "is_sample", "simulated_start", "source". Not to be called inside
// a change. A getter's NULL: no such word, or it could not be read.
gboolean aff_schema_set_meta (AffDb *db, const char *key, const char *value, GError **error);
// The same inside a change that names the programme; of the words that say which programme it is.
gboolean aff_schema_write_meta (AffDb *db, const char *key, const char *value, GError **error);
gboolean aff_schema_is_identity (const char *key);
char *aff_schema_dup_meta (AffDb *db, const char *key) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
