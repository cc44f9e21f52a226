// SPDX-License-Identifier: GPL-3.0-or-later
// A proposed plan beside the one that hangs: what gets better and worse, why each poster moves, who
// must be told. Nothing changes until it is used, which is one change that can be undone.
#pragma once

#include "ui/staff/desk.h"
#include "ui/widget/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_PROPOSAL_PAGE (aff_proposal_page_get_type ())
G_DECLARE_FINAL_TYPE (AffProposalPage, aff_proposal_page, AFF, PROPOSAL_PAGE, GtkWidget)

// For the session that the desk looks at. ARGUMENT says nothing.
GtkWidget *aff_proposal_page_new (AffScene *scene, AffDesk *desk, const char *argument);

G_END_DECLS
