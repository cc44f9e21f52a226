// SPDX-License-Identifier: GPL-3.0-or-later
// Workbooks in the XML of Excel 2003 (SpreadsheetML), which some programs still export as ".xls".
// XLSX is another thing.
#pragma once

#include "app/draft/source.h"

G_BEGIN_DECLS

typedef struct {
  char *name; // of the tab, or NULL
  AffSheet *sheet;
} AffWorkbookTab;

// NULL if DOC is no such workbook or has no tab; AFF_ERROR_FORMAT, naming FILE, if a tab is larger
// than a sheet may be. Otherwise its tabs (AffWorkbookTab) in their order.
GPtrArray *
aff_workbook_tabs (xmlDoc *doc, const char *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean aff_workbook_is_there (xmlDoc *doc);

G_END_DECLS
