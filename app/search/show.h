// SPDX-License-Identifier: GPL-3.0-or-later
// What is shown of what was found, with the parts that matched. For app/search alone.
#pragma once

#include "app/search/match.h"

G_BEGIN_DECLS

typedef struct {
  const AffMatch *match;
  const char *language;
  AffFolded *folded;          // to work with
  char *corrected[AFF_TERMS]; // what a term should have been, where it was met with errors
} AffShow;

// The hit of ENTRY, with its texts and marks.
AffHit *aff_show_hit (AffShow *self, guint entry, int score) G_GNUC_WARN_UNUSED_RESULT;
void aff_show_hit_free (AffHit *hit);

// Drops what was corrected.
void aff_show_clear (AffShow *self);

G_END_DECLS
