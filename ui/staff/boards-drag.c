// SPDX-License-Identifier: GPL-3.0-or-later
// Dragging a poster from a row of the list or from its board. One gesture of the page, which claims
// the touch only once it moved: a tap stays a tap, and a touch beside posters moves the map.
#include "ui/staff/boards-page-private.h"
#include "ui/staff/poster-row.h"

#include <glib/gi18n.h>
#include <math.h>

#define SLOP_PX 14 // of the design, as on the map
#define LIFT_PX 36 // the card stands above the finger, so that one sees where it points

static gboolean
find_spot (AffBoardsPage *self, GtkWidget *widget, double x, double y, graphene_point_t *spot)
{
  return gtk_widget_compute_point (GTK_WIDGET (self), widget,
                                   &GRAPHENE_POINT_INIT ((float) x, (float) y), spot) &&
         gtk_widget_contains (widget, spot->x, spot->y);
}

static gint64
find_board (AffBoardsPage *self, double x, double y)
{
  graphene_point_t spot;

  if (!find_spot (self, GTK_WIDGET (self->map), x, y, &spot))
    return 0;
  return aff_map_view_board_at (self->map, spot.x, spot.y);
}

// The paper whose poster lies under X, Y of the page, 0 if none does.
static gint64
find_paper (AffBoardsPage *self, double x, double y)
{
  GtkWidget *hit = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = hit != NULL ? gtk_widget_get_ancestor (hit, AFF_TYPE_POSTER_ROW) : NULL;
  const AffSeat *seat;

  if (row != NULL)
    return aff_poster_row_paper (AFF_POSTER_ROW (row));
  seat = aff_hanging_seat (self->hanging, find_board (self, x, y));
  return seat != NULL && seat->presentation != NULL ? seat->presentation->paper->id : 0;
}

static void
aim (AffBoardsPage *self, double x, double y)
{
  const AffPresentation *poster = aff_hanging_poster (self->hanging, self->pressed);
  gint64 board = find_board (self, x, y);
  gboolean is_refused = FALSE;
  g_autofree char *words = aff_boards_page_aim (self, self->pressed, board, &is_refused);

  if (poster != NULL && poster->board != NULL &&
      aff_placing_list_aim (self->placing, GTK_WIDGET (self), x, y) && words == NULL)
    words = g_strdup (_ ("Take off"));
  aff_drag_card_set_words (self->card, words != NULL ? words : _ ("Drop it on a board"),
                           is_refused);
  self->card_x_px = x;
  self->card_y_px = y;
  gtk_widget_queue_allocate (self->overlay);
}

static void
begin (AffBoardsPage *self)
{
  const AffPaper *paper = aff_hanging_paper (self->hanging, self->pressed);

  self->is_dragging = TRUE;
  aff_desk_view (self->desk)->paper = 0;
  aff_boards_page_refresh (self);
  aff_drag_card_set_paper (self->card, paper);
  gtk_widget_set_visible (GTK_WIDGET (self->card), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "dragging");
}

static void
end (AffBoardsPage *self)
{
  gboolean is_refused;

  self->is_dragging = FALSE;
  self->pressed = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->card), FALSE);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "dragging");
  aff_placing_list_aim_away (self->placing);
  g_free (aff_boards_page_aim (self, 0, 0, &is_refused));
}

static void
on_begin (GtkGestureDrag *drag, double x, double y, AffBoardsPage *self)
{
  self->pressed = find_paper (self, x, y);
  if (self->pressed == 0)
    gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
}

static void
on_update (GtkGestureDrag *drag, double dx, double dy, AffBoardsPage *self)
{
  double x, y;

  if (self->pressed == 0 || aff_hanging_paper (self->hanging, self->pressed) == NULL)
    return;
  gtk_gesture_drag_get_start_point (drag, &x, &y);
  if (!self->is_dragging && hypot (dx, dy) < SLOP_PX * aff_scene_scale (self->scene))
    return;
  if (!self->is_dragging) {
    gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
    begin (self);
  }
  aim (self, x + dx, y + dy);
}

static void
drop (AffBoardsPage *self, gint64 paper, double x, double y)
{
  const AffPresentation *poster = aff_hanging_poster (self->hanging, paper);
  gint64 board = find_board (self, x, y);

  if (board != 0)
    aff_boards_page_drop (self, paper, board);
  else if (poster != NULL && poster->board != NULL &&
           aff_placing_list_aim (self->placing, GTK_WIDGET (self), x, y))
    aff_boards_page_take_off (self, paper);
  aff_placing_list_aim_away (self->placing);
}

static void
on_end (GtkGestureDrag *drag, double dx, double dy, AffBoardsPage *self)
{
  gboolean was_dragging = self->is_dragging;
  gint64 paper = self->pressed;
  double x, y;

  if (paper == 0)
    return;
  gtk_gesture_drag_get_start_point (drag, &x, &y);
  end (self);
  if (was_dragging)
    drop (self, paper, x + dx, y + dy);
}

static void
on_cancel (GtkGesture *drag, GdkEventSequence *sequence, AffBoardsPage *self)
{
  if (self->pressed != 0)
    end (self);
}

static gboolean
on_place_card (GtkOverlay *overlay, GtkWidget *child, GdkRectangle *place, AffBoardsPage *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (overlay));
  int height = gtk_widget_get_height (GTK_WIDGET (overlay));
  int lift = (int) (LIFT_PX * aff_scene_scale (self->scene));
  GtkRequisition size;

  if (child != GTK_WIDGET (self->card))
    return FALSE;
  gtk_widget_get_preferred_size (child, &size, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, size.width, NULL, &size.height, NULL,
                      NULL);
  place->x = CLAMP ((int) self->card_x_px + lift, 0, MAX (width - size.width, 0));
  place->y = CLAMP ((int) self->card_y_px + lift / 2, 0, MAX (height - size.height, 0));
  place->width = size.width;
  place->height = size.height;
  return TRUE;
}

void
aff_boards_page_add_drag (AffBoardsPage *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->card = AFF_DRAG_CARD (aff_drag_card_new ());
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->card));
  g_signal_connect (self->overlay, "get-child-position", G_CALLBACK (on_place_card), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_end), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (on_cancel), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
