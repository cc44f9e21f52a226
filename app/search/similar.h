// SPDX-License-Identifier: GPL-3.0-or-later
// Which posters are about the same: the words of titles and abstracts and the topics, weighed by
// how rare they are, in whole numbers only, so that every kiosk shows the same list. Says why.
#pragma once

#include "app/programme/programme.h"

G_BEGIN_DECLS

typedef struct _AffSimilar AffSimilar;

typedef enum {
  AFF_REASON_WORDS,  // words of their titles and abstracts
  AFF_REASON_TITLE,  // words of their titles: at least one of the two has no abstract
  AFF_REASON_TOPIC,  // a topic, and no word worth telling
  AFF_REASON_AUTHOR, // an author, and neither topic nor word
} AffReason;

#define AFF_SIMILAR_WORDS 3
#define AFF_SIMILAR_MOST  10000 // the score of two papers of the same words and topics

typedef struct {
  const AffPaper *paper;
  int score; // 1 to AFF_SIMILAR_MOST
  AffReason reason;
  const AffTopic *topic;                // the first they share, or NULL
  const AffPerson *person;              // the first author they share, or NULL
  const char *words[AFF_SIMILAR_WORDS]; // the heaviest they share, as one of them writes it
  guint n_words;
} AffNeighbour;

// All papers of PROGRAMME, to which it holds a reference. It may be built in any thread and be
// asked from several at once.
AffSimilar *aff_similar_new (AffProgramme *programme) G_GNUC_WARN_UNUSED_RESULT;

AffSimilar *aff_similar_ref (AffSimilar *self);
void aff_similar_unref (AffSimilar *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffSimilar, aff_similar_unref)

// The papers (AffNeighbour) most like PAPER, at most LIMIT, the most similar first; empty where
// none is like it. Withdrawn papers and those under embargo at NOW are left out. The words live as
// long as SELF. Free with g_array_unref.
GArray *aff_similar_find (const AffSimilar *self,
                          const AffPaper *paper,
                          guint limit,
                          gint64 now) G_GNUC_WARN_UNUSED_RESULT;

// How similar two papers are, 0 to AFF_SIMILAR_MOST; the same both ways. A paper that is not of
// the programme is like none.
int aff_similar_score (const AffSimilar *self, const AffPaper *a, const AffPaper *b);

G_END_DECLS
