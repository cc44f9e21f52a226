// SPDX-License-Identifier: GPL-3.0-or-later
// The one way in which programme rows are written: a function run inside one transaction while a
// SQLite session records what it does. The changeset goes into the table `change` in the same
// transaction, so that what is saved can be undone, and what cannot be undone is not saved.
//
// The rows of `change` are a chain. A row's hash is the SHA-256 of these bytes, one after another:
//   32 bytes  the hash of the row with the next lower sequence; zeros for the first row ever; that
//             in meta's `log_anchor` ("SEQUENCE HASH") if older rows were cut off
//   8         sequence
//   8         time
//   8 + n     who: its length in bytes, then its UTF-8 without a final zero
//   8 + n     kind, likewise
//   8 + n     sentence, likewise
//   8         undoes, 0 for NULL
//   8 + n     changeset: its length in bytes, then its bytes
// where each number is a signed 64-bit integer, most significant byte first.
#pragma once

#include "app/db/db.h"
#include "app/db/permit.h"

G_BEGIN_DECLS

typedef struct {
  const char *who;      // a name for the log, "affichectl" for instance
  const char *kind;     // a word of change.kind
  const char *sentence; // what it does, for people; read when FUNC has run, which may write it
  gint64 now;           // seconds since 1970 UTC, becomes the programme's as-of time
  // Borrowed. Whose right it is, and whose name stands in the log in place of WHO. NULL: the tool
  // on the machine itself, which whoever may write the file may run.
  AffPermit *permit;
  // FUNC may also write the words of meta by which a programme is known (aff_schema_is_identity):
  // they are recorded and undone as rows are.
  gboolean names_programme;
} AffChangeNote;

// Runs FUNC and commits, after every rule of app/db/invariant.h has held. Returns the sequence
// of the change in *SEQUENCE (may be NULL); 0 if FUNC changed nothing, which leaves no trace.
// A COMMIT that reports an error is read back before the error is returned: if the change is in
// the file, it succeeded. Errors: FUNC's own, AFF_ERROR_CONFLICT (a rule is broken, the message
// is the rule's sentence), AFF_ERROR_DENIED (the permit has ended before or meanwhile, or a row
// changed that is not for its role; or there is none and the connection requires one),
// AFF_ERROR_STORE.
gboolean aff_change_run (AffDb *db,
                         const AffChangeNote *note,
                         AffDbFunc func,
                         gpointer data,
                         gint64 *sequence,
                         GError **error);

// Applies the inverse of change SEQUENCE as a new change of kind "undo", or "redo" if what it
// undoes is an undo (NOTE's kind is not read; without a sentence it gets one from the change it is
// about). A change that was undone and redone can be undone again. AFF_ERROR_NOT_FOUND if the log
// has no such change (any more) or it is undone already, AFF_ERROR_CONFLICT, naming them, if later
// changes stand in the way; then nothing is changed. AFF_ERROR_DENIED as aff_change_run.
gboolean aff_change_undo (AffDb *db,
                          gint64 sequence,
                          const AffChangeNote *note,
                          gint64 *new_sequence,
                          GError **error);

G_END_DECLS
