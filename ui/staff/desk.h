// SPDX-License-Identifier: GPL-3.0-or-later
// The staff's desk: who signed in at this kiosk, what they may do, and what they do. Everything that
// a staff page changes goes through it, under the permit of whoever signed in, and is told when it
// was done or refused. It outlives pages.
#pragma once

#include "app/board/placement.h"
#include "app/board/waiting.h"
#include "app/db/permit.h"
#include "app/programme/live.h"
#include "app/programme/presence.h"
#include "app/programme/writer.h"

G_BEGIN_DECLS

#define AFF_TYPE_DESK (aff_desk_get_type ())
G_DECLARE_FINAL_TYPE (AffDesk, aff_desk, AFF, DESK, GObject)

// What staff looked at and took in hand; cleared when the desk is locked.
typedef struct {
  gint64 item;       // the poster session, 0: that of now
  gint64 board;      // the selected board, 0: none
  gint64 paper;      // whose poster is in hand, 0: none
  gboolean swaps;    // it looks for another poster to change boards with
  gboolean mends;    // it looks for a board without the problem that REMEDY mends
  int remedy;        // AffRemedy
  gboolean is_queue; // the wait list is shown, not what is to be placed
} AffDeskView;

// Told once a task is done (ERROR NULL) or refused.
typedef void (*AffDeskAnswer) (gpointer asker, const GError *error);

// A change that writes its own sentence: RUN runs on the writer's thread with DATA.
typedef struct {
  AffWriterFunc run;
  gpointer data;
  GDestroyNotify free_data;
  const char *said;     // as of aff_desk_place, or NULL
  gpointer asker;       // a GObject, held until the answer; may be NULL
  AffDeskAnswer answer; // NULL: what hinders it is told by "said"
} AffDeskTask;

// For the programme at PATH, which LIVE follows; what is printed goes to PRINT_FOLDER. Signals: "opened", "locked" (the permit is over
// already), "history-changed" (what can be undone), "said" (s, b: words for a toast, and whether it
// can be undone).
AffDesk *aff_desk_new (AffLive *live,
                       const char *path,
                       const char *print_folder) G_GNUC_WARN_UNUSED_RESULT;

// The programme's path: that of aff_staff_verify.
const char *aff_desk_path (AffDesk *self);
// NULL: nothing can be printed here.
const char *aff_desk_print_folder (AffDesk *self);

// Somebody signed in; a reference of PERMIT is taken. It locks itself when the permit ends.
void aff_desk_open (AffDesk *self, AffPermit *permit);
void aff_desk_lock (AffDesk *self);
gboolean aff_desk_is_open (AffDesk *self);
// There was an input: the permit goes on.
void aff_desk_touch (AffDesk *self);
// While it is open; else NULL and the least of roles.
const char *aff_desk_person (AffDesk *self);
AffPermitRole aff_desk_role (AffDesk *self);
AffDeskView *aff_desk_view (AffDesk *self);

// Asks for a change; SAID is what a toast tells once it is done, in the reader's language. What
// hinders it is told by "said" as well.
void aff_desk_place (AffDesk *self, const AffPlacementJob *job, const char *said);
void aff_desk_queue (AffDesk *self, const AffWaitingJob *job, const char *said);
void aff_desk_presence (AffDesk *self, const AffPresenceJob *job, const char *said);
// Any change: FUNC runs on the writer's thread with DATA, which it owns. SENTENCE is for the log.
void aff_desk_write (AffDesk *self,
                     const char *sentence,
                     AffDbFunc func,
                     gpointer data,
                     GDestroyNotify free_data,
                     const char *said);
void aff_desk_run (AffDesk *self, const AffDeskTask *task);
void aff_desk_undo (AffDesk *self);
void aff_desk_redo (AffDesk *self);
// What that would take back or bring back, in the reader's language; NULL: nothing.
char *aff_desk_undoable (AffDesk *self) G_GNUC_WARN_UNUSED_RESULT;
char *aff_desk_redoable (AffDesk *self) G_GNUC_WARN_UNUSED_RESULT;
// Tells WORDS by "said": nothing was changed.
void aff_desk_say (AffDesk *self, const char *words);
// TRUE while something asked for is not done yet.
gboolean aff_desk_is_busy (AffDesk *self);

G_END_DECLS
