// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/staff/hanging.h"

#include "app/board/placement.h"
#include "app/qr/link.h"

#include <string.h>

GPtrArray *
aff_hanging_items (const AffProgramme *programme)
{
  GPtrArray *items = g_ptr_array_new ();

  for (guint i = 0; i < programme->items->len; i++) {
    AffItem *item = g_ptr_array_index (programme->items, i);

    if ((item->natures & AFF_NATURE_POSTER) && !item->is_cancelled)
      g_ptr_array_add (items, item);
  }
  return items;
}

static const AffItem *
choose_item (const AffProgramme *programme, gint64 id, gint64 now)
{
  g_autoptr (GPtrArray) items = aff_hanging_items (programme);

  for (guint i = 0; i < items->len; i++) {
    const AffItem *item = g_ptr_array_index (items, i);

    if (item->id == id)
      return item;
  }
  return aff_agenda_poster_item (programme, now);
}

static AffSeatState
find_state (const AffBoard *board, const AffPresentation *holder)
{
  if (board->state == AFF_BOARD_CLOSED)
    return AFF_SEAT_CLOSED;
  if (holder != NULL)
    return AFF_SEAT_ASSIGNED;
  return board->state == AFF_BOARD_RESERVED ? AFF_SEAT_RESERVED : AFF_SEAT_FREE;
}

static AffSeat
make_seat (const AffItem *item, const AffBoard *board, gint64 now)
{
  const AffPresentation *holder = item != NULL ? aff_placement_holder (item, board) : NULL;
  AffSeat seat = {.board = board, .state = find_state (board, holder), .presentation = holder};

  if (holder == NULL)
    return seat;
  if (holder->paper->topics->len > 0)
    seat.topic = g_ptr_array_index (holder->paper->topics, 0);
  seat.presence = aff_agenda_presence (holder, now);
  return seat;
}

static void
add_seats (AffHanging *self, gint64 now)
{
  for (guint i = 0; self->plan != NULL && i < self->plan->boards->len; i++) {
    AffBoard *board = g_ptr_array_index (self->plan->boards, i);
    AffSeat seat = make_seat (self->item, board, now);

    g_array_append_val (self->seats, seat);
    if (seat.state == AFF_SEAT_FREE)
      g_ptr_array_add (self->free, board);
    else if (seat.state == AFF_SEAT_CLOSED)
      g_ptr_array_add (self->closed, board);
    else if (seat.state == AFF_SEAT_RESERVED)
      g_ptr_array_add (self->reserved, board);
  }
}

static gboolean
is_poster (const AffPresentation *presentation)
{
  return presentation->kind == AFF_KIND_POSTER && !presentation->paper->is_withdrawn;
}

static gboolean
is_by_availability (const AffPaper *paper)
{
  return paper->track != NULL && paper->track->by_availability;
}

static void
add_to_place (AffHanging *self)
{
  const GPtrArray *all = self->item->presentations;

  for (int later = 0; later < 2; later++)
    for (guint i = 0; i < all->len; i++) {
      AffPresentation *presentation = g_ptr_array_index (all, i);

      if (is_poster (presentation) && presentation->board == NULL &&
          !aff_waiting_find (self->item, presentation->paper, NULL) &&
          is_by_availability (presentation->paper) == (later == 1))
        g_ptr_array_add (self->to_place, (gpointer) presentation->paper);
    }
}

static void
add_marks (AffHanging *self)
{
  for (guint i = 0; i < self->problems->len; i++) {
    const AffProblem *problem = &g_array_index (self->problems, AffProblem, i);
    AffBoardMark mark = {.marks = AFF_MARK_PROBLEM};

    if (problem->board == NULL || problem->presentation == NULL)
      continue;
    mark.board = problem->board->id;
    g_array_append_val (self->marks, mark);
  }
}

AffHanging *
aff_hanging_new (AffProgramme *programme, gint64 item, gint64 now)
{
  g_return_val_if_fail (programme != NULL, NULL);
  AffHanging *self = g_new0 (AffHanging, 1);

  self->programme = aff_programme_ref (programme);
  self->item = choose_item (programme, item, now);
  self->plan = aff_agenda_plan (programme, self->item);
  self->seats = g_array_new (FALSE, FALSE, sizeof (AffSeat));
  self->marks = g_array_new (FALSE, FALSE, sizeof (AffBoardMark));
  self->to_place = g_ptr_array_new ();
  self->free = g_ptr_array_new ();
  self->closed = g_ptr_array_new ();
  self->reserved = g_ptr_array_new ();
  add_seats (self, now);
  if (self->item == NULL) {
    self->problems = g_array_new (FALSE, FALSE, sizeof (AffProblem));
    return self;
  }
  self->is_past = aff_agenda_phase (self->item, now) == AFF_PHASE_PAST;
  add_to_place (self);
  self->problems = aff_rules_list (programme, self->item, aff_link_choose, now);
  self->budget = aff_waiting_budget (programme, self->item);
  if (!aff_waiting_offer (programme, self->item, &self->offer))
    self->offer = (AffOffer){0};
  add_marks (self);
  return self;
}

void
aff_hanging_free (AffHanging *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->seats);
  g_array_unref (self->problems);
  g_array_unref (self->marks);
  g_ptr_array_unref (self->to_place);
  g_ptr_array_unref (self->free);
  g_ptr_array_unref (self->closed);
  g_ptr_array_unref (self->reserved);
  aff_programme_unref (self->programme);
  g_free (self);
}

const AffSeat *
aff_hanging_seat (const AffHanging *self, gint64 board)
{
  for (guint i = 0; i < self->seats->len; i++) {
    const AffSeat *seat = &g_array_index (self->seats, AffSeat, i);

    if (seat->board->id == board)
      return seat;
  }
  return NULL;
}

const AffPresentation *
aff_hanging_poster (const AffHanging *self, gint64 paper)
{
  for (guint i = 0; self->item != NULL && i < self->item->presentations->len; i++) {
    const AffPresentation *presentation = g_ptr_array_index (self->item->presentations, i);

    if (is_poster (presentation) && presentation->paper->id == paper)
      return presentation;
  }
  return NULL;
}

// TRUE if NUMBER is WANTED, or its digits are: "161" finds "P161".
static gboolean
has_number (const char *number, const char *wanted)
{
  const char *digits = number + strcspn (number, "0123456789");

  return g_ascii_strcasecmp (number, wanted) == 0 ||
         (*digits != '\0' && g_str_has_prefix (digits, wanted));
}

static gboolean
is_found (const AffPaper *paper, const char *query)
{
  if (has_number (paper->number, query) || g_str_match_string (query, paper->title, TRUE))
    return TRUE;
  for (guint i = 0; i < paper->authors->len; i++) {
    const AffAuthor *author = g_ptr_array_index (paper->authors, i);

    if (g_str_match_string (query, author->person->name, TRUE))
      return TRUE;
  }
  return FALSE;
}

const AffPaper *
aff_hanging_paper (const AffHanging *self, gint64 paper)
{
  const AffPresentation *poster = aff_hanging_poster (self, paper);
  const AffPaper *found = aff_programme_paper (self->programme, paper);

  if (poster != NULL)
    return poster->paper;
  return found != NULL && self->item != NULL && aff_waiting_find (self->item, found, NULL)
           ? found
           : NULL;
}

GPtrArray *
aff_hanging_search (const AffHanging *self, const char *query)
{
  g_autofree char *wanted = g_strstrip (g_strdup (query));
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; *wanted != '\0' && i < self->programme->papers->len; i++) {
    AffPaper *paper = g_ptr_array_index (self->programme->papers, i);

    if (aff_hanging_paper (self, paper->id) != NULL && is_found (paper, wanted))
      g_ptr_array_add (found, paper);
  }
  return found;
}

static gboolean
has_code (const GArray *problems, AffProblemCode code)
{
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    if (g_array_index (problems, AffProblem, i).code == code)
      return TRUE;
  return FALSE;
}

// The gravest of PROBLEMS decides; soft ones that it has where it hangs now are no news.
static void
weigh (AffDrop *drop, const GArray *problems, const GArray *present)
{
  for (guint i = 0; i < problems->len; i++) {
    const AffProblem *problem = &g_array_index (problems, AffProblem, i);

    if (!problem->is_hard && has_code (present, problem->code))
      continue;
    if (!drop->has_problem || (problem->is_hard && !drop->problem.is_hard)) {
      drop->has_problem = TRUE;
      drop->problem = *problem;
    }
  }
  if (drop->has_problem && drop->problem.is_hard)
    drop->kind = AFF_DROP_REFUSED;
}

// The poster of SEAT makes room for one that hangs nowhere, unless it is kept.
static void
displace (AffDrop *drop, const AffSeat *seat)
{
  drop->kind = AFF_DROP_REPLACE;
  drop->leaving = seat->presentation;
  if (!seat->presentation->is_kept)
    return;
  drop->kind = AFF_DROP_REFUSED;
  drop->is_kept = TRUE;
  drop->problem = (AffProblem){.code = AFF_PROBLEM_BOARD_TAKEN,
                               .is_hard = TRUE,
                               .item = seat->presentation->item,
                               .board = seat->board,
                               .other = seat->presentation};
}

// PAPER waits and gets its poster only with the board.
static AffDrop
accept (const AffHanging *self, const AffPaper *paper, const AffSeat *seat)
{
  const AffBoard *board = seat->board;
  AffDrop drop = {.kind = AFF_DROP_ACCEPT};

  drop.problem = (AffProblem){.is_hard = TRUE,
                              .item = self->item,
                              .board = board,
                              .other = seat->presentation,
                              .number = paper->width_mm,
                              .limit = board->panel_width_mm};
  if (board->state == AFF_BOARD_CLOSED)
    drop.problem.code = AFF_PROBLEM_BOARD_CLOSED;
  else if (paper->width_mm > board->panel_width_mm)
    drop.problem.code = AFF_PROBLEM_TOO_WIDE;
  else {
    if (seat->presentation != NULL)
      displace (&drop, seat);
    return drop;
  }
  drop.kind = AFF_DROP_REFUSED;
  drop.has_problem = TRUE;
  return drop;
}

AffDrop
aff_hanging_drop (const AffHanging *self, gint64 paper, gint64 board)
{
  const AffPresentation *poster = aff_hanging_poster (self, paper);
  const AffSeat *seat = aff_hanging_seat (self, board);
  AffDrop drop = {.kind = AFF_DROP_NOTHING};

  const AffPaper *waiting = poster == NULL ? aff_hanging_paper (self, paper) : NULL;

  if (waiting != NULL && seat != NULL)
    return accept (self, waiting, seat);
  if (poster == NULL || seat == NULL || poster->board == seat->board)
    return drop;
  const AffPresentation *leaving = seat->presentation;
  if (leaving != NULL && poster->board == NULL)
    displace (&drop, seat);
  else if (aff_waiting_find (self->item, poster->paper, NULL))
    drop.kind = AFF_DROP_ACCEPT;
  else
    drop.kind = leaving != NULL ? AFF_DROP_SWAP : AFF_DROP_PLACE;
  if (drop.is_kept)
    return drop;
  g_autoptr (GArray) there = aff_rules_try_swap (self->programme, poster, seat->board, leaving);
  g_autoptr (GArray) present = poster->board != NULL
                                 ? aff_rules_try (self->programme, poster, poster->board)
                                 : NULL;
  weigh (&drop, there, present);
  if (leaving == NULL || poster->board == NULL)
    return drop;
  g_autoptr (GArray)
    back = aff_rules_try_swap (self->programme, leaving, poster->board, poster);
  weigh (&drop, back, NULL);
  return drop;
}

static gboolean
is_mended (const GArray *problems, AffRemedy remedy)
{
  for (guint i = 0; i < problems->len; i++)
    if (g_array_index (problems, AffProblem, i).remedy == remedy)
      return FALSE;
  return TRUE;
}

gboolean
aff_hanging_remedies (const AffHanging *self, gint64 paper, gint64 board, AffRemedy remedy)
{
  const AffPresentation *poster = aff_hanging_poster (self, paper);
  const AffSeat *seat = aff_hanging_seat (self, board);

  if (poster == NULL || seat == NULL)
    return FALSE;
  if (poster->board == seat->board)
    return TRUE;
  AffDrop drop = aff_hanging_drop (self, paper, board);
  g_autoptr (GArray) problems = aff_rules_try (self->programme, poster, seat->board);
  return drop.kind != AFF_DROP_REFUSED && drop.kind != AFF_DROP_REPLACE &&
         is_mended (problems, remedy);
}
