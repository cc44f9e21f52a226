// SPDX-License-Identifier: GPL-3.0-or-later
// The formats that can be read: each knows its files by their content, never by their name.
#pragma once

#include "app/draft/draft.h"
#include "app/draft/source.h"

G_BEGIN_DECLS

typedef struct {
  const char *name;  // what --as takes: "openreview"
  const char *title; // "notes of OpenReview, API v1 and v2 (JSON)"
  // How sure it is that SOURCE is one of its files: 0 not at all, 100 its maker is named in it.
  // Remarks that a view makes go into REPORT.
  int (*recognise) (AffSource *source, AffReport *report);
  // Adds to DRAFT, which other files of the same import may have filled. AFF_ERROR_FORMAT with place
  // and remedy.
  gboolean (*read) (AffSource *source, AffDraft *draft, AffReport *report, GError **error);
} AffFormat;

// All of them, ended by NULL.
const AffFormat *const *aff_formats (void);
// By name: AFF_ERROR_NOT_FOUND with the names there are.
const AffFormat *aff_format_find (const char *name, GError **error);
// The surest: AFF_ERROR_FORMAT if none knows SOURCE, with the reason why it cannot be parsed if
// that is it.
const AffFormat *aff_format_recognise (AffSource *source, AffReport *report, GError **error);

G_END_DECLS
