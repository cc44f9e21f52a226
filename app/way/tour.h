// SPDX-License-Identifier: GPL-3.0-or-later
// The best tour in a limited time: which nodes to visit, and in which order, so that their
// scores add up to the most (an orienteering problem with service times and time windows).
// Whole numbers in any one unit of time; the same problem gives the same tour on every machine,
// because work is limited by counts and never by a clock.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define AFF_TOUR_MOST_NODES 250
// No length, limit or score of a node, and not the sum of all scores, may be larger.
#define AFF_TOUR_LARGEST 100000000

// The `end` of a tour that may end wherever its last visit does.
#define AFF_TOUR_OPEN (-1)
// In the travel matrix: there is no way.
#define AFF_TOUR_NO_WAY (-1)

// A visit that begins at FROM at the earliest and is over at UNTIL, and what it is worth.
typedef struct {
  int from;
  int until;
  int score;
} AffTourWindow;

typedef struct {
  int score;   // 0 or more, of a visit at any time; not used where there are windows
  int service; // how long a visit takes
  const AffTourWindow *windows; // whose scores may differ; who comes early can wait
  guint n_windows;              // 0: at any time
  gboolean is_required; // first of all as many of these as fit are visited, then score counts
  gboolean is_excluded;
} AffTourNode;

typedef struct {
  const AffTourNode *nodes;
  guint n_nodes;     // at most AFF_TOUR_MOST_NODES, start and end included
  const int *travel; // row by row, from the row's node to the column's; need not be symmetric
  int start;         // index of a node; it is left at the instant 0, its score does not count
  int end;           // the same, may be the start; or AFF_TOUR_OPEN
  int limit;         // the end is reached by then
} AffTourProblem;

// How much work is done at most. The tour found is the best known when one of them is used up
// or is_cancelled says TRUE; it is asked some thousand times a second, in the calling thread.
typedef struct {
  guint64 rounds; // of the search for a good tour
  guint64 steps;  // of the proof: nodes, labels and rows of its tables
  gboolean (*is_cancelled) (gpointer data); // may be NULL
  gpointer data;
} AffTourEffort;

// Enough for tours of a poster session: about a tenth of a second at worst.
extern const AffTourEffort aff_tour_usual_effort;

typedef struct {
  int node;
  int window; // of the node, -1 if it has none
  int arrive; // when it is reached
  int begin;  // when the visit begins, later than `arrive` where one waits
} AffTourStop;

typedef struct {
  gboolean is_possible; // FALSE: even the way from start to end takes longer than the limit
  GArray *stops;        // AffTourStop in order, without start and end
  gint64 score;         // of the stops
  int end;              // when the end is reached, or the last visit is over
  int travel;           // the time spent between the nodes
  guint n_missed;       // required nodes that it does not visit
  gboolean is_proven;   // no tour visits more required nodes, or as many and scores more
  gint64 bound;         // no tour that visits as many required nodes scores more
  guint64 rounds;       // work done
  guint64 steps;
} AffTour;

// The best tour; among equals a short one. EFFORT may be NULL: aff_tour_usual_effort. Never
// NULL.
AffTour *aff_tour_solve (const AffTourProblem *problem,
                         const AffTourEffort *effort) G_GNUC_WARN_UNUSED_RESULT;
void aff_tour_free (AffTour *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffTour, aff_tour_free)

G_END_DECLS
