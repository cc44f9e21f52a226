// SPDX-License-Identifier: GPL-3.0-or-later
// A change and its undo, redo, undo … are a chain in which each undoes the one before: a change
// is undone at most once, and its effect holds if an even number follow it. What is undone is
// always the end of the chain, because that is what the rows are like now.
#include "app/base/text.h"
#include "app/db/change-private.h"
#include "app/db/db-private.h"

#include <string.h>

typedef struct {
  gint64 sequence; // what the caller wants undone
  gint64 target;   // the end of its chain
  AffChangeRecord *record;
  char *own_sentence;
  char *table; // what stood in the way
  char *key;   // NULL if it is not known
} Undo;

typedef struct {
  gint64 sequence;
  char *sentence;
} Culprit;

static gint64
find_undoer (AffDb *db, gint64 sequence, GError **error)
{
  g_autoptr (AffStatement)
    statement = aff_db_prepare (db, "SELECT sequence FROM change WHERE undoes = ?");
  aff_statement_bind_int (statement, 1, sequence);
  aff_statement_step (statement);
  gint64 undoer = aff_statement_int (statement, 0);
  return aff_statement_finish (statement, error) ? undoer : -1;
}

static gboolean
find_target (AffDb *db, Undo *undo, GError **error)
{
  gboolean is_undone = FALSE;
  undo->target = undo->sequence;
  for (;;) {
    gint64 undoer = find_undoer (db, undo->target, error);
    if (undoer < 0)
      return FALSE;
    if (undoer == 0)
      break;
    undo->target = undoer;
    is_undone = !is_undone;
  }
  if (!is_undone)
    return TRUE;
  g_set_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND,
               "Change %" G_GINT64_FORMAT " is undone already. To bring it back, undo change "
               "%" G_GINT64_FORMAT ".",
               undo->sequence, undo->target);
  return FALSE;
}

// The changeset of the target, and the words of the new change from it.
static GBytes *
load_target (AffDb *db, Undo *undo, GError **error)
{
  g_autoptr (AffStatement)
    row = aff_db_prepare (db,
                          "SELECT changeset, kind, sentence FROM change WHERE sequence = ?");
  aff_statement_bind_int (row, 1, undo->target);
  gboolean is_there = aff_statement_step (row);
  if (!aff_statement_finish (row, error))
    return NULL;
  if (!is_there) {
    g_set_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND,
                 "There is no change %" G_GINT64_FORMAT
                 " in the log. Look up the number of the "
                 "change you mean.",
                 undo->sequence);
    return NULL;
  }
  gboolean is_redo = g_strcmp0 (aff_statement_text (row, 1), "undo") == 0;
  undo->record->undoes = undo->target;
  undo->record->note.kind = is_redo ? "redo" : "undo";
  undo->own_sentence = aff_text_clean (aff_statement_text (row, 2));
  return aff_statement_bytes (row, 0);
}

static void
append_value (GString *text, sqlite3_value *value)
{
  if (text->len > 0)
    g_string_append_c (text, '/');
  const char *characters = (const char *) sqlite3_value_text (value);
  g_string_append (text, characters != NULL ? characters : "NULL");
}

// The primary key of the row at which ITERATOR stands, as text: "17", "3/en".
static char *
dup_key (sqlite3_changeset_iter *iterator, const char **table)
{
  g_autoptr (GString) text = g_string_new (NULL);
  unsigned char *is_key = NULL;
  int columns = 0;
  int operation = 0;
  sqlite3changeset_op (iterator, table, &columns, &operation, NULL);
  if (sqlite3changeset_pk (iterator, &is_key, &columns) != SQLITE_OK)
    return NULL;
  for (int i = 0; i < columns; i++) {
    sqlite3_value *value = NULL;
    if (!is_key[i])
      continue;
    if (operation == SQLITE_INSERT)
      sqlite3changeset_new (iterator, i, &value);
    else
      sqlite3changeset_old (iterator, i, &value);
    append_value (text, value);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

// The row that refers to what would be removed. Its rowid is its key, unless it has none.
static void
keep_orphan (Undo *undo, AffDb *db)
{
  g_autoptr (AffStatement) orphan = aff_db_prepare (db, "PRAGMA foreign_key_check");
  if (!aff_statement_step (orphan))
    return;
  undo->table = g_strdup (aff_statement_text (orphan, 0));
  undo->key = g_strdup (aff_statement_text (orphan, 1));
}

typedef struct {
  AffDb *db;
  Undo *undo;
} Application;

static int
on_conflict (void *data, int type, sqlite3_changeset_iter *iterator)
{
  Application *application = data;
  Undo *undo = application->undo;
  const char *table = NULL;
  if (type == SQLITE_CHANGESET_FOREIGN_KEY) {
    keep_orphan (undo, application->db);
    return SQLITE_CHANGESET_ABORT;
  }
  undo->key = dup_key (iterator, &table);
  undo->table = g_strdup (table);
  // The row that breaks a rule together with this one has another key.
  if (type == SQLITE_CHANGESET_CONSTRAINT)
    g_clear_pointer (&undo->key, g_free);
  return SQLITE_CHANGESET_ABORT;
}

// How many rows CHANGES touches, and whether one of them is TABLE's row KEY (any, if NULL).
static int
count_rows (GBytes *changes, const char *table, const char *key, gboolean *touches)
{
  sqlite3_changeset_iter *iterator = NULL;
  gsize length = 0;
  gconstpointer data = g_bytes_get_data (changes, &length);
  int rows = 0;
  *touches = FALSE;
  if (sqlite3changeset_start (&iterator, (int) length, (void *) data) != SQLITE_OK)
    return -1;
  for (; sqlite3changeset_next (iterator) == SQLITE_ROW; rows++) {
    const char *row_table = NULL;
    g_autofree char *row_key = dup_key (iterator, &row_table);
    *touches = *touches || (g_strcmp0 (row_table, table) == 0 &&
                            (key == NULL || g_strcmp0 (row_key, key) == 0));
  }
  return sqlite3changeset_finalize (iterator) == SQLITE_OK ? rows : -1;
}

// The newest change after the target that is in force and touched the row.
static Culprit
find_culprit (AffDb *db, const Undo *undo, const char *key)
{
  g_autoptr (AffStatement) later =
    aff_db_prepare (db, "SELECT sequence, sentence, changeset FROM change AS later"
                        " WHERE sequence > ? AND kind <> 'undo'"
                        "  AND NOT EXISTS (SELECT 1 FROM change WHERE undoes = later.sequence)"
                        " ORDER BY sequence DESC");
  aff_statement_bind_int (later, 1, undo->target);
  while (aff_statement_step (later)) {
    g_autoptr (GBytes) changes = aff_statement_bytes (later, 2);
    gboolean touches = FALSE;
    count_rows (changes, undo->table, key, &touches);
    if (touches)
      return (Culprit){aff_statement_int (later, 0),
                       aff_text_clean (aff_statement_text (later, 1))};
  }
  return (Culprit){0};
}

static gboolean
fail_conflict (AffDb *db, Undo *undo, GError **error)
{
  Culprit culprit = find_culprit (db, undo, undo->key);
  if (culprit.sequence == 0 && undo->key != NULL)
    culprit = find_culprit (db, undo, NULL);
  g_autofree char *sentence = culprit.sentence;
  g_autofree char *key = aff_text_clean (undo->key);
  g_autofree char *row = key != NULL
                           ? g_strdup_printf ("%s %s", undo->table, key)
                           : g_strdup_printf ("a row of %s",
                                              undo->table != NULL ? undo->table : "it");
  g_autofree char *what = g_strdup_printf ("Change %" G_GINT64_FORMAT
                                           " (“%s”) cannot be undone",
                                           undo->sequence, undo->own_sentence);
  if (culprit.sequence != 0)
    g_set_error (error, AFF_ERROR, AFF_ERROR_CONFLICT,
                 "%s: change %" G_GINT64_FORMAT " (“%s”) stands in the way at %s. Undo that "
                 "change first.",
                 what, culprit.sequence, sentence, row);
  else
    g_set_error (error, AFF_ERROR, AFF_ERROR_CONFLICT,
                 "%s: %s is not as it left it. Set it by hand instead.", what, row);
  return FALSE;
}

static gboolean
fail_apply (AffDb *db, Undo *undo, int rc, GError **error)
{
  // Apply answers SQLITE_ABORT for rows in the way and SQLITE_CONSTRAINT for references.
  if (rc == SQLITE_ABORT || undo->table != NULL)
    return fail_conflict (db, undo, error);
  aff_db_explain (db, rc, sqlite3_errstr (rc), -1, "Nothing was undone", error);
  return FALSE;
}

static gboolean
apply_inverse (AffDb *db, Undo *undo, GBytes *changes, GError **error)
{
  gboolean touches = FALSE;
  int length = 0;
  void *inverse = NULL;
  int rows = count_rows (changes, NULL, NULL, &touches);
  sqlite3_int64 before = sqlite3_total_changes64 (db->handle);
  int rc = sqlite3changeset_invert ((int) g_bytes_get_size (changes),
                                    g_bytes_get_data (changes, NULL), &length, &inverse);
  if (rc == SQLITE_OK)
    rc = sqlite3changeset_apply (db->handle, length, inverse, NULL, on_conflict,
                                 &(Application){db, undo});
  sqlite3_free (inverse);
  if (rc != SQLITE_OK)
    return fail_apply (db, undo, rc, error);
  // A table that this schema lacks is skipped without a word.
  if (sqlite3_total_changes64 (db->handle) - before == rows)
    return TRUE;
  g_set_error (error, AFF_ERROR, AFF_ERROR_CONFLICT,
               "Change %" G_GINT64_FORMAT " (“%s”) cannot be undone: it was made in another "
               "format of the programme. Set the values by hand instead.",
               undo->sequence, undo->own_sentence);
  return FALSE;
}

static gboolean
undo_change (AffDb *db, gpointer data, GError **error)
{
  Undo *undo = data;
  if (!find_target (db, undo, error))
    return FALSE;
  g_autoptr (GBytes) changes = load_target (db, undo, error);
  return changes != NULL && apply_inverse (db, undo, changes, error);
}

gboolean
aff_change_undo (AffDb *db,
                 gint64 sequence,
                 const AffChangeNote *note,
                 gint64 *new_sequence,
                 GError **error)
{
  g_return_val_if_fail (db != NULL && note != NULL, FALSE);
  g_return_val_if_fail (note->who != NULL || note->permit != NULL, FALSE);
  g_return_val_if_fail (note->sentence != NULL, FALSE);
  g_return_val_if_fail (sqlite3_get_autocommit (db->handle), FALSE);
  AffChangeRecord record = {.note = *note};
  aff_change_sign (&record.note);
  Undo undo = {.sequence = sequence, .record = &record};
  gboolean is_done = aff_change_record (db, &record, undo_change, &undo, new_sequence, error);
  g_free (undo.own_sentence);
  g_free (undo.table);
  g_free (undo.key);
  return is_done;
}

gint64
aff_change_last (AffDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, 0);
  g_autoptr (AffStatement) statement = aff_db_prepare (
    db, "SELECT max (sequence) FROM change AS newest WHERE kind <> 'undo'"
        " AND NOT EXISTS (SELECT 1 FROM change WHERE undoes = newest.sequence)");
  aff_statement_step (statement);
  gint64 last = aff_statement_int (statement, 0);
  return aff_statement_finish (statement, error) ? last : 0;
}
