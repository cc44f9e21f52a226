// SPDX-License-Identifier: GPL-3.0-or-later
// The pages there are, and the languages. Its buttons name the window's stateful actions
// "win.page" and "win.language" and show their states.
#pragma once

#include "ui/widget/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *aff_nav_bar_new (AffScene *scene);

G_END_DECLS
