// SPDX-License-Identifier: GPL-3.0-or-later
// The sheet of one line of the schedule: when it is and was planned, who, where, its posters or
// talks, and the code that puts it into a phone's calendar.
#pragma once

#include "ui/widget/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_ITEM_PAGE (aff_item_page_get_type ())
G_DECLARE_FINAL_TYPE (AffItemPage, aff_item_page, AFF, ITEM_PAGE, GtkWidget)

// ITEM is an id; one that is no longer in the programme makes a page that says so.
GtkWidget *aff_item_page_new (AffScene *scene, gint64 item);

G_END_DECLS
