// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widget/blank.h"

#include "ui/widget/icon.h"

static void
append_line (GtkWidget *blank, const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, class);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  gtk_box_append (GTK_BOX (blank), label);
}

GtkWidget *
aff_blank_new (const char *icon, const char *title, const char *text)
{
  GtkWidget *blank = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *disc = gtk_center_box_new ();
  GtkWidget *picture = aff_icon_new (icon);

  gtk_widget_add_css_class (blank, "blank");
  gtk_widget_add_css_class (disc, "disc");
  gtk_widget_add_css_class (picture, "icon-64");
  gtk_center_box_set_center_widget (GTK_CENTER_BOX (disc), picture);
  gtk_widget_set_halign (disc, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (blank, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (blank, GTK_ALIGN_CENTER);
  gtk_widget_set_vexpand (blank, TRUE);
  gtk_widget_set_hexpand (blank, TRUE);
  gtk_box_append (GTK_BOX (blank), disc);
  append_line (blank, title, "h2");
  append_line (blank, text, "body");
  return blank;
}

void
aff_blank_add_small (GtkWidget *blank, const char *text)
{
  append_line (blank, text, "small");
}

// The row of ways, which is last.
static GtkWidget *
find_ways (GtkWidget *blank)
{
  GtkWidget *last = gtk_widget_get_last_child (blank);

  if (gtk_widget_has_css_class (last, "blank-ways"))
    return last;
  last = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (last, "blank-ways");
  gtk_widget_set_halign (last, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (blank), last);
  return last;
}

void
aff_blank_add_way (GtkWidget *blank, const char *label, const char *action, const char *target)
{
  g_return_if_fail (GTK_IS_BOX (blank) && label != NULL && action != NULL);
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "btn");
  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (find_ways (blank)), button);
}
