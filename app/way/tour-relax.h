// SPDX-License-Identifier: GPL-3.0-or-later
// What can still be scored from a node at an instant, at most: the best walk (tour-walk.h),
// which pays a price for each visit (Lagrange). Prices are chosen so that coming again hardly
// pays; whoever has not visited a node gets its price back.
#pragma once

#include "app/way/tour-walk.h"

G_BEGIN_DECLS

typedef struct {
  const Case *of;
  gint64 scale;  // prices and gains are scores times this
  gint64 *price; // of each node, from 0 to its best score
  gint64 prices; // all of them
  int *gains;    // of each chance: its score less the price
  Walk walk;
} Relax;

void relax_init (Relax *self, const Case *of);
void relax_clear (Relax *self);

// Chooses prices in at most ROUNDS rounds with about N_ROWS rows, makes tables for them, and
// cuts what is in no better tour than BEST. What no tour can exceed, in scores.
gint64 relax_improve (Relax *self, const Route *best, int n_rows, int rounds, Work *work);

// Looks at all beginnings of tours that may lead to a better one than BEST, which is kept
// there. TRUE if there is none left: BEST is the best.
gboolean label_prove (const Relax *relax, Route *best, guint64 steps, Work *work);

G_END_DECLS
