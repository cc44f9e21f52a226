// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/way-page.h"

#include "app/programme/kept.h"
#include "ui/attendee/way-start.h"
#include "ui/attendee/way-steps.h"
#include "ui/map/map-view.h"
#include "ui/widget/blank.h"
#include "ui/widget/cover.h"
#include "ui/widget/fit-text.h"
#include "ui/widget/icon.h"
#include "ui/widget/slim.h"
#include "ui/widget/switch-row.h"
#include "ui/widget/way-words.h"
#include "ui/widget/words.h"

#include <glib/gi18n.h>

struct _AffWayPage {
  GtkWidget parent_instance;

  // owned
  AffScene *scene;
  GtkWidget *page;
  GtkWidget *blank;
  AffKept kept; // the poster that hung on the board, which the way leads to wherever it hangs

  // borrowed: children
  AffMapView *map;
  AffCover *cover;
  GtkWidget *place_icon;
  AffFitText *title;
  AffFitText *summary;
  GtkWidget *news;
  GtkWidget *caution;
  AffWaySteps *steps;
  AffSwitchRow *step_free;
  AffSwitchRow *wide;

  gint64 board;
  gint64 place;
  gboolean has_moved; // the poster, since the page was opened
};

G_DEFINE_FINAL_TYPE (AffWayPage, aff_way_page, GTK_TYPE_WIDGET)

static const AffPresentation *
find_hanging (AffWayPage *self, const AffProgramme *programme, gint64 now)
{
  const AffItem *item = aff_agenda_poster_item (programme, now);
  g_autoptr (GArray) seats = aff_agenda_seats (programme, item, now);

  for (guint i = 0; i < seats->len; i++)
    if (g_array_index (seats, AffSeat, i).board->id == self->board)
      return g_array_index (seats, AffSeat, i).presentation;
  return NULL;
}

// The way leads to a poster, so it follows where the poster is hung on another board.
static void
follow (AffWayPage *self, const AffProgramme *programme, gint64 now)
{
  if (self->board == 0 || programme == NULL)
    return;
  if (self->kept.presentation == 0) {
    const AffPresentation *hanging = find_hanging (self, programme, now);

    self->kept.presentation = hanging != NULL ? hanging->id : 0;
  }
  const AffPresentation *poster = aff_kept_find (&self->kept, programme, now);
  if (poster == NULL || poster->board == NULL || poster->board->id == self->board)
    return;
  self->board = poster->board->id;
  self->has_moved = TRUE;
}

// What happened to the poster on the way to which one is; NULL: nothing.
static char *
describe_news (AffWayPage *self, const AffProgramme *programme, gint64 now)
{
  const AffPresentation *poster = aff_kept_find (&self->kept, programme, now);

  if (self->kept.title == NULL)
    return NULL;
  if (poster != NULL && poster->board == NULL)
    return g_strdup (_ ("The poster that was here has no board now."));
  if (poster != NULL)
    // Translators: a board's label.
    return self->has_moved
             ? g_strdup_printf (_ ("This poster has moved to board %s."), poster->board->label)
             : NULL;
  return g_strdup (aff_kept_fate (&self->kept, programme) == AFF_FATE_WITHDRAWN
                     ? _ ("The poster that was here was withdrawn.")
                     : _ ("The poster that was here is no longer on show."));
}

static void
show_news (AffWayPage *self, const AffProgramme *programme, gint64 now)
{
  g_autofree char *news = describe_news (self, programme, now);

  gtk_widget_set_visible (self->news, news != NULL);
  gtk_label_set_text (GTK_LABEL (self->news), news != NULL ? news : "");
}

static AffWayEnd
find_end (AffWayPage *self, const AffProgramme *programme)
{
  return (AffWayEnd){
    .board = self->board != 0 ? aff_programme_board (programme, self->board) : NULL,
    .place = self->place != 0 ? aff_way_place (programme, self->place) : NULL,
  };
}

static const AffSeat *
find_seat (const GArray *seats, const AffBoard *board)
{
  for (guint i = 0; i < seats->len; i++) {
    const AffSeat *seat = &g_array_index (seats, AffSeat, i);

    if (seat->board == board)
      return seat;
  }
  return NULL;
}

static void
show_head (AffWayPage *self, AffWayEnd end, const GArray *seats)
{
  const AffSeat *seat = end.board != NULL ? find_seat (seats, end.board) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->cover), end.board != NULL);
  gtk_widget_set_visible (self->place_icon, end.board == NULL);
  if (end.board == NULL) {
    aff_fit_text_set_text (self->title,
                           aff_words_place (end.place, aff_scene_language (self->scene)));
    return;
  }
  if (seat != NULL && seat->presentation != NULL) {
    aff_cover_set_poster (self->cover, end.board->label,
                          seat->topic != NULL ? seat->topic->letter : NULL);
    aff_fit_text_set_text (self->title, seat->presentation->paper->title);
    return;
  }
  g_autofree char *name = g_strdup_printf (_ ("Board %s"), end.board->label);
  aff_cover_set_blank (self->cover, end.board->label, end.board->state == AFF_BOARD_CLOSED);
  aff_fit_text_set_text (self->title, name);
}

static void
show_route (AffWayPage *self, const AffRoute *route, const AffPlace *start)
{
  const char *language = aff_scene_language (self->scene);
  const char *from = aff_way_start_is_here (self->scene, start)
                       ? NULL
                       : aff_words_place (start, language);
  g_autofree char *summary = aff_route_is_walkable (route) ? aff_way_words_route (route, from)
                                                           : aff_way_words_obstacle (route);
  const char *caution = aff_way_words_caution (route);

  aff_fit_text_set_text (self->summary, summary);
  gtk_widget_set_visible (self->caution, caution != NULL);
  gtk_label_set_text (GTK_LABEL (self->caution), caution != NULL ? caution : "");
  aff_way_steps_show (self->steps, route, language);
}

static void
show_map (AffWayPage *self,
          AffProgramme *programme,
          const AffRoute *route,
          const AffPlace *start,
          AffWayEnd end,
          const GArray *seats)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (AffBoardMark));
  AffMapContent content = {
    .plan = start->plan,
    .seats = seats,
    .language = aff_scene_language (self->scene),
    .kiosk = aff_way_start_is_here (self->scene, start) ? start : NULL,
    .marks = marks,
    .route = route->points,
    .goal = end.place,
    .unit_px = aff_scene_scale (self->scene),
    .is_small = TRUE,
    .has_focus = TRUE,
    .is_led = TRUE,
  };

  if (end.board != NULL)
    g_array_append_val (marks,
                        ((AffBoardMark){.board = end.board->id, .marks = AFF_MARK_GOAL}));
  aff_map_view_show (self->map, programme, &content);
}

// Either where it begins is not known, or where it ends is no longer there.
static void
show_blank (AffWayPage *self, gboolean is_blank, gboolean has_no_end)
{
  gtk_widget_set_visible (self->page, !is_blank);
  g_clear_pointer (&self->blank, gtk_widget_unparent);
  if (!is_blank)
    return;
  self->blank = aff_blank_new ("map", _ ("No way can be shown"),
                               has_no_end ? _ ("Where it led is no longer on the plan.")
                                          : aff_way_start_unknown ());
  aff_blank_add_way (self->blank, _ ("Back"), "win.back", NULL);
  gtk_widget_set_parent (self->blank, GTK_WIDGET (self));
}

static void
refresh (AffWayPage *self)
{
  AffProgramme *programme = aff_scene_programme (self->scene);
  gint64 now = aff_scene_now (self->scene);

  follow (self, programme, now);
  AffWayEnd end = programme != NULL ? find_end (self, programme) : (AffWayEnd){0};
  const AffPlan *plan = end.board != NULL   ? end.board->plan
                        : end.place != NULL ? end.place->plan
                                            : NULL;
  const AffPlace *start = plan != NULL ? aff_way_start (self->scene, plan) : NULL;

  show_blank (self, start == NULL, programme != NULL && plan == NULL);
  if (start == NULL)
    return;
  g_autoptr (GArray)
    seats = aff_agenda_seats (programme, aff_agenda_poster_item (programme, now), now);
  g_autoptr (AffRoute) route = aff_way_find (self->scene, plan, end);
  show_head (self, end, seats);
  show_news (self, programme, now);
  show_route (self, route, start);
  show_map (self, programme, route, start, end, seats);
}

static void
on_walk_changed (AffWayPage *self)
{
  AffVisit *visit = aff_scene_visit (self->scene);

  visit->walks_step_free = aff_switch_row_get_active (self->step_free);
  visit->walks_wide = aff_switch_row_get_active (self->wide);
  refresh (self);
}

static AffSwitchRow *
make_switch (AffWayPage *self, const char *title, gboolean is_active)
{
  AffSwitchRow *row = AFF_SWITCH_ROW (aff_switch_row_new (title, NULL));

  aff_switch_row_set_active (row, is_active);
  g_signal_connect_swapped (row, "toggled", G_CALLBACK (on_walk_changed), self);
  gtk_widget_set_hexpand (GTK_WIDGET (row), TRUE);
  return row;
}

static GtkWidget *
make_head (AffWayPage *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->cover = AFF_COVER (g_object_new (AFF_TYPE_COVER, NULL));
  self->place_icon = aff_icon_new ("pin");
  self->title = AFF_FIT_TEXT (aff_fit_text_new (""));
  self->summary = AFF_FIT_TEXT (aff_fit_text_new (""));
  self->news = gtk_label_new (NULL);
  self->caution = gtk_label_new (NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->cover), "way-cover");
  gtk_widget_add_css_class (self->place_icon, "way-icon");
  gtk_widget_add_css_class (head, "way-head");
  gtk_widget_add_css_class (words, "way-words");
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "way-title");
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "way-summary");
  gtk_widget_add_css_class (self->news, "way-news");
  gtk_label_set_wrap (GTK_LABEL (self->news), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->news), 0);
  gtk_widget_add_css_class (self->caution, "way-caution");
  gtk_label_set_wrap (GTK_LABEL (self->caution), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->caution), 0);
  g_object_set (self->title, "lines", 3, "smallest", 0.7, "line-percent", 112, NULL);
  g_object_set (self->summary, "lines", 3, "smallest", 0.8, "line-percent", 125, NULL);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self->cover), GTK_ALIGN_START);
  gtk_widget_set_valign (self->place_icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (words), self->news);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (words), self->caution);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->cover));
  gtk_box_append (GTK_BOX (head), self->place_icon);
  gtk_box_append (GTK_BOX (head), words);
  return head;
}

static GtkWidget *
make_options (AffWayPage *self, gboolean is_portrait)
{
  const AffVisit *visit = aff_scene_visit (self->scene);
  GtkWidget *options =
    gtk_box_new (is_portrait ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL, 0);

  self->step_free = make_switch (self, _ ("Step-free way"), visit->walks_step_free);
  self->wide = make_switch (self, _ ("Wide aisles only"), visit->walks_wide);
  gtk_widget_add_css_class (options, "way-options");
  gtk_box_set_homogeneous (GTK_BOX (options), TRUE);
  gtk_box_append (GTK_BOX (options), GTK_WIDGET (self->step_free));
  gtk_box_append (GTK_BOX (options), GTK_WIDGET (self->wide));
  return options;
}

static GtkWidget *
make_back (void)
{
  GtkWidget *back = gtk_button_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *icon = aff_icon_new ("left");

  gtk_widget_add_css_class (icon, "icon-30");
  gtk_widget_set_halign (row, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), gtk_label_new (_ ("Back")));
  gtk_button_set_child (GTK_BUTTON (back), row);
  gtk_widget_add_css_class (back, "btn");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (back), "win.back");
  gtk_accessible_update_property (GTK_ACCESSIBLE (back), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Back"), -1);
  return back;
}

static void
build (AffWayPage *self)
{
  gboolean is_portrait = aff_scene_is_portrait (self->scene);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = make_head (self);
  GtkWidget *options = make_options (self, is_portrait);

  self->page = gtk_box_new (is_portrait ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL,
                            0);
  self->map = AFF_MAP_VIEW (aff_map_view_new (FALSE));
  self->steps = AFF_WAY_STEPS (aff_way_steps_new ());
  aff_map_view_set_plan_store (self->map,
                               aff_plan_store_of (G_OBJECT (aff_scene_live (self->scene))));
  gtk_widget_add_css_class (self->page, "way-page");
  gtk_widget_add_css_class (column, "way-column");
  gtk_widget_add_css_class (GTK_WIDGET (self->steps), "paper");
  gtk_widget_set_hexpand (GTK_WIDGET (self->map), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->map), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->steps), !is_portrait);
  if (is_portrait)
    gtk_box_append (GTK_BOX (self->page), head);
  else
    gtk_box_append (GTK_BOX (column), head);
  gtk_box_append (GTK_BOX (self->page), GTK_WIDGET (self->map));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->steps));
  gtk_box_append (GTK_BOX (column), options);
  gtk_box_append (GTK_BOX (column), make_back ());
  gtk_box_append (GTK_BOX (self->page), is_portrait ? column : aff_slim_new (column));
  gtk_widget_set_parent (self->page, GTK_WIDGET (self));
}

static void
aff_way_page_dispose (GObject *object)
{
  AffWayPage *self = AFF_WAY_PAGE (object);

  g_clear_pointer (&self->page, gtk_widget_unparent);
  g_clear_pointer (&self->blank, gtk_widget_unparent);
  aff_kept_clear (&self->kept);
  G_OBJECT_CLASS (aff_way_page_parent_class)->dispose (object);
  g_clear_object (&self->scene);
}

static void
aff_way_page_class_init (AffWayPageClass *class)
{
  G_OBJECT_CLASS (class)->dispose = aff_way_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "way");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
aff_way_page_init (AffWayPage *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The way"), -1);
}

static GtkWidget *
make_page (AffScene *scene, gint64 board, gint64 place)
{
  AffWayPage *self = g_object_new (AFF_TYPE_WAY_PAGE, NULL);

  self->scene = g_object_ref (scene);
  self->board = board;
  self->place = place;
  build (self);
  g_signal_connect_object (aff_scene_live (scene), "changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}

GtkWidget *
aff_way_page_new_to_board (AffScene *scene, gint64 board)
{
  g_return_val_if_fail (AFF_IS_SCENE (scene), NULL);
  return make_page (scene, board, 0);
}

GtkWidget *
aff_way_page_new_to_place (AffScene *scene, gint64 place)
{
  g_return_val_if_fail (AFF_IS_SCENE (scene), NULL);
  return make_page (scene, 0, place);
}
