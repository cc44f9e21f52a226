// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/schedule-page.h"

#include "app/base/clock.h"
#include "ui/attendee/agenda-view.h"
#include "ui/attendee/item-button.h"
#include "ui/attendee/session-card.h"
#include "ui/widget/blank.h"
#include "ui/widget/fit-text.h"
#include "ui/widget/focus.h"
#include "ui/widget/icon.h"
#include "ui/widget/words.h"
#include "ui/widget/wrap.h"

#include <glib/gi18n.h>
#include <math.h>

#define LANES_LANDSCAPE 4
#define LANES_PORTRAIT  2

struct _AffSchedulePage {
  GtkWidget parent_instance;

  // owned
  AffScene *scene;

  // borrowed: children of the template
  GtkBox *page;
  GtkWidget *choices;
  AffWrap *days;
  GtkBox *rooms;
  GtkWidget *turners;
  GtkWidget *earlier;
  GtkWidget *later;
  GtkBox *columns;
  GtkWidget *axis;
  GtkBox *heads;
  GtkScrolledWindow *scroller;
  GtkBox *cards;

  guint turners_source;
  gboolean has_found_now; // the axis was brought to the line of now once
};

enum { PROP_SCENE = 1 };

G_DEFINE_FINAL_TYPE (AffSchedulePage, aff_schedule_page, GTK_TYPE_WIDGET)

static void refresh (AffSchedulePage *self);

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static guint
find_lane_limit (AffSchedulePage *self)
{
  return aff_scene_is_portrait (self->scene) ? LANES_PORTRAIT : LANES_LANDSCAPE;
}

static guint
count_lanes_with_items (const GPtrArray *lanes)
{
  guint count = 0;

  for (guint i = 0; i < lanes->len; i++)
    count += ((const AffLane *) g_ptr_array_index (lanes, i))->items->len > 0;
  return count;
}

static void
on_day_clicked (GtkButton *button, AffSchedulePage *self)
{
  AffVisit *visit = aff_scene_visit (self->scene);
  const char *day = g_object_get_data (G_OBJECT (button), "day");

  g_free (visit->day);
  visit->day = g_strdup (day);
  visit->lane = 0;
  self->has_found_now = FALSE;
  refresh (self);
}

static void
on_lanes_clicked (GtkButton *button, AffSchedulePage *self)
{
  AffVisit *visit = aff_scene_visit (self->scene);

  visit->lane = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "lane"));
  refresh (self);
}

static void
add_day (AffSchedulePage *self, const char *day, const char *chosen)
{
  g_autofree char *words = aff_words_day (day);
  GtkWidget *chip = gtk_toggle_button_new_with_label (words);

  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (chip, "day");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), g_strcmp0 (day, chosen) == 0);
  g_object_set_data_full (G_OBJECT (chip), "day", g_strdup (day), g_free);
  g_signal_connect (chip, "clicked", G_CALLBACK (on_day_clicked), self);
  aff_wrap_append (self->days, chip);
}

static void
add_heading (AffSchedulePage *self, const char *day)
{
  g_autofree char *words = aff_words_day (day);
  GtkWidget *heading = gtk_label_new (words);

  gtk_widget_add_css_class (heading, "h3");
  aff_wrap_append (self->days, heading);
}

// Chips where there is a choice; the day in words where it is not today; nothing else.
static void
refresh_days (AffSchedulePage *self, const AffProgramme *programme, const char *chosen)
{
  g_autoptr (GPtrArray) days = aff_agenda_days (programme);
  g_autoptr (GPtrArray) dayless = aff_agenda_lanes (programme, NULL);
  gboolean has_dayless = count_lanes_with_items (dayless) > 0;
  g_autofree char *today = aff_zone_day (programme->zone, aff_scene_now (self->scene));

  aff_wrap_clear (self->days);
  if (days->len + has_dayless > 1) {
    for (guint i = 0; i < days->len; i++)
      add_day (self, g_ptr_array_index (days, i), chosen);
    if (has_dayless)
      add_day (self, NULL, chosen);
  } else if (days->len == 1 && g_strcmp0 (chosen, today) != 0) {
    add_heading (self, chosen);
  }
}

// The head of a lane opens the page of its workshop.
static GtkWidget *
make_head (AffSchedulePage *self, const AffProgramme *programme, const AffLane *lane)
{
  const char *language = aff_scene_language (self->scene);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *room = aff_fit_text_new (aff_words_room (lane->room, language));
  g_autofree char *about = g_strdup_printf (_ ("About %s"), lane->workshop->short_title);
  g_autofree char *name = g_strdup_printf ("%s, %s", aff_words_room (lane->room, language),
                                           about);

  gtk_widget_add_css_class (room, "h3");
  g_object_set (room, "lines", 1, "smallest", 0.7, "tracking-em", -19, NULL);
  gtk_widget_set_valign (room, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), room);
  if (programme->workshops->len > 1) {
    GtkWidget *workshop = aff_fit_text_new (lane->workshop->short_title);

    g_object_set (workshop, "lines", 1, "smallest", 0.9, NULL);
    gtk_widget_add_css_class (workshop, "small");
    gtk_widget_set_valign (workshop, GTK_ALIGN_CENTER);
    gtk_box_append (GTK_BOX (row), workshop);
  }
  if (lane->workshop->is_preliminary) {
    GtkWidget *tag = gtk_label_new (_ ("Preliminary"));
    gtk_widget_add_css_class (tag, "tag");
    gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
    gtk_box_append (GTK_BOX (row), tag);
  }
  gtk_box_append (GTK_BOX (row), aff_icon_new ("info"));
  GtkWidget *head = aff_about_button_new (lane->workshop, row, name);
  gtk_widget_add_css_class (head, "lane-head");
  gtk_widget_set_halign (head, GTK_ALIGN_START);
  return head;
}

static void
add_lane_turner (AffSchedulePage *self, guint lane, const char *icon, const char *name)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (button, "btn");
  gtk_widget_add_css_class (button, "small");
  gtk_widget_add_css_class (button, "icon-only");
  gtk_widget_set_name (button, icon);
  gtk_button_set_child (GTK_BUTTON (button), aff_icon_new (icon));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_object_set_data (G_OBJECT (button), "lane", GUINT_TO_POINTER (lane));
  g_signal_connect (button, "clicked", G_CALLBACK (on_lanes_clicked), self);
  gtk_box_append (self->rooms, button);
}

// Rooms that do not fit beside each other are turned to, like pages.
static void
add_lane_turners (AffSchedulePage *self, guint first, guint count, guint total)
{
  guint limit = find_lane_limit (self);

  if (total <= limit)
    return;
  g_autofree char *words = g_strdup_printf (_ ("Rooms %u to %u of %u"), first + 1,
                                            first + count, total);
  GtkWidget *label = gtk_label_new (words);
  gtk_widget_add_css_class (label, "label");
  gtk_box_append (self->rooms, label);
  add_lane_turner (self, first >= limit ? first - limit : 0, "left", _ ("Earlier rooms"));
  add_lane_turner (self, first + limit < total ? first + limit : first, "right",
                   _ ("More rooms"));
}

static void
show_choices (AffSchedulePage *self)
{
  gtk_widget_set_visible (self->choices,
                          gtk_widget_get_visible (self->turners) ||
                            gtk_widget_get_first_child (GTK_WIDGET (self->rooms)) != NULL ||
                            gtk_widget_get_first_child (GTK_WIDGET (self->days)) != NULL);
}

// An axis that does not fit is turned to by buttons as well: nobody has to drag.
static gboolean
on_turners (gpointer data)
{
  AffSchedulePage *self = AFF_SCHEDULE_PAGE (data);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double page = gtk_adjustment_get_page_size (adjustment);
  double last = gtk_adjustment_get_upper (adjustment) - page;
  GtkWidget *viewport = gtk_scrolled_window_get_child (self->scroller);
  GtkWidget *view = viewport != NULL ? gtk_widget_get_first_child (viewport) : NULL;

  self->turners_source = 0;
  if (!self->has_found_now && AFF_IS_AGENDA_VIEW (view) && page > 0) {
    int line = aff_agenda_view_get_line (AFF_AGENDA_VIEW (view));
    self->has_found_now = TRUE;
    gtk_adjustment_set_value (adjustment, MAX (line - page / 3, 0));
  }
  gtk_widget_set_visible (self->turners, last > 1);
  gtk_widget_set_sensitive (self->earlier, gtk_adjustment_get_value (adjustment) > 1);
  gtk_widget_set_sensitive (self->later, gtk_adjustment_get_value (adjustment) < last - 1);
  show_choices (self);
  return G_SOURCE_REMOVE;
}

static void
on_scrolled (AffSchedulePage *self)
{
  if (self->turners_source == 0)
    self->turners_source = g_idle_add (on_turners, self);
}

static void
turn (AffSchedulePage *self, double direction)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double step = gtk_adjustment_get_page_size (adjustment) * 0.8;

  gtk_adjustment_set_value (adjustment,
                            gtk_adjustment_get_value (adjustment) + direction * step);
}

static void
on_earlier_clicked (AffSchedulePage *self)
{
  turn (self, -1);
}

static void
on_later_clicked (AffSchedulePage *self)
{
  turn (self, 1);
}

static void
refresh_axis (AffSchedulePage *self, const AffProgramme *programme, const GPtrArray *lanes)
{
  guint total = count_lanes_with_items (lanes);
  AffVisit *visit = aff_scene_visit (self->scene);

  clear_box (self->heads);
  clear_box (self->rooms);
  gtk_widget_set_visible (self->axis, total > 0);
  if (total == 0) {
    gtk_scrolled_window_set_child (self->scroller, NULL);
    return;
  }
  visit->lane = visit->lane < total ? visit->lane : 0;
  guint count = MIN (find_lane_limit (self), total - visit->lane);
  for (guint i = 0; i < count; i++)
    gtk_box_append (self->heads,
                    make_head (self, programme, g_ptr_array_index (lanes, visit->lane + i)));
  gtk_scrolled_window_set_child (self->scroller,
                                 aff_agenda_view_new (self->scene, lanes, visit->lane, count));
  add_lane_turners (self, visit->lane, count, total);
}

static void
refresh_cards (AffSchedulePage *self, const GPtrArray *lanes)
{
  clear_box (self->cards);
  for (guint i = 0; i < lanes->len; i++) {
    const AffLane *lane = g_ptr_array_index (lanes, i);

    if (lane->items->len == 0)
      gtk_box_append (self->cards, aff_workshop_card_new (self->scene, lane->workshop));
  }
  if (lanes->len == 0)
    gtk_box_append (self->cards,
                    aff_blank_new ("schedule", _ ("No programme yet"),
                                   _ ("The organizers have not sent it. This page fills in by "
                                      "itself.")));
  gtk_widget_set_visible (GTK_WIDGET (self->cards),
                          gtk_widget_get_first_child (GTK_WIDGET (self->cards)) != NULL);
  gtk_widget_set_hexpand (GTK_WIDGET (self->cards), !gtk_widget_get_visible (self->axis));
}

static void
refresh (AffSchedulePage *self)
{
  const AffProgramme *programme = aff_scene_programme (self->scene);
  AffVisit *visit = aff_scene_visit (self->scene);

  if (programme == NULL)
    return;
  g_autofree char *opening = aff_agenda_opening_day (programme, aff_scene_now (self->scene));
  const char *day = visit->day != NULL ? visit->day : opening;
  g_autoptr (GPtrArray) lanes = aff_agenda_lanes (programme, day);
  g_autofree char *focus = aff_focus_note (GTK_WIDGET (self->page));
  refresh_days (self, programme, day);
  refresh_axis (self, programme, lanes);
  refresh_cards (self, lanes);
  show_choices (self);
  aff_focus_restore (GTK_WIDGET (self->page), focus);
}

static void
arrange (AffSchedulePage *self)
{
  gboolean is_portrait = aff_scene_is_portrait (self->scene);
  double scale = aff_scene_scale (self->scene);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  is_portrait ? GTK_ORIENTATION_VERTICAL
                                              : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (self->cards, !is_portrait);
  // The heads stand over the lanes, whose place the agenda computes.
  gtk_widget_set_margin_start (GTK_WIDGET (self->heads),
                               (int) round (AFF_AGENDA_RAIL_PX * scale));
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (on_scrolled), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_scrolled), self,
                           G_CONNECT_SWAPPED);
}

static void
aff_schedule_page_constructed (GObject *object)
{
  AffSchedulePage *self = AFF_SCHEDULE_PAGE (object);

  G_OBJECT_CLASS (aff_schedule_page_parent_class)->constructed (object);
  arrange (self);
  refresh (self);
  g_signal_connect_object (aff_scene_live (self->scene), "changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
}

static void
aff_schedule_page_set_property (GObject *object,
                                guint id,
                                const GValue *value,
                                GParamSpec *spec)
{
  AFF_SCHEDULE_PAGE (object)->scene = g_value_dup_object (value);
}

static void
aff_schedule_page_dispose (GObject *object)
{
  AffSchedulePage *self = AFF_SCHEDULE_PAGE (object);

  g_clear_handle_id (&self->turners_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), AFF_TYPE_SCHEDULE_PAGE);
  g_clear_object (&self->scene);
  G_OBJECT_CLASS (aff_schedule_page_parent_class)->dispose (object);
}

static void
aff_schedule_page_class_init (AffSchedulePageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->constructed = aff_schedule_page_constructed;
  object_class->set_property = aff_schedule_page_set_property;
  object_class->dispose = aff_schedule_page_dispose;
  g_object_class_install_property (
    object_class, PROP_SCENE,
    g_param_spec_object ("scene", NULL, NULL, AFF_TYPE_SCENE,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  g_type_ensure (AFF_TYPE_ICON);
  g_type_ensure (AFF_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/affiche/ui/attendee/schedule-page.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_bind_template_child (widget_class, AffSchedulePage, page);
  gtk_widget_class_bind_template_child (widget_class, AffSchedulePage, choices);
  gtk_widget_class_bind_template_child (widget_class, AffSchedulePage, days);
  gtk_widget_class_bind_template_child (widget_class, AffSchedulePage, rooms);
  gtk_widget_class_bind_template_child (widget_class, AffSchedulePage, turners);
  gtk_widget_class_bind_template_child (widget_class, AffSchedulePage, earlier);
  gtk_widget_class_bind_template_child (widget_class, AffSchedulePage, later);
  gtk_widget_class_bind_template_callback (widget_class, on_earlier_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_later_clicked);
  gtk_widget_class_bind_template_child (widget_class, AffSchedulePage, columns);
  gtk_widget_class_bind_template_child (widget_class, AffSchedulePage, axis);
  gtk_widget_class_bind_template_child (widget_class, AffSchedulePage, heads);
  gtk_widget_class_bind_template_child (widget_class, AffSchedulePage, scroller);
  gtk_widget_class_bind_template_child (widget_class, AffSchedulePage, cards);
}

static void
aff_schedule_page_init (AffSchedulePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
aff_schedule_page_new (AffScene *scene)
{
  g_return_val_if_fail (AFF_IS_SCENE (scene), NULL);
  return g_object_new (AFF_TYPE_SCHEDULE_PAGE, "scene", scene, NULL);
}
