// SPDX-License-Identifier: GPL-3.0-or-later
// What a change did, in short and without words, for whoever says it in another language than the
// log's. It is read from the rows that changed, not from the sentence.
#pragma once

#include "app/db/db.h"

G_BEGIN_DECLS

typedef enum {
  AFF_GIST_PROGRAMME, // anything of the programme, or more than one of these
  AFF_GIST_PAPER,     // paper
  AFF_GIST_BOARD,     // board, as all up to NOTE
  AFF_GIST_CLOSED,
  AFF_GIST_OPENED,
  AFF_GIST_RESERVED,
  AFF_GIST_NOTE,
  AFF_GIST_PLACED,    // presentation on board
  AFF_GIST_MOVED,     // presentation to board from other_board
  AFF_GIST_TAKEN_OFF, // presentation from board
  AFF_GIST_REPLACED,  // presentation on board, and other_presentation taken off
  AFF_GIST_SWAPPED,   // what hung on board and other_board
  AFF_GIST_MOVES,     // more posters than that
  AFF_GIST_KEPT,      // presentation
  AFF_GIST_LET_GO,    // presentation
  AFF_GIST_WAITS,     // paper, which came onto a wait list
  AFF_GIST_WAITED,    // paper, which left one
  AFF_GIST_WAITING,   // a wait list otherwise
  AFF_GIST_PRESENCE,  // presentation
  AFF_GIST_PRINTED,   // what was printed
} AffGistKind;

// Ids of rows; 0 where the kind names none, or where there were several.
typedef struct {
  AffGistKind kind;
  gint64 presentation;
  gint64 other_presentation;
  gint64 board;
  gint64 other_board;
  gint64 paper;
} AffGist;

// Of the changeset CHANGES of DB's log; IS_INVERSE: of what it takes back. A changeset that cannot
// be read is AFF_GIST_PROGRAMME.
AffGist aff_gist_read (AffDb *db, GBytes *changes, gboolean is_inverse);

G_END_DECLS
