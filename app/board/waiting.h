// SPDX-License-Identifier: GPL-3.0-or-later
// Two tracks share the boards: papers admitted by review have a right to one, papers admitted by
// availability get what is left, in the order of a wait list. A board that becomes free is offered
// to the next in line.
#pragma once

#include "app/db/change.h"
#include "app/programme/programme.h"

G_BEGIN_DECLS

// How the boards of a poster session are shared. A poster counts unless its paper is withdrawn or
// waits.
typedef struct {
  guint boards;  // in use: open ones, and reserved ones that hold a poster; no more than may be
  guint reserve; // of them kept free, as the item says
  guint reviewed; // posters with a right to a board: of a track by review, or of no track
  guint budget;   // boards for tracks by availability: boards - reviewed - reserve, at least 0
  guint admitted; // posters of such tracks
  guint left;     // boards that may still be offered: budget - admitted, at least 0
} AffBudget;

AffBudget aff_waiting_budget (const AffProgramme *programme, const AffItem *item);

// TRUE if PAPER waits for a board of ITEM; *POSITION (may be NULL) from 0.
gboolean aff_waiting_find (const AffItem *item, const AffPaper *paper, guint *position);

// The next in line with the board that suits it best.
typedef struct {
  const AffPaper *paper;
  const AffBoard *board;
} AffOffer;

// Whom the free boards of ITEM are offered to: the first of the wait list whom one suits, and of
// the boards that no hard rule forbids the one with the fewest soft problems, then the one nearest
// to a poster of the same topic, then the first. FALSE if nobody waits or nothing is left.
gboolean
aff_waiting_offer (const AffProgramme *programme, const AffItem *item, AffOffer *offer);

typedef enum {
  AFF_WAITING_ADD,    // paper, at position or at the end
  AFF_WAITING_REMOVE, // paper
  AFF_WAITING_MOVE,   // paper, to position
  AFF_WAITING_ACCEPT, // paper hangs on board and no longer waits
} AffWaitingKind;

#define AFF_WAITING_LAST G_MAXUINT

typedef struct {
  AffWaitingKind kind;
  gint64 item;
  gint64 paper;
  gint64 board;
  guint position;    // from 0; beyond the end is the end
  gboolean replaces; // of ACCEPT: what hangs on board is taken off, unless it is kept there
  gint64 former;     // the presentation that may be taken off then; 0: whichever
} AffWaitingJob;

// Does JOB as one change. Of NOTE its who, now and permit are read. Errors as aff_placement_run;
// also AFF_ERROR_CONFLICT if the paper waits already, or has a right to a board.
gboolean aff_waiting_run (AffDb *db,
                          const AffWaitingJob *job,
                          const AffChangeNote *note,
                          gint64 *sequence,
                          GError **error);

// The same as aff_placement_apply, of an AffWaitingJob.
gboolean aff_waiting_apply (AffDb *db, gpointer job, GError **error);

// What JOB would do, as aff_placement_sentence.
char *aff_waiting_sentence (const AffProgramme *programme,
                            const AffWaitingJob *job,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
