// SPDX-License-Identifier: GPL-3.0-or-later
// Rules over several rows or tables, each a query that returns the rows which break it. They are
// asked before every COMMIT of a change and by `affichectl check`.
#pragma once

#include "app/db/db.h"

G_BEGIN_DECLS

typedef struct {
  char *code;     // the rule, "board-label-twice"
  char *sentence; // what is wrong, with the names of the rows
  char *remedy;   // what to do
} AffViolation;

void aff_violation_free (AffViolation *self);

// All violations in the programme, an empty array if there are none. NULL only on an error.
GPtrArray *aff_invariant_list (AffDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
