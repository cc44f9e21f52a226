// SPDX-License-Identifier: GPL-3.0-or-later
// What the comparison of programmes does not say, as the log of the change has it: nothing that an
// import does goes unseen.
#include "app/db/changed-row.h"
#include "app/import/difference.h"

#include <string.h>

// What aff_difference_list tells of a table.
typedef struct {
  const char *table;
  const char *owner; // a row that comes or goes with that one says nothing of its own; or NULL
  gboolean tells_rows; // those that come and go
  const char *columns; // told, or of no meaning to people: " title day "
} Told;

static const Told told[] = {
  {"workshop", NULL, TRUE, " title venue city first_day last_day zone source source_key "},
  {"room", NULL, TRUE, " "},
  {"room_name", "room", FALSE, " "},
  {"place_name", "place", FALSE, " "},
  {"topic_name", "topic", FALSE, " "},
  {"notice_text", "notice", FALSE, " "},
  {"place", "plan", FALSE, " "},
  {"board", "plan", FALSE, " "},
  {"area", "plan", FALSE, " "},
  {"alias", "workshop", FALSE, " "},
  {"section", "workshop", FALSE, " "},
  {"deadline", "workshop", FALSE, " "},
  {"statement", "workshop", FALSE, " "},
  {"assumption", "workshop", FALSE, " "},
  {"track", "workshop", FALSE, " "},
  {"item", NULL, TRUE,
   " title subtitle type day minute duration_min shortest_min fixed certainty cancelled room "
   "hang_minute clear_minute material poster_format reserve abstract track address language "
   "source_key source_digest "},
  {"item_nature", "item", TRUE, " nature "},
  {"item_person", "item", TRUE, " person rank reason "},
  {"person", NULL, TRUE, " name affiliation "},
  {"paper", NULL, TRUE,
   " number title abstract track origin withdrawn width_mm power low language source_key "
   "source_digest "},
  {"paper_author", "paper", TRUE, " person rank presenter "},
  {"paper_topic", "paper", TRUE, " topic rank "},
  {"link", "paper", TRUE, " address "},
  {"presentation", "paper", TRUE, " kind source source_board left_board left_rank "},
  {"placement", "presentation", TRUE, " "},
};

typedef struct {
  GPtrArray *differences;
  GHashTable *rows; // "paper 7", those that came or went
} List;

static const Told *
find_told (const char *table)
{
  static const Told nothing = {.columns = " "};

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    if (strcmp (told[i].table, table) == 0)
      return &told[i];
  return &nothing;
}

static gboolean
is_told (const Told *self, const char *column)
{
  g_autofree char *word = g_strdup_printf (" %s ", column);

  return strstr (self->columns, word) != NULL;
}

static const char *
find_value (const AffChangedRow *row, const char *column)
{
  int position = aff_shape_column (row->shape, column);
  const GPtrArray *values = row->fate == AFF_ROW_WENT ? row->before : row->after;

  return position >= 0 ? values->pdata[position] : NULL;
}

static void
keep_row (AffDb *db, const AffChangedRow *row, gpointer data)
{
  List *list = data;

  if (row->shape->has_ids && row->fate != AFF_ROW_CHANGED)
    g_hash_table_add (list->rows, g_strdup_printf ("%s %s", row->shape->table, row->key));
}

static gboolean
is_of_a_new_row (const List *list, const Told *told_of, const AffChangedRow *row)
{
  const char *id = told_of->owner ? find_value (row, told_of->owner) : NULL;
  g_autofree char *owner = id ? g_strdup_printf ("%s %s", told_of->owner, id) : NULL;

  return owner && g_hash_table_contains (list->rows, owner);
}

static char *
dup_paper_title (AffDb *db, const char *id)
{
  g_autoptr (AffStatement)
    paper = aff_db_prepare (db, "SELECT number || ' ' || title FROM paper WHERE id = ?");

  aff_statement_bind_text (paper, 1, id);
  return aff_statement_step (paper) ? g_strdup (aff_statement_text (paper, 0)) : NULL;
}

// What people call the row; at worst its key.
static char *
dup_title (AffDb *db, const AffChangedRow *row)
{
  static const char *const names[] = {"label", "title", "name",    "lead", "address",
                                      "code",  "field", "subject", "text", NULL};
  const char *paper = find_value (row, "paper");
  char *title = paper ? dup_paper_title (db, paper) : NULL;

  for (guint i = 0; !title && names[i]; i++)
    title = g_strdup (find_value (row, names[i]));
  return title ? title : g_strdup (row->key);
}

static void
add_field (AffDifferent *different, const AffChangedRow *row, guint i)
{
  const AffColumn *column = row->shape->columns->pdata[i];
  g_autofree char *words = g_strdelimit (g_strdup (column->name), "_", ' ');
  const char *before = row->before->pdata[i];
  const char *after = row->after->pdata[i];

  aff_different_add_field (different, g_intern_string (words), before ? before : "",
                           after ? after : "");
}

// The columns of which nobody has told.
static guint64
find_untold (const Told *told_of, const AffChangedRow *row)
{
  guint64 untold = 0;

  if (row->fate != AFF_ROW_CHANGED)
    return told_of->tells_rows ? 0 : row->changed;
  for (guint i = 0; i < row->shape->columns->len; i++)
    if ((row->changed & AFF_SHAPE_BIT (i)) &&
        !is_told (told_of, ((const AffColumn *) row->shape->columns->pdata[i])->name))
      untold |= AFF_SHAPE_BIT (i);
  return untold;
}

static void
add_row (AffDb *db, const AffChangedRow *row, gpointer data)
{
  static const AffDifferentKind kinds[] = {[AFF_ROW_CAME] = AFF_DIFFERENT_NEW,
                                           [AFF_ROW_CHANGED] = AFF_DIFFERENT_CHANGED,
                                           [AFF_ROW_WENT] = AFF_DIFFERENT_GONE};
  List *list = data;
  const Told *told_of = find_told (row->shape->table);
  guint64 untold = find_untold (told_of, row);

  if (untold == 0 || (row->fate != AFF_ROW_CHANGED && is_of_a_new_row (list, told_of, row)))
    return;
  g_autofree char *title = dup_title (db, row);
  AffDifferent *different =
    aff_different_add (list->differences, kinds[row->fate], row->shape->table,
                       row->shape->has_ids ? g_ascii_strtoll (row->key, NULL, 10) : 0, title);
  for (guint i = 0; row->fate == AFF_ROW_CHANGED && i < row->shape->columns->len; i++)
    if (untold & AFF_SHAPE_BIT (i))
      add_field (different, row, i);
}

gboolean
aff_difference_add_rows (GPtrArray *differences, AffDb *db, gint64 sequence, GError **error)
{
  g_return_val_if_fail (differences != NULL && db != NULL, FALSE);
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  List list = {differences, rows};

  return aff_changed_row_each (db, sequence, keep_row, &list, error) &&
         aff_changed_row_each (db, sequence, add_row, &list, error);
}
