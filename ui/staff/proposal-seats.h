// SPDX-License-Identifier: GPL-3.0-or-later
// What a map shows of a proposal: pure functions, nothing is written.
#pragma once

#include "app/board/proposal.h"
#include "ui/map/painter.h"

G_BEGIN_DECLS

// Gives the posters of SEATS (AffSeat of PROPOSAL's programme) the boards that PROPOSAL wants: those
// that move leave theirs first.
void aff_proposal_seat (GArray *seats, const AffProposal *proposal);
// Marks (AffBoardMark) the boards that a poster leaves or gets; none of NULL.
GArray *aff_proposal_marks (const AffProposal *proposal) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
