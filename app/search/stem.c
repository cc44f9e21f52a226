// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/stem.h"

#include <stdlib.h>
#include <string.h>

// Words of English, French and German that say nothing of a subject, folded and in order, with
// those of which every abstract is full.
static const char *const common_words[] = {
  "about",       "above",    "across",   "after",     "all",
  "allows",      "also",     "although", "am",        "among",
  "an",          "and",      "any",      "approach",  "are",
  "as",          "at",       "au",       "auf",       "aus",
  "aux",         "avec",     "based",    "be",        "because",
  "been",        "before",   "bei",      "being",     "better",
  "between",     "both",     "but",      "by",        "can",
  "cette",       "could",    "dans",     "das",       "de",
  "dem",         "den",      "der",      "des",       "die",
  "do",          "does",     "du",       "due",       "durch",
  "during",      "each",     "ein",      "eine",      "either",
  "en",          "est",      "et",       "even",      "existing",
  "experiments", "find",     "first",    "for",       "four",
  "from",        "fuer",     "fur",      "further",   "given",
  "has",         "have",     "here",     "how",       "however",
  "if",          "im",       "in",       "including", "into",
  "is",          "ist",      "it",       "its",       "la",
  "le",          "learning", "les",      "many",      "may",
  "method",      "methods",  "mit",      "model",     "models",
  "more",        "most",     "much",     "nicht",     "no",
  "not",         "novel",    "of",       "often",     "on",
  "one",         "only",     "or",       "other",     "our",
  "ours",        "out",      "over",     "paper",     "par",
  "per",         "pour",     "present",  "propose",   "proposed",
  "provide",     "que",      "qui",      "recent",    "results",
  "several",     "show",     "shown",    "shows",     "significantly",
  "since",       "so",       "some",     "state",     "study",
  "such",        "sur",      "than",     "that",      "the",
  "their",       "them",     "then",     "there",     "these",
  "they",        "this",     "those",    "three",     "through",
  "thus",        "to",       "toward",   "towards",   "two",
  "um",          "un",       "und",      "under",     "une",
  "upon",        "use",      "used",     "using",     "various",
  "very",        "via",      "von",      "was",       "we",
  "well",        "were",     "what",     "when",      "where",
  "whether",     "which",    "while",    "who",       "will",
  "with",        "within",   "without",  "work",      "would",
  "zu",          "zum",      "zur",
};

static int
compare_words (const void *a, const void *b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
is_common (const char *word)
{
  return bsearch (&word, common_words, G_N_ELEMENTS (common_words), sizeof word,
                  compare_words) != NULL;
}

static gboolean
ends_with (const AffStem *stem, const char *ending, guint least)
{
  gsize length = strlen (ending);

  return stem->length > least && stem->length > length &&
         memcmp (stem->letters + stem->length - length, ending, length) == 0;
}

static void
cut (AffStem *stem, guint letters)
{
  stem->length -= letters;
  stem->letters[stem->length] = '\0';
}

static void
cut_plural (AffStem *stem)
{
  if (ends_with (stem, "ies", 4)) {
    cut (stem, 2);
    stem->letters[stem->length - 1] = 'y';
  } else if (ends_with (stem, "sses", 4))
    cut (stem, 2);
  else if (ends_with (stem, "s", 3) && !ends_with (stem, "ss", 2) &&
           !ends_with (stem, "us", 2) && !ends_with (stem, "is", 2))
    cut (stem, 1);
}

// The longer endings first. Crude, but the same on both sides.
static void
cut_ending (AffStem *stem)
{
  static const struct {
    const char *ending;
    guint least;
  } endings[] = {
    {"ization", 9}, {"ation", 8}, {"ing", 6}, {"ion", 7}, {"ive", 7}, {"ity", 7},
    {"al", 6},      {"ed", 5},    {"ly", 6},  {"er", 7},  {"or", 7},  {"e", 4},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++) {
    if (!ends_with (stem, endings[i].ending, endings[i].least))
      continue;
    cut (stem, (guint) strlen (endings[i].ending));
    char last = stem->letters[stem->length - 1];
    if (stem->length > 3 && last == stem->letters[stem->length - 2] && last != 's' &&
        last != 'l')
      cut (stem, 1);
    return;
  }
}

static gboolean
is_telling (const AffStem *stem)
{
  if (stem->length < 2 || is_common (stem->letters))
    return FALSE;
  return !g_ascii_isdigit (stem->letters[0]) || stem->length > 4 ||
         g_ascii_isalpha (stem->letters[stem->length - 1]);
}

GArray *
aff_stems_list (AffFolded *folded, const char *text)
{
  GArray *stems = g_array_new (FALSE, FALSE, sizeof (AffStem));
  guint place = G_MAXUINT;

  aff_fold (folded, text, strlen (text), AFF_FOLD_QUERY);
  for (guint i = 0; i < folded->words->len; i++) {
    const AffWord *word = &g_array_index (folded->words, AffWord, i);
    // Of several spellings the first.
    if (word->places > 1 || word->place == place)
      continue;
    place = word->place;
    AffStem stem = {.length = word->length, .place = place};
    memcpy (stem.letters, aff_folded_letters (folded, word), word->length);
    stem.start = g_array_index (folded->origins, AffOrigin, word->start).start;
    stem.end = g_array_index (folded->origins, AffOrigin, word->start + word->length - 1).end;
    if (!is_telling (&stem))
      continue;
    cut_plural (&stem);
    cut_ending (&stem);
    g_array_append_val (stems, stem);
  }
  return stems;
}
