// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/db/log.h"

#include "app/base/text.h"
#include "app/db/chain.h"
#include "app/db/db-private.h"

void
aff_log_entry_free (AffLogEntry *self)
{
  g_free (self->who);
  g_free (self->kind);
  g_free (self->sentence);
  g_free (self);
}

static AffLogEntry *
read_entry (AffStatement *row)
{
  AffLogEntry *entry = g_new0 (AffLogEntry, 1);
  entry->sequence = aff_statement_int (row, 0);
  entry->time = aff_statement_int (row, 1);
  entry->who = aff_text_clean_line (aff_statement_text (row, 2));
  entry->kind = aff_text_clean_line (aff_statement_text (row, 3));
  entry->sentence = aff_text_clean_line (aff_statement_text (row, 4));
  entry->undoes = aff_statement_int (row, 5);
  entry->undone_by = aff_statement_int (row, 6);
  return entry;
}

GPtrArray *
aff_log_list (AffDb *db, gint64 before, guint limit, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);
  g_autoptr (GPtrArray)
    entries = g_ptr_array_new_with_free_func ((GDestroyNotify) aff_log_entry_free);
  g_autoptr (AffStatement)
    rows = aff_db_prepare (db,
                           "SELECT sequence, time, who, kind, sentence, undoes,"
                           " (SELECT max (sequence) FROM change WHERE undoes = row.sequence)"
                           " FROM change AS row WHERE sequence < ?"
                           " ORDER BY sequence DESC LIMIT ?");
  aff_statement_bind_int (rows, 1, before > 0 ? before : G_MAXINT64);
  aff_statement_bind_int (rows, 2, limit > 0 ? (gint64) limit : -1);
  while (aff_statement_step (rows))
    g_ptr_array_add (entries, read_entry (rows));
  return aff_statement_finish (rows, error) ? g_steal_pointer (&entries) : NULL;
}

char *
aff_log_head (AffDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);
  AffSeal seal = {0};
  GString *text = g_string_new (NULL);
  if (!aff_chain_read_last (db, &seal, error)) {
    g_string_free (text, TRUE);
    return NULL;
  }
  for (gsize i = 0; i < AFF_HASH_LENGTH; i++)
    g_string_append_printf (text, "%02x", seal.hash[i]);
  return g_string_free (text, FALSE);
}

void
aff_log_step_clear (AffLogStep *self)
{
  g_clear_pointer (&self->sentence, g_free);
}

// The least role that may write all that CHANGES touches.
static gboolean
find_role (GBytes *changes, AffPermitRole *role, GError **error)
{
  g_autoptr (GPtrArray) tables = aff_change_list_tables (changes, error);
  if (tables == NULL)
    return FALSE;
  *role = AFF_PERMIT_VISITOR;
  for (guint i = 0; i < tables->len; i++)
    while (*role < AFF_PERMIT_CHAIR && !aff_permit_role_may_write (*role, tables->pdata[i]))
      (*role)++;
  return TRUE;
}

// The change in QUERY's one row: its sequence and its changeset.
static gboolean
read_step (AffDb *db, AffStatement *query, gboolean is_undone, AffLogStep *step, GError **error)
{
  AffLogStep found = {0};
  g_autoptr (GBytes) changes = NULL;
  if (aff_statement_step (query)) {
    found.sequence = aff_statement_int (query, 0);
    changes = aff_statement_bytes (query, 1);
  }
  if (!aff_statement_finish (query, error))
    return FALSE;
  if (changes != NULL) {
    if (!find_role (changes, &found.role, error))
      return FALSE;
    found.gist = aff_gist_read (db, changes, is_undone);
    found.sentence = aff_change_dup_sentence (db, found.sequence, error);
    if (found.sentence == NULL)
      return FALSE;
  }
  *step = found;
  return TRUE;
}

gboolean
aff_log_find_undo (AffDb *db, AffLogStep *step, GError **error)
{
  g_return_val_if_fail (db != NULL && step != NULL, FALSE);
  g_autoptr (AffStatement) query =
    aff_db_prepare (db, "SELECT sequence, changeset FROM change AS newest"
                        " WHERE kind NOT IN ('undo', 'init')"
                        "  AND NOT EXISTS (SELECT 1 FROM change WHERE undoes = newest.sequence)"
                        " ORDER BY sequence DESC LIMIT 1");
  return read_step (db, query, FALSE, step, error);
}

gboolean
aff_log_find_redo (AffDb *db, AffLogStep *step, GError **error)
{
  g_return_val_if_fail (db != NULL && step != NULL, FALSE);
  g_autoptr (AffStatement) query = aff_db_prepare (
    db, "SELECT sequence, changeset FROM change AS newest"
        " WHERE kind = 'undo' AND sequence > (SELECT coalesce (max (sequence), 0)"
        "   FROM change WHERE undoes IS NULL)"
        "  AND NOT EXISTS (SELECT 1 FROM change WHERE undoes = newest.sequence)"
        " ORDER BY sequence DESC LIMIT 1");
  return read_step (db, query, TRUE, step, error);
}

static gboolean
fail_nothing (AffDb *db, const char *word, GError **error)
{
  AffSeal anchor = {0};
  if (!aff_chain_read_anchor (db, &anchor, error))
    return FALSE;
  if (anchor.sequence > 0)
    g_set_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND,
                 "There is nothing to %s. Changes up to %" G_GINT64_FORMAT
                 " are too old: the log no longer holds them.",
                 word, anchor.sequence);
  else
    g_set_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND,
                 "There is nothing to %s. affichectl log shows what was done.", word);
  return FALSE;
}

gboolean
aff_log_undo (AffDb *db, const AffChangeNote *note, gint64 *sequence, GError **error)
{
  g_auto (AffLogStep) step = {0};
  g_return_val_if_fail (db != NULL && note != NULL, FALSE);
  if (!aff_log_find_undo (db, &step, error))
    return FALSE;
  if (step.sequence == 0)
    return fail_nothing (db, "undo", error);
  AffChangeNote own = *note;
  own.sentence = NULL;
  return aff_change_undo (db, step.sequence, &own, sequence, error);
}

gboolean
aff_log_redo (AffDb *db, const AffChangeNote *note, gint64 *sequence, GError **error)
{
  g_auto (AffLogStep) step = {0};
  g_return_val_if_fail (db != NULL && note != NULL, FALSE);
  if (!aff_log_find_redo (db, &step, error))
    return FALSE;
  if (step.sequence == 0)
    return fail_nothing (db, "redo", error);
  AffChangeNote own = *note;
  own.sentence = NULL;
  return aff_change_undo (db, step.sequence, &own, sequence, error);
}
