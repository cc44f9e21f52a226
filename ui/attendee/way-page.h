// SPDX-License-Identifier: GPL-3.0-or-later
// The way from here to a board or a place: on the map, in metres, and in words.
#pragma once

#include "ui/widget/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_WAY_PAGE (aff_way_page_get_type ())
G_DECLARE_FINAL_TYPE (AffWayPage, aff_way_page, AFF, WAY_PAGE, GtkWidget)

// BOARD and PLACE are ids.
GtkWidget *aff_way_page_new_to_board (AffScene *scene, gint64 board);
GtkWidget *aff_way_page_new_to_place (AffScene *scene, gint64 place);

G_END_DECLS
