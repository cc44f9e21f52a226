// SPDX-License-Identifier: GPL-3.0-or-later
// What stands on the search page before anything is typed: places to go to, topics, and the letters
// that names begin with, so that nobody has to type at all.
#pragma once

#include "ui/attendee/found.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

// INITIAL_CHOSEN is the action that a letter activates with itself (s).
// With HAS_COUNTS topics say how many posters they have.
GtkWidget *aff_search_start_new (const AffFoundFor *made_for,
                                 gboolean has_counts,
                                 const char *initial_chosen);

// For who looks for the own board: what to type or scan, and the names.
GtkWidget *aff_search_start_new_for_presenters (const AffFoundFor *made_for,
                                                const char *initial_chosen);

G_END_DECLS
