// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong with posters on boards, as pure functions over a programme: hard problems, which
// no placement may cause, and soft ones, which staff weigh. A problem is a code with the records
// it speaks of, so that a screen may say it in its own language; the English sentences are here.
#pragma once

#include "app/programme/programme.h"

G_BEGIN_DECLS

// In the order of their gravity. What `number` and `limit` hold stands behind each; 0 otherwise.
typedef enum {
  AFF_PROBLEM_NO_BOARD,         // presentation; hard for a full paper, soft for others
  AFF_PROBLEM_TOO_MANY_POSTERS, // number of posters, limit: boards that may be used
  AFF_PROBLEM_BOARD_TAKEN,      // presentation and other, on board, at the same time
  AFF_PROBLEM_POSTER_TWICE,     // presentation on board, other (same paper) on other_board
  AFF_PROBLEM_BOARD_CLOSED,     // presentation on board
  AFF_PROBLEM_TOO_WIDE,         // number: the poster's width, limit: the panel's, in mm
  AFF_PROBLEM_BOARD_RESERVED,   // soft from here on
  AFF_PROBLEM_NEEDS_POWER,
  AFF_PROBLEM_NEEDS_LOW,
  AFF_PROBLEM_PRESENTER_APART,  // person, other on other_board, number: metres between them
  AFF_PROBLEM_PRESENTER_SPEAKS, // person, other_item at the same time
  AFF_PROBLEM_PRESENTER_RUSHES, // person, other_item, number: minutes between, limit: on foot
  AFF_PROBLEM_NO_LINK,
  AFF_PROBLEM_CROWDS, // presentation and other, both of a spotlight, on boards side by side
} AffProblemCode;

#define AFF_PROBLEM_COUNT (AFF_PROBLEM_CROWDS + 1)

// What somebody can do about it: the button beside the sentence.
typedef enum {
  AFF_REMEDY_PLACE,       // give presentation a board
  AFF_REMEDY_OPEN_BOARDS, // reopen a board, or withdraw posters
  AFF_REMEDY_MOVE,        // move presentation to another board
  AFF_REMEDY_TAKE_OFF,    // take presentation off
  AFF_REMEDY_WIDER_BOARD, // find a board that is wide enough
  AFF_REMEDY_BOARD_WITH_POWER,
  AFF_REMEDY_LOW_BOARD,
  AFF_REMEDY_ASK_PRESENTER, // agree on times or on somebody else
  AFF_REMEDY_ADD_LINK,
} AffRemedy;

typedef struct {
  AffProblemCode code;
  gboolean is_hard;
  AffRemedy remedy;
  const AffItem *item;                 // the poster session
  const AffPresentation *presentation; // NULL of AFF_PROBLEM_TOO_MANY_POSTERS
  const AffBoard *board;               // on which it hangs or would hang; or NULL
  const AffPresentation *other;        // or NULL, as the rest
  const AffBoard *other_board;
  const AffItem *other_item;
  const AffPerson *person;
  int number;
  int limit;
} AffProblem;

// So many boards of a plan one poster session may use, however many the hall has.
#define AFF_RULES_MOST_BOARDS 30

// The address that a paper's code opens, NULL if it gets no code: aff_link_choose.
typedef const char *(*AffLinkFunc) (const AffPaper *paper);

// All problems (AffProblem) of the poster session ITEM at NOW, the gravest first; none of one that
// is cancelled or over. FIND_LINK NULL: links are not asked for. Problems borrow from PROGRAMME.
// Free with g_array_unref.
GArray *aff_rules_list (const AffProgramme *programme,
                        const AffItem *item,
                        AffLinkFunc find_link,
                        gint64 now) G_GNUC_WARN_UNUSED_RESULT;

// The problems that PRESENTATION would have on BOARD, whatever it hangs on now: for a place to
// drop it on. A board that another poster holds is AFF_PROBLEM_BOARD_TAKEN.
GArray *aff_rules_try (const AffProgramme *programme,
                       const AffPresentation *presentation,
                       const AffBoard *board) G_GNUC_WARN_UNUSED_RESULT;

// The same while LEAVING (or NULL) is taken off at the same time: for two that change places.
GArray *aff_rules_try_swap (const AffProgramme *programme,
                            const AffPresentation *presentation,
                            const AffBoard *board,
                            const AffPresentation *leaving) G_GNUC_WARN_UNUSED_RESULT;

// The first hard one of PROBLEMS, or NULL.
const AffProblem *aff_rules_hard (const GArray *problems);

// "poster-too-wide": the code as a word, for scripts.
const char *aff_problem_word (AffProblemCode code);
// "The poster is 150 cm wide, the board is 100 cm.": short, for a list that shows board and paper.
char *aff_problem_sentence (const AffProblem *problem) G_GNUC_WARN_UNUSED_RESULT;
// "Paper P161 on board 9 in “Poster session”: …": whole, for a log or a terminal.
char *aff_problem_explain (const AffProblem *problem) G_GNUC_WARN_UNUSED_RESULT;
// What to do, as a sentence.
const char *aff_remedy_sentence (AffRemedy remedy);

G_END_DECLS
