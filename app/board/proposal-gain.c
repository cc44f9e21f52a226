// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/board/proposal-draft.h"

#define MM_PER_M 1000

static const AffPaper *
paper_of (const AffProposalDraft *self, int poster)
{
  return aff_proposal_draft_poster (self, poster)->paper;
}

static int
count_pairs (const AffProposalDraft *self, AffGainKind kind, const int *plan)
{
  int count = 0;

  for (int i = 0; i < self->n_posters; i++)
    for (int j = 0; j < i; j++) {
      const AffPaper *a = paper_of (self, i);
      const AffPaper *b = paper_of (self, j);
      if (plan[i] < 0 || plan[j] < 0 || !aff_proposal_draft_are_beside (self, plan[i], plan[j]))
        continue;
      count += kind == AFF_GAIN_TOPIC_NEIGHBOURS
                 ? aff_proposal_draft_shared_topic (a, b) != NULL
                 : aff_proposal_draft_shared_author (a, b) != NULL;
    }
  return count;
}

// Posters that hang before, so that both sums are of the same ones.
static int
sum_stage (const AffProposalDraft *self, const int *plan)
{
  gint64 sum = 0;

  for (int i = 0; i < self->n_posters && self->stage_mm; i++)
    if (self->is_stage[i] && self->before[i] >= 0)
      sum += self->stage_mm[plan[i]];
  return (int) ((sum + MM_PER_M / 2) / MM_PER_M);
}

static int
sum_topic_walk (const AffProposalDraft *self, const int *plan)
{
  gint64 sum = 0;
  int m = self->n_boards;

  for (int i = 0; i < self->n_posters; i++) {
    int least = G_MAXINT;
    for (int j = 0; j < self->n_posters; j++)
      if (j != i && self->before[i] >= 0 && self->before[j] >= 0 &&
          aff_proposal_draft_shared_topic (paper_of (self, i), paper_of (self, j)))
        least = MIN (least, self->walk_mm[plan[i] * m + plan[j]]);
    sum += least < G_MAXINT ? least : 0;
  }
  return (int) ((sum + MM_PER_M / 2) / MM_PER_M);
}

static int
count_wishes (const AffProposalDraft *self, AffGainKind kind, const int *plan, gboolean of_all)
{
  int count = 0;

  for (int i = 0; i < self->n_posters; i++) {
    const AffPaper *paper = paper_of (self, i);
    const AffBoard *board = aff_proposal_draft_board (self, plan[i]);
    if (kind == AFF_GAIN_POWER)
      count += paper->needs_power && (of_all || (board && board->has_power));
    else
      count += paper->needs_low && (of_all || (board && board->is_low));
  }
  return count;
}

static int
count_placed (const AffProposalDraft *self, const int *plan)
{
  int count = 0;

  for (int i = 0; i < self->n_posters; i++)
    count += plan[i] >= 0;
  return count;
}

static int
count_kept (const AffProposalDraft *self, const int *plan)
{
  int count = 0;

  for (int i = 0; i < self->n_posters; i++)
    count += self->fixed[i] >= 0 && self->fixed[i] == plan[i];
  return count;
}

// How many good boards the track of POSTER has beyond its share, or lacks; 0 unless POSTER is the
// first of its track.
static int
count_unfair (const AffProposalDraft *self, int poster, const int *plan)
{
  const AffTrack *track = paper_of (self, poster)->track;
  int of_track = 0;
  int good = 0;
  int good_of_track = 0;
  int placed = 0;

  for (int i = 0; i < self->n_posters; i++) {
    gboolean is_own = paper_of (self, i)->track == track;
    if (is_own && i < poster)
      return 0;
    if (plan[i] < 0)
      continue;
    placed++;
    of_track += is_own;
    good += self->is_good[plan[i]];
    good_of_track += is_own && self->is_good[plan[i]];
  }
  int share = placed > 0 ? (of_track * good + placed / 2) / placed : 0;
  return ABS (good_of_track - share);
}

static int
sum_unfair (const AffProposalDraft *self, const int *plan)
{
  int sum = 0;

  for (int i = 0; i < self->n_posters; i++)
    sum += count_unfair (self, i, plan);
  return sum;
}

int
aff_proposal_draft_count (const AffProposalDraft *self, AffGainKind kind, const int *plan)
{
  switch (kind) {
  case AFF_GAIN_TOPIC_NEIGHBOURS:
  case AFF_GAIN_AUTHOR_NEIGHBOURS:
    return count_pairs (self, kind, plan);
  case AFF_GAIN_PLACED:
    return count_placed (self, plan);
  case AFF_GAIN_KEPT:
    return count_kept (self, plan);
  case AFF_GAIN_POWER:
  case AFF_GAIN_LOW:
    return count_wishes (self, kind, plan, FALSE);
  case AFF_GAIN_STAGE:
    return sum_stage (self, plan);
  case AFF_GAIN_TOPIC_WALK:
    return sum_topic_walk (self, plan);
  case AFF_GAIN_FAIR:
    return sum_unfair (self, plan);
  case AFF_GAIN_COUNT:
    break;
  }
  g_return_val_if_reached (0);
}

static int
count_of (const AffProposalDraft *self, AffGainKind kind)
{
  switch (kind) {
  case AFF_GAIN_PLACED:
    return self->n_posters;
  case AFF_GAIN_KEPT:
    return count_kept (self, self->fixed);
  case AFF_GAIN_POWER:
  case AFF_GAIN_LOW:
    return count_wishes (self, kind, self->before, TRUE);
  default:
    return -1;
  }
}

static gboolean
is_less_better (AffGainKind kind)
{
  return kind == AFF_GAIN_STAGE || kind == AFF_GAIN_TOPIC_WALK || kind == AFF_GAIN_FAIR;
}

GArray *
aff_proposal_draft_list_gains (const AffProposalDraft *self)
{
  GArray *gains = g_array_new (FALSE, FALSE, sizeof (AffGain));

  for (AffGainKind kind = 0; kind < AFF_GAIN_COUNT; kind++) {
    AffGain gain = {kind, aff_proposal_draft_count (self, kind, self->before),
                    aff_proposal_draft_count (self, kind, self->after), count_of (self, kind)};
    int more = (gain.after > gain.before) - (gain.after < gain.before);
    gain.better = is_less_better (kind) ? -more : more;
    if (gain.of > 0 || (gain.of < 0 && (gain.before != 0 || gain.after != 0)))
      g_array_append_val (gains, gain);
  }
  return gains;
}
