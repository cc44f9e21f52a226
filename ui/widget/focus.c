// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widget/focus.h"

static char *
describe (GtkWidget *widget)
{
  GtkActionable *actionable = GTK_IS_ACTIONABLE (widget) ? GTK_ACTIONABLE (widget) : NULL;
  const char *name = actionable != NULL ? gtk_actionable_get_action_name (actionable) : NULL;
  GVariant *target = name != NULL ? gtk_actionable_get_action_target_value (actionable) : NULL;
  g_autofree char *words = target != NULL ? g_variant_print (target, FALSE) : NULL;

  if (name != NULL)
    return g_strdup_printf ("%s %s", name, words != NULL ? words : "");
  if (!g_str_equal (gtk_widget_get_name (widget), G_OBJECT_TYPE_NAME (widget)))
    return g_strdup (gtk_widget_get_name (widget));
  return GTK_IS_BUTTON (widget) ? g_strdup (gtk_button_get_label (GTK_BUTTON (widget))) : NULL;
}

static GtkWidget *
find_control (GtkWidget *widget, const char *note)
{
  g_autofree char *words = describe (widget);

  if (g_strcmp0 (words, note) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_control (child, note);

    if (found != NULL)
      return found;
  }
  return NULL;
}

char *
aff_focus_note (GtkWidget *root)
{
  g_return_val_if_fail (GTK_IS_WIDGET (root), NULL);
  GtkRoot *window = gtk_widget_get_root (root);
  GtkWidget *focus = window != NULL ? gtk_root_get_focus (window) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, root))
    return NULL;
  return describe (focus);
}

void
aff_focus_restore (GtkWidget *root, const char *note)
{
  g_return_if_fail (GTK_IS_WIDGET (root));
  GtkWidget *control = note != NULL ? find_control (root, note) : NULL;
  GtkWidget *viewport = control != NULL ? gtk_widget_get_ancestor (control, GTK_TYPE_VIEWPORT)
                                        : NULL;

  if (control == NULL)
    return;
  // Its place is not known yet, so that scrolling to it would lead anywhere.
  if (viewport != NULL)
    gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), FALSE);
  gtk_widget_grab_focus (control);
  if (viewport != NULL)
    gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), TRUE);
}
