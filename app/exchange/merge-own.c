// SPDX-License-Identifier: GPL-3.0-or-later
// Exports of this very programme that come back: each line is the one that was exported, whatever it
// is called by now and whichever workshop it is of.
#include "app/exchange/merge-private.h"
#include "app/exchange/public.h"

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
