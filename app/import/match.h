// SPDX-License-Identifier: GPL-3.0-or-later
// Which row of a file is which row of the programme: by the key that its source gave it, else by
// title and people. What was not told by the key is a guess, and says so.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  const char *key;   // "pretalx:ABCDEF", the source before the colon; or NULL
  const char *title; // not NULL
  const char *mark;  // what tells rows of one title apart: day and time; or NULL
  GPtrArray *people; // const char *, or NULL
  const char *own;   // what an export of this programme calls it, or NULL
} AffMatchRow;

typedef enum {
  AFF_MATCH_NONE,
  AFF_MATCH_KEY,
  AFF_MATCH_TITLE, // the same title, and nothing speaks against it
  AFF_MATCH_GUESS, // a similar title, one of several, or the same with another key of one source
  AFF_MATCH_OWN,   // the row that was exported
} AffMatchHow;

typedef struct {
  AffMatchHow how;
  guint known; // index among the known rows, if there is one
  // The key tells it, but neither the title nor the people are those that it had.
  gboolean is_doubtful;
} AffMatch;

// Least score of a guess: 0.7 of it the words that two titles share (Jaccard), 0.3 the people; where
// one of the rows has no people, 0.9 of it the words.
#define AFF_MATCH_LEAST 0.72

// For each of the N_DRAFTS rows one AffMatch, in their order; a known row is matched once. Rows to
// which one source gave different keys are two, unless these keys are only their titles, or their
// titles are the same: then the source may have numbered them anew. Free with g_free.
AffMatch *aff_match_rows (const AffMatchRow *known,
                          guint n_known,
                          const AffMatchRow *drafts,
                          guint n_drafts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
