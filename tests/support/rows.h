// SPDX-License-Identifier: GPL-3.0-or-later
// Rows in every table of the programme, and a change of every kind on each.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

// One row or more in every table.
extern const char rows_seed[];

// Changes after rows_seed, each with what else it takes to keep the rules.
typedef struct {
  const char *table;
  const char *insert;
  const char *update;
  const char *remove;
} RowsCase;

extern const RowsCase rows_cases[];
extern const gsize rows_case_count;

G_END_DECLS
