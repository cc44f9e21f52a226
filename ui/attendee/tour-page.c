// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/tour-page.h"

#include "app/qr/handoff.h"
#include "ui/attendee/tour-choice.h"
#include "ui/attendee/tour-stops.h"
#include "ui/attendee/way-start.h"
#include "ui/map/map-view.h"
#include "ui/widget/blank.h"
#include "ui/widget/fit-text.h"
#include "ui/widget/icon.h"
#include "ui/widget/qr-view.h"
#include "ui/widget/slim.h"
#include "ui/widget/way-words.h"
#include "ui/widget/words.h"

#include <glib/gi18n.h>

#define ROWS          5
#define PORTRAIT_ROWS 3

struct _AffTourPage {
  GtkWidget parent_instance;

  // owned
  AffScene *scene;
  GtkWidget *page;
  GtkWidget *blank; // NULL: there is a tour

  // borrowed: children
  AffTourChoice *choice;
  AffMapView *map;
  GtkWidget *from_board;
  GtkWidget *from_label;
  GtkWidget *card;
  AffQrView *code;
  AffFitText *code_title;
  AffFitText *code_hint;
  GtkWidget *next_code;
  GtkWidget *next_label;
  AffFitText *count;
  AffFitText *summary;
  AffFitText *sentence;
  AffTourStops *stops;
  GtkWidget *start;
  GtkWidget *start_label;
};

G_DEFINE_FINAL_TYPE (AffTourPage, aff_tour_page, GTK_TYPE_WIDGET)

static void refresh (AffTourPage *self);

static void
show_map (AffTourPage *self, const AffTourGround *ground, const AffTourPlan *plan)
{
  AffProgramme *programme = aff_scene_programme (self->scene);
  g_autoptr (GArray)
    seats = aff_agenda_seats (programme, ground->item, aff_scene_now (self->scene));
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (AffBoardMark));
  const AffPlace *kiosk = aff_scene_kiosk (self->scene);
  AffMapContent content = {
    .plan = ground->plan,
    .seats = seats,
    .language = aff_scene_language (self->scene),
    .kiosk = kiosk != NULL && kiosk->plan == ground->plan ? kiosk : NULL,
    .marks = marks,
    .route = plan->line,
    .unit_px = aff_scene_scale (self->scene),
    .is_small = TRUE,
    .is_tour = TRUE,
    .has_focus = TRUE,
  };

  for (guint i = 0; i < plan->tour->stops->len; i++) {
    const AffPosterTourStop *stop = &g_array_index (plan->tour->stops, AffPosterTourStop, i);
    AffBoardMark mark = {.board = stop->board->id, .marks = AFF_MARK_STOP, .order = i + 1};

    g_array_append_val (marks, mark);
  }
  aff_map_view_show (self->map, programme, &content);
}

static void
show_code (AffTourPage *self, const AffPosterTour *tour)
{
  const AffProgramme *programme = aff_scene_programme (self->scene);
  AffHandoffWords words = {.title = _ ("Poster tour"), .board = _ ("Board")};
  gboolean shows_text = aff_scene_visit (self->scene)->tour.shows_text;
  g_autofree char *payload = shows_text ? aff_handoff_tour_text (programme, tour, &words)
                                        : aff_handoff_tour (programme, tour, &words);

  gtk_widget_set_visible (self->card, payload != NULL);
  aff_qr_view_set_address (self->code, payload,
                           shows_text ? _ ("Code with the tour as text")
                                      : _ ("Code that adds the tour to a calendar"));
  aff_fit_text_set_text (self->code_hint,
                         shows_text ? _ ("The list of stops as plain text.")
                                    : _ ("Scan to keep the stops in your phone’s calendar. "
                                         "Nothing about you is stored here."));
  gtk_label_set_text (GTK_LABEL (self->next_label),
                      shows_text ? _ ("As a calendar entry") : _ ("As plain text"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->next_code),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  shows_text ? _ ("As a calendar entry") : _ ("As plain text"),
                                  -1);
}

// "25 min, 37 m on foot", and "best possible" only where that is proven.
static char *
describe_tour (const AffPosterTour *tour)
{
  g_autofree char *length = aff_words_length (tour->minutes);
  g_autofree char *metres = aff_way_words_metres ((tour->walk_mm + 500) / 1000);
  // Translators: minutes and metres: "25 min, 37 m on foot".
  g_autofree char *words = g_strdup_printf (_ ("%s, %s on foot"), length, metres);

  return tour->is_proven ? g_strdup_printf ("%s, %s", words, _ ("best possible"))
                         : g_steal_pointer (&words);
}

// Why there is no tour, or what does not fit into it; "" if all is well.
static char *
describe_trouble (const AffPosterTour *tour)
{
  switch (tour->outcome) {
  case AFF_POSTER_TOUR_NO_TIME:
    return g_strdup (_ ("There is no time left for a tour."));
  case AFF_POSTER_TOUR_NO_POSTERS:
    return g_strdup (_ ("No poster answers to this. Choose more topics."));
  case AFF_POSTER_TOUR_NONE_FITS:
    return g_strdup (_ ("No poster fits into this time. Give it a few more minutes."));
  case AFF_POSTER_TOUR_FOUND:
  default:
    return tour->n_missed > 0
             ? g_strdup_printf (ngettext ("%u picked poster does not fit in.",
                                          "%u picked posters do not fit in.", tour->n_missed),
                                tour->n_missed)
             : g_strdup ("");
  }
}

// Picks that cannot be visited any more: out of the programme, withdrawn, or without a board.
static guint
count_lost (AffTourPage *self, const AffItem *item)
{
  const AffProgramme *programme = aff_scene_programme (self->scene);
  const GArray *picks = aff_scene_visit (self->scene)->tour.picks;
  gint64 now = aff_scene_now (self->scene);
  guint lost = 0;

  for (guint i = 0; picks != NULL && i < picks->len; i++) {
    const AffPresentation *pick = aff_programme_presentation (programme,
                                                              g_array_index (picks, gint64, i));

    lost += pick == NULL || !aff_agenda_is_public (pick, now) ||
            (pick->item == item && pick->board == NULL);
  }
  return lost;
}

// The same with what became of picks; "" if all is well.
static char *
describe_troubles (AffTourPage *self, const AffPosterTour *tour, const AffItem *item)
{
  g_autofree char *trouble = describe_trouble (tour);
  guint lost = count_lost (self, item);

  if (lost == 0)
    return g_steal_pointer (&trouble);
  g_autofree char *words =
    g_strdup_printf (ngettext ("%u picked poster is no longer on show.",
                               "%u picked posters are no longer on show.", lost),
                     lost);
  return g_strdup_printf ("%s%s%s", words, trouble[0] != '\0' ? " " : "", trouble);
}

static void
show_start (AffTourPage *self, const AffPosterTour *tour)
{
  gtk_widget_set_visible (self->start, tour->stops->len > 0);
  if (tour->stops->len == 0)
    return;
  const AffPosterTourStop *stop = &g_array_index (tour->stops, AffPosterTourStop, 0);
  g_autofree char *target = g_strdup_printf ("way:%" G_GINT64_FORMAT, stop->board->id);
  // Translators: a board's label.
  g_autofree char *words = g_strdup_printf (_ ("Start at board %s"), stop->board->label);

  gtk_label_set_text (GTK_LABEL (self->start_label), words);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->start), "s", target);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->start), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
}

static void
show_list (AffTourPage *self, const AffPosterTour *tour, const AffItem *item)
{
  guint stops = tour->stops->len;
  g_autofree char *count = g_strdup_printf (ngettext ("%u stop", "%u stops", stops), stops);
  g_autofree char *summary = stops > 0 ? describe_tour (tour) : g_strdup ("");
  g_autofree char *trouble = describe_troubles (self, tour, item);

  aff_fit_text_set_text (self->count, count);
  aff_fit_text_set_text (self->summary, summary);
  aff_fit_text_set_text (self->sentence, trouble);
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), trouble[0] != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->stops), stops > 0);
  aff_tour_stops_show (self->stops, tour, aff_scene_visit (self->scene)->tour.first,
                       aff_scene_language (self->scene));
  show_start (self, tour);
}

// A tour can begin at the board that was chosen on the map.
static void
show_from_board (AffTourPage *self, const AffTourGround *ground)
{
  gtk_widget_set_visible (self->from_board, ground->board != NULL);
  if (ground->board == NULL)
    return;
  // Translators: a board's label.
  g_autofree char *words = g_strdup_printf (_ ("Begin at board %s"), ground->board->label);
  gtk_label_set_text (GTK_LABEL (self->from_label), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->from_board),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

// Why no tour can be planned on GROUND.
static void
show_blank (AffTourPage *self, const AffTourGround *ground)
{
  const char *why = ground->item != NULL && ground->plan != NULL
                      ? aff_way_start_unknown ()
                      : _ ("There is no poster session with a map of its boards.");

  g_clear_pointer (&self->blank, gtk_widget_unparent);
  self->blank = aff_blank_new ("tour", _ ("No tour can be planned"), why);
  gtk_widget_set_parent (self->blank, GTK_WIDGET (self));
}

static void
refresh (AffTourPage *self)
{
  AffTourGround ground = aff_tour_ground (self->scene);
  g_autoptr (AffTourPlan) plan = ground.item != NULL ? aff_tour_plan_new (self->scene, &ground)
                                                     : NULL;

  gtk_widget_set_visible (self->page, plan != NULL);
  if (plan == NULL) {
    show_blank (self, &ground);
    return;
  }
  g_clear_pointer (&self->blank, gtk_widget_unparent);
  aff_tour_choice_show (self->choice, &ground);
  show_from_board (self, &ground);
  show_map (self, &ground, plan);
  show_code (self, plan->tour);
  show_list (self, plan->tour, ground.item);
}

static void
on_leave_out (AffTourStops *stops, gint64 presentation, AffTourPage *self)
{
  AffVisitTour *tour = &aff_scene_visit (self->scene)->tour;

  if (aff_visit_has (tour->picks, presentation))
    aff_visit_toggle (&tour->picks, presentation);
  if (!aff_visit_has (tour->left_out, presentation))
    aff_visit_toggle (&tour->left_out, presentation);
  refresh (self);
}

static void
on_turned (AffTourStops *stops, guint first, AffTourPage *self)
{
  aff_scene_visit (self->scene)->tour.first = first;
  refresh (self);
}

static void
on_next_code (AffTourPage *self)
{
  AffVisitTour *tour = &aff_scene_visit (self->scene)->tour;

  tour->shows_text = !tour->shows_text;
  refresh (self);
}

static void
on_from_board (GtkToggleButton *button, AffTourPage *self)
{
  aff_scene_visit (self->scene)->tour.from_board = gtk_toggle_button_get_active (button);
  refresh (self);
}

// On a button: in several lines where it is long, as with a long label of a board.
static GtkWidget *
make_button_words (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  return label;
}

static GtkWidget *
make_from_board (AffTourPage *self)
{
  self->from_board = gtk_toggle_button_new ();
  self->from_label = make_button_words ();
  gtk_button_set_child (GTK_BUTTON (self->from_board), self->from_label);
  gtk_widget_add_css_class (self->from_board, "chip");
  gtk_widget_add_css_class (self->from_board, "words");
  gtk_widget_set_halign (self->from_board, GTK_ALIGN_START);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->from_board),
                                aff_scene_visit (self->scene)->tour.from_board);
  g_signal_connect (self->from_board, "toggled", G_CALLBACK (on_from_board), self);
  return self->from_board;
}

static GtkWidget *
make_card (AffTourPage *self)
{
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->code = AFF_QR_VIEW (aff_qr_view_new ());
  self->code_title = AFF_FIT_TEXT (aff_fit_text_new (_ ("Take the tour with you")));
  self->code_hint = AFF_FIT_TEXT (aff_fit_text_new (""));
  self->next_code = gtk_button_new ();
  self->next_label = make_button_words ();
  gtk_button_set_child (GTK_BUTTON (self->next_code), self->next_label);
  gtk_widget_add_css_class (self->next_code, "btn");
  gtk_widget_add_css_class (self->next_code, "small");
  gtk_widget_set_halign (self->next_code, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->card, "paper");
  gtk_widget_add_css_class (self->card, "tour-card");
  gtk_widget_add_css_class (GTK_WIDGET (self->code), "tour-code");
  gtk_widget_add_css_class (text, "tour-card-text");
  gtk_widget_add_css_class (GTK_WIDGET (self->code_title), "tour-card-title");
  gtk_widget_add_css_class (GTK_WIDGET (self->code_hint), "tour-card-hint");
  g_object_set (self->code_title, "lines", 2, "smallest", 0.7, NULL);
  g_object_set (self->code_hint, "lines", 7, "smallest", 0.9, "line-percent", 130, NULL);
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (text, TRUE);
  g_signal_connect_object (self->next_code, "clicked", G_CALLBACK (on_next_code), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (text), GTK_WIDGET (self->code_title));
  gtk_box_append (GTK_BOX (text), GTK_WIDGET (self->code_hint));
  gtk_box_append (GTK_BOX (text), self->next_code);
  gtk_box_append (GTK_BOX (self->card), GTK_WIDGET (self->code));
  gtk_box_append (GTK_BOX (self->card), text);
  return self->card;
}

static GtkWidget *
make_start (AffTourPage *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *icon = aff_icon_new ("pin");

  self->start = gtk_button_new ();
  self->start_label = make_button_words ();
  gtk_widget_add_css_class (icon, "icon-30");
  gtk_widget_set_halign (row, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), self->start_label);
  gtk_button_set_child (GTK_BUTTON (self->start), row);
  gtk_widget_add_css_class (self->start, "btn");
  gtk_widget_add_css_class (self->start, "primary");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->start), "win.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->start), "s", "way:0");
  return self->start;
}

static GtkWidget *
make_list (AffTourPage *self, guint rows)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->count = AFF_FIT_TEXT (aff_fit_text_new (""));
  self->summary = AFF_FIT_TEXT (aff_fit_text_new (""));
  self->sentence = AFF_FIT_TEXT (aff_fit_text_new (""));
  self->stops = AFF_TOUR_STOPS (aff_tour_stops_new (rows));
  gtk_widget_add_css_class (list, "tour-list");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "h2");
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "tour-summary");
  gtk_widget_add_css_class (GTK_WIDGET (self->sentence), "tour-sentence");
  gtk_widget_add_css_class (GTK_WIDGET (self->stops), "paper");
  g_object_set (self->summary, "lines", 2, "smallest", 0.8, NULL);
  g_object_set (self->sentence, "lines", 3, "smallest", 0.8, NULL);
  g_signal_connect (self->stops, "leave-out", G_CALLBACK (on_leave_out), self);
  g_signal_connect (self->stops, "turned", G_CALLBACK (on_turned), self);
  gtk_box_append (GTK_BOX (list), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (list), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (list), GTK_WIDGET (self->sentence));
  gtk_box_append (GTK_BOX (list), GTK_WIDGET (self->stops));
  gtk_box_append (GTK_BOX (list), make_start (self));
  return list;
}

static GtkWidget *
make_map (AffTourPage *self)
{
  self->map = AFF_MAP_VIEW (aff_map_view_new (FALSE));
  aff_map_view_set_plan_store (self->map, aff_plan_store_of (G_OBJECT (self->scene)));
  gtk_widget_set_hexpand (GTK_WIDGET (self->map), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->map), TRUE);
  return GTK_WIDGET (self->map);
}

// Choice, map with code, list: side by side.
static void
build_landscape (AffTourPage *self)
{
  GtkWidget *middle = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->page = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (middle, "tour-middle");
  gtk_box_append (GTK_BOX (middle), make_map (self));
  gtk_box_append (GTK_BOX (middle), make_from_board (self));
  gtk_box_append (GTK_BOX (middle), make_card (self));
  gtk_box_append (GTK_BOX (self->page), aff_slim_new (GTK_WIDGET (self->choice)));
  gtk_box_append (GTK_BOX (self->page), middle);
  gtk_box_append (GTK_BOX (self->page), aff_slim_new (make_list (self, ROWS)));
}

// The map above; choice, and list with code, below it, where hands reach.
static void
build_portrait (AffTourPage *self)
{
  GtkWidget *lower = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (lower, "tour-lower");
  gtk_widget_add_css_class (right, "tour-middle");
  gtk_box_append (GTK_BOX (self->page), make_map (self));
  gtk_box_append (GTK_BOX (self->page), make_from_board (self));
  gtk_box_append (GTK_BOX (right), make_list (self, PORTRAIT_ROWS));
  gtk_box_append (GTK_BOX (right), make_card (self));
  gtk_box_set_homogeneous (GTK_BOX (lower), TRUE);
  gtk_box_append (GTK_BOX (lower), GTK_WIDGET (self->choice));
  gtk_box_append (GTK_BOX (lower), right);
  gtk_box_append (GTK_BOX (self->page), lower);
}

static void
aff_tour_page_dispose (GObject *object)
{
  AffTourPage *self = AFF_TOUR_PAGE (object);

  g_clear_pointer (&self->page, gtk_widget_unparent);
  g_clear_pointer (&self->blank, gtk_widget_unparent);
  G_OBJECT_CLASS (aff_tour_page_parent_class)->dispose (object);
  g_clear_object (&self->scene);
}

static void
aff_tour_page_class_init (AffTourPageClass *class)
{
  G_OBJECT_CLASS (class)->dispose = aff_tour_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "tour");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
aff_tour_page_init (AffTourPage *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Plan a tour"), -1);
}

GtkWidget *
aff_tour_page_new (AffScene *scene)
{
  g_return_val_if_fail (AFF_IS_SCENE (scene), NULL);
  AffTourPage *self = g_object_new (AFF_TYPE_TOUR_PAGE, NULL);

  self->scene = g_object_ref (scene);
  self->choice = AFF_TOUR_CHOICE (aff_tour_choice_new (scene));
  if (aff_scene_is_portrait (scene))
    build_portrait (self);
  else
    build_landscape (self);
  gtk_widget_add_css_class (self->page, "tour-page");
  gtk_widget_set_parent (self->page, GTK_WIDGET (self));
  g_signal_connect_object (self->choice, "changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (aff_scene_live (scene), "changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}
