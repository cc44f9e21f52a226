// SPDX-License-Identifier: GPL-3.0-or-later
// Schedules and lists of posters as people copy them from a page.
#include "app/read/formats.h"
#include "app/read/paste-about.h"
#include "app/read/paste-papers.h"
#include "app/read/paste-schedule.h"
#include "app/read/read-table.h"

#include <string.h>

#define LOOK 65536 // bytes of a text that show what it is

static guint
count_times (const AffPaste *paste)
{
  guint count = 0;

  for (guint i = 0; i < paste->lines->len; i++)
    count += aff_paste_has_time (paste->lines->pdata[i]);
  return count;
}

static gboolean
has_papers (const AffPaste *paste)
{
  for (guint i = 0; i < paste->lines->len; i++)
    if (aff_paste_begins_list (paste, i))
      return TRUE;
  return FALSE;
}

// Looks at SOURCE, of a text at its start only: what is long and pasted shows its schedule early.
static AffPaste *
look (AffSource *source)
{
  g_autoptr (AffReport) unheard = aff_report_new ();
  g_autoptr (GBytes) start = NULL;
  g_autoptr (AffSource) part = NULL;

  if (aff_source_kind (source) != AFF_SOURCE_TEXT || aff_source_length (source) <= LOOK)
    return aff_paste_new (source, unheard, NULL);
  const char *text = aff_source_text (source);
  const char *end = g_utf8_find_prev_char (text, text + LOOK);
  start = g_bytes_new (text, end - text);
  part = aff_source_new (aff_source_name (source), start, unheard, NULL);
  return part ? aff_paste_new (part, unheard, NULL) : NULL;
}

// "  - id: 12", "posters:"
static gboolean
is_member (const char *line)
{
  const char *at = line + strspn (line, " -");
  gsize name = strspn (at, "abcdefghijklmnopqrstuvwxyz_0123456789");

  return name > 0 && at[name] == ':' && strchr (" \n", at[name + 1]);
}

// YAML, which is written by programs and has no line for people: hardly any that names no member.
static gboolean
is_yaml (const char *text)
{
  gsize members = 0;
  gsize lines = 0;

  for (const char *at = text; at && *at; at = strchr (at, '\n')) {
    at += *at == '\n';
    if (!*at || *at == '\n')
      continue;
    lines++;
    members += is_member (at);
  }
  return lines > 0 && members * 10 >= lines * 9;
}

static int
recognise (AffSource *source, AffReport *report)
{
  AffSourceKind kind = aff_source_kind (source);
  gboolean is_page = kind == AFF_SOURCE_HTML;
  g_autoptr (AffPaste) paste = is_page || kind == AFF_SOURCE_TEXT ? look (source) : NULL;
  g_autoptr (AffDraft) draft = aff_draft_new ();
  g_autoptr (AffReport) unheard = aff_report_new ();
  guint times = paste ? count_times (paste) : 0;

  if (!paste || (!is_page && is_yaml (aff_source_text (source))))
    return 0;
  if (times > 1)
    return is_page || aff_paste_has_table (paste) ? 80 : 45;
  if (times > 0 || has_papers (paste))
    return is_page ? 40 : 25;
  if (is_page)
    return 20;
  aff_paste_read_about (paste, draft, unheard);
  return draft->title || draft->first_day ? 10 : 0;
}

// The rows of PASTE from START that stand one after another, as a sheet; *END is behind them.
static AffSheet *
make_sheet (const AffPaste *paste, guint start, guint *end)
{
  g_autoptr (AffSheet) sheet = aff_sheet_new ();
  guint i = start;

  for (; i < paste->lines->len; i++) {
    const AffPasteLine *line = paste->lines->pdata[i];
    if ((!line->is_row && !line->is_tabbed) || !aff_sheet_begin_row (sheet, line->line))
      break;
    for (guint k = 0; k < line->cells->len; k++) {
      g_autofree char *plain = aff_paste_plain (line->cells->pdata[k]);
      if (!aff_sheet_add_cell (sheet, plain, strlen (plain)))
        break;
    }
  }
  *end = MAX (i, start + 1);
  return g_steal_pointer (&sheet);
}

// Tables of papers, where nothing else of a programme is there.
static gboolean
read_tables (const AffPaste *paste,
             AffSource *source,
             AffDraft *draft,
             AffReport *report,
             GError **error)
{
  guint end = 0;

  for (guint start = 0; start < paste->lines->len; start = end) {
    g_autoptr (AffSheet) sheet = make_sheet (paste, start, &end);
    int header = aff_sheet_rows (sheet) > 1 ? aff_table_find_header (sheet) : -1;
    if (header >= 0 && !aff_table_read_sheet (sheet, header, aff_source_name (source), "line",
                                              draft, report, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_found (const AffDraft *draft, guint before, AffSource *source, GError **error)
{
  if (draft->items->len + draft->papers->len > before || draft->title || draft->first_day)
    return TRUE;
  g_set_error (
    error, AFF_ERROR, AFF_ERROR_FORMAT,
    "%s: no line begins with a time such as “14:00” or “2:00 PM”, and there is no list of "
    "posters. Copy the schedule as the page shows it, an entry a line, or make a table "
    "with the columns Time, Title and Speaker.",
    aff_source_name (source));
  return FALSE;
}

static void
report_empty (const AffPaste *paste, AffReport *report)
{
  aff_report_add (
    report, AFF_REMARK_LEFT, "no-schedule-yet", NULL,
    "The page lists neither times nor posters.",
    "Only what it says of the whole event was read. What is known of its schedule "
    "stays; import the page again when it has one.");
}

static gboolean
read_paste (AffSource *source, AffDraft *draft, AffReport *report, GError **error)
{
  g_autoptr (AffPaste) paste = aff_paste_new (source, report, error);
  guint before = draft->items->len + draft->papers->len;
  guint items = draft->items->len;
  guint papers = draft->papers->len;
  gboolean is_preliminary = FALSE;

  if (!paste)
    return FALSE;
  aff_paste_read_about (paste, draft, report);
  is_preliminary = aff_paste_is_preliminary (paste, report);
  aff_paste_read_schedule (paste, draft, is_preliminary, report);
  if (draft->items->len + draft->papers->len == before &&
      !read_tables (paste, source, draft, report, error))
    return FALSE;
  if (!check_found (draft, before, source, error))
    return FALSE;
  aff_draft_set (&draft->family, "page");
  aff_draft_set (&draft->source, "a page that was copied");
  draft->lists_items |= draft->items->len > items;
  draft->lists_papers |= draft->papers->len > papers;
  aff_paste_find_authors (draft, papers, report);
  aff_paste_join (draft, report);
  if (draft->items->len + draft->papers->len == before)
    report_empty (paste, report);
  return TRUE;
}

const AffFormat aff_format_pasted = {"pasted",
                                     "a schedule or list of posters copied from a page",
                                     recognise, read_paste};
