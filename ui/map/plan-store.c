// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/plan-store.h"

#define MOST_PICTURES 4
#define BACKGROUND    0xF8F3EC // paper

typedef struct {
  char *sha256;
  AffPlanView view;
  GBytes *svg;
  GBytes *pixels; // NULL: it cannot be rendered
} Picture;

struct _AffPlanStore {
  GObject parent_instance;

  // owned
  GQueue pictures; // Picture, the newest first
};

G_DEFINE_FINAL_TYPE (AffPlanStore, aff_plan_store, G_TYPE_OBJECT)

static void
free_picture (Picture *picture)
{
  g_free (picture->sha256);
  g_clear_pointer (&picture->svg, g_bytes_unref);
  g_clear_pointer (&picture->pixels, g_bytes_unref);
  g_free (picture);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Picture, free_picture)

static Picture *
new_picture (const AffPlan *plan, const AffPlanView *view)
{
  Picture *picture = g_new0 (Picture, 1);

  picture->sha256 = g_strdup (plan->sha256);
  picture->view = *view;
  picture->svg = g_bytes_ref (plan->svg);
  return picture;
}

static gboolean
is_same_view (const AffPlanView *a, const AffPlanView *b)
{
  return a->width_px == b->width_px && a->height_px == b->height_px && a->scale == b->scale &&
         a->rotation_deg == b->rotation_deg && a->x_px == b->x_px && a->y_px == b->y_px;
}

static void
run_render (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Picture *picture = data;
  GError *error = NULL;

  picture->pixels = aff_plan_render (picture->svg, &picture->view, BACKGROUND, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
keep_picture (AffPlanStore *self, const Picture *rendered)
{
  Picture *picture = g_new0 (Picture, 1);

  picture->sha256 = g_strdup (rendered->sha256);
  picture->view = rendered->view;
  if (rendered->pixels != NULL)
    picture->pixels = g_bytes_ref (rendered->pixels);
  g_queue_push_head (&self->pictures, picture);
  while (self->pictures.length > MOST_PICTURES)
    free_picture (g_queue_pop_tail (&self->pictures));
}

static void
aff_plan_store_finalize (GObject *object)
{
  g_queue_clear_full (&AFF_PLAN_STORE (object)->pictures, (GDestroyNotify) free_picture);
  G_OBJECT_CLASS (aff_plan_store_parent_class)->finalize (object);
}

static void
aff_plan_store_class_init (AffPlanStoreClass *class)
{
  G_OBJECT_CLASS (class)->finalize = aff_plan_store_finalize;
}

static void
aff_plan_store_init (AffPlanStore *self)
{
  g_queue_init (&self->pictures);
}

AffPlanStore *
aff_plan_store_new (void)
{
  return g_object_new (AFF_TYPE_PLAN_STORE, NULL);
}

AffPlanStore *
aff_plan_store_of (GObject *owner)
{
  AffPlanStore *self = g_object_get_data (owner, "aff-floor");

  if (self == NULL) {
    self = aff_plan_store_new ();
    g_object_set_data_full (owner, "aff-floor", self, g_object_unref);
  }
  return self;
}

gboolean
aff_plan_store_find (AffPlanStore *self,
                     const AffPlan *plan,
                     const AffPlanView *view,
                     GBytes **pixels)
{
  g_return_val_if_fail (AFF_IS_PLAN_STORE (self), FALSE);
  for (GList *link = self->pictures.head; link != NULL; link = link->next) {
    Picture *picture = link->data;

    if (!is_same_view (&picture->view, view) || g_strcmp0 (picture->sha256, plan->sha256) != 0)
      continue;
    *pixels = picture->pixels;
    return TRUE;
  }
  return FALSE;
}

void
aff_plan_store_render (AffPlanStore *self,
                       const AffPlan *plan,
                       const AffPlanView *view,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer data)
{
  g_return_if_fail (AFF_IS_PLAN_STORE (self));
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, aff_plan_store_render);
  g_task_set_task_data (task, new_picture (plan, view), (GDestroyNotify) free_picture);
  g_task_run_in_thread (task, run_render);
}

gboolean
aff_plan_store_render_finish (AffPlanStore *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GError) problem = NULL;
  gboolean is_good = g_task_propagate_boolean (G_TASK (result), &problem);

  if (!g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    keep_picture (self, g_task_get_task_data (G_TASK (result)));
  if (!is_good)
    g_propagate_error (error, g_steal_pointer (&problem));
  return is_good;
}
