// SPDX-License-Identifier: GPL-3.0-or-later
// Posters on boards. Where a file hung a poster and nobody moved, kept or hung it since, it follows
// the file; everything else staff decided. All that leave a board leave before the first one comes,
// so that posters can change places.
#include "app/import/merge-boards.h"

#include "app/board/rules.h"

#include <string.h>

typedef enum { SEAT_FREE, SEAT_TAKEN, SEAT_SHUT, SEAT_UNKNOWN } Seat;

// A poster that is to come onto a board.
typedef struct {
  gint64 paper;
  gint64 item;
  gint64 presentation;
  gint64 former;     // the board that it left for this one; 0: none
  const char *place; // in the file; borrowed from the draft, as the next
  const char *file;
  char *label;        // owned
  gboolean is_staffs; // nobody but staff chose the board
  Seat seat;          // what became of it
} Wish;

static void
clear_wish (Wish *wish)
{
  g_free (wish->label);
}

static void
add_wish (AffMerge *self, const Wish *wish)
{
  if (!self->wishes) {
    self->wishes = g_array_new (FALSE, FALSE, sizeof (Wish));
    g_array_set_clear_func (self->wishes, (GDestroyNotify) clear_wish);
  }
  g_array_append_val (self->wishes, *wish);
}

// A board of the session's plan, or of the only plan there is; 0: there is none of that label.
static gint64
find_board (AffMerge *self, gint64 item, const char *label)
{
  AffStatement *row = aff_merge_sql (
    self, "SELECT board.id FROM board, item JOIN workshop ON workshop.id = item.workshop"
          " LEFT JOIN room ON room.id = coalesce (item.room, workshop.room)"
          " WHERE item.id = ?1 AND board.label = ?2"
          " AND (board.plan = room.plan OR (SELECT count (*) FROM plan) = 1)");

  aff_statement_bind_int (row, 1, item);
  aff_statement_bind_text (row, 2, label);
  gint64 board = aff_statement_step (row) ? aff_statement_int (row, 0) : 0;
  aff_statement_reset (row);
  return board;
}

// Whether a poster that hangs nowhere may come onto BOARD in ITEM. WAS_HERE: it has just left it, so
// that it stays where others may not come any more.
static Seat
look_at_board (AffMerge *self, gint64 item, gint64 board, gboolean was_here)
{
  AffStatement *row = aff_merge_sql (
    self, "SELECT state = 'closed' OR (state = 'reserved' AND NOT ?4),"
          " EXISTS (SELECT 1 FROM placement WHERE item = ?1 AND board = ?2),"
          " (SELECT count (*) FROM placement JOIN board AS other ON other.id = placement.board"
          " WHERE placement.item = ?1 AND other.plan = board.plan) >= ?3"
          " FROM board WHERE id = ?2");
  Seat seat = SEAT_FREE;

  aff_statement_bind_int (row, 1, item);
  aff_statement_bind_int (row, 2, board);
  aff_statement_bind_int (row, 3, AFF_RULES_MOST_BOARDS);
  aff_statement_bind_int (row, 4, was_here);
  if (!aff_statement_step (row))
    seat = SEAT_SHUT;
  else if (aff_statement_int (row, 1))
    seat = SEAT_TAKEN;
  else if (aff_statement_int (row, 0) || aff_statement_int (row, 2))
    seat = SEAT_SHUT;
  aff_statement_reset (row);
  return seat;
}

static void
hang (AffMerge *self, gint64 item, gint64 board, gint64 presentation)
{
  AffStatement *row = aff_merge_sql (
    self, "INSERT INTO placement (item, board, presentation) VALUES (?1, ?2, ?3)");

  aff_statement_bind_int (row, 1, item);
  aff_statement_bind_int (row, 2, board);
  aff_statement_bind_int (row, 3, presentation);
  aff_statement_run (row);
}

static void
take_off (AffMerge *self, gint64 presentation)
{
  aff_merge_run_for (self, "DELETE FROM placement WHERE presentation = ?1", presentation);
}

// LABEL is NULL where the board is nothing that a file said.
static void
note_board (AffMerge *self, gint64 presentation, const char *label)
{
  AffStatement *row = aff_merge_sql (self,
                                     "UPDATE presentation SET source_board = ?2 WHERE id = ?1");

  aff_statement_bind_int (row, 1, presentation);
  aff_statement_bind_text (row, 2, label);
  aff_statement_run (row);
}

// How a poster hangs.
typedef struct {
  gint64 board;        // 0: nowhere
  char *label;         // owned
  gboolean is_files;   // where a file put it, and nobody touched it
  gboolean is_decided; // where it hangs nowhere, staff want that
  gboolean is_unmet;   // the file named a board that was not on the plan then
} Hanging;

static void
clear_hanging (Hanging *hanging)
{
  g_free (hanging->label);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Hanging, clear_hanging)

static void
read_hanging (AffMerge *self, gint64 presentation, Hanging *hanging)
{
  AffStatement *row = aff_merge_sql (
    self, "SELECT board.id, board.label, source_board = board.label AND kept = 0 AND NOT EXISTS"
          " (SELECT 1 FROM presence WHERE presence.presentation = its.id"
          " AND (hung = 1 OR word IS NOT NULL)), coalesce (source_board, '') <> '' OR EXISTS"
          " (SELECT 1 FROM waiting WHERE waiting.item = its.item AND waiting.paper = its.paper)"
          " OR EXISTS (SELECT 1 FROM paper WHERE paper.id = its.paper AND withdrawn = 1),"
          " coalesce (source_board = '', 0)"
          " FROM presentation AS its LEFT JOIN placement ON placement.presentation = its.id"
          " LEFT JOIN board ON board.id = placement.board WHERE its.id = ?1");

  aff_statement_bind_int (row, 1, presentation);
  if (aff_statement_step (row)) {
    hanging->board = aff_statement_is_null (row, 0) ? 0 : aff_statement_int (row, 0);
    hanging->label = g_strdup (aff_statement_text (row, 1));
    hanging->is_files = !aff_statement_is_null (row, 2) && aff_statement_int (row, 2) == 1;
    hanging->is_decided = aff_statement_int (row, 3) == 1;
    hanging->is_unmet = aff_statement_int (row, 4) == 1;
  }
  aff_statement_reset (row);
}

static void
say_decided (AffMerge *self, const char *place)
{
  aff_merge_remark (
    self, AFF_REMARK_LEFT, "board-decided-here", place,
    "The file names another board than the one that staff chose for a poster, or "
    "one for a poster that they took off its board, that waits, or whose paper is "
    "withdrawn.",
    "It stays as staff decided.");
}

void
aff_merge_wish_board (AffMerge *self, const AffMergeWish *said)
{
  g_auto (Hanging) hanging = {0};

  read_hanging (self, said->presentation, &hanging);
  if (hanging.board > 0 && strcmp (hanging.label, said->label) == 0)
    return;
  gboolean may_come = hanging.board > 0 ? hanging.is_files : !hanging.is_decided;
  if (!said->is_news && (hanging.board > 0 || !hanging.is_unmet))
    return;
  if (!may_come) {
    say_decided (self, said->place);
    return;
  }
  Wish wish = {.paper = said->paper,
               .item = said->item,
               .presentation = said->presentation,
               .former = hanging.board,
               .place = said->place,
               .file = said->file,
               .label = g_strdup (said->label)};
  if (hanging.board > 0)
    take_off (self, said->presentation);
  add_wish (self, &wish);
}

gboolean
aff_merge_follow_session (AffMerge *self, const AffMergeWish *moved)
{
  g_auto (Hanging) hanging = {0};

  read_hanging (self, moved->presentation, &hanging);
  if (hanging.board == 0)
    return FALSE;
  gboolean is_said = hanging.is_files && moved->label;
  if (moved->label && !hanging.is_files && strcmp (moved->label, hanging.label) != 0)
    say_decided (self, moved->place);
  Wish wish = {.paper = moved->paper,
               .item = moved->item,
               .presentation = moved->presentation,
               .place = moved->place,
               .file = moved->file,
               .label = g_strdup (is_said ? moved->label : hanging.label),
               .is_staffs = !hanging.is_files};
  take_off (self, moved->presentation);
  add_wish (self, &wish);
  return TRUE;
}

static void
say_not_there (AffMerge *self, const Wish *wish, gboolean is_back)
{
  static const struct {
    const char *code;
    const char *meaning;
  } words[] = {
    [SEAT_UNKNOWN] = {"board-unknown", "The file names a board that is not on the plan."},
    [SEAT_TAKEN] = {"board-taken",
                    "A poster belongs on a board on which another poster hangs."},
    [SEAT_SHUT] = {"board-not-in-use",
                   "A poster belongs on a board that is closed or reserved, or one too "
                   "many."},
  };

  const char *action =
    is_back ? "It stays on the board on which it hung."
    : wish->seat == SEAT_UNKNOWN
      ? "The poster is without a board; bring the hall in and import the file "
        "again, or place it."
      : "The poster is without a board; place it by hand.";

  aff_report_set_file (self->report, wish->file);
  aff_merge_remark (self, AFF_REMARK_LEFT, words[wish->seat].code, wish->place,
                    words[wish->seat].meaning, action);
}

static void
fulfil (AffMerge *self, Wish *wish)
{
  gint64 board = find_board (self, wish->item, wish->label);

  wish->seat = board == 0 ? SEAT_UNKNOWN : look_at_board (self, wish->item, board, FALSE);
  if (wish->seat != SEAT_FREE)
    return;
  hang (self, wish->item, board, wish->presentation);
  note_board (self, wish->presentation, wish->is_staffs ? NULL : wish->label);
  self->outcome->placed++;
  aff_merge_count_paper (self, wish->paper);
}

// Back onto the board that it left, if nobody else came there.
static void
console (AffMerge *self, const Wish *wish)
{
  gboolean is_back = wish->former > 0 &&
                     look_at_board (self, wish->item, wish->former, TRUE) == SEAT_FREE;

  if (is_back)
    hang (self, wish->item, wish->former, wish->presentation);
  else {
    note_board (self, wish->presentation, wish->seat == SEAT_UNKNOWN ? "" : NULL);
    if (wish->former > 0)
      aff_merge_count_paper (self, wish->paper);
  }
  say_not_there (self, wish, is_back);
}

void
aff_merge_hang (AffMerge *self)
{
  guint n = self->wishes ? self->wishes->len : 0;

  for (guint i = 0; i < n; i++)
    fulfil (self, &g_array_index (self->wishes, Wish, i));
  for (guint i = 0; i < n; i++)
    if (g_array_index (self->wishes, Wish, i).seat != SEAT_FREE)
      console (self, &g_array_index (self->wishes, Wish, i));
  aff_report_set_file (self->report, NULL);
}

void
aff_merge_leave_boards (AffMerge *self, gint64 paper)
{
  aff_merge_run_for (
    self,
    "UPDATE presentation SET left_board = (SELECT label FROM placement JOIN board"
    " ON board.id = placement.board WHERE placement.presentation = presentation.id),"
    " left_rank = (SELECT waiting.rank FROM waiting WHERE waiting.item = presentation.item"
    " AND waiting.paper = presentation.paper) WHERE paper = ?1 AND kind = 'poster'",
    paper);
  aff_merge_run_for (self,
                     "DELETE FROM placement WHERE presentation IN"
                     " (SELECT id FROM presentation WHERE paper = ?1)",
                     paper);
  aff_merge_run_for (self, "DELETE FROM waiting WHERE paper = ?1", paper);
}

// What a presentation had when its paper left.
typedef struct {
  gint64 id;
  gint64 item;
  char *board; // owned, or NULL
  gint64 rank; // in the wait list, or -1
} Left;

static void
clear_left (Left *left)
{
  g_free (left->board);
}

// Of its posters that have got no other place since.
static GArray *
list_left (AffMerge *self, gint64 paper)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Left));
  AffStatement *row = aff_merge_sql (
    self, "SELECT id, item, left_board, coalesce (left_rank, -1) FROM presentation AS its"
          " WHERE paper = ?1 AND kind = 'poster'"
          " AND (left_board IS NOT NULL OR left_rank IS NOT NULL)"
          " AND NOT EXISTS (SELECT 1 FROM placement WHERE placement.presentation = its.id)"
          " AND NOT EXISTS (SELECT 1 FROM waiting WHERE waiting.item = its.item"
          " AND waiting.paper = its.paper)");

  g_array_set_clear_func (list, (GDestroyNotify) clear_left);
  aff_statement_bind_int (row, 1, paper);
  while (aff_statement_step (row)) {
    Left left = {aff_statement_int (row, 0), aff_statement_int (row, 1),
                 g_strdup (aff_statement_text (row, 2)), aff_statement_int (row, 3)};
    g_array_append_val (list, left);
  }
  aff_statement_reset (row);
  return list;
}

static void
say_back (AffMerge *self, const AffPaper *paper, const Left *left, gboolean is_free)
{
  g_autofree char *place = g_strdup_printf ("paper %s, board %s", paper->number, left->board);

  if (is_free)
    aff_merge_remark (self, AFF_REMARK_HANDLED, "back-on-its-board", place,
                      "A paper that was gone is listed again, and its board is still free.",
                      "Its poster is on that board again.");
  else
    aff_merge_remark (self, AFF_REMARK_LEFT, "board-taken-meanwhile", place,
                      "A paper that was gone is listed again, but the board that it had is not "
                      "free any more.",
                      "Its poster is without that board; place it by hand.");
}

static void
return_to_board (AffMerge *self, const AffPaper *paper, const Left *left)
{
  gint64 board = find_board (self, left->item, left->board);
  gboolean is_free = board > 0 && look_at_board (self, left->item, board, FALSE) == SEAT_FREE;

  if (is_free)
    hang (self, left->item, board, left->id);
  else
    note_board (self, left->id, NULL);
  say_back (self, paper, left, is_free);
}

// Before whoever waits on its place now.
static void
return_to_list (AffMerge *self, const AffPaper *paper, const Left *left)
{
  AffStatement *others =
    aff_merge_sql (self, "UPDATE waiting SET rank = rank + 1 WHERE item = ?1 AND rank >= ?2");
  AffStatement *row =
    aff_merge_sql (self, "INSERT INTO waiting (item, paper, rank) VALUES (?1, ?2, ?3)");

  aff_statement_bind_int (others, 1, left->item);
  aff_statement_bind_int (others, 2, left->rank);
  aff_statement_run (others);
  aff_statement_bind_int (row, 1, left->item);
  aff_statement_bind_int (row, 2, paper->id);
  aff_statement_bind_int (row, 3, left->rank);
  aff_statement_run (row);
  aff_merge_remark (self, AFF_REMARK_HANDLED, "back-on-its-wait-list", paper->number,
                    "A paper that was gone waited for a board, and is listed again.",
                    "It waits again where it did.");
}

void
aff_merge_return_to_boards (AffMerge *self, const AffPaper *paper)
{
  g_autoptr (GArray) list = list_left (self, paper->id);

  aff_merge_run_for (
    self,
    "UPDATE presentation SET left_board = NULL, left_rank = NULL WHERE paper = ?1"
    " AND (left_board IS NOT NULL OR left_rank IS NOT NULL)",
    paper->id);
  for (guint i = 0; i < list->len; i++) {
    const Left *left = &g_array_index (list, Left, i);
    if (left->board)
      return_to_board (self, paper, left);
    else
      return_to_list (self, paper, left);
  }
}
