// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/way/survey-area.h"

typedef struct _Area Area;

// An area as it is drawn, or as its row has it.
struct _Area {
  // owned
  char *word;
  char *code;
  char *element;
  char *points; // as the column has them
  gboolean is_step_free;
  gint64 id; // of its row, 0 for none
  // borrowed
  Area *twin; // the row of what is drawn, or what is drawn of the row; NULL for none
};

// What two areas share that are one: all of it, then less and less.
typedef enum { ALIKE_WHOLLY, ALIKE_BY_CODE, ALIKE_BY_ELEMENT, ALIKE_COUNT } Likeness;

static void
free_area (gpointer data)
{
  Area *self = data;
  g_free (self->word);
  g_free (self->code);
  g_free (self->element);
  g_free (self->points);
  g_free (self);
}

static char *
join_points (const GArray *points)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < points->len; i++) {
    AffPoint point = g_array_index (points, AffPoint, i);
    g_string_append_printf (text, "%s%d,%d", i ? " " : "", point.x_mm, point.y_mm);
  }
  return g_string_free (text, FALSE);
}

static char *
copy_or_null (const char *text)
{
  return text && *text ? g_strdup (text) : NULL;
}

static GPtrArray *
list_drawn (const AffPlanGeometry *geometry)
{
  GPtrArray *areas = g_ptr_array_new_with_free_func (free_area);
  for (guint i = 0; i < geometry->outlines->len; i++) {
    const AffOutline *outline = g_ptr_array_index (geometry->outlines, i);
    Area *area = g_new0 (Area, 1);
    area->word = g_strdup (outline->word);
    area->code = copy_or_null (outline->code);
    area->element = copy_or_null (outline->element);
    area->points = join_points (outline->points);
    area->is_step_free = outline->is_step_free != 0;
    g_ptr_array_add (areas, area);
  }
  return areas;
}

static GPtrArray *
load_rows (AffDb *db, gint64 plan, GError **error)
{
  g_autoptr (GPtrArray) areas = g_ptr_array_new_with_free_func (free_area);
  g_autoptr (AffStatement) rows = aff_db_prepare (
    db, "SELECT id, kind, code, element, points, step_free FROM area WHERE plan = ?1"
        " ORDER BY id");
  aff_statement_bind_int (rows, 1, plan);
  while (aff_statement_step (rows)) {
    Area *area = g_new0 (Area, 1);
    area->id = aff_statement_int (rows, 0);
    area->word = g_strdup (aff_statement_text (rows, 1));
    area->code = g_strdup (aff_statement_text (rows, 2));
    area->element = g_strdup (aff_statement_text (rows, 3));
    area->points = g_strdup (aff_statement_text (rows, 4));
    area->is_step_free = aff_statement_int (rows, 5) != 0;
    g_ptr_array_add (areas, area);
  }
  return aff_statement_finish (rows, error) ? g_steal_pointer (&areas) : NULL;
}

static gboolean
is_same (const Area *a, const Area *b)
{
  return g_strcmp0 (a->code, b->code) == 0 && g_strcmp0 (a->element, b->element) == 0 &&
         g_strcmp0 (a->points, b->points) == 0 && a->is_step_free == b->is_step_free;
}

static gboolean
are_alike (const Area *a, const Area *b, Likeness likeness)
{
  if (g_strcmp0 (a->word, b->word) != 0)
    return FALSE;
  if (likeness == ALIKE_WHOLLY)
    return is_same (a, b);
  if (likeness == ALIKE_BY_CODE)
    return a->code && g_strcmp0 (a->code, b->code) == 0;
  return a->element && g_strcmp0 (a->element, b->element) == 0;
}

static void
pair (const GPtrArray *drawn, const GPtrArray *rows, Likeness likeness)
{
  for (guint i = 0; i < drawn->len; i++) {
    Area *area = g_ptr_array_index (drawn, i);
    for (guint j = 0; j < rows->len && !area->twin; j++) {
      Area *row = g_ptr_array_index (rows, j);
      if (row->twin || !are_alike (area, row, likeness))
        continue;
      area->twin = row;
      row->twin = area;
    }
  }
}

static gboolean
delete_row (AffDb *db, gint64 id, GError **error)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (db, "DELETE FROM area WHERE id = ?1");
  aff_statement_bind_int (statement, 1, id);
  aff_statement_run (statement);
  return aff_statement_finish (statement, error);
}

static gboolean
write_area (AffDb *db, const char *sql, gint64 owner, const Area *area, GError **error)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (db, sql);
  aff_statement_bind_int (statement, 1, owner);
  aff_statement_bind_text (statement, 2, area->word);
  aff_statement_bind_int (statement, 3, area->is_step_free);
  aff_statement_bind_text (statement, 4, area->code);
  aff_statement_bind_text (statement, 5, area->points);
  aff_statement_bind_text (statement, 6, area->element);
  aff_statement_run (statement);
  return aff_statement_finish (statement, error);
}

static gboolean
write_drawn (AffDb *db, gint64 plan, const Area *area, AffSurveyTally *tally, GError **error)
{
  if (!area->twin) {
    tally->added++;
    return write_area (db,
                       "INSERT INTO area (plan, kind, step_free, code, points, element)"
                       " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                       plan, area, error);
  }
  if (is_same (area, area->twin))
    return TRUE;
  tally->moved++;
  return write_area (db,
                     "UPDATE area SET kind = ?2, step_free = ?3, code = ?4, points = ?5,"
                     " element = ?6 WHERE id = ?1",
                     area->twin->id, area, error);
}

gboolean
aff_areas_redraw (AffDb *db,
                  gint64 plan,
                  const AffPlanGeometry *geometry,
                  AffSurveyTally *tally,
                  GError **error)
{
  g_autoptr (GPtrArray) drawn = list_drawn (geometry);
  g_autoptr (GPtrArray) rows = load_rows (db, plan, error);
  if (!rows)
    return FALSE;
  for (Likeness likeness = ALIKE_WHOLLY; likeness < ALIKE_COUNT; likeness++)
    pair (drawn, rows, likeness);
  *tally = (AffSurveyTally){.total = drawn->len};
  for (guint i = 0; i < rows->len; i++) {
    const Area *row = g_ptr_array_index (rows, i);
    tally->gone += !row->twin;
    if (!row->twin && !delete_row (db, row->id, error))
      return FALSE;
  }
  for (guint i = 0; i < drawn->len; i++)
    if (!write_drawn (db, plan, g_ptr_array_index (drawn, i), tally, error))
      return FALSE;
  return TRUE;
}
