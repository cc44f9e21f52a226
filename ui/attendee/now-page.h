// SPDX-License-Identifier: GPL-3.0-or-later
// What is on, what is next, what hangs: the page that answers without a touch.
#pragma once

#include "ui/widget/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_NOW_PAGE (aff_now_page_get_type ())
G_DECLARE_FINAL_TYPE (AffNowPage, aff_now_page, AFF, NOW_PAGE, GtkWidget)

GtkWidget *aff_now_page_new (AffScene *scene);

G_END_DECLS
