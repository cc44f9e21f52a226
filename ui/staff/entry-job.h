// SPDX-License-Identifier: GPL-3.0-or-later
// A change of an item or a paper on its way to the writer's thread.
#pragma once

#include "app/programme/edit.h"

G_BEGIN_DECLS

typedef enum { AFF_ENTRY_JOB_SET, AFF_ENTRY_JOB_ADD, AFF_ENTRY_JOB_WITHDRAW } AffEntryVerb;

typedef struct {
  AffEntryVerb verb;
  AffEntity entity;
  char *id;           // NULL for what is added
  char **assignments; // NULL for what is withdrawn
} AffEntryJob;

// ID as AffEdit has it; ASSIGNMENTS (may be NULL) are taken.
AffEntryJob *aff_entry_job_new (AffEntryVerb verb,
                                AffEntity entity,
                                const char *id,
                                char **assignments) G_GNUC_WARN_UNUSED_RESULT;
void aff_entry_job_free (gpointer job);

// An AffWriterFunc whose DATA is an AffEntryJob.
gboolean aff_entry_job_run (AffDb *db,
                            const AffChangeNote *note,
                            gpointer job,
                            gint64 *sequence,
                            GError **error);

G_END_DECLS
