// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widget/scene.h"

struct _AffScene {
  GObject parent_instance;

  // owned
  AffLive *live;
  AffFinder *finder; // or NULL
  char *language;
  char *kiosk;

  // borrowed
  AffVisit *visit;

  gboolean is_portrait;
  double scale;
};

G_DEFINE_FINAL_TYPE (AffScene, aff_scene, G_TYPE_OBJECT)

static void
aff_scene_finalize (GObject *object)
{
  AffScene *self = AFF_SCENE (object);

  g_clear_object (&self->live);
  g_clear_object (&self->finder);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->kiosk, g_free);
  G_OBJECT_CLASS (aff_scene_parent_class)->finalize (object);
}

static void
aff_scene_class_init (AffSceneClass *class)
{
  G_OBJECT_CLASS (class)->finalize = aff_scene_finalize;
}

static void
aff_scene_init (AffScene *self)
{
}

AffScene *
aff_scene_new (AffLive *live,
               const char *language,
               gboolean is_portrait,
               double scale,
               const char *kiosk,
               AffVisit *visit)
{
  g_return_val_if_fail (AFF_IS_LIVE (live), NULL);
  g_return_val_if_fail (language != NULL && visit != NULL && scale > 0, NULL);

  AffScene *self = g_object_new (AFF_TYPE_SCENE, NULL);
  self->live = g_object_ref (live);
  self->language = g_strdup (language);
  self->kiosk = g_strdup (kiosk);
  self->visit = visit;
  self->is_portrait = is_portrait;
  self->scale = scale;
  return self;
}

AffLive *
aff_scene_live (AffScene *self)
{
  g_return_val_if_fail (AFF_IS_SCENE (self), NULL);
  return self->live;
}

AffProgramme *
aff_scene_programme (AffScene *self)
{
  g_return_val_if_fail (AFF_IS_SCENE (self), NULL);
  return aff_live_programme (self->live);
}

gint64
aff_scene_now (AffScene *self)
{
  g_return_val_if_fail (AFF_IS_SCENE (self), 0);
  return aff_live_now (self->live);
}

const char *
aff_scene_language (AffScene *self)
{
  g_return_val_if_fail (AFF_IS_SCENE (self), NULL);
  return self->language;
}

gboolean
aff_scene_is_portrait (AffScene *self)
{
  g_return_val_if_fail (AFF_IS_SCENE (self), FALSE);
  return self->is_portrait;
}

double
aff_scene_scale (AffScene *self)
{
  g_return_val_if_fail (AFF_IS_SCENE (self), 1);
  return self->scale;
}

const AffPlace *
aff_scene_kiosk (AffScene *self)
{
  g_return_val_if_fail (AFF_IS_SCENE (self), NULL);
  AffProgramme *programme = aff_live_programme (self->live);

  if (programme == NULL || self->kiosk == NULL)
    return NULL;
  return aff_programme_kiosk (programme, self->kiosk);
}

AffVisit *
aff_scene_visit (AffScene *self)
{
  g_return_val_if_fail (AFF_IS_SCENE (self), NULL);
  return self->visit;
}

gboolean
aff_visit_has (const GArray *ids, gint64 id)
{
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

gboolean
aff_visit_toggle (GArray **ids, gint64 id)
{
  g_return_val_if_fail (ids != NULL, FALSE);
  if (*ids == NULL)
    *ids = g_array_new (FALSE, FALSE, sizeof id);
  for (guint i = 0; i < (*ids)->len; i++)
    if (g_array_index (*ids, gint64, i) == id) {
      g_array_remove_index (*ids, i);
      return FALSE;
    }
  g_array_append_val (*ids, id);
  return TRUE;
}

void
aff_visit_clear (AffVisit *visit)
{
  g_return_if_fail (visit != NULL);
  g_free (visit->day);
  g_clear_pointer (&visit->tour.picks, g_array_unref);
  g_clear_pointer (&visit->tour.left_out, g_array_unref);
  g_clear_pointer (&visit->tour.topics, g_array_unref);
  g_free (visit->search.text);
  g_free (visit->search.initial);
  g_free (visit->own_search.text);
  g_free (visit->own_search.initial);
  *visit = (AffVisit){0};
}

void
aff_scene_set_finder (AffScene *self, AffFinder *finder)
{
  g_return_if_fail (AFF_IS_SCENE (self) && AFF_IS_FINDER (finder));
  g_set_object (&self->finder, finder);
}

AffFinder *
aff_scene_finder (AffScene *self)
{
  g_return_val_if_fail (AFF_IS_SCENE (self), NULL);
  if (self->finder == NULL)
    self->finder = aff_finder_new (self->live);
  return self->finder;
}
