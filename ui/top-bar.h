// SPDX-License-Identifier: GPL-3.0-or-later
// The event, the day, the age of the data, what kind of data it is, and the clock. Display only.
#pragma once

#include "ui/widget/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_TOP_BAR (aff_top_bar_get_type ())
G_DECLARE_FINAL_TYPE (AffTopBar, aff_top_bar, AFF, TOP_BAR, GtkWidget)

GtkWidget *aff_top_bar_new (AffScene *scene);

G_END_DECLS
