// SPDX-License-Identifier: GPL-3.0-or-later
// What no tour of a set of nodes exceeds. A tour that visits a set takes at least the visits and, at
// each node, half of the cheapest way to it and half of the cheapest way from it; between two
// instants no more than fits between them. What scores most within these limits, fractions of
// visits allowed, bounds every tour. The limits of all stretches of time form a polymatroid, in
// which taking what scores most for its time first is best (Edmonds 1970). All times are
// doubled, so that half a way is a whole number.
#pragma once

#include "app/way/tour-private.h"

G_BEGIN_DECLS

#define BOUND_PIECES    6
#define BOUND_STRETCHES (BOUND_PIECES * (BOUND_PIECES + 1) / 2)

// A stretch of time between two of the instants at which windows open or close.
typedef struct {
  int from; // pieces, both included
  int to;
  gint64 room;
} Stretch;

// Something of a node that may be taken in parts.
typedef struct {
  int node;
  int from; // pieces in which it can be
  int to;
  gint64 value;
} Part;

// Parts in order of their value for their time.
typedef struct {
  Part *parts;
  int n;
} Offers;

typedef struct {
  int from;
  int to;
} Pieces;

typedef enum { FATE_OPEN, FATE_TAKEN, FATE_OUT } Fate;

typedef struct {
  // owned
  int *in;        // of each node: the cheapest way to it
  int *out;       // and from it
  gint64 *weight; // doubled time that each node takes at least
  int *from;      // pieces in which a node can be visited at all
  int *to;
  Offers whole; // all that a node is worth, whenever it can be visited
  Offers base;  // what it is worth at its worst
  Offers bonus; // and what is added by its best window
  int *order;   // of deciding
  int *by_weight;
  int *by_score;
  Fate *fate;    // of each node
  gint64 *taken; // of each stretch: what the taken nodes take

  // borrowed
  const Case *of;

  gint64 unit; // divides all scores
  int n;       // nodes that are not left out from the beginning
  int n_pieces;
  int instants[BOUND_PIECES + 1];
  int n_stretches;
  Stretch stretches[BOUND_STRETCHES];
  int n_counted;
  int counted[2 * BOUND_PIECES]; // stretches in which whole nodes are counted
} Bound;

// All nodes are undecided but those that OF leaves out; weigh before anything is asked.
void bound_init (Bound *self, const Case *of);
void bound_clear (Bound *self);
// Weighs all that is not left out, and puts it in order.
void bound_weigh (Bound *self);

// The pieces of time that CHANCE lies in, both included.
Pieces bound_pieces (const Bound *self, const Chance *chance);
// NODE is visited within PIECES; and is undecided again.
void bound_take (Bound *self, int node, Pieces pieces);
void bound_give_back (Bound *self, int node, Pieces pieces);

// FALSE if there is no time for all that is taken.
gboolean bound_fits (const Bound *self);
// What the nodes taken, which score SCORE, and some of the undecided ones score at most; less
// closely once that does not beat BEST.
gint64 bound_find (const Bound *self, gint64 score, gint64 best);

// TRUE if a tour that scores no more than BOUND may score more than BEST.
static inline gboolean
bound_beats (const Bound *self, gint64 bound, gint64 best)
{
  return bound / self->unit * self->unit > best;
}

G_END_DECLS
