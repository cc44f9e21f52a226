// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a text that say what it is about, each by its stem. For app/search alone.
#pragma once

#include "app/search/fold.h"

G_BEGIN_DECLS

typedef struct {
  char letters[AFF_WORD_BYTES + 1];
  guint length;
  guint place; // of the word in the text
  guint start; // bytes of the word in the text
  guint end;
} AffStem;

// The stems (AffStem) of TEXT in order, without words that every text has, single letters and
// small numbers. FOLDED is to work with. Free with g_array_unref.
GArray *aff_stems_list (AffFolded *folded, const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
