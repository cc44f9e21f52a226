// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/db/watch.h"

#define NET_S         5
#define RATE_LIMIT_MS 100
#define GATHER_MS     30 // one commit touches the file and its journal several times

struct _AffWatch {
  GObject parent_instance;

  GMainContext *context;
  GFileMonitor *monitor;
  GSource *net;
  GSource *gathering;
  char *name;
  char *journal_name;
};

enum { STIRRED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AffWatch, aff_watch, G_TYPE_OBJECT)

static GSource *
start_source (AffWatch *self, GSource *source, GSourceFunc func)
{
  g_source_set_callback (source, func, self, NULL);
  g_source_attach (source, self->context);
  return source;
}

static void
end_source (GSource **source)
{
  if (*source == NULL)
    return;
  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
emit_stirred (AffWatch *self)
{
  g_object_ref (self);
  g_signal_emit (self, signals[STIRRED], 0);
  g_object_unref (self);
}

static gboolean
on_net (gpointer data)
{
  emit_stirred (data);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_gathered (gpointer data)
{
  AffWatch *self = data;
  end_source (&self->gathering);
  emit_stirred (self);
  return G_SOURCE_REMOVE;
}

static gboolean
concerns (AffWatch *self, GFile *file)
{
  if (file == NULL)
    return FALSE;
  g_autofree char *name = g_file_get_basename (file);
  return g_str_equal (name, self->name) || g_str_equal (name, self->journal_name);
}

static void
on_changed (AffWatch *self, GFile *file, GFile *other, GFileMonitorEvent event)
{
  if (self->gathering != NULL || (!concerns (self, file) && !concerns (self, other)))
    return;
  self->gathering = start_source (self, g_timeout_source_new (GATHER_MS), on_gathered);
}

static void
aff_watch_dispose (GObject *object)
{
  aff_watch_stop (AFF_WATCH (object));
  G_OBJECT_CLASS (aff_watch_parent_class)->dispose (object);
}

static void
aff_watch_finalize (GObject *object)
{
  AffWatch *self = AFF_WATCH (object);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_free (self->name);
  g_free (self->journal_name);
  G_OBJECT_CLASS (aff_watch_parent_class)->finalize (object);
}

static void
aff_watch_class_init (AffWatchClass *class)
{
  G_OBJECT_CLASS (class)->dispose = aff_watch_dispose;
  G_OBJECT_CLASS (class)->finalize = aff_watch_finalize;
  signals[STIRRED] = g_signal_new ("stirred", AFF_TYPE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
aff_watch_init (AffWatch *self)
{
  self->context = g_main_context_ref_thread_default ();
}

AffWatch *
aff_watch_new (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);
  AffWatch *self = g_object_new (AFF_TYPE_WATCH, NULL);
  g_autofree char *folder_path = g_path_get_dirname (path);
  g_autoptr (GFile) folder = g_file_new_for_path (folder_path);
  self->name = g_path_get_basename (path);
  self->journal_name = g_strconcat (self->name, "-journal", NULL);
  // The folder is watched rather than the file, which may be replaced, deleted or not be there
  // yet. Without a monitor the net is what remains.
  self->monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL) {
    g_file_monitor_set_rate_limit (self->monitor, RATE_LIMIT_MS);
    g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (on_changed), self);
  }
  self->net = start_source (self, g_timeout_source_new_seconds (NET_S), on_net);
  return self;
}

void
aff_watch_stop (AffWatch *self)
{
  g_return_if_fail (AFF_IS_WATCH (self));
  if (self->monitor != NULL) {
    g_signal_handlers_disconnect_by_data (self->monitor, self);
    g_file_monitor_cancel (self->monitor);
    g_clear_object (&self->monitor);
  }
  end_source (&self->gathering);
  end_source (&self->net);
}
