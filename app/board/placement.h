// SPDX-License-Identifier: GPL-3.0-or-later
// Posters on boards, as staff move them: each job is one change of the log with a sentence of its
// own, refused if a hard rule (app/board/rules.h) forbids it. A move is a delete and an insert. A
// poster that is moved is no longer kept: it was kept on the board that it left.
#pragma once

#include "app/db/change.h"
#include "app/programme/programme.h"

G_BEGIN_DECLS

typedef enum {
  AFF_PLACEMENT_PLACE,   // presentation on board, from wherever it hangs or waits
  AFF_PLACEMENT_REPLACE, // the same, and what hangs there is taken off, unless it is kept there
  AFF_PLACEMENT_SWAP,    // in item, what hangs on board and on other_board; one may be free
  AFF_PLACEMENT_FREE,    // presentation, or what hangs in item on board, hangs nowhere
  AFF_PLACEMENT_KEEP, // presentation, or what hangs in item on board, stays whatever a plan says
  AFF_PLACEMENT_UNKEEP,  // and no longer so
  AFF_PLACEMENT_CLOSE,   // board; what hangs there, in any session, is taken off
  AFF_PLACEMENT_REOPEN,  // board, from closed or reserved
  AFF_PLACEMENT_RESERVE, // board; what hangs there stays
  AFF_PLACEMENT_NOTE,    // board gets note, or none
} AffPlacementKind;

// Ids of rows; 0 where the kind reads none.
typedef struct {
  AffPlacementKind kind;
  gint64 item;
  gint64 presentation;
  gint64 board;
  gint64 other_board;
  gint64 former;    // of REPLACE, the presentation that may be taken off; 0: whichever
  const char *note; // what the board's becomes; NULL: as it is, and none at all of NOTE
} AffPlacementJob;

// Does JOB as one change. Of NOTE its who, now and permit are read. *SEQUENCE (may be NULL) as of
// aff_change_run: 0 if it was so already. AFF_ERROR_NOT_FOUND: no such row, or nothing hangs
// there; AFF_ERROR_CONFLICT: a hard rule forbids it, the message is its sentence and what to do.
gboolean aff_placement_run (AffDb *db,
                            const AffPlacementJob *job,
                            const AffChangeNote *note,
                            gint64 *sequence,
                            GError **error);

// The same inside a change that somebody else runs (AffWriter), an AffDbFunc: JOB is an
// AffPlacementJob, the sentence is that of aff_placement_sentence.
gboolean aff_placement_apply (AffDb *db, gpointer job, GError **error);
// A copy that owns its note, for a thread.
AffPlacementJob *aff_placement_job_copy (const AffPlacementJob *job) G_GNUC_WARN_UNUSED_RESULT;
void aff_placement_job_free (AffPlacementJob *job);

// What JOB would do to PROGRAMME, as the log says it: "Poster P161 moved from board 28 to 24."; ""
// if it is so already; NULL with the errors of aff_placement_run if it would be refused. For a word
// after the deed, ask with the programme from before it.
char *aff_placement_sentence (const AffProgramme *programme,
                              const AffPlacementJob *job,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

// The poster that hangs on BOARD in ITEM, or NULL.
const AffPresentation *aff_placement_holder (const AffItem *item, const AffBoard *board);

// The poster presentation of PAPER in ITEM, or NULL.
const AffPresentation *aff_placement_poster (const AffItem *item, const AffPaper *paper);

G_END_DECLS
