// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read/paste-about.h"

#include "app/draft/when-part.h"
#include "app/draft/when.h"

#include <string.h>

#define LINES      5000 // from the start, in which sentences are looked for
#define LINE_BYTES 5000

// A sentence that is about the whole.
typedef struct {
  const char *pattern;
  GRegex *regex;
} Pattern;

enum {
  NAME,
  RANGE,
  RANGE_DAY_FIRST,
  ISO_RANGE,
  PLACE,
  DEADLINE,
  DUE,
  EVENT,
  ACRONYM,
  HELD,
  PRELIMINARY,
  MERGED,
  PATTERN_COUNT,
};

#define MONTH "([[:alpha:]]{3,9}\\.?)"
#define DASH  "\\s*(?:[–—-]|to|bis|au)\\s*"

static Pattern patterns[PATTERN_COUNT] = {
  [NAME] =
    {"\\b((?:[[:alpha:]]+ )?(?:workshop|conference|symposium|colloquium|tutorial|seminar) "
     "(?:on|for|in) [^.,;:()]{5,140}?) ?\\(([[:alpha:]][[:alnum:]-]{1,15})\\)"},
  [RANGE] = {"\\b" MONTH " (\\d{1,2})(?:st|nd|rd|th)?(?:" DASH "(?:" MONTH
             " )?(\\d{1,2})(?:st|nd|rd|th)?)?,? (\\d{4})\\b"},
  [RANGE_DAY_FIRST] = {"\\b(\\d{1,2})(?:st|nd|rd|th|er|\\.)?(?: " MONTH ")?(?:" DASH
                       "(\\d{1,2})(?:st|nd|rd|th|\\.)?)? " MONTH ",? (\\d{4})\\b"},
  [ISO_RANGE] = {"\\b(\\d{4}-\\d\\d-\\d\\d)(?:" DASH "(\\d{4}-\\d\\d-\\d\\d))?"},
  [PLACE] = {"^(?:,? (?:in|at|à|en) |, )((?:[[:upper:]][[:alpha:]'’-]+ ?){1,3})"
             "(?:,\\s*[[:upper:]]|[.;)]|$)"},
  [DEADLINE] = {"deadline|submi|notification|camera|registration|review|rebuttal|opens|due\\b|"
                "date limite|frist"},
  [DUE] = {"deadline|\\bdue\\b|date limite|\\bfrist\\b"},
  [EVENT] = {"workshop|conference|symposium|colloqui|tutorial|seminar|tagung|journée"},
  [ACRONYM] =
    {"^([[:alnum:]-]*[[:upper:]][[:alnum:]-]*[[:upper:]][[:alnum:]-]*)(?: ?'?20\\d\\d)?(?:: | – | — )"},
  [HELD] = {"held|take place|takes place|workshop day|venue|@|when|date|du .* au |findet|lieu"},
  [PRELIMINARY] =
    {"preliminary (?:program|schedule|agenda)|tentative (?:program|schedule|agenda)|"
     "(?:times|program|programme|schedule) (?:is|are) subject to change|"
     "programme (?:provisoire|préliminaire)|vorläufiges programm|"
     "^\\W*to be (?:confirmed|announced)\\W*$"},
  [MERGED] = {"(?:is|are|was|been) merged with"},
};

static GRegex *
get_regex (int pattern)
{
  Pattern *self = &patterns[pattern];

  if (g_once_init_enter (&self->regex)) {
    // Names and places are told by their capitals.
    GRegexCompileFlags flags = pattern == PLACE || pattern == ACRONYM
                                 ? G_REGEX_OPTIMIZE
                                 : G_REGEX_OPTIMIZE | G_REGEX_CASELESS;
    GRegex *regex = g_regex_new (self->pattern, flags, 0, NULL);
    g_assert (regex != NULL);
    g_once_init_leave (&self->regex, regex);
  }
  return self->regex;
}

static gboolean
says (const char *text, int pattern)
{
  return g_regex_match (get_regex (pattern), text, 0, NULL);
}

typedef struct {
  char first[11];
  char last[11];
  int end; // behind it in the text
} Days;

// "October", "4", "2026" as a day; FALSE if it is none.
static gboolean
write_day (char *day, const char *number, const char *month, const char *year)
{
  g_autofree char *text = g_strdup_printf ("%s %.12s %s", number, month, year);
  AffWhen when = AFF_WHEN_NONE;

  if (!aff_when_parse (text, &when, NULL) || !*when.day)
    return FALSE;
  g_strlcpy (day, when.day, 11);
  return TRUE;
}

static char *
fetch (GMatchInfo *match, int group)
{
  char *text = g_match_info_fetch (match, group);

  if (text && !*text)
    g_clear_pointer (&text, g_free);
  return text;
}

// The groups of a match as two days: FIRST_DAY of FIRST_MONTH to LAST_DAY of LAST_MONTH.
static gboolean
write_range (GMatchInfo *match, Days *days, int day, int month, int last_day, int last_month)
{
  g_autofree char *from = fetch (match, day);
  g_autofree char *from_month = fetch (match, month);
  g_autofree char *to = fetch (match, last_day);
  g_autofree char *to_month = fetch (match, last_month);
  g_autofree char *year = fetch (match, 5);
  const char *first = from_month ? from_month : to_month;
  const char *last = to_month ? to_month : from_month;

  if (!write_day (days->first, from, first, year))
    return FALSE;
  if (!to)
    g_strlcpy (days->last, days->first, sizeof days->last);
  else if (!write_day (days->last, to, last, year))
    return FALSE;
  g_match_info_fetch_pos (match, 0, NULL, &days->end);
  return strcmp (days->first, days->last) <= 0;
}

static gboolean
write_iso (GMatchInfo *match, Days *days)
{
  g_autofree char *first = fetch (match, 1);
  g_autofree char *last = fetch (match, 2);
  AffWhen when = AFF_WHEN_NONE;

  if (!aff_when_parse (first, &when, NULL) || (last && !aff_when_parse (last, &when, NULL)))
    return FALSE;
  g_strlcpy (days->first, first, sizeof days->first);
  g_strlcpy (days->last, last ? last : first, sizeof days->last);
  g_match_info_fetch_pos (match, 0, NULL, &days->end);
  return strcmp (days->first, days->last) <= 0;
}

static gboolean
find_days (const char *text, Days *days)
{
  static const int kinds[] = {RANGE, RANGE_DAY_FIRST, ISO_RANGE};

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autoptr (GMatchInfo) match = NULL;
    g_regex_match (get_regex (kinds[i]), text, 0, &match);
    for (; g_match_info_matches (match); g_match_info_next (match, NULL)) {
      gboolean is_found = kinds[i] == RANGE       ? write_range (match, days, 2, 1, 4, 3)
                          : kinds[i] == ISO_RANGE ? write_iso (match, days)
                                                  : write_range (match, days, 1, 2, 3, 4);
      if (is_found)
        return TRUE;
    }
  }
  return FALSE;
}

static void
set_place (AffDraft *draft, const char *rest, const char *place, AffReport *report)
{
  g_autoptr (GMatchInfo) match = NULL;

  if (draft->city || !g_regex_match (get_regex (PLACE), rest, 0, &match))
    return;
  g_autofree char *city = g_match_info_fetch (match, 1);
  aff_draft_set (&draft->city, city);
  aff_report_add (report, AFF_REMARK_GUESSED, "place-from-prose", place,
                  "A sentence seems to say where the event is.",
                  "Its city was taken from there. Look at it.");
}

static void
set_days (AffDraft *draft, const char *text, const char *place, AffReport *report)
{
  Days days = {0};

  if (draft->first_day || says (text, DEADLINE) || !says (text, HELD) ||
      !find_days (text, &days))
    return;
  aff_draft_set (&draft->first_day, days.first);
  aff_draft_set (&draft->last_day, days.last);
  aff_report_add (report, AFF_REMARK_GUESSED, "days-from-prose", place,
                  "A sentence seems to say on which days the event is.",
                  "They were taken from there. Look at them.");
  set_place (draft, text + days.end, place, report);
}

static void
set_name (AffDraft *draft, const char *text, const char *place, AffReport *report)
{
  g_autoptr (GMatchInfo) match = NULL;

  if ((draft->title && draft->code) || !g_regex_match (get_regex (NAME), text, 0, &match))
    return;
  g_autofree char *name = g_match_info_fetch (match, 1);
  g_autofree char *code = g_match_info_fetch (match, 2);
  const char *start = g_ascii_strncasecmp (name, "the ", 4) == 0 ? name + 4 : name;
  if (!draft->code)
    aff_draft_set (&draft->code, code);
  if (draft->title)
    return;
  aff_draft_set (&draft->title, start);
  aff_report_add (report, AFF_REMARK_GUESSED, "title-from-prose", place,
                  "The page has no heading, but a sentence names the event.",
                  "Title and acronym were taken from there. Look at them.");
}

static void
remark_open_ends (AffDraft *draft, const char *text, const char *place, AffReport *report)
{
  if (says (text, DUE) && strpbrk (text, "0123456789"))
    aff_report_add (report, AFF_REMARK_LEFT, "deadline-in-prose", place,
                    "The page names deadlines, perhaps in another zone (AoE).",
                    "They were left out: a programme shows what happens at the venue.");
  if (says (text, MERGED))
    aff_report_add (report, AFF_REMARK_LEFT, "merged-events", place,
                    "The page says that the event was merged with others.",
                    "Their names were left out. Add them as aliases, so that they are found.");
}

typedef void (*Visit) (AffDraft *draft, const char *text, const char *place, AffReport *report);

// VISIT sees each line of prose of PASTE.
static void
visit_prose (const AffPaste *paste, Visit visit, AffDraft *draft, AffReport *report)
{
  for (guint i = 0; i < MIN (paste->lines->len, LINES); i++) {
    const AffPasteLine *line = paste->lines->pdata[i];
    g_autofree char *text = line->is_row ? NULL : aff_paste_line_text (line);
    g_autofree char *place = g_strdup_printf ("line %u", line->line);
    if (text && *text && strlen (text) < LINE_BYTES)
      visit (draft, text, place, report);
  }
}

// The first heading of PASTE that is the greatest; one that names an EVENT where it is asked for.
static char *
find_heading (const AffPaste *paste, gboolean names_event)
{
  for (guint i = 0; i < MIN (paste->lines->len, LINES); i++) {
    const AffPasteLine *line = paste->lines->pdata[i];
    g_autofree char *text = line->heading == 1 ? aff_paste_line_text (line) : NULL;
    if (text && *text && (!names_event || says (text, EVENT)))
      return g_steal_pointer (&text);
  }
  return NULL;
}

// A heading knows better than what a site writes on all of its pages.
static void
set_heading (const AffPaste *paste, AffDraft *draft)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *event = find_heading (paste, TRUE);
  g_autofree char *any = event ? NULL : find_heading (paste, FALSE);

  if (!draft->title)
    aff_draft_set (&draft->title, event ? event : paste->title ? paste->title : any);
  if (draft->code || !draft->title ||
      !g_regex_match (get_regex (ACRONYM), draft->title, 0, &match))
    return;
  g_autofree char *code = g_match_info_fetch (match, 1);
  aff_draft_set (&draft->code, code);
}

void
aff_paste_read_about (const AffPaste *paste, AffDraft *draft, AffReport *report)
{
  g_return_if_fail (paste != NULL && draft != NULL && report != NULL);
  set_heading (paste, draft);
  visit_prose (paste, set_name, draft, report);
  visit_prose (paste, set_days, draft, report);
  if (draft->title && !draft->first_day) {
    Days days = {0};
    if (find_days (draft->title, &days)) {
      aff_draft_set (&draft->first_day, days.first);
      aff_draft_set (&draft->last_day, days.last);
    }
  }
  visit_prose (paste, remark_open_ends, draft, report);
}

gboolean
aff_paste_is_preliminary (const AffPaste *paste, AffReport *report)
{
  g_return_val_if_fail (paste != NULL && report != NULL, FALSE);
  for (guint i = 0; i < MIN (paste->lines->len, LINES); i++) {
    const AffPasteLine *line = paste->lines->pdata[i];
    g_autofree char *text = line->is_row ? NULL : aff_paste_line_text (line);
    if (!text || strlen (text) > LINE_BYTES || !says (text, PRELIMINARY))
      continue;
    aff_report_add_line (report, AFF_REMARK_HANDLED, "programme-preliminary", line->line,
                         "The page says that its programme is preliminary or may change.",
                         "What is listed was marked as to be confirmed.");
    return TRUE;
  }
  return FALSE;
}

char *
aff_paste_find_year (const AffDraft *draft)
{
  g_return_val_if_fail (draft != NULL, NULL);
  const char *at = draft->title ? strstr (draft->title, "20") : NULL;

  if (draft->first_day)
    return g_strndup (draft->first_day, 4);
  while (at && strspn (at, "0123456789") != 4)
    at = strstr (at + strspn (at, "0123456789"), "20");
  return at ? g_strndup (at, 4) : NULL;
}

gboolean
aff_paste_find_day_alone (const char *text, guint line, char day[11], AffReport *report)
{
  g_return_val_if_fail (text != NULL && day != NULL && report != NULL, FALSE);
  // Of a year that has all days there are.
  g_autofree char *dated = g_strdup_printf ("%s 2000", strlen (text) < 40 ? text : "");
  const char *at = text;
  Days days = {0};

  if (!aff_scan_weekday (&at) || !find_days (dated, &days) || dated[days.end])
    return FALSE;
  *day = '\0';
  aff_report_add_line (report, AFF_REMARK_LEFT, "day-without-year", line,
                       "A day has no year, and the page names none.",
                       "What is below is without a day. Write the year behind it.");
  return TRUE;
}

gboolean
aff_paste_find_day (const char *text, gboolean is_heading, const char *year, char day[11])
{
  g_return_val_if_fail (text != NULL && day != NULL, FALSE);
  Days days = {0};
  const char *at = text;
  gboolean is_alone = is_heading || (strlen (text) < 40 && aff_scan_weekday (&at));
  g_autofree char *dated = is_alone && year ? g_strdup_printf ("%s %s", text, year) : NULL;

  if (strlen (text) > 80 || says (text, DEADLINE))
    return FALSE;
  if (!find_days (text, &days) && !(dated && find_days (dated, &days)))
    return FALSE;
  if (strcmp (days.first, days.last) != 0)
    return FALSE;
  g_strlcpy (day, days.first, sizeof days.first);
  return TRUE;
}
