// SPDX-License-Identifier: GPL-3.0-or-later
// Which poster comes onto which board, as files say and staff decided: first all that the files say
// is gathered, then aff_merge_hang does it.
#pragma once

#include "app/import/merge-private.h"

G_BEGIN_DECLS

// What a file says of a poster; all borrowed.
typedef struct {
  gint64 paper;
  gint64 item; // in which it is now
  gint64 presentation;
  const char *label; // of the board, or NULL
  const char *place; // in the file
  const char *file;  // interned, or NULL
  gboolean is_news;  // it said so for the first time
} AffMergeWish;

// A poster is to hang on the board of that label, unless staff decided otherwise.
void aff_merge_wish_board (AffMerge *self, const AffMergeWish *said);
// A poster that has just come to another session takes its board with it, or that of LABEL. FALSE:
// it hangs nowhere.
gboolean aff_merge_follow_session (AffMerge *self, const AffMergeWish *moved);
// After the last paper.
void aff_merge_hang (AffMerge *self);

// What a paper that goes loses is kept in mind, and is its own again when its source lists it again:
// the boards and the places in wait lists, where they are still free.
void aff_merge_leave_boards (AffMerge *self, gint64 paper);
void aff_merge_return_to_boards (AffMerge *self, const AffPaper *paper);

G_END_DECLS
