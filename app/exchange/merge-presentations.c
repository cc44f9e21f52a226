// SPDX-License-Identifier: GPL-3.0-or-later
// Papers in sessions and on boards. What staff decided of boards stays: a file hangs a poster on a
// board that is free, and never takes one off.
#include "app/board/rules.h"
#include "app/exchange/merge-private.h"

typedef struct {
  gint64 id;
  gboolean is_new;
} Presentation;

static Presentation
find_or_make (AffMerge *self, gint64 paper, gint64 item, AffPresentationKind kind)
{
  static const char *const words[] = {"poster", "oral", "spotlight"};
  AffStatement *row = aff_merge_sql (
    self, "SELECT id FROM presentation WHERE paper = ?1 AND item = ?2 AND kind = ?3");
  Presentation presentation = {0};

  aff_statement_bind_int (row, 1, paper);
  aff_statement_bind_int (row, 2, item);
  aff_statement_bind_text (row, 3, words[kind]);
  presentation.id = aff_statement_step (row) ? aff_statement_int (row, 0) : 0;
  aff_statement_reset (row);
  if (presentation.id > 0)
    return presentation;
  presentation = (Presentation){aff_merge_next_id (self, "presentation"), TRUE};
  row = aff_merge_sql (
    self, "INSERT INTO presentation (id, paper, item, kind, rank) VALUES (?1, ?2, ?3, ?4, ?1)");
  aff_statement_bind_int (row, 1, presentation.id);
  aff_statement_bind_int (row, 2, paper);
  aff_statement_bind_int (row, 3, item);
  aff_statement_bind_text (row, 4, words[kind]);
  aff_statement_run (row);
  return presentation;
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

typedef enum { SEAT_FREE, SEAT_TAKEN, SEAT_ITS_OWN, SEAT_ELSEWHERE, SEAT_SHUT } Seat;

static Seat
look_at_board (AffMerge *self, gint64 item, gint64 board, gint64 presentation)
{
  AffStatement *row = aff_merge_sql (
    self, "SELECT state <> 'open',"
          " EXISTS (SELECT 1 FROM placement WHERE item = ?1 AND board = ?2),"
          " (SELECT board FROM placement WHERE presentation = ?3),"
          " (SELECT count (*) FROM placement JOIN board AS other ON other.id = placement.board"
          " WHERE placement.item = ?1 AND other.plan = board.plan) >= ?4"
          " FROM board WHERE id = ?2");
  Seat seat = SEAT_FREE;

  aff_statement_bind_int (row, 1, item);
  aff_statement_bind_int (row, 2, board);
  aff_statement_bind_int (row, 3, presentation);
  aff_statement_bind_int (row, 4, AFF_RULES_MOST_BOARDS);
  if (!aff_statement_step (row))
    seat = SEAT_SHUT;
  else if (!aff_statement_is_null (row, 2))
    seat = aff_statement_int (row, 2) == board ? SEAT_ITS_OWN : SEAT_ELSEWHERE;
  else if (aff_statement_int (row, 1))
    seat = SEAT_TAKEN;
  else if (aff_statement_int (row, 0) || aff_statement_int (row, 3))
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
  self->outcome->placed++;
}

static void
place (AffMerge *self, gint64 item, gint64 presentation, const char *label, const char *line)
{
  gint64 board = find_board (self, item, label);

  if (board == 0) {
    aff_merge_remark (self, AFF_REMARK_LEFT, "board-unknown", line,
                      "The file names a board that is not on the plan.",
                      "The poster is without a board; bring the hall in first, or place it.");
    return;
  }
  switch (look_at_board (self, item, board, presentation)) {
  case SEAT_FREE:
    hang (self, item, board, presentation);
    break;
  case SEAT_ITS_OWN:
    break;
  case SEAT_ELSEWHERE:
    aff_merge_remark (self, AFF_REMARK_LEFT, "board-decided-here", line,
                      "The file names another board than the one on which the poster hangs.",
                      "It stays where staff placed it.");
    break;
  case SEAT_TAKEN:
    aff_merge_remark (self, AFF_REMARK_LEFT, "board-taken", line,
                      "The file names a board on which another poster hangs.",
                      "The poster is without a board; place it by hand.");
    break;
  case SEAT_SHUT:
    aff_merge_remark (self, AFF_REMARK_LEFT, "board-not-in-use", line,
                      "The file names a board that is closed or reserved, or one too many.",
                      "The poster is without a board; place it by hand.");
    break;
  }
}

static gboolean
is_presented (AffMerge *self, gint64 paper)
{
  AffStatement *row = aff_merge_sql (self, "SELECT 1 FROM presentation WHERE paper = ?1");

  aff_statement_bind_int (row, 1, paper);
  gboolean is_there = aff_statement_step (row);
  aff_statement_reset (row);
  return is_there;
}

// A poster of which nobody says when hangs in the poster session, if there is one.
static void
present_by_default (AffMerge *self, gint64 paper, const AffDraftPaper *draft)
{
  if (is_presented (self, paper))
    return;
  if (self->poster_session < 0)
    aff_merge_remark (
      self, AFF_REMARK_LEFT, "poster-session-unknown", draft->place,
      "There are several poster sessions, and the file does not say which one a "
      "paper is in.",
      "It is in none yet; say it with affichectl set paper NUMBER poster=ITEM.");
  else
    find_or_make (self, paper, aff_merge_session (self, NULL, AFF_KIND_POSTER),
                  AFF_KIND_POSTER);
}

// The only session in which PAPER has a poster; 0 otherwise.
static gint64
find_own_session (AffMerge *self, gint64 paper)
{
  AffStatement *row = aff_merge_sql (
    self,
    "SELECT min (item), count (*) FROM presentation WHERE paper = ?1 AND kind = 'poster'");

  aff_statement_bind_int (row, 1, paper);
  gint64 item = aff_statement_step (row) && aff_statement_int (row, 1) == 1
                  ? aff_statement_int (row, 0)
                  : 0;
  aff_statement_reset (row);
  return item;
}

static gint64
find_session (AffMerge *self, gint64 paper, const AffDraftPresentation *said)
{
  gint64 own = !said->session && said->kind == AFF_KIND_POSTER ? find_own_session (self, paper)
                                                               : 0;

  if (own > 0)
    return own;
  if (!said->session && said->kind == AFF_KIND_POSTER && self->poster_session < 0)
    return 0;
  return aff_merge_session (self, said->session, said->kind);
}

// Presentations of the paper that no file speaks of any more go, unless staff decided something of
// them. KEPT: ids.
static void
drop_others (AffMerge *self, gint64 paper, GArray *kept)
{
  g_autoptr (GString) list = g_string_new (",");
  AffStatement *row = aff_merge_sql (
    self, "DELETE FROM presentation WHERE paper = ?1 AND instr (?2, ',' || id || ',') = 0"
          " AND id NOT IN (SELECT presentation FROM placement)"
          " AND id NOT IN (SELECT presentation FROM presence)"
          " AND id NOT IN (SELECT presentation FROM printed)");

  for (guint i = 0; i < kept->len; i++)
    g_string_append_printf (list, "%" G_GINT64_FORMAT ",", g_array_index (kept, gint64, i));
  aff_statement_bind_int (row, 1, paper);
  aff_statement_bind_text (row, 2, list->str);
  aff_statement_run (row);
}

void
aff_merge_presentations (AffMerge *self, gint64 paper, const AffDraftPaper *draft)
{
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!draft->presentations)
    present_by_default (self, paper, draft);
  for (guint i = 0; draft->presentations && i < draft->presentations->len; i++) {
    const AffDraftPresentation *said = draft->presentations->pdata[i];
    gint64 item = find_session (self, paper, said);
    if (item == 0) {
      present_by_default (self, paper, draft);
      continue;
    }
    Presentation presentation = find_or_make (self, paper, item, said->kind);
    g_array_append_val (kept, presentation.id);
    if (said->board && said->kind == AFF_KIND_POSTER)
      place (self, item, presentation.id, said->board, draft->place);
  }
  if (kept->len > 0 && self->draft->lists_papers && !self->draft->is_partial &&
      !self->options->is_partial)
    drop_others (self, paper, kept);
}
