// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/desk.h"

#include "tests/support/fixture.h"

#define NOW G_GINT64_CONSTANT (1791120240)

static const char hall[] =
  "INSERT INTO workshop (id, code, title) VALUES (1, 'demo', 'Demonstration');"
  "INSERT INTO plan (id, name, svg, sha256, width_mm, height_mm)"
  " VALUES (1, 'Hall', x'00', '', 1000, 1000);"
  "INSERT INTO board (id, plan, label, x_mm, y_mm, facing_deg, width_mm, height_mm)"
  " VALUES (1, 1, '1', 1, 1, 0, 10, 10), (2, 1, '2', 30, 1, 0, 10, 10),"
  " (3, 1, '3', 60, 1, 0, 10, 10);"
  "INSERT INTO link_kind VALUES ('doi', 0), ('openreview', 1), ('proceedings', 2);";

static void
clear_last (Desk *desk)
{
  g_clear_pointer (&desk->last, reading_free);
  g_clear_pointer (&desk->outcome.freed, g_ptr_array_unref);
}

void
desk_set_up (Desk *desk, gconstpointer data)
{
  desk->db = fixture_db_new (hall);
}

void
desk_tear_down (Desk *desk, gconstpointer data)
{
  clear_last (desk);
  aff_db_free (desk->db);
}

static gboolean
merge (AffDb *db, gpointer data, GError **error)
{
  const AffMergeOptions options = {.into = "demo"};
  Desk *desk = data;

  return aff_merge_run (db, desk->last->draft, &options, desk->last->report, &desk->outcome,
                        error);
}

gint64
desk_import (Desk *desk, const char *table)
{
  const AffChangeNote note = {"test", "import", "Import.", NOW};
  g_autoptr (GError) error = NULL;
  gint64 sequence = -1;

  clear_last (desk);
  desk->last = reading_new_any ("table.csv", table, -1);
  g_assert_no_error (desk->last->error);
  aff_draft_set (&desk->last->draft->family, "table");
  g_assert_true (
    aff_draft_finish (desk->last->draft, "Europe/Paris", desk->last->report, &error));
  desk->outcome = (AffMergeOutcome){.freed = g_ptr_array_new_with_free_func (g_free)};
  g_assert_true (aff_change_run (desk->db, &note, merge, desk, &sequence, &error));
  g_assert_no_error (error);
  return sequence;
}

void
desk_set (Desk *desk, AffEntity entity, const char *id, const char *assignment)
{
  const char *const assignments[] = {assignment, NULL};
  AffEdit edit = {entity, id, assignments, "staff", NOW};
  g_autoptr (GError) error = NULL;

  aff_edit_set (desk->db, &edit, NULL, &error);
  g_assert_no_error (error);
}
