// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of the selected board and of the poster on it, and what can be done with them.
#pragma once

#include "ui/staff/desk.h"
#include "ui/staff/hanging.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_BOARD_INSPECTOR (aff_board_inspector_get_type ())
G_DECLARE_FINAL_TYPE (AffBoardInspector, aff_board_inspector, AFF, BOARD_INSPECTOR, GtkWidget)

// Its controls name the actions "boards.move", "boards.swap", "boards.free", "boards.keep" (b),
// "boards.close", "boards.reopen", "boards.note" (s) and "boards.presence" (i).
GtkWidget *aff_board_inspector_new (const char *language);
void aff_board_inspector_show (AffBoardInspector *self,
                               const AffHanging *hanging,
                               const AffDeskView *view);
// Leaves the note that is being written; FALSE if none is.
gboolean aff_board_inspector_cancel (AffBoardInspector *self);

G_END_DECLS
