// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/board/waiting.h"

#include "app/board/deed.h"
#include "app/board/placement.h"
#include "app/board/rules.h"
#include "app/programme/agenda.h"

// How well a board suits a poster: the smaller, the better.
typedef struct {
  guint problems;
  double distance_mm; // to the nearest poster of the same topic
} Suit;

gboolean
aff_waiting_find (const AffItem *item, const AffPaper *paper, guint *position)
{
  g_return_val_if_fail (item != NULL && paper != NULL, FALSE);
  return g_ptr_array_find (item->waiting, paper, position);
}

static gboolean
has_right (const AffPaper *paper)
{
  return !paper->track || !paper->track->by_availability;
}

static guint
count_boards (const AffPlan *plan, const AffItem *item)
{
  guint count = 0;

  for (guint i = 0; plan && i < plan->boards->len; i++) {
    const AffBoard *board = g_ptr_array_index (plan->boards, i);
    count += board->state == AFF_BOARD_OPEN ||
             (board->state == AFF_BOARD_RESERVED && aff_placement_holder (item, board));
  }
  return MIN (count, AFF_RULES_MOST_BOARDS);
}

AffBudget
aff_waiting_budget (const AffProgramme *programme, const AffItem *item)
{
  AffBudget budget = {0};

  g_return_val_if_fail (programme != NULL && item != NULL, budget);
  budget.boards = count_boards (aff_agenda_plan (programme, item), item);
  budget.reserve = (guint) item->reserve;
  for (guint i = 0; i < item->presentations->len; i++) {
    const AffPresentation *presentation = g_ptr_array_index (item->presentations, i);
    const AffPaper *paper = presentation->paper;
    if (presentation->kind != AFF_KIND_POSTER || paper->is_withdrawn ||
        aff_waiting_find (item, paper, NULL))
      continue;
    if (has_right (paper))
      budget.reviewed++;
    else
      budget.admitted++;
  }
  guint taken = budget.reviewed + budget.reserve;
  budget.budget = budget.boards > taken ? budget.boards - taken : 0;
  budget.left = budget.budget > budget.admitted ? budget.budget - budget.admitted : 0;
  return budget;
}

static double
measure_to_topic (const AffItem *item, const AffPaper *paper, const AffBoard *board)
{
  const AffTopic *topic = paper->topics->len ? g_ptr_array_index (paper->topics, 0) : NULL;
  double nearest = G_MAXDOUBLE;

  for (guint i = 0; topic && i < item->presentations->len; i++) {
    const AffPresentation *other = g_ptr_array_index (item->presentations, i);
    const GPtrArray *topics = other->paper->topics;
    if (!other->board || other->board->plan != board->plan || topics->len == 0 ||
        g_ptr_array_index (topics, 0) != topic)
      continue;
    double x_mm = (double) other->board->centre.x_mm - board->centre.x_mm;
    double y_mm = (double) other->board->centre.y_mm - board->centre.y_mm;
    nearest = MIN (nearest, x_mm * x_mm + y_mm * y_mm);
  }
  return nearest;
}

static gboolean
fits (const AffPaper *paper, const AffBoard *board)
{
  return board->state == AFF_BOARD_OPEN && paper->width_mm <= board->panel_width_mm;
}

// FALSE if a hard rule forbids it. A paper that waits without a poster there has no rules yet but
// that the board be free.
static gboolean
measure_suit (const AffProgramme *programme,
              const AffItem *item,
              const AffPaper *paper,
              const AffBoard *board,
              Suit *suit)
{
  const AffPresentation *poster = aff_placement_poster (item, paper);
  g_autoptr (GArray) problems = NULL;

  // The plain reasons first: a list can be long, and the rules look at the whole programme.
  if (!fits (paper, board) || aff_placement_holder (item, board))
    return FALSE;
  problems = poster ? aff_rules_try (programme, poster, board) : NULL;
  if (problems && aff_rules_hard (problems))
    return FALSE;
  *suit = (Suit){problems ? problems->len : 0, measure_to_topic (item, paper, board)};
  return TRUE;
}

static gboolean
is_better (Suit suit, Suit best)
{
  return suit.problems < best.problems ||
         (suit.problems == best.problems && suit.distance_mm < best.distance_mm);
}

static const AffBoard *
choose_board (const AffProgramme *programme, const AffItem *item, const AffPaper *paper)
{
  const AffPlan *plan = aff_agenda_plan (programme, item);
  const AffBoard *chosen = NULL;
  Suit best = {0};

  for (guint i = 0; plan && i < plan->boards->len; i++) {
    const AffBoard *board = g_ptr_array_index (plan->boards, i);
    Suit suit;
    if (!measure_suit (programme, item, paper, board, &suit) ||
        (chosen && !is_better (suit, best)))
      continue;
    chosen = board;
    best = suit;
  }
  return chosen;
}

gboolean
aff_waiting_offer (const AffProgramme *programme, const AffItem *item, AffOffer *offer)
{
  g_return_val_if_fail (programme != NULL && item != NULL && offer != NULL, FALSE);

  if (aff_waiting_budget (programme, item).left == 0)
    return FALSE;
  for (guint i = 0; i < item->waiting->len; i++) {
    const AffPaper *paper = g_ptr_array_index (item->waiting, i);
    const AffBoard *board = paper->is_withdrawn ? NULL : choose_board (programme, item, paper);
    if (!board)
      continue;
    *offer = (AffOffer){paper, board};
    return TRUE;
  }
  return FALSE;
}

// Starts from the list as it is, without PAPER.
static void
start_list (AffDeed *deed, const AffItem *item, const AffPaper *paper)
{
  deed->item = item;
  deed->waiting = g_ptr_array_new ();
  for (guint i = 0; i < item->waiting->len; i++)
    if (g_ptr_array_index (item->waiting, i) != paper)
      g_ptr_array_add (deed->waiting, g_ptr_array_index (item->waiting, i));
}

static guint
insert_paper (AffDeed *deed, const AffPaper *paper, guint position)
{
  position = MIN (position, deed->waiting->len);
  g_ptr_array_insert (deed->waiting, (int) position, (gpointer) paper);
  return position;
}

// Why PAPER cannot wait for a board of ITEM; NULL if it can.
static const char *
find_obstacle (const AffItem *item, const AffPaper *paper)
{
  const AffPresentation *poster = aff_placement_poster (item, paper);

  if (paper->is_withdrawn)
    return "is withdrawn, so it waits for no board.";
  if (poster && poster->board)
    return "has a board already; take it off first.";
  if (aff_waiting_find (item, paper, NULL))
    return "waits already; move it within the list.";
  if (paper->track && !paper->track->by_availability)
    return "was admitted by review, so it has a right to a board; place it.";
  return NULL;
}

static gboolean
plan_add (const AffItem *item,
          const AffPaper *paper,
          guint position,
          AffDeed *deed,
          GError **error)
{
  const char *obstacle = find_obstacle (item, paper);

  if (obstacle) {
    g_set_error (error, AFF_ERROR, AFF_ERROR_CONFLICT, "Paper %s %s", paper->number, obstacle);
    return FALSE;
  }
  start_list (deed, item, paper);
  position = insert_paper (deed, paper, position);
  if (!aff_placement_poster (item, paper))
    deed->joiner = paper;
  g_string_printf (deed->sentence, "Paper %s waits for a board of “%s”, in place %u.",
                   paper->number, item->title, position + 1);
  return TRUE;
}

static gboolean
find_waiting (const AffItem *item, const AffPaper *paper, guint *position, GError **error)
{
  if (aff_waiting_find (item, paper, position))
    return TRUE;
  g_set_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND,
               "Paper %s does not wait for a board of “%s”.", paper->number, item->title);
  return FALSE;
}

static void
plan_remove (const AffItem *item, const AffPaper *paper, AffDeed *deed)
{
  start_list (deed, item, paper);
  g_string_printf (deed->sentence, "Paper %s no longer waits for a board of “%s”.",
                   paper->number, item->title);
}

static void
plan_move (const AffItem *item,
           const AffPaper *paper,
           guint from,
           guint position,
           AffDeed *deed)
{
  start_list (deed, item, paper);
  position = insert_paper (deed, paper, position);
  if (position == from)
    return;
  g_string_printf (deed->sentence, "Paper %s moved to place %u of the wait list of “%s”.",
                   paper->number, position + 1, item->title);
}

// A paper without a poster there gets one, which no rule but the board's own forbids.
static gboolean
check_seat (const AffProgramme *programme,
            const AffItem *item,
            const AffPaper *paper,
            const AffBoard *board,
            const AffPresentation *leaving,
            GError **error)
{
  const AffPresentation *poster = aff_placement_poster (item, paper);

  if (poster)
    return aff_deed_allow (programme, poster, board, leaving, error);
  if (fits (paper, board) && aff_placement_holder (item, board) == leaving)
    return TRUE;
  g_set_error (error, AFF_ERROR, AFF_ERROR_CONFLICT,
               "Board %s is taken, closed or too narrow in “%s”; choose another one.",
               board->label, item->title);
  return FALSE;
}

static gboolean
plan_accept (const AffProgramme *programme,
             const AffItem *item,
             const AffPaper *paper,
             const AffWaitingJob *job,
             AffDeed *deed,
             GError **error)
{
  const AffBoard *board = aff_deed_board (programme, job->board, error);
  const AffPresentation *poster = aff_placement_poster (item, paper);
  const AffPresentation *leaving = board && job->replaces ? aff_placement_holder (item, board)
                                                          : NULL;

  if (leaving == poster)
    leaving = NULL;
  if (!board || (leaving && !aff_deed_allow_leaving (leaving, job->former, error)) ||
      !check_seat (programme, item, paper, board, leaving, error))
    return FALSE;
  start_list (deed, item, paper);
  if (poster) {
    aff_deed_move (deed, poster, board);
  } else {
    deed->joiner = paper;
    deed->seat = board;
  }
  g_string_printf (deed->sentence, "Poster %s placed on board %s, from the wait list of “%s”",
                   paper->number, board->label, item->title);
  aff_deed_take_off (deed, leaving);
  g_string_append_c (deed->sentence, '.');
  return TRUE;
}

static gboolean
plan_job (const AffProgramme *programme, gconstpointer data, AffDeed *deed, GError **error)
{
  const AffWaitingJob *job = data;
  const AffItem *item = aff_deed_item (programme, job->item, error);
  const AffPaper *paper = item ? aff_deed_paper (programme, job->paper, error) : NULL;
  guint position = 0;

  if (!paper)
    return FALSE;
  if (job->kind == AFF_WAITING_ADD)
    return plan_add (item, paper, job->position, deed, error);
  if (!find_waiting (item, paper, &position, error))
    return FALSE;
  if (job->kind == AFF_WAITING_ACCEPT)
    return plan_accept (programme, item, paper, job, deed, error);
  if (job->kind == AFF_WAITING_REMOVE)
    plan_remove (item, paper, deed);
  else
    plan_move (item, paper, position, job->position, deed);
  return TRUE;
}

gboolean
aff_waiting_run (AffDb *db,
                 const AffWaitingJob *job,
                 const AffChangeNote *note,
                 gint64 *sequence,
                 GError **error)
{
  g_return_val_if_fail (db != NULL && job != NULL && note != NULL, FALSE);
  return aff_deed_run (db, plan_job, job, note, sequence, error);
}

gboolean
aff_waiting_apply (AffDb *db, gpointer job, GError **error)
{
  g_return_val_if_fail (db != NULL && job != NULL, FALSE);
  return aff_deed_apply (db, plan_job, job, error);
}

char *
aff_waiting_sentence (const AffProgramme *programme, const AffWaitingJob *job, GError **error)
{
  g_return_val_if_fail (programme != NULL && job != NULL, NULL);
  return aff_deed_sentence (programme, plan_job, job, error);
}
