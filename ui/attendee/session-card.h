// SPDX-License-Identifier: GPL-3.0-or-later
// An item of the schedule as a card, which is the button that opens it, and a workshop that has no
// items yet as one.
#pragma once

#include "ui/widget/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct {
  gboolean is_narrow;       // several lanes share the width
  gboolean is_wide;         // there is room for a tag beside the text
  gboolean is_first_change; // from here on everything is later (or earlier)
  gboolean shows_planned;   // the rail cannot say when it was planned
  gboolean is_text_low;     // the line of now crosses the upper half
} AffSessionLook;

GtkWidget *aff_session_card_new (AffScene *scene, const AffItem *item, AffSessionLook look);

// What is known of a workshop without items: all its names, days, room, certainty.
GtkWidget *aff_workshop_card_new (AffScene *scene, const AffWorkshop *workshop);

G_END_DECLS
