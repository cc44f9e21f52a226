// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "ui/language.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

#define DOMAIN "affiche"

const AffLanguage aff_languages[AFF_LANGUAGES + 1] = {
  {"fr", "Français"},
  {"en", "English"},
  {"de", "Deutsch"},
  {NULL, NULL},
};

const char *
aff_language_find (const char *code)
{
  for (const AffLanguage *language = aff_languages; language->code != NULL; language++)
    if (code != NULL && g_ascii_strncasecmp (code, language->code, 2) == 0 &&
        (code[2] == '\0' || strchr ("_-.@", code[2]) != NULL))
      return language->code;
  return NULL;
}

// The program runs from its build tree, where the catalogues lie beside it, and installed.
static char *
find_catalogues (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  const char *const beside[] = {"../resources/po", "../../resources/po", "../share/locale"};

  if (program != NULL) {
    g_autofree char *folder = g_path_get_dirname (program);

    for (guint i = 0; i < G_N_ELEMENTS (beside); i++) {
      g_autofree char *path = g_build_filename (folder, beside[i], NULL);
      g_autofree char *sample = g_build_filename (path, "fr", "LC_MESSAGES", DOMAIN ".mo",
                                                  NULL);

      if (g_file_test (sample, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
  }
  return g_strdup (AFF_LOCALE_DIR);
}

void
aff_language_prepare (void)
{
  g_autofree char *catalogues = find_catalogues ();

  // gettext translates nothing in the locale C; numbers and sorting are our own in any case.
  if (setlocale (LC_ALL, "C.UTF-8") == NULL)
    setlocale (LC_ALL, "");
  bindtextdomain (DOMAIN, catalogues);
  bind_textdomain_codeset (DOMAIN, "UTF-8");
  textdomain (DOMAIN);
}

void
aff_language_switch (const char *code)
{
  g_return_if_fail (aff_language_find (code) != NULL);

  g_setenv ("LANGUAGE", code, TRUE);
  textdomain (DOMAIN); // makes glibc forget which catalogue it had chosen
}
