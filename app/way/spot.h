// SPDX-License-Identifier: GPL-3.0-or-later
// Points that are computed rather than stored: millimetres of the plan with their fractions, and
// the few lines of vector arithmetic that the room shares.
#pragma once

#include "app/base/geom.h"

#include <math.h>

G_BEGIN_DECLS

typedef struct {
  double x;
  double y;
} AffSpot;

static inline AffSpot
aff_spot_of (AffPoint point)
{
  return (AffSpot){point.x_mm, point.y_mm};
}

static inline AffPoint
aff_spot_round (AffSpot spot)
{
  return (AffPoint){(int) lround (spot.x), (int) lround (spot.y)};
}

static inline AffSpot
aff_spot_to (AffSpot from, AffSpot to)
{
  return (AffSpot){to.x - from.x, to.y - from.y};
}

// FROM moved along DIRECTION times LENGTH.
static inline AffSpot
aff_spot_along (AffSpot from, AffSpot direction, double length)
{
  return (AffSpot){from.x + direction.x * length, from.y + direction.y * length};
}

static inline double
aff_spot_dot (AffSpot a, AffSpot b)
{
  return a.x * b.x + a.y * b.y;
}

// Positive where B turns clockwise from A, as the y axis goes down.
static inline double
aff_spot_cross (AffSpot a, AffSpot b)
{
  return a.x * b.y - a.y * b.x;
}

static inline double
aff_spot_length (AffSpot a)
{
  return sqrt (a.x * a.x + a.y * a.y);
}

static inline double
aff_spot_distance (AffSpot a, AffSpot b)
{
  return aff_spot_length (aff_spot_to (a, b));
}

// The unit vector of DEGREES clockwise from north.
static inline AffSpot
aff_spot_towards (int degrees)
{
  static const AffSpot quarters[] = {{0, -1}, {1, 0}, {0, 1}, {-1, 0}};
  if (degrees % 90 == 0)
    return quarters[(guint) aff_angle_normalise (degrees) / 90];
  return (AffSpot){sin (degrees * G_PI / 180), -cos (degrees * G_PI / 180)};
}

// The point of the segment A to B that is nearest to P.
static inline AffSpot
aff_spot_nearest (AffSpot p, AffSpot a, AffSpot b)
{
  AffSpot d = aff_spot_to (a, b);
  double square = aff_spot_dot (d, d);
  double t = square > 0 ? aff_spot_dot (aff_spot_to (a, p), d) / square : 0;
  return aff_spot_along (a, d, CLAMP (t, 0, 1));
}

G_END_DECLS
