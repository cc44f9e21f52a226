// SPDX-License-Identifier: GPL-3.0-or-later
// What fingers, mouse and pen mean on a map: one state machine fed by all of GTK's controllers,
// because a drag and a pinch fire together. Plain values, no widget; spots in view pixels.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define AFF_GESTURE_SETTLE_MS 100 // after a pinch, until a press counts again

typedef enum {
  AFF_GESTURE_IDLE,
  AFF_GESTURE_PRESSED,  // one finger, has not moved
  AFF_GESTURE_PANNING,  // one finger, has moved: never a tap any more
  AFF_GESTURE_PINCHING, // two fingers
  AFF_GESTURE_SETTLING, // fingers of a pinch are being lifted
} AffGestureState;

typedef struct {
  AffGestureState state;
  double slop_px; // how far a press may move and still be a tap
  double start_x_px;
  double start_y_px;
  double last_x_px;
  double last_y_px;
  double last_factor;
  gint64 settled_ms;
} AffGesture;

typedef enum {
  AFF_GESTURE_NOTHING,
  AFF_GESTURE_TAP,  // at x_px, y_px
  AFF_GESTURE_PAN,  // by dx_px, dy_px
  AFF_GESTURE_ZOOM, // by factor at x_px, y_px, and pan
  AFF_GESTURE_REST, // the hand has left: what moved may settle
} AffGestureKind;

typedef struct {
  AffGestureKind kind;
  double x_px;
  double y_px;
  double dx_px;
  double dy_px;
  double factor;
} AffGestureMove;

AffGesture aff_gesture_make (double slop_px);

// One finger (or the primary button) went down, moved to, went up at that spot; NOW_MS is any
// clock that never goes back.
AffGestureMove aff_gesture_press (AffGesture *self, double x_px, double y_px, gint64 now_ms);
AffGestureMove aff_gesture_drag (AffGesture *self, double x_px, double y_px);
AffGestureMove aff_gesture_release (AffGesture *self, double x_px, double y_px);
// The system took the press away.
AffGestureMove aff_gesture_cancel (AffGesture *self);

// Two fingers, their middle at that spot, FACTOR times as far apart as they began.
AffGestureMove aff_gesture_pinch_begin (AffGesture *self, double x_px, double y_px);
AffGestureMove aff_gesture_pinch (AffGesture *self, double factor, double x_px, double y_px);
AffGestureMove aff_gesture_pinch_end (AffGesture *self, gint64 now_ms);

// TRUE while a picture may be shown scaled instead of exact.
gboolean aff_gesture_is_moving (const AffGesture *self);

G_END_DECLS
