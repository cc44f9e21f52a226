// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/staff/presence-bar.h"

#include <glib/gi18n.h>

// In the order in which they stand.
static const struct {
  AffPresenceWord word;
  const char *label;
} sayings[] = {
  {AFF_PRESENCE_HERE, N_ ("Presenter is there")},
  {AFF_PRESENCE_AWAY, N_ ("Presenter is not there")},
  {AFF_PRESENCE_NO_SHOW, N_ ("Will not come")},
  {AFF_PRESENCE_EXPECTED, N_ ("Still expected")},
};

static GtkWidget *
make_button (const char *words, AffPresenceWord word)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "btn");
  gtk_widget_add_css_class (button, "staff");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "boards.presence");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", (int) word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  return button;
}

GtkWidget *
aff_presence_bar_new (void)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (bar, "button-pair");
  gtk_widget_add_css_class (bar, "presence-bar");
  gtk_box_set_homogeneous (GTK_BOX (bar), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (sayings); i++)
    gtk_box_append (GTK_BOX (bar), make_button (_ (sayings[i].label), sayings[i].word));
  return bar;
}

static gboolean
may_follow (AffPresenceWord next, AffPresenceWord word)
{
  switch (next) {
  case AFF_PRESENCE_HERE:
    return word != AFF_PRESENCE_HERE;
  case AFF_PRESENCE_AWAY:
    return word == AFF_PRESENCE_HERE;
  case AFF_PRESENCE_NO_SHOW:
    return word != AFF_PRESENCE_NO_SHOW;
  case AFF_PRESENCE_EXPECTED:
    return word == AFF_PRESENCE_NO_SHOW;
  case AFF_PRESENCE_NONE:
  case AFF_PRESENCE_BACK_AT:
  default:
    return FALSE;
  }
}

void
aff_presence_bar_show (GtkWidget *bar, AffPresenceWord word)
{
  g_return_if_fail (GTK_IS_BOX (bar));
  GtkWidget *button = gtk_widget_get_first_child (bar);

  for (guint i = 0; button != NULL; i++, button = gtk_widget_get_next_sibling (button))
    gtk_widget_set_visible (button, may_follow (sayings[i].word, word));
}

char *
aff_presence_bar_said (AffPresenceWord word, const char *number)
{
  g_return_val_if_fail (number != NULL, NULL);

  switch (word) {
  case AFF_PRESENCE_HERE:
    return g_strdup_printf (_ ("The presenter of %s is there"), number);
  case AFF_PRESENCE_AWAY:
    return g_strdup_printf (_ ("The presenter of %s is not there"), number);
  case AFF_PRESENCE_NO_SHOW:
    return g_strdup_printf (_ ("The presenter of %s will not come"), number);
  case AFF_PRESENCE_EXPECTED:
    return g_strdup_printf (_ ("The presenter of %s is expected"), number);
  case AFF_PRESENCE_NONE:
  case AFF_PRESENCE_BACK_AT:
  default:
    return NULL;
  }
}
