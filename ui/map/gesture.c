// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/gesture.h"

#include <math.h>

static const AffGestureMove nothing = {.kind = AFF_GESTURE_NOTHING, .factor = 1};

static AffGestureMove
rest (AffGesture *self)
{
  self->state = AFF_GESTURE_IDLE;
  return (AffGestureMove){.kind = AFF_GESTURE_REST, .factor = 1};
}

static AffGestureMove
follow (AffGesture *self, AffGestureKind kind, double factor, double x_px, double y_px)
{
  AffGestureMove move = {.kind = kind,
                         .x_px = x_px,
                         .y_px = y_px,
                         .dx_px = x_px - self->last_x_px,
                         .dy_px = y_px - self->last_y_px,
                         .factor = factor};

  self->last_x_px = x_px;
  self->last_y_px = y_px;
  return move;
}

AffGesture
aff_gesture_make (double slop_px)
{
  return (AffGesture){.state = AFF_GESTURE_IDLE, .slop_px = slop_px, .last_factor = 1};
}

AffGestureMove
aff_gesture_press (AffGesture *self, double x_px, double y_px, gint64 now_ms)
{
  if (self->state == AFF_GESTURE_PINCHING)
    return nothing;
  if (self->state == AFF_GESTURE_SETTLING && now_ms - self->settled_ms < AFF_GESTURE_SETTLE_MS)
    return nothing;
  self->state = AFF_GESTURE_PRESSED;
  self->start_x_px = self->last_x_px = x_px;
  self->start_y_px = self->last_y_px = y_px;
  return nothing;
}

AffGestureMove
aff_gesture_drag (AffGesture *self, double x_px, double y_px)
{
  double way = hypot (x_px - self->start_x_px, y_px - self->start_y_px);

  if (self->state == AFF_GESTURE_PRESSED && way > self->slop_px)
    self->state = AFF_GESTURE_PANNING;
  if (self->state != AFF_GESTURE_PANNING)
    return nothing;
  return follow (self, AFF_GESTURE_PAN, 1, x_px, y_px);
}

AffGestureMove
aff_gesture_release (AffGesture *self, double x_px, double y_px)
{
  // A release may be the first that is heard of a way.
  aff_gesture_drag (self, x_px, y_px);
  if (self->state == AFF_GESTURE_PANNING)
    return rest (self);
  if (self->state != AFF_GESTURE_PRESSED)
    return nothing;
  self->state = AFF_GESTURE_IDLE;
  return (AffGestureMove){.kind = AFF_GESTURE_TAP,
                          .x_px = self->start_x_px,
                          .y_px = self->start_y_px,
                          .factor = 1};
}

AffGestureMove
aff_gesture_cancel (AffGesture *self)
{
  if (self->state == AFF_GESTURE_PRESSED || self->state == AFF_GESTURE_PANNING)
    return rest (self);
  return nothing;
}

AffGestureMove
aff_gesture_pinch_begin (AffGesture *self, double x_px, double y_px)
{
  self->state = AFF_GESTURE_PINCHING;
  self->last_factor = 1;
  self->last_x_px = x_px;
  self->last_y_px = y_px;
  return nothing;
}

AffGestureMove
aff_gesture_pinch (AffGesture *self, double factor, double x_px, double y_px)
{
  double ratio = factor / self->last_factor;

  if (self->state != AFF_GESTURE_PINCHING || factor <= 0)
    return nothing;
  self->last_factor = factor;
  return follow (self, AFF_GESTURE_ZOOM, ratio, x_px, y_px);
}

AffGestureMove
aff_gesture_pinch_end (AffGesture *self, gint64 now_ms)
{
  AffGestureMove move;

  if (self->state != AFF_GESTURE_PINCHING)
    return nothing;
  move = rest (self);
  self->state = AFF_GESTURE_SETTLING;
  self->settled_ms = now_ms;
  return move;
}

gboolean
aff_gesture_is_moving (const AffGesture *self)
{
  return self->state == AFF_GESTURE_PANNING || self->state == AFF_GESTURE_PINCHING;
}
