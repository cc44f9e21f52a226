// SPDX-License-Identifier: GPL-3.0-or-later
// What the visitor sees of the selected board: its cover, title, authors, presence and code; of a
// free or closed board a sentence; and before anything is selected, what there is to see.
#pragma once

#include "app/programme/agenda.h"
#include "ui/widget/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_BOARD_PANEL (aff_board_panel_get_type ())
G_DECLARE_FINAL_TYPE (AffBoardPanel, aff_board_panel, AFF, BOARD_PANEL, GtkWidget)

GtkWidget *aff_board_panel_new (void);
// Lays the parts in a row instead of a column, for a wide place; without HAS_BUTTON the page has
// "Read more" elsewhere.
void aff_board_panel_set_shape (AffBoardPanel *self, gboolean is_row, gboolean has_button);

// NEWS (or NULL) says before anything else what became of a poster that hung on a board which has
// none.
void aff_board_panel_show_seat (AffBoardPanel *self,
                                AffScene *scene,
                                const AffSeat *seat,
                                const char *news);
// Nothing is selected: SEATS (AffSeat) says what is on show.
void aff_board_panel_show_rest (AffBoardPanel *self, const GArray *seats);

G_END_DECLS
