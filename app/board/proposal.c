// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/board/proposal.h"

#include "app/base/text.h"
#include "app/board/deed.h"
#include "app/board/proposal-draft.h"
#include "app/board/solver-match.h"

// A whole plan of thirty posters is settled long before this; larger ones get as much time.
#define ITERATIONS       200000
#define ITERATIONS_SIZE  30
#define ITERATIONS_LEAST 20000
// More than any plan by numbers costs.
#define FORBIDDEN (G_GINT64_CONSTANT (1) << 40)

typedef struct {
  AffProposalFunc func;
  gpointer data;
  gint64 iterations;
} Progress;

static gboolean
on_progress (gint64 iterations, gint64 best, gpointer data)
{
  Progress *progress = data;
  double fraction = (double) iterations / (double) progress->iterations;

  return !progress->func || progress->func (MIN (fraction, 1.0), progress->data);
}

static gint64
choose_iterations (const AffProposalDraft *draft)
{
  gint64 size = MAX (draft->n_boards, 1);

  if (draft->setting->iterations > 0)
    return draft->setting->iterations;
  return MAX (ITERATIONS_LEAST,
              (gint64) ITERATIONS * ITERATIONS_SIZE * ITERATIONS_SIZE / (size * size));
}

static gboolean
solve (AffProposalDraft *draft, AffProposalFunc func, gpointer data, GError **error)
{
  const AffProposalSetting *setting = draft->setting;
  AffSolverProblem problem = {
    .n_posters = draft->n_posters,
    .n_boards = draft->n_boards,
    .flow = draft->flow,
    .distance = draft->distance,
    .cost = draft->cost,
    .forbidden = draft->forbidden,
    .fixed = draft->fixed,
    .start = draft->before,
    .most_moves = setting->mode == AFF_PROPOSAL_WHOLE ? -1 : MAX (setting->most_moves, 0),
  };
  Progress progress = {func, data, choose_iterations (draft)};
  AffSolverSetting solver = {setting->seed, progress.iterations, FALSE, on_progress, &progress};
  AffSolverResult result;

  if (!aff_solver_run (&problem, &solver, draft->after, &result, error))
    return FALSE;
  draft->is_exact = result.is_exact;
  return TRUE;
}

static gint
compare_by_topic (gconstpointer a, gconstpointer b, gpointer data)
{
  const AffProposalDraft *draft = data;
  const AffPaper *one = aff_proposal_draft_poster (draft, *(const int *) a)->paper;
  const AffPaper *other = aff_proposal_draft_poster (draft, *(const int *) b)->paper;
  const AffTopic *topic = one->topics->len > 0 ? g_ptr_array_index (one->topics, 0) : NULL;
  const AffTopic *second = other->topics->len > 0 ? g_ptr_array_index (other->topics, 0) : NULL;

  if (topic != second) {
    if (!topic || !second)
      return topic ? -1 : 1;
    return aff_text_compare_natural (topic->letter, second->letter);
  }
  return aff_text_compare_natural (one->number, other->number);
}

// The posters' order on the boards' order: as near to it as the rules let.
static gboolean
number_by_topic (AffProposalDraft *draft, GError **error)
{
  int n = draft->n_posters;
  int m = draft->n_boards;
  g_autofree int *order = g_new (int, n + 1);
  g_autofree int *board = g_new (int, n + 1);
  g_autofree gint64 *cost = g_new (gint64, (gsize) n * m + 1);

  for (int i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, n, sizeof (int), compare_by_topic, draft);
  for (int rank = 0; rank < n; rank++) {
    int poster = order[rank];
    int usable = 0;
    for (int b = 0; b < m; b++) {
      gboolean is_allowed = !draft->forbidden[poster * m + b] &&
                            (draft->fixed[poster] < 0 || draft->fixed[poster] == b);
      gint64 off = usable - rank;
      cost[(gsize) rank * m + b] = is_allowed ? off * off : FORBIDDEN;
      usable += aff_proposal_draft_board (draft, b)->state == AFF_BOARD_OPEN;
    }
  }
  if (n > m || aff_match (n, m, cost, board) >= FORBIDDEN) {
    g_set_error (error, AFF_ERROR, AFF_ERROR_CONFLICT,
                 "%d posters do not fit on the boards that suit them. Open boards or withdraw "
                 "posters.",
                 n);
    return FALSE;
  }
  for (int rank = 0; rank < n; rank++)
    draft->after[order[rank]] = board[rank];
  return TRUE;
}

static gint
compare_rows (gconstpointer a, gconstpointer b)
{
  const AffProposalRow *one = a;
  const AffProposalRow *other = b;

  return aff_text_compare_natural (one->after->label, other->after->label);
}

static void
add_people (GPtrArray *people, const AffPaper *paper, gboolean presenters)
{
  for (guint i = 0; i < paper->authors->len; i++) {
    const AffAuthor *author = g_ptr_array_index (paper->authors, i);
    gpointer person = (gpointer) author->person;
    if ((author->presents || !presenters) && !g_ptr_array_find (people, person, NULL))
      g_ptr_array_add (people, person);
  }
}

static gboolean
has_presenter (const AffPaper *paper)
{
  for (guint i = 0; i < paper->authors->len; i++)
    if (((const AffAuthor *) g_ptr_array_index (paper->authors, i))->presents)
      return TRUE;
  return FALSE;
}

static void
add_row (AffProposal *self, const AffProposalDraft *draft, int poster)
{
  AffProposalRow row = {
    .presentation = aff_proposal_draft_poster (draft, poster),
    .before = aff_proposal_draft_board (draft, draft->before[poster]),
    .after = aff_proposal_draft_board (draft, draft->after[poster]),
  };

  row.is_first_placement = !row.before;
  row.is_move = row.before && row.before != row.after;
  if (row.is_move || row.is_first_placement)
    row.why = aff_proposal_draft_find_why (draft, poster);
  self->n_moves += row.is_move;
  self->n_first += row.is_first_placement;
  g_array_append_val (self->rows, row);
}

static void
list_consequences (AffProposal *self)
{
  for (guint i = 0; i < self->rows->len; i++) {
    const AffProposalRow *row = &g_array_index (self->rows, AffProposalRow, i);
    const AffPaper *paper = row->presentation->paper;
    if (row->is_move)
      add_people (self->told, paper, has_presenter (paper));
    if ((row->is_move || row->is_first_placement) &&
        g_strcmp0 (row->presentation->printed_board, row->after->label) != 0)
      g_ptr_array_add (self->labels, (gpointer) row->presentation);
  }
}

AffProposal *
aff_proposal_new (AffProgramme *programme,
                  const AffItem *item,
                  const AffProposalSetting *setting,
                  AffProposalFunc func,
                  gpointer data,
                  GError **error)
{
  g_return_val_if_fail (programme != NULL && item != NULL && setting != NULL, NULL);

  g_autoptr (AffProposalDraft) draft = aff_proposal_draft_new (programme, item, setting, error);
  if (!draft)
    return NULL;
  if (!(setting->by_topic ? number_by_topic (draft, error) : solve (draft, func, data, error)))
    return NULL;
  AffProposal *self = g_new0 (AffProposal, 1);
  self->programme = aff_programme_ref (programme);
  self->item = item;
  self->setting = *setting;
  self->is_exact = draft->is_exact;
  self->rows = g_array_new (FALSE, FALSE, sizeof (AffProposalRow));
  self->told = g_ptr_array_new ();
  self->labels = g_ptr_array_new ();
  for (int i = 0; i < draft->n_posters; i++)
    add_row (self, draft, i);
  g_array_sort (self->rows, compare_rows);
  list_consequences (self);
  self->gains = aff_proposal_draft_list_gains (draft);
  return self;
}

void
aff_proposal_free (AffProposal *self)
{
  g_array_unref (self->rows);
  g_array_unref (self->gains);
  g_ptr_array_unref (self->told);
  g_ptr_array_unref (self->labels);
  aff_programme_unref (self->programme);
  g_free (self);
}

gboolean
aff_proposal_is_empty (const AffProposal *self)
{
  return self->n_moves + self->n_first == 0;
}

static gboolean
refuse_old (GError **error)
{
  g_set_error_literal (
    error, AFF_ERROR, AFF_ERROR_CONFLICT,
    "Boards or posters of this session have changed since the plan was made. "
    "Nothing was changed; make a new plan.");
  return FALSE;
}

// Whether NOW's posters hang where BEFORE's do, all of them and no others.
static gboolean
hang_alike (const AffItem *before, const AffItem *now)
{
  if (before->presentations->len != now->presentations->len)
    return FALSE;
  for (guint i = 0; i < now->presentations->len; i++) {
    const AffPresentation *one = g_ptr_array_index (before->presentations, i);
    const AffPresentation *other = g_ptr_array_index (now->presentations, i);
    if (one->id != other->id || one->is_kept != other->is_kept ||
        one->paper->is_withdrawn != other->paper->is_withdrawn ||
        (one->board ? one->board->id : 0) != (other->board ? other->board->id : 0))
      return FALSE;
  }
  return TRUE;
}

static gboolean
plan_rows (const AffProgramme *programme, gconstpointer job, AffDeed *deed, GError **error)
{
  const AffProposal *self = job;
  const AffItem *item = aff_programme_item (programme, self->item->id);

  if (!item || !hang_alike (self->item, item))
    return refuse_old (error);
  for (guint i = 0; i < self->rows->len; i++) {
    const AffProposalRow *row = &g_array_index (self->rows, AffProposalRow, i);
    const AffPresentation *poster = aff_programme_presentation (programme,
                                                                row->presentation->id);
    const AffBoard *board = aff_programme_board (programme, row->after->id);
    if (!poster || !board || !aff_proposal_draft_allows (programme, item, poster, board))
      return refuse_old (error);
    if (row->is_move || row->is_first_placement)
      aff_deed_move (deed, poster, board);
  }
  g_string_assign (deed->sentence, "plan");
  return TRUE;
}

static gboolean
apply_rows (AffDb *db, gpointer data, GError **error)
{
  return aff_deed_apply (db, plan_rows, data, error);
}

gboolean
aff_proposal_apply (AffDb *db,
                    const AffProposal *self,
                    const AffChangeNote *note,
                    gint64 *sequence,
                    GError **error)
{
  AffChangeNote own = *note;
  g_autofree char *sentence = g_strdup_printf ("Plan for “%s”: %d moved, %d placed.",
                                               self->item->title, self->n_moves, self->n_first);

  own.kind = "plan";
  own.sentence = sentence;
  return aff_change_run (db, &own, apply_rows, (gpointer) self, sequence, error);
}
