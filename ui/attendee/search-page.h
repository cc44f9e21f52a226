// SPDX-License-Identifier: GPL-3.0-or-later
// The page Search: a line to type into, results at every key, and what one can look through without
// typing. Property "covers-nav": TRUE while its keyboard stands in the place of the nav bar. What
// is typed lives in the visit and goes with the visitor.
#pragma once

#include "ui/widget/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_SEARCH_PAGE (aff_search_page_get_type ())
G_DECLARE_FINAL_TYPE (AffSearchPage, aff_search_page, AFF, SEARCH_PAGE, GtkWidget)

GtkWidget *aff_search_page_new (AffScene *scene);
// "Find my board": people and papers alone, each of which opens its presenter's page.
GtkWidget *aff_search_page_new_for_presenters (AffScene *scene);
// FALSE while what was typed waits for the index.
gboolean aff_search_page_is_settled (AffSearchPage *self);

G_END_DECLS
