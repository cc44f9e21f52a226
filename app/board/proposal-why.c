// SPDX-License-Identifier: GPL-3.0-or-later
// Why one poster gets another board: the first of the reasons of AffWhyKind that is true of it.
#include "app/board/proposal-draft.h"

#define MM_PER_M 1000

typedef enum { TIE_TOPIC, TIE_AUTHOR, TIE_FLOW } Tie;

static gboolean
are_tied (const AffProposalDraft *self, Tie tie, int poster, int other)
{
  const AffPaper *a = aff_proposal_draft_poster (self, poster)->paper;
  const AffPaper *b = aff_proposal_draft_poster (self, other)->paper;

  if (tie == TIE_TOPIC)
    return aff_proposal_draft_shared_topic (a, b) != NULL;
  if (tie == TIE_AUTHOR)
    return aff_proposal_draft_shared_author (a, b) != NULL;
  return self->flow[poster * self->n_posters + other] > 0;
}

// Neighbours of POSTER in PLAN that share a topic.
static int
count_neighbours (const AffProposalDraft *self, int poster, const int *plan)
{
  int count = 0;

  for (int i = 0; i < self->n_posters; i++)
    count += i != poster && plan[i] >= 0 && plan[poster] >= 0 &&
             aff_proposal_draft_are_beside (self, plan[poster], plan[i]) &&
             are_tied (self, TIE_TOPIC, poster, i);
  return count;
}

// The nearest one in the plan after that is tied to POSTER, or -1.
static int
find_nearest (const AffProposalDraft *self, Tie tie, int poster)
{
  const int *plan = self->after;
  int nearest = -1;
  int least = G_MAXINT;

  for (int i = 0; i < self->n_posters; i++) {
    int way = self->walk_mm[plan[poster] * self->n_boards + plan[i]];
    if (i != poster && way < least && are_tied (self, tie, poster, i)) {
      nearest = i;
      least = way;
    }
  }
  return nearest;
}

// The one that is most like POSTER, or -1.
static int
find_most_like (const AffProposalDraft *self, int poster)
{
  const int *flow = self->flow + poster * self->n_posters;
  int most = -1;

  for (int i = 0; i < self->n_posters; i++)
    if (i != poster && flow[i] > 0 && (most < 0 || flow[i] > flow[most]))
      most = i;
  return most;
}

static int
round_m (int way_mm)
{
  return (way_mm + MM_PER_M / 2) / MM_PER_M;
}

static int
find_holder (const AffProposalDraft *self, int board)
{
  for (int i = 0; i < self->n_posters; i++)
    if (self->after[i] == board)
      return i;
  return -1;
}

static void
name_other (const AffProposalDraft *self, AffWhy *why, int other)
{
  if (other < 0)
    return;
  why->other = aff_proposal_draft_poster (self, other);
  why->beside = aff_proposal_draft_board (self, self->after[other]);
}

static gboolean
try_topic (const AffProposalDraft *self, int poster, AffWhy *why)
{
  AffWhy found = {.kind = AFF_WHY_TOPIC};
  int other = find_nearest (self, TIE_TOPIC, poster);

  found.before = count_neighbours (self, poster, self->before);
  found.after = count_neighbours (self, poster, self->after);
  if (other < 0 || found.after <= found.before)
    return FALSE;
  name_other (self, &found, other);
  found.topic = aff_proposal_draft_shared_topic (
    aff_proposal_draft_poster (self, poster)->paper, found.other->paper);
  *why = found;
  return TRUE;
}

// It comes nearer to OTHER, by a metre as shown.
static gboolean
try_nearer (const AffProposalDraft *self, AffWhyKind kind, int poster, int other, AffWhy *why)
{
  int m = self->n_boards;

  if (other < 0 || self->before[other] < 0)
    return FALSE;
  AffWhy found = {.kind = kind};
  found.before = round_m (self->walk_mm[self->before[poster] * m + self->before[other]]);
  found.after = round_m (self->walk_mm[self->after[poster] * m + self->after[other]]);
  if (found.after >= found.before)
    return FALSE;
  name_other (self, &found, other);
  *why = found;
  return TRUE;
}

static gboolean
try_stage (const AffProposalDraft *self, int poster, AffWhy *why)
{
  if (!self->is_stage[poster] || !self->stage_mm)
    return FALSE;
  int before = round_m (self->stage_mm[self->before[poster]]);
  int after = round_m (self->stage_mm[self->after[poster]]);
  if (after >= before)
    return FALSE;
  *why = (AffWhy){.kind = AFF_WHY_STAGE, .before = before, .after = after};
  return TRUE;
}

static gboolean
try_room (const AffProposalDraft *self, int poster, AffWhy *why)
{
  int other = find_holder (self, self->before[poster]);

  if (other < 0)
    return FALSE;
  *why = (AffWhy){.kind = AFF_WHY_MAKES_ROOM};
  name_other (self, why, other);
  return TRUE;
}

static gboolean
try_fair (const AffProposalDraft *self, AffWhy *why)
{
  AffWhy found = {.kind = AFF_WHY_FAIR};

  found.before = aff_proposal_draft_count (self, AFF_GAIN_FAIR, self->before);
  found.after = aff_proposal_draft_count (self, AFF_GAIN_FAIR, self->after);
  if (found.after >= found.before)
    return FALSE;
  *why = found;
  return TRUE;
}

static AffWhy
explain_first (const AffProposalDraft *self, int poster)
{
  AffWhy why = {.kind = AFF_WHY_NO_BOARD};
  int other = find_nearest (self, TIE_TOPIC, poster);

  if (other >= 0) {
    name_other (self, &why, other);
    why.topic = aff_proposal_draft_shared_topic (
      aff_proposal_draft_poster (self, poster)->paper, why.other->paper);
    why.after = count_neighbours (self, poster, self->after);
  }
  return why;
}

AffWhy
aff_proposal_draft_find_why (const AffProposalDraft *self, int poster)
{
  const AffPaper *paper = aff_proposal_draft_poster (self, poster)->paper;
  const AffBoard *before = aff_proposal_draft_board (self, self->before[poster]);
  const AffBoard *after = aff_proposal_draft_board (self, self->after[poster]);
  AffWhy why = {0};

  if (!before)
    return explain_first (self, poster);
  if (before->state == AFF_BOARD_CLOSED)
    return (AffWhy){.kind = AFF_WHY_CLOSED};
  if (paper->width_mm > before->panel_width_mm)
    return (AffWhy){.kind = AFF_WHY_TOO_WIDE,
                    .before = before->panel_width_mm,
                    .after = paper->width_mm};
  if (self->forbidden[poster * self->n_boards + self->before[poster]])
    return (AffWhy){.kind = AFF_WHY_TAKEN};
  if (self->setting->by_topic)
    return (AffWhy){.kind = AFF_WHY_NUMBER};
  if (paper->needs_power && after->has_power && !before->has_power)
    return (AffWhy){.kind = AFF_WHY_POWER};
  if (paper->needs_low && after->is_low && !before->is_low)
    return (AffWhy){.kind = AFF_WHY_LOW};
  if (try_topic (self, poster, &why) ||
      try_nearer (self, AFF_WHY_AUTHOR, poster, find_nearest (self, TIE_AUTHOR, poster),
                  &why) ||
      try_stage (self, poster, &why) ||
      try_nearer (self, AFF_WHY_SIMILAR, poster, find_most_like (self, poster), &why) ||
      try_room (self, poster, &why) || try_fair (self, &why))
    return why;
  return (AffWhy){.kind = AFF_WHY_WHOLE};
}
