// SPDX-License-Identifier: GPL-3.0-or-later
// The public schedule as programs on phones expect it (schedule.xml and schedule.json of the CCC's
// family): days, in them rooms, in them events, each with an instant and less than a day long. All
// texts are fit to leave the programme (aff_public_text) and "" where there is nothing to say.
#pragma once

#include "app/programme/programme.h"

G_BEGIN_DECLS

typedef struct {
  gint64 id;
  char *guid;
  char *name;
} AffTimetablePerson;

typedef struct {
  char *title;
  char *address; // a code may open it
} AffTimetableLink;

typedef struct {
  gint64 id; // the item's, unless it was parted
  char *guid;
  char *slug; // "mfm_2026-item-4-poster-session"
  char *title;
  char *subtitle;
  char *type;
  char *track;
  char *language;
  char *abstract;
  char *description; // what is presented, a line each
  char *address;     // of its page
  char *own;         // words for this program's own reader (schedule-own.h), or ""
  gint64 begins;
  gint64 ends;
  char *date;        // when it begins, "2026-10-04T15:10:00+02:00"
  char *end;         // likewise
  char *start;       // "15:10"
  char *duration;    // "01:00"
  GPtrArray *people; // AffTimetablePerson, each once
  GPtrArray *links;  // AffTimetableLink
} AffTimetableEvent;

typedef struct {
  char *name; // of no other room of the day
  char *guid;
  GPtrArray *events; // AffTimetableEvent, by time
} AffTimetableRoom;

typedef struct {
  char *date;       // "2026-10-04"
  char *start;      // before all its events
  char *end;        // after them
  GPtrArray *rooms; // AffTimetableRoom
} AffTimetableDay;

typedef struct {
  char *title;
  char *acronym;
  char *version; // as of when
  char *base;    // an address by which the programme is told from others; nobody answers there
  char *zone;    // "Europe/Paris"
  char *first_day;
  char *last_day;
  GPtrArray *tracks; // char *
  GPtrArray *rooms;  // AffTimetableRoom without events: all there are
  GPtrArray *days;   // AffTimetableDay, in order
  guint untimed;     // items without a day or a time, which are not in it
  guint endless;     // items without an end, which are half an hour long in it
  guint nightly;     // events past the midnight of the day under which they are
} AffTimetable;

// What may be shown at NOW.
AffTimetable *aff_timetable_new (const AffProgramme *programme,
                                 gint64 now) G_GNUC_WARN_UNUSED_RESULT;
void aff_timetable_free (AffTimetable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffTimetable, aff_timetable_free)

// Adds to NOTES (char *) what is not in it as it should be.
void aff_timetable_note (const AffTimetable *self, GPtrArray *notes);

// TEXT in small letters, digits and SEPARATOR, for addresses; "" if nothing of it can be.
char *aff_timetable_slug (const char *text, char separator) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
