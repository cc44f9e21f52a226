// SPDX-License-Identifier: GPL-3.0-or-later
// The thread that writes for a screen: it runs one change after another, in the order in which
// they were asked for, each under the permit of whoever asked. The main thread runs no query.
// Made by aff_live_new_writer.
#pragma once

#include "app/base/clock.h"
#include "app/db/change.h"
#include "app/db/permit.h"

G_BEGIN_DECLS

#define AFF_TYPE_WRITER (aff_writer_get_type ())
G_DECLARE_FINAL_TYPE (AffWriter, aff_writer, AFF, WRITER, GObject)

// One change. FUNC runs on the writer's thread: DATA holds copies of what it needs.
typedef struct {
  AffPermit *permit;    // a reference is taken
  const char *kind;     // a word of change.kind
  const char *sentence; // what it does, for people
  AffDbFunc func;
  gpointer data;
  GDestroyNotify free_data; // may be NULL; called on the main thread
} AffWriterJob;

// Writes to the programme at PATH, dated by CLOCK. With IS_PRIVATE that file is never written:
// the first change makes a copy of it (for this user alone, removed with the writer), to which
// all changes go.
// Signal "wrote" (no argument): a change was saved, before its callback runs. Signal "moved" (no
// argument): aff_writer_path is another one now. Signal "history-changed" (no argument): what
// aff_writer_undoable or aff_writer_redoable says. All on the thread that made it, in whose
// default main context all callbacks run too.
AffWriter *aff_writer_new (const char *path,
                           AffClock *clock,
                           gboolean is_private) G_GNUC_WARN_UNUSED_RESULT;
const char *aff_writer_path (AffWriter *self);

// Runs JOB as aff_change_run does, under its permit. A job that was cancelled before its turn is
// not run; once it runs it is not stopped.
void aff_writer_run_async (AffWriter *self,
                           const AffWriterJob *job,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data);
// Undoes the newest change that is in force (never the programme's beginning), or redoes what was
// undone last and has not been overtaken by another change. AFF_ERROR_NOT_FOUND if there is none.
void aff_writer_undo_async (AffWriter *self,
                            AffPermit *permit,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data);
void aff_writer_redo_async (AffWriter *self,
                            AffPermit *permit,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data);
// Of all three. *SEQUENCE (may be NULL) is the change, 0 if nothing was different. Errors as
// aff_change_run and aff_change_undo; AFF_ERROR_DENIED with a sentence for people.
gboolean
aff_writer_finish (AffWriter *self, GAsyncResult *result, gint64 *sequence, GError **error);

// The sentence of what undo (redo) would take back (bring back), NULL if there is nothing or if
// it is not for PERMIT. Borrowed until the next "history-changed".
const char *aff_writer_undoable (AffWriter *self, AffPermit *permit);
const char *aff_writer_redoable (AffWriter *self, AffPermit *permit);
// Looks at the log again, as somebody else may have written; tells by "history-changed".
void aff_writer_refresh (AffWriter *self);

G_END_DECLS
