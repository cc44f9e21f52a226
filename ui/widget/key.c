// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widget/key.h"

#include "ui/widget/access.h"
#include "ui/widget/icon.h"

#define REPEAT_AFTER_MS 500
#define REPEAT_EVERY_MS 80

// What a key that repeats remembers, for as long as it lives.
typedef struct {
  GtkWidget *key;
  guint source;
  gboolean is_repeating; // the click in hand is one of ours
  gboolean has_repeated; // so that the release is not a click of its own
} Repeat;

static GtkWidget *
make_key (GtkWidget *child, const char *name)
{
  GtkWidget *key = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (key), child);
  gtk_widget_set_focus_on_click (key, FALSE);
  gtk_widget_add_css_class (key, "key");
  aff_access_set_name (key, name);
  return key;
}

static void
free_repeat (gpointer data)
{
  Repeat *self = data;

  g_clear_handle_id (&self->source, g_source_remove);
  g_free (self);
}

static gboolean
on_repeat (gpointer data)
{
  Repeat *self = data;
  g_autoptr (GtkWidget) key = g_object_ref (self->key); // a click may take it off the screen
  gboolean was_first = !self->has_repeated;

  self->has_repeated = TRUE;
  self->is_repeating = TRUE;
  g_signal_emit_by_name (key, "clicked");
  self->is_repeating = FALSE;
  if (!was_first)
    return G_SOURCE_CONTINUE;
  if (self->source != 0)
    self->source = g_timeout_add (REPEAT_EVERY_MS, on_repeat, self);
  return G_SOURCE_REMOVE;
}

// A key is active while a finger is down on it; sliding off ends that.
static void
on_flags_changed (GtkWidget *key, GtkStateFlags before, Repeat *self)
{
  gboolean is_down = (gtk_widget_get_state_flags (key) & GTK_STATE_FLAG_ACTIVE) != 0;

  if (is_down == ((before & GTK_STATE_FLAG_ACTIVE) != 0))
    return;
  g_clear_handle_id (&self->source, g_source_remove);
  self->has_repeated = FALSE;
  if (is_down)
    self->source = g_timeout_add (REPEAT_AFTER_MS, on_repeat, self);
}

static void
on_clicked (GtkButton *key, Repeat *self)
{
  if (self->has_repeated && !self->is_repeating)
    g_signal_stop_emission_by_name (key, "clicked");
}

GtkWidget *
aff_key_new (const char *text, const char *name)
{
  g_return_val_if_fail (text != NULL, NULL);
  return make_key (gtk_label_new (text), name != NULL ? name : text);
}

GtkWidget *
aff_key_new_icon (const char *icon, const char *name)
{
  g_return_val_if_fail (icon != NULL && name != NULL, NULL);
  return make_key (aff_icon_new (icon), name);
}

void
aff_key_set_text (GtkWidget *key, const char *text, const char *name)
{
  g_return_if_fail (GTK_IS_BUTTON (key) && text != NULL);
  gtk_label_set_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (key))), text);
  aff_access_set_name (key, name != NULL ? name : text);
}

void
aff_key_repeat (GtkWidget *key)
{
  g_return_if_fail (GTK_IS_BUTTON (key));
  Repeat *self = g_new0 (Repeat, 1);

  self->key = key;
  g_signal_connect (key, "clicked", G_CALLBACK (on_clicked), self);
  g_signal_connect (key, "state-flags-changed", G_CALLBACK (on_flags_changed), self);
  g_object_set_data_full (G_OBJECT (key), "aff-key-repeat", self, free_repeat);
}
