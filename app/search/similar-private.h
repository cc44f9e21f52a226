// SPDX-License-Identifier: GPL-3.0-or-later
// The inside of AffSimilar. For app/search alone.
#pragma once

#include "app/search/similar.h"
#include "app/search/vectors.h"

G_BEGIN_DECLS

typedef struct {
  const AffPaper *paper;
  gint64 visible_from; // G_MININT64: always, G_MAXINT64: never
  gboolean has_abstract;
  guint n_title; // different stems of its title
} AffSubject;

struct _AffSimilar {
  gatomicrefcount count;
  // owned
  AffProgramme *programme;
  GHashTable *numbers; // AffPaper to its position plus one
  GArray *subjects;    // AffSubject, as the papers of the programme
  AffVectors *texts;   // titles and abstracts, with pairs of words
  AffVectors *titles;
  AffVectors *topics;
  AffVectors *people;
  GPtrArray *words; // for each term as somebody writes it; NULL for a pair of words
  guint16 *scores;  // of all papers with all, a row each; NULL if they are too many
};

// Reads the papers of the programme.
void aff_similar_read (AffSimilar *self);

// Fills the table of scores, if the papers are few enough for one.
void aff_similar_fill_scores (AffSimilar *self);

// How similar two papers are by what they have in common themselves.
int aff_similar_compare (const AffSimilar *self, guint a, guint b);
// The same of PAPER with all, into ROW; SUMS is to work with, four numbers a paper.
void aff_similar_compare_all (const AffSimilar *self, guint paper, guint *sums, guint16 *row);

G_END_DECLS
