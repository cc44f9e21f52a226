// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/live-kiosk.h"

#include "tests/support/fixture.h"

#define PATIENCE_US (10 * G_USEC_PER_SEC)

static const KioskSize landscape = {1280, 720};

static void
open_kiosk (LiveKiosk *self)
{
  g_autoptr (AffClock) clock = aff_clock_new_simulated (KIOSK_NOW, 0);
  AffLive *live = aff_live_new (self->path, clock, FALSE);
  g_autoptr (GError) error = NULL;

  (void) !aff_live_load (live, &error);
  self->kiosk = kiosk_open (live, landscape, "en");
  aff_live_run (live);
}

void
live_kiosk_set_up (LiveKiosk *self, gconstpointer sample)
{
  self->folder = fixture_folder_new ();
  self->path = sample != NULL ? kiosk_file_new (self->folder, sample)
                              : g_build_filename (self->folder, "programme.db", NULL);
  open_kiosk (self);
}

void
live_kiosk_tear_down (LiveKiosk *self, gconstpointer sample)
{
  kiosk_close (self->kiosk);
  fixture_folder_free (self->folder);
  g_free (self->path);
}

void
live_kiosk_run (LiveKiosk *self, const char *line)
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

void
live_kiosk_wait (LiveKiosk *self, const char *words, gboolean is_said)
{
  gint64 start = g_get_monotonic_time ();
  guint turn = g_timeout_add (10, on_turn, NULL);

  while (kiosk_says (self->kiosk, words) != is_said &&
         g_get_monotonic_time () - start < PATIENCE_US)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (turn);
  g_test_message ("%s \"%s\" after %d ms", is_said ? "said" : "no longer said", words,
                  (int) ((g_get_monotonic_time () - start) / 1000));
  if (kiosk_says (self->kiosk, words) != is_said) {
    g_autofree char *text = kiosk_text (GTK_WIDGET (self->kiosk->window));
    g_error ("Waited for \"%s\" to be %s on a page that says:\n%s", words,
             is_said ? "said" : "gone", text);
  }
  kiosk_settle (self->kiosk);
}
