// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widget/topic-chip.h"

#include "app/base/text.h"
#include "ui/widget/fit-text.h"
#include "ui/widget/palette.h"

#include <glib/gi18n.h>

// On a chip, in characters: the whole name is what a reader hears.
#define LONGEST_NAME 26

static const AffName *
find_name (const AffTopic *topic, const char *language)
{
  static const AffName none = {"", "", ""};
  const AffName *name = aff_names_find (topic->names, language);

  return name != NULL ? name : &none;
}

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, class);
  return label;
}

GtkWidget *
aff_topic_letter_new (const AffTopic *topic)
{
  g_return_val_if_fail (topic != NULL, NULL);
  GtkWidget *letter = make_label (topic->letter, "letter");

  gtk_widget_add_css_class (letter, aff_palette_topic_class (topic->letter));
  gtk_widget_set_valign (letter, GTK_ALIGN_CENTER);
  return letter;
}

// What a reader hears: the long name, and how many posters there are.
static void
name_chip (GtkWidget *chip, const AffTopic *topic, const char *language, int count)
{
  const char *what = topic != NULL ? find_name (topic, language)->name : _ ("All topics");
  g_autofree char *name = NULL;

  if (count < 0)
    name = g_strdup (what);
  else
    name = g_strdup_printf (ngettext ("%s, %d poster", "%s, %d posters", (gulong) count), what,
                            count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

GtkWidget *
aff_topic_chip_new (const AffTopic *topic, const char *language, int count, gboolean is_toggle)
{
  GtkWidget *chip = is_toggle ? gtk_toggle_button_new () : gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *text = topic != NULL
                            ? aff_text_shorten (find_name (topic, language)->short_name,
                                                LONGEST_NAME)
                            : g_strdup (_ ("All"));
  GtkWidget *label = aff_fit_text_new (text);

  g_object_set (label, "lines", 1, "smallest", 0.75, NULL);
  gtk_widget_add_css_class (label, "chip-name");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (box, "chip-row");
  if (topic != NULL)
    gtk_box_append (GTK_BOX (box), aff_topic_letter_new (topic));
  else
    gtk_widget_add_css_class (chip, "all");
  gtk_widget_set_hexpand (label, topic != NULL);
  gtk_box_append (GTK_BOX (box), label);
  if (count >= 0) {
    g_autofree char *number = g_strdup_printf ("%d", count);
    gtk_box_append (GTK_BOX (box), make_label (number, "chip-count"));
  }
  gtk_button_set_child (GTK_BUTTON (chip), box);
  name_chip (chip, topic, language, count);
  return chip;
}

GtkWidget *
aff_topic_tag_new (const AffTopic *topic, const char *language)
{
  g_return_val_if_fail (topic != NULL, NULL);
  GtkWidget *tag = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *name = gtk_label_new (find_name (topic, language)->short_name);

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (tag, "topic-tag");
  gtk_widget_add_css_class (tag, aff_palette_topic_class (topic->letter));
  gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (tag, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (tag), aff_topic_letter_new (topic));
  gtk_box_append (GTK_BOX (tag), name);
  return tag;
}

GtkWidget *
aff_topic_letter_chip_new (const AffTopic *topic, const char *language)
{
  g_return_val_if_fail (topic != NULL, NULL);
  GtkWidget *chip = gtk_toggle_button_new ();
  const AffName *name = aff_names_find (topic->names, language);

  gtk_button_set_child (GTK_BUTTON (chip), aff_topic_letter_new (topic));
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (chip, "letter-chip");
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name->name : topic->letter, -1);
  return chip;
}
