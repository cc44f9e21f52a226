// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read/schedule-own.h"

#include "app/draft/nature.h"

#include <string.h>

#define MOST_MIN     (31 * 24 * 60) // of an item that was parted
#define MOST_UNKNOWN 100

gboolean
aff_schedule_own_is (const AffSchedule *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->generator && g_str_has_prefix (self->generator, "Affiche ");
}

// The number of "NAME=12", at most MOST; -1 if WORD is none.
static int
read_number (const char *word, const char *name, int most)
{
  guint64 number = 0;

  if (!g_str_has_prefix (word, name) ||
      !g_ascii_string_to_unsigned (word + strlen (name), 10, 0, (guint64) most, &number, NULL))
    return -1;
  return (int) number;
}

static void
set_length (AffScheduleEvent *event, int minutes)
{
  g_clear_pointer (&event->end, g_free);
  g_clear_pointer (&event->duration, g_free);
  if (minutes > 0)
    event->duration = g_strdup_printf ("%d:%02d", minutes / 60, minutes % 60);
}

static void
keep_speakers (AffScheduleEvent *event, int count)
{
  if (count >= 0 && event->speakers && event->speakers->len > (guint) count)
    g_ptr_array_set_size (event->speakers, count);
}

static void
read_word (AffScheduleEvent *event, const char *word)
{
  int unknown = read_number (word, "unknown=", MOST_UNKNOWN);
  int minutes = read_number (word, "lasts=", MOST_MIN);

  keep_speakers (event, read_number (word, "speakers=", G_MAXINT));
  if (unknown > 0)
    event->unknown_speakers = unknown;
  if (minutes > 0)
    set_length (event, minutes);
  if (g_str_has_prefix (word, "natures="))
    event->natures |= aff_nature_read (word + strlen ("natures="));
  else if (strcmp (word, "no-room") == 0)
    g_clear_pointer (&event->room, g_free);
  else if (strcmp (word, "no-type") == 0)
    g_clear_pointer (&event->type, g_free);
  else if (strcmp (word, "no-end") == 0)
    set_length (event, 0);
  else if (strcmp (word, "to-confirm") == 0)
    event->is_to_confirm = TRUE;
}

// A description lists what is presented, which is no text of the item.
static void
read_event (AffScheduleEvent *event)
{
  g_auto (GStrv) words = event->own ? g_strsplit (event->own, " ", -1) : NULL;

  event->is_own = TRUE;
  g_clear_pointer (&event->description, g_free);
  for (guint i = 0; words && words[i]; i++)
    read_word (event, words[i]);
}

void
aff_schedule_own_read (AffSchedule *self)
{
  g_return_if_fail (self != NULL);
  guint kept = 0;

  if (!aff_schedule_own_is (self))
    return;
  for (guint i = 0; i < self->events->len; i++) {
    AffScheduleEvent *event = self->events->pdata[i];
    gboolean is_rest = event->own && strcmp (event->own, "continued") == 0;
    read_event (event);
    if (is_rest && kept > 0)
      continue;
    self->events->pdata[i] = self->events->pdata[kept];
    self->events->pdata[kept++] = event;
  }
  g_ptr_array_set_size (self->events, kept);
}
