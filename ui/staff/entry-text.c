// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/staff/entry-text.h"

#include "ui/staff/entry-assign.h"

#include <string.h>

#define DAY_MIN 1440

// Names begin with a capital, each of their words; a title and a number do; an address never does.
gboolean
aff_entry_text_wants_capital (AffEntryField field, const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);
  char last = *text != '\0' ? text[strlen (text) - 1] : '\0';

  if (aff_entry_is_people (field))
    return last == '\0' || last == ' ' || last == '-' || last == ';';
  return last == '\0' && field != AFF_ENTRY_LINK;
}

const char *
aff_entry_text_last_name (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);
  const char *semicolon = strrchr (text, ';');

  text = semicolon != NULL ? semicolon + 1 : text;
  while (*text == ' ')
    text++;
  return text;
}

char *
aff_entry_text_put_name (const char *text, const char *name)
{
  g_return_val_if_fail (text != NULL && name != NULL, NULL);
  g_autofree char *before = g_strndup (text, (gsize) (aff_entry_text_last_name (text) - text));

  return g_strconcat (before, name, NULL);
}

static char *
shift_time (const char *text, int minutes)
{
  g_autofree char *time = aff_entry_assign_read_time (text);
  int hour = 9, minute = 0;

  if (time != NULL && *time != '\0') {
    hour = atoi (time);
    minute = atoi (strchr (time, ':') + 1) + minutes;
  }
  minute = CLAMP (hour * 60 + minute, 0, DAY_MIN - 1);
  return g_strdup_printf ("%d:%02d", minute / 60, minute % 60);
}

char *
aff_entry_text_shift (AffEntryField field, const char *text, int minutes)
{
  g_return_val_if_fail (text != NULL, NULL);

  return field == AFF_ENTRY_TIME
           ? shift_time (text, minutes)
           : g_strdup_printf ("%d", CLAMP (atoi (text) + minutes, 0, 2 * DAY_MIN));
}
