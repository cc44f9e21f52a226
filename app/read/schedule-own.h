// SPDX-License-Identifier: GPL-3.0-or-later
// What a schedule of our own says beside its format: app/write/timetable-own.h.
#pragma once

#include "app/read/schedule-event.h"

G_BEGIN_DECLS

// TRUE if SELF was written by this program.
gboolean aff_schedule_own_is (const AffSchedule *self);
// Takes out of the events of such a schedule what its words say, and the events that only continue
// others.
void aff_schedule_own_read (AffSchedule *self);

G_END_DECLS
