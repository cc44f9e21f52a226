// SPDX-License-Identifier: GPL-3.0-or-later
// When the events of a schedule are.
#include "app/draft/scan.h"
#include "app/read/schedule-event.h"

#include <string.h>

#define MOST_DAYS 3 // of a duration in three parts that is in days

static void
add_remark (AffReport *report,
            const AffScheduleEvent *event,
            AffRemarkKind kind,
            const char *code,
            const char *meaning,
            const char *action)
{
  aff_report_add (report, kind, code, event->place, meaning, action);
}

static gboolean
is_said (const char *text)
{
  return text && *aff_scan_space (text);
}

static gboolean
parse (const char *text, AffWhen *when)
{
  *when = AFF_WHEN_NONE;
  return is_said (text) && aff_when_parse (text, when, NULL);
}

// By their digits, which are of one page.
static int
compare (const AffWhen *a, const AffWhen *b)
{
  int days = strcmp (a->day, b->day);

  return days != 0 ? days : a->minute - b->minute;
}

// The time of day that stands apart from the date, "15:10".
static gboolean
parse_clock (const AffScheduleEvent *event, AffWhen *when, AffReport *report)
{
  if (parse (event->start, when) && when->minute >= 0)
    return TRUE;
  if (is_said (event->start))
    add_remark (report, event, AFF_REMARK_LEFT, "start-unreadable",
                "The start of an event is no time of day.", "That time was left out.");
  *when = AFF_WHEN_NONE;
  return FALSE;
}

static gboolean
parse_date (const AffScheduleEvent *event, AffWhen *when, AffReport *report)
{
  if (parse (event->date, when) && *when->day)
    return TRUE;
  if (is_said (event->date))
    add_remark (report, event, AFF_REMARK_LEFT, "date-unreadable",
                "The date of an event is no instant.",
                "The day under which it is listed and its start were taken.");
  *when = AFF_WHEN_NONE;
  return FALSE;
}

// A day from 04:00 to 03:59 holds what starts at 02:30 at its end.
static gboolean
is_at_end_of_day (const AffScheduleEvent *event, const AffWhen *start)
{
  AffWhen later = *start;

  if (strcmp (event->day_begins.day, start->day) != 0 ||
      start->minute >= event->day_begins.minute || !*event->day_ends.day)
    return FALSE;
  return aff_when_set_day_number (&later, aff_when_day_number (start) + 1) &&
         compare (&later, &event->day_ends) <= 0;
}

// What starts before the change of days is after the midnight that ends its day (as Giggity
// reads it).
static void
pass_midnight (const AffSchedule *self,
               const AffScheduleEvent *event,
               AffWhen *start,
               AffReport *report)
{
  AffWhen change = AFF_WHEN_NONE;
  gboolean is_night = parse (self->day_change, &change) ? start->minute < change.minute
                                                        : is_at_end_of_day (event, start);

  if (start->minute < 0 || !is_night)
    return;
  aff_when_set_day_number (start, aff_when_day_number (start) + 1);
  add_remark (report, event, AFF_REMARK_HANDLED, "before-day-change",
              "An event starts before the hour at which the schedule changes days.",
              "It was read as after midnight, at the end of that day.");
}

// Where no instant is said: the day under which the event is listed, and its time of day.
static AffWhen
join_start (const AffSchedule *self,
            const AffScheduleEvent *event,
            const AffWhen *date,
            const AffWhen *clock,
            AffReport *report)
{
  AffWhen start = *clock;
  AffWhen listed = AFF_WHEN_NONE;

  if (*start.day)
    return start;
  if (*date->day) {
    memcpy (start.day, date->day, sizeof start.day);
    return start;
  }
  if (!parse (event->day, &listed) || !*listed.day)
    return start;
  memcpy (start.day, listed.day, sizeof start.day);
  pass_midnight (self, event, &start, report);
  return start;
}

static AffWhen
read_start (const AffSchedule *self, const AffScheduleEvent *event, AffReport *report)
{
  AffWhen date = AFF_WHEN_NONE;
  AffWhen clock = AFF_WHEN_NONE;
  gboolean has_clock = parse_clock (event, &clock, report);

  if (!parse_date (event, &date, report) || date.minute < 0)
    return join_start (self, event, &date, &clock, report);
  if (has_clock && clock.minute != date.minute)
    add_remark (report, event, AFF_REMARK_GUESSED, "start-contradicts-date",
                "The date of an event and its start have different times of day.",
                "The date was taken, with its offset from UTC.");
  return date;
}

static AffWhen
read_end (const AffScheduleEvent *event, AffReport *report)
{
  AffWhen end = AFF_WHEN_NONE;

  if (is_said (event->end) && !(parse (event->end, &end) && end.minute >= 0))
    add_remark (report, event, AFF_REMARK_LEFT, "end-unreadable",
                "The end of an event is no time.", "It was left out.");
  return end.minute >= 0 ? end : AFF_WHEN_NONE;
}

typedef struct {
  int first;
  int second;
  int third;
} Parts;

// "1:00:00". FALSE for all other forms.
static gboolean
scan_three_parts (const char *text, Parts *parts)
{
  const char *at = aff_scan_space (text);

  return aff_scan_number (&at, 1, 4, &parts->first) && aff_scan_char (&at, ':') &&
         aff_scan_number (&at, 1, 2, &parts->second) && aff_scan_char (&at, ':') &&
         aff_scan_number (&at, 1, 2, &parts->third) && !*aff_scan_space (at) &&
         parts->third < 60;
}

// To three programs these are days, hours and minutes, to three others hours, minutes, seconds.
static int
weigh_three_parts (const AffSchedule *self,
                   const AffScheduleEvent *event,
                   const Parts *parts,
                   AffReport *report)
{
  if (self->is_pretalx && parts->first <= MOST_DAYS && parts->second < 24) {
    add_remark (report, event, AFF_REMARK_GUESSED, "duration-in-days",
                "pretalx writes durations of a day and more as days, hours and minutes.",
                "They were read so.");
    return (parts->first * 24 + parts->second) * 60 + parts->third;
  }
  add_remark (report, event, AFF_REMARK_HANDLED, "duration-with-seconds",
              "A duration has three parts.",
              "It was read as hours, minutes and seconds; a minute that has begun counts.");
  return parts->second < 60 ? parts->first * 60 + parts->second + (parts->third > 0) : -1;
}

static int
read_duration (const AffSchedule *self,
               const AffScheduleEvent *event,
               const AffWhen *end,
               AffReport *report)
{
  Parts parts = {0};
  gboolean has_three = is_said (event->duration) && scan_three_parts (event->duration, &parts);
  int minutes = -1;

  if (!is_said (event->duration))
    return -1;
  if (has_three && end->minute >= 0) {
    add_remark (report, event, AFF_REMARK_HANDLED, "duration-in-three-parts",
                "A duration has three parts, which programs read in two ways.",
                "The end of the event was taken instead.");
    return -1;
  }
  minutes = has_three ? weigh_three_parts (self, event, &parts, report)
                      : aff_when_parse_duration (event->duration, NULL);
  if (minutes < 0)
    add_remark (report, event, AFF_REMARK_LEFT, "duration-unreadable",
                "The duration of an event is none.", "It was left out.");
  return minutes;
}

static void
drop_offset (AffWhen *when)
{
  when->has_offset = FALSE;
  when->offset_min = 0;
}

// pretalx lists what begins between three and four o'clock under a day that begins at four.
static void
remark_day (const AffScheduleEvent *event, const AffWhen *start, AffReport *report)
{
  gboolean is_said = *event->day_begins.day && *event->day_ends.day && *start->day &&
                     start->minute >= 0 && start->has_offset == event->day_begins.has_offset &&
                     start->offset_min == event->day_begins.offset_min;

  if (is_said &&
      (compare (start, &event->day_begins) < 0 || compare (start, &event->day_ends) > 0))
    add_remark (
      report, event, AFF_REMARK_GUESSED, "outside-its-day",
      "An event starts before the day begins under which it is listed, or after it ends.",
      "The start of the event counts.");
}

// The format wants a duration of every event.
static void
remark_duration (const AffScheduleEvent *event, const AffDraftItem *item, AffReport *report)
{
  if (is_said (event->duration))
    return;
  if (item->end.minute >= 0 && !*item->end.day)
    add_remark (report, event, AFF_REMARK_HANDLED, "duration-missing",
                "An event has no duration, but the time of day at which it ends.",
                "That time was taken.");
  else if (item->end.minute < 0 && item->start.minute >= 0 && !is_said (event->end))
    add_remark (report, event, AFF_REMARK_LEFT, "no-duration",
                "An event says neither how long it lasts nor when it ends.",
                "Its end is not known.");
}

void
aff_schedule_read_times (const AffSchedule *self,
                         const AffScheduleEvent *event,
                         AffDraftItem *item,
                         AffReport *report)
{
  item->start = read_start (self, event, report);
  item->end = read_end (event, report);
  item->duration_min = read_duration (self, event, &item->end, report);
  aff_draft_set (&item->day, event->day);
  remark_duration (event, item, report);
  remark_day (event, &item->start, report);
  if (self->has_false_offsets) {
    drop_offset (&item->start);
    drop_offset (&item->end);
  }
}

// An offset of 0 beside the time of day that stands on its own, too; *COUNT of them are there.
static gboolean
may_be_false (const AffScheduleEvent *event, guint *count)
{
  AffWhen date = AFF_WHEN_NONE;
  AffWhen clock = AFF_WHEN_NONE;

  if (!parse (event->date, &date) || !date.has_offset)
    return TRUE;
  if (date.offset_min != 0 || !parse (event->start, &clock) || clock.minute != date.minute)
    return FALSE;
  (*count)++;
  return TRUE;
}

gboolean
aff_schedule_find_false_offsets (const AffSchedule *self)
{
  guint count = 0;

  for (guint i = 0; i < self->events->len; i++)
    if (!may_be_false (self->events->pdata[i], &count))
      return FALSE;
  return count > 0;
}
