// SPDX-License-Identifier: GPL-3.0-or-later
// The words that people write over columns.
#pragma once

#include "app/read/table-header.h"

G_BEGIN_DECLS

// Word → AffMeaning, for aff_table_words_find.
GHashTable *aff_table_words_new (void) G_GNUC_WARN_UNUSED_RESULT;
// AFF_MEANS_OTHER for a name that is not known, AFF_MEANS_NOTHING for an empty one.
AffMeaning aff_table_words_find (GHashTable *index, const char *name);

G_END_DECLS
