// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/vectors.h"

#include <string.h>

#define FRACTION_BITS 10

// The logarithm of VALUE to base 2 in 1/1024, by squaring (Knuth, The Art of Computer Programming,
// 1.2.2, exercise 25). VALUE is at least 1.
static guint
find_logarithm (guint64 value)
{
  guint whole = 63 - (guint) __builtin_clzll (value);
  guint64 rest = whole > 31 ? value >> (whole - 31) : value << (31 - whole);
  guint logarithm = whole;

  for (guint i = 0; i < FRACTION_BITS; i++) {
    rest = rest * rest >> 31;
    guint bit = rest >= 1ull << 32;
    logarithm = logarithm << 1 | bit;
    rest >>= bit;
  }
  return logarithm;
}

static guint64
find_root (guint64 square)
{
  guint64 root = 0;

  for (guint64 bit = 1ull << 31; bit > 0; bit >>= 1)
    if ((root | bit) * (root | bit) <= square)
      root |= bit;
  return root;
}

AffVectors *
aff_vectors_new (void)
{
  AffVectors *self = g_new0 (AffVectors, 1);
  guint start = 0;

  self->weights = g_array_new (FALSE, FALSE, sizeof (AffWeight));
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (self->starts, start);
  return self;
}

void
aff_vectors_free (AffVectors *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->weights);
  g_array_unref (self->starts);
  g_free (self->postings);
  g_free (self->posting_starts);
  g_free (self);
}

static int
compare_terms (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *) a;
  guint other = *(const guint *) b;

  return (one > other) - (one < other);
}

void
aff_vectors_add (AffVectors *self, GArray *terms)
{
  guint before = G_MAXUINT;

  g_array_sort (terms, compare_terms);
  for (guint i = 0; i < terms->len; i++) {
    AffWeight weight = {g_array_index (terms, guint, i), 1};
    if (weight.term == before)
      g_array_index (self->weights, AffWeight, self->weights->len - 1).weight++;
    else
      g_array_append_val (self->weights, weight);
    before = weight.term;
  }
  g_array_append_val (self->starts, self->weights->len);
}

static guint
count_added (const AffVectors *self)
{
  return self->starts->len - 1;
}

const AffWeight *
aff_vectors_weights (const AffVectors *self, guint paper, guint *count)
{
  guint start = g_array_index (self->starts, guint, paper);

  *count = g_array_index (self->starts, guint, paper + 1) - start;
  return &g_array_index (self->weights, AffWeight, start);
}

static guint *
count_papers (const AffVectors *self)
{
  guint *papers = g_new0 (guint, self->n_terms + 1);

  for (guint i = 0; i < self->weights->len; i++)
    papers[g_array_index (self->weights, AffWeight, i).term]++;
  return papers;
}

// How much a term says that PAPERS of all N_PAPERS have.
static guint
find_rarity (guint n_papers, guint papers)
{
  if (papers < 2 || papers > n_papers / 3 + 2)
    return 0;
  return find_logarithm (((guint64) n_papers + 1) * 2 << 16) -
         find_logarithm ((2 * (guint64) papers + 1) << 16);
}

// Weighs COUNT terms that were counted, and returns how many are left.
static guint
weigh_paper (AffWeight *weights, guint count, const guint *rarity)
{
  guint kept = 0;
  guint64 square = 0;

  for (guint i = 0; i < count; i++) {
    guint64 often = (1u << FRACTION_BITS) + find_logarithm (weights[i].weight);
    guint64 weight = often * rarity[weights[i].term] >> FRACTION_BITS;
    if (weight == 0)
      continue;
    weights[kept++] = (AffWeight){weights[i].term, (guint) weight};
    square += weight * weight;
  }
  guint64 length = MAX (find_root (square), 1);
  for (guint i = 0; i < kept; i++)
    weights[i].weight =
      (guint) ((weights[i].weight * (guint64) AFF_VECTOR_LENGTH + length / 2) / length);
  return kept;
}

static void
fill_postings (AffVectors *self)
{
  guint *starts = g_new0 (guint, self->n_terms + 2);

  // Each start is first that of the term before, and moves to its own while that one is filled.
  for (guint i = 0; i < self->weights->len; i++)
    starts[g_array_index (self->weights, AffWeight, i).term + 2]++;
  for (guint i = 2; i < self->n_terms + 2; i++)
    starts[i] += starts[i - 1];
  self->postings = g_new (AffPosting, self->weights->len + 1);
  for (guint paper = 0; paper < count_added (self); paper++) {
    guint count;
    const AffWeight *weights = aff_vectors_weights (self, paper, &count);
    for (guint i = 0; i < count; i++)
      self->postings[starts[weights[i].term + 1]++] = (AffPosting){paper, weights[i].weight};
  }
  self->posting_starts = starts;
}

void
aff_vectors_weigh (AffVectors *self, guint n_terms)
{
  guint n_papers = count_added (self);
  guint kept = 0;

  self->n_terms = n_terms;
  g_autofree guint *rarity = count_papers (self);
  for (guint i = 0; i < n_terms; i++)
    rarity[i] = find_rarity (n_papers, rarity[i]);
  for (guint paper = 0; paper < n_papers; paper++) {
    guint count;
    AffWeight *weights = (AffWeight *) aff_vectors_weights (self, paper, &count);
    guint left = weigh_paper (weights, count, rarity);
    memmove (&g_array_index (self->weights, AffWeight, kept), weights, left * sizeof *weights);
    g_array_index (self->starts, guint, paper) = kept;
    kept += left;
  }
  g_array_index (self->starts, guint, n_papers) = kept;
  g_array_set_size (self->weights, kept);
  fill_postings (self);
}

void
aff_vectors_count (AffVectors *self, guint n_terms)
{
  self->n_terms = n_terms;
  for (guint i = 0; i < self->weights->len; i++)
    g_array_index (self->weights, AffWeight, i).weight = 1;
  fill_postings (self);
}

guint
aff_vectors_multiply (const AffVectors *self, guint a, guint b)
{
  guint a_count, b_count;
  const AffWeight *one = aff_vectors_weights (self, a, &a_count);
  const AffWeight *other = aff_vectors_weights (self, b, &b_count);
  guint sum = 0;

  for (guint i = 0, j = 0; i < a_count && j < b_count;) {
    if (one[i].term == other[j].term)
      sum += one[i].weight * other[j].weight;
    guint i_term = one[i].term;
    i += i_term <= other[j].term;
    j += other[j].term <= i_term;
  }
  return sum;
}

void
aff_vectors_multiply_all (const AffVectors *self, guint paper, guint *sums)
{
  guint count;
  const AffWeight *weights = aff_vectors_weights (self, paper, &count);

  for (guint i = 0; i < count; i++) {
    guint end = self->posting_starts[weights[i].term + 1];
    for (guint j = self->posting_starts[weights[i].term]; j < end; j++)
      sums[self->postings[j].paper] += weights[i].weight * self->postings[j].weight;
  }
}
