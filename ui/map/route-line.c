// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/route-line.h"

#include "ui/widget/palette.h"

#include <math.h>

// Of the floor, in millimetres.
#define DOT_MM     210
#define DOT_GAP_MM 460
#define BEND_MM    300  // a rounder bend would leave the clearance of the way
#define CHEVRON_MM 2000 // from one to the next

// Corners rounded, as far as the lines that meet there are long enough.
static void
add_path (cairo_t *cr, const AffSpot *spots, guint n_spots, double bend)
{
  cairo_new_path (cr);
  cairo_move_to (cr, spots[0].x_px, spots[0].y_px);
  for (guint i = 1; i + 1 < n_spots; i++) {
    AffSpot before = spots[i - 1], at = spots[i], after = spots[i + 1];
    double in = hypot (at.x_px - before.x_px, at.y_px - before.y_px);
    double out = hypot (after.x_px - at.x_px, after.y_px - at.y_px);
    double reach = MIN (bend, MIN (in, out) / 2);

    if (reach < 0.5) {
      cairo_line_to (cr, at.x_px, at.y_px); // a stop lies twice on the line of its tour
      continue;
    }
    cairo_line_to (cr, at.x_px + (before.x_px - at.x_px) * reach / in,
                   at.y_px + (before.y_px - at.y_px) * reach / in);
    cairo_curve_to (cr, at.x_px, at.y_px, at.x_px, at.y_px,
                    at.x_px + (after.x_px - at.x_px) * reach / out,
                    at.y_px + (after.y_px - at.y_px) * reach / out);
  }
  cairo_line_to (cr, spots[n_spots - 1].x_px, spots[n_spots - 1].y_px);
}

static void
paint_chevron (cairo_t *cr, AffSpot spot, double angle, double size)
{
  cairo_save (cr);
  cairo_translate (cr, spot.x_px, spot.y_px);
  cairo_rotate (cr, angle);
  cairo_move_to (cr, -size * 0.5, -size);
  cairo_line_to (cr, size * 0.5, 0);
  cairo_line_to (cr, -size * 0.5, size);
  cairo_restore (cr);
}

// At even distances, but not in a bend and not under the discs at both ends.
static void
paint_chevrons (cairo_t *cr, const AffSpot *spots, guint n_spots, double scale)
{
  double gap = CHEVRON_MM * scale, next = gap * 0.6, size = AFF_ROUTE_LINE_MM * scale * 0.22;
  double bend = BEND_MM * scale;

  cairo_new_path (cr);
  for (guint i = 1; i < n_spots; i++) {
    double dx = spots[i].x_px - spots[i - 1].x_px, dy = spots[i].y_px - spots[i - 1].y_px;
    double length = hypot (dx, dy);

    for (; next < length; next += gap)
      if (next > bend && next < length - bend)
        paint_chevron (cr,
                       (AffSpot){spots[i - 1].x_px + dx * next / length,
                                 spots[i - 1].y_px + dy * next / length},
                       atan2 (dy, dx), size);
    next -= length;
  }
  aff_palette_set_source (cr, aff_palette_color (AFF_COLOR_ON_ROSE));
  cairo_set_line_width (cr, size * 0.55);
  cairo_stroke (cr);
}

static void
paint_way (cairo_t *cr, const AffSpot *spots, guint n_spots, double scale)
{
  add_path (cr, spots, n_spots, BEND_MM * scale);
  cairo_set_line_width (cr, AFF_ROUTE_CASING_MM * scale);
  aff_palette_set_source (cr, aff_palette_color (AFF_COLOR_FLOOR));
  cairo_stroke_preserve (cr);
  cairo_set_line_width (cr, AFF_ROUTE_LINE_MM * scale);
  aff_palette_set_source (cr, aff_palette_color (AFF_COLOR_ROSE));
  cairo_stroke (cr);
  paint_chevrons (cr, spots, n_spots, scale);
}

static void
paint_tour (cairo_t *cr, const AffSpot *spots, guint n_spots, double scale)
{
  const double dashes[] = {0, DOT_GAP_MM * scale};

  add_path (cr, spots, n_spots, BEND_MM * scale);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_set_line_width (cr, DOT_MM * scale);
  aff_palette_set_source (cr, aff_palette_color (AFF_COLOR_INK));
  cairo_stroke (cr);
}

void
aff_route_line_paint (cairo_t *cr,
                      const AffSpot *spots,
                      guint n_spots,
                      double scale,
                      gboolean is_tour)
{
  g_return_if_fail (cr != NULL && spots != NULL && n_spots >= 2);
  cairo_save (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (is_tour)
    paint_tour (cr, spots, n_spots, scale);
  else
    paint_way (cr, spots, n_spots, scale);
  cairo_restore (cr);
}
