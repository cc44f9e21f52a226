// SPDX-License-Identifier: GPL-3.0-or-later
// The best walk that may come to a node again, but not at once, and is paid for each visit what
// it scores less the price of its node. Time is counted in rows of a grid, and each step takes
// the whole rows that it holds: what no walk gains, no tour does.
#pragma once

#include "app/way/tour-private.h"

G_BEGIN_DECLS

// The best gain in a place and row, and the best one that does not go to `next` first.
typedef struct {
  int *first;
  int *second;
  int *next;
} Gains;

typedef struct {
  const Case *of;
  int grid;            // the time of one row
  int n_rows;          // 0: there are no tables, nothing can be gained
  int block;           // every step leads at least so many rows further
  int n_slots;         // nodes that have a column of the tables; the start has one more
  int *slot;           // of each node, -1: none
  int *node;           // of each slot
  Gains stay;          // by slot and row of the begin of a visit: what follows it
  Gains arrive;        // by slot and row of the arrival: what follows, the visit included
  gboolean *is_cut;    // by node, the start last, and node: no better tour goes there
  gboolean *is_closed; // by chance: no better tour uses it
} Walk;

void walk_init (Walk *self, const Case *of);
void walk_clear (Walk *self);

static inline gboolean
walk_may_go (const Walk *self, int from, int node, int chance)
{
  return !self->is_cut[from * self->of->n + node] && !self->is_closed[chance];
}

// Makes tables of about N_ROWS rows for the nodes that are not out; FALSE if there is no use in
// them: every step has to lead into a later row.
gboolean walk_make (Walk *self, int n_rows);
void walk_forget (Walk *self);

// Fills the tables for GAINS, of each chance; FALSE if the work is used up.
gboolean walk_fill (Walk *self, const int *gains, Work *work);

// What the best walk gains.
int walk_most (const Walk *self);
// What can be gained after a visit of NODE that begins at BEGIN, without going to BEFORE next.
int walk_gain (const Walk *self, int node, int begin, int before);

// How often the best walk visits each node.
void walk_count (const Walk *self, const int *gains, int *visits);

// Cuts what is in no walk that gains NEED; nodes left over are out.
void walk_cut (Walk *self, const int *gains, int need, Work *work);

G_END_DECLS
