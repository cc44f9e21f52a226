// SPDX-License-Identifier: GPL-3.0-or-later
// The pages there are, by the targets that actions name: the pages of the nav bar ("now",
// "schedule", "posters", "search", "tour"), the idle screen ("attract"), and the sheets that lie over
// a page ("presentation:ID", "item:ID", "workshop:ID", "way:BOARD" and "way:place:PLACE" by their ids).
#pragma once

#include "ui/widget/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_PAGE_FIRST "now"
#define AFF_PAGE_IDLE  "attract" // no page of the nav bar

// NAME as a page of the nav bar, as a string that stays; NULL if it is none.
const char *aff_page_find (const char *name);

// TRUE if TARGET names a sheet, whether or not PROGRAMME has what it is of.
gboolean aff_page_is_sheet (const char *target);
// TRUE if it names one of something that PROGRAMME (may be NULL) has.
gboolean aff_page_has_sheet (const AffProgramme *programme, const char *target);
// The page of the nav bar that a sheet belongs to; NULL: the one it was opened from.
const char *aff_page_of_sheet (const char *target);

// The page of TARGET, for which the scene has a programme (and what a sheet is of).
GtkWidget *aff_page_new (AffScene *scene, const char *target);
// What stands while nothing could be read yet: what happened, what still works, a code for staff.
GtkWidget *aff_page_new_for_trouble (const GError *trouble);

G_END_DECLS
