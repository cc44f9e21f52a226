// SPDX-License-Identifier: GPL-3.0-or-later
// The floor: plans, rooms, places and boards.
#include "app/base/text.h"
#include "app/programme/whole.h"

#define MOST_MM 2000000 // no hall is larger: two kilometres

static const char *const place_words[] = {
  "kiosk",  "door",         "stage",     "seats",
  "coffee", "registration", "toilets",   "accessible-toilet",
  "lift",   "stairs",       "first-aid", "cloakroom",
  "other",  NULL,
};
static const char *const region_words[] = {"walkable", "obstacle", "steps", "passage", NULL};
static const char *const board_words[] = {"open", "closed", "reserved", NULL};

G_STATIC_ASSERT (G_N_ELEMENTS (place_words) == AFF_PLACE_OTHER + 2);
G_STATIC_ASSERT (G_N_ELEMENTS (region_words) == AFF_REGION_PASSAGE + 2);
G_STATIC_ASSERT (G_N_ELEMENTS (board_words) == AFF_BOARD_RESERVED + 2);

// What the schema forbids, a size of nothing or less, a file may have all the same.
static int
read_size (AffStatement *statement, int column, int least, int otherwise)
{
  return MAX (aff_column_int (statement, column, otherwise), least);
}

static gboolean
load_plans (AffWhole *self, AffDb *db, GError **error)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (
    db, "SELECT id, name, svg, sha256, width_mm, height_mm FROM plan ORDER BY id");

  while (aff_statement_step (statement)) {
    AffPlan *plan = aff_whole_add (self, AFF_TABLE_PLAN, sizeof *plan,
                                   aff_statement_int (statement, 0));

    plan->name = aff_whole_line (self, statement, 1);
    plan->svg = aff_statement_bytes (statement, 2);
    g_ptr_array_add (self->blobs, plan->svg);
    plan->sha256 = aff_whole_line (self, statement, 3);
    plan->width_mm = read_size (statement, 4, 1, 1);
    plan->height_mm = read_size (statement, 5, 1, 1);
    plan->boards = aff_whole_list (self);
    plan->places = aff_whole_list (self);
    plan->regions = aff_whole_list (self);
    g_ptr_array_add (self->programme.plans, plan);
  }

  return aff_statement_finish (statement, error);
}

static gboolean
load_rooms (AffWhole *self, AffDb *db, GError **error)
{
  g_autoptr (AffStatement)
    statement = aff_db_prepare (db, "SELECT id, plan FROM room ORDER BY rank, id");

  while (aff_statement_step (statement)) {
    AffRoom *room = aff_whole_add (self, AFF_TABLE_ROOM, sizeof *room,
                                   aff_statement_int (statement, 0));

    room->plan = aff_whole_refer (self, AFF_TABLE_PLAN, statement, 1);
    room->names = aff_whole_list (self);
    room->rank = self->programme.rooms->len;
    g_ptr_array_add (self->programme.rooms, room);
  }

  return aff_statement_finish (statement, error);
}

static gboolean
load_room_names (AffWhole *self, AffDb *db, GError **error)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (
    db, "SELECT room, language, name, NULL FROM room_name ORDER BY room, language");

  aff_load_names (self, AFF_TABLE_ROOM, G_STRUCT_OFFSET (AffRoom, names), statement);
  return aff_statement_finish (statement, error);
}

static AffBox
read_box (AffStatement *statement, int column)
{
  return (AffBox){
    .x_mm = aff_column_int (statement, column, 0),
    .y_mm = aff_column_int (statement, column + 1, 0),
    .width_mm = read_size (statement, column + 2, 0, 0),
    .height_mm = read_size (statement, column + 3, 0, 0),
  };
}

static gboolean
load_places (AffWhole *self, AffDb *db, GError **error)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (
    db, "SELECT id, plan, kind, code, heading_deg, x_mm, y_mm, width_mm, height_mm"
        " FROM place ORDER BY id");

  while (aff_statement_step (statement)) {
    const AffPlan *plan = aff_whole_refer (self, AFF_TABLE_PLAN, statement, 1);
    AffPlace *place;

    if (!plan)
      continue;
    place = aff_whole_add (self, AFF_TABLE_PLACE, sizeof *place,
                           aff_statement_int (statement, 0));
    place->plan = plan;
    place->kind = aff_column_word (statement, 2, place_words, AFF_PLACE_OTHER);
    place->code = aff_whole_line (self, statement, 3);
    place->heading_deg = aff_statement_is_null (statement, 4)
                           ? -1
                           : aff_angle_normalise (aff_column_int (statement, 4, 0));
    place->box = read_box (statement, 5);
    place->names = aff_whole_list (self);
    g_ptr_array_add (plan->places, place);
    if (place->kind == AFF_PLACE_KIOSK)
      g_hash_table_insert (self->kiosks_by_code, (gpointer) place->code, place);
  }

  return aff_statement_finish (statement, error);
}

static gboolean
load_place_names (AffWhole *self, AffDb *db, GError **error)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (
    db, "SELECT place, language, name, NULL FROM place_name ORDER BY place, language");

  aff_load_names (self, AFF_TABLE_PLACE, G_STRUCT_OFFSET (AffPlace, names), statement);
  return aff_statement_finish (statement, error);
}

static void
read_board (AffWhole *self, AffBoard *board, AffStatement *statement)
{
  board->label = aff_whole_line (self, statement, 2);
  board->centre.x_mm = aff_column_int (statement, 3, 0);
  board->centre.y_mm = aff_column_int (statement, 4, 0);
  board->facing_deg = aff_angle_normalise (aff_column_int (statement, 5, 0));
  board->width_mm = read_size (statement, 6, 1, 1);
  board->height_mm = read_size (statement, 7, 1, 1);
  board->has_power = aff_statement_int (statement, 8) != 0;
  board->is_low = aff_statement_int (statement, 9) != 0;
  board->state = aff_column_word (statement, 10, board_words, AFF_BOARD_CLOSED);
  board->note = aff_whole_line_or_null (self, statement, 11);
  board->panel_width_mm = read_size (statement, 12, 1, board->width_mm);
  board->panel_height_mm = read_size (statement, 13, 0, 0);
}

static int
compare_boards (gconstpointer a, gconstpointer b)
{
  const AffBoard *first = *(const AffBoard *const *) a;
  const AffBoard *second = *(const AffBoard *const *) b;
  int order = aff_text_compare_natural (first->label, second->label);

  return order ? order : (first->id > second->id) - (first->id < second->id);
}

static gboolean
load_boards (AffWhole *self, AffDb *db, GError **error)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (
    db,
    "SELECT id, plan, label, x_mm, y_mm, facing_deg, width_mm, height_mm, power, low, state,"
    " note, panel_width_mm, panel_height_mm FROM board ORDER BY id");

  while (aff_statement_step (statement)) {
    const AffPlan *plan = aff_whole_refer (self, AFF_TABLE_PLAN, statement, 1);
    AffBoard *board;

    if (!plan)
      continue;
    board = aff_whole_add (self, AFF_TABLE_BOARD, sizeof *board,
                           aff_statement_int (statement, 0));
    board->plan = plan;
    read_board (self, board, statement);
    g_ptr_array_add (plan->boards, board);
  }
  for (guint i = 0; i < self->programme.plans->len; i++) {
    const AffPlan *plan = g_ptr_array_index (self->programme.plans, i);

    g_ptr_array_sort (plan->boards, compare_boards);
  }

  return aff_statement_finish (statement, error);
}

// "x,y x,y x,y": FALSE if it is anything else, or no polygon.
static gboolean
read_points (const char *text, GArray *points)
{
  while (text != NULL && *text != '\0') {
    char *end;
    gint64 x = g_ascii_strtoll (text, &end, 10);
    const char *second = end + 1;
    if (end == text || *end != ',')
      return FALSE;
    gint64 y = g_ascii_strtoll (second, &end, 10);
    if (end == second || (*end != ' ' && *end != '\0') || x != CLAMP (x, -MOST_MM, MOST_MM) ||
        y != CLAMP (y, -MOST_MM, MOST_MM))
      return FALSE;
    g_array_append_val (points, ((AffPoint){(int) x, (int) y}));
    text = *end == ' ' ? end + 1 : end;
  }
  return points->len >= 3;
}

static gboolean
load_regions (AffWhole *self, AffDb *db, GError **error)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (
    db, "SELECT id, plan, kind, step_free, closed, code, points FROM area ORDER BY id");

  while (aff_statement_step (statement)) {
    const AffPlan *plan = aff_whole_refer (self, AFF_TABLE_PLAN, statement, 1);
    g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (AffPoint));
    AffRegion *region;

    if (!plan || !read_points (aff_statement_text (statement, 6), points))
      continue;
    region = aff_whole_record (self, sizeof *region);
    region->id = aff_statement_int (statement, 0);
    region->kind = aff_column_word (statement, 2, region_words, AFF_REGION_OBSTACLE);
    region->is_step_free = aff_statement_int (statement, 3) != 0;
    region->is_closed = aff_statement_int (statement, 4) != 0;
    region->code = aff_whole_line_or_null (self, statement, 5);
    region->points = memcpy (aff_whole_record (self, points->len * sizeof (AffPoint)),
                             points->data, points->len * sizeof (AffPoint));
    region->n_points = points->len;
    g_ptr_array_add (plan->regions, region);
  }

  return aff_statement_finish (statement, error);
}

gboolean
aff_load_floor (AffWhole *self, AffDb *db, GError **error)
{
  static const AffLoadStep steps[] = {
    load_plans,       load_rooms,  load_room_names, load_places,
    load_place_names, load_boards, load_regions,    NULL,
  };

  return aff_load_all (self, db, steps, error);
}
