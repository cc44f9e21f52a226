// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of a programme as the file's own schema describes them, for whoever copies all rows:
// statements are made of the schema's names, never of names from outside.
#pragma once

#include "app/db/db.h"

G_BEGIN_DECLS

#define AFF_SHAPE_COLUMNS 64 // of a table at most

typedef enum { AFF_COLUMN_INTEGER, AFF_COLUMN_TEXT, AFF_COLUMN_BLOB } AffColumnType;

typedef struct {
  char *name;
  AffColumnType type;
  gboolean is_required; // it may not be NULL
  gboolean has_default;
  int key; // its place in the primary key, from 1; 0: not of the key
} AffColumn;

typedef struct {
  const char *table;  // of aff_schema_tables
  GPtrArray *columns; // AffColumn, in order
  gboolean has_ids;   // its key is an id that is never used twice
} AffShape;

// The shape of TABLE, which is one of aff_schema_tables. Works inside a change. AFF_ERROR_STORE.
AffShape *
aff_shape_load (AffDb *db, const char *table, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void aff_shape_free (AffShape *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffShape, aff_shape_free)

// The position of the column NAME; -1 if there is none.
int aff_shape_column (const AffShape *self, const char *name);
#define AFF_SHAPE_BIT(column) (G_GUINT64_CONSTANT (1) << (column))
guint64 aff_shape_all (const AffShape *self);  // the bits of all columns
guint64 aff_shape_keys (const AffShape *self); // of those of the key

// All rows with all columns, by key.
AffStatement *aff_shape_select (AffDb *db, const AffShape *self) G_GNUC_WARN_UNUSED_RESULT;
// The same of the row whose key is bound, from 1 in order of the key's columns.
AffStatement *aff_shape_select_row (AffDb *db, const AffShape *self) G_GNUC_WARN_UNUSED_RESULT;
// COLUMNS (bits) are bound in order from 1; then, to update or delete, the key.
AffStatement *
aff_shape_insert (AffDb *db, const AffShape *self, guint64 columns) G_GNUC_WARN_UNUSED_RESULT;
AffStatement *
aff_shape_update (AffDb *db, const AffShape *self, guint64 columns) G_GNUC_WARN_UNUSED_RESULT;
AffStatement *aff_shape_delete (AffDb *db, const AffShape *self) G_GNUC_WARN_UNUSED_RESULT;

// The highest id that a row of SELF ever had; 0: none, or it has no ids.
gint64 aff_shape_last_id (AffDb *db, const AffShape *self);
// Inside a change: no row of SELF gets an id up to LAST_ID any more. A table without rows stays as
// it is.
gboolean
aff_shape_reserve_ids (AffDb *db, const AffShape *self, gint64 last_id, GError **error);
// Whether no row is in it. AFF_ERROR_STORE: nobody knows.
gboolean
aff_shape_is_empty (AffDb *db, const AffShape *self, gboolean *is_empty, GError **error);

// Inside a change: references are looked at when it ends, so that rows may come in any order.
gboolean aff_shape_defer_references (AffDb *db, GError **error);
// The first row that refers to none: *TABLE and *PARENT (both to be freed) and *ID (0: it has
// none). FALSE if there is no such row, or with ERROR set.
gboolean
aff_shape_find_dangling (AffDb *db, char **table, gint64 *id, char **parent, GError **error);

G_END_DECLS
