// SPDX-License-Identifier: GPL-3.0-or-later
// For proposals alone: a poster session as matrices, and what is read off them before and after.
#pragma once

#include "app/board/proposal.h"
#include "app/board/solver.h"

// Ways are measured in these for the solver, so that all its numbers stay small.
#define AFF_DRAFT_UNIT_MM 100

typedef struct {
  // owned
  GPtrArray *posters; // AffPresentation
  int *walk_mm;       // n_boards x n_boards
  int *stage_mm;      // of each board, NULL: there is no stage
  int *flow;
  int *distance;
  int *cost;
  guint8 *forbidden;
  guint8 *is_good;  // of each board: many pass it
  guint8 *is_stage; // of each poster: its paper is on stage after it
  int *fixed;
  int *before; // the board of each poster, or -1
  int *after;

  // borrowed
  const AffItem *item;
  const GPtrArray *boards; // AffBoard
  const AffProposalSetting *setting;

  int n_posters;
  int n_boards;
  int beside_mm; // boards that are not farther apart are neighbours
  gboolean is_exact;
} AffProposalDraft;

// NULL with the errors of aff_proposal_new.
AffProposalDraft *aff_proposal_draft_new (AffProgramme *programme,
                                          const AffItem *item,
                                          const AffProposalSetting *setting,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void aff_proposal_draft_free (AffProposalDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffProposalDraft, aff_proposal_draft_free)

// Whether BOARD may be given to PRESENTATION in ITEM: open, or reserved and its own already, wide
// enough, and not taken by a session at the same time.
gboolean aff_proposal_draft_allows (const AffProgramme *programme,
                                    const AffItem *item,
                                    const AffPresentation *presentation,
                                    const AffBoard *board);

const AffPresentation *aff_proposal_draft_poster (const AffProposalDraft *self, int poster);
// NULL for -1.
const AffBoard *aff_proposal_draft_board (const AffProposalDraft *self, int board);

// A topic or an author that both papers have, the first of A's; or NULL.
const AffTopic *aff_proposal_draft_shared_topic (const AffPaper *a, const AffPaper *b);
const AffPerson *aff_proposal_draft_shared_author (const AffPaper *a, const AffPaper *b);

gboolean aff_proposal_draft_are_beside (const AffProposalDraft *self, int board, int other);

// What is counted, on PLAN, which is `before` or `after`.
int aff_proposal_draft_count (const AffProposalDraft *self, AffGainKind kind, const int *plan);
GArray *aff_proposal_draft_list_gains (const AffProposalDraft *self) G_GNUC_WARN_UNUSED_RESULT;

// Why POSTER, which has another board after than before, has it.
AffWhy aff_proposal_draft_find_why (const AffProposalDraft *self, int poster);
