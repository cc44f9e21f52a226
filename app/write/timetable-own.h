// SPDX-License-Identifier: GPL-3.0-or-later
// What a schedule of our own says beside its format, event by event. A schedule has to name a room,
// a type and an end of everything, and knows no line of the programme that is to be confirmed; a few
// words say what of an event stands there for its readers only. Other programs do not see them;
// app/read/schedule-own.c takes them out again.
#pragma once

#include "app/write/timetable-event.h"

G_BEGIN_DECLS

// The words for a part of an item, of whose N_PEOPLE persons the first N_SPEAKERS are its speakers;
// "" if the event says all there is.
char *aff_timetable_own_write (const AffTimetablePart *part,
                               guint n_speakers,
                               guint n_people) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
