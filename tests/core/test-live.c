// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/programme/live.h"
#include "tests/support/fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define PATIENCE_MS 30000 // far more than it takes, also under valgrind
#define QUIET_MS    400

typedef struct {
  char *folder;
  char *path;
  AffClock *clock;
  AffLive *live;
  guint changes;
} Hall;

static void
set_title (const char *path, const char *title)
{
  g_autoptr (AffDb) db = aff_db_open (path, AFF_DB_WRITE, NULL);
  g_autofree char *sql = g_strdup_printf ("UPDATE workshop SET title = '%s'", title);

  g_assert_nonnull (db);
  fixture_change (db, sql);
}

static void
make_file (const char *path, const char *title)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AffDb) db = aff_db_open (path, AFF_DB_CREATE, &error);
  g_autofree char *sql = g_strdup_printf (
    "INSERT INTO workshop (id, code, title) VALUES (1, 'w', '%s');"
    "INSERT INTO section (workshop, kind, text) WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL"
    " SELECT i + 1 FROM n WHERE i < 40) SELECT 1, 'aims', hex (zeroblob (2000)) FROM n",
    title);

  g_assert_no_error (error);
  fixture_change (db, sql);
}

static void
set_up (Hall *hall, gconstpointer is_private)
{
  hall->folder = fixture_folder_new ();
  hall->path = g_build_filename (hall->folder, "programme.affiche", NULL);
  make_file (hall->path, "Before");
  hall->clock = aff_clock_new_simulated (1791120240, 0);
  hall->live = aff_live_new (hall->path, hall->clock, GPOINTER_TO_INT (is_private));
  g_signal_connect_swapped (hall->live, "changed", G_CALLBACK (g_atomic_int_inc),
                            &hall->changes);
}

static void
tear_down (Hall *hall, gconstpointer data)
{
  g_assert_finalize_object (hall->live);
  g_assert_finalize_object (hall->clock);
  g_free (hall->path);
  fixture_folder_free (hall->folder);
}

static gboolean
on_time_up (gpointer is_up)
{
  *(gboolean *) is_up = TRUE;
  return G_SOURCE_CONTINUE;
}

typedef gboolean (*Condition) (Hall *hall, const char *text);

// Runs the main loop until IS_TRUE or PATIENCE_MS are over.
static gboolean
wait_for (Hall *hall, Condition is_true, const char *text, guint patience_ms)
{
  gboolean is_up = FALSE;
  guint source = g_timeout_add (patience_ms, on_time_up, &is_up);

  while (!is_up && !is_true (hall, text))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);

  return is_true (hall, text);
}

static gboolean
never (Hall *hall, const char *text)
{
  return FALSE;
}

static void
run_for (Hall *hall, guint ms)
{
  wait_for (hall, never, NULL, ms);
}

static gboolean
has_title (Hall *hall, const char *title)
{
  AffProgramme *programme = aff_live_programme (hall->live);
  const AffWorkshop *workshop = programme ? g_ptr_array_index (programme->workshops, 0) : NULL;

  return workshop && g_str_equal (workshop->title, title);
}

static gboolean
has_trouble (Hall *hall, const char *text)
{
  return aff_live_trouble (hall->live) != NULL;
}

static gboolean
has_no_trouble (Hall *hall, const char *text)
{
  return aff_live_trouble (hall->live) == NULL;
}

static gboolean
has_changed (Hall *hall, const char *text)
{
  return hall->changes > 0;
}

static void
load_and_run (Hall *hall)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (aff_live_load (hall->live, &error));
  g_assert_no_error (error);
  g_assert_true (has_title (hall, "Before"));
  aff_live_run (hall->live);
  run_for (hall, QUIET_MS);
  hall->changes = 0;
}

static GBytes *
read_file (const char *path)
{
  char *contents = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  return g_bytes_new_take (contents, length);
}

// Writes into the file that is there, as cp does, instead of putting another in its place.
static void
write_over (const char *path, GBytes *bytes)
{
  FILE *file = g_fopen (path, "wb");

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (g_bytes_get_data (bytes, NULL), 1, g_bytes_get_size (bytes), file),
                    ==, g_bytes_get_size (bytes));
  g_assert_cmpint (fclose (file), ==, 0);
}

static void
test_load_reads_at_once (Hall *hall, gconstpointer data)
{
  g_assert_null (aff_live_programme (hall->live));
  g_assert_true (aff_live_load (hall->live, NULL));
  g_assert_true (has_title (hall, "Before"));
  g_assert_cmpuint (hall->changes, ==, 1);
  g_assert_cmpint (aff_live_now (hall->live), ==, 1791120240);
  g_assert_true (aff_live_clock (hall->live) == hall->clock);
  g_assert_null (aff_live_trouble (hall->live));
}

static void
test_load_of_a_missing_file_says_so (Hall *hall, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_unlink (hall->path), ==, 0);
  g_assert_false (aff_live_load (hall->live, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND);
  g_assert_true (
    g_error_matches (aff_live_trouble (hall->live), AFF_ERROR, AFF_ERROR_NOT_FOUND));
  g_assert_null (aff_live_programme (hall->live));
  make_file (hall->path, "Before");
  g_assert_true (aff_live_load (hall->live, NULL));
  g_assert_null (aff_live_trouble (hall->live));
}

static void
test_file_that_did_not_change_is_no_change (Hall *hall, gconstpointer data)
{
  AffProgramme *programme;

  load_and_run (hall);
  programme = aff_live_programme (hall->live);
  g_assert_true (aff_live_load (hall->live, NULL));
  run_for (hall, QUIET_MS);
  g_assert_cmpuint (hall->changes, ==, 0);
  g_assert_true (aff_live_programme (hall->live) == programme);
}

static void
test_commit_of_another_connection_is_seen (Hall *hall, gconstpointer data)
{
  gint64 start;

  load_and_run (hall);
  set_title (hall->path, "After");
  start = g_get_monotonic_time ();
  g_assert_true (wait_for (hall, has_title, "After", PATIENCE_MS));
  g_test_message ("seen after %d ms",
                  (int) ((g_get_monotonic_time () - start) / G_TIME_SPAN_MILLISECOND));
  g_assert_cmpuint (hall->changes, ==, 1);
  run_for (hall, QUIET_MS);
  g_assert_cmpuint (hall->changes, ==, 1);
}

static void
test_old_programme_outlives_the_new_one_while_it_is_held (Hall *hall, gconstpointer data)
{
  g_autoptr (AffProgramme) held = NULL;

  load_and_run (hall);
  held = aff_programme_ref (aff_live_programme (hall->live));
  set_title (hall->path, "After");
  g_assert_true (wait_for (hall, has_title, "After", PATIENCE_MS));
  g_assert_cmpstr (((const AffWorkshop *) g_ptr_array_index (held->workshops, 0))->title, ==,
                   "Before");
}

// A connection that waits while the programme is read, as every writer of ours does.
static sqlite3 *
open_writer (Hall *hall)
{
  sqlite3 *writer = NULL;

  g_assert_cmpint (sqlite3_open (hall->path, &writer), ==, SQLITE_OK);
  sqlite3_busy_timeout (writer, PATIENCE_MS);
  return writer;
}

// A statement left open would make these commits fail, however long they wait.
static void
test_reading_never_hinders_a_writer (Hall *hall, gconstpointer data)
{
  sqlite3 *writer;

  load_and_run (hall);
  writer = open_writer (hall);
  for (guint i = 0; i < 20; i++) {
    run_for (hall, QUIET_MS / 4);
    g_assert_cmpint (sqlite3_exec (writer,
                                   "BEGIN IMMEDIATE; UPDATE section SET rank = rank + 1;"
                                   "COMMIT",
                                   NULL, NULL, NULL),
                     ==, SQLITE_OK);
  }
  sqlite3_close (writer);
  set_title (hall->path, "After");
  g_assert_true (wait_for (hall, has_title, "After", PATIENCE_MS));
  g_assert_true (has_no_trouble (hall, NULL));
}

static void
test_lost_file_leaves_the_programme_and_is_found_again (Hall *hall, gconstpointer data)
{
  g_autofree char *away = g_strconcat (hall->path, ".away", NULL);

  load_and_run (hall);
  g_assert_cmpint (g_rename (hall->path, away), ==, 0);
  g_assert_true (wait_for (hall, has_trouble, NULL, PATIENCE_MS));
  g_assert_true (
    g_error_matches (aff_live_trouble (hall->live), AFF_ERROR, AFF_ERROR_NOT_FOUND));
  g_assert_true (has_title (hall, "Before"));
  g_assert_cmpuint (hall->changes, ==, 1);
  g_assert_cmpint (g_rename (away, hall->path), ==, 0);
  g_assert_true (wait_for (hall, has_no_trouble, NULL, PATIENCE_MS));
  g_assert_true (has_title (hall, "Before"));
  g_assert_cmpuint (hall->changes, ==, 2);
}

static void
test_file_put_in_its_place_is_read (Hall *hall, gconstpointer data)
{
  g_autofree char *other = g_strconcat (hall->path, ".other", NULL);

  load_and_run (hall);
  make_file (other, "Other");
  g_assert_cmpint (g_rename (other, hall->path), ==, 0);
  g_assert_true (wait_for (hall, has_title, "Other", PATIENCE_MS));
  g_assert_true (has_no_trouble (hall, NULL));
}

// The connection still holds the file that was moved away, and that one changes too.
static void
test_file_moved_away_is_followed_no_more (Hall *hall, gconstpointer data)
{
  g_autofree char *other = g_strconcat (hall->path, ".other", NULL);
  g_autofree char *away = g_strconcat (hall->path, ".away", NULL);

  load_and_run (hall);
  make_file (other, "Other");
  g_assert_cmpint (g_rename (hall->path, away), ==, 0);
  g_assert_cmpint (g_rename (other, hall->path), ==, 0);
  set_title (away, "Away");
  g_assert_true (wait_for (hall, has_title, "Other", PATIENCE_MS));
}

static void
test_file_copied_over_it_is_read (Hall *hall, gconstpointer data)
{
  g_autofree char *other = g_strconcat (hall->path, ".other", NULL);
  g_autoptr (GBytes) bytes = NULL;

  load_and_run (hall);
  make_file (other, "Other");
  bytes = read_file (other);
  write_over (hall->path, bytes);
  g_assert_true (wait_for (hall, has_title, "Other", PATIENCE_MS));
}

static void
test_damaged_file_leaves_the_programme (Hall *hall, gconstpointer data)
{
  g_autoptr (GBytes) bytes = read_file (hall->path);
  g_autoptr (GBytes) rubbish = g_bytes_new_static ("rubbish", 7);

  load_and_run (hall);
  write_over (hall->path, rubbish);
  g_assert_true (wait_for (hall, has_trouble, NULL, PATIENCE_MS));
  g_assert_true (g_error_matches (aff_live_trouble (hall->live), AFF_ERROR, AFF_ERROR_FORMAT));
  g_assert_true (has_title (hall, "Before"));
  write_over (hall->path, bytes);
  g_assert_true (wait_for (hall, has_no_trouble, NULL, PATIENCE_MS));
}

static void
test_short_lock_is_no_trouble (Hall *hall, gconstpointer data)
{
  sqlite3 *writer;

  load_and_run (hall);
  writer = open_writer (hall);
  g_assert_cmpint (sqlite3_exec (writer,
                                 "BEGIN EXCLUSIVE; UPDATE workshop SET title = 'After';"
                                 "INSERT INTO change (time, who, kind, sentence,"
                                 " changeset, hash) VALUES (1, 'x', 'edit', 'x', x'',"
                                 " zeroblob (32))",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  run_for (hall, QUIET_MS);
  g_assert_true (has_no_trouble (hall, NULL));
  g_assert_true (has_title (hall, "Before"));
  g_assert_cmpint (sqlite3_exec (writer, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (writer);
  g_assert_true (wait_for (hall, has_title, "After", PATIENCE_MS));
  g_assert_cmpuint (hall->changes, ==, 1);
}

static void
test_long_lock_is_told_and_ends (Hall *hall, gconstpointer data)
{
  sqlite3 *writer;

  load_and_run (hall);
  writer = open_writer (hall);
  g_assert_cmpint (sqlite3_exec (writer, "BEGIN EXCLUSIVE; UPDATE workshop SET title = 'x'",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  g_assert_true (wait_for (hall, has_trouble, NULL, PATIENCE_MS));
  g_assert_true (g_error_matches (aff_live_trouble (hall->live), AFF_ERROR, AFF_ERROR_STORE));
  g_assert_true (has_title (hall, "Before"));
  g_assert_cmpint (sqlite3_exec (writer, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (writer);
  g_assert_true (wait_for (hall, has_no_trouble, NULL, PATIENCE_MS));
  g_assert_true (has_title (hall, "Before"));
}

// Leaves what a writer leaves that is killed after its pages went to the disk and before it
// committed.
static void
kill_a_writer (const char *path)
{
  int status = -1;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0) {
    sqlite3 *writer = NULL;
    int result = sqlite3_open (path, &writer);

    if (result == SQLITE_OK)
      result = sqlite3_exec (writer,
                             "PRAGMA journal_mode=TRUNCATE; PRAGMA cache_size=1;"
                             "BEGIN IMMEDIATE; UPDATE workshop SET title = 'Half';"
                             "UPDATE section SET text = hex (zeroblob (1999))",
                             NULL, NULL, NULL);
    if (result == SQLITE_OK)
      raise (SIGKILL);
    _exit (result);
  }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
}

static void
test_journal_of_a_killed_writer_is_taken_back (Hall *hall, gconstpointer data)
{
  g_autoptr (GBytes) whole = read_file (hall->path);
  g_autoptr (GBytes) half = NULL;
  g_autoptr (GBytes) mended = NULL;
  g_autoptr (GError) error = NULL;

  kill_a_writer (hall->path);
  half = read_file (hall->path);
  g_assert_false (g_bytes_equal (whole, half));
  aff_live_load (hall->live, &error);
  g_assert_no_error (error);
  g_assert_true (has_title (hall, "Before"));
  mended = read_file (hall->path);
  g_assert_true (g_bytes_equal (whole, mended));
}

static void
test_writer_killed_while_it_is_followed_is_no_trouble (Hall *hall, gconstpointer data)
{
  load_and_run (hall);
  kill_a_writer (hall->path);
  run_for (hall, QUIET_MS);
  set_title (hall->path, "After");
  g_assert_true (wait_for (hall, has_title, "After", PATIENCE_MS));
  g_assert_true (has_no_trouble (hall, NULL));
  g_assert_cmpuint (hall->changes, ==, 1);
}

static void
test_private_copy_writes_nothing_to_the_file (Hall *hall, gconstpointer data)
{
  g_autofree char *journal = g_strconcat (hall->path, "-journal", NULL);
  g_autoptr (GBytes) before = read_file (hall->path);
  g_autoptr (GBytes) after = NULL;

  g_assert_cmpint (g_unlink (journal), ==, 0);
  load_and_run (hall);
  after = read_file (hall->path);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
}

static void
test_private_copy_follows_the_file (Hall *hall, gconstpointer data)
{
  load_and_run (hall);
  set_title (hall->path, "After");
  g_assert_true (wait_for (hall, has_title, "After", PATIENCE_MS));
}

static void
test_private_copy_leaves_the_journal_of_a_killed_writer (Hall *hall, gconstpointer data)
{
  g_autoptr (GBytes) half = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;

  kill_a_writer (hall->path);
  half = read_file (hall->path);
  g_assert_false (aff_live_load (hall->live, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_STORE);
  after = read_file (hall->path);
  g_assert_true (g_bytes_equal (half, after));
}

static void
test_each_minute_is_a_change (void)
{
  g_autoptr (AffDb) db = fixture_db_new (NULL);
  g_autoptr (AffProgramme) programme = aff_programme_load (db, NULL);
  Hall hall = {.clock = aff_clock_new_simulated (1791120240, 1200)};

  hall.live = aff_live_new_for_programme (programme, hall.clock);
  g_signal_connect_swapped (hall.live, "changed", G_CALLBACK (g_atomic_int_inc), &hall.changes);
  run_for (&hall, QUIET_MS);
  g_assert_cmpuint (hall.changes, ==, 0);
  aff_live_run (hall.live);
  g_assert_true (wait_for (&hall, has_changed, NULL, PATIENCE_MS));
  aff_live_stop (hall.live);
  hall.changes = 0;
  run_for (&hall, QUIET_MS);
  g_assert_cmpuint (hall.changes, ==, 0);
  g_assert_finalize_object (hall.live);
  g_assert_finalize_object (hall.clock);
}

static void
test_programme_of_a_test_is_swapped_in (void)
{
  g_autoptr (AffDb) db = fixture_db_new (NULL);
  g_autoptr (AffProgramme) first = aff_programme_load (db, NULL);
  g_autoptr (AffProgramme) second = aff_programme_load (db, NULL);
  g_autoptr (AffClock) clock = aff_clock_new_simulated (0, 0);
  g_autoptr (AffLive) live = aff_live_new_for_programme (first, clock);
  guint changes = 0;

  g_signal_connect_swapped (live, "changed", G_CALLBACK (g_atomic_int_inc), &changes);
  g_assert_true (aff_live_programme (live) == first);
  aff_live_set_programme (live, second);
  g_assert_true (aff_live_programme (live) == second);
  g_assert_cmpuint (changes, ==, 1);
}

// tear_down asserts that nothing holds on to it; the thread may be anywhere when it is dropped.
static void
test_dropping_it_ends_its_thread (Hall *hall, gconstpointer data)
{
  for (guint i = 0; i < 50; i++) {
    AffLive *live = aff_live_new (hall->path, hall->clock, FALSE);

    aff_live_run (live);
    if (i % 3 == 0)
      run_for (hall, i);
    g_assert_finalize_object (live);
  }
}

static void
stop (Hall *hall)
{
  aff_live_stop (hall->live);
}

static void
test_stopping_inside_its_own_signal_is_fine (Hall *hall, gconstpointer data)
{
  g_signal_connect_swapped (hall->live, "changed", G_CALLBACK (stop), hall);
  aff_live_run (hall->live);
  g_assert_true (wait_for (hall, has_title, "Before", PATIENCE_MS));
  set_title (hall->path, "After");
  run_for (hall, QUIET_MS);
  g_assert_true (has_title (hall, "Before"));
  g_assert_cmpuint (hall->changes, ==, 1);
}

static void
add (const char *path, gboolean is_private, void (*func) (Hall *, gconstpointer))
{
  g_test_add (path, Hall, GINT_TO_POINTER (is_private), set_up, func, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/programme/live/load-reads-at-once", FALSE, test_load_reads_at_once);
  add ("/programme/live/load-of-a-missing-file-says-so", FALSE,
       test_load_of_a_missing_file_says_so);
  add ("/programme/live/file-that-did-not-change-is-no-change", FALSE,
       test_file_that_did_not_change_is_no_change);
  add ("/programme/live/commit-of-another-connection-is-seen", FALSE,
       test_commit_of_another_connection_is_seen);
  add ("/programme/live/old-programme-outlives-the-new-one-while-it-is-held", FALSE,
       test_old_programme_outlives_the_new_one_while_it_is_held);
  add ("/programme/live/reading-never-hinders-a-writer", FALSE,
       test_reading_never_hinders_a_writer);
  add ("/programme/live/lost-file-leaves-the-programme-and-is-found-again", FALSE,
       test_lost_file_leaves_the_programme_and_is_found_again);
  add ("/programme/live/file-put-in-its-place-is-read", FALSE,
       test_file_put_in_its_place_is_read);
  add ("/programme/live/file-moved-away-is-followed-no-more", FALSE,
       test_file_moved_away_is_followed_no_more);
  add ("/programme/live/file-copied-over-it-is-read", FALSE, test_file_copied_over_it_is_read);
  add ("/programme/live/damaged-file-leaves-the-programme", FALSE,
       test_damaged_file_leaves_the_programme);
  add ("/programme/live/short-lock-is-no-trouble", FALSE, test_short_lock_is_no_trouble);
  add ("/programme/live/long-lock-is-told-and-ends", FALSE, test_long_lock_is_told_and_ends);
  add ("/programme/live/journal-of-a-killed-writer-is-taken-back", FALSE,
       test_journal_of_a_killed_writer_is_taken_back);
  add ("/programme/live/writer-killed-while-it-is-followed-is-no-trouble", FALSE,
       test_writer_killed_while_it_is_followed_is_no_trouble);
  add ("/programme/live/private-copy-writes-nothing-to-the-file", TRUE,
       test_private_copy_writes_nothing_to_the_file);
  add ("/programme/live/private-copy-follows-the-file", TRUE,
       test_private_copy_follows_the_file);
  add ("/programme/live/private-copy-leaves-the-journal-of-a-killed-writer", TRUE,
       test_private_copy_leaves_the_journal_of_a_killed_writer);
  g_test_add_func ("/programme/live/each-minute-is-a-change", test_each_minute_is_a_change);
  g_test_add_func ("/programme/live/programme-of-a-test-is-swapped-in",
                   test_programme_of_a_test_is_swapped_in);
  add ("/programme/live/dropping-it-ends-its-thread", FALSE, test_dropping_it_ends_its_thread);
  add ("/programme/live/stopping-inside-its-own-signal-is-fine", FALSE,
       test_stopping_inside_its_own_signal_is_fine);

  return g_test_run ();
}
