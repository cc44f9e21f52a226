// SPDX-License-Identifier: GPL-3.0-or-later
// Where a way begins for who stands before this screen, and the way from there.
#pragma once

#include "app/way/route.h"
#include "ui/widget/scene.h"

G_BEGIN_DECLS

// The place of this kiosk if it is on PLAN, else the first door of PLAN, else its only kiosk, which
// a page then names; NULL if nobody can say from where.
const AffPlace *aff_way_start (AffScene *scene, const AffPlan *plan);
// What a page says where that is NULL.
const char *aff_way_start_unknown (void);
// TRUE if a way that begins at START begins here.
gboolean aff_way_start_is_here (AffScene *scene, const AffPlace *start);

// The way from there to END, which is of PLAN, as the visitor walks (AffVisit); NULL without a start.
AffRoute *
aff_way_find (AffScene *scene, const AffPlan *plan, AffWayEnd end) G_GNUC_WARN_UNUSED_RESULT;

// The place of that id on any plan, or NULL.
const AffPlace *aff_way_place (const AffProgramme *programme, gint64 id);

G_END_DECLS
