// SPDX-License-Identifier: GPL-3.0-or-later
// For the solver alone: the problem in the form that is searched. As many posters as boards (the
// last posters are dummies), nothing on a diagonal, nothing fixed, nothing below zero. What was
// taken out is in `constant`.
#pragma once

#include "app/board/solver.h"

typedef struct {
  int n;
  int n_real; // the posters after them are dummies, which nothing tells apart
  // Flow counts once for each pair if either matrix was symmetric: then i < j is enough.
  gboolean is_symmetric;
  gint64 *flow;      // n x n
  gint64 *distance;  // n x n
  gint64 *cost;      // n x n, with a penalty where a poster may not hang; NULL: none
  guint8 *forbidden; // n x n or NULL
  gint64 constant;   // belongs to the cost of every plan
  int *poster;       // of the problem, for each real poster here
  int *board;        // of the problem, for each board here
} AffCore;

// PROBLEM without what is fixed and without boards on which no poster may hang. NULL if no poster
// is left to be placed.
AffCore *aff_core_new (const AffSolverProblem *problem);
void aff_core_free (AffCore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffCore, aff_core_free)

// The plan BOARD (of the problem) in places of the core: dummies take what is left.
int *aff_core_dup_place (const AffCore *self, const int *board) G_GNUC_WARN_UNUSED_RESULT;

// Of a plan with PLACE (n), penalties included, without the constant.
gint64 aff_core_cost (const AffCore *self, const int *place);
// At most what a swap can cost or save.
gint64 aff_core_delta_bound (const AffCore *self);
// At most what one poster can cost with all others.
gint64 aff_core_share_bound (const AffCore *self);
gboolean aff_core_allows (const AffCore *self, const int *place);
