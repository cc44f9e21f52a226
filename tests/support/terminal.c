// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/terminal.h"

#include "tests/support/fixture.h"

#include <string.h>
#include <sys/wait.h>

void
terminal_set_up (Terminal *self, gconstpointer sample)
{
  self->folder = fixture_folder_new ();
}

void
terminal_tear_down (Terminal *self, gconstpointer sample)
{
  fixture_folder_free (self->folder);
  g_free (self->output);
  g_free (self->errors);
}

char *
terminal_program (void)
{
  return g_build_filename (g_getenv ("AFFICHE_BUILD"), "app", "affichectl", NULL);
}

void
terminal_run (Terminal *self, const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *program = terminal_program ();
  g_autofree char *data = g_build_filename (self->folder, "data", NULL);
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "XDG_DATA_HOME", data, TRUE);
  g_auto (GStrv) words = NULL;
  g_autofree char *whole = g_strdup_printf ("%s %s", program, line);
  int status;

  g_clear_pointer (&self->output, g_free);
  g_clear_pointer (&self->errors, g_free);
  g_assert_true (g_shell_parse_argv (whole, NULL, &words, &error));
  g_spawn_sync (self->folder, words, environment, G_SPAWN_DEFAULT, NULL, NULL, &self->output,
                &self->errors, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  self->exit = WEXITSTATUS (status);
}

void
assert_done (Terminal *self, const char *line)
{
  terminal_run (self, line);
  if (self->exit != 0)
    g_error ("%s: %s", line, self->errors);
  g_assert_cmpstr (self->errors, ==, "");
}

void
assert_says (Terminal *self, const char *line, const char *words)
{
  assert_done (self, line);
  if (!strstr (self->output, words))
    g_error ("%s: %s", line, self->output);
}

void
assert_fails (Terminal *self, const char *line, int exit, const char *word)
{
  terminal_run (self, line);
  if (self->exit != exit || !strstr (self->errors, word))
    g_error ("%s: exit %d, %s", line, self->exit, self->errors);
  g_assert_true (g_str_has_prefix (self->errors, "affichectl: "));
  g_assert_true (g_str_has_suffix (self->errors, ".\n"));
  g_assert_true (strchr (self->errors, '\n') == self->errors + strlen (self->errors) - 1);
  g_assert_cmpstr (self->output, ==, "");
}

char *
terminal_path (const Terminal *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

char *
terminal_read (const Terminal *self, const char *name, gsize *length)
{
  g_autofree char *path = terminal_path (self, name);
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;

  g_file_get_contents (path, &bytes, length, &error);
  g_assert_no_error (error);
  return bytes;
}

void
terminal_write (const Terminal *self, const char *name, const char *bytes, gsize length)
{
  g_autofree char *path = terminal_path (self, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, (gssize) length, &error);
  g_assert_no_error (error);
}

JsonNode *
terminal_json (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (text, &error);

  g_assert_no_error (error);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  return node;
}
