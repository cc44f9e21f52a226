// SPDX-License-Identifier: GPL-3.0-or-later
// Changes that a screen asks for: in order, by right, off its thread, and seen as soon as saved.
#include "app/db/log.h"
#include "app/db/script.h"
#include "app/programme/live.h"
#include "app/programme/writer.h"
#include "tests/support/fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PATIENCE_MS 30000 // far more than it takes, also under valgrind
#define START       1791120240

typedef struct {
  char *folder;
  char *path;
  AffClock *clock;
  AffLive *live;
  AffWriter *writer;
  AffPermit *chair;
  AffPermit *desk;
} Hall;

// What a job answered.
typedef struct {
  gboolean is_done;
  gboolean has_saved;
  gint64 sequence;
  guint turn; // among all answers
  GError *error;
} Answer;

static guint turns;
static char *runtime; // where private copies go

static void
make_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AffDb) db = aff_db_open (path, AFF_DB_CREATE, &error);

  g_assert_no_error (error);
  fixture_change (
    db, "INSERT INTO workshop (id, code, title) VALUES (1, 'w', 'Before');"
        "INSERT INTO plan VALUES (1, 'Hall', x'3c2f3e', 'ab', 9000, 9000);"
        "INSERT INTO board (id, plan, label, x_mm, y_mm, facing_deg, width_mm, height_mm)"
        " VALUES (1, 1, '1', 1, 1, 0, 1, 1)");
}

static void
set_up (Hall *hall, gconstpointer is_private)
{
  hall->folder = fixture_folder_new ();
  hall->path = g_build_filename (hall->folder, "programme.affiche", NULL);
  make_file (hall->path);
  hall->clock = aff_clock_new_simulated (START, 0);
  hall->live = aff_live_new (hall->path, hall->clock, GPOINTER_TO_INT (is_private));
  hall->writer = aff_live_new_writer (hall->live);
  hall->chair = aff_permit_new (AFF_PERMIT_CHAIR, "Cleo");
  hall->desk = aff_permit_new (AFF_PERMIT_DESK, "Dora");
  g_assert_true (aff_live_load (hall->live, NULL));
}

static void
assert_empty (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  g_assert_cmpstr (g_dir_read_name (dir), ==, NULL);
}

static void
tear_down (Hall *hall, gconstpointer data)
{
  if (hall->writer)
    g_assert_finalize_object (hall->writer);
  g_assert_finalize_object (hall->live);
  g_assert_finalize_object (hall->clock);
  aff_permit_unref (hall->chair);
  aff_permit_unref (hall->desk);
  assert_empty (runtime);
  fixture_folder_free (hall->folder);
  g_free (hall->path);
}

static gboolean
on_time_up (gpointer data)
{
  g_assert_not_reached ();
  return G_SOURCE_REMOVE;
}

// Runs the main loop until *FLAG; tells how often it came round.
static guint
wait_for (const gboolean *flag)
{
  guint source = g_timeout_add (PATIENCE_MS, on_time_up, NULL);
  guint rounds = 0;

  for (; !*flag; rounds++) {
    g_main_context_iteration (NULL, FALSE);
    g_usleep (100);
  }
  g_source_remove (source);

  return rounds;
}

static void
wait_for_title (Hall *hall, const char *title)
{
  guint source = g_timeout_add (PATIENCE_MS, on_time_up, NULL);

  for (;;) {
    AffProgramme *programme = aff_live_programme (hall->live);
    const AffWorkshop *workshop = g_ptr_array_index (programme->workshops, 0);

    if (g_str_equal (workshop->title, title))
      break;
    g_main_context_iteration (NULL, TRUE);
  }
  g_source_remove (source);
}

static void
on_answer (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->has_saved = aff_writer_finish (AFF_WRITER (source), result, &answer->sequence,
                                         &answer->error);
  answer->turn = ++turns;
  answer->is_done = TRUE;
}

static gboolean
run_sql (AffDb *db, gpointer sql, GError **error)
{
  return aff_script_run (db, sql, error);
}

static void
ask (Hall *hall, AffPermit *permit, const char *sql, Answer *answer)
{
  AffWriterJob job = {.permit = permit,
                      .kind = "edit",
                      .sentence = "A change",
                      .func = run_sql,
                      .data = g_strdup (sql),
                      .free_data = g_free};

  aff_writer_run_async (hall->writer, &job, NULL, on_answer, answer);
}

// Does it, and it went well.
static gint64
change (Hall *hall, AffPermit *permit, const char *sql)
{
  Answer answer = {0};

  ask (hall, permit, sql, &answer);
  wait_for (&answer.is_done);
  g_assert_no_error (answer.error);
  g_assert_true (answer.has_saved);

  return answer.sequence;
}

static void
assert_refused (Hall *hall, AffPermit *permit, const char *sql, int code)
{
  Answer answer = {0};

  ask (hall, permit, sql, &answer);
  wait_for (&answer.is_done);
  g_assert_error (answer.error, AFF_ERROR, code);
  g_assert_false (answer.has_saved);
  g_clear_error (&answer.error);
}

static void
step (Hall *hall, AffPermit *permit, gboolean is_redo)
{
  Answer answer = {0};

  if (is_redo)
    aff_writer_redo_async (hall->writer, permit, NULL, on_answer, &answer);
  else
    aff_writer_undo_async (hall->writer, permit, NULL, on_answer, &answer);
  wait_for (&answer.is_done);
  g_assert_no_error (answer.error);
  g_assert_cmpint (answer.sequence, >, 0);
}

static gint64
read_number (const char *path, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AffDb) db = aff_db_open (path, AFF_DB_READ, &error);
  g_autoptr (AffStatement) statement = NULL;

  g_assert_no_error (error);
  statement = aff_db_prepare (db, sql);
  g_assert_true (aff_statement_step (statement));

  return aff_statement_int (statement, 0);
}

static void
test_a_change_is_saved_and_seen (Hall *hall, gconstpointer data)
{
  aff_live_run (hall->live);
  change (hall, hall->chair, "UPDATE workshop SET title = 'After'");
  g_assert_cmpint (read_number (hall->path, "SELECT count (*) FROM workshop"
                                            " WHERE title = 'After'"),
                   ==, 1);
  wait_for_title (hall, "After");
  g_assert_cmpint (aff_live_as_of (hall->live), ==, START);
  g_autoptr (AffDb) db = aff_db_open (hall->path, AFF_DB_READ, NULL);
  g_autoptr (GPtrArray) log = aff_log_list (db, 0, 1, NULL);
  const AffLogEntry *entry = g_ptr_array_index (log, 0);
  g_assert_cmpstr (entry->who, ==, "Cleo");
  g_assert_cmpstr (entry->sentence, ==, "A change");
  g_assert_cmpint (entry->time, ==, START);
}

static void
test_jobs_run_in_their_order (Hall *hall, gconstpointer data)
{
  Answer answers[40] = {0};

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++) {
    g_autofree char *sql = g_strdup_printf (
      "UPDATE workshop SET tagline = coalesce (tagline, '') || '%d,'", (int) i);
    ask (hall, hall->chair, sql, &answers[i]);
  }
  wait_for (&answers[G_N_ELEMENTS (answers) - 1].is_done);
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++) {
    g_assert_no_error (answers[i].error);
    g_assert_cmpint (answers[i].sequence, ==, (gint64) i + 2);
    if (i > 0)
      g_assert_cmpuint (answers[i].turn, ==, answers[i - 1].turn + 1);
  }
  g_assert_cmpint (read_number (hall->path, "SELECT count (*) FROM workshop WHERE tagline GLOB"
                                            " '0,1,2,3,4,5,*,37,38,39,'"),
                   ==, 1);
}

static void
test_nothing_is_written_without_the_right (Hall *hall, gconstpointer data)
{
  assert_refused (hall, hall->desk, "UPDATE workshop SET title = 'X'", AFF_ERROR_DENIED);
  change (hall, hall->desk, "UPDATE board SET low = 1");
  aff_permit_lock (hall->chair);
  assert_refused (hall, hall->chair, "UPDATE workshop SET title = 'X'", AFF_ERROR_DENIED);
  aff_permit_age (hall->desk, AFF_PERMIT_IDLE_SECONDS);
  assert_refused (hall, hall->desk, "UPDATE board SET low = 0", AFF_ERROR_DENIED);
  g_assert_cmpint (read_number (hall->path, "SELECT max (sequence) FROM change"), ==, 2);
}

static gboolean
fail (AffDb *db, gpointer data, GError **error)
{
  g_assert_true (aff_script_run (db, "UPDATE board SET low = 1", error));
  g_set_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND, "There is no such board. Take another.");
  return FALSE;
}

static void
test_a_failed_job_leaves_nothing_and_stops_nobody (Hall *hall, gconstpointer data)
{
  Answer answer = {0};
  AffWriterJob job = {.permit = hall->chair,
                      .kind = "edit",
                      .sentence = "A change",
                      .func = fail};

  aff_writer_run_async (hall->writer, &job, NULL, on_answer, &answer);
  wait_for (&answer.is_done);
  g_assert_error (answer.error, AFF_ERROR, AFF_ERROR_NOT_FOUND);
  g_clear_error (&answer.error);
  g_assert_cmpint (read_number (hall->path, "SELECT low FROM board"), ==, 0);
  assert_refused (hall, hall->chair, "DELETE FROM plan", AFF_ERROR_CONFLICT);
  change (hall, hall->chair, "UPDATE board SET low = 1");
}

static gboolean
run_own_change (AffDb *db,
                const AffChangeNote *note,
                gpointer data,
                gint64 *sequence,
                GError **error)
{
  AffChangeNote own = *note;

  own.sentence = "A sentence of its own";
  return aff_change_run (db, &own, run_sql, data, sequence, error);
}

static void
test_a_job_may_make_its_change_itself (Hall *hall, gconstpointer data)
{
  Answer answer = {0};
  AffWriterJob job = {.permit = hall->desk,
                      .kind = "edit",
                      .sentence = "A change",
                      .run = run_own_change,
                      .data = (gpointer) "UPDATE board SET low = 1"};

  aff_writer_run_async (hall->writer, &job, NULL, on_answer, &answer);
  wait_for (&answer.is_done);
  g_assert_no_error (answer.error);
  g_assert_cmpstr (aff_writer_undoable (hall->writer, hall->desk), ==, "A sentence of its own");
  job.data = (gpointer) "UPDATE workshop SET title = 'X'";
  answer = (Answer){0};
  aff_writer_run_async (hall->writer, &job, NULL, on_answer, &answer);
  wait_for (&answer.is_done);
  g_assert_error (answer.error, AFF_ERROR, AFF_ERROR_DENIED);
  g_clear_error (&answer.error);
}

static gboolean
take_long (AffDb *db, gpointer data, GError **error)
{
  g_usleep (200 * 1000);
  return aff_script_run (db, "UPDATE board SET low = 1", error);
}

static void
test_the_main_loop_goes_on_meanwhile (Hall *hall, gconstpointer data)
{
  Answer answer = {0};
  AffWriterJob job = {.permit = hall->chair,
                      .kind = "edit",
                      .sentence = "A change",
                      .func = take_long};

  aff_writer_run_async (hall->writer, &job, NULL, on_answer, &answer);
  g_assert_cmpuint (wait_for (&answer.is_done), >, 20);
  g_assert_no_error (answer.error);
}

static void
test_a_cancelled_job_is_not_run (Hall *hall, gconstpointer data)
{
  Answer first = {0};
  Answer answer = {0};
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  AffWriterJob slow = {.permit = hall->chair,
                       .kind = "edit",
                       .sentence = "A change",
                       .func = take_long};
  AffWriterJob job = {.permit = hall->chair,
                      .kind = "edit",
                      .sentence = "A change",
                      .func = run_sql,
                      .data = (gpointer) "UPDATE workshop SET title = 'X'"};

  aff_writer_run_async (hall->writer, &slow, NULL, on_answer, &first);
  aff_writer_run_async (hall->writer, &job, cancellable, on_answer, &answer);
  g_cancellable_cancel (cancellable);
  wait_for (&answer.is_done);
  g_assert_true (first.has_saved);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&answer.error);
  g_assert_cmpint (read_number (hall->path, "SELECT max (sequence) FROM change"), ==, 2);
}

static void
on_history (gpointer data)
{
  *(gboolean *) data = TRUE;
}

static void
test_undo_and_redo_are_told_and_done (Hall *hall, gconstpointer data)
{
  gboolean is_told = FALSE;

  // Nobody asks the log before somebody signs in.
  g_assert_null (aff_writer_undoable (hall->writer, hall->chair));
  g_signal_connect_swapped (hall->writer, "history-changed", G_CALLBACK (on_history), &is_told);
  aff_writer_refresh (hall->writer);
  wait_for (&is_told);
  g_assert_cmpstr (aff_writer_undoable (hall->writer, hall->chair), ==, "Change by a test");
  change (hall, hall->desk, "UPDATE board SET low = 1");
  g_assert_cmpstr (aff_writer_undoable (hall->writer, hall->desk), ==, "A change");
  g_assert_null (aff_writer_redoable (hall->writer, hall->chair));
  step (hall, hall->desk, FALSE);
  // What is left to undo is the chair's.
  g_assert_null (aff_writer_undoable (hall->writer, hall->desk));
  g_assert_cmpstr (aff_writer_redoable (hall->writer, hall->desk), ==, "A change");
  g_assert_cmpint (read_number (hall->path, "SELECT low FROM board"), ==, 0);
  step (hall, hall->desk, TRUE);
  g_assert_cmpint (read_number (hall->path, "SELECT low FROM board"), ==, 1);
  g_assert_null (aff_writer_redoable (hall->writer, hall->chair));
  aff_permit_lock (hall->desk);
  g_assert_null (aff_writer_undoable (hall->writer, hall->desk));
}

static void
test_a_change_by_somebody_else_moves_the_history (Hall *hall, gconstpointer data)
{
  gboolean is_told = FALSE;
  g_autoptr (AffDb) db = NULL;

  aff_live_run (hall->live);
  change (hall, hall->chair, "UPDATE board SET low = 1");
  step (hall, hall->chair, FALSE);
  aff_writer_refresh (hall->writer);
  g_assert_nonnull (aff_writer_redoable (hall->writer, hall->chair));
  g_signal_connect_swapped (hall->writer, "history-changed", G_CALLBACK (on_history), &is_told);
  db = aff_db_open (hall->path, AFF_DB_WRITE, NULL);
  fixture_change (db, "UPDATE workshop SET title = 'Elsewhere'");
  wait_for_title (hall, "Elsewhere");
  wait_for (&is_told);
  g_assert_null (aff_writer_redoable (hall->writer, hall->chair));
  g_assert_cmpstr (aff_writer_undoable (hall->writer, hall->chair), ==, "Change by a test");
}

static void
test_a_new_file_under_the_name_is_written (Hall *hall, gconstpointer data)
{
  change (hall, hall->chair, "UPDATE board SET low = 1");
  g_assert_cmpint (g_unlink (hall->path), ==, 0);
  make_file (hall->path);
  change (hall, hall->chair, "UPDATE board SET low = 1");
  g_assert_cmpint (read_number (hall->path, "SELECT low FROM board"), ==, 1);
  g_assert_cmpint (g_unlink (hall->path), ==, 0);
  assert_refused (hall, hall->chair, "UPDATE board SET low = 0", AFF_ERROR_NOT_FOUND);
}

static void
test_what_was_asked_is_done_before_the_end (Hall *hall, gconstpointer data)
{
  Answer answers[5] = {0};

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    ask (hall, hall->chair, "UPDATE workshop SET edition = coalesce (edition, 0) + 1",
         &answers[i]);
  g_clear_object (&hall->writer);
  wait_for (&answers[4].is_done);
  g_assert_true (answers[4].has_saved);
  g_assert_cmpint (read_number (hall->path, "SELECT edition FROM workshop"), ==, 5);
}

static void
test_a_rehearsal_leaves_its_file_alone (Hall *hall, gconstpointer data)
{
  GStatBuf before;
  GStatBuf after;
  GStatBuf copy;
  g_autofree char *old = NULL;
  g_autofree char *new = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (hall->path, &old, &length, NULL));
  g_assert_cmpint (g_stat (hall->path, &before), ==, 0);
  aff_live_run (hall->live);
  assert_empty (runtime);
  change (hall, hall->chair, "UPDATE workshop SET title = 'After'");
  wait_for_title (hall, "After");
  change (hall, hall->chair, "UPDATE workshop SET title = 'Later'");
  wait_for_title (hall, "Later");
  step (hall, hall->chair, FALSE);
  wait_for_title (hall, "After");
  g_assert_cmpstr (aff_writer_path (hall->writer), !=, hall->path);
  g_assert_true (g_str_has_prefix (aff_writer_path (hall->writer), runtime));
  g_assert_cmpint (g_stat (aff_writer_path (hall->writer), &copy), ==, 0);
  g_assert_cmpuint (copy.st_mode & 07777, ==, 0600);
  g_assert_true (g_file_get_contents (hall->path, &new, NULL, NULL));
  g_assert_cmpint (g_stat (hall->path, &after), ==, 0);
  g_assert_cmpint (memcmp (old, new, length), ==, 0);
  g_assert_cmpint (before.st_mtim.tv_nsec, ==, after.st_mtim.tv_nsec);
  g_assert_cmpint (before.st_ino, ==, after.st_ino);
  // What happens to the file that was given is no news any more.
  g_autoptr (AffDb) db = aff_db_open (hall->path, AFF_DB_WRITE, NULL);
  fixture_change (db, "UPDATE workshop SET title = 'Elsewhere'");
  change (hall, hall->chair, "UPDATE board SET low = 1");
  wait_for_title (hall, "After");
}

static void
test_a_rehearsal_copies_for_nobody_without_a_right (Hall *hall, gconstpointer data)
{
  aff_permit_lock (hall->chair);
  assert_refused (hall, hall->chair, "UPDATE workshop SET title = 'X'", AFF_ERROR_DENIED);
  assert_empty (runtime);
  g_assert_cmpstr (aff_writer_path (hall->writer), ==, hall->path);
}

static void
test_a_rehearsal_knows_its_history_before_it_writes (Hall *hall, gconstpointer data)
{
  gboolean is_told = FALSE;

  g_signal_connect_swapped (hall->writer, "history-changed", G_CALLBACK (on_history), &is_told);
  aff_writer_refresh (hall->writer);
  wait_for (&is_told);
  g_assert_cmpstr (aff_writer_undoable (hall->writer, hall->chair), ==, "Change by a test");
  assert_empty (runtime);
}

static void
test_a_private_writer_alone_removes_its_copy (Hall *hall, gconstpointer data)
{
  Answer answer = {0};
  AffWriterJob job = {.permit = hall->chair,
                      .kind = "edit",
                      .sentence = "A change",
                      .func = run_sql,
                      .data = (gpointer) "UPDATE board SET low = 1"};
  AffWriter *alone = aff_writer_new (hall->path, hall->clock, TRUE);
  g_autofree char *copy = NULL;

  aff_writer_run_async (alone, &job, NULL, on_answer, &answer);
  wait_for (&answer.is_done);
  g_assert_no_error (answer.error);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  copy = g_strdup (aff_writer_path (alone));
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  g_assert_finalize_object (alone);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
}

static void
test_what_follows_no_file_has_no_writer (Hall *hall, gconstpointer data)
{
  g_autoptr (AffLive)
    frozen = aff_live_new_for_programme (aff_live_programme (hall->live), hall->clock);

  g_assert_null (aff_live_new_writer (frozen));
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
  runtime = fixture_folder_new ();
  g_setenv ("XDG_RUNTIME_DIR", runtime, TRUE);
  add ("/programme/writer/a-change-is-saved-and-seen", FALSE, test_a_change_is_saved_and_seen);
  add ("/programme/writer/jobs-run-in-their-order", FALSE, test_jobs_run_in_their_order);
  add ("/programme/writer/nothing-is-written-without-the-right", FALSE,
       test_nothing_is_written_without_the_right);
  add ("/programme/writer/a-failed-job-leaves-nothing-and-stops-nobody", FALSE,
       test_a_failed_job_leaves_nothing_and_stops_nobody);
  add ("/programme/writer/a-job-may-make-its-change-itself", FALSE,
       test_a_job_may_make_its_change_itself);
  add ("/programme/writer/the-main-loop-goes-on-meanwhile", FALSE,
       test_the_main_loop_goes_on_meanwhile);
  add ("/programme/writer/a-cancelled-job-is-not-run", FALSE, test_a_cancelled_job_is_not_run);
  add ("/programme/writer/undo-and-redo-are-told-and-done", FALSE,
       test_undo_and_redo_are_told_and_done);
  add ("/programme/writer/a-change-by-somebody-else-moves-the-history", FALSE,
       test_a_change_by_somebody_else_moves_the_history);
  add ("/programme/writer/a-new-file-under-the-name-is-written", FALSE,
       test_a_new_file_under_the_name_is_written);
  add ("/programme/writer/what-was-asked-is-done-before-the-end", FALSE,
       test_what_was_asked_is_done_before_the_end);
  add ("/programme/writer/what-follows-no-file-has-no-writer", FALSE,
       test_what_follows_no_file_has_no_writer);
  add ("/programme/writer/a-rehearsal-leaves-its-file-alone", TRUE,
       test_a_rehearsal_leaves_its_file_alone);
  add ("/programme/writer/a-rehearsal-copies-for-nobody-without-a-right", TRUE,
       test_a_rehearsal_copies_for_nobody_without_a_right);
  add ("/programme/writer/a-rehearsal-knows-its-history-before-it-writes", TRUE,
       test_a_rehearsal_knows_its_history_before_it_writes);
  add ("/programme/writer/a-private-writer-alone-removes-its-copy", FALSE,
       test_a_private_writer_alone_removes_its_copy);
  int status = g_test_run ();
  fixture_folder_free (runtime);
  return status;
}
