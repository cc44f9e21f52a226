// SPDX-License-Identifier: GPL-3.0-or-later
// The two programs themselves, asked whether this machine is fit to be a kiosk.
#include "app/check/health.h"
#include "tests/support/fixture.h"

#include <sys/wait.h>

typedef struct {
  char *folder;
  char **environment;
  AffHealth *health; // of the last run
  int exit;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  self->folder = fixture_folder_new ();
  self->environment = g_environ_setenv (g_get_environ (), "XDG_DATA_HOME", self->folder, TRUE);
  self->environment = g_environ_unsetenv (self->environment, "GSK_RENDERER");
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  fixture_folder_free (self->folder);
  g_strfreev (self->environment);
  g_clear_pointer (&self->health, aff_health_free);
}

static char *
run (Fixture *self, const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *whole = g_strdup_printf ("%s/%s", g_getenv ("AFFICHE_BUILD"), line);
  g_auto (GStrv) words = NULL;
  char *output = NULL;
  int status;

  g_assert_true (g_shell_parse_argv (whole, NULL, &words, &error));
  g_spawn_sync (self->folder, words, self->environment, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  self->exit = WEXITSTATUS (status);
  return output;
}

// What the doctor answers with these OPTIONS.
static void
ask (Fixture *self, const char *program, const char *options)
{
  g_autofree char *line = g_strdup_printf ("%s --json %s", program, options);
  g_autofree char *output = run (self, line);

  g_clear_pointer (&self->health, aff_health_free);
  self->health = aff_health_new ();
  g_assert_true (aff_health_add_json (self->health, output));
  g_assert_cmpint (self->exit, ==, aff_health_is_good (self->health) ? 0 : 1);
}

static const AffHealthAnswer *
find (Fixture *self, const char *name)
{
  for (guint i = 0; i < self->health->answers->len; i++) {
    const AffHealthAnswer *answer = g_ptr_array_index (self->health->answers, i);
    if (g_str_equal (answer->name, name))
      return answer;
  }
  return NULL;
}

static void
assert_answer (Fixture *self, const char *name, AffHealthState state, const char *words)
{
  const AffHealthAnswer *answer = find (self, name);

  g_assert_nonnull (answer);
  if (answer->state != state || strstr (answer->sentence, words) == NULL)
    g_error ("%s: %d, %s", name, answer->state, answer->sentence);
  g_assert_true (g_str_has_suffix (answer->sentence, "."));
  if (state == AFF_HEALTH_TROUBLE)
    g_assert_nonnull (answer->remedy);
}

static void
make_sample (Fixture *self)
{
  g_free (run (self, "app/affichectl init"));
  g_assert_cmpint (self->exit, ==, 0);
}

#define TOOL  "app/affichectl doctor"
#define KIOSK "ui/affiche --doctor"

// The virtual screen is square; one metre is large enough.
#define LARGE "--screen-mm 1000x1000"

static void
test_a_fit_machine_is_told_so (Fixture *self, gconstpointer unused)
{
  static const char *const names[] = {"file",  "policy", "content",  "folder",   "disk",
                                      "clock", "zone",   "kiosk",    "plan",     "fonts",
                                      "scale", "screen", "renderer", "language", "font"};

  make_sample (self);
  ask (self, TOOL, "--kiosk foyer " LARGE);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    assert_answer (self, names[i], AFF_HEALTH_GOOD, "");
  g_assert_cmpint (self->exit, ==, 0);
  assert_answer (self, "kiosk", AFF_HEALTH_GOOD, "foyer (heading 0 degrees)");
  assert_answer (self, "screen", AFF_HEALTH_GOOD, "3840 x 3840 pixels on 1000 x 1000 mm");
  assert_answer (self, "renderer", AFF_HEALTH_GOOD, "paints");
  assert_answer (self, "touch", AFF_HEALTH_UNKNOWN, "");
}

static void
test_the_file_and_the_kiosk_are_looked_for (Fixture *self, gconstpointer unused)
{
  ask (self, TOOL, LARGE);
  assert_answer (self, "file", AFF_HEALTH_TROUBLE, "programme.db");
  g_assert_null (find (self, "policy"));
  make_sample (self);
  ask (self, TOOL, "--kiosk moon " LARGE);
  assert_answer (self, "kiosk", AFF_HEALTH_TROUBLE, "moon");
  assert_answer (self, "kiosk", AFF_HEALTH_TROUBLE, "foyer");
  g_free (run (self, "app/affichectl --db a.db init --sample none"));
  ask (self, TOOL, "--db a.db " LARGE);
  assert_answer (self, "plan", AFF_HEALTH_UNKNOWN, "no floor plan");
}

static void
test_a_small_screen_gets_a_remedy (Fixture *self, gconstpointer unused)
{
  ask (self, KIOSK, "--screen-mm 200x200");
  assert_answer (self, "scale", AFF_HEALTH_TROUBLE, "by millimetres");
  g_assert_nonnull (strstr (find (self, "scale")->remedy, "larger screen"));
  ask (self, KIOSK, LARGE);
  assert_answer (self, "scale", AFF_HEALTH_GOOD, "by pixels");
  ask (self, KIOSK, "--screen-mm 0x0");
  assert_answer (self, "scale", AFF_HEALTH_UNKNOWN, "not known");
  g_assert_cmpint (self->exit, ==, 0);
}

static void
test_the_renderer_says_who_chose_it (Fixture *self, gconstpointer unused)
{
  self->environment = g_environ_setenv (self->environment, "GSK_RENDERER", "cairo", TRUE);
  ask (self, KIOSK, LARGE);
  assert_answer (self, "renderer", AFF_HEALTH_GOOD, "GskCairoRenderer");
  assert_answer (self, "renderer", AFF_HEALTH_GOOD, "GSK_RENDERER says so");
}

static void
test_without_a_display_the_rest_is_told (Fixture *self, gconstpointer unused)
{
  make_sample (self);
  self->environment = g_environ_unsetenv (self->environment, "DISPLAY");
  ask (self, TOOL, "");
  assert_answer (self, "screen", AFF_HEALTH_TROUBLE, "no display");
  assert_answer (self, "font", AFF_HEALTH_GOOD, "Inter");
  assert_answer (self, "file", AFF_HEALTH_GOOD, "sound");
  g_assert_null (find (self, "renderer"));
  g_assert_cmpint (self->exit, ==, 1);
}

static void
test_without_fontconfigs_tool_fonts_are_unknown (Fixture *self, gconstpointer unused)
{
  make_sample (self);
  self->environment = g_environ_setenv (self->environment, "PATH", self->folder, TRUE);
  ask (self, TOOL, LARGE);
  assert_answer (self, "fonts", AFF_HEALTH_UNKNOWN, "fc-match");
  assert_answer (self, "font", AFF_HEALTH_GOOD, "Inter");
}

static void
test_lines_are_printed_without_json (Fixture *self, gconstpointer unused)
{
  make_sample (self);
  g_autofree char *output = run (self, TOOL " " LARGE);
  g_assert_true (g_str_has_prefix (output, "good     file       "));
  g_assert_nonnull (strstr (output, "\n\nGood: "));
  g_free (run (self, "ui/affiche --json"));
  g_assert_cmpint (self->exit, ==, 2);
  g_free (run (self, TOOL " now"));
  g_assert_cmpint (self->exit, ==, 2);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*test) (Fixture *self, gconstpointer unused);
  } tests[] = {
    {"a-fit-machine-is-told-so", test_a_fit_machine_is_told_so},
    {"the-file-and-the-kiosk-are-looked-for", test_the_file_and_the_kiosk_are_looked_for},
    {"a-small-screen-gets-a-remedy", test_a_small_screen_gets_a_remedy},
    {"the-renderer-says-who-chose-it", test_the_renderer_says_who_chose_it},
    {"without-a-display-the-rest-is-told", test_without_a_display_the_rest_is_told},
    {"without-fontconfigs-tool-fonts-are-unknown",
     test_without_fontconfigs_tool_fonts_are_unknown},
    {"lines-are-printed-without-json", test_lines_are_printed_without_json},
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/ui/doctor/", tests[i].path, NULL);
    g_test_add (path, Fixture, NULL, set_up, tests[i].test, tear_down);
  }
  return g_test_run ();
}
