// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/merge-whole.h"

#include "app/base/text.h"
#include "app/db/schema.h"
#include "app/db/shape.h"
#include "app/draft/member.h"
#include "app/draft/whole-form.h"
#include "app/import/merge-whole-check.h"
#include "app/import/merge-whole-gone.h"
#include "app/import/row.h"

#include <string.h>

#define MOST_ID  (G_GINT64_CONSTANT (1) << 50) // leaves ids for ever
#define MOST_GAP 100000000                     // ids that no row has any more

// What becomes of the rows of a table in the programme from which the file comes.
typedef enum {
  TAKE_OVER, // the file's values; what the file lacks stays
  REPLACE,   // the same; what belongs to a row of the file and is not in it goes
  ADD,       // only rows that are not here and never were
  LEAVE,     // decided here
} Policy;

static const struct {
  const char *table;
  Policy policy;
  const char *owner; // the column and the table to whose rows they belong
} policies[] = {
  {"alias", REPLACE, "workshop"},
  {"section", REPLACE, "workshop"},
  {"deadline", REPLACE, "workshop"},
  {"statement", REPLACE, "workshop"},
  {"assumption", REPLACE, "workshop"},
  {"item_person", REPLACE, "item"},
  {"item_nature", REPLACE, "item"},
  {"paper_author", REPLACE, "paper"},
  {"paper_topic", REPLACE, "paper"},
  {"link", REPLACE, "paper"},
  {"presentation", REPLACE, "paper"},
  {"notice", ADD},
  {"notice_text", ADD, "notice"},
  {"placement", LEAVE},
  {"waiting", LEAVE},
  {"presence", LEAVE},
  {"printed", LEAVE},
};

// Decided here as well.
static const struct {
  const char *table;
  const char *column;
} own_columns[] = {
  {"item", "live_start"}, {"item", "live_end"}, {"board", "state"},
  {"board", "note"},      {"area", "closed"},
};

typedef struct {
  AffDb *db;
  AffReport *report;
  JsonObject *tables;
  JsonObject *last_ids;
  gboolean is_empty;  // the programme, before
  GHashTable *keys;   // owned: table → the keys of the file's rows of it
  GHashTable *undone; // owned: ids of notices that were here once
} Merge;

// A table while its rows are gone through.
typedef struct {
  AffShape *shape;
  Policy policy;
  const char *owner; // or NULL
  guint64 own;       // bits of columns that stay as they are here
  guint64 seat;      // of those that stay where a poster hangs here
  gint64 last_id;    // that a row here ever had
  GHashTable *keys;  // of the file's rows
  AffStatement *find;
  AffStatement *hangs; // NULL: rows of the table hang nowhere
  AffStatement *insert;
  guint64 inserted; // the columns of `insert`
  AffStatement *update;
  guint64 updated;
} Table;

static void
clear_table (Table *table)
{
  g_clear_pointer (&table->shape, aff_shape_free);
  g_clear_pointer (&table->keys, g_hash_table_unref);
  g_clear_pointer (&table->find, aff_statement_free);
  g_clear_pointer (&table->hangs, aff_statement_free);
  g_clear_pointer (&table->insert, aff_statement_free);
  g_clear_pointer (&table->update, aff_statement_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, clear_table)

static void
find_policy (Table *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (policies); i++) {
    if (strcmp (policies[i].table, table->shape->table) != 0)
      continue;
    table->policy = policies[i].policy;
    table->owner = policies[i].owner;
  }
}

static guint64
find_own_columns (const AffShape *shape)
{
  guint64 own = 0;

  for (guint i = 0; i < G_N_ELEMENTS (own_columns); i++)
    if (strcmp (own_columns[i].table, shape->table) == 0)
      own |= AFF_SHAPE_BIT (aff_shape_column (shape, own_columns[i].column));
  return own;
}

// A board carries a poster of the session in which it is presented.
static void
find_seat (Table *table, const Merge *merge)
{
  if (merge->is_empty || strcmp (table->shape->table, "presentation") != 0)
    return;
  table->seat = AFF_SHAPE_BIT (aff_shape_column (table->shape, "item")) |
                AFF_SHAPE_BIT (aff_shape_column (table->shape, "kind"));
  table->hangs = aff_db_prepare (merge->db, "SELECT 1 FROM placement WHERE presentation = ?1");
}

static gboolean
open_table (Table *table, const Merge *merge, const char *name, GError **error)
{
  table->shape = aff_shape_load (merge->db, name, error);
  if (!table->shape)
    return FALSE;
  table->policy = TAKE_OVER;
  if (!merge->is_empty)
    find_policy (table);
  table->own = find_own_columns (table->shape);
  table->last_id = aff_shape_last_id (merge->db, table->shape);
  table->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  table->find = aff_shape_select_row (merge->db, table->shape);
  find_seat (table, merge);
  return TRUE;
}

// What the schema refuses is a fault of the file.
static gboolean
finish (AffStatement *statement, const AffRow *row, GError **error)
{
  g_autoptr (GError) trouble = NULL;

  if (aff_statement_finish (statement, &trouble))
    return TRUE;
  if (!g_error_matches (trouble, AFF_ERROR, AFF_ERROR_CONFLICT)) {
    g_propagate_error (error, g_steal_pointer (&trouble));
    return FALSE;
  }
  g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
               "Row %u of the table %s cannot be taken over. %s", row->number,
               row->shape->table, trouble->message);
  return FALSE;
}

static gboolean
insert_row (Table *table, const Merge *merge, const AffRow *row, GError **error)
{
  if (!table->insert || table->inserted != row->given) {
    g_clear_pointer (&table->insert, aff_statement_free);
    table->insert = aff_shape_insert (merge->db, table->shape, row->given);
    table->inserted = row->given;
  }
  aff_row_bind (row, table->insert, row->given, 1);
  aff_statement_run (table->insert);
  return finish (table->insert, row, error);
}

static gboolean
update_row (Table *table,
            const Merge *merge,
            const AffRow *row,
            guint64 columns,
            GError **error)
{
  if (!table->update || table->updated != columns) {
    g_clear_pointer (&table->update, aff_statement_free);
    table->update = aff_shape_update (merge->db, table->shape, columns);
    table->updated = columns;
  }
  int next = aff_row_bind (row, table->update, columns, 1);
  aff_row_bind (row, table->update, aff_shape_keys (table->shape), next);
  aff_statement_run (table->update);
  return finish (table->update, row, error);
}

static void
tell_kept (const Merge *merge, const AffRow *row)
{
  g_autofree char *place = aff_row_place (row);

  aff_report_add (merge->report, AFF_REMARK_LEFT, "decided-here", place,
                  "The file says something else of what is decided on the spot: boards, "
                  "presence, wait lists, printed labels, live times, closures or notices.",
                  "It was left as it is here.");
}

// A notice that is not here any more was taken back here.
static gboolean
was_undone (const Table *table, const Merge *merge, const AffRow *row)
{
  if (table->policy != ADD)
    return FALSE;
  int column = aff_shape_column (table->shape, table->owner ? table->owner : "id");
  gint64 id = row->cells[column].number;
  if (table->shape->has_ids && id <= table->last_id)
    g_hash_table_add (merge->undone, g_memdup2 (&id, sizeof id));
  return g_hash_table_contains (merge->undone, &id);
}

// Bits of the columns that the file has a say in where the row is here.
static gboolean
find_taken (Table *table, const AffRow *row, guint64 all, guint64 *taken, GError **error)
{
  gboolean is_files = table->policy == TAKE_OVER || table->policy == REPLACE;

  *taken = is_files ? all & ~table->own : 0;
  if (!table->hangs)
    return TRUE;
  aff_row_bind (row, table->hangs, aff_shape_keys (table->shape), 1);
  if (aff_statement_step (table->hangs))
    *taken &= ~table->seat;
  aff_statement_reset (table->hangs);
  return finish (table->hangs, row, error);
}

static gboolean
merge_row (Table *table, const Merge *merge, const AffRow *row, GError **error)
{
  guint64 all = row->given & ~aff_shape_keys (table->shape);
  guint64 taken = 0;

  if (!find_taken (table, row, all, &taken, error))
    return FALSE;
  aff_row_bind (row, table->find, aff_shape_keys (table->shape), 1);
  gboolean is_here = aff_statement_step (table->find);
  guint64 different = is_here ? aff_row_differs (row, table->find, all) : 0;
  aff_statement_reset (table->find);
  if (!finish (table->find, row, error))
    return FALSE;
  gboolean stays_away = !is_here && (table->policy == LEAVE || was_undone (table, merge, row));
  if (!is_here && !stays_away)
    return insert_row (table, merge, row, error);
  if (!is_here || (different & ~taken))
    tell_kept (merge, row);
  return !(different & taken) || update_row (table, merge, row, taken, error);
}

static gboolean
take_row (Table *table, const Merge *merge, JsonNode *node, guint number, GError **error)
{
  g_auto (AffRow) row = {0};

  if (!aff_row_read (&row, table->shape, node, number, merge->report, error))
    return FALSE;
  if (!g_hash_table_add (table->keys, aff_row_key (&row))) {
    g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
                 "Row %u of the table %s has the key of a row before it. Export the programme "
                 "again, or mend the file there.",
                 number, table->shape->table);
    return FALSE;
  }
  return row.is_left || merge_row (table, merge, &row, error);
}

static gint64
find_last_id (const Merge *merge, const Table *table)
{
  return CLAMP (aff_member_int (merge->last_ids, table->shape->table, 0), 0, MOST_ID);
}

static gboolean
drop_gone (const Merge *merge, Table *table, GError **error)
{
  AffWholeGone gone = {
    .db = merge->db,
    .report = merge->report,
    .shape = table->shape,
    .keys = table->keys,
    .last_id = find_last_id (merge, table),
    .owner = table->owner ? aff_shape_column (table->shape, table->owner) : -1,
    .owners = table->owner ? g_hash_table_lookup (merge->keys, table->owner) : NULL,
  };

  g_hash_table_insert (merge->keys, (gpointer) table->shape->table,
                       g_hash_table_ref (table->keys));
  return aff_merge_whole_gone (&gone, error);
}

// A file without rows of a table says that there are none; one without the table says nothing.
static gboolean
merge_table (const Merge *merge, const char *name, GError **error)
{
  JsonArray *rows = aff_member_array (merge->tables, name);
  g_auto (Table) table = {0};

  if (!rows)
    return TRUE;
  if (!open_table (&table, merge, name, error))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (rows); i++)
    if (!take_row (&table, merge, json_array_get_element (rows, i), i + 1, error))
      return FALSE;
  if (merge->is_empty || table.policy == LEAVE || table.policy == ADD)
    return TRUE;
  return drop_gone (merge, &table, error);
}

// A programme that has used up ids by the million has rows with ids as large.
static gboolean
check_last_id (const Merge *merge, const Table *table, GError **error)
{
  gint64 last_id = aff_member_int (merge->last_ids, table->shape->table, 0);

  if (!table->shape->has_ids || last_id <= table->last_id + MOST_GAP)
    return TRUE;
  g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
               "The file says that the table %s had a row with the id %" G_GINT64_FORMAT
               ", which is far above all that it has. Export the programme again, or mend "
               "“last_ids” in the file.",
               table->shape->table, last_id);
  return FALSE;
}

// Ids are never used twice: those that the other programme has used up are used up here.
static gboolean
reserve_ids (const Merge *merge, GError **error)
{
  for (const char *const *name = aff_schema_tables (); *name; name++) {
    g_auto (Table) table = {0};

    if (!open_table (&table, merge, *name, error) || !check_last_id (merge, &table, error) ||
        !aff_shape_reserve_ids (merge->db, table.shape, find_last_id (merge, &table), error))
      return FALSE;
  }
  return TRUE;
}

// What every new programme starts with is no reason to call it taken.
static gboolean
find_empty (AffDb *db, gboolean *is_empty, GError **error)
{
  *is_empty = TRUE;
  for (const char *const *name = aff_schema_tables (); *is_empty && *name; name++) {
    g_autoptr (AffShape) shape = aff_shape_load (db, *name, error);

    if (!shape ||
        (strcmp (*name, "link_kind") != 0 && !aff_shape_is_empty (db, shape, is_empty, error)))
      return FALSE;
  }
  return TRUE;
}

static gboolean
replaces_start (const Merge *merge)
{
  return merge->is_empty && aff_member_array (merge->tables, "link_kind");
}

static gboolean
clear_start (AffDb *db, GError **error)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (db, "DELETE FROM link_kind");

  aff_statement_run (statement);
  return aff_statement_finish (statement, error);
}

static gboolean
check_programme (const Merge *merge, JsonObject *file, GError **error)
{
  g_autofree char *own = aff_schema_dup_meta (merge->db, "programme_id");

  if (merge->is_empty || g_strcmp0 (own, aff_member_text (file, "programme")) == 0)
    return TRUE;
  g_set_error (
    error, AFF_ERROR, AFF_ERROR_CONFLICT,
    "The file holds another programme than this one, which is not empty. Make an empty "
    "one for it with “affichectl --db NEW init --sample none”, and import it there.");
  return FALSE;
}

static void
tell_unknown_tables (const Merge *merge)
{
  JsonObjectIter members;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&members, merge->tables);
  while (json_object_iter_next (&members, &name, &node))
    if (!g_strv_contains (aff_schema_tables (), name) || !JSON_NODE_HOLDS_ARRAY (node))
      aff_report_add (merge->report, AFF_REMARK_LEFT, "unknown-table", name,
                      "The file has a table that a programme does not have, or no list of rows "
                      "for one.",
                      "It was left out.");
}

static gboolean
merge_tables (const Merge *merge, GError **error)
{
  tell_unknown_tables (merge);
  for (const char *const *name = aff_schema_tables (); *name; name++)
    if (!merge_table (merge, *name, error))
      return FALSE;
  return TRUE;
}

static gboolean
merge_all (const Merge *merge, GError **error)
{
  g_autoptr (GHashTable) withdrawn = aff_merge_whole_list_withdrawn (merge->db, error);

  if (!withdrawn || !aff_shape_defer_references (merge->db, error) ||
      (replaces_start (merge) && !clear_start (merge->db, error)) ||
      !merge_tables (merge, error))
    return FALSE;
  return (merge->is_empty ||
          aff_merge_whole_settle (merge->db, withdrawn, merge->report, error)) &&
         reserve_ids (merge, error);
}

static gboolean
adopt_word (AffDb *db, JsonObject *meta, const char *key, GError **error)
{
  const char *value = aff_member_text (meta, key);
  g_autofree char *clean = aff_text_clean_line (value);

  return !clean || !*clean || aff_schema_write_meta (db, key, clean, error);
}

// The programme becomes the one of the file in name, too, since codes, events in calendars and later
// files of the same programme know it by its id; and it is sample data if the file was.
static gboolean
adopt (AffDb *db, JsonObject *file, GError **error)
{
  static const char *const words[] = AFF_WHOLE_META;
  const char *id = aff_member_text (file, "programme");
  g_autofree char *own = aff_schema_dup_meta (db, "programme_id");

  if (g_strcmp0 (own, id) == 0)
    return TRUE;
  for (const char *const *word = words; *word; word++)
    if (!adopt_word (db, aff_member_object (file, "meta"), *word, error))
      return FALSE;
  return aff_schema_write_meta (db, "programme_id", id, error);
}

gboolean
aff_merge_whole (AffDb *db, JsonNode *whole, AffReport *report, GError **error)
{
  g_return_val_if_fail (db != NULL && whole != NULL && report != NULL, FALSE);
  JsonObject *file = aff_node_object (whole);
  Merge merge = {
    .db = db,
    .report = report,
    .tables = aff_member_object (file, "tables"),
    .last_ids = aff_member_object (file, "last_ids"),
    .keys = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                   (GDestroyNotify) g_hash_table_unref),
    .undone = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
  };

  gboolean is_merged = find_empty (db, &merge.is_empty, error) &&
                       aff_merge_whole_check_form (db, file, error) &&
                       check_programme (&merge, file, error) && merge_all (&merge, error) &&
                       aff_merge_whole_check_references (db, error) && adopt (db, file, error);
  g_hash_table_unref (merge.keys);
  g_hash_table_unref (merge.undone);
  return is_merged;
}
