// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/print/figure.h"

#include <math.h>

typedef struct {
  double width;
  double height;
  double unit; // an eighth of the shorter side
} Canvas;

static void
add_pill (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  double right = x + width, bottom = y + height;

  cairo_new_sub_path (cr);
  cairo_arc (cr, right - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, right - radius, bottom - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, bottom - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, G_PI + G_PI_2);
  cairo_close_path (cr);
}

static void
paint_arches (cairo_t *cr, Canvas canvas)
{
  double step = canvas.width / 4;

  cairo_set_line_width (cr, canvas.unit * 0.3);
  for (double y = canvas.height; y > -step; y -= step)
    for (int column = 0; column < 4; column++)
      for (int ring = 0; ring < 3; ring++) {
        cairo_new_sub_path (cr);
        cairo_arc (cr, (column + 0.5) * step, y, step / 2 * (1 - ring * 0.33), G_PI, 2 * G_PI);
      }
  cairo_stroke (cr);
}

static void
paint_speech (cairo_t *cr, Canvas canvas)
{
  static const double lengths[] = {0.92, 0.7,  0.84, 0.5,  0.9, 0.62, 0.78,
                                   0.4,  0.86, 0.7,  0.55, 0.9, 0.66};
  double thickness = canvas.unit * 0.48;
  guint line = 0;

  for (double y = canvas.unit * 0.9; y < canvas.height; y += canvas.unit * 1.05, line++)
    add_pill (cr, canvas.unit * 0.8, y,
              (canvas.width - canvas.unit * 1.6) * lengths[line % G_N_ELEMENTS (lengths)],
              thickness, thickness / 2);
  cairo_fill (cr);
}

static void
paint_contours (cairo_t *cr, Canvas canvas)
{
  double x = canvas.width * 0.56, y = canvas.height * 0.5;

  cairo_set_line_width (cr, canvas.unit * 0.3);
  for (int ring = 1; ring < 9; ring++) {
    double q = canvas.unit * ring * 0.8;

    cairo_move_to (cr, x - q, y);
    cairo_curve_to (cr, x - q * 1.05, y - q * 0.95, x - q * 0.1, y - q * 1.25, x + q * 0.62,
                    y - q * 0.62);
    cairo_curve_to (cr, x + q * 1.34, y + q * 0.01, x + q * 0.75, y + q * 0.72, x + q * 0.1,
                    y + q * 0.92);
    cairo_curve_to (cr, x - q * 0.55, y + q * 1.12, x - q * 0.95, y + q * 0.8, x - q, y);
    cairo_close_path (cr);
  }
  cairo_stroke (cr);
}

static void
paint_dots (cairo_t *cr, Canvas canvas)
{
  double step = canvas.width / 9;

  for (int row = 0; (row + 0.5) * step < canvas.height; row++)
    for (int column = 0; column < 9; column++) {
      double x = (column + 0.5) * step, y = (row + 0.5) * step;
      double way = hypot ((x - canvas.width * 0.62) / canvas.width * 1.15,
                          (y - canvas.height * 0.55) / canvas.height);

      cairo_new_sub_path (cr);
      cairo_arc (cr, x, y, MAX (step * 0.07, step * 0.46 * exp (-way * way * 7)), 0, 2 * G_PI);
    }
  cairo_fill (cr);
}

static void
paint_rays (cairo_t *cr, Canvas canvas)
{
  double x = canvas.width / 2, y = canvas.height, far = canvas.width + canvas.height;

  cairo_set_line_width (cr, canvas.unit * 0.34);
  for (int ray = 0; ray < 19; ray++) {
    double angle = G_PI + (ray + 0.5) * G_PI / 19;

    cairo_move_to (cr, x + cos (angle) * canvas.unit * 2.1,
                   y + sin (angle) * canvas.unit * 2.1);
    cairo_line_to (cr, x + cos (angle) * far, y + sin (angle) * far);
  }
  cairo_stroke (cr);
  cairo_arc (cr, x, y, canvas.unit * 1.5, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
paint_bars (cairo_t *cr, Canvas canvas)
{
  static const double heights[] = {0.3, 0.52, 0.42, 0.7, 0.6, 0.88, 0.76};
  double step = canvas.width / (G_N_ELEMENTS (heights) + 0.6);

  for (guint bar = 0; bar < G_N_ELEMENTS (heights); bar++)
    cairo_rectangle (cr, step * (bar + 0.5), canvas.height * (1 - heights[bar] * 0.9),
                     step * 0.62, canvas.height);
  cairo_fill (cr);
}

static void
paint_records (cairo_t *cr, Canvas canvas)
{
  double step = canvas.width / 7, half = step * 0.32;

  cairo_set_line_width (cr, canvas.unit * 0.16);
  for (int row = 0; row * step < canvas.height; row++)
    for (int column = 0; column < 7; column++) {
      add_pill (cr, (column + 0.5) * step - half, (row + 0.5) * step - half, 2 * half, 2 * half,
                half * 0.3);
      if ((row * 5 + column * 3 + row * column) % 4 == 0)
        cairo_stroke (cr);
      else
        cairo_fill (cr);
    }
}

static void
paint_crosses (cairo_t *cr, Canvas canvas)
{
  double step = canvas.width / 5, arm = step * 0.28, half = step * 0.095;

  for (int row = 0; row * step * 0.9 < canvas.height + step; row++)
    for (int column = -1; column < 6; column++) {
      double x = (column + 0.5 + (row % 2) * 0.5) * step, y = (row + 0.5) * step * 0.9;

      cairo_rectangle (cr, x - half, y - arm, 2 * half, arm - half);
      cairo_rectangle (cr, x - arm, y - half, 2 * arm, 2 * half);
      cairo_rectangle (cr, x - half, y + half, 2 * half, arm - half);
    }
  cairo_fill (cr);
}

void
aff_figure_paint (cairo_t *cr, const char *letter, double width, double height)
{
  static void (*const figures[]) (cairo_t *, Canvas) = {
    paint_arches, paint_speech, paint_contours, paint_dots,
    paint_rays,   paint_bars,   paint_records,  paint_crosses,
  };
  Canvas canvas = {width, height, MIN (width, height) / 8};
  guint index = letter != NULL ? (guint) (letter[0] - 'A') : G_MAXUINT;

  g_return_if_fail (cr != NULL);
  if (index >= G_N_ELEMENTS (figures))
    index = 'D' - 'A';
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  figures[index](cr, canvas);
  cairo_restore (cr);
}
