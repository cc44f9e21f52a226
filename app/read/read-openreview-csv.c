// SPDX-License-Identifier: GPL-3.0-or-later
// What the console of programme chairs exports as "Submission Status": one line a submission, with
// all that the reviewers said of it and without its authors.
#include "app/draft/columns.h"
#include "app/draft/decision.h"
#include "app/draft/people.h"
#include "app/read/formats.h"

#include <string.h>

#define WORD_BYTES    60 // of a decision; more are an abstract
#define FORUM_ADDRESS "https://openreview.net/forum?id="

enum { NUMBER, FORUM, TITLE, ABSTRACT, AUTHORS, REVIEWERS, DECISION };

static const char *const names[] = {
  [NUMBER] = "number",     [FORUM] = "forum",
  [TITLE] = "title",       [ABSTRACT] = "abstract",
  [AUTHORS] = "authors",   [REVIEWERS] = "num reviewers|num submitted reviewers",
  [DECISION] = "decision", NULL,
};

// The template writes "undefined" where there is nothing.
static const char *
get_cell (const AffColumns *columns, guint row, guint name)
{
  const char *cell = aff_columns_cell (columns, row, name);

  return strcmp (cell, "undefined") == 0 || strcmp (cell, "null") == 0 ? "" : cell;
}

static void
remark_words (const AffColumns *columns, guint row, const char *place, AffReport *report)
{
  for (guint column = 0; column < aff_sheet_columns (columns->sheet, row); column++)
    if (strcmp (aff_sheet_cell (columns->sheet, row, (int) column), "undefined") == 0) {
      aff_report_add (
        report, AFF_REMARK_HANDLED, "empty-words", place,
        "A cell reads “undefined”, which the console writes where there is nothing.",
        "It was taken for empty.");
      return;
    }
}

static int
recognise (AffSource *source, AffReport *report)
{
  const AffSheet *sheet = aff_source_kind (source) == AFF_SOURCE_TEXT
                            ? aff_source_sheet (source, report, NULL)
                            : NULL;
  AffColumns columns;

  if (!sheet || !aff_columns_find (&columns, sheet, names, ABSTRACT))
    return 0;
  if (aff_columns_has (&columns, REVIEWERS))
    return 95;
  return columns.header + 1 < aff_sheet_rows (sheet) &&
             strstr (aff_columns_cell (&columns, columns.header + 1, FORUM), "openreview.net/")
           ? 90
           : 0;
}

// How many rows say what became of their paper.
static guint
count_decisions (const AffColumns *columns)
{
  guint count = 0;

  for (guint row = columns->header + 1; row < aff_sheet_rows (columns->sheet); row++) {
    const char *cell = get_cell (columns, row, DECISION);
    if (strlen (cell) < WORD_BYTES && aff_decision_parse (cell, NULL) != AFF_DECISION_NONE)
      count++;
  }
  return count;
}

// The header is not quoted, so a comma in the name of a field moves what stands right of it: the
// decisions then stand left of their name.
static guint
find_decisions (AffColumns *columns, AffReport *report)
{
  guint row = columns->header + 1;
  guint names_there = aff_sheet_columns (columns->sheet, columns->header);
  guint cells = row < aff_sheet_rows (columns->sheet) ? aff_sheet_columns (columns->sheet, row)
                                                      : names_there;
  int from = columns->at[DECISION];
  guint count = from >= 0 ? count_decisions (columns) : 0;

  for (; from >= 0 && count == 0 && cells < names_there; names_there--) {
    if (--columns->at[DECISION] <= columns->at[ABSTRACT])
      break;
    count = count_decisions (columns);
  }
  if (count > 0 && columns->at[DECISION] != from)
    aff_report_add_line (report, AFF_REMARK_GUESSED, "header-has-commas",
                         aff_sheet_line (columns->sheet, columns->header),
                         "The header has more names than the rows have cells: a name holds a "
                         "comma that is not quoted.",
                         "Decisions were found further left; look at some of them.");
  return count;
}

// The id in "https://openreview.net/forum?id=Ab1-_&noteId=…", or a bare one; NULL if it is none.
static char *
get_forum (const char *address)
{
  const char *mark = strstr (address, "id=");
  const char *id = mark ? mark + strlen ("id=") : address;
  gsize length = strspn (id, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_");

  if (length == 0 || (id[length] != '\0' && !strchr ("&#", id[length])))
    return NULL;
  return g_strndup (id, length);
}

static void
read_people (const AffColumns *columns, guint row, AffDraftPaper *paper)
{
  const char *authors = get_cell (columns, row, AUTHORS);

  if (*authors && !paper->authors)
    aff_people_add (&paper->authors, authors);
}

static void
read_paper (const AffColumns *columns,
            guint row,
            const char *forum,
            gboolean has_others,
            AffDraft *draft,
            AffReport *report)
{
  g_autofree char *place = aff_columns_place (columns, row);
  g_autofree char *address = g_strconcat (FORUM_ADDRESS, forum, NULL);
  AffDraftPaper *paper = aff_draft_paper (draft, forum, place);
  const char *decision = get_cell (columns, row, DECISION);
  g_autofree char *word = g_ascii_strdown (decision, -1);

  remark_words (columns, row, place, report);
  aff_draft_set (&paper->number, get_cell (columns, row, NUMBER));
  aff_draft_set (&paper->title, get_cell (columns, row, TITLE));
  aff_draft_set_text (&paper->abstract, get_cell (columns, row, ABSTRACT));
  aff_draft_add_link (paper, "openreview", address);
  read_people (columns, row, paper);
  aff_decision_set (paper, decision, has_others, place, report);
  if (strstr (word, "oral") || strstr (word, "spotlight"))
    aff_report_add (report, AFF_REMARK_GUESSED, "talk-without-session", place,
                    "A paper is accepted as a talk, but the file says nothing of sessions.",
                    "It was read as a poster; give it its talk in the session.");
}

static void
report_rest (AffColumns *columns, guint decisions, AffReport *report)
{
  gboolean has_reviewers = aff_columns_has (columns, REVIEWERS);

  columns->at[REVIEWERS] = -1; // known, but not read
  aff_columns_report_rest (columns, report);
  if (has_reviewers)
    aff_report_add (report, AFF_REMARK_LEFT, "reviews-left-out", NULL,
                    "The export of the console holds names and scores of reviewers.",
                    "Nothing of them was read. Keep the file off the kiosk.");
  if (!aff_columns_has (columns, AUTHORS))
    aff_report_add (report, AFF_REMARK_LEFT, "no-authors", NULL,
                    "This export has no authors, keywords or PDF.",
                    "Papers were read without; import the notes (JSON) in the same go.");
  if (decisions == 0)
    aff_report_add (report, AFF_REMARK_GUESSED, "no-decisions", NULL,
                    "The file says of no paper whether it is accepted.",
                    "All papers were taken as they are; import again after the decisions.");
}

static gboolean
read_source (AffSource *source, AffDraft *draft, AffReport *report, GError **error)
{
  const AffSheet *sheet = aff_source_sheet (source, report, error);
  g_autoptr (GHashTable) keys = aff_columns_keys_new ();
  AffColumns columns;

  if (!sheet)
    return FALSE;
  if (!aff_columns_find (&columns, sheet, names, ABSTRACT))
    return aff_columns_fail (aff_source_name (source), "OpenReview’s console", names, ABSTRACT,
                             error);
  guint decisions = find_decisions (&columns, report);
  aff_draft_set (&draft->family, "openreview");
  aff_draft_set (&draft->source, "OpenReview");
  draft->lists_papers = TRUE;
  for (guint row = columns.header + 1; row < aff_sheet_rows (sheet); row++) {
    g_autofree char *forum = get_forum (get_cell (&columns, row, FORUM));
    if (aff_columns_claim (&columns, row, keys, forum, report))
      read_paper (&columns, row, forum, decisions > 0, draft, report);
  }
  report_rest (&columns, decisions, report);
  return TRUE;
}

const AffFormat aff_format_openreview_csv = {
  .name = "openreview-csv",
  .title = "submissions as OpenReview’s console exports them (CSV)",
  .recognise = recognise,
  .read = read_source,
};
