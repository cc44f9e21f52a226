// SPDX-License-Identifier: GPL-3.0-or-later
// What can still be scored from a node at an instant, at most: the best walk that may come to a
// node again, but not at once, and pays a price for each visit (Lagrange). Prices are chosen so
// that coming again hardly pays; whoever has not visited a node gets its price back.
#pragma once

#include "app/way/tour-private.h"

G_BEGIN_DECLS

typedef struct {
  const Case *of;
  gint64 scale;  // prices and gains are scores times this
  gint64 *price; // of each node, from 0 to its best score
  gint64 prices; // all of them
  int grid;      // the time of one row
  int n_rows;    // 0: prices are the whole scores, nothing can be gained
  int *first;    // by row and node: the best gain
  int *second;   // and the best without going to `next` first
  gint16 *next;  // the node of the best, -1: the end
} Relax;

void relax_init (Relax *self, const Case *of);
void relax_clear (Relax *self);

// Chooses prices in at most ROUNDS rounds with about N_ROWS rows, and tables for them. What no
// tour can exceed, in scores.
gint64 relax_improve (Relax *self, const Route *best, int n_rows, int rounds, Work *work);

// What can be gained after a visit of NODE that begins at BEGIN, without going to BEFORE next.
gint64 relax_gain (const Relax *self, int node, int begin, int before);

// Looks at all beginnings of tours that may lead to a better one than BEST, which is kept
// there. TRUE if there is none left: BEST is the best.
gboolean label_prove (const Relax *relax, Route *best, guint64 steps, Work *work);

G_END_DECLS
