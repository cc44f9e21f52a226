// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of the rows that a later file of the same programme does not have any more.
#pragma once

#include "app/db/shape.h"
#include "app/exchange/report.h"

G_BEGIN_DECLS

// A table after the rows of the file were taken over; all borrowed.
typedef struct {
  AffDb *db;
  AffReport *report;
  const AffShape *shape;
  GHashTable *keys; // of the file's rows (aff_row_key)
  gint64 last_id;   // a row above it was added here
  int owner;        // the column that says to which row one belongs; -1: to none
  GHashTable
    *owners; // the keys of the file's rows of that table; NULL: it says nothing of them
} AffWholeGone;

// Inside a change. What belongs to a row that the file has is deleted; papers are withdrawn, items
// cancelled; what else the file lacks stays, with a remark.
gboolean aff_merge_whole_gone (const AffWholeGone *self, GError **error);

// Takes withdrawn papers off boards and wait lists, where the rules do not let them be.
gboolean aff_merge_whole_settle (AffDb *db, AffReport *report, GError **error);

G_END_DECLS
