// SPDX-License-Identifier: GPL-3.0-or-later
// For the solver alone: the best plan that moves few posters.
#pragma once

#include "app/board/solver.h"

// BOARD holds a plan that breaks no rule and no move limit, and becomes the best one.
void aff_repair_run (const AffSolverProblem *problem,
                     const AffSolverSetting *setting,
                     int *board,
                     AffSolverResult *result);
