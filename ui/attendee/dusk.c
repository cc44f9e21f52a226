// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/dusk.h"

#include <math.h>

#define NAVE_HALF 74 // of the cathedral, in px of the design

// A generator of our own, so that the same roofs stand on every kiosk.
static double
draw_number (guint32 *seed)
{
  *seed = (guint32) ((guint64) *seed * 16807 % 2147483647);
  return *seed / 2147483647.0;
}

static void
set_color (cairo_t *cr, guint32 rgb, double alpha)
{
  cairo_set_source_rgba (cr, (rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0,
                         (rgb & 0xff) / 255.0, alpha);
}

typedef struct {
  double offset;
  guint32 rgb;
} Stop;

static void
fill_gradient (cairo_t *cr,
               double top,
               double bottom,
               double width,
               const Stop *stops,
               int count)
{
  cairo_pattern_t *pattern = cairo_pattern_create_linear (0, top, 0, bottom);

  for (int i = 0; i < count; i++)
    cairo_pattern_add_color_stop_rgb (pattern, stops[i].offset, (stops[i].rgb >> 16) / 255.0,
                                      (stops[i].rgb >> 8 & 0xff) / 255.0,
                                      (stops[i].rgb & 0xff) / 255.0);
  cairo_set_source (cr, pattern);
  cairo_rectangle (cr, 0, top, width, bottom - top);
  cairo_fill (cr);
  cairo_pattern_destroy (pattern);
}

static void
paint_sky_and_water (cairo_t *cr, const AffDusk *dusk)
{
  static const Stop sky[] = {{0, 0x0D1630},
                             {0.40, 0x23244B},
                             {0.70, 0x4E2F50},
                             {0.89, 0x7F434F},
                             {1, 0xCC8671}};
  static const Stop water[] = {{0, 0x6B3D52}, {0.35, 0x2F2A4C}, {1, 0x0D1630}};

  fill_gradient (cr, 0, dusk->horizon, dusk->width, sky, G_N_ELEMENTS (sky));
  fill_gradient (cr, dusk->horizon, dusk->height, dusk->width, water, G_N_ELEMENTS (water));
}

static void
paint_windows (cairo_t *cr, double x, double top, double width, double ground, guint32 *seed)
{
  for (int row = 0; row < 2; row++)
    for (int column = 0; column < 3; column++) {
      double y = top + 6 + row * 13;

      if (draw_number (seed) <= 0.62 || y >= ground - 10)
        continue;
      set_color (cr, 0xF2C9A0, 0.35 + draw_number (seed) * 0.6);
      cairo_rectangle (cr, x + width * (0.22 + column * 0.22), y, 6, 8);
      cairo_fill (cr);
    }
}

typedef struct {
  guint32 rgb;
  double lowest;
  double highest;
  gboolean has_windows;
} Roofs;

// Steep Alsatian gables side by side, in px of the design from the ground up.
static void
paint_roofs (cairo_t *cr, double width, const Roofs *roofs, guint32 *seed)
{
  for (double x = -20; x < width + 20;) {
    double house = 34 + draw_number (seed) * 34;
    double height = roofs->lowest + draw_number (seed) * (roofs->highest - roofs->lowest);
    double wall = height * 0.56;

    set_color (cr, roofs->rgb, 1);
    cairo_move_to (cr, x, 1);
    cairo_line_to (cr, x, -wall);
    cairo_line_to (cr, x + house / 2, -height);
    cairo_line_to (cr, x + house + 0.5, -wall);
    cairo_line_to (cr, x + house + 0.5, 1);
    cairo_fill (cr);
    if (roofs->has_windows)
      paint_windows (cr, x, -wall, house, 0, seed);
    x += house;
  }
}

static void
paint_polygon (cairo_t *cr, const double (*points)[2], int count)
{
  for (int i = 0; i < count; i++)
    cairo_line_to (cr, points[i][0], points[i][1]);
  cairo_close_path (cr);
}

static void
paint_cathedral (cairo_t *cr)
{
  static const double nave[][2] = {{-NAVE_HALF, 0},
                                   {-NAVE_HALF, -214},
                                   {NAVE_HALF, -214},
                                   {NAVE_HALF, 0}};
  static const double tower[][2] = {{-74, -210}, {-74, -314}, {-22, -314}, {-22, -210}};
  static const double crown[][2] = {{-74, -313}, {-67, -358}, {-29, -358}, {-22, -313}};
  static const double spire[][2] = {{-64, -356}, {-49, -545}, {-47, -545}, {-32, -356}};

  set_color (cr, 0x241F40, 1);
  paint_polygon (cr, nave, G_N_ELEMENTS (nave));
  paint_polygon (cr, tower, G_N_ELEMENTS (tower));
  paint_polygon (cr, crown, G_N_ELEMENTS (crown));
  paint_polygon (cr, spire, G_N_ELEMENTS (spire));
  cairo_fill (cr);
  set_color (cr, 0xD08A73, 0.75);
  cairo_set_line_width (cr, 2.5);
  cairo_arc (cr, 0, -128, 27, 0, 2 * G_PI);
  for (int i = 0; i < 12; i++) {
    double angle = i * G_PI / 6;

    cairo_move_to (cr, 9 * cos (angle), -128 + 9 * sin (angle));
    cairo_line_to (cr, 24 * cos (angle), -128 + 24 * sin (angle));
  }
  cairo_stroke (cr);
}

static void
paint_dash (cairo_t *cr, double x, double y, double width, double height)
{
  double radius = height / 2;

  if (width < height)
    return;
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI / 2, 3 * G_PI / 2);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI / 2, G_PI / 2);
  cairo_close_path (cr);
  cairo_fill (cr);
}

// One line of the water: runs of equal light become dashes.
static void
mirror_line (cairo_t *cr, const AffDusk *dusk, AffRose *rose, double y, int index)
{
  double s = dusk->scale, radius = dusk->rose_radius, step = 6 * s;
  double source = dusk->horizon - 8 * s - (y - dusk->horizon) * 3.05;
  double sway = sin (index * 1.7) * 5 * (1 + index * 0.06) * s;
  double height = MAX (3, 6 - index * 0.06) * s;
  const GdkRGBA *run = NULL;
  double start = 0;

  for (double x = -radius; x <= radius + step; x += step) {
    const GdkRGBA *light = aff_rose_light_at (rose, x / radius,
                                              (source - dusk->rose_y) / radius);

    if (light == run)
      continue;
    if (run != NULL) {
      cairo_set_source_rgba (cr, run->red, run->green, run->blue,
                             MAX (0.22, 0.78 - index * 0.026));
      paint_dash (cr, dusk->rose_x + start + sway, y, x - start - 2 * s, height);
    }
    run = light;
    start = x;
  }
}

static void
paint_glitter (cairo_t *cr, const AffDusk *dusk, guint32 *seed)
{
  double s = dusk->scale;

  for (int i = 0; i < 46; i++) {
    double y = dusk->horizon + 10 * s +
               draw_number (seed) * (dusk->height - dusk->horizon - 30 * s);
    double x = draw_number (seed) * dusk->width;
    double width = (18 + draw_number (seed) * 70) * s;

    set_color (cr, 0xE2B8AB, 0.06 + draw_number (seed) * 0.16);
    if (fabs (x - dusk->rose_x) > dusk->rose_radius + 30 * s)
      paint_dash (cr, x, y, width, 2.5 * s);
  }
}

void
aff_dusk_paint (cairo_t *cr, const AffDusk *dusk, AffRose *rose)
{
  static const Roofs far_roofs = {0x3A2A4A, 40, 68, FALSE};
  static const Roofs near_roofs = {0x14182F, 30, 54, TRUE};
  double s = dusk->scale;
  double cathedral = dusk->width / s - AFF_DUSK_CATHEDRAL_PX + NAVE_HALF;
  guint32 seed = 11;
  int index = 0;

  g_return_if_fail (cr != NULL && dusk != NULL && AFF_IS_ROSE (rose));
  paint_sky_and_water (cr, dusk);
  cairo_save (cr);
  cairo_translate (cr, 0, dusk->horizon);
  cairo_scale (cr, s, s);
  paint_roofs (cr, dusk->width / s, &far_roofs, &seed);
  cairo_translate (cr, cathedral, 0);
  paint_cathedral (cr);
  cairo_translate (cr, -cathedral, 0);
  paint_roofs (cr, dusk->width / s, &near_roofs, &seed);
  cairo_restore (cr);
  for (double y = dusk->horizon + 12 * s; y < dusk->height - 6 * s;
       y += (9 + index * 0.55) * s, index++)
    mirror_line (cr, dusk, rose, y, index);
  paint_glitter (cr, dusk, &seed);
}
