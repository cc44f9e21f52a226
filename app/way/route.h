// SPDX-License-Identifier: GPL-3.0-or-later
// One way from a place or board to a board or place: its line, its length, what can be said of
// it, and its directions (app/way/steps.h). All borrowed records are those of the graph's plan.
#pragma once

#include "app/way/graph.h"
#include "app/way/steps.h"

G_BEGIN_DECLS

// Where a way begins or ends: a board or a place, the other one is NULL.
typedef struct {
  const AffBoard *board;
  const AffPlace *place;
} AffWayEnd;

typedef enum {
  AFF_ROUTE_FOUND,
  AFF_ROUTE_STRAIGHT, // nobody has drawn where one can walk: as the crow flies
  AFF_ROUTE_CLOSED,   // no way, because passages are closed
  AFF_ROUTE_STEPS,    // no way of which the plan says that it is step-free
  AFF_ROUTE_NARROW,   // no way as wide as asked for
  AFF_ROUTE_CUT_OFF,  // no way at all
} AffRouteState;

#define AFF_ROUTE_WIDEST_CM 500 // what is wider is not measured

typedef struct {
  AffWayEnd from;
  AffWayEnd to;
  AffRouteState state;
  GArray *points;   // AffPoint, from start to goal; empty where there is no way
  int length_mm;    // of the line; 0 where there is no way
  int metres;       // to be shown: the sum of the metres of the steps
  int narrowest_cm; // the narrowest gap on the way, at most AFF_ROUTE_WIDEST_CM; 0: not known
  gboolean is_step_free; // the plan says so of all of the way
  GArray *steps;         // AffStep; empty where there is no way
  int ahead_deg;         // the direction of the first metres: turn the map so that it is up
  gboolean has_nearest;  // where there is no way: whether one can come nearer at all
  AffPoint nearest;      // the nearest point that can be reached
  int missing_mm;        // and how far the goal is from there, as the crow flies
} AffRoute;

// The way from FROM to TO, which are of the graph's plan.
AffRoute *
aff_route_new (const AffGraph *graph, AffWayEnd from, AffWayEnd to) G_GNUC_WARN_UNUSED_RESULT;
void aff_route_free (AffRoute *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffRoute, aff_route_free)

// TRUE for FOUND and STRAIGHT.
gboolean aff_route_is_walkable (const AffRoute *self);

// The stop of END in GRAPH, -1 if it is not of its plan.
int aff_way_stop (const AffGraph *graph, AffWayEnd end);

G_END_DECLS
