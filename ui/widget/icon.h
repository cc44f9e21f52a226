// SPDX-License-Identifier: GPL-3.0-or-later
// One of the project's own line icons (resources/icons), painted in the text colour of its place
// and in the size that CSS gives it (min-width, min-height). Decoration: it has no accessible name.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_ICON (aff_icon_get_type ())
G_DECLARE_FINAL_TYPE (AffIcon, aff_icon, AFF, ICON, GtkWidget)

// NAME is the file's name without ".svg". Property "icon".
GtkWidget *aff_icon_new (const char *name);
void aff_icon_set_name (AffIcon *self, const char *name);

// Paints icon NAME in COLOR into the square of SIZE at X, Y of CR.
void aff_icon_paint (cairo_t *cr,
                     const char *name,
                     double x,
                     double y,
                     double size,
                     const GdkRGBA *color);

G_END_DECLS
