// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "ui/application.h"
#include "ui/language.h"

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  aff_language_prepare ();
  g_set_prgname ("affiche");
  g_autoptr (AffOptions) options = aff_options_parse (&argc, &argv, &error);
  if (options == NULL) {
    g_printerr ("affiche: %s\n", error->message);
    return AFF_EXIT_USAGE;
  }
  if (options->shows_version) {
    g_print ("affiche %s\n", AFF_VERSION);
    return AFF_EXIT_DONE;
  }
  if (options->advice != NULL)
    g_printerr ("affiche: %s\n", options->advice);
  if (options->asks_doctor)
    return aff_application_examine (options);
  return aff_application_run (options);
}
