// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/staff/print-job.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sys/statvfs.h>

#define FOLDER_MODE 0755
#define NAMES_TRIED 100

typedef struct {
  // owned
  AffProgramme *programme;
  char *folder;
  char *name;

  AffPrintOrder order;
} Job;

static void
free_job (gpointer data)
{
  Job *self = data;

  aff_programme_unref (self->programme);
  g_free (self->folder);
  g_free (self->name);
  g_free (self);
}

void
aff_print_out_free (AffPrintOut *self)
{
  g_clear_pointer (&self->print, aff_print_free);
  g_free (self->path);
  g_free (self->reason);
  g_free (self);
}

char *
aff_print_job_name (AffPrintKind kind, gint64 now, GTimeZone *zone)
{
  g_return_val_if_fail (zone != NULL, NULL);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (now);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
  g_autofree char *time = local != NULL ? g_date_time_format (local, "%Y-%m-%d-%H%M")
                                        : g_strdup ("undated");

  return g_strdup_printf ("%s-%s.pdf", aff_print_word (kind), time);
}

// A second file of the same minute is "labels-2026-10-04-1524-2.pdf".
static char *
choose_path (const Job *job)
{
  char *path = g_build_filename (job->folder, job->name, NULL);
  g_autofree char *stem = g_strndup (path, strlen (path) - strlen (".pdf"));

  for (guint i = 2; i <= NAMES_TRIED && g_file_test (path, G_FILE_TEST_EXISTS); i++) {
    g_free (path);
    path = g_strdup_printf ("%s-%u.pdf", stem, i);
  }
  return path;
}

static gboolean
has_room (const char *folder, gsize size)
{
  struct statvfs room;

  return statvfs (folder, &room) != 0 ||
         (guint64) room.f_bavail * room.f_frsize > (guint64) size;
}

static void
fail (AffPrintOut *out, AffPrintOutcome outcome, const char *reason)
{
  out->outcome = outcome;
  out->reason = g_strdup (reason);
}

static void
write_pages (const Job *job, AffPrintOut *out)
{
  g_autoptr (GError) error = NULL;

  out->path = choose_path (job);
  if (aff_print_write (out->print, out->path, &error))
    return;
  if (!has_room (job->folder, g_bytes_get_size (out->print->pdf)))
    fail (out, AFF_PRINT_FULL, error->message);
  else
    fail (out, g_access (job->folder, W_OK) != 0 ? AFF_PRINT_NO_FOLDER : AFF_PRINT_FAILED,
          error->message);
}

static AffPrintOut *
run (const Job *job)
{
  AffPrintOut *out = g_new0 (AffPrintOut, 1);
  g_autoptr (GError) error = NULL;

  out->now = job->order.now;
  if (g_mkdir_with_parents (job->folder, FOLDER_MODE) != 0) {
    fail (out, errno == ENOSPC ? AFF_PRINT_FULL : AFF_PRINT_NO_FOLDER, g_strerror (errno));
    return out;
  }
  out->print = aff_print_new (job->programme, &job->order, &error);
  if (out->print == NULL)
    fail (out, AFF_PRINT_FAILED, error->message);
  else if (out->print->pdf == NULL)
    out->outcome = AFF_PRINT_NOTHING;
  else
    write_pages (job, out);
  return out;
}

static void
on_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, run (data), (GDestroyNotify) aff_print_out_free);
}

void
aff_print_job_run_async (gpointer source,
                         AffProgramme *programme,
                         const AffPrintOrder *order,
                         const char *folder,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  g_return_if_fail (programme != NULL && order != NULL && folder != NULL);
  g_autoptr (GTask) task = g_task_new (source, NULL, callback, data);
  Job *job = g_new0 (Job, 1);

  job->programme = aff_programme_ref (programme);
  job->folder = g_strdup (folder);
  job->name = aff_print_job_name (order->kind, order->now, programme->zone);
  job->order = *order;
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, on_thread);
}

AffPrintOut *
aff_print_job_finish (GAsyncResult *result)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
