// SPDX-License-Identifier: GPL-3.0-or-later
// A key for each board, six to a row and thirty to a page: the way to a board where the map is
// out of reach or too small to touch. Signal "board-chosen" (gint64 id).
#pragma once

#include "ui/map/painter.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_BOARD_PAD (aff_board_pad_get_type ())
G_DECLARE_FINAL_TYPE (AffBoardPad, aff_board_pad, AFF, BOARD_PAD, GtkWidget)

GtkWidget *aff_board_pad_new (void);
void aff_board_pad_set_columns (AffBoardPad *self, int columns);
// Shows the boards, selection and filter of CONTENT; the page of a newly selected board is turned
// to. Nothing of CONTENT is kept.
void aff_board_pad_show (AffBoardPad *self, const AffMapContent *content);

G_END_DECLS
