// SPDX-License-Identifier: GPL-3.0-or-later
// A window over a file that affichectl, a process of its own, changes.
#include "tests/support/fixture.h"
#include "tests/ui/kiosk.h"

#include <glib/gstdio.h>

#define PATIENCE_US  (10 * G_USEC_PER_SEC)
#define TITLE_OF_17  "Evaluating the Fairness of Deep Learning Uncertainty Estimates"
#define STALE        "This programme is from"
#define NO_PROGRAMME "The programme cannot be shown"

static const KioskSize landscape = {1280, 720};

typedef struct {
  char *folder;
  char *path;
  Kiosk *kiosk;
} Fixture;

static void
open_kiosk (Fixture *self)
{
  g_autoptr (AffClock) clock = aff_clock_new_simulated (KIOSK_NOW, 0);
  AffLive *live = aff_live_new (self->path, clock, FALSE);
  g_autoptr (GError) error = NULL;

  (void) !aff_live_load (live, &error);
  self->kiosk = kiosk_open (live, landscape, "en");
  aff_live_run (live);
}

static void
set_up (Fixture *self, gconstpointer sample)
{
  self->folder = fixture_folder_new ();
  self->path = sample != NULL ? kiosk_file_new (self->folder, sample)
                              : g_build_filename (self->folder, "programme.db", NULL);
  open_kiosk (self);
}

static void
tear_down (Fixture *self, gconstpointer sample)
{
  kiosk_close (self->kiosk);
  fixture_folder_free (self->folder);
  g_free (self->path);
}

// Runs affichectl on the file with the words of LINE.
static void
run (Fixture *self, const char *line)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = NULL;
  g_autofree char *whole = g_strdup_printf ("%s/app/affichectl --db %s %s",
                                            g_getenv ("AFFICHE_BUILD"), self->path, line);
  int status = 0;

  g_assert_true (g_shell_parse_argv (whole, NULL, &words, &error));
  g_spawn_sync (NULL, words, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static gboolean
on_turn (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

// Waits until the screen says WORDS, or no longer does.
static void
wait_for (Fixture *self, const char *words, gboolean is_said)
{
  gint64 start = g_get_monotonic_time ();
  guint turn = g_timeout_add (10, on_turn, NULL);

  while (kiosk_says (self->kiosk, words) != is_said &&
         g_get_monotonic_time () - start < PATIENCE_US)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (turn);
  g_test_message ("%s \"%s\" after %d ms", is_said ? "said" : "no longer said", words,
                  (int) ((g_get_monotonic_time () - start) / 1000));
  g_assert_cmpint (kiosk_says (self->kiosk, words), ==, is_said);
  kiosk_settle (self->kiosk);
}

static void
show_board (Fixture *self)
{
  kiosk_show (self->kiosk, "posters");
  kiosk_press (self->kiosk, kiosk_find_board (self->kiosk, "17"));
  g_assert_true (kiosk_says (self->kiosk, TITLE_OF_17));
}

static void
test_changes_by_others_appear (Fixture *self, gconstpointer sample)
{
  run (self, "set item 6 'speaker=Ada Example'");
  wait_for (self, "Ada Example", TRUE);
  run (self, "set item 6 'title=Models that explain themselves'");
  wait_for (self, "Models that explain themselves", TRUE);
  run (self, "add room 'name=Upper room'");
  run (self, "set item 4 'room=Upper room'");
  wait_for (self, "Now, Upper room", TRUE);
}

static void
test_choice_survives_a_change (Fixture *self, gconstpointer sample)
{
  show_board (self);
  GtkWidget *page = aff_window_get_page (self->kiosk->window);
  run (self, "set paper P161 'title=A new title for board 17'");
  wait_for (self, "A new title for board 17", TRUE);
  g_assert_true (page == aff_window_get_page (self->kiosk->window));
  kiosk_show_poster (self->kiosk, "17");
  run (self, "set paper P161 'title=And one for its sheet'");
  wait_for (self, "And one for its sheet", TRUE);
}

static void
test_withdrawn_paper_closes_its_sheet (Fixture *self, gconstpointer sample)
{
  kiosk_show_poster (self->kiosk, "17");
  run (self, "withdraw P161");
  wait_for (self, TITLE_OF_17, FALSE);
  kiosk_check_whole (self->kiosk, "after a withdrawal");
}

// Every page shows the last good programme and says from when it is.
static void
check_stale_pages (Fixture *self)
{
  static const char *const pages[] = {"schedule", "now", "posters"};

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    kiosk_show (self->kiosk, pages[i]);
    g_assert_true (kiosk_says (self->kiosk, STALE " 15:21"));
    kiosk_check_whole (self->kiosk, pages[i]);
  }
  g_assert_true (kiosk_says (self->kiosk, TITLE_OF_17));
  kiosk_show_poster (self->kiosk, "5");
  g_assert_true (kiosk_says (self->kiosk, "Learning Retinal Representations"));
  g_assert_true (kiosk_says (self->kiosk, STALE " 15:21"));
  kiosk_show (self->kiosk, "now");
  g_assert_true (kiosk_says (self->kiosk, "Best Paper Oral Spotlight"));
}

static void
test_last_good_programme_outlives_a_damaged_file (Fixture *self, gconstpointer sample)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *good = NULL;
  gsize length;

  show_board (self);
  g_assert_true (g_file_get_contents (self->path, &good, &length, &error));
  g_assert_true (g_file_set_contents_full (self->path, "not a programme", -1,
                                           G_FILE_SET_CONTENTS_NONE, 0600, &error));
  wait_for (self, STALE, TRUE);
  check_stale_pages (self);
  g_assert_true (g_file_set_contents_full (self->path, good, (gssize) length,
                                           G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error));
  wait_for (self, STALE, FALSE);
  run (self, "set item 6 'speaker=Ada Example'");
  wait_for (self, "Ada Example", TRUE);
}

static void
test_last_good_programme_outlives_a_removed_file (Fixture *self, gconstpointer sample)
{
  g_autofree char *aside = g_strconcat (self->path, ".aside", NULL);

  show_board (self);
  g_assert_cmpint (g_rename (self->path, aside), ==, 0);
  wait_for (self, STALE, TRUE);
  check_stale_pages (self);
  g_assert_cmpint (g_rename (aside, self->path), ==, 0);
  wait_for (self, STALE, FALSE);
  kiosk_show (self->kiosk, "now");
  run (self, "set item 6 'speaker=Ada Example'");
  wait_for (self, "Ada Example", TRUE);
}

static void
test_lost_file_is_warned_of_after_an_hour (Fixture *self, gconstpointer sample)
{
  AffClock *clock = aff_live_clock (self->kiosk->live);

  g_assert_cmpint (g_remove (self->path), ==, 0);
  wait_for (self, STALE, TRUE);
  g_assert_false (kiosk_says (self->kiosk, "Times may have changed since."));
  aff_clock_set (clock, KIOSK_NOW + 2 * 60 * 60);
  wait_for (self, "Times may have changed since.", TRUE);
  g_assert_true (kiosk_says (self->kiosk, "This programme is from 15:21."));
  kiosk_check_whole (self->kiosk, "stale");
}

static void
test_missing_programme_appears_when_it_is_made (Fixture *self, gconstpointer sample)
{
  static const char *const pages[] = {"now", "schedule", "posters"};

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    kiosk_show (self->kiosk, pages[i]);
    g_assert_true (kiosk_says (self->kiosk, NO_PROGRAMME));
    g_assert_true (kiosk_says (self->kiosk, "DB 01"));
    kiosk_check_whole (self->kiosk, "no programme");
  }
  kiosk_act (self->kiosk, "win.language", g_variant_new_string ("fr"));
  g_assert_false (kiosk_says (self->kiosk, NO_PROGRAMME));
  kiosk_act (self->kiosk, "win.language", g_variant_new_string ("en"));
  run (self, "init --sample strasbourg");
  wait_for (self, NO_PROGRAMME, FALSE);
  kiosk_show (self->kiosk, "now");
  g_assert_true (kiosk_says (self->kiosk, "Best Paper Oral Spotlight"));
}

int
main (int argc, char **argv)
{
  kiosk_start (&argc, &argv);
#define ADD(claim, sample, test)                                                               \
  g_test_add ("/ui/live/" claim, Fixture, sample, set_up, test, tear_down)
  ADD ("changes-by-others-appear", "strasbourg", test_changes_by_others_appear);
  ADD ("choice-survives-a-change", "strasbourg", test_choice_survives_a_change);
  ADD ("withdrawn-paper-closes-its-sheet", "strasbourg", test_withdrawn_paper_closes_its_sheet);
  ADD ("last-good-programme-outlives-a-damaged-file", "strasbourg",
       test_last_good_programme_outlives_a_damaged_file);
  ADD ("last-good-programme-outlives-a-removed-file", "strasbourg",
       test_last_good_programme_outlives_a_removed_file);
  ADD ("lost-file-is-warned-of-after-an-hour", "strasbourg",
       test_lost_file_is_warned_of_after_an_hour);
  ADD ("missing-programme-appears-when-it-is-made", NULL,
       test_missing_programme_appears_when_it_is_made);
  return g_test_run ();
}
