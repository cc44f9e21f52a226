// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of a presenter: there, away, back at a time, not coming; and that the poster hangs.
// What holds at a moment is aff_agenda_presence's to tell.
#pragma once

#include "app/db/change.h"
#include "app/programme/programme.h"

G_BEGIN_DECLS

typedef struct {
  gint64 presentation;
  gboolean sets_word;   // otherwise the word stays as it is
  AffPresenceWord word; // AFF_PRESENCE_NONE: silence
  gint64 until;         // of the word; AFF_UNKNOWN_TIME: as long as the session lasts
  gint64 back;          // of AFF_PRESENCE_BACK_AT, after NOW
  gboolean sets_hung;
  gboolean has_hung;
} AffPresenceJob;

// Writes JOB's row of the table presence and nothing else, as one change. Of NOTE its who, now
// and permit are read. *SEQUENCE as of aff_change_run. AFF_ERROR_NOT_FOUND: no such presentation;
// AFF_ERROR_CONFLICT: it is no poster, its paper is withdrawn, or a time has passed.
gboolean aff_presence_run (AffDb *db,
                           const AffPresenceJob *job,
                           const AffChangeNote *note,
                           gint64 *sequence,
                           GError **error);

// What JOB says of the paper NUMBER, as the log says it, with a time in ZONE (of the workshop; NULL:
// without): "The presenter of P161 will be back at 15:40."
char *aff_presence_sentence (const AffPresenceJob *job,
                             const char *number,
                             GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
