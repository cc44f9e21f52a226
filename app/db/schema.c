// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/db/schema.h"

#include "app/base/clock.h"
#include "app/base/text.h"
#include "app/db/db-private.h"

#include <gio/gio.h>
#include <stdlib.h>

#define FOLDER "/org/affiche/data/schema"

typedef struct {
  const char *sql;
  int number;
} Migration;

typedef struct {
  const char *key;
  const char *value;
} Word;

static const char *const tables[] = {
  "plan",         "room",        "room_name",   "place",       "place_name", "workshop",
  "alias",        "section",     "deadline",    "statement",   "assumption", "track",
  "item",         "item_nature", "person",      "item_person", "paper",      "paper_author",
  "topic",        "topic_name",  "paper_topic", "link_kind",   "link_host",  "link",
  "presentation", "board",       "placement",   "waiting",     "presence",   "notice",
  "notice_text",  "area",        "printed",     NULL};

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return aff_text_compare_natural (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
load_one (const char *name, GPtrArray *migrations, GError **error)
{
  g_autofree char *path = g_strconcat (FOLDER, "/", name, NULL);
  g_autoptr (GBytes)
    bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return FALSE;
  if (g_ascii_strtoull (name, NULL, 10) != migrations->len + 1) {
    g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
                 "The migration %s is out of order: number %u is expected. Number the files of "
                 "data/schema without gaps.",
                 name, migrations->len + 1);
    return FALSE;
  }
  g_ptr_array_add (migrations,
                   g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)));
  return TRUE;
}

char **
aff_schema_load (GError **error)
{
  g_auto (GStrv)
    names = g_resources_enumerate_children (FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (names == NULL)
    return NULL;
  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  g_autoptr (GPtrArray) migrations = g_ptr_array_new_with_free_func (g_free);
  for (char **name = names; *name != NULL; name++)
    if (!load_one (*name, migrations, error))
      return NULL;
  g_ptr_array_set_free_func (migrations, NULL);
  g_ptr_array_add (migrations, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&migrations), FALSE);
}

const char *const *
aff_schema_tables (void)
{
  return tables;
}

gboolean
aff_schema_read_version (AffDb *db, gint64 *version, GError **error)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (db, "PRAGMA user_version");
  aff_statement_step (statement);
  *version = aff_statement_int (statement, 0);
  return aff_statement_finish (statement, error);
}

// PRAGMA takes no parameters; the number is ours.
static gboolean
set_number (AffDb *db, const char *pragma, int number, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA %s=%d", pragma, number);
  return aff_db_execute (db, sql, NULL, error);
}

// Writes every row of TABLE anew, as it is. A row from before a column was added has no value of
// it on the disk, and a session of SQLite 3.40 records that as NULL instead of the default: redo
// would bring back another row than undo took away.
static gboolean
rewrite_rows (AffDb *db, const char *table, GError **error)
{
  g_autoptr (AffStatement)
    column = aff_db_prepare (db, "SELECT name FROM pragma_table_info (?) WHERE cid = 0");
  aff_statement_bind_text (column, 1, table);
  if (!aff_statement_step (column))
    return aff_statement_finish (column, error);
  const char *name = aff_statement_text (column, 0);
  char *sql = sqlite3_mprintf ("UPDATE \"%w\" SET \"%w\" = \"%w\"", table, name, name);
  aff_statement_reset (column);
  gboolean is_done = aff_db_execute (db, sql, NULL, error);
  sqlite3_free (sql);
  return is_done;
}

static gboolean
rewrite_all (AffDb *db, GError **error)
{
  for (const char *const *table = tables; *table != NULL; table++)
    if (!rewrite_rows (db, *table, error))
      return FALSE;
  return TRUE;
}

static gboolean
run_migration (AffDb *db, gpointer data, GError **error)
{
  const Migration *migration = data;
  gint64 version = 0;
  if (!aff_schema_read_version (db, &version, error))
    return FALSE;
  // Another process may have been here between our look and our lock.
  if (version >= migration->number)
    return TRUE;
  g_autofree char *context = g_strdup_printf (
    "The programme could not be brought to format %d and stays as it was", migration->number);
  return aff_db_execute (db, migration->sql, context, error) &&
         (migration->number == 1 || rewrite_all (db, error)) &&
         set_number (db, "application_id", AFF_SCHEMA_APPLICATION_ID, error) &&
         set_number (db, "user_version", migration->number, error);
}

static gboolean
apply (AffDb *db, const char *const *migrations, gint64 from, gint64 to, GError **error)
{
  for (gint64 i = from; i < to; i++) {
    Migration migration = {migrations[i], (int) i + 1};
    if (!aff_db_write (db, run_migration, &migration, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
aff_schema_migrate (AffDb *db, const char *const *migrations, GError **error)
{
  gint64 version = 0;
  gint64 newest = g_strv_length ((char **) migrations);
  if (!aff_schema_read_version (db, &version, error))
    return FALSE;
  if (version >= newest)
    return TRUE;
  if (db->mode != AFF_DB_READ)
    return apply (db, migrations, version, newest, error);
  g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
               "%s was written by an older Affiche (format %d, this one has %d). Run an "
               "affichectl command that writes to it once: that brings it up to date.",
               db->shown, (int) version, (int) newest);
  return FALSE;
}

static gboolean
write_word (AffDb *db, gpointer data, GError **error)
{
  const Word *word = data;
  g_autoptr (AffStatement)
    statement = aff_db_prepare (db, "INSERT INTO meta (key, value) VALUES (?, ?)"
                                    " ON CONFLICT (key) DO UPDATE SET value = excluded.value");
  aff_statement_bind_text (statement, 1, word->key);
  aff_statement_bind_text (statement, 2, word->value);
  aff_statement_run (statement);
  return aff_statement_finish (statement, error);
}

static gboolean
write_birth (AffDb *db, gpointer data, GError **error)
{
  g_autoptr (AffClock) clock = aff_clock_new ();
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *created = g_strdup_printf ("%" G_GINT64_FORMAT, aff_clock_now (clock));
  return write_word (db, &(Word){"programme_id", id}, error) &&
         write_word (db, &(Word){"created", created}, error);
}

gboolean
aff_schema_create (AffDb *db, const char *const *migrations, GError **error)
{
  return apply (db, migrations, 0, g_strv_length ((char **) migrations), error) &&
         aff_db_write (db, write_birth, NULL, error);
}

// All that makes up the schema, as one text. What SQLite keeps for itself is left out.
static char *
dup_shape (AffDb *db, GError **error)
{
  g_autoptr (GString) shape = g_string_new (NULL);
  g_autoptr (AffStatement) statement =
    aff_db_prepare (db, "SELECT type, name, tbl_name, sql FROM sqlite_schema"
                        " WHERE sql IS NOT NULL AND NOT (type = 'table'"
                        "  AND name IN ('sqlite_sequence', 'sqlite_stat1', 'sqlite_stat4'))"
                        " ORDER BY type, name");
  while (aff_statement_step (statement))
    for (int column = 0; column < 4; column++) {
      const char *text = aff_statement_text (statement, column);
      g_string_append_printf (shape, "%s\n", text != NULL ? text : "");
    }
  if (!aff_statement_finish (statement, error))
    return NULL;
  return g_string_free (g_steal_pointer (&shape), FALSE);
}

gboolean
aff_schema_check (AffDb *db, const char *const *migrations, GError **error)
{
  gint64 version = 0;
  gint64 newest = g_strv_length ((char **) migrations);
  g_autofree char *shape = dup_shape (db, error);
  if (shape == NULL || !aff_schema_read_version (db, &version, error))
    return FALSE;
  g_autoptr (AffDb) model = aff_db_connect (NULL, AFF_DB_MEMORY, error);
  if (model == NULL || !apply (model, migrations, 0, CLAMP (version, 0, newest), error))
    return FALSE;
  g_autofree char *wanted = dup_shape (model, error);
  if (wanted == NULL)
    return FALSE;
  if (version >= 1 && version <= newest && g_str_equal (shape, wanted))
    return TRUE;
  g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
               "%s is damaged or was altered by another program: its tables are not those of "
               "an Affiche programme of format %d. Put the newest backup in its place.",
               db->shown, (int) version);
  return FALSE;
}

gboolean
aff_schema_set_meta (AffDb *db, const char *key, const char *value, GError **error)
{
  g_return_val_if_fail (db != NULL && key != NULL && value != NULL, FALSE);
  return aff_db_write (db, write_word, &(Word){key, value}, error);
}

gboolean
aff_schema_write_meta (AffDb *db, const char *key, const char *value, GError **error)
{
  g_return_val_if_fail (db != NULL && key != NULL && value != NULL, FALSE);
  return write_word (db, &(Word){key, value}, error);
}

gboolean
aff_schema_is_identity (const char *key)
{
  static const char *const words[] = {"programme_id", "is_sample", "simulated_start", "source",
                                      NULL};

  g_return_val_if_fail (key != NULL, FALSE);
  return g_strv_contains (words, key);
}

char *
aff_schema_dup_meta (AffDb *db, const char *key)
{
  g_return_val_if_fail (db != NULL && key != NULL, NULL);
  g_autoptr (AffStatement)
    statement = aff_db_prepare (db, "SELECT value FROM meta WHERE key = ?");
  aff_statement_bind_text (statement, 1, key);
  aff_statement_step (statement);
  return g_strdup (aff_statement_text (statement, 0));
}
