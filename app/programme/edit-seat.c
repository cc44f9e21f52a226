// SPDX-License-Identifier: GPL-3.0-or-later
// A poster's place: the board it hangs on, and when its presenter is asked to stand there.
#include "app/programme/edit-field.h"

typedef struct {
  gint64 id;
  gint64 item;
} Poster;

// The poster presentation of the paper in ITEM (0: the only one it has).
static gboolean
find_poster (const AffTarget *target,
             const AffField *field,
             gint64 item,
             Poster *poster,
             GError **error)
{
  g_autoptr (AffStatement)
    statement = aff_db_prepare (target->db, "SELECT id, item FROM presentation WHERE paper = ?1"
                                            " AND kind = 'poster' AND (?2 = 0 OR item = ?2)");
  guint count = 0;

  aff_statement_bind_int (statement, 1, target->id);
  aff_statement_bind_int (statement, 2, item);
  for (; aff_statement_step (statement); count++) {
    poster->id = aff_statement_int (statement, 0);
    poster->item = aff_statement_int (statement, 1);
  }
  if (!aff_statement_finish (statement, error))
    return FALSE;
  if (count == 1)
    return TRUE;
  if (count == 0)
    g_set_error (error, AFF_ERROR, AFF_ERROR_CONFLICT,
                 "The paper is in no poster session%s, so it has no %s; give poster=ITEM as "
                 "well.",
                 item ? " of that id" : "", field->name);
  else
    g_set_error (error, AFF_ERROR, AFF_ERROR_CONFLICT,
                 "The paper is in several poster sessions, so %s does not say for which; %s.",
                 field->name,
                 field->suffix ? "write attend.ITEM" : "use “affichectl place” with --item");
  return FALSE;
}

static char *
describe_width (gint64 poster_mm, gint64 board_mm)
{
  return g_strdup_printf ("The poster is %" G_GINT64_FORMAT " mm wide, the board is "
                          "%" G_GINT64_FORMAT " mm; choose a wider board.",
                          poster_mm, board_mm);
}

// The number of another paper on board ?1, in session ?2 or one planned for the same time.
#define HOLDER                                                                                 \
  "(SELECT paper.number FROM placement "                                                       \
  "JOIN presentation ON presentation.id = placement.presentation "                             \
  "JOIN paper ON paper.id = presentation.paper "                                               \
  "JOIN item AS its ON its.id = placement.item JOIN item AS own ON own.id = ?2 "               \
  "WHERE placement.board = board.id AND presentation.paper <> ?3 AND (its.id = own.id OR "     \
  "(its.cancelled = 0 AND "                                                                    \
  "julianday (its.day) * 1440 + its.minute < "                                                 \
  "julianday (own.day) * 1440 + own.minute + own.duration_min AND "                            \
  "julianday (own.day) * 1440 + own.minute < "                                                 \
  "julianday (its.day) * 1440 + its.minute + its.duration_min)) "                              \
  "ORDER BY its.id <> own.id LIMIT 1)"

// Nobody else may stand there, and the board must be in use and wide enough.
static gboolean
check_board (const AffTarget *target,
             gint64 board,
             gint64 item,
             const char *label,
             GError **error)
{
  g_autoptr (AffStatement)
    statement = aff_db_prepare (target->db,
                                "SELECT board.state, " HOLDER ", "
                                "coalesce ((SELECT width_mm FROM paper WHERE id = ?3), 0), "
                                "coalesce (panel_width_mm, width_mm) "
                                "FROM board WHERE board.id = ?1");

  aff_statement_bind_int (statement, 1, board);
  aff_statement_bind_int (statement, 2, item);
  aff_statement_bind_int (statement, 3, target->id);
  aff_statement_step (statement);
  g_autofree char *state = g_strdup (aff_statement_text (statement, 0));
  g_autofree char *holder = g_strdup (aff_statement_text (statement, 1));
  gint64 poster_mm = aff_statement_int (statement, 2);
  gint64 board_mm = aff_statement_int (statement, 3);
  if (!aff_statement_finish (statement, error))
    return FALSE;
  if (!holder && g_strcmp0 (state, "closed") != 0 && poster_mm <= board_mm)
    return TRUE;
  g_autofree char *width = describe_width (poster_mm, board_mm);
  g_autofree char *message =
    holder
      ? g_strdup_printf ("Board %s holds paper %s; choose a free board, or move that paper "
                         "first.",
                         label, holder)
    : g_strcmp0 (state, "closed") == 0
      ? g_strdup_printf ("Board %s is closed; choose a free board.", label)
      : g_steal_pointer (&width);
  g_set_error_literal (error, AFF_ERROR, AFF_ERROR_CONFLICT, message);
  return FALSE;
}

// Whether the paper hangs there already, which leaves a kept place kept.
static gint64
count_places (AffDb *db, gint64 board, gint64 presentation, GError **error)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (
    db, "SELECT count (*) FROM placement WHERE board = ?1 AND presentation = ?2");

  aff_statement_bind_int (statement, 1, board);
  aff_statement_bind_int (statement, 2, presentation);
  gint64 count = aff_statement_step (statement) ? aff_statement_int (statement, 0) : 0;
  return aff_statement_finish (statement, error) ? count : -1;
}

static gboolean
take_off_boards (const AffTarget *target, GError **error)
{
  g_autoptr (AffStatement)
    statement = aff_db_prepare (target->db, "DELETE FROM placement WHERE presentation IN "
                                            "(SELECT id FROM presentation WHERE paper = ?1)");

  aff_statement_bind_int (statement, 1, target->id);
  aff_statement_run (statement);
  return aff_statement_finish (statement, error);
}

// Who hangs waits no longer.
static gboolean
end_waiting (const AffTarget *target, gint64 item, GError **error)
{
  g_autoptr (AffStatement)
    statement = aff_db_prepare (target->db,
                                "DELETE FROM waiting WHERE item = ?1 AND paper = ?2");

  aff_statement_bind_int (statement, 1, item);
  aff_statement_bind_int (statement, 2, target->id);
  aff_statement_run (statement);
  return aff_statement_finish (statement, error);
}

static gboolean
insert_placement (AffDb *db, const Poster *poster, gint64 board, GError **error)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (
    db, "INSERT INTO placement (item, board, presentation) VALUES (?1, ?2, ?3)");

  aff_statement_bind_int (statement, 1, poster->item);
  aff_statement_bind_int (statement, 2, board);
  aff_statement_bind_int (statement, 3, poster->id);
  aff_statement_run (statement);
  return aff_statement_finish (statement, error);
}

gboolean
aff_write_board (const AffTarget *target,
                 const AffField *field,
                 const char *suffix,
                 const char *value,
                 GError **error)
{
  Poster poster = {0};

  if (!*value)
    return take_off_boards (target, error);
  if (!find_poster (target, field, 0, &poster, error))
    return FALSE;
  g_autoptr (GError) failure = NULL;
  gint64 board = aff_edit_only_id (target->db, "SELECT id FROM board WHERE label = ?1", value,
                                   &failure);
  if (failure) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  if (board <= 0)
    return aff_field_refuse (target, field, value, error);
  gint64 places = count_places (target->db, board, poster.id, error);
  if (places != 0)
    return places > 0;
  return check_board (target, board, poster.item, value, error) &&
         take_off_boards (target, error) && end_waiting (target, poster.item, error) &&
         insert_placement (target->db, &poster, board, error);
}

static gboolean
write_attendance (const AffTarget *target,
                  const Poster *poster,
                  int from,
                  int until,
                  GError **error)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (
    target->db, "UPDATE presentation SET attend_from = ?1, attend_until = ?2 WHERE id = ?3");

  if (from >= 0) {
    aff_statement_bind_int (statement, 1, from);
    aff_statement_bind_int (statement, 2, until);
  }
  aff_statement_bind_int (statement, 3, poster->id);
  aff_statement_run (statement);
  return aff_statement_finish (statement, error);
}

// "15:10-15:40", with a hyphen or a dash.
static gboolean
parse_times (const char *value, int *from, int *until)
{
  g_autoptr (GRegex) dash = g_regex_new (" *(?:-|–) *", 0, 0, NULL);
  g_auto (GStrv) times = g_regex_split (dash, value, 0);

  return g_strv_length (times) == 2 && aff_edit_parse_time (times[0], from) &&
         aff_edit_parse_time (times[1], until) && *from < *until;
}

gboolean
aff_write_attendance (const AffTarget *target,
                      const AffField *field,
                      const char *suffix,
                      const char *value,
                      GError **error)
{
  gint64 item = suffix ? aff_edit_find (target->db, AFF_ENTITY_ITEM, suffix, error) : 0;
  int from = -1, until = -1;
  Poster poster = {0};

  if ((suffix && item == 0) || !find_poster (target, field, item, &poster, error))
    return FALSE;
  if (*value && !parse_times (value, &from, &until))
    return aff_field_refuse (target, field, value, error);
  return write_attendance (target, &poster, from, until, error);
}
