// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read/table-private.h"

#include <string.h>

static void
say_unread (AffTable *self, const char *code)
{
  aff_table_remark (self, AFF_REMARK_LEFT, code,
                    "A cell should hold a day or a time and does not.",
                    "It was taken for not said.");
}

void
aff_table_complete (AffWhen *when, const AffWhen *said)
{
  if (!*when->day)
    memcpy (when->day, said->day, sizeof when->day);
  if (when->minute < 0 && said->minute >= 0) {
    when->minute = said->minute;
    when->has_offset = said->has_offset;
    when->offset_min = said->offset_min;
  }
  when->is_unsure |= said->is_unsure;
}

// Behind the word or dash between two times, or NULL.
static const char *
skip_until (const char *rest)
{
  static const char *const words[] = {"–", "—", "−", "-", "to ", "until ", "bis ", "à ", "~"};

  while (g_ascii_isspace (*rest))
    rest++;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (rest, words[i])) {
      rest += strlen (words[i]);
      while (g_ascii_isspace (*rest))
        rest++;
      return rest;
    }
  return NULL;
}

gboolean
aff_table_scan_span (const char *text, AffWhen *from, AffWhen *to, const char **rest)
{
  if (!aff_when_parse (text, from, rest))
    return FALSE;
  const char *second = skip_until (*rest);
  if (second)
    aff_when_parse (second, to, rest);
  while (g_ascii_isspace (**rest))
    (*rest)++;
  return TRUE;
}

// What the cell of MEANING says goes into *START and *END (which may be NULL) where these are open.
static void
add_cell (AffTable *self, AffMeaning meaning, AffWhen *start, AffWhen *end)
{
  const char *cell = aff_table_cell (self, meaning);
  AffWhen from = AFF_WHEN_NONE;
  AffWhen to = AFF_WHEN_NONE;

  if (*cell && !aff_table_parse_when (self, cell, &from, &to))
    say_unread (self, "time-not-read");
  aff_table_complete (start, &from);
  if (end)
    aff_table_complete (end, &to);
}

static void
keep_day (AffTable *self, const AffWhen *when)
{
  self->day = (AffWhen){.minute = -1, .is_unsure = when->is_unsure};
  memcpy (self->day.day, when->day, sizeof when->day);
}

// The day of the current row: its own cell, or what stood above. A time in the cell is the START.
static void
read_day (AffTable *self, AffWhen *start, AffWhen *end)
{
  const char *cell = aff_table_cell (self, AFF_MEANS_DAY);
  AffWhen said = AFF_WHEN_NONE;
  AffWhen until = AFF_WHEN_NONE;

  if (!*cell)
    return;
  if (aff_table_parse_when (self, cell, &said, &until) && *said.day) {
    keep_day (self, &said);
    said.day[0] = '\0';
    aff_table_complete (start, &said);
    aff_table_complete (end, &until);
  } else {
    self->day = AFF_WHEN_NONE;
    say_unread (self, "day-not-read");
  }
}

void
aff_table_read_times (AffTable *self, AffWhen *start, AffWhen *end, int *duration)
{
  const char *cell = aff_table_cell (self, AFF_MEANS_DURATION);

  *start = *end = AFF_WHEN_NONE;
  add_cell (self, AFF_MEANS_START_DATE, start, end);
  add_cell (self, AFF_MEANS_START, start, end);
  add_cell (self, AFF_MEANS_TIME, start, end);
  add_cell (self, AFF_MEANS_END_DATE, end, NULL);
  add_cell (self, AFF_MEANS_END, end, NULL);
  read_day (self, start, end);
  if (start->minute < 0 && self->heading_start.minute >= 0)
    *end = self->heading_end;
  aff_table_complete (start, &self->heading_start);
  if (*start->day)
    keep_day (self, start);
  // Where rows say day and time in one cell, an empty one is no "as above" but not scheduled yet.
  if (start->minute >= 0 || !aff_table_header_has (&self->header, AFF_MEANS_START_DATE))
    aff_table_complete (start, &self->day);
  *duration = *cell ? aff_when_parse_duration (cell, NULL) : -1;
  if (*cell && *duration < 0)
    say_unread (self, "duration-not-read");
}

gboolean
aff_table_read_day_heading (AffTable *self)
{
  const char *only = NULL;
  AffWhen said = AFF_WHEN_NONE;

  for (guint column = 0; column < aff_sheet_columns (self->header.sheet, self->row); column++) {
    const char *cell = aff_sheet_cell (self->header.sheet, self->row, (int) column);
    if (*cell && only && strcmp (cell, only) != 0)
      return FALSE;
    only = *cell ? cell : only;
  }
  if (!only || !aff_when_parse (only, &said, NULL) || !*said.day || said.minute >= 0)
    return FALSE;
  keep_day (self, &said);
  return TRUE;
}
