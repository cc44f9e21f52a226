// SPDX-License-Identifier: GPL-3.0-or-later
// What stands where there is nothing to show: an icon, what it is, what will happen.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *aff_blank_new (const char *icon, const char *title, const char *text);
// Adds a small last line, for staff: a code, what the program knows.
void aff_blank_add_small (GtkWidget *blank, const char *text);
// Adds a button for a way on from here, below all else: ACTION with TARGET (NULL: none).
void
aff_blank_add_way (GtkWidget *blank, const char *label, const char *action, const char *target);

G_END_DECLS
