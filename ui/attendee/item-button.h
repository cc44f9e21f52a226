// SPDX-License-Identifier: GPL-3.0-or-later
// What shows an item on another page, as the button that opens the item's own.
#pragma once

#include "app/programme/programme.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

// A GtkButton of class "item-button" around CHILD; its name says time, title and who.
GtkWidget *aff_item_button_new (const AffItem *item, GtkWidget *child);

// A GtkButton around CHILD that opens the page of WORKSHOP; NAME is its accessible name.
GtkWidget *
aff_about_button_new (const AffWorkshop *workshop, GtkWidget *child, const char *name);

G_END_DECLS
