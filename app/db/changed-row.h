// SPDX-License-Identifier: GPL-3.0-or-later
// The rows that a change of the log touched, each with its values before and after.
#pragma once

#include "app/db/shape.h"

G_BEGIN_DECLS

typedef enum { AFF_ROW_CAME, AFF_ROW_CHANGED, AFF_ROW_WENT } AffRowFate;

// All borrowed; texts of the columns of SHAPE in order, NULL for nothing.
typedef struct {
  const AffShape *shape;
  AffRowFate fate;
  const char *key;   // "17", "3/en"
  GPtrArray *before; // of a row that came: all NULL
  GPtrArray *after;  // of a row that went: all NULL
  guint64 changed;   // the columns that are different (bits)
} AffChangedRow;

typedef void (*AffChangedRowFunc) (AffDb *db, const AffChangedRow *row, gpointer data);

// Calls FUNC for each row of change SEQUENCE, which is the newest one, table by table. A blob's text
// is its length. AFF_ERROR_STORE, AFF_ERROR_FORMAT (a damaged log).
gboolean aff_changed_row_each (AffDb *db,
                               gint64 sequence,
                               AffChangedRowFunc func,
                               gpointer data,
                               GError **error);

G_END_DECLS
