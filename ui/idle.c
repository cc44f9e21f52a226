// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/idle.h"

struct _AffIdle {
  GObject parent_instance;

  // borrowed
  GtkWidget *window;
  GtkEventController *watcher;

  guint seconds;
  guint ask_seconds;
  guint left; // while it asks, else 0
  guint source;
};

enum { ASK, STAY, GONE, INPUT, SIGNALS };

static guint signals[SIGNALS];

G_DEFINE_FINAL_TYPE (AffIdle, aff_idle, G_TYPE_OBJECT)

static gboolean
on_second (gpointer data)
{
  AffIdle *self = AFF_IDLE (data);

  self->left--;
  if (self->left > 0) {
    g_signal_emit (self, signals[ASK], 0, self->left);
    return G_SOURCE_CONTINUE;
  }
  self->source = 0;
  aff_idle_leave (self);
  return G_SOURCE_REMOVE;
}

static gboolean
on_idle (gpointer data)
{
  AffIdle *self = AFF_IDLE (data);

  self->left = self->ask_seconds;
  self->source = g_timeout_add_seconds (1, on_second, self);
  g_signal_emit (self, signals[ASK], 0, self->left);
  return G_SOURCE_REMOVE;
}

static gboolean
is_input (GdkEvent *event)
{
  switch (gdk_event_get_event_type (event)) {
  case GDK_BUTTON_PRESS:
  case GDK_BUTTON_RELEASE:
  case GDK_MOTION_NOTIFY:
  case GDK_KEY_PRESS:
  case GDK_SCROLL:
  case GDK_TOUCH_BEGIN:
  case GDK_TOUCH_UPDATE:
  case GDK_TOUCH_END:
  case GDK_TOUCHPAD_PINCH:
  case GDK_TOUCHPAD_SWIPE:
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
on_event (GtkEventControllerLegacy *controller, GdkEvent *event, gpointer data)
{
  if (is_input (event))
    aff_idle_poke (AFF_IDLE (data));
  return GDK_EVENT_PROPAGATE;
}

static void
aff_idle_dispose (GObject *object)
{
  AffIdle *self = AFF_IDLE (object);

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->window != NULL)
    gtk_widget_remove_controller (self->window, self->watcher);
  self->window = NULL;
  G_OBJECT_CLASS (aff_idle_parent_class)->dispose (object);
}

static void
aff_idle_class_init (AffIdleClass *class)
{
  G_OBJECT_CLASS (class)->dispose = aff_idle_dispose;
  signals[ASK] = g_signal_new ("ask", AFF_TYPE_IDLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[STAY] = g_signal_new ("stay", AFF_TYPE_IDLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  signals[GONE] = g_signal_new ("gone", AFF_TYPE_IDLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  signals[INPUT] = g_signal_new ("input", AFF_TYPE_IDLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
aff_idle_init (AffIdle *self)
{
}

AffIdle *
aff_idle_new (GtkWidget *window, guint seconds, guint ask_seconds)
{
  g_return_val_if_fail (GTK_IS_WIDGET (window) && ask_seconds > 0, NULL);
  AffIdle *self = g_object_new (AFF_TYPE_IDLE, NULL);

  self->window = window;
  self->seconds = seconds;
  self->ask_seconds = ask_seconds;
  self->watcher = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (self->watcher, GTK_PHASE_CAPTURE);
  g_signal_connect (self->watcher, "event", G_CALLBACK (on_event), self);
  gtk_widget_add_controller (window, self->watcher);
  aff_idle_poke (self);
  return self;
}

void
aff_idle_poke (AffIdle *self)
{
  g_return_if_fail (AFF_IS_IDLE (self));
  gboolean was_asking = self->left > 0;

  self->left = 0;
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->seconds > 0)
    self->source = g_timeout_add_seconds (self->seconds, on_idle, self);
  g_signal_emit (self, signals[INPUT], 0);
  if (was_asking)
    g_signal_emit (self, signals[STAY], 0);
}

void
aff_idle_leave (AffIdle *self)
{
  g_return_if_fail (AFF_IS_IDLE (self));

  self->left = 0;
  g_clear_handle_id (&self->source, g_source_remove);
  g_signal_emit (self, signals[GONE], 0);
}
