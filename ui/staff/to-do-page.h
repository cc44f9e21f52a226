// SPDX-License-Identifier: GPL-3.0-or-later
// What waits for staff, on sign-in: the findings about the programme and its boards, grouped, each
// with the page that helps.
#pragma once

#include "ui/staff/desk.h"
#include "ui/widget/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *aff_to_do_page_new (AffScene *scene, AffDesk *desk, const char *argument);

G_END_DECLS
