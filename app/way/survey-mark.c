// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/way/survey-mark.h"

#define SOUTH_DEG 180

// The columns in the order in which they are bound and read; a place has its kind as the last.
static const struct {
  const char *select;
  const char *insert;
  const char *update;
} sentences[] = {
  [AFF_FEATURE_BOARD] = {"SELECT id, label, element, x_mm, y_mm, width_mm, height_mm,"
                         " facing_deg, NULL FROM board WHERE plan = ?1 ORDER BY id",
                         "INSERT INTO board (plan, label, element, x_mm, y_mm, width_mm,"
                         " height_mm, facing_deg) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                         "UPDATE board SET label = ?2, element = ?3, x_mm = ?4, y_mm = ?5,"
                         " width_mm = ?6, height_mm = ?7, facing_deg = ?8 WHERE id = ?1"},
  [AFF_FEATURE_PLACE] = {"SELECT id, code, element, x_mm, y_mm, width_mm, height_mm,"
                         " heading_deg, kind FROM place WHERE plan = ?1 ORDER BY id",
                         "INSERT INTO place (plan, code, element, x_mm, y_mm, width_mm,"
                         " height_mm, heading_deg, kind)"
                         " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                         "UPDATE place SET code = ?2, element = ?3, x_mm = ?4, y_mm = ?5,"
                         " width_mm = ?6, height_mm = ?7, heading_deg = ?8, kind = ?9"
                         " WHERE id = ?1"},
};

static void
free_mark (gpointer data)
{
  AffMark *self = data;
  g_free (self->word);
  g_free (self->label);
  g_free (self->element);
  g_free (self);
}

static GPtrArray *
create_marks (void)
{
  return g_ptr_array_new_with_free_func (free_mark);
}

// A board's row has its centre, and a kiosk is where its reader stands, however large its mark on
// the plan.
static AffBox
find_box (const AffFeature *feature)
{
  AffPoint centre = aff_box_centre (feature->box);
  if (feature->kind == AFF_FEATURE_BOARD)
    return (AffBox){centre.x_mm, centre.y_mm, feature->box.width_mm, feature->box.height_mm};
  if (g_str_equal (feature->word, "kiosk"))
    return (AffBox){centre.x_mm, centre.y_mm, 0, 0};
  return feature->box;
}

static AffMark *
create_mark (const AffFeature *feature)
{
  gboolean faces_south = feature->kind == AFF_FEATURE_BOARD && feature->facing_deg < 0;
  AffMark *self = g_new0 (AffMark, 1);
  self->kind = feature->kind;
  self->word = g_strdup (feature->word);
  self->label = g_strdup (feature->label);
  self->element = g_strdup (feature->element);
  self->box = find_box (feature);
  self->direction_deg = faces_south ? SOUTH_DEG : feature->facing_deg;
  return self;
}

GPtrArray *
aff_marks_drawn (const AffPlanGeometry *geometry, AffFeatureKind kind)
{
  GPtrArray *marks = create_marks ();
  for (guint i = 0; i < geometry->features->len; i++) {
    const AffFeature *feature = g_ptr_array_index (geometry->features, i);
    if (feature->kind == kind)
      g_ptr_array_add (marks, create_mark (feature));
  }
  return marks;
}

static AffMark *
read_mark (AffStatement *row, AffFeatureKind kind)
{
  AffMark *self = g_new0 (AffMark, 1);
  self->kind = kind;
  self->id = aff_statement_int (row, 0);
  self->label = g_strdup (aff_statement_text (row, 1));
  self->element = g_strdup (aff_statement_text (row, 2));
  self->box = (AffBox){(int) aff_statement_int (row, 3), (int) aff_statement_int (row, 4),
                       (int) aff_statement_int (row, 5), (int) aff_statement_int (row, 6)};
  self->direction_deg = (int) aff_statement_int_or (row, 7, -1);
  self->word = g_strdup (aff_statement_text (row, 8));
  return self;
}

GPtrArray *
aff_marks_load (AffDb *db, gint64 plan, AffFeatureKind kind, GError **error)
{
  g_autoptr (GPtrArray) marks = create_marks ();
  g_autoptr (AffStatement) rows = aff_db_prepare (db, sentences[kind].select);
  aff_statement_bind_int (rows, 1, plan);
  while (aff_statement_step (rows))
    g_ptr_array_add (marks, read_mark (rows, kind));
  return aff_statement_finish (rows, error) ? g_steal_pointer (&marks) : NULL;
}

gboolean
aff_mark_is (const AffMark *self, const AffMark *other)
{
  return g_strcmp0 (self->word, other->word) == 0 && g_strcmp0 (self->label, other->label) == 0;
}

gboolean
aff_mark_is_at (const AffMark *self, const AffMark *other)
{
  return self->box.x_mm == other->box.x_mm && self->box.y_mm == other->box.y_mm &&
         self->box.width_mm == other->box.width_mm &&
         self->box.height_mm == other->box.height_mm &&
         self->direction_deg == other->direction_deg;
}

// OWNER is the plan of a new row, or the row that is written over.
static gboolean
write_mark (AffDb *db, const char *sql, gint64 owner, const AffMark *mark, GError **error)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (db, sql);
  aff_statement_bind_int (statement, 1, owner);
  aff_statement_bind_text (statement, 2, mark->label);
  aff_statement_bind_text (statement, 3, mark->element);
  aff_statement_bind_int (statement, 4, mark->box.x_mm);
  aff_statement_bind_int (statement, 5, mark->box.y_mm);
  aff_statement_bind_int (statement, 6, mark->box.width_mm);
  aff_statement_bind_int (statement, 7, mark->box.height_mm);
  if (mark->direction_deg < 0)
    aff_statement_bind_null (statement, 8);
  else
    aff_statement_bind_int (statement, 8, mark->direction_deg);
  if (mark->kind == AFF_FEATURE_PLACE)
    aff_statement_bind_text (statement, 9, mark->word);
  aff_statement_run (statement);
  return aff_statement_finish (statement, error);
}

gboolean
aff_mark_insert (AffDb *db, gint64 plan, const AffMark *mark, GError **error)
{
  return write_mark (db, sentences[mark->kind].insert, plan, mark, error);
}

gboolean
aff_mark_update (AffDb *db, gint64 row, const AffMark *mark, GError **error)
{
  return write_mark (db, sentences[mark->kind].update, row, mark, error);
}

static gboolean
run_for_row (AffDb *db, const char *sql, gint64 row, GError **error)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (db, sql);
  aff_statement_bind_int (statement, 1, row);
  aff_statement_run (statement);
  return aff_statement_finish (statement, error);
}

gboolean
aff_mark_delete (AffDb *db, const AffMark *mark, GError **error)
{
  if (mark->kind == AFF_FEATURE_BOARD)
    return run_for_row (db, "DELETE FROM board WHERE id = ?1", mark->id, error);
  return run_for_row (db, "DELETE FROM place_name WHERE place = ?1", mark->id, error) &&
         run_for_row (db, "DELETE FROM place WHERE id = ?1", mark->id, error);
}
