// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/db/db.h"
#include "app/db/watch.h"
#include "tests/support/fixture.h"

#include <glib/gstdio.h>

typedef struct {
  GMainLoop *loop;
  guint times;
} Listener;

static void
on_stirred (AffWatch *watch, Listener *listener)
{
  listener->times++;
  g_main_loop_quit (listener->loop);
}

static gboolean
on_patience_ended (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

// Waits for the next signal. Returns how often there was one.
static guint
wait_for_stir (Listener *listener, guint patience_ms)
{
  listener->times = 0;
  GSource *patience = g_timeout_source_new (patience_ms);
  g_source_set_callback (patience, on_patience_ended, listener->loop, NULL);
  g_source_attach (patience, NULL);
  g_main_loop_run (listener->loop);
  g_source_destroy (patience);
  g_source_unref (patience);
  return listener->times;
}

static void
settle (Listener *listener)
{
  while (wait_for_stir (listener, 400) > 0)
    continue;
}

static void
write_file (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0644, &error);
  g_assert_no_error (error);
}

static void
test_a_file_is_followed_through_its_life (void)
{
  char *folder = fixture_folder_new ();
  g_autofree char *path = g_build_filename (folder, "programme.affiche", NULL);
  g_autofree char *other = g_build_filename (folder, "other", NULL);
  Listener listener = {.loop = g_main_loop_new (NULL, FALSE)};
  g_autoptr (AffWatch) watch = aff_watch_new (path);
  g_signal_connect (watch, "stirred", G_CALLBACK (on_stirred), &listener);

  write_file (path, "appears");
  g_assert_cmpuint (wait_for_stir (&listener, 2000), >, 0);
  settle (&listener);
  write_file (path, "changes");
  g_assert_cmpuint (wait_for_stir (&listener, 2000), >, 0);
  settle (&listener);
  write_file (other, "replaces");
  settle (&listener);
  g_rename (other, path);
  g_assert_cmpuint (wait_for_stir (&listener, 2000), >, 0);
  settle (&listener);
  g_unlink (path);
  g_assert_cmpuint (wait_for_stir (&listener, 2000), >, 0);
  settle (&listener);
  write_file (path, "is back");
  g_assert_cmpuint (wait_for_stir (&listener, 2000), >, 0);

  aff_watch_stop (watch);
  g_main_loop_unref (listener.loop);
  fixture_folder_free (folder);
}

static void
test_a_commit_is_heard_soon (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = fixture_folder_new ();
  g_autofree char *path = g_build_filename (folder, "programme.affiche", NULL);
  AffDb *db = aff_db_open (path, AFF_DB_CREATE, &error);
  g_assert_no_error (error);
  fixture_change (db, "INSERT INTO person (name) VALUES ('First')");
  Listener listener = {.loop = g_main_loop_new (NULL, FALSE)};
  g_autoptr (AffWatch) watch = aff_watch_new (path);
  g_signal_connect (watch, "stirred", G_CALLBACK (on_stirred), &listener);
  settle (&listener);

  fixture_change (db, "INSERT INTO person (name) VALUES ('Second')");
  gint64 start = g_get_monotonic_time ();
  g_assert_cmpuint (wait_for_stir (&listener, 2000), >, 0);
  g_test_message ("heard after %d ms", (int) ((g_get_monotonic_time () - start) / 1000));

  aff_watch_stop (watch);
  aff_db_free (db);
  g_main_loop_unref (listener.loop);
  fixture_folder_free (folder);
}

static void
test_neighbours_in_the_folder_are_not_heard (void)
{
  char *folder = fixture_folder_new ();
  g_autofree char *path = g_build_filename (folder, "programme.affiche", NULL);
  g_autofree char *other = g_build_filename (folder, "programme.affiche.copy", NULL);
  Listener listener = {.loop = g_main_loop_new (NULL, FALSE)};
  g_autoptr (AffWatch) watch = aff_watch_new (path);
  g_signal_connect (watch, "stirred", G_CALLBACK (on_stirred), &listener);
  write_file (other, "not ours");
  g_assert_cmpuint (wait_for_stir (&listener, 500), ==, 0);
  g_main_loop_unref (listener.loop);
  aff_watch_stop (watch);
  fixture_folder_free (folder);
}

static void
test_the_net_catches_what_no_monitor_tells (void)
{
  Listener listener = {.loop = g_main_loop_new (NULL, FALSE)};
  g_autoptr (AffWatch) watch = aff_watch_new ("/nonexistent/folder/programme.affiche");
  g_signal_connect (watch, "stirred", G_CALLBACK (on_stirred), &listener);
  g_assert_cmpuint (wait_for_stir (&listener, 7000), ==, 1);
  g_main_loop_unref (listener.loop);
}

static void
test_a_stopped_watch_is_silent_and_can_be_dropped (void)
{
  char *folder = fixture_folder_new ();
  g_autofree char *path = g_build_filename (folder, "programme.affiche", NULL);
  Listener listener = {.loop = g_main_loop_new (NULL, FALSE)};
  AffWatch *watch = aff_watch_new (path);
  g_signal_connect (watch, "stirred", G_CALLBACK (on_stirred), &listener);
  aff_watch_stop (watch);
  aff_watch_stop (watch);
  write_file (path, "changes");
  g_assert_cmpuint (wait_for_stir (&listener, 300), ==, 0);
  g_object_add_weak_pointer (G_OBJECT (watch), (gpointer *) &watch);
  g_object_unref (watch);
  g_assert_null (watch);
  g_main_loop_unref (listener.loop);
  fixture_folder_free (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/db/watch/a-file-is-followed-through-its-life",
                   test_a_file_is_followed_through_its_life);
  g_test_add_func ("/db/watch/a-commit-is-heard-soon", test_a_commit_is_heard_soon);
  g_test_add_func ("/db/watch/neighbours-in-the-folder-are-not-heard",
                   test_neighbours_in_the_folder_are_not_heard);
  g_test_add_func ("/db/watch/the-net-catches-what-no-monitor-tells",
                   test_the_net_catches_what_no_monitor_tells);
  g_test_add_func ("/db/watch/a-stopped-watch-is-silent-and-can-be-dropped",
                   test_a_stopped_watch_is_silent_and_can_be_dropped);
  return g_test_run ();
}
