// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/map-view.h"

#include "app/base/text.h"
#include "ui/map/board-target.h"
#include "ui/map/gesture.h"
#include "ui/map/here-mark.h"
#include "ui/map/spatial.h"

#include <glib/gi18n.h>
#include <math.h>

#define SLOP_PX    14   // at scale 1: a finger trembles
#define TARGET_PX  64   // what a finger hits at least
#define TYPING_MS  1200 // between two characters of a label
#define WHEEL_STEP 1.2

struct _AffMapView {
  GtkWidget parent_instance;

  // owned
  AffProgramme *programme;
  GArray *seats;
  char *language;
  AffFloor *floor;
  GPtrArray *targets; // AffBoardTarget, in the order of seats
  GtkWidget *here;
  GskRenderNode *picture;
  char *picture_key;
  GString *typed;

  // borrowed
  GtkGesture *drag;

  AffMapContent content; // its plan is NULL until something is shown
  AffViewport viewport;
  AffGesture gesture;
  double picture_scale;
  double pinch_start;
  guint32 typed_ms;
  gint64 remembered; // the board that Tab comes back to
  gboolean is_interactive;
  gboolean is_rendering;
};

enum { PROP_INTERACTIVE = 1 };

enum { BOARD_CHOSEN, VIEW_CHANGED, SIGNALS };

static guint signals[SIGNALS];

G_DEFINE_FINAL_TYPE (AffMapView, aff_map_view, GTK_TYPE_WIDGET)

static void update_picture (AffMapView *self);

static const AffSeat *
get_seat (AffMapView *self, guint index)
{
  return &g_array_index (self->seats, AffSeat, index);
}

static AffSpot *
list_spots (AffMapView *self)
{
  AffSpot *spots = g_new (AffSpot, self->seats->len + 1);

  for (guint i = 0; i < self->seats->len; i++)
    spots[i] = aff_viewport_to_view (&self->viewport, get_seat (self, i)->board->centre);
  return spots;
}

static double
measure_target (AffMapView *self)
{
  return MAX (aff_map_content_pitch (&self->content, &self->viewport),
              TARGET_PX * self->content.unit_px);
}

static void
choose (AffMapView *self, gint64 board)
{
  self->remembered = board;
  g_signal_emit (self, signals[BOARD_CHOSEN], 0, board);
}

// Everything of a picture that can be seen, as text: equal texts are equal pictures.
static char *
describe_picture (AffMapView *self, gboolean has_plan)
{
  const AffMapContent *content = &self->content;
  GString *key = g_string_new (content->plan->sha256);

  g_string_append_printf (key, " %s %d %.9f %.3f %" G_GINT64_FORMAT, content->language,
                          has_plan, self->viewport.scale, self->viewport.rotation_deg,
                          content->kiosk != NULL ? content->kiosk->id : 0);
  for (guint i = 0; i < self->seats->len; i++) {
    const AffSeat *seat = get_seat (self, i);
    const AffBoard *board = seat->board;

    g_string_append_printf (key, "|%s %s %d %d %d %d,%d,%d,%d", board->label,
                            seat->topic != NULL ? seat->topic->letter : "", seat->state,
                            seat->presence.word == AFF_PRESENCE_HERE,
                            board->id == content->selected, board->centre.x_mm,
                            board->centre.y_mm, board->width_mm, board->facing_deg);
    g_string_append_c (key, aff_map_content_is_dimmed (content, seat) ? '-' : '+');
  }
  for (guint i = 0; i < content->plan->places->len; i++) {
    const AffPlace *place = g_ptr_array_index (content->plan->places, i);
    const AffName *name = aff_names_find (place->names, content->language);

    g_string_append_printf (key, "|%d %s %d,%d", place->kind, name != NULL ? name->name : "",
                            place->box.x_mm, place->box.y_mm);
  }
  return g_string_free (key, FALSE);
}

static void
make_picture (AffMapView *self, GBytes *pixels)
{
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  cairo_surface_t *surface = aff_painter_paint (&self->content, &self->viewport, pixels,
                                                factor);
  AffArea bounds = aff_viewport_bounds (&self->viewport);

  g_clear_pointer (&self->picture, gsk_render_node_unref);
  self->picture = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, (float) ceil (bounds.width_px),
                                                           (float) ceil (bounds.height_px)));
  cairo_t *cr = gsk_cairo_node_get_draw_context (self->picture);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  self->picture_scale = self->viewport.scale;
}

static AffPlanView
make_plan_view (AffMapView *self)
{
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  AffArea bounds = aff_viewport_bounds (&self->viewport);
  AffSpot origin = aff_viewport_origin (&self->viewport);

  return (AffPlanView){.width_px = (int) ceil (bounds.width_px) * factor,
                       .height_px = (int) ceil (bounds.height_px) * factor,
                       .scale = self->viewport.scale * factor,
                       .rotation_deg = self->viewport.rotation_deg,
                       .x_px = (origin.x_px - bounds.x_px) * factor,
                       .y_px = (origin.y_px - bounds.y_px) * factor};
}

static void
free_weak (GWeakRef *weak)
{
  g_weak_ref_clear (weak);
  g_free (weak);
}

static void
on_rendered (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AffMapView) self = g_weak_ref_get (data);

  free_weak (data);
  if (!aff_floor_render_finish (AFF_FLOOR (source), result, &error))
    g_message ("The map is shown without its plan. %s", error->message);
  if (self == NULL)
    return;
  self->is_rendering = FALSE;
  update_picture (self);
}

static void
request_plan (AffMapView *self, const AffPlanView *view)
{
  GWeakRef *weak;

  if (self->is_rendering)
    return;
  self->is_rendering = TRUE;
  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  aff_floor_render (self->floor, self->content.plan, view, NULL, on_rendered, weak);
}

static gboolean
is_shown (AffMapView *self)
{
  return self->content.plan != NULL && self->viewport.view_width_px > 1;
}

// Makes the picture anew if anything in it changed and the hand rests. While its plan is being
// rendered the old picture stays, scaled; only a first one is shown without its plan.
static void
update_picture (AffMapView *self)
{
  GBytes *pixels = NULL;

  if (!is_shown (self) || aff_gesture_is_moving (&self->gesture))
    return;
  AffPlanView view = make_plan_view (self);
  gboolean is_known = aff_floor_find (self->floor, self->content.plan, &view, &pixels);
  if (!is_known)
    request_plan (self, &view);
  g_autofree char *key = describe_picture (self, pixels != NULL);
  if ((!is_known && self->picture != NULL) || g_strcmp0 (key, self->picture_key) == 0)
    return;
  make_picture (self, pixels);
  g_free (self->picture_key);
  self->picture_key = g_steal_pointer (&key);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
move_view (AffMapView *self)
{
  update_picture (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_signal_emit (self, signals[VIEW_CHANGED], 0);
}

static void
reveal (AffMapView *self, guint index)
{
  double side = measure_target (self);
  AffSpot spot = aff_viewport_to_view (&self->viewport, get_seat (self, index)->board->centre);

  aff_viewport_reveal (&self->viewport, aff_area_around (spot, side, side));
  move_view (self);
}

static int
find_index (AffMapView *self, gint64 board)
{
  for (guint i = 0; i < self->seats->len; i++)
    if (get_seat (self, i)->board->id == board)
      return (int) i;
  return -1;
}

static int
find_focus (AffMapView *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));

  if (child == NULL || !AFF_IS_BOARD_TARGET (child))
    return -1;
  return find_index (self, aff_board_target_board (AFF_BOARD_TARGET (child)));
}

static gboolean
focus_board (AffMapView *self, int index)
{
  if (index < 0 || index >= (int) self->targets->len)
    return FALSE;
  self->remembered = get_seat (self, (guint) index)->board->id;
  reveal (self, (guint) index);
  return gtk_widget_grab_focus (g_ptr_array_index (self->targets, (guint) index));
}

static void
tap (AffMapView *self, double x_px, double y_px)
{
  g_autofree AffSpot *spots = list_spots (self);
  AffSpot finger = {x_px, y_px};
  int index = aff_spatial_nearest (spots, self->seats->len, finger);
  double side = measure_target (self);

  if (index >= 0 && aff_area_contains (aff_area_around (spots[index], side, side), finger))
    choose (self, get_seat (self, (guint) index)->board->id);
}

static void
obey (AffMapView *self, AffGestureMove move)
{
  if (!is_shown (self))
    return;
  switch (move.kind) {
  case AFF_GESTURE_TAP:
    tap (self, move.x_px, move.y_px);
    return;
  case AFF_GESTURE_PAN:
    aff_viewport_pan (&self->viewport, move.dx_px, move.dy_px);
    break;
  case AFF_GESTURE_ZOOM:
    aff_viewport_pan (&self->viewport, move.dx_px, move.dy_px);
    aff_viewport_zoom (&self->viewport, move.factor, move.x_px, move.y_px);
    break;
  case AFF_GESTURE_REST:
    break;
  case AFF_GESTURE_NOTHING:
  default:
    return;
  }
  move_view (self);
}

static void
on_drag_begin (GtkGestureDrag *drag, double x, double y, AffMapView *self)
{
  guint32 now = gtk_event_controller_get_current_event_time (GTK_EVENT_CONTROLLER (drag));

  obey (self, aff_gesture_press (&self->gesture, x, y, now));
}

static void
on_drag_update (GtkGestureDrag *drag, double dx, double dy, AffMapView *self)
{
  double x, y;

  gtk_gesture_drag_get_start_point (drag, &x, &y);
  obey (self, aff_gesture_drag (&self->gesture, x + dx, y + dy));
  if (self->gesture.state == AFF_GESTURE_PANNING)
    gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_drag_end (GtkGestureDrag *drag, double dx, double dy, AffMapView *self)
{
  double x, y;

  gtk_gesture_drag_get_start_point (drag, &x, &y);
  obey (self, aff_gesture_release (&self->gesture, x + dx, y + dy));
}

static void
on_drag_cancel (GtkGesture *drag, GdkEventSequence *sequence, AffMapView *self)
{
  obey (self, aff_gesture_cancel (&self->gesture));
}

static void
on_pinch_begin (GtkGesture *pinch, GdkEventSequence *sequence, AffMapView *self)
{
  double x = 0, y = 0;

  gtk_gesture_set_state (pinch, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_gesture_get_bounding_box_center (pinch, &x, &y);
  obey (self, aff_gesture_pinch_begin (&self->gesture, x, y));
}

static void
on_pinch (GtkGestureZoom *pinch, double factor, AffMapView *self)
{
  double x = 0, y = 0;

  gtk_gesture_get_bounding_box_center (GTK_GESTURE (pinch), &x, &y);
  obey (self, aff_gesture_pinch (&self->gesture, factor, x, y));
}

static void
on_pinch_end (GtkGesture *pinch, GdkEventSequence *sequence, AffMapView *self)
{
  guint32 now = gtk_event_controller_get_current_event_time (GTK_EVENT_CONTROLLER (pinch));

  obey (self, aff_gesture_pinch_end (&self->gesture, now));
}

static gboolean
on_scroll (GtkEventControllerScroll *scroll, double dx, double dy, AffMapView *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (scroll));
  double x = self->viewport.view_width_px / 2, y = self->viewport.view_height_px / 2;
  double window_x, window_y;
  graphene_point_t spot;

  if (!is_shown (self) || dy == 0)
    return FALSE;
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  if (event != NULL && gdk_event_get_position (event, &window_x, &window_y) &&
      gtk_widget_compute_point (window, GTK_WIDGET (self),
                                &GRAPHENE_POINT_INIT ((float) window_x, (float) window_y),
                                &spot)) {
    x = spot.x;
    y = spot.y;
  }
  aff_viewport_zoom (&self->viewport, pow (WHEEL_STEP, -CLAMP (dy, -3, 3)), x, y);
  move_view (self);
  return TRUE;
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType modifiers,
        AffMapView *self)
{
  static const struct {
    guint key;
    guint keypad_key;
    AffTowards towards;
  } arrows[] = {
    {GDK_KEY_Up, GDK_KEY_KP_Up, AFF_TOWARDS_UP},
    {GDK_KEY_Right, GDK_KEY_KP_Right, AFF_TOWARDS_RIGHT},
    {GDK_KEY_Down, GDK_KEY_KP_Down, AFF_TOWARDS_DOWN},
    {GDK_KEY_Left, GDK_KEY_KP_Left, AFF_TOWARDS_LEFT},
  };

  int focus = is_shown (self) ? find_focus (self) : -1;

  for (guint i = 0; i < G_N_ELEMENTS (arrows) && focus >= 0; i++) {
    if (key != arrows[i].key && key != arrows[i].keypad_key)
      continue;
    g_autofree AffSpot *spots = list_spots (self);
    return focus_board (self,
                        aff_spatial_next (spots, self->seats->len, focus, arrows[i].towards));
  }
  return FALSE;
}

// TRUE if TYPED is LABEL, or is its number: "47" of "W047".
static gboolean
is_label (const char *label, const char *typed)
{
  const char *digits = label + strcspn (label, "0123456789");

  if (g_ascii_strcasecmp (label, typed) == 0)
    return TRUE;
  digits += strspn (digits, "0");
  return *digits != '\0' && strcmp (digits, typed) == 0;
}

static gboolean
jump (AffMapView *self, char character, guint32 time_ms)
{
  if (time_ms - self->typed_ms > TYPING_MS)
    g_string_truncate (self->typed, 0);
  self->typed_ms = time_ms;
  g_string_append_c (self->typed, character);
  for (guint i = 0; i < self->seats->len; i++) {
    const AffBoard *board = get_seat (self, i)->board;

    if (!is_label (board->label, self->typed->str))
      continue;
    if (self->is_interactive)
      reveal (self, i);
    choose (self, board->id);
    return TRUE;
  }
  return FALSE;
}

static void
on_target_activate (AffBoardTarget *target, AffMapView *self)
{
  choose (self, aff_board_target_board (target));
}

static gboolean
has_targets_for_seats (AffMapView *self)
{
  if (self->targets->len != self->seats->len)
    return FALSE;
  for (guint i = 0; i < self->seats->len; i++)
    if (aff_board_target_board (g_ptr_array_index (self->targets, i)) !=
        get_seat (self, i)->board->id)
      return FALSE;
  return TRUE;
}

static void
make_targets (AffMapView *self)
{
  g_ptr_array_set_size (self->targets, 0);
  for (guint i = 0; i < self->seats->len; i++) {
    GtkWidget *target = aff_board_target_new (get_seat (self, i)->board);

    g_signal_connect (target, "activate", G_CALLBACK (on_target_activate), self);
    gtk_widget_set_parent (target, GTK_WIDGET (self));
    g_ptr_array_add (self->targets, target);
  }
}

static void
update_targets (AffMapView *self)
{
  if (!self->is_interactive)
    return;
  if (!has_targets_for_seats (self))
    make_targets (self);
  for (guint i = 0; i < self->seats->len; i++) {
    const AffSeat *seat = get_seat (self, i);

    aff_board_target_update (g_ptr_array_index (self->targets, i), seat, self->language,
                             seat->board->id == self->content.selected);
  }
}

static void
place_child (GtkWidget *child, AffSpot spot, double side)
{
  int size = (int) ceil (side);
  graphene_point_t corner = GRAPHENE_POINT_INIT ((float) round (spot.x_px - side / 2),
                                                 (float) round (spot.y_px - side / 2));

  gtk_widget_allocate (child, size, size, -1, gsk_transform_translate (NULL, &corner));
}

static void
place_children (AffMapView *self)
{
  const AffMapContent *content = &self->content;
  double pitch = aff_map_content_pitch (content, &self->viewport);

  for (guint i = 0; i < self->targets->len; i++)
    place_child (g_ptr_array_index (self->targets, i),
                 aff_viewport_to_view (&self->viewport, get_seat (self, i)->board->centre),
                 pitch);
  if (content->kiosk != NULL)
    place_child (self->here,
                 aff_viewport_to_view (&self->viewport, aff_box_centre (content->kiosk->box)),
                 aff_map_content_disc (content, &self->viewport) * 4);
}

static void
aff_map_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AffMapView *self = AFF_MAP_VIEW (widget);

  if (self->content.plan == NULL)
    return;
  if (width != (int) self->viewport.view_width_px ||
      height != (int) self->viewport.view_height_px) {
    aff_viewport_set_view (&self->viewport, width, height, 0);
    update_picture (self);
  }
  place_children (self);
}

static void
aff_map_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AffMapView *self = AFF_MAP_VIEW (widget);
  double ratio = self->picture_scale > 0 ? self->viewport.scale / self->picture_scale : 1;

  if (self->picture != NULL && is_shown (self)) {
    graphene_point_t corner = GRAPHENE_POINT_INIT ((float) self->viewport.x_px,
                                                   (float) self->viewport.y_px);

    gtk_snapshot_save (snapshot);
    gtk_snapshot_translate (snapshot, &corner);
    if (fabs (ratio - 1) > 1e-6)
      gtk_snapshot_scale (snapshot, (float) ratio, (float) ratio);
    gtk_snapshot_append_node (snapshot, self->picture);
    gtk_snapshot_restore (snapshot);
  }
  GTK_WIDGET_CLASS (aff_map_view_parent_class)->snapshot (widget, snapshot);
}

// Tab enters at the board that was last there and leaves at once: thirty stops would be a trap.
static gboolean
aff_map_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  AffMapView *self = AFF_MAP_VIEW (widget);
  int index;

  if (!is_shown (self) || self->targets->len == 0 ||
      gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  index = find_index (self, self->content.selected);
  if (index < 0)
    index = find_index (self, self->remembered);
  return focus_board (self, MAX (index, 0));
}

static void
aff_map_view_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  *minimum = *natural = TARGET_PX;
}

static void
aff_map_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  AFF_MAP_VIEW (object)->is_interactive = g_value_get_boolean (value);
}

static void
add_gestures (AffMapView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (
    GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->drag = gtk_gesture_drag_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (self->drag), GDK_BUTTON_PRIMARY);
  g_signal_connect (self->drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (self->drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (self->drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect (self->drag, "cancel", G_CALLBACK (on_drag_cancel), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (on_pinch_begin), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (on_pinch), self);
  g_signal_connect (pinch, "end", G_CALLBACK (on_pinch_end), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (self->drag));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, keys);
}

static void
aff_map_view_constructed (GObject *object)
{
  AffMapView *self = AFF_MAP_VIEW (object);

  G_OBJECT_CLASS (aff_map_view_parent_class)->constructed (object);
  if (self->is_interactive)
    add_gestures (self);
}

static void
aff_map_view_dispose (GObject *object)
{
  AffMapView *self = AFF_MAP_VIEW (object);

  self->content.plan = NULL;
  g_ptr_array_set_size (self->targets, 0);
  g_clear_pointer (&self->here, gtk_widget_unparent);
  g_clear_object (&self->floor);
  G_OBJECT_CLASS (aff_map_view_parent_class)->dispose (object);
}

static void
aff_map_view_finalize (GObject *object)
{
  AffMapView *self = AFF_MAP_VIEW (object);

  g_clear_pointer (&self->seats, g_array_unref);
  g_clear_pointer (&self->programme, aff_programme_unref);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->targets, g_ptr_array_unref);
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  g_clear_pointer (&self->picture_key, g_free);
  g_string_free (self->typed, TRUE);
  G_OBJECT_CLASS (aff_map_view_parent_class)->finalize (object);
}

static void
aff_map_view_class_init (AffMapViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->set_property = aff_map_view_set_property;
  object_class->constructed = aff_map_view_constructed;
  object_class->dispose = aff_map_view_dispose;
  object_class->finalize = aff_map_view_finalize;
  widget_class->measure = aff_map_view_measure;
  widget_class->size_allocate = aff_map_view_size_allocate;
  widget_class->snapshot = aff_map_view_snapshot;
  widget_class->focus = aff_map_view_focus;
  g_object_class_install_property (
    object_class, PROP_INTERACTIVE,
    g_param_spec_boolean ("is-interactive", NULL, NULL, TRUE,
                          G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  signals[BOARD_CHOSEN] = g_signal_new ("board-chosen", AFF_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[VIEW_CHANGED] = g_signal_new ("view-changed", AFF_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "map-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
aff_map_view_init (AffMapView *self)
{
  self->typed = g_string_new (NULL);
  self->targets = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_widget_unparent);
  self->gesture = aff_gesture_make (SLOP_PX);
  self->here = aff_here_mark_new ();
  gtk_widget_set_parent (self->here, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Map of the boards"), -1);
}

GtkWidget *
aff_map_view_new (gboolean is_interactive)
{
  return g_object_new (AFF_TYPE_MAP_VIEW, "is-interactive", is_interactive, NULL);
}

void
aff_map_view_set_floor (AffMapView *self, AffFloor *floor)
{
  g_return_if_fail (AFF_IS_MAP_VIEW (self) && AFF_IS_FLOOR (floor));
  g_set_object (&self->floor, floor);
}

static void
keep_content (AffMapView *self, AffProgramme *programme, const AffMapContent *content)
{
  AffProgramme *old_programme = self->programme;
  GArray *old_seats = self->seats;
  char *old_language = self->language;

  self->programme = aff_programme_ref (programme);
  self->seats = g_array_ref ((GArray *) content->seats);
  self->language = g_strdup (content->language);
  self->content = *content;
  self->content.language = self->language;
  g_clear_pointer (&old_seats, g_array_unref);
  g_clear_pointer (&old_language, g_free);
  g_clear_pointer (&old_programme, aff_programme_unref);
}

void
aff_map_view_show (AffMapView *self, AffProgramme *programme, const AffMapContent *content)
{
  g_return_if_fail (AFF_IS_MAP_VIEW (self) && self->floor != NULL);
  g_return_if_fail (programme != NULL && content != NULL && content->plan != NULL);
  const AffPlace *kiosk = content->kiosk;
  double rotation = kiosk != NULL && kiosk->heading_deg > 0 ? 360 - kiosk->heading_deg : 0;
  AffViewport fresh = aff_viewport_make (content->plan->width_mm, content->plan->height_mm,
                                         rotation);

  if (fresh.plan_width_mm != self->viewport.plan_width_mm ||
      fresh.plan_height_mm != self->viewport.plan_height_mm ||
      fresh.rotation_deg != self->viewport.rotation_deg)
    self->viewport = fresh;
  keep_content (self, programme, content);
  self->gesture.slop_px = SLOP_PX * content->unit_px;
  aff_here_mark_set_arrow (AFF_HERE_MARK (self->here),
                           kiosk != NULL && kiosk->heading_deg >= 0);
  gtk_widget_set_child_visible (self->here, kiosk != NULL);
  update_targets (self);
  update_picture (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
aff_map_view_step (AffMapView *self, int direction)
{
  g_return_if_fail (AFF_IS_MAP_VIEW (self));
  double x = self->viewport.view_width_px / 2, y = self->viewport.view_height_px / 2;

  if (!is_shown (self))
    return;
  int selected = find_index (self, self->content.selected);
  if (selected >= 0 && direction > 0) {
    AffSpot spot = aff_viewport_to_view (&self->viewport,
                                         get_seat (self, (guint) selected)->board->centre);
    x = spot.x_px;
    y = spot.y_px;
  }
  aff_viewport_step (&self->viewport, direction, x, y);
  move_view (self);
}

void
aff_map_view_show_whole (AffMapView *self)
{
  g_return_if_fail (AFF_IS_MAP_VIEW (self));
  if (!is_shown (self))
    return;
  aff_viewport_show_whole (&self->viewport);
  move_view (self);
}

gboolean
aff_map_view_is_whole (AffMapView *self)
{
  g_return_val_if_fail (AFF_IS_MAP_VIEW (self), TRUE);
  return !is_shown (self) || aff_viewport_is_whole (&self->viewport);
}

gboolean
aff_map_view_is_largest (AffMapView *self)
{
  g_return_val_if_fail (AFF_IS_MAP_VIEW (self), FALSE);
  return is_shown (self) && aff_viewport_is_largest (&self->viewport);
}

gboolean
aff_map_view_take_key (AffMapView *self, guint key, guint32 time_ms)
{
  g_return_val_if_fail (AFF_IS_MAP_VIEW (self), FALSE);
  guint32 character = gdk_keyval_to_unicode (key);
  gboolean is_typing = self->typed->len > 0 && time_ms - self->typed_ms <= TYPING_MS;

  if (!is_shown (self) || character == 0 || character > 127)
    return FALSE;
  if (self->is_interactive && (character == '+' || character == '='))
    aff_map_view_step (self, 1);
  else if (self->is_interactive && character == '-')
    aff_map_view_step (self, -1);
  else if (self->is_interactive && character == '0' && !is_typing)
    aff_map_view_show_whole (self);
  else
    return g_ascii_isalnum ((char) character) && jump (self, (char) character, time_ms);
  return TRUE;
}

static double
sum_covered (AffMapView *self, AffArea area)
{
  AffViewport whole = self->viewport;
  const AffPlan *plan = self->content.plan;
  double sum = 0;

  aff_viewport_show_whole (&whole);
  double pitch = aff_map_content_pitch (&self->content, &whole);
  for (guint i = 0; i < self->seats->len; i++) {
    AffSpot spot = aff_viewport_to_view (&whole, get_seat (self, i)->board->centre);
    sum += 4 * aff_area_overlap (area, aff_area_around (spot, pitch, pitch));
  }
  for (guint i = 0; i < plan->places->len; i++) {
    const AffPlace *place = g_ptr_array_index (plan->places, i);
    AffArea shape = aff_viewport_box_to_view (&whole, place->box);
    double room = pitch; // for its caption

    if (place->kind == AFF_PLACE_KIOSK && place != self->content.kiosk)
      continue;
    if (place->kind == AFF_PLACE_KIOSK || place->kind == AFF_PLACE_DOOR)
      room = 3 * pitch;
    shape = (AffArea){shape.x_px - room / 2, shape.y_px - room / 2, shape.width_px + room,
                      shape.height_px + room};
    sum += aff_area_overlap (area, shape);
  }
  return sum;
}

AffArea
aff_map_view_place_controls (AffMapView *self,
                             double width_px,
                             double height_px,
                             double margin_px)
{
  g_return_val_if_fail (AFF_IS_MAP_VIEW (self), (AffArea){0});
  // Right before left: most people press with the right hand and see what they press beside.
  static const int rights[] = {1, 1, 0, 0}, bottoms[] = {1, 0, 0, 1};
  AffViewport whole = self->viewport;
  AffArea best = {margin_px, margin_px, width_px, height_px};
  double best_cost = G_MAXDOUBLE;

  if (!is_shown (self))
    return best;
  aff_viewport_show_whole (&whole);
  AffArea bounds = aff_viewport_bounds (&whole);
  for (guint i = 0; i < G_N_ELEMENTS (rights); i++) {
    AffArea area = {bounds.x_px + margin_px, bounds.y_px + margin_px, width_px, height_px};

    if (rights[i])
      area.x_px = bounds.x_px + bounds.width_px - margin_px - width_px;
    if (bottoms[i])
      area.y_px = bounds.y_px + bounds.height_px - margin_px - height_px;
    double cost = sum_covered (self, area);
    if (cost < best_cost) {
      best_cost = cost;
      best = area;
    }
  }
  return best;
}

gboolean
aff_map_view_is_settled (AffMapView *self)
{
  g_return_val_if_fail (AFF_IS_MAP_VIEW (self), TRUE);
  return !self->is_rendering && !aff_gesture_is_moving (&self->gesture);
}
