// SPDX-License-Identifier: GPL-3.0-or-later
// What a page says in place of a poster that is not, or no longer, to be shown, and where one can go
// from there.
#pragma once

#include "app/programme/kept.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

// TITLE is the paper's, if it was on the screen before, else NULL.
GtkWidget *aff_lost_poster_new (AffFate fate, const char *title);

G_END_DECLS
