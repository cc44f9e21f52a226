// SPDX-License-Identifier: GPL-3.0-or-later
// Exports of this very programme that come back: each line is the one that was exported, whatever it
// is called by now and whichever workshop it is of.
#include "app/base/text.h"
#include "app/import/merge-private.h"
#include "app/write/public.h"

#include <string.h>

char *
aff_merge_own_key (const AffMerge *self, const AffItem *item)
{
  if (!self->draft->is_own)
    return NULL;
  if (g_str_equal (self->draft->family, "ical"))
    return g_strdup_printf ("%" G_GINT64_FORMAT "#%.13s", item->id, self->programme->id);
  return aff_public_guid (self->programme, "item", item->id);
}

// own key → AffItem
static GHashTable *
index_items (const AffMerge *self)
{
  const GPtrArray *items = self->programme->items;
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < items->len; i++)
    g_hash_table_insert (index, aff_merge_own_key (self, items->pdata[i]), items->pdata[i]);
  return index;
}

const AffWorkshop *
aff_merge_find_own (AffMerge *self)
{
  const GPtrArray *drafts = self->draft->items;

  if (!self->draft->is_own)
    return NULL;
  g_autoptr (GHashTable) index = index_items (self);
  for (guint i = 0; i < drafts->len; i++) {
    const AffDraftItem *draft = drafts->pdata[i];
    const AffItem *item = draft->own ? g_hash_table_lookup (index, draft->own) : NULL;
    if (item)
      return item->workshop;
  }
  return NULL;
}

const GPtrArray *
aff_merge_known_items (const AffMerge *self)
{
  if (self->is_back)
    return self->programme->items;
  return self->known ? self->known->items : NULL;
}

// A table has one address of a paper, or two.
static gboolean
has_links (const AffPaper *paper, const AffDraftPaper *draft)
{
  for (guint i = 0; draft->links && i < draft->links->len; i++) {
    const char *address = ((AffDraftLink *) draft->links->pdata[i])->address;
    gboolean is_there = FALSE;
    for (guint j = 0; j < paper->links->len && !is_there; j++)
      is_there = strcmp (((AffLink *) paper->links->pdata[j])->address, address) == 0;
    if (!is_there)
      return FALSE;
  }
  return TRUE;
}

static char *
write_part (const char *text)
{
  g_autofree char *plain = aff_public_text (text);

  return aff_text_clean_line (g_strdelimit (plain, ";", ','));
}

static gboolean
is_same_part (const char *said, const char *now)
{
  g_autofree char *part = write_part (now);

  return strcmp (said ? said : "", part) == 0;
}

static gboolean
has_authors (const AffPaper *paper, const AffDraftPaper *draft)
{
  if (!draft->authors || draft->authors->len != paper->authors->len)
    return FALSE;
  for (guint i = 0; i < paper->authors->len; i++) {
    const AffPerson *person = ((AffAuthor *) paper->authors->pdata[i])->person;
    const AffDraftPerson *author = draft->authors->pdata[i];
    if (!is_same_part (author->name, person->name) ||
        !is_same_part (author->affiliation, person->affiliation))
      return FALSE;
  }
  return TRUE;
}

static gboolean
is_presentation (const AffMerge *self,
                 const AffPresentation *presentation,
                 const AffDraftPresentation *draft)
{
  const AffDraftItem *session = draft->session
                                  ? g_hash_table_lookup (self->draft->item_keys, draft->session)
                                  : NULL;
  const char *title = session ? session->title : draft->session;
  const AffItem *item = presentation->item;
  const char *label = presentation->board ? presentation->board->label : NULL;
  g_autofree char *own = aff_public_text (item->title);

  return presentation->kind == draft->kind && (!title || strcmp (title, own) == 0) &&
         (!session || !session->day || g_strcmp0 (session->day, item->day) == 0) &&
         (!draft->board || g_strcmp0 (draft->board, label) == 0);
}

static gboolean
has_presentations (const AffMerge *self, const AffPaper *paper, const AffDraftPaper *draft)
{
  for (guint i = 0; draft->presentations && i < draft->presentations->len; i++) {
    gboolean is_there = FALSE;
    for (guint j = 0; j < paper->presentations->len && !is_there; j++)
      is_there = is_presentation (self, paper->presentations->pdata[j],
                                  draft->presentations->pdata[i]);
    if (!is_there)
      return FALSE;
  }
  return draft->presentations && draft->presentations->len == paper->presentations->len;
}

void
aff_merge_own_paper (const AffMerge *self,
                     const AffPaper *paper,
                     const AffDraftPaper *draft,
                     const AffMergeOwnFields *fields)
{
  fields->authors->is_same = has_authors (paper, draft);
  fields->links->is_same = has_links (paper, draft);
  fields->presentations->is_same = has_presentations (self, paper, draft);
}
