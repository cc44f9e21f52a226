// SPDX-License-Identifier: GPL-3.0-or-later
// What a map shows, and what follows from it for the size and state of its parts. Plain values.
#pragma once

#include "app/programme/agenda.h"
#include "ui/map/viewport.h"

G_BEGIN_DECLS

// What is said of a board beside who is on it.
typedef enum {
  AFF_MARK_PROBLEM = 1 << 0, // staff have to look at it
  AFF_MARK_MOVED = 1 << 1,
  AFF_MARK_GOAL = 1 << 2, // a way leads there
  AFF_MARK_STOP = 1 << 3, // of a tour
  AFF_MARK_OUT = 1 << 4,  // it would not take the poster in hand
} AffBoardMarkKind;

typedef struct {
  gint64 board;
  guint marks; // AffBoardMarkKind
  guint order; // of a stop, from 1
} AffBoardMark;

// What a map shows. Everything is borrowed.
typedef struct {
  const AffPlan *plan;
  const GArray *seats; // AffSeat
  const char *language;
  const AffPlace *kiosk; // where the reader stands, or NULL
  const GArray *marks;   // AffBoardMark, or NULL: none
  const GArray *route;   // AffPoint: a way that is drawn, or NULL
  const AffPlace *goal;  // the place that it leads to, or NULL
  gint64 selected;       // a board's id, 0: none
  gint64 topic;          // the only one that is lit, 0: all are
  double unit_px;        // one px of the design
  gboolean is_small;     // a map to look at: no badges, smaller captions
  gboolean is_tour;      // the way is one of several stops
  gboolean has_focus;    // only what is marked is lit
  gboolean is_led; // nobody moves it: where the plan would be small it shows the way larger
} AffMapContent;

// TRUE if the filter of CONTENT leaves SEAT out.
gboolean aff_map_content_is_dimmed (const AffMapContent *content, const AffSeat *seat);

// What is marked on BOARD (an id), or NULL.
const AffBoardMark *aff_map_content_mark (const AffMapContent *content, gint64 board);

// Pixels between the middles of the two boards that are nearest to each other.
double aff_map_content_pitch (const AffMapContent *content, const AffViewport *viewport);
// The side of BOARD's marker where the pitch is PITCH_PX.
double aff_map_content_side (const AffMapContent *content,
                             const AffViewport *viewport,
                             const AffBoard *board,
                             double pitch_px);
// The direction in which BOARD looks in the view, from 0 to 360 degrees.
double aff_map_content_facing (const AffViewport *viewport, const AffBoard *board);
// How far that marker is turned clockwise, from -45 to 45 degrees.
double aff_map_content_turn (const AffViewport *viewport, const AffBoard *board);
// The radius of the disc "You are here".
double aff_map_content_disc (const AffMapContent *content, const AffViewport *viewport);

G_END_DECLS
