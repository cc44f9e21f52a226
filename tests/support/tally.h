// SPDX-License-Identifier: GPL-3.0-or-later
// What a schedule amounts to, for comparing it with what another program counts in the same file.
#pragma once

#include "tests/support/reading.h"

G_BEGIN_DECLS

typedef struct {
  const char *file; // below the folder of schedules of the real data
  guint items;
  guint rooms;   // different names
  guint persons; // likewise; who is called by an e-mail address is nobody
  const char *first_day;
  const char *last_day;
  guint nights;  // items after the midnight that ends their day
  int starts;    // the sum of all starts, in minutes after the midnight that begins their day
  int durations; // the sum of all that are known, in minutes
} Tally;

// The file is read by the format that recognises it, and settled in Europe/Paris. FALSE, and the
// test is skipped, where there is no real data.
gboolean tally_assert_real (const Tally *wanted);

G_END_DECLS
