// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/board/deed.h"

#include "app/board/rules.h"

#define LONGEST_SENTENCE 2000 // bytes

typedef struct {
  AffDeedFunc plan;
  gconstpointer job;
  char sentence[LONGEST_SENTENCE]; // for the log, written once the deed is done
} Work;

void
aff_deed_init (AffDeed *self)
{
  *self = (AffDeed){
    .sentence = g_string_new (NULL),
    .moves = g_array_new (FALSE, FALSE, sizeof (AffMove)),
  };
}

void
aff_deed_clear (AffDeed *self)
{
  g_string_free (self->sentence, TRUE);
  g_clear_pointer (&self->moves, g_array_unref);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_pointer (&self->note, g_free);
}

void
aff_deed_move (AffDeed *self, const AffPresentation *presentation, const AffBoard *board)
{
  AffMove move = {presentation, board};

  g_array_append_val (self->moves, move);
}

void
aff_deed_take_off (AffDeed *self, const AffPresentation *leaving)
{
  if (!leaving)
    return;
  aff_deed_move (self, leaving, NULL);
  g_string_append_printf (self->sentence, ", poster %s taken off", leaving->paper->number);
}

// Runs SQL with these ids as ?1, ?2 and ?3.
static gboolean
run_ids (AffDb *db, const char *sql, gint64 first, gint64 second, gint64 third, GError **error)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (db, sql);
  const gint64 ids[] = {first, second, third};

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (ids[i] != 0)
      aff_statement_bind_int (statement, (int) i + 1, ids[i]);
  aff_statement_run (statement);
  return aff_statement_finish (statement, error);
}

static gboolean
hang (AffDb *db, gint64 item, gint64 board, gint64 presentation, GError **error)
{
  return run_ids (db, "INSERT INTO placement (item, board, presentation) VALUES (?1, ?2, ?3)",
                  item, board, presentation, error);
}

// First all leave, then all arrive, so that two may change places.
static gboolean
do_moves (AffDb *db, const GArray *moves, GError **error)
{
  for (guint i = 0; i < moves->len; i++) {
    const AffMove *move = &g_array_index (moves, AffMove, i);
    if (!run_ids (db, "DELETE FROM placement WHERE presentation = ?1", move->presentation->id,
                  0, 0, error))
      return FALSE;
  }
  for (guint i = 0; i < moves->len; i++) {
    const AffMove *move = &g_array_index (moves, AffMove, i);
    if (move->board && !hang (db, move->presentation->item->id, move->board->id,
                              move->presentation->id, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
do_keep (AffDb *db, const AffDeed *deed, GError **error)
{
  if (!deed->kept_one)
    return TRUE;
  if (deed->is_kept)
    return run_ids (db, "UPDATE placement SET kept = 1 WHERE presentation = ?1",
                    deed->kept_one->id, 0, 0, error);
  return run_ids (db, "UPDATE placement SET kept = 0 WHERE presentation = ?1",
                  deed->kept_one->id, 0, 0, error);
}

static gboolean
do_board (AffDb *db, const AffDeed *deed, GError **error)
{
  static const char *const words[] = {
    [AFF_BOARD_OPEN] = "open",
    [AFF_BOARD_CLOSED] = "closed",
    [AFF_BOARD_RESERVED] = "reserved",
  };
  g_autoptr (AffStatement) statement = NULL;

  if (!deed->board)
    return TRUE;
  statement = aff_db_prepare (db, "UPDATE board SET state = ?1, note = ?2 WHERE id = ?3");
  aff_statement_bind_text (statement, 1, words[deed->state]);
  aff_statement_bind_text (statement, 2, deed->note);
  aff_statement_bind_int (statement, 3, deed->board->id);
  aff_statement_run (statement);
  return aff_statement_finish (statement, error);
}

// The ranks that the wait list has, in order.
static GArray *
list_ranks (AffDb *db, const AffItem *item, GError **error)
{
  g_autoptr (AffStatement)
    statement = aff_db_prepare (db, "SELECT rank FROM waiting WHERE item = ?1 ORDER BY rank");
  g_autoptr (GArray) ranks = g_array_new (FALSE, FALSE, sizeof (gint64));

  aff_statement_bind_int (statement, 1, item->id);
  while (aff_statement_step (statement)) {
    gint64 rank = aff_statement_int (statement, 0);
    g_array_append_val (ranks, rank);
  }
  return aff_statement_finish (statement, error) ? g_steal_pointer (&ranks) : NULL;
}

static gboolean
dismiss_waiting (AffDb *db, const AffDeed *deed, GError **error)
{
  for (guint i = 0; i < deed->item->waiting->len; i++) {
    const AffPaper *paper = g_ptr_array_index (deed->item->waiting, i);
    if (!g_ptr_array_find (deed->waiting, paper, NULL) &&
        !run_ids (db, "DELETE FROM waiting WHERE item = ?1 AND paper = ?2", deed->item->id,
                  paper->id, 0, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
rank_waiting (AffDb *db,
              const AffItem *item,
              const AffPaper *paper,
              gint64 rank,
              GError **error)
{
  gboolean is_new = !g_ptr_array_find (item->waiting, paper, NULL);
  g_autoptr (AffStatement) statement =
    is_new ? aff_db_prepare (db, "INSERT INTO waiting (item, paper, rank) VALUES (?1, ?2, ?3)")
           : aff_db_prepare (db, "UPDATE waiting SET rank = ?3 WHERE item = ?1 AND paper = ?2");

  aff_statement_bind_int (statement, 1, item->id);
  aff_statement_bind_int (statement, 2, paper->id);
  aff_statement_bind_int (statement, 3, rank);
  aff_statement_run (statement);
  return aff_statement_finish (statement, error);
}

// Ranks that need not change stay, so that an older change of the list can still be undone.
static gboolean
do_waiting (AffDb *db, const AffDeed *deed, GError **error)
{
  gint64 rank = -1;

  if (!deed->waiting)
    return TRUE;
  if (!dismiss_waiting (db, deed, error))
    return FALSE;
  g_autoptr (GArray) ranks = list_ranks (db, deed->item, error);
  for (guint i = 0; ranks && i < deed->waiting->len; i++) {
    rank = MAX (rank + 1, i < ranks->len ? g_array_index (ranks, gint64, i) : 0);
    if (!rank_waiting (db, deed->item, g_ptr_array_index (deed->waiting, i), rank, error))
      return FALSE;
  }
  return ranks != NULL;
}

static gboolean
do_joining (AffDb *db, const AffDeed *deed, GError **error)
{
  if (!deed->joiner)
    return TRUE;
  if (!run_ids (db,
                "INSERT INTO presentation (paper, item, kind, rank) SELECT ?1, ?2, 'poster',"
                " (SELECT coalesce (max (rank) + 1, 0) FROM presentation WHERE item = ?2)",
                deed->joiner->id, deed->item->id, 0, error))
    return FALSE;
  return !deed->seat ||
         run_ids (db,
                  "INSERT INTO placement (item, board, presentation)"
                  " SELECT ?1, ?2, max (id) FROM presentation WHERE item = ?1 AND paper = ?3",
                  deed->item->id, deed->seat->id, deed->joiner->id, error);
}

// The sentence as far as the log has room for it, ended at a character.
static void
write_sentence (Work *work, const AffDeed *deed)
{
  const char *end;

  g_strlcpy (work->sentence, deed->sentence->str, sizeof work->sentence);
  if (!g_utf8_validate (work->sentence, -1, &end))
    work->sentence[end - work->sentence] = '\0';
}

static gboolean
do_work (AffDb *db, gpointer data, GError **error)
{
  Work *work = data;
  g_autoptr (AffProgramme) programme = aff_programme_load (db, error);
  g_auto (AffDeed) deed;

  aff_deed_init (&deed);
  if (!programme || !work->plan (programme, work->job, &deed, error))
    return FALSE;
  write_sentence (work, &deed);
  return do_board (db, &deed, error) && do_moves (db, deed.moves, error) &&
         do_keep (db, &deed, error) && do_waiting (db, &deed, error) &&
         do_joining (db, &deed, error);
}

gboolean
aff_deed_apply (AffDb *db, AffDeedFunc plan, gconstpointer job, GError **error)
{
  Work work = {.plan = plan, .job = job};

  return do_work (db, &work, error);
}

gboolean
aff_deed_run (AffDb *db,
              AffDeedFunc plan,
              gconstpointer job,
              const AffChangeNote *note,
              gint64 *sequence,
              GError **error)
{
  Work work = {.plan = plan, .job = job};
  AffChangeNote own = *note;

  own.kind = "edit";
  own.sentence = work.sentence;
  return aff_change_run (db, &own, do_work, &work, sequence, error);
}

char *
aff_deed_sentence (const AffProgramme *programme,
                   AffDeedFunc plan,
                   gconstpointer job,
                   GError **error)
{
  g_auto (AffDeed) deed;

  aff_deed_init (&deed);
  return plan (programme, job, &deed, error) ? g_strdup (deed.sentence->str) : NULL;
}

const AffItem *
aff_deed_item (const AffProgramme *programme, gint64 id, GError **error)
{
  const AffItem *item = aff_programme_item (programme, id);

  if (!item)
    g_set_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND,
                 "The poster session is no longer in the programme; look at it again.");
  return item;
}

const AffBoard *
aff_deed_board (const AffProgramme *programme, gint64 id, GError **error)
{
  const AffBoard *board = aff_programme_board (programme, id);

  if (!board)
    g_set_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND,
                 "The board is no longer on the plan; look at it again.");
  return board;
}

const AffPaper *
aff_deed_paper (const AffProgramme *programme, gint64 id, GError **error)
{
  const AffPaper *paper = aff_programme_paper (programme, id);

  if (!paper)
    g_set_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND,
                 "The paper is no longer in the programme; look at it again.");
  return paper;
}

const AffPresentation *
aff_deed_presentation (const AffProgramme *programme, gint64 id, GError **error)
{
  const AffPresentation *presentation = aff_programme_presentation (programme, id);

  if (!presentation)
    g_set_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND,
                 "The poster is no longer in the programme; look at it again.");
  return presentation;
}

static void
refuse_rival (const AffProblem *problem, GError **error)
{
  g_autofree char *sentence = aff_problem_sentence (problem);
  gboolean is_here = problem->other->item == problem->item;

  g_set_error (error, AFF_ERROR, AFF_ERROR_CONFLICT, "%s %s", sentence,
               is_here ? "Swap the two, or take that one off first."
                       : "Choose another board, or take that one off first.");
}

gboolean
aff_deed_allow (const AffProgramme *programme,
                const AffPresentation *presentation,
                const AffBoard *board,
                const AffPresentation *leaving,
                GError **error)
{
  const AffPaper *paper = presentation->paper;
  g_autoptr (GArray) problems = NULL;
  const AffProblem *hard;

  if (presentation->kind != AFF_KIND_POSTER || paper->is_withdrawn) {
    g_set_error (error, AFF_ERROR, AFF_ERROR_CONFLICT,
                 paper->is_withdrawn ? "Paper %s is withdrawn, so it gets no board."
                                     : "Paper %s is no poster there, so it gets no board.",
                 paper->number);
    return FALSE;
  }
  problems = aff_rules_try_swap (programme, presentation, board, leaving);
  hard = aff_rules_hard (problems);
  if (!hard)
    return TRUE;
  if (hard->code == AFF_PROBLEM_BOARD_TAKEN) {
    refuse_rival (hard, error);
    return FALSE;
  }
  // The remedy of a board that was closed speaks of what hung there already.
  g_autofree char *sentence = aff_problem_sentence (hard);
  g_set_error (error, AFF_ERROR, AFF_ERROR_CONFLICT, "%s %s", sentence,
               hard->code == AFF_PROBLEM_BOARD_CLOSED
                 ? "Choose another board, or reopen it first."
                 : aff_remedy_sentence (hard->remedy));
  return FALSE;
}

gboolean
aff_deed_allow_leaving (const AffPresentation *holder, gint64 former, GError **error)
{
  const char *number = holder->paper->number;
  const char *label = holder->board->label;

  if (former != 0 && holder->id != former)
    g_set_error (error, AFF_ERROR, AFF_ERROR_CONFLICT,
                 "Board %s holds paper %s meanwhile; look at it again.", label, number);
  else if (holder->is_kept)
    g_set_error (error, AFF_ERROR, AFF_ERROR_CONFLICT,
                 "Poster %s is kept on board %s. Choose another board, or no longer keep it "
                 "there.",
                 number, label);
  else
    return TRUE;
  return FALSE;
}
