// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/db/db-private.h"
#include "app/db/schema.h"
#include "tests/support/fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOBODY 65534
#define ROWS                                                                                   \
  "INSERT INTO topic (letter) VALUES ('A'); INSERT INTO topic_name VALUES (1, 'en', 'Lungs', " \
  "NULL)"

typedef struct {
  char *folder;
  char *path;
} Place;

static Place
make_place (void)
{
  Place place = {.folder = fixture_folder_new ()};
  place.path = g_build_filename (place.folder, "programme.affiche", NULL);
  return place;
}

static void
clear_place (Place *place)
{
  g_free (place->path);
  fixture_folder_free (place->folder);
}

static void
make_programme (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AffDb) db = aff_db_open (path, AFF_DB_CREATE, &error);
  g_assert_no_error (error);
  fixture_change (db, ROWS);
}

static GBytes *
read_bytes (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *data = NULL;
  gsize length = 0;
  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, length);
}

// In place and cut to LENGTH, which g_file_set_contents_full does not promise.
static void
write_bytes (const char *path, const void *data, gssize length)
{
  gsize wanted = length < 0 ? strlen (data) : (gsize) length;
  FILE *file = g_fopen (path, "wb");
  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (data, 1, wanted, file), ==, wanted);
  g_assert_cmpint (fclose (file), ==, 0);
}

// Runs SQL on the file at PATH behind the back of the program.
static void
meddle (const char *path, const char *sql)
{
  sqlite3 *handle = NULL;
  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

static void
assert_sentence (const GError *error, const char *path)
{
  g_assert_nonnull (strstr (error->message, path));
  g_assert_true (g_str_has_suffix (error->message, ".") ||
                 strstr (error->message, "PRAGMA") != NULL);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

// PATH is refused with CODE by every mode that opens a file, and not a byte of it is different.
static void
assert_refused (const char *path, int code)
{
  static const AffDbMode modes[] = {AFF_DB_READ, AFF_DB_WRITE};
  g_autoptr (GBytes) before = read_bytes (path);
  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (AffDb) db = aff_db_open (path, modes[i], &error);
    g_assert_null (db);
    g_assert_error (error, AFF_ERROR, code);
    assert_sentence (error, path);
    g_test_message ("%s", error->message);
  }
  g_autoptr (GBytes) after = read_bytes (path);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_a_new_programme_is_whole (void)
{
  g_autoptr (GError) error = NULL;
  Place place = make_place ();
  g_autofree char *path = g_build_filename (place.folder, "new", "folder", "p.affiche", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  mode_t mask = umask (0027);
  AffDb *db = aff_db_open (path, AFF_DB_CREATE, &error);
  umask (mask);
  g_assert_no_error (error);
  g_autofree char *id = aff_schema_dup_meta (db, "programme_id");
  g_autofree char *created = aff_schema_dup_meta (db, "created");
  g_assert_true (g_uuid_string_is_valid (id));
  g_assert_nonnull (created);
  g_assert_cmpstr (aff_db_path (db), ==, path);
  aff_db_free (db);

  GStatBuf info;
  g_stat (path, &info);
  g_assert_cmpint (info.st_mode & 0777, ==, 0640);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint files = 0;
  while (g_dir_read_name (dir) != NULL)
    files++;
  g_assert_cmpuint (files, ==, 1);
  clear_place (&place);
}

static void
test_a_new_programme_replaces_nothing (void)
{
  static const char *const taken[] = {"", "-journal", "-wal"};
  for (gsize i = 0; i < G_N_ELEMENTS (taken); i++) {
    g_autoptr (GError) error = NULL;
    Place place = make_place ();
    g_autofree char *other = g_strconcat (place.path, taken[i], NULL);
    write_bytes (other, "precious", -1);
    g_autoptr (AffDb) db = aff_db_open (place.path, AFF_DB_CREATE, &error);
    g_assert_null (db);
    g_assert_error (error, AFF_ERROR, AFF_ERROR_CONFLICT);
    assert_sentence (error, other);
    g_autoptr (GBytes) bytes = read_bytes (other);
    g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "precious", 8);
    clear_place (&place);
  }
}

static void
test_the_policy_of_storage_is_kept (void)
{
  static const struct {
    const char *sql;
    const char *wanted;
  } cases[] = {
    {"PRAGMA journal_mode", "truncate"}, {"PRAGMA synchronous", "2"},
    {"PRAGMA mmap_size", "0"},           {"PRAGMA foreign_keys", "1"},
    {"PRAGMA trusted_schema", "0"},      {"PRAGMA cell_size_check", "1"},
    {"PRAGMA query_only", "1"},
  };

  static const AffDbMode modes[] = {AFF_DB_READ, AFF_DB_WRITE};
  Place place = make_place ();
  make_programme (place.path);
  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++) {
    g_autoptr (AffDb) db = aff_db_open (place.path, modes[i], NULL);
    for (gsize j = 0; j < G_N_ELEMENTS (cases); j++) {
      g_autoptr (AffStatement) statement = aff_db_prepare (db, cases[j].sql);
      aff_statement_step (statement);
      g_assert_cmpstr (aff_statement_text (statement, 0), ==, cases[j].wanted);
    }
    int is_defensive = 0;
    int loads = 1;
    sqlite3_db_config (db->handle, SQLITE_DBCONFIG_DEFENSIVE, -1, &is_defensive);
    sqlite3_db_config (db->handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, -1, &loads);
    g_assert_true (is_defensive && !loads);
  }
  clear_place (&place);
}

static void
test_what_is_no_programme_is_refused_and_untouched (void)
{
  Place place = make_place ();
  g_autofree char *text = g_strnfill (5000, 'x');
  write_bytes (place.path, "", 0);
  assert_refused (place.path, AFF_ERROR_FORMAT);
  write_bytes (place.path, "SQLite format 3", 16);
  assert_refused (place.path, AFF_ERROR_FORMAT);
  write_bytes (place.path, text, -1);
  assert_refused (place.path, AFF_ERROR_FORMAT);
  g_unlink (place.path);
  meddle (place.path, "CREATE TABLE programme (id)");
  assert_refused (place.path, AFF_ERROR_FORMAT);
  clear_place (&place);
}

static void
test_an_altered_programme_is_refused_and_untouched (void)
{
  static const char *const changes[] = {
    "PRAGMA user_version=1000",
    "PRAGMA user_version=0",
    "PRAGMA user_version=-1",
    "PRAGMA application_id=1",
    "PRAGMA journal_mode=WAL",
    "CREATE TRIGGER spy AFTER INSERT ON topic BEGIN DELETE FROM topic_name; END",
    "CREATE VIEW more AS SELECT * FROM topic",
    "CREATE TABLE more (id)",
    "ALTER TABLE topic ADD COLUMN more TEXT",
    "DROP TABLE notice_text",
    "DROP INDEX item_by_workshop",
    "INSERT INTO topic_name VALUES (99, 'en', 'of no topic', NULL)",

  };
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++) {
    Place place = make_place ();
    make_programme (place.path);
    meddle (place.path, changes[i]);
    assert_refused (place.path, AFF_ERROR_FORMAT);
    clear_place (&place);
  }
}

// SQLite tests CHECK in a file that it may write; whoever only reads must bear such a value.
static void
test_values_against_their_check_are_refused_for_writing (void)
{
  g_autoptr (GError) error = NULL;
  Place place = make_place ();
  make_programme (place.path);
  meddle (place.path, "PRAGMA ignore_check_constraints=ON; UPDATE topic SET letter = '?'");
  g_autoptr (AffDb) db = aff_db_open (place.path, AFF_DB_WRITE, &error);
  g_assert_null (db);
  g_assert_error (error, AFF_ERROR, AFF_ERROR_FORMAT);
  assert_sentence (error, place.path);
  clear_place (&place);
}

static void
test_a_file_that_others_only_measured_still_opens (void)
{
  g_autoptr (GError) error = NULL;
  Place place = make_place ();
  make_programme (place.path);
  meddle (place.path, "ANALYZE; VACUUM");
  g_autoptr (AffDb) db = aff_db_open (place.path, AFF_DB_WRITE, &error);
  g_assert_no_error (error);
  fixture_change (db, "UPDATE topic SET rank = 2");
  g_clear_pointer (&db, aff_db_free);
  clear_place (&place);
}

static void
test_what_is_no_file_is_refused (void)
{
  static const AffDbMode modes[] = {AFF_DB_READ, AFF_DB_WRITE};
  Place place = make_place ();
  g_autofree char *pipe = g_build_filename (place.folder, "pipe", NULL);
  g_autofree char *below = g_build_filename (pipe, "below", NULL);
  g_assert_cmpint (mkfifo (pipe, 0644), ==, 0);

  const struct {
    const char *path;
    int code;
  } cases[] = {{place.path, AFF_ERROR_NOT_FOUND},
               {below, AFF_ERROR_NOT_FOUND},
               {place.folder, AFF_ERROR_FORMAT},
               {pipe, AFF_ERROR_FORMAT},
               {"", AFF_ERROR_NOT_FOUND},
               {":memory:", AFF_ERROR_NOT_FOUND},
               {"file:x?mode=memory", AFF_ERROR_NOT_FOUND}};

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (modes); j++) {
      g_autoptr (GError) error = NULL;
      g_autoptr (AffDb) db = aff_db_open (cases[i].path, modes[j], &error);
      g_assert_null (db);
      g_assert_error (error, AFF_ERROR, cases[i].code);
      assert_sentence (error, cases[i].path);
    }
  g_assert_false (g_file_test (place.path, G_FILE_TEST_EXISTS));
  clear_place (&place);
}

// Rights bind everybody but root, so a test that root runs lends itself to nobody.
static void
become_nobody (void)
{
  if (geteuid () == 0)
    g_assert_cmpint (setresuid (NOBODY, NOBODY, 0), ==, 0);
}

static void
become_oneself (void)
{
  uid_t real, effective, saved;
  getresuid (&real, &effective, &saved);
  g_assert_cmpint (setresuid (saved, saved, saved), ==, 0);
}

static void
test_rights_that_lack_are_named (void)
{
  Place place = make_place ();
  make_programme (place.path);
  g_autofree char *fresh = g_build_filename (place.folder, "fresh.affiche", NULL);
  g_autofree char *deep = g_build_filename (place.folder, "deep", "fresh.affiche", NULL);

  const struct {
    const char *path;
    mode_t file;
    mode_t folder;
    AffDbMode mode;
    gboolean opens;
  } cases[] = {
    {place.path, 0600, 0555, AFF_DB_READ, FALSE},
    {place.path, 0600, 0555, AFF_DB_WRITE, FALSE},
    {place.path, 0644, 0555, AFF_DB_WRITE, FALSE},
    {place.path, 0644, 0700, AFF_DB_READ, FALSE},
    {place.path, 0644, 0555, AFF_DB_READ, TRUE},
    {fresh, 0644, 0555, AFF_DB_CREATE, FALSE},
    {deep, 0644, 0555, AFF_DB_CREATE, FALSE},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    // Who owns the file may read what others may not.
    gboolean is_root = geteuid () == 0;
    g_chmod (place.path, is_root ? cases[i].file : cases[i].file & ~(mode_t) 0200);
    if (!is_root && (cases[i].file == 0600 || cases[i].folder == 0700))
      continue;
    g_chmod (place.folder, cases[i].folder);
    become_nobody ();
    AffDb *db = aff_db_open (cases[i].path, cases[i].mode, &error);
    become_oneself ();
    g_assert_cmpint (db != NULL, ==, cases[i].opens);
    g_clear_pointer (&db, aff_db_free);
    if (!cases[i].opens) {
      g_assert_error (error, AFF_ERROR, AFF_ERROR_STORE);
      assert_sentence (error, cases[i].path);
    }
    g_chmod (place.folder, 0755);
  }
  clear_place (&place);
}

static void
test_a_folder_without_room_for_a_journal_is_named (void)
{
  g_autoptr (GError) error = NULL;
  Place place = make_place ();
  make_programme (place.path);
  g_autofree char *journal = g_strconcat (place.path, "-journal", NULL);
  g_unlink (journal);
  g_chmod (place.path, 0666);
  g_chmod (place.folder, 0555);
  become_nobody ();
  AffDb *db = aff_db_open (place.path, AFF_DB_WRITE, &error);
  g_assert_no_error (error);
  AffChangeNote note = {.who = "test", .kind = "edit", .sentence = "Nothing"};
  gboolean is_saved = aff_change_undo (db, 1, &note, NULL, &error);
  aff_db_free (db);
  become_oneself ();
  g_assert_false (is_saved);
  g_assert_error (error, AFF_ERROR, AFF_ERROR_STORE);
  g_assert_nonnull (strstr (error->message, place.path));
  g_chmod (place.folder, 0755);
  clear_place (&place);
}

static void
test_a_file_that_is_being_written_is_refused_at_once (void)
{
  g_autoptr (GError) error = NULL;
  Place place = make_place ();
  make_programme (place.path);
  sqlite3 *writer = NULL;
  sqlite3_open (place.path, &writer);
  sqlite3_exec (writer, "BEGIN EXCLUSIVE", NULL, NULL, NULL);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (AffDb) db = aff_db_open (place.path, AFF_DB_READ, &error);
  g_assert_null (db);
  g_assert_error (error, AFF_ERROR, AFF_ERROR_STORE);
  g_assert_nonnull (strstr (error->message, "is being written"));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);
  sqlite3_close (writer);
  clear_place (&place);
}

// What a child process finds when it asks for the right to write.
static int
try_to_write_elsewhere (const char *path)
{
  pid_t child = fork ();
  if (child == 0) {
    sqlite3 *handle = NULL;
    sqlite3_open (path, &handle);
    _exit (sqlite3_exec (handle, "BEGIN IMMEDIATE", NULL, NULL, NULL));
  }
  int status = 0;
  waitpid (child, &status, 0);
  return WEXITSTATUS (status);
}

static void
test_opening_drops_nobodys_locks (void)
{
  Place place = make_place ();
  make_programme (place.path);
  g_autoptr (AffDb) writer = aff_db_open (place.path, AFF_DB_WRITE, NULL);
  g_assert_true (aff_db_begin (writer, NULL));
  g_assert_cmpint (try_to_write_elsewhere (place.path), ==, SQLITE_BUSY);
  g_autoptr (AffDb) reader = aff_db_open (place.path, AFF_DB_READ, NULL);
  g_assert_nonnull (reader);
  g_clear_pointer (&reader, aff_db_free);
  g_assert_cmpint (try_to_write_elsewhere (place.path), ==, SQLITE_BUSY);
  aff_db_end (writer);
  g_assert_cmpint (try_to_write_elsewhere (place.path), ==, SQLITE_OK);
  g_clear_pointer (&writer, aff_db_free);
  clear_place (&place);
}

// Dies in the middle of a transaction that has reached the file already.
static void
leave_hot_journal (const char *path)
{
  pid_t child = fork ();
  if (child == 0) {
    sqlite3 *handle = NULL;
    sqlite3_open (path, &handle);
    sqlite3_exec (
      handle,
      "PRAGMA journal_mode=TRUNCATE; PRAGMA cache_size=1; PRAGMA cache_spill=1; BEGIN;"
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 5000)"
      " INSERT INTO person (name) SELECT hex (randomblob (50)) FROM n;"
      "UPDATE topic SET rank = 99",
      NULL, NULL, NULL);
    _exit (0);
  }
  waitpid (child, NULL, 0);
}

static void
test_a_killed_writers_change_is_taken_back (void)
{
  g_autoptr (GError) error = NULL;
  Place place = make_place ();
  make_programme (place.path);
  g_autofree char *journal = g_strconcat (place.path, "-journal", NULL);
  g_autoptr (AffDb) first = aff_db_open (place.path, AFF_DB_READ, NULL);
  g_autofree char *before = fixture_dump (first);
  g_clear_pointer (&first, aff_db_free);
  leave_hot_journal (place.path);
  g_autoptr (GBytes) left = read_bytes (place.path);
  g_autoptr (GBytes) left_journal = read_bytes (journal);

  g_autoptr (AffDb) reader = aff_db_open (place.path, AFF_DB_READ, &error);
  g_assert_null (reader);
  g_assert_error (error, AFF_ERROR, AFF_ERROR_STORE);
  g_assert_nonnull (strstr (error->message, "stopped half-way"));
  g_autoptr (GBytes) still = read_bytes (place.path);
  g_autoptr (GBytes) still_journal = read_bytes (journal);
  g_assert_true (g_bytes_equal (left, still) && g_bytes_equal (left_journal, still_journal));

  g_clear_error (&error);
  g_autoptr (AffDb) writer = aff_db_open (place.path, AFF_DB_WRITE, &error);
  g_assert_no_error (error);
  g_autofree char *after = fixture_dump (writer);
  g_assert_cmpstr (before, ==, after);
  g_clear_pointer (&writer, aff_db_free);
  clear_place (&place);
}

static void
test_nothing_writes_beside_a_change (void)
{
  static const char *const cases[] = {"DELETE FROM topic_name",
                                      "INSERT INTO meta VALUES ('a', 'b')",
                                      "CREATE TABLE x (i)", "PRAGMA user_version=7"};
  g_autoptr (AffDb) db = fixture_db_new (ROWS);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (AffStatement) statement = aff_db_prepare (db, cases[i]);
    g_assert_false (aff_statement_run (statement));
    g_assert_false (aff_statement_finish (statement, &error));
    g_assert_error (error, AFF_ERROR, AFF_ERROR_STORE);
  }
}

static gboolean
read_and_fail (AffDb *db, gpointer data, GError **error)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (db, "SELECT letter FROM topic");
  g_assert_true (aff_statement_step (statement));
  // Read once more inside: the transaction is there already.
  if (data == NULL)
    g_assert_false (aff_db_read (db, read_and_fail, db, error));
  else
    g_set_error_literal (error, AFF_ERROR, AFF_ERROR_DENIED, "No.");
  return FALSE;
}

static void
test_reading_ends_its_transaction (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AffDb) db = fixture_db_new (ROWS);
  g_assert_false (aff_db_read (db, read_and_fail, NULL, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_DENIED);
  fixture_change (db, "UPDATE topic SET rank = 3");
}

static void
test_errors_of_a_statement_stick (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AffDb) db = fixture_db_new (NULL);
  g_autoptr (AffStatement) statement = aff_db_prepare (db, "SELECT letter FROM nowhere");
  aff_statement_bind_int (statement, 1, 5);
  aff_statement_bind_text (statement, 2, "x");
  aff_statement_bind_blob (statement, 3, "x", 1);
  aff_statement_bind_null (statement, 4);
  g_assert_false (aff_statement_step (statement));
  aff_statement_reset (statement);
  g_assert_false (aff_statement_run (statement));
  g_assert_cmpint (aff_statement_int (statement, 0), ==, 0);
  g_assert_null (aff_statement_text (statement, 0));
  g_assert_null (aff_statement_bytes (statement, 0));
  g_assert_true (aff_statement_is_null (statement, 0));
  g_assert_false (aff_statement_finish (statement, &error));
  g_assert_nonnull (strstr (error->message, "nowhere"));
}

static void
test_values_come_back_as_they_were_bound (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AffDb) db = fixture_db_new (NULL);
  g_autoptr (AffStatement)
    statement = aff_db_prepare (db,
                                "SELECT ?, ?, ?, ?, ?, ? UNION ALL SELECT 1, 2, 3, 4, 5, 6");
  for (int round = 0; round < 2; round++) {
    aff_statement_bind_int (statement, 1, G_MININT64);
    aff_statement_bind_text (statement, 2, "Zoë");
    aff_statement_bind_text (statement, 3, NULL);
    aff_statement_bind_blob (statement, 4, "a\0b", 3);
    aff_statement_bind_blob (statement, 5, NULL, 0);
    aff_statement_bind_null (statement, 6);
    g_assert_true (aff_statement_step (statement));
    g_autoptr (GBytes) blob = aff_statement_bytes (statement, 3);
    g_autoptr (GBytes) empty = aff_statement_bytes (statement, 4);
    g_assert_cmpint (aff_statement_int (statement, 0), ==, G_MININT64);
    g_assert_cmpstr (aff_statement_text (statement, 1), ==, "Zoë");
    g_assert_null (aff_statement_text (statement, 2));
    g_assert_cmpint (aff_statement_int_or (statement, 2, 7), ==, 7);
    g_assert_cmpmem (g_bytes_get_data (blob, NULL), g_bytes_get_size (blob), "a\0b", 3);
    g_assert_cmpuint (g_bytes_get_size (empty), ==, 0);
    g_assert_false (aff_statement_is_null (statement, 4));
    g_assert_null (aff_statement_bytes (statement, 5));
    g_assert_true (aff_statement_step (statement));
    g_assert_false (aff_statement_step (statement));
    g_assert_false (aff_statement_step (statement));
    aff_statement_reset (statement);
  }
  g_assert_true (aff_statement_finish (statement, &error));
}

static void
test_a_copy_in_memory_is_equal_and_apart (void)
{
  g_autoptr (GError) error = NULL;
  Place place = make_place ();
  make_programme (place.path);
  g_autoptr (AffDb) source = aff_db_open (place.path, AFF_DB_READ, NULL);
  g_autoptr (AffDb) copy = aff_db_copy_to_memory (source, &error);
  g_assert_no_error (error);
  g_autofree char *wanted = fixture_dump (source);
  g_autofree char *copied = fixture_dump (copy);
  g_assert_cmpstr (copied, ==, wanted);
  fixture_change (copy, "UPDATE topic SET rank = 5");
  g_autofree char *still = fixture_dump (source);
  g_assert_cmpstr (still, ==, wanted);

  sqlite3 *writer = NULL;
  sqlite3_open (place.path, &writer);
  sqlite3_exec (writer, "BEGIN EXCLUSIVE", NULL, NULL, NULL);
  g_autoptr (AffDb) locked = aff_db_copy_to_memory (source, &error);
  g_assert_null (locked);
  g_assert_error (error, AFF_ERROR, AFF_ERROR_STORE);
  sqlite3_close (writer);
  g_clear_pointer (&source, aff_db_free);
  clear_place (&place);
}

// Opens a file that may be damaged and reads all there is. What it says does not matter; that it
// says it, and that the file is as it was, does.
static void
read_damaged (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) before = read_bytes (path);
  g_autoptr (AffDb) db = aff_db_open (path, AFF_DB_READ, &error);
  g_assert_true ((db == NULL) == (error != NULL));
  if (db != NULL) {
    g_autofree char *dump = fixture_dump (db);
    g_assert_nonnull (dump);
  } else {
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
  }
  g_clear_pointer (&db, aff_db_free);
  g_autoptr (GBytes) after = read_bytes (path);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_flipped_bytes_crash_nothing (void)
{
  Place place = make_place ();
  make_programme (place.path);
  g_autoptr (GBytes) sound = read_bytes (place.path);
  gsize length = 0;
  const guint8 *data = g_bytes_get_data (sound, &length);
  for (int i = 0; i < 400; i++) {
    g_autofree guint8 *damaged = g_memdup2 (data, length);
    // The head and the schema at the start deserve as much as all the rest.
    gsize reach = i % 2 == 0 ? 20000 : length;
    damaged[g_test_rand_int_range (0, (int) reach)] ^= g_test_rand_int_range (1, 256);
    write_bytes (place.path, damaged, length);
    read_damaged (place.path);
  }
  clear_place (&place);
}

static void
test_cut_files_crash_nothing (void)
{
  Place place = make_place ();
  make_programme (place.path);
  g_autoptr (GBytes) sound = read_bytes (place.path);
  gsize length = 0;
  const guint8 *data = g_bytes_get_data (sound, &length);
  for (gsize cut = 0; cut < length; cut += cut < 8192 ? 512 : 4096) {
    g_autoptr (GError) error = NULL;
    write_bytes (place.path, data, cut);
    read_damaged (place.path);
    g_autoptr (AffDb) db = aff_db_open (place.path, AFF_DB_READ, &error);
    g_assert_error (error, AFF_ERROR, AFF_ERROR_FORMAT);
  }
  clear_place (&place);
}

static void
add_tests_of_files (void)
{
  g_test_add_func ("/db/db/a-new-programme-is-whole", test_a_new_programme_is_whole);
  g_test_add_func ("/db/db/a-new-programme-replaces-nothing",
                   test_a_new_programme_replaces_nothing);
  g_test_add_func ("/db/db/the-policy-of-storage-is-kept", test_the_policy_of_storage_is_kept);
  g_test_add_func ("/db/db/what-is-no-programme-is-refused-and-untouched",
                   test_what_is_no_programme_is_refused_and_untouched);
  g_test_add_func ("/db/db/an-altered-programme-is-refused-and-untouched",
                   test_an_altered_programme_is_refused_and_untouched);
  g_test_add_func ("/db/db/values-against-their-check-are-refused-for-writing",
                   test_values_against_their_check_are_refused_for_writing);
  g_test_add_func ("/db/db/a-file-that-others-only-measured-still-opens",
                   test_a_file_that_others_only_measured_still_opens);
  g_test_add_func ("/db/db/what-is-no-file-is-refused", test_what_is_no_file_is_refused);
  g_test_add_func ("/db/db/rights-that-lack-are-named", test_rights_that_lack_are_named);
  g_test_add_func ("/db/db/a-folder-without-room-for-a-journal-is-named",
                   test_a_folder_without_room_for_a_journal_is_named);
  g_test_add_func ("/db/db/a-file-that-is-being-written-is-refused-at-once",
                   test_a_file_that_is_being_written_is_refused_at_once);
  g_test_add_func ("/db/db/opening-drops-nobodys-locks", test_opening_drops_nobodys_locks);
  g_test_add_func ("/db/db/a-killed-writers-change-is-taken-back",
                   test_a_killed_writers_change_is_taken_back);
  g_test_add_func ("/db/db/flipped-bytes-crash-nothing", test_flipped_bytes_crash_nothing);
  g_test_add_func ("/db/db/cut-files-crash-nothing", test_cut_files_crash_nothing);
}

static void
add_tests_of_statements (void)
{
  g_test_add_func ("/db/db/nothing-writes-beside-a-change",
                   test_nothing_writes_beside_a_change);
  g_test_add_func ("/db/db/reading-ends-its-transaction", test_reading_ends_its_transaction);
  g_test_add_func ("/db/db/errors-of-a-statement-stick", test_errors_of_a_statement_stick);
  g_test_add_func ("/db/db/values-come-back-as-they-were-bound",
                   test_values_come_back_as_they_were_bound);
  g_test_add_func ("/db/db/a-copy-in-memory-is-equal-and-apart",
                   test_a_copy_in_memory_is_equal_and_apart);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_tests_of_files ();
  add_tests_of_statements ();
  return g_test_run ();
}
