// SPDX-License-Identifier: GPL-3.0-or-later
// The time axis of a schedule: a rail of starts at the left, a column for each lane, a card for
// each item from its start to its end, and the line of now across the cards that run. Rows are
// elastic: at least as high as a card needs, and together as high as the place they are given.
#pragma once

#include "ui/widget/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_AGENDA_VIEW (aff_agenda_view_get_type ())
G_DECLARE_FINAL_TYPE (AffAgendaView, aff_agenda_view, AFF, AGENDA_VIEW, GtkWidget)

// LANES is an array of AffLane with items; COUNT of them from FIRST are shown.
GtkWidget *
aff_agenda_view_new (AffScene *scene, const GPtrArray *lanes, guint first, guint count);

// Where the line of now is, in px from the top as last laid out; -1 if nothing of the day runs.
int aff_agenda_view_get_line (AffAgendaView *self);

// Width of the rail and of the gap between lanes in px of the design, for what stands above.
#define AFF_AGENDA_RAIL_PX 196
#define AFF_AGENDA_GAP_PX  32

G_END_DECLS
