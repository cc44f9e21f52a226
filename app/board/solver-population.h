// SPDX-License-Identifier: GPL-3.0-or-later
// For the solver alone: a few good plans, from which new ones are bred and searched further.
#pragma once

#include "app/board/solver.h"

// Searches until the setting's iterations are done or its func stops it. BOARD is a plan to begin
// with, that breaks no rule of PROBLEM, and becomes the best one, whatever the move limit.
// *ITERATIONS counts on.
void aff_population_place (const AffSolverProblem *problem,
                           const AffSolverSetting *setting,
                           int *board,
                           gint64 *iterations);
