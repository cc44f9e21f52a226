// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/merge-whole-gone.h"

#include <string.h>

// The values of the current row's key as texts, which SQLite compares as their columns are.
static char **
read_key (const AffShape *shape, AffStatement *row)
{
  g_autoptr (GPtrArray) key = g_ptr_array_new ();

  for (guint i = 0; i < shape->columns->len; i++)
    if (((AffColumn *) g_ptr_array_index (shape->columns, i))->key > 0)
      g_ptr_array_add (key, g_strdup (aff_statement_text (row, (int) i)));
  g_ptr_array_add (key, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&key), FALSE);
}

// The file knew the row, or would have, and does not have it.
static gboolean
is_gone (const AffWholeGone *self, AffStatement *row, char **key)
{
  g_autofree char *name = g_strjoinv ("/", key);

  if (g_hash_table_contains (self->keys, name))
    return FALSE;
  if (self->shape->has_ids && aff_statement_int (row, 0) > self->last_id)
    return FALSE;
  if (self->owner < 0)
    return self->shape->has_ids;
  return self->owners != NULL &&
         g_hash_table_contains (self->owners, aff_statement_text (row, self->owner));
}

static GPtrArray *
list_gone (const AffWholeGone *self, GError **error)
{
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (AffStatement) row = aff_shape_select (self->db, self->shape);

  while (aff_statement_step (row)) {
    g_auto (GStrv) key = read_key (self->shape, row);
    if (is_gone (self, row, key))
      g_ptr_array_add (gone, g_steal_pointer (&key));
  }
  return aff_statement_finish (row, error) ? g_steal_pointer (&gone) : NULL;
}

static gboolean
has_row (AffStatement *statement, const char *key)
{
  aff_statement_bind_text (statement, 1, key);
  gboolean is_there = aff_statement_step (statement);
  aff_statement_reset (statement);
  return is_there;
}

static gboolean
delete_rows (const AffWholeGone *self, const GPtrArray *gone, GError **error)
{
  g_autoptr (AffStatement) statement = aff_shape_delete (self->db, self->shape);
  g_autoptr (AffStatement)
    use = aff_db_prepare (self->db, "SELECT 1 FROM placement WHERE presentation = ?1"
                                    " UNION ALL SELECT 1 FROM presence WHERE presentation = ?1"
                                    " UNION ALL SELECT 1 FROM printed WHERE presentation = ?1");
  gboolean is_presentation = strcmp (self->shape->table, "presentation") == 0;

  for (guint i = 0; i < gone->len; i++) {
    char **key = g_ptr_array_index (gone, i);

    if (is_presentation && has_row (use, key[0])) {
      aff_report_add (self->report, AFF_REMARK_LEFT, "presentation-in-use", NULL,
                      "The file has a presentation no more that has a board, a presence or a "
                      "printed label here.",
                      "It was left as it is here.");
      continue;
    }
    for (int j = 0; key[j]; j++)
      aff_statement_bind_text (statement, j + 1, key[j]);
    aff_statement_run (statement);
  }
  return aff_statement_finish (use, error) && aff_statement_finish (statement, error);
}

// SQL marks the row ?1 and returns it, unless it was marked before.
static gboolean
mark_rows (const AffWholeGone *self, const GPtrArray *gone, const char *sql, GError **error)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (self->db, sql);

  for (guint i = 0; i < gone->len; i++) {
    char **key = g_ptr_array_index (gone, i);
    g_autofree char *place = g_strdup_printf ("%s %s", self->shape->table, key[0]);

    aff_statement_bind_text (statement, 1, key[0]);
    gboolean is_marked = aff_statement_step (statement);
    aff_statement_run (statement);
    if (is_marked)
      aff_report_add (self->report, AFF_REMARK_HANDLED, "gone", place,
                      "A paper or item is not in the file any more.",
                      "The paper was withdrawn, the item cancelled.");
  }
  return aff_statement_finish (statement, error);
}

static gboolean
leave_rows (const AffWholeGone *self, const GPtrArray *gone)
{
  for (guint i = 0; i < gone->len; i++) {
    char **key = g_ptr_array_index (gone, i);
    g_autofree char *place = g_strdup_printf ("%s %s", self->shape->table, key[0]);

    aff_report_add (
      self->report, AFF_REMARK_LEFT, "not-in-file", place,
      "A person, room, track, topic, board or the like is not in the file any more.",
      "It was left as it is here.");
  }
  return TRUE;
}

gboolean
aff_merge_whole_gone (const AffWholeGone *self, GError **error)
{
  g_autoptr (GPtrArray) gone = list_gone (self, error);

  if (!gone)
    return FALSE;
  if (self->owner >= 0)
    return delete_rows (self, gone, error);
  if (strcmp (self->shape->table, "paper") == 0)
    return mark_rows (self, gone,
                      "UPDATE paper SET withdrawn = 1 WHERE id = ?1 AND withdrawn = 0"
                      " RETURNING id",
                      error);
  if (strcmp (self->shape->table, "item") == 0)
    return mark_rows (self, gone,
                      "UPDATE item SET cancelled = 1 WHERE id = ?1 AND cancelled = 0"
                      " RETURNING id",
                      error);
  return leave_rows (self, gone);
}

GHashTable *
aff_merge_whole_list_withdrawn (AffDb *db, GError **error)
{
  g_autoptr (GHashTable)
    withdrawn = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (AffStatement)
    row = aff_db_prepare (db, "SELECT id FROM paper WHERE withdrawn = 1 ORDER BY id");

  while (aff_statement_step (row)) {
    gint64 id = aff_statement_int (row, 0);
    g_hash_table_add (withdrawn, g_memdup2 (&id, sizeof id));
  }
  return aff_statement_finish (row, error) ? g_steal_pointer (&withdrawn) : NULL;
}

static gboolean
tell_freed (AffDb *db, gint64 paper, AffReport *report, GError **error)
{
  g_autoptr (AffStatement)
    row = aff_db_prepare (db, "SELECT format ('board %s', board.label) FROM placement"
                              " JOIN board ON board.id = placement.board"
                              " JOIN presentation ON presentation.id = placement.presentation"
                              " WHERE presentation.paper = ?1"
                              " UNION ALL SELECT format ('paper %s', paper.number) FROM waiting"
                              " JOIN paper ON paper.id = waiting.paper WHERE paper.id = ?1");

  aff_statement_bind_int (row, 1, paper);
  while (aff_statement_step (row))
    aff_report_add (report, AFF_REMARK_HANDLED, "freed", aff_statement_text (row, 0),
                    "A paper that is withdrawn now had a board or waited for one.",
                    "The board is free, the paper waits no more.");
  return aff_statement_finish (row, error);
}

// SQL is about the paper ?1.
static gboolean
run (AffDb *db, const char *sql, gint64 paper, GError **error)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (db, sql);

  aff_statement_bind_int (statement, 1, paper);
  aff_statement_run (statement);
  return aff_statement_finish (statement, error);
}

static gboolean
free_paper (AffDb *db, gint64 paper, AffReport *report, GError **error)
{
  return tell_freed (db, paper, report, error) &&
         run (db,
              "DELETE FROM placement WHERE presentation IN"
              " (SELECT id FROM presentation WHERE paper = ?1)",
              paper, error) &&
         run (db, "DELETE FROM waiting WHERE paper = ?1", paper, error);
}

gboolean
aff_merge_whole_settle (AffDb *db, GHashTable *before, AffReport *report, GError **error)
{
  g_autoptr (GHashTable) withdrawn = aff_merge_whole_list_withdrawn (db, error);
  GHashTableIter papers;
  gpointer paper;

  if (!withdrawn)
    return FALSE;
  g_hash_table_iter_init (&papers, withdrawn);
  while (g_hash_table_iter_next (&papers, &paper, NULL))
    if (!g_hash_table_contains (before, paper) &&
        !free_paper (db, *(gint64 *) paper, report, error))
      return FALSE;
  return TRUE;
}
