// SPDX-License-Identifier: GPL-3.0-or-later
// One coming item in a list: when (and when it was planned), what, who, how long. A button that
// opens the item.
#pragma once

#include "ui/widget/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *aff_next_row_new (AffScene *scene, const AffItem *item);

// One running item in a list on dusk: what, where, how long it still lasts.
GtkWidget *aff_running_row_new (AffScene *scene, const AffItem *item);

G_END_DECLS
