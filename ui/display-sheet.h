// SPDX-License-Identifier: GPL-3.0-or-later
// How the kiosk looks to this visitor, over the page; its last row leads to the staff side. What is
// set here ends with the visit.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_DISPLAY_SHEET (aff_display_sheet_get_type ())
G_DECLARE_FINAL_TYPE (AffDisplaySheet, aff_display_sheet, AFF, DISPLAY_SHEET, GtkWidget)

// Its controls set gtk-enable-animations and name the actions "win.back" and "win.staff", which is
// shown with HAS_STAFF only.
GtkWidget *aff_display_sheet_new (gboolean has_staff, gboolean is_portrait);

G_END_DECLS
