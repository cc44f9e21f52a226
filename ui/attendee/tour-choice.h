// SPDX-License-Identifier: GPL-3.0-or-later
// What a visitor says of a tour: picks, topics, minutes, where it ends; and the ready tours. It
// writes into AffVisit and emits "changed".
#pragma once

#include "ui/attendee/tour-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_TOUR_CHOICE (aff_tour_choice_get_type ())
G_DECLARE_FINAL_TYPE (AffTourChoice, aff_tour_choice, AFF, TOUR_CHOICE, GtkWidget)

GtkWidget *aff_tour_choice_new (AffScene *scene);
void aff_tour_choice_show (AffTourChoice *self, const AffTourGround *ground);

G_END_DECLS
