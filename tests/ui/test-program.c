// SPDX-License-Identifier: GPL-3.0-or-later
// The program itself, as it is started by hand: pictures, exit codes, files left as they were.
#include "app/import/sample.h"
#include "tests/support/fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOW G_GINT64_CONSTANT (1791120240)

enum { DONE, FAILED, USAGE, STORE };

typedef struct {
  char *folder;
  char *path;    // of the programme
  char *picture; // where a picture goes
  char *errors;
  int exit;
} Fixture;

static void
set_up (Fixture *self, gconstpointer sample)
{
  g_autoptr (GError) error = NULL;

  self->folder = fixture_folder_new ();
  self->path = g_build_filename (self->folder, "programme.db", NULL);
  self->picture = g_build_filename (self->folder, "picture.png", NULL);
  if (sample != NULL)
    aff_sample_create (self->path, sample, NOW, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer sample)
{
  fixture_folder_free (self->folder);
  g_free (self->path);
  g_free (self->picture);
  g_free (self->errors);
}

// Runs affiche with the words of LINE in ENVIRONMENT (taken), which names the programme.
static void
run_in (Fixture *self, char **environment, const char *line)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) owned = environment;
  g_auto (GStrv) words = NULL;
  g_autofree char *whole = g_strdup_printf ("%s/ui/affiche --db %s %s",
                                            g_getenv ("AFFICHE_BUILD"), self->path, line);
  int status;

  g_clear_pointer (&self->errors, g_free);
  g_assert_true (g_shell_parse_argv (whole, NULL, &words, &error));
  g_spawn_sync (self->folder, words, owned, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL,
                &self->errors, &status, &error);
  g_assert_no_error (error);
  if (!WIFEXITED (status))
    g_error ("affiche %s: ended by a signal: %s", line, self->errors);
  self->exit = WEXITSTATUS (status);
}

static void
run (Fixture *self, const char *line)
{
  run_in (self, g_get_environ (), line);
}

// The picture's size as its file has it; FALSE if there is none.
static gboolean
read_size (Fixture *self, guint32 *width, guint32 *height)
{
  g_autofree char *bytes = NULL;
  gsize length;

  if (!g_file_get_contents (self->picture, &bytes, &length, NULL))
    return FALSE;
  g_assert_cmpuint (length, >, 1000);
  g_assert_cmpmem (bytes, 4, "\211PNG", 4);
  memcpy (width, bytes + 16, sizeof *width);
  memcpy (height, bytes + 20, sizeof *height);
  *width = GUINT32_FROM_BE (*width);
  *height = GUINT32_FROM_BE (*height);
  g_remove (self->picture);
  return TRUE;
}

static void
assert_picture (Fixture *self, guint32 expected_width, guint32 expected_height)
{
  guint32 width = 0;
  guint32 height = 0;

  if (self->exit != DONE)
    g_error ("affiche ended with %d: %s", self->exit, self->errors);
  g_assert_true (read_size (self, &width, &height));
  g_assert_cmpuint (width, ==, expected_width);
  g_assert_cmpuint (height, ==, expected_height);
}

// One line of the program's own that ends as a sentence does, and no picture.
static void
assert_refused (Fixture *self, int exit, const char *line)
{
  gsize length = strlen (self->errors);
  g_auto (GStrv) lines = g_strsplit (self->errors, "\n", -1);

  if (self->exit != exit || g_strv_length (lines) != 2 ||
      !g_str_has_prefix (self->errors, "affiche: ") || length < 3 ||
      strchr (".?", self->errors[length - 2]) == NULL)
    g_error ("affiche %s: exit %d instead of %d, and says: %s", line, self->exit, exit,
             self->errors);
  g_assert_false (g_file_test (self->picture, G_FILE_TEST_EXISTS));
}

static void
test_picture_has_the_size_asked_for (Fixture *self, gconstpointer sample)
{
  run (self, "--snapshot picture.png");
  assert_picture (self, 1920, 1080);
  run (self, "--size 1080x1920 --page posters --language de --snapshot picture.png");
  assert_picture (self, 1080, 1920);
  run (self, "--size 1280x720 --page poster:17 --language en --kiosk kiosk-foyer --snapshot "
             "picture.png");
  assert_picture (self, 1280, 720);
  run (self, "--size 3840x2160 --page schedule --now 2026-10-04T14:20 --snapshot picture.png");
  assert_picture (self, 3840, 2160);
  g_assert_cmpstr (self->errors, ==, "");
}

static void
test_wrong_use_is_refused_in_a_sentence (Fixture *self, gconstpointer sample)
{
  static const char *const lines[] = {
    "--page nowhere",
    "--page poster:",
    "--page poster:W999",
    "--language it",
    "--size 1920",
    "--size 10x10",
    "--size 1920x1080x2",
    "--size -5x800",
    "--now yesterday",
    "--now 2026-13-01T10:00",
    "--now 2026-10-04T15:24,x9999",
    "--size 8192x8192",
    "--print-folder /etc/passwd",
    "--print-folder /etc/passwd/prints",
    "--print-folder ''",
    "surplus",
    "--no-such-option",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_autofree char *line = g_strdup_printf ("--snapshot picture.png %s", lines[i]);
    run (self, line);
    assert_refused (self, USAGE, lines[i]);
  }
}

static void
test_a_print_folder_that_cannot_be_written_is_told (Fixture *self, gconstpointer sample)
{
  g_autofree char *prints = g_build_filename (self->folder, "prints", NULL);

  run (self, "--print-folder prints/of/today --snapshot picture.png");
  assert_picture (self, 1920, 1080);
  g_assert_cmpstr (self->errors, ==, "");
  g_assert_false (g_file_test (prints, G_FILE_TEST_EXISTS));
  if (geteuid () == 0)
    return; // root writes whatever the mode says
  g_assert_cmpint (g_mkdir (prints, 0500), ==, 0);
  run (self, "--print-folder prints/of/today --snapshot picture.png");
  assert_picture (self, 1920, 1080);
  g_assert_nonnull (
    strstr (self->errors, "affiche: Nothing can be written to prints/of/today"));
}

static void
test_unknown_kiosk_is_told_and_shown_nonetheless (Fixture *self, gconstpointer sample)
{
  run (self, "--kiosk nowhere --page posters --snapshot picture.png");
  assert_picture (self, 1920, 1080);
  g_assert_nonnull (strstr (self->errors, "There is no kiosk nowhere on the plan"));
}

static void
write_file (Fixture *self, const char *bytes, gssize length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (self->path, bytes, length, &error);
  g_assert_no_error (error);
}

static void
run_sql (Fixture *self, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
damage_file (Fixture *self)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (self->path, &bytes, &length, NULL));
  for (gsize i = 100; i < length; i += 7)
    bytes[i] ^= 0x55;
  write_file (self, bytes, (gssize) length);
}

static void
assert_no_picture (Fixture *self, const char *what)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length_before = 0;
  gsize length_after = 0;

  g_file_get_contents (self->path, &before, &length_before, NULL);
  run (self, "--snapshot picture.png");
  assert_refused (self, STORE, what);
  g_file_get_contents (self->path, &after, &length_after, NULL);
  g_assert_cmpmem (before, length_before, after, length_after);
}

static void
test_bad_file_makes_no_picture (Fixture *self, gconstpointer sample)
{
  run_sql (self, "PRAGMA user_version = 999");
  assert_no_picture (self, "a newer file");
  run_sql (self, "PRAGMA application_id = 7");
  assert_no_picture (self, "the file of another program");
  damage_file (self);
  assert_no_picture (self, "a damaged file");
  write_file (self, "", 0);
  assert_no_picture (self, "an empty file");
  write_file (self, "This is a letter and not a programme.", -1);
  assert_no_picture (self, "a text");
  g_assert_cmpint (g_remove (self->path), ==, 0);
  assert_no_picture (self, "no file");
  g_assert_cmpint (g_mkdir (self->path, 0700), ==, 0);
  assert_no_picture (self, "a folder");
}

static void
test_picture_that_cannot_be_written_is_an_error (Fixture *self, gconstpointer sample)
{
  run (self, "--snapshot nowhere/picture.png");
  assert_refused (self, STORE, "a folder that is not there");
  run (self, "--snapshot .");
  assert_refused (self, STORE, "a folder as the picture");
}

static void
test_without_display_it_says_so (Fixture *self, gconstpointer sample)
{
  char **environment = g_environ_unsetenv (g_get_environ (), "DISPLAY");

  run_in (self, environment, "--snapshot picture.png");
  assert_refused (self, FAILED, "no display");
  g_assert_nonnull (strstr (self->errors, "There is no display"));
}

static guint
count_entries (const char *folder)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (entries) != NULL)
    count++;
  return count;
}

static void
test_rehearsal_leaves_the_file_alone (Fixture *self, gconstpointer sample)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length_before, length_after;
  GStatBuf first, second;

  g_assert_cmpint (g_chmod (self->path, 0444), ==, 0);
  g_assert_cmpint (g_stat (self->path, &first), ==, 0);
  g_assert_true (g_file_get_contents (self->path, &before, &length_before, NULL));
  run (self, "--now 2026-10-04T14:20,x60 --snapshot picture.png");
  assert_picture (self, 1920, 1080);
  g_assert_cmpint (g_stat (self->path, &second), ==, 0);
  g_assert_true (g_file_get_contents (self->path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length_before, after, length_after);
  g_assert_cmpint (first.st_mtim.tv_sec, ==, second.st_mtim.tv_sec);
  g_assert_cmpint (first.st_mtim.tv_nsec, ==, second.st_mtim.tv_nsec);
  g_assert_cmpuint (count_entries (self->folder), ==, 1);
}

static void
test_without_its_font_it_shows_another (Fixture *self, gconstpointer sample)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->folder, "fonts.conf", NULL);
  g_autofree char *config = g_strdup_printf (
    "<?xml version=\"1.0\"?><fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir>"
    "<cachedir>%s/cache</cachedir></fontconfig>",
    self->folder);

  g_assert_true (g_file_set_contents (path, config, -1, &error));
  run_in (self, g_environ_setenv (g_get_environ (), "FONTCONFIG_FILE", path, TRUE),
          "--page posters --snapshot picture.png");
  assert_picture (self, 1920, 1080);
  g_assert_nonnull (strstr (self->errors, "The font Inter is not installed"));
}

static void
change_plan (Fixture *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AffDb) db = aff_db_open (self->path, AFF_DB_WRITE, &error);

  g_assert_no_error (error);
  fixture_change (db, sql);
}

static void
test_boards_are_shown_without_their_plan (Fixture *self, gconstpointer sample)
{
  run (self, "--page posters --snapshot picture.png");
  assert_picture (self, 1920, 1080);
  change_plan (self, "UPDATE plan SET svg = CAST ('<svg xmlns=\"http://www.w3.org/2000/svg\" "
                     "viewBox=\"0 0 10 10\"/>' AS BLOB)");
  run (self, "--page posters --snapshot picture.png");
  assert_picture (self, 1920, 1080);
  change_plan (self, "UPDATE plan SET svg = CAST ('no drawing' AS BLOB)");
  run (self, "--page posters --snapshot picture.png");
  assert_picture (self, 1920, 1080);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(claim, sample, test)                                                               \
  g_test_add ("/ui/program/" claim, Fixture, sample, set_up, test, tear_down)
  ADD ("picture-has-the-size-asked-for", "strasbourg", test_picture_has_the_size_asked_for);
  ADD ("wrong-use-is-refused-in-a-sentence", "strasbourg",
       test_wrong_use_is_refused_in_a_sentence);
  ADD ("a-print-folder-that-cannot-be-written-is-told", "strasbourg",
       test_a_print_folder_that_cannot_be_written_is_told);
  ADD ("unknown-kiosk-is-told-and-shown-nonetheless", "strasbourg",
       test_unknown_kiosk_is_told_and_shown_nonetheless);
  ADD ("bad-file-makes-no-picture", "strasbourg", test_bad_file_makes_no_picture);
  ADD ("picture-that-cannot-be-written-is-an-error", "mfm",
       test_picture_that_cannot_be_written_is_an_error);
  ADD ("without-display-it-says-so", "mfm", test_without_display_it_says_so);
  ADD ("rehearsal-leaves-the-file-alone", "strasbourg", test_rehearsal_leaves_the_file_alone);
  ADD ("without-its-font-it-shows-another", "strasbourg",
       test_without_its_font_it_shows_another);
  ADD ("boards-are-shown-without-their-plan", "strasbourg",
       test_boards_are_shown_without_their_plan);
  return g_test_run ();
}
