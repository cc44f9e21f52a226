// SPDX-License-Identifier: GPL-3.0-or-later
// The two buttons that turn the pages of results, and which page of how many it is. Signal "turned"
// (b: forward). Hidden while one page holds all.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_RESULT_PAGER (aff_result_pager_get_type ())
G_DECLARE_FINAL_TYPE (AffResultPager, aff_result_pager, AFF, RESULT_PAGER, GtkWidget)

GtkWidget *aff_result_pager_new (void);
// Of COUNT results those from FIRST on are shown; CAPACITY, at least one, fit on a page.
void aff_result_pager_show (AffResultPager *self, guint first, guint capacity, guint count);

G_END_DECLS
