// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tool/plan-path.h"

#include "app/tool/plan-filter.h"

#include <math.h>
#include <string.h>

// A circle's quarter as a Bézier curve.
#define KAPPA 0.5522847498

// The numbers of a path or a list of points, one after the other.
typedef struct {
  const char *at;
  gboolean is_fine;
} Reader;

// Where a path has come to, and the last control point for a smooth curve.
typedef struct {
  Reader reader;
  cairo_t *cr;
  double x;
  double y;
  double start_x;
  double start_y;
  double control_x;
  double control_y;
  char last;
} Pen;

static void
skip_spaces (Reader *self)
{
  self->at += strspn (self->at, " ,\t\r\n\f");
}

static double
read_number (Reader *self)
{
  char *end;
  skip_spaces (self);
  double number = g_ascii_strtod (self->at, &end);
  // strtod also knows "nan", "inf" and hexadecimal numbers.
  gboolean is_plain = strspn (self->at, "0123456789+-.eE") >= (gsize) (end - self->at);
  if (end == self->at || !is_plain || !(fabs (number) <= 1e7)) {
    self->is_fine = FALSE;
    return 0;
  }
  self->at = end;
  return number;
}

// The flags of an arc are single digits and may stand without anything between them.
static gboolean
read_flag (Reader *self)
{
  skip_spaces (self);
  if (*self->at != '0' && *self->at != '1') {
    self->is_fine = FALSE;
    return FALSE;
  }
  return *self->at++ == '1';
}

// Attribute NAME as a number, OTHERWISE where it is missing.
static double
read_length (xmlNode *node, const char *name, double otherwise, gboolean *is_fine)
{
  g_autofree char *value = aff_plan_filter_attribute (node, name);
  Reader reader = {value, TRUE};
  if (!value)
    return otherwise;
  double number = read_number (&reader);
  if (reader.is_fine && g_str_has_prefix (reader.at, "px"))
    reader.at += 2;
  skip_spaces (&reader);
  *is_fine = *is_fine && reader.is_fine && *reader.at == '\0';
  return number;
}

static void
add_round_box (cairo_t *cr, double x, double y, double wide, double high, double rx, double ry)
{
  double kx = rx * (1 - KAPPA), ky = ry * (1 - KAPPA), right = x + wide, bottom = y + high;
  cairo_move_to (cr, x + rx, y);
  cairo_line_to (cr, right - rx, y);
  cairo_curve_to (cr, right - kx, y, right, y + ky, right, y + ry);
  cairo_line_to (cr, right, bottom - ry);
  cairo_curve_to (cr, right, bottom - ky, right - kx, bottom, right - rx, bottom);
  cairo_line_to (cr, x + rx, bottom);
  cairo_curve_to (cr, x + kx, bottom, x, bottom - ky, x, bottom - ry);
  cairo_line_to (cr, x, y + ry);
  cairo_curve_to (cr, x, y + ky, x + kx, y, x + rx, y);
  cairo_close_path (cr);
}

static gboolean
add_rectangle (cairo_t *cr, xmlNode *node)
{
  gboolean is_fine = TRUE;
  double wide = read_length (node, "width", 0, &is_fine);
  double high = read_length (node, "height", 0, &is_fine);
  double rx = read_length (node, "rx", -1, &is_fine);
  double ry = read_length (node, "ry", -1, &is_fine);
  double x = read_length (node, "x", 0, &is_fine), y = read_length (node, "y", 0, &is_fine);
  if (!is_fine || wide < 0 || high < 0)
    return FALSE;
  rx = rx < 0 ? MAX (ry, 0) : rx;
  ry = ry < 0 ? rx : ry;
  if (rx > 0 && ry > 0)
    add_round_box (cr, x, y, wide, high, MIN (rx, wide / 2), MIN (ry, high / 2));
  else
    cairo_rectangle (cr, x, y, wide, high);
  return TRUE;
}

static gboolean
add_ellipse (cairo_t *cr, xmlNode *node, const char *wide, const char *high)
{
  gboolean is_fine = TRUE;
  double x = read_length (node, "cx", 0, &is_fine), y = read_length (node, "cy", 0, &is_fine);
  double rx = read_length (node, wide, 0, &is_fine),
         ry = read_length (node, high, rx, &is_fine);
  if (!is_fine || rx < 0 || ry < 0)
    return FALSE;
  add_round_box (cr, x - rx, y - ry, 2 * rx, 2 * ry, rx, ry);
  return TRUE;
}

static gboolean
add_line (cairo_t *cr, xmlNode *node)
{
  gboolean is_fine = TRUE;
  cairo_move_to (cr, read_length (node, "x1", 0, &is_fine),
                 read_length (node, "y1", 0, &is_fine));
  cairo_line_to (cr, read_length (node, "x2", 0, &is_fine),
                 read_length (node, "y2", 0, &is_fine));
  return is_fine;
}

static gboolean
add_points (cairo_t *cr, xmlNode *node, gboolean is_closed)
{
  g_autofree char *value = aff_plan_filter_attribute (node, "points");
  Reader reader = {value ? value : "", TRUE};
  for (skip_spaces (&reader); *reader.at && reader.is_fine; skip_spaces (&reader)) {
    double x = read_number (&reader), y = read_number (&reader);
    if (reader.is_fine)
      cairo_line_to (cr, x, y);
  }
  if (is_closed)
    cairo_close_path (cr);
  return reader.is_fine;
}

static void
draw_to (Pen *pen, double x, double y)
{
  cairo_line_to (pen->cr, x, y);
  pen->x = x;
  pen->y = y;
}

static void
draw_curve (Pen *pen, double x1, double y1, double x2, double y2, double x, double y)
{
  cairo_curve_to (pen->cr, x1, y1, x2, y2, x, y);
  pen->control_x = x2;
  pen->control_y = y2;
  pen->x = x;
  pen->y = y;
}

static void
draw_quadratic (Pen *pen, double x1, double y1, double x, double y)
{
  cairo_curve_to (pen->cr, pen->x + (x1 - pen->x) * 2 / 3, pen->y + (y1 - pen->y) * 2 / 3,
                  x + (x1 - x) * 2 / 3, y + (y1 - y) * 2 / 3, x, y);
  pen->control_x = x1;
  pen->control_y = y1;
  pen->x = x;
  pen->y = y;
}

// SVG 1.1, appendix F.6.5: from end points to centre.
static void
draw_arc (Pen *pen,
          double rx,
          double ry,
          double turned,
          gboolean is_large,
          gboolean sweeps,
          double x,
          double y)
{
  double sine = sin (turned), cosine = cos (turned);
  double dx = (pen->x - x) / 2, dy = (pen->y - y) / 2;
  double ax = cosine * dx + sine * dy, ay = cosine * dy - sine * dx;
  rx = fabs (rx);
  ry = fabs (ry);
  if (!(rx > 0 && ry > 0) || (dx == 0 && dy == 0)) {
    draw_to (pen, x, y);
    return;
  }
  double grown = sqrt (MAX (ax * ax / (rx * rx) + ay * ay / (ry * ry), 1));
  rx *= grown;
  ry *= grown;
  double ux = ax / rx, uy = ay / ry, square = MAX (1 / (ux * ux + uy * uy) - 1, 0);
  double root = sqrt (square) * (is_large == sweeps ? -1 : 1);
  double cx = root * uy, cy = -root * ux;
  cairo_matrix_t saved;
  cairo_get_matrix (pen->cr, &saved);
  cairo_translate (pen->cr, (pen->x + x) / 2, (pen->y + y) / 2);
  cairo_rotate (pen->cr, turned);
  cairo_scale (pen->cr, rx, ry);
  if (sweeps)
    cairo_arc (pen->cr, cx, cy, 1, atan2 (uy - cy, ux - cx), atan2 (-uy - cy, -ux - cx));
  else
    cairo_arc_negative (pen->cr, cx, cy, 1, atan2 (uy - cy, ux - cx),
                        atan2 (-uy - cy, -ux - cx));
  cairo_set_matrix (pen->cr, &saved);
  draw_to (pen, x, y);
}

static void
read_arc (Pen *pen, double x0, double y0)
{
  Reader *reader = &pen->reader;
  double rx = read_number (reader), ry = read_number (reader);
  double turned = read_number (reader) * G_PI / 180;
  gboolean is_large = read_flag (reader), sweeps = read_flag (reader);
  double x = x0 + read_number (reader), y = y0 + read_number (reader);
  if (reader->is_fine)
    draw_arc (pen, rx, ry, turned, is_large, sweeps, x, y);
}

// The curves C, S, Q and T; a smooth one mirrors the control point of one of its kind before it.
static void
read_curve (Pen *pen, char command, double x0, double y0)
{
  Reader *reader = &pen->reader;
  gboolean is_cubic = command == 'C' || command == 'S';
  gboolean goes_on = strchr (is_cubic ? "CS" : "QT", pen->last) != NULL;
  double x1 = goes_on ? 2 * pen->x - pen->control_x : pen->x;
  double y1 = goes_on ? 2 * pen->y - pen->control_y : pen->y, x2 = 0, y2 = 0;
  if (command == 'C' || command == 'Q') {
    x1 = x0 + read_number (reader);
    y1 = y0 + read_number (reader);
  }
  if (is_cubic) {
    x2 = x0 + read_number (reader);
    y2 = y0 + read_number (reader);
  }
  double x = x0 + read_number (reader), y = y0 + read_number (reader);
  if (!reader->is_fine)
    return;
  if (is_cubic)
    draw_curve (pen, x1, y1, x2, y2, x, y);
  else
    draw_quadratic (pen, x1, y1, x, y);
}

static void
move_to (Pen *pen, double x, double y)
{
  cairo_move_to (pen->cr, x, y);
  pen->x = pen->start_x = x;
  pen->y = pen->start_y = y;
}

// One command with its numbers; X0 and Y0 are what they are counted from.
static void
do_command (Pen *pen, char command, double x0, double y0)
{
  Reader *reader = &pen->reader;
  double x, y;
  switch (command) {
  case 'M':
  case 'L':
    x = x0 + read_number (reader);
    y = y0 + read_number (reader);
    if (reader->is_fine)
      (command == 'M' ? move_to : draw_to) (pen, x, y);
    break;
  case 'H':
    draw_to (pen, x0 + read_number (reader), pen->y);
    break;
  case 'V':
    draw_to (pen, pen->x, y0 + read_number (reader));
    break;
  case 'A':
    read_arc (pen, x0, y0);
    break;
  default:
    read_curve (pen, command, x0, y0);
  }
  pen->last = command;
}

static gboolean
add_path (cairo_t *cr, xmlNode *node)
{
  g_autofree char *value = aff_plan_filter_attribute (node, "d");
  Pen pen = {.reader = {value ? value : "", TRUE}, .cr = cr, .last = ' '};
  char letter = ' ';
  for (skip_spaces (&pen.reader); *pen.reader.at && pen.reader.is_fine;
       skip_spaces (&pen.reader)) {
    gboolean is_letter = g_ascii_isalpha (*pen.reader.at);
    if (is_letter)
      letter = *pen.reader.at++;
    char command = g_ascii_toupper (letter);
    gboolean is_relative = letter != command;
    if (command == 'Z' && is_letter) {
      cairo_close_path (cr);
      move_to (&pen, pen.start_x, pen.start_y);
      pen.last = ' ';
      continue;
    }
    // A path begins by moving; after Z a command has to stand.
    if (!strchr ("MLHVCSQTA", command) || (command != 'M' && !cairo_has_current_point (cr)))
      return FALSE;
    do_command (&pen, command, is_relative ? pen.x : 0, is_relative ? pen.y : 0);
    letter = letter == 'M' ? 'L' : letter == 'm' ? 'l' : letter;
  }
  return pen.reader.is_fine;
}

static gboolean
is_called (xmlNode *node, const char *name)
{
  return strcmp ((const char *) node->name, name) == 0;
}

gboolean
aff_plan_path_is_shape (xmlNode *node)
{
  static const char *const names[] = {"path",    "rect",     "circle", "ellipse",
                                      "polygon", "polyline", "line",   NULL};
  return node->type == XML_ELEMENT_NODE && g_strv_contains (names, (const char *) node->name);
}

gboolean
aff_plan_path_add (cairo_t *cr, xmlNode *node)
{
  if (is_called (node, "path"))
    return add_path (cr, node);
  if (is_called (node, "rect"))
    return add_rectangle (cr, node);
  if (is_called (node, "circle"))
    return add_ellipse (cr, node, "r", "r");
  if (is_called (node, "ellipse"))
    return add_ellipse (cr, node, "rx", "ry");
  if (is_called (node, "line"))
    return add_line (cr, node);
  return add_points (cr, node, is_called (node, "polygon"));
}

// One function of a transform with its COUNT numbers.
static gboolean
make_step (const char *name, const double *numbers, int count, cairo_matrix_t *step)
{
  cairo_matrix_init_identity (step);
  if (strcmp (name, "matrix") == 0 && count == 6)
    cairo_matrix_init (step, numbers[0], numbers[1], numbers[2], numbers[3], numbers[4],
                       numbers[5]);
  else if (strcmp (name, "translate") == 0 && (count == 1 || count == 2))
    cairo_matrix_init_translate (step, numbers[0], count > 1 ? numbers[1] : 0);
  else if (strcmp (name, "scale") == 0 && (count == 1 || count == 2))
    cairo_matrix_init_scale (step, numbers[0], count > 1 ? numbers[1] : numbers[0]);
  else if (strcmp (name, "rotate") == 0 && (count == 1 || count == 3)) {
    double x = count > 1 ? numbers[1] : 0, y = count > 1 ? numbers[2] : 0;
    cairo_matrix_init_translate (step, x, y);
    cairo_matrix_rotate (step, numbers[0] * G_PI / 180);
    cairo_matrix_translate (step, -x, -y);
  } else if (strcmp (name, "skewX") == 0 && count == 1)
    cairo_matrix_init (step, 1, 0, tan (numbers[0] * G_PI / 180), 1, 0, 0);
  else if (strcmp (name, "skewY") == 0 && count == 1)
    cairo_matrix_init (step, 1, tan (numbers[0] * G_PI / 180), 0, 1, 0, 0);
  else
    return FALSE;
  return TRUE;
}

gboolean
aff_plan_path_transform (const char *value, cairo_matrix_t *matrix)
{
  Reader reader = {value ? value : "", TRUE};
  cairo_matrix_init_identity (matrix);
  for (skip_spaces (&reader); *reader.at; skip_spaces (&reader)) {
    double numbers[6];
    int count = 0;
    cairo_matrix_t step;
    gsize length = strcspn (reader.at, " \t\r\n(");
    g_autofree char *name = g_strndup (reader.at, length);
    reader.at += length;
    reader.at += strspn (reader.at, " \t\r\n");
    if (*reader.at++ != '(')
      return FALSE;
    for (skip_spaces (&reader); *reader.at != ')' && count < 6; skip_spaces (&reader)) {
      numbers[count++] = read_number (&reader);
      if (!reader.is_fine)
        return FALSE;
    }
    if (*reader.at++ != ')' || !make_step (name, numbers, count, &step))
      return FALSE;
    cairo_matrix_multiply (matrix, &step, matrix);
  }
  return TRUE;
}
