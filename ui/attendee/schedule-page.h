// SPDX-License-Identifier: GPL-3.0-or-later
// The schedule of a day: a time axis with a column for each room, days to choose from, and
// workshops that have no items yet.
#pragma once

#include "ui/widget/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_SCHEDULE_PAGE (aff_schedule_page_get_type ())
G_DECLARE_FINAL_TYPE (AffSchedulePage, aff_schedule_page, AFF, SCHEDULE_PAGE, GtkWidget)

GtkWidget *aff_schedule_page_new (AffScene *scene);

G_END_DECLS
