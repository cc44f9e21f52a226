// SPDX-License-Identifier: GPL-3.0-or-later
// For the solver alone: all plans within the move limit, as far as a number of steps allows.
#pragma once

#include "app/board/solver.h"

// BOARD with its cost in RESULT is a plan within the limit, and becomes the best one. TRUE if none
// is better.
gboolean aff_enumerate_run (const AffSolverProblem *problem,
                            const AffSolverSetting *setting,
                            int *board,
                            AffSolverResult *result);
