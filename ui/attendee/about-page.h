// SPDX-License-Identifier: GPL-3.0-or-later
// The page of a workshop: what it is, by all its names, when and where, and everything its sources
// say, in chapters that chips lead to.
#pragma once

#include "ui/widget/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_ABOUT_PAGE (aff_about_page_get_type ())
G_DECLARE_FINAL_TYPE (AffAboutPage, aff_about_page, AFF, ABOUT_PAGE, GtkWidget)

// WORKSHOP is an id; one that is no longer in the programme makes a page that says so.
GtkWidget *aff_about_page_new (AffScene *scene, gint64 workshop);
// The same as a page of its own, which nothing lies under: without the way back.
GtkWidget *aff_about_page_new_front (AffScene *scene, gint64 workshop);

G_END_DECLS
