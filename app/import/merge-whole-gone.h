// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of the rows that a later file of the same programme does not have any more.
#pragma once

#include "app/db/shape.h"
#include "app/draft/report.h"

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

// The ids (gint64) of the papers that are withdrawn.
GHashTable *aff_merge_whole_list_withdrawn (AffDb *db,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

// Takes papers that are withdrawn and were not BEFORE off boards, where the rules do not let them
// be, and off wait lists.
gboolean
aff_merge_whole_settle (AffDb *db, GHashTable *before, AffReport *report, GError **error);

G_END_DECLS
