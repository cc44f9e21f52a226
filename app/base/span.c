// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/span.h"

gboolean
aff_span_contains (AffSpan span, gint64 instant)
{
  return span.start <= instant && instant < span.end;
}

gboolean
aff_span_overlaps (AffSpan a, AffSpan b)
{
  return a.start < b.end && b.start < a.end && a.start < a.end && b.start < b.end;
}
