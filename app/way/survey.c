// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/way/survey.h"

#include "app/way/survey-area.h"
#include "app/way/survey-mark.h"

// Binds what every writing of a plan has, runs it, and puts the plan's id into *PLAN.
static gboolean
write_plan (AffStatement *statement,
            const char *name,
            GBytes *svg,
            const AffPlanGeometry *geometry,
            gint64 *plan,
            GError **error)
{
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, svg);
  gsize length;
  const void *data = g_bytes_get_data (svg, &length);
  aff_statement_bind_text (statement, 1, name);
  aff_statement_bind_blob (statement, 2, data, length);
  aff_statement_bind_text (statement, 3, sha256);
  aff_statement_bind_int (statement, 4, geometry->width_mm);
  aff_statement_bind_int (statement, 5, geometry->height_mm);
  if (aff_statement_step (statement))
    *plan = aff_statement_int (statement, 0);
  aff_statement_reset (statement);
  return aff_statement_finish (statement, error);
}

static gboolean
insert_plan (AffDb *db,
             const char *name,
             GBytes *svg,
             const AffPlanGeometry *geometry,
             gint64 *plan,
             GError **error)
{
  g_autoptr (AffStatement)
    statement = aff_db_prepare (db, "INSERT INTO plan (name, svg, sha256, width_mm, height_mm)"
                                    " VALUES (?1, ?2, ?3, ?4, ?5) RETURNING id");
  return write_plan (statement, name, svg, geometry, plan, error);
}

static gboolean
update_plan (AffDb *db, const AffSurvey *survey, gint64 plan, GError **error)
{
  g_autoptr (AffStatement) statement =
    aff_db_prepare (db, "UPDATE plan SET name = ifnull (?1, name), svg = ?2, sha256 = ?3,"
                        " width_mm = ?4, height_mm = ?5 WHERE id = ?6 RETURNING id");
  aff_statement_bind_int (statement, 6, plan);
  return write_plan (statement, survey->name, survey->svg, survey->geometry, &plan, error);
}

// The only plan's id, 0 if there is none, -1 with the error set.
static gint64
find_plan (AffDb *db, GError **error)
{
  g_autoptr (AffStatement)
    statement = aff_db_prepare (db, "SELECT count (*), max (id) FROM plan");
  aff_statement_step (statement);
  gint64 count = aff_statement_int (statement, 0);
  gint64 plan = aff_statement_int_or (statement, 1, 0);
  if (!aff_statement_finish (statement, error))
    return -1;
  if (count <= 1)
    return plan;
  g_set_error (error, AFF_ERROR, AFF_ERROR_CONFLICT,
               "The programme has %d floor plans, and a drawing can be brought into one that "
               "has one or none. Bring it into a programme of its own.",
               (int) count);
  return -1;
}

// Pairs what is the same board or place. Two places may share kind and code: then the element
// tells them apart (IS_EXACT), and the order where that is another one too.
static void
pair (const GPtrArray *drawn, const GPtrArray *rows, gboolean is_exact)
{
  for (guint i = 0; i < drawn->len; i++) {
    AffMark *mark = g_ptr_array_index (drawn, i);
    for (guint j = 0; j < rows->len && !mark->twin; j++) {
      AffMark *row = g_ptr_array_index (rows, j);
      if (row->twin || !aff_mark_is (mark, row) ||
          (is_exact && g_strcmp0 (mark->element, row->element) != 0))
        continue;
      mark->twin = row;
      row->twin = mark;
    }
  }
}

// The numbers of the papers on the board of ROW, "M004, M005"; NULL if it is bare.
static char *
list_papers (AffDb *db, const AffMark *row, GError **error)
{
  g_autoptr (AffStatement)
    statement = aff_db_prepare (db, "SELECT group_concat (number, ', ') FROM"
                                    " (SELECT DISTINCT paper.number FROM placement"
                                    "  JOIN presentation ON"
                                    "   presentation.id = placement.presentation"
                                    "  JOIN paper ON paper.id = presentation.paper"
                                    "  WHERE placement.board = ?1 ORDER BY paper.number)");
  aff_statement_bind_int (statement, 1, row->id);
  g_autofree char *papers = aff_statement_step (statement)
                              ? g_strdup (aff_statement_text (statement, 0))
                              : NULL;
  return aff_statement_finish (statement, error) ? g_steal_pointer (&papers) : NULL;
}

static void
refuse_taken (guint count, const char *holders, GError **error)
{
  const char *remedy = count == 1
                         ? "Take it off first by setting its board to nothing, or draw "
                           "the board."
                         : "Take them off first by setting their boards to nothing, or "
                           "draw the boards.";
  g_set_error (error, AFF_ERROR, AFF_ERROR_CONFLICT, "%s, but the drawing lacks %s. %s",
               holders, count == 1 ? "that board" : "those boards", remedy);
}

// What hangs on a board that is gone would hang nowhere.
static gboolean
check_bare (AffDb *db, const GPtrArray *boards, GError **error)
{
  g_autoptr (GString) holders = g_string_new (NULL);
  guint count = 0;
  for (guint i = 0; i < boards->len; i++) {
    const AffMark *row = g_ptr_array_index (boards, i);
    g_autoptr (GError) failure = NULL;
    g_autofree char *papers = row->twin ? NULL : list_papers (db, row, &failure);
    if (failure) {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
    if (papers)
      g_string_append_printf (holders, "%s %s holds poster %s", count++ ? ", board" : "Board",
                              row->label, papers);
  }
  if (count == 0)
    return TRUE;
  refuse_taken (count, holders->str, error);
  return FALSE;
}

static gboolean
delete_gone (AffDb *db, const GPtrArray *rows, AffSurveyTally *tally, GError **error)
{
  for (guint i = 0; i < rows->len; i++) {
    const AffMark *row = g_ptr_array_index (rows, i);
    if (row->twin)
      continue;
    tally->gone++;
    if (!aff_mark_delete (db, row, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_drawn (AffDb *db,
             gint64 plan,
             const GPtrArray *drawn,
             AffSurveyTally *tally,
             GError **error)
{
  for (guint i = 0; i < drawn->len; i++) {
    const AffMark *mark = g_ptr_array_index (drawn, i);
    tally->added += !mark->twin;
    tally->moved += mark->twin && !aff_mark_is_at (mark, mark->twin);
    if (!(mark->twin ? aff_mark_update (db, mark->twin->id, mark, error)
                     : aff_mark_insert (db, plan, mark, error)))
      return FALSE;
  }
  return TRUE;
}

// Makes the rows of PLAN what GEOMETRY has of KIND.
static gboolean
redraw (AffDb *db,
        gint64 plan,
        const AffPlanGeometry *geometry,
        AffFeatureKind kind,
        AffSurveyTally *tally,
        GError **error)
{
  g_autoptr (GPtrArray) drawn = aff_marks_drawn (geometry, kind);
  g_autoptr (GPtrArray) rows = aff_marks_load (db, plan, kind, error);
  if (!rows)
    return FALSE;
  pair (drawn, rows, TRUE);
  pair (drawn, rows, FALSE);
  *tally = (AffSurveyTally){.total = drawn->len};
  return (kind != AFF_FEATURE_BOARD || check_bare (db, rows, error)) &&
         delete_gone (db, rows, tally, error) && write_drawn (db, plan, drawn, tally, error);
}

static gboolean
redraw_all (AffDb *db,
            gint64 plan,
            const AffPlanGeometry *geometry,
            AffSurveyReport *report,
            GError **error)
{
  return redraw (db, plan, geometry, AFF_FEATURE_BOARD, &report->boards, error) &&
         redraw (db, plan, geometry, AFF_FEATURE_PLACE, &report->places, error) &&
         aff_areas_redraw (db, plan, geometry, &report->areas, error);
}

gboolean
aff_survey_insert (AffDb *db,
                   const char *name,
                   GBytes *svg,
                   const AffPlanGeometry *geometry,
                   gint64 *plan,
                   GError **error)
{
  AffSurveyReport report;
  gint64 id = 0;
  g_return_val_if_fail (db && name && svg && geometry, FALSE);
  if (!insert_plan (db, name, svg, geometry, &id, error) ||
      !redraw_all (db, id, geometry, &report, error))
    return FALSE;
  if (plan)
    *plan = id;
  return TRUE;
}

gboolean
aff_survey_bring (AffDb *db, const AffSurvey *survey, AffSurveyReport *report, GError **error)
{
  g_return_val_if_fail (db && survey && report, FALSE);
  g_return_val_if_fail (survey->svg && survey->geometry && survey->first_name, FALSE);
  const char *name = survey->name ? survey->name : survey->first_name;
  AffSurveyReport made;
  gint64 plan = find_plan (db, error);
  if (plan < 0)
    return FALSE;
  gboolean is_written = plan > 0
                          ? update_plan (db, survey, plan, error)
                          : insert_plan (db, name, survey->svg, survey->geometry, &plan, error);
  if (!is_written || !redraw_all (db, plan, survey->geometry, &made, error))
    return FALSE;
  *report = made;
  return TRUE;
}
