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

G_END_DECLS
