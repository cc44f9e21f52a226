// SPDX-License-Identifier: GPL-3.0-or-later
// For the solver alone: the cheapest way to give each row a column of its own (Hungarian method
// with potentials, Kuhn 1955).
#pragma once

#include <glib.h>

// COST is n_rows x n_columns, row by row, n_rows <= n_columns. Fills COLUMN (n_rows) and returns
// the sum.
gint64 aff_match (int n_rows, int n_columns, const gint64 *cost, int *column);
