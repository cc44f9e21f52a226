// SPDX-License-Identifier: GPL-3.0-or-later
// An item or a paper with all that can be said of it, each field a row to press, and for a paper what
// can be done with it. Rows and buttons name the actions "programme.write" (i: the field),
// "programme.withdraw", "programme.restore" and "programme.boards".
#pragma once

#include "ui/staff/entry.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_ENTRY_DETAIL (aff_entry_detail_get_type ())
G_DECLARE_FINAL_TYPE (AffEntryDetail, aff_entry_detail, AFF, ENTRY_DETAIL, GtkWidget)

GtkWidget *aff_entry_detail_new (void);
// Either ITEM or PAPER, the other one is NULL, and its ENTRIES (AffEntry).
void aff_entry_detail_show (AffEntryDetail *self,
                            const AffItem *item,
                            const AffPaper *paper,
                            const GPtrArray *entries);
// Gives the focus to the first row.
void aff_entry_detail_focus (AffEntryDetail *self);

G_END_DECLS
