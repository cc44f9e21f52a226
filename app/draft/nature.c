// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/nature.h"

#include "app/search/fold.h"

#include <string.h>

static const struct {
  const char *words; // folded, one after another
  guint nature;
} sayings[] = {
  {"coffee", AFF_NATURE_BREAK},
  {"break", AFF_NATURE_BREAK},
  {"lunch", AFF_NATURE_BREAK},
  {"pause", AFF_NATURE_BREAK},
  {"kaffee", AFF_NATURE_BREAK},
  {"descanso", AFF_NATURE_BREAK},
  {"pausa", AFF_NATURE_BREAK},
  {"almuerzo", AFF_NATURE_BREAK},
  {"pranzo", AFF_NATURE_BREAK},
  {"cafe", AFF_NATURE_BREAK},
  {"dejeuner", AFF_NATURE_BREAK},
  {"kaffeepause", AFF_NATURE_BREAK},
  {"mittagspause", AFF_NATURE_BREAK},
  {"mittagessen", AFF_NATURE_BREAK},
  {"poster session", AFF_NATURE_POSTER},
  {"poster sessions", AFF_NATURE_POSTER},
  {"posters", AFF_NATURE_POSTER},
  {"session posters", AFF_NATURE_POSTER},
  {"session de posters", AFF_NATURE_POSTER},
  {"session poster", AFF_NATURE_POSTER},
  {"seance poster", AFF_NATURE_POSTER},
  {"seance posters", AFF_NATURE_POSTER},
  {"seance de posters", AFF_NATURE_POSTER},
  {"session d affiches", AFF_NATURE_POSTER},
  {"poster presentations", AFF_NATURE_POSTER},
  {"poster viewing", AFF_NATURE_POSTER},
  {"poster exhibition", AFF_NATURE_POSTER},
  {"postersitzung", AFF_NATURE_POSTER},
  {"posterprasentation", AFF_NATURE_POSTER},
  {"posterrundgang", AFF_NATURE_POSTER},
  {"sesion de posters", AFF_NATURE_POSTER},
  {"sesion de posteres", AFF_NATURE_POSTER},
  {"sessione poster", AFF_NATURE_POSTER},
  {"postersession", AFF_NATURE_POSTER},
  {"posterausstellung", AFF_NATURE_POSTER},
  {"keynote", AFF_NATURE_KEYNOTE},
  {"keynotes", AFF_NATURE_KEYNOTE},
  {"invited talk", AFF_NATURE_KEYNOTE},
  {"invited speaker", AFF_NATURE_KEYNOTE},
  {"plenary", AFF_NATURE_KEYNOTE},
  {"pleniere", AFF_NATURE_KEYNOTE},
  {"conference invitee", AFF_NATURE_KEYNOTE},
  {"eingeladener vortrag", AFF_NATURE_KEYNOTE},
  {"opening", AFF_NATURE_OPENING},
  {"welcome", AFF_NATURE_OPENING},
  {"ouverture", AFF_NATURE_OPENING},
  {"eroffnung", AFF_NATURE_OPENING},
  {"begrussung", AFF_NATURE_OPENING},
  {"panel", AFF_NATURE_PANEL},
  {"round table", AFF_NATURE_PANEL},
  {"table ronde", AFF_NATURE_PANEL},
  {"podiumsdiskussion", AFF_NATURE_PANEL},
  {"oral", AFF_NATURE_ORAL},
  {"orals", AFF_NATURE_ORAL},
  {"spotlight", AFF_NATURE_ORAL},
  {"spotlights", AFF_NATURE_ORAL},
  {"oral session", AFF_NATURE_ORAL},
  {"tutorial", AFF_NATURE_TUTORIAL},
  {"tutoriel", AFF_NATURE_TUTORIAL},
  {"workshop", AFF_NATURE_TUTORIAL},
  {"atelier", AFF_NATURE_TUTORIAL},
  {"reception", AFF_NATURE_SOCIAL},
  {"banquet", AFF_NATURE_SOCIAL},
  {"dinner", AFF_NATURE_SOCIAL},
  {"party", AFF_NATURE_SOCIAL},
  {"social", AFF_NATURE_SOCIAL},
  {"social event", AFF_NATURE_SOCIAL},
  {"diner", AFF_NATURE_SOCIAL},
  {"abendessen", AFF_NATURE_SOCIAL},
  {"talk", AFF_NATURE_TALK},
  {"talks", AFF_NATURE_TALK},
  {"lecture", AFF_NATURE_TALK},
  {"lightning talk", AFF_NATURE_TALK},
  {"presentation", AFF_NATURE_TALK},
  {"expose", AFF_NATURE_TALK},
  {"vortrag", AFF_NATURE_TALK},
};

// Natures that a title may say by a word inside a longer one; the others would mistake talks for
// what they are about ("Breaking the social contract", "A tutorial on …").
#define TELLING                                                                                \
  (AFF_NATURE_BREAK | AFF_NATURE_POSTER | AFF_NATURE_KEYNOTE | AFF_NATURE_OPENING |            \
   AFF_NATURE_PANEL)

// The words of TEXT, folded, each with a space before and after.
static char *
fold_words (const char *text)
{
  g_autoptr (AffFolded) folded = aff_folded_new ();
  GString *words = g_string_new (" ");

  aff_fold (folded, text, strlen (text), AFF_FOLD_QUERY);
  for (guint i = 0; i < folded->words->len; i++) {
    const AffWord *word = &g_array_index (folded->words, AffWord, i);
    g_string_append_printf (words, "%.*s ", (int) word->length,
                            aff_folded_letters (folded, word));
  }
  return g_string_free (words, FALSE);
}

// TRUE if SAYING stands in WORDS of fold_words as whole words.
static gboolean
has_saying (const char *words, const char *saying)
{
  gsize length = strlen (saying);

  for (const char *at = strstr (words, saying); at; at = strstr (at + 1, saying))
    if (at[-1] == ' ' && at[length] == ' ')
      return TRUE;
  return FALSE;
}

static guint
find_natures (const char *text, guint allowed)
{
  g_autofree char *words = text ? fold_words (text) : NULL;
  guint natures = 0;

  for (guint i = 0; words && i < G_N_ELEMENTS (sayings); i++)
    if ((sayings[i].nature & allowed) && has_saying (words, sayings[i].words))
      natures |= sayings[i].nature;
  return natures;
}

// "Poster" alone is what a source calls a session; in a title it may be anything.
static guint
read_type (const char *type)
{
  g_autofree char *words = type ? fold_words (type) : NULL;

  return words && strstr (words, " poster ") ? AFF_NATURE_POSTER : 0;
}

guint
aff_nature_guess (const char *type, const char *title, gboolean has_speakers)
{
  guint natures = find_natures (type, ~0u) | read_type (type);
  guint told = find_natures (title, has_speakers ? TELLING & ~AFF_NATURE_BREAK : TELLING);

  if (natures == 0)
    natures = told;
  // A session in the break is both, whichever of the two its type names.
  else if (natures & (AFF_NATURE_POSTER | AFF_NATURE_BREAK))
    natures |= told & (AFF_NATURE_POSTER | AFF_NATURE_BREAK);
  if (natures == 0)
    natures = has_speakers ? AFF_NATURE_TALK : find_natures (title, ~0u);
  return natures != 0 ? natures : AFF_NATURE_OTHER;
}

char *
aff_nature_write (guint natures)
{
  GString *words = g_string_new (NULL);

  for (guint nature = AFF_NATURE_OPENING; nature <= AFF_NATURE_OTHER; nature <<= 1)
    if (natures & nature)
      g_string_append_printf (words, "%s%s", words->len > 0 ? "+" : "",
                              aff_nature_word (nature));
  return g_string_free (words, FALSE);
}

guint
aff_nature_read (const char *words)
{
  g_return_val_if_fail (words != NULL, 0);
  g_auto (GStrv) list = g_strsplit (words, "+", -1);
  guint natures = 0;

  for (guint nature = AFF_NATURE_OPENING; nature <= AFF_NATURE_OTHER; nature <<= 1)
    if (g_strv_contains ((const char *const *) list, aff_nature_word (nature)))
      natures |= nature;
  return natures;
}
