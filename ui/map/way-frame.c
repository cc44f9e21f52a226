// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/way-frame.h"

#define LEAST_GAIN   1.1 // a map that is hardly larger only loses what lies around
#define HALVINGS     24
#define YIELD        0.86
#define EDGE_MARGINS 1.6 // as near as that, an edge of the plan is shown

// The smallest upright area around all BOXES in the view.
static AffArea
find_needed (const AffViewport *viewport, const GArray *boxes)
{
  double left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  for (guint i = 0; i < boxes->len; i++) {
    AffArea area = aff_viewport_box_to_view (viewport, g_array_index (boxes, AffBox, i));

    left = MIN (left, area.x_px);
    top = MIN (top, area.y_px);
    right = MAX (right, area.x_px + area.width_px);
    bottom = MAX (bottom, area.y_px + area.height_px);
  }
  return (AffArea){left, top, right - left, bottom - top};
}

// The length that START to END takes at RATIO times its scale, with a margin inside FIRST to LAST.
static double
measure (double start, double end, double first, double last, double ratio, double margin)
{
  return MIN (end * ratio + margin, last * ratio) - MAX (start * ratio - margin, first * ratio);
}

static gboolean
fits (const AffViewport *whole, const AffWayFrame *frame, AffArea needed, double ratio)
{
  AffArea plan = aff_viewport_bounds (whole);
  double width = measure (needed.x_px, needed.x_px + needed.width_px, plan.x_px,
                          plan.x_px + plan.width_px, ratio, frame->margin_px);
  double height = measure (needed.y_px, needed.y_px + needed.height_px, plan.y_px,
                           plan.y_px + plan.height_px, ratio, frame->margin_px);

  return width <= whole->view_width_px && height <= whole->view_height_px;
}

// All of it grows with the scale, so the largest that fits is found by halving.
static double
find_ratio (const AffViewport *whole, const AffWayFrame *frame, AffArea needed, double most)
{
  double low = 1, high = most;

  if (fits (whole, frame, needed, most))
    return most;
  for (int i = 0; i < HALVINGS; i++) {
    double middle = (low + high) / 2;

    if (fits (whole, frame, needed, middle))
      low = middle;
    else
      high = middle;
  }
  return low;
}

// How far, at MOST, to move what lies from START to END so that the nearer edge of the plan, FIRST
// or LAST, comes into the view and none of that leaves it: walls tell where one is.
static double
find_way_to_edge (double start, double end, double first, double last, double view, double most)
{
  double before = first < 0 && end - first <= view ? -first : G_MAXDOUBLE;
  double after = last > view && start >= last - view ? last - view : G_MAXDOUBLE;

  if (MIN (before, after) > most)
    return 0;
  return before <= after ? before : -after;
}

static void
move_to_edges (AffViewport *viewport, const AffWayFrame *frame)
{
  AffArea needed = find_needed (viewport, frame->boxes), plan = aff_viewport_bounds (viewport);
  double margin = frame->margin_px, most = frame->margin_px * EDGE_MARGINS;
  double dx = find_way_to_edge (needed.x_px - margin, needed.x_px + needed.width_px + margin,
                                plan.x_px, plan.x_px + plan.width_px, viewport->view_width_px,
                                most);
  double dy = find_way_to_edge (needed.y_px - margin, needed.y_px + needed.height_px + margin,
                                plan.y_px, plan.y_px + plan.height_px, viewport->view_height_px,
                                most);

  aff_viewport_pan (viewport, dx, dy);
}

// A little smaller if then both edges of the plan above and below, or left and right, are seen.
static double
yield_to_edges (const AffViewport *whole, double ratio)
{
  AffArea plan = aff_viewport_bounds (whole);
  double across = whole->view_width_px / plan.width_px;
  double down = whole->view_height_px / plan.height_px;
  double best = ratio * YIELD;

  if (MAX (across, down) < best || ratio <= MAX (across, down))
    return ratio;
  return MAX (across, down);
}

void
aff_way_frame_lay (AffViewport *viewport, const AffWayFrame *frame)
{
  g_return_if_fail (viewport != NULL && frame != NULL && frame->boxes != NULL);
  aff_viewport_show_whole (viewport);
  if (frame->boxes->len == 0 || viewport->scale >= frame->enough_scale ||
      frame->largest_scale < viewport->scale * LEAST_GAIN)
    return;
  AffArea needed = find_needed (viewport, frame->boxes);
  double ratio = find_ratio (viewport, frame, needed, frame->largest_scale / viewport->scale);

  if (ratio < LEAST_GAIN)
    return;
  ratio = yield_to_edges (viewport, ratio);
  aff_viewport_show_part (viewport, needed, viewport->scale * ratio);
  move_to_edges (viewport, frame);
}

AffArea
aff_way_frame_seen (const AffViewport *viewport)
{
  AffArea plan = aff_viewport_bounds (viewport);
  double left = MAX (plan.x_px, 0), top = MAX (plan.y_px, 0);

  return (AffArea){left, top, MIN (plan.x_px + plan.width_px, viewport->view_width_px) - left,
                   MIN (plan.y_px + plan.height_px, viewport->view_height_px) - top};
}

AffCut
aff_way_frame_cut (const AffViewport *viewport)
{
  AffArea plan = aff_viewport_bounds (viewport);

  return (AffCut){
    .top = plan.y_px<-1, .right = plan.x_px + plan.width_px> viewport->view_width_px + 1,
    .bottom = plan.y_px + plan.height_px > viewport->view_height_px + 1,
    .left = plan.x_px < -1};
}
