// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/talk-list.h"

#include "ui/widget/fit-text.h"
#include "ui/widget/icon.h"
#include "ui/widget/words.h"

#include <glib/gi18n.h>

static gboolean
is_on_map (AffScene *scene, const AffItem *item)
{
  return aff_agenda_poster_item (aff_scene_programme (scene), aff_scene_now (scene)) == item;
}

static guint
count_posters (AffScene *scene, const AffItem *item)
{
  gint64 now = aff_scene_now (scene);
  g_autoptr (GArray) seats = aff_agenda_seats (aff_scene_programme (scene), item, now);
  guint count = 0;

  for (guint i = 0; i < seats->len; i++)
    count += g_array_index (seats, AffSeat, i).state == AFF_SEAT_ASSIGNED;
  return count;
}

static GtkWidget *
make_way_to_map (guint posters)
{
  GtkWidget *block = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *way = gtk_button_new_with_label (_ ("See the poster map"));
  g_autofree char *number = g_strdup_printf ("%u", posters);
  GtkWidget *count = gtk_label_new (number);
  GtkWidget *words = aff_fit_text_new (ngettext ("poster on show", "posters on show", posters));

  gtk_widget_add_css_class (block, "block");
  gtk_widget_add_css_class (block, "posters-block");
  gtk_widget_add_css_class (count, "number");
  gtk_widget_add_css_class (words, "words");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (way, "btn");
  gtk_widget_add_css_class (way, "primary");
  gtk_widget_set_valign (way, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (way), "win.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (way), "s", "posters");
  gtk_box_append (GTK_BOX (block), count);
  gtk_box_append (GTK_BOX (block), words);
  gtk_box_append (GTK_BOX (block), way);
  return block;
}

static void
append_line (GtkWidget *box, const char *words, const char *class, const char *language)
{
  GtkWidget *text = aff_fit_text_new (words);

  g_object_set (text, "smallest", 0.8, "lines", 3, "line-percent", 124, "language", language,
                NULL);
  gtk_widget_add_css_class (text, class);
  gtk_box_append (GTK_BOX (box), text);
}

static GtkWidget *
make_talk (const AffPresentation *presentation)
{
  const AffPaper *paper = presentation->paper;
  GtkWidget *talk = gtk_button_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon = aff_icon_new ("right");
  g_autofree char *authors = aff_words_authors (paper, TRUE);
  g_autofree char *name = g_strdup_printf ("%s, %s", paper->title, authors);
  g_autofree char *target = g_strdup_printf ("presentation:%" G_GINT64_FORMAT,
                                             presentation->id);

  gtk_widget_add_css_class (talk, "talk");
  gtk_widget_add_css_class (icon, "icon-34");
  append_line (text, paper->title, "talk-title", paper->language);
  append_line (text, authors, "talk-authors", NULL);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), text);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_button_set_child (GTK_BUTTON (talk), row);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (talk), "win.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (talk), "s", target);
  gtk_accessible_update_property (GTK_ACCESSIBLE (talk), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  return talk;
}

static GtkWidget *
make_note (const char *words)
{
  GtkWidget *note = aff_fit_text_new (words);

  g_object_set (note, "line-percent", 135, NULL);
  gtk_widget_add_css_class (note, "body");
  gtk_widget_add_css_class (note, "ink2");
  gtk_widget_add_css_class (note, "talk-note");
  return note;
}

GPtrArray *
aff_talk_list_blocks (AffScene *scene, const AffItem *item)
{
  g_return_val_if_fail (AFF_IS_SCENE (scene) && item != NULL, NULL);
  GPtrArray *blocks = g_ptr_array_new ();
  guint posters = is_on_map (scene, item) ? count_posters (scene, item) : 0;

  if (posters > 0) {
    g_ptr_array_add (blocks, make_way_to_map (posters));
    return blocks;
  }
  for (guint i = 0; i < item->presentations->len; i++) {
    const AffPresentation *presentation = g_ptr_array_index (item->presentations, i);

    if (aff_agenda_is_public (presentation, aff_scene_now (scene)))
      g_ptr_array_add (blocks, make_talk (presentation));
  }
  if (blocks->len == 0 && item->natures & AFF_NATURE_ORAL)
    g_ptr_array_add (blocks, make_note (_ ("Which papers are presented is to be announced.")));
  return blocks;
}

char *
aff_talk_list_key (AffScene *scene, const AffItem *item)
{
  g_return_val_if_fail (AFF_IS_SCENE (scene) && item != NULL, NULL);
  GString *key = g_string_new (NULL);
  gboolean is_map = is_on_map (scene, item);

  g_string_printf (key, "%d %u %u\n", is_map, is_map ? count_posters (scene, item) : 0,
                   item->natures);
  for (guint i = 0; i < item->presentations->len; i++) {
    const AffPresentation *presentation = g_ptr_array_index (item->presentations, i);
    g_autofree char *authors = aff_words_authors (presentation->paper, TRUE);

    if (aff_agenda_is_public (presentation, aff_scene_now (scene)))
      g_string_append_printf (key, "%" G_GINT64_FORMAT "|%s|%s\n", presentation->id,
                              presentation->paper->title, authors);
  }
  return g_string_free (key, FALSE);
}
