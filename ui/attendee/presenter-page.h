// SPDX-License-Identifier: GPL-3.0-or-later
// "Find my board", once it is found: the board as large as the screen allows, the times, the way, a
// code for the phone's calendar, and what the presenter can say by one touch.
#pragma once

#include "ui/widget/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_PRESENTER_PAGE (aff_presenter_page_get_type ())
G_DECLARE_FINAL_TYPE (AffPresenterPage, aff_presenter_page, AFF, PRESENTER_PAGE, GtkWidget)

GtkWidget *aff_presenter_page_new (AffScene *scene, gint64 presentation);

G_END_DECLS
