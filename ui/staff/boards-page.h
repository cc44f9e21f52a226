// SPDX-License-Identifier: GPL-3.0-or-later
// Boards by hand: posters are dragged, tapped or sent by keys onto boards of the plan. Every action
// is live at once and can be undone.
#pragma once

#include "ui/staff/desk.h"
#include "ui/widget/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_BOARDS_PAGE (aff_boards_page_get_type ())
G_DECLARE_FINAL_TYPE (AffBoardsPage, aff_boards_page, AFF, BOARDS_PAGE, GtkWidget)

// ARGUMENT "board ID" selects a board, "paper ID" takes a poster in hand, "waiting" shows the line.
GtkWidget *aff_boards_page_new (AffScene *scene, AffDesk *desk, const char *argument);

G_END_DECLS
