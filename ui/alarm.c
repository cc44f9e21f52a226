// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alarm.h"

#include "ui/widget/banner.h"

// The banner keeps the scene that it was made with.
static void
refresh (GtkWidget *alarm)
{
  AffScene *scene = g_object_get_data (G_OBJECT (alarm), "scene");

  aff_banner_update (AFF_BANNER (alarm), aff_scene_programme (scene), aff_scene_now (scene),
                     aff_scene_language (scene));
}

GtkWidget *
aff_alarm_new (AffScene *scene)
{
  g_return_val_if_fail (AFF_IS_SCENE (scene), NULL);
  GtkWidget *alarm = g_object_new (AFF_TYPE_BANNER, NULL);

  gtk_widget_add_css_class (alarm, "alarm");
  aff_banner_set_is_alarm (AFF_BANNER (alarm), TRUE);
  g_object_set_data_full (G_OBJECT (alarm), "scene", g_object_ref (scene), g_object_unref);
  g_signal_connect_object (aff_scene_live (scene), "changed", G_CALLBACK (refresh), alarm,
                           G_CONNECT_SWAPPED);
  refresh (alarm);
  return alarm;
}
