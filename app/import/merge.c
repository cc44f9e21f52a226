// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/text.h"
#include "app/import/difference.h"
#include "app/import/merge-private.h"
#include "app/import/merge-whole.h"
#include "app/search/fold.h"

#include <string.h>

AffStatement *
aff_merge_sql (AffMerge *self, const char *sql)
{
  AffStatement *statement = g_hash_table_lookup (self->statements, sql);

  if (!statement) {
    statement = aff_db_prepare (self->db, sql);
    g_hash_table_insert (self->statements, (char *) sql, statement);
  }
  aff_statement_reset (statement);
  return statement;
}

void
aff_merge_run_for (AffMerge *self, const char *sql, gint64 id)
{
  AffStatement *row = aff_merge_sql (self, sql);

  aff_statement_bind_int (row, 1, id);
  aff_statement_run (row);
}

gint64
aff_merge_next_id (AffMerge *self, const char *table)
{
  gint64 *next = g_hash_table_lookup (self->next_ids, table);

  if (!next) {
    AffStatement *last = aff_merge_sql (self,
                                        "SELECT seq FROM sqlite_sequence WHERE name = ?1");
    aff_statement_bind_text (last, 1, table);
    next = g_new (gint64, 1);
    *next = aff_statement_step (last) ? aff_statement_int (last, 0) : 0;
    aff_statement_reset (last);
    g_hash_table_insert (self->next_ids, (char *) table, next);
  }
  return ++*next;
}

char *
aff_merge_fold (const char *text)
{
  g_autoptr (AffFolded) folded = aff_folded_new ();
  GString *words = g_string_new (NULL);

  aff_fold (folded, text, strlen (text), AFF_FOLD_QUERY);
  for (guint i = 0; i < folded->words->len; i++) {
    const AffWord *word = &g_array_index (folded->words, AffWord, i);
    if (i > 0 && word->place == g_array_index (folded->words, AffWord, i - 1).place)
      continue;
    g_string_append_printf (words, "%.*s ", (int) word->length,
                            aff_folded_letters (folded, word));
  }
  // A name of signs only is compared as it is.
  return words->len > 0 ? g_string_free (words, FALSE)
                        : (g_string_free (words, TRUE), g_strdup (text));
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char *
aff_merge_join_sorted (GPtrArray *lines)
{
  g_ptr_array_sort (lines, compare_texts);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

gint64
aff_merge_lookup (GHashTable *table, const char *text)
{
  const gint64 *id = g_hash_table_lookup (table, text);

  return id ? *id : 0;
}

void
aff_merge_remember (GHashTable *table, char *text, gint64 id)
{
  gint64 *kept = g_new (gint64, 1);

  *kept = id;
  g_hash_table_replace (table, text, kept);
}

void
aff_merge_remark (AffMerge *self,
                  AffRemarkKind kind,
                  const char *code,
                  const char *place,
                  const char *meaning,
                  const char *action)
{
  aff_report_add (self->report, kind, code, place, meaning, action);
}

// The rank behind those that are there. LAST: a query for the first such rank.
static gint64
next_rank (gint64 *next, AffStatement *last)
{
  if (*next == 0)
    *next = aff_statement_step (last) ? aff_statement_int (last, 0) + 1 : 1;
  aff_statement_reset (last);
  return (*next)++ - 1;
}

static gint64
make_room (AffMerge *self, const char *name)
{
  gint64 id = aff_merge_next_id (self, "room");
  AffStatement *last = aff_merge_sql (
    self, "SELECT coalesce (max (rank) + 1, 0) FROM room WHERE rank < 1000000000");
  AffStatement *room = aff_merge_sql (self, "INSERT INTO room (id, rank) VALUES (?1, ?2)");
  AffStatement *word =
    aff_merge_sql (self, "INSERT INTO room_name (room, language, name) VALUES (?1, 'en', ?2)");

  aff_statement_bind_int (room, 1, id);
  aff_statement_bind_int (room, 2, next_rank (&self->next_room_rank, last));
  aff_statement_run (room);
  aff_statement_bind_int (word, 1, id);
  aff_statement_bind_text (word, 2, name);
  aff_statement_run (word);
  return id;
}

gint64
aff_merge_room (AffMerge *self, const char *name)
{
  g_autofree char *folded = name ? aff_merge_fold (name) : NULL;
  gint64 id = folded ? aff_merge_lookup (self->rooms, folded) : 0;

  if (!folded || id > 0)
    return id;
  id = make_room (self, name);
  aff_merge_remember (self->rooms, g_steal_pointer (&folded), id);
  return id;
}

static gint64
make_track (AffMerge *self, const char *name)
{
  gint64 id = aff_merge_next_id (self, "track");
  AffStatement *last = aff_merge_sql (self, "SELECT coalesce (max (rank) + 1, 0) FROM track"
                                            " WHERE workshop = ?1 AND rank < 1000000000");
  AffStatement *track =
    aff_merge_sql (self, "INSERT INTO track (id, workshop, code, name, admission, rank)"
                         " VALUES (?1, ?2, ?3, ?4, 'review', ?5)");
  g_autofree char *code = g_strdup_printf ("track-%" G_GINT64_FORMAT, id);

  aff_statement_bind_int (track, 1, id);
  aff_statement_bind_int (track, 2, self->workshop);
  aff_statement_bind_text (track, 3, code);
  aff_statement_bind_text (track, 4, name);
  aff_statement_bind_int (last, 1, self->workshop);
  aff_statement_bind_int (track, 5, next_rank (&self->next_track_rank, last));
  aff_statement_run (track);
  return id;
}

gint64
aff_merge_track (AffMerge *self, const char *name)
{
  g_autofree char *folded = name ? aff_merge_fold (name) : NULL;
  gint64 id = folded ? aff_merge_lookup (self->tracks, folded) : 0;

  if (!folded || id > 0)
    return id;
  id = make_track (self, name);
  aff_merge_remember (self->tracks, g_steal_pointer (&folded), id);
  return id;
}

static void
remember_names (GHashTable *table, const GPtrArray *names, gint64 id)
{
  for (guint i = 0; i < names->len; i++)
    aff_merge_remember (table, aff_merge_fold (((AffName *) names->pdata[i])->name), id);
}

static void
load_names (AffMerge *self)
{
  for (guint i = 0; i < self->programme->rooms->len; i++) {
    const AffRoom *room = self->programme->rooms->pdata[i];
    remember_names (self->rooms, room->names, room->id);
  }
  for (guint i = 0; i < self->programme->topics->len; i++) {
    const AffTopic *topic = self->programme->topics->pdata[i];
    remember_names (self->topics, topic->names, topic->id);
  }
  for (guint i = 0; self->known && i < self->known->tracks->len; i++) {
    const AffTrack *track = self->known->tracks->pdata[i];
    aff_merge_remember (self->tracks, aff_merge_fold (track->name), track->id);
  }
  self->item_sources =
    aff_merge_load_sources (self, "SELECT id, source_key, source_digest FROM item"
                                  " WHERE workshop = ?1 AND source_key IS NOT NULL");
  self->paper_sources =
    aff_merge_load_sources (self, "SELECT id, source_key, source_digest FROM paper"
                                  " WHERE workshop = ?1 AND source_key IS NOT NULL");
  aff_merge_load_people (self);
}

static GHashTable *
new_names (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
init (AffMerge *self)
{
  self->statements = g_hash_table_new_full (NULL, NULL, NULL,
                                            (GDestroyNotify) aff_statement_free);
  self->next_ids = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->rooms = new_names ();
  self->tracks = new_names ();
  self->topics = new_names ();
  self->sessions = new_names ();
  self->link_kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->numbers = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->leaving = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->counted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
clear (AffMerge *self)
{
  g_hash_table_unref (self->statements);
  g_hash_table_unref (self->next_ids);
  g_hash_table_unref (self->rooms);
  g_hash_table_unref (self->tracks);
  g_hash_table_unref (self->topics);
  g_hash_table_unref (self->sessions);
  g_hash_table_unref (self->link_kinds);
  g_hash_table_unref (self->numbers);
  g_hash_table_unref (self->leaving);
  g_hash_table_unref (self->counted);
  g_clear_pointer (&self->wishes, g_array_unref);
  g_clear_pointer (&self->people, g_hash_table_unref);
  g_clear_pointer (&self->item_sources, g_hash_table_unref);
  g_clear_pointer (&self->paper_sources, g_hash_table_unref);
}

static gboolean
check_statements (AffMerge *self, GError **error)
{
  GHashTableIter iterator;
  gpointer statement = NULL;

  g_hash_table_iter_init (&iterator, self->statements);
  while (g_hash_table_iter_next (&iterator, NULL, &statement))
    if (!aff_statement_finish (statement, error))
      return FALSE;
  return TRUE;
}

// A file without a name that has nothing in common with the workshop that is there is hardly a newer
// version of it; what it does not list is not gone before somebody says so.
static gboolean
check_kinship (AffMerge *self, guint gone, GError **error)
{
  const AffMergeOptions *options = self->options;

  if (gone == 0 || self->n_matched > 0 || options->into || self->draft->code ||
      self->draft->title)
    return TRUE;
  g_set_error (error, AFF_ERROR, AFF_ERROR_CONFLICT,
               "The file does not say of which event it is, and nothing in it is in the "
               "programme of “%s” yet. Say --into %s if it is to replace what was imported "
               "there before, and --partial too if it is to be added to it.",
               self->known->short_title, self->known->code);
  return FALSE;
}

static gboolean
merge (AffMerge *self, GError **error)
{
  guint before = self->outcome->items_gone + self->outcome->papers_gone;

  if (!aff_merge_workshop (self, error))
    return FALSE;
  load_names (self);
  aff_merge_items (self);
  aff_merge_papers (self);
  aff_merge_let_go (self);
  return check_kinship (self, self->outcome->items_gone + self->outcome->papers_gone - before,
                        error) &&
         check_statements (self, error);
}

static void
count_different (AffMergeOutcome *outcome, const AffDifferent *different)
{
  guint *items[] = {&outcome->items_new, &outcome->items_changed, &outcome->items_gone};
  guint *papers[] = {&outcome->papers_new, &outcome->papers_changed, &outcome->papers_gone};

  if (strcmp (different->entity, "item") == 0)
    ++*items[different->kind];
  else if (strcmp (different->entity, "paper") == 0)
    ++*papers[different->kind];
}

static gboolean
merge_whole (AffDb *db,
             JsonNode *whole,
             AffReport *report,
             AffMergeOutcome *outcome,
             GError **error)
{
  g_autoptr (AffProgramme) before = aff_programme_load (db, error);
  gboolean is_done = before && aff_merge_whole (db, whole, report, error);
  g_autoptr (AffProgramme) after = is_done ? aff_programme_load (db, error) : NULL;
  if (!after)
    return FALSE;
  g_autoptr (GPtrArray) differences = aff_difference_list (before, after);

  for (guint i = 0; i < differences->len; i++)
    count_different (outcome, differences->pdata[i]);
  return TRUE;
}

gboolean
aff_merge_run (AffDb *db,
               const AffDraft *draft,
               const AffMergeOptions *options,
               AffReport *report,
               AffMergeOutcome *outcome,
               GError **error)
{
  g_return_val_if_fail (db != NULL && draft != NULL && options != NULL, FALSE);
  g_return_val_if_fail (report != NULL && outcome != NULL, FALSE);
  if (draft->whole)
    return merge_whole (db, draft->whole, report, outcome, error);
  g_autoptr (AffProgramme) programme = aff_programme_load (db, error);
  AffMerge self = {db, programme, draft, options, report, outcome};
  if (!programme)
    return FALSE;
  init (&self);
  gboolean is_done = merge (&self, error);
  clear (&self);
  return is_done;
}
