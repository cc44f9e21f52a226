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

// The phase of ITEM by its standing times. One without an end, which nothing follows either, is
// over at the next midnight of its workshop's zone; nobody knows better.
AffPhase aff_agenda_phase (const AffItem *item, gint64 now);

// Items that run at NOW, the earliest start first. Cancelled items never run.
// The arrays here borrow their items from the programme.
GPtrArray *aff_agenda_running (const AffProgramme *programme,
                               gint64 now) G_GNUC_WARN_UNUSED_RESULT;

// Items that start after NOW, at most LIMIT (0: all), all of the day (standing_day) of the first
// of them.
GPtrArray *aff_agenda_next (const AffProgramme *programme,
                            gint64 now,
                            guint limit) G_GNUC_WARN_UNUSED_RESULT;

// When the last item of the day of NOW ends; AFF_UNKNOWN_TIME if none has a time, or if the last
// one has no end. The day of NOW is its local day in the programme's zone; while an item runs
// past midnight it is still that item's day, until the first of the next day starts.
gint64 aff_agenda_day_end (const AffProgramme *programme, gint64 now);

// Whole minutes from NOW to INSTANT, a started one counts: at 15:24:30 there are 56 to 16:20.
// 0 if it has passed or is AFF_UNKNOWN_TIME.
int aff_agenda_minutes_until (gint64 instant, gint64 now);

// How far ITEM is at NOW, 0 to 1; 0 while its start or end is not known.
double aff_agenda_progress (const AffItem *item, gint64 now);

// Minutes by which ITEM starts later than planned (negative: earlier), 0 if either is unknown:
// the difference of the two times as shown, hours and minutes without seconds.
int aff_agenda_delay_min (const AffItem *item);
// The same for its end.
int aff_agenda_end_delay_min (const AffItem *item);

// Days ("2026-10-04") that have items, cancelled ones too, in order, without repeats. Free with
// g_ptr_array_unref.
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

// The lanes of DAY, those with items first, then by room (to be announced last) and workshop.
// A workshop without items has a lane on each day from its first to its last, on every day if it
// has none, and always among what has no day, which is DAY NULL. Cancelled items are in it. Free
// with g_ptr_array_unref.
GPtrArray *aff_agenda_lanes (const AffProgramme *programme,
                             const char *day) G_GNUC_WARN_UNUSED_RESULT;

// The poster session that a map shows at NOW: the running one, else the next, else the last, else
// one without a time; NULL if there is none. A cancelled one is none. With a session past or coming the boards are the same, the words differ.
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

// All boards (AffSeat) of the plan that ITEM hangs on, in natural order of labels. A presentation
// under embargo or a withdrawn paper leaves its board as it would be without it; what hangs on a
// closed board is not shown. ITEM may be NULL: no board is assigned. Free with g_array_unref.
GArray *aff_agenda_seats (const AffProgramme *programme,
                          const AffItem *item,
                          gint64 now) G_GNUC_WARN_UNUSED_RESULT;

// The plan that aff_agenda_seats uses: that of ITEM's room, else of its boards, else the first;
// NULL if the programme has none.
const AffPlan *aff_agenda_plan (const AffProgramme *programme, const AffItem *item);

// What was said of a presenter's presence, as it holds at NOW: a word whose time is over or has
// not begun, or said for a session that has ended, is none; "back at" that has passed is
// "expected". That the poster hangs does not expire.
AffPresence aff_agenda_presence (const AffPresentation *presentation, gint64 now);

// TRUE unless the presentation is under embargo at NOW or its paper is withdrawn.
gboolean aff_agenda_is_public (const AffPresentation *presentation, gint64 now);

// The loudest, then newest notice shown at NOW, or NULL; *OTHERS (may be NULL) counts the rest.
const AffNotice *aff_agenda_notice (const AffProgramme *programme, gint64 now, guint *others);
// The text for LANGUAGE, else the English one, else the first, else NULL.
const AffNoticeText *aff_notice_text (const AffNotice *notice, const char *language);

G_END_DECLS
