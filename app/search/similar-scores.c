// SPDX-License-Identifier: GPL-3.0-or-later
// Two papers that use different words for one thing have neighbours in common. So beside what two
// papers share themselves counts how similar each is to the nearest neighbours of the other: the
// neighbours' words stand in for those that an abstract happens not to use.
#include "app/search/similar-private.h"

#include <string.h>

// Of AFF_SIMILAR_MOST, what is given for shared topics and for a shared author; the rest is for
// words. The posters of one hall are too few for their words to tell much, so topics, which
// somebody chose, tell more there.
#define FOR_TOPICS         1000
#define FOR_TOPICS_OF_HALL 3000
#define FOR_AUTHOR         500
#define HALL_PAPERS        100 // at most

// A table of more papers would take more than some megabytes; their scores are those of
// aff_similar_compare.
#define TABLE_PAPERS 2048

// Neighbours that count: one for so many papers, at most so many; and how often their mean counts
// beside what two papers share themselves.
#define PAPERS_A_NEIGHBOUR 20
#define MOST_NEIGHBOURS    10
#define NEIGHBOURS_COUNT   2

static const AffSubject *
get_subject (const AffSimilar *self, guint number)
{
  return &g_array_index (self->subjects, AffSubject, number);
}

static gboolean
is_hall (const AffSimilar *self)
{
  return self->subjects->len <= HALL_PAPERS;
}

static int
get_worth_of_topics (const AffSimilar *self)
{
  return is_hall (self) ? FOR_TOPICS_OF_HALL : FOR_TOPICS;
}

static guint
count_terms (const AffVectors *vectors, guint paper)
{
  guint count;

  aff_vectors_weights (vectors, paper, &count);
  return count;
}

// The share of what two sets have in common in all they have, of MOST.
static int
find_overlap (guint shared, guint a, guint b, int most)
{
  return shared == 0 ? 0 : (int) ((guint64) shared * (guint) most / (a + b - shared));
}

// What the words of two papers are worth: with two abstracts their product TEXT, otherwise the
// stems that their titles share.
static int
judge_words (const AffSimilar *self, guint a, guint b, guint text, guint title)
{
  const AffSubject *one = get_subject (self, a), *other = get_subject (self, b);
  int most = AFF_SIMILAR_MOST - FOR_AUTHOR - get_worth_of_topics (self);

  if (one->has_abstract && other->has_abstract)
    return (int) MIN ((guint64) text * (guint) most / (AFF_VECTOR_LENGTH * AFF_VECTOR_LENGTH),
                      (guint) most);
  return find_overlap (title, one->n_title, other->n_title, most);
}

static int
judge_records (const AffSimilar *self, guint a, guint b, guint topics, guint people)
{
  return find_overlap (topics, count_terms (self->topics, a), count_terms (self->topics, b),
                       get_worth_of_topics (self)) +
         (people > 0 ? FOR_AUTHOR : 0);
}

int
aff_similar_compare (const AffSimilar *self, guint a, guint b)
{
  return judge_words (self, a, b, aff_vectors_multiply (self->texts, a, b),
                      aff_vectors_multiply (self->titles, a, b)) +
         judge_records (self, a, b, aff_vectors_multiply (self->topics, a, b),
                        aff_vectors_multiply (self->people, a, b));
}

void
aff_similar_compare_all (const AffSimilar *self, guint paper, guint *sums, guint16 *row)
{
  guint count = self->subjects->len;
  const AffSubject *subject = get_subject (self, paper);

  memset (sums, 0, 4 * count * sizeof (guint));
  if (subject->has_abstract)
    aff_vectors_multiply_all (self->texts, paper, sums);
  aff_vectors_multiply_all (self->titles, paper, sums + count);
  aff_vectors_multiply_all (self->topics, paper, sums + 2 * count);
  aff_vectors_multiply_all (self->people, paper, sums + 3 * count);
  for (guint i = 0; i < count; i++)
    row[i] = (guint16) (judge_words (self, paper, i, sums[i], sums[count + i]) +
                        judge_records (self, paper, i, sums[2 * count + i],
                                       sums[3 * count + i]));
  row[paper] = 0;
}

// The papers of the highest scores of ROW, the first of equals first; those with none are left
// out, so there may be fewer than MOST.
static guint
find_nearest (const guint16 *row, guint count, guint most, guint *nearest)
{
  guint n_nearest = 0;

  for (guint i = 0; i < count; i++) {
    if (row[i] == 0 || (n_nearest == most && row[i] <= row[nearest[most - 1]]))
      continue;
    guint at = n_nearest < most ? n_nearest++ : most - 1;
    for (; at > 0 && row[nearest[at - 1]] < row[i]; at--)
      nearest[at] = nearest[at - 1];
    nearest[at] = i;
  }
  return n_nearest;
}

typedef struct {
  guint papers[MOST_NEIGHBOURS];
  guint count;
} Nearest;

// How similar A is to the nearest of B, and so the other way, in all.
static guint
sum_neighbours (const guint16 *direct, guint n_papers, const Nearest *nearest, guint a, guint b)
{
  guint sum = 0;

  for (guint i = 0; i < nearest[a].count; i++)
    sum += direct[nearest[a].papers[i] * n_papers + b];
  for (guint i = 0; i < nearest[b].count; i++)
    sum += direct[nearest[b].papers[i] * n_papers + a];
  return sum;
}

// What two papers share nothing of stays nothing.
static void
spread (AffSimilar *self, const guint16 *direct, const Nearest *nearest, guint most)
{
  guint count = self->subjects->len;

  for (guint i = 0; i < count; i++)
    for (guint j = i + 1; j < count; j++) {
      guint score = direct[i * count + j];
      if (score == 0)
        continue;
      guint sum = sum_neighbours (direct, count, nearest, i, j);
      score = (score * most + NEIGHBOURS_COUNT * sum) / (most * (1 + 2 * NEIGHBOURS_COUNT));
      self->scores[i * count + j] = self->scores[j * count + i] = (guint16) MAX (score, 1);
    }
}

void
aff_similar_fill_scores (AffSimilar *self)
{
  guint count = self->subjects->len;
  guint most = CLAMP (count / PAPERS_A_NEIGHBOUR, 1, MOST_NEIGHBOURS);

  // In a hall the nearest neighbour is a matter of chance, and speaks for nobody.
  if (count == 0 || count > TABLE_PAPERS || is_hall (self))
    return;
  g_autofree guint *sums = g_new (guint, 4 * count);
  g_autofree guint16 *direct = g_new (guint16, count * count);
  g_autofree Nearest *nearest = g_new (Nearest, count);
  for (guint i = 0; i < count; i++) {
    guint16 *row = direct + i * count;
    aff_similar_compare_all (self, i, sums, row);
    nearest[i].count = find_nearest (row, count, most, nearest[i].papers);
  }
  self->scores = g_new0 (guint16, count * count);
  spread (self, direct, nearest, most);
}
