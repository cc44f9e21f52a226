// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/similar-private.h"

AffSimilar *
aff_similar_new (AffProgramme *programme)
{
  g_return_val_if_fail (programme != NULL, NULL);

  AffSimilar *self = g_new0 (AffSimilar, 1);
  g_atomic_ref_count_init (&self->count);
  self->programme = aff_programme_ref (programme);
  self->numbers = g_hash_table_new (NULL, NULL);
  self->subjects = g_array_new (FALSE, FALSE, sizeof (AffSubject));
  self->texts = aff_vectors_new ();
  self->titles = aff_vectors_new ();
  self->topics = aff_vectors_new ();
  self->people = aff_vectors_new ();
  self->words = g_ptr_array_new_with_free_func (g_free);
  aff_similar_read (self);
  aff_similar_fill_scores (self);
  return self;
}

AffSimilar *
aff_similar_ref (AffSimilar *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->count);
  return self;
}

void
aff_similar_unref (AffSimilar *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->count))
    return;
  g_hash_table_unref (self->numbers);
  g_array_unref (self->subjects);
  aff_vectors_free (self->texts);
  aff_vectors_free (self->titles);
  aff_vectors_free (self->topics);
  aff_vectors_free (self->people);
  g_ptr_array_unref (self->words);
  g_free (self->scores);
  aff_programme_unref (self->programme);
  g_free (self);
}

static const AffSubject *
get_subject (const AffSimilar *self, guint number)
{
  return &g_array_index (self->subjects, AffSubject, number);
}

static gboolean
find_number (const AffSimilar *self, const AffPaper *paper, guint *number)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, paper));

  *number = found - 1;
  return found != 0;
}

int
aff_similar_score (const AffSimilar *self, const AffPaper *a, const AffPaper *b)
{
  guint one, other;

  g_return_val_if_fail (self != NULL && a != NULL && b != NULL, 0);

  if (!find_number (self, a, &one) || !find_number (self, b, &other) || one == other)
    return 0;
  return self->scores != NULL ? self->scores[one * self->subjects->len + other]
                              : aff_similar_compare (self, one, other);
}

// Keeps the LIMIT best of FOUND in order; equals in that of the programme.
static void
insert_neighbour (GArray *found, AffNeighbour neighbour, guint limit)
{
  guint at = found->len;

  while (at > 0 && g_array_index (found, AffNeighbour, at - 1).score < neighbour.score)
    at--;
  if (at == limit)
    return;
  if (found->len == limit)
    g_array_set_size (found, limit - 1);
  g_array_insert_val (found, at, neighbour);
}

static const AffTopic *
find_shared_topic (const AffPaper *a, const AffPaper *b)
{
  for (guint i = 0; i < a->topics->len; i++)
    if (g_ptr_array_find (b->topics, g_ptr_array_index (a->topics, i), NULL))
      return g_ptr_array_index (a->topics, i);
  return NULL;
}

static const AffPerson *
find_shared_author (const AffPaper *a, const AffPaper *b)
{
  for (guint i = 0; i < a->authors->len; i++)
    for (guint j = 0; j < b->authors->len; j++) {
      const AffAuthor *one = g_ptr_array_index (a->authors, i);
      const AffAuthor *other = g_ptr_array_index (b->authors, j);
      if (one->person != NULL && one->person == other->person)
        return one->person;
    }
  return NULL;
}

typedef struct {
  guint term;
  guint weight;
} Shared;

// Keeps the heaviest single words that two papers share.
static guint
find_shared_words (const AffSimilar *self,
                   const AffVectors *vectors,
                   guint a,
                   guint b,
                   Shared *shared)
{
  guint a_count, b_count;
  const AffWeight *one = aff_vectors_weights (vectors, a, &a_count);
  const AffWeight *other = aff_vectors_weights (vectors, b, &b_count);
  guint count = 0;

  for (guint i = 0, j = 0; i < a_count && j < b_count;) {
    guint i_term = one[i].term;
    if (i_term == other[j].term && g_ptr_array_index (self->words, i_term) != NULL) {
      Shared next = {i_term, one[i].weight * other[j].weight};
      guint at = count;
      for (; at > 0 && shared[at - 1].weight < next.weight; at--)
        if (at < AFF_SIMILAR_WORDS)
          shared[at] = shared[at - 1];
      if (at < AFF_SIMILAR_WORDS)
        shared[at] = next;
      count = MIN (count + 1, AFF_SIMILAR_WORDS);
    }
    i += i_term <= other[j].term;
    j += other[j].term <= i_term;
  }
  return count;
}

static void
explain (const AffSimilar *self, guint number, AffNeighbour *neighbour)
{
  const AffPaper *paper = get_subject (self, number)->paper;
  Shared shared[AFF_SIMILAR_WORDS];
  guint other;

  find_number (self, neighbour->paper, &other);
  gboolean has_texts = get_subject (self, number)->has_abstract &&
                       get_subject (self, other)->has_abstract;
  neighbour->n_words = find_shared_words (self, has_texts ? self->texts : self->titles, number,
                                          other, shared);
  for (guint i = 0; i < neighbour->n_words; i++)
    neighbour->words[i] = g_ptr_array_index (self->words, shared[i].term);
  neighbour->topic = find_shared_topic (paper, neighbour->paper);
  neighbour->person = find_shared_author (paper, neighbour->paper);
  if (neighbour->n_words > 0)
    neighbour->reason = has_texts ? AFF_REASON_WORDS : AFF_REASON_TITLE;
  else
    neighbour->reason = neighbour->topic != NULL ? AFF_REASON_TOPIC : AFF_REASON_AUTHOR;
}

// The scores of PAPER with all; *OWNED is to be freed.
static const guint16 *
find_row (const AffSimilar *self, guint number, guint16 **owned)
{
  guint count = self->subjects->len;

  if (self->scores != NULL)
    return self->scores + number * count;
  g_autofree guint *sums = g_new (guint, 4 * count);
  *owned = g_new (guint16, count);
  aff_similar_compare_all (self, number, sums, *owned);
  return *owned;
}

GArray *
aff_similar_find (const AffSimilar *self, const AffPaper *paper, guint limit, gint64 now)
{
  guint number;

  g_return_val_if_fail (self != NULL && paper != NULL, NULL);

  GArray *found = g_array_new (FALSE, FALSE, sizeof (AffNeighbour));
  if (!find_number (self, paper, &number) || limit == 0)
    return found;
  g_autofree guint16 *owned = NULL;
  const guint16 *row = find_row (self, number, &owned);
  int least = 0; // that the last of a full list has
  for (guint i = 0; i < self->subjects->len; i++) {
    if (row[i] <= least)
      continue;
    const AffSubject *other = get_subject (self, i);
    if (other->visible_from > now)
      continue;
    insert_neighbour (found, (AffNeighbour){.paper = other->paper, .score = row[i]}, limit);
    if (found->len == limit)
      least = g_array_index (found, AffNeighbour, limit - 1).score;
  }
  for (guint i = 0; i < found->len; i++)
    explain (self, number, &g_array_index (found, AffNeighbour, i));
  return found;
}
