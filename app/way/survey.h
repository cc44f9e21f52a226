// SPDX-License-Identifier: GPL-3.0-or-later
// A plan becomes rows: itself, its boards and its places.
#pragma once

#include "app/db/db.h"
#include "app/way/plan.h"

G_BEGIN_DECLS

// Inserts SVG as the plan NAME with the boards and places of its GEOMETRY; call it inside a change
// (from an AffDbFunc). A board's row is its centre, its size and the side on which people stand
// (the south where the plan does not say); a kiosk's is a point, every other place's its box. The
// new plan's id is put into *PLAN (may be NULL).
gboolean aff_survey_insert (AffDb *db,
                            const char *name,
                            GBytes *svg,
                            const AffPlanGeometry *geometry,
                            gint64 *plan,
                            GError **error);

G_END_DECLS
