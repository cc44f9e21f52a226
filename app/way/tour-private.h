// SPDX-License-Identifier: GPL-3.0-or-later
// What the parts of the tour share: the problem made small, and a tour being improved.
#pragma once

#include "app/way/tour.h"

G_BEGIN_DECLS

#define FAR_AWAY (G_MAXINT / 4) // farther than any limit, and four of them can be added

// One window as the searches use it.
typedef struct {
  int from;
  int latest; // begin of a visit that is over in time
  gint64 score;
  int opens; // the window itself, within the limit
  int closes;
  int window; // its index in the problem's node, -1: at any time
} Chance;

// A problem of the nodes that can be visited at all, numbered from 0 to n - 1; the start is n,
// the end n + 1. Scores carry the weight of required nodes.
typedef struct {
  int n;
  int limit;
  int *names;   // the problem's index of each node
  int *service; // n + 2, 0 at both ends
  int *step;    // (n + 2)²: from the begin of the row's visit to the column's arrival
  int *first;   // n + 1: where the chances of a node begin
  Chance *chances;
  gint64 *best;  // the best score of each node
  gint64 weight; // what one required node adds to its score, 0 if none is required
  gboolean *is_required;
  gboolean *is_out; // proven to be in no tour that is better than the best so far
  gboolean has_windows;
  gboolean is_symmetric; // the way back is as long
  gboolean is_metric;    // no way is longer than through a visit of a third node
  gboolean is_possible;
} Case;

static inline int
case_step (const Case *self, int from, int to)
{
  return self->step[from * (self->n + 2) + to];
}

// A sequence of visits. Begins are as early as can be, LATEST as late as all that follows
// allows.
typedef struct {
  const Case *of;
  int length;  // visits
  int *node;   // length + 2, from the start to the end
  int *chance; // index into of->chances, -1 at both ends
  int *begin;
  int *latest;
  gint64 score;
} Route;

// The work that is left to do.
typedef struct {
  const AffTourEffort *limits;
  guint64 rounds;
  guint64 steps;
  gboolean is_over; // cancelled
} Work;

// Counts one step; FALSE if no more may be done.
gboolean work_step (Work *self);
gboolean work_steps (Work *self, guint64 steps);
gboolean work_round (Work *self);
// The number of steps done when STEPS more are.
guint64 work_until (const Work *self, guint64 steps);

void case_init (Case *self, const AffTourProblem *problem);
void case_clear (Case *self);

void route_init (Route *self, const Case *of);
void route_clear (Route *self);
void route_empty (Route *self);
void route_copy (Route *self, const Route *from);
// Computes the times anew; FALSE if a visit comes too late.
gboolean route_time (Route *self);
// When the end is reached.
int route_end (const Route *self);
void route_insert (Route *self, int position, int node, int chance);
// Takes out the visits POSITION to POSITION + COUNT - 1 (the first visit is 1).
void route_remove (Route *self, int position, int count);
// Puts the visits into an order that takes less time; TRUE if there was one.
gboolean route_straighten (Route *self);
// How much later all that follows POSITION gets by visiting NODE before it; FAR_AWAY: too late.
int route_delay (const Route *self, int position, int node, const Chance *chance);

typedef enum { FITTING_NONE, FITTING_FOUND, FITTING_UNKNOWN } Fitting;

// Whether its visits and NODE can all be made in time in any order, in which they are then put.
Fitting route_fit (Route *route, int node, int chance, guint64 last_step, Work *work);
gint64 route_travel (const Route *self);
// Whether A is better than B: a higher score, or sooner over, or less to walk.
gboolean route_is_better (const Route *a, const Route *b);

// Looks for a better tour than BEST for ROUNDS rounds and keeps it there.
void search_improve (Route *best, guint64 rounds, Work *work);

// Looks for a better tour than BEST, or for the proof that there is none, by choosing sets of
// nodes: good where visits take longer than ways. Lowers *BOUND to what no tour can exceed;
// when the STEPS did not suffice that is more than the score of BEST.
void pack_prove (Route *best, guint64 steps, Work *work, gint64 *bound);

// The largest number that divides all scores.
gint64 case_unit (const Case *self);

G_END_DECLS
