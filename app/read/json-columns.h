// SPDX-License-Identifier: GPL-3.0-or-later
// The columns that rows of a JSON file have, were they a sheet: each name that a member has, with
// nested lists and objects as the one text that people would write there.
#pragma once

#include "app/draft/sheet.h"
#include "app/read/json-rows.h"

G_BEGIN_DECLS

// ROWS (AffJsonRow) as a sheet: names first, then a line of cells for each; the line of a row is its
// number from 1. AFF_ERROR_FORMAT beyond the limits of a sheet; NAME is that of the file.
AffSheet *aff_json_columns_sheet (const GArray *rows,
                                  const char *name,
                                  AffReport *report,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
