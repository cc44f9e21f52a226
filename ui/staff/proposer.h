// SPDX-License-Identifier: GPL-3.0-or-later
// Looks for a proposal on a thread of its own, so that the screen goes on. It is asked one question at
// a time: a new one gives up the one before.
#pragma once

#include "app/board/proposal.h"

G_BEGIN_DECLS

#define AFF_TYPE_PROPOSER (aff_proposer_get_type ())
G_DECLARE_FINAL_TYPE (AffProposer, aff_proposer, AFF, PROPOSER, GObject)

typedef enum {
  AFF_ANSWER_PLAN,
  AFF_ANSWER_FEW_MOVES, // no plan keeps the rules with so few moves, with more there is one
  AFF_ANSWER_NO_ROOM,   // no plan keeps the rules
  AFF_ANSWER_FAILED,    // there is nothing to plan, or too much: the error says so
} AffAnswer;

// Signal "answered" (no argument), unless it was cancelled.
AffProposer *aff_proposer_new (void) G_GNUC_WARN_UNUSED_RESULT;

// The thread holds a reference of PROGRAMME, to which ITEM belongs.
void aff_proposer_ask (AffProposer *self,
                       AffProgramme *programme,
                       const AffItem *item,
                       const AffProposalSetting *setting);
// Enough: the answer is the best plan yet.
void aff_proposer_stop (AffProposer *self);
// Gives up: there will be no answer.
void aff_proposer_cancel (AffProposer *self);
gboolean aff_proposer_is_busy (AffProposer *self);
// How far it is, 0 to 1.
double aff_proposer_fraction (AffProposer *self);

// What it found; the proposal is the caller's, NULL but for AFF_ANSWER_PLAN, and again until the
// next "answered".
AffProposal *aff_proposer_take (AffProposer *self, AffAnswer *answer) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
