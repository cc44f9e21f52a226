// SPDX-License-Identifier: GPL-3.0-or-later
// One value of Affiche's own JSON, held against what its column may hold.
#pragma once

#include "app/db/shape.h"
#include "app/draft/report.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct {
  gboolean is_null;
  gboolean is_left; // it was there, and may not be taken over
  gint64 number;
  char *text;    // owned, or NULL
  GBytes *bytes; // owned, or NULL
} AffCell;

void aff_cell_clear (AffCell *self);

// Where it stands; all borrowed.
typedef struct {
  const char *table;
  const AffColumn *column;
  const char *place; // for remarks
  AffReport *report;
} AffCellPlace;

// The error is the end of a sentence that begins with the row.
gboolean aff_cell_read (AffCell *self, const AffCellPlace *at, JsonNode *node, GError **error);

G_END_DECLS
