// SPDX-License-Identifier: GPL-3.0-or-later
// An emergency, over every page and the idle screen. It cannot be closed and does not blink.
#pragma once

#include "ui/widget/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

// A banner that follows the scene's programme and clock; hidden while there is no emergency.
GtkWidget *aff_alarm_new (AffScene *scene);

G_END_DECLS
