// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/marker.h"

#include "ui/map/marker-places.h"
#include "ui/widget/board-label.h"
#include "ui/widget/icon.h"
#include "ui/widget/palette.h"

#include <math.h>

#define RADIUS      0.17 // of a marker's corners, as a part of its side
#define TIGHT_PX    56   // below this side, the ring is thinner
#define SMALLEST_PX 11   // of a text that had to shrink to fit
#define SPECK_PX    6    // a text smaller than this says nothing

typedef struct {
  GdkRGBA fill;
  GdkRGBA on;
  GdkRGBA edge;
} Look;

static Look
find_look (const AffMarker *marker)
{
  Look look = {*aff_palette_color (AFF_COLOR_SURFACE), *aff_palette_color (AFF_COLOR_INK3),
               *aff_palette_color (AFF_COLOR_EDGE)};

  if (marker->state == AFF_SEAT_CLOSED) {
    look.fill = *aff_palette_color (AFF_COLOR_SUNK);
  } else if (marker->is_dimmed) {
    look.fill = *aff_palette_color (AFF_COLOR_SUNK);
    look.edge = *aff_palette_color (AFF_COLOR_LINE);
  } else if (marker->state == AFF_SEAT_ASSIGNED) {
    const AffTopicColor *topic = aff_palette_topic (marker->letter);
    look = (Look){topic->fill, topic->on, topic->edge};
  }
  return look;
}

static void
add_square (cairo_t *cr, double side, double radius)
{
  double half = side / 2, inner = half - radius;

  cairo_new_sub_path (cr);
  cairo_arc (cr, inner, -inner, radius, -G_PI_2, 0);
  cairo_arc (cr, inner, inner, radius, 0, G_PI_2);
  cairo_arc (cr, -inner, inner, radius, G_PI_2, G_PI);
  cairo_arc (cr, -inner, -inner, radius, G_PI, G_PI + G_PI_2);
  cairo_close_path (cr);
}

// The board itself, a bar on the side away from the reader.
static void
paint_panel (cairo_t *cr, const AffMarker *marker)
{
  double side = marker->side_px, thickness = side * 0.06, gap = side * 0.04;

  if (marker->facing_deg < 0)
    return;
  cairo_save (cr);
  cairo_rotate (cr, marker->facing_deg * G_PI / 180);
  // Facing north is up: the bar lies below.
  cairo_rectangle (cr, -side / 2, side / 2 + gap, side, thickness);
  aff_palette_set_source (cr, aff_palette_color (AFF_COLOR_INK));
  cairo_fill (cr);
  cairo_restore (cr);
}

static void
paint_hatch (cairo_t *cr, double side, double unit)
{
  cairo_save (cr);
  add_square (cr, side, side * RADIUS);
  cairo_clip (cr);
  cairo_set_source_rgba (cr, 0.52, 0.475, 0.43, 0.38);
  cairo_set_line_width (cr, 4 * unit);
  for (double x = -side * 1.5; x < side; x += 14 * unit) {
    cairo_move_to (cr, x, side / 2);
    cairo_line_to (cr, x + side, -side / 2);
  }
  cairo_stroke (cr);
  cairo_restore (cr);
}

// A ring in the pitch of the board; returns the side that is left inside it.
static double
paint_ring (cairo_t *cr, const AffMarker *marker, AffColor color, double width)
{
  double unit = marker->unit_px;
  double outer = MAX (marker->pitch_px - unit, marker->side_px);
  double ring = MIN (width * unit, outer * 0.1);

  add_square (cr, outer, outer * RADIUS + unit);
  aff_palette_set_source (cr, aff_palette_color (color));
  cairo_fill (cr);
  add_square (cr, outer - 2 * ring, (outer - 2 * ring) * RADIUS);
  aff_palette_set_source (cr, aff_palette_color (AFF_COLOR_FLOOR));
  cairo_fill (cr);
  return outer - 2 * ring - MIN (6 * unit, outer * 0.12);
}

// The square without text; returns the side it has inside a ring.
static double
paint_square (cairo_t *cr, const AffMarker *marker, const Look *look)
{
  double unit = marker->unit_px, side = marker->side_px;
  const double dashes[] = {6 * unit, 5 * unit};

  if (marker->is_selected)
    side = paint_ring (cr, marker, AFF_COLOR_INK, side < TIGHT_PX * unit ? 4 : 5);
  else if (marker->is_moved || marker->is_goal)
    side = paint_ring (cr, marker, AFF_COLOR_ROSE, marker->is_goal ? 5 : 4);
  add_square (cr, side - 2 * unit, side * RADIUS);
  aff_palette_set_source (cr, &look->fill);
  cairo_fill_preserve (cr);
  if (marker->state == AFF_SEAT_FREE || marker->state == AFF_SEAT_RESERVED)
    cairo_set_dash (cr, dashes, 2, 0);
  cairo_set_line_width (cr, 2 * unit);
  aff_palette_set_source (cr, &look->edge);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  if (marker->state == AFF_SEAT_CLOSED)
    paint_hatch (cr, side - 3 * unit, unit);
  return side;
}

// Text with its middle at X and its capitals' middle at Y. Where it is wider than WIDEST it is set
// smaller, as long as one can read it, and never is it wider than MOST.
static void
paint_text (cairo_t *cr,
            const char *text,
            const char *font_name,
            double size,
            double widest,
            double most,
            double x,
            double y)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (font_name);
  PangoRectangle area;

  if (size < SPECK_PX)
    return;
  for (int round = 0; round < 2; round++) {
    pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
    pango_layout_set_font_description (layout, font);
    pango_layout_set_text (layout, text, -1);
    pango_layout_get_extents (layout, NULL, &area);
    if (area.width <= widest * PANGO_SCALE)
      break;
    size = MAX (size * widest * PANGO_SCALE / area.width, SMALLEST_PX);
  }
  aff_board_label_shorten (layout, most);
  pango_layout_get_extents (layout, NULL, &area);
  cairo_move_to (cr, x - area.width / 2.0 / PANGO_SCALE,
                 y + size * AFF_MARKER_CAP / 2 -
                   pango_layout_get_baseline (layout) / (double) PANGO_SCALE);
  pango_cairo_show_layout (cr, layout);
}

static void
paint_badge (cairo_t *cr, double x, double y, double radius)
{
  cairo_new_path (cr);
  cairo_arc (cr, x, y, radius * 0.9, 0, 2 * G_PI);
  aff_palette_set_source (cr, aff_palette_color (AFF_COLOR_FLOOR));
  cairo_fill_preserve (cr);
  aff_palette_set_source (cr, aff_palette_color (AFF_COLOR_INK));
  cairo_set_line_width (cr, radius * 0.2);
  cairo_stroke (cr);
  aff_icon_paint (cr, "person", x - radius * 0.64, y - radius * 0.66, radius * 1.28,
                  aff_palette_color (AFF_COLOR_INK));
}

// The sign of a problem over the corner at the top right, with its middle at X, Y.
static void
paint_problem (cairo_t *cr, double x, double y, double size)
{
  double half = size / 2, line = MAX (size * 0.12, 1.5);

  cairo_new_path (cr);
  cairo_move_to (cr, x, y - half * 0.9);
  cairo_line_to (cr, x + half, y + half * 0.8);
  cairo_line_to (cr, x - half, y + half * 0.8);
  cairo_close_path (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, line * 2);
  aff_palette_set_source (cr, aff_palette_color (AFF_COLOR_FLOOR));
  cairo_stroke_preserve (cr);
  aff_palette_set_source (cr, aff_palette_color (AFF_COLOR_BAD));
  cairo_fill (cr);
  aff_palette_set_source (cr, aff_palette_color (AFF_COLOR_FLOOR));
  cairo_set_line_width (cr, line);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_move_to (cr, x, y - half * 0.25);
  cairo_line_to (cr, x, y + half * 0.2);
  cairo_stroke (cr);
  cairo_arc (cr, x, y + half * 0.52, line * 0.6, 0, 2 * G_PI);
  cairo_fill (cr);
}

// The place of a stop in its tour.
static void
paint_order (cairo_t *cr, const AffMarker *marker, const AffMarkerPlaces *places)
{
  double x = places->order.x_px, y = places->order.y_px, radius = places->order_radius_px;
  g_autofree char *text = g_strdup_printf ("%u", marker->order);

  cairo_new_path (cr);
  cairo_arc (cr, x, y, radius + 2 * marker->unit_px, 0, 2 * G_PI);
  aff_palette_set_source (cr, aff_palette_color (AFF_COLOR_FLOOR));
  cairo_fill (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  aff_palette_set_source (cr, aff_palette_color (AFF_COLOR_INK));
  cairo_fill (cr);
  aff_palette_set_source (cr, aff_palette_color (AFF_COLOR_FLOOR));
  paint_text (cr, text, "Inter Bold", radius * 1.15, radius * 1.7, radius * 2, x, y);
}

static void
paint_strike (cairo_t *cr, double side)
{
  cairo_new_path (cr);
  cairo_set_line_width (cr, MAX (side * 0.06, 1.5));
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_move_to (cr, -side * 0.3, side * 0.3);
  cairo_line_to (cr, side * 0.3, -side * 0.3);
  cairo_stroke (cr);
}

static void
paint_content (cairo_t *cr, const AffMarker *marker, double side, const Look *look)
{
  gboolean is_open = marker->state == AFF_SEAT_ASSIGNED && !marker->is_dimmed;
  AffMarkerPlaces places = aff_marker_places (&(AffMarkerRoom){
    .outer_px = marker->side_px,
    .side_px = side,
    .unit_px = marker->unit_px,
    .facing_deg = marker->facing_deg,
    .wants_letter = is_open && marker->letter != NULL,
    .is_here = marker->is_here && is_open,
    .is_stop = marker->order > 0,
  });

  aff_palette_set_source (cr, &look->on);
  paint_text (cr, marker->label, "Inter Display Bold", places.number_px,
              places.number_widest_px, MAX (side, marker->pitch_px), places.number.x_px,
              places.number.y_px);
  if (places.letter_px > 0)
    paint_text (cr, marker->letter, "Inter Bold", places.letter_px, side, side,
                places.letter.x_px, places.letter.y_px);
  if (marker->state == AFF_SEAT_CLOSED)
    paint_strike (cr, side);
  if (places.badge_radius_px > 0)
    paint_badge (cr, places.badge.x_px, places.badge.y_px, places.badge_radius_px);
  if (marker->has_problem)
    paint_problem (cr, side * 0.44, -side * 0.44, MAX (side * 0.36, 16 * marker->unit_px));
  if (marker->order > 0)
    paint_order (cr, marker, &places);
}

void
aff_marker_paint (cairo_t *cr, const AffMarker *marker, double x, double y)
{
  g_return_if_fail (cr != NULL && marker != NULL && marker->label != NULL);
  Look look = find_look (marker);

  cairo_save (cr);
  cairo_translate (cr, x, y);
  paint_panel (cr, marker);
  cairo_save (cr);
  cairo_rotate (cr, marker->turn_deg * G_PI / 180);
  double side = paint_square (cr, marker, &look);
  cairo_restore (cr);
  paint_content (cr, marker, side, &look);
  cairo_restore (cr);
}
