// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/staff/staff-bar.h"

#include "ui/staff/staff-table.h"
#include "ui/widget/access.h"
#include "ui/widget/icon.h"
#include "ui/widget/words.h"

#include <glib/gi18n.h>

typedef struct {
  // owned
  AffScene *scene;

  // borrowed: children
  GtkLabel *clock;
  GtkLabel *tag;
} Bar;

static void
free_bar (gpointer data)
{
  Bar *bar = data;

  g_object_unref (bar->scene);
  g_free (bar);
}

static GtkWidget *
make_content (const char *icon, const char *words)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_append (GTK_BOX (content), aff_icon_new (icon));
  gtk_box_append (GTK_BOX (content), gtk_label_new (words));
  gtk_widget_set_valign (content, GTK_ALIGN_CENTER);
  return content;
}

static GtkWidget *
make_pages (AffDesk *desk)
{
  GtkWidget *pages = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (pages, "staff-pages");
  gtk_widget_set_valign (pages, GTK_ALIGN_CENTER);
  for (const AffStaffPage *page = aff_staff_pages; page->name != NULL; page++) {
    if (page->icon == NULL || aff_desk_role (desk) < page->role)
      continue;
    GtkWidget *button = gtk_toggle_button_new ();
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "staff.show");
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", page->name);
    gtk_button_set_child (GTK_BUTTON (button), make_content (page->icon, _ (page->title)));
    aff_access_set_name (button, _ (page->title));
    gtk_box_append (GTK_BOX (pages), button);
  }
  return pages;
}

static GtkWidget *
make_lock (void)
{
  GtkWidget *lock = gtk_button_new ();

  gtk_actionable_set_action_name (GTK_ACTIONABLE (lock), "staff.lock");
  gtk_button_set_child (GTK_BUTTON (lock), make_content ("lock", _ ("Lock")));
  gtk_widget_add_css_class (lock, "lock");
  gtk_widget_set_valign (lock, GTK_ALIGN_CENTER);
  aff_access_set_name (lock, _ ("Lock"));
  return lock;
}

static const char *
find_tag (const AffProgramme *programme, gboolean is_simulated)
{
  if (programme != NULL && programme->is_sample)
    return _ ("Sample data");
  return is_simulated ? _ ("Simulated time") : NULL;
}

static void
refresh (GtkWidget *widget)
{
  Bar *bar = g_object_get_data (G_OBJECT (widget), "bar");
  AffClock *clock = aff_live_clock (aff_scene_live (bar->scene));
  const AffProgramme *programme = aff_scene_programme (bar->scene);
  const char *tag = find_tag (programme, aff_clock_is_simulated (clock));
  g_autofree char *time = programme != NULL
                            ? aff_words_time (programme->zone, aff_scene_now (bar->scene))
                            : NULL;

  gtk_widget_set_visible (GTK_WIDGET (bar->tag), tag != NULL);
  gtk_label_set_label (bar->tag, tag != NULL ? tag : "");
  gtk_label_set_label (bar->clock, time != NULL ? time : "");
}

static GtkWidget *
append_label (GtkWidget *box, const char *words, const char *class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_widget_add_css_class (label, class);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

// Upright the pages stand in a row of their own.
static void
append_pages (GtkWidget *bar, GtkWidget *row, GtkWidget *pages)
{
  gtk_widget_set_hexpand (pages, TRUE);
  if (bar == row) {
    gtk_box_append (GTK_BOX (row), pages);
    return;
  }
  gtk_box_set_homogeneous (GTK_BOX (pages), TRUE);
  for (GtkWidget *page = gtk_widget_get_first_child (pages); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    gtk_widget_set_halign (gtk_button_get_child (GTK_BUTTON (page)), GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (bar), row);
  gtk_box_append (GTK_BOX (bar), pages);
  gtk_widget_set_halign (gtk_widget_get_last_child (row), GTK_ALIGN_START);
  gtk_widget_set_hexpand (gtk_widget_get_last_child (row), TRUE);
}

GtkWidget *
aff_staff_bar_new (AffScene *scene, AffDesk *desk)
{
  g_return_val_if_fail (AFF_IS_SCENE (scene) && AFF_IS_DESK (desk), NULL);
  gboolean is_portrait = aff_scene_is_portrait (scene);
  GtkWidget *widget =
    gtk_box_new (is_portrait ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *row = is_portrait ? gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0) : widget;
  GtkWidget *mark = aff_icon_new ("mark");
  Bar *bar = g_new0 (Bar, 1);

  bar->scene = g_object_ref (scene);
  g_object_set_data_full (G_OBJECT (widget), "bar", bar, free_bar);
  gtk_widget_add_css_class (widget, "staff-bar");
  gtk_widget_add_css_class (mark, "mark");
  gtk_widget_add_css_class (row, "staff-row");
  gtk_box_append (GTK_BOX (row), mark);
  append_label (row, _ ("Staff"), "staff-word");
  append_pages (widget, row, make_pages (desk));
  bar->tag = GTK_LABEL (append_label (row, NULL, "staff-tag"));
  GtkWidget *person = append_label (row, aff_desk_person (desk), "staff-person");
  gtk_label_set_ellipsize (GTK_LABEL (person), PANGO_ELLIPSIZE_END);
  bar->clock = GTK_LABEL (append_label (row, NULL, "staff-clock"));
  gtk_box_append (GTK_BOX (row), make_lock ());
  g_signal_connect_object (aff_scene_live (scene), "changed", G_CALLBACK (refresh), widget,
                           G_CONNECT_SWAPPED);
  refresh (widget);
  return widget;
}
