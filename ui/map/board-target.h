// SPDX-License-Identifier: GPL-3.0-or-later
// A board of the map for keys and for readers of the screen: role button, named by its seat. It
// paints nothing but the focus (CSS); fingers and mouse go to the map.
#pragma once

#include "app/programme/agenda.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_BOARD_TARGET (aff_board_target_get_type ())
G_DECLARE_FINAL_TYPE (AffBoardTarget, aff_board_target, AFF, BOARD_TARGET, GtkWidget)

// Signal "activate": Enter, Space or a reader's action chose the board.
GtkWidget *aff_board_target_new (const AffBoard *board);
gint64 aff_board_target_board (AffBoardTarget *self);
void aff_board_target_update (AffBoardTarget *self,
                              const AffSeat *seat,
                              const char *language,
                              gboolean is_selected);

G_END_DECLS
