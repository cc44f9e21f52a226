// SPDX-License-Identifier: GPL-3.0-or-later
// A board or a place as a drawing determines it, and its row: what survey.c compares and writes.
#pragma once

#include "app/db/db.h"
#include "app/way/plan.h"

G_BEGIN_DECLS

typedef struct _AffMark AffMark;

struct _AffMark {
  // owned
  char *word;    // a place's kind, NULL for a board
  char *label;   // a board's label, a place's code
  char *element; // may be NULL
  AffBox box;    // a board's begins at its centre
  AffFeatureKind kind;
  int direction_deg; // -1 for none
  gint64 id;         // of its row, 0 for none
  // borrowed
  AffMark *twin; // the row of what is drawn, or what is drawn of the row; NULL for none
};

// The marks (AffMark) of one kind that GEOMETRY has, in its order, and those that are rows of the
// plan with the id PLAN. Free with g_ptr_array_unref; NULL on an error.
GPtrArray *aff_marks_drawn (const AffPlanGeometry *geometry,
                            AffFeatureKind kind) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *aff_marks_load (AffDb *db, gint64 plan, AffFeatureKind kind, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

// Whether both are the same board or place, and whether they are at the same spot.
gboolean aff_mark_is (const AffMark *self, const AffMark *other);
gboolean aff_mark_is_at (const AffMark *self, const AffMark *other);

// Writes MARK as a new row of PLAN.
gboolean aff_mark_insert (AffDb *db, gint64 plan, const AffMark *mark, GError **error);
// Gives the row with the id ROW what MARK has.
gboolean aff_mark_update (AffDb *db, gint64 row, const AffMark *mark, GError **error);
// Removes the row of MARK, and its names. No placement may refer to it.
gboolean aff_mark_delete (AffDb *db, const AffMark *mark, GError **error);

G_END_DECLS
