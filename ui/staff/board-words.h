// SPDX-License-Identifier: GPL-3.0-or-later
// What posters on boards, their problems and what is done to them are called, in the language that
// gettext speaks now. (app/board says the same in English, for the log and the tool.)
#pragma once

#include "ui/staff/hanging.h"

G_BEGIN_DECLS

// "The poster is 150 cm wide, the board is 100 cm."
char *aff_board_words_problem (const AffProblem *problem) G_GNUC_WARN_UNUSED_RESULT;
// What the button of a remedy says; NULL where no button of the page Boards helps.
const char *aff_board_words_remedy (AffRemedy remedy);
// "Full paper, P161, power": the track, the number, what it needs.
char *aff_board_words_paper (const AffPaper *paper) G_GNUC_WARN_UNUSED_RESULT;
// "Power, low board"; NULL: nothing special.
char *aff_board_words_needs (const AffPaper *paper) G_GNUC_WARN_UNUSED_RESULT;
// "1, 2, 3, 4, 5 and 7 more" of boards (AffBoard).
char *aff_board_words_labels (const GPtrArray *boards) G_GNUC_WARN_UNUSED_RESULT;
// "Drop on board 24", "Swap with board 17", or why not.
char *aff_board_words_offer (const AffDrop *drop,
                             const AffBoard *board) G_GNUC_WARN_UNUSED_RESULT;
// What a toast says once PAPER's poster was dropped on BOARD; FROM is its former board, or NULL.
char *aff_board_words_done (const AffDrop *drop,
                            const AffPaper *paper,
                            const AffBoard *from,
                            const AffBoard *board) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
