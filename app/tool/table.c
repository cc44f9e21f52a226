// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tool/table.h"

struct _AffTable {
  guint columns;
  GPtrArray *cells; // row by row
};

AffTable *
aff_table_new (guint columns)
{
  AffTable *self = g_new0 (AffTable, 1);

  self->columns = columns;
  self->cells = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
aff_table_free (AffTable *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->cells);
  g_free (self);
}

void
aff_table_add (AffTable *self, const char *const *cells)
{
  for (guint i = 0; i < self->columns; i++)
    g_ptr_array_add (self->cells, g_strdup (cells[i] ? cells[i] : ""));
}

// Columns that a character takes in a terminal.
static glong
measure (const char *text)
{
  glong width = 0;

  for (const char *at = text; *at; at = g_utf8_next_char (at)) {
    gunichar character = g_utf8_get_char (at);
    width += g_unichar_iszerowidth (character) ? 0 : g_unichar_iswide (character) ? 2 : 1;
  }
  return width;
}

static glong
measure_column (const AffTable *self, guint column)
{
  glong widest = 0;

  for (guint i = column; i < self->cells->len; i += self->columns)
    widest = MAX (widest, measure (g_ptr_array_index (self->cells, i)));
  return widest;
}

static void
append_line (const AffTable *self, guint first, const glong *widths, GString *text)
{
  gsize start = text->len;

  for (guint column = 0; column < self->columns; column++) {
    const char *cell = g_ptr_array_index (self->cells, first + column);
    g_string_append (text, cell);
    for (glong i = measure (cell); i < widths[column] + 2; i++)
      g_string_append_c (text, ' ');
  }
  while (text->len > start && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);
  g_string_append_c (text, '\n');
}

char *
aff_table_to_text (const AffTable *self)
{
  g_autofree glong *widths = g_new0 (glong, self->columns);
  GString *text = g_string_new (NULL);

  for (guint column = 0; column < self->columns; column++)
    widths[column] = measure_column (self, column);
  for (guint i = 0; i < self->cells->len; i += self->columns)
    append_line (self, i, widths, text);
  return g_string_free (text, FALSE);
}
