// SPDX-License-Identifier: GPL-3.0-or-later
// The search over the papers of real conferences: what is asked is made of them by rule.
#include "app/search/fold.h"
#include "app/search/query.h"
#include "app/search/vocabulary.h"
#include "tests/support/corpus.h"
#include "tests/support/fixture.h"

#include <string.h>

#define NOW 0

// Under valgrind, where everything takes thirty times as long.
static gboolean
is_watched (void)
{
  const char *preloaded = g_getenv ("LD_PRELOAD");

  return preloaded != NULL && strstr (preloaded, "vgpreload") != NULL;
}

static AffIndex *
make_corpus_index (const GPtrArray *papers)
{
  g_autoptr (AffProgramme) programme = corpus_programme (papers, FALSE);

  return aff_index_new (programme);
}

static const AffHit *
get_hit (const AffAnswer *answer, guint i)
{
  return g_ptr_array_index (answer->hits, i);
}

// Papers of real conferences; fewer where each instruction is looked at.
static GPtrArray *
read_corpus (const char *folder)
{
  static const CorpusList lists[] = {CORPUS_MIDL_2020,    CORPUS_MIDL_2021, CORPUS_MIDL_2023,
                                     CORPUS_SIGDIAL_2023, CORPUS_3DV_2025,  CORPUS_MICCAI_2025,
                                     CORPUS_ICLR_2020,    CORPUS_ACL_2020};
  guint count = is_watched () ? 1 : G_N_ELEMENTS (lists);
  GPtrArray *all = corpus_read (folder, lists[0]);

  for (guint i = 1; i < count; i++)
    g_ptr_array_extend_and_steal (all, corpus_read (folder, lists[i]));
  return all;
}

static GPtrArray *
read_names (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "unicode-names",
                                            "authors-nonascii.derived-open.tsv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *papers = g_ptr_array_new_with_free_func (corpus_paper_free);

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++) {
    CorpusPaper *paper = corpus_paper_new ("Of no title", NULL);
    g_ptr_array_add (paper->authors, g_strndup (lines[i], strcspn (lines[i], "\t")));
    g_ptr_array_add (papers, paper);
  }
  return papers;
}

static gboolean
finds_person (const AffIndex *index, const char *text, const AffPerson *person, guint limit)
{
  g_autoptr (AffAnswer) answer = aff_index_query (index, text, "en", limit, NOW);

  for (guint i = 0; i < answer->hits->len; i++)
    if (get_hit (answer, i)->kind == AFF_HIT_PERSON && get_hit (answer, i)->person == person)
      return TRUE;
  return FALSE;
}

// GLib's own tables say how a name is written in ASCII; what they do not know is left out.
static guint
check_ascii_names (const GPtrArray *papers)
{
  g_autoptr (AffIndex) index = make_corpus_index (papers);
  const AffProgramme *programme = aff_index_programme (index);
  guint count = 0;

  for (guint i = 0; i < programme->people->len; i++) {
    const AffPerson *person = g_ptr_array_index (programme->people, i);
    g_autofree char *ascii = g_str_to_ascii (person->name, "C");
    if (strchr (ascii, '?') != NULL)
      continue;
    if (!finds_person (index, ascii, person, 10))
      g_test_message ("%s is not found as %s", person->name, ascii);
    g_assert_true (finds_person (index, ascii, person, 10));
    count++;
  }
  return count;
}

static void
test_authors_are_found_in_ascii (void)
{
  const char *folder = fixture_real_data ();

  if (folder == NULL)
    return;
  g_autoptr (GPtrArray) names = read_names (folder);
  guint count = check_ascii_names (names);
  g_assert_cmpuint (count, >, 700);
  g_autoptr (GPtrArray) papers = read_corpus (folder);
  count += check_ascii_names (papers);
  g_test_message ("%u names", count);
}

// One typing error in WORD, of which there are four kinds, at a place chosen by RANDOM.
static char *
mistype (const char *word, GRand *random)
{
  glong length = g_utf8_strlen (word, -1);
  glong at = g_rand_int_range (random, 0, (gint32) length);
  g_autofree gunichar *letters = g_utf8_to_ucs4_fast (word, -1, NULL);
  GString *wrong = g_string_new (NULL);
  int kind = g_rand_int_range (random, 0, 4);

  for (glong i = 0; i < length; i++) {
    gunichar other = (gunichar) g_rand_int_range (random, 'a', 'z' + 1);
    if (i != at) {
      g_string_append_unichar (wrong, letters[i]);
      continue;
    }
    if (kind == 0)
      continue;
    if (kind == 3 && i + 1 < length) {
      g_string_append_unichar (wrong, letters[++i]);
      g_string_append_unichar (wrong, letters[i - 1]);
      continue;
    }
    g_string_append_unichar (wrong, other);
    if (kind == 2)
      g_string_append_unichar (wrong, letters[i]);
  }
  return g_string_free (wrong, FALSE);
}

static gboolean
is_mistypable (const char *word)
{
  for (const char *at = word; *at != '\0'; at++)
    if (g_ascii_isdigit (*at))
      return FALSE;
  return g_utf8_strlen (word, -1) >= 6;
}

// The longest words of a title, at most three, in their order.
static GPtrArray *
choose_words (const char *title)
{
  g_auto (GStrv) words = g_strsplit_set (title, " :,.()-/?!–", -1);
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_free);

  for (guint least = 14; least >= 4; least--)
    for (guint i = 0; words[i] != NULL && chosen->len < 3; i++)
      if (g_utf8_strlen (words[i], -1) == least ||
          (least == 14 && g_utf8_strlen (words[i], -1) > least))
        g_ptr_array_add (chosen, g_strdup (words[i]));
  return chosen;
}

// A text that somebody may type for PAPER, by RULE: words of its title without accents, in
// another order, one mistyped, the last not finished, and a surname with a word.
static char *
make_query (const AffPaper *paper, guint rule, GRand *random)
{
  g_autoptr (GPtrArray) words = choose_words (paper->title);
  GString *text = g_string_new (NULL);

  if (words->len < 3)
    return g_string_free (text, FALSE);
  const char *one = g_ptr_array_index (words, 0);
  const char *other = g_ptr_array_index (words, 1);
  const char *last = g_ptr_array_index (words, 2);
  if (rule == 1)
    g_string_printf (text, "%s %s %s", last, one, other);
  else if (rule == 2 && is_mistypable (one)) {
    g_autofree char *wrong = mistype (one, random);
    g_string_printf (text, "%s %s %s", other, wrong, last);
  } else if (rule == 3) {
    const char *end = g_utf8_offset_to_pointer (last, g_utf8_strlen (last, -1) - 1);
    g_string_printf (text, "%s %s %.*s", other, one, (int) (end - last), last);
  } else if (rule == 4 && paper->authors->len > 0) {
    const AffAuthor *author = g_ptr_array_index (paper->authors, 0);
    g_string_printf (text, "%s %s", author->person->name, one);
  } else
    g_string_printf (text, "%s %s %s", one, other, last);
  g_autofree char *typed = g_string_free (text, FALSE);
  return g_str_to_ascii (typed, "C");
}

static gboolean
is_in_first_three (const AffIndex *index, const AffPaper *paper, const char *text)
{
  g_autoptr (AffAnswer) answer = aff_index_query (index, text, "en", 3, NOW);

  for (guint i = 0; i < answer->hits->len; i++)
    if (get_hit (answer, i)->record == paper)
      return TRUE;
  return FALSE;
}

static void
test_right_poster_is_among_the_first_three (void)
{
  const char *folder = fixture_real_data ();
  guint asked = 0, found = 0;

  if (folder == NULL)
    return;
  g_autoptr (GPtrArray) papers = read_corpus (folder);
  g_autoptr (AffIndex) index = make_corpus_index (papers);
  g_autoptr (GRand) random = g_rand_new_with_seed (13);
  const AffProgramme *programme = aff_index_programme (index);
  for (guint i = 0; i < programme->papers->len; i++) {
    const AffPaper *paper = g_ptr_array_index (programme->papers, i);
    g_autofree char *text = make_query (paper, i % 5, random);
    if (*text == '\0' || strchr (text, '?') != NULL)
      continue;
    gboolean is_found = is_in_first_three (index, paper, text);
    if (!is_found)
      g_test_message ("“%s” does not find: %s", text, paper->title);
    asked++;
    found += is_found;
  }
  g_test_message ("%u of %u", found, asked);
  g_assert_cmpuint (found * 100, >=, asked * 98);
}

// Each beginning of a title's first words finds something, from the first letter on, and only
// what has them.
static void
test_finds_from_the_first_letter (void)
{
  const char *folder = fixture_real_data ();

  if (folder == NULL)
    return;
  g_autoptr (GPtrArray) papers = corpus_read (folder, CORPUS_MIDL_2020);
  g_autoptr (AffIndex) index = make_corpus_index (papers);
  for (guint i = 0; i < papers->len; i++) {
    const CorpusPaper *paper = g_ptr_array_index (papers, i);
    if (!g_ascii_isalpha (*paper->title))
      continue;
    for (guint length = 1; length <= 12; length++) {
      g_autofree char *text = g_utf8_substring (paper->title, 0, length);
      g_autoptr (AffAnswer) answer = aff_index_query (index, text, "en", 10, NOW);
      g_assert_cmpuint (answer->hits->len, >, 0);
      for (guint j = 0; j < answer->hits->len; j++) {
        const AffHit *hit = get_hit (answer, j);
        g_assert_cmpuint (hit->title.n_marks + hit->detail.n_marks, >, 0);
      }
    }
  }
}

static AffVocabulary *
make_vocabulary (const GPtrArray *papers)
{
  g_autoptr (AffWordList) list = aff_word_list_new ();
  g_autoptr (AffFolded) folded = aff_folded_new ();
  g_autofree guint *order = NULL;

  for (guint i = 0; i < papers->len; i++) {
    const CorpusPaper *paper = g_ptr_array_index (papers, i);
    for (guint j = 0; j <= paper->authors->len; j++) {
      const char *text = j > 0 ? g_ptr_array_index (paper->authors, j - 1) : paper->title;
      aff_fold (folded, text, strlen (text), AFF_FOLD_NAME);
      for (guint k = 0; k < folded->words->len; k++) {
        const AffWord *word = &g_array_index (folded->words, AffWord, k);
        aff_word_list_add (list, aff_folded_letters (folded, word), word->length);
      }
    }
  }
  return aff_vocabulary_new (list, &order);
}

// The word that a typing error leaves is near the word that was meant, whatever the error.
static void
test_every_mistyped_word_is_found (void)
{
  const char *folder = fixture_real_data ();
  guint count = 0;

  if (folder == NULL)
    return;
  g_autoptr (GPtrArray) papers = read_corpus (folder);
  g_autoptr (AffVocabulary) words = make_vocabulary (papers);
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  for (guint i = 0; i < aff_vocabulary_length (words); i += is_watched () ? 20 : 1) {
    gsize length;
    const char *letters = aff_vocabulary_word (words, i, &length);
    g_autofree char *word = g_strndup (letters, length);
    if (g_utf8_strlen (word, -1) < 5)
      continue;
    g_autofree char *wrong = mistype (word, random);
    if (strcmp (wrong, word) == 0)
      continue;
    AffNear near[4096];
    guint n_near = aff_vocabulary_near (words, wrong, strlen (wrong), 1, near, 4096);
    gboolean is_found = FALSE;
    for (guint j = 0; j < n_near; j++)
      is_found |= near[j].is_whole && near[j].range.first == i;
    g_assert_true (is_found);
    count++;
  }
  g_test_message ("%u words", count);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/data/authors-are-found-in-ascii", test_authors_are_found_in_ascii);
  g_test_add_func ("/search/data/right-poster-is-among-the-first-three",
                   test_right_poster_is_among_the_first_three);
  g_test_add_func ("/search/data/finds-from-the-first-letter",
                   test_finds_from_the_first_letter);
  g_test_add_func ("/search/data/every-mistyped-word-is-found",
                   test_every_mistyped_word_is_found);
  return g_test_run ();
}
