// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/staff/to-do-page.h"

#include "ui/staff/staff-table.h"
#include "ui/staff/to-do.h"
#include "ui/widget/focus.h"
#include "ui/widget/icon.h"

#include <glib/gi18n.h>

typedef struct {
  // owned
  AffScene *scene;
  AffDesk *desk;

  // borrowed: children
  GtkWidget *rows;
  GtkLabel *title;
} Page;

static void
free_page (gpointer data)
{
  Page *page = data;

  g_object_unref (page->scene);
  g_object_unref (page->desk);
  g_free (page);
}

static GtkWidget *
make_content (const AffToDo *row, gboolean leads)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *icon = aff_icon_new (row->icon), *words = gtk_label_new (row->words);

  gtk_widget_add_css_class (icon, "icon-34");
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (content), icon);
  gtk_box_append (GTK_BOX (content), words);
  if (leads)
    gtk_box_append (GTK_BOX (content), aff_icon_new ("right"));
  return content;
}

static GtkWidget *
make_row (const AffToDo *row, AffPermitRole role)
{
  gboolean leads = aff_staff_page_find (row->target, role) != NULL;
  GtkWidget *content = make_content (row, leads), *widget = content;

  if (leads) {
    widget = gtk_button_new ();
    gtk_button_set_child (GTK_BUTTON (widget), content);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (widget), "staff.show");
    gtk_actionable_set_action_target (GTK_ACTIONABLE (widget), "s", row->target);
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    row->words, -1);
  }
  gtk_widget_add_css_class (widget, "to-do-row");
  if (row->is_urgent)
    gtk_widget_add_css_class (widget, "urgent");
  return widget;
}

static void
refresh (GtkWidget *widget)
{
  Page *page = g_object_get_data (G_OBJECT (widget), "page");
  AffProgramme *programme = aff_scene_programme (page->scene);
  g_autofree char *note = aff_focus_note (page->rows);
  GtkWidget *child;

  if (programme == NULL || !aff_desk_is_open (page->desk))
    return;
  g_autoptr (GPtrArray) list = aff_to_do_list (programme, aff_scene_now (page->scene));
  while ((child = gtk_widget_get_first_child (page->rows)) != NULL)
    gtk_box_remove (GTK_BOX (page->rows), child);
  for (guint i = 0; i < list->len; i++)
    gtk_box_append (GTK_BOX (page->rows),
                    make_row (g_ptr_array_index (list, i), aff_desk_role (page->desk)));
  gtk_label_set_label (page->title,
                       list->len > 0 ? _ ("What waits for you") : _ ("Nothing waits for you"));
  aff_focus_restore (page->rows, note);
}

static GtkWidget *
make_greeting (AffDesk *desk)
{
  // Translators: the name of whoever signed in.
  g_autofree char *words = g_strdup_printf (_ ("Signed in as %s"), aff_desk_person (desk));
  GtkWidget *greeting = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (greeting), 0);
  gtk_label_set_ellipsize (GTK_LABEL (greeting), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (greeting, "to-do-greeting");
  return greeting;
}

GtkWidget *
aff_to_do_page_new (AffScene *scene, AffDesk *desk, const char *argument)
{
  g_return_val_if_fail (AFF_IS_SCENE (scene) && AFF_IS_DESK (desk), NULL);
  GtkWidget *widget = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                                    "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (NULL);
  Page *page = g_new0 (Page, 1);

  page->scene = g_object_ref (scene);
  page->desk = g_object_ref (desk);
  page->title = GTK_LABEL (title);
  page->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_object_set_data_full (G_OBJECT (widget), "page", page, free_page);
  gtk_label_set_xalign (page->title, 0);
  gtk_label_set_wrap (page->title, TRUE);
  gtk_widget_add_css_class (widget, "to-do-page");
  gtk_widget_add_css_class (card, "to-do-card");
  gtk_widget_add_css_class (title, "h2");
  gtk_widget_add_css_class (page->rows, "to-do-rows");
  gtk_widget_set_halign (card, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (card), make_greeting (desk));
  gtk_box_append (GTK_BOX (card), title);
  gtk_box_append (GTK_BOX (card), page->rows);
  gtk_box_append (GTK_BOX (widget), card);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("To do"), -1);
  g_signal_connect_object (aff_scene_live (scene), "changed", G_CALLBACK (refresh), widget,
                           G_CONNECT_SWAPPED);
  refresh (widget);
  return widget;
}
