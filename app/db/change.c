// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/db/change.h"

#include "app/db/change-private.h"
#include "app/db/db-private.h"
#include "app/db/invariant.h"
#include "app/db/schema.h"

#include <string.h>

#define HASH_LENGTH 32

typedef struct {
  gint64 sequence;
  guint8 hash[HASH_LENGTH];
} Seal;

typedef enum { SAVED, NOT_SAVED, NOT_KNOWN } Outcome;

static void
free_changes (void *changes)
{
  sqlite3_free (changes);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_session, sqlite3session_delete)

static sqlite3_session *
start_session (AffDb *db, GError **error)
{
  g_autoptr (sqlite3_session) session = NULL;
  int rc = sqlite3session_create (db->handle, "main", &session);
  for (const char *const *table = aff_schema_tables (); rc == SQLITE_OK && *table != NULL;
       table++)
    rc = sqlite3session_attach (session, *table);
  if (rc == SQLITE_OK)
    return g_steal_pointer (&session);
  aff_db_explain (db, rc, sqlite3_errstr (rc), -1, "The change could not be recorded", error);
  return NULL;
}

// What the session saw, NULL on an error. Empty if nothing is different in the end.
static GBytes *
end_session (AffDb *db, sqlite3_session *session, GError **error)
{
  int length = 0;
  void *changes = NULL;
  int rc = sqlite3session_changeset (session, &length, &changes);
  if (rc == SQLITE_OK)
    return g_bytes_new_with_free_func (changes, length, free_changes, changes);
  aff_db_explain (db, rc, sqlite3_errstr (rc), -1, "The change could not be recorded", error);
  return NULL;
}

// While a change runs, its function writes rows of the programme and nothing else.
static int
authorise (void *data,
           int action,
           const char *first,
           const char *second,
           const char *database,
           const char *trigger)
{
  static const char *const closed[] = {"change",        "meta",          "sqlite_sequence",
                                       "sqlite_schema", "sqlite_master", NULL};
  // What applying a changeset and looking at its traces take.
  static const char *const asked[] = {"table_info", "table_xinfo", "foreign_key_check",
                                      "defer_foreign_keys", NULL};
  switch (action) {
  case SQLITE_READ:
  case SQLITE_SELECT:
  case SQLITE_FUNCTION:
  case SQLITE_RECURSIVE:
  case SQLITE_SAVEPOINT:
    return SQLITE_OK;
  case SQLITE_PRAGMA:
    return second == NULL || g_strv_contains (asked, first) ? SQLITE_OK : SQLITE_DENY;
  case SQLITE_INSERT:
  case SQLITE_UPDATE:
  case SQLITE_DELETE:
    return g_strv_contains (closed, first) ? SQLITE_DENY : SQLITE_OK;
  default:
    return SQLITE_DENY;
  }
}

static gboolean
run_authorised (AffDb *db, AffDbFunc func, gpointer data, GError **error)
{
  sqlite3_set_authorizer (db->handle, authorise, NULL);
  gboolean is_done = func (db, data, error);
  sqlite3_set_authorizer (db->handle, NULL, NULL);
  if (!is_done || !sqlite3_get_autocommit (db->handle))
    return is_done;
  g_set_error (error, AFF_ERROR, AFF_ERROR_STORE,
               "The change was not saved, because the disk failed while it was made. Check the "
               "disk and try again.");
  return FALSE;
}

static gboolean
check_invariants (AffDb *db, GError **error)
{
  g_autoptr (GPtrArray) violations = aff_invariant_list (db, error);
  if (violations == NULL)
    return FALSE;
  if (violations->len == 0)
    return TRUE;
  const AffViolation *first = violations->pdata[0];
  g_set_error (error, AFF_ERROR, AFF_ERROR_CONFLICT, "%s %s", first->sentence, first->remedy);
  return FALSE;
}

static void
hash_number (GChecksum *checksum, gint64 number)
{
  gint64 bytes = GINT64_TO_BE (number);
  g_checksum_update (checksum, (const guint8 *) &bytes, sizeof bytes);
}

static void
hash_data (GChecksum *checksum, const void *data, gsize length)
{
  hash_number (checksum, (gint64) length);
  if (length > 0)
    g_checksum_update (checksum, data, (gssize) length);
}

static void
hash_text (GChecksum *checksum, const char *text)
{
  hash_data (checksum, text, strlen (text));
}

// The number of the next row and the hash it follows.
static gboolean
read_last_seal (AffDb *db, Seal *seal, GError **error)
{
  g_autoptr (AffStatement)
    number = aff_db_prepare (db, "SELECT seq FROM sqlite_sequence WHERE name = 'change'");
  g_autoptr (AffStatement)
    last = aff_db_prepare (db, "SELECT hash FROM change ORDER BY sequence DESC LIMIT 1");
  aff_statement_step (number);
  seal->sequence = aff_statement_int (number, 0) + 1;
  memset (seal->hash, 0, HASH_LENGTH);
  if (aff_statement_step (last)) {
    g_autoptr (GBytes) hash = aff_statement_bytes (last, 0);
    if (g_bytes_get_size (hash) == HASH_LENGTH)
      memcpy (seal->hash, g_bytes_get_data (hash, NULL), HASH_LENGTH);
  }
  return aff_statement_finish (number, error) && aff_statement_finish (last, error);
}

// The layout is in change.h.
static void
compute_hash (Seal *seal, const AffChangeRecord *record, GBytes *changes)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize length = HASH_LENGTH;
  g_checksum_update (checksum, seal->hash, HASH_LENGTH);
  hash_number (checksum, seal->sequence);
  hash_number (checksum, record->note.now);
  hash_text (checksum, record->note.who);
  hash_text (checksum, record->note.kind);
  hash_text (checksum, record->note.sentence);
  hash_number (checksum, record->undoes);
  hash_data (checksum, g_bytes_get_data (changes, NULL), g_bytes_get_size (changes));
  g_checksum_get_digest (checksum, seal->hash, &length);
}

static gboolean
insert_row (AffDb *db,
            const Seal *seal,
            const AffChangeRecord *record,
            GBytes *changes,
            GError **error)
{
  g_autoptr (AffStatement)
    row = aff_db_prepare (db, "INSERT INTO change (sequence, time, who, kind, sentence, undoes,"
                              " changeset, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  aff_statement_bind_int (row, 1, seal->sequence);
  aff_statement_bind_int (row, 2, record->note.now);
  aff_statement_bind_text (row, 3, record->note.who);
  aff_statement_bind_text (row, 4, record->note.kind);
  aff_statement_bind_text (row, 5, record->note.sentence);
  if (record->undoes != 0)
    aff_statement_bind_int (row, 6, record->undoes);
  aff_statement_bind_blob (row, 7, g_bytes_get_data (changes, NULL),
                           g_bytes_get_size (changes));
  aff_statement_bind_blob (row, 8, seal->hash, HASH_LENGTH);
  aff_statement_run (row);
  return aff_statement_finish (row, error);
}

static gboolean
set_as_of (AffDb *db, gint64 now, GError **error)
{
  g_autoptr (AffStatement)
    word = aff_db_prepare (db,
                           "INSERT INTO meta (key, value) VALUES ('as_of', CAST (? AS TEXT))"
                           " ON CONFLICT (key) DO UPDATE SET value = excluded.value");
  aff_statement_bind_int (word, 1, now);
  aff_statement_run (word);
  return aff_statement_finish (word, error);
}

static Outcome
read_back (AffDb *db, const Seal *seal)
{
  g_autoptr (AffStatement)
    row = aff_db_prepare (db, "SELECT hash FROM change WHERE sequence = ?");
  aff_statement_bind_int (row, 1, seal->sequence);
  g_autoptr (GBytes) hash = aff_statement_step (row) ? aff_statement_bytes (row, 0) : NULL;
  if (!aff_statement_finish (row, NULL))
    return NOT_KNOWN;
  g_autoptr (GBytes) wanted = g_bytes_new (seal->hash, HASH_LENGTH);
  return hash != NULL && g_bytes_equal (hash, wanted) ? SAVED : NOT_SAVED;
}

// A COMMIT that reports an error may have happened all the same (12 of 244 places at which a
// write can fail): only the file knows.
static gboolean
commit (AffDb *db, const Seal *seal, GError **error)
{
  g_autoptr (GError) failure = NULL;
  if (aff_db_execute (db, "COMMIT", "The change was not saved", &failure))
    return TRUE;
  if (!sqlite3_get_autocommit (db->handle))
    sqlite3_exec (db->handle, "ROLLBACK", NULL, NULL, NULL);
  Outcome outcome = read_back (db, seal);
  if (outcome == SAVED)
    return TRUE;
  if (outcome == NOT_SAVED)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error (error, AFF_ERROR, AFF_ERROR_STORE,
                 "It is not known whether the change was saved: the disk failed, and %s cannot "
                 "be read back. Check the disk, then look at the programme before you repeat "
                 "the change.",
                 db->shown);
  return FALSE;
}

static gboolean
seal_and_commit (AffDb *db,
                 const AffChangeRecord *record,
                 GBytes *changes,
                 gint64 *sequence,
                 GError **error)
{
  Seal seal;
  if (!read_last_seal (db, &seal, error))
    return FALSE;
  compute_hash (&seal, record, changes);
  if (!insert_row (db, &seal, record, changes, error) ||
      !set_as_of (db, record->note.now, error) || !commit (db, &seal, error))
    return FALSE;
  *sequence = seal.sequence;
  return TRUE;
}

static gboolean
run_recorded (AffDb *db,
              const AffChangeRecord *record,
              AffDbFunc func,
              gpointer data,
              gint64 *sequence,
              GError **error)
{
  g_autoptr (sqlite3_session) session = start_session (db, error);
  if (session == NULL || !run_authorised (db, func, data, error))
    return FALSE;
  g_autoptr (GBytes) changes = end_session (db, session, error);
  if (changes == NULL)
    return FALSE;
  if (g_bytes_get_size (changes) == 0)
    return TRUE;
  return check_invariants (db, error) && seal_and_commit (db, record, changes, sequence, error);
}

gboolean
aff_change_record (AffDb *db,
                   const AffChangeRecord *record,
                   AffDbFunc func,
                   gpointer data,
                   gint64 *sequence,
                   GError **error)
{
  gint64 made = 0;
  if (!aff_db_begin (db, error))
    return FALSE;
  gboolean is_done = run_recorded (db, record, func, data, &made, error);
  aff_db_end (db);
  if (is_done && sequence != NULL)
    *sequence = made;
  return is_done;
}

gboolean
aff_change_run (AffDb *db,
                const AffChangeNote *note,
                AffDbFunc func,
                gpointer data,
                gint64 *sequence,
                GError **error)
{
  g_return_val_if_fail (db != NULL && note != NULL && func != NULL, FALSE);
  g_return_val_if_fail (note->who != NULL && note->kind != NULL && note->sentence != NULL,
                        FALSE);
  g_return_val_if_fail (sqlite3_get_autocommit (db->handle), FALSE);
  AffChangeRecord record = {.note = *note};
  return aff_change_record (db, &record, func, data, sequence, error);
}
