// SPDX-License-Identifier: GPL-3.0-or-later
// Texts as they stand in the file, before they are cleaned for the screen.
#include "app/check/check-private.h"

#include <string.h>

static const AffCheckRule address = {
  AFF_SEVERITY_ERROR, "e-mail-address", NULL,
  "Take the address out of the text: what is in a programme is public."};
static const AffCheckRule reordering = {
  AFF_SEVERITY_WARNING, "bidirectional-control", NULL,
  "Write the text again without it; the screen leaves it out."};
static const AffCheckRule no_name = {AFF_SEVERITY_MISSING, "name-untranslated", NULL,
                                     "Name it with name.LANGUAGE=…; until then the English "
                                     "name is shown."};

// Every text that a kiosk may show: entity, id, column, text.
static const char public_texts[] =
  "SELECT 'workshop', id, 'code', code FROM workshop"
  " UNION ALL SELECT 'workshop', id, 'title', title FROM workshop"
  " UNION ALL SELECT 'workshop', id, 'short_title', short_title FROM workshop"
  " UNION ALL SELECT 'workshop', id, 'tagline', tagline FROM workshop"
  " UNION ALL SELECT 'workshop', id, 'parent', parent FROM workshop"
  " UNION ALL SELECT 'workshop', id, 'venue', venue FROM workshop"
  " UNION ALL SELECT 'workshop', id, 'city', city FROM workshop"
  " UNION ALL SELECT 'workshop', id, 'country', country FROM workshop"
  " UNION ALL SELECT 'workshop', id, 'source', source FROM workshop"
  " UNION ALL SELECT 'workshop', workshop, 'alias', name FROM alias"
  " UNION ALL SELECT 'workshop', workshop, 'alias', short_name FROM alias"
  " UNION ALL SELECT 'workshop', workshop, 'section', title FROM section"
  " UNION ALL SELECT 'workshop', workshop, 'section', text FROM section"
  " UNION ALL SELECT 'workshop', workshop, 'deadline', title FROM deadline"
  " UNION ALL SELECT 'workshop', workshop, 'deadline', source FROM deadline"
  " UNION ALL SELECT 'workshop', workshop, 'statement', text FROM statement"
  " UNION ALL SELECT 'workshop', workshop, 'statement', source FROM statement"
  " UNION ALL SELECT 'workshop', workshop, 'assumption', note FROM assumption"
  " UNION ALL SELECT 'workshop', workshop, 'track', name FROM track"
  " UNION ALL SELECT 'item', id, 'title', title FROM item"
  " UNION ALL SELECT 'item', id, 'subtitle', subtitle FROM item"
  " UNION ALL SELECT 'item', id, 'type', type FROM item"
  " UNION ALL SELECT 'item', id, 'material', material FROM item"
  " UNION ALL SELECT 'paper', id, 'number', number FROM paper"
  " UNION ALL SELECT 'paper', id, 'title', title FROM paper"
  " UNION ALL SELECT 'paper', id, 'abstract', abstract FROM paper"
  " UNION ALL SELECT 'paper', id, 'origin', origin FROM paper"
  " UNION ALL SELECT 'paper', paper, 'link', address FROM link"
  " UNION ALL SELECT 'person', id, 'name', name FROM person"
  " UNION ALL SELECT 'person', id, 'affiliation', affiliation FROM person"
  " UNION ALL SELECT 'topic', topic, 'name', name FROM topic_name"
  " UNION ALL SELECT 'topic', topic, 'short_name', short_name FROM topic_name"
  " UNION ALL SELECT 'room', room, 'name', name FROM room_name"
  " UNION ALL SELECT 'place', place, 'name', name FROM place_name"
  " UNION ALL SELECT 'plan', id, 'name', name FROM plan"
  " UNION ALL SELECT 'board', id, 'label', label FROM board"
  " UNION ALL SELECT 'board', id, 'note', note FROM board"
  " UNION ALL SELECT 'notice', notice, 'lead', lead FROM notice_text"
  " UNION ALL SELECT 'notice', notice, 'text', text FROM notice_text";

// Names that have a row for each language: entity, id, English or first name, languages missing.
static const char untranslated[] =
  "WITH languages (language) AS (VALUES ('fr'), ('en'), ('de')),"
  " named (entity, id, language, name) AS ("
  "  SELECT 'room', room, language, name FROM room_name"
  "  UNION ALL SELECT 'topic', topic, language, name FROM topic_name"
  "  UNION ALL SELECT 'notice', notice, language, lead FROM notice_text"
  "  UNION ALL SELECT 'place', place, language, name FROM place_name)"
  " SELECT entity, id, min (name), (SELECT group_concat (language, ', ') FROM languages"
  "  WHERE language NOT IN (SELECT language FROM named AS other"
  "   WHERE other.entity = named.entity AND other.id = named.id)) AS missing"
  " FROM named GROUP BY entity, id HAVING missing IS NOT NULL";

// U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069 (Unicode, annex 9).
static gboolean
reorders (const char *text)
{
  for (const char *at = text; *at; at = g_utf8_next_char (at)) {
    gunichar character = g_utf8_get_char (at);
    if (character == 0x061c || character == 0x200e || character == 0x200f ||
        (character >= 0x202a && character <= 0x202e) ||
        (character >= 0x2066 && character <= 0x2069))
      return TRUE;
  }
  return FALSE;
}

// The words around an @ that stand like an address, whether or not somebody answers there.
static gboolean
holds_address (GRegex *form, const char *text)
{
  return (strchr (text, '@') || strstr (text, "%40")) && g_regex_match (form, text, 0, NULL);
}

static AffCheckRule
rule_about (const AffCheckRule *rule, const char *entity)
{
  AffCheckRule about = *rule;

  about.entity = g_intern_string (entity);
  return about;
}

static void
check_text (AffCheck *self,
            GRegex *form,
            const char *entity,
            gint64 id,
            const char *column,
            const char *given)
{
  g_autofree char *text = g_utf8_make_valid (given, -1);

  if (holds_address (form, text)) {
    AffCheckRule rule = rule_about (&address, entity);
    aff_check_add (self, &rule, id,
                   "The %s of %s %" G_GINT64_FORMAT " holds an e-mail address.", column, entity,
                   id);
  }
  if (reorders (text)) {
    AffCheckRule rule = rule_about (&reordering, entity);
    aff_check_add (self, &rule, id,
                   "The %s of %s %" G_GINT64_FORMAT " holds a character that reorders text.",
                   column, entity, id);
  }
}

gboolean
aff_check_texts (AffCheck *self, GError **error)
{
  g_autoptr (GRegex)
    form = g_regex_new ("[\\p{L}\\p{N}._%+-]+(@|%40)[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+",
                        G_REGEX_OPTIMIZE, 0, NULL);
  g_autoptr (AffStatement) statement = aff_db_prepare (self->db, public_texts);

  while (aff_statement_step (statement)) {
    if (aff_statement_is_null (statement, 3))
      continue;
    g_autofree char *entity = g_strdup (aff_statement_text (statement, 0));
    g_autofree char *column = g_strdup (aff_statement_text (statement, 2));
    check_text (self, form, entity, aff_statement_int (statement, 1), column,
                aff_statement_text (statement, 3));
  }
  return aff_statement_finish (statement, error);
}

gboolean
aff_check_names (AffCheck *self, GError **error)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (self->db, untranslated);

  while (aff_statement_step (statement)) {
    AffCheckRule rule = rule_about (&no_name, aff_statement_text (statement, 0));
    g_autofree char *name = g_utf8_make_valid (aff_statement_text (statement, 2), -1);
    aff_check_add (self, &rule, aff_statement_int (statement, 1),
                   "The %s “%s” has no name in: %s.", rule.entity, name,
                   aff_statement_text (statement, 3));
  }
  return aff_statement_finish (statement, error);
}
