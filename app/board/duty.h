// SPDX-License-Identifier: GPL-3.0-or-later
// Who is needed where and when beside a poster session: speakers, chairs, panellists, and those
// who present a paper in a talk. Only app/board/*.c read this.
#pragma once

#include "app/programme/programme.h"

G_BEGIN_DECLS

// AffPerson to a GPtrArray of AffItem whose standing start is known, each once; without the session
// EXCEPT. Borrows from PROGRAMME.
GHashTable *aff_duties_new (const AffProgramme *programme,
                            const AffItem *except) G_GNUC_WARN_UNUSED_RESULT;

// Whole minutes on foot from BOARD to the nearest stage of its plan, in a straight line at the pace
// of a crowd, rounded up; at least 1, also where the plan has no stage.
int aff_duty_walk_min (const AffBoard *board);

// Whole minutes between two spans of which none overlaps the other and both ends are known.
int aff_duty_gap_min (AffSpan a, AffSpan b);

G_END_DECLS
