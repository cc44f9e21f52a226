// SPDX-License-Identifier: GPL-3.0-or-later
// The number of a board with its topic's letter, small beside a title. Decoration: what it stands
// beside has the words for a reader.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

// A box of class "board-tile" in the colours of topic LETTER (NULL: of no topic).
GtkWidget *aff_board_tile_new (const char *label, const char *letter);

G_END_DECLS
