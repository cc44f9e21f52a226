// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/fold.h"
#include "app/search/vocabulary.h"
#include "tests/support/fixture.h"

#include <string.h>

// Words as they were folded, with the spellings of one word between bars.
static char *
fold_to_text (const char *text, AffFoldUse use)
{
  g_autoptr (AffFolded) folded = aff_folded_new ();
  GString *list = g_string_new (NULL);

  aff_fold (folded, text, strlen (text), use);
  for (guint i = 0; i < folded->words->len; i++) {
    const AffWord *word = &g_array_index (folded->words, AffWord, i);
    if (i > 0)
      g_string_append_c (list, ' ');
    g_string_append_len (list, aff_folded_letters (folded, word), word->length);
  }
  return g_string_free (list, FALSE);
}

static const struct {
  const char *text;
  const char *folded;
} folds[] = {
  {"Łukasz", "lukasz"},
  {"Søren", "soren soeren"},
  {"Strauß STRAUẞ", "strauss strausz strauss strausz"},
  {"Œuvre", "oeuvre"},
  {"Ærø", "aero aeroe"},
  {"Élodie", "elodie"},
  {"E\xCC\x81lodie", "elodie"},
  {"Müller Mu\xCC\x88ller", "muller mueller muller mueller"},
  {"Ångström", "angstrom aangstrom angstroem aangstroem"},
  {"Đặng Nguyễn", "dang djang nguyen"},
  {"Þór Guðrún", "thor gudrun gudhrun"},
  {"Çağla Şahin İlker Işık ısı", "cagla sahin ilker isik isi"},
  {"Jean-Luc", "jean luc jeanluc"},
  {"Jean\xE2\x80\x90Luc Jean\xE2\x80\x91Luc", "jean luc jeanluc jean luc jeanluc"},
  {"O'Brien O\xE2\x80\x99"
   "Brien",
   "o brien obrien o brien obrien"},
  {"X-ray, U-Net & 3D", "x ray xray u net unet 3d"},
  {"ΣΟΦΊΑΣ Σοφίας", "σοφιασ σοφιασ"},
  {"Пётр ПЁТР", "петр петр"},
  {"ﬁbre ½ µ² ＡＢ１", "fibre 1 2 μ2 ab1"},
  {"深層学習 AI", "深層学習 層学習 学習 習 ai"},
  {"AI深層", "ai 深層 層"},
  {"한국어", "한국어 국어 어"},
  {"heart 🫀🧑‍⚕️ ok", "heart ok"},
  {"co\xC2\xADop zero\xE2\x80\x8Bwidth", "coop zerowidth"},
  {"", ""},
  {"-- '' …", ""},
};

static void
test_folds_letters_of_many_languages (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (folds); i++) {
    g_autofree char *folded = fold_to_text (folds[i].text, AFF_FOLD_NAME);
    g_assert_cmpstr (folded, ==, folds[i].folded);
  }
}

static void
test_long_runs_keep_every_part (void)
{
  g_autoptr (GString) run = g_string_new (NULL);

  for (gunichar i = 0; i < 300; i++)
    g_string_append_unichar (run, 0x4E00 + i);
  g_autofree char *name = fold_to_text (run->str, AFF_FOLD_NAME);
  for (gunichar i = 0; i + AFF_WORD_IDEOGRAPHS <= 300; i++) {
    g_autofree char *part = g_utf8_substring (run->str, i, i + AFF_WORD_IDEOGRAPHS);
    g_assert_nonnull (strstr (name, part));
  }
  g_autofree char *query = fold_to_text (run->str, AFF_FOLD_QUERY);
  g_auto (GStrv) words = g_strsplit (query, " ", -1);
  g_assert_cmpuint (g_strv_length (words), ==, 300 / AFF_WORD_IDEOGRAPHS);
}

static void
test_origins_lie_between_characters (void)
{
  const char *text = "Ⅻ ﬃ Ångström Jean‐Luc ½µ² 深層 e\xCC\x81\xCC\x80t";
  g_autoptr (AffFolded) folded = aff_folded_new ();

  aff_fold (folded, text, strlen (text), AFF_FOLD_NAME);
  g_assert_cmpuint (folded->origins->len, ==, folded->letters->len);
  for (guint i = 0; i < folded->origins->len; i++) {
    const AffOrigin *origin = &g_array_index (folded->origins, AffOrigin, i);
    g_assert_cmpuint (origin->start, <, origin->end);
    g_assert_true (g_utf8_validate (text + origin->start, origin->end - origin->start, NULL));
  }
}

// The rows of Unicode's case folding that map a character to one other: both are the same here.
static void
test_cases_of_unicode_meet (void)
{
  const char *folder = fixture_real_data ();
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  guint count = 0;

  if (folder == NULL)
    return;
  g_autofree char *path = g_build_filename (folder, "unicode-names", "CaseFolding.txt", NULL);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    char *end;
    gunichar upper = (gunichar) g_ascii_strtoull (lines[i], &end, 16);
    if (end == lines[i] || !g_str_has_prefix (end, "; C; ") || g_unichar_ismark (upper))
      continue;
    gunichar lower = (gunichar) g_ascii_strtoull (end + 5, NULL, 16);
    char one[8] = {0}, other[8] = {0};
    g_unichar_to_utf8 (upper, one);
    g_unichar_to_utf8 (lower, other);
    g_autofree char *one_folded = fold_to_text (one, AFF_FOLD_NAME);
    g_autofree char *other_folded = fold_to_text (other, AFF_FOLD_NAME);
    if (strcmp (one_folded, other_folded) != 0)
      g_test_message ("U+%04X is %s, U+%04X is %s", upper, one_folded, lower, other_folded);
    g_assert_cmpstr (one_folded, ==, other_folded);
    count++;
  }
  g_assert_cmpuint (count, >, 1000);
}

// Optimal string alignment, by the book.
static guint
measure_distance (const char *a, const char *b)
{
  guint rows[64][64];
  guint a_length = (guint) strlen (a);
  guint b_length = (guint) strlen (b);

  for (guint i = 0; i <= a_length; i++)
    for (guint j = 0; j <= b_length; j++) {
      if (i == 0 || j == 0) {
        rows[i][j] = i + j;
        continue;
      }
      guint best = MIN (rows[i - 1][j], rows[i][j - 1]) + 1;
      best = MIN (best, rows[i - 1][j - 1] + (a[i - 1] != b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        best = MIN (best, rows[i - 2][j - 2] + 1);
      rows[i][j] = best;
    }
  return rows[a_length][b_length];
}

static guint
measure_beginning (const char *asked, const char *word)
{
  guint best = G_MAXUINT;
  char beginning[64];

  for (gsize i = 0; i <= strlen (word); i++) {
    g_strlcpy (beginning, word, i + 1);
    best = MIN (best, measure_distance (asked, beginning));
  }
  return best;
}

static void
check_near (const AffVocabulary *words, const char *asked, guint most)
{
  AffNear near[4096];
  guint count = aff_vocabulary_near (words, asked, strlen (asked), most, near, 4096);

  for (guint i = 0; i < aff_vocabulary_length (words); i++) {
    guint whole = G_MAXUINT;
    guint begin = G_MAXUINT;
    gsize length;
    const char *letters = aff_vocabulary_word (words, i, &length);
    g_autofree char *word = g_strndup (letters, length);
    for (guint j = 0; j < count; j++)
      if (i >= near[j].range.first && i < near[j].range.end) {
        guint *found = near[j].is_whole ? &whole : &begin;
        *found = MIN (*found, near[j].errors);
      }
    guint distance = measure_distance (asked, word);
    if (distance >= 1 && distance <= most)
      g_assert_cmpuint (whole, ==, distance);
    else
      g_assert_cmpuint (whole, ==, G_MAXUINT);
    distance = measure_beginning (asked, word);
    if (distance >= 1 && distance <= most)
      g_assert_cmpuint (MIN (whole, begin), <=, distance);
    if (MIN (whole, begin) != G_MAXUINT)
      g_assert_cmpuint (MIN (whole, begin), >=, distance);
  }
}

static void
test_near_words_are_those_of_the_definition (void)
{
  g_autoptr (AffWordList) list = aff_word_list_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  g_autofree guint *order = NULL;
  char word[16];

  for (guint i = 0; i < 400; i++) {
    guint length = (guint) g_rand_int_range (random, 1, 9);
    for (guint j = 0; j < length; j++)
      word[j] = (char) g_rand_int_range (random, 'a', 'd');
    aff_word_list_add (list, word, length);
  }
  g_autoptr (AffVocabulary) words = aff_vocabulary_new (list, &order);
  for (guint i = 0; i < 60; i++) {
    guint length = (guint) g_rand_int_range (random, 1, 9);
    for (guint j = 0; j < length; j++)
      word[j] = (char) g_rand_int_range (random, 'a', 'e');
    word[length] = '\0';
    check_near (words, word, i % 2 + 1);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/fold/folds-letters-of-many-languages",
                   test_folds_letters_of_many_languages);
  g_test_add_func ("/search/fold/long-runs-keep-every-part", test_long_runs_keep_every_part);
  g_test_add_func ("/search/fold/origins-lie-between-characters",
                   test_origins_lie_between_characters);
  g_test_add_func ("/search/fold/cases-of-unicode-meet", test_cases_of_unicode_meet);
  g_test_add_func ("/search/vocabulary/near-words-are-those-of-the-definition",
                   test_near_words_are_those_of_the_definition);
  return g_test_run ();
}
