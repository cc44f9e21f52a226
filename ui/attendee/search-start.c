// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/search-start.h"

#include "ui/attendee/found-list.h"
#include "ui/widget/icon.h"
#include "ui/widget/topic-chip.h"
#include "ui/widget/words.h"
#include "ui/widget/wrap.h"

#include <glib/gi18n.h>

// What people ask the way to, the most urgent first.
static const AffPlaceKind asked[] = {
  AFF_PLACE_TOILETS,   AFF_PLACE_ACCESSIBLE_TOILET, AFF_PLACE_LIFT,      AFF_PLACE_STAIRS,
  AFF_PLACE_FIRST_AID, AFF_PLACE_REGISTRATION,      AFF_PLACE_CLOAKROOM, AFF_PLACE_COFFEE,
  AFF_PLACE_STAGE,
};

static AffWrap *
add_section (GtkWidget *box, const char *title)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *wrap = aff_wrap_new (FALSE);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (row, "start-section");
  gtk_widget_add_css_class (label, "start-title");
  gtk_widget_set_hexpand (wrap, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), wrap);
  gtk_box_append (GTK_BOX (box), row);
  return AFF_WRAP (wrap);
}

static GtkWidget *
make_place (const AffPlace *place, const char *name)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *icon = aff_icon_new (aff_found_place_icon (place->kind));

  gtk_widget_add_css_class (icon, "icon-28");
  gtk_widget_add_css_class (row, "chip-row");
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), gtk_label_new (name));
  gtk_button_set_child (GTK_BUTTON (chip), row);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (chip, "place");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), "win.show-place");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "x", place->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  return chip;
}

// One button for each name: which of several toilets is nearest is for the way to say.
static void
add_places_of (const AffFoundFor *self, AffPlaceKind kind, GHashTable *seen, GPtrArray *chips)
{
  for (guint i = 0; i < self->programme->plans->len; i++) {
    const AffPlan *plan = g_ptr_array_index (self->programme->plans, i);

    for (guint j = 0; j < plan->places->len; j++) {
      const AffPlace *place = g_ptr_array_index (plan->places, j);
      const char *name = aff_words_place (place, self->language);

      if (place->kind == kind && name != NULL && g_hash_table_add (seen, (gpointer) name))
        g_ptr_array_add (chips, make_place (place, name));
    }
  }
}

static void
add_places (const AffFoundFor *self, GtkWidget *box)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) chips = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    add_places_of (self, asked[i], seen, chips);
  if (chips->len == 0)
    return;
  AffWrap *places = add_section (box, _ ("Places"));
  for (guint i = 0; i < chips->len; i++)
    aff_wrap_append (places, g_ptr_array_index (chips, i));
}

static int
count_posters (const AffFoundFor *self, const AffTopic *topic)
{
  int count = 0;

  for (guint i = 0; i < self->seats->len; i++) {
    const AffSeat *seat = &g_array_index (self->seats, AffSeat, i);

    count += seat->presentation != NULL && seat->topic == topic;
  }
  return count;
}

static void
add_topics (const AffFoundFor *self, GtkWidget *box, gboolean has_counts)
{
  const GPtrArray *all = self->programme->topics;
  AffWrap *topics = NULL;

  for (guint i = 0; i < all->len; i++) {
    const AffTopic *topic = g_ptr_array_index (all, i);
    int count = count_posters (self, topic);

    if (count == 0)
      continue;
    if (topics == NULL)
      topics = add_section (box, _ ("Topics"));
    GtkWidget *chip = aff_topic_chip_new (topic, self->language, has_counts ? count : -1,
                                          FALSE);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), "win.show-topic");
    gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "x", topic->id);
    aff_wrap_append (topics, chip);
  }
}

static void
add_names (const AffFoundFor *self, GtkWidget *box, const char *initial_chosen)
{
  g_autoptr (GPtrArray) initials = aff_found_list_initials (self);
  AffWrap *names = initials->len > 0 ? add_section (box, _ ("Names")) : NULL;

  for (guint i = 0; i < initials->len; i++) {
    const char *initial = g_ptr_array_index (initials, i);
    GtkWidget *button = gtk_button_new_with_label (initial);
    g_autofree char *name = g_strdup_printf (_ ("Names with %s"), initial);

    gtk_widget_add_css_class (button, "btn");
    gtk_widget_add_css_class (button, "small");
    gtk_widget_add_css_class (button, "initial");
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), initial_chosen);
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", initial);
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    name, -1);
    aff_wrap_append (names, button);
  }
}

// A plan with all kinds of places, or a programme with many names, has more than fits beside a
// keyboard.
static GtkWidget *
make_scroller (GtkWidget *box)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Choose by topic or name"), -1);
  gtk_widget_add_css_class (box, "search-start");
  return scroller;
}

static void
add_line (GtkWidget *box, const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, class);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (box), label);
}

// What stands where there is nothing to choose from.
static void
add_nothing (const AffProgramme *programme, GtkWidget *box)
{
  if (programme->workshops->len > 0) {
    add_line (box, _ ("No posters yet"), "h2");
    return;
  }
  add_line (box, _ ("No programme yet"), "h2");
  add_line (box, _ ("The organizers have not sent it. This page fills in by itself."), "body");
}

GtkWidget *
aff_search_start_new (const AffFoundFor *made_for,
                      gboolean has_counts,
                      const char *initial_chosen)
{
  g_return_val_if_fail (made_for != NULL && initial_chosen != NULL, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  add_places (made_for, box);
  add_topics (made_for, box, has_counts);
  add_names (made_for, box, initial_chosen);
  if (gtk_widget_get_first_child (box) == NULL)
    add_nothing (made_for->programme, box);
  return make_scroller (box);
}

GtkWidget *
aff_search_start_new_for_presenters (const AffFoundFor *made_for, const char *initial_chosen)
{
  g_return_val_if_fail (made_for != NULL && initial_chosen != NULL, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  add_line (box, _ ("Find my board"), "h1");
  if (made_for->programme->papers->len == 0)
    add_line (box, _ ("No posters yet"), "body");
  else
    add_line (box,
              _ ("Type your surname or the number of your paper, or hold its code before the "
                 "scanner."),
              "body");
  add_names (made_for, box, initial_chosen);
  return make_scroller (box);
}
