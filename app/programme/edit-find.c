// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/text.h"
#include "app/programme/edit-field.h"

#include <string.h>

#define ID_PREFIX "id:"

// How people call a row, and how to be sure that an id is one.
static const struct {
  const char *by_name; // ?1 is the name
  const char *by_id;   // ?1 is the id
  gboolean takes_bare_id;
  const char *remedy;
} finders[AFF_ENTITY_COUNT] = {
  [AFF_ENTITY_WORKSHOP] = {"SELECT id FROM workshop WHERE code = ?1",
                           "SELECT id FROM workshop WHERE id = ?1", TRUE,
                           "give the code of one, or id: and its id"},
  [AFF_ENTITY_ROOM] = {"SELECT DISTINCT room FROM room_name WHERE name = ?1",
                       "SELECT id FROM room WHERE id = ?1", TRUE,
                       "give a room's name in full, or add the room first"},
  [AFF_ENTITY_ITEM] = {NULL, "SELECT id FROM item WHERE id = ?1", TRUE,
                       "give the id that the schedule lists"},
  [AFF_ENTITY_PAPER] = {"SELECT id FROM paper WHERE number = ?1",
                        "SELECT id FROM paper WHERE id = ?1", FALSE,
                        "give a paper's number, or id: and its id"},
  [AFF_ENTITY_PERSON] = {"SELECT id FROM person WHERE name = ?1",
                         "SELECT id FROM person WHERE id = ?1", TRUE,
                         "give a name as the programme spells it, or id: and the person's id"},
  [AFF_ENTITY_TOPIC] = {"SELECT id FROM topic WHERE letter = ?1",
                        "SELECT id FROM topic WHERE id = ?1", TRUE,
                        "give the letter of one, or id: and its id"},
  [AFF_ENTITY_NOTICE] = {NULL, "SELECT id FROM notice WHERE id = ?1", TRUE,
                         "give the id that was printed when it was added"},
  [AFF_ENTITY_BOARD] = {"SELECT id FROM board WHERE label = ?1",
                        "SELECT id FROM board WHERE id = ?1", FALSE,
                        "give a board's label, or id: and its id"},
  [AFF_ENTITY_PASSAGE] =
    {"SELECT id FROM area WHERE kind = 'passage' AND code = ?1",
     "SELECT id FROM area WHERE kind = 'passage' AND id = ?1", FALSE,
     "give the code that the drawing of the hall gives it, or id: and its id"},
};

gint64
aff_edit_only_id (AffDb *db, const char *sql, const char *text, GError **error)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (db, sql);
  gint64 id = 0;

  aff_statement_bind_text (statement, 1, text);
  if (aff_statement_step (statement)) {
    id = aff_statement_int (statement, 0);
    if (aff_statement_step (statement))
      id = -1;
  }
  return aff_statement_finish (statement, error) ? id : -1;
}

static gint64
find_by_id (AffDb *db, AffEntity entity, const char *digits, GError **error)
{
  guint64 wanted;

  if (!g_ascii_string_to_unsigned (digits, 10, 1, G_MAXINT64, &wanted, NULL))
    return 0;
  g_autoptr (AffStatement) statement = aff_db_prepare (db, finders[entity].by_id);
  aff_statement_bind_int (statement, 1, (gint64) wanted);
  gint64 id = aff_statement_step (statement) ? aff_statement_int (statement, 0) : 0;
  return aff_statement_finish (statement, error) ? id : -1;
}

gint64
aff_edit_find (AffDb *db, AffEntity entity, const char *name, GError **error)
{
  const char *word = aff_entity_word (entity);
  g_autoptr (GError) failure = NULL;
  gboolean is_id = g_str_has_prefix (name, ID_PREFIX);
  gint64 id = 0;

  if (finders[entity].by_name && !is_id)
    id = aff_edit_only_id (db, finders[entity].by_name, name, &failure);
  if (id == 0 && (is_id || finders[entity].takes_bare_id))
    id = find_by_id (db, entity, name + (is_id ? strlen (ID_PREFIX) : 0), &failure);
  if (id > 0)
    return id;
  g_autofree char *quote = aff_text_quote (name);
  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (id < 0)
    g_set_error (error, AFF_ERROR, AFF_ERROR_CONFLICT,
                 "There is more than one %s “%s”; give id: and the id of the one you mean.",
                 word, quote);
  else
    g_set_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND, "There is no %s “%s”; %s.", word, quote,
                 finders[entity].remedy);
  return 0;
}
