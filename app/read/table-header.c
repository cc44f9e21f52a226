// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read/table-header.h"

#include "app/read/table-words.h"

#include <string.h>

#define SEARCHED_ROWS 60 // for the header

static const char *const own_names[] = {"number", "title",    "authors",      "affiliations",
                                        "track",  "session",  "day",          "start",
                                        "end",    "board",    "presentation", "link",
                                        "doi",    "abstract", "withdrawn",    "key"};

static gboolean
is_own (const AffSheet *sheet, guint row)
{
  if (aff_sheet_columns (sheet, row) != G_N_ELEMENTS (own_names))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (own_names); i++)
    if (strcmp (aff_sheet_cell (sheet, row, (int) i), own_names[i]) != 0)
      return FALSE;
  return TRUE;
}

static void
give_meaning (AffTableHeader *self, guint column, AffMeaning meaning)
{
  gboolean is_left = meaning >= AFF_MEANS_PERSONAL || meaning == AFF_MEANS_NOTHING;
  gboolean is_many = meaning == AFF_MEANS_LINK || meaning == AFF_MEANS_ARXIV;

  if (!is_left && !is_many && self->at[meaning] >= 0)
    meaning = AFF_MEANS_OTHER; // the first one counts
  self->meanings[column] = (guint8) meaning;
  if (self->at[meaning] >= 0)
    return;
  self->at[meaning] = (int) column;
  self->known += !is_left;
}

static void
change_meaning (AffTableHeader *self, AffMeaning from, AffMeaning to)
{
  if (self->at[from] < 0 || self->at[to] >= 0)
    return;
  self->at[to] = self->at[from];
  self->meanings[self->at[to]] = (guint8) to;
  self->at[from] = -1;
}

gboolean
aff_table_header_has (const AffTableHeader *self, AffMeaning meaning)
{
  g_return_val_if_fail (self != NULL && meaning < AFF_N_MEANINGS, FALSE);
  return self->at[meaning] >= 0;
}

static gboolean
has_time (const AffTableHeader *self)
{
  return self->at[AFF_MEANS_START] >= 0 || self->at[AFF_MEANS_START_DATE] >= 0 ||
         self->at[AFF_MEANS_TIME] >= 0;
}

// The first cell below COLUMN that is not empty.
static const char *
find_sample (const AffTableHeader *self, int column)
{
  guint rows = MIN (aff_sheet_rows (self->sheet), (guint) self->row + SEARCHED_ROWS);

  for (guint row = (guint) self->row + 1; row < rows; row++)
    if (*aff_sheet_cell (self->sheet, row, column))
      return aff_sheet_cell (self->sheet, row, column);
  return "";
}

// "Paper" and "Poster" may be its number, its title, where it hangs, or where its file lies.
static void
settle_paper (AffTableHeader *self)
{
  const char *sample = find_sample (self, self->at[AFF_MEANS_PAPER]);

  if (strchr (sample, '/') || g_str_has_suffix (sample, ".pdf"))
    return;
  if (strlen (sample) <= 8 && self->at[AFF_MEANS_NUMBER] < 0)
    change_meaning (self, AFF_MEANS_PAPER, AFF_MEANS_NUMBER);
  else if (strlen (sample) <= 8)
    change_meaning (self, AFF_MEANS_PAPER, AFF_MEANS_POSTER_ID);
  else
    change_meaning (self, AFF_MEANS_PAPER, AFF_MEANS_TITLE);
}

// Words that mean one thing beside some columns and another thing beside others.
static void
settle_meanings (AffTableHeader *self)
{
  if (self->at[AFF_MEANS_PAPER] >= 0)
    settle_paper (self);
  if (has_time (self)) {
    change_meaning (self, AFF_MEANS_NAME, AFF_MEANS_TITLE);
    if (self->at[AFF_MEANS_TITLE] < 0)
      change_meaning (self, AFF_MEANS_SESSION, AFF_MEANS_TITLE);
  }
  if (self->at[AFF_MEANS_FIRST_NAME] >= 0)
    change_meaning (self, AFF_MEANS_NAME, AFF_MEANS_LAST_NAME);
  if (self->at[AFF_MEANS_BOARD] >= 0)
    change_meaning (self, AFF_MEANS_POSTER_ID, AFF_MEANS_NUMBER);
  change_meaning (self, AFF_MEANS_NAME, AFF_MEANS_AUTHORS);
  change_meaning (self, AFF_MEANS_NAME, AFF_MEANS_OTHER);
}

// Meanings that the kind of the table has no use for.
static void
drop_unused (AffTableHeader *self)
{
  static const AffMeaning of_papers[] = {AFF_MEANS_KEYWORDS,   AFF_MEANS_AFFILIATIONS,
                                         AFF_MEANS_IS_ORAL,    AFF_MEANS_PAPER,
                                         AFF_MEANS_FIRST_NAME, AFF_MEANS_LAST_NAME};
  static const AffMeaning of_items[] = {AFF_MEANS_CHAIRS, AFF_MEANS_SUBTITLE};
  gboolean is_schedule = aff_table_header_is_schedule (self);
  const AffMeaning *unused = is_schedule ? of_papers : of_items;
  gsize length = is_schedule ? G_N_ELEMENTS (of_papers) : G_N_ELEMENTS (of_items);

  for (gsize i = 0; i < length; i++)
    if (self->at[unused[i]] >= 0) {
      self->meanings[self->at[unused[i]]] = AFF_MEANS_OTHER;
      self->at[unused[i]] = -1;
    }
}

// Papers by number and their boards need no titles: another file or the programme has these.
static gboolean
is_header (const AffTableHeader *self)
{
  gboolean has_title = self->at[AFF_MEANS_TITLE] >= 0;
  gboolean has_number = self->at[AFF_MEANS_NUMBER] >= 0;
  gboolean has_board = self->at[AFF_MEANS_BOARD] >= 0 || self->at[AFF_MEANS_POSTER_ID] >= 0;

  return self->known >= 2 && (has_title || (has_number && has_board && self->known <= 5));
}

static gboolean
read_row (AffTableHeader *self, const AffSheet *sheet, int row, GHashTable *index)
{
  self->sheet = sheet;
  self->row = row;
  self->known = 0;
  self->columns = aff_sheet_columns (sheet, (guint) row);
  self->is_own = is_own (sheet, (guint) row);
  for (guint meaning = 0; meaning < AFF_N_MEANINGS; meaning++)
    self->at[meaning] = -1;
  for (guint column = 0; column < self->columns; column++) {
    const char *name = aff_sheet_cell (sheet, (guint) row, (int) column);
    AffMeaning meaning = aff_table_words_find (index, name);
    if (self->is_own && strcmp (name, "key") == 0)
      meaning = AFF_MEANS_OWN_KEY;
    give_meaning (self, column, meaning);
  }
  settle_meanings (self);
  drop_unused (self);
  return is_header (self);
}

gboolean
aff_table_header_read (AffTableHeader *self, const AffSheet *sheet, int row)
{
  g_return_val_if_fail (self != NULL && sheet != NULL, FALSE);
  if (row < 0 || (guint) row >= aff_sheet_rows (sheet))
    return FALSE;
  g_autoptr (GHashTable) index = aff_table_words_new ();
  return read_row (self, sheet, row, index);
}

gboolean
aff_table_header_find (AffTableHeader *self, const AffSheet *sheet)
{
  g_return_val_if_fail (self != NULL && sheet != NULL, FALSE);
  g_autoptr (GHashTable) index = aff_table_words_new ();
  int rows = (int) MIN (aff_sheet_rows (sheet), SEARCHED_ROWS);
  guint most = 0;
  int best = -1;

  for (int row = 0; row < rows; row++)
    if (read_row (self, sheet, row, index) && self->known > most) {
      most = self->known;
      best = row;
    }
  return best >= 0 && read_row (self, sheet, best, index);
}

gboolean
aff_table_header_is_schedule (const AffTableHeader *self)
{
  static const AffMeaning papers[] = {
    AFF_MEANS_BOARD,          AFF_MEANS_POSTER_ID, AFF_MEANS_DECISION,
    AFF_MEANS_FORUM,          AFF_MEANS_ARXIV,     AFF_MEANS_ORAL_SESSION,
    AFF_MEANS_POSTER_SESSION, AFF_MEANS_WITHDRAWN, AFF_MEANS_COAUTHORS,
  };

  g_return_val_if_fail (self != NULL, FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (papers); i++)
    if (self->at[papers[i]] >= 0)
      return FALSE;
  if (self->at[AFF_MEANS_AUTHORS] >= 0 && self->at[AFF_MEANS_SESSION] >= 0)
    return FALSE; // the times are those of the session
  return has_time (self) || (self->at[AFF_MEANS_ROOM] >= 0 && self->at[AFF_MEANS_DAY] >= 0);
}

gboolean
aff_table_header_is_boards (const AffTableHeader *self)
{
  static const AffMeaning whole[] = {
    AFF_MEANS_UID,     AFF_MEANS_NUMBER,   AFF_MEANS_ABSTRACT,
    AFF_MEANS_AUTHORS, AFF_MEANS_SPEAKERS, AFF_MEANS_LAST_NAME,
    AFF_MEANS_FORUM,   AFF_MEANS_DECISION, AFF_MEANS_KEYWORDS,
  };

  g_return_val_if_fail (self != NULL, FALSE);
  if (self->at[AFF_MEANS_TITLE] < 0)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (whole); i++)
    if (self->at[whole[i]] >= 0)
      return FALSE;
  return self->at[AFF_MEANS_BOARD] >= 0 || self->at[AFF_MEANS_POSTER_ID] >= 0;
}

void
aff_table_header_report (const AffTableHeader *self, AffReport *report)
{
  static const struct {
    const char *code;
    const char *meaning;
  } reasons[] = {
    [AFF_MEANS_PERSONAL] = {"personal-columns",
                            "A column holds what is private to people, which "
                            "a public screen never shows."},
    [AFF_MEANS_REVIEW] = {"review-columns",
                          "A column is about reviewing, which a public screen "
                          "never shows."},
    [AFF_MEANS_OTHER] = {"other-columns",
                         "A column has no place in a programme, or what it means "
                         "is not known."},
  };

  g_return_if_fail (self != NULL && report != NULL);
  for (guint column = 0; column < self->columns; column++) {
    AffMeaning meaning = self->meanings[column];
    if (meaning < AFF_MEANS_PERSONAL)
      continue;
    const char *name = aff_sheet_cell (self->sheet, (guint) self->row, (int) column);
    g_autofree char *place = g_strdup_printf ("column “%s”", name);
    aff_report_add (report, AFF_REMARK_LEFT, reasons[meaning].code, place,
                    reasons[meaning].meaning, "It was left out.");
  }
}
