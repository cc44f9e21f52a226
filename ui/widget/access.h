// SPDX-License-Identifier: GPL-3.0-or-later
// What a widget is called where it is not seen.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

// The name that assistive technology says of WIDGET.
void aff_access_set_name (GtkWidget *widget, const char *name);

G_END_DECLS
