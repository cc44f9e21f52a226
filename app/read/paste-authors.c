// SPDX-License-Identifier: GPL-3.0-or-later
// "A Title - First Author, Second Author": who wrote a paper of a list, behind its title.
#include "app/draft/people.h"
#include "app/read/paste-papers.h"

#include <string.h>

#define LIST_BYTES 2000

// What stands before the names: in all entries of a list one of a row.
static const char *const separators[][4] = {{" — ", " – ", " - ", NULL},
                                            {" | ", NULL},
                                            {". ", NULL}};

static gboolean
is_particle (const char *word)
{
  static const char *const words[] = {"de",  "da",  "di",  "del", "der", "den", "la",
                                      "le",  "van", "von", "zu",  "bin", "al",  "el",
                                      "dos", "du",  "ten", "ter", NULL};

  return g_strv_contains (words, word);
}

// Two to five words with capitals: "First van der Author".
static gboolean
is_name (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint count = 0;

  for (char **word = words; *word; word++) {
    if (!**word)
      continue;
    if (!g_unichar_isupper (g_utf8_get_char (*word)) && !is_particle (*word))
      return FALSE;
    count++;
  }
  return count >= 2 && count <= 5 && !strpbrk (text, "0123456789:?!");
}

static gboolean
is_names (const char *text)
{
  g_autoptr (GString) plain = g_string_new (text);
  gboolean has_names = FALSE;

  if (plain->len > LIST_BYTES)
    return FALSE;
  g_string_replace (plain, " and ", ",", 0);
  g_string_replace (plain, " & ", ",", 0);
  g_string_replace (plain, ";", ",", 0);
  g_auto (GStrv) parts = g_strsplit (plain->str, ",", -1);
  for (char **part = parts; *part; part++) {
    (*part)[strcspn (*part, "(")] = '\0';
    g_strstrip (*part);
    if (**part && !is_name (*part))
      return FALSE;
    has_names |= **part != '\0';
  }
  return has_names;
}

// Where in TITLE one of MARKS stands before nothing but names, which begin at *NAMES; NULL: nowhere.
static char *
find_names (char *title, const char *const *marks, const char **names)
{
  for (; *marks; marks++) {
    guint tries = 0;
    for (char *at = strstr (title, *marks); at && tries < 20; tries++) {
      *names = at + strlen (*marks);
      if (memchr (title, ' ', at - title) && is_names (*names))
        return at;
      at = strstr (at + 1, *marks);
    }
  }
  return NULL;
}

static void
split (AffDraftPaper *paper, const char *const *marks)
{
  const char *names = NULL;
  char *at = find_names (paper->title, marks, &names);
  g_autofree char *title = g_strndup (paper->title, at - paper->title);

  aff_people_add (&paper->authors, names);
  aff_draft_set (&paper->title, title);
}

// The papers of DRAFT from FIRST on of which no author is known; NULL if there are not two.
static GPtrArray *
list_open (const AffDraft *draft, guint first)
{
  g_autoptr (GPtrArray) papers = g_ptr_array_new ();

  for (guint i = first; i < draft->papers->len; i++) {
    AffDraftPaper *paper = draft->papers->pdata[i];
    if (!paper->authors && paper->title)
      g_ptr_array_add (papers, paper);
  }
  return papers->len > 1 ? g_steal_pointer (&papers) : NULL;
}

void
aff_paste_find_authors (AffDraft *draft, guint first, AffReport *report)
{
  g_return_if_fail (draft != NULL && report != NULL);
  g_autoptr (GPtrArray) papers = list_open (draft, first);

  for (gsize i = 0; papers && i < G_N_ELEMENTS (separators); i++) {
    const char *names = NULL;
    guint alike = 0;
    for (; alike < papers->len; alike++)
      if (!find_names (((AffDraftPaper *) papers->pdata[alike])->title, separators[i], &names))
        break;
    if (alike < papers->len)
      continue;
    for (guint k = 0; k < papers->len; k++)
      split (papers->pdata[k], separators[i]);
    aff_report_add (report, AFF_REMARK_GUESSED, "authors-behind-title", NULL,
                    "All titles of a list end with what looks like names of people.",
                    "These were read as the authors.");
    return;
  }
}
