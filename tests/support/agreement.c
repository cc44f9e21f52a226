// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/agreement.h"

#include "app/search/stem.h"
#include "app/search/vectors.h"

#include <string.h>

static gboolean
shares_label (const GPtrArray *papers, guint a, guint b)
{
  const CorpusPaper *one = g_ptr_array_index (papers, a);
  const CorpusPaper *other = g_ptr_array_index (papers, b);

  for (guint i = 0; i < one->labels->len; i++)
    if (g_ptr_array_find_with_equal_func (other->labels, g_ptr_array_index (one->labels, i),
                                          g_str_equal, NULL))
      return TRUE;
  return FALSE;
}

double
agreement_of_similar (const GPtrArray *papers,
                      const AffSimilar *similar,
                      const AffProgramme *programme)
{
  guint count = 0;

  for (guint i = 0; i < papers->len; i++) {
    g_autoptr (GArray)
      found = aff_similar_find (similar, g_ptr_array_index (programme->papers, i),
                                AGREEMENT_NEIGHBOURS, 0);
    for (guint j = 0; j < found->len; j++) {
      guint other = (guint) g_array_index (found, AffNeighbour, j).paper->id - 1;
      count += shares_label (papers, i, other);
    }
  }
  return count / (double) AGREEMENT_NEIGHBOURS / papers->len;
}

// The stems of each title.
static AffVectors *
read_titles (const GPtrArray *papers)
{
  g_autoptr (AffFolded) folded = aff_folded_new ();
  g_autoptr (AffWordList) list = aff_word_list_new ();
  AffVectors *titles = aff_vectors_new ();

  for (guint i = 0; i < papers->len; i++) {
    const CorpusPaper *paper = g_ptr_array_index (papers, i);
    g_autoptr (GArray) stems = aff_stems_list (folded, paper->title);
    g_autoptr (GArray) terms = g_array_new (FALSE, FALSE, sizeof (guint));
    for (guint j = 0; j < stems->len; j++) {
      const AffStem *stem = &g_array_index (stems, AffStem, j);
      guint term = aff_word_list_add (list, stem->letters, stem->length);
      g_array_append_val (terms, term);
    }
    aff_vectors_add (titles, terms);
  }
  aff_vectors_count (titles, aff_word_list_length (list));
  return titles;
}

typedef struct {
  guint paper;
  double overlap;
} Near;

static void
insert_near (Near *near, guint *count, Near next)
{
  guint at = *count;

  for (; at > 0 && near[at - 1].overlap < next.overlap; at--)
    if (at < AGREEMENT_NEIGHBOURS)
      near[at] = near[at - 1];
  if (at < AGREEMENT_NEIGHBOURS) {
    near[at] = next;
    *count = MIN (*count + 1, AGREEMENT_NEIGHBOURS);
  }
}

double
agreement_of_titles (const GPtrArray *papers)
{
  g_autoptr (AffVectors) titles = read_titles (papers);
  g_autofree guint *shared = g_new (guint, papers->len);
  guint agreeing = 0;

  for (guint i = 0; i < papers->len; i++) {
    Near near[AGREEMENT_NEIGHBOURS];
    guint n_near = 0, own, other;
    memset (shared, 0, papers->len * sizeof (guint));
    aff_vectors_multiply_all (titles, i, shared);
    aff_vectors_weights (titles, i, &own);
    for (guint j = 0; j < papers->len; j++) {
      aff_vectors_weights (titles, j, &other);
      double all = MAX (own + other - shared[j], 1);
      if (j != i)
        insert_near (near, &n_near, (Near){j, shared[j] / all});
    }
    for (guint j = 0; j < n_near; j++)
      agreeing += shares_label (papers, i, near[j].paper);
  }
  return agreeing / (double) AGREEMENT_NEIGHBOURS / papers->len;
}

double
agreement_of_chance (const GPtrArray *papers)
{
  guint64 agreeing = 0;

  for (guint i = 0; i < papers->len; i++)
    for (guint j = 0; j < papers->len; j++)
      agreeing += i != j && shares_label (papers, i, j);
  return (double) agreeing / ((double) papers->len * (papers->len - 1));
}
