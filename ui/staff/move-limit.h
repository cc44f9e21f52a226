// SPDX-License-Identifier: GPL-3.0-or-later
// How many posters a proposal may move, in steps: pure functions over its setting.
#pragma once

#include "app/board/proposal.h"

G_BEGIN_DECLS

// Fewer than the plan found, which has N_MOVES; FALSE, with nothing changed, if there are none.
gboolean aff_move_limit_lower (AffProposalSetting *setting, int n_moves);
// More than before, of N_POSTERS, in the end any number; FALSE if any number may move already.
gboolean aff_move_limit_raise (AffProposalSetting *setting, int n_posters);

G_END_DECLS
