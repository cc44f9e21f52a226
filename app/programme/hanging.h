// SPDX-License-Identifier: GPL-3.0-or-later
// What a presenter has to do with a poster as the day goes on: hang it, be there, take it down. Pure
// functions over a programme and `now`.
#pragma once

#include "app/programme/agenda.h"

G_BEGIN_DECLS

typedef enum {
  AFF_HANGING_UNKNOWN, // its session has no time
  AFF_HANGING_EARLY,   // nobody hangs yet
  AFF_HANGING_OPEN,    // it can hang, or ought to
  AFF_HANGING_ATTEND,  // the presenter is asked to be there
  AFF_HANGING_CLEAR,   // the session is over, it has to come down
  AFF_HANGING_OVER,
} AffHangingPhase;

typedef struct {
  AffHangingPhase phase;
  gint64 from;          // from when one hangs; AFF_UNKNOWN_TIME: nobody has said, ask the desk
  gint64 until;         // when it must hang: the planned start of its session
  AffSpan attend;       // when the presenter is asked to be there, as things stand
  gint64 clear;         // by when it must be down; AFF_UNKNOWN_TIME: ask the desk
  const AffItem *quiet; // what is spoken in the room meanwhile, or NULL
} AffHanging;

AffHanging
aff_hanging (const AffProgramme *programme, const AffPresentation *presentation, gint64 now);

G_END_DECLS
