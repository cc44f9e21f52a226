// SPDX-License-Identifier: GPL-3.0-or-later
// How a floor plan lies in a view: plain values, no widget. The plan is turned about its middle
// by ROTATION_DEG and lies with its bounds at X_PX, Y_PX. The only place that converts between
// millimetres (app/base/geom.h) and pixels (doubles, origin at the view's top left corner).
#pragma once

#include "app/base/geom.h"

G_BEGIN_DECLS

typedef struct {
  double x_px;
  double y_px;
} AffSpot;

typedef struct {
  double x_px; // left edge
  double y_px; // top edge
  double width_px;
  double height_px;
} AffArea;

typedef struct {
  int plan_width_mm;
  int plan_height_mm;
  double rotation_deg; // clockwise, as the plan is seen
  double view_width_px;
  double view_height_px;
  double margin_px; // kept free around the plan
  double scale;     // pixels a millimetre
  double x_px;      // of the turned plan's bounds, whole pixels
  double y_px;
} AffViewport;

// A viewport of a plan of that size (at least 1 mm each way); it has no view yet.
AffViewport aff_viewport_make (int plan_width_mm, int plan_height_mm, double rotation_deg);

// Gives the view a size. A view that showed the whole plan does so again, any other keeps its
// middle and its scale as far as they are allowed.
void
aff_viewport_set_view (AffViewport *self, double width_px, double height_px, double margin_px);

// The scale at which the whole plan just fits, and the largest one allowed: three times that,
// less where a picture of the whole plan would pass 16 million pixels.
double aff_viewport_fit_scale (const AffViewport *self);
double aff_viewport_largest_scale (const AffViewport *self);
gboolean aff_viewport_is_whole (const AffViewport *self);
gboolean aff_viewport_is_largest (const AffViewport *self);

void aff_viewport_show_whole (AffViewport *self);
// Multiplies the scale; what lies at X_PX, Y_PX of the view stays there as far as it can.
void aff_viewport_zoom (AffViewport *self, double factor, double x_px, double y_px);
// One step in (DIRECTION 1) or out (-1) about the middle or X_PX, Y_PX.
void aff_viewport_step (AffViewport *self, int direction, double x_px, double y_px);
// Moves the plan by that much, never out of the view.
void aff_viewport_pan (AffViewport *self, double dx_px, double dy_px);
// Moves the plan as little as needed for AREA of the view to be seen.
void aff_viewport_reveal (AffViewport *self, AffArea area);

// Shows PART of the view at SCALE, in the view's middle as far as the plan reaches. SCALE may be
// larger than hands get it, but not larger than a picture of the whole plan can be.
void aff_viewport_show_part (AffViewport *self, AffArea part, double scale);

// Where the plan's bounds lie in the view.
AffArea aff_viewport_bounds (const AffViewport *self);
// Where the plan's own origin lies in the view.
AffSpot aff_viewport_origin (const AffViewport *self);
AffSpot aff_viewport_to_view (const AffViewport *self, AffPoint point);
// The smallest upright area around the turned BOX.
AffArea aff_viewport_box_to_view (const AffViewport *self, AffBox box);
// Rounded to the nearest millimetre.
AffPoint aff_viewport_to_plan (const AffViewport *self, AffSpot spot);

gboolean aff_area_contains (AffArea area, AffSpot spot);
// The square pixels that both cover, 0 if they do not touch.
double aff_area_overlap (AffArea a, AffArea b);
// The same of AREA with all AREAS (AffArea); what two of them cover counts twice.
double aff_area_covered (AffArea area, const GArray *areas);
AffArea aff_area_around (AffSpot middle, double width_px, double height_px);

G_END_DECLS
