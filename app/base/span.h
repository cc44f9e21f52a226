// SPDX-License-Identifier: GPL-3.0-or-later
// A stretch of time, half open: START belongs to it, END does not. Seconds since 1970 UTC.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  gint64 start;
  gint64 end;
} AffSpan;

// What stands where an instant is not known.
#define AFF_UNKNOWN_TIME G_MININT64

gboolean aff_span_contains (AffSpan span, gint64 instant);
gboolean aff_span_overlaps (AffSpan a, AffSpan b);

G_END_DECLS
