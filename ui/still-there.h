// SPDX-License-Identifier: GPL-3.0-or-later
// "Still there?": a card over the page that counts down and has one big button to stay.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_STILL_THERE (aff_still_there_get_type ())
G_DECLARE_FINAL_TYPE (AffStillThere, aff_still_there, AFF, STILL_THERE, GtkWidget)

// Its buttons name the actions "win.stay" and "win.start-over". IS_STAFF: the staff side locks.
GtkWidget *aff_still_there_new (gboolean is_staff);
void aff_still_there_set_left (AffStillThere *self, guint seconds);

G_END_DECLS
