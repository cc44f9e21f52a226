// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/db/permit.h"
#include "ui/alarm.h"
#include "ui/guard.h"
#include "ui/language.h"
#include "ui/nav-bar.h"
#include "ui/page.h"
#include "ui/scanner.h"
#include "ui/still-there.h"
#include "ui/top-bar.h"
#include "ui/window-private.h"

#include <glib/gi18n.h>
#include <math.h>

#define SEARCH_PAGE  "search"
#define LOCK_SECONDS (AFF_PERMIT_IDLE_SECONDS - AFF_IDLE_ASK_SECONDS)

G_DEFINE_FINAL_TYPE (AffWindow, aff_window, GTK_TYPE_APPLICATION_WINDOW)

static GtkWidget *
make_page (AffWindow *self)
{
  if (aff_live_programme (self->live) == NULL)
    return aff_page_new_for_trouble (aff_live_trouble (self->live));
  if (aff_window_is_backstage (self))
    return aff_backstage_page_new (self->backstage, self->scene);
  return aff_page_new (self->scene,
                       self->is_attracting ? AFF_PAGE_IDLE : aff_trail_target (&self->trail));
}

static void
show_page (AffWindow *self)
{
  GtkWidget *page = make_page (self);

  self->has_programme = aff_live_programme (self->live) != NULL;
  aff_frame_set_page (self->frame, page);
  gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
  gtk_window_set_focus_visible (GTK_WINDOW (self), FALSE);
}

static double
find_scale (AffWindow *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));
  g_autoptr (GdkMonitor)
    monitor = aff_screen_find (gtk_widget_get_display (GTK_WIDGET (self)), surface);

  return aff_style_scale_on (self->width, self->height,
                             aff_screen_measure (monitor, &self->screen));
}

static gboolean
is_out_of_scale (AffWindow *self)
{
  return fabs (find_scale (self) - aff_scene_scale (self->scene)) >= 0.0005;
}

static GtkWidget *
make_top (AffWindow *self)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  GtkWidget *bar = NULL;

  if (aff_window_is_backstage (self))
    bar = aff_backstage_bar_new (self->backstage, self->scene);
  else if (!self->is_attracting)
    bar = aff_top_bar_new (self->scene);
  gtk_box_append (GTK_BOX (top), aff_alarm_new (self->scene));
  if (bar != NULL)
    gtk_box_append (GTK_BOX (top), bar);
  return top;
}

static GtkWidget *
make_nav (AffWindow *self)
{
  return self->is_attracting || aff_window_is_backstage (self) ? NULL
                                                               : aff_nav_bar_new (self->scene);
}

static void
rebuild (AffWindow *self)
{
  gboolean is_portrait = self->height > self->width;
  double scale = find_scale (self);

  g_clear_object (&self->scene);
  self->scene = aff_scene_new (self->live, self->language, is_portrait, scale, self->kiosk,
                               &self->visit);
  aff_scene_set_finder (self->scene, self->finder);
  aff_language_switch (self->language);
  aff_style_set_scale (self->style, scale);
  if (is_portrait)
    gtk_widget_add_css_class (GTK_WIDGET (self), "portrait");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "portrait");
  aff_frame_set_bars (self->frame, make_top (self), make_nav (self));
  show_page (self);
}

static gboolean
on_rebuild (gpointer data)
{
  AffWindow *self = AFF_WINDOW (data);

  self->rebuild_source = 0;
  rebuild (self);
  return G_SOURCE_REMOVE;
}

// During an allocation nothing may be replaced, so the pages are made anew right after it.
static void
on_resized (AffFrame *frame, int width, int height, gpointer data)
{
  AffWindow *self = AFF_WINDOW (data);
  gboolean same_shape = (self->height > self->width) == (height > width);

  if (width == self->width && height == self->height)
    return;
  self->width = width;
  self->height = height;
  if (!same_shape || is_out_of_scale (self))
    aff_window_queue_rebuild (self);
}

static void
set_state (AffWindow *self, const char *action, const char *state)
{
  GAction *found = g_action_map_lookup_action (G_ACTION_MAP (self), action);

  g_simple_action_set_state (G_SIMPLE_ACTION (found), g_variant_new_string (state));
}

static void
on_changed (AffWindow *self)
{
  gboolean has_programme = aff_live_programme (self->live) != NULL;

  if (has_programme)
    aff_trail_forget_lost (&self->trail, aff_live_programme (self->live));
  if (has_programme != self->has_programme)
    show_page (self);
}

static void
clear_visit (AffWindow *self)
{
  aff_visit_clear (&self->visit);
  aff_typing_forget (self->typing);
  aff_toast_hide (self->toast);
  aff_trail_start_over (&self->trail);
  set_state (self, "page", self->trail.page);
}

static void watch (AffWindow *self);

static void
leave_backstage (AffWindow *self)
{
  if (!aff_window_is_backstage (self))
    return;
  aff_backstage_leave (self->backstage);
  watch (self);
}

// Nobody is there any more: nothing of the visit stays, and the idle screen stands.
static void
attract (AffWindow *self)
{
  aff_frame_set_cover (self->frame, NULL);
  leave_backstage (self);
  clear_visit (self);
  aff_motion_reset (&self->motion);
  aff_window_set_language (self, self->own_language);
  self->is_attracting = TRUE;
  rebuild (self);
}

// It stands on a screen of another size from now on.
static void
on_enter_monitor (AffWindow *self)
{
  if (is_out_of_scale (self))
    aff_window_queue_rebuild (self);
}

static void
on_ask (AffWindow *self, guint left)
{
  GtkWidget *cover = aff_frame_get_cover (self->frame);
  gboolean is_open = self->backstage != NULL && aff_backstage_is_open (self->backstage);

  if (self->is_attracting || !self->has_programme)
    return;
  if (!AFF_IS_STILL_THERE (cover)) {
    cover = aff_still_there_new (is_open);
    aff_frame_set_cover (self->frame, cover);
    gtk_widget_grab_focus (cover);
  }
  aff_still_there_set_left (AFF_STILL_THERE (cover), left);
}

static void
on_input (AffWindow *self)
{
  if (self->backstage != NULL)
    aff_backstage_touch (self->backstage);
}

static void
on_gone (AffWindow *self)
{
  if (aff_window_is_backstage (self) || (!self->is_attracting && self->has_programme))
    attract (self);
}

static char *
find_scanned (AffWindow *self, const char *code)
{
  const AffProgramme *programme = aff_live_programme (self->live);
  gint64 now = aff_live_now (self->live);

  return aff_trail_is_presenting (&self->trail)
           ? aff_scanner_find_own (programme, code, now)
           : aff_scanner_find_target (programme, code, now);
}

static void
on_scanned (const char *code, gpointer data)
{
  AffWindow *self = AFF_WINDOW (data);
  g_autofree char *target = find_scanned (self, code);

  if (g_strcmp0 (target, aff_trail_target (&self->trail)) == 0)
    return;
  if (target == NULL) {
    // The idle screen speaks to nobody.
    if (!self->is_attracting)
      aff_toast_refuse (self->toast, _ ("This code is not in the programme."));
  } else if (self->is_attracting) {
    aff_trail_lay (&self->trail, target);
    aff_window_begin (self);
  } else {
    aff_toast_hide (self->toast);
    aff_window_show (self, target);
  }
}

// Listens for who is there, as the side of the kiosk that is shown wants it.
static void
watch (AffWindow *self)
{
  gboolean is_open = self->backstage != NULL && aff_backstage_is_open (self->backstage);

  g_clear_object (&self->idle);
  self->idle = aff_idle_new (GTK_WIDGET (self),
                             is_open ? self->lock_seconds : self->idle_seconds,
                             AFF_IDLE_ASK_SECONDS);
  g_signal_connect_swapped (self->idle, "ask", G_CALLBACK (on_ask), self);
  g_signal_connect_swapped (self->idle, "stay", G_CALLBACK (aff_window_stay), self);
  g_signal_connect_swapped (self->idle, "gone", G_CALLBACK (on_gone), self);
  g_signal_connect_swapped (self->idle, "input", G_CALLBACK (on_input), self);
  g_clear_pointer (&self->typing, aff_typing_free);
  if (!aff_window_is_backstage (self))
    self->typing = aff_typing_new (GTK_WIDGET (self), on_scanned, self);
}

static void
on_backstage_changed (AffWindow *self)
{
  aff_frame_set_cover (self->frame, NULL);
  watch (self);
  aff_window_queue_rebuild (self);
}

// Somebody locked it: a new visit begins.
static void
on_backstage_left (AffWindow *self)
{
  watch (self);
  clear_visit (self);
  aff_frame_set_cover (self->frame, NULL);
  aff_window_queue_rebuild (self);
}

static void
aff_window_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (aff_window_parent_class)->realize (widget);
  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (widget)), "enter-monitor",
                           G_CALLBACK (on_enter_monitor), widget, G_CONNECT_SWAPPED);
}

static gboolean
on_close_request (GtkWindow *window)
{
  return gtk_window_is_fullscreen (window);
}

static void
aff_window_dispose (GObject *object)
{
  AffWindow *self = AFF_WINDOW (object);

  g_clear_handle_id (&self->rebuild_source, g_source_remove);
  g_clear_pointer (&self->typing, aff_typing_free);
  if (self->backstage != NULL)
    g_signal_handlers_disconnect_by_data (self->backstage, self);
  g_clear_object (&self->backstage);
  if (self->frame != NULL)
    aff_frame_on_resize (self->frame, NULL, NULL);
  self->frame = NULL;
  G_OBJECT_CLASS (aff_window_parent_class)->dispose (object);
  g_clear_object (&self->scene);
  g_clear_object (&self->finder);
  g_clear_object (&self->live);
  g_clear_object (&self->idle);
  g_clear_pointer (&self->style, aff_style_free);
  g_clear_pointer (&self->kiosk, g_free);
  aff_trail_clear (&self->trail);
  aff_visit_clear (&self->visit);
}

static void
aff_window_class_init (AffWindowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = aff_window_dispose;
  GTK_WIDGET_CLASS (class)->realize = aff_window_realize;
  GTK_WINDOW_CLASS (class)->close_request = on_close_request;
}

// The toast lets every touch through: it may stand over keys.
static void
add_frame (AffWindow *self)
{
  GtkWidget *overlay = g_object_new (GTK_TYPE_OVERLAY, "accessible-role",
                                     GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  self->frame = AFF_FRAME (aff_frame_new ());
  self->toast = AFF_TOAST (aff_toast_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->toast), "scanned");
  gtk_widget_set_valign (GTK_WIDGET (self->toast), GTK_ALIGN_START);
  gtk_widget_set_can_target (GTK_WIDGET (self->toast), FALSE);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->frame));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->toast));
  gtk_window_set_child (GTK_WINDOW (self), overlay);
}

static void
aff_window_init (AffWindow *self)
{
  aff_trail_init (&self->trail);
  add_frame (self);
  gtk_widget_add_css_class (GTK_WIDGET (self), "affiche");
  gtk_window_set_title (GTK_WINDOW (self), "Affiche");
  gtk_window_set_decorated (GTK_WINDOW (self), FALSE);
  aff_window_add_actions (self);
  aff_frame_on_resize (self->frame, on_resized, self);
  aff_guard_window (GTK_WINDOW (self));
}

static void
look_for (AffWindow *self, const char *text)
{
  g_free (self->visit.search.text);
  g_free (self->visit.search.initial);
  self->visit.search = (AffVisitSearch){.text = g_strdup (text)};
}

static void
add_backstage (AffWindow *self, const char *db, const char *print_folder)
{
  self->backstage = aff_backstage_new (GTK_WIDGET (self), self->live, db, print_folder);
  g_signal_connect_swapped (self->backstage, "changed", G_CALLBACK (on_backstage_changed),
                            self);
  g_signal_connect_swapped (self->backstage, "left", G_CALLBACK (on_backstage_left), self);
}

gboolean
aff_window_is_backstage (AffWindow *self)
{
  return self->backstage != NULL && aff_backstage_is_shown (self->backstage);
}

void
aff_window_set_language (AffWindow *self, const char *code)
{
  self->language = code;
  set_state (self, "language", code);
}

void
aff_window_show_trail (AffWindow *self)
{
  set_state (self, "page", self->trail.page);
  show_page (self);
}

void
aff_window_queue_rebuild (AffWindow *self)
{
  // What was pressed lies in what is made anew, so that waits until the press is over.
  if (self->rebuild_source == 0)
    self->rebuild_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_rebuild, self, NULL);
}

void
aff_window_stay (AffWindow *self)
{
  if (AFF_IS_STILL_THERE (aff_frame_get_cover (self->frame)))
    aff_frame_set_cover (self->frame, NULL);
}

void
aff_window_begin (AffWindow *self)
{
  self->is_attracting = FALSE;
  set_state (self, "page", self->trail.page);
  aff_window_queue_rebuild (self);
}

GtkWidget *
aff_window_new (GtkApplication *application, const AffWindowSetting *setting)
{
  g_return_val_if_fail (setting != NULL && aff_language_find (setting->language) != NULL, NULL);
  AffWindow *self = g_object_new (AFF_TYPE_WINDOW, "application", application, NULL);

  self->live = g_object_ref (setting->live);
  self->finder = aff_finder_new (self->live);
  self->kiosk = g_strdup (setting->kiosk);
  if (setting->db != NULL)
    add_backstage (self, setting->db, setting->print_folder);
  self->own_language = aff_language_find (setting->language);
  self->language = self->own_language;
  self->width = setting->width;
  self->height = setting->height;
  self->screen = setting->screen;
  self->style = aff_style_new (gtk_widget_get_display (GTK_WIDGET (self)));
  set_state (self, "language", self->language);
  gtk_window_set_default_size (GTK_WINDOW (self), setting->width, setting->height);
  if (setting->is_fullscreen) {
    gtk_window_fullscreen (GTK_WINDOW (self));
    gtk_window_maximize (GTK_WINDOW (self)); // in a browser only this follows its size
  }
  rebuild (self);
  g_signal_connect_object (self->live, "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  aff_motion_init (&self->motion, GTK_WIDGET (self));
  self->idle_seconds = setting->idle_seconds;
  self->lock_seconds = setting->lock_seconds > 0 ? setting->lock_seconds : LOCK_SECONDS;
  watch (self);
  return GTK_WIDGET (self);
}

void
aff_window_show (AffWindow *self, const char *target)
{
  g_return_if_fail (AFF_IS_WINDOW (self) && target != NULL);

  if (g_str_equal (target, AFF_PAGE_IDLE)) {
    attract (self);
    return;
  }
  if (g_str_has_prefix (target, SEARCH_PAGE ":")) {
    look_for (self, target + strlen (SEARCH_PAGE ":"));
    target = SEARCH_PAGE;
  }
  if (aff_page_find (target) == NULL && !aff_page_is_sheet (target))
    g_warning ("There is no page %s", target);
  else if (aff_trail_go (&self->trail, aff_live_programme (self->live), target))
    aff_window_show_trail (self);
}

GtkWidget *
aff_window_get_page (AffWindow *self)
{
  g_return_val_if_fail (AFF_IS_WINDOW (self), NULL);
  return aff_frame_get_page (self->frame);
}

const char *
aff_window_get_language (AffWindow *self)
{
  g_return_val_if_fail (AFF_IS_WINDOW (self), NULL);
  return self->language;
}

gboolean
aff_window_page_fits (AffWindow *self)
{
  g_return_val_if_fail (AFF_IS_WINDOW (self), FALSE);
  return aff_frame_page_fits (self->frame);
}
