// SPDX-License-Identifier: GPL-3.0-or-later
// What lies over every staff page: the toast that tells what was done, with Undo, and the keyboard
// while something is typed. While it types the frame has the CSS class "typing". A page asks for the
// keyboard by the action "frame.type" (b), and for its next letter to be a capital by
// "frame.capital" (b).
#pragma once

#include "ui/staff/desk.h"
#include "ui/widget/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_STAFF_FRAME (aff_staff_frame_get_type ())
G_DECLARE_FINAL_TYPE (AffStaffFrame, aff_staff_frame, AFF, STAFF_FRAME, GtkWidget)

GtkWidget *aff_staff_frame_new (AffScene *scene, AffDesk *desk, GtkWidget *page);
GtkWidget *aff_staff_frame_get_page (AffStaffFrame *self);
// Ends what is being done on the page (typing, a poster in hand); FALSE if there was nothing.
gboolean aff_staff_frame_cancel (AffStaffFrame *self);

G_END_DECLS
