// SPDX-License-Identifier: GPL-3.0-or-later
// What papers are about, as lists of weighed terms in whole numbers, so that every machine gets
// the same. For app/search alone.
#pragma once

#include "app/search/word-list.h"

G_BEGIN_DECLS

// The length of a paper's list of weights, as a vector; the product of two equal lists is its
// square.
#define AFF_VECTOR_LENGTH 4096

typedef struct {
  guint term;
  guint weight;
} AffWeight;

typedef struct {
  guint paper;
  guint weight;
} AffPosting;

// Papers are numbered from 0 in the order in which they were added, terms by a word list.
typedef struct {
  GArray *weights; // AffWeight, of each paper in order of terms
  GArray *starts;  // guint: where those of each paper begin, and where the last one's end
  AffPosting *postings;
  guint *posting_starts; // of each term, and where the last one's end
  guint n_terms;
} AffVectors;

AffVectors *aff_vectors_new (void) G_GNUC_WARN_UNUSED_RESULT;
void aff_vectors_free (AffVectors *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffVectors, aff_vectors_free)

// Adds a paper. TERMS (guint) are its terms in any order, each as often as it counts; it is
// sorted.
void aff_vectors_add (AffVectors *self, GArray *terms);

// Weighs the terms of all papers: the more often a paper has one and the fewer papers do, the
// more. Terms of a single paper or of more than a third of them are left out.
void aff_vectors_weigh (AffVectors *self, guint n_terms);
// Weighs each term that a paper has as 1, and leaves none out.
void aff_vectors_count (AffVectors *self, guint n_terms);

const AffWeight *aff_vectors_weights (const AffVectors *self, guint paper, guint *count);

// The product of the lists of two papers.
guint aff_vectors_multiply (const AffVectors *self, guint a, guint b);
// Adds to SUMS, for every paper, the product of its list and that of PAPER.
void aff_vectors_multiply_all (const AffVectors *self, guint paper, guint *sums);

G_END_DECLS
