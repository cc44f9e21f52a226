// SPDX-License-Identifier: GPL-3.0-or-later
// The size of what stands obliquely. librsvg 2.54 encloses a turned shape in a box, and that box
// in two more, so that a square turned by 45 degrees seems 2.8 times as wide; their centre is
// right. Here the shape is measured as if its own transformations were not there, and they are
// applied to the result.
#pragma once

#include <librsvg/rsvg.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

typedef struct _AffPlanOblique AffPlanOblique;

// DOCUMENT, a plan that passed the filter and outlives this, with MM_PER_UNIT at its root.
AffPlanOblique *aff_plan_oblique_new (xmlDoc *document,
                                      double mm_per_unit) G_GNUC_WARN_UNUSED_RESULT;
void aff_plan_oblique_free (AffPlanOblique *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffPlanOblique, aff_plan_oblique_free)

// TRUE with the lengths of the sides of NODE in *WIDTH_MM and *HEIGHT_MM, along its own edges; or,
// if IS_ENCLOSED, those of the upright box around it. FALSE if NODE does not stand obliquely, or its
// size cannot be told in this way.
gboolean aff_plan_oblique_size (AffPlanOblique *self,
                                xmlNode *node,
                                gboolean is_enclosed,
                                double *width_mm,
                                double *height_mm);

G_END_DECLS
