// SPDX-License-Identifier: GPL-3.0-or-later
// Every file of the fuzzers' corpus, old crashes among them, through every reader: what is refused is
// refused with a sentence, and what is read can be finished.
#include "app/read/formats.h"
#include "tests/support/reading.h"

#include <string.h>

static void
read_as (const AffFormat *format, const char *name, const char *text, gsize length)
{
  g_autoptr (Reading) reading = reading_new (format, name, text, (gssize) length);
  g_autoptr (GError) error = NULL;

  if (reading->error) {
    g_assert_true (g_utf8_validate (reading->error->message, -1, NULL));
    g_assert_cmpuint (strlen (reading->error->message), >, 20);
    g_assert_true (reading->error->domain == AFF_ERROR);
  } else if (!aff_draft_finish (reading->draft, "Europe/Paris", reading->report, &error))
    g_assert_error (error, AFF_ERROR, AFF_ERROR_FORMAT);
}

static guint
read_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name = NULL;
  guint count = 0;

  g_assert_nonnull (folder);
  for (; (name = g_dir_read_name (folder)); count++) {
    g_autofree char *file = g_build_filename (path, name, NULL);
    g_autofree char *text = NULL;
    gsize length = 0;
    g_assert_true (g_file_get_contents (file, &text, &length, NULL));
    for (const AffFormat *const *format = aff_formats (); *format; format++)
      read_as (*format, name, text, length);
  }
  return count;
}

static void
test_corpus (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("AFFICHE_SOURCE"), "tests", "fuzz",
                                            "corpus", NULL);

  for (const AffFormat *const *format = aff_formats (); *format; format++) {
    g_autofree char *own = g_build_filename (path, (*format)->name, NULL);
    g_assert_cmpuint (read_folder (own), >, 0);
  }
}

static void
test_every_reader_has_a_fuzzer (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("AFFICHE_SOURCE"), "tests", "fuzz",
                                            "meson.build", NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  for (const AffFormat *const *format = aff_formats (); *format; format++) {
    g_autofree char *line = g_strdup_printf ("\n  '%s': 'aff_format_", (*format)->name);
    if (!strstr (text, line))
      g_error ("tests/fuzz/meson.build does not name the format “%s”", (*format)->name);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/corpus/passes-every-reader", test_corpus);
  g_test_add_func ("/exchange/corpus/every-reader-has-a-fuzzer",
                   test_every_reader_has_a_fuzzer);
  return g_test_run ();
}
