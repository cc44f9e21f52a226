// SPDX-License-Identifier: GPL-3.0-or-later
// Which entries of an index the typed words meet, and how well. For app/search alone.
#pragma once

#include "app/search/index-private.h"

G_BEGIN_DECLS

#define AFF_TERMS     12
#define AFF_SPELLINGS 8
#define AFF_RANGES    64

typedef struct {
  char letters[AFF_WORD_BYTES + 1];
  guint length;
} AffSpelling;

typedef struct {
  AffRange range;
  AffLevel level;
  gboolean has_exact; // the first word of the range is just what was typed
} AffMet;

// A word as it was typed: what it may be in the vocabulary, the best first.
typedef struct {
  AffSpelling spellings[AFF_SPELLINGS];
  guint n_spellings;
  guint start; // bytes of what was typed
  guint end;
  AffMet met[AFF_RANGES];
  guint n_met;
  guint8
    *levels; // for each word of the vocabulary its level plus one, if there are many ranges
} AffTerm;

typedef struct {
  const AffIndex *index;
  gint64 now;
  AffTerm terms[AFF_TERMS];
  guint n_terms;
  guint rarest; // the term that the fewest entries have, once it ran
} AffMatch;

// How one term was met in one entry.
typedef struct {
  int weight; // -1: not at all
  AffLevel level;
  AffStand stand;
  guint whole; // the word of its name that is the term; G_MAXUINT: none
} AffMeeting;

// Finds what the spellings of each term are in the vocabulary: whole words and beginnings, and
// with up to MOST_ERRORS errors what is nearly that as well.
void aff_match_look_up (AffMatch *self, guint most_errors);

// Drops what is only needed to be quick with many entries. Before SELF is copied.
void aff_match_clear (AffMatch *self);

AffMeeting aff_match_term (const AffMatch *self, const AffTerm *term, guint entry);

typedef struct {
  int score;
  guint entry;
} AffCandidate;

// The best so far, the best first, with the number of all that were found.
typedef struct {
  AffCandidate *best;
  guint n_best;
  guint limit;
  guint n_found;
  guint8 *seen; // a bit for each entry
} AffRanking;

// Adds to RANKING what SELF meets and what is not in it yet.
void aff_match_run (AffMatch *self, AffRanking *ranking);

G_END_DECLS
