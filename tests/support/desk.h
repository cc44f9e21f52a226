// SPDX-License-Identifier: GPL-3.0-or-later
// A programme of one workshop and three boards into which tables are imported, one after the other.
#pragma once

#include "app/import/merge.h"
#include "app/programme/edit.h"
#include "tests/support/reading.h"

G_BEGIN_DECLS

typedef struct {
  AffDb *db;
  Reading *last; // what was imported last
  AffMergeOutcome outcome;
} Desk;

void desk_set_up (Desk *desk, gconstpointer unused);
void desk_tear_down (Desk *desk, gconstpointer unused);

// Brings in a table of papers, boards or lines; the sequence of the change, 0 if there was none.
gint64 desk_import (Desk *desk, const char *table);
// What staff set: "title=Sample" of the item or paper ID.
void desk_set (Desk *desk, AffEntity entity, const char *id, const char *assignment);

// What SQL says as one text; NULL where it says nothing.
#define desk_assert_text(desk, sql, wanted)                                                    \
  G_STMT_START                                                                                 \
  {                                                                                            \
    g_autoptr (AffStatement) own_row = aff_db_prepare (desk->db, sql);                         \
    g_assert_true (aff_statement_step (own_row));                                              \
    g_assert_cmpstr (aff_statement_text (own_row, 0), ==, wanted);                             \
  }                                                                                            \
  G_STMT_END

G_END_DECLS
