// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/sample.h"
#include "app/tool/tool.h"

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
    {"sample", 0, 0, G_OPTION_ARG_STRING, &sample, "What the programme is to hold", "NAME"},
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
  if (!aff_sample_create (tool->path, name, aff_tool_time (), &error))
    return aff_tool_fail_error (error);
  g_autofree char *text = g_strdup_printf ("Made %s (sample: %s).\n", tool->path, name);
  return aff_tool_print (text);
}
