// SPDX-License-Identifier: GPL-3.0-or-later
// Papers in sessions. A file takes away only what this source said before, and a poster that it moves
// to another session stays the same poster, with all that staff said of it.
#include "app/import/merge-boards.h"

#include <string.h>

static const char *const kinds[] = {"poster", "oral", "spotlight"};

// A presentation of the paper.
typedef struct {
  gint64 id;
  gint64 item;
  AffPresentationKind kind;
  gboolean is_files;  // this source said it, or nobody but the program, and no other source
  gboolean is_held;   // staff said that it hangs, or where
  gboolean is_set_up; // there is more to it than that it takes place
  gboolean is_said;   // by the file
  const char *wished; // the board of the first line that says one; borrowed; NULL: none yet
} Slot;

// All presentations of one paper, before and after.
typedef struct {
  gint64 paper;
  const AffDraftPaper *draft;
  GPtrArray *slots;   // owned; Slot
  GHashTable *places; // owned; "0 12", kind and item → Slot
  gboolean may_drop;  // the file says all of its presentations
  gboolean is_changed;
} Slots;

static void
clear_slots (Slots *slots)
{
  g_clear_pointer (&slots->places, g_hash_table_unref);
  g_clear_pointer (&slots->slots, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Slots, clear_slots)

static char *
write_place (AffPresentationKind kind, gint64 item)
{
  return g_strdup_printf ("%d %" G_GINT64_FORMAT, (int) kind, item);
}

static Slot *
find_slot (const Slots *slots, AffPresentationKind kind, gint64 item)
{
  g_autofree char *place = write_place (kind, item);

  return g_hash_table_lookup (slots->places, place);
}

static Slot *
add_slot (Slots *slots, gint64 id, gint64 item, AffPresentationKind kind)
{
  Slot *slot = g_new0 (Slot, 1);

  slot->id = id;
  slot->item = item;
  slot->kind = kind;
  g_ptr_array_add (slots->slots, slot);
  g_hash_table_replace (slots->places, write_place (kind, item), slot);
  return slot;
}

static AffPresentationKind
read_kind (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (word, kinds[i]) == 0)
      return (AffPresentationKind) i;
  return AFF_KIND_POSTER;
}

static void
load_slots (AffMerge *self, Slots *slots)
{
  AffStatement *rows = aff_merge_sql (
    self, "SELECT id, item, kind, coalesce (source IN ('', ?2), 0),"
          " EXISTS (SELECT 1 FROM placement WHERE placement.presentation = its.id AND kept = 1)"
          " OR EXISTS (SELECT 1 FROM presence WHERE presence.presentation = its.id"
          " AND (hung = 1 OR word <> 'no-show')),"
          " embargo IS NOT NULL OR attend_from IS NOT NULL OR attend_until IS NOT NULL"
          " OR EXISTS (SELECT 1 FROM placement WHERE placement.presentation = its.id)"
          " OR EXISTS (SELECT 1 FROM presence WHERE presence.presentation = its.id)"
          " OR EXISTS (SELECT 1 FROM printed WHERE printed.presentation = its.id)"
          " OR EXISTS (SELECT 1 FROM waiting WHERE waiting.item = its.item"
          " AND waiting.paper = its.paper AND its.kind = 'poster')"
          " FROM presentation AS its WHERE paper = ?1 ORDER BY id");

  slots->slots = g_ptr_array_new_with_free_func (g_free);
  slots->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  aff_statement_bind_int (rows, 1, slots->paper);
  aff_statement_bind_text (rows, 2, self->draft->family);
  while (aff_statement_step (rows)) {
    Slot *slot = add_slot (slots, aff_statement_int (rows, 0), aff_statement_int (rows, 1),
                           read_kind (aff_statement_text (rows, 2)));
    slot->is_files = aff_statement_int (rows, 3) == 1;
    slot->is_held = aff_statement_int (rows, 4) == 1;
    slot->is_set_up = aff_statement_int (rows, 5) == 1;
  }
  aff_statement_reset (rows);
}

// SOURCE: the family that says so; "": it is taken for granted.
static Slot *
make_slot (AffMerge *self,
           Slots *slots,
           gint64 item,
           AffPresentationKind kind,
           const char *source)
{
  gint64 id = aff_merge_next_id (self, "presentation");
  AffStatement *row =
    aff_merge_sql (self, "INSERT INTO presentation (id, paper, item, kind, rank, source)"
                         " VALUES (?1, ?2, ?3, ?4, ?1, ?5)");

  aff_statement_bind_int (row, 1, id);
  aff_statement_bind_int (row, 2, slots->paper);
  aff_statement_bind_int (row, 3, item);
  aff_statement_bind_text (row, 4, kinds[kind]);
  aff_statement_bind_text (row, 5, source);
  aff_statement_run (row);
  slots->is_changed = TRUE;
  return add_slot (slots, id, item, kind);
}

// Another source says what a source said; what was made here stays ours.
static void
join_source (AffMerge *self, const Slot *slot)
{
  AffStatement *row = aff_merge_sql (
    self, "UPDATE presentation SET source = trim (source || ' ' || ?2)"
          " WHERE id = ?1 AND instr (' ' || source || ' ', ' ' || ?2 || ' ') = 0");

  aff_statement_bind_int (row, 1, slot->id);
  aff_statement_bind_text (row, 2, self->draft->family);
  aff_statement_run (row);
}

static void
leave_sources (AffMerge *self, const Slots *slots)
{
  AffStatement *row =
    aff_merge_sql (self, "UPDATE presentation SET source = trim (replace (' ' || source || ' ',"
                         " ' ' || ?2 || ' ', ' ')) WHERE id = ?1"
                         " AND instr (' ' || source || ' ', ' ' || ?2 || ' ') > 0");

  for (guint i = 0; i < slots->slots->len; i++) {
    const Slot *slot = slots->slots->pdata[i];
    if (slot->is_said || slot->is_files)
      continue;
    aff_statement_bind_int (row, 1, slot->id);
    aff_statement_bind_text (row, 2, self->draft->family);
    aff_statement_run (row);
  }
}

// A poster of which nobody says when hangs in the poster session, if there is one.
static void
present_by_default (AffMerge *self, Slots *slots)
{
  if (slots->slots->len > 0)
    return;
  if (self->poster_session < 0)
    aff_merge_remark (
      self, AFF_REMARK_LEFT, "poster-session-unknown", slots->draft->place,
      "There are several poster sessions, and the file does not say which one a "
      "paper is in.",
      "It is in none yet; say it with affichectl set paper NUMBER poster=ITEM.");
  else
    make_slot (self, slots, aff_merge_session (self, NULL, AFF_KIND_POSTER), AFF_KIND_POSTER,
               "");
}

// The only session in which the paper has a poster; 0 otherwise.
static gint64
find_own_session (const Slots *slots)
{
  gint64 item = 0;

  for (guint i = 0; i < slots->slots->len; i++) {
    const Slot *slot = slots->slots->pdata[i];
    if (slot->kind != AFF_KIND_POSTER)
      continue;
    if (item > 0)
      return 0;
    item = slot->item;
  }
  return item;
}

static gint64
find_session (AffMerge *self, gint64 own, const AffDraftPresentation *said)
{
  gboolean is_anywhere = !said->session && said->kind == AFF_KIND_POSTER;

  if (is_anywhere && own > 0)
    return own;
  if (is_anywhere && self->poster_session < 0)
    return 0;
  return aff_merge_session (self, said->session, said->kind);
}

static AffMergeWish
new_wish (const Slots *slots, const Slot *slot, const char *board)
{
  return (AffMergeWish){slots->paper, slot->item,          slot->id,
                        board,        slots->draft->place, slots->draft->file};
}

// Lines may mean one session in several ways, and name a board in each.
static void
say_second_board (AffMerge *self, const AffMergeWish *wish)
{
  aff_merge_remark (self, AFF_REMARK_LEFT, "paper-on-two-boards", wish->place,
                    "A file hangs one paper on several boards in one session.",
                    "The first board counts.");
}

static void
wish_board (AffMerge *self, const Slots *slots, Slot *slot, const char *board, gboolean is_news)
{
  AffMergeWish wish = new_wish (slots, slot, board);

  wish.is_news = is_news;
  if (!board || slot->kind != AFF_KIND_POSTER)
    return;
  if (!slot->wished) {
    slot->wished = board;
    aff_merge_wish_board (self, &wish);
  } else if (is_news && strcmp (slot->wished, board) != 0)
    say_second_board (self, &wish);
}

// The same poster in another session; whoever waits there for a board goes on waiting.
static void
move (AffMerge *self, Slots *slots, Slot *slot, gint64 item, const char *board)
{
  AffStatement *list = aff_merge_sql (
    self, "UPDATE waiting SET item = ?3, rank ="
          " (SELECT coalesce (max (its.rank) + 1, 0) FROM waiting AS its WHERE its.item = ?3)"
          " WHERE item = ?1 AND paper = ?2");
  AffStatement *row =
    aff_merge_sql (self, "UPDATE presentation SET item = ?2, source = ?3 WHERE id = ?1");

  if (slot->kind == AFF_KIND_POSTER) {
    aff_statement_bind_int (list, 1, slot->item);
    aff_statement_bind_int (list, 2, slots->paper);
    aff_statement_bind_int (list, 3, item);
    aff_statement_run (list);
  }
  aff_statement_bind_int (row, 1, slot->id);
  aff_statement_bind_int (row, 2, item);
  aff_statement_bind_text (row, 3, self->draft->family);
  aff_statement_run (row);
  slot->item = item;
  g_hash_table_replace (slots->places, write_place (slot->kind, item), slot);
  AffMergeWish wish = new_wish (slots, slot, board);
  if (aff_merge_follow_session (self, &wish))
    slot->wished = board ? board : "";
  else
    wish_board (self, slots, slot, board, TRUE);
  slots->is_changed = TRUE;
}

static void
say_held (AffMerge *self, const Slots *slots)
{
  aff_merge_remark (
    self, AFF_REMARK_LEFT, "presentation-held", slots->draft->place,
    "The file does not list a presentation any more, or in another session, but "
    "staff set it up further or hold its poster.",
    "It was left as it is; change it by hand if the file is right.");
}

// A presentation of KIND that the source said and says no more: from *NEXT on, which moves on.
static Slot *
take_vacant (const Slots *slots, AffPresentationKind kind, guint n_known, guint *next)
{
  while (slots->may_drop && *next < n_known) {
    Slot *slot = slots->slots->pdata[(*next)++];
    if (slot->kind == kind && slot->is_files && !slot->is_said)
      return slot;
  }
  return NULL;
}

static void
bring_to (AffMerge *self,
          Slots *slots,
          const AffDraftPresentation *said,
          gint64 item,
          Slot *vacant)
{
  Slot *slot = vacant;

  if (vacant && vacant->is_held)
    say_held (self, slots);
  else if (vacant)
    move (self, slots, vacant, item, said->board);
  else {
    slot = make_slot (self, slots, item, said->kind, self->draft->family);
    wish_board (self, slots, slot, said->board, TRUE);
  }
  slot->is_said = TRUE;
}

// First those that are there as the file says, then the others: what is left over may move to them.
static void
bring_all (AffMerge *self, Slots *slots)
{
  const GPtrArray *said = slots->draft->presentations;
  g_autofree gint64 *items = g_new0 (gint64, said->len);
  guint next[G_N_ELEMENTS (kinds)] = {0};
  guint n_known = slots->slots->len;
  gint64 own = find_own_session (slots);

  for (guint i = 0; i < said->len; i++) {
    const AffDraftPresentation *presentation = said->pdata[i];
    items[i] = find_session (self, own, presentation);
    Slot *slot = find_slot (slots, presentation->kind, items[i]);
    if (!slot)
      continue;
    slot->is_said = TRUE;
    join_source (self, slot);
    wish_board (self, slots, slot, presentation->board, TRUE);
    items[i] = -1;
  }
  for (guint i = 0; i < said->len; i++) {
    const AffDraftPresentation *presentation = said->pdata[i];
    Slot *slot = items[i] > 0 ? find_slot (slots, presentation->kind, items[i]) : NULL;
    if (items[i] == 0)
      present_by_default (self, slots);
    else if (slot)
      wish_board (self, slots, slot, presentation->board, TRUE);
    else if (items[i] > 0)
      bring_to (self, slots, presentation, items[i],
                take_vacant (slots, presentation->kind, n_known, &next[presentation->kind]));
  }
}

static void
drop (AffMerge *self, Slots *slots)
{
  for (guint i = 0; i < slots->slots->len; i++) {
    const Slot *slot = slots->slots->pdata[i];
    if (!slot->is_files || slot->is_said)
      continue;
    if (slot->is_set_up) {
      say_held (self, slots);
      continue;
    }
    aff_merge_run_for (self, "DELETE FROM presentation WHERE id = ?1", slot->id);
    slots->is_changed = TRUE;
  }
}

static Slots
new_slots (AffMerge *self, gint64 paper, const AffDraftPaper *draft)
{
  Slots slots = {.paper = paper, .draft = draft};

  slots.may_drop = self->draft->lists_papers && !self->draft->is_partial &&
                   !self->options->is_partial && draft->presentations &&
                   draft->presentations->len > 0;
  load_slots (self, &slots);
  return slots;
}

gboolean
aff_merge_presentations (AffMerge *self, gint64 paper, const AffDraftPaper *draft)
{
  g_auto (Slots) slots = new_slots (self, paper, draft);

  if (!draft->presentations) {
    present_by_default (self, &slots);
    return slots.is_changed;
  }
  bring_all (self, &slots);
  if (slots.may_drop) {
    leave_sources (self, &slots);
    drop (self, &slots);
  }
  return slots.is_changed;
}

static gboolean
names_boards (const AffDraftPaper *draft)
{
  for (guint i = 0; draft->presentations && i < draft->presentations->len; i++)
    if (((const AffDraftPresentation *) draft->presentations->pdata[i])->board)
      return TRUE;
  return FALSE;
}

void
aff_merge_boards_again (AffMerge *self, gint64 paper, const AffDraftPaper *draft)
{
  if (!names_boards (draft))
    return;
  g_auto (Slots) slots = new_slots (self, paper, draft);
  gint64 own = find_own_session (&slots);

  for (guint i = 0; i < draft->presentations->len; i++) {
    const AffDraftPresentation *said = draft->presentations->pdata[i];
    gint64 item = said->session ? aff_merge_find_session (self, said->session) : own;
    Slot *slot = item > 0 ? find_slot (&slots, said->kind, item) : NULL;
    if (slot)
      wish_board (self, &slots, slot, said->board, FALSE);
  }
}
