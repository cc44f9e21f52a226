// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read/paste-papers.h"

#include "app/draft/nature.h"
#include "app/draft/people.h"
#include "app/draft/sheet.h"

#include <string.h>

AffPasteList
aff_paste_list_of (const char *text)
{
  static const struct {
    const char *word;
    AffPasteList list;
  } words[] = {
    {"acceptedposter", AFF_PASTE_POSTERS},
    {"listofposters", AFF_PASTE_POSTERS},
    {"posterlist", AFF_PASTE_POSTERS},
    {"posterpresentation", AFF_PASTE_POSTERS},
    {"postersession", AFF_PASTE_POSTERS},
    {"posters", AFF_PASTE_POSTERS},
    {"affiches", AFF_PASTE_POSTERS},
    {"posterliste", AFF_PASTE_POSTERS},
    {"acceptedpaper", AFF_PASTE_PAPERS},
    {"listofpapers", AFF_PASTE_PAPERS},
    {"acceptedcontribution", AFF_PASTE_PAPERS},
    {"articlesacceptes", AFF_PASTE_PAPERS},
  };

  g_autofree char *folded = strlen (text) < 100 ? aff_sheet_fold (text, FALSE) : NULL;

  for (guint i = 0; folded && i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (folded, words[i].word))
      return words[i].list;
  return AFF_PASTE_NO_PAPERS;
}

// The length of "12", "P-12", "W047" at the start of TEXT; 0 if it has no such label.
static gsize
measure_label (const char *text)
{
  gsize letters = 0;
  gsize digits = 0;

  while (letters < 4 && g_ascii_isupper (text[letters]))
    letters++;
  letters += letters > 0 && (text[letters] == '-' || text[letters] == ' ');
  digits = strspn (text + letters, "0123456789");
  return digits > 0 && digits <= 4 ? letters + digits : 0;
}

// The label that begins TEXT, without "#", brackets and its full stop; *REST is the title. NULL if
// there is none: a title may begin with a number ("3D …", "2 Models").
static char *
take_label (const char *text, gboolean is_alone, const char **rest)
{
  const char *start = text + strspn (text, " #[(\1\3");
  gsize length = measure_label (start);
  const char *end = start + length;
  gsize signs = strspn (end, ".:)]|");

  if (length == 0 || (*end && !strchr (".:)]| \t\2\4", *end)) ||
      (signs == 0 && !is_alone && start == text && *start != '0' && length < 2))
    return NULL;
  end += signs;
  end += strspn (end, "\2\4");
  if (*end && !g_ascii_isspace (*end))
    return NULL;
  end += strspn (end, " \t");
  end += g_str_has_prefix (end, "– ") || g_str_has_prefix (end, "— ") ? strlen ("– ") : 0;
  *rest = end;
  return g_strndup (start, length);
}

gboolean
aff_paste_begins_list (const AffPaste *paste, guint line)
{
  g_return_val_if_fail (paste != NULL && line < paste->lines->len, FALSE);
  const AffPasteLine *head = paste->lines->pdata[line];
  const AffPasteLine *next = line + 1 < paste->lines->len ? paste->lines->pdata[line + 1]
                                                          : NULL;
  g_autofree char *text = head->cells->len == 1 && !head->is_row ? aff_paste_line_text (head)
                                                                 : NULL;
  const char *rest = NULL;

  if (!text || aff_paste_list_of (text) == AFF_PASTE_NO_PAPERS)
    return FALSE;
  if (head->heading > 0)
    return TRUE;
  g_autofree char *label = next && next->cells->len > 0
                             ? take_label (next->cells->pdata[0], FALSE, &rest)
                             : NULL;
  return label || (next && (next->number >= 0 || next->is_bullet));
}

// Takes the part in italics out of TEXT.
static char *
take_slanted (char *text)
{
  char *start = strchr (text, AFF_PASTE_SLANT);
  char *end = start ? strchr (start, AFF_PASTE_STRAIGHT) : NULL;
  char *taken = end ? g_strndup (start + 1, end - start - 1) : NULL;

  if (taken)
    memmove (start, end + 1, strlen (end + 1) + 1);
  return taken;
}

static void
trim_end (char *text)
{
  char *last = g_utf8_find_prev_char (text, text + strlen (text));

  while (last && g_utf8_strchr (" ,;:-–—|\n", -1, g_utf8_get_char (last))) {
    *last = '\0';
    last = g_utf8_find_prev_char (text, last);
  }
}

static AffDraftPaper *
make_paper (AffDraft *draft,
            const AffPasteLine *line,
            const char *label,
            const char *text,
            const char *people)
{
  g_autofree char *copy = g_strdup (text);
  g_autofree char *slanted = take_slanted (copy);
  char *newline = strchr (copy, '\n');
  const char *names = people ? people : slanted ? slanted : newline;
  g_autofree char *authors = names ? aff_paste_plain (names) : NULL;
  g_autofree char *place = g_strdup_printf ("line %u", line->line);
  g_autofree char *title = NULL;
  AffDraftPaper *paper = NULL;

  if (newline)
    *newline = '\0';
  title = aff_paste_plain (copy);
  trim_end (title);
  if (!*title)
    return NULL;
  paper = aff_draft_paper (draft, title, place);
  aff_draft_set (&paper->title, title);
  g_autofree char *count = g_strdup_printf ("%u", draft->papers->len);
  aff_draft_set (&paper->number, label ? label : count);
  if (authors && *authors)
    aff_people_add (&paper->authors, authors);
  if (line->address)
    aff_draft_add_address (paper, line->address);
  return paper;
}

static void
put_on_board (AffDraftPaper *paper, const char *label, AffReport *report)
{
  if (paper->presentations)
    return;
  aff_draft_add_presentation (paper, AFF_KIND_POSTER, NULL, label);
  if (label)
    aff_report_add (report, AFF_REMARK_GUESSED, "board-by-number", paper->place,
                    "A list of posters has numbers.",
                    "A poster’s number was taken for that of its board, too.");
}

AffDraftPaper *
aff_paste_read_paper (const AffPasteLine *line,
                      AffPasteList list,
                      AffDraft *draft,
                      AffReport *report)
{
  g_return_val_if_fail (line != NULL && draft != NULL && report != NULL, NULL);
  const char *text = line->cells->len > 0 ? line->cells->pdata[0] : "";
  const char *next = line->cells->len > 1 ? line->cells->pdata[1] : NULL;
  const char *rest = text;
  g_autofree char *label = NULL;
  AffDraftPaper *paper = NULL;

  if (list == AFF_PASTE_NO_PAPERS)
    return NULL;
  label = take_label (text, next != NULL, &rest);
  if (!label && line->number < 0 && !line->is_bullet)
    return NULL;
  if (!label && line->number >= 0)
    label = g_strdup_printf ("%d", line->number);
  if (!*rest && next)
    paper = make_paper (draft, line, label, next,
                        line->cells->len > 2 ? line->cells->pdata[2] : NULL);
  else
    paper = make_paper (draft, line, label, rest, next);
  if (paper && list == AFF_PASTE_POSTERS)
    put_on_board (paper, label, report);
  return paper;
}

void
aff_paste_read_authors (AffDraftPaper *paper, const AffPasteLine *line, AffReport *report)
{
  g_return_if_fail (paper != NULL && line != NULL && report != NULL);
  g_autofree char *text = aff_paste_line_text (line);

  if (paper->authors || !*text || strlen (text) > 2000)
    return;
  aff_people_add (&paper->authors, text);
  aff_report_add_line (report, AFF_REMARK_GUESSED, "authors-in-next-line", line->line,
                       "A line follows the title of a paper.", "It was read as its authors.");
}

static void
present (AffDraftPaper *paper, const AffDraftItem *item)
{
  guint natures = aff_nature_guess (item->type, item->title, FALSE);

  for (guint i = 0; paper->presentations && i < paper->presentations->len; i++) {
    const AffDraftPresentation *known = paper->presentations->pdata[i];
    if (g_strcmp0 (known->session, item->key) == 0)
      return;
  }
  aff_draft_add_presentation (paper,
                              natures & AFF_NATURE_POSTER ? AFF_KIND_POSTER : AFF_KIND_ORAL,
                              item->key, NULL);
}

static gboolean
is_poster_session (const AffDraftItem *item)
{
  return (aff_nature_guess (item->type, item->title, FALSE) & AFF_NATURE_POSTER) != 0;
}

// Minutes from the end of A to the start of B, which is on the same day; -1 if one is not known.
static int
measure_gap (const AffDraftItem *a, const AffDraftItem *b)
{
  int end = a->end.minute >= 0     ? a->end.minute
            : a->duration_min >= 0 ? a->start.minute + a->duration_min
                                   : -1;

  return a->start.minute < 0 || end < 0 || g_strcmp0 (a->day, b->day) != 0
           ? -1
           : b->start.minute - end;
}

// The poster sessions of DRAFT if there are several of them and each begins where the one before
// ends; NULL otherwise.
static GPtrArray *
find_row_of_sessions (const AffDraft *draft)
{
  g_autoptr (GPtrArray) sessions = g_ptr_array_new ();

  for (guint i = 0; i < draft->items->len; i++) {
    AffDraftItem *item = draft->items->pdata[i];
    if (!is_poster_session (item))
      continue;
    if (sessions->len > 0 && measure_gap (sessions->pdata[sessions->len - 1], item) != 0)
      return NULL;
    g_ptr_array_add (sessions, item);
  }
  return sessions->len > 1 ? g_steal_pointer (&sessions) : NULL;
}

static void
hang_in_all (AffDraftPaper *paper, const GPtrArray *sessions)
{
  AffDraftPresentation *first = paper->presentations ? paper->presentations->pdata[0] : NULL;
  g_autofree char *board = first ? g_strdup (first->board) : NULL;

  if (!first || first->kind != AFF_KIND_POSTER || first->session)
    return;
  aff_draft_set (&first->session, ((AffDraftItem *) sessions->pdata[0])->key);
  for (guint i = 1; i < sessions->len; i++)
    aff_draft_add_presentation (paper, AFF_KIND_POSTER,
                                ((AffDraftItem *) sessions->pdata[i])->key, board);
}

static void
spread (AffDraft *draft, AffReport *report)
{
  g_autoptr (GPtrArray) sessions = draft->papers->len > 0 ? find_row_of_sessions (draft) : NULL;

  for (guint i = 0; sessions && i < draft->papers->len; i++)
    hang_in_all (draft->papers->pdata[i], sessions);
  if (sessions)
    aff_report_add (
      report, AFF_REMARK_GUESSED, "posters-in-several-sessions", NULL,
      "Several poster sessions follow each other, and one list of posters is there.",
      "The posters were put into each of them.");
}

void
aff_paste_join (AffDraft *draft, AffReport *report)
{
  g_return_if_fail (draft != NULL && report != NULL);
  g_autoptr (GHashTable) papers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < draft->papers->len; i++) {
    AffDraftPaper *paper = draft->papers->pdata[i];
    if (paper->title)
      g_hash_table_insert (papers, aff_sheet_fold (paper->title, TRUE), paper);
  }
  for (guint i = 0; i < draft->items->len; i++) {
    const AffDraftItem *item = draft->items->pdata[i];
    g_autofree char *folded = item->title ? aff_sheet_fold (item->title, TRUE) : NULL;
    AffDraftPaper *paper = folded ? g_hash_table_lookup (papers, folded) : NULL;
    if (paper)
      present (paper, item);
  }
  spread (draft, report);
}
