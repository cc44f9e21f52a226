// SPDX-License-Identifier: GPL-3.0-or-later
// The posters that need a board: those to place, or the wait list with its offer, or what a search
// finds; where a poster is dropped to take it off; and which boards are free.
#pragma once

#include "ui/staff/desk.h"
#include "ui/staff/hanging.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_PLACING_LIST (aff_placing_list_get_type ())
G_DECLARE_FINAL_TYPE (AffPlacingList, aff_placing_list, AFF, PLACING_LIST, GtkWidget)

// Its controls name the actions "boards.pick" (x), "boards.queue" (s, stateful), "boards.accept",
// "boards.take-off". What is typed is kept; signal "searched".
GtkWidget *aff_placing_list_new (void);
void aff_placing_list_show (AffPlacingList *self,
                            const AffHanging *hanging,
                            const AffDeskView *view);
// Lights the place to drop a poster on; TRUE if X, Y of WIDGET lie in it.
gboolean
aff_placing_list_aim (AffPlacingList *self, GtkWidget *widget, double x_px, double y_px);
void aff_placing_list_aim_away (AffPlacingList *self);
void aff_placing_list_clear_search (AffPlacingList *self);

G_END_DECLS
