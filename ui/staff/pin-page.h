// SPDX-License-Identifier: GPL-3.0-or-later
// Staff sign-in: a keypad and as many dots as a PIN has digits. The last digit submits, the PIN is
// checked on a thread, and what came of it stands under the dots until the next first digit.
#pragma once

#include "ui/staff/desk.h"
#include "ui/widget/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_PIN_PAGE (aff_pin_page_get_type ())
G_DECLARE_FINAL_TYPE (AffPinPage, aff_pin_page, AFF, PIN_PAGE, GtkWidget)

// Opens DESK when somebody signed in. Its other way out is the action "win.back".
GtkWidget *aff_pin_page_new (AffScene *scene, AffDesk *desk);

G_END_DECLS
