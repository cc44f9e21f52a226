// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/clock.h"
#include "app/base/text.h"
#include "app/tool/tool.h"
#include "app/tool/view.h"

#include <string.h>

static const struct {
  const char *name;
  char *(*to_text) (const AffView *view);
  char *(*to_json) (const AffView *view);
} pages[] = {
  {"now", aff_view_now_text, aff_view_now_json},
  {"schedule", aff_view_schedule_text, aff_view_schedule_json},
  {"boards", aff_view_boards_text, aff_view_boards_json},
};

static gboolean
choose_now (AffView *view, const char *instant, AffExit *exit)
{
  g_autoptr (GError) error = NULL;
  double speed;

  if (!instant) {
    view->is_simulated = aff_tool_is_simulated (view->programme);
    view->now = aff_tool_now (view->programme);
    return TRUE;
  }
  if (strchr (instant, ',')) {
    g_autofree char *quote = aff_text_quote (instant);
    *exit = aff_tool_fail (AFF_EXIT_USAGE,
                           "“%s” has a speed, but what is shown stands still; give the instant "
                           "alone, 2026-10-04T15:24 for instance.",
                           quote);
    return FALSE;
  }
  if (aff_clock_parse (instant, view->programme->zone, &view->now, &speed, &error))
    return TRUE;
  *exit = aff_tool_fail_error (error);
  return FALSE;
}

static AffExit
show_paper (const AffView *view, const char *number, gboolean wants_json)
{
  const AffPaper *paper = aff_programme_paper_by_number (view->programme, number);

  if (!paper) {
    g_autofree char *quote = aff_text_quote (number);
    return aff_tool_fail (AFF_EXIT_USAGE,
                          "There is no paper “%s”; “affichectl show boards” lists numbers.",
                          quote);
  }
  g_autofree char *text = wants_json ? aff_view_paper_json (view, paper)
                                     : aff_view_paper_text (view, paper);
  return aff_tool_print (text);
}

static AffExit
show (const AffView *view, char **what, gboolean wants_json)
{
  if (strcmp (what[0], "paper") == 0)
    return show_paper (view, what[1], wants_json);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (strcmp (what[0], pages[i].name) == 0) {
      g_autofree char *text = wants_json ? pages[i].to_json (view) : pages[i].to_text (view);
      return aff_tool_print (text);
    }
  g_return_val_if_reached (AFF_EXIT_USAGE);
}

// One word, except for a paper, which has a number too.
static gboolean
check_words (char **what)
{
  guint count = g_strv_length (what);

  if (count == 2)
    return strcmp (what[0], "paper") == 0;
  for (guint i = 0; i < G_N_ELEMENTS (pages) && count == 1; i++)
    if (strcmp (what[0], pages[i].name) == 0)
      return TRUE;
  return FALSE;
}

AffExit
aff_cmd_show (AffTool *tool, char ***arguments)
{
  g_autofree char *instant = NULL;
  gboolean wants_json = FALSE;
  const GOptionEntry entries[] = {
    {"now", 0, 0, G_OPTION_ARG_STRING, &instant,
     "The instant to show, local time of the venue (default: the machine's clock; for a sample, "
     "where its clock starts)",
     "INSTANT"},
    {"json", 0, 0, G_OPTION_ARG_NONE, &wants_json, "Print JSON, as affichectl(1) documents it",
     NULL},
    {NULL},
  };
  AffUsage usage = {"show", "now|schedule|boards|paper NUMBER", "Shows what the kiosk shows.",
                    NULL, entries};
  AffExit exit = AFF_EXIT_DONE;
  AffView view = {0};

  if (!aff_tool_parse (tool, &usage, arguments, &exit))
    return exit;
  if (!check_words (*arguments + 1))
    return aff_tool_fail_usage ("show", "“show” takes now, schedule, boards or paper NUMBER.");
  g_autoptr (AffProgramme) programme = aff_tool_load (tool, &exit);
  view.programme = programme;
  if (!programme || !choose_now (&view, instant, &exit))
    return exit;
  return show (&view, *arguments + 1, wants_json);
}
