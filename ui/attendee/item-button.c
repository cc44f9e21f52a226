// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/item-button.h"

#include "ui/widget/words.h"

#include <glib/gi18n.h>

static GtkWidget *
make_button (GtkWidget *child, const char *kind, gint64 id, const char *name)
{
  GtkWidget *button = gtk_button_new ();
  g_autofree char *target = g_strdup_printf ("%s:%" G_GINT64_FORMAT, kind, id);

  gtk_button_set_child (GTK_BUTTON (button), child);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  return button;
}

GtkWidget *
aff_item_button_new (const AffItem *item, GtkWidget *child)
{
  g_return_val_if_fail (item != NULL && GTK_IS_WIDGET (child), NULL);
  g_autofree char *range = aff_words_range (item->workshop->zone, item->standing);
  g_autofree char *line = aff_words_item_line (item);
  g_autofree char *name = g_strdup_printf ("%s, %s, %s%s%s", range, item->title, line,
                                           item->is_cancelled ? ", " : "",
                                           item->is_cancelled ? _ ("Cancelled") : "");
  GtkWidget *button = make_button (child, "item", item->id, name);

  gtk_widget_add_css_class (button, "item-button");
  return button;
}

GtkWidget *
aff_about_button_new (const AffWorkshop *workshop, GtkWidget *child, const char *name)
{
  g_return_val_if_fail (workshop != NULL && GTK_IS_WIDGET (child) && name != NULL, NULL);
  return make_button (child, "workshop", workshop->id, name);
}
