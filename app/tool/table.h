// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of text in columns that are as wide as their widest cell, for a terminal.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _AffTable AffTable;

AffTable *aff_table_new (guint columns) G_GNUC_WARN_UNUSED_RESULT;
void aff_table_free (AffTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffTable, aff_table_free)

// CELLS holds as many texts as there are columns; NULL is an empty cell.
void aff_table_add (AffTable *self, const char *const *cells);

// The rows as lines, two spaces between the columns and none at the end of a line.
char *aff_table_to_text (const AffTable *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
