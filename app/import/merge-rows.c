// SPDX-License-Identifier: GPL-3.0-or-later
// What a draft and the programme have in common, as rows to be matched.
#include "app/draft/sheet.h"
#include "app/import/merge-private.h"

#include <string.h>

static void
clear_row (AffMatchRow *row)
{
  g_free ((char *) row->key);
  g_free ((char *) row->mark);
  g_free ((char *) row->own);
  g_ptr_array_unref (row->people);
}

static GArray *
new_rows (void)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (AffMatchRow));

  g_array_set_clear_func (rows, (GDestroyNotify) clear_row);
  return rows;
}

static char *
known_key (GHashTable *sources, gint64 id)
{
  const AffMergeSource *source = g_hash_table_lookup (sources, &id);

  return g_strdup (source ? source->key : NULL);
}

static char *
mark_time (const char *day, int minute)
{
  return g_strdup_printf ("%s %d", day ? day : "", minute);
}

static GPtrArray *
list_names (const GPtrArray *people)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; people && i < people->len; i++)
    g_ptr_array_add (names, ((AffDraftPerson *) people->pdata[i])->name);
  return names;
}

static GPtrArray *
list_speakers (const AffItem *item)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < item->people->len; i++) {
    const AffItemPerson *entry = item->people->pdata[i];
    if (entry->person && entry->role == AFF_ROLE_SPEAKER)
      g_ptr_array_add (names, (char *) entry->person->name);
  }
  return names;
}

static GPtrArray *
list_authors (const AffPaper *paper)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < paper->authors->len; i++)
    g_ptr_array_add (names, (char *) ((AffAuthor *) paper->authors->pdata[i])->person->name);
  return names;
}

char *
aff_merge_key (const AffMerge *self, const char *key)
{
  return g_strdup_printf ("%s:%s", self->draft->family, key);
}

static AffMatch *
match_rows (AffMerge *self, const GArray *known, const GArray *drafts)
{
  AffMatch *matches = aff_match_rows ((AffMatchRow *) known->data, known->len,
                                      (AffMatchRow *) drafts->data, drafts->len);

  for (guint i = 0; i < drafts->len; i++)
    self->n_matched += matches[i].how != AFF_MATCH_NONE;
  return matches;
}

static void
say_item (AffMerge *self, const AffMatch *match, const AffDraftItem *draft)
{
  aff_report_set_file (self->report, draft->file);
  if (match->how == AFF_MATCH_TITLE)
    aff_merge_remark (self, AFF_REMARK_HANDLED, "item-by-title", draft->place,
                      "A line of the schedule was there without this source's key.",
                      "It was taken for the one of the same title.");
  else if (match->how == AFF_MATCH_GUESS)
    aff_merge_remark (self, AFF_REMARK_GUESSED, "item-by-similarity", draft->place,
                      "A line of the schedule resembles one that was there.",
                      "It was taken for that one, whose title and people are similar.");
}

// The poster session of ITEMS that begins when DRAFT does, which says no more than that it is one.
static const AffItem *
find_namesake (const GPtrArray *items, const AffDraftItem *draft)
{
  g_autofree char *word = aff_sheet_fold (draft->title, FALSE);

  if (strcmp (word, "postersession") != 0 || draft->start.minute < 0)
    return NULL;
  for (guint i = 0; items && i < items->len; i++) {
    const AffItem *item = items->pdata[i];
    if ((item->natures & AFF_NATURE_POSTER) && item->minute == draft->start.minute &&
        g_strcmp0 (item->day, draft->day) == 0)
      return item;
  }
  return NULL;
}

// “Poster session” is no name: a session that has one here keeps it.
static void
adopt_names (AffMerge *self, const GPtrArray *items)
{
  for (guint i = 0; i < self->draft->items->len; i++) {
    AffDraftItem *draft = self->draft->items->pdata[i];
    const AffItem *item = find_namesake (items, draft);
    if (item)
      aff_draft_set (&draft->title, item->title);
  }
}

AffMatch *
aff_merge_match_items (AffMerge *self)
{
  const GPtrArray *items = aff_merge_known_items (self);

  g_autoptr (GArray) known = new_rows ();
  g_autoptr (GArray) drafts = new_rows ();

  adopt_names (self, items);
  for (guint i = 0; items && i < items->len; i++) {
    const AffItem *item = items->pdata[i];
    AffMatchRow row = {known_key (self->item_sources, item->id), item->title,
                       mark_time (item->day, item->minute), list_speakers (item),
                       aff_merge_own_key (self, item)};
    g_array_append_val (known, row);
  }
  for (guint i = 0; i < self->draft->items->len; i++) {
    const AffDraftItem *item = self->draft->items->pdata[i];
    AffMatchRow row = {aff_merge_key (self, item->key), item->title,
                       mark_time (item->day, item->start.minute), list_names (item->speakers),
                       g_strdup (item->own)};
    g_array_append_val (drafts, row);
  }
  AffMatch *matches = match_rows (self, known, drafts);
  for (guint i = 0; i < drafts->len; i++)
    say_item (self, &matches[i], self->draft->items->pdata[i]);
  aff_report_set_file (self->report, NULL);
  return matches;
}

static void
say_paper (AffMerge *self, const AffMatch *match, const AffDraftPaper *draft)
{
  aff_report_set_file (self->report, draft->file);
  if (match->how == AFF_MATCH_TITLE)
    aff_merge_remark (self, AFF_REMARK_HANDLED, "paper-by-title", draft->place,
                      "A paper was there without this source's key.",
                      "It was taken for the one of the same title.");
  else if (match->how == AFF_MATCH_GUESS)
    aff_merge_remark (self, AFF_REMARK_GUESSED, "paper-by-similarity", draft->place,
                      "A paper resembles one that was there.",
                      "It was taken for that one, whose title and authors are similar.");
  else if (match->is_doubtful)
    aff_merge_remark (self, AFF_REMARK_GUESSED, "key-of-another-paper", draft->place,
                      "The number that was one paper's is now by a paper of another title and "
                      "by other people.",
                      "It was taken for the same paper, which keeps its board; if the source "
                      "numbered its papers anew, undo this and look at their boards.");
}

// What papers that the file may know by their number only are called here.
static GHashTable *
index_titles (const GPtrArray *papers)
{
  GHashTable *titles = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < papers->len; i++) {
    const AffPaper *paper = papers->pdata[i];
    g_hash_table_insert (titles, (gpointer) paper->number, (gpointer) paper->title);
  }
  return titles;
}

// Empty if nobody knows.
static const char *
find_title (GHashTable *titles, const AffDraftPaper *paper)
{
  const char *number = paper->number ? paper->number : paper->key;
  const char *title = paper->title ? paper->title : g_hash_table_lookup (titles, number);

  return title ? title : "";
}

AffMatch *
aff_merge_match_papers (AffMerge *self, const GPtrArray *papers)
{
  g_autoptr (GArray) known = new_rows ();
  g_autoptr (GArray) drafts = new_rows ();
  g_autoptr (GHashTable) titles = index_titles (papers);

  for (guint i = 0; i < papers->len; i++) {
    const AffPaper *paper = papers->pdata[i];
    AffMatchRow row = {known_key (self->paper_sources, paper->id), paper->title, NULL,
                       list_authors (paper)};
    g_array_append_val (known, row);
  }
  for (guint i = 0; i < self->draft->papers->len; i++) {
    const AffDraftPaper *paper = self->draft->papers->pdata[i];
    AffMatchRow row = {aff_merge_key (self, paper->key), find_title (titles, paper), NULL,
                       list_names (paper->authors)};
    g_array_append_val (drafts, row);
  }
  AffMatch *matches = match_rows (self, known, drafts);
  for (guint i = 0; i < drafts->len; i++)
    say_paper (self, &matches[i], self->draft->papers->pdata[i]);
  aff_report_set_file (self->report, NULL);
  return matches;
}
