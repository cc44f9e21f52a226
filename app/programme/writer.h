// SPDX-License-Identifier: GPL-3.0-or-later
// The thread that writes for a screen: it runs one change after another, in the order in which
// they were asked for, each under the permit of whoever asked. The main thread runs no query.
// Made by aff_live_new_writer.
#pragma once

#include "app/base/clock.h"
#include "app/db/change.h"
#include "app/db/gist.h"
#include "app/db/permit.h"

G_BEGIN_DECLS

#define AFF_TYPE_WRITER (aff_writer_get_type ())
G_DECLARE_FINAL_TYPE (AffWriter, aff_writer, AFF, WRITER, GObject)

// A function that makes one change of its own, by aff_change_run with NOTE, whose sentence and
// kind it may replace.
typedef gboolean (*AffWriterFunc) (AffDb *db,
                                   const AffChangeNote *note,
                                   gpointer data,
                                   gint64 *sequence,
                                   GError **error);

// One change: either FUNC, run inside it, or RUN, which makes it itself. They run on the writer's
// thread: DATA holds copies of what they need.
typedef struct {
  AffPermit *permit;    // a reference is taken
  const char *kind;     // a word of change.kind
  const char *sentence; // what it does, for people
  AffDbFunc func;
  AffWriterFunc run;
  gpointer data;
  GDestroyNotify free_data; // may be NULL; called on the thread that made the writer
} AffWriterJob;

// Writes to the programme at PATH, dated by CLOCK. With IS_PRIVATE that file is never written:
// the first change makes a copy of it (for this user alone, removed with the writer unless it was
// taken), to which all changes go. Whatever was asked for is done before the writer is gone.
// Signal "wrote" (no argument): a change was saved, before its callback runs. Signal "moved" (no
// argument): aff_writer_path is another one now. Signal "history-changed" (no argument): what
// aff_writer_undoable or aff_writer_redoable says. All on the thread that made it, in whose
// default main context all callbacks run too.
AffWriter *aff_writer_new (const char *path,
                           AffClock *clock,
                           gboolean is_private) G_GNUC_WARN_UNUSED_RESULT;
const char *aff_writer_path (AffWriter *self);
// The path of the copy that a private writer made, which the caller removes from now on; NULL if
// there is none (any more).
char *aff_writer_take_copy (AffWriter *self) G_GNUC_WARN_UNUSED_RESULT;

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
// The same without words.
const AffGist *aff_writer_undo_gist (AffWriter *self, AffPermit *permit);
const AffGist *aff_writer_redo_gist (AffWriter *self, AffPermit *permit);
// Looks at the log, which nobody does before somebody signs in; tells by "history-changed".
void aff_writer_refresh (AffWriter *self);
// The programme stirred: looks again, if aff_writer_refresh was ever called.
void aff_writer_stir (AffWriter *self);

G_END_DECLS
