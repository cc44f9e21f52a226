// SPDX-License-Identifier: GPL-3.0-or-later
// Days and times as cells of spreadsheets hold them where no calendar would.
#include "app/read/table-private.h"

#include <string.h>

#define FIRST_SERIAL 40000 // a day of 2009, as spreadsheets count
#define LAST_SERIAL  60000 // and of 2064

// "9.15", "10.00 – 10.15": full stops between hour and minutes as colons; NULL if there are others.
static char *
mend_stops (const char *text)
{
  char *mended = g_strdup (text);

  for (char *at = strchr (mended, '.'); at; at = strchr (at + 1, '.')) {
    gboolean is_hour = at > mended && g_ascii_isdigit (at[-1]) &&
                       (at < mended + 3 || !g_ascii_isdigit (at[-2]) ||
                        !g_ascii_isdigit (at[-3]));
    if (!is_hour || strspn (at + 1, "0123456789") != 2 || at[3] == '.') {
      g_free (mended);
      return NULL;
    }
    *at = ':';
  }
  return mended;
}

// "46299.5833": days since the last but one of 1899, and parts of a day.
static gboolean
read_serial (const char *text, AffWhen *when)
{
  const AffWhen origin = {.day = "1899-12-30", .minute = -1};
  char *end = NULL;
  double value = g_ascii_strtod (text, &end);
  gint64 day = (gint64) value;
  gboolean is_time = value > 0 && value < 1 && strlen (text) > 4;
  gboolean is_day = day >= FIRST_SERIAL && day <= LAST_SERIAL;

  if (*end || strspn (text, "0123456789.") != strlen (text) || (!is_time && !is_day))
    return FALSE;
  *when = AFF_WHEN_NONE;
  if (is_day)
    aff_when_set_day_number (when, aff_when_day_number (&origin) + day);
  if (strchr (text, '.'))
    when->minute = (int) ((value - (double) day) * 1440 + 0.5) % 1440;
  return TRUE;
}

gboolean
aff_table_parse_when (AffTable *self, const char *cell, AffWhen *when, AffWhen *until)
{
  const char *rest = cell;
  g_autofree char *mended = NULL;

  *until = AFF_WHEN_NONE;
  if (aff_table_scan_span (cell, when, until, &rest) && !*rest)
    return TRUE;
  mended = strlen (cell) < 60 ? mend_stops (cell) : NULL;
  const char *behind = mended;
  gboolean is_mended = mended && strcmp (mended, cell) != 0 &&
                       aff_table_scan_span (mended, when, until, &behind) && !*behind;
  if (is_mended || (strlen (cell) < 24 && read_serial (cell, when))) {
    aff_table_remark (self, AFF_REMARK_GUESSED, "time-as-number",
                      "A day or time is written as a number (“9.15”, “46299.5”).",
                      "It was read as the time, or as the day that a spreadsheet means.");
    return TRUE;
  }
  if (!aff_table_scan_span (cell, when, until, &rest))
    return FALSE;
  aff_table_remark (self, AFF_REMARK_GUESSED, "time-with-words",
                    "There are words behind the time in its cell.", "They were left out.");
  return TRUE;
}
