// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of time, as pure functions over a programme and `now` (seconds since 1970 UTC):
// what runs, what is next, what hangs where. No clock, no database, no widget.
#pragma once

#include "app/programme/programme.h"

G_BEGIN_DECLS

typedef enum {
  AFF_PHASE_UNKNOWN, // its time is to be announced
  AFF_PHASE_COMING,
  AFF_PHASE_RUNNING,
  AFF_PHASE_PAST,
} AffPhase;

AffPhase aff_agenda_phase (const AffItem *item, gint64 now);

// Items that run at NOW, the earliest start first. Cancelled items never run.
// The arrays here borrow their items from the programme.
GPtrArray *aff_agenda_running (const AffProgramme *programme,
                               gint64 now) G_GNUC_WARN_UNUSED_RESULT;

// Items that start after NOW, at most LIMIT (0: all), all on the local day of the first of them.
GPtrArray *aff_agenda_next (const AffProgramme *programme, gint64 now,
                            guint limit) G_GNUC_WARN_UNUSED_RESULT;

// When the last item of the local day of NOW ends; AFF_UNKNOWN_TIME if none has a time.
gint64 aff_agenda_day_end (const AffProgramme *programme, gint64 now);

// Whole minutes from NOW to INSTANT, a started one counts: at 15:24:30 there are 56 to 16:20.
int aff_agenda_minutes_until (gint64 instant, gint64 now);

// How far ITEM is at NOW, 0 to 1.
double aff_agenda_progress (const AffItem *item, gint64 now);

// Minutes by which ITEM starts later than planned (negative: earlier), 0 if either is unknown.
int aff_agenda_delay_min (const AffItem *item);
// The same for its end.
int aff_agenda_end_delay_min (const AffItem *item);

// Local days ("2026-10-04") that have items, in order, without repeats.
GPtrArray *aff_agenda_days (const AffProgramme *programme) G_GNUC_WARN_UNUSED_RESULT;

// The day a schedule opens on: that of NOW if it has items, else the next one, else the last;
// NULL if no item has a day.
char *aff_agenda_opening_day (const AffProgramme *programme,
                              gint64 now) G_GNUC_WARN_UNUSED_RESULT;

// One column of the schedule of a day: items of one workshop in one room, or a workshop that
// may be on that day and has no items yet.
typedef struct {
  const AffWorkshop *workshop;
  const AffRoom *room; // NULL: to be announced
  GPtrArray *items;    // AffItem, by start; those without a time last; may be empty
} AffLane;

// The lanes of DAY, those with items first, then by room and workshop. DAY NULL: the lanes of
// what has no day. Cancelled items are in it. Free with g_ptr_array_unref.
GPtrArray *aff_agenda_lanes (const AffProgramme *programme,
                             const char *day) G_GNUC_WARN_UNUSED_RESULT;

// The poster session that a map shows at NOW: the running one, else the next, else the last;
// NULL if there is none. With a session past or coming the boards are the same, the words differ.
const AffItem *aff_agenda_poster_item (const AffProgramme *programme, gint64 now);

typedef enum {
  AFF_SEAT_FREE,
  AFF_SEAT_ASSIGNED,
  AFF_SEAT_CLOSED,
  AFF_SEAT_RESERVED,
} AffSeatState;

// A board as it is in one poster session at NOW.
typedef struct {
  const AffBoard *board;
  AffSeatState state;
  const AffPresentation *presentation; // of an assigned one, else NULL
  const AffTopic *topic;               // the first of its paper, or NULL
  AffPresence presence;                // what holds at NOW
} AffSeat;

// All boards of the plan that ITEM hangs on (its room's, else the only one), in natural order of
// labels. A presentation under embargo or a withdrawn paper leaves its board free.
// ITEM may be NULL: boards of the first plan, all free or closed. Free with g_array_unref.
GArray *aff_agenda_seats (const AffProgramme *programme, const AffItem *item,
                          gint64 now) G_GNUC_WARN_UNUSED_RESULT;

// The plan that aff_agenda_seats uses; NULL if the programme has none.
const AffPlan *aff_agenda_plan (const AffProgramme *programme, const AffItem *item);

// What was said of a presenter's presence, as it holds at NOW: a word whose time is over, or said
// for a session that has ended, is none; "back at" that has passed is "expected".
AffPresence aff_agenda_presence (const AffPresentation *presentation, gint64 now);

// TRUE unless the presentation is under embargo at NOW or its paper is withdrawn.
gboolean aff_agenda_is_public (const AffPresentation *presentation, gint64 now);

// The loudest, then newest notice shown at NOW, or NULL; *OTHERS (may be NULL) counts the rest.
const AffNotice *aff_agenda_notice (const AffProgramme *programme, gint64 now, guint *others);
const AffNoticeText *aff_notice_text (const AffNotice *notice, const char *language);

G_END_DECLS
