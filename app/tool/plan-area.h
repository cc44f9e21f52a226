// SPDX-License-Identifier: GPL-3.0-or-later
// The floor of a plan as people walk it: its elements of class walkable, obstacle, steps and
// passage as polygons in whole millimetres.
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

// How a drawing's user units become millimetres of the plan.
typedef struct {
  double mm_per_unit;
  double x_mm; // where the origin of the user units lies
  double y_mm;
} AffPlanScale;

// Appends to LINES "area KIND ID CODE STEPFREE X,Y X,Y …" for each outline, fields separated by
// tabulators: STEPFREE is 1 or 0, ID and CODE may be empty, curves become straight lines no more
// than 20 mm beside them. An outline of several rings is one polygon by the even-odd rule, with a
// line forth and back between the rings. FALSE with *REFUSAL.
gboolean aff_plan_area_write (xmlDoc *document,
                              const AffPlanScale *scale,
                              GString *lines,
                              char **refusal);

G_END_DECLS
