// SPDX-License-Identifier: GPL-3.0-or-later
// Readers of the log of changes: what was done, whether it is still as it was written, and what
// undo and redo would do next.
#pragma once

#include "app/db/change.h"
#include "app/db/gist.h"

G_BEGIN_DECLS

typedef struct {
  gint64 sequence;
  gint64 time; // seconds since 1970 UTC
  char *who;   // these three fit to be shown
  char *kind;
  char *sentence;
  gint64 undoes;    // 0: none
  gint64 undone_by; // 0: not
} AffLogEntry;

void aff_log_entry_free (AffLogEntry *self);

// AffLogEntry, the newest first: LIMIT of them (0: all) before sequence BEFORE (0: from the end).
GPtrArray *
aff_log_list (AffDb *db, gint64 before, guint limit, GError **error) G_GNUC_WARN_UNUSED_RESULT;

// The hash of the newest change in hexadecimal, to be kept elsewhere and given to aff_log_verify;
// zeros if nothing was changed ever. AFF_ERROR_STORE.
char *aff_log_head (AffDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;

typedef struct {
  gint64 sequence; // the change; 0: the log as a whole
  char *sentence;  // what is wrong with it
} AffLogFinding;

void aff_log_finding_free (AffLogFinding *self);

// AffLogFinding in order, empty if the log is as it was written. HEAD (NULL: not known) is what
// aff_log_head once said: all up to it is proved, and that nothing was cut off behind it. Without
// HEAD whoever can compute hashes can have written all of it anew. AFF_ERROR_FORMAT if HEAD is not
// one, AFF_ERROR_STORE.
GPtrArray *
aff_log_verify (AffDb *db, const char *head, GError **error) G_GNUC_WARN_UNUSED_RESULT;

// What undo or redo would do next.
typedef struct {
  gint64 sequence;    // of the change to be undone; 0: there is none
  char *sentence;     // what the change did, or would do again
  AffPermitRole role; // the least that may do it
  AffGist gist;       // the same as `sentence`, without words
} AffLogStep;

void aff_log_step_clear (AffLogStep *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AffLogStep, aff_log_step_clear)

// The newest change in force, but never the programme's beginning (kind "init").
gboolean aff_log_find_undo (AffDb *db, AffLogStep *step, GError **error);
// What was undone last; nothing once another change came after that.
gboolean aff_log_find_redo (AffDb *db, AffLogStep *step, GError **error);
// Carries the step out by aff_change_undo (NOTE's sentence is not read). AFF_ERROR_NOT_FOUND if
// there is none.
gboolean aff_log_undo (AffDb *db, const AffChangeNote *note, gint64 *sequence, GError **error);
gboolean aff_log_redo (AffDb *db, const AffChangeNote *note, gint64 *sequence, GError **error);

G_END_DECLS
