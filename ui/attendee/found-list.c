// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/found-list.h"

#include "app/base/text.h"

#include <string.h>

// Whose posters and talks a list holds.
typedef struct {
  const AffPerson *person;
  const char *affiliation; // of all who work there; NULL: only of PERSON
} Whose;

static gboolean
is_meant (const Whose *whose, const AffPerson *person)
{
  if (person == NULL)
    return FALSE;
  return whose->affiliation != NULL ? g_strcmp0 (person->affiliation, whose->affiliation) == 0
                                    : person == whose->person;
}

static gboolean
is_author (const Whose *whose, const AffPaper *paper)
{
  for (guint i = 0; i < paper->authors->len; i++)
    if (is_meant (whose, ((const AffAuthor *) g_ptr_array_index (paper->authors, i))->person))
      return TRUE;
  return FALSE;
}

static gboolean
is_in_item (const Whose *whose, const AffItem *item)
{
  for (guint i = 0; i < item->people->len; i++) {
    const AffItemPerson *one = g_ptr_array_index (item->people, i);

    if (!one->has_withdrawn && is_meant (whose, one->person))
      return TRUE;
  }
  return FALSE;
}

const AffPerson *
aff_found_list_find (const AffFoundFor *self, gint64 person)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->programme->people->len; i++) {
    const AffPerson *one = g_ptr_array_index (self->programme->people, i);

    if (one->id == person)
      return one;
  }
  return NULL;
}

GPtrArray *
aff_found_list_of_person (const AffFoundFor *self, gint64 person, gboolean colleagues)
{
  g_return_val_if_fail (self != NULL, NULL);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) aff_found_free);
  const AffProgramme *programme = self->programme;
  Whose whose = {.person = aff_found_list_find (self, person)};

  if (whose.person == NULL)
    return list;
  whose.affiliation = colleagues ? whose.person->affiliation : NULL;
  for (guint i = 0; i < programme->papers->len; i++) {
    const AffPaper *paper = g_ptr_array_index (programme->papers, i);

    if (is_author (&whose, paper) && aff_found_is_public (self, paper))
      g_ptr_array_add (list, aff_found_new_for_paper (self, paper));
  }
  for (guint i = 0; i < programme->items->len; i++) {
    const AffItem *item = g_ptr_array_index (programme->items, i);

    if (is_in_item (&whose, item))
      g_ptr_array_add (list, aff_found_new_for_item (self, item));
  }
  return list;
}

// Those who are known for something public.
static GHashTable *
collect_known (const AffFoundFor *self)
{
  GHashTable *known = g_hash_table_new (NULL, NULL);
  const AffProgramme *programme = self->programme;

  for (guint i = 0; i < programme->papers->len; i++) {
    const AffPaper *paper = g_ptr_array_index (programme->papers, i);

    for (guint j = 0; aff_found_is_public (self, paper) && j < paper->authors->len; j++)
      g_hash_table_add (
        known, (gpointer) ((const AffAuthor *) g_ptr_array_index (paper->authors, j))->person);
  }
  for (guint i = 0; i < programme->items->len; i++) {
    const GPtrArray *people =
      ((const AffItem *) g_ptr_array_index (programme->items, i))->people;

    for (guint j = 0; j < people->len; j++) {
      const AffItemPerson *one = g_ptr_array_index (people, j);
      if (!one->has_withdrawn && one->person != NULL)
        g_hash_table_add (known, (gpointer) one->person);
    }
  }
  return known;
}

// The last word of a name in plain letters: what lists are sorted by.
static char *
make_key (const AffPerson *person)
{
  const char *space = strrchr (person->name, ' ');
  const char *last = space != NULL && space[1] != '\0' ? space + 1 : person->name;
  g_autofree char *plain = g_str_to_ascii (last, "C");

  return g_ascii_strup (plain, -1);
}

static char *
make_initial (const AffPerson *person)
{
  g_autofree char *key = make_key (person);

  return g_ascii_isalpha (key[0]) ? g_strndup (key, 1) : g_strdup ("…");
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
aff_found_list_initials (const AffFoundFor *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  GPtrArray *initials = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) known = collect_known (self);

  for (guint i = 0; i < self->programme->people->len; i++) {
    const AffPerson *person = g_ptr_array_index (self->programme->people, i);
    g_autofree char *initial = make_initial (person);

    if (g_hash_table_contains (seen, initial) || !g_hash_table_contains (known, person))
      continue;
    g_hash_table_add (seen, initial);
    g_ptr_array_add (initials, g_steal_pointer (&initial));
  }
  g_ptr_array_sort (initials, compare_strings);
  return initials;
}

static int
compare_people (gconstpointer a, gconstpointer b)
{
  const AffPerson *first = *(const AffPerson *const *) a,
                  *second = *(const AffPerson *const *) b;
  g_autofree char *first_key = make_key (first);
  g_autofree char *second_key = make_key (second);
  int order = strcmp (first_key, second_key);

  return order != 0 ? order : aff_text_compare_natural (first->name, second->name);
}

GPtrArray *
aff_found_list_people (const AffFoundFor *self, const char *initial)
{
  g_return_val_if_fail (self != NULL && initial != NULL, NULL);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) aff_found_free);
  g_autoptr (GPtrArray) people = g_ptr_array_new ();
  g_autoptr (GHashTable) known = collect_known (self);

  for (guint i = 0; i < self->programme->people->len; i++) {
    AffPerson *person = g_ptr_array_index (self->programme->people, i);
    g_autofree char *own = make_initial (person);

    if (g_str_equal (own, initial) && g_hash_table_contains (known, person))
      g_ptr_array_add (people, person);
  }
  g_ptr_array_sort (people, compare_people);
  for (guint i = 0; i < people->len; i++) {
    const AffPerson *person = g_ptr_array_index (people, i);

    g_ptr_array_add (list, aff_found_new_for_person (person));
  }
  return list;
}
