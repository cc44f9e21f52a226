// SPDX-License-Identifier: GPL-3.0-or-later
// The poster under the finger while it is dragged, and what would happen if it were dropped there.
#pragma once

#include "app/programme/programme.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_DRAG_CARD (aff_drag_card_get_type ())
G_DECLARE_FINAL_TYPE (AffDragCard, aff_drag_card, AFF, DRAG_CARD, GtkWidget)

GtkWidget *aff_drag_card_new (void);
void aff_drag_card_set_paper (AffDragCard *self, const AffPaper *paper);
void aff_drag_card_set_words (AffDragCard *self, const char *words, gboolean is_refused);

G_END_DECLS
