// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/painter.h"

#include "ui/map/marker-places.h"
#include "ui/map/marker.h"
#include "ui/map/painter-private.h"
#include "ui/map/route-line.h"
#include "ui/widget/palette.h"

#include <math.h>

#define LEAST_PITCH_PX 40   // of boards, for captions
#define WALL_MM        180  // where no plan can be rendered
#define WALL_PX        10   // where no words stand
#define FADE_PX        56   // how far an edge fades where the plan goes on
#define MOST_FADE      0.1  // of a small picture
#define FADED          0.65 // of that length, where no words stand

static void
paint_outlines (AffPainting *self)
{
  cairo_t *cr = self->cr;
  const AffPlan *plan = self->content->plan;
  double wall = WALL_MM * self->viewport.scale;
  AffSpot origin = aff_viewport_origin (&self->viewport);

  cairo_save (cr);
  cairo_translate (cr, origin.x_px, origin.y_px);
  cairo_rotate (cr, self->viewport.rotation_deg * G_PI / 180);
  cairo_scale (cr, self->viewport.scale, self->viewport.scale);
  cairo_rectangle (cr, WALL_MM / 2.0, WALL_MM / 2.0, plan->width_mm - WALL_MM,
                   plan->height_mm - WALL_MM);
  aff_palette_set_source (cr, aff_palette_color (AFF_COLOR_FLOOR));
  cairo_fill_preserve (cr);
  aff_palette_set_source (cr, aff_palette_color (AFF_COLOR_INK));
  cairo_set_line_width (cr, wall / self->viewport.scale);
  cairo_stroke (cr);
  for (guint i = 0; i < plan->places->len; i++) {
    AffBox box = ((const AffPlace *) g_ptr_array_index (plan->places, i))->box;
    cairo_rectangle (cr, box.x_mm, box.y_mm, box.width_mm, box.height_mm);
  }
  aff_palette_set_source (cr, aff_palette_color (AFF_COLOR_LINE));
  cairo_set_line_width (cr, 2 * self->content->unit_px / self->viewport.scale);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static gboolean
paint_pixels (AffPainting *self, GBytes *pixels)
{
  AffArea bounds = aff_viewport_bounds (&self->viewport);
  int width = (int) ceil (bounds.width_px) * self->factor;
  int height = (int) ceil (bounds.height_px) * self->factor;
  gsize length = 0;
  const guint8 *data = pixels != NULL ? g_bytes_get_data (pixels, &length) : NULL;

  if (data == NULL || length != (gsize) width * (gsize) height * 4)
    return FALSE;
  // Cairo only reads from a surface that is a source.
  cairo_surface_t *plan = cairo_image_surface_create_for_data ((guint8 *) data,
                                                               CAIRO_FORMAT_RGB24, width,
                                                               height, width * 4);
  cairo_surface_set_device_scale (plan, self->factor, self->factor);
  cairo_set_source_surface (self->cr, plan, self->viewport.x_px, self->viewport.y_px);
  cairo_paint (self->cr);
  cairo_surface_destroy (plan);
  return TRUE;
}

void
aff_painting_take (AffPainting *self, AffArea area)
{
  g_array_append_val (self->taken, area);
}

void
aff_painting_take_wide (AffPainting *self, AffArea area, double room_px)
{
  aff_painting_take (self,
                     (AffArea){area.x_px - room_px, area.y_px - room_px,
                               area.width_px + 2 * room_px, area.height_px + 2 * room_px});
}

static AffMarker
make_marker (const AffPainting *self, const AffSeat *seat)
{
  const AffMapContent *content = self->content;
  const AffBoardMark *mark = aff_map_content_mark (content, seat->board->id);
  guint marks = mark != NULL ? mark->marks : 0;

  return (AffMarker){
    .label = seat->board->label,
    .letter = seat->topic != NULL ? seat->topic->letter : NULL,
    .state = seat->state,
    .is_selected = seat->board->id == content->selected,
    .is_dimmed = aff_map_content_is_dimmed (content, seat) &&
                 seat->board->id != content->selected,
    .is_here = seat->presence.word == AFF_PRESENCE_HERE && !content->is_small,
    .has_problem = (marks & AFF_MARK_PROBLEM) != 0,
    .is_moved = (marks & AFF_MARK_MOVED) != 0,
    .is_goal = (marks & AFF_MARK_GOAL) != 0,
    .order = (marks & AFF_MARK_STOP) != 0 ? mark->order : 0,
    .side_px = aff_map_content_side (content, &self->viewport, seat->board, self->pitch_px),
    .pitch_px = self->pitch_px,
    .unit_px = content->unit_px,
    .turn_deg = aff_map_content_turn (&self->viewport, seat->board),
    .facing_deg = aff_map_content_facing (&self->viewport, seat->board),
  };
}

static void
paint_boards (AffPainting *self)
{
  const AffMapContent *content = self->content;

  // The selected one last: its ring lies over its neighbours' edges.
  for (int is_last = 0; is_last < 2; is_last++)
    for (guint i = 0; i < content->seats->len; i++) {
      const AffSeat *seat = &g_array_index (content->seats, AffSeat, i);
      AffSpot spot = aff_viewport_to_view (&self->viewport, seat->board->centre);
      AffMarker marker = make_marker (self, seat);

      if (marker.is_selected == (is_last == 1))
        aff_marker_paint (self->cr, &marker, spot.x_px, spot.y_px);
    }
}

// No words stand on the way: it is taken in squares as wide as the line.
static void
take_route (AffPainting *self)
{
  const GArray *route = self->content->route;
  double side = AFF_ROUTE_CASING_MM * self->viewport.scale;

  for (guint i = 1; route != NULL && i < route->len; i++) {
    AffSpot from = aff_viewport_to_view (&self->viewport,
                                         g_array_index (route, AffPoint, i - 1));
    AffSpot to = aff_viewport_to_view (&self->viewport, g_array_index (route, AffPoint, i));
    int squares = 1 + (int) (hypot (to.x_px - from.x_px, to.y_px - from.y_px) / side);

    for (int j = 0; j <= squares; j++) {
      double share = (double) j / squares;
      AffSpot spot = {from.x_px + (to.x_px - from.x_px) * share,
                      from.y_px + (to.y_px - from.y_px) * share};
      AffArea square = aff_area_around (spot, side, side);
      g_array_append_val (self->way, square);
      aff_painting_take (self, square);
    }
  }
}

// The disc of a stop stands out of its board.
static void
keep_order (AffPainting *self, const AffMarker *marker, AffSpot spot)
{
  AffMarkerPlaces places = aff_marker_places (&(AffMarkerRoom){.outer_px = marker->side_px,
                                                               .side_px = marker->side_px,
                                                               .unit_px = marker->unit_px,
                                                               .facing_deg = marker->facing_deg,
                                                               .is_stop = TRUE});
  double side = 2 * (places.order_radius_px + 2 * marker->unit_px);
  AffArea disc = aff_area_around (
    (AffSpot){spot.x_px + places.order.x_px, spot.y_px + places.order.y_px}, side, side);

  g_array_append_val (self->kept, disc);
}

static void
take_boards (AffPainting *self)
{
  const AffMapContent *content = self->content;

  for (guint i = 0; i < content->seats->len; i++) {
    const AffSeat *seat = &g_array_index (content->seats, AffSeat, i);
    AffSpot spot = aff_viewport_to_view (&self->viewport, seat->board->centre);
    AffArea area = aff_area_around (spot, self->pitch_px, self->pitch_px);
    AffMarker marker = make_marker (self, seat);

    aff_painting_take (self, area);
    if (marker.is_goal || marker.order > 0)
      g_array_append_val (self->kept, area);
    if (marker.order > 0)
      keep_order (self, &marker, spot);
  }
}

static void
keep_goal (AffPainting *self)
{
  const AffPlace *goal = self->content->goal;
  AffArea area;

  if (goal == NULL)
    return;
  area = aff_viewport_box_to_view (&self->viewport, goal->box);
  g_array_append_val (self->kept, area);
}

// Words keep off the walls, and off the fading where the plan goes on.
static AffArea
find_clear (const AffPainting *self, double wall, double fading)
{
  double left = self->cut.left ? fading : wall, top = self->cut.top ? fading : wall;

  return (AffArea){left, top, self->seen.width_px - left - (self->cut.right ? fading : wall),
                   self->seen.height_px - top - (self->cut.bottom ? fading : wall)};
}

static void
paint_ground (AffPainting *self, GBytes *pixels)
{
  aff_palette_set_source (self->cr, aff_palette_color (AFF_COLOR_PAPER));
  cairo_paint (self->cr);
  if (!paint_pixels (self, pixels))
    paint_outlines (self);
}

// What is to be left free, before any words are placed.
static void
take_room (AffPainting *self)
{
  aff_painting_take_places (self);
  take_boards (self);
  take_route (self);
  keep_goal (self);
}

static cairo_surface_t *
start_surface (AffPainting *self, cairo_format_t format)
{
  cairo_surface_t *surface =
    cairo_image_surface_create (format, (int) ceil (self->seen.width_px) * self->factor,
                                (int) ceil (self->seen.height_px) * self->factor);

  cairo_surface_set_device_scale (surface, self->factor, self->factor);
  g_clear_pointer (&self->cr, cairo_destroy);
  self->cr = cairo_create (surface);
  return surface;
}

// The job, whose picture lies in the view as PICTURE says.
static AffPainting
start (const AffMapContent *content,
       const AffViewport *viewport,
       const AffPicture *picture,
       int factor)
{
  AffPainting self = {
    .taken = g_array_new (FALSE, FALSE, sizeof (AffArea)),
    .kept = g_array_new (FALSE, FALSE, sizeof (AffArea)),
    .way = g_array_new (FALSE, FALSE, sizeof (AffArea)),
    .content = content,
    .viewport = *viewport,
    .seen = {0, 0, picture->area.width_px, picture->area.height_px},
    .cut = content->is_led ? aff_way_frame_cut (viewport) : (AffCut){0},
    .pitch_px = aff_map_content_pitch (content, viewport),
    .factor = factor,
  };

  self.viewport.x_px -= picture->area.x_px;
  self.viewport.y_px -= picture->area.y_px;
  self.fade_px = MIN (FADE_PX * content->unit_px,
                      MOST_FADE * MIN (self.seen.width_px, self.seen.height_px));
  self.clear = find_clear (&self, 0, FADED * self.fade_px);
  self.bounds = find_clear (&self, WALL_PX * content->unit_px, FADED * self.fade_px);
  return self;
}

static void
finish (AffPainting *self)
{
  cairo_destroy (self->cr);
  g_array_unref (self->taken);
  g_array_unref (self->kept);
  g_array_unref (self->way);
}

static AffArea
move_area (AffArea area, AffArea by)
{
  return (AffArea){area.x_px + by.x_px, area.y_px + by.y_px, area.width_px, area.height_px};
}

AffPicture *
aff_painter_paint (const AffMapContent *content,
                   const AffViewport *viewport,
                   GBytes *pixels,
                   int factor)
{
  g_return_val_if_fail (content != NULL && content->plan != NULL && factor > 0, NULL);
  AffPicture *picture = g_new0 (AffPicture, 1);

  picture->area = content->is_led ? aff_way_frame_seen (viewport)
                                  : aff_viewport_bounds (viewport);
  AffPainting painting = start (content, viewport, picture, factor);
  painting.ground = picture->ground = start_surface (&painting, CAIRO_FORMAT_RGB24);
  paint_ground (&painting, pixels);
  take_room (&painting);
  AffArea pill = aff_painting_place_pill (&painting);
  picture->signs = aff_painting_find_tags (&painting);
  // Names that are larger than what they name only hide it.
  if (painting.pitch_px >= LEAST_PITCH_PX * content->unit_px)
    aff_painting_add_captions (&painting);
  if (content->route != NULL || content->is_led)
    picture->top = start_surface (&painting, CAIRO_FORMAT_ARGB32);
  paint_boards (&painting);
  aff_painting_add_signs (&painting, pill, picture->signs);
  picture->pill = move_area (pill, picture->area);
  for (guint i = 0; i < picture->signs->len; i++) {
    AffSign *sign = &g_array_index (picture->signs, AffSign, i);

    sign->area = move_area (sign->area, picture->area);
  }
  finish (&painting);
  return picture;
}

void
aff_picture_free (AffPicture *self)
{
  cairo_surface_destroy (self->ground);
  g_clear_pointer (&self->top, cairo_surface_destroy);
  g_array_unref (self->signs);
  g_free (self);
}
