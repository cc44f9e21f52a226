// SPDX-License-Identifier: GPL-3.0-or-later
// The one way in which programme rows are written: a function run inside one transaction while a
// SQLite session records what it does. The changeset goes into the table `change` in the same
// transaction, so that what is saved can be undone, and what cannot be undone is not saved.
#pragma once

#include "app/db/db.h"

G_BEGIN_DECLS

typedef struct {
  const char *who;      // a name for the log, "affichectl" for instance
  const char *kind;     // a word of change.kind
  const char *sentence; // what it does, for people
  gint64 now;           // seconds since 1970 UTC, becomes the programme's as-of time
} AffChangeNote;

// Runs FUNC and commits, after every rule of app/db/invariant.h has held. Returns the sequence
// of the change in *SEQUENCE (may be NULL); 0 if FUNC changed nothing, which leaves no trace.
// A COMMIT that reports an error is read back before the error is returned: if the change is in
// the file, it succeeded. Errors: FUNC's own, AFF_ERROR_CONFLICT (a rule is broken, the message
// is the rule's sentence), AFF_ERROR_STORE.
gboolean aff_change_run (AffDb *db, const AffChangeNote *note, AffDbFunc func, gpointer data,
                         gint64 *sequence, GError **error);

// Applies the inverse of change SEQUENCE as a new change. AFF_ERROR_NOT_FOUND if there is no such
// change or it was undone already, AFF_ERROR_CONFLICT if later changes stand in the way; then
// nothing is changed.
gboolean aff_change_undo (AffDb *db, gint64 sequence, const AffChangeNote *note,
                          gint64 *new_sequence, GError **error);

// The newest change that is not itself undone and not an undo; 0 if there is none.
gint64 aff_change_last (AffDb *db, GError **error);

G_END_DECLS
