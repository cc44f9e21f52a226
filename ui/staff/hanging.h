// SPDX-License-Identifier: GPL-3.0-or-later
// How the posters of one session hang, as staff see it: what hangs where, what still needs a board,
// who waits, what is wrong. Counted once from a programme, so that all numbers of a page agree.
// And what would happen if a poster were dropped on a board: pure functions, nothing is written.
#pragma once

#include "app/board/rules.h"
#include "app/board/waiting.h"
#include "app/programme/agenda.h"
#include "ui/map/painter.h"

G_BEGIN_DECLS

typedef struct {
  // owned
  AffProgramme *programme;
  GArray *seats;       // AffSeat: also what the public does not see yet
  GPtrArray *to_place; // const AffPaper *: need a board and do not wait, full papers first
  GArray *problems;    // AffProblem, the gravest first
  GArray *marks;       // AffBoardMark of the problems
  GPtrArray *free;     // const AffBoard *, open and without a poster
  GPtrArray *closed;   // const AffBoard *
  GPtrArray *reserved; // const AffBoard *, without a poster

  // borrowed
  const AffItem *item; // NULL: there is no poster session
  const AffPlan *plan; // NULL: there is no plan

  gboolean is_past; // the session is over, so nobody stands at a board

  AffBudget budget;
  AffOffer offer; // paper NULL: nothing is offered to anybody
} AffHanging;

// The poster sessions of PROGRAMME that staff may choose from, in order of time (AffItem).
GPtrArray *aff_hanging_items (const AffProgramme *programme) G_GNUC_WARN_UNUSED_RESULT;

// ITEM is the id of a session; if it is none, the one that a map shows at NOW.
AffHanging *
aff_hanging_new (AffProgramme *programme, gint64 item, gint64 now) G_GNUC_WARN_UNUSED_RESULT;
void aff_hanging_free (AffHanging *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffHanging, aff_hanging_free)

// The seat of BOARD (an id); NULL if the plan has no such board.
const AffSeat *aff_hanging_seat (const AffHanging *self, gint64 board);
// The poster of PAPER (an id) in this session; NULL if it has none.
const AffPresentation *aff_hanging_poster (const AffHanging *self, gint64 paper);

// The paper (an id) if it has a poster here or waits for a board; else NULL.
const AffPaper *aff_hanging_paper (const AffHanging *self, gint64 paper);

// Papers (AffPaper) of the session that QUERY finds by number, title or author, whether their
// posters hang or not.
GPtrArray *aff_hanging_search (const AffHanging *self,
                               const char *query) G_GNUC_WARN_UNUSED_RESULT;

typedef enum {
  AFF_DROP_NOTHING, // it hangs there already, or there is nothing to drop
  AFF_DROP_PLACE,   // the poster hangs on the board then
  AFF_DROP_SWAP,    // the two posters change their boards
  AFF_DROP_ACCEPT,  // the poster leaves the wait list and hangs on the board
  AFF_DROP_REPLACE, // the poster hangs on the board then, and the one there is to be placed
  AFF_DROP_REFUSED, // a hard rule forbids it, or what hangs there is kept
} AffDropKind;

typedef struct {
  AffDropKind kind;
  gboolean has_problem; // the gravest that it would have, the reason if it is refused
  AffProblem problem;
  const AffPresentation *leaving; // of AFF_DROP_REPLACE: what is taken off
  gboolean is_kept;               // it is refused because `problem.other` is kept there
} AffDrop;

// What dropping the poster of PAPER on BOARD (ids) would do.
AffDrop aff_hanging_drop (const AffHanging *self, gint64 paper, gint64 board);

// Whether PAPER's poster can be dropped on BOARD (ids) and has not the problem there that REMEDY
// mends.
gboolean
aff_hanging_remedies (const AffHanging *self, gint64 paper, gint64 board, AffRemedy remedy);

G_END_DECLS
