// SPDX-License-Identifier: GPL-3.0-or-later
// The page "Plan a tour": what interests, how much time there is, and the best order of posters,
// on the map, as a list, and as a code for the phone.
#pragma once

#include "ui/widget/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_TOUR_PAGE (aff_tour_page_get_type ())
G_DECLARE_FINAL_TYPE (AffTourPage, aff_tour_page, AFF, TOUR_PAGE, GtkWidget)

GtkWidget *aff_tour_page_new (AffScene *scene);

G_END_DECLS
