// SPDX-License-Identifier: GPL-3.0-or-later
// What change.c and undo.c share: a change whose note is known only after its function ran.
#pragma once

#include "app/db/change.h"

G_BEGIN_DECLS

typedef struct {
  AffChangeNote note;
  gint64 undoes; // 0 for none
} AffChangeRecord;

// aff_change_run, reading RECORD after FUNC has run; FUNC may fill it.
gboolean aff_change_record (AffDb *db,
                            const AffChangeRecord *record,
                            AffDbFunc func,
                            gpointer data,
                            gint64 *sequence,
                            GError **error);

// Puts the name of the permit's person, if there is one, in place of WHO.
void aff_change_sign (AffChangeNote *note);

// The names of the tables that a changeset touches. AFF_ERROR_FORMAT if it cannot be read.
GPtrArray *aff_change_list_tables (GBytes *changes, GError **error) G_GNUC_WARN_UNUSED_RESULT;

// What change SEQUENCE did, fit to be shown; of an undo or redo, what the change did that it is
// about. NULL only on an error.
char *
aff_change_dup_sentence (AffDb *db, gint64 sequence, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
