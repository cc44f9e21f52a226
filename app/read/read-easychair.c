// SPDX-License-Identifier: GPL-3.0-or-later
// EasyChair's conference data: one table of submissions and one of authors, which meet by the
// number of the submission in whichever order they come.
#include "app/draft/columns.h"
#include "app/draft/decision.h"
#include "app/draft/people.h"
#include "app/draft/topics.h"
#include "app/read/formats.h"

#include <string.h>

enum { NUMBER, TITLE, AUTHORS, SUBMITTED, DELETED, TRACK, KEYWORDS, DECISION, ABSTRACT };

static const char *const submission_names[] = {
  [NUMBER] = "#",          [TITLE] = "title",
  [AUTHORS] = "authors",   [SUBMITTED] = "submitted|last updated|form fields|reviews sent",
  [DELETED] = "deleted?",  [TRACK] = "track|track name|track #",
  [KEYWORDS] = "keywords", [DECISION] = "decision",
  [ABSTRACT] = "abstract", NULL,
};

enum { SUBMISSION, FIRST_NAME, LAST_NAME, AFFILIATION, PERSON, CORRESPONDING };

static const char *const author_names[] = {
  [SUBMISSION] = "submission #",
  [FIRST_NAME] = "first name",
  [LAST_NAME] = "last name",
  [AFFILIATION] = "affiliation|organization|organisation",
  [PERSON] = "person #",
  [CORRESPONDING] = "corresponding?",
  NULL,
};

enum { REVIEWED, MEMBER };

// Tables of reviews, scores, comments and bids.
static const char *const review_names[] = {
  [REVIEWED] = "submission #",
  [MEMBER] = "member #|reviewer|total score|scores|score|text|bid|comment",
  NULL,
};

typedef enum { TABLE_NONE, TABLE_SUBMISSIONS, TABLE_AUTHORS, TABLE_REVIEWS } Table;

static Table
find_table (AffColumns *columns, const AffSheet *sheet)
{
  if (aff_columns_find (columns, sheet, author_names, AFFILIATION))
    return TABLE_AUTHORS;
  if (aff_columns_find (columns, sheet, submission_names, DELETED))
    return TABLE_SUBMISSIONS;
  if (aff_columns_find (columns, sheet, review_names, G_N_ELEMENTS (review_names) - 1))
    return TABLE_REVIEWS;
  return TABLE_NONE;
}

static int
recognise (AffSource *source, AffReport *report)
{
  const AffSheet *sheet = aff_source_kind (source) == AFF_SOURCE_TEXT
                            ? aff_source_sheet (source, report, NULL)
                            : NULL;
  AffColumns columns;

  return sheet && find_table (&columns, sheet) != TABLE_NONE ? 95 : 0;
}

static gboolean
is_yes (const char *cell)
{
  return g_ascii_strcasecmp (cell, "yes") == 0 || g_ascii_strcasecmp (cell, "true") == 0 ||
         strcmp (cell, "1") == 0 || strcmp (cell, "✔") == 0;
}

static gboolean
has_decisions (const AffColumns *columns)
{
  for (guint row = columns->header + 1; row < aff_sheet_rows (columns->sheet); row++)
    if (*aff_columns_cell (columns, row, DECISION))
      return TRUE;
  return FALSE;
}

typedef struct {
  AffColumns columns;
  AffDraft *draft;
  AffReport *report;
  AffTopics *topics;
  gboolean has_decisions;
} Reading;

static void
read_decision (Reading *self, guint row, AffDraftPaper *paper, const char *place)
{
  if (is_yes (aff_columns_cell (&self->columns, row, DELETED)))
    paper->decision = AFF_DECISION_WITHDRAWN;
  else
    aff_decision_set (paper, aff_columns_cell (&self->columns, row, DECISION),
                      self->has_decisions, place, self->report);
}

static void
read_submission (Reading *self, guint row)
{
  const AffColumns *columns = &self->columns;
  g_autofree char *place = aff_columns_place (columns, row);
  AffDraftPaper *paper = aff_draft_paper (self->draft, aff_columns_cell (columns, row, NUMBER),
                                          place);

  if (!paper->place)
    aff_draft_set (&paper->place, place);
  aff_draft_set (&paper->number, aff_columns_cell (columns, row, NUMBER));
  aff_draft_set (&paper->title, aff_columns_cell (columns, row, TITLE));
  aff_draft_set (&paper->track, aff_columns_cell (columns, row, TRACK));
  aff_draft_set_text (&paper->abstract, aff_columns_cell (columns, row, ABSTRACT));
  if (!paper->authors) // the table of authors knows more of them
    aff_people_add (&paper->authors, aff_columns_cell (columns, row, AUTHORS));
  aff_topics_add_list (self->topics, paper, aff_columns_cell (columns, row, KEYWORDS));
  read_decision (self, row, paper, place);
}

static void
read_submissions (Reading *self)
{
  const AffColumns *columns = &self->columns;
  g_autoptr (GHashTable) keys = aff_columns_keys_new ();
  g_autoptr (AffTopics) topics = aff_topics_new ();

  self->topics = topics;
  self->has_decisions = has_decisions (columns);
  self->draft->lists_papers = TRUE;
  for (guint row = columns->header + 1; row < aff_sheet_rows (columns->sheet); row++)
    if (aff_columns_claim (columns, row, keys, aff_columns_cell (columns, row, NUMBER),
                           self->report))
      read_submission (self, row);
  aff_topics_settle (topics, self->report);
  if (!self->has_decisions)
    aff_report_add (self->report, AFF_REMARK_GUESSED, "no-decisions", NULL,
                    "The file says of no paper whether it is accepted.",
                    "All papers were taken as they are; import again after the decisions.");
}

static void
read_author (Reading *self, guint row, GHashTable *begun)
{
  const AffColumns *columns = &self->columns;
  const char *number = aff_columns_cell (columns, row, SUBMISSION);
  AffDraftPaper *paper = aff_draft_paper (self->draft, number, NULL);
  g_autofree char *name = g_strdup_printf ("%s %s", aff_columns_cell (columns, row, FIRST_NAME),
                                           aff_columns_cell (columns, row, LAST_NAME));

  if (g_hash_table_add (begun, paper)) // what the list of submissions said of them goes
    g_clear_pointer (&paper->authors, g_ptr_array_unref);
  aff_draft_add_person (&paper->authors, name, aff_columns_cell (columns, row, AFFILIATION));
}

static gboolean
has_corresponding (const AffColumns *columns)
{
  for (guint row = columns->header + 1; row < aff_sheet_rows (columns->sheet); row++)
    if (is_yes (aff_columns_cell (columns, row, CORRESPONDING)))
      return TRUE;
  return FALSE;
}

// The person of a row, as far as it can be told from the others of its paper.
static char *
name_author (const AffColumns *columns, guint row)
{
  const char *number = aff_columns_cell (columns, row, SUBMISSION);
  const char *person = aff_columns_cell (columns, row, PERSON);

  if (!*number)
    return NULL;
  if (*person)
    return g_strdup_printf ("%s\n%s", number, person);
  return g_strdup_printf ("%s\n%s\n%s\n%s", number, aff_columns_cell (columns, row, FIRST_NAME),
                          aff_columns_cell (columns, row, LAST_NAME),
                          aff_columns_cell (columns, row, AFFILIATION));
}

static void
read_authors (Reading *self)
{
  const AffColumns *columns = &self->columns;
  g_autoptr (GHashTable) keys = aff_columns_keys_new ();
  g_autoptr (GHashTable) begun = g_hash_table_new (NULL, NULL);

  for (guint row = columns->header + 1; row < aff_sheet_rows (columns->sheet); row++) {
    g_autofree char *key = name_author (columns, row);
    if (aff_columns_claim (columns, row, keys, key, self->report))
      read_author (self, row, begun);
  }
  if (has_corresponding (columns))
    aff_report_add (self->report, AFF_REMARK_HANDLED, "corresponding-author", NULL,
                    "The file marks corresponding authors. They need not be who presents.",
                    "The mark was not read; say who presents in the list of the papers.");
}

static gboolean
read_source (AffSource *source, AffDraft *draft, AffReport *report, GError **error)
{
  const AffSheet *sheet = aff_source_sheet (source, report, error);
  Reading reading = {.draft = draft, .report = report};

  if (!sheet)
    return FALSE;
  switch (find_table (&reading.columns, sheet)) {
  case TABLE_NONE:
    return aff_columns_fail (aff_source_name (source), "EasyChair", submission_names, DELETED,
                             error);
  case TABLE_REVIEWS:
    aff_report_add (report, AFF_REMARK_LEFT, "reviews-left-out", NULL,
                    "The table is about reviewing, which a public screen never shows.",
                    "Nothing of it was read. Keep the file off the kiosk.");
    return TRUE;
  case TABLE_SUBMISSIONS:
    read_submissions (&reading);
    reading.columns.at[SUBMITTED] = -1; // known, but not read
    break;
  case TABLE_AUTHORS:
    read_authors (&reading);
    break;
  }
  aff_draft_set (&draft->family, "easychair");
  aff_draft_set (&draft->source, "EasyChair");
  aff_columns_report_rest (&reading.columns, report);
  return TRUE;
}

const AffFormat aff_format_easychair = {
  .name = "easychair",
  .title = "tables of EasyChair’s conference data (CSV)",
  .recognise = recognise,
  .read = read_source,
};
