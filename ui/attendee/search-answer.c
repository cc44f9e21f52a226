// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/search-answer.h"

#include "ui/attendee/found-list.h"

#include <glib/gi18n.h>

#define MOST_RESULTS 120 // more are not leafed through

static gboolean
has_text (const char *text)
{
  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

static char *
describe_count (guint count)
{
  if (count == 0)
    return g_strdup (""); // the page says it in words
  if (count >= AFF_FOUND_MOST)
    return g_strdup_printf (_ ("More than %d results"), AFF_FOUND_MOST);
  return g_strdup_printf (ngettext ("%u result", "%u results", count), count);
}

// A presenter looks for a paper or for the own name.
static gboolean
is_own_kind (const AffHit *hit)
{
  return hit->kind == AFF_HIT_PAPER || hit->kind == AFF_HIT_PERSON;
}

// In the programme that the index is of, which may be the former one for a moment.
static void
find (AffSearchAnswer *self, AffScene *scene, const char *text, gboolean is_own)
{
  AffIndex *index = aff_finder_index (aff_scene_finder (scene));
  const char *language = aff_scene_language (scene);
  gint64 now = aff_scene_now (scene);
  g_auto (AffFoundFor) made_for = {0};
  g_autoptr (AffAnswer) answer = aff_index_query (index, text, language, MOST_RESULTS, now);

  aff_found_for_init (&made_for, aff_index_programme (index), language, now);
  for (guint i = 0; i < answer->hits->len; i++) {
    const AffHit *hit = g_ptr_array_index (answer->hits, i);

    if (!is_own || is_own_kind (hit))
      g_ptr_array_add (self->found, aff_found_new_for_hit (&made_for, hit));
  }
  self->suggested = g_strdup (answer->suggestion);
  self->heading = self->suggested != NULL ? g_strdup (_ ("Did you mean")) : NULL;
  self->count = describe_count (is_own ? self->found->len : answer->n_found);
}

static GPtrArray *
list_person (AffSearchAnswer *self, const AffFoundFor *made_for, const AffVisitSearch *search)
{
  gboolean colleagues = search->colleague != 0;
  gint64 id = colleagues ? search->colleague : search->person;
  const AffPerson *person = aff_found_list_find (made_for, id);
  const char *whose = person != NULL ? person->name : "";

  if (colleagues && person != NULL && person->affiliation != NULL)
    whose = person->affiliation;
  self->heading = g_strdup_printf (_ ("Posters and talks: %s"), whose);
  return aff_found_list_of_person (made_for, id, colleagues);
}

static GPtrArray *
list_names (AffSearchAnswer *self, const AffFoundFor *made_for, const char *initial)
{
  self->heading = g_strdup_printf (_ ("Names with %s"), initial);
  return aff_found_list_people (made_for, initial);
}

static gboolean
is_of_person (const AffVisitSearch *search)
{
  return search->person != 0 || search->colleague != 0;
}

static void
list (AffSearchAnswer *self, AffScene *scene, const AffVisitSearch *search)
{
  g_auto (AffFoundFor) made_for = {0};

  aff_found_for_init (&made_for, aff_scene_programme (scene), aff_scene_language (scene),
                      aff_scene_now (scene));
  g_ptr_array_extend_and_steal (self->found, is_of_person (search)
                                               ? list_person (self, &made_for, search)
                                               : list_names (self, &made_for, search->initial));
  self->count = describe_count (self->found->len);
}

static AffSearchKind
find_kind (AffScene *scene, const AffVisitSearch *search)
{
  if (is_of_person (search) || search->initial != NULL)
    return AFF_SEARCH_LIST;
  if (!has_text (search->text))
    return AFF_SEARCH_START;
  return aff_finder_index (aff_scene_finder (scene)) != NULL ? AFF_SEARCH_FOUND
                                                             : AFF_SEARCH_LATER;
}

AffSearchAnswer *
aff_search_answer_new (AffScene *scene, const AffVisitSearch *search, gboolean is_own)
{
  g_return_val_if_fail (AFF_IS_SCENE (scene) && search != NULL, NULL);
  AffSearchAnswer *self = g_new0 (AffSearchAnswer, 1);

  self->found = g_ptr_array_new_with_free_func ((GDestroyNotify) aff_found_free);
  self->kind = find_kind (scene, search);
  if (self->kind == AFF_SEARCH_LIST)
    list (self, scene, search);
  else if (self->kind == AFF_SEARCH_FOUND)
    find (self, scene, search->text, is_own);
  else
    self->count = g_strdup ("");
  return self;
}

void
aff_search_answer_free (AffSearchAnswer *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->found);
  g_free (self->heading);
  g_free (self->count);
  g_free (self->suggested);
  g_free (self);
}

gboolean
aff_search_answer_is_typed (const AffVisitSearch *search)
{
  g_return_val_if_fail (search != NULL, FALSE);
  return !is_of_person (search) && search->initial == NULL && has_text (search->text);
}
