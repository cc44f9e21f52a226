// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/viewport.h"

#include <math.h>

#define MOST_ZOOM   3.0
#define MOST_PIXELS 16e6
#define ZOOM_STEP   1.5
#define TOLERANCE   1.001 // scales closer than this are the same

static AffSpot
turn (const AffViewport *self, double x_mm, double y_mm)
{
  double angle = self->rotation_deg * G_PI / 180;

  return (AffSpot){x_mm * cos (angle) - y_mm * sin (angle),
                   x_mm * sin (angle) + y_mm * cos (angle)};
}

// The bounds of a turned box of the plan, in millimetres from the plan's turned origin.
static AffArea
turn_box (const AffViewport *self, AffBox box)
{
  double left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  for (int corner = 0; corner < 4; corner++) {
    AffSpot spot = turn (self, box.x_mm + (corner & 1 ? box.width_mm : 0),
                         box.y_mm + (corner & 2 ? box.height_mm : 0));

    left = MIN (left, spot.x_px);
    top = MIN (top, spot.y_px);
    right = MAX (right, spot.x_px);
    bottom = MAX (bottom, spot.y_px);
  }
  return (AffArea){left, top, right - left, bottom - top};
}

static AffArea
turn_plan (const AffViewport *self)
{
  return turn_box (self, (AffBox){0, 0, self->plan_width_mm, self->plan_height_mm});
}

static double
clamp_axis (double position, double length, double view, double margin)
{
  if (length + 2 * margin <= view + 0.5)
    return round ((view - length) / 2);
  return round (CLAMP (position, view - margin - length, margin));
}

static void
clamp (AffViewport *self)
{
  AffArea plan = turn_plan (self);

  self->x_px = clamp_axis (self->x_px, plan.width_px * self->scale, self->view_width_px,
                           self->margin_px);
  self->y_px = clamp_axis (self->y_px, plan.height_px * self->scale, self->view_height_px,
                           self->margin_px);
}

static void
set_scale (AffViewport *self, double scale, double x_px, double y_px)
{
  double fit = aff_viewport_fit_scale (self);
  double wanted = CLAMP (scale, fit, aff_viewport_largest_scale (self));
  double ratio = self->scale > 0 ? wanted / self->scale : 1;

  self->scale = wanted;
  self->x_px = x_px - (x_px - self->x_px) * ratio;
  self->y_px = y_px - (y_px - self->y_px) * ratio;
  clamp (self);
}

AffViewport
aff_viewport_make (int plan_width_mm, int plan_height_mm, double rotation_deg)
{
  return (AffViewport){.plan_width_mm = MAX (plan_width_mm, 1),
                       .plan_height_mm = MAX (plan_height_mm, 1),
                       .rotation_deg = rotation_deg};
}

void
aff_viewport_set_view (AffViewport *self, double width_px, double height_px, double margin_px)
{
  gboolean was_whole = self->scale <= 0 || aff_viewport_is_whole (self);
  double dx = (width_px - self->view_width_px) / 2;
  double dy = (height_px - self->view_height_px) / 2;

  self->view_width_px = MAX (width_px, 1);
  self->view_height_px = MAX (height_px, 1);
  self->margin_px = margin_px;
  self->x_px += dx;
  self->y_px += dy;
  if (was_whole)
    aff_viewport_show_whole (self);
  else
    set_scale (self, self->scale, width_px / 2, height_px / 2);
}

double
aff_viewport_fit_scale (const AffViewport *self)
{
  AffArea plan = turn_plan (self);
  double across = MAX (self->view_width_px - 2 * self->margin_px, 1) / plan.width_px;
  double down = MAX (self->view_height_px - 2 * self->margin_px, 1) / plan.height_px;

  return MIN (across, down);
}

// The scale at which a picture of the whole plan has as many pixels as it may.
static double
find_payable (const AffViewport *self)
{
  AffArea plan = turn_plan (self);

  return sqrt (MOST_PIXELS / (plan.width_px * plan.height_px));
}

double
aff_viewport_largest_scale (const AffViewport *self)
{
  double fit = aff_viewport_fit_scale (self);

  return MAX (fit, MIN (fit * MOST_ZOOM, find_payable (self)));
}

gboolean
aff_viewport_is_whole (const AffViewport *self)
{
  return self->scale <= aff_viewport_fit_scale (self) * TOLERANCE;
}

gboolean
aff_viewport_is_largest (const AffViewport *self)
{
  return self->scale * TOLERANCE >= aff_viewport_largest_scale (self);
}

void
aff_viewport_show_whole (AffViewport *self)
{
  self->scale = aff_viewport_fit_scale (self);
  clamp (self);
}

void
aff_viewport_show_part (AffViewport *self, AffArea part, double scale)
{
  double fit = aff_viewport_fit_scale (self);
  double wanted = CLAMP (scale, fit, MAX (fit, find_payable (self)));
  double ratio = wanted / self->scale;
  double x = part.x_px + part.width_px / 2 - self->x_px;
  double y = part.y_px + part.height_px / 2 - self->y_px;

  self->scale = wanted;
  self->x_px = self->view_width_px / 2 - x * ratio;
  self->y_px = self->view_height_px / 2 - y * ratio;
  clamp (self);
}

void
aff_viewport_zoom (AffViewport *self, double factor, double x_px, double y_px)
{
  set_scale (self, self->scale * factor, x_px, y_px);
}

void
aff_viewport_step (AffViewport *self, int direction, double x_px, double y_px)
{
  aff_viewport_zoom (self, direction > 0 ? ZOOM_STEP : 1 / ZOOM_STEP, x_px, y_px);
}

void
aff_viewport_pan (AffViewport *self, double dx_px, double dy_px)
{
  self->x_px += dx_px;
  self->y_px += dy_px;
  clamp (self);
}

static double
offset_to_reveal (double start, double length, double view)
{
  if (start < 0)
    return -start;
  return start + length > view ? MAX (view - start - length, -start) : 0;
}

void
aff_viewport_reveal (AffViewport *self, AffArea area)
{
  aff_viewport_pan (self, offset_to_reveal (area.x_px, area.width_px, self->view_width_px),
                    offset_to_reveal (area.y_px, area.height_px, self->view_height_px));
}

AffArea
aff_viewport_bounds (const AffViewport *self)
{
  AffArea plan = turn_plan (self);

  return (AffArea){self->x_px, self->y_px, plan.width_px * self->scale,
                   plan.height_px * self->scale};
}

AffSpot
aff_viewport_origin (const AffViewport *self)
{
  AffArea plan = turn_plan (self);

  return (AffSpot){self->x_px - plan.x_px * self->scale, self->y_px - plan.y_px * self->scale};
}

AffSpot
aff_viewport_to_view (const AffViewport *self, AffPoint point)
{
  AffSpot origin = aff_viewport_origin (self);
  AffSpot spot = turn (self, point.x_mm, point.y_mm);

  return (AffSpot){origin.x_px + spot.x_px * self->scale,
                   origin.y_px + spot.y_px * self->scale};
}

AffArea
aff_viewport_box_to_view (const AffViewport *self, AffBox box)
{
  AffSpot origin = aff_viewport_origin (self);
  AffArea area = turn_box (self, box);

  return (AffArea){origin.x_px + area.x_px * self->scale, origin.y_px + area.y_px * self->scale,
                   area.width_px * self->scale, area.height_px * self->scale};
}

AffPoint
aff_viewport_to_plan (const AffViewport *self, AffSpot spot)
{
  AffSpot origin = aff_viewport_origin (self);
  AffViewport back = *self;
  AffSpot point;

  back.rotation_deg = -self->rotation_deg;
  point = turn (&back, (spot.x_px - origin.x_px) / self->scale,
                (spot.y_px - origin.y_px) / self->scale);
  return (AffPoint){(int) lround (point.x_px), (int) lround (point.y_px)};
}

gboolean
aff_area_contains (AffArea area, AffSpot spot)
{
  return spot.x_px >= area.x_px && spot.x_px < area.x_px + area.width_px &&
         spot.y_px >= area.y_px && spot.y_px < area.y_px + area.height_px;
}

double
aff_area_overlap (AffArea a, AffArea b)
{
  double width = MIN (a.x_px + a.width_px, b.x_px + b.width_px) - MAX (a.x_px, b.x_px);
  double height = MIN (a.y_px + a.height_px, b.y_px + b.height_px) - MAX (a.y_px, b.y_px);

  return width > 0 && height > 0 ? width * height : 0;
}

double
aff_area_covered (AffArea area, const GArray *areas)
{
  double covered = 0;

  for (guint i = 0; i < areas->len; i++)
    covered += aff_area_overlap (area, g_array_index (areas, AffArea, i));
  return covered;
}

AffArea
aff_area_around (AffSpot middle, double width_px, double height_px)
{
  return (AffArea){middle.x_px - width_px / 2, middle.y_px - height_px / 2, width_px,
                   height_px};
}
