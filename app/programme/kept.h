// SPDX-License-Identifier: GPL-3.0-or-later
// A poster (or talk) that somebody looks at, kept across changes of the programme: an import may
// give it another board or another session, withdraw it, or take it out.
#pragma once

#include "app/programme/programme.h"

G_BEGIN_DECLS

typedef struct {
  gint64 presentation; // as asked for, then as it is found
  gint64 paper;        // 0 until it was seen
  AffPresentationKind kind;
  char *title; // NULL until it was seen
} AffKept;

typedef enum {
  AFF_FATE_UNKNOWN,   // it was never there to be seen, or is not public yet
  AFF_FATE_WITHDRAWN, // its paper is
  AFF_FATE_GONE,      // it was seen and is no longer in the programme
} AffFate;

void aff_kept_clear (AffKept *self);

// The presentation, if it may be shown at NOW, else one of the same kind of the paper that was
// seen; NULL if there is none. PROGRAMME may be NULL. What is found is kept from then on.
const AffPresentation *aff_kept_find (AffKept *self, const AffProgramme *programme, gint64 now);

// Why aff_kept_find found nothing.
AffFate aff_kept_fate (const AffKept *self, const AffProgramme *programme);

G_END_DECLS
