// SPDX-License-Identifier: GPL-3.0-or-later
// The poster that a visitor chose on the map. The choice is of a poster, not of the board on which
// it happens to hang: where it is moved, the choice goes along.
#pragma once

#include "app/programme/agenda.h"
#include "app/programme/kept.h"
#include "ui/widget/scene.h"

G_BEGIN_DECLS

typedef struct {
  AffKept kept; // the poster; of presentation 0 where the board had none
  gint64 board; // as it was chosen, or where its poster went since
  const char
    *found; // what became of the poster, in the reader's language; NULL while it hangs there
} AffBoardChoice;

void aff_board_choice_clear (AffBoardChoice *self);

// Brings the choice and the board of SCENE's visit up to date. SEATS (AffSeat) are those of the
// poster session ITEM now.
void aff_board_choice_follow (AffBoardChoice *self,
                              AffScene *scene,
                              const AffItem *item,
                              const GArray *seats);

G_END_DECLS
