// SPDX-License-Identifier: GPL-3.0-or-later
// What a few typed letters find: asked anew at every key, from the first. Each word typed is the
// beginning of a word or number in whatever is found, in any order, with typing errors forgiven
// from five letters. Nothing typed is kept.
#pragma once

#include "app/search/index.h"

G_BEGIN_DECLS

typedef enum {
  AFF_HIT_PAPER,
  AFF_HIT_PERSON,
  AFF_HIT_TOPIC,
  AFF_HIT_ITEM,
  AFF_HIT_WORKSHOP,
  AFF_HIT_ROOM,
  AFF_HIT_PLACE,
  AFF_HIT_BOARD,
  AFF_HIT_AFFILIATION,
} AffHitKind;

// In what the words were found, the weakest one if they were found in several.
typedef enum {
  AFF_FIELD_NUMBER,      // a paper's number, a board's label, a topic's letter, a place's code
  AFF_FIELD_NAME,        // its title or name in one of its languages
  AFF_FIELD_ALIAS,       // another name of it, as "WC" or the tutorial that a workshop holds
  AFF_FIELD_PEOPLE,      // its authors or speakers
  AFF_FIELD_TOPIC,       // a topic of a paper
  AFF_FIELD_AFFILIATION, // where its people work
} AffField;

// A part of a text to mark, in bytes; it begins and ends between characters.
typedef struct {
  guint start;
  guint end;
} AffMark;

#define AFF_MARKS 12

// A text to show; NULL where there is nothing to say.
typedef struct {
  char *text;
  AffMark marks[AFF_MARKS]; // in order, without overlap
  guint n_marks;
} AffMarked;

typedef struct {
  AffHitKind kind;

  union {
    gconstpointer record; // lives as long as the index
    const AffPaper *paper;
    const AffPerson *person; // of an affiliation: one of those who work there
    const AffTopic *topic;
    const AffItem *item;
    const AffWorkshop *workshop;
    const AffRoom *room;
    const AffPlace *place;
    const AffBoard *board;
  };

  gint64 id; // the record's
  int score; // to compare with others of the same answer
  AffField field;
  gboolean is_withdrawn;
  gboolean is_corrected; // found only with typing errors forgiven
  // In the language asked for. A paper's are its title and authors (the first and who matched,
  // with "…" for the rest, if they are many), an item's its title and people, a person's the name
  // and affiliation, an affiliation's and its people, a board's the label and the title of what
  // hangs there now, a place's its name and room.
  AffMarked title;
  AffMarked detail;
  // What matched and stands in neither, as a paper's topic: what it is says `field`.
  AffMarked also;
} AffHit;

typedef struct {
  GPtrArray *hits;  // AffHit, the best first
  guint n_found;    // with those beyond the limit; counted up to AFF_FOUND_MOST
  char *suggestion; // "Did you mean": what the words should have been; NULL if they are right
} AffAnswer;

#define AFF_FOUND_MOST 1000

// What TEXT finds at NOW, at most LIMIT, with names in LANGUAGE. Any bytes may be in TEXT; its
// first words count. Papers under embargo, and people who are known for nothing else, are not
// found before their time; withdrawn papers are, and say so. An empty TEXT finds nothing.
AffAnswer *aff_index_query (const AffIndex *index,
                            const char *text,
                            const char *language,
                            guint limit,
                            gint64 now) G_GNUC_WARN_UNUSED_RESULT;

void aff_answer_free (AffAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffAnswer, aff_answer_free)

G_END_DECLS
