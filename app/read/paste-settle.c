// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read/paste-settle.h"

#include <string.h>

#define HALF_A_DAY 720

static void
add_half (AffWhen *when)
{
  if (when->minute >= 0 && when->minute < HALF_A_DAY)
    when->minute += HALF_A_DAY;
}

// TRUE if times are of a clock with twelve hours that does not say which half of the day it is: they
// run back, or are of the small hours only.
static gboolean
needs_halves (const GPtrArray *items, const AffPasteClock *clock)
{
  gboolean runs_back = FALSE;
  int before = -1;
  int earliest = G_MAXINT;

  for (guint i = 0; i < items->len; i++) {
    const AffDraftItem *item = items->pdata[i];
    if (item->start.minute < 0)
      continue;
    if (clock->has_halves || item->start.has_offset || item->start.minute >= HALF_A_DAY + 60)
      return FALSE;
    runs_back |= before >= HALF_A_DAY - 300 && item->start.minute < 420;
    earliest = MIN (earliest, item->start.minute);
    before = item->start.minute;
  }
  return runs_back || (before >= 60 && before < 420 && earliest >= 60);
}

static void
settle_halves (const GPtrArray *items, const AffPasteClock *clock, AffReport *report)
{
  gboolean is_needed = needs_halves (items, clock);

  for (guint i = 0; is_needed && i < items->len; i++) {
    AffDraftItem *item = items->pdata[i];
    gboolean is_afternoon = item->start.minute >= 0 && item->start.minute < 420;
    if (is_afternoon)
      add_half (&item->start);
    if (is_afternoon || item->end.minute < item->start.minute)
      add_half (&item->end);
  }
  if (is_needed)
    aff_report_add (report, AFF_REMARK_GUESSED, "afternoon-without-pm", NULL,
                    "Times run back to small hours, without a word for the afternoon.",
                    "From 1 to 7 they were read as hours of the afternoon.");
}

static void
settle_zone (AffDraft *draft, const AffPasteClock *clock, AffReport *report)
{
  if (!clock->zone)
    return;
  if (!clock->has_zones && !draft->zone)
    aff_draft_set (&draft->zone, clock->zone);
  aff_report_add (report, AFF_REMARK_GUESSED,
                  clock->has_zones ? "several-zones" : "zone-by-abbreviation", NULL,
                  "Letters for a time zone stand beside the times.",
                  clock->has_zones ? "There are several of them, so they were left out."
                                   : "A zone of that name was taken.");
}

// Small hours under the day of the evening before are of the next day.
static void
settle_night (AffDraftItem *item, const AffDraftItem *before)
{
  if (before && item->start.minute >= 0 && item->start.minute < 360 &&
      before->start.minute >= 18 * 60 && g_strcmp0 (item->day, before->day) == 0)
    aff_when_set_day_number (&item->start, aff_when_day_number (&item->start) + 1);
}

// Where the event has one day, its schedule is of that day.
static void
settle_days (const AffDraft *draft, const GPtrArray *items)
{
  gboolean is_one_day = draft->first_day && g_strcmp0 (draft->first_day, draft->last_day) == 0;

  for (guint i = 0; i < items->len; i++) {
    AffDraftItem *item = items->pdata[i];
    AffWhen when = AFF_WHEN_NONE;
    if (!item->day && !*item->start.day && is_one_day)
      aff_draft_set (&item->day, draft->first_day);
    if (!item->day || *item->start.day || !aff_when_parse (item->day, &when, NULL))
      continue;
    g_strlcpy (item->start.day, when.day, sizeof item->start.day);
    settle_night (item, i > 0 ? items->pdata[i - 1] : NULL);
  }
}

void
aff_paste_settle (AffDraft *draft,
                  const GPtrArray *items,
                  const AffPasteClock *clock,
                  AffReport *report)
{
  g_return_if_fail (draft != NULL && items != NULL && clock != NULL && report != NULL);
  settle_halves (items, clock, report);
  settle_zone (draft, clock, report);
  settle_days (draft, items);
}
