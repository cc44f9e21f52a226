// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/next-row.h"

#include "ui/attendee/item-button.h"
#include "ui/widget/fit-text.h"
#include "ui/widget/words.h"

#include <glib/gi18n.h>

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, class);
  return label;
}

static GtkWidget *
make_title (const AffItem *item)
{
  GtkWidget *title = aff_fit_text_new (item->title);

  g_object_set (title, "smallest", 0.7, "lines", 2, "line-percent", 118, "language",
                item->language, NULL);
  gtk_widget_add_css_class (title, "title");
  return title;
}

// "Speaker to be announced, 30 min"; where nobody is expected, what it is: "Oral, 20 min".
static char *
describe (const AffItem *item)
{
  g_autofree char *people = aff_words_people (item);
  g_autofree char *what = people != NULL ? g_steal_pointer (&people)
                                         : aff_words_natures (item->natures);
  g_autofree char *length = item->duration_min >= 0 ? aff_words_length (item->duration_min)
                                                    : g_strdup ("");

  if (item->is_cancelled)
    return g_strdup (_ ("Cancelled"));
  if (what[0] == '\0' || length[0] == '\0')
    return g_strconcat (what, length, NULL);
  return g_strdup_printf ("%s, %s", what, length);
}

static GtkWidget *
make_old (const AffItem *item)
{
  g_autofree char *time = aff_words_time (item->workshop->zone, item->planned.start);
  g_autofree char *words = g_strdup_printf (_ ("planned at %s"), time);
  GtkWidget *old = make_label (time, "old");

  gtk_accessible_update_property (GTK_ACCESSIBLE (old), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  return old;
}

static GtkWidget *
make_text (const AffItem *item)
{
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *line = describe (item);
  GtkWidget *label = aff_fit_text_new (line);

  g_object_set (label, "lines", 1, "smallest", 0.8, NULL);
  gtk_widget_add_css_class (label, "small");
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (text), make_title (item));
  gtk_box_append (GTK_BOX (text), label);
  return text;
}

static GtkWidget *
make_button (const AffItem *item, GtkWidget *row)
{
  GtkWidget *button = aff_item_button_new (item, row);

  gtk_widget_add_css_class (button, "row-button");
  gtk_widget_set_vexpand (button, TRUE);
  return button;
}

GtkWidget *
aff_next_row_new (AffScene *scene, const AffItem *item)
{
  g_return_val_if_fail (AFF_IS_SCENE (scene) && item != NULL, NULL);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *when = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *start = aff_words_time (item->workshop->zone, item->standing.start);

  gtk_widget_add_css_class (row, "next-row");
  gtk_widget_add_css_class (when, "when");
  gtk_widget_set_valign (when, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (when), make_label (start, "time"));
  gtk_box_append (GTK_BOX (row), when);
  gtk_box_append (GTK_BOX (row), make_text (item));
  if (aff_agenda_delay_min (item) != 0)
    gtk_box_append (GTK_BOX (aff_scene_is_portrait (scene) ? row : when), make_old (item));
  return make_button (item, row);
}

GtkWidget *
aff_running_row_new (AffScene *scene, const AffItem *item)
{
  g_return_val_if_fail (AFF_IS_SCENE (scene) && item != NULL, NULL);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (row, "running-row");
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (text), make_title (item));
  gtk_box_append (GTK_BOX (text),
                  make_label (aff_words_room (item->room, aff_scene_language (scene)),
                              "small"));
  gtk_box_append (GTK_BOX (row), text);
  if (item->standing.end != AFF_UNKNOWN_TIME) {
    int minutes = aff_agenda_minutes_until (item->standing.end, aff_scene_now (scene));
    g_autofree char *length = aff_words_length (minutes);
    g_autofree char *left = g_strdup_printf (_ ("%s left"), length);

    gtk_box_append (GTK_BOX (row), make_label (left, "left"));
  }
  return make_button (item, row);
}
