// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/painter.h"

#include "ui/map/route-line.h"
#include "ui/map/spatial.h"
#include "ui/widget/icon.h"
#include "ui/widget/palette.h"
#include "ui/widget/words.h"

#include <glib/gi18n.h>
#include <math.h>

#define CAPTION_PX       22
#define SMALL_CAPTION_PX 20
#define LEAST_CAPTION_PX 18 // if only then it fits its shape
#define LEAST_PITCH_PX   40 // of boards, for captions
#define COFFEE_ICON_PX   26
#define DOOR_PX          30   // around a door, for its caption
#define GAP_PX           6    // between markers, and around captions
#define WALL_MM          180  // where no plan can be rendered
#define DISC_MM          480  // of "You are here", as far as its limits allow
#define MOST_COVERED     0.02 // of a small map's words, by what they would hide
#define CAP              0.72 // capital height of Inter as a part of its size

// One job of painting: the picture's own viewport lies at 0, 0.
typedef struct {
  const AffMapContent *content;
  AffViewport viewport;
  cairo_t *cr;
  cairo_surface_t *surface;
  GArray *taken; // AffArea, where no caption may stand
  AffArea bounds;
} Painting;

gboolean
aff_map_content_is_dimmed (const AffMapContent *content, const AffSeat *seat)
{
  const AffBoardMark *mark = aff_map_content_mark (content, seat->board->id);

  if (mark != NULL && (mark->marks & AFF_MARK_OUT) != 0)
    return TRUE;
  if (seat->state != AFF_SEAT_ASSIGNED)
    return FALSE;
  if (content->has_focus && mark == NULL)
    return TRUE;
  return content->topic != 0 && (seat->topic == NULL || seat->topic->id != content->topic);
}

double
aff_map_content_pitch (const AffMapContent *content, const AffViewport *viewport)
{
  g_autofree AffSpot *spots = g_new (AffSpot, content->seats->len + 1);
  double widest = 0;

  for (guint i = 0; i < content->seats->len; i++) {
    const AffBoard *board = g_array_index (content->seats, AffSeat, i).board;

    spots[i] = (AffSpot){board->centre.x_mm * viewport->scale,
                         board->centre.y_mm * viewport->scale};
    widest = MAX (widest, MAX (board->width_mm, board->height_mm) * viewport->scale);
  }
  return aff_spatial_pitch (spots, content->seats->len, widest + GAP_PX * content->unit_px);
}

double
aff_map_content_disc (const AffMapContent *content, const AffViewport *viewport)
{
  return CLAMP (DISC_MM * viewport->scale, 11 * content->unit_px, 20 * content->unit_px);
}

double
aff_map_content_side (const AffMapContent *content,
                      const AffViewport *viewport,
                      const AffBoard *board,
                      double pitch_px)
{
  double drawn = MAX (board->width_mm, board->height_mm) * viewport->scale;

  return MIN (drawn, pitch_px - GAP_PX * content->unit_px * MIN (1, pitch_px / 70));
}

static double
find_facing (const AffViewport *viewport, const AffBoard *board)
{
  return fmod (board->facing_deg + viewport->rotation_deg + 720, 360);
}

double
aff_map_content_turn (const AffViewport *viewport, const AffBoard *board)
{
  return fmod (find_facing (viewport, board) + 45, 90) - 45;
}

const AffBoardMark *
aff_map_content_mark (const AffMapContent *content, gint64 board)
{
  for (guint i = 0; content->marks != NULL && i < content->marks->len; i++) {
    const AffBoardMark *mark = &g_array_index (content->marks, AffBoardMark, i);

    if (mark->board == board)
      return mark;
  }
  return NULL;
}

static void
paint_outlines (Painting *painting)
{
  cairo_t *cr = painting->cr;
  const AffPlan *plan = painting->content->plan;
  double wall = WALL_MM * painting->viewport.scale;
  AffSpot origin = aff_viewport_origin (&painting->viewport);

  cairo_save (cr);
  cairo_translate (cr, origin.x_px, origin.y_px);
  cairo_rotate (cr, painting->viewport.rotation_deg * G_PI / 180);
  cairo_scale (cr, painting->viewport.scale, painting->viewport.scale);
  cairo_rectangle (cr, WALL_MM / 2.0, WALL_MM / 2.0, plan->width_mm - WALL_MM,
                   plan->height_mm - WALL_MM);
  aff_palette_set_source (cr, aff_palette_color (AFF_COLOR_FLOOR));
  cairo_fill_preserve (cr);
  aff_palette_set_source (cr, aff_palette_color (AFF_COLOR_INK));
  cairo_set_line_width (cr, wall / painting->viewport.scale);
  cairo_stroke (cr);
  for (guint i = 0; i < plan->places->len; i++) {
    AffBox box = ((const AffPlace *) g_ptr_array_index (plan->places, i))->box;
    cairo_rectangle (cr, box.x_mm, box.y_mm, box.width_mm, box.height_mm);
  }
  aff_palette_set_source (cr, aff_palette_color (AFF_COLOR_LINE));
  cairo_set_line_width (cr, 2 * painting->content->unit_px / painting->viewport.scale);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static gboolean
paint_pixels (Painting *painting, GBytes *pixels, int factor)
{
  int width = cairo_image_surface_get_width (painting->surface);
  int height = cairo_image_surface_get_height (painting->surface);
  gsize length = 0;
  const guint8 *data = pixels != NULL ? g_bytes_get_data (pixels, &length) : NULL;

  if (data == NULL || length != (gsize) width * (gsize) height * 4)
    return FALSE;
  // Cairo only reads from a surface that is a source.
  cairo_surface_t *plan = cairo_image_surface_create_for_data ((guint8 *) data,
                                                               CAIRO_FORMAT_RGB24, width,
                                                               height, width * 4);
  cairo_surface_set_device_scale (plan, factor, factor);
  cairo_set_source_surface (painting->cr, plan, 0, 0);
  cairo_paint (painting->cr);
  cairo_surface_destroy (plan);
  return TRUE;
}

static void
take (Painting *painting, AffArea area)
{
  g_array_append_val (painting->taken, area);
}

static AffMarker
make_marker (const Painting *painting, const AffSeat *seat, double pitch)
{
  const AffMapContent *content = painting->content;
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
    .side_px = aff_map_content_side (content, &painting->viewport, seat->board, pitch),
    .pitch_px = pitch,
    .unit_px = content->unit_px,
    .turn_deg = aff_map_content_turn (&painting->viewport, seat->board),
    .facing_deg = find_facing (&painting->viewport, seat->board),
  };
}

static void
paint_boards (Painting *painting)
{
  const AffMapContent *content = painting->content;
  double pitch = aff_map_content_pitch (content, &painting->viewport);

  // The selected one last: its ring lies over its neighbours' edges.
  for (int is_last = 0; is_last < 2; is_last++)
    for (guint i = 0; i < content->seats->len; i++) {
      const AffSeat *seat = &g_array_index (content->seats, AffSeat, i);
      AffSpot spot = aff_viewport_to_view (&painting->viewport, seat->board->centre);
      AffMarker marker = make_marker (painting, seat, pitch);

      if (marker.is_selected == (is_last == 1))
        aff_marker_paint (painting->cr, &marker, spot.x_px, spot.y_px);
    }
}

static void
paint_route (Painting *painting)
{
  const GArray *route = painting->content->route;
  g_autofree AffSpot *spots = NULL;

  if (route == NULL || route->len < 2)
    return;
  spots = g_new (AffSpot, route->len);
  for (guint i = 0; i < route->len; i++)
    spots[i] = aff_viewport_to_view (&painting->viewport, g_array_index (route, AffPoint, i));
  aff_route_line_paint (painting->cr, spots, route->len, painting->viewport.scale,
                        painting->content->is_tour);
}

// No caption stands on the way: it is taken in squares as wide as the line.
static void
take_route (Painting *painting)
{
  const GArray *route = painting->content->route;
  double side = AFF_ROUTE_LINE_MM * painting->viewport.scale * 1.6;

  for (guint i = 1; route != NULL && i < route->len; i++) {
    AffSpot from = aff_viewport_to_view (&painting->viewport,
                                         g_array_index (route, AffPoint, i - 1));
    AffSpot to = aff_viewport_to_view (&painting->viewport, g_array_index (route, AffPoint, i));
    int squares = 1 + (int) (hypot (to.x_px - from.x_px, to.y_px - from.y_px) / side);

    for (int j = 0; j <= squares; j++) {
      double share = (double) j / squares;
      AffSpot spot = {from.x_px + (to.x_px - from.x_px) * share,
                      from.y_px + (to.y_px - from.y_px) * share};
      take (painting, aff_area_around (spot, side, side));
    }
  }
}

static void
take_boards (Painting *painting)
{
  const AffMapContent *content = painting->content;
  double pitch = aff_map_content_pitch (content, &painting->viewport);

  for (guint i = 0; i < content->seats->len; i++) {
    const AffBoard *board = g_array_index (content->seats, AffSeat, i).board;
    AffSpot spot = aff_viewport_to_view (&painting->viewport, board->centre);

    take (painting, aff_area_around (spot, pitch, pitch));
  }
}

static void
set_size (const Painting *painting, PangoLayout *layout, double size)
{
  g_autoptr (PangoFontDescription)
    font = pango_font_description_copy (pango_layout_get_font_description (layout));

  pango_font_description_set_absolute_size (font, round (size * painting->content->unit_px) *
                                                    PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
}

static double
find_size (const Painting *painting)
{
  return painting->content->is_small ? SMALL_CAPTION_PX : CAPTION_PX;
}

static PangoLayout *
make_text (const Painting *painting, const char *text, const char *font_name)
{
  PangoLayout *layout = pango_cairo_create_layout (painting->cr);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (font_name);

  pango_layout_set_font_description (layout, font);
  set_size (painting, layout, find_size (painting));
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static AffArea
place_text (Painting *painting,
            PangoLayout *layout,
            AffArea shape,
            double pad_x,
            double pad_y,
            gboolean *is_inside)
{
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  return aff_spatial_caption (shape, width + 2 * pad_x, height + 2 * pad_y, painting->bounds,
                              painting->taken, is_inside);
}

static void
add_pill (cairo_t *cr, AffArea area)
{
  double radius = area.height_px / 2, y = area.y_px + radius;

  cairo_new_sub_path (cr);
  cairo_arc (cr, area.x_px + area.width_px - radius, y, radius, -G_PI_2, G_PI_2);
  cairo_arc (cr, area.x_px + radius, y, radius, G_PI_2, G_PI + G_PI_2);
  cairo_close_path (cr);
}

// TRUE if AREA covers more than a little of what a small map is looked at for.
static gboolean
is_in_the_way (const Painting *painting, AffArea area)
{
  double covered = 0;

  for (guint i = 0; i < painting->taken->len; i++)
    covered += aff_area_overlap (area, g_array_index (painting->taken, AffArea, i));
  return painting->content->is_small && covered > MOST_COVERED * area.width_px * area.height_px;
}

static void
paint_here (Painting *painting)
{
  const AffMapContent *content = painting->content;
  double unit = content->unit_px, pad = GAP_PX * unit;
  gboolean is_inside = FALSE;

  if (content->kiosk == NULL)
    return;
  AffSpot spot = aff_viewport_to_view (&painting->viewport,
                                       aff_box_centre (content->kiosk->box));
  double reach = aff_map_content_disc (content, &painting->viewport) * 2;
  AffArea disc = aff_area_around (spot, 2 * reach, 2 * reach);
  take (painting, disc);
  g_autoptr (PangoLayout) layout = make_text (painting, _ ("You are here"), "Inter Bold");
  AffArea pill = place_text (painting, layout, disc, 14 * unit, 5 * unit, &is_inside);
  if (is_in_the_way (painting, pill))
    return; // the disc alone says it
  take (painting, (AffArea){pill.x_px - pad, pill.y_px - pad, pill.width_px + 2 * pad,
                            pill.height_px + 2 * pad});
  add_pill (painting->cr, pill);
  aff_palette_set_source (painting->cr, aff_palette_color (AFF_COLOR_ROSE));
  cairo_fill (painting->cr);
  aff_palette_set_source (painting->cr, aff_palette_color (AFF_COLOR_ON_ROSE));
  cairo_move_to (painting->cr, round (pill.x_px + 14 * unit), round (pill.y_px + 5 * unit));
  pango_cairo_show_layout (painting->cr, layout);
}

// TRUE if what is painted in AREA is so dark that text on it has to be light.
static gboolean
is_dark (const Painting *painting, AffArea area, int factor)
{
  int width = cairo_image_surface_get_width (painting->surface);
  int height = cairo_image_surface_get_height (painting->surface);
  int stride = cairo_image_surface_get_stride (painting->surface);
  guint64 sum = 0, count = 0;

  cairo_surface_flush (painting->surface);
  const guint8 *data = cairo_image_surface_get_data (painting->surface);
  for (int y = (int) area.y_px * factor; y < (area.y_px + area.height_px) * factor; y += 3)
    for (int x = (int) area.x_px * factor; x < (area.x_px + area.width_px) * factor; x += 3) {
      if (x < 0 || y < 0 || x >= width || y >= height)
        continue;
      guint32 pixel = *(const guint32 *) (const void *) (data + y * stride + x * 4);
      sum += (pixel >> 16 & 0xff) * 2 + (pixel >> 8 & 0xff) * 5 + (pixel & 0xff);
      count++;
    }
  return count > 0 && sum / count < 8 * 128;
}

static gboolean
has_caption (const AffPlace *place)
{
  return place->kind != AFF_PLACE_KIOSK && place->kind != AFF_PLACE_SEATS;
}

static gboolean
fits_into (PangoLayout *layout, AffArea shape, double pad)
{
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  return width + 2 * pad <= shape.width_px && height + pad <= shape.height_px;
}

// Breaks a caption into lines, and sets it smaller, if only then it fits its shape.
static void
wrap_into (const Painting *painting, PangoLayout *layout, AffArea shape, double pad)
{
  if (shape.width_px <= 2 * pad)
    return;
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  for (double size = find_size (painting); size >= LEAST_CAPTION_PX; size -= 2) {
    set_size (painting, layout, size);
    pango_layout_set_width (layout, -1);
    if (fits_into (layout, shape, pad))
      return;
    pango_layout_set_width (layout, (int) ((shape.width_px - 2 * pad) * PANGO_SCALE));
    if (fits_into (layout, shape, pad))
      return;
  }
  pango_layout_set_width (layout, -1);
  set_size (painting, layout, find_size (painting));
}

static void
paint_caption (Painting *painting, const AffPlace *place, guint own, int factor)
{
  const AffMapContent *content = painting->content;
  AffArea shape = aff_viewport_box_to_view (&painting->viewport, place->box);
  double pad = GAP_PX * content->unit_px;
  double icon = place->kind == AFF_PLACE_COFFEE ? COFFEE_ICON_PX * content->unit_px : 0;
  AffColor color = AFF_COLOR_INK2;
  gboolean is_inside = FALSE;
  PangoRectangle text;

  g_autoptr (PangoLayout)
    layout = make_text (painting, aff_words_place (place, content->language),
                        "Inter Semi-Bold");
  wrap_into (painting, layout, shape, pad + icon / 2);
  // Its own shape is not in its way.
  g_array_index (painting->taken, AffArea, own) = (AffArea){0};
  AffArea area = place_text (painting, layout, shape, pad + icon / 2, pad / 2, &is_inside);
  gboolean is_bad = !is_inside && is_in_the_way (painting, area);
  g_array_index (painting->taken, AffArea, own) = shape;
  if (is_bad)
    return;
  take (painting, area);
  if (is_dark (painting, area, factor))
    color = AFF_COLOR_PAPER;
  else if (is_inside && icon > 0)
    color = AFF_COLOR_ROSE_INK;
  pango_layout_get_pixel_extents (layout, NULL, &text);
  double left = round (area.x_px + (area.width_px - text.width + icon) / 2);
  if (icon > 0)
    aff_icon_paint (painting->cr, "coffee", left - icon - pad,
                    area.y_px + (area.height_px - icon) / 2, icon, aff_palette_color (color));
  aff_palette_set_source (painting->cr, aff_palette_color (color));
  cairo_move_to (painting->cr, left - text.x, round (area.y_px + pad / 2));
  pango_cairo_show_layout (painting->cr, layout);
}

// The shapes that have captions, each at its place's index; the others cover nothing.
static void
take_shapes (Painting *painting)
{
  const GPtrArray *places = painting->content->plan->places;

  for (guint i = 0; i < places->len; i++) {
    const AffPlace *place = g_ptr_array_index (places, i);
    AffArea shape = aff_viewport_box_to_view (&painting->viewport, place->box);
    double room = place->kind == AFF_PLACE_DOOR ? DOOR_PX * painting->content->unit_px : 0;

    shape = (AffArea){shape.x_px - room, shape.y_px - room, shape.width_px + 2 * room,
                      shape.height_px + 2 * room};
    take (painting, has_caption (place) ? shape : (AffArea){0});
  }
}

static void
paint_captions (Painting *painting, int factor)
{
  const GPtrArray *places = painting->content->plan->places;

  for (guint i = 0; i < places->len; i++) {
    const AffPlace *place = g_ptr_array_index (places, i);

    if (has_caption (place))
      paint_caption (painting, place, i, factor);
  }
}

cairo_surface_t *
aff_painter_paint (const AffMapContent *content,
                   const AffViewport *viewport,
                   GBytes *pixels,
                   int factor)
{
  g_return_val_if_fail (content != NULL && content->plan != NULL && factor > 0, NULL);
  AffArea bounds = aff_viewport_bounds (viewport);
  int width = (int) ceil (bounds.width_px) * factor,
      height = (int) ceil (bounds.height_px) * factor;
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (AffArea));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  Painting painting = {.content = content,
                       .viewport = *viewport,
                       .surface = surface,
                       .taken = taken};
  double wall = 10 * content->unit_px;

  cairo_surface_set_device_scale (surface, factor, factor);
  painting.cr = cairo_create (surface);
  painting.viewport.x_px = painting.viewport.y_px = 0;
  painting.bounds = (AffArea){wall, wall, bounds.width_px - 2 * wall,
                              bounds.height_px - 2 * wall};
  aff_palette_set_source (painting.cr, aff_palette_color (AFF_COLOR_PAPER));
  cairo_paint (painting.cr);
  if (!paint_pixels (&painting, pixels, factor))
    paint_outlines (&painting);
  take_shapes (&painting);
  take_boards (&painting);
  take_route (&painting);
  paint_here (&painting);
  // Names that are larger than what they name only hide it.
  if (aff_map_content_pitch (content, &painting.viewport) >= LEAST_PITCH_PX * content->unit_px)
    paint_captions (&painting, factor);
  paint_route (&painting);
  paint_boards (&painting);
  cairo_destroy (painting.cr);
  return surface;
}
