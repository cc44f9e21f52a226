// SPDX-License-Identifier: GPL-3.0-or-later
// The words of an index in order, as a tree of their letters: which words begin so, and which
// nearly do. For app/search alone.
#pragma once

#include "app/search/word-list.h"

G_BEGIN_DECLS

typedef struct _AffVocabulary AffVocabulary;

// Words from FIRST to before END.
typedef struct {
  guint first;
  guint end;
} AffRange;

// Words that differ from what was asked for by some errors: a letter too many, too few or another
// one, or two neighbours exchanged (optimal string alignment).
typedef struct {
  AffRange range;
  guint errors;
  gboolean is_whole; // the whole word, otherwise its beginning
} AffNear;

#define AFF_MOST_ERRORS 2

// The vocabulary of LIST, in order of bytes. *ORDER (free with g_free) is the place of each word
// of the list.
AffVocabulary *aff_vocabulary_new (const AffWordList *list,
                                   guint **order) G_GNUC_WARN_UNUSED_RESULT;
void aff_vocabulary_free (AffVocabulary *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffVocabulary, aff_vocabulary_free)

guint aff_vocabulary_length (const AffVocabulary *self);
const char *aff_vocabulary_word (const AffVocabulary *self, guint word, gsize *length);

// The words that begin with LETTERS. *IS_WHOLE says whether the first of them is just that.
AffRange aff_vocabulary_find (const AffVocabulary *self,
                              const char *letters,
                              gsize length,
                              gboolean *is_whole);

// The words that are, or begin with, LETTERS but for one to MOST_ERRORS errors, at most CAPACITY
// of them into NEAR; how many there are. A word may be in several of them.
guint aff_vocabulary_near (const AffVocabulary *self,
                           const char *letters,
                           gsize length,
                           guint most_errors,
                           AffNear *near,
                           guint capacity);

// Calls FUNC once for every set of words that share a beginning.
typedef void (*AffRangeFunc) (AffRange range, gpointer data);
void aff_vocabulary_each (const AffVocabulary *self, AffRangeFunc func, gpointer data);

G_END_DECLS
