// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/draft.h"

#include "app/base/text.h"

#include <string.h>

static void
free_person (AffDraftPerson *person)
{
  g_free (person->name);
  g_free (person->affiliation);
  g_free (person);
}

static void
free_link (AffDraftLink *link)
{
  g_free (link->kind);
  g_free (link->address);
  g_free (link);
}

static void
free_presentation (AffDraftPresentation *presentation)
{
  g_free (presentation->session);
  g_free (presentation->board);
  g_free (presentation);
}

static void
free_item (AffDraftItem *item)
{
  g_free (item->key);
  g_free (item->place);
  g_free (item->own);
  g_free (item->title);
  g_free (item->subtitle);
  g_free (item->language);
  g_free (item->type);
  g_free (item->track);
  g_free (item->room);
  g_free (item->abstract);
  g_free (item->address);
  g_free (item->day);
  g_clear_pointer (&item->speakers, g_ptr_array_unref);
  g_clear_pointer (&item->chairs, g_ptr_array_unref);
  g_free (item);
}

static void
free_paper (AffDraftPaper *paper)
{
  g_free (paper->key);
  g_free (paper->place);
  g_free (paper->number);
  g_free (paper->title);
  g_free (paper->language);
  g_free (paper->abstract);
  g_free (paper->track);
  g_free (paper->origin);
  g_clear_pointer (&paper->topics, g_ptr_array_unref);
  g_clear_pointer (&paper->authors, g_ptr_array_unref);
  g_clear_pointer (&paper->links, g_ptr_array_unref);
  g_clear_pointer (&paper->presentations, g_ptr_array_unref);
  g_free (paper);
}

static AffDraftItem *
make_item (AffDraft *self, char *key, const char *place)
{
  AffDraftItem *item = g_new0 (AffDraftItem, 1);

  if (self->items->len > 0)
    aff_draft_weigh_item (self, self->items->pdata[self->items->len - 1]);
  item->key = key;
  item->place = g_strdup (place);
  item->file = self->file;
  item->start = AFF_WHEN_NONE;
  item->end = AFF_WHEN_NONE;
  item->duration_min = -1;
  item->unknown_speakers = -1;
  g_ptr_array_add (self->items, item);
  g_hash_table_insert (self->item_keys, item->key, item);
  return item;
}

static AffDraftPaper *
make_paper (AffDraft *self, char *key, const char *place)
{
  AffDraftPaper *paper = g_new0 (AffDraftPaper, 1);

  if (self->papers->len > 0)
    aff_draft_weigh_paper (self, self->papers->pdata[self->papers->len - 1]);
  paper->key = key;
  paper->place = g_strdup (place);
  paper->file = self->file;
  g_ptr_array_add (self->papers, paper);
  g_hash_table_insert (self->paper_keys, paper->key, paper);
  return paper;
}

AffDraft *
aff_draft_new (void)
{
  AffDraft *self = g_new0 (AffDraft, 1);

  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) free_item);
  self->papers = g_ptr_array_new_with_free_func ((GDestroyNotify) free_paper);
  self->item_keys = g_hash_table_new (g_str_hash, g_str_equal);
  self->paper_keys = g_hash_table_new (g_str_hash, g_str_equal);
  self->affiliations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
aff_draft_free (AffDraft *self)
{
  if (!self)
    return;
  g_hash_table_unref (self->item_keys);
  g_hash_table_unref (self->paper_keys);
  g_hash_table_unref (self->affiliations);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->papers);
  g_clear_pointer (&self->whole, json_node_unref);
  g_free (self->family);
  g_free (self->code);
  g_free (self->title);
  g_free (self->source);
  g_free (self->venue);
  g_free (self->city);
  g_free (self->first_day);
  g_free (self->last_day);
  g_free (self->zone);
  g_free (self);
}

AffDraftItem *
aff_draft_item (AffDraft *self, const char *key, const char *place)
{
  g_return_val_if_fail (self != NULL && key != NULL, NULL);
  g_autofree char *clean = aff_text_clean_line (key);
  AffDraftItem *item = g_hash_table_lookup (self->item_keys, clean);

  return item ? item : make_item (self, g_steal_pointer (&clean), place);
}

AffDraftPaper *
aff_draft_paper (AffDraft *self, const char *key, const char *place)
{
  g_return_val_if_fail (self != NULL && key != NULL, NULL);
  g_autofree char *clean = aff_text_clean_line (key);
  AffDraftPaper *paper = g_hash_table_lookup (self->paper_keys, clean);

  return paper ? paper : make_paper (self, g_steal_pointer (&clean), place);
}

// *OLD is the key of VALUE in KEYS.
static gboolean
rename_key (GHashTable *keys, char **old, gpointer value, const char *key)
{
  g_autofree char *clean = aff_text_clean_line (key);

  if (!*clean || g_hash_table_contains (keys, clean))
    return FALSE;
  g_hash_table_steal (keys, *old);
  g_free (*old);
  *old = g_steal_pointer (&clean);
  g_hash_table_insert (keys, *old, value);
  return TRUE;
}

gboolean
aff_draft_rename_item (AffDraft *self, AffDraftItem *item, const char *key)
{
  g_return_val_if_fail (self != NULL && item != NULL && key != NULL, FALSE);
  return rename_key (self->item_keys, &item->key, item, key);
}

gboolean
aff_draft_rename_paper (AffDraft *self, AffDraftPaper *paper, const char *key)
{
  g_return_val_if_fail (self != NULL && paper != NULL && key != NULL, FALSE);
  return rename_key (self->paper_keys, &paper->key, paper, key);
}

static void
replace (char **field, char *value)
{
  if (value && *value) {
    g_free (*field);
    *field = value;
  } else
    g_free (value);
}

void
aff_draft_set (char **field, const char *value)
{
  g_return_if_fail (field != NULL);
  replace (field, aff_text_clean_line (value));
}

// A text without visible end is cut where no edit could write more.
static char *
clean_whole (const char *value)
{
  char *clean = aff_text_clean (value);

  if (clean && strlen (clean) > AFF_TEXT_WHOLE && g_utf8_strlen (clean, -1) > AFF_TEXT_WHOLE)
    *g_utf8_offset_to_pointer (clean, AFF_TEXT_WHOLE) = '\0';
  return clean;
}

void
aff_draft_set_text (char **field, const char *value)
{
  g_return_if_fail (field != NULL);
  replace (field, clean_whole (value));
}

void
aff_draft_say_people (GPtrArray **list)
{
  g_return_if_fail (list != NULL);
  if (!*list)
    *list = g_ptr_array_new_with_free_func ((GDestroyNotify) free_person);
}

AffDraftPerson *
aff_draft_add_person (GPtrArray **list, const char *name, const char *affiliation)
{
  g_return_val_if_fail (list != NULL, NULL);
  g_autofree char *clean = aff_text_clean_line (name);
  AffDraftPerson *person = NULL;

  if (!clean || !*clean)
    return NULL;
  aff_draft_say_people (list);
  if ((*list)->len >= AFF_DRAFT_PEOPLE)
    return NULL;
  person = g_new0 (AffDraftPerson, 1);
  person->name = g_steal_pointer (&clean);
  aff_draft_set (&person->affiliation, affiliation);
  g_ptr_array_add (*list, person);
  return person;
}

static gboolean
has_link (const AffDraftPaper *paper, const char *address)
{
  for (guint i = 0; paper->links && i < paper->links->len; i++)
    if (g_str_equal (((AffDraftLink *) paper->links->pdata[i])->address, address))
      return TRUE;
  return FALSE;
}

void
aff_draft_add_link (AffDraftPaper *paper, const char *kind, const char *address)
{
  g_return_if_fail (paper != NULL && kind != NULL);
  g_autofree char *clean = aff_text_clean_line (address);

  if (!clean || !*clean || (paper->links && paper->links->len >= AFF_DRAFT_LINKS) ||
      has_link (paper, clean))
    return;
  if (!paper->links)
    paper->links = g_ptr_array_new_with_free_func ((GDestroyNotify) free_link);
  AffDraftLink *link = g_new0 (AffDraftLink, 1);
  link->kind = g_strdup (kind);
  link->address = g_steal_pointer (&clean);
  g_ptr_array_add (paper->links, link);
}

// A bare DOI ("10.1000/182", "doi:10.1000/182") as its address; NULL if it is none.
static char *
expand_doi (const char *address)
{
  const char *name = g_ascii_strncasecmp (address, "doi:", 4) == 0 ? address + 4 : address;

  while (*name == ' ')
    name++;
  if (!g_str_has_prefix (name, "10.") || !strchr (name, '/') || strchr (name, ' '))
    return NULL;
  return g_strconcat ("https://doi.org/", name, NULL);
}

void
aff_draft_add_address (AffDraftPaper *paper, const char *address)
{
  g_return_if_fail (paper != NULL);
  g_autofree char *clean = aff_text_clean_line (address);
  g_autofree char *doi = clean ? expand_doi (clean) : NULL;
  const char *target = doi ? doi : clean;

  if (!target || !*target)
    return;
  if (strstr (target, "://doi.org/") || strstr (target, "://dx.doi.org/"))
    aff_draft_add_link (paper, "doi", target);
  else if (strstr (target, "://openreview.net/"))
    aff_draft_add_link (paper, "openreview", target);
  else
    aff_draft_add_link (paper, "proceedings", target);
}

void
aff_draft_add_topic (AffDraftPaper *paper, const char *name)
{
  g_return_if_fail (paper != NULL);
  g_autofree char *clean = aff_text_clean_line (name);

  if (!clean || !*clean)
    return;
  if (!paper->topics)
    paper->topics = g_ptr_array_new_with_free_func (g_free);
  if (!g_ptr_array_find_with_equal_func (paper->topics, clean, g_str_equal, NULL))
    g_ptr_array_add (paper->topics, g_steal_pointer (&clean));
}

void
aff_draft_say_presentations (AffDraftPaper *paper)
{
  g_return_if_fail (paper != NULL);
  if (!paper->presentations)
    paper->presentations = g_ptr_array_new_with_free_func ((GDestroyNotify) free_presentation);
}

void
aff_draft_add_presentation (AffDraftPaper *paper,
                            AffPresentationKind kind,
                            const char *session,
                            const char *board)
{
  g_return_if_fail (paper != NULL);
  AffDraftPresentation *presentation = g_new0 (AffDraftPresentation, 1);

  aff_draft_say_presentations (paper);
  presentation->kind = kind;
  aff_draft_set (&presentation->session, session);
  aff_draft_set (&presentation->board, board);
  g_ptr_array_add (paper->presentations, presentation);
}
