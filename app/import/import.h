// SPDX-License-Identifier: GPL-3.0-or-later
// Files into the programme: read, brought together, and merged in one change that can be undone, or
// not at all. To see first what would happen, run it on a copy in memory (aff_db_copy_to_memory).
#pragma once

#include "app/db/change.h"
#include "app/import/merge.h"
#include "app/read/format.h"

G_BEGIN_DECLS

typedef struct {
  const char *const *paths; // ended by NULL; "-" is standard input
  const char *format;       // of all of them; NULL: told by their content
  const char *zone;         // an IANA name, where files name none
  gboolean is_one_event;    // whatever they call it
} AffImportFiles;

// What files say, read and finished.
typedef struct _AffImport AffImport;

// All of FILES or nothing. Files of one maker (OpenReview's list and its notes) become one draft,
// unless they name different events.
// Remarks go into REPORT. Errors as aff_source_open, aff_format_find, aff_format_recognise and the
// readers'.
AffImport *aff_import_read (const AffImportFiles *files,
                            AffReport *report,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
void aff_import_free (AffImport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffImport, aff_import_free)

// The format as which file INDEX (of the paths) was read.
const AffFormat *aff_import_format (const AffImport *self, guint index);

// Merges all of it into DB as one change. NOTE's kind and sentence are not read. *SEQUENCE is 0 if
// there was nothing to change. OPTIONS' name may be NULL. Errors as aff_change_run and aff_merge_run;
// then nothing was changed and OUTCOME says nothing. Runs once: what is merged is freed.
gboolean aff_import_run (AffImport *self,
                         AffDb *db,
                         const AffMergeOptions *options,
                         const AffChangeNote *note,
                         AffReport *report,
                         AffMergeOutcome *outcome,
                         gint64 *sequence,
                         GError **error);

G_END_DECLS
