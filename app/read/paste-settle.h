// SPDX-License-Identifier: GPL-3.0-or-later
// What the times of a page mean together: which half of the day, which zone, which day.
#pragma once

#include "app/draft/draft.h"

G_BEGIN_DECLS

typedef struct {
  gboolean has_halves; // a time said AM or PM
  gboolean has_zones;  // letters for more than one zone stood there
  const char *zone;    // an IANA name by such letters, or NULL
} AffPasteClock;

// ITEMS (AffDraftItem) are those of DRAFT that the page listed, in its order.
void aff_paste_settle (AffDraft *draft,
                       const GPtrArray *items,
                       const AffPasteClock *clock,
                       AffReport *report);

G_END_DECLS
