// SPDX-License-Identifier: GPL-3.0-or-later
// The sheet of one poster: everything that is known of it, its neighbours on the topic, and the
// code that opens the paper.
#pragma once

#include "ui/widget/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_POSTER_PAGE (aff_poster_page_get_type ())
G_DECLARE_FINAL_TYPE (AffPosterPage, aff_poster_page, AFF, POSTER_PAGE, GtkWidget)

// PRESENTATION is an id; one that is not (or no longer) to be shown makes a page that says so.
GtkWidget *aff_poster_page_new (AffScene *scene, gint64 presentation);

G_END_DECLS
