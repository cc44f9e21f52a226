// SPDX-License-Identifier: GPL-3.0-or-later
// The inside of an index: entries in a fixed order, the words of each, the entries of each word,
// and for beginnings that many words share the entries in order of rank. For app/search alone.
#pragma once

#include "app/search/fold.h"
#include "app/search/index.h"
#include "app/search/query.h"
#include "app/search/vocabulary.h"

G_BEGIN_DECLS

// Where a word stands in what it finds, the best first.
typedef enum {
  AFF_STAND_LABEL,
  AFF_STAND_ONLY,  // the whole name
  AFF_STAND_FIRST, // the first word of a title, a person's surname
  AFF_STAND_NAME,
  AFF_STAND_SURNAME, // of an author or speaker
  AFF_STAND_ALIAS,
  AFF_STAND_PEOPLE,
  AFF_STAND_TOPIC,
  AFF_STAND_WORKPLACE,   // of the person found
  AFF_STAND_AFFILIATION, // of one of its authors or speakers
  AFF_STAND_COUNT,
} AffStand;

// How a word was met, the best last.
typedef enum {
  AFF_LEVEL_TWO_ERRORS_BEGIN,
  AFF_LEVEL_TWO_ERRORS,
  AFF_LEVEL_ONE_ERROR_BEGIN,
  AFF_LEVEL_ONE_ERROR,
  AFF_LEVEL_BEGIN,
  AFF_LEVEL_EXACT,
} AffLevel;

// What somebody works at, and the entries of those who do.
typedef struct {
  const char *name;
  GArray *people; // guint
} AffAffiliation;

typedef struct {
  gint64 visible_from;  // G_MININT64: always
  gconstpointer record; // an AffAffiliation for AFF_HIT_AFFILIATION
  guint8 kind;          // AffHitKind
  guint8 n_name;        // words of its name
} AffEntry;

// A word and its stand, or an entry and the stand of the word in it; the last bit says whether
// the word is long enough to say something by being whole.
#define AFF_STAND_BITS            5
#define AFF_PACK(number, stand)   ((guint) (number) << AFF_STAND_BITS | (guint) (stand) << 1)
#define AFF_PACKED_NUMBER(packed) ((packed) >> AFF_STAND_BITS)
#define AFF_PACKED_STAND(packed)                                                               \
  ((AffStand) ((packed) >> 1 & ((1u << (AFF_STAND_BITS - 1)) - 1)))
#define AFF_PACKED_IS_LONG(packed) ((packed) &1)

// The entries of all words of a range, best first.
typedef struct {
  AffRange range;
  guint start; // in `ranked`
  guint count;
} AffShelf;

struct _AffIndex {
  gatomicrefcount count;
  // owned
  AffProgramme *programme;
  GPtrArray *affiliations; // AffAffiliation
  AffVocabulary *vocabulary;
  AffEntry *entries;
  guint n_entries;
  guint *words;          // packed with stands, of each entry in order
  guint *word_starts;    // of each entry, and where the last one ends
  guint *postings;       // packed entries, of each word in order
  guint *posting_starts; // of each word, and where the last one ends
  GArray *shelves;       // AffShelf, in order of first and then end
  GArray *ranked;        // guint: entries
};

// How much a packed word counts that was met so.
int aff_index_weigh (AffLevel level, guint packed);

// The shelf of RANGE, NULL if its words have so few entries that they have none.
const AffShelf *aff_index_shelf (const AffIndex *self, AffRange range);

// Gathers what can be found (app/search/collect.c) for aff_index_new.
typedef struct {
  AffIndex *index;
  AffWordList *list;
  AffFolded *folded;
  GArray *entries; // AffEntry
  GArray *words;   // guint: packed words of the list, of each entry in turn
  GArray *starts;  // guint: where the words of each entry begin
} AffCollector;

void aff_collect (AffCollector *self, const AffProgramme *programme);

G_END_DECLS
