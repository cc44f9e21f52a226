// SPDX-License-Identifier: GPL-3.0-or-later
// What ui/widget/palette.c may, nobody else may.
static void
style_icon (GtkWidget *widget)
{
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), NULL);
}
