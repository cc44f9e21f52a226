// SPDX-License-Identifier: GPL-3.0-or-later
// What stays true when the disk fails or the program is killed in the middle of a change.
#include "app/db/invariant.h"
#include "tests/support/fault.h"
#include "tests/support/fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define TOPIC                                                                                  \
  "INSERT INTO topic (letter) VALUES ('A'); INSERT INTO topic_name VALUES (1, 'en', 'Lungs', " \
  "NULL)"
// Enough rows that pages are added and several are overwritten.
#define EDIT                                                                                   \
  "UPDATE topic SET rank = 5;"                                                                 \
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 200)"                 \
  " INSERT INTO person (name) SELECT 'Person of a test ' || i FROM n"
#define CYCLES 50

static const Fault faults[] = {
  {.result = SQLITE_IOERR_WRITE},
  {.result = SQLITE_IOERR_WRITE, .is_sticky = TRUE},
  {.result = SQLITE_IOERR_FSYNC, .is_done = TRUE},
  {.result = SQLITE_IOERR_WRITE, .is_sticky = TRUE, .is_done = TRUE},
  {.result = SQLITE_IOERR_WRITE, .is_torn = TRUE},
  {.result = SQLITE_IOERR_WRITE, .is_sticky = TRUE, .is_torn = TRUE},
  {.result = SQLITE_FULL},
  {.result = SQLITE_FULL, .is_sticky = TRUE},
};

typedef struct {
  char *folder;
  char *path;
  char *journal;
  GBytes *template;
  char *before;
  char *after;
} Scene;

static AffDb *
open_or_fail (const char *path, AffDbMode mode)
{
  g_autoptr (GError) error = NULL;
  AffDb *db = aff_db_open (path, mode, &error);
  g_assert_no_error (error);
  return db;
}

static Scene
make_scene (void)
{
  Scene scene = {.folder = fixture_folder_new ()};
  char *data = NULL;
  gsize length = 0;
  scene.path = g_build_filename (scene.folder, "p.affiche", NULL);
  scene.journal = g_strconcat (scene.path, "-journal", NULL);
  AffDb *db = open_or_fail (scene.path, AFF_DB_CREATE);
  fixture_change (db, TOPIC);
  scene.before = fixture_dump (db);
  aff_db_free (db);
  g_assert_true (g_file_get_contents (scene.path, &data, &length, NULL));
  scene.template = g_bytes_new_take (data, length);
  db = open_or_fail (scene.path, AFF_DB_WRITE);
  fixture_change (db, EDIT);
  scene.after = fixture_dump (db);
  aff_db_free (db);
  return scene;
}

static void
clear_scene (Scene *scene)
{
  g_free (scene->path);
  g_free (scene->journal);
  g_free (scene->before);
  g_free (scene->after);
  g_bytes_unref (scene->template);
  fixture_folder_free (scene->folder);
}

static void
restore_template (const Scene *scene)
{
  FILE *file = g_fopen (scene->path, "wb");
  gsize length = g_bytes_get_size (scene->template);
  g_assert_cmpuint (fwrite (g_bytes_get_data (scene->template, NULL), 1, length, file), ==,
                    length);
  fclose (file);
  g_unlink (scene->journal);
}

// The disk is well again and somebody opens the file: it is the state before or the one after,
// and what was said of it is true.
static void
check_outcome (const Scene *scene, gboolean was_saved, const GError *error)
{
  g_autoptr (AffDb) db = open_or_fail (scene->path, AFF_DB_WRITE);
  g_autofree char *dump = fixture_dump (db);
  gboolean is_after = g_str_equal (dump, scene->after);
  g_assert_true (is_after || g_str_equal (dump, scene->before));
  if (was_saved) {
    g_assert_true (is_after);
    return;
  }
  g_assert_error (error, AFF_ERROR, AFF_ERROR_STORE);
  if (strstr (error->message, "not known") == NULL)
    g_assert_false (is_after);
  // Whatever happened, the next change works.
  fixture_change (db, "UPDATE topic SET rank = rank + 1");
}

// Lets operation NUMBER of a change fail. FALSE if the change has no so many operations.
static gboolean
run_with_fault (const Scene *scene, const Fault *fault, int number)
{
  g_autoptr (GError) error = NULL;
  restore_template (scene);
  AffDb *db = open_or_fail (scene->path, AFF_DB_WRITE);
  fault_arm (fault, number);
  gboolean was_saved = fixture_try_change (db, EDIT, &error);
  aff_db_free (db);
  gboolean had_failed = fault_disarm ();
  check_outcome (scene, was_saved, error);
  return had_failed;
}

static void
test_a_failing_disk_loses_and_invents_nothing (void)
{
  Scene scene = make_scene ();
  int runs = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++) {
    int number = 1;
    for (; run_with_fault (&scene, &faults[i], number); number++)
      runs++;
    // The journal's head and pages, its sync, the pages, their sync, the cut of the journal.
    g_assert_cmpint (number, >, 10);
  }
  g_test_message ("%d places at which the disk failed", runs);
  clear_scene (&scene);
}

static gboolean
create_with_fault (const char *folder, const Fault *fault, int number)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, "new.affiche", NULL);
  fault_arm (fault, number);
  AffDb *db = aff_db_open (path, AFF_DB_CREATE, &error);
  gboolean had_failed = fault_disarm ();
  g_assert_true ((db != NULL) == (error == NULL));
  g_clear_pointer (&db, aff_db_free);
  g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), ==, error == NULL);
  if (error == NULL) {
    aff_db_free (open_or_fail (path, AFF_DB_READ));
    g_unlink (path);
  } else {
    g_assert_error (error, AFF_ERROR, AFF_ERROR_STORE);
    g_assert_nonnull (strstr (error->message, path));
    g_assert_null (strstr (error->message, ".new-"));
  }
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
  return had_failed;
}

static void
test_a_programme_is_made_whole_or_not_at_all (void)
{
  char *folder = fixture_folder_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    for (int number = 1; create_with_fault (folder, &faults[i], number);)
      number += 1 + number / 8;
  fixture_folder_free (folder);
}

// Changes the programme without end and tells each change that was saved.
static void
change_until_killed (const char *path, int report)
{
  g_autoptr (AffDb) db = aff_db_open (path, AFF_DB_WRITE, NULL);
  while (db != NULL) {
    gint64 sequence = fixture_change (
      db, "UPDATE topic SET rank = rank + 1; INSERT INTO person (name) VALUES ('Somebody')");
    if (write (report, &sequence, sizeof sequence) != sizeof sequence)
      break;
  }
  _exit (1);
}

// The newest change of which the child said that it is saved. It is killed so long after it
// began, or after its first change.
static gint64
kill_after (const char *path, gboolean after_first, gulong microseconds)
{
  int ends[2];
  gint64 acknowledged = 0;
  g_assert_cmpint (pipe (ends), ==, 0);
  pid_t child = fork ();
  if (child == 0)
    change_until_killed (path, ends[1]);
  close (ends[1]);
  if (after_first)
    g_assert_cmpint (read (ends[0], &acknowledged, sizeof acknowledged), ==,
                     sizeof acknowledged);
  g_usleep (microseconds);
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
  while (read (ends[0], &acknowledged, sizeof acknowledged) == sizeof acknowledged)
    continue;
  close (ends[0]);
  return acknowledged;
}

static void
test_a_killed_program_loses_nothing_that_it_said_is_saved (void)
{
  Scene scene = make_scene ();
  gint64 said = 0;
  for (int i = 0; i < CYCLES; i++) {
    g_autoptr (GError) error = NULL;
    gint64 newest = kill_after (scene.path, i % 2 == 0, g_test_rand_int_range (2000, 30000));
    said = MAX (said, newest);
    g_autoptr (AffDb) db = open_or_fail (scene.path, AFF_DB_WRITE);
    g_assert_cmpint (fixture_newest_change (db), >=, said);
    g_autoptr (GPtrArray) violations = aff_invariant_list (db, &error);
    g_assert_cmpuint (violations->len, ==, 0);
    // Each change raises the rank and adds a person: neither is there without the other.
    g_autoptr (AffStatement) both = aff_db_prepare (
      db, "SELECT (SELECT max (sequence) FROM change), (SELECT count (*) FROM person) - 200,"
          " (SELECT rank FROM topic) - 5");
    g_assert_true (aff_statement_step (both));
    g_assert_cmpint (aff_statement_int (both, 0) - 2, ==, aff_statement_int (both, 1));
    g_assert_cmpint (aff_statement_int (both, 1), ==, aff_statement_int (both, 2));
  }
  g_test_message ("%d changes were said to be saved", (int) said);
  g_assert_cmpint (said, >, 2);
  clear_scene (&scene);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fault_install ();
  g_test_add_func ("/db/fault/a-failing-disk-loses-and-invents-nothing",
                   test_a_failing_disk_loses_and_invents_nothing);
  g_test_add_func ("/db/fault/a-programme-is-made-whole-or-not-at-all",
                   test_a_programme_is_made_whole_or_not_at_all);
  g_test_add_func ("/db/fault/a-killed-program-loses-nothing-that-it-said-is-saved",
                   test_a_killed_program_loses_nothing_that_it_said_is_saved);
  return g_test_run ();
}
