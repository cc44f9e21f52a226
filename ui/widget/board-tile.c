// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widget/board-tile.h"

#include "ui/widget/board-label.h"
#include "ui/widget/palette.h"

#define LONG_LABEL    3 // characters; a longer one ("W047") is set smaller
#define LONGEST_LABEL 8 // a longer one is shortened

GtkWidget *
aff_board_tile_new (const char *label, const char *letter)
{
  g_return_val_if_fail (label != NULL, NULL);
  GtkWidget *tile = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *number = aff_board_label_new (label);

  gtk_widget_add_css_class (tile, "board-tile");
  gtk_widget_add_css_class (tile, aff_palette_topic_class (letter));
  gtk_label_set_max_width_chars (GTK_LABEL (number), LONGEST_LABEL);
  if (g_utf8_strlen (label, -1) > LONG_LABEL)
    gtk_widget_add_css_class (number, "long");
  gtk_widget_set_vexpand (number, TRUE);
  gtk_widget_set_valign (number, letter != NULL ? GTK_ALIGN_END : GTK_ALIGN_CENTER);
  gtk_widget_set_valign (tile, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (tile), number);
  if (letter != NULL) {
    GtkWidget *below = gtk_label_new (letter);

    gtk_widget_add_css_class (below, "tile-letter");
    gtk_widget_set_vexpand (below, TRUE);
    gtk_widget_set_valign (below, GTK_ALIGN_START);
    gtk_box_append (GTK_BOX (tile), below);
  }
  return tile;
}
