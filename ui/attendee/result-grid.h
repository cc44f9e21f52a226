// SPDX-License-Identifier: GPL-3.0-or-later
// Cards in columns, as many rows as there is height for; those that do not fit are not shown, and
// whoever fills the grid turns pages. Signal "capacity-changed" when another number fits.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_RESULT_GRID (aff_result_grid_get_type ())
G_DECLARE_FINAL_TYPE (AffResultGrid, aff_result_grid, AFF, RESULT_GRID, GtkWidget)

// Property "columns" (int). Gaps are the cards' CSS margins.
void aff_result_grid_append (AffResultGrid *self, GtkWidget *card);
void aff_result_grid_clear (AffResultGrid *self);
// How many cards fit, as known from when cards stood there last; at least one.
guint aff_result_grid_get_capacity (AffResultGrid *self);

G_END_DECLS
