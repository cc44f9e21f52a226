// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/now-page.h"

#include "app/base/clock.h"
#include "ui/attendee/about-page.h"
#include "ui/attendee/hero.h"
#include "ui/attendee/item-button.h"
#include "ui/attendee/next-row.h"
#include "ui/attendee/session-card.h"
#include "ui/widget/banner.h"
#include "ui/widget/fit-text.h"
#include "ui/widget/focus.h"
#include "ui/widget/icon.h"
#include "ui/widget/topic-chip.h"
#include "ui/widget/words.h"

#include <glib/gi18n.h>

#define NEXT_ROWS_LANDSCAPE 4
#define NEXT_ROWS_PORTRAIT  3
#define MOST_CHIPS          8
#define MOST_RUNNING        4
#define STALE_SECONDS       (60 * 60)

// The grid has equal columns; a wide screen gives 15 of them to now and 7 to what is next, so
// that the words of no language can push the line between the two.
#define COLUMNS      22
#define MAIN_COLUMNS 15

struct _AffNowPage {
  GtkWidget parent_instance;

  // owned
  AffScene *scene;
  AffProgramme *strip_programme; // what the chips were made of

  // borrowed
  GtkGrid *grid;
  AffBanner *banner;
  GtkBox *stage;
  GtkWidget *next_card;
  AffFitText *next_title;
  GtkLabel *next_ends;
  GtkWidget *about;
  GtkBox *next_rows;
  GtkWidget *strip;
  GtkLabel *poster_count;
  GtkLabel *poster_words;
  GtkGrid *chips;
  GtkWidget *tiles;
  GtkBox *front;

  gint64 front_workshop; // whose page stands in front, 0: none
};

enum { PROP_SCENE = 1 };

G_DEFINE_FINAL_TYPE (AffNowPage, aff_now_page, GTK_TYPE_WIDGET)

static void
clear_children (GtkWidget *parent)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (parent)) != NULL) {
    if (GTK_IS_BOX (parent))
      gtk_box_remove (GTK_BOX (parent), child);
    else
      gtk_grid_remove (GTK_GRID (parent), child);
  }
}

static void
show_running_list (AffNowPage *self, const GPtrArray *running)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_label_new (_ ("Now"));

  gtk_widget_add_css_class (list, "hero");
  gtk_widget_add_css_class (list, "running-list");
  gtk_widget_add_css_class (head, "eyebrow");
  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_box_append (GTK_BOX (list), head);
  for (guint i = 0; i < MIN (running->len, MOST_RUNNING); i++)
    gtk_box_append (GTK_BOX (list),
                    aff_running_row_new (self->scene, g_ptr_array_index (running, i)));
  if (running->len > MOST_RUNNING) {
    guint others = running->len - MOST_RUNNING;
    g_autofree char *words = g_strdup_printf (
      ngettext ("%u more in the schedule", "%u more in the schedule", others), others);
    GtkWidget *more = gtk_label_new (words);

    gtk_widget_add_css_class (more, "more");
    gtk_label_set_xalign (GTK_LABEL (more), 0);
    gtk_box_append (GTK_BOX (list), more);
  }
  gtk_box_append (self->stage, list);
}

// The card of an item is the button that opens it.
static void
add_item (AffNowPage *self, const AffItem *item, gboolean is_half)
{
  GtkWidget *hero = aff_hero_new (self->scene, is_half);
  GtkWidget *button = aff_item_button_new (item, hero);

  aff_hero_show_item (AFF_HERO (hero), item);
  gtk_widget_add_css_class (button, "hero-button");
  gtk_box_append (self->stage, button);
}

static char *
list_workshop_names (const AffProgramme *programme)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < programme->workshops->len; i++) {
    const AffWorkshop *workshop = g_ptr_array_index (programme->workshops, i);
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", workshop->short_title);
  }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

// Nothing runs and nothing is to come.
static void
show_no_item (AffNowPage *self, const AffProgramme *programme)
{
  g_autofree char *names = list_workshop_names (programme);
  AffHero *hero = AFF_HERO (aff_hero_new (self->scene, FALSE));

  gtk_box_append (self->stage, GTK_WIDGET (hero));
  if (programme->items->len > 0)
    aff_hero_show_words (hero, names, _ ("The programme has ended"),
                         _ ("Thank you for coming."));
  else
    aff_hero_show_words (hero, "", _ ("No programme yet"),
                         _ ("The organizers have not sent it. This page fills in by itself."));
}

static void
refresh_stage (AffNowPage *self,
               const AffProgramme *programme,
               const GPtrArray *running,
               const GPtrArray *next)
{
  clear_children (GTK_WIDGET (self->stage));
  if (running->len > 2) {
    show_running_list (self, running);
    return;
  }
  for (guint i = 0; i < running->len; i++)
    add_item (self, g_ptr_array_index (running, i), running->len > 1);
  if (running->len > 0)
    return;
  if (next->len > 0)
    add_item (self, g_ptr_array_index (next, 0), FALSE);
  else
    show_no_item (self, programme);
}

// "Next", or the day that the next items are on when it is not today.
static char *
describe_next_day (const AffItem *first, gint64 now)
{
  g_autofree char *today = aff_zone_day (first->workshop->zone, now);
  g_autofree char *day = aff_zone_day (first->workshop->zone, first->standing.start);

  return g_str_equal (today, day) ? g_strdup (_ ("Next")) : aff_words_day (day);
}

// When the day that the next items are on (or today) comes to its end.
static char *
describe_end (const AffProgramme *programme, const GPtrArray *next, gint64 now)
{
  gint64 at = next->len > 0 ? ((AffItem *) g_ptr_array_index (next, 0))->standing.start : now;
  gint64 end = aff_agenda_day_end (programme, at);

  if (end == AFF_UNKNOWN_TIME || next->len == 0)
    return g_strdup ("");
  g_autofree char *time = aff_words_time (programme->zone, end);
  return g_strdup_printf (_ ("Ends %s"), time);
}

static const char *
describe_nothing (const AffProgramme *programme, gboolean is_last)
{
  if (is_last)
    return _ ("Nothing more is planned after it.");
  if (programme->items->len == 0)
    return _ ("The times are not known yet. This page fills in by itself.");
  if (programme->papers->len == 0)
    return _ ("Nothing more is planned.");
  return _ ("Nothing more is planned. The papers can still be opened from the poster map.");
}

// The rows from FIRST on: what the large card shows already is not said twice.
static void
refresh_next (AffNowPage *self,
              const AffProgramme *programme,
              const GPtrArray *next,
              guint first,
              gint64 now)
{
  guint most = aff_scene_is_portrait (self->scene) ? NEXT_ROWS_PORTRAIT : NEXT_ROWS_LANDSCAPE;
  g_autofree char *title = next->len > 0 ? describe_next_day (g_ptr_array_index (next, 0), now)
                                         : g_strdup (_ ("Next"));
  g_autofree char *ends = describe_end (programme, next, now);

  aff_fit_text_set_text (self->next_title, title);
  gtk_label_set_label (self->next_ends, ends);
  clear_children (GTK_WIDGET (self->next_rows));
  for (guint i = first; i < MIN (next->len, first + most); i++)
    gtk_box_append (self->next_rows,
                    aff_next_row_new (self->scene, g_ptr_array_index (next, i)));
  if (next->len <= first) {
    GtkWidget *nothing = gtk_label_new (describe_nothing (programme, next->len > 0));
    gtk_widget_add_css_class (nothing, "body");
    gtk_widget_add_css_class (nothing, "ink2");
    gtk_label_set_xalign (GTK_LABEL (nothing), 0);
    gtk_label_set_wrap (GTK_LABEL (nothing), TRUE);
    gtk_box_append (self->next_rows, nothing);
  }
}

static int
count_posters (const GArray *seats, const AffTopic *topic)
{
  int count = 0;

  for (guint i = 0; i < seats->len; i++) {
    const AffSeat *seat = &g_array_index (seats, AffSeat, i);
    count += seat->state == AFF_SEAT_ASSIGNED && (topic == NULL || seat->topic == topic);
  }
  return count;
}

static void
add_chips (AffNowPage *self, const AffProgramme *programme, const GArray *seats)
{
  guint shown = MIN (programme->topics->len, MOST_CHIPS);
  guint columns = MAX ((shown + 1) / 2, 1);

  for (guint i = 0; i < shown; i++) {
    const AffTopic *topic = g_ptr_array_index (programme->topics, i);
    GtkWidget *chip = aff_topic_chip_new (topic, aff_scene_language (self->scene),
                                          count_posters (seats, topic), FALSE);

    gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), "win.show-topic");
    gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "x", topic->id);
    gtk_widget_set_hexpand (chip, TRUE);
    gtk_grid_attach (self->chips, chip, (int) (i % columns), (int) (i / columns), 1, 1);
  }
}

static GtkLayoutChild *
find_place (AffNowPage *self, GtkWidget *child)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self->grid));

  return gtk_layout_manager_get_layout_child (layout, child);
}

static void
put (AffNowPage *self, GtkWidget *child, int column, int row, int width)
{
  g_object_set (find_place (self, child), "column", column, "row", row, "column-span", width,
                NULL);
}

// Without posters there is no strip, and what is on now takes its place.
static void
show_strip (AffNowPage *self, gboolean is_visible)
{
  gboolean is_portrait = aff_scene_is_portrait (self->scene);

  gtk_widget_set_visible (self->strip, is_visible && !is_portrait);
  g_object_set (find_place (self, GTK_WIDGET (self->stage)), "row-span",
                is_visible || is_portrait ? 1 : 2, NULL);
}

static const char *
describe_posters (const AffItem *item, int posters, gint64 now)
{
  switch (item != NULL ? aff_agenda_phase (item, now) : AFF_PHASE_UNKNOWN) {
  case AFF_PHASE_RUNNING:
    return ngettext ("poster on show", "posters on show", (gulong) posters);
  case AFF_PHASE_PAST:
    return ngettext ("poster was shown", "posters were shown", (gulong) posters);
  default:
    return ngettext ("poster to come", "posters to come", (gulong) posters);
  }
}

// The chips can have the focus, so they are made anew only with the programme or the posters.
static void
refresh_strip (AffNowPage *self, AffProgramme *programme, gint64 now)
{
  const AffItem *item = aff_agenda_poster_item (programme, now);
  g_autoptr (GArray) seats = aff_agenda_seats (programme, item, now);
  int posters = count_posters (seats, NULL);
  g_autofree char *count = g_strdup_printf ("%d", posters);

  gtk_label_set_label (self->poster_words, describe_posters (item, posters, now));
  if (self->strip_programme == programme &&
      g_str_equal (gtk_label_get_label (self->poster_count), count))
    return;
  g_clear_pointer (&self->strip_programme, aff_programme_unref);
  self->strip_programme = aff_programme_ref (programme);

  clear_children (GTK_WIDGET (self->chips));
  show_strip (self, posters > 0);
  gtk_label_set_label (self->poster_count, count);
  add_chips (self, programme, seats);
}

// What was read an hour ago and cannot be read since is no longer told without a warning.
static void
refresh_banner (AffNowPage *self, const AffProgramme *programme, gint64 now)
{
  AffLive *live = aff_scene_live (self->scene);
  gint64 as_of = aff_live_as_of (live);

  g_autofree char *focus = aff_focus_note (GTK_WIDGET (self->grid));
  aff_banner_update (self->banner, programme, now, aff_scene_language (self->scene));
  if (aff_live_trouble (live) != NULL && as_of != AFF_UNKNOWN_TIME &&
      now - as_of > STALE_SECONDS)
    aff_banner_warn_stale (self->banner, programme->zone, as_of);
}

// The workshop of what is on, else of what comes, else the first.
static const AffWorkshop *
find_workshop (const AffProgramme *programme, const GPtrArray *running, const GPtrArray *next)
{
  if (running->len > 0)
    return ((const AffItem *) g_ptr_array_index (running, 0))->workshop;
  if (next->len > 0)
    return ((const AffItem *) g_ptr_array_index (next, 0))->workshop;
  return programme->workshops->len > 0 ? g_ptr_array_index (programme->workshops, 0) : NULL;
}

static void
refresh_about (AffNowPage *self, const AffWorkshop *workshop)
{
  gtk_widget_set_visible (self->about, workshop != NULL);
  if (workshop == NULL)
    return;
  g_autofree char *name = g_strdup_printf (_ ("About %s"), workshop->short_title);
  g_autofree char *target = g_strdup_printf ("workshop:%" G_GINT64_FORMAT, workshop->id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->about), "s", target);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->about), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

// The only workshop stands with its whole page, which follows the programme by itself.
static void
show_front_workshop (AffNowPage *self, const AffWorkshop *workshop)
{
  if (self->front_workshop == workshop->id)
    return;
  clear_children (GTK_WIDGET (self->front));
  gtk_box_append (self->front, aff_about_page_new_front (self->scene, workshop->id));
  self->front_workshop = workshop->id;
}

static void
show_front_list (AffNowPage *self, const AffProgramme *programme)
{
  clear_children (GTK_WIDGET (self->front));
  for (guint i = 0; i < programme->workshops->len; i++)
    gtk_box_append (self->front,
                    aff_workshop_card_new (self->scene,
                                           g_ptr_array_index (programme->workshops, i)));
  self->front_workshop = 0;
}

// Workshops without a single item are shown for what they are, not as an empty schedule.
static void
refresh_front (AffNowPage *self, const AffProgramme *programme)
{
  gboolean is_front = programme->items->len == 0 && programme->workshops->len > 0;
  GtkWidget *const others[] = {GTK_WIDGET (self->stage), self->next_card, self->tiles};

  gtk_widget_set_visible (GTK_WIDGET (self->front), is_front);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    gtk_widget_set_visible (others[i], !is_front);
  if (!is_front) {
    clear_children (GTK_WIDGET (self->front));
    self->front_workshop = 0;
  } else if (programme->workshops->len == 1)
    show_front_workshop (self, g_ptr_array_index (programme->workshops, 0));
  else
    show_front_list (self, programme);
}

static void
refresh (AffNowPage *self)
{
  AffProgramme *programme = aff_scene_programme (self->scene);
  gint64 now = aff_scene_now (self->scene);

  if (programme == NULL)
    return;
  g_autoptr (GPtrArray) running = aff_agenda_running (programme, now);
  g_autoptr (GPtrArray) next = aff_agenda_next (programme, now, 0);
  g_autofree char *focus = aff_focus_note (GTK_WIDGET (self->grid));
  refresh_banner (self, programme, now);
  refresh_stage (self, programme, running, next);
  refresh_next (self, programme, next, running->len > 0 ? 0 : 1, now);
  refresh_strip (self, programme, now);
  refresh_about (self, find_workshop (programme, running, next));
  refresh_front (self, programme);
  aff_focus_restore (GTK_WIDGET (self->grid), focus);
}

static void
arrange (AffNowPage *self)
{
  if (aff_scene_is_portrait (self->scene)) {
    put (self, GTK_WIDGET (self->stage), 0, 0, COLUMNS);
    put (self, GTK_WIDGET (self->banner), 0, 1, COLUMNS);
    put (self, self->next_card, 0, 2, COLUMNS);
    put (self, self->strip, 0, 3, COLUMNS);
    put (self, self->tiles, 0, 4, COLUMNS);
    put (self, GTK_WIDGET (self->front), 0, 5, COLUMNS);
    gtk_orientable_set_orientation (GTK_ORIENTABLE (self->stage), GTK_ORIENTATION_VERTICAL);
    gtk_orientable_set_orientation (GTK_ORIENTABLE (self->front), GTK_ORIENTATION_VERTICAL);
  } else {
    put (self, GTK_WIDGET (self->banner), 0, 0, COLUMNS);
    put (self, GTK_WIDGET (self->stage), 0, 1, MAIN_COLUMNS);
    put (self, self->next_card, MAIN_COLUMNS, 1, COLUMNS - MAIN_COLUMNS);
    put (self, self->strip, 0, 2, MAIN_COLUMNS);
    put (self, self->tiles, MAIN_COLUMNS, 2, COLUMNS - MAIN_COLUMNS);
    put (self, GTK_WIDGET (self->front), 0, 3, COLUMNS);
  }
}

static void
aff_now_page_constructed (GObject *object)
{
  AffNowPage *self = AFF_NOW_PAGE (object);

  G_OBJECT_CLASS (aff_now_page_parent_class)->constructed (object);
  arrange (self);
  refresh (self);
  g_signal_connect_object (aff_scene_live (self->scene), "changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
}

static void
aff_now_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  AFF_NOW_PAGE (object)->scene = g_value_dup_object (value);
}

static void
aff_now_page_dispose (GObject *object)
{
  AffNowPage *self = AFF_NOW_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), AFF_TYPE_NOW_PAGE);
  g_clear_pointer (&self->strip_programme, aff_programme_unref);
  g_clear_object (&self->scene);
  G_OBJECT_CLASS (aff_now_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, AffNowPage, grid);
  gtk_widget_class_bind_template_child (class, AffNowPage, banner);
  gtk_widget_class_bind_template_child (class, AffNowPage, stage);
  gtk_widget_class_bind_template_child (class, AffNowPage, next_card);
  gtk_widget_class_bind_template_child (class, AffNowPage, next_title);
  gtk_widget_class_bind_template_child (class, AffNowPage, next_ends);
  gtk_widget_class_bind_template_child (class, AffNowPage, about);
  gtk_widget_class_bind_template_child (class, AffNowPage, next_rows);
  gtk_widget_class_bind_template_child (class, AffNowPage, strip);
  gtk_widget_class_bind_template_child (class, AffNowPage, poster_count);
  gtk_widget_class_bind_template_child (class, AffNowPage, poster_words);
  gtk_widget_class_bind_template_child (class, AffNowPage, chips);
  gtk_widget_class_bind_template_child (class, AffNowPage, tiles);
  gtk_widget_class_bind_template_child (class, AffNowPage, front);
}

static void
aff_now_page_class_init (AffNowPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->constructed = aff_now_page_constructed;
  object_class->set_property = aff_now_page_set_property;
  object_class->dispose = aff_now_page_dispose;
  g_object_class_install_property (
    object_class, PROP_SCENE,
    g_param_spec_object ("scene", NULL, NULL, AFF_TYPE_SCENE,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  g_type_ensure (AFF_TYPE_BANNER);
  g_type_ensure (AFF_TYPE_FIT_TEXT);
  g_type_ensure (AFF_TYPE_ICON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/affiche/ui/attendee/now-page.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  bind_children (widget_class);
}

static void
aff_now_page_init (AffNowPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
aff_now_page_new (AffScene *scene)
{
  g_return_val_if_fail (AFF_IS_SCENE (scene), NULL);
  return g_object_new (AFF_TYPE_NOW_PAGE, "scene", scene, NULL);
}
