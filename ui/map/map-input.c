// SPDX-License-Identifier: GPL-3.0-or-later
// What hands do to a map: gestures and the wheel move it, arrows go from board to board, and a
// label that is typed leads to its board.
#include "ui/map/board-target.h"
#include "ui/map/map-view-private.h"
#include "ui/map/spatial.h"

#include <math.h>

#define TYPING_MS  1200 // between two characters of a label
#define WHEEL_STEP 1.2

static AffSpot *
list_spots (AffMapView *self)
{
  AffSpot *spots = g_new (AffSpot, self->seats->len + 1);

  for (guint i = 0; i < self->seats->len; i++)
    spots[i] = aff_viewport_to_view (&self->viewport,
                                     aff_map_view_seat (self, i)->board->centre);
  return spots;
}

int
aff_map_view_find_at (AffMapView *self, double x_px, double y_px)
{
  g_autofree AffSpot *spots = list_spots (self);
  AffSpot finger = {x_px, y_px};
  int index = aff_spatial_nearest (spots, self->seats->len, finger);
  double side = aff_map_view_measure_target (self);

  if (index < 0 || !aff_area_contains (aff_area_around (spots[index], side, side), finger))
    return -1;
  return index;
}

static void
tap (AffMapView *self, double x_px, double y_px)
{
  int index = aff_map_view_find_at (self, x_px, y_px);

  if (index >= 0)
    aff_map_view_choose (self, aff_map_view_seat (self, (guint) index)->board->id);
}

static void
obey (AffMapView *self, AffGestureMove move)
{
  if (!aff_map_view_is_shown (self))
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
  aff_map_view_move (self);
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

  if (!aff_map_view_is_shown (self) || dy == 0)
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
  aff_map_view_move (self);
  return TRUE;
}

static int
find_focus (AffMapView *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));

  if (child == NULL || !AFF_IS_BOARD_TARGET (child))
    return -1;
  return aff_map_view_find (self, aff_board_target_board (AFF_BOARD_TARGET (child)));
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

  int focus = aff_map_view_is_shown (self) ? find_focus (self) : -1;

  for (guint i = 0; i < G_N_ELEMENTS (arrows) && focus >= 0; i++) {
    if (key != arrows[i].key && key != arrows[i].keypad_key)
      continue;
    g_autofree AffSpot *spots = list_spots (self);
    return aff_map_view_focus_board (self, aff_spatial_next (spots, self->seats->len, focus,
                                                             arrows[i].towards));
  }
  return FALSE;
}

void
aff_map_view_add_input (AffMapView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *drag = gtk_gesture_drag_new (), *pinch = gtk_gesture_zoom_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (
    GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (on_drag_cancel), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (on_pinch_begin), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (on_pinch), self);
  g_signal_connect (pinch, "end", G_CALLBACK (on_pinch_end), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, keys);
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
    const AffBoard *board = aff_map_view_seat (self, i)->board;

    if (!is_label (board->label, self->typed->str))
      continue;
    if (self->seeks)
      return aff_map_view_focus_board (self, (int) i);
    if (self->is_interactive)
      aff_map_view_reveal (self, i);
    aff_map_view_choose (self, board->id);
    return TRUE;
  }
  return FALSE;
}

gboolean
aff_map_view_take_key (AffMapView *self, guint key, guint32 time_ms)
{
  g_return_val_if_fail (AFF_IS_MAP_VIEW (self), FALSE);
  guint32 character = gdk_keyval_to_unicode (key);
  gboolean is_typing = self->typed->len > 0 && time_ms - self->typed_ms <= TYPING_MS;

  if (!aff_map_view_is_shown (self) || character == 0 || character > 127)
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
