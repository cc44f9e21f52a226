// SPDX-License-Identifier: GPL-3.0-or-later
// What rows to be matched are compared by: the words of their titles and their people, as numbers.
#pragma once

#include "app/import/match.h"
#include "app/search/fold.h"

G_BEGIN_DECLS

typedef struct {
  GHashTable *word_ids; // owned; word → id + 1
  AffFolded *folded;    // owned; for reuse
} AffMatchSigner;

typedef struct {
  char *sign;     // owned; the words of the title in order; NULL: not read yet
  GArray *words;  // owned; guint: ids of its words, sorted, each once
  GArray *people; // owned; guint likewise
  gsize family;   // bytes of the key that name its source; 0: it tells no more than the title
} AffMatchSigns;

void aff_match_signer_init (AffMatchSigner *self);
void aff_match_signer_clear (AffMatchSigner *self);

// Fills SIGNS, all zeros, from ROW; what was read before stays.
void aff_match_signs_read (AffMatchSigner *self, const AffMatchRow *row, AffMatchSigns *signs);
void aff_match_signs_clear (AffMatchSigns *signs);

// How many ids are in both, and how many that is of all that there are, 0 to 1.
guint aff_match_count_shared (const GArray *a, const GArray *b);
double aff_match_share (const GArray *a, const GArray *b);

G_END_DECLS
