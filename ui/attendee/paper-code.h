// SPDX-License-Identifier: GPL-3.0-or-later
// The code that opens a paper, with its host as text under it; "Link to come" where there is
// none. A GtkBox of class "paper-code".
#pragma once

#include "app/programme/programme.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_PAPER_CODE (aff_paper_code_get_type ())
G_DECLARE_FINAL_TYPE (AffPaperCode, aff_paper_code, AFF, PAPER_CODE, GtkWidget)

GtkWidget *aff_paper_code_new (void);
// Returns whether there is a code to scan.
gboolean aff_paper_code_show (AffPaperCode *self, const AffPaper *paper);

G_END_DECLS
