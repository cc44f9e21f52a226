// SPDX-License-Identifier: GPL-3.0-or-later
// What keeps the kiosk going for days, and a visitor with a keyboard inside it: GTK's inspector, its
// context menus and every shortcut with Ctrl, Alt or Super stay without effect.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

// First of all: all threads share one heap, so that it does not grow over the days.
void aff_guard_memory (void);
// Before GTK starts: settings that would open the inspector come from nowhere.
void aff_guard_settings (void);
// Once GTK has started: no blinking cursor (it keeps a core awake), no desktop's taste.
void aff_guard_display (void);
void aff_guard_window (GtkWindow *window);

G_END_DECLS
