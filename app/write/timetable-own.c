// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/write/timetable-own.h"

#include "app/draft/nature.h"

static int
count_unknown (const AffItem *item)
{
  int unknown = 0;

  for (guint i = 0; i < item->people->len; i++)
    unknown += !((AffItemPerson *) item->people->pdata[i])->person;
  return unknown;
}

static void
append_people (GString *words, const AffItem *item, guint n_speakers, guint n_people)
{
  int unknown = count_unknown (item);

  if (n_speakers != n_people)
    g_string_append_printf (words, "speakers=%u ", n_speakers);
  if (unknown > 0)
    g_string_append_printf (words, "unknown=%d ", unknown);
}

static void
append_natures (GString *words, const AffItem *item, guint n_speakers)
{
  if (aff_nature_guess (item->type, item->title, n_speakers > 0) == item->natures)
    return;
  g_autofree char *natures = aff_nature_write (item->natures);
  g_string_append_printf (words, "natures=%s ", natures);
}

char *
aff_timetable_own_write (const AffTimetablePart *part, guint n_speakers, guint n_people)
{
  g_return_val_if_fail (part != NULL, NULL);
  const AffItem *item = part->item;
  g_autoptr (GString) words = g_string_new (NULL);

  if (part->part > 0)
    return g_strdup ("continued");
  if (!item->room)
    g_string_append (words, "no-room ");
  if (!item->type)
    g_string_append (words, "no-type ");
  if (item->duration_min < 0)
    g_string_append (words, "no-end ");
  else if (part->parts > 1)
    g_string_append_printf (words, "lasts=%d ", part->minutes);
  if (item->to_confirm)
    g_string_append (words, "to-confirm ");
  append_people (words, item, n_speakers, n_people);
  append_natures (words, item, n_speakers);
  return g_strchomp (g_strdup (words->str));
}
