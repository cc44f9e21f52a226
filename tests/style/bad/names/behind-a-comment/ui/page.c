// SPDX-License-Identifier: GPL-3.0-or-later
// gtk_widget_hide may be named where it is only spoken of.
static const char *address = "https://example.org"; // gtk_show_uri
static void
open_page (GtkWidget *page)
{
  gtk_widget_show (page); // it is hidden at first
}
