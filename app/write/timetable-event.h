// SPDX-License-Identifier: GPL-3.0-or-later
// One item as an event of a timetable. For app/write/timetable*.c alone.
#pragma once

#include "app/write/timetable.h"

G_BEGIN_DECLS

#define AFF_TIMETABLE_DAY_MIN (24 * 60)

// Which part of ITEM it is, from 0, of how many: what lasts a day or longer is parted.
typedef struct {
  const AffProgramme *programme;
  const AffItem *item;
  const char *acronym;
  gint64 now;
  guint part;
  guint parts;
  gint64 id;
  int minutes; // of all parts
  gint64 begins;
  gint64 ends;
} AffTimetablePart;

AffTimetableEvent *
aff_timetable_event_new (const AffTimetablePart *part) G_GNUC_WARN_UNUSED_RESULT;
void aff_timetable_event_free (AffTimetableEvent *self);

G_END_DECLS
