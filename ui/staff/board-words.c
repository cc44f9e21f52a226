// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/staff/board-words.h"

#include <glib/gi18n.h>

#define MOST_LABELS 5

static char *
describe_width (const AffProblem *problem)
{
  int poster = (problem->number + 5) / 10, board = problem->limit / 10;

  return g_strdup_printf (_ ("The poster is %d cm wide, the board is %d cm."), poster, board);
}

static char *
describe_rival (const AffProblem *problem)
{
  const AffPresentation *other = problem->other;

  if (other->item == problem->item)
    // Translators: a board's label and a paper's number.
    return g_strdup_printf (_ ("Board %1$s holds paper %2$s."), problem->board->label,
                            other->paper->number);
  return g_strdup_printf (_ ("Board %1$s holds paper %2$s of “%3$s” at that time."),
                          problem->board->label, other->paper->number, other->item->title);
}

static char *
describe_way (const AffProblem *problem)
{
  const char *name = problem->person->name;
  const char *title = problem->other_item->title;

  if (problem->number == 0)
    // Translators: a person and a line of the programme.
    return g_strdup_printf (_ ("%1$s has no minute to get to “%2$s”."), name, title);
  return g_strdup_printf (_ ("%1$s has %2$d min to get to “%3$s”, the way takes %4$d."), name,
                          problem->number, title, problem->limit);
}

static char *
describe_presenter (const AffProblem *problem)
{
  switch (problem->code) {
  case AFF_PROBLEM_PRESENTER_APART:
    return g_strdup_printf (_ ("%1$s also presents on board %2$s, %3$d m away."),
                            problem->person->name, problem->other_board->label,
                            problem->number);
  case AFF_PROBLEM_PRESENTER_SPEAKS:
    // Translators: a person and a line of the programme.
    return g_strdup_printf (_ ("%1$s is also needed in “%2$s” at that time."),
                            problem->person->name, problem->other_item->title);
  default:
    return describe_way (problem);
  }
}

char *
aff_board_words_problem (const AffProblem *problem)
{
  g_return_val_if_fail (problem != NULL, NULL);

  switch (problem->code) {
  case AFF_PROBLEM_NO_BOARD:
    return g_strdup (problem->is_hard ? _ ("A full paper has no board.")
                                      : _ ("It has no board yet."));
  case AFF_PROBLEM_TOO_MANY_POSTERS:
    return g_strdup_printf (_ ("There are %d posters, but %d boards are in use."),
                            problem->number, problem->limit);
  case AFF_PROBLEM_BOARD_TAKEN:
    return describe_rival (problem);
  case AFF_PROBLEM_POSTER_TWICE:
    return g_strdup_printf (_ ("The poster hangs on board %s as well."),
                            problem->other_board->label);
  case AFF_PROBLEM_BOARD_CLOSED:
    return g_strdup_printf (_ ("Board %s is closed."), problem->board->label);
  case AFF_PROBLEM_TOO_WIDE:
    return describe_width (problem);
  case AFF_PROBLEM_BOARD_RESERVED:
    return g_strdup_printf (_ ("Board %s is reserved."), problem->board->label);
  case AFF_PROBLEM_NEEDS_POWER:
    return g_strdup (_ ("The poster needs power, the board has none."));
  case AFF_PROBLEM_NEEDS_LOW:
    return g_strdup (_ ("The poster needs a low board, this one is not low."));
  case AFF_PROBLEM_NO_LINK:
    return g_strdup (_ ("No link to the paper, so the label has no code."));
  case AFF_PROBLEM_CROWDS:
    return g_strdup_printf (_ ("Board %s beside it is in the spotlight as well."),
                            problem->other_board->label);
  case AFF_PROBLEM_PRESENTER_APART:
  case AFF_PROBLEM_PRESENTER_SPEAKS:
  case AFF_PROBLEM_PRESENTER_RUSHES:
  default:
    return describe_presenter (problem);
  }
}

const char *
aff_board_words_remedy (AffRemedy remedy)
{
  switch (remedy) {
  case AFF_REMEDY_PLACE:
    return _ ("Find a board");
  case AFF_REMEDY_MOVE:
    return _ ("Find another board");
  case AFF_REMEDY_TAKE_OFF:
    return _ ("Take off");
  case AFF_REMEDY_WIDER_BOARD:
    return _ ("Find a wider board");
  case AFF_REMEDY_BOARD_WITH_POWER:
    return _ ("Find a board with power");
  case AFF_REMEDY_LOW_BOARD:
    return _ ("Find a low board");
  case AFF_REMEDY_ADD_LINK:
    return _ ("Add a link");
  case AFF_REMEDY_OPEN_BOARDS:
  case AFF_REMEDY_ASK_PRESENTER:
  default:
    return NULL;
  }
}

static void
append (GString *line, const char *words)
{
  if (line->len > 0)
    g_string_append (line, ", ");
  g_string_append (line, words);
}

static void
append_needs (GString *line, const AffPaper *paper)
{
  if (paper->needs_power)
    append (line, C_ ("need", "power"));
  if (paper->needs_low)
    append (line, C_ ("need", "low board"));
}

char *
aff_board_words_paper (const AffPaper *paper)
{
  g_return_val_if_fail (paper != NULL, NULL);
  GString *line = g_string_new (NULL);

  append (line, paper->number);
  if (paper->track != NULL)
    append (line, paper->track->by_availability ? _ ("published paper") : _ ("full paper"));
  append_needs (line, paper);
  return g_string_free (line, FALSE);
}

char *
aff_board_words_needs (const AffPaper *paper)
{
  g_return_val_if_fail (paper != NULL, NULL);
  GString *line = g_string_new (NULL);

  append_needs (line, paper);
  return g_string_free (line, line->len == 0);
}

char *
aff_board_words_labels (const GPtrArray *boards)
{
  g_return_val_if_fail (boards != NULL, NULL);
  GString *line = g_string_new (NULL);
  guint shown = boards->len > MOST_LABELS + 1 ? MOST_LABELS : boards->len;

  for (guint i = 0; i < shown; i++)
    append (line, ((const AffBoard *) g_ptr_array_index (boards, i))->label);
  if (shown < boards->len) {
    g_autofree char *labels = g_string_free (line, FALSE);
    // Translators: boards, "1, 2, 3, 4, 5 and 7 more".
    return g_strdup_printf (_ ("%1$s and %2$u more"), labels, boards->len - shown);
  }
  return g_string_free (line, FALSE);
}

static char *
describe_drop (const AffDrop *drop, const AffBoard *board)
{
  switch (drop->kind) {
  case AFF_DROP_SWAP:
    return g_strdup_printf (_ ("Swap with board %s"), board->label);
  case AFF_DROP_REPLACE:
    // Translators: a paper's number and a board's label.
    return g_strdup_printf (_ ("Replace %1$s on board %2$s"), drop->leaving->paper->number,
                            board->label);
  case AFF_DROP_PLACE:
  case AFF_DROP_ACCEPT:
    return g_strdup_printf (_ ("Drop on board %s"), board->label);
  case AFF_DROP_REFUSED:
  case AFF_DROP_NOTHING:
  default:
    return g_strdup_printf (_ ("Back to board %s"), board->label);
  }
}

char *
aff_board_words_offer (const AffDrop *drop, const AffBoard *board)
{
  g_return_val_if_fail (drop != NULL && board != NULL, NULL);

  if (drop->is_kept)
    return g_strdup_printf (_ ("Poster %1$s is kept on board %2$s. Choose another board."),
                            drop->problem.other->paper->number, board->label);
  if (drop->kind == AFF_DROP_REFUSED)
    return aff_board_words_problem (&drop->problem);
  g_autofree char *words = describe_drop (drop, board);
  if (!drop->has_problem)
    return g_steal_pointer (&words);
  g_autofree char *warning = aff_board_words_problem (&drop->problem);
  return g_strdup_printf ("%s. %s", words, warning);
}

char *
aff_board_words_done (const AffDrop *drop,
                      const AffPaper *paper,
                      const AffBoard *from,
                      const AffBoard *board)
{
  g_return_val_if_fail (drop != NULL && paper != NULL && board != NULL, NULL);

  if (drop->kind == AFF_DROP_SWAP)
    return g_strdup_printf (_ ("Boards %1$s and %2$s swapped"), from->label, board->label);
  if (drop->kind == AFF_DROP_REPLACE)
    return g_strdup_printf (_ ("Poster %1$s hangs on board %2$s, %3$s is to be placed"),
                            paper->number, board->label, drop->leaving->paper->number);
  if (from != NULL)
    return g_strdup_printf (_ ("Poster %1$s moved from board %2$s to %3$s"), paper->number,
                            from->label, board->label);
  return g_strdup_printf (_ ("Poster %1$s hangs on board %2$s"), paper->number, board->label);
}
