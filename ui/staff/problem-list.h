// SPDX-License-Identifier: GPL-3.0-or-later
// The problems of the posters of a session, the gravest first, each with a button that helps.
#pragma once

#include "ui/staff/hanging.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_PROBLEM_LIST (aff_problem_list_get_type ())
G_DECLARE_FINAL_TYPE (AffProblemList, aff_problem_list, AFF, PROBLEM_LIST, GtkWidget)

// Its rows name the actions "boards.select" (x: a board) and "boards.remedy" ((xi): a paper and an
// AffRemedy). HAS_PROGRAMME: there is a page on which a link can be added.
GtkWidget *aff_problem_list_new (gboolean has_programme);
void aff_problem_list_show (AffProblemList *self, const AffHanging *hanging);

G_END_DECLS
