// SPDX-License-Identifier: GPL-3.0-or-later
// The directions of a way, a row each with its turn, its words and its metres; page by page where
// they are many.
#pragma once

#include "app/way/route.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_WAY_STEPS (aff_way_steps_get_type ())
G_DECLARE_FINAL_TYPE (AffWaySteps, aff_way_steps, AFF, WAY_STEPS, GtkWidget)

GtkWidget *aff_way_steps_new (void);
// Hidden where there is no way.
void aff_way_steps_show (AffWaySteps *self, const AffRoute *route, const char *language);

G_END_DECLS
