// SPDX-License-Identifier: GPL-3.0-or-later
// Indico's list of contributions as CSV: what is a poster is a paper in its session, anything else a
// line of the schedule. Times are in UTC, durations in words, people joined with commas.
#include "app/base/text.h"
#include "app/draft/columns.h"
#include "app/draft/markup.h"
#include "app/draft/people.h"
#include "app/draft/presenters.h"
#include "app/draft/topics.h"
#include "app/read/formats.h"
#include "app/read/indico-import.h"

#include <string.h>

enum {
  ID,
  TITLE,
  DURATION,
  PRESENTERS,
  MATERIALS,
  DESCRIPTION,
  DATE,
  TYPE,
  SESSION,
  TRACK,
  PRESENTERS_FROM,
  CODE,
  AUTHORS,
  AUTHORS_FROM,
  COAUTHORS,
  COAUTHORS_FROM,
  BOARD,
  KEYWORDS,
};

static const char *const names[] = {
  [ID] = "Id",
  [TITLE] = "Title",
  [DURATION] = "Duration",
  [PRESENTERS] = "Presenters",
  [MATERIALS] = "Materials",
  [DESCRIPTION] = "Description",
  [DATE] = "Date",
  [TYPE] = "Type",
  [SESSION] = "Session",
  [TRACK] = "Track",
  [PRESENTERS_FROM] = "Presenters (affiliation)",
  [CODE] = "Program Code|Programme Code",
  [AUTHORS] = "Authors",
  [AUTHORS_FROM] = "Authors (affiliation)",
  [COAUTHORS] = "Co-Authors",
  [COAUTHORS_FROM] = "Co-Authors (affiliation)",
  [BOARD] = "Board number",
  [KEYWORDS] = "Keywords",
  NULL,
};

#define NEEDED DESCRIPTION // of the names

typedef struct {
  AffColumns columns;
  AffDraft *draft;
  AffReport *report;
  GHashTable *own; // the sessions (AffDraftItem) that this file brought
  AffTopics *topics;
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

static gboolean
has_poster (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return strstr (folded, "poster") != NULL;
}

// A type tells; where there is none the session does, or a board.
static gboolean
is_poster (const Reading *self, guint row)
{
  const char *type = get_cell (self, row, TYPE);

  if (has_poster (type))
    return TRUE;
  return !*type && (has_poster (get_cell (self, row, SESSION)) || *get_cell (self, row, BOARD));
}

static void
read_start (const Reading *self, guint row, AffWhen *start)
{
  const char *cell = get_cell (self, row, DATE);
  const char *rest = NULL;

  if (!*cell)
    return;
  if (!aff_when_parse (cell, start, &rest) || !*start->day)
    report_line (self, row, AFF_REMARK_LEFT, "unknown-day",
                 "The date of a contribution is none that can be read.",
                 "The contribution was read without a date.");
  else if (start->is_unsure)
    report_line (self, row, AFF_REMARK_GUESSED, "unsure-days",
                 "A date may begin with the month or the day.",
                 "It was read with the day first.");
}

static int
read_duration (const Reading *self, guint row)
{
  const char *cell = get_cell (self, row, DURATION);
  int minutes = *cell ? aff_when_parse_duration (cell, NULL) : -1;

  if (*cell && minutes < 0)
    report_line (self, row, AFF_REMARK_LEFT, "unknown-duration",
                 "The duration of a contribution is none that can be read.",
                 "The contribution was read without a duration.");
  return minutes;
}

// Adds those in the column NAME to *PEOPLE; the number of those to be announced. The column FROM
// repeats them with "(Organisation, City)" behind each.
static int
read_people (const Reading *self, guint row, guint name, guint from, GPtrArray **people)
{
  g_autoptr (GPtrArray) plain = NULL;
  g_autoptr (GPtrArray) full = NULL;
  g_autoptr (GHashTable) affiliations = g_hash_table_new (g_str_hash, g_str_equal);
  int unknown = aff_people_add_split (&plain, get_cell (self, row, name), ',');

  aff_people_add_split (&full, get_cell (self, row, from), ',');
  for (guint i = 0; i < full->len; i++) {
    const AffDraftPerson *person = full->pdata[i];
    g_hash_table_insert (affiliations, person->name, person->affiliation);
  }
  aff_draft_say_people (people);
  for (guint i = 0; i < plain->len; i++) {
    const AffDraftPerson *person = plain->pdata[i];
    const char *affiliation = g_hash_table_lookup (affiliations, person->name);
    aff_draft_add_person (people, person->name, affiliation);
  }
  return unknown;
}

// Materials are slides and posters behind Indico's log-in; only a paper's own page is its link.
static void
read_materials (const Reading *self, guint row, AffDraftPaper *paper)
{
  g_auto (GStrv) addresses = g_strsplit_set (get_cell (self, row, MATERIALS), ", \n", -1);
  gboolean is_left = FALSE;

  for (char **address = addresses; *address; address++)
    if (strstr (*address, "doi.org/") || strstr (*address, "openreview.net/") ||
        strstr (*address, "arxiv.org/"))
      aff_draft_add_address (paper, *address);
    else
      is_left = is_left || **address;
  if (is_left)
    report_line (self, row, AFF_REMARK_LEFT, "materials",
                 "A contribution has materials, which may need a log-in.",
                 "Their addresses were left out.");
}

// SESSION lasts from the start of its first poster to the end of its last one.
static void
stretch_session (AffDraftItem *session, const AffWhen *start, int minutes)
{
  int before = aff_when_between (start, &session->start);
  int after = aff_when_between (&session->start, start);

  if (!*session->start.day) {
    session->start = *start;
    session->duration_min = minutes;
  } else if (before > 0) {
    session->start = *start;
    session->duration_min = MAX (session->duration_min + before, minutes);
  } else if (after >= 0 && minutes > 0)
    session->duration_min = MAX (session->duration_min, after + minutes);
}

static void
time_session (const Reading *self, guint row, AffDraftItem *session)
{
  AffWhen start = AFF_WHEN_NONE;
  int minutes = read_duration (self, row);

  read_start (self, row, &start);
  if (!*start.day || !g_hash_table_contains (self->own, session))
    return;
  if (*session->start.day && strcmp (session->start.day, start.day) != 0)
    report_line (self, row, AFF_REMARK_GUESSED, "session-on-two-days",
                 "Posters of one session are on two days.",
                 "The session was put on the day of its first poster in the file.");
  else
    stretch_session (session, &start, minutes);
}

// The session of a poster, which is a line of the schedule that the file does not have; the same one
// as in Indico's JSON.
static AffDraftItem *
find_session (const Reading *self, guint row)
{
  const char *title = get_cell (self, row, SESSION);
  g_autofree char *key = g_strconcat ("session:", title, NULL);

  if (!*title)
    return NULL;
  gboolean is_new = !g_hash_table_contains (self->draft->item_keys, key);
  AffDraftItem *session = aff_draft_item (self->draft, key, NULL);
  if (is_new && !session->title) {
    g_hash_table_add (self->own, session);
    aff_draft_set (&session->title, title);
    session->natures |= AFF_NATURE_POSTER;
  }
  return session;
}

static void
read_presentation (const Reading *self, guint row, AffDraftPaper *paper)
{
  AffDraftItem *session = find_session (self, row);

  if (session)
    time_session (self, row, session);
  if (!paper->presentations)
    aff_draft_add_presentation (paper, AFF_KIND_POSTER, session ? session->key : NULL,
                                get_cell (self, row, BOARD));
}

static void
read_authors (const Reading *self, guint row, AffDraftPaper *paper)
{
  g_autoptr (GPtrArray) presenters = NULL;
  guint joined = 0;

  read_people (self, row, AUTHORS, AUTHORS_FROM, &paper->authors);
  read_people (self, row, COAUTHORS, COAUTHORS_FROM, &paper->authors);
  read_people (self, row, PRESENTERS, PRESENTERS_FROM, &presenters);
  gboolean has_authors = paper->authors->len > 0;
  joined = aff_presenters_mark (&paper->authors, presenters);
  if (joined > 0 && has_authors)
    report_line (self, row, AFF_REMARK_GUESSED, "presenter-no-author",
                 "Somebody presents a paper without being one of its authors.",
                 "The presenter was listed after the authors.");
  else if (joined > 0)
    report_line (self, row, AFF_REMARK_GUESSED, "authors-from-presenters",
                 "A paper has presenters but no authors.",
                 "The presenters were taken for its authors.");
}

static void
read_paper (Reading *self, guint row)
{
  const char *id = get_cell (self, row, ID);
  const char *code = get_cell (self, row, CODE);
  g_autofree char *place = aff_columns_place (&self->columns, row);
  g_autofree char *text = aff_markup_strip (get_cell (self, row, DESCRIPTION));
  AffDraftPaper *paper = aff_draft_paper (self->draft, id, place);

  aff_draft_set (&paper->number, *code ? code : id);
  aff_draft_set (&paper->title, get_cell (self, row, TITLE));
  aff_draft_set_text (&paper->abstract, text);
  aff_draft_set (&paper->track, get_cell (self, row, TRACK));
  read_authors (self, row, paper);
  read_materials (self, row, paper);
  aff_topics_add_list (self->topics, paper, get_cell (self, row, KEYWORDS));
  read_presentation (self, row, paper);
}

static void
read_speakers (const Reading *self, guint row, AffDraftItem *item)
{
  item->unknown_speakers = read_people (self, row, PRESENTERS, PRESENTERS_FROM,
                                        &item->speakers);
  if (item->speakers->len > 0 || item->unknown_speakers > 0 || !*get_cell (self, row, AUTHORS))
    return;
  read_people (self, row, AUTHORS, AUTHORS_FROM, &item->speakers);
  report_line (self, row, AFF_REMARK_GUESSED, "speakers-from-authors",
               "A contribution has authors but no presenters.",
               "The authors were taken for speakers.");
}

static void
read_item (const Reading *self, guint row)
{
  const char *track = get_cell (self, row, TRACK);
  g_autofree char *place = aff_columns_place (&self->columns, row);
  g_autofree char *text = aff_markup_strip (get_cell (self, row, DESCRIPTION));
  AffDraftItem *item = aff_draft_item (self->draft, get_cell (self, row, ID), place);

  aff_draft_set (&item->title, get_cell (self, row, TITLE));
  aff_draft_set (&item->type, get_cell (self, row, TYPE));
  aff_draft_set (&item->track, *track ? track : get_cell (self, row, SESSION));
  aff_draft_set_text (&item->abstract, text);
  read_start (self, row, &item->start);
  item->duration_min = read_duration (self, row);
  read_speakers (self, row, item);
}

static void
read_rows (Reading *self)
{
  const AffColumns *columns = &self->columns;
  g_autoptr (GHashTable) keys = aff_columns_keys_new ();
  g_autoptr (AffTopics) topics = aff_topics_new ();

  self->topics = topics;
  for (guint row = columns->header + 1; row < aff_sheet_rows (columns->sheet); row++) {
    if (!aff_columns_claim (columns, row, keys, get_cell (self, row, ID), self->report))
      continue;
    if (is_poster (self, row))
      read_paper (self, row);
    else
      read_item (self, row);
  }
  aff_topics_settle (topics, self->report);
  aff_columns_report_rest (columns, self->report);
}

static int
recognise (AffSource *source, AffReport *report)
{
  const AffSheet *sheet = aff_source_kind (source) == AFF_SOURCE_TEXT
                            ? aff_source_sheet (source, report, NULL)
                            : NULL;
  AffColumns columns;

  if (!sheet)
    return 0;
  if (aff_columns_find (&columns, sheet, names, NEEDED))
    return 95;
  return aff_indico_import_is_there (sheet) ? 70 : 0;
}

static gboolean
read_source (AffSource *source, AffDraft *draft, AffReport *report, GError **error)
{
  const AffSheet *sheet = aff_source_sheet (source, report, error);
  g_autoptr (GHashTable) own = g_hash_table_new (NULL, NULL);
  Reading reading = {.draft = draft, .report = report, .own = own};

  if (!sheet)
    return FALSE;
  if (aff_columns_find (&reading.columns, sheet, names, NEEDED)) {
    aff_draft_set (&draft->family, "indico");
    read_rows (&reading);
  } else if (aff_indico_import_is_there (sheet)) {
    aff_draft_set (&draft->family, "indico-import"); // its keys are titles
    aff_indico_import_read (sheet, draft, report);
  } else
    return aff_columns_fail (aff_source_name (source), "Indico", names, NEEDED, error);
  aff_draft_set (&draft->source, "Indico");
  draft->lists_items = draft->lists_items || draft->items->len > 0;
  draft->lists_papers = draft->lists_papers || draft->papers->len > 0;
  return TRUE;
}

const AffFormat aff_format_indico_csv = {
  .name = "indico-csv",
  .title = "Indico’s list of contributions (CSV)",
  .recognise = recognise,
  .read = read_source,
};
