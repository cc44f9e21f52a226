// SPDX-License-Identifier: GPL-3.0-or-later
// Brings drafts into the programme, inside a change. What a file does not speak of stays as it is;
// what staff changed since the source last said it stays too; what the source lists no more is marked
// withdrawn or cancelled, never deleted.
#pragma once

#include "app/draft/draft.h"

G_BEGIN_DECLS

typedef struct {
  const char *into;    // the code of the workshop, or NULL: told by the draft
  const char *name;    // what a workshop is called of which the file says no name
  gboolean is_partial; // what the files do not list is not gone
} AffMergeOptions;

// What was done. Free its array with g_ptr_array_unref.
typedef struct {
  guint items_new;
  guint items_changed;
  guint items_gone;
  guint papers_new;
  guint papers_changed;
  guint papers_gone;
  guint placed;     // posters that came onto boards
  GPtrArray *freed; // char *: "Board 12: paper 47", which withdrawals left empty
} AffMergeOutcome;

// Call it from the function of a change, once for each draft (aff_draft_finish). OUTCOME is added
// to. AFF_ERROR_NOT_FOUND: no workshop of that code; AFF_ERROR_CONFLICT: the draft does not say which
// of several workshops it is about, or it is another whole programme; errors of statements.
gboolean aff_merge_run (AffDb *db,
                        const AffDraft *draft,
                        const AffMergeOptions *options,
                        AffReport *report,
                        AffMergeOutcome *outcome,
                        GError **error);

G_END_DECLS
