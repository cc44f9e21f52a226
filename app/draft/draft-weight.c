// SPDX-License-Identifier: GPL-3.0-or-later
// How much memory the import of a draft will take, so that it is refused before it takes too much.
#include "app/draft/draft.h"

#include <string.h>

// What the draft, the rows, their record in the log and the programme make of each of them, in
// bytes (measured with hundreds of thousands of them, rounded up).
#define RECORD_BYTES 2000
#define ENTRY_BYTES  300
#define TEXT_COPIES  6

static gsize
weigh_text (const char *text)
{
  return text ? strlen (text) * TEXT_COPIES : 0;
}

static gsize
count_entries (const GPtrArray *list)
{
  return list ? list->len * (gsize) ENTRY_BYTES : 0;
}

static gsize
weigh_people (const GPtrArray *people)
{
  gsize weight = count_entries (people);

  for (guint i = 0; people && i < people->len; i++) {
    const AffDraftPerson *person = people->pdata[i];
    weight += weigh_text (person->name) + weigh_text (person->affiliation);
  }
  return weight;
}

static gsize
weigh_item (const AffDraftItem *item)
{
  return RECORD_BYTES + weigh_text (item->title) + weigh_text (item->subtitle) +
         weigh_text (item->abstract) + weigh_text (item->address) +
         weigh_people (item->speakers) + weigh_people (item->chairs);
}

static gsize
weigh_paper (const AffDraftPaper *paper)
{
  return RECORD_BYTES + weigh_text (paper->title) + weigh_text (paper->abstract) +
         weigh_people (paper->authors) + count_entries (paper->topics) +
         count_entries (paper->links) + count_entries (paper->presentations);
}

gsize
aff_draft_weight (const AffDraft *self)
{
  g_return_val_if_fail (self != NULL, 0);
  gsize weight = 0;

  for (guint i = 0; i < self->items->len; i++)
    weight += weigh_item (self->items->pdata[i]);
  for (guint i = 0; i < self->papers->len; i++)
    weight += weigh_paper (self->papers->pdata[i]);
  return weight;
}

void
aff_draft_weigh_item (AffDraft *self, AffDraftItem *item)
{
  g_return_if_fail (self != NULL && item != NULL);
  self->weight += weigh_item (item);
  if (self->weight <= AFF_DRAFT_BYTES)
    return;
  g_clear_pointer (&item->abstract, g_free);
  g_clear_pointer (&item->speakers, g_ptr_array_unref);
  g_clear_pointer (&item->chairs, g_ptr_array_unref);
}

void
aff_draft_weigh_paper (AffDraft *self, AffDraftPaper *paper)
{
  g_return_if_fail (self != NULL && paper != NULL);
  self->weight += weigh_paper (paper);
  if (self->weight <= AFF_DRAFT_BYTES)
    return;
  g_clear_pointer (&paper->abstract, g_free);
  g_clear_pointer (&paper->topics, g_ptr_array_unref);
  g_clear_pointer (&paper->authors, g_ptr_array_unref);
  g_clear_pointer (&paper->links, g_ptr_array_unref);
  g_clear_pointer (&paper->presentations, g_ptr_array_unref);
}
