// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/sample.h"
#include "app/tool/tool.h"

#include <errno.h>

// The folder of the default path may not be there yet; a folder that was named must be.
static gboolean
make_folder (const AffTool *tool, AffExit *exit)
{
  g_autofree char *folder = g_path_get_dirname (tool->path);

  if (!tool->has_default_path || g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  *exit = aff_tool_fail (AFF_EXIT_FILE,
                         "The folder %s cannot be made (%s). Name another file with --db.",
                         folder, g_strerror (errno));
  return FALSE;
}

static char *
describe_samples (void)
{
  const char *const *names = aff_sample_names ();
  g_autofree char *list = g_strjoinv (", ", (char **) names);

  return g_strdup_printf ("Samples: %s. The default is %s; none is an empty programme.", list,
                          names[0]);
}

AffExit
aff_cmd_init (AffTool *tool, char ***arguments)
{
  g_autofree char *sample = NULL;
  g_autofree char *description = describe_samples ();
  const GOptionEntry entries[] = {
    {"sample", 0, 0, G_OPTION_ARG_FILENAME, &sample, "What the programme is to hold", "NAME"},
    {NULL},
  };
  AffUsage usage = {"init", NULL, "Makes a programme; a file that exists is left alone.",
                    description, entries};
  AffExit exit = AFF_EXIT_DONE;
  g_autoptr (GError) error = NULL;

  if (!aff_tool_parse (tool, &usage, arguments, &exit))
    return exit;
  if ((*arguments)[1])
    return aff_tool_fail_usage ("init", "“init” takes no argument.");
  const char *name = sample ? sample : aff_sample_names ()[0];
  if (!make_folder (tool, &exit))
    return exit;
  if (!aff_sample_create (tool->path, name, aff_tool_time (), &error))
    return aff_tool_fail_error (error);
  g_autofree char *text = g_strdup_printf ("Made %s (sample: %s).\n", tool->path, name);
  return aff_tool_print (text);
}
