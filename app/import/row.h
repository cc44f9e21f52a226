// SPDX-License-Identifier: GPL-3.0-or-later
// A row of Affiche's own JSON, before it is let near the database: whatever the file says instead
// of a value of its column is refused with its place, mended with a remark, or left out.
#pragma once

#include "app/import/cell.h"

G_BEGIN_DECLS

typedef struct {
  const AffShape *shape; // borrowed
  guint number;          // in its table, from 1
  guint64 given;         // the columns that the file has
  gboolean is_left;      // it has its key, but is not to be taken over
  AffCell cells[AFF_SHAPE_COLUMNS];
} AffRow;

void aff_row_clear (AffRow *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AffRow, aff_row_clear)

// Reads NODE, row NUMBER of the table of SHAPE. AFF_ERROR_FORMAT with place and remedy.
gboolean aff_row_read (AffRow *self,
                       const AffShape *shape,
                       JsonNode *node,
                       guint number,
                       AffReport *report,
                       GError **error);

// "row 12 of paper"
char *aff_row_place (const AffRow *self) G_GNUC_WARN_UNUSED_RESULT;
// Its key as one text, "12" or "3/en": two rows of a table with the same key are one.
char *aff_row_key (const AffRow *self) G_GNUC_WARN_UNUSED_RESULT;

// Binds COLUMNS (bits) in order from position FROM; the position behind them.
int aff_row_bind (const AffRow *self, AffStatement *statement, guint64 columns, int from);
// Which of COLUMNS are different in the current row of STATEMENT, which has all of them in order.
guint64 aff_row_differs (const AffRow *self, AffStatement *statement, guint64 columns);

G_END_DECLS
