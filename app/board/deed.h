// SPDX-License-Identifier: GPL-3.0-or-later
// What a job comes down to once somebody has looked at the programme: which rows change, and the
// sentence that says so. Planning is pure; the plan is made and carried out inside one
// transaction, so two kiosks never act on what is no longer so. Only app/board/*.c read this.
#pragma once

#include "app/db/change.h"
#include "app/programme/programme.h"

G_BEGIN_DECLS

typedef struct {
  const AffPresentation *presentation;
  const AffBoard *board; // NULL: none
} AffMove;

typedef struct {
  GString *sentence; // empty: it is so already
  GArray *moves;     // AffMove, all at once
  // Borrowed from the programme; NULL where nothing of the kind changes.
  const AffPresentation *kept_one;
  gboolean is_kept;
  const AffBoard *board;
  AffBoardState state;
  char *note;             // owned; what the board's note becomes
  const AffItem *item;    // whose wait list becomes `waiting`
  GPtrArray *waiting;     // owned; AffPaper, the next in line first
  const AffPaper *joiner; // gets a poster in `item`
  const AffBoard *seat;   // and hangs there, or NULL
} AffDeed;

void aff_deed_init (AffDeed *self);
void aff_deed_clear (AffDeed *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AffDeed, aff_deed_clear)

void aff_deed_move (AffDeed *self, const AffPresentation *presentation, const AffBoard *board);
// Takes LEAVING (may be NULL) off, and appends that to the sentence.
void aff_deed_take_off (AffDeed *self, const AffPresentation *leaving);

// Plans JOB over PROGRAMME. FALSE with the error set if it is refused.
typedef gboolean (*AffDeedFunc) (const AffProgramme *programme,
                                 gconstpointer job,
                                 AffDeed *deed,
                                 GError **error);

// Plans and does JOB as one change of kind "edit", in the name that NOTE gives.
gboolean aff_deed_run (AffDb *db,
                       AffDeedFunc plan,
                       gconstpointer job,
                       const AffChangeNote *note,
                       gint64 *sequence,
                       GError **error);

// The same inside a change that somebody else runs, whose sentence aff_deed_sentence gave.
gboolean aff_deed_apply (AffDb *db, AffDeedFunc plan, gconstpointer job, GError **error);

// What JOB would do, "" if nothing; NULL with the error set if it is refused.
char *aff_deed_sentence (const AffProgramme *programme,
                         AffDeedFunc plan,
                         gconstpointer job,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

// The records that a job names; NULL with AFF_ERROR_NOT_FOUND.
const AffItem *aff_deed_item (const AffProgramme *programme, gint64 id, GError **error);
const AffBoard *aff_deed_board (const AffProgramme *programme, gint64 id, GError **error);
const AffPaper *aff_deed_paper (const AffProgramme *programme, gint64 id, GError **error);
const AffPresentation *
aff_deed_presentation (const AffProgramme *programme, gint64 id, GError **error);

// Whether PRESENTATION may hang on BOARD while LEAVING (or NULL) leaves it; otherwise
// AFF_ERROR_CONFLICT with the hard rule's sentence and remedy.
gboolean aff_deed_allow (const AffProgramme *programme,
                         const AffPresentation *presentation,
                         const AffBoard *board,
                         const AffPresentation *leaving,
                         GError **error);
// Whether HOLDER may be taken off so that another poster hangs there: AFF_ERROR_CONFLICT if it is
// kept on its board, or if it is not FORMER (an id, 0: whichever).
gboolean aff_deed_allow_leaving (const AffPresentation *holder, gint64 former, GError **error);

G_END_DECLS
