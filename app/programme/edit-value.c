// SPDX-License-Identifier: GPL-3.0-or-later
// Values of one column: what a person wrote becomes what the column holds, or is refused.
#include "app/base/clock.h"
#include "app/base/span.h"
#include "app/base/text.h"
#include "app/programme/edit-field.h"

#include <stdlib.h>
#include <string.h>

#define MINUTES_PER_DAY 1440
#define LAST_MINUTE     (2 * MINUTES_PER_DAY - 1)
#define MOST_MM         20000
#define MOST_BOARDS     30

gboolean
aff_field_refuse (const AffTarget *target,
                  const AffField *field,
                  const char *value,
                  GError **error)
{
  g_autofree char *quote = aff_text_quote (value);
  g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT, "“%s” cannot be the %s of %s; give %s.",
               quote, field->name, aff_entity_phrase (target->entity), field->form);
  return FALSE;
}

static gboolean
is_line_break (gunichar character)
{
  return character == '\n' || character == '\r' || character == 0x85 || character == 0x2028 ||
         character == 0x2029;
}

// Spaces and breaks at the ends go without a word, as a file or a copied cell brings them.
static gboolean
check_line (const AffField *field, const char *value, GError **error)
{
  g_autofree char *inner = g_strstrip (g_strdup (value));

  for (const char *at = inner; *at; at = g_utf8_next_char (at)) {
    gboolean is_break = is_line_break (g_utf8_get_char (at));
    if (!is_break && !g_unichar_iscntrl (g_utf8_get_char (at)))
      continue;
    g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
                 "The %s holds a %s; write it in one line, with spaces.", field->name,
                 is_break ? "line break" : "control character");
    return FALSE;
  }
  return TRUE;
}

gboolean
aff_field_check_shape (const AffField *field, const char *value, GError **error)
{
  glong length = g_utf8_strlen (value, -1);
  glong most = field->shape == AFF_SHAPE_LINE ? AFF_TEXT_LINE : AFF_TEXT_WHOLE;

  if (field->shape != AFF_SHAPE_TEXT && !check_line (field, value, error))
    return FALSE;
  if (length <= most)
    return TRUE;
  g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
               "The %s has %ld characters, and %ld is the most it may have; shorten it.",
               field->name, length, most);
  return FALSE;
}

static AffStatement *
prepare_write (const AffTarget *target, const AffField *field)
{
  AffStatement *statement = aff_db_prepare (target->db, field->sql);

  aff_statement_bind_int (statement, 2, target->id);
  return statement;
}

gboolean
aff_field_run_int (const AffTarget *target, const AffField *field, gint64 value, GError **error)
{
  g_autoptr (AffStatement) statement = prepare_write (target, field);

  aff_statement_bind_int (statement, 1, value);
  aff_statement_run (statement);
  return aff_statement_finish (statement, error);
}

gboolean
aff_field_run_text (const AffTarget *target,
                    const AffField *field,
                    const char *value,
                    GError **error)
{
  g_autoptr (AffStatement) statement = prepare_write (target, field);

  aff_statement_bind_text (statement, 1, value);
  aff_statement_run (statement);
  return aff_statement_finish (statement, error);
}

gboolean
aff_write_text (const AffTarget *target,
                const AffField *field,
                const char *suffix,
                const char *value,
                GError **error)
{
  if (!*value)
    return aff_field_refuse (target, field, value, error);
  return aff_field_run_text (target, field, value, error);
}

gboolean
aff_write_optional_text (const AffTarget *target,
                         const AffField *field,
                         const char *suffix,
                         const char *value,
                         GError **error)
{
  return aff_field_run_text (target, field, *value ? value : NULL, error);
}

gboolean
aff_write_language (const AffTarget *target,
                    const AffField *field,
                    const char *suffix,
                    const char *value,
                    GError **error)
{
  if (!g_regex_match_simple ("^[a-z]{2,3}$", value, G_REGEX_DOLLAR_ENDONLY, 0))
    return aff_field_refuse (target, field, value, error);
  return aff_field_run_text (target, field, value, error);
}

gboolean
aff_write_code (const AffTarget *target,
                const AffField *field,
                const char *suffix,
                const char *value,
                GError **error)
{
  if (!g_regex_match_simple ("^[a-z0-9-]{1,40}$", value, G_REGEX_DOLLAR_ENDONLY, 0))
    return aff_field_refuse (target, field, value, error);
  return aff_field_run_text (target, field, value, error);
}

gboolean
aff_write_letter (const AffTarget *target,
                  const AffField *field,
                  const char *suffix,
                  const char *value,
                  GError **error)
{
  if (!g_ascii_isupper (value[0]) || value[1])
    return aff_field_refuse (target, field, value, error);
  return aff_field_run_text (target, field, value, error);
}

gboolean
aff_write_word (const AffTarget *target,
                const AffField *field,
                const char *suffix,
                const char *value,
                GError **error)
{
  g_auto (GStrv) words = g_strsplit (field->words, " ", -1);

  if (!g_strv_contains ((const char *const *) words, value))
    return aff_field_refuse (target, field, value, error);
  return aff_field_run_text (target, field, value, error);
}

gboolean
aff_write_flag (const AffTarget *target,
                const AffField *field,
                const char *suffix,
                const char *value,
                GError **error)
{
  static const char *const yes[] = {"1", "yes", "true", NULL};
  static const char *const no[] = {"0", "no", "false", NULL};

  if (g_strv_contains (yes, value))
    return aff_field_run_int (target, field, 1, error);
  if (g_strv_contains (no, value))
    return aff_field_run_int (target, field, 0, error);
  return aff_field_refuse (target, field, value, error);
}

// A number from LEAST to MOST, or nothing.
static gboolean
write_number (const AffTarget *target,
              const AffField *field,
              const char *value,
              guint64 least,
              guint64 most,
              GError **error)
{
  guint64 number;

  if (!*value)
    return aff_field_run_text (target, field, NULL, error);
  if (!g_ascii_string_to_unsigned (value, 10, least, most, &number, NULL))
    return aff_field_refuse (target, field, value, error);
  return aff_field_run_int (target, field, (gint64) number, error);
}

gboolean
aff_write_count (const AffTarget *target,
                 const AffField *field,
                 const char *suffix,
                 const char *value,
                 GError **error)
{
  return write_number (target, field, value, 1, 99999, error);
}

static gboolean
is_day (const char *value)
{
  if (!g_regex_match_simple ("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", value, G_REGEX_DOLLAR_ENDONLY, 0))
    return FALSE;
  int year = atoi (value);
  return year > 0 && g_date_valid_dmy (atoi (value + 8), atoi (value + 5), year);
}

gboolean
aff_write_day (const AffTarget *target,
               const AffField *field,
               const char *suffix,
               const char *value,
               GError **error)
{
  if (*value && !is_day (value))
    return aff_field_refuse (target, field, value, error);
  return aff_field_run_text (target, field, *value ? value : NULL, error);
}

gboolean
aff_edit_parse_time (const char *value, int *minute)
{
  g_autoptr (GRegex)
    form = g_regex_new ("^([0-9]{1,2}):([0-5][0-9])$", G_REGEX_DOLLAR_ENDONLY, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (!g_regex_match (form, value, 0, &match))
    return FALSE;
  g_autofree char *hours = g_match_info_fetch (match, 1);
  g_autofree char *minutes = g_match_info_fetch (match, 2);
  *minute = atoi (hours) * 60 + atoi (minutes);
  return *minute <= LAST_MINUTE;
}

gboolean
aff_write_minute (const AffTarget *target,
                  const AffField *field,
                  const char *suffix,
                  const char *value,
                  GError **error)
{
  int minute;

  if (aff_edit_parse_time (value, &minute))
    return aff_field_run_int (target, field, minute, error);
  return write_number (target, field, value, 0, LAST_MINUTE, error);
}

gboolean
aff_write_duration (const AffTarget *target,
                    const AffField *field,
                    const char *suffix,
                    const char *value,
                    GError **error)
{
  return write_number (target, field, value, 0, 2 * MINUTES_PER_DAY, error);
}

gboolean
aff_write_length (const AffTarget *target,
                  const AffField *field,
                  const char *suffix,
                  const char *value,
                  GError **error)
{
  return write_number (target, field, value, 1, MOST_MM, error);
}

gboolean
aff_write_reserve (const AffTarget *target,
                   const AffField *field,
                   const char *suffix,
                   const char *value,
                   GError **error)
{
  return write_number (target, field, *value ? value : "0", 0, MOST_BOARDS, error);
}

gboolean
aff_write_shortest (const AffTarget *target,
                    const AffField *field,
                    const char *suffix,
                    const char *value,
                    GError **error)
{
  g_autoptr (AffStatement)
    statement = aff_db_prepare (target->db, "SELECT duration_min FROM item WHERE id = ?1");
  gint64 duration = 0;

  aff_statement_bind_int (statement, 1, target->id);
  if (aff_statement_step (statement))
    duration = aff_statement_int_or (statement, 0, 0);
  if (!aff_statement_finish (statement, error))
    return FALSE;
  return write_number (target, field, value, 0, (guint64) duration, error);
}

gboolean
aff_write_zone (const AffTarget *target,
                const AffField *field,
                const char *suffix,
                const char *value,
                GError **error)
{
  g_autoptr (GTimeZone) zone = aff_zone_find (value, NULL);

  if (!zone)
    return aff_field_refuse (target, field, value, error);
  return aff_field_run_text (target, field, value, error);
}

// VALUE is a time of the local DAY, or an instant in full; local is what ZONE says.
static gboolean
parse_instant (const char *value, GTimeZone *zone, const char *day, gint64 *instant)
{
  double speed;
  int minute;

  if (aff_edit_parse_time (value, &minute)) {
    *instant = day ? aff_zone_instant (zone, day, minute) : AFF_UNKNOWN_TIME;
    return *instant != AFF_UNKNOWN_TIME;
  }
  return !strchr (value, ',') && aff_clock_parse (value, zone, instant, &speed, NULL);
}

static gboolean
write_instant (const AffTarget *target,
               const AffField *field,
               const char *value,
               const char *zone_name,
               const char *day,
               GError **error)
{
  gint64 instant;

  if (!*value)
    return aff_field_run_text (target, field, NULL, error);
  g_autoptr (GTimeZone) zone = aff_zone_find (zone_name, error);
  if (!zone)
    return FALSE;
  g_autofree char *today = day ? g_strdup (day) : aff_zone_day (zone, target->now);
  if (!parse_instant (value, zone, today, &instant))
    return aff_field_refuse (target, field, value, error);
  return aff_field_run_int (target, field, instant, error);
}

gboolean
aff_write_live_time (const AffTarget *target,
                     const AffField *field,
                     const char *suffix,
                     const char *value,
                     GError **error)
{
  g_autoptr (AffStatement)
    statement = aff_db_prepare (target->db, "SELECT workshop.zone, item.day FROM item "
                                            "JOIN workshop ON workshop.id = item.workshop "
                                            "WHERE item.id = ?1");

  aff_statement_bind_int (statement, 1, target->id);
  aff_statement_step (statement);
  g_autofree char *zone = g_strdup (aff_statement_text (statement, 0));
  g_autofree char *day = g_strdup (aff_statement_text (statement, 1));
  if (!aff_statement_finish (statement, error))
    return FALSE;
  return write_instant (target, field, value, zone, day, error);
}

gboolean
aff_write_notice_time (const AffTarget *target,
                       const AffField *field,
                       const char *suffix,
                       const char *value,
                       GError **error)
{
  g_autoptr (AffStatement)
    statement = aff_db_prepare (target->db,
                                "SELECT zone FROM workshop ORDER BY rank, id LIMIT 1");
  g_autofree char *zone = NULL;

  if (aff_statement_step (statement))
    zone = g_strdup (aff_statement_text (statement, 0));
  if (!aff_statement_finish (statement, error))
    return FALSE;
  return write_instant (target, field, value, zone ? zone : "Europe/Paris", NULL, error);
}

// An empty value takes the reference away.
static gboolean
write_reference (const AffTarget *target,
                 const AffField *field,
                 AffEntity entity,
                 const char *value,
                 GError **error)
{
  if (!*value)
    return aff_field_run_text (target, field, NULL, error);
  gint64 id = aff_edit_find (target->db, entity, value, error);
  return id > 0 && aff_field_run_int (target, field, id, error);
}

gboolean
aff_write_workshop (const AffTarget *target,
                    const AffField *field,
                    const char *suffix,
                    const char *value,
                    GError **error)
{
  if (!*value)
    return aff_field_refuse (target, field, value, error);
  return write_reference (target, field, AFF_ENTITY_WORKSHOP, value, error);
}

gboolean
aff_write_room (const AffTarget *target,
                const AffField *field,
                const char *suffix,
                const char *value,
                GError **error)
{
  return write_reference (target, field, AFF_ENTITY_ROOM, value, error);
}

gboolean
aff_write_track (const AffTarget *target,
                 const AffField *field,
                 const char *suffix,
                 const char *value,
                 GError **error)
{
  if (!*value)
    return aff_field_run_text (target, field, NULL, error);
  g_autoptr (AffStatement)
    statement = aff_db_prepare (target->db, "SELECT track.id FROM track "
                                            "JOIN paper ON paper.workshop = track.workshop "
                                            "WHERE track.code = ?1 AND paper.id = ?2");
  aff_statement_bind_text (statement, 1, value);
  aff_statement_bind_int (statement, 2, target->id);
  gint64 id = aff_statement_step (statement) ? aff_statement_int (statement, 0) : 0;
  if (!aff_statement_finish (statement, error))
    return FALSE;
  if (id == 0)
    return aff_field_refuse (target, field, value, error);
  return aff_field_run_int (target, field, id, error);
}
