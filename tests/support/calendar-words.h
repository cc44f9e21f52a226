// SPDX-License-Identifier: GPL-3.0-or-later
// Items of a draft in one line each, for tables.
#pragma once

#include "app/draft/draft.h"

G_BEGIN_DECLS

// "key|2026-10-04 15:10+02:00|60|title|room|First Speaker, Second Speaker", then |to confirm and
// |cancelled; days without time, times without offset and unknown durations ("-") as they are.
char *calendar_words_item (const AffDraftItem *item) G_GNUC_WARN_UNUSED_RESULT;
// All of them, one a line, in the order of the draft.
char *calendar_words (const AffDraft *draft) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
