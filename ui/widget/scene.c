// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widget/scene.h"

struct _AffScene {
  GObject parent_instance;

  // owned
  AffLive *live;
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
