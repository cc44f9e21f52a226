// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/programme/writer.h"

#include "app/db/log.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

typedef enum { ORDER_RUN, ORDER_UNDO, ORDER_REDO, ORDER_LOOK, ORDER_QUIT } OrderKind;

// What undo and redo would do next.
typedef struct {
  AffLogStep undo;
  AffLogStep redo;
} History;

// What the thread alone touches.
typedef struct {
  GAsyncQueue *orders;
  char *path;
  AffDb *db;
  guint64 device; // of the file that is open
  guint64 number;
  gboolean is_private; // the file at `path` is not to be written
} Worker;

struct _AffWriter {
  GObject parent_instance;
  // owned
  char *path;
  char *copy; // to be removed
  AffClock *clock;
  GMainContext *context;
  GAsyncQueue *orders;
  GThread *thread;
  History history;
  gboolean is_attended; // somebody wants to know the history
};

// Goes to the thread and comes back with what came of it.
typedef struct {
  OrderKind kind;
  GWeakRef writer; // a look alone keeps nobody alive
  GMainContext *context;
  GTask *task; // NULL: nobody waits
  AffWriterJob job;
  gint64 now;
  // what came of it
  gint64 sequence;
  GError *error;
  char *copy; // that was made
  History history;
  gboolean has_history;
} Order;

enum { WROTE, MOVED, HISTORY_CHANGED, SIGNAL_COUNT };

static guint signals[SIGNAL_COUNT];

G_DEFINE_FINAL_TYPE (AffWriter, aff_writer, G_TYPE_OBJECT)

static void
clear_history (History *history)
{
  aff_log_step_clear (&history->undo);
  aff_log_step_clear (&history->redo);
}

static void
free_order (Order *order)
{
  g_clear_object (&order->task);
  g_weak_ref_clear (&order->writer);
  g_main_context_unref (order->context);
  g_clear_pointer (&order->job.permit, aff_permit_unref);
  g_free ((char *) order->job.kind);
  g_free ((char *) order->job.sentence);
  if (order->job.free_data)
    order->job.free_data (order->job.data);
  g_clear_error (&order->error);
  g_free (order->copy);
  clear_history (&order->history);
  g_free (order);
}

static gboolean
is_same_step (const AffLogStep *a, const AffLogStep *b)
{
  return a->sequence == b->sequence && g_strcmp0 (a->sentence, b->sentence) == 0;
}

static void
take_history (AffWriter *self, Order *order)
{
  History old = self->history;
  gboolean is_same = is_same_step (&old.undo, &order->history.undo) &&
                     is_same_step (&old.redo, &order->history.redo);

  self->history = order->history;
  order->history = (History){0};
  if (!is_same)
    g_signal_emit (self, signals[HISTORY_CHANGED], 0);
  clear_history (&old);
}

static void
take_copy (AffWriter *self, Order *order)
{
  g_free (self->path);
  self->path = g_strdup (order->copy);
  self->copy = g_steal_pointer (&order->copy);
  g_signal_emit (self, signals[MOVED], 0);
}

static void
take_outcome (AffWriter *self, Order *order)
{
  if (order->copy)
    take_copy (self, order);
  if (order->sequence)
    g_signal_emit (self, signals[WROTE], 0);
  if (order->has_history)
    take_history (self, order);
}

static gboolean
on_done (gpointer data)
{
  Order *order = data;
  g_autoptr (AffWriter) self = g_weak_ref_get (&order->writer);

  if (self)
    take_outcome (self, order);
  if (!order->task)
    return G_SOURCE_REMOVE;
  if (order->error)
    g_task_return_error (order->task, g_steal_pointer (&order->error));
  else
    g_task_return_int (order->task, order->sequence);
  return G_SOURCE_REMOVE;
}

// The order is freed where it came from: the thread must not drop the last reference to the
// writer, which waits for the thread.
static void
send_back (Order *order)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_done, order, (GDestroyNotify) free_order);
  g_source_attach (source, order->context);
}

// In memory that goes with the session, where there is such.
static char *
make_copy_file (GError **error)
{
  const char *folder = g_getenv ("XDG_RUNTIME_DIR");
  char *path;
  int descriptor;

  if (!folder || g_access (folder, W_OK) != 0)
    folder = g_get_tmp_dir ();
  path = g_build_filename (folder, "affiche-rehearsal-XXXXXX", NULL);
  descriptor = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
  if (descriptor >= 0) {
    close (descriptor);
    return path;
  }
  g_set_error (
    error, AFF_ERROR, AFF_ERROR_STORE,
    "The rehearsal cannot be written to, because %s takes no new file (%s). Make room "
    "there.",
    folder, g_strerror (errno));
  g_free (path);

  return NULL;
}

static void
remove_copy (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  g_unlink (journal);
  g_unlink (path);
}

// Leaves the file that was given alone from now on.
static gboolean
move_to_copy (Worker *worker, Order *order, GError **error)
{
  g_autoptr (AffDb) source = aff_db_open (worker->path, AFF_DB_READ, error);
  g_autofree char *copy = source ? make_copy_file (error) : NULL;

  if (!copy)
    return FALSE;
  if (!aff_db_copy_to_file (source, copy, error)) {
    remove_copy (copy);
    return FALSE;
  }
  g_free (worker->path);
  worker->path = g_strdup (copy);
  worker->is_private = FALSE;
  order->copy = g_steal_pointer (&copy);

  return TRUE;
}

// The connection is kept, unless another file has taken the name.
static gboolean
open_for_writing (Worker *worker, GError **error)
{
  GStatBuf status = {0};
  gboolean is_there = g_stat (worker->path, &status) == 0;

  if (worker->db && is_there && worker->device == status.st_dev &&
      worker->number == status.st_ino)
    return TRUE;
  g_clear_pointer (&worker->db, aff_db_free);
  worker->device = status.st_dev;
  worker->number = status.st_ino;
  worker->db = aff_db_open (worker->path, AFF_DB_WRITE, error);
  if (worker->db)
    aff_db_require_permit (worker->db);

  return worker->db != NULL;
}

static gboolean
read_history (AffDb *db, gpointer data, GError **error)
{
  Order *order = data;

  order->has_history = aff_log_find_undo (db, &order->history.undo, error) &&
                       aff_log_find_redo (db, &order->history.redo, error);

  return order->has_history;
}

// What cannot be read just now is told by whoever shows the programme.
static void
look (Worker *worker, Order *order)
{
  g_autoptr (AffDb) other = NULL;

  if (worker->is_private)
    other = aff_db_open (worker->path, AFF_DB_READ, NULL);
  else if (!open_for_writing (worker, NULL))
    return;
  if (other || worker->db)
    (void) !aff_db_read (other ? other : worker->db, read_history, order, NULL);
}

static gboolean
change (AffDb *db, Order *order, GError **error)
{
  const AffWriterJob *job = &order->job;
  AffChangeNote note = {.kind = job->kind,
                        .sentence = job->sentence,
                        .now = order->now,
                        .permit = job->permit};

  switch (order->kind) {
  case ORDER_RUN:
    note.who = job->permit ? aff_permit_person (job->permit) : "";
    return job->run ? job->run (db, &note, job->data, &order->sequence, error)
                    : aff_change_run (db, &note, job->func, job->data, &order->sequence, error);
  case ORDER_UNDO:
    return aff_log_undo (db, &note, &order->sequence, error);
  case ORDER_REDO:
    return aff_log_redo (db, &note, &order->sequence, error);
  case ORDER_LOOK:
  case ORDER_QUIT:
  default:
    g_assert_not_reached ();
  }
}

// Who has no right to write makes no copy either.
static gboolean
carry_out (Worker *worker, Order *order, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (order->task), error) ||
      !aff_permit_check (order->job.permit, error))
    return FALSE;
  if (worker->is_private && !move_to_copy (worker, order, error))
    return FALSE;

  return open_for_writing (worker, error) && change (worker->db, order, error);
}

static gpointer
work_until_over (gpointer data)
{
  Worker *worker = data;
  Order *order;

  while ((order = g_async_queue_pop (worker->orders))->kind != ORDER_QUIT) {
    if (order->task && !carry_out (worker, order, &order->error))
      order->sequence = 0;
    look (worker, order);
    send_back (order);
  }
  free_order (order);
  g_clear_pointer (&worker->db, aff_db_free);
  g_async_queue_unref (worker->orders);
  g_free (worker->path);
  g_free (worker);

  return NULL;
}

static void
push_order (AffWriter *self, OrderKind kind, GTask *task, const AffWriterJob *job)
{
  Order *order = g_new0 (Order, 1);

  order->kind = kind;
  g_weak_ref_init (&order->writer, self);
  order->context = g_main_context_ref (self->context);
  order->task = task;
  order->now = aff_clock_now (self->clock);
  if (job) {
    order->job = *job;
    order->job.permit = aff_permit_ref (job->permit);
    order->job.kind = g_strdup (job->kind);
    order->job.sentence = g_strdup (job->sentence);
  }
  g_async_queue_push (self->orders, order);
}

static void
aff_writer_dispose (GObject *object)
{
  AffWriter *self = AFF_WRITER (object);

  if (self->thread) {
    push_order (self, ORDER_QUIT, NULL, NULL);
    g_thread_join (g_steal_pointer (&self->thread));
  }
  if (self->copy)
    remove_copy (self->copy);
  g_clear_pointer (&self->copy, g_free);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (aff_writer_parent_class)->dispose (object);
}

static void
aff_writer_finalize (GObject *object)
{
  AffWriter *self = AFF_WRITER (object);

  clear_history (&self->history);
  g_async_queue_unref (self->orders);
  g_main_context_unref (self->context);
  g_free (self->path);

  G_OBJECT_CLASS (aff_writer_parent_class)->finalize (object);
}

static void
aff_writer_class_init (AffWriterClass *class)
{
  static const char *const names[] = {"wrote", "moved", "history-changed"};
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = aff_writer_dispose;
  object_class->finalize = aff_writer_finalize;

  for (guint i = 0; i < SIGNAL_COUNT; i++)
    signals[i] = g_signal_new (names[i], AFF_TYPE_WRITER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
}

static void
aff_writer_init (AffWriter *self)
{
  self->orders = g_async_queue_new ();
  self->context = g_main_context_ref_thread_default ();
}

AffWriter *
aff_writer_new (const char *path, AffClock *clock, gboolean is_private)
{
  AffWriter *self;
  Worker *worker;

  g_return_val_if_fail (path != NULL && AFF_IS_CLOCK (clock), NULL);

  self = g_object_new (AFF_TYPE_WRITER, NULL);
  self->path = g_strdup (path);
  self->clock = g_object_ref (clock);
  worker = g_new0 (Worker, 1);
  worker->orders = g_async_queue_ref (self->orders);
  worker->path = g_strdup (path);
  worker->is_private = is_private;
  self->thread = g_thread_new ("writer", work_until_over, worker);

  return self;
}

const char *
aff_writer_path (AffWriter *self)
{
  g_return_val_if_fail (AFF_IS_WRITER (self), NULL);

  return self->path;
}

char *
aff_writer_take_copy (AffWriter *self)
{
  g_return_val_if_fail (AFF_IS_WRITER (self), NULL);

  return g_steal_pointer (&self->copy);
}

static void
start_order (AffWriter *self,
             OrderKind kind,
             const AffWriterJob *job,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, start_order);
  // What was written is told even if the cancelling came too late to stop it.
  g_task_set_check_cancellable (task, FALSE);
  push_order (self, kind, task, job);
}

void
aff_writer_run_async (AffWriter *self,
                      const AffWriterJob *job,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer data)
{
  g_return_if_fail (AFF_IS_WRITER (self) && job != NULL && job->permit != NULL);
  g_return_if_fail (job->kind != NULL && job->sentence != NULL);
  g_return_if_fail ((job->func != NULL) != (job->run != NULL));

  start_order (self, ORDER_RUN, job, cancellable, callback, data);
}

void
aff_writer_undo_async (AffWriter *self,
                       AffPermit *permit,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer data)
{
  g_return_if_fail (AFF_IS_WRITER (self) && permit != NULL);

  start_order (self, ORDER_UNDO, &(AffWriterJob){.permit = permit}, cancellable, callback,
               data);
}

void
aff_writer_redo_async (AffWriter *self,
                       AffPermit *permit,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer data)
{
  g_return_if_fail (AFF_IS_WRITER (self) && permit != NULL);

  start_order (self, ORDER_REDO, &(AffWriterJob){.permit = permit}, cancellable, callback,
               data);
}

gboolean
aff_writer_finish (AffWriter *self, GAsyncResult *result, gint64 *sequence, GError **error)
{
  GError *trouble = NULL;
  gssize made;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  made = g_task_propagate_int (G_TASK (result), &trouble);
  if (trouble) {
    g_propagate_error (error, trouble);
    return FALSE;
  }
  if (sequence)
    *sequence = made;

  return TRUE;
}

static gboolean
may_take (const AffLogStep *step, AffPermit *permit)
{
  return step->sequence != 0 && aff_permit_is_live (permit) &&
         aff_permit_role (permit) >= step->role;
}

static const char *
find_sentence (const AffLogStep *step, AffPermit *permit)
{
  return may_take (step, permit) ? step->sentence : NULL;
}

const char *
aff_writer_undoable (AffWriter *self, AffPermit *permit)
{
  g_return_val_if_fail (AFF_IS_WRITER (self) && permit != NULL, NULL);

  return find_sentence (&self->history.undo, permit);
}

const char *
aff_writer_redoable (AffWriter *self, AffPermit *permit)
{
  g_return_val_if_fail (AFF_IS_WRITER (self) && permit != NULL, NULL);

  return find_sentence (&self->history.redo, permit);
}

const AffGist *
aff_writer_undo_gist (AffWriter *self, AffPermit *permit)
{
  g_return_val_if_fail (AFF_IS_WRITER (self) && permit != NULL, NULL);

  return may_take (&self->history.undo, permit) ? &self->history.undo.gist : NULL;
}

const AffGist *
aff_writer_redo_gist (AffWriter *self, AffPermit *permit)
{
  g_return_val_if_fail (AFF_IS_WRITER (self) && permit != NULL, NULL);

  return may_take (&self->history.redo, permit) ? &self->history.redo.gist : NULL;
}

void
aff_writer_refresh (AffWriter *self)
{
  g_return_if_fail (AFF_IS_WRITER (self));

  self->is_attended = TRUE;
  push_order (self, ORDER_LOOK, NULL, NULL);
}

void
aff_writer_stir (AffWriter *self)
{
  g_return_if_fail (AFF_IS_WRITER (self));

  if (self->is_attended)
    push_order (self, ORDER_LOOK, NULL, NULL);
}
