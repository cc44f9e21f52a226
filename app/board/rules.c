// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/board/rules.h"

#include "app/board/duty.h"
#include "app/programme/agenda.h"

#include <math.h>

#define MM_PER_M      1000
#define APART_MM      3000 // farther apart, one presenter cannot look after two boards
#define FULL_TURN     360
#define SAME_SIDE_DEG 30

typedef struct {
  const AffProgramme *programme;
  const AffItem *item;
  AffLinkFunc find_link;
  const AffPresentation *leaving; // counts as if it hung nowhere; or NULL
  GHashTable *duties;             // AffPerson to a GArray of Duty
  GArray *problems;               // AffProblem
} Rules;

static AffRemedy
find_remedy (AffProblemCode code)
{
  static const AffRemedy remedies[AFF_PROBLEM_COUNT] = {
    [AFF_PROBLEM_NO_BOARD] = AFF_REMEDY_PLACE,
    [AFF_PROBLEM_TOO_MANY_POSTERS] = AFF_REMEDY_OPEN_BOARDS,
    [AFF_PROBLEM_BOARD_TAKEN] = AFF_REMEDY_MOVE,
    [AFF_PROBLEM_POSTER_TWICE] = AFF_REMEDY_TAKE_OFF,
    [AFF_PROBLEM_BOARD_CLOSED] = AFF_REMEDY_MOVE,
    [AFF_PROBLEM_TOO_WIDE] = AFF_REMEDY_WIDER_BOARD,
    [AFF_PROBLEM_BOARD_RESERVED] = AFF_REMEDY_MOVE,
    [AFF_PROBLEM_NEEDS_POWER] = AFF_REMEDY_BOARD_WITH_POWER,
    [AFF_PROBLEM_NEEDS_LOW] = AFF_REMEDY_LOW_BOARD,
    [AFF_PROBLEM_PRESENTER_APART] = AFF_REMEDY_MOVE,
    [AFF_PROBLEM_PRESENTER_SPEAKS] = AFF_REMEDY_ASK_PRESENTER,
    [AFF_PROBLEM_PRESENTER_RUSHES] = AFF_REMEDY_ASK_PRESENTER,
    [AFF_PROBLEM_NO_LINK] = AFF_REMEDY_ADD_LINK,
    [AFF_PROBLEM_CROWDS] = AFF_REMEDY_MOVE,
  };

  return remedies[code];
}

static AffProblem *
add_problem (Rules *self,
             AffProblemCode code,
             const AffPresentation *presentation,
             const AffBoard *board)
{
  AffProblem problem = {
    .code = code,
    .is_hard = code < AFF_PROBLEM_BOARD_RESERVED,
    .remedy = find_remedy (code),
    .item = self->item,
    .presentation = presentation,
    .board = board,
  };

  g_array_append_val (self->problems, problem);
  return &g_array_index (self->problems, AffProblem, self->problems->len - 1);
}

static double
measure_m (AffPoint a, AffPoint b)
{
  return hypot ((double) a.x_mm - b.x_mm, (double) a.y_mm - b.y_mm) / MM_PER_M;
}

static void
start_rules (Rules *self)
{
  self->problems = g_array_new (FALSE, FALSE, sizeof (AffProblem));
  self->duties = aff_duties_new (self->programme, self->item);
}

// Two sessions can share a board as long as their times do not meet.
static const AffPresentation *
find_rival (const Rules *self, const AffPresentation *presentation, const AffBoard *board)
{
  const GPtrArray *items = self->programme->items;

  for (guint i = 0; i < items->len; i++) {
    const AffItem *item = g_ptr_array_index (items, i);
    gboolean meets = item == self->item ||
                     (!item->is_cancelled &&
                      aff_span_overlaps (item->standing, self->item->standing));

    for (guint j = 0; meets && j < item->presentations->len; j++) {
      const AffPresentation *other = g_ptr_array_index (item->presentations, j);
      if (other != presentation && other != self->leaving && other->board == board)
        return other;
    }
  }
  return NULL;
}

// Another presentation of the same paper that hangs in the same session.
static const AffPresentation *
find_double (const Rules *self, const AffPresentation *presentation)
{
  const GPtrArray *presentations = presentation->paper->presentations;

  for (guint i = 0; i < presentations->len; i++) {
    const AffPresentation *other = g_ptr_array_index (presentations, i);
    if (other != presentation && other->item == self->item && other->board)
      return other;
  }
  return NULL;
}

static void
check_fit (Rules *self, const AffPresentation *presentation, const AffBoard *board)
{
  const AffPaper *paper = presentation->paper;

  if (board->state == AFF_BOARD_CLOSED)
    add_problem (self, AFF_PROBLEM_BOARD_CLOSED, presentation, board);
  if (paper->width_mm > board->panel_width_mm) {
    AffProblem *problem = add_problem (self, AFF_PROBLEM_TOO_WIDE, presentation, board);
    problem->number = paper->width_mm;
    problem->limit = board->panel_width_mm;
  }
  if (board->state == AFF_BOARD_RESERVED)
    add_problem (self, AFF_PROBLEM_BOARD_RESERVED, presentation, board);
  if (paper->needs_power && !board->has_power)
    add_problem (self, AFF_PROBLEM_NEEDS_POWER, presentation, board);
  if (paper->needs_low && !board->is_low)
    add_problem (self, AFF_PROBLEM_NEEDS_LOW, presentation, board);
}

static void
check_duty (Rules *self,
            const AffPresentation *presentation,
            const AffBoard *board,
            const AffPerson *person,
            const AffItem *duty)
{
  AffSpan attends = presentation->attends;
  gboolean is_torn = aff_span_overlaps (attends, duty->standing);
  AffProblem *problem;

  if (!is_torn && (attends.end == AFF_UNKNOWN_TIME || duty->standing.end == AFF_UNKNOWN_TIME ||
                   aff_duty_gap_min (attends, duty->standing) >= aff_duty_walk_min (board)))
    return;
  problem = add_problem (self,
                         is_torn ? AFF_PROBLEM_PRESENTER_SPEAKS : AFF_PROBLEM_PRESENTER_RUSHES,
                         presentation, board);
  problem->person = person;
  problem->other_item = duty;
  if (is_torn)
    return;
  problem->number = aff_duty_gap_min (attends, duty->standing);
  problem->limit = aff_duty_walk_min (board);
}

static void
check_presenters (Rules *self, const AffPresentation *presentation, const AffBoard *board)
{
  const GPtrArray *authors = presentation->paper->authors;

  for (guint i = 0; i < authors->len && presentation->attends.start != AFF_UNKNOWN_TIME; i++) {
    const AffAuthor *author = g_ptr_array_index (authors, i);
    const GPtrArray *duties = author->presents
                                ? g_hash_table_lookup (self->duties, author->person)
                                : NULL;
    for (guint j = 0; duties && j < duties->len; j++)
      check_duty (self, presentation, board, author->person, g_ptr_array_index (duties, j));
  }
}

static gboolean
has_presenter (const AffPaper *paper, const AffPerson *person)
{
  for (guint i = 0; i < paper->authors->len; i++) {
    const AffAuthor *author = g_ptr_array_index (paper->authors, i);
    if (author->presents && author->person == person)
      return TRUE;
  }
  return FALSE;
}

// Somebody who presents both papers, or NULL.
static const AffPerson *
find_shared_presenter (const AffPaper *first, const AffPaper *second)
{
  for (guint i = 0; i < first->authors->len; i++) {
    const AffAuthor *author = g_ptr_array_index (first->authors, i);
    if (author->presents && has_presenter (second, author->person))
      return author->person;
  }
  return NULL;
}

static gboolean
is_spotlight (const AffPaper *paper)
{
  for (guint i = 0; i < paper->presentations->len; i++) {
    const AffPresentation *presentation = g_ptr_array_index (paper->presentations, i);
    if (presentation->kind == AFF_KIND_SPOTLIGHT && !presentation->item->is_cancelled)
      return TRUE;
  }
  return FALSE;
}

// Next to each other on the same side of the same wall, so that those who read the one stand
// where those stand who read the other.
static gboolean
are_side_by_side (const AffBoard *first, const AffBoard *second)
{
  int turn_deg = aff_angle_normalise (first->facing_deg - second->facing_deg);
  double reach_m = (double) MAX (first->width_mm, second->width_mm) * 3 / 2 / MM_PER_M;

  return first->plan == second->plan && MIN (turn_deg, FULL_TURN - turn_deg) <= SAME_SIDE_DEG &&
         measure_m (first->centre, second->centre) <= reach_m;
}

static gboolean
are_apart (const AffBoard *first, const AffBoard *second)
{
  return first->plan != second->plan ||
         measure_m (first->centre, second->centre) * MM_PER_M > APART_MM;
}

// PRESENTATION on BOARD with OTHER where it hangs.
static void
check_pair (Rules *self,
            const AffPresentation *presentation,
            const AffBoard *board,
            const AffPresentation *other)
{
  const AffPerson *person = NULL;
  AffProblem *problem;

  if (are_apart (board, other->board) &&
      aff_span_overlaps (presentation->attends, other->attends))
    person = find_shared_presenter (presentation->paper, other->paper);
  if (person) {
    problem = add_problem (self, AFF_PROBLEM_PRESENTER_APART, presentation, board);
    problem->person = person;
    problem->other = other;
    problem->other_board = other->board;
    problem->number = (int) lround (measure_m (board->centre, other->board->centre));
  }
  if (is_spotlight (presentation->paper) && is_spotlight (other->paper) &&
      are_side_by_side (board, other->board)) {
    problem = add_problem (self, AFF_PROBLEM_CROWDS, presentation, board);
    problem->other = other;
    problem->other_board = other->board;
  }
}

static gboolean
is_poster (const AffPresentation *presentation)
{
  return presentation->kind == AFF_KIND_POSTER && !presentation->paper->is_withdrawn;
}

// Each pair once: with those after FIRST, or with all but PRESENTATION if FIRST is 0.
static void
check_pairs (Rules *self,
             const AffPresentation *presentation,
             const AffBoard *board,
             guint first)
{
  const GPtrArray *presentations = self->item->presentations;

  for (guint i = first; i < presentations->len; i++) {
    const AffPresentation *other = g_ptr_array_index (presentations, i);
    if (other != presentation && other != self->leaving && other->board &&
        other->board != board && is_poster (other))
      check_pair (self, presentation, board, other);
  }
}

// What stands on the board, and the same paper on another one.
static void
check_seat (Rules *self, const AffPresentation *presentation, const AffBoard *board)
{
  const AffPresentation *rival = find_rival (self, presentation, board);
  const AffPresentation *twin = find_double (self, presentation);

  if (rival)
    add_problem (self, AFF_PROBLEM_BOARD_TAKEN, presentation, board)->other = rival;
  if (!twin || (presentation->board == board && twin->id < presentation->id))
    return; // a pair is one problem
  AffProblem *problem = add_problem (self, AFF_PROBLEM_POSTER_TWICE, presentation, board);
  problem->other = twin;
  problem->other_board = twin->board;
}

static void
check_poster (Rules *self, guint index)
{
  const AffPresentation *presentation = g_ptr_array_index (self->item->presentations, index);
  const AffPaper *paper = presentation->paper;
  const AffBoard *board = presentation->board;

  if (!is_poster (presentation))
    return;
  if (!board) {
    if (!g_ptr_array_find (self->item->waiting, paper, NULL))
      add_problem (self, AFF_PROBLEM_NO_BOARD, presentation, NULL)->is_hard =
        paper->track && !paper->track->by_availability;
    return;
  }
  check_seat (self, presentation, board);
  check_fit (self, presentation, board);
  check_presenters (self, presentation, board);
  check_pairs (self, presentation, board, index + 1);
  if (self->find_link && !self->find_link (paper))
    add_problem (self, AFF_PROBLEM_NO_LINK, presentation, board);
}

static guint
count_posters (const AffItem *item)
{
  guint count = 0;

  for (guint i = 0; i < item->presentations->len; i++) {
    const AffPresentation *presentation = g_ptr_array_index (item->presentations, i);
    count += is_poster (presentation) &&
             !g_ptr_array_find (item->waiting, presentation->paper, NULL);
  }
  return count;
}

static guint
count_boards (const AffPlan *plan)
{
  guint count = 0;

  for (guint i = 0; i < plan->boards->len; i++) {
    const AffBoard *board = g_ptr_array_index (plan->boards, i);
    count += board->state != AFF_BOARD_CLOSED;
  }
  return MIN (count, AFF_RULES_MOST_BOARDS);
}

static void
check_room (Rules *self)
{
  const AffPlan *plan = aff_agenda_plan (self->programme, self->item);
  guint posters = count_posters (self->item);
  guint boards = plan ? count_boards (plan) : 0;

  if (!plan || posters <= boards)
    return;
  AffProblem *problem = add_problem (self, AFF_PROBLEM_TOO_MANY_POSTERS, NULL, NULL);
  problem->number = (int) posters;
  problem->limit = (int) boards;
}

static int
compare_problems (gconstpointer a, gconstpointer b)
{
  const AffProblem *first = a;
  const AffProblem *second = b;

  if (first->is_hard != second->is_hard)
    return first->is_hard ? -1 : 1;
  return (int) first->code - (int) second->code;
}

// Gives the problems away, the gravest first; g_array_sort is stable.
static GArray *
finish_rules (Rules *self)
{
  g_clear_pointer (&self->duties, g_hash_table_unref);
  g_array_sort (self->problems, compare_problems);
  return g_steal_pointer (&self->problems);
}

GArray *
aff_rules_list (const AffProgramme *programme,
                const AffItem *item,
                AffLinkFunc find_link,
                gint64 now)
{
  g_return_val_if_fail (programme != NULL && item != NULL, NULL);
  Rules self = {.programme = programme, .item = item, .find_link = find_link};

  start_rules (&self);
  if (!item->is_cancelled && aff_agenda_phase (item, now) != AFF_PHASE_PAST) {
    check_room (&self);
    for (guint i = 0; i < item->presentations->len; i++)
      check_poster (&self, i);
  }
  return finish_rules (&self);
}

GArray *
aff_rules_try_swap (const AffProgramme *programme,
                    const AffPresentation *presentation,
                    const AffBoard *board,
                    const AffPresentation *leaving)
{
  g_return_val_if_fail (programme != NULL && presentation != NULL && board != NULL, NULL);
  Rules self = {.programme = programme, .item = presentation->item, .leaving = leaving};

  start_rules (&self);
  check_seat (&self, presentation, board);
  check_fit (&self, presentation, board);
  check_presenters (&self, presentation, board);
  check_pairs (&self, presentation, board, 0);
  return finish_rules (&self);
}

GArray *
aff_rules_try (const AffProgramme *programme,
               const AffPresentation *presentation,
               const AffBoard *board)
{
  return aff_rules_try_swap (programme, presentation, board, NULL);
}

const AffProblem *
aff_rules_hard (const GArray *problems)
{
  g_return_val_if_fail (problems != NULL, NULL);
  const AffProblem *first = problems->len ? &g_array_index (problems, AffProblem, 0) : NULL;

  return first && first->is_hard ? first : NULL;
}
