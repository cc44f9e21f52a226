// SPDX-License-Identifier: GPL-3.0-or-later
// One fact in a few words beside its icon, wrapped rather than cut: a GtkBox of class "fact".
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *aff_fact_new (const char *icon, const char *words);

G_END_DECLS
