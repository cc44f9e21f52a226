// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/posters-page.h"

#include "ui/attendee/board-choice.h"
#include "ui/attendee/board-pad.h"
#include "ui/attendee/board-panel.h"
#include "ui/attendee/posters-layout.h"
#include "ui/map/map-view.h"
#include "ui/widget/blank.h"
#include "ui/widget/fit-text.h"
#include "ui/widget/icon.h"
#include "ui/widget/topic-chip.h"
#include "ui/widget/wrap.h"

#include <glib/gi18n.h>
#include <math.h>

#define CONTROL_MARGIN 20
#define MOST_LETTERS   8  // beside the heading of the pad
#define MOST_NAMES     11 // above the map: more of them would leave it no room

struct _AffPostersPage {
  GtkWidget parent_instance;

  // owned
  AffScene *scene;
  GPtrArray *chips_made; // of borrowed chips and letters
  GArray *chip_topics;   // gint64, the topic of each of them
  char *chips_key;
  AffBoardChoice choice;

  // borrowed: children
  GtkWidget *page;
  AffWrap *chips;
  GtkBox *stage;
  GtkOverlay *frame;
  GtkWidget *controls;
  AffBoardPanel *panel;
  GtkWidget *pad_box;
  GtkWidget *pad_head;
  GtkWidget *pad_title;
  GtkWidget *whole;
  AffWrap *letters;
  AffBoardPad *pad;
  GtkWidget *pad_ways;
  GtkWidget *show_way;
  GtkWidget *read_more;
  AffMapView *map;
  GtkWidget *blank;

  gboolean is_refreshing;
};

enum { PROP_SCENE = 1 };

G_DEFINE_FINAL_TYPE (AffPostersPage, aff_posters_page, GTK_TYPE_WIDGET)

static void refresh (AffPostersPage *self);

static void
on_chip_toggled (GtkToggleButton *chip, AffPostersPage *self)
{
  AffVisit *visit = aff_scene_visit (self->scene);
  guint index;

  if (self->is_refreshing || !g_ptr_array_find (self->chips_made, chip, &index))
    return;
  // A second touch on a chip takes its filter away.
  visit->topic = gtk_toggle_button_get_active (chip)
                   ? g_array_index (self->chip_topics, gint64, index)
                   : 0;
  refresh (self);
}

static void
keep_chip (AffPostersPage *self, GtkWidget *chip, gint64 topic)
{
  g_signal_connect (chip, "toggled", G_CALLBACK (on_chip_toggled), self);
  g_ptr_array_add (self->chips_made, chip);
  g_array_append_val (self->chip_topics, topic);
}

static void
make_chips (AffPostersPage *self, const AffProgramme *programme, int posters)
{
  const char *language = aff_scene_language (self->scene);
  gboolean is_portrait = aff_scene_is_portrait (self->scene);
  gboolean is_short = is_portrait || programme->topics->len > MOST_NAMES;
  GtkWidget *all = aff_topic_chip_new (NULL, language, posters, TRUE);

  aff_wrap_clear (self->chips);
  aff_wrap_clear (self->letters);
  g_ptr_array_set_size (self->chips_made, 0);
  g_array_set_size (self->chip_topics, 0);
  aff_wrap_append (is_portrait ? self->letters : self->chips, all);
  keep_chip (self, all, 0);
  for (guint i = 0; i < programme->topics->len; i++) {
    const AffTopic *topic = g_ptr_array_index (programme->topics, i);
    GtkWidget *chip = is_short ? aff_topic_letter_chip_new (topic, language)
                               : aff_topic_chip_new (topic, language, -1, TRUE);

    aff_wrap_append (is_portrait ? self->letters : self->chips, chip);
    keep_chip (self, chip, topic->id);
  }
}

static char *
describe_chips (const AffProgramme *programme, const char *language, int posters)
{
  GString *key = g_string_new (NULL);

  g_string_append_printf (key, "%d", posters);
  for (guint i = 0; i < programme->topics->len; i++) {
    const AffTopic *topic = g_ptr_array_index (programme->topics, i);
    const AffName *name = aff_names_find (topic->names, language);

    g_string_append_printf (key, "|%" G_GINT64_FORMAT " %s %s", topic->id, topic->letter,
                            name != NULL ? name->short_name : "");
  }
  return g_string_free (key, FALSE);
}

static int
count_posters (const GArray *seats)
{
  int count = 0;

  for (guint i = 0; i < seats->len; i++)
    count += g_array_index (seats, AffSeat, i).state == AFF_SEAT_ASSIGNED;
  return count;
}

// Letters that find no room beside the heading of the pad stand below it, in rows.
static void
arrange_letters (AffPostersPage *self, guint topics)
{
  gboolean is_below = aff_scene_is_portrait (self->scene) && topics > MOST_LETTERS;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->pad_head),
                                  is_below ? GTK_ORIENTATION_VERTICAL
                                           : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_halign (GTK_WIDGET (self->letters), is_below ? GTK_ALIGN_FILL : GTK_ALIGN_END);
}

static void
refresh_chips (AffPostersPage *self, const AffProgramme *programme, const GArray *seats)
{
  AffVisit *visit = aff_scene_visit (self->scene);
  int posters = count_posters (seats);
  g_autofree char *key = describe_chips (programme, aff_scene_language (self->scene), posters);
  gboolean has_topic = FALSE;

  if (g_strcmp0 (key, self->chips_key) != 0) {
    make_chips (self, programme, posters);
    arrange_letters (self, programme->topics->len);
    g_free (self->chips_key);
    self->chips_key = g_steal_pointer (&key);
  }
  for (guint i = 0; i < self->chip_topics->len; i++)
    has_topic |= g_array_index (self->chip_topics, gint64, i) == visit->topic;
  if (!has_topic)
    visit->topic = 0;
  for (guint i = 0; i < self->chips_made->len; i++)
    gtk_toggle_button_set_active (g_ptr_array_index (self->chips_made, i),
                                  g_array_index (self->chip_topics, gint64, i) == visit->topic);
}

static const AffSeat *
find_selected (AffPostersPage *self, const GArray *seats)
{
  gint64 board = aff_scene_visit (self->scene)->board;

  for (guint i = 0; i < seats->len; i++) {
    const AffSeat *seat = &g_array_index (seats, AffSeat, i);

    if (seat->board->id == board)
      return seat;
  }
  return NULL;
}

// On a screen lying down, the pad of keys stands between a slim map and the panel; the controls
// of the map, for which it has no room, stand over the pad.
static void
put_pad_beside (AffPostersPage *self, const AffPostersLayout *layout)
{
  aff_board_pad_set_columns (self->pad, layout->pad_columns);
  gtk_widget_set_hexpand (GTK_WIDGET (self->frame), FALSE);
  gtk_widget_set_size_request (GTK_WIDGET (self->frame), (int) ceil (layout->map_width_px), -1);
  if (gtk_widget_get_parent (self->pad_box) == GTK_WIDGET (self->stage))
    return;
  GtkLayoutManager *grid = gtk_widget_get_layout_manager (self->controls);
  g_object_set (gtk_layout_manager_get_layout_child (grid, self->whole), "column", 2, "row", 0,
                "column-span", 1, NULL);
  g_object_ref (self->controls);
  gtk_overlay_remove_overlay (self->frame, self->controls);
  gtk_box_append (GTK_BOX (self->pad_head), self->controls);
  g_object_unref (self->controls);
  g_object_ref (self->pad_box);
  gtk_box_remove (GTK_BOX (self->page), self->pad_box);
  gtk_box_insert_child_after (self->stage, self->pad_box, GTK_WIDGET (self->frame));
  g_object_unref (self->pad_box);
  gtk_widget_set_hexpand (self->pad_box, TRUE);
  gtk_widget_add_css_class (self->pad_box, layout->is_slim ? "slim" : "wide");
}

static void
arrange (AffPostersPage *self, const AffMapContent *content)
{
  gboolean is_portrait = aff_scene_is_portrait (self->scene);
  AffPostersLayout layout = aff_posters_layout_choose (content, is_portrait);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->stage), layout.is_wide
                                                                  ? GTK_ORIENTATION_VERTICAL
                                                                  : GTK_ORIENTATION_HORIZONTAL);
  aff_board_panel_set_shape (self->panel, layout.is_wide, !is_portrait);
  gtk_widget_set_visible (self->pad_box, layout.has_pad);
  gtk_widget_set_visible (self->pad_title, layout.has_title);
  gtk_widget_set_visible (self->pad_ways, is_portrait);
  gtk_widget_set_visible (GTK_WIDGET (self->chips), !is_portrait);
  gtk_widget_set_visible (self->controls, !is_portrait);
  gtk_widget_set_vexpand (GTK_WIDGET (self->pad), !is_portrait);
  if (!is_portrait && layout.has_pad)
    put_pad_beside (self, &layout);
}

static void
show_blank (AffPostersPage *self, gboolean is_blank)
{
  gtk_widget_set_visible (self->page, !is_blank);
  gtk_widget_set_visible (self->blank, is_blank);
}

// PAGE NULL: there is nothing to show. A button with an action is sensitive whenever its action is,
// so it has none then.
static void
offer_page (GtkWidget *button, const char *page)
{
  if (page != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", page);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), page != NULL ? "win.show" : NULL);
  gtk_widget_set_sensitive (button, page != NULL);
}

static void
refresh_buttons (AffPostersPage *self, const AffSeat *seat)
{
  g_autofree char *way = NULL;
  g_autofree char *page = NULL;

  if (seat != NULL)
    way = g_strdup_printf ("way:%" G_GINT64_FORMAT, seat->board->id);
  if (seat != NULL && seat->presentation != NULL)
    page = g_strdup_printf ("presentation:%" G_GINT64_FORMAT, seat->presentation->id);
  offer_page (self->show_way, way);
  offer_page (self->read_more, page);
}

static void
refresh_zoom (AffPostersPage *self)
{
  gboolean is_whole = aff_map_view_is_whole (self->map);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "map.zoom-out", !is_whole);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "map.show-whole", !is_whole);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "map.zoom-in",
                                 !aff_map_view_is_largest (self->map));
}

static void
show_floor (AffPostersPage *self,
            AffProgramme *programme,
            const AffPlan *plan,
            const GArray *seats)
{
  AffVisit *visit = aff_scene_visit (self->scene);
  const AffPlace *kiosk = aff_scene_kiosk (self->scene);
  const AffSeat *selected = find_selected (self, seats);
  AffMapContent content = {
    .plan = plan,
    .seats = seats,
    .language = aff_scene_language (self->scene),
    .kiosk = kiosk != NULL && kiosk->plan == plan ? kiosk : NULL,
    .selected = selected != NULL ? selected->board->id : 0,
    .unit_px = aff_scene_scale (self->scene),
    .is_small = aff_scene_is_portrait (self->scene),
  };

  refresh_chips (self, programme, seats);
  content.topic = visit->topic;
  arrange (self, &content);
  aff_map_view_show (self->map, programme, &content);
  if (gtk_widget_get_visible (self->pad_box))
    aff_board_pad_show (self->pad, &content);
  if (selected != NULL)
    aff_board_panel_show_seat (self->panel, self->scene, selected, self->choice.found);
  else
    aff_board_panel_show_rest (self->panel, seats);
  refresh_buttons (self, selected);
  refresh_zoom (self);
}

static void
refresh (AffPostersPage *self)
{
  AffProgramme *programme = aff_scene_programme (self->scene);
  gint64 now = aff_scene_now (self->scene);

  if (programme == NULL) {
    show_blank (self, TRUE);
    return;
  }
  const AffItem *item = aff_agenda_poster_item (programme, now);
  const AffPlan *plan = aff_agenda_plan (programme, item);
  g_autoptr (GArray) seats = aff_agenda_seats (programme, item, now);
  self->is_refreshing = TRUE;
  show_blank (self, plan == NULL || seats->len == 0);
  aff_board_choice_follow (&self->choice, self->scene, item, seats);
  if (plan != NULL && seats->len > 0)
    show_floor (self, programme, plan, seats);
  self->is_refreshing = FALSE;
}

static void
on_board_chosen (GtkWidget *source, gint64 board, AffPostersPage *self)
{
  aff_scene_visit (self->scene)->board = board;
  refresh (self);
}

static void
on_view_changed (AffMapView *map, AffPostersPage *self)
{
  refresh_zoom (self);
}

static void
on_zoom_in (GtkWidget *widget, const char *action, GVariant *parameter)
{
  aff_map_view_step (AFF_POSTERS_PAGE (widget)->map, 1);
}

static void
on_zoom_out (GtkWidget *widget, const char *action, GVariant *parameter)
{
  aff_map_view_step (AFF_POSTERS_PAGE (widget)->map, -1);
}

static void
on_show_whole (GtkWidget *widget, const char *action, GVariant *parameter)
{
  aff_map_view_show_whole (AFF_POSTERS_PAGE (widget)->map);
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType modifiers,
        AffPostersPage *self)
{
  guint32 time = gtk_event_controller_get_current_event_time (
    GTK_EVENT_CONTROLLER (controller));

  if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return FALSE;
  return aff_map_view_take_key (self->map, key, time);
}

static gboolean
on_place_controls (GtkOverlay *frame,
                   GtkWidget *child,
                   GdkRectangle *place,
                   AffPostersPage *self)
{
  GtkRequisition size;

  if (child != self->controls)
    return FALSE;
  gtk_widget_get_preferred_size (child, NULL, &size);
  AffArea area = aff_map_view_place_controls (self->map, size.width, size.height,
                                              CONTROL_MARGIN * aff_scene_scale (self->scene));
  *place = (GdkRectangle){(int) area.x_px, (int) area.y_px, size.width, size.height};
  return TRUE;
}

static void
add_map (AffPostersPage *self)
{
  GtkWidget *map = aff_map_view_new (!aff_scene_is_portrait (self->scene));

  self->map = AFF_MAP_VIEW (map);
  aff_map_view_set_plan_store (self->map, aff_plan_store_of (G_OBJECT (self->scene)));
  gtk_overlay_set_child (self->frame, map);
  g_signal_connect (map, "board-chosen", G_CALLBACK (on_board_chosen), self);
  g_signal_connect (map, "view-changed", G_CALLBACK (on_view_changed), self);
  g_signal_connect (self->frame, "get-child-position", G_CALLBACK (on_place_controls), self);
}

static void
add_blank (AffPostersPage *self)
{
  self->blank = aff_blank_new ("map", _ ("No boards yet"),
                               _ ("The poster boards are not on a plan yet. The schedule says "
                                  "when posters are shown."));
  gtk_widget_set_parent (self->blank, GTK_WIDGET (self));
}

static void
aff_posters_page_constructed (GObject *object)
{
  AffPostersPage *self = AFF_POSTERS_PAGE (object);
  GtkEventController *keys = gtk_event_controller_key_new ();

  G_OBJECT_CLASS (aff_posters_page_parent_class)->constructed (object);
  add_map (self);
  add_blank (self);
  g_signal_connect (self->pad, "board-chosen", G_CALLBACK (on_board_chosen), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (aff_scene_live (self->scene), "changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
}

static void
aff_posters_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  AFF_POSTERS_PAGE (object)->scene = g_value_dup_object (value);
}

static void
aff_posters_page_dispose (GObject *object)
{
  AffPostersPage *self = AFF_POSTERS_PAGE (object);

  g_clear_pointer (&self->blank, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), AFF_TYPE_POSTERS_PAGE);
  G_OBJECT_CLASS (aff_posters_page_parent_class)->dispose (object);
}

static void
aff_posters_page_finalize (GObject *object)
{
  AffPostersPage *self = AFF_POSTERS_PAGE (object);

  g_clear_object (&self->scene);
  g_ptr_array_unref (self->chips_made);
  g_array_unref (self->chip_topics);
  g_free (self->chips_key);
  aff_board_choice_clear (&self->choice);
  G_OBJECT_CLASS (aff_posters_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, AffPostersPage, page);
  gtk_widget_class_bind_template_child (class, AffPostersPage, chips);
  gtk_widget_class_bind_template_child (class, AffPostersPage, stage);
  gtk_widget_class_bind_template_child (class, AffPostersPage, frame);
  gtk_widget_class_bind_template_child (class, AffPostersPage, controls);
  gtk_widget_class_bind_template_child (class, AffPostersPage, panel);
  gtk_widget_class_bind_template_child (class, AffPostersPage, pad_box);
  gtk_widget_class_bind_template_child (class, AffPostersPage, pad_head);
  gtk_widget_class_bind_template_child (class, AffPostersPage, pad_title);
  gtk_widget_class_bind_template_child (class, AffPostersPage, whole);
  gtk_widget_class_bind_template_child (class, AffPostersPage, letters);
  gtk_widget_class_bind_template_child (class, AffPostersPage, pad);
  gtk_widget_class_bind_template_child (class, AffPostersPage, pad_ways);
  gtk_widget_class_bind_template_child (class, AffPostersPage, show_way);
  gtk_widget_class_bind_template_child (class, AffPostersPage, read_more);
}

static void
aff_posters_page_class_init (AffPostersPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->constructed = aff_posters_page_constructed;
  object_class->set_property = aff_posters_page_set_property;
  object_class->dispose = aff_posters_page_dispose;
  object_class->finalize = aff_posters_page_finalize;
  g_object_class_install_property (
    object_class, PROP_SCENE,
    g_param_spec_object ("scene", NULL, NULL, AFF_TYPE_SCENE,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  g_type_ensure (AFF_TYPE_BOARD_PAD);
  g_type_ensure (AFF_TYPE_BOARD_PANEL);
  g_type_ensure (AFF_TYPE_FIT_TEXT);
  g_type_ensure (AFF_TYPE_ICON);
  g_type_ensure (AFF_TYPE_WRAP);
  gtk_widget_class_install_action (widget_class, "map.zoom-in", NULL, on_zoom_in);
  gtk_widget_class_install_action (widget_class, "map.zoom-out", NULL, on_zoom_out);
  gtk_widget_class_install_action (widget_class, "map.show-whole", NULL, on_show_whole);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "posters");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/affiche/ui/attendee/posters-page.ui");
  bind_children (widget_class);
}

static void
aff_posters_page_init (AffPostersPage *self)
{
  self->chips_made = g_ptr_array_new ();
  self->chip_topics = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Posters"), -1);
}

GtkWidget *
aff_posters_page_new (AffScene *scene)
{
  g_return_val_if_fail (AFF_IS_SCENE (scene), NULL);
  return g_object_new (AFF_TYPE_POSTERS_PAGE, "scene", scene, NULL);
}
