// SPDX-License-Identifier: GPL-3.0-or-later
// What staff print: labels, the wall plan, door sheets and lists, each a PDF in one folder. There is
// no dialog of files or printers on a kiosk; the page says where the file is.
#pragma once

#include "ui/staff/desk.h"
#include "ui/widget/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_PRINT_PAGE (aff_print_page_get_type ())
G_DECLARE_FINAL_TYPE (AffPrintPage, aff_print_page, AFF, PRINT_PAGE, GtkWidget)

GtkWidget *aff_print_page_new (AffScene *scene, AffDesk *desk, const char *argument);

G_END_DECLS
