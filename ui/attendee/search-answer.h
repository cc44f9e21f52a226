// SPDX-License-Identifier: GPL-3.0-or-later
// What the search page answers to what a visitor looks for: the cards of a search, or of a list that
// somebody leafed to, and the words that stand over them. No widget.
#pragma once

#include "ui/attendee/found.h"
#include "ui/widget/scene.h"

G_BEGIN_DECLS

typedef enum {
  AFF_SEARCH_START, // nothing is looked for yet
  AFF_SEARCH_LIST,  // leafed to, and can be left
  AFF_SEARCH_FOUND, // by what was typed
  AFF_SEARCH_LATER, // the index is not ready
} AffSearchKind;

typedef struct {
  // owned
  GPtrArray *found; // AffFound, all there are
  char *heading;    // NULL: none
  char *count;      // how many there are, in words; "" where they need not be counted
  char *suggested;  // what may have been meant, or NULL

  AffSearchKind kind;
} AffSearchAnswer;

// To SEARCH in SCENE, which has a programme. IS_OWN: a presenter looks for the own board.
AffSearchAnswer *aff_search_answer_new (AffScene *scene,
                                        const AffVisitSearch *search,
                                        gboolean is_own) G_GNUC_WARN_UNUSED_RESULT;
void aff_search_answer_free (AffSearchAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffSearchAnswer, aff_search_answer_free)

// TRUE if only the index can answer SEARCH.
gboolean aff_search_answer_is_typed (const AffVisitSearch *search);

G_END_DECLS
