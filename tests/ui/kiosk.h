// SPDX-License-Identifier: GPL-3.0-or-later
// A kiosk for a test: the program's own window over a programme at a given instant, looked at and
// touched as a visitor does. Nothing is shown before kiosk_settle; kiosk_close holds that the
// window and its page are gone from memory.
#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

#define KIOSK_NOW   G_GINT64_CONSTANT (1791120240) // 2026-10-04T13:24:00Z, 15:24 at the venue
#define KIOSK_BOARD "17"

typedef struct {
  int width;
  int height;
} KioskSize;

typedef struct {
  // owned
  AffLive *live;
  AffWindow *window;
} Kiosk;

// Starts GLib's tests and GTK as the program does. Once, first in main.
void kiosk_start (int *argc, char ***argv);
GtkApplication *kiosk_application (void);

// A file with that sample in FOLDER. Free with g_free.
char *kiosk_file_new (const char *folder, const char *sample) G_GNUC_WARN_UNUSED_RESULT;
// The programme of a sample, made once for all tests of a program.
AffProgramme *kiosk_programme_new (const char *sample) G_GNUC_WARN_UNUSED_RESULT;
// The programme of SAMPLE (see affichectl init) with a clock that stands at INSTANT.
AffLive *kiosk_live_new (const char *sample, gint64 instant) G_GNUC_WARN_UNUSED_RESULT;
// The same after SQL was run as a change.
AffLive *kiosk_live_new_changed (const char *sample,
                                 const char *sql,
                                 gint64 instant) G_GNUC_WARN_UNUSED_RESULT;
// The same of what SQL makes of an empty programme.
AffLive *kiosk_live_new_of_sql (const char *sql, gint64 instant) G_GNUC_WARN_UNUSED_RESULT;

// LIVE is taken over.
Kiosk *kiosk_open (AffLive *live, KioskSize size, const char *language);
// The same with options of the window; SETTING's live is taken over.
Kiosk *kiosk_open_with (const AffWindowSetting *setting);
void kiosk_close (Kiosk *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Kiosk, kiosk_close)

// Returns when the page stands on the screen whole. Fails the test if that does not happen.
void kiosk_settle (Kiosk *self);
// Shows what the window calls so ("schedule", "presentation:ID") and settles.
void kiosk_show (Kiosk *self, const char *target);
// The same for the sheet of the poster on board LABEL.
void kiosk_show_poster (Kiosk *self, const char *label);
// Has the window do one of its actions ("win.back") and settles.
void kiosk_act (Kiosk *self, const char *action, GVariant *target);
// What is on the screen, in device pixels.
GdkTexture *kiosk_picture (Kiosk *self) G_GNUC_WARN_UNUSED_RESULT;

// All widgets of TYPE below ROOT that are on the screen, in order. Free with g_ptr_array_unref.
GPtrArray *kiosk_list (GtkWidget *root, GType type) G_GNUC_WARN_UNUSED_RESULT;
// Everything below ROOT that a touch or a key sets off.
GPtrArray *kiosk_list_controls (GtkWidget *root) G_GNUC_WARN_UNUSED_RESULT;
// The first on the screen with CSS class (or name) CLASS, or with TYPE and accessible name NAME.
GtkWidget *kiosk_find_class (GtkWidget *root, const char *class);
GtkWidget *kiosk_find_named (GtkWidget *root, GType type, const char *name);
gboolean kiosk_is_named (GtkWidget *widget, const char *name);
// The control of board LABEL on the page: its target on the map, or its key.
GtkWidget *kiosk_find_board (Kiosk *self, const char *label);
// Sets CONTROL off (a button is clicked) and settles.
void kiosk_press (Kiosk *self, GtkWidget *control);
// The same, only until it was painted once.
void kiosk_touch (Kiosk *self, GtkWidget *control);
// Has the display's keyboard and pointer do what xdotool calls ARGUMENTS, and settles. The window
// stands at the display's origin.
void kiosk_do_with_devices (Kiosk *self, const char *const *arguments);
// A key as xdotool calls it: "Escape", "ctrl+shift+i".
void kiosk_type (Kiosk *self, const char *key);

// All words on the screen below ROOT, a line for each text.
char *kiosk_text (GtkWidget *root) G_GNUC_WARN_UNUSED_RESULT;
gboolean kiosk_says (Kiosk *self, const char *words);

// Fails the test and goes on, so that one run says all that is wrong.
void kiosk_complain (const char *where, const char *format, ...) G_GNUC_PRINTF (2, 3);
// Complains if something of the page is cut, or hangs over the edge of the window.
void kiosk_check_whole (Kiosk *self, const char *where);

G_END_DECLS
