// SPDX-License-Identifier: GPL-3.0-or-later
// What a source lists no more: papers are withdrawn and lines of the schedule cancelled, so that
// nothing is lost and all can be taken back. What staff hold fast stays as it is.
#include "app/import/merge-boards.h"

#define MANY_GONE 10

static gboolean
is_listed (const AffMergeSource *source)
{
  return source && source->key && source->sign == AFF_MERGE_LISTED;
}

static void
say_many (AffMerge *self, guint gone, guint all)
{
  if (gone >= MANY_GONE && gone * 2 > all)
    aff_merge_remark (
      self, AFF_REMARK_GUESSED, "most-are-gone", NULL,
      "More than half of what this source listed before is not in it any more.",
      "It was marked as gone. If the file is a part only, undo this and import it "
      "with --partial.");
}

// A poster that hangs, or of whose presenter staff know something, or that they keep on its board, is
// not gone whatever a file says.
static gboolean
is_held (const AffPresentation *presentation)
{
  const AffPresence *presence = &presentation->presence;

  return presentation->is_kept || presence->has_hung ||
         (presence->word != AFF_PRESENCE_NONE && presence->word != AFF_PRESENCE_NO_SHOW);
}

// PRESENTATIONS: AffPresentation.
static gboolean
holds_any (const GPtrArray *presentations)
{
  for (guint i = 0; i < presentations->len; i++)
    if (is_held (presentations->pdata[i]))
      return TRUE;
  return FALSE;
}

static void
list_boards (AffMerge *self, const GPtrArray *presentations)
{
  for (guint i = 0; i < presentations->len; i++) {
    const AffPresentation *presentation = presentations->pdata[i];
    if (presentation->board)
      g_ptr_array_add (self->outcome->freed,
                       g_strdup_printf ("Board %s: paper %s, “%s”", presentation->board->label,
                                        presentation->paper->number,
                                        presentation->paper->title));
  }
}

// Staff said when it really began or ended.
static gboolean
was_live (AffMerge *self, const AffItem *item)
{
  AffStatement *row = aff_merge_sql (self,
                                     "SELECT 1 FROM item WHERE id = ?1"
                                     " AND (live_start IS NOT NULL OR live_end IS NOT NULL)");

  aff_statement_bind_int (row, 1, item->id);
  gboolean is_live = aff_statement_step (row);
  aff_statement_reset (row);
  return is_live;
}

// What is gone from one source and stands in another one, nobody but staff can say.
static gboolean
is_elsewhere (AffMerge *self, const AffMergeSource *source, const char *place)
{
  if (source->is_listed_elsewhere)
    aff_merge_remark (self, AFF_REMARK_LEFT, "listed-elsewhere", place,
                      "A row is not listed any more, but another source of the programme "
                      "lists it still.",
                      "It was left as it is; cancel or withdraw it by hand if it is gone.");
  return source->is_listed_elsewhere;
}

static void
cancel (AffMerge *self, const AffItem *item, const AffMergeSource *source)
{
  aff_merge_run_for (self, "UPDATE item SET cancelled = 1 WHERE id = ?1", item->id);
  list_boards (self, item->presentations);
  aff_merge_unlist_item (self, item->id, source);
  self->outcome->items_gone++;
}

static void
let_item_go (AffMerge *self, const AffItem *item, const AffMergeSource *source)
{
  if (item->is_cancelled || is_elsewhere (self, source, item->title))
    return;
  if (was_live (self, item) || holds_any (item->presentations))
    aff_merge_remark (self, AFF_REMARK_LEFT, "gone-but-held", item->title,
                      "A line of the schedule is not listed any more, but staff said when it "
                      "really takes place, or hold posters of it.",
                      "It was left as it is; cancel it by hand if it does not take place.");
  else
    cancel (self, item, source);
}

void
aff_merge_gone_items (AffMerge *self, GHashTable *matched)
{
  guint before = self->outcome->items_gone;
  guint all = 0;

  for (guint i = 0; self->known && i < self->known->items->len; i++) {
    const AffItem *item = self->known->items->pdata[i];
    const AffMergeSource *source = g_hash_table_lookup (self->item_sources, &item->id);
    if (!is_listed (source))
      continue;
    all++;
    if (!g_hash_table_contains (matched, &item->id))
      let_item_go (self, item, source);
  }
  say_many (self, self->outcome->items_gone - before, all);
}

static void
withdraw (AffMerge *self, const AffPaper *paper, const AffMergeSource *source)
{
  aff_merge_run_for (self, "UPDATE paper SET withdrawn = 1 WHERE id = ?1", paper->id);
  aff_merge_unlist_paper (self, paper->id, source);
  aff_merge_leave_boards (self, paper->id);
  list_boards (self, paper->presentations);
  self->outcome->papers_gone++;
}

static void
let_paper_go (AffMerge *self, const AffPaper *paper, const AffMergeSource *source)
{
  if (paper->is_withdrawn || is_elsewhere (self, source, paper->number))
    return;
  if (holds_any (paper->presentations))
    aff_merge_remark (self, AFF_REMARK_LEFT, "gone-but-held", paper->number,
                      "A paper is not listed any more, but its poster hangs, or staff hold it.",
                      "It was left as it is; withdraw it by hand if it is gone.");
  else
    withdraw (self, paper, source);
}

void
aff_merge_gone_papers (AffMerge *self, GHashTable *matched)
{
  guint before = self->outcome->papers_gone;
  guint all = 0;

  for (guint i = 0; self->known && i < self->programme->papers->len; i++) {
    const AffPaper *paper = self->programme->papers->pdata[i];
    const AffMergeSource *source = g_hash_table_lookup (self->paper_sources, &paper->id);
    if (paper->workshop != self->known || !is_listed (source))
      continue;
    all++;
    if (!g_hash_table_contains (matched, &paper->id))
      let_paper_go (self, paper, source);
  }
  say_many (self, self->outcome->papers_gone - before, all);
}
