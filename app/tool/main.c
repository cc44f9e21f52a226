// SPDX-License-Identifier: GPL-3.0-or-later
// affichectl: everything staff can do to a programme, from a terminal or a script.
#include "config.h"

#include "app/base/text.h"
#include "app/tool/tool.h"

#include <signal.h>
#include <string.h>

static const struct {
  const char *name;
  AffCommandFunc run;
} commands[] = {
  {"init", aff_cmd_init},     {"show", aff_cmd_show},
  {"check", aff_cmd_check},   {"qr", aff_cmd_qr},
  {"print", aff_cmd_print},   {"set", aff_cmd_set},
  {"add", aff_cmd_add},       {"plan", aff_cmd_plan},
  {"doctor", aff_cmd_doctor}, {"withdraw", aff_cmd_withdraw},
  {"place", aff_cmd_place},   {"free", aff_cmd_free},
  {"swap", aff_cmd_swap},     {"keep", aff_cmd_keep},
  {"close", aff_cmd_close},   {"assign", aff_cmd_assign},
  {"wait", aff_cmd_wait},     {"presence", aff_cmd_presence},
  {"staff", aff_cmd_staff},   {"log", aff_cmd_log},
  {"undo", aff_cmd_undo},     {"redo", aff_cmd_redo},
  {"verify", aff_cmd_verify}, {"search", aff_cmd_search},
  {"tour", aff_cmd_tour},     {"route", aff_cmd_route},
  {"export", aff_cmd_export}, {"import", aff_cmd_import},

};

static const char summary[] =
  "Commands:\n"
  "  init [--sample NAME]              Make a programme\n"
  "  show now|schedule|boards          Show what the kiosk shows\n"
  "  show paper NUMBER                 Show one paper\n"
  "  import FILE… [--dry-run]          Bring in what files say, with a preview\n"
  "  check [--links]                   Say what is wrong, assumed or missing, or does not open\n"
  "  qr PAPER|ADDRESS [-o FILE]        Make a code, in the terminal or as SVG or PNG\n"
  "  print labels|plan|door|lists -o FILE.pdf\n"
  "                                    Print labels, wall plan, door sheets, lists\n"
  "  search WORDS…                     Find posters, people, topics, places, …\n"
  "  tour [--minutes N] [--topics A,C] Plan the best tour of posters\n"
  "  set ENTITY ID FIELD=VALUE…        Change a workshop, room, item, paper, person, …\n"
  "  add ENTITY FIELD=VALUE…           Add one, and print its id\n"
  "  plan FILE.svg [--name NAME]       Bring a hall in, or its new drawing\n"
  "  withdraw PAPER                    Withdraw a paper and free its board\n"
  "  place PAPER BOARD                 Hang a poster on a board\n"
  "  free BOARD|PAPER                  Take a poster off\n"
  "  swap A B                          Let two posters change places\n"
  "  keep BOARD|PAPER [--off]          Keep a poster on its board, whatever a plan says\n"
  "  close BOARD [--reopen]            Close a board, or open it again\n"
  "  assign [--moves K] [--dry-run]    Plan boards, with reasons\n"
  "  wait list|add|remove|move|offer|accept\n"
  "                                    Say who waits for a board, and give them one\n"
  "  presence PAPER here|away|…        Say where a presenter is\n"
  "  staff add NAME|list|…             Say who may sign in at the kiosk\n"
  "  log                               Show who changed what\n"
  "  undo [N]                          Take a change back\n"
  "  redo                              Bring back what was undone\n"
  "  verify [--head HASH]              Say whether the log was tampered with\n"
  "  route --from PLACE --to BOARD     Say the way, how long and how narrow it is\n"
  "  export FORMAT [-o FILE]           Write the programme for other programs\n"
  "  doctor                            Say whether this machine is fit to be a kiosk\n"
  "\n"
  "“affichectl COMMAND --help” says more of each.";

static const char description[] =
  "Exit codes: 0 done, 1 the programme has errors, 2 wrong use, 3 a file cannot be read or "
  "written.";

static char *
find_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "affiche", "programme.db", NULL);
}

static AffExit
run_command (AffTool *tool, char ***arguments)
{
  const char *name = **arguments;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (name, commands[i].name) == 0)
      return commands[i].run (tool, arguments);
  g_autofree char *quote = aff_text_quote (name);
  g_autofree char *message = g_strdup_printf ("There is no command “%s”.", quote);
  return aff_tool_fail_usage ("", message);
}

// Options before the command; what follows is the command's.
static AffExit
run (AffTool *tool, char ***arguments)
{
  gboolean wants_version = FALSE;
  gboolean wants_help = FALSE;
  const GOptionEntry entries[] = {
    {"version", 0, 0, G_OPTION_ARG_NONE, &wants_version, "Show the version", NULL},
    {NULL},
  };
  const AffUsage usage = {.name = "", .entries = entries};
  g_autoptr (GOptionContext) context = g_option_context_new ("COMMAND …");
  AffExit exit = AFF_EXIT_DONE;

  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_set_summary (context, summary);
  g_option_context_set_description (context, description);
  if (!aff_tool_take_options (tool, &usage, context, arguments, &wants_help, &exit))
    return exit;
  if (wants_version)
    return aff_tool_print ("affichectl " AFF_VERSION "\n");
  if (wants_help) {
    g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);
    return aff_tool_print (help);
  }
  if (!(*arguments)[0] || !(*arguments)[1])
    return aff_tool_fail_usage ("", "No command is given.");
  if (!tool->path)
    tool->path = find_default_path ();
  g_auto (GStrv) rest = g_strdupv (*arguments + 1);
  return run_command (tool, &rest);
}

int
main (int argc, char **argv)
{
  g_auto (GStrv) arguments = g_strdupv (argv);
  AffTool tool = {0};

  g_set_prgname ("affichectl");
  // A file that may grow no more is told as an error of the write, not by the end of the program.
  signal (SIGXFSZ, SIG_IGN);
  AffExit exit = run (&tool, &arguments);
  g_free (tool.path);
  return exit;
}
