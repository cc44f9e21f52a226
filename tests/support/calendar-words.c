// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/calendar-words.h"

#include <stdlib.h>

static void
append_when (GString *words, const AffWhen *when)
{
  int offset = abs (when->offset_min);

  g_string_append (words, when->day);
  if (when->minute < 0)
    return;
  g_string_append_printf (words, " %02d:%02d", when->minute / 60, when->minute % 60);
  if (when->has_offset)
    g_string_append_printf (words, "%c%02d:%02d", when->offset_min < 0 ? '-' : '+', offset / 60,
                            offset % 60);
}

static void
append_text (GString *words, const char *text)
{
  g_string_append_printf (words, "|%s", text ? text : "");
}

static void
append_people (GString *words, const GPtrArray *people)
{
  g_string_append_c (words, '|');
  for (guint i = 0; people && i < people->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "",
                            ((const AffDraftPerson *) people->pdata[i])->name);
}

char *
calendar_words_item (const AffDraftItem *item)
{
  GString *words = g_string_new (item->key);

  g_string_append_c (words, '|');
  append_when (words, &item->start);
  if (item->duration_min < 0)
    g_string_append (words, "|-");
  else
    g_string_append_printf (words, "|%d", item->duration_min);
  append_text (words, item->title);
  append_text (words, item->room);
  append_people (words, item->speakers);
  g_string_append (words, item->to_confirm ? "|to confirm" : "");
  g_string_append (words, item->is_cancelled ? "|cancelled" : "");
  return g_string_free (words, FALSE);
}

char *
calendar_words (const AffDraft *draft)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < draft->items->len; i++) {
    g_autofree char *item = calendar_words_item (draft->items->pdata[i]);
    g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", item);
  }
  return g_string_free (words, FALSE);
}
