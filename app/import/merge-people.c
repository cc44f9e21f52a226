// SPDX-License-Identifier: GPL-3.0-or-later
// People of a draft as people of the programme.
#include "app/import/merge-private.h"

// A person as far as telling two of one name apart takes.
typedef struct {
  gint64 id;
  char *affiliation; // owned, or NULL
} Namesake;

static void
clear_namesake (Namesake *namesake)
{
  g_free (namesake->affiliation);
}

static void
remember (AffMerge *self, const char *name, const char *affiliation, gint64 id)
{
  Namesake namesake = {id, g_strdup (affiliation)};
  GArray *namesakes = g_hash_table_lookup (self->people, name);

  if (!namesakes) {
    namesakes = g_array_new (FALSE, FALSE, sizeof (Namesake));
    g_array_set_clear_func (namesakes, (GDestroyNotify) clear_namesake);
    g_hash_table_insert (self->people, g_strdup (name), namesakes);
  }
  g_array_append_val (namesakes, namesake);
}

void
aff_merge_load_people (AffMerge *self)
{
  self->people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < self->programme->people->len; i++) {
    const AffPerson *person = self->programme->people->pdata[i];
    remember (self, person->name, person->affiliation, person->id);
  }
}

static gint64
make (AffMerge *self, const AffDraftPerson *person)
{
  gint64 id = aff_merge_next_id (self, "person");
  AffStatement *row =
    aff_merge_sql (self, "INSERT INTO person (id, name, affiliation) VALUES (?1, ?2, ?3)");

  aff_statement_bind_int (row, 1, id);
  aff_statement_bind_text (row, 2, person->name);
  aff_statement_bind_text (row, 3, person->affiliation);
  aff_statement_run (row);
  remember (self, person->name, person->affiliation, id);
  return id;
}

static gint64
complete (AffMerge *self, Namesake *namesake, const char *affiliation)
{
  AffStatement *row = aff_merge_sql (self, "UPDATE person SET affiliation = ?2 WHERE id = ?1");

  namesake->affiliation = g_strdup (affiliation);
  aff_statement_bind_int (row, 1, namesake->id);
  aff_statement_bind_text (row, 2, affiliation);
  aff_statement_run (row);
  return namesake->id;
}

gint64
aff_merge_person (AffMerge *self, const AffDraftPerson *person)
{
  GArray *namesakes = g_hash_table_lookup (self->people, person->name);

  for (guint i = 0; namesakes && i < namesakes->len; i++) {
    Namesake *namesake = &g_array_index (namesakes, Namesake, i);
    if (!person->affiliation || g_strcmp0 (namesake->affiliation, person->affiliation) == 0)
      return namesake->id;
  }
  for (guint i = 0; namesakes && i < namesakes->len; i++) {
    Namesake *namesake = &g_array_index (namesakes, Namesake, i);
    if (!namesake->affiliation)
      return complete (self, namesake, person->affiliation);
  }
  return make (self, person);
}

char *
aff_merge_names_text (const GPtrArray *people)
{
  GString *text = people ? g_string_new (NULL) : NULL;

  for (guint i = 0; people && i < people->len; i++)
    g_string_append_printf (text, "%s\n", ((AffDraftPerson *) people->pdata[i])->name);
  return text ? g_string_free (text, FALSE) : NULL;
}

char *
aff_merge_affiliations_text (const GPtrArray *people)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean has_any = FALSE;

  for (guint i = 0; people && i < people->len; i++) {
    const AffDraftPerson *person = people->pdata[i];
    has_any |= person->affiliation != NULL;
    g_string_append_printf (text, "%s\n", person->affiliation ? person->affiliation : "");
  }
  return has_any ? g_strdup (text->str) : NULL;
}

static GHashTable *
list_named (AffMerge *self)
{
  GHashTable *named = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  AffStatement *rows =
    aff_merge_sql (self, "SELECT person FROM paper_author UNION SELECT person FROM item_person"
                         " WHERE person IS NOT NULL");

  while (aff_statement_step (rows)) {
    gint64 *id = g_new (gint64, 1);
    *id = aff_statement_int (rows, 0);
    g_hash_table_add (named, id);
  }
  aff_statement_reset (rows);
  return named;
}

void
aff_merge_let_go (AffMerge *self)
{
  if (g_hash_table_size (self->leaving) == 0)
    return;
  g_autoptr (GHashTable) named = list_named (self);
  GHashTableIter iterator;
  gpointer id = NULL;

  g_hash_table_iter_init (&iterator, self->leaving);
  while (g_hash_table_iter_next (&iterator, &id, NULL))
    if (!g_hash_table_contains (named, id)) {
      AffStatement *row = aff_merge_sql (self, "DELETE FROM person WHERE id = ?1");
      aff_statement_bind_int (row, 1, *(gint64 *) id);
      aff_statement_run (row);
    }
}
