// SPDX-License-Identifier: GPL-3.0-or-later
// Posters on boards: what app/board says of each session, who could have a board, and labels that
// no longer say what hangs there.
#include "app/board/rules.h"
#include "app/board/waiting.h"
#include "app/check/check-private.h"
#include "app/programme/agenda.h"

static const AffCheckRule free_board = {AFF_SEVERITY_WARNING, "board-to-offer", "item",
                                        "Give it with “affichectl wait accept”, or close or "
                                        "reserve the board."};
static const AffCheckRule stale_labels = {
  AFF_SEVERITY_WARNING, "labels-to-print", "item",
  "Print them with “affichectl print labels --changed”, "
  "and hang them up."};
static const AffCheckRule spare_labels = {AFF_SEVERITY_WARNING, "labels-to-take-down", "item",
                                          "Take them down; “affichectl print labels --changed” "
                                          "lists them."};

static AffSeverity
find_severity (const AffProblem *problem)
{
  if (problem->is_hard)
    return AFF_SEVERITY_ERROR;
  return problem->code == AFF_PROBLEM_NO_BOARD ? AFF_SEVERITY_MISSING : AFF_SEVERITY_WARNING;
}

static void
add_problem (AffCheck *self, const AffProblem *problem)
{
  g_autofree char *sentence = aff_problem_explain (problem);
  const AffCheckRule rule = {find_severity (problem), aff_problem_word (problem->code),
                             problem->presentation ? "paper" : "item",
                             aff_remedy_sentence (problem->remedy)};

  aff_check_add (self, &rule,
                 problem->presentation ? problem->presentation->paper->id : problem->item->id,
                 "%s", sentence);
}

static void
check_offer (AffCheck *self, const AffItem *item)
{
  AffOffer offer;

  if (aff_waiting_offer (self->programme, item, &offer))
    aff_check_add (self, &free_board, item->id,
                   "Board %s is free in “%s” for paper %s, the next in line.",
                   offer.board->label, item->title, offer.paper->number);
}

typedef struct {
  guint printed; // labels of which something is known
  guint stale;
  guint spare;
} Labels;

static void
count_label (Labels *labels, const AffPresentation *presentation)
{
  const AffBoard *board = presentation->paper->is_withdrawn ? NULL : presentation->board;

  labels->printed += presentation->printed_board != NULL;
  if (board && g_strcmp0 (presentation->printed_board, board->label) != 0)
    labels->stale++;
  if (!board && presentation->printed_board)
    labels->spare++;
}

// Says nothing before the first labels were printed.
static void
check_labels (AffCheck *self, const AffItem *item)
{
  Labels labels = {0};

  for (guint i = 0; i < item->presentations->len; i++)
    count_label (&labels, g_ptr_array_index (item->presentations, i));
  if (labels.printed > 0 && labels.stale > 0)
    aff_check_add (self, &stale_labels, item->id, "“%s” has %u %s to print again.", item->title,
                   labels.stale, labels.stale == 1 ? "label" : "labels");
  if (labels.spare > 0)
    aff_check_add (self, &spare_labels, item->id, "“%s” has %u %s to take down.", item->title,
                   labels.spare, labels.spare == 1 ? "label" : "labels");
}

void
aff_check_placements (AffCheck *self)
{
  for (guint i = 0; i < self->programme->items->len; i++) {
    const AffItem *item = g_ptr_array_index (self->programme->items, i);
    // A paper without a link is found with the paper, wherever it hangs.
    g_autoptr (GArray) problems = aff_rules_list (self->programme, item, NULL, self->now);

    for (guint j = 0; j < problems->len; j++)
      add_problem (self, &g_array_index (problems, AffProblem, j));
    if (aff_agenda_phase (item, self->now) != AFF_PHASE_PAST && !item->is_cancelled) {
      check_offer (self, item);
      check_labels (self, item);
    }
  }
}
