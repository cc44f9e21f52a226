// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/tour-choice.h"

#include "ui/widget/focus.h"
#include "ui/widget/slider.h"
#include "ui/widget/switch-row.h"
#include "ui/widget/topic-chip.h"
#include "ui/widget/words.h"
#include "ui/widget/wrap.h"

#include <glib/gi18n.h>

#define LEAST_MIN  5
#define STEP_MIN   5
#define MOST_NAMES 8 // of topics; more are letters only

struct _AffTourChoice {
  GtkWidget parent_instance;

  // owned
  AffScene *scene;
  GtkWidget *box;
  char *chips_key;

  // borrowed: children
  GtkBox *ready;
  GtkWidget *picked_row;
  GtkLabel *picked;
  AffWrap *chips;
  GPtrArray *chips_made;
  GtkLabel *minutes;
  AffSlider *slider;
  AffSwitchRow *at_stage;
  AffSwitchRow *present;
  AffSwitchRow *step_free;

  gboolean is_showing;
};

enum { CHANGED, SIGNALS };

static guint signals[SIGNALS];

G_DEFINE_FINAL_TYPE (AffTourChoice, aff_tour_choice, GTK_TYPE_WIDGET)

static AffVisitTour *
get_tour (AffTourChoice *self)
{
  return &aff_scene_visit (self->scene)->tour;
}

static void
tell (AffTourChoice *self)
{
  get_tour (self)->first = 0;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_chip_toggled (GtkToggleButton *chip, AffTourChoice *self)
{
  const gint64 *topic = g_object_get_data (G_OBJECT (chip), "topic");

  if (self->is_showing)
    return;
  aff_visit_toggle (&get_tour (self)->topics, *topic);
  tell (self);
}

static void
on_minutes (AffSlider *slider, int value, AffTourChoice *self)
{
  get_tour (self)->minutes = value;
  tell (self);
}

static void
on_switched (AffTourChoice *self)
{
  AffVisitTour *tour = get_tour (self);

  tour->ends_at_stage = aff_switch_row_get_active (self->at_stage);
  tour->only_present = aff_switch_row_get_active (self->present);
  aff_scene_visit (self->scene)->walks_step_free = aff_switch_row_get_active (self->step_free);
  tell (self);
}

// A ready tour replaces what was chosen, but for the picks' own button.
static void
take_ready (AffTourChoice *self, AffPosterTourReady which)
{
  AffProgramme *programme = aff_scene_programme (self->scene);
  AffTourGround ground = aff_tour_ground (self->scene);
  AffVisitTour *tour = get_tour (self);
  g_autoptr (GArray) topics = NULL;
  AffPosterTourSetting setting;

  if (programme == NULL ||
      !aff_poster_tour_ready (programme, ground.item, aff_scene_now (self->scene), which,
                              &setting, &topics))
    return;
  g_clear_pointer (&tour->topics, g_array_unref);
  g_clear_pointer (&tour->left_out, g_array_unref);
  tour->minutes = setting.minutes;
  tour->only_present = FALSE;
  for (guint i = 0; topics != NULL && i < topics->len; i++)
    aff_visit_toggle (&tour->topics, g_array_index (topics, gint64, i));
  tell (self);
}

static void
on_ready (GtkButton *button, AffTourChoice *self)
{
  take_ready (self, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "ready")));
}

static void
on_drop_picks (AffTourChoice *self)
{
  g_clear_pointer (&get_tour (self)->picks, g_array_unref);
  tell (self);
}

static GtkWidget *
make_heading (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_widget_add_css_class (label, "tour-question");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static char *
describe_minutes (int minutes)
{
  return g_strdup_printf (ngettext ("%d minute", "%d minutes", minutes), minutes);
}

static GtkWidget *
make_time (AffTourChoice *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *question = make_heading (_ ("How much time?"));
  AffSliderRange range = {LEAST_MIN, AFF_POSTER_TOUR_LONGEST_MIN, STEP_MIN};

  self->minutes = GTK_LABEL (gtk_label_new (NULL));
  self->slider = AFF_SLIDER (
    aff_slider_new (_ ("Minutes"), range, AFF_POSTER_TOUR_USUAL_MIN, describe_minutes));
  gtk_widget_add_css_class (GTK_WIDGET (self->minutes), "tour-minutes");
  gtk_widget_add_css_class (box, "tour-time");
  gtk_widget_set_hexpand (question, TRUE);
  gtk_box_append (GTK_BOX (head), question);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->minutes));
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->slider));
  g_signal_connect (self->slider, "moved", G_CALLBACK (on_minutes), self);
  return box;
}

static AffSwitchRow *
add_switch (AffTourChoice *self, GtkBox *box, const char *title)
{
  GtkWidget *row = aff_switch_row_new (title, NULL);

  g_signal_connect_swapped (row, "toggled", G_CALLBACK (on_switched), self);
  gtk_box_append (box, row);
  return AFF_SWITCH_ROW (row);
}

static GtkWidget *
make_picked (AffTourChoice *self)
{
  GtkWidget *drop = gtk_button_new_with_label (_ ("Clear"));

  self->picked_row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->picked = GTK_LABEL (make_heading (NULL));
  gtk_widget_set_hexpand (GTK_WIDGET (self->picked), TRUE);
  gtk_widget_add_css_class (drop, "btn");
  gtk_widget_add_css_class (drop, "small");
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Clear the picked posters"), -1);
  g_signal_connect_object (drop, "clicked", G_CALLBACK (on_drop_picks), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (self->picked_row, "tour-picked");
  gtk_box_append (GTK_BOX (self->picked_row), GTK_WIDGET (self->picked));
  gtk_box_append (GTK_BOX (self->picked_row), drop);
  return self->picked_row;
}

static void
build (AffTourChoice *self)
{
  GtkWidget *title = gtk_label_new (_ ("Plan a tour"));
  GtkWidget *switches = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->ready = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  self->chips = AFF_WRAP (aff_wrap_new (FALSE));
  gtk_widget_add_css_class (title, "h1");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (self->box, "tour-choice");
  gtk_widget_add_css_class (GTK_WIDGET (self->ready), "tour-ready");
  gtk_widget_add_css_class (GTK_WIDGET (self->chips), "tour-chips");
  gtk_widget_add_css_class (switches, "tour-switches");
  gtk_box_append (GTK_BOX (self->box), title);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->ready));
  gtk_box_append (GTK_BOX (self->box), make_picked (self));
  gtk_box_append (GTK_BOX (self->box), make_heading (_ ("What interests you?")));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->chips));
  gtk_box_append (GTK_BOX (self->box), make_time (self));
  self->at_stage = add_switch (self, GTK_BOX (switches), _ ("End at the stage"));
  self->present = add_switch (self, GTK_BOX (switches), _ ("Only where the presenter is now"));
  self->step_free = add_switch (self, GTK_BOX (switches), _ ("Step-free way"));
  gtk_box_append (GTK_BOX (self->box), switches);
}

static void
aff_tour_choice_dispose (GObject *object)
{
  AffTourChoice *self = AFF_TOUR_CHOICE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->scene);
  G_OBJECT_CLASS (aff_tour_choice_parent_class)->dispose (object);
}

static void
aff_tour_choice_finalize (GObject *object)
{
  AffTourChoice *self = AFF_TOUR_CHOICE (object);

  g_free (self->chips_key);
  g_ptr_array_unref (self->chips_made);
  G_OBJECT_CLASS (aff_tour_choice_parent_class)->finalize (object);
}

static void
aff_tour_choice_class_init (AffTourChoiceClass *class)
{
  G_OBJECT_CLASS (class)->dispose = aff_tour_choice_dispose;
  G_OBJECT_CLASS (class)->finalize = aff_tour_choice_finalize;
  signals[CHANGED] = g_signal_new ("changed", AFF_TYPE_TOUR_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "tour-choice");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
aff_tour_choice_init (AffTourChoice *self)
{
  self->chips_made = g_ptr_array_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What interests you?"), -1);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
aff_tour_choice_new (AffScene *scene)
{
  g_return_val_if_fail (AFF_IS_SCENE (scene), NULL);
  AffTourChoice *self = g_object_new (AFF_TYPE_TOUR_CHOICE, NULL);

  self->scene = g_object_ref (scene);
  build (self);
  return GTK_WIDGET (self);
}

static void
add_chip (AffTourChoice *self, const AffTopic *topic, gboolean has_name)
{
  const char *language = aff_scene_language (self->scene);
  GtkWidget *chip = has_name ? aff_topic_chip_new (topic, language, -1, TRUE)
                             : aff_topic_letter_chip_new (topic, language);
  gint64 *id = g_new (gint64, 1);

  *id = topic->id;
  g_object_set_data_full (G_OBJECT (chip), "topic", id, g_free);
  g_signal_connect (chip, "toggled", G_CALLBACK (on_chip_toggled), self);
  g_ptr_array_add (self->chips_made, chip);
  aff_wrap_append (self->chips, chip);
}

// The chips are made anew only when the topics changed, so that focus stays where it is.
static void
show_chips (AffTourChoice *self, const AffProgramme *programme)
{
  g_autoptr (GString) key = g_string_new (NULL);

  for (guint i = 0; i < programme->topics->len; i++) {
    const AffTopic *topic = g_ptr_array_index (programme->topics, i);
    const AffName *name = aff_names_find (topic->names, aff_scene_language (self->scene));

    g_string_append_printf (key, "%" G_GINT64_FORMAT "%s|", topic->id,
                            name != NULL ? name->name : "");
  }
  if (g_strcmp0 (key->str, self->chips_key) != 0) {
    aff_wrap_clear (self->chips);
    g_ptr_array_set_size (self->chips_made, 0);
    for (guint i = 0; i < programme->topics->len; i++)
      add_chip (self, g_ptr_array_index (programme->topics, i),
                programme->topics->len <= MOST_NAMES);
    g_free (self->chips_key);
    self->chips_key = g_strdup (key->str);
  }
  for (guint i = 0; i < self->chips_made->len; i++) {
    GtkToggleButton *chip = g_ptr_array_index (self->chips_made, i);
    const gint64 *topic = g_object_get_data (G_OBJECT (chip), "topic");

    gtk_toggle_button_set_active (chip, aff_visit_has (get_tour (self)->topics, *topic));
  }
}

static const char *
find_topic_name (AffTourChoice *self, const AffProgramme *programme, const GArray *topics)
{
  for (guint i = 0; topics != NULL && topics->len > 0 && i < programme->topics->len; i++) {
    const AffTopic *topic = g_ptr_array_index (programme->topics, i);

    if (topic->id == g_array_index (topics, gint64, 0)) {
      const AffName *name = aff_names_find (topic->names, aff_scene_language (self->scene));
      return name != NULL ? name->short_name : topic->letter;
    }
  }
  return NULL;
}

// Tours that need no filling in, as far as there is time for them; whoever picked posters has
// filled in something.
static void
show_ready (AffTourChoice *self, const AffProgramme *programme, const AffTourGround *ground)
{
  const GArray *picks = get_tour (self)->picks;
  gboolean has_picks = picks != NULL && picks->len > 0;
  g_autofree char *focus = aff_focus_note (GTK_WIDGET (self->ready));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->ready))) != NULL)
    gtk_box_remove (self->ready, child);
  for (AffPosterTourReady which = AFF_POSTER_TOUR_READY_10;
       which <= AFF_POSTER_TOUR_READY_TOPIC; which++) {
    g_autoptr (GArray) topics = NULL;
    AffPosterTourSetting setting;

    if (!aff_poster_tour_ready (programme, ground->item, aff_scene_now (self->scene), which,
                                &setting, &topics))
      continue;
    const char *topic = find_topic_name (self, programme, topics);
    g_autofree char *length = aff_words_length (setting.minutes);
    g_autofree char *words = topic != NULL ? g_strdup_printf ("%s, %s", length, topic)
                                           : g_strdup (length);
    GtkWidget *button = gtk_button_new ();
    GtkWidget *label = gtk_label_new (words);
    g_autofree char *name = g_strdup_printf ("ready %d", (int) which);
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
    gtk_label_set_lines (GTK_LABEL (label), 2);
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
    gtk_widget_set_name (button, name);
    gtk_button_set_child (GTK_BUTTON (button), label);
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    words, -1);
    gtk_widget_add_css_class (button, "btn");
    gtk_widget_add_css_class (button, "small");
    gtk_widget_set_hexpand (button, topic != NULL);
    g_object_set_data (G_OBJECT (button), "ready", GINT_TO_POINTER (which));
    g_signal_connect (button, "clicked", G_CALLBACK (on_ready), self);
    gtk_box_append (self->ready, button);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->ready),
                          !has_picks &&
                            gtk_widget_get_first_child (GTK_WIDGET (self->ready)) != NULL);
  aff_focus_restore (GTK_WIDGET (self->ready), focus);
}

static void
show_switches (AffTourChoice *self, const AffTourGround *ground)
{
  const AffVisitTour *tour = get_tour (self);

  gtk_widget_set_visible (GTK_WIDGET (self->at_stage), ground->stage != NULL);
  if (ground->stage != NULL) {
    g_autofree char *time = aff_words_time (ground->talk->workshop->zone,
                                            ground->talk->standing.start);
    // Translators: a time.
    g_autofree char *note = g_strdup_printf (_ ("By %s"), time);
    aff_switch_row_set_note (self->at_stage, note);
  }
  aff_switch_row_set_active (self->at_stage, tour->ends_at_stage);
  aff_switch_row_set_active (self->present, tour->only_present);
  aff_switch_row_set_active (self->step_free, aff_scene_visit (self->scene)->walks_step_free);
}

void
aff_tour_choice_show (AffTourChoice *self, const AffTourGround *ground)
{
  g_return_if_fail (AFF_IS_TOUR_CHOICE (self) && ground != NULL && ground->item != NULL);
  const AffProgramme *programme = aff_scene_programme (self->scene);
  const GArray *picks = get_tour (self)->picks;
  int minutes = aff_tour_minutes (self->scene, ground);
  AffSliderRange range = {LEAST_MIN, MAX (LEAST_MIN, ground->most_minutes), STEP_MIN};
  g_autofree char *length = aff_words_length (minutes);
  // Translators: how many posters the visitor picked for a tour.
  g_autofree char *picked = g_strdup_printf (_ ("Picked: %u"), picks != NULL ? picks->len : 0);

  self->is_showing = TRUE;
  show_ready (self, programme, ground);
  gtk_label_set_text (self->picked, picked);
  gtk_widget_set_visible (self->picked_row, picks != NULL && picks->len > 0);
  show_chips (self, programme);
  gtk_label_set_text (self->minutes, length);
  aff_slider_set_range (self->slider, range);
  aff_slider_set_value (self->slider, minutes);
  show_switches (self, ground);
  self->is_showing = FALSE;
}
