// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/staff/entry-job.h"

AffEntryJob *
aff_entry_job_new (AffEntryVerb verb, AffEntity entity, const char *id, char **assignments)
{
  AffEntryJob *self = g_new (AffEntryJob, 1);

  *self = (AffEntryJob){verb, entity, g_strdup (id), assignments};
  return self;
}

void
aff_entry_job_free (gpointer job)
{
  AffEntryJob *self = job;

  g_free (self->id);
  g_strfreev (self->assignments);
  g_free (self);
}

static gboolean
add (AffDb *db, const AffEdit *edit, gint64 *sequence, GError **error)
{
  g_autofree char *id = NULL;

  if (!aff_edit_add (db, edit, &id, error))
    return FALSE;
  *sequence = 1; // something was added, whatever its number in the log
  return TRUE;
}

gboolean
aff_entry_job_run (AffDb *db,
                   const AffChangeNote *note,
                   gpointer job,
                   gint64 *sequence,
                   GError **error)
{
  const AffEntryJob *self = job;
  AffEdit edit = {.entity = self->entity,
                  .id = self->id,
                  .assignments = (const char *const *) self->assignments,
                  .who = note->who,
                  .now = note->now,
                  .permit = note->permit};

  switch (self->verb) {
  case AFF_ENTRY_JOB_ADD:
    return add (db, &edit, sequence, error);
  case AFF_ENTRY_JOB_WITHDRAW:
    return aff_edit_withdraw (db, &edit, NULL, sequence, error);
  case AFF_ENTRY_JOB_SET:
  default:
    return aff_edit_set (db, &edit, sequence, error);
  }
}
