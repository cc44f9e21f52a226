// SPDX-License-Identifier: GPL-3.0-or-later
// The label of a board where there is little room: on a marker, a tile or a key. What is too long
// is shortened at its start, for what differs between two long labels is mostly their end.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

// A GtkLabel of class "number" that shows LABEL (or NULL), shortened where it has to be.
GtkWidget *aff_board_label_new (const char *label);
// Has LAYOUT, of one line, shortened the same way where it is wider than WIDTH pixels.
void aff_board_label_shorten (PangoLayout *layout, double width);

G_END_DECLS
