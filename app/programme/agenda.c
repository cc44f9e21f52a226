// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/programme/agenda.h"

#include "app/base/clock.h"

#define MINUTE      60
#define DAY_MINUTES 1440

// Nobody said when an item without an end ends, so it is over with its day.
static gint64
find_end (const AffItem *item)
{
  GTimeZone *zone = item->workshop->zone;
  g_autofree char *day = NULL;

  if (item->standing.end != AFF_UNKNOWN_TIME || item->standing.start == AFF_UNKNOWN_TIME)
    return item->standing.end;
  day = aff_zone_day (zone, item->standing.start);
  return aff_zone_instant (zone, day, DAY_MINUTES);
}

AffPhase
aff_agenda_phase (const AffItem *item, gint64 now)
{
  gint64 end;

  g_return_val_if_fail (item != NULL, AFF_PHASE_UNKNOWN);

  end = find_end (item);
  if (item->standing.start != AFF_UNKNOWN_TIME && now < item->standing.start)
    return AFF_PHASE_COMING;
  if (end != AFF_UNKNOWN_TIME && now >= end)
    return AFF_PHASE_PAST;
  return item->standing.start == AFF_UNKNOWN_TIME ? AFF_PHASE_UNKNOWN : AFF_PHASE_RUNNING;
}

static gboolean
is_in_phase (const AffItem *item, AffPhase phase, gint64 now)
{
  return !item->is_cancelled && aff_agenda_phase (item, now) == phase;
}

GPtrArray *
aff_agenda_running (const AffProgramme *programme, gint64 now)
{
  g_autoptr (GPtrArray) running = g_ptr_array_new ();

  g_return_val_if_fail (programme != NULL, NULL);

  for (guint i = 0; i < programme->items->len; i++) {
    AffItem *item = g_ptr_array_index (programme->items, i);

    if (is_in_phase (item, AFF_PHASE_RUNNING, now))
      g_ptr_array_add (running, item);
  }

  return g_steal_pointer (&running);
}

GPtrArray *
aff_agenda_next (const AffProgramme *programme, gint64 now, guint limit)
{
  g_autoptr (GPtrArray) next = g_ptr_array_new ();
  const char *day = NULL;

  g_return_val_if_fail (programme != NULL, NULL);

  for (guint i = 0; i < programme->items->len; i++) {
    AffItem *item = g_ptr_array_index (programme->items, i);

    if (!is_in_phase (item, AFF_PHASE_COMING, now))
      continue;
    if (!day)
      day = item->standing_day;
    if (!g_str_equal (item->standing_day, day))
      continue;
    g_ptr_array_add (next, item);
    if (next->len == limit)
      break;
  }

  return g_steal_pointer (&next);
}

static gboolean
has_begun (const AffProgramme *programme, const char *day, gint64 now)
{
  for (guint i = 0; i < programme->items->len; i++) {
    const AffItem *item = g_ptr_array_index (programme->items, i);

    if (!item->is_cancelled && item->standing.start != AFF_UNKNOWN_TIME &&
        item->standing.start <= now && g_str_equal (item->standing_day, day))
      return TRUE;
  }

  return FALSE;
}

// The day of the schedule at NOW. What began in the evening and runs past midnight keeps its day
// from ending until the next one begins.
static char *
find_day_of (const AffProgramme *programme, gint64 now)
{
  g_autofree char *today = aff_zone_day (programme->zone, now);
  g_autoptr (GPtrArray) running = aff_agenda_running (programme, now);

  if (running->len > 0 && !has_begun (programme, today, now))
    return g_strdup (((const AffItem *) g_ptr_array_index (running, 0))->standing_day);
  return g_steal_pointer (&today);
}

gint64
aff_agenda_day_end (const AffProgramme *programme, gint64 now)
{
  g_autofree char *day = NULL;
  gint64 end = AFF_UNKNOWN_TIME;
  gint64 last_open = AFF_UNKNOWN_TIME;

  g_return_val_if_fail (programme != NULL, AFF_UNKNOWN_TIME);

  day = find_day_of (programme, now);
  for (guint i = 0; i < programme->items->len; i++) {
    const AffItem *item = g_ptr_array_index (programme->items, i);

    if (item->is_cancelled || g_strcmp0 (item->standing_day, day) != 0)
      continue;
    end = MAX (end, item->standing.end);
    if (item->standing.end == AFF_UNKNOWN_TIME)
      last_open = MAX (last_open, item->standing.start);
  }

  // An open end after all others would make any time given here a lie.
  return last_open >= end ? AFF_UNKNOWN_TIME : end;
}

int
aff_agenda_minutes_until (gint64 instant, gint64 now)
{
  if (instant == AFF_UNKNOWN_TIME || instant <= now)
    return 0;
  return (int) MIN ((instant - now - 1) / MINUTE + 1, G_MAXINT);
}

double
aff_agenda_progress (const AffItem *item, gint64 now)
{
  AffSpan span;

  g_return_val_if_fail (item != NULL, 0);

  span = item->standing;
  if (span.start == AFF_UNKNOWN_TIME || span.end == AFF_UNKNOWN_TIME || now <= span.start)
    return 0;
  if (now >= span.end)
    return 1;
  return (double) (now - span.start) / (double) (span.end - span.start);
}

// Screens show whole minutes, so the difference is that of the minutes shown.
static int
count_minutes_late (gint64 standing, gint64 planned)
{
  gint64 late;

  if (standing == AFF_UNKNOWN_TIME || planned == AFF_UNKNOWN_TIME)
    return 0;
  late = standing - planned;
  return (int) (late >= 0 ? late / MINUTE : -((MINUTE - 1 - late) / MINUTE));
}

int
aff_agenda_delay_min (const AffItem *item)
{
  g_return_val_if_fail (item != NULL, 0);

  return count_minutes_late (item->standing.start, item->planned.start);
}

int
aff_agenda_end_delay_min (const AffItem *item)
{
  g_return_val_if_fail (item != NULL, 0);

  return count_minutes_late (item->standing.end, item->planned.end);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
aff_agenda_days (const AffProgramme *programme)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (programme != NULL, NULL);

  for (guint i = 0; i < programme->items->len; i++) {
    const AffItem *item = g_ptr_array_index (programme->items, i);

    if (item->standing_day && g_hash_table_add (known, (gpointer) item->standing_day))
      g_ptr_array_add (days, g_strdup (item->standing_day));
  }
  g_ptr_array_sort (days, compare_days);

  return g_steal_pointer (&days);
}

char *
aff_agenda_opening_day (const AffProgramme *programme, gint64 now)
{
  g_autoptr (GPtrArray) days = NULL;
  g_autofree char *today = NULL;

  g_return_val_if_fail (programme != NULL, NULL);

  days = aff_agenda_days (programme);
  if (days->len == 0)
    return NULL;
  today = find_day_of (programme, now);
  for (guint i = 0; i < days->len; i++)
    if (strcmp (g_ptr_array_index (days, i), today) >= 0)
      return g_strdup (g_ptr_array_index (days, i));

  return g_strdup (g_ptr_array_index (days, days->len - 1));
}

const AffNotice *
aff_agenda_notice (const AffProgramme *programme, gint64 now, guint *others)
{
  const AffNotice *loudest = NULL;
  guint count = 0;

  g_return_val_if_fail (programme != NULL, NULL);

  // Notices are the newest first, so of two equally loud ones the first found is right.
  for (guint i = 0; i < programme->notices->len; i++) {
    const AffNotice *notice = g_ptr_array_index (programme->notices, i);

    if (!aff_span_contains (notice->shown, now))
      continue;
    count++;
    if (!loudest || notice->loudness > loudest->loudness)
      loudest = notice;
  }
  if (others)
    *others = count > 0 ? count - 1 : 0;

  return loudest;
}

const AffNoticeText *
aff_notice_text (const AffNotice *notice, const char *language)
{
  const AffNoticeText *found = NULL;

  g_return_val_if_fail (notice != NULL, NULL);

  for (guint i = 0; i < notice->texts->len; i++) {
    const AffNoticeText *text = g_ptr_array_index (notice->texts, i);

    if (g_strcmp0 (text->language, language) == 0)
      return text;
    if (!found || g_str_equal (text->language, "en"))
      found = text;
  }

  return found;
}
