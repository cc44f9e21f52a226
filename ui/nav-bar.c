// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/nav-bar.h"

#include "ui/language.h"
#include "ui/widget/access.h"
#include "ui/widget/icon.h"

#include <glib/gi18n.h>
#include <string.h>

#define ONE_LINE 13 // characters

static const struct {
  const char *page;
  const char *icon;
  const char *name;
} pages[] = {
  {"now", "now", N_ ("Now")},          {"schedule", "schedule", N_ ("Schedule")},
  {"posters", "map", N_ ("Posters")},  {"tour", "tour", N_ ("Plan a tour")},
  {"search", "search", N_ ("Search")}, {"find", "presenter", N_ ("Find my board")},
};

static GtkWidget *
make_button (const char *action, const char *target, GtkWidget *child)
{
  GtkWidget *button = gtk_toggle_button_new ();

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_button_set_child (GTK_BUTTON (button), child);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

// A long name in two lines, broken at the space nearest to its middle: six names share the width
// of the screen.
static char *
break_name (const char *name)
{
  char *broken = g_strdup (name);
  gsize length = strlen (name), best = 0;

  if (g_utf8_strlen (name, -1) <= ONE_LINE)
    return broken;
  for (gsize i = 1; i < length; i++)
    if (broken[i] == ' ' &&
        (best == 0 || ABS ((gssize) (2 * i - length)) < ABS ((gssize) (2 * best - length))))
      best = i;
  if (best > 0)
    broken[best] = '\n';
  return broken;
}

static GtkWidget *
make_name (const char *name, gboolean is_portrait)
{
  g_autofree char *broken = break_name (name);
  GtkWidget *label = gtk_label_new (broken);

  gtk_label_set_justify (GTK_LABEL (label),
                         is_portrait ? GTK_JUSTIFY_CENTER : GTK_JUSTIFY_LEFT);
  return label;
}

static GtkWidget *
make_items (gboolean is_portrait)
{
  GtkWidget *items = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (items, "items");
  gtk_box_set_homogeneous (GTK_BOX (items), is_portrait);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    GtkWidget *content =
      gtk_box_new (is_portrait ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, 0);
    GtkWidget *icon = aff_icon_new (pages[i].icon);

    gtk_widget_add_css_class (icon, "icon-34");
    gtk_widget_set_valign (content, GTK_ALIGN_CENTER);
    gtk_box_append (GTK_BOX (content), icon);
    gtk_box_append (GTK_BOX (content), make_name (_ (pages[i].name), is_portrait));
    GtkWidget *button = make_button ("win.page", pages[i].page, content);
    aff_access_set_name (button, _ (pages[i].name));
    gtk_box_append (GTK_BOX (items), button);
  }
  return items;
}

static GtkWidget *
make_display (void)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_append (GTK_BOX (content), aff_icon_new ("access"));
  gtk_box_append (GTK_BOX (content), gtk_label_new (_ ("Display")));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "display");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.display");
  aff_access_set_name (button, _ ("Display"));
  return button;
}

// Six pages leave room for a language's code only, unless they stand in a row of their own.
static GtkWidget *
make_languages (gboolean is_portrait)
{
  GtkWidget *languages = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (languages, "languages");
  gtk_widget_set_halign (languages, GTK_ALIGN_END);
  for (const AffLanguage *language = aff_languages; language->code != NULL; language++) {
    g_autofree char *code = g_ascii_strup (language->code, -1);
    GtkWidget *button = make_button ("win.language", language->code,
                                     gtk_label_new (is_portrait ? language->autonym : code));
    aff_access_set_name (button, language->autonym);
    gtk_box_append (GTK_BOX (languages), button);
  }
  gtk_box_append (GTK_BOX (languages), make_display ());
  return languages;
}

GtkWidget *
aff_nav_bar_new (AffScene *scene)
{
  g_return_val_if_fail (AFF_IS_SCENE (scene), NULL);
  gboolean is_portrait = aff_scene_is_portrait (scene);
  GtkWidget *bar =
    gtk_box_new (is_portrait ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *items = make_items (is_portrait);
  GtkWidget *languages = make_languages (is_portrait);

  gtk_widget_add_css_class (bar, "nav-bar");
  gtk_widget_set_hexpand (languages, TRUE);
  gtk_box_append (GTK_BOX (bar), is_portrait ? languages : items);
  gtk_box_append (GTK_BOX (bar), is_portrait ? items : languages);
  return bar;
}
