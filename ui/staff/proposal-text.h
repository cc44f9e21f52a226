// SPDX-License-Identifier: GPL-3.0-or-later
// What a proposal says, in the language that gettext speaks now. (app/board says the same in English,
// for a terminal.)
#pragma once

#include "app/board/proposal.h"

G_BEGIN_DECLS

// "Neighbours that share a topic", and beside it "16 to 23", "5 of 5".
const char *aff_proposal_text_gain (AffGainKind kind);
char *aff_proposal_text_count (const AffGain *gain) G_GNUC_WARN_UNUSED_RESULT;
// "From board 10: P161 on board 17 shares an author, 2 m apart instead of 9 m."
char *aff_proposal_text_reason (const AffProposalRow *row) G_GNUC_WARN_UNUSED_RESULT;
// Lines (char *) of who must be told, MOST names each, and of which labels change.
GPtrArray *aff_proposal_text_told (const AffProposal *proposal,
                                   guint most) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *aff_proposal_text_labels (const AffProposal *proposal,
                                     guint most) G_GNUC_WARN_UNUSED_RESULT;
// "3 moves, 1 first board, 4 people to tell, 4 labels to change."
char *aff_proposal_text_summary (const AffProposal *proposal) G_GNUC_WARN_UNUSED_RESULT;
// What the button and then the toast say.
char *aff_proposal_text_use (const AffProposal *proposal) G_GNUC_WARN_UNUSED_RESULT;
char *aff_proposal_text_used (const AffProposal *proposal) G_GNUC_WARN_UNUSED_RESULT;
// How many posters may move: "at most 3 moves", "any number of moves".
char *aff_proposal_text_limit (const AffProposalSetting *setting) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
