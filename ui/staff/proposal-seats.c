// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/staff/proposal-seats.h"

static void
clear_seat (AffSeat *seat)
{
  if (seat->presentation == NULL)
    return;
  seat->presentation = NULL;
  seat->topic = NULL;
  seat->presence = (AffPresence){.word = AFF_PRESENCE_NONE};
  if (seat->state == AFF_SEAT_ASSIGNED)
    seat->state = seat->board->state == AFF_BOARD_RESERVED ? AFF_SEAT_RESERVED : AFF_SEAT_FREE;
}

static AffSeat *
find_seat (GArray *seats, gint64 board)
{
  for (guint i = 0; i < seats->len; i++)
    if (g_array_index (seats, AffSeat, i).board->id == board)
      return &g_array_index (seats, AffSeat, i);
  return NULL;
}

static void
fill_seat (AffSeat *seat, const AffPresentation *poster)
{
  const GPtrArray *topics = poster->paper->topics;

  seat->presentation = poster;
  seat->topic = topics->len > 0 ? g_ptr_array_index (topics, 0) : NULL;
  seat->state = AFF_SEAT_ASSIGNED;
}

void
aff_proposal_seat (GArray *seats, const AffProposal *proposal)
{
  g_return_if_fail (seats != NULL && proposal != NULL);
  const GArray *rows = proposal->rows;

  for (guint i = 0; i < rows->len; i++) {
    const AffProposalRow *row = &g_array_index (rows, AffProposalRow, i);
    AffSeat *seat = row->is_move ? find_seat (seats, row->before->id) : NULL;

    if (seat != NULL)
      clear_seat (seat);
  }
  for (guint i = 0; i < rows->len; i++) {
    const AffProposalRow *row = &g_array_index (rows, AffProposalRow, i);
    AffSeat *seat = find_seat (seats, row->after->id);

    if (seat != NULL && (row->is_move || row->is_first_placement))
      fill_seat (seat, row->presentation);
  }
}

GArray *
aff_proposal_marks (const AffProposal *proposal)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (AffBoardMark));

  for (guint i = 0; proposal != NULL && i < proposal->rows->len; i++) {
    const AffProposalRow *row = &g_array_index (proposal->rows, AffProposalRow, i);
    AffBoardMark after = {.board = row->after->id, .marks = AFF_MARK_MOVED};

    if (row->is_move || row->is_first_placement)
      g_array_append_val (marks, after);
    if (!row->is_move)
      continue;
    AffBoardMark left = {.board = row->before->id, .marks = AFF_MARK_MOVED};
    g_array_append_val (marks, left);
  }
  return marks;
}
