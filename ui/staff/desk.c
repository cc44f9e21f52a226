// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/staff/desk.h"

#include "app/programme/writer.h"
#include "ui/staff/gist-words.h"

#include <glib/gi18n.h>

struct _AffDesk {
  GObject parent_instance;

  // owned
  AffLive *live;
  char *path;
  char *print_folder;
  AffWriter *writer;
  AffPermit *permit; // NULL while it is locked

  AffDeskView view;
  guint watch;
  guint pending;
};

enum { OPENED, LOCKED, HISTORY_CHANGED, SAID, SIGNALS };

static guint signals[SIGNALS];

G_DEFINE_FINAL_TYPE (AffDesk, aff_desk, G_TYPE_OBJECT)

static void
say (AffDesk *self, const char *words, gboolean has_undo)
{
  g_signal_emit (self, signals[SAID], 0, words, has_undo);
}

// The permit ends by itself: thirty minutes after it began, however busy its holder is.
static gboolean
on_second (gpointer data)
{
  AffDesk *self = AFF_DESK (data);

  if (aff_permit_is_live (self->permit))
    return G_SOURCE_CONTINUE;
  self->watch = 0;
  aff_desk_lock (self);
  return G_SOURCE_REMOVE;
}

static void
aff_desk_dispose (GObject *object)
{
  AffDesk *self = AFF_DESK (object);

  g_clear_handle_id (&self->watch, g_source_remove);
  if (self->permit != NULL)
    aff_permit_lock (self->permit);
  g_clear_pointer (&self->permit, aff_permit_unref);
  if (self->writer != NULL)
    g_signal_handlers_disconnect_by_data (self->writer, self);
  g_clear_object (&self->writer);
  g_clear_object (&self->live);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->print_folder, g_free);
  G_OBJECT_CLASS (aff_desk_parent_class)->dispose (object);
}

static void
aff_desk_class_init (AffDeskClass *class)
{
  G_OBJECT_CLASS (class)->dispose = aff_desk_dispose;
  signals[OPENED] = g_signal_new ("opened", AFF_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[LOCKED] = g_signal_new ("locked", AFF_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[HISTORY_CHANGED] = g_signal_new ("history-changed", AFF_TYPE_DESK, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SAID] = g_signal_new ("said", AFF_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
aff_desk_init (AffDesk *self)
{
}

AffDesk *
aff_desk_new (AffLive *live, const char *path, const char *print_folder)
{
  g_return_val_if_fail (AFF_IS_LIVE (live) && path != NULL, NULL);
  AffDesk *self = g_object_new (AFF_TYPE_DESK, NULL);

  self->live = g_object_ref (live);
  self->path = g_strdup (path);
  self->print_folder = g_strdup (print_folder);
  return self;
}

const char *
aff_desk_path (AffDesk *self)
{
  g_return_val_if_fail (AFF_IS_DESK (self), NULL);
  return self->path;
}

const char *
aff_desk_print_folder (AffDesk *self)
{
  g_return_val_if_fail (AFF_IS_DESK (self), NULL);
  return self->print_folder;
}

static void
on_history_changed (AffDesk *self)
{
  g_signal_emit (self, signals[HISTORY_CHANGED], 0);
}

void
aff_desk_open (AffDesk *self, AffPermit *permit)
{
  g_return_if_fail (AFF_IS_DESK (self) && permit != NULL);

  if (self->writer == NULL) {
    self->writer = aff_live_new_writer (self->live);
    g_signal_connect_swapped (self->writer, "history-changed", G_CALLBACK (on_history_changed),
                              self);
  }
  aff_permit_ref (permit);
  g_clear_pointer (&self->permit, aff_permit_unref);
  self->permit = permit;
  self->view = (AffDeskView){0};
  aff_writer_refresh (self->writer);
  if (self->watch == 0)
    self->watch = g_timeout_add_seconds (1, on_second, self);
  g_signal_emit (self, signals[OPENED], 0);
}

void
aff_desk_lock (AffDesk *self)
{
  g_return_if_fail (AFF_IS_DESK (self));
  if (self->permit == NULL)
    return;
  g_clear_handle_id (&self->watch, g_source_remove);
  aff_permit_lock (self->permit);
  g_clear_pointer (&self->permit, aff_permit_unref);
  self->view = (AffDeskView){0};
  g_signal_emit (self, signals[LOCKED], 0);
}

gboolean
aff_desk_is_open (AffDesk *self)
{
  g_return_val_if_fail (AFF_IS_DESK (self), FALSE);
  return self->permit != NULL;
}

void
aff_desk_touch (AffDesk *self)
{
  g_return_if_fail (AFF_IS_DESK (self));
  if (self->permit != NULL)
    aff_permit_touch (self->permit);
}

const char *
aff_desk_person (AffDesk *self)
{
  g_return_val_if_fail (AFF_IS_DESK (self), NULL);
  return self->permit != NULL ? aff_permit_person (self->permit) : NULL;
}

AffPermitRole
aff_desk_role (AffDesk *self)
{
  g_return_val_if_fail (AFF_IS_DESK (self), AFF_PERMIT_VISITOR);
  return self->permit != NULL ? aff_permit_role (self->permit) : AFF_PERMIT_VISITOR;
}

AffDeskView *
aff_desk_view (AffDesk *self)
{
  g_return_val_if_fail (AFF_IS_DESK (self), NULL);
  return &self->view;
}

typedef struct {
  // owned
  AffDesk *desk;
  char *said;
  GObject *asker; // or NULL

  AffDeskAnswer answer; // or NULL
  gboolean has_undo;
} Wish;

static Wish *
make_wish (AffDesk *self, const char *said, gboolean has_undo)
{
  Wish *wish = g_new (Wish, 1);

  *wish = (Wish){.desk = g_object_ref (self), .said = g_strdup (said), .has_undo = has_undo};
  self->pending++;
  return wish;
}

static void
free_wish (Wish *wish)
{
  g_clear_object (&wish->asker);
  g_object_unref (wish->desk);
  g_free (wish->said);
  g_free (wish);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  Wish *wish = data;
  AffDesk *self = wish->desk;
  g_autoptr (GError) error = NULL;
  gint64 sequence = 0;

  self->pending--;
  if (!aff_writer_finish (AFF_WRITER (source), result, &sequence, &error)) {
    g_message ("A change by staff was refused. %s", error->message);
    if (self->permit != NULL && wish->answer == NULL)
      say (self, error->message, FALSE);
  } else if (wish->said != NULL && self->permit != NULL && sequence > 0) {
    say (self, wish->said, wish->has_undo);
  }
  if (wish->answer != NULL)
    wish->answer (wish->asker, error);
  free_wish (wish);
}

void
aff_desk_write (AffDesk *self,
                const char *sentence,
                AffDbFunc func,
                gpointer data,
                GDestroyNotify free_data,
                const char *said)
{
  g_return_if_fail (AFF_IS_DESK (self) && sentence != NULL && func != NULL);
  if (self->permit == NULL) {
    if (free_data != NULL)
      free_data (data);
    return;
  }
  AffWriterJob job = {.permit = self->permit,
                      .kind = "edit",
                      .sentence = sentence,
                      .func = func,
                      .data = data,
                      .free_data = free_data};
  aff_writer_run_async (self->writer, &job, NULL, on_written, make_wish (self, said, TRUE));
}

void
aff_desk_run (AffDesk *self, const AffDeskTask *task)
{
  g_return_if_fail (AFF_IS_DESK (self) && task != NULL && task->run != NULL);
  if (self->permit == NULL) {
    if (task->free_data != NULL)
      task->free_data (task->data);
    return;
  }
  AffWriterJob job = {.permit = self->permit,
                      .kind = "edit",
                      .sentence = "",
                      .run = task->run,
                      .data = task->data,
                      .free_data = task->free_data};
  Wish *wish = make_wish (self, task->said, TRUE);
  wish->asker = task->asker != NULL ? g_object_ref (task->asker) : NULL;
  wish->answer = task->answer;
  aff_writer_run_async (self->writer, &job, NULL, on_written, wish);
}

void
aff_desk_place (AffDesk *self, const AffPlacementJob *job, const char *said)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (AFF_IS_DESK (self) && job != NULL);
  if (self->permit == NULL || aff_live_programme (self->live) == NULL)
    return;
  g_autofree char *sentence = aff_placement_sentence (aff_live_programme (self->live), job,
                                                      &error);
  if (sentence == NULL) {
    say (self, error->message, FALSE);
    return;
  }
  aff_desk_write (self, sentence, aff_placement_apply, aff_placement_job_copy (job),
                  (GDestroyNotify) aff_placement_job_free, said);
}

void
aff_desk_queue (AffDesk *self, const AffWaitingJob *job, const char *said)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (AFF_IS_DESK (self) && job != NULL);
  if (self->permit == NULL || aff_live_programme (self->live) == NULL)
    return;
  g_autofree char *sentence = aff_waiting_sentence (aff_live_programme (self->live), job,
                                                    &error);
  if (sentence == NULL) {
    say (self, error->message, FALSE);
    return;
  }
  aff_desk_write (self, sentence, aff_waiting_apply, g_memdup2 (job, sizeof *job), g_free,
                  said);
}

static gboolean
run_presence (AffDb *db,
              const AffChangeNote *note,
              gpointer job,
              gint64 *sequence,
              GError **error)
{
  return aff_presence_run (db, job, note, sequence, error);
}

void
aff_desk_presence (AffDesk *self, const AffPresenceJob *job, const char *said)
{
  g_return_if_fail (AFF_IS_DESK (self) && job != NULL);
  AffDeskTask task = {.run = run_presence,
                      .data = g_memdup2 (job, sizeof *job),
                      .free_data = g_free,
                      .said = said};

  aff_desk_run (self, &task);
}

void
aff_desk_undo (AffDesk *self)
{
  g_return_if_fail (AFF_IS_DESK (self));
  g_autofree char *undoable = aff_desk_undoable (self);
  if (undoable == NULL)
    return;
  g_autofree char *said = g_strdup_printf (_ ("Undone: %s"), undoable);
  aff_writer_undo_async (self->writer, self->permit, NULL, on_written,
                         make_wish (self, said, FALSE));
}

void
aff_desk_redo (AffDesk *self)
{
  g_return_if_fail (AFF_IS_DESK (self));
  g_autofree char *redoable = aff_desk_redoable (self);
  if (redoable == NULL)
    return;
  g_autofree char *said = g_strdup_printf (_ ("Done again: %s"), redoable);
  aff_writer_redo_async (self->writer, self->permit, NULL, on_written,
                         make_wish (self, said, TRUE));
}

static char *
describe_step (AffDesk *self, const AffGist *gist)
{
  return gist != NULL ? aff_gist_words (gist, aff_live_programme (self->live)) : NULL;
}

char *
aff_desk_undoable (AffDesk *self)
{
  g_return_val_if_fail (AFF_IS_DESK (self), NULL);
  if (self->permit == NULL)
    return NULL;
  return describe_step (self, aff_writer_undo_gist (self->writer, self->permit));
}

char *
aff_desk_redoable (AffDesk *self)
{
  g_return_val_if_fail (AFF_IS_DESK (self), NULL);
  if (self->permit == NULL)
    return NULL;
  return describe_step (self, aff_writer_redo_gist (self->writer, self->permit));
}

gboolean
aff_desk_is_busy (AffDesk *self)
{
  g_return_val_if_fail (AFF_IS_DESK (self), FALSE);
  return self->pending > 0;
}

void
aff_desk_say (AffDesk *self, const char *words)
{
  g_return_if_fail (AFF_IS_DESK (self) && words != NULL);
  say (self, words, FALSE);
}
