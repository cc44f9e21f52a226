// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widget/finder.h"

struct _AffFinder {
  GObject parent_instance;

  // owned
  AffLive *live;
  AffIndex *index;
  AffSimilar *similar;
  AffProgramme *wanted; // of which both are being built, or NULL

  gboolean is_asked;
};

enum { READY, SIGNALS };

static guint signals[SIGNALS];

G_DEFINE_FINAL_TYPE (AffFinder, aff_finder, G_TYPE_OBJECT)

// What a thread builds.
typedef struct {
  AffIndex *index;
  AffSimilar *similar;
} Built;

static void
free_built (gpointer data)
{
  Built *built = data;

  g_clear_pointer (&built->index, aff_index_unref);
  g_clear_pointer (&built->similar, aff_similar_unref);
  g_free (built);
}

static void
build (GTask *task, gpointer source, gpointer programme, GCancellable *cancellable)
{
  Built *built = g_new0 (Built, 1);

  built->index = aff_index_new (programme);
  built->similar = aff_similar_new (programme);
  g_task_return_pointer (task, built, free_built);
}

static void update (AffFinder *self);

static void
on_built (GObject *source, GAsyncResult *result, gpointer data)
{
  AffFinder *self = AFF_FINDER (source);
  Built *built = g_task_propagate_pointer (G_TASK (result), NULL);

  g_clear_pointer (&self->wanted, aff_programme_unref);
  g_clear_pointer (&self->index, aff_index_unref);
  g_clear_pointer (&self->similar, aff_similar_unref);
  self->index = g_steal_pointer (&built->index);
  self->similar = g_steal_pointer (&built->similar);
  free_built (built);
  g_signal_emit (self, signals[READY], 0);
  update (self);
}

// One at a time: what changed meanwhile is seen when it is done.
static void
update (AffFinder *self)
{
  AffProgramme *programme = aff_live_programme (self->live);

  if (!self->is_asked || programme == NULL || self->wanted != NULL)
    return;
  if (self->index != NULL && aff_index_programme (self->index) == programme)
    return;
  self->wanted = aff_programme_ref (programme);
  g_autoptr (GTask) task = g_task_new (self, NULL, on_built, NULL);
  g_task_set_task_data (task, aff_programme_ref (programme),
                        (GDestroyNotify) aff_programme_unref);
  g_task_run_in_thread (task, build);
}

static void
aff_finder_finalize (GObject *object)
{
  AffFinder *self = AFF_FINDER (object);

  g_clear_object (&self->live);
  g_clear_pointer (&self->index, aff_index_unref);
  g_clear_pointer (&self->similar, aff_similar_unref);
  g_clear_pointer (&self->wanted, aff_programme_unref);
  G_OBJECT_CLASS (aff_finder_parent_class)->finalize (object);
}

static void
aff_finder_class_init (AffFinderClass *class)
{
  G_OBJECT_CLASS (class)->finalize = aff_finder_finalize;
  signals[READY] = g_signal_new ("ready", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
aff_finder_init (AffFinder *self)
{
}

AffFinder *
aff_finder_new (AffLive *live)
{
  g_return_val_if_fail (AFF_IS_LIVE (live), NULL);
  AffFinder *self = g_object_new (AFF_TYPE_FINDER, NULL);

  self->live = g_object_ref (live);
  g_signal_connect_object (live, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return self;
}

AffIndex *
aff_finder_index (AffFinder *self)
{
  g_return_val_if_fail (AFF_IS_FINDER (self), NULL);
  self->is_asked = TRUE;
  update (self);
  return self->index;
}

AffSimilar *
aff_finder_similar (AffFinder *self)
{
  g_return_val_if_fail (AFF_IS_FINDER (self), NULL);
  self->is_asked = TRUE;
  update (self);
  return self->similar;
}
