// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/motion.h"

#define SETTING "gtk-enable-animations"

static gboolean
is_animated (GtkWidget *window)
{
  gboolean answer;

  g_object_get (gtk_widget_get_settings (window), SETTING, &answer, NULL);
  return answer;
}

// The style sheet stops what it moves, GTK its transitions, the map its halo.
static void
on_changed (GtkWidget *window)
{
  if (is_animated (window))
    gtk_widget_remove_css_class (window, "reduced-motion");
  else
    gtk_widget_add_css_class (window, "reduced-motion");
}

void
aff_motion_init (AffMotion *self, GtkWidget *window)
{
  *self = (AffMotion){.window = window, .is_animated = is_animated (window)};
  g_signal_connect_object (gtk_widget_get_settings (window), "notify::" SETTING,
                           G_CALLBACK (on_changed), window, G_CONNECT_SWAPPED);
  on_changed (window);
}

void
aff_motion_reset (const AffMotion *self)
{
  if (is_animated (self->window) != self->is_animated)
    g_object_set (gtk_widget_get_settings (self->window), SETTING, self->is_animated, NULL);
}
