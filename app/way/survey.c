// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/way/survey.h"

#define SOUTH_DEG 180

static gboolean
insert_plan (AffDb *db,
             const char *name,
             GBytes *svg,
             const AffPlanGeometry *geometry,
             gint64 *plan,
             GError **error)
{
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, svg);
  gsize length;
  const void *data = g_bytes_get_data (svg, &length);
  g_autoptr (AffStatement)
    statement = aff_db_prepare (db, "INSERT INTO plan (name, svg, sha256, width_mm, height_mm)"
                                    " VALUES (?, ?, ?, ?, ?) RETURNING id");
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

static void
insert_board (AffStatement *statement, gint64 plan, const AffFeature *feature)
{
  AffPoint centre = aff_box_centre (feature->box);
  aff_statement_bind_int (statement, 1, plan);
  aff_statement_bind_text (statement, 2, feature->label);
  aff_statement_bind_int (statement, 3, centre.x_mm);
  aff_statement_bind_int (statement, 4, centre.y_mm);
  aff_statement_bind_int (statement, 5,
                          feature->facing_deg < 0 ? SOUTH_DEG : feature->facing_deg);
  aff_statement_bind_int (statement, 6, feature->box.width_mm);
  aff_statement_bind_int (statement, 7, feature->box.height_mm);
  aff_statement_bind_text (statement, 8, feature->element);
  aff_statement_run (statement);
}

// A kiosk is where its reader stands, however large its mark on the plan.
static AffBox
find_place_box (const AffFeature *feature)
{
  AffPoint centre = aff_box_centre (feature->box);
  if (g_str_equal (feature->word, "kiosk"))
    return (AffBox){centre.x_mm, centre.y_mm, 0, 0};
  return feature->box;
}

static void
insert_place (AffStatement *statement, gint64 plan, const AffFeature *feature)
{
  AffBox box = find_place_box (feature);
  aff_statement_bind_int (statement, 1, plan);
  aff_statement_bind_text (statement, 2, feature->word);
  aff_statement_bind_text (statement, 3, feature->label);
  aff_statement_bind_int (statement, 4, box.x_mm);
  aff_statement_bind_int (statement, 5, box.y_mm);
  aff_statement_bind_int (statement, 6, box.width_mm);
  aff_statement_bind_int (statement, 7, box.height_mm);
  if (feature->facing_deg < 0)
    aff_statement_bind_null (statement, 8);
  else
    aff_statement_bind_int (statement, 8, feature->facing_deg);
  aff_statement_bind_text (statement, 9, feature->element);
  aff_statement_run (statement);
}

static gboolean
insert_features (AffDb *db, gint64 plan, const AffPlanGeometry *geometry, GError **error)
{
  g_autoptr (AffStatement)
    boards = aff_db_prepare (db,
                             "INSERT INTO board (plan, label, x_mm, y_mm, facing_deg, width_mm,"
                             " height_mm, element) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  g_autoptr (AffStatement) places =
    aff_db_prepare (db, "INSERT INTO place (plan, kind, code, x_mm, y_mm, width_mm, height_mm,"
                        " heading_deg, element) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (guint i = 0; i < geometry->features->len; i++) {
    const AffFeature *feature = g_ptr_array_index (geometry->features, i);
    if (feature->kind == AFF_FEATURE_BOARD)
      insert_board (boards, plan, feature);
    else
      insert_place (places, plan, feature);
  }
  return aff_statement_finish (boards, error) && aff_statement_finish (places, error);
}

gboolean
aff_survey_insert (AffDb *db,
                   const char *name,
                   GBytes *svg,
                   const AffPlanGeometry *geometry,
                   gint64 *plan,
                   GError **error)
{
  gint64 id = 0;
  g_return_val_if_fail (db && name && svg && geometry, FALSE);
  if (!insert_plan (db, name, svg, geometry, &id, error) ||
      !insert_features (db, id, geometry, error))
    return FALSE;
  if (plan)
    *plan = id;
  return TRUE;
}
