// SPDX-License-Identifier: GPL-3.0-or-later
// The words with which submission systems say what became of a paper.
#pragma once

#include "app/draft/draft.h"

G_BEGIN_DECLS

// "Accept (Oral)", "probably accept", "Desk Rejected", "Withdrawn", "Awaiting Decision" (which is
// not accepted). AFF_DECISION_NONE if TEXT is empty or speaks of none of that. *IS_SURE (may be
// NULL) becomes FALSE for "probably accept" and its like.
AffDecision aff_decision_parse (const char *text, gboolean *is_sure);

// The decision of PAPER becomes what TEXT says. An empty TEXT says that none was taken yet where
// others were (HAS_OTHERS), and nothing otherwise. Remarks for words that are unsure or unknown, and
// where another file said something else: then what it said stays.
void aff_decision_set (AffDraftPaper *paper,
                       const char *text,
                       gboolean has_others,
                       const char *place,
                       AffReport *report);

G_END_DECLS
