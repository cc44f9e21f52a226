// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of a table of papers that are about other rows: headings over the next ones, and sums.
#include "app/read/table-private.h"

#include <string.h>

#define HEADING_BYTES 200

// The only cell of the current row, or NULL; *COLUMN is where it stands.
static const char *
find_only (AffTable *self, int *column)
{
  const AffSheet *sheet = self->header.sheet;
  const char *only = NULL;

  for (int i = 0; i < (int) aff_sheet_columns (sheet, self->row); i++) {
    const char *cell = aff_sheet_cell (sheet, self->row, i);
    if (*cell && only)
      return NULL;
    if (*cell) {
      only = cell;
      *column = i;
    }
  }
  return only;
}

static gboolean
names_session (const char *text)
{
  static const char *const words[] = {"session", "sitzung", "séance", "seance",
                                      "sesión",  "sesion",  "poster", "oral"};
  g_autofree char *small = g_utf8_strdown (text, -1);
  gboolean is_named = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    is_named |= g_str_has_prefix (small, words[i]);
  return is_named || strstr (small, " session") || strstr (small, "postersitzung");
}

// What TEXT says of a day and of times, the first one of each; returns where the first one begins,
// or the end of TEXT.
static const char *
find_times (const char *text, AffWhen *start, AffWhen *end)
{
  const char *first = NULL;
  const char *at = text;

  while (*at) {
    AffWhen said = AFF_WHEN_NONE;
    const char *rest = at;
    if (aff_when_parse (at, &said, &rest)) {
      first = first ? first : at;
      aff_table_complete (start->minute < 0 || !*start->day ? start : end, &said);
      if (said.minute >= 0 && start->minute != said.minute)
        aff_table_complete (end, &said);
      at = rest;
    } else
      at += strcspn (at, " (,–—-");
    at += *at ? g_utf8_next_char (at) - at : 0;
  }
  return first ? first : at;
}

// "Session A – Monday 4 October 2026, 14:00-15:30": the session of the rows below.
static void
keep_heading (AffTable *self, const char *text)
{
  self->heading_start = self->heading_end = AFF_WHEN_NONE;
  const char *end = find_times (text, &self->heading_start, &self->heading_end);
  g_autofree char *title = g_strndup (text, end - text);
  gsize length = strlen (title);

  for (;;) {
    char *last = g_utf8_find_prev_char (title, title + length);
    if (!last || !g_utf8_strchr (" ,;:(|–—-", -1, g_utf8_get_char (last)))
      break;
    length = last - title;
    title[length] = '\0';
  }
  g_free (self->heading);
  self->heading = *title ? g_steal_pointer (&title) : NULL;
  aff_table_remark (self, AFF_REMARK_GUESSED, "heading-as-session",
                    "A row of the table is nothing but the name or the time of a session.",
                    "It was read as the session of the rows below it.");
}

static gboolean
is_heading (AffTable *self, const char *text, int column)
{
  const int *at = self->header.at;
  AffWhen said = AFF_WHEN_NONE;
  gboolean has_rows = at[AFF_MEANS_NUMBER] >= 0 || at[AFF_MEANS_BOARD] >= 0 ||
                      at[AFF_MEANS_POSTER_ID] >= 0 || at[AFF_MEANS_AUTHORS] >= 0;

  if (!has_rows || self->header.known < 3 || strlen (text) > HEADING_BYTES)
    return FALSE;
  if (aff_when_parse (text, &said, NULL) || names_session (text))
    return column != at[AFF_MEANS_TITLE] || names_session (text);
  return FALSE;
}

static gboolean
is_count (const char *text)
{
  return strspn (text, "0123456789") == strlen (text);
}

// "Total,30": the first cell says so, and the others are numbers.
static gboolean
is_sum (AffTable *self)
{
  static const char *const words[] = {"total",  "totals", "totalposters", "totalpapers",
                                      "totaux", "summe",  "sum",          "gesamt",
                                      "totale", NULL};
  const AffSheet *sheet = self->header.sheet;
  gboolean is_named = FALSE;

  for (int i = 0; i < (int) aff_sheet_columns (sheet, self->row); i++) {
    const char *cell = aff_sheet_cell (sheet, self->row, i);
    if (is_named && !is_count (cell))
      return FALSE;
    if (is_named || !*cell)
      continue;
    g_autofree char *word = aff_sheet_fold (cell, FALSE);
    while (*word && g_ascii_isdigit (word[strlen (word) - 1]))
      word[strlen (word) - 1] = '\0';
    if (!g_strv_contains (words, word))
      return FALSE;
    is_named = TRUE;
  }
  return is_named;
}

gboolean
aff_table_read_heading (AffTable *self)
{
  int column = -1;
  const char *only = self->header.row >= 0 && !self->header.is_own ? find_only (self, &column)
                                                                   : NULL;

  if (only && is_heading (self, only, column)) {
    keep_heading (self, only);
    return TRUE;
  }
  if (self->header.row < 0 || self->header.is_own || !is_sum (self))
    return FALSE;
  aff_table_remark (self, AFF_REMARK_LEFT, "row-of-sums",
                    "A row counts the rows above it (“Total”).", "It was left out.");
  return TRUE;
}
