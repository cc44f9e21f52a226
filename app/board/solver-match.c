// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/board/solver-match.h"

// Rows and columns count from 1 here; column 0 stands for the row that is being matched.
typedef struct {
  int n_rows;
  int n_columns;
  const gint64 *cost;
  gint64 *row_price;
  gint64 *column_price;
  gint64 *slack;
  int *row_of;   // of each column, 0: none
  int *previous; // column on the path
  guint8 *is_reached;
} Matching;

// Goes from COLUMN to the nearest column that was not reached yet.
static int
reach_next (Matching *self, int column)
{
  int row = self->row_of[column];
  const gint64 *cost = self->cost + (gsize) (row - 1) * self->n_columns - 1;
  gint64 least = G_MAXINT64;
  int next = 0;

  self->is_reached[column] = 1;
  for (int j = 1; j <= self->n_columns; j++) {
    if (self->is_reached[j])
      continue;
    gint64 slack = cost[j] - self->row_price[row] - self->column_price[j];
    if (slack < self->slack[j]) {
      self->slack[j] = slack;
      self->previous[j] = column;
    }
    if (self->slack[j] < least) {
      least = self->slack[j];
      next = j;
    }
  }
  for (int j = 0; j <= self->n_columns; j++) {
    if (self->is_reached[j]) {
      self->row_price[self->row_of[j]] += least;
      self->column_price[j] -= least;
    } else {
      self->slack[j] -= least;
    }
  }
  return next;
}

static void
match_row (Matching *self, int row)
{
  int column = 0;

  self->row_of[0] = row;
  for (int j = 0; j <= self->n_columns; j++) {
    self->slack[j] = G_MAXINT64 / 4;
    self->is_reached[j] = 0;
  }
  do
    column = reach_next (self, column);
  while (self->row_of[column] != 0);
  while (column != 0) {
    self->row_of[column] = self->row_of[self->previous[column]];
    column = self->previous[column];
  }
}

gint64
aff_match (int n_rows, int n_columns, const gint64 *cost, int *column)
{
  g_autofree gint64 *prices = g_new0 (gint64, n_rows + 2 * n_columns + 3);
  g_autofree int *links = g_new0 (int, 2 * (n_columns + 1));
  g_autofree guint8 *is_reached = g_new0 (guint8, n_columns + 1);
  Matching self = {.n_rows = n_rows, .n_columns = n_columns, .cost = cost};
  gint64 sum = 0;

  self.row_price = prices;
  self.column_price = prices + n_rows + 1;
  self.slack = self.column_price + n_columns + 1;
  self.row_of = links;
  self.previous = links + n_columns + 1;
  self.is_reached = is_reached;
  for (int row = 1; row <= n_rows; row++)
    match_row (&self, row);
  for (int j = 1; j <= n_columns; j++)
    if (self.row_of[j] != 0) {
      column[self.row_of[j] - 1] = j - 1;
      sum += cost[(gsize) (self.row_of[j] - 1) * n_columns + j - 1];
    }
  return sum;
}
