// SPDX-License-Identifier: GPL-3.0-or-later
// A change and its undo, redo, undo … are a chain in which each undoes the one before: a change
// is undone at most once, and its effect holds if an even number follow it. What is undone is
// always the end of the chain, because that is what the rows are like now.
#include "app/base/text.h"
#include "app/db/chain.h"
#include "app/db/db-private.h"

#define MOST_NAMED 4 // changes in the way

// A row that is not as the change left it.
typedef struct {
  char *table; // NULL if it is not known
  char *key;   // NULL if it is not known
} Obstacle;

typedef struct {
  gint64 sequence; // what the caller wants undone
  gint64 target;   // the end of its chain
  AffChangeRecord *record;
  char *own_sentence;
  char *new_sentence;
  GPtrArray *obstacles;
  GHashTable
    *places; // of the obstacles: "board 7", "board " for any row, "board" for at least one
} Undo;

static void
free_obstacle (Obstacle *obstacle)
{
  g_free (obstacle->table);
  g_free (obstacle->key);
  g_free (obstacle);
}

static void
add_obstacle (Undo *undo, const char *table, const char *key)
{
  Obstacle *obstacle = g_new0 (Obstacle, 1);
  obstacle->table = g_strdup (table);
  obstacle->key = g_strdup (key);
  g_ptr_array_add (undo->obstacles, obstacle);
  if (table == NULL)
    return;
  g_hash_table_add (undo->places, g_strdup (table));
  g_hash_table_add (undo->places, g_strdup_printf ("%s %s", table, key != NULL ? key : ""));
}

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

static gboolean
fail_missing (AffDb *db, gint64 sequence, GError **error)
{
  AffSeal anchor = {0};
  if (!aff_chain_read_anchor (db, &anchor, error))
    return FALSE;
  if (sequence > 0 && sequence <= anchor.sequence)
    g_set_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND,
                 "Change %" G_GINT64_FORMAT
                 " is too old to be undone: the log begins with change "
                 "%" G_GINT64_FORMAT ". Set the values by hand instead.",
                 sequence, anchor.sequence + 1);
  else
    g_set_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND,
                 "There is no change %" G_GINT64_FORMAT
                 " in the log. Look up the number of the "
                 "change you mean.",
                 sequence);
  return FALSE;
}

char *
aff_change_dup_sentence (AffDb *db, gint64 sequence, GError **error)
{
  g_autoptr (AffStatement) first =
    aff_db_prepare (db, "WITH RECURSIVE chain (sequence, undoes, sentence) AS"
                        " (SELECT sequence, undoes, sentence FROM change WHERE sequence = ?"
                        "  UNION ALL SELECT older.sequence, older.undoes, older.sentence"
                        "  FROM chain JOIN change AS older ON older.sequence = chain.undoes)"
                        " SELECT sentence FROM chain ORDER BY sequence LIMIT 1");
  aff_statement_bind_int (first, 1, sequence);
  aff_statement_step (first);
  g_autofree char *sentence = aff_text_clean_line (aff_statement_text (first, 0));
  if (!aff_statement_finish (first, error))
    return NULL;
  return sentence != NULL ? g_steal_pointer (&sentence) : g_strdup ("");
}

// The words of the new change from the one that is undone.
static gboolean
describe (AffDb *db, Undo *undo, gboolean is_redo, GError **error)
{
  AffChangeNote *note = &undo->record->note;
  undo->own_sentence = aff_change_dup_sentence (db, undo->target, error);
  if (undo->own_sentence == NULL)
    return FALSE;
  undo->record->undoes = undo->target;
  note->kind = is_redo ? "redo" : "undo";
  undo->new_sentence = g_strconcat (is_redo ? "Redo: " : "Undo: ", undo->own_sentence, NULL);
  if (note->sentence == NULL)
    note->sentence = undo->new_sentence;
  return TRUE;
}

// The changeset of the target.
static GBytes *
load_target (AffDb *db, Undo *undo, GError **error)
{
  g_autoptr (AffStatement)
    row = aff_db_prepare (db, "SELECT changeset, kind FROM change WHERE sequence = ?");
  aff_statement_bind_int (row, 1, undo->target);
  gboolean is_there = aff_statement_step (row);
  if (!is_there && aff_statement_finish (row, error))
    fail_missing (db, undo->sequence, error);
  if (!is_there ||
      !describe (db, undo, g_strcmp0 (aff_statement_text (row, 1), "undo") == 0, error))
    return NULL;
  g_autoptr (GBytes) changes = aff_statement_bytes (row, 0);
  return aff_statement_finish (row, error) ? g_steal_pointer (&changes) : NULL;
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

// The rows that refer to what would be removed. Their rowid is their key, unless they have none.
static void
keep_orphans (Undo *undo, AffDb *db)
{
  g_autoptr (AffStatement) orphan = aff_db_prepare (db, "PRAGMA foreign_key_check");
  while (aff_statement_step (orphan))
    add_obstacle (undo, aff_statement_text (orphan, 0), aff_statement_text (orphan, 1));
}

typedef struct {
  AffDb *db;
  Undo *undo;
} Application;

// What is left out here is undone as a whole: all rows in the way are looked for, to name all
// changes that put them there.
static int
on_conflict (void *data, int type, sqlite3_changeset_iter *iterator)
{
  Application *application = data;
  const char *table = NULL;
  if (type == SQLITE_CHANGESET_FOREIGN_KEY) {
    keep_orphans (application->undo, application->db);
    return SQLITE_CHANGESET_ABORT;
  }
  g_autofree char *key = dup_key (iterator, &table);
  // The row that breaks a rule together with this one has another key.
  add_obstacle (application->undo, table, type == SQLITE_CHANGESET_CONSTRAINT ? NULL : key);
  return SQLITE_CHANGESET_OMIT;
}

static gboolean
is_in_the_way (GHashTable *places, const char *table, const char *key, gboolean any_key)
{
  g_autofree char *any = g_strdup_printf ("%s ", table);
  g_autofree char *place = g_strdup_printf ("%s %s", table, key != NULL ? key : "");
  return g_hash_table_contains (places, any_key ? table : place) ||
         g_hash_table_contains (places, any);
}

// How many rows CHANGES touches, -1 if it is damaged, and whether one of them is in the way.
static int
count_rows (GBytes *changes, GHashTable *places, gboolean any_key, gboolean *touches)
{
  sqlite3_changeset_iter *iterator = NULL;
  gsize length = 0;
  gconstpointer data = g_bytes_get_data (changes, &length);
  int rows = 0;
  *touches = FALSE;
  if (sqlite3changeset_start (&iterator, (int) length, (void *) data) != SQLITE_OK)
    return -1;
  for (; sqlite3changeset_next (iterator) == SQLITE_ROW; rows++) {
    const char *table = NULL;
    g_autofree char *key = dup_key (iterator, &table);
    *touches = *touches || is_in_the_way (places, table, key, any_key);
  }
  return sqlite3changeset_finalize (iterator) == SQLITE_OK ? rows : -1;
}

// The changes after the target, newest first, that are in force and touched what is in the way:
// "12 (“…”)", "9 (“…”)". The last may be a count of more.
static GPtrArray *
list_culprits (AffDb *db, const Undo *undo, gboolean any_key)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  guint count = 0;
  g_autoptr (AffStatement) later =
    aff_db_prepare (db, "SELECT sequence, changeset FROM change AS later"
                        " WHERE sequence > ? AND kind <> 'undo'"
                        "  AND NOT EXISTS (SELECT 1 FROM change WHERE undoes = later.sequence)"
                        " ORDER BY sequence DESC");
  aff_statement_bind_int (later, 1, undo->target);
  while (aff_statement_step (later)) {
    g_autoptr (GBytes) changes = aff_statement_bytes (later, 1);
    gint64 sequence = aff_statement_int (later, 0);
    gboolean touches = FALSE;
    count_rows (changes, undo->places, any_key, &touches);
    if (!touches || ++count > MOST_NAMED)
      continue;
    g_autofree char *sentence = aff_change_dup_sentence (db, sequence, NULL);
    g_ptr_array_add (names, g_strdup_printf ("%" G_GINT64_FORMAT " (“%s”)", sequence,
                                             sentence != NULL ? sentence : ""));
  }
  if (count > MOST_NAMED)
    g_ptr_array_add (names, g_strdup_printf ("%u more", count - MOST_NAMED));
  return names;
}

static char *
join_names (const GPtrArray *names)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (text, "%s%s",
                            i == 0                ? ""
                            : i + 1 == names->len ? " and "
                                                  : ", ",
                            (const char *) names->pdata[i]);
  return g_string_free (text, FALSE);
}

// "paper 7", the first row in the way.
static char *
name_row (const Undo *undo)
{
  const Obstacle *first = undo->obstacles->len > 0 ? undo->obstacles->pdata[0] : NULL;
  if (first == NULL || first->table == NULL)
    return g_strdup ("a row of it");
  g_autofree char *key = aff_text_clean_line (first->key);
  return key != NULL ? g_strdup_printf ("%s %s", first->table, key)
                     : g_strdup_printf ("a row of %s", first->table);
}

static gboolean
fail_conflict (AffDb *db, Undo *undo, GError **error)
{
  g_autoptr (GPtrArray) culprits = list_culprits (db, undo, FALSE);
  if (culprits->len == 0) {
    g_ptr_array_unref (culprits);
    culprits = list_culprits (db, undo, TRUE);
  }
  g_autofree char *names = join_names (culprits);
  g_autofree char *row = name_row (undo);
  g_autofree char *what = g_strdup_printf ("Change %" G_GINT64_FORMAT
                                           " (“%s”) cannot be undone",
                                           undo->sequence, undo->own_sentence);
  if (culprits->len == 1)
    g_set_error (error, AFF_ERROR, AFF_ERROR_CONFLICT,
                 "%s: change %s stands in the way at %s. Undo that change first.", what, names,
                 row);
  else if (culprits->len > 1)
    g_set_error (
      error, AFF_ERROR, AFF_ERROR_CONFLICT,
      "%s: changes %s stand in the way, at %s for one. Undo them first, in this order.", what,
      names, row);
  else
    g_set_error (error, AFF_ERROR, AFF_ERROR_CONFLICT,
                 "%s: %s is not as it left it. Set it by hand instead.", what, row);
  return FALSE;
}

static gboolean
fail_apply (AffDb *db, Undo *undo, int rc, GError **error)
{
  // Apply answers SQLITE_ABORT or SQLITE_CONSTRAINT for references.
  if (rc == SQLITE_ABORT || undo->obstacles->len > 0)
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
  int rows = count_rows (changes, undo->places, FALSE, &touches);
  sqlite3_int64 before = sqlite3_total_changes64 (db->handle);
  int rc = sqlite3changeset_invert ((int) g_bytes_get_size (changes),
                                    g_bytes_get_data (changes, NULL), &length, &inverse);
  if (rc == SQLITE_OK)
    rc = sqlite3changeset_apply (db->handle, length, inverse, NULL, on_conflict,
                                 &(Application){db, undo});
  sqlite3_free (inverse);
  if (rc != SQLITE_OK || undo->obstacles->len > 0)
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
  g_return_val_if_fail (sqlite3_get_autocommit (db->handle), FALSE);
  AffChangeRecord record = {.note = *note};
  record.note.names_programme = TRUE; // where the change did
  aff_change_sign (&record.note);
  Undo undo = {.sequence = sequence, .record = &record};
  undo.obstacles = g_ptr_array_new_with_free_func ((GDestroyNotify) free_obstacle);
  undo.places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean is_done = aff_change_record (db, &record, undo_change, &undo, new_sequence, error);
  g_ptr_array_unref (undo.obstacles);
  g_hash_table_unref (undo.places);
  g_free (undo.own_sentence);
  g_free (undo.new_sentence);
  return is_done;
}
