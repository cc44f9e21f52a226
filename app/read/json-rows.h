// SPDX-License-Identifier: GPL-3.0-or-later
// The objects in a JSON file that are like papers or lines of a schedule, wherever they stand: in a
// list, in a dictionary by their keys, in lists by their groups, and that inside of other objects.
#pragma once

#include "app/draft/report.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct {
  JsonObject *object; // borrowed from the file
  JsonObject *words;  // borrowed; its texts in one language, where it keeps them apart; or NULL
  const char *key;    // borrowed; in its dictionary, or NULL
  const char *group;  // borrowed; the list in which it stands among several, or NULL
} AffJsonRow;

// The rows of ROOT (AffJsonRow), no more than MOST; empty if there are none. REPORT (may be NULL)
// gets a remark for what was left out.
GArray *
aff_json_rows_find (JsonNode *root, guint most, AffReport *report) G_GNUC_WARN_UNUSED_RESULT;

// The member NAME of SELF or of its words.
JsonNode *aff_json_row_member (const AffJsonRow *self, const char *name);

G_END_DECLS
