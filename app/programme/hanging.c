// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/programme/hanging.h"

#include "app/base/clock.h"

#define SPOKEN                                                                                 \
  (AFF_NATURE_OPENING | AFF_NATURE_KEYNOTE | AFF_NATURE_ORAL | AFF_NATURE_PANEL |              \
   AFF_NATURE_TALK | AFF_NATURE_TUTORIAL)

// Hanging and taking down are planned by the clock on the wall and do not move with a delay.
static gint64
find_instant (const AffItem *item, int minute)
{
  if (item->day == NULL || minute < 0)
    return AFF_UNKNOWN_TIME;
  return aff_zone_instant (item->workshop->zone, item->day, minute);
}

static const AffItem *
find_quiet (const AffProgramme *programme, const AffItem *session, gint64 now)
{
  g_autoptr (GPtrArray) running = aff_agenda_running (programme, now);

  for (guint i = 0; i < running->len; i++) {
    const AffItem *item = g_ptr_array_index (running, i);

    if (item != session && item->room == session->room && item->room != NULL &&
        (item->natures & SPOKEN) != 0)
      return item;
  }
  return NULL;
}

static AffHangingPhase
find_phase (const AffHanging *hanging, const AffItem *item, gint64 now)
{
  gint64 start = hanging->attend.start, end = item->standing.end;

  if (start == AFF_UNKNOWN_TIME)
    return AFF_HANGING_UNKNOWN;
  if (end != AFF_UNKNOWN_TIME && now >= end)
    return hanging->clear != AFF_UNKNOWN_TIME && now >= hanging->clear ? AFF_HANGING_OVER
                                                                       : AFF_HANGING_CLEAR;
  if (now >= item->standing.start)
    return AFF_HANGING_ATTEND;
  return hanging->from != AFF_UNKNOWN_TIME && now < hanging->from ? AFF_HANGING_EARLY
                                                                  : AFF_HANGING_OPEN;
}

AffHanging
aff_hanging (const AffProgramme *programme, const AffPresentation *presentation, gint64 now)
{
  AffHanging hanging = {.phase = AFF_HANGING_UNKNOWN};

  g_return_val_if_fail (programme != NULL && presentation != NULL, hanging);
  const AffItem *item = presentation->item;
  hanging.from = find_instant (item, item->hang_minute);
  hanging.until = item->planned.start;
  hanging.attend = presentation->attends;
  hanging.clear = find_instant (item, item->clear_minute);
  hanging.phase = find_phase (&hanging, item, now);
  if (hanging.phase == AFF_HANGING_OPEN || hanging.phase == AFF_HANGING_CLEAR)
    hanging.quiet = find_quiet (programme, item, now);
  return hanging;
}
