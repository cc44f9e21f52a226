// SPDX-License-Identifier: GPL-3.0-or-later
// One key of a keyboard or keypad: a button that acts on release inside it, never takes the focus
// from what is typed into, and is named for a reader ("é", "Backspace").
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

// A GtkButton of class "key" that shows TEXT. NAME NULL: TEXT is its name.
GtkWidget *aff_key_new (const char *text, const char *name);
// The same with an icon (resources/icons).
GtkWidget *aff_key_new_icon (const char *icon, const char *name);
// Another text on the same key.
void aff_key_set_text (GtkWidget *key, const char *text, const char *name);

// "clicked" comes again and again while KEY is held for longer than half a second.
void aff_key_repeat (GtkWidget *key);

G_END_DECLS
