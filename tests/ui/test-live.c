// SPDX-License-Identifier: GPL-3.0-or-later
// What is shown follows the file, and outlives it.
#include "tests/ui/live-kiosk.h"

#include <glib/gstdio.h>

#define TITLE_OF_17  "Evaluating the Fairness of Deep Learning Uncertainty Estimates"
#define STALE        "This programme is from"
#define NO_PROGRAMME "The programme cannot be shown"

static void
show_board (LiveKiosk *self)
{
  kiosk_show (self->kiosk, "posters");
  kiosk_press (self->kiosk, kiosk_find_board (self->kiosk, "17"));
  g_assert_true (kiosk_says (self->kiosk, TITLE_OF_17));
}

static void
test_changes_by_others_appear (LiveKiosk *self, gconstpointer sample)
{
  live_kiosk_run (self, "set item 6 'speaker=Ada Example'");
  live_kiosk_wait (self, "Ada Example", TRUE);
  live_kiosk_run (self, "set item 6 'title=Models that explain themselves'");
  live_kiosk_wait (self, "Models that explain themselves", TRUE);
  live_kiosk_run (self, "add room 'name=Upper room'");
  live_kiosk_run (self, "set item 4 'room=Upper room'");
  live_kiosk_wait (self, "Now, Upper room", TRUE);
}

static void
test_choice_survives_a_change (LiveKiosk *self, gconstpointer sample)
{
  show_board (self);
  GtkWidget *page = aff_window_get_page (self->kiosk->window);
  live_kiosk_run (self, "set paper P161 'title=A new title for board 17'");
  live_kiosk_wait (self, "A new title for board 17", TRUE);
  g_assert_true (page == aff_window_get_page (self->kiosk->window));
  kiosk_show_poster (self->kiosk, "17");
  live_kiosk_run (self, "set paper P161 'title=And one for its sheet'");
  live_kiosk_wait (self, "And one for its sheet", TRUE);
}

static void
test_withdrawn_paper_closes_its_sheet (LiveKiosk *self, gconstpointer sample)
{
  kiosk_show_poster (self->kiosk, "17");
  live_kiosk_run (self, "withdraw P161");
  live_kiosk_wait (self, "This poster was withdrawn", TRUE);
  g_assert_false (kiosk_says (self->kiosk, "Paper P161"));
  kiosk_check_whole (self->kiosk, "after a withdrawal");
}

// Every page shows the last good programme and says from when it is.
static void
check_stale_pages (LiveKiosk *self)
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
test_last_good_programme_outlives_a_damaged_file (LiveKiosk *self, gconstpointer sample)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *good = NULL;
  gsize length;

  show_board (self);
  g_assert_true (g_file_get_contents (self->path, &good, &length, &error));
  g_assert_true (g_file_set_contents_full (self->path, "not a programme", -1,
                                           G_FILE_SET_CONTENTS_NONE, 0600, &error));
  live_kiosk_wait (self, STALE, TRUE);
  check_stale_pages (self);
  g_assert_true (g_file_set_contents_full (self->path, good, (gssize) length,
                                           G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error));
  live_kiosk_wait (self, STALE, FALSE);
  live_kiosk_run (self, "set item 6 'speaker=Ada Example'");
  live_kiosk_wait (self, "Ada Example", TRUE);
}

static void
test_last_good_programme_outlives_a_removed_file (LiveKiosk *self, gconstpointer sample)
{
  g_autofree char *aside = g_strconcat (self->path, ".aside", NULL);

  show_board (self);
  g_assert_cmpint (g_rename (self->path, aside), ==, 0);
  live_kiosk_wait (self, STALE, TRUE);
  check_stale_pages (self);
  g_assert_cmpint (g_rename (aside, self->path), ==, 0);
  live_kiosk_wait (self, STALE, FALSE);
  kiosk_show (self->kiosk, "now");
  live_kiosk_run (self, "set item 6 'speaker=Ada Example'");
  live_kiosk_wait (self, "Ada Example", TRUE);
}

static void
test_lost_file_is_warned_of_after_an_hour (LiveKiosk *self, gconstpointer sample)
{
  AffClock *clock = aff_live_clock (self->kiosk->live);

  g_assert_cmpint (g_remove (self->path), ==, 0);
  live_kiosk_wait (self, STALE, TRUE);
  g_assert_false (kiosk_says (self->kiosk, "Times may have changed since."));
  aff_clock_set (clock, KIOSK_NOW + 2 * 60 * 60);
  live_kiosk_wait (self, "Times may have changed since.", TRUE);
  g_assert_true (kiosk_says (self->kiosk, "This programme is from 15:21."));
  kiosk_check_whole (self->kiosk, "stale");
}

static void
test_missing_programme_appears_when_it_is_made (LiveKiosk *self, gconstpointer sample)
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
  live_kiosk_run (self, "init --sample strasbourg");
  live_kiosk_wait (self, NO_PROGRAMME, FALSE);
  kiosk_show (self->kiosk, "now");
  g_assert_true (kiosk_says (self->kiosk, "Best Paper Oral Spotlight"));
}

int
main (int argc, char **argv)
{
  kiosk_start (&argc, &argv);
#define ADD(claim, sample, test)                                                               \
  g_test_add ("/ui/live/" claim, LiveKiosk, sample, live_kiosk_set_up, test,                   \
              live_kiosk_tear_down)
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
