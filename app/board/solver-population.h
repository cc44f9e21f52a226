// SPDX-License-Identifier: GPL-3.0-or-later
// For the solver alone: a few good plans, from which new ones are bred and searched further.
#pragma once

#include "app/board/solver-core.h"

// Searches until the setting's iterations are done or its func stops it. PLACE (core->n) is a
// plan to begin with, that breaks no rule, and becomes the best one. Returns its cost with the
// constant; *ITERATIONS counts what was done.
gint64 aff_population_run (const AffCore *core,
                           const AffSolverSetting *setting,
                           int *place,
                           gint64 *iterations);

// The same from a plan of PROBLEM to another one, whatever its move limit. ITERATIONS counts on.
void aff_population_place (const AffSolverProblem *problem,
                           const AffSolverSetting *setting,
                           int *board,
                           gint64 *iterations);
