// SPDX-License-Identifier: GPL-3.0-or-later
// The programme as the chair changes it on the day: a speaker is named, a day, a time or a room is
// set, a paper is added, withdrawn, or gets its link. Every change is live at once and can be undone.
#pragma once

#include "ui/staff/desk.h"
#include "ui/widget/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_PROGRAMME_PAGE (aff_programme_page_get_type ())
G_DECLARE_FINAL_TYPE (AffProgrammePage, aff_programme_page, AFF, PROGRAMME_PAGE, GtkWidget)

// ARGUMENT: "item ID", "paper ID" (whose link is written at once if it has none), or what is missing,
// "unnamed", "untimed", "unlinked".
GtkWidget *aff_programme_page_new (AffScene *scene, AffDesk *desk, const char *argument);

G_END_DECLS
