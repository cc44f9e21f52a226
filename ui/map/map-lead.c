// SPDX-License-Identifier: GPL-3.0-or-later
// What a led map shows: its way, where it leads to, and the boards beside it.
#include "ui/map/map-view-private.h"
#include "ui/map/route-line.h"
#include "ui/map/way-frame.h"

#include <math.h>

// The unit of the design lies 1.3 times in the pitch of its boards. Other halls stand closer or
// wider, but people are as large there.
#define PITCH_UNITS   1.3
#define LEAST_UNIT_MM 1000
#define MOST_UNIT_MM  2000

#define ENOUGH_PX   54 // a unit: the whole hall is large enough, as on a wide screen
#define LARGEST_PX  76 // a unit
#define MARGIN_PX   64 // holds the fading and a tag
#define MARGIN_PART 0.12
#define BESIDE      1.6 // pitches from the goal, for a board to count as beside it

static void
add_box (GArray *boxes, AffPoint middle, int side)
{
  AffBox box = {middle.x_mm - side / 2, middle.y_mm - side / 2, side, side};

  g_array_append_val (boxes, box);
}

// The goal and the boards beside it.
static void
add_boards (AffMapView *self, GArray *boxes, const AffBoard *goal, double pitch_mm)
{
  for (guint i = 0; i < self->seats->len; i++) {
    const AffBoard *board = aff_map_view_seat (self, i)->board;
    double way = hypot (board->centre.x_mm - goal->centre.x_mm,
                        board->centre.y_mm - goal->centre.y_mm);

    if (way <= BESIDE * pitch_mm)
      add_box (boxes, board->centre, (int) pitch_mm);
  }
}

static GArray *
list_boxes (AffMapView *self, double pitch_mm)
{
  const AffMapContent *content = &self->content;
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (AffBox));

  for (guint i = 0; self->route != NULL && i < self->route->len; i++)
    add_box (boxes, g_array_index (self->route, AffPoint, i), AFF_ROUTE_CASING_MM);
  if (content->kiosk != NULL)
    add_box (boxes, aff_box_centre (content->kiosk->box), AFF_ROUTE_CASING_MM);
  if (content->goal != NULL)
    g_array_append_val (boxes, content->goal->box);
  for (guint i = 0; i < self->seats->len; i++) {
    const AffBoard *board = aff_map_view_seat (self, i)->board;
    const AffBoardMark *mark = aff_map_content_mark (content, board->id);

    if (mark != NULL && (mark->marks & AFF_MARK_GOAL) != 0)
      add_boards (self, boxes, board, pitch_mm);
  }
  return boxes;
}

void
aff_map_view_lead (AffMapView *self)
{
  AffViewport *viewport = &self->viewport;

  if (!self->content.is_led || !aff_map_view_is_shown (self))
    return;
  aff_viewport_show_whole (viewport);
  double pitch_mm = aff_map_content_pitch (&self->content, viewport) / viewport->scale;
  double unit_mm = CLAMP (pitch_mm / PITCH_UNITS, LEAST_UNIT_MM, MOST_UNIT_MM);
  double px = self->content.unit_px;
  g_autoptr (GArray) boxes = list_boxes (self, pitch_mm);
  const AffWayFrame frame = {
    .boxes = boxes,
    .enough_scale = ENOUGH_PX * px / unit_mm,
    .largest_scale = LARGEST_PX * px / unit_mm,
    .margin_px = MIN (MARGIN_PX * px,
                      MARGIN_PART * MIN (viewport->view_width_px, viewport->view_height_px)),
  };

  aff_way_frame_lay (viewport, &frame);
}
