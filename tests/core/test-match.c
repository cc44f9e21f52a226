// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/match.h"

#include <string.h>

#define MOST 4

typedef struct {
  const char *key;
  const char *title;
  const char *mark;
  const char *people; // ";" between
} Row;

typedef struct {
  const char *name;
  Row known[MOST];
  Row drafts[MOST];
  AffMatchHow hows[MOST];
  int indexes[MOST]; // of the known rows; -1: none
  gboolean is_doubtful;
} Case;

static const Case cases[] = {
  {"the-key-wins",
   {{"a:1", "One"}, {"a:2", "Two"}},
   {{"a:2", "One"}, {"a:1", "Quite another title"}},
   {AFF_MATCH_KEY, AFF_MATCH_KEY},
   {1, 0},
   TRUE},
  {"a-title-is-the-same-however-it-is-written",
   {{NULL, "Naïve Bayes für alle"}},
   {{"a:1", "  naive BAYES fur alle "}},
   {AFF_MATCH_TITLE},
   {0}},
  {"one-title-by-other-people-is-another-paper",
   {{NULL, "Learning to segment", NULL, "First Author"}},
   {{"a:1", "Learning to segment", NULL, "Second Author"}},
   {AFF_MATCH_NONE},
   {-1}},
  {"people-are-the-same-in-either-order",
   {{NULL, "Learning to segment", NULL, "First Author"}},
   {{"a:1", "Learning to segment", NULL, "Author, First"}},
   {AFF_MATCH_TITLE},
   {0}},
  {"breaks-are-told-apart-by-their-time",
   {{NULL, "Coffee break", "2026-10-04 600"}, {NULL, "Coffee break", "2026-10-04 900"}},
   {{"a:1", "Coffee break", "2026-10-04 900"}, {"a:2", "Coffee break", "2026-10-04 600"}},
   {AFF_MATCH_TITLE, AFF_MATCH_TITLE},
   {1, 0}},
  {"what-counts-lines-of-one-title-does-not-tell-them",
   {{"a:Coffee break", "Coffee break", "2026-10-04 600"},
    {"a:Coffee break (2)", "Coffee break", "2026-10-04 900"}},
   {{"a:Coffee break", "Coffee break", "2026-10-04 900"}},
   {AFF_MATCH_TITLE},
   {1}},
  {"a-key-of-its-own-tells-more-than-the-time",
   {{"a:x1", "Coffee break", "2026-10-04 600"}, {"a:x2", "Coffee break", "2026-10-04 900"}},
   {{"a:x1", "Coffee break", "2026-10-04 900"}},
   {AFF_MATCH_KEY},
   {0}},
  {"a-break-that-moved-keeps-its-key",
   {{"a:Coffee break", "Coffee break", "2026-10-04 600"}},
   {{"a:Coffee break", "Coffee break", "2026-10-04 900"}},
   {AFF_MATCH_KEY},
   {0}},
  {"a-corrected-title-is-a-guess",
   {{"a:1", "Segmenting lung nodules with weak labels and priors", NULL, "First Author;B"},
    {"a:2", "Segmenting kidney stones with strong labels", NULL, "Third Author"}},
   {{"b:9", "Segmenting lung nodules with weak labels and strong priors", NULL,
     "First Author;B"}},
   {AFF_MATCH_GUESS},
   {0}},
  {"what-is-not-similar-is-new",
   {{"a:1", "Segmenting lung nodules with weak labels"}},
   {{"b:9", "Registration of brain images with weak labels"}},
   {AFF_MATCH_NONE},
   {-1}},
  {"a-row-is-matched-once",
   {{"a:1", "One title for all of them"}},
   {{"b:1", "One title for all of them"}, {"b:2", "One title for all of them"}},
   {AFF_MATCH_GUESS, AFF_MATCH_NONE},
   {0, -1}},
  {"another-part-with-a-key-of-its-own-is-another-paper",
   {{"a:1", "Uncertainty for segmentation - part I", NULL, "First Author;Second Author"}},
   {{"a:9", "Uncertainty for segmentation - part II", NULL, "First Author;Second Author"}},
   {AFF_MATCH_NONE},
   {-1}},
  {"one-title-with-another-key-is-a-guess",
   {{"a:1", "Learning to segment", NULL, "First Author;Second Author"}},
   {{"a:9", "Learning to Segment", NULL, "First Author"}},
   {AFF_MATCH_GUESS},
   {0}},
  {"one-title-with-another-key-by-other-people-is-another-paper",
   {{"a:1", "Learning to segment", NULL, "First Author"}},
   {{"a:9", "Learning to segment", NULL, "Second Author"}},
   {AFF_MATCH_NONE},
   {-1}},
  {"keys-that-are-titles-do-not-tell-papers-apart",
   {{"a:segmenting-nodules-with-weak-labels-and-priors",
     "Segmenting nodules with weak labels and priors", NULL, "First Author"},
    {"a:2026-10-04 Opening of the sample workshop (2)", "Opening of the sample workshop"}},
   {{"a:segmenting-nodules-with-weak-labels-and-strong-priors",
     "Segmenting nodules with weak labels and strong priors", NULL, "First Author"},
    {"a:17", "Opening of the sample workshop today"}},
   {AFF_MATCH_GUESS, AFF_MATCH_GUESS},
   {0, 1}},
  {"a-key-cut-short-is-its-title",
   {{"a:a-long-title-of-words-that-goes-on-for-so-long-that-no-one-would-read-it-to-the-end-of-0123abcd",
     "A long title of words that goes on for so long that no one would read it to the end of all",
     NULL, "First Author"}},
   {{"a:a-long-title-of-words-that-goes-on-for-so-long-that-no-one-would-read-it-to-the-end-of-4567abcd",
     "A long title of words that goes on for so long that no one would read it to the end of it",
     NULL, "First Author"}},
   {AFF_MATCH_GUESS},
   {0}},
  {"the-key-of-another-paper-is-doubtful",
   {{"a:2", "Graphs in surgery", NULL, "Second Author"}},
   {{"a:2", "Robust segmentation", NULL, "Third Author"}},
   {AFF_MATCH_KEY},
   {0},
   TRUE},
  {"a-new-title-by-the-same-people-is-not-doubtful",
   {{"a:2", "Graphs in surgery", NULL, "Second Author"}},
   {{"a:2", "Robust segmentation", NULL, "Author, Second;Third Author"}},
   {AFF_MATCH_KEY},
   {0}},
  {"what-has-no-title-is-not-doubtful",
   {{"a:2", "Graphs in surgery", NULL, "Second Author"}},
   {{"a:2", ""}},
   {AFF_MATCH_KEY},
   {0}},
  {"other-people-of-one-title-are-not-doubtful",
   {{"a:2", "Graphs in surgery", NULL, "Second Author"}},
   {{"a:2", "Graphs in surgery!", NULL, "Third Author"}},
   {AFF_MATCH_KEY},
   {0}},
};

static guint
fill (const Row *rows, AffMatchRow *out)
{
  guint n = 0;

  for (; n < MOST && rows[n].title; n++) {
    out[n] = (AffMatchRow){rows[n].key, rows[n].title, rows[n].mark, g_ptr_array_new ()};
    g_auto (GStrv) names = g_strsplit (rows[n].people ? rows[n].people : "", ";", -1);
    g_ptr_array_set_free_func (out[n].people, g_free);
    for (guint i = 0; names[i]; i++)
      g_ptr_array_add (out[n].people, g_strdup (names[i]));
  }
  return n;
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  AffMatchRow known[MOST];
  AffMatchRow drafts[MOST];
  guint n_known = fill (test->known, known);
  guint n_drafts = fill (test->drafts, drafts);
  g_autofree AffMatch *matches = aff_match_rows (known, n_known, drafts, n_drafts);

  for (guint i = 0; i < n_drafts; i++) {
    g_assert_cmpint (matches[i].how, ==, test->hows[i]);
    g_assert_cmpint (matches[i].is_doubtful, ==, test->is_doubtful);
    if (test->indexes[i] >= 0)
      g_assert_cmpuint (matches[i].known, ==, (guint) test->indexes[i]);
  }
  for (guint i = 0; i < n_known; i++)
    g_ptr_array_unref (known[i].people);
  for (guint i = 0; i < n_drafts; i++)
    g_ptr_array_unref (drafts[i].people);
}

// Work grows with the rows, not with their square: as many again cost about as much again.
static void
test_many (void)
{
  guint n = 4000;
  g_autofree AffMatchRow *known = g_new0 (AffMatchRow, n);
  g_autofree AffMatchRow *drafts = g_new0 (AffMatchRow, n);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++) {
    g_ptr_array_add (texts,
                     g_strdup_printf ("Study of w%u and v%u in the x%u", i, i % 97, i * 7));
    known[i].title = texts->pdata[texts->len - 1];
    g_ptr_array_add (texts,
                     g_strdup_printf ("A study of w%u and v%u in the x%u", i, i % 97, i * 7));
    drafts[i].title = texts->pdata[texts->len - 1];
  }
  g_autofree AffMatch *matches = aff_match_rows (known, n, drafts, n);
  for (guint i = 0; i < n; i++) {
    g_assert_cmpint (matches[i].how, ==, AFF_MATCH_GUESS);
    g_assert_cmpuint (matches[i].known, ==, i);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/exchange/match/", cases[i].name, NULL);
    g_test_add_data_func (path, &cases[i], test_case);
  }
  g_test_add_func ("/exchange/match/finds-each-of-many", test_many);
  return g_test_run ();
}
