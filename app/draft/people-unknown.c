// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/people.h"
#include "app/draft/sheet.h"

#include <string.h>

#define UNKNOWN_BYTES 100 // a longer text is no way to say that nobody is known

// What each of them has, in letters that are not folded: most names end here.
static const char *const traces[] = {"tb",      "t.b",   "to be",  "nn",    "n.n",   "n n",
                                     "n. n",    "?",     "nonc",   "nfirm", "finir", "ciser",
                                     "bekannt", "offen", "nescio", NULL};
// As aff_sheet_fold writes them.
static const char *const phrases[] = {"tobeannounced",
                                      "tobedetermined",
                                      "tobeconfirmed",
                                      "tobedefined",
                                      "tobedecided",
                                      "aannoncer",
                                      "aconfirmer",
                                      "adefinir",
                                      "apreciser",
                                      "bekanntgegeben",
                                      "nochoffen",
                                      "nomennescio",
                                      NULL};
static const char *const words[] = {"tba", "tbd", "tbc", "nn", "n", "?", "??", "???", NULL};
// What may stand beside such a word and still names nobody.
static const char *const roles[] = {
  "speaker",  "speakers",    "keynote",  "invited",    "presenter",   "presenters",   "chair",
  "chairs",   "moderator",   "panelist", "panelists",  "panellist",   "panellists",   "orateur",
  "orateurs", "oratrice",    "sprecher", "sprecherin", "referent",    "referentin",   "name",
  "vortrag",  "vortragende", "author",   "authors",    "intervenant", "intervenants", "the",
  "other",    "others",      "more",     NULL};

static gboolean
has_trace (const char *name)
{
  g_autofree char *small = g_ascii_strdown (name, -1);

  for (const char *const *trace = traces; *trace; trace++)
    if (strstr (small, *trace))
      return TRUE;
  return FALSE;
}

static gboolean
is_digits (const char *word)
{
  return strspn (word, "0123456789") == strlen (word);
}

// "Speaker TBA", "2 speakers (TBC)": a word that names nobody among words for what they do.
static gboolean
is_unknown_by_words (const char *name)
{
  g_auto (GStrv) parts = g_strsplit_set (name, " ,()[]:/-", -1);
  gboolean is_unknown = FALSE;

  for (char **part = parts; *part; part++) {
    g_autofree char *word = aff_sheet_fold (*part, TRUE);
    if (g_strv_contains (words, word))
      is_unknown = TRUE;
    else if (!is_digits (word) && !g_strv_contains (roles, word))
      return FALSE;
  }
  return is_unknown;
}

gboolean
aff_people_is_unknown (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);
  if (strlen (name) > UNKNOWN_BYTES || !has_trace (name))
    return FALSE;
  g_autofree char *word = aff_sheet_fold (name, TRUE);
  for (const char *const *phrase = phrases; *phrase; phrase++)
    if (strstr (word, *phrase))
      return TRUE;
  return is_unknown_by_words (name);
}
