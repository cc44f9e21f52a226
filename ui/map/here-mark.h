// SPDX-License-Identifier: GPL-3.0-or-later
// "You are here": disc and arrow with a halo that breathes. The only part of a map that paints
// by itself, so that a beat costs its own area only.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_HERE_MARK (aff_here_mark_get_type ())
G_DECLARE_FINAL_TYPE (AffHereMark, aff_here_mark, AFF, HERE_MARK, GtkWidget)

GtkWidget *aff_here_mark_new (void);
// The arrow says that up is ahead; without one nobody knows where the reader looks.
void aff_here_mark_set_arrow (AffHereMark *self, gboolean has_arrow);

G_END_DECLS
