// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the focus where lists are made anew: a control is known by what it does, its action with its
// target, else by its widget name, else by its label.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

// What the control below ROOT is known by that has the focus; NULL if none of them has it.
char *aff_focus_note (GtkWidget *root) G_GNUC_WARN_UNUSED_RESULT;

// Gives the focus to the control below ROOT that NOTE tells of (NULL: to none). What is
// scrolled stays where it is.
void aff_focus_restore (GtkWidget *root, const char *note);

G_END_DECLS
