// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of people: who speaks, who wrote, who presents. Names are found or made; a person who is
// named nowhere any more leaves with the last mention.
#include "app/base/text.h"
#include "app/programme/edit-field.h"

#include <string.h>

#define SHOWN_NAME      40
#define TO_BE_ANNOUNCED "to be announced"

// One entry of a list: a person, or the reason why there is none.
typedef struct {
  gint64 person;
  const char *reason;
} Mention;

static gint64
make_person (AffDb *db, const char *name, GError **error)
{
  g_autoptr (AffStatement)
    insert = aff_db_prepare (db, "INSERT INTO person (name) VALUES (?1)");
  g_autoptr (AffStatement) last = aff_db_prepare (db, "SELECT last_insert_rowid ()");

  aff_statement_bind_text (insert, 1, name);
  aff_statement_run (insert);
  if (!aff_statement_finish (insert, error))
    return 0;
  gint64 id = aff_statement_step (last) ? aff_statement_int (last, 0) : 0;
  return aff_statement_finish (last, error) ? id : 0;
}

static gboolean
check_name (const char *name, GError **error)
{
  g_autofree char *start = aff_text_shorten (name, SHOWN_NAME);
  g_autofree char *clean = aff_text_clean (name);

  if (!*clean)
    g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
                 "A name in the list has no visible character; write it, or leave it out.");
  else if (g_utf8_strlen (name, -1) > AFF_TEXT_LINE)
    g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
                 "The name “%s” has more than %d characters; put semicolons between names.",
                 start, AFF_TEXT_LINE);
  else
    return TRUE;
  return FALSE;
}

static gint64
find_or_make_person (AffDb *db, const char *name, GError **error)
{
  g_autoptr (GError) failure = NULL;
  gint64 id = aff_edit_find (db, AFF_ENTITY_PERSON, name, &failure);

  if (id > 0)
    return id;
  if (!g_str_has_prefix (name, "id:") &&
      g_error_matches (failure, AFF_ERROR, AFF_ERROR_NOT_FOUND))
    return check_name (name, error) ? make_person (db, name, error) : 0;
  g_propagate_error (error, g_steal_pointer (&failure));
  return 0;
}

// The names of "Ada Lovelace; Grace Hopper", without empty ones.
static GPtrArray *
split_names (const char *value)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) parts = g_strsplit (value, ";", -1);

  for (guint i = 0; parts[i]; i++)
    if (*g_strstrip (parts[i]))
      g_ptr_array_add (names, g_strdup (parts[i]));
  return names;
}

// Separators without a name are a slip; an empty value is how a list is emptied.
static GPtrArray *
read_names (const AffTarget *target, const AffField *field, const char *value, GError **error)
{
  g_autoptr (GPtrArray) names = split_names (value);

  if (names->len > 0 || !*value)
    return g_steal_pointer (&names);
  g_autofree char *quote = aff_text_quote (value);
  g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
               "“%s” names nobody as %s of %s; write names, or %s= alone to empty the list.",
               quote, field->name, aff_entity_phrase (target->entity), field->name);
  return NULL;
}

static gboolean
read_mention (AffDb *db, const char *name, Mention *mention, GError **error)
{
  *mention = (Mention){0};
  if (g_ascii_strcasecmp (name, TO_BE_ANNOUNCED) == 0)
    mention->reason = "to-be-announced";
  else if (g_ascii_strcasecmp (name, "withdrawn") == 0)
    mention->reason = "withdrawn";
  else
    mention->person = find_or_make_person (db, name, error);
  return mention->reason || mention->person > 0;
}

// Several people may be unknown, but nobody stands in a list twice.
static gboolean
check_new (const GArray *mentions,
           const Mention *mention,
           const AffField *field,
           const char *name,
           GError **error)
{
  for (guint i = 0; mention->person > 0 && i < mentions->len; i++) {
    if (g_array_index (mentions, Mention, i).person != mention->person)
      continue;
    g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
                 "“%s” is named twice in the %s; name each person once.", name, field->name);
    return FALSE;
  }
  return TRUE;
}

static GArray *
read_mentions (const AffTarget *target,
               const AffField *field,
               const char *value,
               GError **error)
{
  g_autoptr (GPtrArray) names = read_names (target, field, value, error);
  g_autoptr (GArray) mentions = g_array_new (FALSE, FALSE, sizeof (Mention));

  for (guint i = 0; names && i < names->len; i++) {
    const char *name = g_ptr_array_index (names, i);
    Mention mention;
    if (!read_mention (target->db, name, &mention, error) ||
        !check_new (mentions, &mention, field, name, error))
      return NULL;
    g_array_append_val (mentions, mention);
  }
  return names ? g_steal_pointer (&mentions) : NULL;
}

// Two lists are the same if these texts are.
static void
append_key (GString *key, gint64 person, const char *reason)
{
  g_string_append_printf (key, "%" G_GINT64_FORMAT "%s;", person, reason ? reason : "");
}

static char *
make_key (const GArray *mentions)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < mentions->len; i++) {
    const Mention *mention = &g_array_index (mentions, Mention, i);
    append_key (key, mention->person, mention->reason);
  }
  return g_string_free (key, FALSE);
}

// The key of the rows of STATEMENT: a person and a reason each. Adds the persons' ids to PEOPLE.
static char *
read_key (AffStatement *statement, GArray *people, GError **error)
{
  g_autoptr (GString) key = g_string_new (NULL);

  while (aff_statement_step (statement)) {
    gint64 person = aff_statement_int_or (statement, 0, 0);
    append_key (key, person, aff_statement_text (statement, 1));
    g_array_append_val (people, person);
  }
  if (!aff_statement_finish (statement, error))
    return NULL;
  return g_string_free (g_steal_pointer (&key), FALSE);
}

gboolean
aff_dismiss_people (const AffTarget *target, GError **error)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (
    target->db, "DELETE FROM person WHERE id = ?1"
                " AND NOT EXISTS (SELECT 1 FROM item_person WHERE person = ?1)"
                " AND NOT EXISTS (SELECT 1 FROM paper_author WHERE person = ?1)");

  for (guint i = 0; i < target->leaving->len; i++) {
    aff_statement_bind_int (statement, 1, g_array_index (target->leaving, gint64, i));
    aff_statement_run (statement);
  }
  return aff_statement_finish (statement, error);
}

static gboolean
delete_people (const AffTarget *target, const char *role, GError **error)
{
  g_autoptr (AffStatement)
    statement = aff_db_prepare (target->db,
                                "DELETE FROM item_person WHERE item = ?1 AND role = ?2");

  aff_statement_bind_int (statement, 1, target->id);
  aff_statement_bind_text (statement, 2, role);
  aff_statement_run (statement);
  return aff_statement_finish (statement, error);
}

static gboolean
insert_people (const AffTarget *target,
               const char *role,
               const GArray *mentions,
               GError **error)
{
  g_autoptr (AffStatement)
    statement = aff_db_prepare (target->db,
                                "INSERT INTO item_person (item, person, role, reason, rank) "
                                "VALUES (?1, ?2, ?3, ?4, ?5)");

  for (guint i = 0; i < mentions->len; i++) {
    const Mention *mention = &g_array_index (mentions, Mention, i);
    aff_statement_bind_int (statement, 1, target->id);
    if (mention->person > 0)
      aff_statement_bind_int (statement, 2, mention->person);
    else
      aff_statement_bind_null (statement, 2);
    aff_statement_bind_text (statement, 3, role);
    aff_statement_bind_text (statement, 4, mention->reason);
    aff_statement_bind_int (statement, 5, i);
    aff_statement_run (statement);
  }
  return aff_statement_finish (statement, error);
}

static char *
read_people_key (const AffTarget *target, const char *role, GArray *people, GError **error)
{
  g_autoptr (AffStatement)
    statement = aff_db_prepare (target->db, "SELECT person, reason FROM item_person "
                                            "WHERE item = ?1 AND role = ?2 ORDER BY rank, id");

  aff_statement_bind_int (statement, 1, target->id);
  aff_statement_bind_text (statement, 2, role);
  return read_key (statement, people, error);
}

// The role is the field's word.
gboolean
aff_write_people (const AffTarget *target,
                  const AffField *field,
                  const char *suffix,
                  const char *value,
                  GError **error)
{
  g_autoptr (GArray) mentions = read_mentions (target, field, value, error);
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *old = mentions ? read_people_key (target, field->words, people, error)
                                  : NULL;

  if (!old)
    return FALSE;
  g_autofree char *new = make_key (mentions);
  if (strcmp (old, new) == 0)
    return TRUE;
  g_array_append_vals (target->leaving, people->data, people->len);
  return delete_people (target, field->words, error) &&
         insert_people (target, field->words, mentions, error);
}

static gboolean
has_reason (const GArray *mentions)
{
  for (guint i = 0; i < mentions->len; i++)
    if (g_array_index (mentions, Mention, i).reason)
      return TRUE;
  return FALSE;
}

static char *
read_authors_key (const AffTarget *target, GArray *people, GError **error)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (
    target->db, "SELECT person, NULL FROM paper_author WHERE paper = ?1 ORDER BY rank, id");

  aff_statement_bind_int (statement, 1, target->id);
  return read_key (statement, people, error);
}

// The people who present now, as a set of ids.
static GHashTable *
read_presenters (const AffTarget *target, GError **error)
{
  g_autoptr (GHashTable)
    presenters = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (AffStatement) statement = aff_db_prepare (
    target->db, "SELECT person FROM paper_author WHERE paper = ?1 AND presenter = 1");

  aff_statement_bind_int (statement, 1, target->id);
  while (aff_statement_step (statement)) {
    gint64 id = aff_statement_int (statement, 0);
    g_hash_table_add (presenters, g_memdup2 (&id, sizeof id));
  }
  if (!aff_statement_finish (statement, error))
    return NULL;
  return g_steal_pointer (&presenters);
}

static gboolean
delete_authors (const AffTarget *target, GError **error)
{
  g_autoptr (AffStatement)
    statement = aff_db_prepare (target->db, "DELETE FROM paper_author WHERE paper = ?1");

  aff_statement_bind_int (statement, 1, target->id);
  aff_statement_run (statement);
  return aff_statement_finish (statement, error);
}

static gboolean
insert_authors (const AffTarget *target,
                const GArray *mentions,
                GHashTable *presenters,
                GError **error)
{
  g_autoptr (AffStatement)
    statement = aff_db_prepare (target->db,
                                "INSERT INTO paper_author (paper, person, rank, presenter) "
                                "VALUES (?1, ?2, ?3, ?4)");

  for (guint i = 0; i < mentions->len; i++) {
    const Mention *mention = &g_array_index (mentions, Mention, i);
    aff_statement_bind_int (statement, 1, target->id);
    aff_statement_bind_int (statement, 2, mention->person);
    aff_statement_bind_int (statement, 3, i);
    aff_statement_bind_int (statement, 4, g_hash_table_contains (presenters, &mention->person));
    aff_statement_run (statement);
  }
  return aff_statement_finish (statement, error);
}

// Who stays an author goes on presenting.
gboolean
aff_write_authors (const AffTarget *target,
                   const AffField *field,
                   const char *suffix,
                   const char *value,
                   GError **error)
{
  g_autoptr (GArray) mentions = read_mentions (target, field, value, error);
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *old = mentions ? read_authors_key (target, people, error) : NULL;
  g_autoptr (GHashTable) presenters = old ? read_presenters (target, error) : NULL;

  if (!presenters)
    return FALSE;
  if (has_reason (mentions))
    return aff_field_refuse (target, field, value, error);
  g_autofree char *new = make_key (mentions);
  if (strcmp (old, new) == 0)
    return TRUE;
  g_array_append_vals (target->leaving, people->data, people->len);
  return delete_authors (target, error) && insert_authors (target, mentions, presenters, error);
}

static gboolean
clear_presenters (const AffTarget *target, GError **error)
{
  g_autoptr (AffStatement)
    statement = aff_db_prepare (target->db,
                                "UPDATE paper_author SET presenter = 0 WHERE paper = ?1");

  aff_statement_bind_int (statement, 1, target->id);
  aff_statement_run (statement);
  return aff_statement_finish (statement, error);
}

static gint64
find_authorship (const AffTarget *target, gint64 person, GError **error)
{
  g_autoptr (AffStatement)
    statement = aff_db_prepare (target->db,
                                "SELECT id FROM paper_author WHERE paper = ?1 AND person = ?2");

  aff_statement_bind_int (statement, 1, target->id);
  aff_statement_bind_int (statement, 2, person);
  gint64 id = aff_statement_step (statement) ? aff_statement_int (statement, 0) : 0;
  return aff_statement_finish (statement, error) ? id : -1;
}

static gboolean
mark_presenter (const AffTarget *target, const char *name, GError **error)
{
  gint64 person = aff_edit_find (target->db, AFF_ENTITY_PERSON, name, error);
  gint64 authorship = person > 0 ? find_authorship (target, person, error) : -1;

  if (authorship < 0)
    return FALSE;
  if (authorship == 0) {
    g_set_error (
      error, AFF_ERROR, AFF_ERROR_CONFLICT,
      "“%s” is not among the paper's authors; name all of them with authors=… first.", name);
    return FALSE;
  }
  g_autoptr (AffStatement)
    statement = aff_db_prepare (target->db,
                                "UPDATE paper_author SET presenter = 1 WHERE id = ?1");
  aff_statement_bind_int (statement, 1, authorship);
  aff_statement_run (statement);
  return aff_statement_finish (statement, error);
}

gboolean
aff_write_presenters (const AffTarget *target,
                      const AffField *field,
                      const char *suffix,
                      const char *value,
                      GError **error)
{
  g_autoptr (GPtrArray) names = read_names (target, field, value, error);

  if (!names || !clear_presenters (target, error))
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    if (!mark_presenter (target, g_ptr_array_index (names, i), error))
      return FALSE;
  return TRUE;
}
