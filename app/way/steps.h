// SPDX-License-Identifier: GPL-3.0-or-later
// Directions without a language: what to do at each turn of a way, for how many metres, and by
// which landmark one knows the spot. A screen puts them into words; aff_step_sentence does it in
// English for the tool.
#pragma once

#include "app/programme/programme.h"

G_BEGIN_DECLS

typedef enum {
  AFF_TURN_START,       // walk off; only where no heading says in which direction
  AFF_TURN_STRAIGHT,    // straight ahead
  AFF_TURN_SLIGHT_LEFT, // from about 20 to 50 degrees
  AFF_TURN_SLIGHT_RIGHT,
  AFF_TURN_LEFT,
  AFF_TURN_RIGHT,
  AFF_TURN_AROUND,
  AFF_TURN_ARRIVE, // always the last
} AffTurn;

// How a step's landmark lies.
typedef enum {
  AFF_MARK_NONE,
  AFF_MARK_AFTER,   // turn right after the coffee
  AFF_MARK_AT,      // turn right at the coffee
  AFF_MARK_TOWARDS, // straight ahead towards board 1
} AffMarkHow;

typedef enum { AFF_SIDE_AHEAD, AFF_SIDE_LEFT, AFF_SIDE_RIGHT } AffSide;

typedef struct {
  AffTurn turn;
  int metres;     // walked after the turn, whole metres; 0 for ARRIVE
  AffMarkHow how; // the landmark is PLACE or BOARD, the other one is NULL
  const AffPlace *place;
  const AffBoard *board;
  guint point;     // the index of the route's point at which it is done
  int heading_deg; // the direction in which one walks then
  // Of ARRIVE: PLACE or BOARD is the goal itself, on SIDE. NTH: it is the nth board on that side
  // of the last straight line, from 1; 0 where counting does not help.
  AffSide side;
  guint nth;
} AffStep;

// The steps (AffStep) of the way along POINTS (AffPoint) on PLAN to BOARD or PLACE. HEADING_DEG is
// where one looks at the start, -1 if nobody knows. The metres add up to the rounded length.
GArray *aff_steps_new (const AffPlan *plan,
                       const GArray *points,
                       int heading_deg,
                       const AffBoard *board,
                       const AffPlace *place) G_GNUC_WARN_UNUSED_RESULT;

// "Turn right after the coffee and walk 12 m." NAME is what the landmark is called; NULL if
// there is none.
char *aff_step_sentence (const AffStep *step, const char *name) G_GNUC_WARN_UNUSED_RESULT;

// "the coffee", "board 17": what a step's landmark is called in English, from its kind where the
// programme gives it no name. NULL if it has none.
char *aff_step_landmark (const AffStep *step) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
