// SPDX-License-Identifier: GPL-3.0-or-later
// From when to when, at the start of a line: "2:00 PM10 min", "1:30 - 1:40 PM PDT", "14:00 – 14:10".
#pragma once

#include "app/draft/when.h"

G_BEGIN_DECLS

typedef struct {
  AffWhen start; // its minute is known
  AffWhen end;
  int duration_min;    // -1: not said
  const char *zone;    // static; an IANA name by "PDT", or NULL
  gboolean has_halves; // AM or PM was said
} AffPasteSpan;

// FALSE if no time begins TEXT. *REST is where what follows begins. Marks of paste.h are skipped.
gboolean aff_paste_read_span (const char *text, AffPasteSpan *span, const char **rest);
// Minutes of "10 min", "(1 h 30)" at the start of TEXT: -1 if there is none, or it has no unit.
int aff_paste_read_duration (const char *text, const char **rest);

G_END_DECLS
