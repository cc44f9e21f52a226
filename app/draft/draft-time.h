// SPDX-License-Identifier: GPL-3.0-or-later
// When everything of a draft is: one zone for all of it, days and minutes of that zone.
#pragma once

#include "app/draft/draft.h"

G_BEGIN_DECLS

// Settles the zone of SELF (ZONE, that of the programme, where the files name none), and writes
// the start and end of each item as digits of it without offset, its day, its duration (0 to 2880
// minutes, or -1) and the days of the whole. The minute of a start past midnight is 1440 or more
// where the source lists the item under the day before, so that START.DAY is always DAY. Whatever
// contradicts itself on the way becomes a remark.
void aff_draft_settle_times (AffDraft *self, const char *zone, AffReport *report);

// The half of it that is about zones: sets self->zone, and drops offsets that are false.
// Returns that zone.
GTimeZone *aff_draft_settle_zone (AffDraft *self,
                                  const char *zone,
                                  AffReport *report) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
