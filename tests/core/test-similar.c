// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/stem.h"
#include "tests/support/agreement.h"
#include "tests/support/fixture.h"

#include <string.h>

#define NOW  G_GINT64_CONSTANT (1791120240)
#define MOST 10

// Papers 1 to 3 are about livers, 3 without an abstract and 4 withdrawn; 5 is under embargo, 6
// shares only a topic with 1, 7 only an author, 8 nothing at all.
static const char *const small =
  "INSERT INTO workshop (id, code, title) VALUES (1, 'w', 'W');"
  "INSERT INTO item (id, workshop, title) VALUES (1, 1, 'Posters');"
  "INSERT INTO person (id, name) VALUES (1, 'Anna One'), (2, 'Ben Two');"
  "INSERT INTO topic VALUES (1, 'A', 1);"
  "INSERT INTO topic_name VALUES (1, 'en', 'Organs', NULL);"
  "INSERT INTO paper (id, workshop, number, title, abstract, withdrawn) VALUES"
  " (1, 1, '1', 'Segmenting livers', 'Livers with lesions are segmented by transformers.', 0),"
  " (2, 1, '2', 'Lesions of the liver', 'Transformer networks segment hepatic lesions.', 0),"
  " (3, 1, '3', 'Segmentation of a liver', NULL, 0),"
  " (4, 1, '4', 'Segmenting livers again', 'Livers with lesions are segmented.', 1),"
  " (5, 1, '5', 'Segmenting livers soon', 'Livers with lesions are segmented.', 0),"
  " (6, 1, '6', 'Echoes', 'Ultrasound probes.', 0), (7, 1, '7', 'Graphs', 'Trees.', 0),"
  " (8, 1, '8', 'Privacy', 'Federations.', 0);"
  "INSERT INTO paper_author (paper, person, rank, presenter) VALUES (1, 1, 1, 1), (2, 2, 1, 1),"
  " (7, 1, 1, 1);"
  "INSERT INTO paper_topic VALUES (1, 1, 1), (6, 1, 1);"
  "INSERT INTO presentation (id, paper, item, kind, rank, embargo) VALUES"
  " (1, 5, 1, 'poster', 0, 1791130000);";

static AffProgramme *
load (const char *sql)
{
  g_autoptr (AffDb) db = fixture_db_new (sql);
  g_autoptr (GError) error = NULL;
  AffProgramme *programme = aff_programme_load (db, &error);

  g_assert_no_error (error);
  return programme;
}

static const AffNeighbour *
find_neighbour (const GArray *found, gint64 id)
{
  for (guint i = 0; i < found->len; i++)
    if (g_array_index (found, AffNeighbour, i).paper->id == id)
      return &g_array_index (found, AffNeighbour, i);
  return NULL;
}

static void
test_says_why (void)
{
  g_autoptr (AffProgramme) programme = load (small);
  g_autoptr (AffSimilar) similar = aff_similar_new (programme);
  g_autoptr (GArray)
    found = aff_similar_find (similar, aff_programme_paper (programme, 1), 10, NOW);

  const AffNeighbour *second = find_neighbour (found, 2);
  g_assert_nonnull (second);
  g_assert_cmpint (second->reason, ==, AFF_REASON_WORDS);
  g_assert_cmpuint (second->n_words, >, 0);
  for (guint i = 0; i < second->n_words; i++)
    g_assert_nonnull (strpbrk (second->words[i], "abcdefghijklmnopqrstuvwxyz"));
  const AffNeighbour *third = find_neighbour (found, 3);
  g_assert_nonnull (third);
  g_assert_cmpint (third->reason, ==, AFF_REASON_TITLE);
  g_assert_cmpstr (third->words[0], ==, "Segmenting");
  const AffNeighbour *sixth = find_neighbour (found, 6);
  g_assert_nonnull (sixth);
  g_assert_cmpint (sixth->reason, ==, AFF_REASON_TOPIC);
  g_assert_cmpint (sixth->topic->id, ==, 1);
  const AffNeighbour *seventh = find_neighbour (found, 7);
  g_assert_nonnull (seventh);
  g_assert_cmpint (seventh->reason, ==, AFF_REASON_AUTHOR);
  g_assert_cmpint (seventh->person->id, ==, 1);
  g_assert_null (find_neighbour (found, 8));
  g_assert_null (find_neighbour (found, 1));
}

static void
test_hides_what_may_not_be_shown (void)
{
  const gint64 end = G_GINT64_CONSTANT (1791130000);
  g_autoptr (AffProgramme) programme = load (small);
  g_autoptr (AffSimilar) similar = aff_similar_new (programme);
  const AffPaper *first = aff_programme_paper (programme, 1);
  g_autoptr (GArray) before = aff_similar_find (similar, first, 10, end - 1);
  g_autoptr (GArray) after = aff_similar_find (similar, first, 10, end);

  g_assert_null (find_neighbour (before, 4));
  g_assert_null (find_neighbour (before, 5));
  g_assert_null (find_neighbour (after, 4));
  g_assert_nonnull (find_neighbour (after, 5));
}

static void
test_empty_and_strange_papers_are_like_none (void)
{
  g_autoptr (AffProgramme) empty = load (NULL);
  g_autoptr (AffProgramme) programme = load (small);
  g_autoptr (AffSimilar) none = aff_similar_new (empty);
  const AffPaper *strange = aff_programme_paper (programme, 1);
  g_autoptr (GArray) found = aff_similar_find (none, strange, 10, NOW);

  g_assert_cmpuint (found->len, ==, 0);
  g_assert_cmpint (aff_similar_score (none, strange, strange), ==, 0);
}

static GPtrArray *
make_papers (guint count)
{
  static const char *const words[] = {"liver", "heart",  "lesion", "graph",  "probe", "image",
                                      "slide", "tissue", "scan",   "stain",  "organ", "vessel",
                                      "cell",  "bone",   "muscle", "kidney", "brain", "lung"};
  g_autoptr (GRand) random = g_rand_new_with_seed (9);
  GPtrArray *papers = g_ptr_array_new_with_free_func (corpus_paper_free);

  for (guint i = 0; i < count; i++) {
    g_autoptr (GString) text = g_string_new ("On");
    for (guint j = 0; j < 8; j++)
      g_string_append_printf (text, " %s",
                              words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
    g_ptr_array_add (papers, corpus_paper_new (text->str + 20, i % 4 ? text->str : NULL));
  }
  return papers;
}

// In the table, and beyond the papers for which there is one.
static void
check_scores (guint count)
{
  g_autoptr (GPtrArray) papers = make_papers (count);
  g_autoptr (AffProgramme) programme = corpus_programme (papers, FALSE);
  g_autoptr (AffSimilar) similar = aff_similar_new (programme);

  for (guint i = 0; i < 20; i++) {
    const AffPaper *paper = g_ptr_array_index (programme->papers, i * (count / 20));
    g_autoptr (GArray) found = aff_similar_find (similar, paper, MOST, NOW);
    g_assert_cmpuint (found->len, ==, MOST);
    int before = AFF_SIMILAR_MOST;
    for (guint j = 0; j < found->len; j++) {
      const AffNeighbour *neighbour = &g_array_index (found, AffNeighbour, j);
      g_assert_cmpint (neighbour->score, >, 0);
      g_assert_cmpint (neighbour->score, <=, before);
      before = neighbour->score;
      g_assert_cmpint (aff_similar_score (similar, paper, neighbour->paper), ==, before);
      g_assert_cmpint (aff_similar_score (similar, neighbour->paper, paper), ==, before);
    }
  }
}

static void
test_scores_are_the_same_both_ways (void)
{
  check_scores (60);
  check_scores (2100);
}

static void
test_stems_meet (void)
{
  static const char *const pairs[][2] = {
    {"segmenting", "segmented"}, {"networks", "network"}, {"biopsies", "biopsy"},
    {"Œdème", "oedemes"},        {"imaging", "images"},   {"registration", "registrations"},
  };
  g_autoptr (AffFolded) folded = aff_folded_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++) {
    g_autoptr (GArray) one = aff_stems_list (folded, pairs[i][0]);
    g_autoptr (GArray) other = aff_stems_list (folded, pairs[i][1]);
    g_assert_cmpuint (one->len, ==, 1);
    g_assert_cmpuint (other->len, ==, 1);
    g_assert_cmpstr (g_array_index (one, AffStem, 0).letters, ==,
                     g_array_index (other, AffStem, 0).letters);
  }
  g_autoptr (GArray) none = aff_stems_list (folded, "The use of a novel method, 3 and 17: ");
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_neighbours_agree_with_the_conference (void)
{
  const char *folder = fixture_real_data ();

  if (folder == NULL)
    return;
  g_autoptr (GPtrArray) papers = corpus_read (folder, CORPUS_ACL_2020);
  g_autoptr (AffProgramme) programme = corpus_programme (papers, FALSE);
  g_autoptr (AffSimilar) similar = aff_similar_new (programme);
  double ours = agreement_of_similar (papers, similar, programme);
  double titles = agreement_of_titles (papers);
  g_test_message ("%.4f, by titles %.4f", ours, titles);
  g_assert_cmpfloat (ours, >=, 1.25 * titles);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/stem/stems-of-one-word-meet", test_stems_meet);
  g_test_add_func ("/search/similar/says-why", test_says_why);
  g_test_add_func ("/search/similar/hides-what-may-not-be-shown",
                   test_hides_what_may_not_be_shown);
  g_test_add_func ("/search/similar/empty-and-strange-papers-are-like-none",
                   test_empty_and_strange_papers_are_like_none);
  g_test_add_func ("/search/similar/scores-are-the-same-both-ways",
                   test_scores_are_the_same_both_ways);
  g_test_add_func ("/search/similar/neighbours-agree-with-the-conference",
                   test_neighbours_agree_with_the_conference);
  return g_test_run ();
}
