// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/db/change.h"

#include "app/db/chain.h"
#include "app/db/db-private.h"
#include "app/db/invariant.h"
#include "app/db/schema.h"

#include <string.h>

// The log is measured once in so many changes, and after each that is large.
#define PRUNE_EVERY 256
#define PRUNE_BYTES (1024 * 1024)

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
    rc = sqlite3session_attach (session, "meta");
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

// While a change runs, its function writes rows of the programme and nothing else, but who the
// programme is where DATA, the note of the change, says so.
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
  const AffChangeNote *note = data;
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
    if (note->names_programme && g_str_equal (first, "meta"))
      return SQLITE_OK; // check_words looks at which
    return g_strv_contains (closed, first) ? SQLITE_DENY : SQLITE_OK;
  default:
    return SQLITE_DENY;
  }
}

// The first use of a pragma as a table declares that table, which the authoriser would refuse.
static void
declare_pragmas (AffDb *db)
{
  g_autoptr (AffStatement) any = aff_db_prepare (db, "SELECT 1 FROM pragma_table_info (NULL)");

  aff_statement_run (any);
}

static gboolean
run_authorised (AffDb *db,
                const AffChangeNote *note,
                AffDbFunc func,
                gpointer data,
                GError **error)
{
  declare_pragmas (db);
  sqlite3_set_authorizer (db->handle, authorise, (void *) note);
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

static gboolean
insert_row (AffDb *db,
            const AffSeal *seal,
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
  aff_statement_bind_bytes (row, 7, changes);
  aff_statement_bind_blob (row, 8, seal->hash, AFF_HASH_LENGTH);
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
read_back (AffDb *db, const AffSeal *seal)
{
  g_autoptr (AffStatement)
    row = aff_db_prepare (db, "SELECT hash FROM change WHERE sequence = ?");
  aff_statement_bind_int (row, 1, seal->sequence);
  g_autoptr (GBytes) hash = aff_statement_step (row) ? aff_statement_bytes (row, 0) : NULL;
  if (!aff_statement_finish (row, NULL))
    return NOT_KNOWN;
  g_autoptr (GBytes) wanted = g_bytes_new (seal->hash, AFF_HASH_LENGTH);
  return hash != NULL && g_bytes_equal (hash, wanted) ? SAVED : NOT_SAVED;
}

// A COMMIT that reports an error may have happened all the same (12 of 244 places at which a
// write can fail): only the file knows.
static gboolean
commit (AffDb *db, const AffSeal *seal, GError **error)
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
keep_bounded (AffDb *db, const AffSeal *seal, GBytes *changes, GError **error)
{
  if (seal->sequence % PRUNE_EVERY != 0 && g_bytes_get_size (changes) < PRUNE_BYTES)
    return TRUE;
  return aff_chain_prune (db, &aff_chain_bound, error);
}

static gboolean
seal_and_commit (AffDb *db,
                 const AffChangeRecord *record,
                 GBytes *changes,
                 gint64 *sequence,
                 GError **error)
{
  AffSeal seal;
  if (!aff_chain_read_last (db, &seal, error))
    return FALSE;
  aff_chain_advance (&seal, record, changes);
  if (!insert_row (db, &seal, record, changes, error) ||
      !set_as_of (db, record->note.now, error) || !keep_bounded (db, &seal, changes, error) ||
      !commit (db, &seal, error))
    return FALSE;
  *sequence = seal.sequence;
  return TRUE;
}

// Whether there is a permit that is still good, where one is needed.
static gboolean
check_permit (AffDb *db, const AffChangeNote *note, GError **error)
{
  if (note->permit != NULL)
    return aff_permit_check (note->permit, error);
  if (!db->needs_permit)
    return TRUE;
  g_set_error (error, AFF_ERROR, AFF_ERROR_DENIED,
               "Nothing was changed, because nobody is signed in. Sign in, then try again.");
  return FALSE;
}

static gboolean
deny_table (AffPermit *permit, const char *table, GError **error)
{
  g_autofree char *word = g_strdelimit (g_strdup (table), "_", ' ');
  if (aff_permit_role (permit) == AFF_PERMIT_VISITOR)
    g_set_error (error, AFF_ERROR, AFF_ERROR_DENIED,
                 "Nothing was changed, because it would change more than a presenter's own "
                 "presence (%s). Ask the desk.",
                 word);
  else
    g_set_error (error, AFF_ERROR, AFF_ERROR_DENIED,
                 "Nothing was changed, because whoever signs in for the %s may not change "
                 "this (%s). Ask a chair to do it.",
                 aff_permit_role_word (aff_permit_role (permit)), word);
  return FALSE;
}

// Whether every row in CHANGES is for the permit's role. The permit may have ended meanwhile.
static gboolean
check_changes (AffDb *db, const AffChangeNote *note, GBytes *changes, GError **error)
{
  g_autoptr (GPtrArray) touched = NULL;
  if (note->permit == NULL)
    return TRUE;
  touched = aff_change_list_tables (changes, error);
  if (touched == NULL)
    return FALSE;
  for (guint i = 0; i < touched->len; i++)
    if (!aff_permit_role_may_write (aff_permit_role (note->permit), touched->pdata[i]))
      return deny_table (note->permit, touched->pdata[i], error);
  return aff_permit_check (note->permit, error);
}

static const char *
read_word (sqlite3_changeset_iter *iterator, int operation)
{
  sqlite3_value *key = NULL;

  if (operation == SQLITE_INSERT)
    sqlite3changeset_new (iterator, 0, &key);
  else
    sqlite3changeset_old (iterator, 0, &key);
  const char *word = key != NULL ? (const char *) sqlite3_value_text (key) : NULL;
  return word != NULL ? word : "";
}

// Whether CHANGES says of meta only who the programme is.
static gboolean
check_words (GBytes *changes, GError **error)
{
  sqlite3_changeset_iter *iterator = NULL;
  gsize length = 0;
  gconstpointer data = g_bytes_get_data (changes, &length);
  gboolean is_well = sqlite3changeset_start (&iterator, (int) length, (void *) data) ==
                     SQLITE_OK;
  while (is_well && sqlite3changeset_next (iterator) == SQLITE_ROW) {
    const char *table = NULL;
    int columns = 0;
    int operation = 0;
    is_well = sqlite3changeset_op (iterator, &table, &columns, &operation, NULL) == SQLITE_OK &&
              (!g_str_equal (table, "meta") ||
               aff_schema_is_identity (read_word (iterator, operation)));
  }
  sqlite3changeset_finalize (iterator);
  if (!is_well)
    g_set_error (error, AFF_ERROR, AFF_ERROR_DENIED,
                 "Nothing was changed, because it would change what the file says of itself. "
                 "Run affichectl verify.");
  return is_well;
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
  if (session == NULL || !check_permit (db, &record->note, error) ||
      !run_authorised (db, &record->note, func, data, error))
    return FALSE;
  g_autoptr (GBytes) changes = end_session (db, session, error);
  g_clear_pointer (&session, sqlite3session_delete);
  if (changes == NULL)
    return FALSE;
  if (g_bytes_get_size (changes) == 0)
    return TRUE;
  return check_changes (db, &record->note, changes, error) &&
         (!record->note.names_programme || check_words (changes, error)) &&
         check_invariants (db, error) && seal_and_commit (db, record, changes, sequence, error);
}

GPtrArray *
aff_change_list_tables (GBytes *changes, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  sqlite3_changeset_iter *iterator = NULL;
  gsize length = 0;
  gconstpointer data = g_bytes_get_data (changes, &length);
  int rc = sqlite3changeset_start (&iterator, (int) length, (void *) data);
  while (rc == SQLITE_OK && sqlite3changeset_next (iterator) == SQLITE_ROW) {
    const char *table = NULL;
    int columns = 0;
    int operation = 0;
    rc = sqlite3changeset_op (iterator, &table, &columns, &operation, NULL);
    // A changeset holds the rows of one table after another.
    if (rc == SQLITE_OK &&
        (names->len == 0 || !g_str_equal (names->pdata[names->len - 1], table)))
      g_ptr_array_add (names, g_strdup (table));
  }
  int end = sqlite3changeset_finalize (iterator);
  if (rc == SQLITE_OK && end == SQLITE_OK)
    return g_steal_pointer (&names);
  g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
               "A change of the log is damaged and cannot be read. Run affichectl verify.");
  return NULL;
}

void
aff_change_sign (AffChangeNote *note)
{
  if (note->permit != NULL)
    note->who = aff_permit_person (note->permit);
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
  g_return_val_if_fail ((note->who != NULL || note->permit != NULL) && note->kind != NULL &&
                          note->sentence != NULL,
                        FALSE);
  g_return_val_if_fail (sqlite3_get_autocommit (db->handle), FALSE);
  AffChangeRecord record = {.note = *note};
  aff_change_sign (&record.note);
  return aff_change_record (db, &record, func, data, sequence, error);
}
