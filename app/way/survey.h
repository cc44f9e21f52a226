// SPDX-License-Identifier: GPL-3.0-or-later
// A plan becomes rows: itself, its boards, its places and the areas of its floor. Call these inside a change (from an
// AffDbFunc). A board's row is its centre, its size and the side on which people stand (the south
// where the plan does not say); a kiosk's is a point, every other place's its box.
#pragma once

#include "app/db/db.h"
#include "app/way/plan.h"

G_BEGIN_DECLS

typedef struct {
  GBytes *svg;
  const AffPlanGeometry *geometry; // of SVG
  const char *name;                // of the plan; NULL: the one it has
  const char *first_name;          // if there is neither NAME nor a plan
} AffSurvey;

// What a drawing did to the boards, to the places or to the areas of the plan.
typedef struct {
  guint total; // of the drawing
  guint added;
  guint moved; // another position, size or direction
  guint gone;
} AffSurveyTally;

typedef struct {
  AffSurveyTally boards;
  AffSurveyTally places;
  AffSurveyTally areas;
} AffSurveyReport;

// Inserts SVG as the plan NAME with the boards, places and areas of its GEOMETRY. The new plan's id is
// put into *PLAN (may be NULL).
gboolean aff_survey_insert (AffDb *db,
                            const char *name,
                            GBytes *svg,
                            const AffPlanGeometry *geometry,
                            gint64 *plan,
                            GError **error);

// Makes SURVEY the drawing of the only plan of DB, or inserts it where there is none. Boards are
// recognised by their label, places by kind and code, passages
// by code: what is recognised keeps its row with all
// that was said of it (a board's state, power, height and note, a place's names, whether a passage
// is closed) and is moved;
// the others are added and removed. What was done is put into *REPORT. AFF_ERROR_CONFLICT if a
// board that holds a poster is not in the drawing, or if there is more than one plan.
gboolean
aff_survey_bring (AffDb *db, const AffSurvey *survey, AffSurveyReport *report, GError **error);

G_END_DECLS
