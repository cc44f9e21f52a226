// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of other tables that belong to the edited one: natures, topics, links, names, and a
// paper's places in the programme.
#include "app/base/text.h"
#include "app/programme/edit-field.h"

#include <string.h>

// Runs SQL with the target's id as ?1 and TEXT as ?2, where it has one.
static gboolean
run_for_target (const AffTarget *target, const char *sql, const char *text, GError **error)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (target->db, sql);

  aff_statement_bind_int (statement, 1, target->id);
  if (text)
    aff_statement_bind_text (statement, 2, text);
  aff_statement_run (statement);
  return aff_statement_finish (statement, error);
}

// "poster, break" or "A C": the words of a list, each once.
static GPtrArray *
split_words (const char *value)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) parts = g_strsplit_set (value, ", ;", -1);

  for (guint i = 0; parts[i]; i++)
    if (*parts[i] && !g_ptr_array_find_with_equal_func (words, parts[i], g_str_equal, NULL))
      g_ptr_array_add (words, g_strdup (parts[i]));
  return words;
}

gboolean
aff_write_natures (const AffTarget *target,
                   const AffField *field,
                   const char *suffix,
                   const char *value,
                   GError **error)
{
  g_auto (GStrv) known = g_strsplit (field->words, " ", -1);
  g_autoptr (GPtrArray) natures = split_words (value);

  if (natures->len == 0)
    return aff_field_refuse (target, field, value, error);
  if (!run_for_target (target, "DELETE FROM item_nature WHERE item = ?1", NULL, error))
    return FALSE;
  for (guint i = 0; i < natures->len; i++) {
    const char *nature = g_ptr_array_index (natures, i);
    if (!g_strv_contains ((const char *const *) known, nature))
      return aff_field_refuse (target, field, nature, error);
    if (!run_for_target (target, "INSERT INTO item_nature (item, nature) VALUES (?1, ?2)",
                         nature, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
aff_write_topics (const AffTarget *target,
                  const AffField *field,
                  const char *suffix,
                  const char *value,
                  GError **error)
{
  g_autoptr (GPtrArray) letters = split_words (value);
  g_autoptr (AffStatement) insert = aff_db_prepare (
    target->db, "INSERT INTO paper_topic (paper, topic, rank) VALUES (?1, ?2, ?3)");

  if (!run_for_target (target, "DELETE FROM paper_topic WHERE paper = ?1", NULL, error))
    return FALSE;
  for (guint i = 0; i < letters->len; i++) {
    gint64 topic = aff_edit_find (target->db, AFF_ENTITY_TOPIC, g_ptr_array_index (letters, i),
                                  error);
    if (topic <= 0)
      return FALSE;
    aff_statement_bind_int (insert, 1, target->id);
    aff_statement_bind_int (insert, 2, topic);
    aff_statement_bind_int (insert, 3, i);
    aff_statement_run (insert);
  }
  return aff_statement_finish (insert, error);
}

// The kinds of links that the programme orders, "doi, forum".
static char *
list_kinds (AffDb *db, GError **error)
{
  g_autoptr (AffStatement)
    statement = aff_db_prepare (db, "SELECT group_concat (kind, ', ') FROM "
                                    "(SELECT kind FROM link_kind ORDER BY rank, kind)");
  g_autofree char *kinds = NULL;

  if (aff_statement_step (statement))
    kinds = g_strdup (aff_statement_text (statement, 0));
  if (!aff_statement_finish (statement, error))
    return NULL;
  return kinds ? g_steal_pointer (&kinds) : g_strdup ("");
}

static gboolean
check_kind (const AffTarget *target, const char *kind, GError **error)
{
  g_autofree char *kinds = list_kinds (target->db, error);

  if (!kinds)
    return FALSE;
  g_auto (GStrv) known = g_strsplit (kinds, ", ", -1);
  if (g_strv_contains ((const char *const *) known, kind))
    return TRUE;
  g_autofree char *quote = aff_text_quote (kind);
  g_set_error (
    error, AFF_ERROR, AFF_ERROR_NOT_FOUND,
    "There is no kind of link “%s” in this programme; write link.KIND=ADDRESS with one "
    "of: %s.",
    quote, kinds);
  return FALSE;
}

static gint64
find_link (const AffTarget *target, const char *kind, GError **error)
{
  g_autoptr (AffStatement)
    statement = aff_db_prepare (target->db,
                                "SELECT min (id) FROM link WHERE paper = ?1 AND kind = ?2");

  aff_statement_bind_int (statement, 1, target->id);
  aff_statement_bind_text (statement, 2, kind);
  gint64 id = aff_statement_step (statement) ? aff_statement_int_or (statement, 0, 0) : 0;
  return aff_statement_finish (statement, error) ? id : -1;
}

// A DOI is often known before it resolves, so it waits until it is marked live.
static gboolean
insert_link (const AffTarget *target, const char *kind, const char *address, GError **error)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (
    target->db, "INSERT INTO link (paper, kind, address, live) VALUES (?1, ?2, ?3, ?4)");

  aff_statement_bind_int (statement, 1, target->id);
  aff_statement_bind_text (statement, 2, kind);
  aff_statement_bind_text (statement, 3, address);
  aff_statement_bind_int (statement, 4, strcmp (kind, "doi") != 0);
  aff_statement_run (statement);
  return aff_statement_finish (statement, error);
}

static gboolean
update_link (const AffTarget *target, gint64 link, const char *address, GError **error)
{
  g_autoptr (AffStatement)
    statement = aff_db_prepare (target->db, "UPDATE link SET address = ?2 WHERE id = ?1");

  aff_statement_bind_int (statement, 1, link);
  aff_statement_bind_text (statement, 2, address);
  aff_statement_run (statement);
  return aff_statement_finish (statement, error);
}

static gboolean
write_address (const AffTarget *target, const char *kind, const char *address, GError **error)
{
  gint64 link = find_link (target, kind, error);

  if (link < 0)
    return FALSE;
  if (!*address)
    return run_for_target (target, "DELETE FROM link WHERE paper = ?1 AND kind = ?2", kind,
                           error);
  return link > 0 ? update_link (target, link, address, error)
                  : insert_link (target, kind, address, error);
}

static gboolean
write_live (const AffTarget *target,
            const AffField *field,
            const char *kind,
            const char *value,
            GError **error)
{
  AffTarget link = *target;
  AffField live = *field;

  link.id = find_link (target, kind, error);
  if (link.id < 0)
    return FALSE;
  if (link.id == 0) {
    g_set_error (error, AFF_ERROR, AFF_ERROR_CONFLICT,
                 "The paper has no link of the kind “%s” yet; give its address with "
                 "link.%s=ADDRESS as well.",
                 kind, kind);
    return FALSE;
  }
  live.form = "yes or no";
  live.sql = "UPDATE link SET live = ?1 WHERE id = ?2";
  return aff_write_flag (&link, &live, NULL, value, error);
}

gboolean
aff_write_link (const AffTarget *target,
                const AffField *field,
                const char *suffix,
                const char *value,
                GError **error)
{
  gboolean is_live = g_str_has_suffix (suffix, ".live");
  g_autofree char *kind = g_strndup (suffix,
                                     strlen (suffix) - (is_live ? strlen (".live") : 0));

  if (!check_kind (target, kind, error))
    return FALSE;
  return is_live ? write_live (target, field, kind, value, error)
                 : write_address (target, kind, value, error);
}

static gboolean
write_name (const AffTarget *target,
            const AffField *field,
            const char *language,
            const char *value,
            GError **error)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (target->db, field->sql);

  aff_statement_bind_text (statement, 1, *value ? value : NULL);
  aff_statement_bind_int (statement, 2, target->id);
  aff_statement_bind_text (statement, 3, language);
  aff_statement_run (statement);
  return aff_statement_finish (statement, error);
}

// name=… is the name in every language of the screen, name.fr=… in one.
gboolean
aff_write_names (const AffTarget *target,
                 const AffField *field,
                 const char *suffix,
                 const char *value,
                 GError **error)
{
  static const char *const languages[] = {"fr", "en", "de"};

  if (!*value && field->need == AFF_FIELD_REQUIRED)
    return aff_field_refuse (target, field, value, error);
  if (suffix && !g_regex_match_simple ("^[a-z]{2,3}$", suffix, G_REGEX_DOLLAR_ENDONLY, 0)) {
    g_autofree char *quote = aff_text_quote (suffix);
    g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
                 "“%s” is no language in %s.%s; write fr, en or de.", quote, field->name,
                 quote);
    return FALSE;
  }
  if (suffix)
    return write_name (target, field, suffix, value, error);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (!write_name (target, field, languages[i], value, error))
      return FALSE;
  return TRUE;
}

// Whether a row stands is ours to say from now on: a file that left it out neither ends it again nor
// brings it back. "~" becomes "-" where sources are kept (app/import/merge-sources.c), and goes from
// before the first one's name.
#define TAKE_FROM_SOURCES(table)                                                               \
  "UPDATE " table " SET source_key = ltrim (source_key, '~'), source_digest = substr ("        \
  "replace (char (10) || coalesce (source_digest, source_key || ' -'),"                        \
  " char (10) || '~', char (10) || '-'), 2) WHERE id = ?1 AND (source_key LIKE '~%'"           \
  " OR char (10) || source_digest LIKE '%' || char (10) || '~%')"

gboolean
aff_write_cancelled (const AffTarget *target,
                     const AffField *field,
                     const char *suffix,
                     const char *value,
                     GError **error)
{
  return aff_write_flag (target, field, suffix, value, error) &&
         run_for_target (target, TAKE_FROM_SOURCES ("item"), NULL, error);
}

// A withdrawn paper holds no board and waits for none.
gboolean
aff_write_withdrawn (const AffTarget *target,
                     const AffField *field,
                     const char *suffix,
                     const char *value,
                     GError **error)
{
  if (!aff_write_flag (target, field, suffix, value, error) ||
      !run_for_target (target, TAKE_FROM_SOURCES ("paper"), NULL, error))
    return FALSE;
  return run_for_target (target,
                         "DELETE FROM placement WHERE presentation IN (SELECT presentation.id "
                         "FROM presentation JOIN paper ON paper.id = presentation.paper "
                         "WHERE paper.id = ?1 AND paper.withdrawn = 1)",
                         NULL, error) &&
         run_for_target (target,
                         "DELETE FROM waiting WHERE paper IN "
                         "(SELECT id FROM paper WHERE id = ?1 AND withdrawn = 1)",
                         NULL, error);
}

// The paper gets a presentation of the field's kind in an item, unless it has one there.
gboolean
aff_write_presentation (const AffTarget *target,
                        const AffField *field,
                        const char *suffix,
                        const char *value,
                        GError **error)
{
  gint64 item = aff_edit_find (target->db, AFF_ENTITY_ITEM, value, error);

  if (item <= 0)
    return FALSE;
  g_autoptr (AffStatement) statement = aff_db_prepare (
    target->db, "INSERT INTO presentation (paper, item, kind, rank) "
                "SELECT ?1, ?2, ?3, (SELECT coalesce (max (rank) + 1, 0) FROM presentation "
                "WHERE item = ?2) WHERE NOT EXISTS (SELECT 1 FROM presentation "
                "WHERE paper = ?1 AND item = ?2 AND kind = ?3)");
  aff_statement_bind_int (statement, 1, target->id);
  aff_statement_bind_int (statement, 2, item);
  aff_statement_bind_text (statement, 3, field->words);
  aff_statement_run (statement);
  return aff_statement_finish (statement, error);
}
