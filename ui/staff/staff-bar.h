// SPDX-License-Identifier: GPL-3.0-or-later
// The ink bar over every staff page, so that nobody mistakes one for a public page: the pages there
// are, what kind of data it is, the clock, who signed in, and the button that locks. Its buttons name
// the actions "staff.show" (s, stateful) and "staff.lock".
#pragma once

#include "ui/staff/desk.h"
#include "ui/widget/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *aff_staff_bar_new (AffScene *scene, AffDesk *desk);

G_END_DECLS
