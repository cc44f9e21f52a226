// SPDX-License-Identifier: GPL-3.0-or-later
// What can be written from a programme for other programs, by name. All but "json", which is the
// whole programme, are for the public: neither withdrawn papers nor what is under embargo is in
// them.
#pragma once

#include "app/programme/programme.h"

G_BEGIN_DECLS

typedef struct {
  AffDb *db; // that PROGRAMME was read from, in the same transaction
  const AffProgramme *programme;
  const char *head;     // of the log (aff_log_head)
  const char *language; // of the formats that are read by people: "fr"
  gint64 now;           // when embargoes are looked at
} AffExportContext;

typedef struct {
  const char *name;  // "schedule-xml"
  const char *title; // "schedule of items (XML) for phone programs"
  // The whole file. NOTES (char *) gets a sentence for each kind of thing that could not be in it.
  GBytes *(*write) (const AffExportContext *context, GPtrArray *notes, GError **error);
} AffExport;

// All of them, ended by NULL.
const AffExport *const *aff_exports (void);
// By name: AFF_ERROR_NOT_FOUND with the names there are.
const AffExport *aff_export_find (const char *name, GError **error);

// The names and titles, a line each.
char *aff_export_describe (void) G_GNUC_WARN_UNUSED_RESULT;

// Puts BYTES into the file PATH, whole and safe on the disk, or not at all. AFF_ERROR_STORE.
gboolean aff_export_save (GBytes *bytes, const char *path, GError **error);

G_END_DECLS
