// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/row.h"

#include <string.h>

void
aff_row_clear (AffRow *self)
{
  for (guint i = 0; i < AFF_SHAPE_COLUMNS; i++)
    aff_cell_clear (&self->cells[i]);
}

char *
aff_row_place (const AffRow *self)
{
  return g_strdup_printf ("row %u of %s", self->number, self->shape->table);
}

static gboolean
fail (const AffRow *self, GError **error, const char *trouble)
{
  g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
               "Row %u of the table %s %s. Export the programme again, or mend the file there.",
               self->number, self->shape->table, trouble);
  return FALSE;
}

// AT says where the row is.
static gboolean
read_cell (AffRow *self, guint position, AffCellPlace at, JsonNode *node, GError **error)
{
  AffCell *cell = &self->cells[position];
  g_autoptr (GError) trouble = NULL;

  at.column = g_ptr_array_index (self->shape->columns, position);
  if (!aff_cell_read (cell, &at, node, &trouble)) {
    fail (self, error, trouble->message);
    return FALSE;
  }
  self->given |= AFF_SHAPE_BIT (position);
  if (cell->is_left && at.column->is_required)
    self->is_left = TRUE;
  return TRUE;
}

// What the schema cannot fill in has to be there.
static gboolean
check_whole (const AffRow *self, GError **error)
{
  for (guint i = 0; i < self->shape->columns->len; i++) {
    const AffColumn *column = g_ptr_array_index (self->shape->columns, i);

    if ((self->given & AFF_SHAPE_BIT (i)) || !column->is_required || column->has_default)
      continue;
    g_autofree char *trouble = g_strdup_printf ("lacks the column “%s”", column->name);
    return fail (self, error, trouble);
  }
  return TRUE;
}

static gboolean
read_members (AffRow *self, JsonObject *object, AffReport *report, GError **error)
{
  g_autofree char *place = aff_row_place (self);
  const AffCellPlace at = {self->shape->table, NULL, place, report};
  JsonObjectIter members;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&members, object);
  while (json_object_iter_next (&members, &name, &node)) {
    int column = aff_shape_column (self->shape, name);

    if (column >= 0) {
      if (!read_cell (self, (guint) column, at, node, error))
        return FALSE;
      continue;
    }
    aff_report_add (report, AFF_REMARK_LEFT, "unknown-column", place,
                    "The file has a column that this programme's tables do not have.",
                    "It was left out.");
  }
  return TRUE;
}

gboolean
aff_row_read (AffRow *self,
              const AffShape *shape,
              JsonNode *node,
              guint number,
              AffReport *report,
              GError **error)
{
  *self = (AffRow){.shape = shape, .number = number};
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (self, error, "is no object");
  return read_members (self, json_node_get_object (node), report, error) &&
         check_whole (self, error);
}

char *
aff_row_key (const AffRow *self)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < self->shape->columns->len; i++) {
    const AffColumn *column = g_ptr_array_index (self->shape->columns, i);

    if (column->key == 0)
      continue;
    if (key->len > 0)
      g_string_append_c (key, '/');
    if (self->cells[i].text)
      g_string_append (key, self->cells[i].text);
    else
      g_string_append_printf (key, "%" G_GINT64_FORMAT, self->cells[i].number);
  }
  return g_string_free (key, FALSE);
}

static void
bind_cell (const AffCell *cell, AffStatement *statement, int position)
{
  if (cell->is_null)
    aff_statement_bind_null (statement, position);
  else if (cell->bytes)
    aff_statement_bind_blob (statement, position, g_bytes_get_data (cell->bytes, NULL),
                             g_bytes_get_size (cell->bytes));
  else if (cell->text)
    aff_statement_bind_text (statement, position, cell->text);
  else
    aff_statement_bind_int (statement, position, cell->number);
}

int
aff_row_bind (const AffRow *self, AffStatement *statement, guint64 columns, int from)
{
  for (guint i = 0; i < self->shape->columns->len; i++)
    if (columns & AFF_SHAPE_BIT (i))
      bind_cell (&self->cells[i], statement, from++);
  return from;
}

static gboolean
is_equal (const AffCell *cell, AffStatement *row, int position)
{
  g_autoptr (GBytes) bytes = NULL;

  if (cell->is_null || aff_statement_is_null (row, position))
    return cell->is_null && aff_statement_is_null (row, position);
  if (cell->text)
    return strcmp (cell->text, aff_statement_text (row, position)) == 0;
  if (!cell->bytes)
    return cell->number == aff_statement_int (row, position);
  bytes = aff_statement_bytes (row, position);
  return g_bytes_equal (cell->bytes, bytes);
}

guint64
aff_row_differs (const AffRow *self, AffStatement *statement, guint64 columns)
{
  guint64 different = 0;

  for (guint i = 0; i < self->shape->columns->len; i++)
    if ((columns & AFF_SHAPE_BIT (i)) && !is_equal (&self->cells[i], statement, (int) i))
      different |= AFF_SHAPE_BIT (i);
  return different;
}
