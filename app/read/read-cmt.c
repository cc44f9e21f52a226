// SPDX-License-Identifier: GPL-3.0-or-later
// Microsoft CMT's list of submissions: "Export to Excel" is a workbook in XML with a tab a track,
// the other exports are texts with tabs. Rows may stand above the header.
#include "app/draft/columns.h"
#include "app/draft/decision.h"
#include "app/draft/people.h"
#include "app/draft/topics.h"
#include "app/draft/workbook.h"
#include "app/read/formats.h"

#include <string.h>

// Somebody who went on with the table added what is found as SESSION.
enum { NUMBER, TITLE, ABSTRACT, AUTHORS, AUTHOR_NAMES, TRACK, SUBJECT, STATUS, SIGN, SESSION };

static const char *const names[] = {
  [NUMBER] = "Paper ID",
  [TITLE] = "Paper Title",
  [ABSTRACT] = "Abstract",
  [AUTHORS] = "Authors",
  [AUTHOR_NAMES] = "Author Names",
  [TRACK] = "Track Name",
  [SUBJECT] = "Primary Subject Area",
  [STATUS] = "Status",
  [SIGN] = "Number of Files|% Completed|Requested For Camera Ready|"
           "Requested For Author Feedback|Conflicts",
  [SESSION] = "Session ID|Session|Poster Session|Oral Session|Poster ID|Board|Board Number",
  NULL,
};

static int
rate_sheet (const AffSheet *sheet)
{
  AffColumns columns;

  if (!aff_columns_find (&columns, sheet, names, ABSTRACT) ||
      aff_columns_has (&columns, SESSION))
    return 0;
  if (aff_columns_has (&columns, SIGN))
    return 95;
  return aff_columns_has (&columns, AUTHOR_NAMES) && aff_columns_has (&columns, STATUS) ? 60
                                                                                        : 0;
}

static int
rate_workbook (xmlDoc *doc, const char *file)
{
  g_autoptr (GPtrArray) tabs = aff_workbook_tabs (doc, file, NULL);
  int best = 0;

  for (guint i = 0; tabs && i < tabs->len; i++)
    best = MAX (best, rate_sheet (((AffWorkbookTab *) tabs->pdata[i])->sheet));
  return best;
}

static int
recognise (AffSource *source, AffReport *report)
{
  if (aff_source_kind (source) == AFF_SOURCE_XML) {
    xmlDoc *doc = aff_source_xml (source, report, NULL);
    return doc ? rate_workbook (doc, aff_source_name (source)) : 0;
  }
  if (aff_source_kind (source) != AFF_SOURCE_TEXT)
    return 0;
  const AffSheet *sheet = aff_source_sheet (source, report, NULL);
  return sheet ? rate_sheet (sheet) : 0;
}

typedef struct {
  AffColumns columns;
  AffDraft *draft;
  AffReport *report;
  GHashTable *keys;  // of all tabs
  AffTopics *topics; // likewise
  const char *track; // that a tab stands for, or NULL
  gboolean has_decisions;
} Reading;

static gboolean
has_decisions (const AffColumns *columns)
{
  for (guint row = columns->header + 1; row < aff_sheet_rows (columns->sheet); row++)
    if (*aff_columns_cell (columns, row, STATUS))
      return TRUE;
  return FALSE;
}

// "Authors" is "First Last (Organisation)*; …", "Author Names" is "Last, First*; …". The first one
// knows more; where they do not agree on how many there are a name or an organisation holds ";".
static void
read_people (const Reading *self, guint row, AffDraftPaper *paper)
{
  const char *authors = aff_columns_cell (&self->columns, row, AUTHORS);
  const char *author_names = aff_columns_cell (&self->columns, row, AUTHOR_NAMES);
  g_autoptr (GPtrArray) full = NULL;
  g_autoptr (GPtrArray) plain = NULL;

  if (*authors)
    aff_people_add_split (&full, authors, ';');
  if (*author_names)
    aff_people_add_split (&plain, author_names, ';');
  if (full && plain && full->len != plain->len) {
    aff_report_add_line (self->report, AFF_REMARK_GUESSED, "authors-differ",
                         aff_sheet_line (self->columns.sheet, row),
                         "The columns “Authors” and “Author Names” do not list as many people.",
                         "The names of “Author Names” were read, without organisations.");
    g_clear_pointer (&full, g_ptr_array_unref);
  }
  g_clear_pointer (&paper->authors, g_ptr_array_unref);
  paper->authors = full ? g_steal_pointer (&full) : g_steal_pointer (&plain);
}

static void
read_paper (Reading *self, guint row)
{
  const AffColumns *columns = &self->columns;
  g_autofree char *place = aff_columns_place (columns, row);
  const char *number = aff_columns_cell (columns, row, NUMBER);
  AffDraftPaper *paper = aff_draft_paper (self->draft, number, place);

  aff_draft_set (&paper->number, number);
  aff_draft_set (&paper->title, aff_columns_cell (columns, row, TITLE));
  aff_draft_set_text (&paper->abstract, aff_columns_cell (columns, row, ABSTRACT));
  aff_draft_set (&paper->track, self->track);
  aff_draft_set (&paper->track, aff_columns_cell (columns, row, TRACK));
  read_people (self, row, paper);
  aff_topics_add_list (self->topics, paper, aff_columns_cell (columns, row, SUBJECT));
  aff_decision_set (paper, aff_columns_cell (columns, row, STATUS), self->has_decisions, place,
                    self->report);
}

static void
read_rows (Reading *self)
{
  const AffColumns *columns = &self->columns;

  if (columns->header > 0)
    aff_report_add_line (self->report, AFF_REMARK_HANDLED, "rows-above-header",
                         aff_sheet_line (columns->sheet, columns->header),
                         "Rows stand above the names of the columns.", "They were left out.");
  self->has_decisions = has_decisions (columns);
  for (guint row = columns->header + 1; row < aff_sheet_rows (columns->sheet); row++)
    if (aff_columns_claim (columns, row, self->keys, aff_columns_cell (columns, row, NUMBER),
                           self->report))
      read_paper (self, row);
  if (!self->has_decisions)
    aff_report_add (self->report, AFF_REMARK_GUESSED, "no-decisions", NULL,
                    "The file says of no paper whether it is accepted.",
                    "All papers were taken as they are; import again after the decisions.");
  self->columns.at[SIGN] = -1; // known, but not read
  self->columns.at[SESSION] = -1;
  aff_columns_report_rest (columns, self->report);
}

static gboolean
read_sheet (Reading *self, const AffSheet *sheet)
{
  if (!aff_columns_find (&self->columns, sheet, names, ABSTRACT))
    return FALSE;
  read_rows (self);
  return TRUE;
}

static guint
read_tabs (Reading *self, GPtrArray *tabs)
{
  guint count = 0;

  for (guint i = 0; i < tabs->len; i++) {
    AffWorkbookTab *tab = tabs->pdata[i];
    self->track = tabs->len > 1 ? tab->name : NULL;
    if (read_sheet (self, tab->sheet))
      count++;
    else if (aff_sheet_rows (tab->sheet) > 0)
      aff_report_add (self->report, AFF_REMARK_LEFT, "tab-without-papers", tab->name,
                      "A tab of the workbook has no column “Paper ID”.", "It was left out.");
  }
  return count;
}

// FALSE with an error if the workbook is broken; *COUNT tabs have papers.
static gboolean
read_workbook (Reading *self, AffSource *source, guint *count, GError **error)
{
  xmlDoc *doc = aff_source_xml (source, self->report, error);
  const char *file = aff_source_name (source);

  if (!doc)
    return FALSE;
  if (!aff_workbook_is_there (doc))
    return TRUE;
  g_autoptr (GPtrArray) tabs = aff_workbook_tabs (doc, file, error);
  if (!tabs)
    return FALSE;
  *count = read_tabs (self, tabs);
  return TRUE;
}

static gboolean
read_text (Reading *self, AffSource *source, guint *count, GError **error)
{
  const AffSheet *sheet = aff_source_sheet (source, self->report, error);

  if (!sheet)
    return FALSE;
  *count = read_sheet (self, sheet);
  return TRUE;
}

static gboolean
read_source (AffSource *source, AffDraft *draft, AffReport *report, GError **error)
{
  g_autoptr (GHashTable) keys = aff_columns_keys_new ();
  g_autoptr (AffTopics) topics = aff_topics_new ();
  Reading reading = {.draft = draft, .report = report, .keys = keys, .topics = topics};
  guint count = 0;
  gboolean is_read = aff_source_kind (source) == AFF_SOURCE_XML
                       ? read_workbook (&reading, source, &count, error)
                       : read_text (&reading, source, &count, error);

  if (!is_read)
    return FALSE;
  if (count == 0)
    return aff_columns_fail (aff_source_name (source), "CMT", names, ABSTRACT, error);
  aff_topics_settle (topics, report);
  aff_draft_set (&draft->family, "cmt");
  aff_draft_set (&draft->source, "Microsoft CMT");
  draft->lists_papers = TRUE;
  return TRUE;
}

const AffFormat aff_format_cmt = {
  .name = "cmt",
  .title = "submissions of Microsoft CMT (Excel 2003 XML, tabs or CSV)",
  .recognise = recognise,
  .read = read_source,
};
