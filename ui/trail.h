// SPDX-License-Identifier: GPL-3.0-or-later
// Where a visitor is: a page of the nav bar and the sheets that lie over it, and where each way back
// leads. Targets as in ui/page.h; it shows nothing, whoever moves on it shows what it says then.
#pragma once

#include "app/programme/programme.h"

G_BEGIN_DECLS

typedef struct {
  // owned
  GPtrArray *sheets; // char *: the targets whose sheets lie over the page, the top one last

  // borrowed, strings that stay
  const char *page;        // of the nav bar
  const char *closed_page; // that closing the search leads back to
} AffTrail;

void aff_trail_init (AffTrail *self);
void aff_trail_clear (AffTrail *self);

// The target that is seen: the sheet on top, or the page if there is none.
const char *aff_trail_target (const AffTrail *self);
// TRUE if somebody looks for the own board, or has found it.
gboolean aff_trail_is_presenting (const AffTrail *self);

// To TARGET, a page or a sheet of PROGRAMME (may be NULL). FALSE if it is there already, or if
// PROGRAMME does not have it.
gboolean aff_trail_go (AffTrail *self, const AffProgramme *programme, const char *target);
// Down to the sheet below or the page, or from a search to the page before it. FALSE: no way back.
gboolean aff_trail_go_back (AffTrail *self);
// To the first page, as a new visitor begins.
void aff_trail_start_over (AffTrail *self);
// Lays the sheet TARGET over the page that is there.
void aff_trail_lay (AffTrail *self, const char *target);
// To the page of the boards and the poster that hangs on BOARD (an id) at NOW, if one does.
void
aff_trail_go_to_board (AffTrail *self, const AffProgramme *programme, gint64 board, gint64 now);
// Takes sheets away that are of what PROGRAMME no longer has, but for the top one: it says itself
// what became of that, and nobody is thrown off what they read.
void aff_trail_forget_lost (AffTrail *self, const AffProgramme *programme);

G_END_DECLS
