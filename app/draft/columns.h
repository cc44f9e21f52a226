// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of a table that a program wrote: it calls them by names of its own, so these are
// looked for, not their meaning. What is private in such tables never gets further than here.
#pragma once

#include "app/draft/draft.h"
#include "app/draft/sheet.h"

G_BEGIN_DECLS

#define AFF_COLUMNS 24 // that a format may name

// A row of names, and which column each name stands over.
typedef struct {
  const AffSheet *sheet; // borrowed
  guint header;          // its row
  guint count;           // of names
  int at[AFF_COLUMNS];   // the column of each name, -1: there is none
} AffColumns;

// Fills SELF with the first row near the top of SHEET that has the first NEEDED of NAMES (ended by
// NULL). A name is one or more spellings parted by "|", compared without case, spaces and signs, but
// with what stands in brackets. FALSE if there is no such row.
gboolean aff_columns_find (AffColumns *self,
                           const AffSheet *sheet,
                           const char *const *names,
                           guint needed);

gboolean aff_columns_has (const AffColumns *self, guint name);
// Never NULL: empty where ROW has no such cell.
const char *aff_columns_cell (const AffColumns *self, guint row, guint name);
// "line 12". Free with g_free.
char *aff_columns_place (const AffColumns *self, guint row) G_GNUC_WARN_UNUSED_RESULT;

// Remarks for all columns that no name stands for: they are left out, those that hold addresses or
// reviews by the name of that.
void aff_columns_report_rest (const AffColumns *self, AffReport *report);

// A set of keys for aff_columns_claim.
GHashTable *aff_columns_keys_new (void) G_GNUC_WARN_UNUSED_RESULT;
// TRUE if ROW is one to be read: it has a KEY (which may be NULL or empty) that is new in KEYS. A
// remark if it is not, but for a row of which all cells are empty. KEYS may be NULL: all are new.
gboolean aff_columns_claim (const AffColumns *self,
                            guint row,
                            GHashTable *keys,
                            const char *key,
                            AffReport *report);

// KEY, or "KEY (2)" and so on if DRAFT has an item of it: where rows have no numbers, equal ones are
// told apart by their order. COUNTS (made by aff_columns_keys_new) keeps this from taking long.
char *aff_columns_number_key (GHashTable *counts,
                              const AffDraft *draft,
                              const char *key) G_GNUC_WARN_UNUSED_RESULT;

// Sets AFF_ERROR_FORMAT: the file FILE has no row with the first NEEDED of NAMES, which all tables
// of PROGRAM have. FALSE.
gboolean aff_columns_fail (const char *file,
                           const char *program,
                           const char *const *names,
                           guint needed,
                           GError **error);

G_END_DECLS
