// SPDX-License-Identifier: GPL-3.0-or-later
// Whova's workbook, each sheet saved as CSV: the agenda, in which sub-sessions follow their session,
// and the speakers, who meet it by name. Instructions stand above both headers.
#include "app/base/text.h"
#include "app/draft/columns.h"
#include "app/draft/markup.h"
#include "app/draft/people.h"
#include "app/draft/presenters.h"
#include "app/read/formats.h"

#include <stdio.h>
#include <string.h>

enum { TITLE, START, END, DAY, TRACKS, ROOM, DESCRIPTION, SPEAKERS, AUTHORS, LEVEL };

static const char *const agenda_names[] = {
  [TITLE] = "Session Title",
  [START] = "Start Time|Time Start",
  [END] = "End Time|Time End",
  [DAY] = "Date",
  [TRACKS] = "Tracks|Track",
  [ROOM] = "Room/Location|Room|Location",
  [DESCRIPTION] = "Description",
  [SPEAKERS] = "Speakers",
  [AUTHORS] = "Authors",
  [LEVEL] = "Session or Sub-session(Sub)|Session or Sub-session",
  NULL,
};

enum { NAME, AFFILIATION, POSITION, BIO };

static const char *const speaker_names[] = {
  [NAME] = "Name",
  [AFFILIATION] = "Affiliation|Company|Organization",
  [POSITION] = "Position",
  [BIO] = "Bio|Biography",
  NULL,
};

static int
recognise (AffSource *source, AffReport *report)
{
  const AffSheet *sheet = aff_source_kind (source) == AFF_SOURCE_TEXT
                            ? aff_source_sheet (source, report, NULL)
                            : NULL;
  AffColumns columns;

  if (!sheet)
    return 0;
  if (aff_columns_find (&columns, sheet, agenda_names, TRACKS))
    return aff_columns_has (&columns, LEVEL) ? 95 : 75;
  return aff_columns_find (&columns, sheet, speaker_names, BIO + 1) ? 85 : 0;
}

typedef struct {
  AffColumns columns;
  AffDraft *draft;
  AffReport *report;
  GHashTable *counts;     // of keys
  AffDraftItem *session;  // the last one, under which sub-sessions stand; borrowed
  gboolean is_poster;     // it is one of posters
  gboolean has_day_first; // "04/10/2026" is in October
  guint numbered;         // papers that got a number
} Reading;

static const char *
get_cell (const Reading *self, guint row, guint name)
{
  return aff_columns_cell (&self->columns, row, name);
}

static void
report_line (const Reading *self,
             guint row,
             AffRemarkKind kind,
             const char *code,
             const char *meaning,
             const char *action)
{
  aff_report_add_line (self->report, kind, code, aff_sheet_line (self->columns.sheet, row),
                       meaning, action);
}

// The numbers of "10/04/2026"; FALSE if TEXT is no such day.
static gboolean
part_day (const char *text, int parts[3])
{
  int end = 0;

  return sscanf (text, "%2d/%2d/%4d%n", &parts[0], &parts[1], &parts[2], &end) == 3 &&
         !g_ascii_isdigit (text[end]) && parts[0] > 0 && parts[1] > 0 && parts[2] > 0;
}

// Whova asks for the month first, but spreadsheet programs write days as their country does: one
// day past the 12th tells.
static void
tell_order_of_days (Reading *self)
{
  gboolean has_slashes = FALSE;
  gboolean has_proof = FALSE;

  for (guint row = self->columns.header + 1; row < aff_sheet_rows (self->columns.sheet);
       row++) {
    int parts[3];
    if (!part_day (get_cell (self, row, DAY), parts))
      continue;
    has_slashes = TRUE;
    has_proof = has_proof || parts[0] > 12 || parts[1] > 12;
    self->has_day_first = self->has_day_first || parts[0] > 12;
  }
  if (self->has_day_first)
    aff_report_add (self->report, AFF_REMARK_HANDLED, "day-before-month", NULL,
                    "Whova’s days begin with the month, those of this file with the day.",
                    "All days were read that way.");
  else if (has_slashes && !has_proof)
    aff_report_add (self->report, AFF_REMARK_GUESSED, "unsure-days", NULL,
                    "The days of the file may begin with the month or the day.",
                    "They were read with the month first, as Whova asks for them.");
}

static void
read_day (const Reading *self, guint row, AffWhen *when)
{
  const char *cell = get_cell (self, row, DAY);
  const char *rest = NULL;
  int parts[3];

  *when = AFF_WHEN_NONE;
  if (part_day (cell, parts)) {
    int month = parts[self->has_day_first ? 1 : 0];
    int day = parts[self->has_day_first ? 0 : 1];
    int year = parts[2] < 100 ? 2000 + parts[2] : parts[2];
    if (year >= 1970 && month <= 12 && g_date_valid_dmy (day, month, year))
      g_snprintf (when->day, sizeof when->day, "%04u-%02u-%02u", (guint) year % 10000,
                  (guint) month % 100, (guint) day % 100);
  } else if (*cell)
    aff_when_parse (cell, when, &rest);
  if (*cell && !*when->day)
    report_line (self, row, AFF_REMARK_LEFT, "unknown-day",
                 "The day of a session is none that can be read.",
                 "The session was read without a day.");
  when->minute = -1;
  when->has_offset = FALSE;
}

static int
read_minute (const Reading *self, guint row, guint name)
{
  const char *cell = get_cell (self, row, name);
  AffWhen when = AFF_WHEN_NONE;

  if (*cell && (!aff_when_parse (cell, &when, NULL) || when.minute < 0))
    report_line (self, row, AFF_REMARK_LEFT, "unknown-time",
                 "The time of a session is none that can be read.",
                 "The session was read without that time.");
  return when.minute;
}

static void
read_times (const Reading *self, guint row, AffDraftItem *item)
{
  item->start.minute = read_minute (self, row, START);
  int end = read_minute (self, row, END);
  int length = end - item->start.minute;

  aff_draft_set (&item->day, item->start.day);
  if (item->start.minute < 0 || end < 0)
    return;
  if (length < 0)
    report_line (self, row, AFF_REMARK_GUESSED, "ends-before-start",
                 "A session ends at an earlier time than it starts.",
                 "It was read as one that ends after midnight.");
  if (length == 0)
    report_line (self, row, AFF_REMARK_GUESSED, "no-length", "A session ends when it starts.",
                 "It was read without an end.");
  if (length != 0)
    item->duration_min = length > 0 ? length : length + 24 * 60;
}

static gboolean
has_word (const char *text, const char *word)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return strstr (folded, word) != NULL;
}

// Speakers are who talks; where a row has only authors these do.
static void
read_speakers (const Reading *self, guint row, AffDraftItem *item)
{
  const char *speakers = get_cell (self, row, SPEAKERS);
  const char *authors = get_cell (self, row, AUTHORS);

  item->unknown_speakers = aff_people_add (&item->speakers, speakers);
  if (*speakers || !*authors)
    return;
  item->unknown_speakers = aff_people_add (&item->speakers, authors);
  report_line (self, row, AFF_REMARK_GUESSED, "speakers-from-authors",
               "A session has authors but no speakers.",
               "The authors were taken for speakers.");
}

static AffDraftItem *
read_item (const Reading *self, guint row)
{
  AffWhen start;
  read_day (self, row, &start);
  g_autofree char *title = aff_text_clean_line (get_cell (self, row, TITLE));
  g_autofree char *base = g_strdup_printf ("%s %s", start.day, title);
  g_autofree char *key = aff_columns_number_key (self->counts, self->draft, g_strstrip (base));
  g_autofree char *place = aff_columns_place (&self->columns, row);
  g_autofree char *text = aff_markup_strip (get_cell (self, row, DESCRIPTION));
  AffDraftItem *item = aff_draft_item (self->draft, key, place);

  item->start = start;
  aff_draft_set (&item->title, title);
  aff_draft_set (&item->track, get_cell (self, row, TRACKS));
  aff_draft_set (&item->room, get_cell (self, row, ROOM));
  aff_draft_set_text (&item->abstract, text);
  read_times (self, row, item);
  read_speakers (self, row, item);
  return item;
}

static void
read_session (Reading *self, guint row)
{
  const char *tracks = get_cell (self, row, TRACKS);

  self->session = read_item (self, row);
  self->is_poster = has_word (get_cell (self, row, TITLE), "poster") ||
                    has_word (tracks, "poster");
  if (self->is_poster)
    self->session->natures |= AFF_NATURE_POSTER;
}

static void
read_authors (const Reading *self, guint row, AffDraftPaper *paper)
{
  g_autoptr (GPtrArray) speakers = NULL;

  if (paper->authors)
    return;
  aff_people_add (&paper->authors, get_cell (self, row, AUTHORS));
  aff_people_add (&speakers, get_cell (self, row, SPEAKERS));
  aff_presenters_mark (&paper->authors, speakers);
}

static void
number_paper (Reading *self, guint row, AffDraftPaper *paper)
{
  g_autofree char *number = g_strdup_printf ("%u", ++self->numbered);

  aff_draft_set (&paper->number, number);
  paper->is_number_made = TRUE;
  report_line (self, row, AFF_REMARK_GUESSED, "paper-without-number",
               "Papers have no numbers in an agenda.",
               "Their places in the agenda became their numbers.");
}

// A paper in its session; one title in two sessions is one paper.
static void
read_paper (Reading *self, guint row)
{
  g_autofree char *title = aff_text_clean_line (get_cell (self, row, TITLE));
  g_autofree char *place = aff_columns_place (&self->columns, row);
  g_autofree char *text = aff_markup_strip (get_cell (self, row, DESCRIPTION));
  AffDraftPaper *paper = aff_draft_paper (self->draft, title, place);
  int start = self->is_poster ? -1 : read_minute (self, row, START);

  if (!paper->number)
    number_paper (self, row, paper);
  aff_draft_set (&paper->title, title);
  aff_draft_set_text (&paper->abstract, text);
  aff_draft_set (&paper->track, get_cell (self, row, TRACKS));
  read_authors (self, row, paper);
  aff_draft_add_presentation (paper, self->is_poster ? AFF_KIND_POSTER : AFF_KIND_ORAL,
                              self->session->key, NULL);
  if (start >= 0 && start != self->session->start.minute)
    report_line (self, row, AFF_REMARK_LEFT, "time-within-session",
                 "A talk has a time of its own within its session.",
                 "The time was left out: talks follow each other in the order of the session.");
}

static void
read_row (Reading *self, guint row)
{
  gboolean is_sub = has_word (get_cell (self, row, LEVEL), "sub");

  if (is_sub && !self->session)
    report_line (self, row, AFF_REMARK_GUESSED, "sub-session-first",
                 "A sub-session stands before any session.", "It was read as a session.");
  if (!is_sub || !self->session)
    read_session (self, row);
  else if (self->is_poster || *get_cell (self, row, AUTHORS))
    read_paper (self, row);
  else {
    read_item (self, row);
    report_line (
      self, row, AFF_REMARK_GUESSED, "sub-session",
      "A sub-session without authors stands within its session.",
      "It was read as a line of the schedule of its own; shorten its session so that "
      "the two do not overlap.");
  }
}

static void
complete_people (const Reading *self, GPtrArray *people)
{
  for (guint i = 0; people && i < people->len; i++) {
    AffDraftPerson *person = people->pdata[i];
    if (!person->affiliation)
      aff_draft_set (&person->affiliation,
                     g_hash_table_lookup (self->draft->affiliations, person->name));
  }
}

static void
complete_draft (const Reading *self)
{
  for (guint i = 0; i < self->draft->items->len; i++)
    complete_people (self, ((AffDraftItem *) self->draft->items->pdata[i])->speakers);
  for (guint i = 0; i < self->draft->papers->len; i++)
    complete_people (self, ((AffDraftPaper *) self->draft->papers->pdata[i])->authors);
}

static void
read_agenda (Reading *self)
{
  const AffColumns *columns = &self->columns;

  tell_order_of_days (self);
  for (guint row = columns->header + 1; row < aff_sheet_rows (columns->sheet); row++)
    if (aff_columns_claim (columns, row, NULL, get_cell (self, row, TITLE), self->report))
      read_row (self, row);
  self->draft->lists_items = TRUE;
  self->draft->lists_papers = self->draft->lists_papers || self->draft->papers->len > 0;
}

static void
read_list_of_speakers (Reading *self)
{
  const AffColumns *columns = &self->columns;

  for (guint row = columns->header + 1; row < aff_sheet_rows (columns->sheet); row++) {
    char *name = aff_text_clean_line (get_cell (self, row, NAME));
    g_hash_table_replace (self->draft->affiliations, name,
                          aff_text_clean_line (get_cell (self, row, AFFILIATION)));
  }
  self->columns.at[POSITION] = -1; // known, but not read
  self->columns.at[BIO] = -1;
}

static gboolean
read_source (AffSource *source, AffDraft *draft, AffReport *report, GError **error)
{
  const AffSheet *sheet = aff_source_sheet (source, report, error);
  g_autoptr (GHashTable) counts = aff_columns_keys_new ();
  Reading reading = {.draft = draft, .report = report, .counts = counts};

  if (!sheet)
    return FALSE;
  if (aff_columns_find (&reading.columns, sheet, agenda_names, TRACKS))
    read_agenda (&reading);
  else if (aff_columns_find (&reading.columns, sheet, speaker_names, BIO + 1))
    read_list_of_speakers (&reading);
  else
    return aff_columns_fail (aff_source_name (source), "Whova", agenda_names, TRACKS, error);
  aff_draft_set (&draft->family, "whova");
  aff_draft_set (&draft->source, "Whova");
  complete_draft (&reading);
  if (reading.columns.header > 0)
    aff_report_add_line (report, AFF_REMARK_HANDLED, "rows-above-header",
                         aff_sheet_line (sheet, reading.columns.header),
                         "Rows stand above the names of the columns.", "They were left out.");
  aff_columns_report_rest (&reading.columns, report);
  return TRUE;
}

const AffFormat aff_format_whova = {
  .name = "whova",
  .title = "Whova’s agenda and speakers (each sheet as CSV)",
  .recognise = recognise,
  .read = read_source,
};
