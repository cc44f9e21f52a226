// SPDX-License-Identifier: GPL-3.0-or-later
// Who speaks and who presides in a line of the schedule.
#include "app/exchange/merge-private.h"

#include <string.h>

static gboolean
speaks_of_speakers (const AffDraftItem *item)
{
  return item->speakers || item->unknown_speakers >= 0;
}

char *
aff_merge_item_people_said (const AffDraftItem *item)
{
  g_autofree char *speakers = aff_merge_people_text (item->speakers);
  g_autofree char *chairs = aff_merge_people_text (item->chairs);

  if (!speakers && !chairs && item->unknown_speakers < 0)
    return NULL;
  return g_strdup_printf ("%s?%d\n%s", speakers ? speakers : "",
                          MAX (item->unknown_speakers, 0), chairs ? chairs : "");
}

static void
append_now (GString *text, const AffItem *item, AffRole role)
{
  for (guint i = 0; i < item->people->len; i++) {
    const AffItemPerson *entry = item->people->pdata[i];
    if (entry->person && entry->role == role)
      g_string_append_printf (text, "%s|%s\n", entry->person->name,
                              entry->person->affiliation ? entry->person->affiliation : "");
  }
}

char *
aff_merge_item_people_now (const AffItem *item, const AffDraftItem *draft)
{
  gboolean has_speakers = speaks_of_speakers (draft);
  GString *text = g_string_new (NULL);
  int unknown = 0;

  if (has_speakers)
    append_now (text, item, AFF_ROLE_SPEAKER);
  for (guint i = 0; i < item->people->len; i++)
    unknown += has_speakers && !((AffItemPerson *) item->people->pdata[i])->person;
  g_string_append_printf (text, "?%d\n", unknown);
  if (draft->chairs)
    append_now (text, item, AFF_ROLE_CHAIR);
  return g_string_free (text, FALSE);
}

// TEXT, lines of "First Author|Institute", with nothing behind the bars.
static char *
drop_affiliations (const char *text)
{
  GString *bare = g_string_new (NULL);

  for (const char *at = text; *at;) {
    gsize name = strcspn (at, "|\n");
    g_string_append_len (bare, at, (gssize) name);
    if (at[name] == '|')
      g_string_append_c (bare, '|');
    at += strcspn (at, "\n");
    if (*at == '\n')
      g_string_append_c (bare, *at++);
  }
  return g_string_free (bare, FALSE);
}

gboolean
aff_merge_is_same_people (const char *said, const char *now)
{
  g_autofree char *bare = drop_affiliations (now);

  return strcmp (said, now) == 0 || strcmp (said, bare) == 0;
}

static void
add_mention (AffMerge *self, gint64 id, gint64 person, const char *role, int rank)
{
  AffStatement *row =
    aff_merge_sql (self, "INSERT INTO item_person (item, person, role, reason, rank)"
                         " VALUES (?1, ?2, ?3, iif (?2 IS NULL, 'to-be-announced', NULL), ?4)");

  aff_statement_bind_int (row, 1, id);
  if (person > 0)
    aff_statement_bind_int (row, 2, person);
  else
    aff_statement_bind_null (row, 2);
  aff_statement_bind_text (row, 3, role);
  aff_statement_bind_int (row, 4, rank);
  aff_statement_run (row);
}

static int
add_list (AffMerge *self, gint64 id, const GPtrArray *people, const char *role, int rank)
{
  g_autoptr (GHashTable)
    seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; people && i < people->len; i++) {
    gint64 *person = g_new (gint64, 1);
    *person = aff_merge_person (self, people->pdata[i]);
    if (g_hash_table_add (seen, person))
      add_mention (self, id, *person, role, rank++);
  }
  return rank;
}

void
aff_merge_item_add_people (AffMerge *self, gint64 id, const AffDraftItem *draft)
{
  int rank = add_list (self, id, draft->speakers, "speaker", 0);

  for (int i = 0; i < draft->unknown_speakers; i++)
    add_mention (self, id, 0, "speaker", rank++);
  add_list (self, id, draft->chairs, "chair", rank);
}

void
aff_merge_item_remove_people (AffMerge *self, const AffItem *item, const AffDraftItem *draft)
{
  AffStatement *row = aff_merge_sql (self,
                                     "DELETE FROM item_person WHERE item = ?1 AND"
                                     " (role = 'speaker' AND ?2 OR role = 'chair' AND ?3)");

  for (guint i = 0; i < item->people->len; i++) {
    const AffItemPerson *entry = item->people->pdata[i];
    if (entry->person && entry->role != AFF_ROLE_PANELLIST)
      g_hash_table_add (self->leaving, g_memdup2 (&entry->person->id, sizeof (gint64)));
  }
  aff_statement_bind_int (row, 1, item->id);
  aff_statement_bind_int (row, 2, speaks_of_speakers (draft));
  aff_statement_bind_int (row, 3, draft->chairs != NULL);
  aff_statement_run (row);
}
