// SPDX-License-Identifier: GPL-3.0-or-later
// A poster in a list: letter, title, number and needs; the board it hangs on or its place in the
// line. Touched it is taken in hand (the action "boards.pick"), and it can be dragged.
#pragma once

#include "app/programme/programme.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AFF_TYPE_POSTER_ROW (aff_poster_row_get_type ())
G_DECLARE_FINAL_TYPE (AffPosterRow, aff_poster_row, AFF, POSTER_ROW, GtkButton)

// BADGE is a board's label or a place in the line, or NULL.
GtkWidget *aff_poster_row_new (const AffPaper *paper, const char *badge, gboolean is_in_hand);
gint64 aff_poster_row_paper (AffPosterRow *self);

// The letter of PAPER's topic on its disc; a plain disc without one.
GtkWidget *aff_poster_row_letter_new (const AffPaper *paper);

G_END_DECLS
