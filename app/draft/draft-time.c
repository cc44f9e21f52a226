// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/draft-time.h"

#include <string.h>

#define MINUTES_PER_DAY 1440
#define LONGEST_MIN     2880 // of an item
#define NIGHT_ENDS_MIN  720  // what begins later is not of the night before
#define NO_DAY          G_GINT64_CONSTANT (0)
#define FAR_DAYS        28 // from the rest: no workshop has such a pause
#define MANY            5  // items that have a middle

static void
add_remark (AffReport *report,
            const AffDraftItem *item,
            AffRemarkKind kind,
            const char *code,
            const char *meaning,
            const char *action)
{
  aff_report_set_file (report, item->file);
  aff_report_add (report, kind, code, item->place ? item->place : item->key, meaning, action);
  aff_report_set_file (report, NULL);
}

typedef struct {
  gint64 first;
  gint64 last;
} Days;

static void
widen (Days *days, gint64 day)
{
  if (day == NO_DAY)
    return;
  if (days->first == NO_DAY || day < days->first)
    days->first = day;
  days->last = MAX (days->last, day);
}

static void
widen_either (Days *as_read, Days *swapped, const AffWhen *when)
{
  AffWhen other = *when;

  if (when->is_unsure)
    aff_when_swap_day_and_month (&other);
  widen (as_read, aff_when_day_number (when));
  widen (swapped, aff_when_day_number (&other));
}

static void
swap_if_unsure (AffWhen *when)
{
  if (when->is_unsure)
    aff_when_swap_day_and_month (when);
}

static gboolean
has_unsure (const AffDraft *self)
{
  for (guint i = 0; i < self->items->len; i++)
    if (((AffDraftItem *) self->items->pdata[i])->start.is_unsure)
      return TRUE;
  return FALSE;
}

// "04/10/2026": a workshop lasts for days and not for months, so that order is taken in which all
// lie closer together.
static void
settle_day_order (AffDraft *self, AffReport *report)
{
  Days as_read = {0};
  Days swapped = {0};

  if (!has_unsure (self))
    return;
  for (guint i = 0; i < self->items->len; i++)
    widen_either (&as_read, &swapped, &((AffDraftItem *) self->items->pdata[i])->start);
  gboolean is_month_first = swapped.last - swapped.first < as_read.last - as_read.first;
  for (guint i = 0; is_month_first && i < self->items->len; i++) {
    swap_if_unsure (&((AffDraftItem *) self->items->pdata[i])->start);
    swap_if_unsure (&((AffDraftItem *) self->items->pdata[i])->end);
  }
  aff_report_add (report, AFF_REMARK_GUESSED, "day-or-month-first", NULL,
                  "Dates are written so that day and month could be either way round.",
                  is_month_first
                    ? "They were read with the month first, so that they are close "
                      "together."
                    : "They were read with the day first.");
}

// What ITEM lasts by its end, -1 if that is not known.
static int
measure (AffDraftItem *item, AffReport *report)
{
  int minutes = aff_when_between (&item->start, &item->end);

  if (minutes >= 0 || item->start.minute < 0 || item->end.minute < 0)
    return minutes;
  add_remark (report, item, AFF_REMARK_LEFT, "end-before-start",
              "What is listed ends before it begins.", "The end was left out.");
  item->end = AFF_WHEN_NONE;
  return -1;
}

static void
cut (AffDraftItem *item, AffReport *report)
{
  if (item->duration_min > LONGEST_MIN) {
    add_remark (report, item, AFF_REMARK_GUESSED, "longer-than-two-days",
                "What is listed lasts for more than 48 hours.", "It was cut to 48 hours.");
    item->duration_min = LONGEST_MIN;
  } else if (item->duration_min > MINUTES_PER_DAY)
    add_remark (report, item, AFF_REMARK_GUESSED, "longer-than-a-day",
                "What is listed lasts for more than 24 hours.", "It was left so.");
}

static void
settle_duration (AffDraftItem *item, AffReport *report)
{
  int minutes = measure (item, report);

  if (minutes >= 0 && item->duration_min >= 0 && minutes != item->duration_min)
    add_remark (report, item, AFF_REMARK_GUESSED, "end-contradicts-duration",
                "Start and end are not as far apart as the duration says.",
                "The end was taken, and the duration left out.");
  if (minutes >= 0)
    item->duration_min = minutes;
  cut (item, report);
}

// The day under which the source lists ITEM, as a number.
static gint64
find_listed_day (AffDraftItem *item, AffReport *report)
{
  AffWhen listed = AFF_WHEN_NONE;

  if (!item->day)
    return NO_DAY;
  if (!aff_when_parse (item->day, &listed, NULL) || !*listed.day) {
    add_remark (report, item, AFF_REMARK_LEFT, "day-unreadable",
                "The day under which something is listed is no day of the calendar.",
                "That day was left out.");
    return NO_DAY;
  }
  return aff_when_day_number (&listed);
}

// What is listed under the day before it begins is part of that day's night.
static gint64
settle_night (AffDraftItem *item, gint64 listed, AffReport *report)
{
  gint64 begins = aff_when_day_number (&item->start);

  if (listed == NO_DAY || begins == listed)
    return begins;
  if (begins == NO_DAY)
    return listed;
  if (begins == listed + 1 && item->start.minute >= 0 && item->start.minute < NIGHT_ENDS_MIN) {
    item->start.minute += MINUTES_PER_DAY;
    return listed;
  }
  add_remark (report, item, AFF_REMARK_GUESSED, "day-contradicts-start",
              "Something is listed under a day on which it does not begin.",
              "The day of its start was taken.");
  return begins;
}

static gint64
settle_day (AffDraftItem *item, AffReport *report)
{
  gint64 listed = find_listed_day (item, report);
  gint64 day = settle_night (item, listed, report);

  g_clear_pointer (&item->day, g_free);
  if (day != NO_DAY && aff_when_set_day_number (&item->start, day))
    item->day = g_strdup (item->start.day);
  return day;
}

static void
settle_item (AffDraftItem *item, GTimeZone *zone, Days *days, AffReport *report)
{
  settle_duration (item, report);
  aff_when_localise (&item->start, zone);
  aff_when_localise (&item->end, zone);
  widen (days, settle_day (item, report));
}

// *DAY ("2026-10-04") as a number; what is no day is left out.
static gint64
read_day (char **day, AffReport *report)
{
  AffWhen when = AFF_WHEN_NONE;

  if (!*day)
    return NO_DAY;
  if (aff_when_parse (*day, &when, NULL) && *when.day) {
    g_free (*day);
    *day = g_strdup (when.day);
    return aff_when_day_number (&when);
  }
  aff_report_add (report, AFF_REMARK_LEFT, "days-unreadable", NULL,
                  "The first or last day of the whole is no day of the calendar.",
                  "It was told by what is listed.");
  g_clear_pointer (day, g_free);
  return NO_DAY;
}

static void
write_day (char **day, gint64 number)
{
  AffWhen when = AFF_WHEN_NONE;

  if (number == NO_DAY || !aff_when_set_day_number (&when, number))
    return;
  g_free (*day);
  *day = g_strdup (when.day);
}

static gboolean
is_backwards (gint64 first, gint64 last, AffReport *report)
{
  if (first == NO_DAY || last == NO_DAY || first <= last)
    return FALSE;
  aff_report_add (report, AFF_REMARK_LEFT, "days-backwards", NULL,
                  "The last day of the whole is before its first day.",
                  "Both were told by what is listed.");
  return TRUE;
}

// The days of the whole are those that are said, and all on which something is listed.
static void
settle_days (AffDraft *self, const Days *days, AffReport *report)
{
  gint64 first = read_day (&self->first_day, report);
  gint64 last = read_day (&self->last_day, report);

  if (is_backwards (first, last, report)) {
    g_clear_pointer (&self->first_day, g_free);
    g_clear_pointer (&self->last_day, g_free);
    first = last = NO_DAY;
  }
  gboolean is_early = first != NO_DAY && days->first != NO_DAY && days->first < first;
  gboolean is_late = last != NO_DAY && days->last > last;

  if (is_early || is_late)
    aff_report_add (report, AFF_REMARK_GUESSED, "outside-of-days", NULL,
                    "Something is listed on a day before the first or after the last one.",
                    "That day was added to the days of the whole.");
  if (first == NO_DAY || is_early)
    write_day (&self->first_day, days->first);
  if (last == NO_DAY || is_late)
    write_day (&self->last_day, days->last);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

static GArray *
list_days (const AffDraft *self)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->items->len; i++) {
    gint64 day = aff_when_day_number (&((AffDraftItem *) self->items->pdata[i])->start);
    if (day != NO_DAY)
      g_array_append_val (days, day);
  }
  g_array_sort (days, compare_days);
  return days;
}

// Calendars in which anybody writes hold events of another month or year.
static void
remark_far_days (AffDraft *self, const Days *days, AffReport *report)
{
  if (days->last - days->first <= FAR_DAYS)
    return;
  g_autoptr (GArray) listed = list_days (self);
  gint64 middle = listed->len >= MANY ? g_array_index (listed, gint64, listed->len / 2)
                                      : NO_DAY;

  for (guint i = 0; middle != NO_DAY && i < self->items->len; i++) {
    const AffDraftItem *item = self->items->pdata[i];
    gint64 day = aff_when_day_number (&item->start);
    if (day != NO_DAY && ABS (day - middle) > FAR_DAYS)
      add_remark (report, item, AFF_REMARK_GUESSED, "far-from-the-rest",
                  "Something is listed weeks before or after most of the rest.",
                  "It was left on that day; look whether it belongs to the programme.");
  }
}

// The one file from which all items are; NULL if they are from several.
static const char *
find_file (const AffDraft *self)
{
  const char *file = self->items->len > 0 ? ((AffDraftItem *) self->items->pdata[0])->file
                                          : self->file;

  for (guint i = 1; i < self->items->len; i++)
    if (((AffDraftItem *) self->items->pdata[i])->file != file)
      return NULL;
  return file;
}

void
aff_draft_settle_times (AffDraft *self, const char *zone, AffReport *report)
{
  g_return_if_fail (self != NULL && zone != NULL && report != NULL);
  const char *file = find_file (self);
  Days days = {0};

  aff_report_set_file (report, file);
  settle_day_order (self, report);
  g_autoptr (GTimeZone) settled = aff_draft_settle_zone (self, zone, report);
  for (guint i = 0; i < self->items->len; i++)
    settle_item (self->items->pdata[i], settled, &days, report);
  aff_report_set_file (report, file);
  settle_days (self, &days, report);
  remark_far_days (self, &days, report);
  aff_report_set_file (report, NULL);
}
