// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/board/placement.h"

#include "app/base/text.h"
#include "app/board/deed.h"

#define MOST_NAMES 3 // posters that a sentence lists by number

const AffPresentation *
aff_placement_holder (const AffItem *item, const AffBoard *board)
{
  g_return_val_if_fail (item != NULL && board != NULL, NULL);

  for (guint i = 0; i < item->presentations->len; i++) {
    const AffPresentation *presentation = g_ptr_array_index (item->presentations, i);
    if (presentation->board == board)
      return presentation;
  }
  return NULL;
}

const AffPresentation *
aff_placement_poster (const AffItem *item, const AffPaper *paper)
{
  g_return_val_if_fail (item != NULL && paper != NULL, NULL);

  for (guint i = 0; i < item->presentations->len; i++) {
    const AffPresentation *presentation = g_ptr_array_index (item->presentations, i);
    if (presentation->paper == paper && presentation->kind == AFF_KIND_POSTER)
      return presentation;
  }
  return NULL;
}

// What JOB takes off BOARD for POSTER, in *LEAVING; NULL: nothing.
static gboolean
find_leaving (const AffPlacementJob *job,
              const AffPresentation *poster,
              const AffBoard *board,
              const AffPresentation **leaving,
              GError **error)
{
  const AffPresentation *holder = aff_placement_holder (poster->item, board);

  *leaving = NULL;
  if (job->kind != AFF_PLACEMENT_REPLACE || !holder || holder == poster)
    return TRUE;
  if (!aff_deed_allow_leaving (holder, job->former, error))
    return FALSE;
  *leaving = holder;
  return TRUE;
}

static gboolean
plan_place (const AffProgramme *programme,
            const AffPlacementJob *job,
            AffDeed *deed,
            GError **error)
{
  const AffPresentation *poster = aff_deed_presentation (programme, job->presentation, error);
  const AffBoard *board = poster ? aff_deed_board (programme, job->board, error) : NULL;
  const AffPresentation *leaving = NULL;

  if (!board || !find_leaving (job, poster, board, &leaving, error) ||
      !aff_deed_allow (programme, poster, board, leaving, error))
    return FALSE;
  if (poster->board == board)
    return TRUE;
  const char *number = poster->paper->number;
  aff_deed_move (deed, poster, board);
  if (poster->board)
    g_string_printf (deed->sentence, "Poster %s moved from board %s to %s", number,
                     poster->board->label, board->label);
  else
    g_string_printf (deed->sentence, "Poster %s placed on board %s", number, board->label);
  aff_deed_take_off (deed, leaving);
  g_string_append_c (deed->sentence, '.');
  if (g_ptr_array_find (poster->item->waiting, poster->paper, NULL)) {
    deed->item = poster->item;
    deed->waiting = g_ptr_array_copy (poster->item->waiting, NULL, NULL);
    while (g_ptr_array_remove (deed->waiting, (gpointer) poster->paper))
      continue;
  }
  return TRUE;
}

// What hangs on BOARD goes to the free board OTHER.
static gboolean
plan_shift (const AffProgramme *programme,
            const AffPresentation *poster,
            const AffBoard *other,
            AffDeed *deed,
            GError **error)
{
  AffPlacementJob move = {.presentation = poster->id, .board = other->id};

  return plan_place (programme, &move, deed, error);
}

static gboolean
plan_swap (const AffProgramme *programme,
           const AffPlacementJob *job,
           AffDeed *deed,
           GError **error)
{
  const AffItem *item = aff_deed_item (programme, job->item, error);
  const AffBoard *board = item ? aff_deed_board (programme, job->board, error) : NULL;
  const AffBoard *other = board ? aff_deed_board (programme, job->other_board, error) : NULL;

  if (!other)
    return FALSE;
  const AffPresentation *here = aff_placement_holder (item, board);
  const AffPresentation *there = aff_placement_holder (item, other);
  if (!here && !there) {
    g_set_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND,
                 "Nothing hangs on board %s or %s in “%s”.", board->label, other->label,
                 item->title);
    return FALSE;
  }
  if (board == other)
    return TRUE;
  if (!here || !there)
    return here ? plan_shift (programme, here, other, deed, error)
                : plan_shift (programme, there, board, deed, error);
  if (!aff_deed_allow (programme, here, other, there, error) ||
      !aff_deed_allow (programme, there, board, here, error))
    return FALSE;
  aff_deed_move (deed, here, other);
  aff_deed_move (deed, there, board);
  g_string_printf (deed->sentence, "Posters %s and %s swapped, on boards %s and %s.",
                   here->paper->number, there->paper->number, other->label, board->label);
  return TRUE;
}

// The poster that JOB names, or that hangs on its board; it must hang.
static const AffPresentation *
find_hanging (const AffProgramme *programme, const AffPlacementJob *job, GError **error)
{
  if (job->presentation != 0) {
    const AffPresentation *poster = aff_deed_presentation (programme, job->presentation, error);
    if (!poster || poster->board)
      return poster;
    g_set_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND, "Paper %s is on no board in “%s”.",
                 poster->paper->number, poster->item->title);
    return NULL;
  }
  const AffItem *item = aff_deed_item (programme, job->item, error);
  const AffBoard *board = item ? aff_deed_board (programme, job->board, error) : NULL;
  const AffPresentation *poster = board ? aff_placement_holder (item, board) : NULL;
  if (board && !poster)
    g_set_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND, "Nothing hangs on board %s in “%s”.",
                 board->label, item->title);
  return poster;
}

static gboolean
plan_free (const AffProgramme *programme,
           const AffPlacementJob *job,
           AffDeed *deed,
           GError **error)
{
  const AffPresentation *poster = find_hanging (programme, job, error);

  if (!poster)
    return FALSE;
  aff_deed_move (deed, poster, NULL);
  g_string_printf (deed->sentence, "Poster %s taken off board %s.", poster->paper->number,
                   poster->board->label);
  return TRUE;
}

static gboolean
plan_keep (const AffProgramme *programme,
           const AffPlacementJob *job,
           AffDeed *deed,
           GError **error)
{
  const AffPresentation *poster = find_hanging (programme, job, error);
  gboolean is_kept = job->kind == AFF_PLACEMENT_KEEP;

  if (!poster)
    return FALSE;
  if (poster->is_kept == is_kept)
    return TRUE;
  deed->kept_one = poster;
  deed->is_kept = is_kept;
  g_string_printf (deed->sentence,
                   is_kept ? "Poster %s kept on board %s."
                           : "Poster %s no longer kept on board %s.",
                   poster->paper->number, poster->board->label);
  return TRUE;
}

// "poster P161", "posters P161 and P010", "12 posters": those that leave.
static void
append_leaving (AffDeed *deed)
{
  guint count = deed->moves->len;

  if (count > MOST_NAMES)
    g_string_append_printf (deed->sentence, "%u posters", count);
  for (guint i = 0; i < count && count <= MOST_NAMES; i++) {
    const AffMove *move = &g_array_index (deed->moves, AffMove, i);
    const char *glue = i == 0           ? count > 1 ? "posters " : "poster "
                       : i == count - 1 ? " and "
                                        : ", ";
    g_string_append_printf (deed->sentence, "%s%s", glue, move->presentation->paper->number);
  }
}

// Nothing may hang on a closed board, in no session.
static void
clear_board (const AffProgramme *programme, const AffBoard *board, AffDeed *deed)
{
  for (guint i = 0; i < programme->items->len; i++) {
    const AffItem *item = g_ptr_array_index (programme->items, i);
    for (guint j = 0; j < item->presentations->len; j++) {
      const AffPresentation *presentation = g_ptr_array_index (item->presentations, j);
      if (presentation->board == board)
        aff_deed_move (deed, presentation, NULL);
    }
  }
}

static AffBoardState
find_state (const AffPlacementJob *job, const AffBoard *board)
{
  switch (job->kind) {
  case AFF_PLACEMENT_CLOSE:
    return AFF_BOARD_CLOSED;
  case AFF_PLACEMENT_REOPEN:
    return AFF_BOARD_OPEN;
  case AFF_PLACEMENT_RESERVE:
    return AFF_BOARD_RESERVED;
  default:
    return board->state;
  }
}

// What the note of BOARD becomes; NULL: none.
static char *
find_note (const AffPlacementJob *job, const AffBoard *board)
{
  g_autofree char *note = job->note || job->kind == AFF_PLACEMENT_NOTE
                            ? aff_text_clean_line (job->note)
                            : g_strdup (board->note);

  return note && *note ? g_steal_pointer (&note) : NULL;
}

static void
describe_board (AffDeed *deed)
{
  static const char *const words[] = {
    [AFF_BOARD_OPEN] = "open again",
    [AFF_BOARD_CLOSED] = "closed",
    [AFF_BOARD_RESERVED] = "reserved",
  };
  const AffBoard *board = deed->board;

  if (deed->state != board->state)
    g_string_printf (deed->sentence, "Board %s %s", board->label, words[deed->state]);
  else
    g_string_printf (deed->sentence, "Note of board %s %s", board->label,
                     deed->note ? "set" : "removed");
  if (deed->moves->len > 0) {
    g_string_append (deed->sentence, ", ");
    append_leaving (deed);
    g_string_append (deed->sentence, " taken off");
  }
  g_string_append_c (deed->sentence, '.');
}

static gboolean
plan_board (const AffProgramme *programme,
            const AffPlacementJob *job,
            AffDeed *deed,
            GError **error)
{
  const AffBoard *board = aff_deed_board (programme, job->board, error);

  if (!board)
    return FALSE;
  deed->note = find_note (job, board);
  deed->state = find_state (job, board);
  if (deed->state == board->state && g_strcmp0 (deed->note, board->note) == 0)
    return TRUE;
  deed->board = board;
  if (deed->state == AFF_BOARD_CLOSED)
    clear_board (programme, board, deed);
  describe_board (deed);
  return TRUE;
}

static gboolean
plan_job (const AffProgramme *programme, gconstpointer data, AffDeed *deed, GError **error)
{
  const AffPlacementJob *job = data;

  switch (job->kind) {
  case AFF_PLACEMENT_PLACE:
  case AFF_PLACEMENT_REPLACE:
    return plan_place (programme, job, deed, error);
  case AFF_PLACEMENT_SWAP:
    return plan_swap (programme, job, deed, error);
  case AFF_PLACEMENT_FREE:
    return plan_free (programme, job, deed, error);
  case AFF_PLACEMENT_KEEP:
  case AFF_PLACEMENT_UNKEEP:
    return plan_keep (programme, job, deed, error);
  case AFF_PLACEMENT_CLOSE:
  case AFF_PLACEMENT_REOPEN:
  case AFF_PLACEMENT_RESERVE:
  case AFF_PLACEMENT_NOTE:
    return plan_board (programme, job, deed, error);
  }
  g_return_val_if_reached (FALSE);
}

gboolean
aff_placement_run (AffDb *db,
                   const AffPlacementJob *job,
                   const AffChangeNote *note,
                   gint64 *sequence,
                   GError **error)
{
  g_return_val_if_fail (db != NULL && job != NULL && note != NULL, FALSE);
  return aff_deed_run (db, plan_job, job, note, sequence, error);
}

gboolean
aff_placement_apply (AffDb *db, gpointer job, GError **error)
{
  g_return_val_if_fail (db != NULL && job != NULL, FALSE);
  return aff_deed_apply (db, plan_job, job, error);
}

AffPlacementJob *
aff_placement_job_copy (const AffPlacementJob *job)
{
  g_return_val_if_fail (job != NULL, NULL);
  AffPlacementJob *copy = g_memdup2 (job, sizeof *job);

  copy->note = g_strdup (job->note);
  return copy;
}

void
aff_placement_job_free (AffPlacementJob *job)
{
  if (job == NULL)
    return;
  g_free ((char *) job->note);
  g_free (job);
}

char *
aff_placement_sentence (const AffProgramme *programme,
                        const AffPlacementJob *job,
                        GError **error)
{
  g_return_val_if_fail (programme != NULL && job != NULL, NULL);
  return aff_deed_sentence (programme, plan_job, job, error);
}
