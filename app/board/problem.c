// SPDX-License-Identifier: GPL-3.0-or-later
// What problems are called, in English.
#include "app/board/rules.h"

#include <string.h>

const char *
aff_problem_word (AffProblemCode code)
{
  static const char *const words[AFF_PROBLEM_COUNT] = {
    [AFF_PROBLEM_NO_BOARD] = "poster-without-board",
    [AFF_PROBLEM_TOO_MANY_POSTERS] = "more-posters-than-boards",
    [AFF_PROBLEM_BOARD_TAKEN] = "board-taken",
    [AFF_PROBLEM_POSTER_TWICE] = "poster-twice",
    [AFF_PROBLEM_BOARD_CLOSED] = "board-closed",
    [AFF_PROBLEM_TOO_WIDE] = "poster-too-wide",
    [AFF_PROBLEM_BOARD_RESERVED] = "board-reserved",
    [AFF_PROBLEM_NEEDS_POWER] = "needs-power",
    [AFF_PROBLEM_NEEDS_LOW] = "needs-low",
    [AFF_PROBLEM_PRESENTER_APART] = "presenter-apart",
    [AFF_PROBLEM_PRESENTER_SPEAKS] = "presenter-speaks",
    [AFF_PROBLEM_PRESENTER_RUSHES] = "presenter-rushes",
    [AFF_PROBLEM_NO_LINK] = "no-link",
    [AFF_PROBLEM_CROWDS] = "crowds-meet",
  };

  g_return_val_if_fail (code < AFF_PROBLEM_COUNT, NULL);
  return words[code];
}

const char *
aff_remedy_sentence (AffRemedy remedy)
{
  static const char *const sentences[] = {
    [AFF_REMEDY_PLACE] = "Place it on a free board.",
    [AFF_REMEDY_OPEN_BOARDS] = "Reopen boards, or move posters to another session.",
    [AFF_REMEDY_MOVE] = "Move it to another board.",
    [AFF_REMEDY_TAKE_OFF] = "Take it off one of the boards.",
    [AFF_REMEDY_WIDER_BOARD] = "Find a wider board.",
    [AFF_REMEDY_BOARD_WITH_POWER] = "Find a board with power.",
    [AFF_REMEDY_LOW_BOARD] = "Find a low board.",
    [AFF_REMEDY_ASK_PRESENTER] = "Agree with the presenter on when to stand there.",
    [AFF_REMEDY_ADD_LINK] = "Add a link to the paper.",
  };

  g_return_val_if_fail (remedy < G_N_ELEMENTS (sentences), NULL);
  return sentences[remedy];
}

// "150", "118.9": centimetres.
static char *
format_cm (int length_mm)
{
  return length_mm % 10 ? g_strdup_printf ("%d.%d", length_mm / 10, length_mm % 10)
                        : g_strdup_printf ("%d", length_mm / 10);
}

static char *
describe_width (const AffProblem *problem)
{
  g_autofree char *poster = format_cm (problem->number);
  g_autofree char *board = format_cm (problem->limit);

  return g_strdup_printf ("The poster is %s cm wide, the board is %s cm.", poster, board);
}

static char *
describe_rival (const AffProblem *problem)
{
  const AffPresentation *other = problem->other;

  if (other->item == problem->item)
    return g_strdup_printf ("Board %s holds paper %s.", problem->board->label,
                            other->paper->number);
  return g_strdup_printf ("Board %s holds paper %s of “%s” at that time.",
                          problem->board->label, other->paper->number, other->item->title);
}

// With the board's note, which is a sentence then.
static char *
describe_state (const AffBoard *board, const char *state)
{
  const char *note = board->note;
  gsize length = note ? strlen (note) : 0;
  const char *stop = length && strchr (".!?", note[length - 1]) ? "" : ".";

  return note ? g_strdup_printf ("Board %s is %s: %s%s", board->label, state, note, stop)
              : g_strdup_printf ("Board %s is %s.", board->label, state);
}

static char *
describe_way (const AffProblem *problem)
{
  const char *name = problem->person->name;
  const char *title = problem->other_item->title;

  if (problem->number == 0)
    return g_strdup_printf ("%s has no minute between here and “%s”.", name, title);
  return g_strdup_printf ("%s has %d min between here and “%s”, the way takes %d.", name,
                          problem->number, title, problem->limit);
}

static char *
describe_distance (const AffProblem *problem)
{
  return g_strdup_printf ("%s also presents paper %s on board %s, %d m away.",
                          problem->person->name, problem->other->paper->number,
                          problem->other_board->label, problem->number);
}

char *
aff_problem_sentence (const AffProblem *problem)
{
  g_return_val_if_fail (problem != NULL, NULL);

  switch (problem->code) {
  case AFF_PROBLEM_NO_BOARD:
    return g_strdup (problem->is_hard ? "A full paper has no board." : "It has no board yet.");
  case AFF_PROBLEM_TOO_MANY_POSTERS:
    return g_strdup_printf ("There are %d posters, but %d boards are in use.", problem->number,
                            problem->limit);
  case AFF_PROBLEM_BOARD_TAKEN:
    return describe_rival (problem);
  case AFF_PROBLEM_POSTER_TWICE:
    return g_strdup_printf ("The poster hangs on board %s as well.",
                            problem->other_board->label);
  case AFF_PROBLEM_BOARD_CLOSED:
    return describe_state (problem->board, "closed");
  case AFF_PROBLEM_TOO_WIDE:
    return describe_width (problem);
  case AFF_PROBLEM_BOARD_RESERVED:
    return describe_state (problem->board, "reserved");
  case AFF_PROBLEM_NEEDS_POWER:
    return g_strdup ("The poster needs power, the board has none.");
  case AFF_PROBLEM_NEEDS_LOW:
    return g_strdup ("The poster needs a low board, this one is not low.");
  case AFF_PROBLEM_PRESENTER_APART:
    return describe_distance (problem);
  case AFF_PROBLEM_PRESENTER_SPEAKS:
    return g_strdup_printf ("%s is also needed in “%s” at that time.", problem->person->name,
                            problem->other_item->title);
  case AFF_PROBLEM_PRESENTER_RUSHES:
    return describe_way (problem);
  case AFF_PROBLEM_NO_LINK:
    return g_strdup ("No link to the paper, so the label has no code.");
  case AFF_PROBLEM_CROWDS:
    return g_strdup_printf ("Paper %s on board %s beside it is in the spotlight as well, so "
                            "two crowds meet.",
                            problem->other->paper->number, problem->other_board->label);
  }
  g_return_val_if_reached (NULL);
}

char *
aff_problem_explain (const AffProblem *problem)
{
  g_return_val_if_fail (problem != NULL, NULL);
  g_autofree char *sentence = aff_problem_sentence (problem);

  if (!problem->presentation)
    return g_strdup_printf ("“%s”: %s", problem->item->title, sentence);
  if (!problem->board)
    return g_strdup_printf ("Paper %s in “%s”: %s", problem->presentation->paper->number,
                            problem->item->title, sentence);
  return g_strdup_printf ("Paper %s on board %s in “%s”: %s",
                          problem->presentation->paper->number, problem->board->label,
                          problem->item->title, sentence);
}
