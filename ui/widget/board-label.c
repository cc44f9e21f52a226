// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widget/board-label.h"

#define SHORTENED PANGO_ELLIPSIZE_START

GtkWidget *
aff_board_label_new (const char *label)
{
  GtkWidget *number = gtk_label_new (label);

  gtk_widget_add_css_class (number, "number");
  gtk_label_set_ellipsize (GTK_LABEL (number), SHORTENED);
  return number;
}

void
aff_board_label_shorten (PangoLayout *layout, double width)
{
  g_return_if_fail (PANGO_IS_LAYOUT (layout));
  PangoRectangle area;

  pango_layout_get_extents (layout, NULL, &area);
  if (area.width <= width * PANGO_SCALE)
    return;
  pango_layout_set_ellipsize (layout, SHORTENED);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
}
