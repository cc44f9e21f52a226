// SPDX-License-Identifier: GPL-3.0-or-later
// Text as words that can be compared however they are typed: without case and accents, ß as ss,
// ø as o and as oe, hyphens and apostrophes as if they were not there. Names and what somebody
// types go through the same door, so they meet on the other side.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

// Folded bytes of a word that count; what is longer is cut.
#define AFF_WORD_BYTES 48
// Characters of a word without spaces between words (Chinese, Japanese, Korean) that count.
#define AFF_WORD_IDEOGRAPHS 12

typedef enum {
  AFF_FOLD_NAME,  // every word by which it may be found
  AFF_FOLD_QUERY, // the words as they were typed
} AffFoldUse;

// One spelling of one word. All spellings of a word have its place.
typedef struct {
  guint start; // in the letters of AffFolded
  guint length;
  guint place;  // the first word of the text is 0
  guint places; // 2 or more: so many parts, which hyphens joined, written as one
} AffWord;

// The bytes of the text from which a folded byte comes.
typedef struct {
  guint start;
  guint end;
} AffOrigin;

typedef struct {
  GString *letters;
  GArray *words;   // AffWord, in order of place
  GArray *origins; // AffOrigin, one for each byte of `letters`
  guint n_places;
} AffFolded;

AffFolded *aff_folded_new (void) G_GNUC_WARN_UNUSED_RESULT;
void aff_folded_free (AffFolded *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffFolded, aff_folded_free)

// Replaces what SELF holds by the words of TEXT, which is valid UTF-8 of LENGTH bytes.
void aff_fold (AffFolded *self, const char *text, gsize length, AffFoldUse use);

const char *aff_folded_letters (const AffFolded *self, const AffWord *word);

G_END_DECLS
