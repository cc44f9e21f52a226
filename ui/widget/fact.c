// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widget/fact.h"

#include "ui/widget/fit-text.h"
#include "ui/widget/icon.h"

GtkWidget *
aff_fact_new (const char *icon, const char *words)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *picture = aff_icon_new (icon);
  GtkWidget *text = aff_fit_text_new (words);

  g_object_set (text, "smallest", 0.82, "line-percent", 125, NULL);
  gtk_widget_add_css_class (row, "fact");
  gtk_widget_add_css_class (picture, "icon-26");
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), picture);
  gtk_box_append (GTK_BOX (row), text);
  return row;
}
