// SPDX-License-Identifier: GPL-3.0-or-later
// The screen nobody stands before: what is on, in letters to be read across the hall, the rosace
// whose petals open their posters, and a start button for each language. It names the window's
// actions "win.begin" (s: a language, "" is the kiosk's own) and "win.begin-board" (x).
#pragma once

#include "ui/widget/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_ATTRACT_PAGE (aff_attract_page_get_type ())
G_DECLARE_FINAL_TYPE (AffAttractPage, aff_attract_page, AFF, ATTRACT_PAGE, GtkWidget)

#define AFF_ATTRACT_SECONDS 12 // that each of its frames stands

// LANGUAGES is an array of { code, autonym } pairs ended by NULL: the start buttons.
GtkWidget *aff_attract_page_new (AffScene *scene, const char *const *languages);

G_END_DECLS
