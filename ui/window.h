// SPDX-License-Identifier: GPL-3.0-or-later
// The one window of the kiosk. It makes the page that is shown, makes it anew when the language or
// the shape of the screen changes, and lets nothing out of the kiosk.
//
// Actions: "win.page" (s, stateful: now, schedule, posters, search), "win.language" (s, stateful),
// "win.show" (s: what aff_window_show takes), "win.show-topic" (x), "win.show-place" (x), "win.back"; on the idle screen
// "win.begin" (s: a language, "" is the kiosk's own) and "win.begin-board" (x); while it asks whether
// somebody is there "win.stay" and "win.start-over"; "win.display" (the Display sheet), "win.staff", and
// those of ui/backstage.h.
#pragma once

#include "app/programme/live.h"
#include "ui/screen.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_WINDOW (aff_window_get_type ())
G_DECLARE_FINAL_TYPE (AffWindow, aff_window, AFF, WINDOW, GtkApplicationWindow)

typedef struct {
  AffLive *live;
  const char *language;
  const char *kiosk; // or NULL
  int width;         // of the window, logical pixels
  int height;
  gboolean is_fullscreen;
  guint idle_seconds;       // without input until it asks, 0: never
  AffScreenSize screen;     // what staff say of it
  const char *db;           // the programme that staff may change, NULL: there is no staff side
  const char *print_folder; // where staff print to; NULL: staff cannot print
  guint lock_seconds;       // without input until the staff side asks, 0: as it should be
} AffWindowSetting;

GtkWidget *aff_window_new (GtkApplication *application, const AffWindowSetting *setting);

// Shows "now", "schedule", "posters", "search", "search:TEXT", "presentation:ID", "item:ID", "workshop:ID" or "attract", the
// idle screen.
void aff_window_show (AffWindow *self, const char *target);
GtkWidget *aff_window_get_page (AffWindow *self);
const char *aff_window_get_language (AffWindow *self);
// TRUE if the page has all the room it needs.
gboolean aff_window_page_fits (AffWindow *self);

G_END_DECLS
