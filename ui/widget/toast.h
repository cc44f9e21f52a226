// SPDX-License-Identifier: GPL-3.0-or-later
// What was just done, in words, for six seconds, and where it can be undone a button for that. A
// page lays it over its content (gtk_overlay_add_overlay); it stands at the bottom in the middle and
// is not there at other times. Signal "undo".
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_TOAST (aff_toast_get_type ())
G_DECLARE_FINAL_TYPE (AffToast, aff_toast, AFF, TOAST, GtkWidget)

#define AFF_TOAST_SECONDS 6

GtkWidget *aff_toast_new (void);
// Shows TEXT instead of what stood there; the time begins anew. UNDO: with the button.
void aff_toast_show (AffToast *self, const char *text, gboolean has_undo);
// The same for what could not be done, with a warning sign.
void aff_toast_refuse (AffToast *self, const char *text);
void aff_toast_hide (AffToast *self);

G_END_DECLS
