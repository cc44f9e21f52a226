// SPDX-License-Identifier: GPL-3.0-or-later
// What a programme remembers of printed labels.
#include "app/print/print.h"

static gboolean
remember_label (AffDb *db, const AffPrintedLabel *label, gint64 now, GError **error)
{
  g_autoptr (AffStatement)
    row = aff_db_prepare (db, "INSERT INTO printed (presentation, board, digest, time)"
                              " VALUES (?, ?, ?, ?) ON CONFLICT (presentation) DO UPDATE SET"
                              " board = excluded.board, digest = excluded.digest,"
                              " time = excluded.time");

  aff_statement_bind_int (row, 1, label->presentation);
  aff_statement_bind_text (row, 2, label->board);
  aff_statement_bind_text (row, 3, label->digest);
  aff_statement_bind_int (row, 4, now);
  aff_statement_run (row);
  return aff_statement_finish (row, error);
}

static gboolean
forget_label (AffDb *db, gint64 presentation, GError **error)
{
  g_autoptr (AffStatement)
    row = aff_db_prepare (db, "DELETE FROM printed WHERE presentation = ?");

  aff_statement_bind_int (row, 1, presentation);
  aff_statement_run (row);
  return aff_statement_finish (row, error);
}

gboolean
aff_print_remember_in (AffDb *db, gpointer memory, GError **error)
{
  const AffPrintMemory *self = memory;

  for (guint i = 0; i < self->print->take_down->len; i++) {
    const AffTakeDown *entry = g_ptr_array_index (self->print->take_down, i);
    if (!forget_label (db, entry->presentation, error))
      return FALSE;
  }
  for (guint i = 0; i < self->print->labels->len; i++)
    if (!remember_label (db, g_ptr_array_index (self->print->labels, i), self->now, error))
      return FALSE;
  return TRUE;
}

gboolean
aff_print_remember (AffDb *db,
                    const AffPrint *self,
                    const AffChangeNote *note,
                    gint64 *sequence,
                    GError **error)
{
  AffPrintMemory memory = {self, note->now};

  return aff_change_run (db, note, aff_print_remember_in, &memory, sequence, error);
}
