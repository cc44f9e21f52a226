// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/board-choice.h"

#include <glib/gi18n.h>

void
aff_board_choice_clear (AffBoardChoice *self)
{
  aff_kept_clear (&self->kept);
  self->board = 0;
  self->found = NULL;
}

static const AffPresentation *
find_hanging (const GArray *seats, gint64 board)
{
  for (guint i = 0; i < seats->len; i++) {
    const AffSeat *seat = &g_array_index (seats, AffSeat, i);

    if (seat->board->id == board)
      return seat->presentation;
  }
  return NULL;
}

// What hangs there now is what was chosen.
static void
choose (AffBoardChoice *self, AffScene *scene, gint64 board, const AffPresentation *hanging)
{
  aff_board_choice_clear (self);
  self->board = board;
  self->kept.presentation = hanging != NULL ? hanging->id : 0;
  aff_kept_find (&self->kept, aff_scene_programme (scene), aff_scene_now (scene));
}

void
aff_board_choice_follow (AffBoardChoice *self,
                         AffScene *scene,
                         const AffItem *item,
                         const GArray *seats)
{
  const AffProgramme *programme = aff_scene_programme (scene);
  AffVisit *visit = aff_scene_visit (scene);
  const AffPresentation *hanging = find_hanging (seats, visit->board);
  const AffPresentation *kept = aff_kept_find (&self->kept, programme, aff_scene_now (scene));

  self->found = NULL;
  if (visit->board != self->board || self->kept.presentation == 0 ||
      (kept != NULL && kept->item != item)) {
    choose (self, scene, visit->board, hanging);
    return;
  }
  if (kept != NULL && find_hanging (seats, kept->board != NULL ? kept->board->id : 0) == kept) {
    visit->board = self->board = kept->board->id;
    return;
  }
  if (hanging != NULL)
    choose (self, scene, visit->board, hanging);
  else if (kept != NULL)
    self->found = _ ("The poster that was here has no board now.");
  else if (aff_kept_fate (&self->kept, programme) == AFF_FATE_WITHDRAWN)
    self->found = _ ("The poster that was here was withdrawn.");
  else
    self->found = _ ("The poster that was here is no longer on show.");
}
