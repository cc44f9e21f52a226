// SPDX-License-Identifier: GPL-3.0-or-later
// The areas of a drawing become rows: what survey.c calls for the floor between boards and places.
#pragma once

#include "app/db/db.h"
#include "app/way/plan.h"
#include "app/way/survey.h"

G_BEGIN_DECLS

// Makes the areas of PLAN what GEOMETRY has. A passage is recognised by its code and stays closed
// if staff closed it; what is the same keeps its row; a row whose outline is another one counts as
// moved.
gboolean aff_areas_redraw (AffDb *db,
                           gint64 plan,
                           const AffPlanGeometry *geometry,
                           AffSurveyTally *tally,
                           GError **error);

G_END_DECLS
