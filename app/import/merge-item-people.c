// SPDX-License-Identifier: GPL-3.0-or-later
// Who speaks and who presides in a line of the schedule.
#include "app/import/merge-private.h"

#define CHAIR_RANK 1000 // after all speakers

char *
aff_merge_item_speakers_said (const AffDraftItem *item)
{
  g_autofree char *speakers = aff_merge_names_text (item->speakers);

  if (!speakers && item->unknown_speakers < 0)
    return NULL;
  return g_strdup_printf ("%s?%d", speakers ? speakers : "", MAX (item->unknown_speakers, 0));
}

char *
aff_merge_item_people_now (const AffItem *item, AffRole role)
{
  GString *text = g_string_new (NULL);
  int unknown = 0;

  for (guint i = 0; i < item->people->len; i++) {
    const AffItemPerson *entry = item->people->pdata[i];
    unknown += !entry->person;
    if (entry->person && entry->role == role)
      g_string_append_printf (text, "%s\n", entry->person->name);
  }
  if (role == AFF_ROLE_SPEAKER)
    g_string_append_printf (text, "?%d", unknown);
  return g_string_free (text, FALSE);
}

char *
aff_merge_item_affiliations_said (const AffDraftItem *item)
{
  g_autofree char *speakers = aff_merge_affiliations_text (item->speakers);
  g_autofree char *chairs = aff_merge_affiliations_text (item->chairs);

  return speakers || chairs ? g_strconcat (speakers ? speakers : "", chairs ? chairs : "", NULL)
                            : NULL;
}

static void
append_affiliations (GString *text, const AffItem *item, AffRole role)
{
  for (guint i = 0; i < item->people->len; i++) {
    const AffItemPerson *entry = item->people->pdata[i];
    if (entry->person && entry->role == role)
      g_string_append_printf (text, "%s\n",
                              entry->person->affiliation ? entry->person->affiliation : "");
  }
}

char *
aff_merge_item_affiliations_now (const AffItem *item, const AffDraftItem *draft)
{
  GString *text = g_string_new (NULL);

  if (draft->speakers)
    append_affiliations (text, item, AFF_ROLE_SPEAKER);
  if (draft->chairs)
    append_affiliations (text, item, AFF_ROLE_CHAIR);
  return g_string_free (text, FALSE);
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

// The rank after the last of them.
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
aff_merge_item_add_people (AffMerge *self, gint64 id, const AffDraftItem *draft, AffRole role)
{
  int rank = 0;

  if (role == AFF_ROLE_CHAIR)
    add_list (self, id, draft->chairs, "chair", CHAIR_RANK);
  else {
    rank = add_list (self, id, draft->speakers, "speaker", rank);
    for (int i = 0; i < draft->unknown_speakers; i++)
      add_mention (self, id, 0, "speaker", rank++);
  }
}

void
aff_merge_item_remove_people (AffMerge *self, const AffItem *item, AffRole role)
{
  AffStatement *row = aff_merge_sql (self,
                                     "DELETE FROM item_person WHERE item = ?1 AND role = ?2");

  for (guint i = 0; i < item->people->len; i++) {
    const AffItemPerson *entry = item->people->pdata[i];
    if (entry->person && entry->role == role)
      g_hash_table_add (self->leaving, g_memdup2 (&entry->person->id, sizeof (gint64)));
  }
  aff_statement_bind_int (row, 1, item->id);
  aff_statement_bind_text (row, 2, role == AFF_ROLE_CHAIR ? "chair" : "speaker");
  aff_statement_run (row);
}
