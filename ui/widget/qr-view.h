// SPDX-License-Identifier: GPL-3.0-or-later
// A QR code on screen: whole device pixels a module, dark on white in every theme, quiet zone of
// four modules inside. It is as large as its allocation (CSS min-width, min-height) allows and
// stands in its middle. Accessible role image; its name says what it opens.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_QR_VIEW (aff_qr_view_get_type ())
G_DECLARE_FINAL_TYPE (AffQrView, aff_qr_view, AFF, QR_VIEW, GtkWidget)

GtkWidget *aff_qr_view_new (void);
// Shows the code of ADDRESS; NULL shows nothing. NAME is the accessible name.
void aff_qr_view_set_address (AffQrView *self, const char *address, const char *name);
// NULL: there is no code.
const char *aff_qr_view_get_address (AffQrView *self);
// How many device pixels a module has as allocated; 0: there is no code.
int aff_qr_view_get_module (AffQrView *self);

G_END_DECLS
