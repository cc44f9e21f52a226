// SPDX-License-Identifier: GPL-3.0-or-later
// What an import did or would do, for people and for scripts.
#pragma once

#include "app/import/import.h"

G_BEGIN_DECLS

typedef struct {
  AffImport *import; // owned, as the next three
  AffReport *report;
  AffMergeOutcome outcome;
  GPtrArray *differences;   // AffDifferent; NULL: there is no list, or nobody asked for one
  const char *const *paths; // borrowed; ended by NULL
  gint64 sequence;          // 0: there was nothing to change
  gboolean is_dry;
} AffImportView;

void aff_import_view_clear (AffImportView *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AffImportView, aff_import_view_clear)

char *aff_import_view_text (const AffImportView *self) G_GNUC_WARN_UNUSED_RESULT;
char *aff_import_view_json (const AffImportView *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
