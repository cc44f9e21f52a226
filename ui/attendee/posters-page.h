// SPDX-License-Identifier: GPL-3.0-or-later
// The page Posters: topic filter, map, and the panel of the selected board. On an upright screen,
// or where the map is too small to touch, a pad of keys chooses the board.
#pragma once

#include "ui/widget/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_POSTERS_PAGE (aff_posters_page_get_type ())
G_DECLARE_FINAL_TYPE (AffPostersPage, aff_posters_page, AFF, POSTERS_PAGE, GtkWidget)

GtkWidget *aff_posters_page_new (AffScene *scene);

G_END_DECLS
