// SPDX-License-Identifier: GPL-3.0-or-later
// What `show` shows, as text for people and as JSON for scripts. The JSON is documented in
// affichectl(1) and stable: members are added, never renamed or removed.
#pragma once

#include "app/programme/agenda.h"

G_BEGIN_DECLS

typedef struct {
  const AffProgramme *programme;
  gint64 now;
  gboolean is_simulated; // a sample at the instant at which its clock starts
} AffView;

#define AFF_VIEW_NEXT 3 // items that come

char *aff_view_now_text (const AffView *view) G_GNUC_WARN_UNUSED_RESULT;
char *aff_view_schedule_text (const AffView *view) G_GNUC_WARN_UNUSED_RESULT;
char *aff_view_boards_text (const AffView *view) G_GNUC_WARN_UNUSED_RESULT;
char *aff_view_paper_text (const AffView *view,
                           const AffPaper *paper) G_GNUC_WARN_UNUSED_RESULT;

char *aff_view_now_json (const AffView *view) G_GNUC_WARN_UNUSED_RESULT;
char *aff_view_schedule_json (const AffView *view) G_GNUC_WARN_UNUSED_RESULT;
char *aff_view_boards_json (const AffView *view) G_GNUC_WARN_UNUSED_RESULT;
char *aff_view_paper_json (const AffView *view,
                           const AffPaper *paper) G_GNUC_WARN_UNUSED_RESULT;

// The words that both forms use.
const char *aff_view_seat_word (AffSeatState state);
const char *aff_view_presence_word (AffPresenceWord word); // NULL for none
const char *aff_view_kind_word (AffPresentationKind kind);
const char *aff_view_role_word (AffRole role);
// The board of PAPER in the poster session that a map shows at the view's instant, else in the
// first one it hangs in; NULL if it hangs in none.
const AffBoard *aff_view_board (const AffView *view, const AffPaper *paper);

G_END_DECLS
