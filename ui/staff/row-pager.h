// SPDX-License-Identifier: GPL-3.0-or-later
// Rows below each other, as many as fit, and buttons for the others: staff lists do not scroll, so a
// drag on a row always means the row.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_ROW_PAGER (aff_row_pager_get_type ())
G_DECLARE_FINAL_TYPE (AffRowPager, aff_row_pager, AFF, ROW_PAGER, GtkWidget)

GtkWidget *aff_row_pager_new (void);
// The buttons, to stand somewhere else than below the rows; hidden while one page holds all.
GtkWidget *aff_row_pager_take_turner (AffRowPager *self);
// Takes all rows out; the page that is shown stays if there still is one.
void aff_row_pager_clear (AffRowPager *self);
void aff_row_pager_append (AffRowPager *self, GtkWidget *row);
void aff_row_pager_show_first (AffRowPager *self);

G_END_DECLS
