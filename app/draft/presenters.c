// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/presenters.h"

static GHashTable *
index_people (const GPtrArray *people)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; people && i < people->len; i++) {
    AffDraftPerson *person = people->pdata[i];
    g_hash_table_insert (index, g_utf8_casefold (person->name, -1), person);
  }
  return index;
}

guint
aff_presenters_mark (GPtrArray **authors, const GPtrArray *presenters)
{
  g_return_val_if_fail (authors != NULL, 0);
  g_autoptr (GHashTable) index = index_people (*authors);
  guint joined = 0;

  for (guint i = 0; presenters && i < presenters->len; i++) {
    const AffDraftPerson *presenter = presenters->pdata[i];
    g_autofree char *name = g_utf8_casefold (presenter->name, -1);
    AffDraftPerson *author = g_hash_table_lookup (index, name);
    if (!author) {
      author = aff_draft_add_person (authors, presenter->name, presenter->affiliation);
      if (!author)
        break; // the list is full, and such a draft is refused in the end
      g_hash_table_insert (index, g_steal_pointer (&name), author);
      joined++;
    }
    if (!author->affiliation)
      aff_draft_set (&author->affiliation, presenter->affiliation);
    author->presents = TRUE;
  }
  return joined;
}
