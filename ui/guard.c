// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/guard.h"

#include <malloc.h>

#define INSPECTOR_SCHEMA "org.gtk.gtk4.Settings.Debug"

// Left to itself the C library gives each thread a heap of its own, and each that ever held a
// picture of the map would go on holding its room.
void
aff_guard_memory (void)
{
  mallopt (M_ARENA_MAX, 1);
}

void
aff_guard_settings (void)
{
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
}

// GTK reads its theme anew whenever one of these is set, even to what it was.
static void
set_flag (GtkSettings *settings, const char *name, gboolean wanted)
{
  gboolean is_set;

  g_object_get (settings, name, &is_set, NULL);
  if (is_set != wanted)
    g_object_set (settings, name, wanted, NULL);
}

static void
set_theme (GtkSettings *settings, const char *wanted)
{
  g_autofree char *theme = NULL;

  g_object_get (settings, "gtk-theme-name", &theme, NULL);
  if (g_strcmp0 (theme, wanted) != 0)
    g_object_set (settings, "gtk-theme-name", wanted, NULL);
}

void
aff_guard_display (void)
{
  GtkSettings *gtk = gtk_settings_get_default ();
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema)
    schema = source != NULL ? g_settings_schema_source_lookup (source, INSPECTOR_SCHEMA, TRUE)
                            : NULL;

  if (schema != NULL) {
    g_autoptr (GSettings) settings = g_settings_new (INSPECTOR_SCHEMA);
    g_settings_set_boolean (settings, "enable-inspector-keybinding", FALSE);
  }
  set_flag (gtk, "gtk-cursor-blink", FALSE);
  set_flag (gtk, "gtk-enable-primary-paste", FALSE);
  set_flag (gtk, "gtk-application-prefer-dark-theme", FALSE);
  set_theme (gtk, "Default");
}

// Keys that a page may use: those that write a character, move, choose or go back.
static gboolean
is_allowed (guint key)
{
  if (gdk_keyval_to_unicode (key) >= ' ')
    return TRUE;
  switch (key) {
  case GDK_KEY_Tab:
  case GDK_KEY_ISO_Left_Tab:
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
  case GDK_KEY_Escape:
  case GDK_KEY_Up:
  case GDK_KEY_Down:
  case GDK_KEY_Left:
  case GDK_KEY_Right:
  case GDK_KEY_KP_Up:
  case GDK_KEY_KP_Down:
  case GDK_KEY_KP_Left:
  case GDK_KEY_KP_Right:
  case GDK_KEY_Home:
  case GDK_KEY_End:
  case GDK_KEY_Page_Up:
  case GDK_KEY_Page_Down:
  case GDK_KEY_BackSpace:
  case GDK_KEY_Delete:
  case GDK_KEY_Shift_L:
  case GDK_KEY_Shift_R:
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                gpointer data)
{
  const GdkModifierType strong = GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK |
                                 GDK_HYPER_MASK | GDK_META_MASK;

  if (key == GDK_KEY_Escape) {
    gtk_widget_activate_action (GTK_WIDGET (data), "win.back", NULL);
    return TRUE;
  }
  return (state & strong) != 0 || !is_allowed (key);
}

static gboolean
on_enable_debugging (GtkWindow *window, gboolean toggle)
{
  g_signal_stop_emission_by_name (window, "enable-debugging");
  return TRUE;
}

void
aff_guard_window (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), window);
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
  g_signal_connect (window, "enable-debugging", G_CALLBACK (on_enable_debugging), NULL);
}
