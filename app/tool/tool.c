// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tool/tool.h"

#include "app/base/clock.h"
#include "app/base/text.h"

#include <errno.h>
#include <stdio.h>

gint64
aff_tool_time (void)
{
  g_autoptr (AffClock) clock = aff_clock_new ();

  return aff_clock_now (clock);
}

AffExit
aff_tool_fail (AffExit exit, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_autofree char *shown = aff_text_clean (message);
  fprintf (stderr, "affichectl: %s\n", shown);
  return exit;
}

AffExit
aff_tool_fail_error (const GError *error)
{
  gboolean is_file = error->domain != AFF_ERROR ||
                     g_error_matches (error, AFF_ERROR, AFF_ERROR_STORE);

  return aff_tool_fail (is_file ? AFF_EXIT_FILE : AFF_EXIT_USAGE, "%s", error->message);
}

AffExit
aff_tool_fail_usage (const char *name, const char *message)
{
  return aff_tool_fail (AFF_EXIT_USAGE, "%s Run “affichectl %s%s--help” to see how it is used.",
                        message, name, *name ? " " : "");
}

AffExit
aff_tool_print (const char *text)
{
  if (fputs (text, stdout) < 0 || fflush (stdout) != 0)
    return aff_tool_fail (AFF_EXIT_FILE,
                          "The output cannot be written (%s). Check where it goes.",
                          g_strerror (errno));
  return AFF_EXIT_DONE;
}

static char *
describe_use (GOptionContext *context, const AffUsage *usage)
{
  g_autofree char *name = g_strdup_printf ("affichectl %s", usage->name);

  g_set_prgname (name);
  g_option_context_set_summary (context, usage->summary);
  g_option_context_set_description (context, usage->description);
  return g_option_context_get_help (context, TRUE, NULL);
}

gboolean
aff_tool_parse (AffTool *tool, const AffUsage *usage, char ***arguments, AffExit *exit)
{
  g_autofree char *path = NULL;
  gboolean wants_help = FALSE;
  const GOptionEntry common[] = {
    {"db", 0, 0, G_OPTION_ARG_FILENAME, &path,
     "The programme (default: programme.db in the "
     "user's data directory)",
     "FILE"},
    {"help", 'h', 0, G_OPTION_ARG_NONE, &wants_help, "Show this help", NULL},
    {NULL},
  };
  g_autoptr (GOptionContext) context = g_option_context_new (usage->parameters);
  g_autoptr (GError) error = NULL;

  g_option_context_set_help_enabled (context, FALSE);
  if (usage->entries)
    g_option_context_add_main_entries (context, usage->entries, NULL);
  g_option_context_add_main_entries (context, common, NULL);
  if (!g_option_context_parse_strv (context, arguments, &error)) {
    g_autofree char *message = g_strconcat (error->message, ".", NULL);
    *exit = aff_tool_fail_usage (usage->name, message);
    return FALSE;
  }
  if (wants_help) {
    g_autofree char *help = describe_use (context, usage);
    *exit = aff_tool_print (help);
    return FALSE;
  }
  if (path) {
    g_free (tool->path);
    tool->path = g_steal_pointer (&path);
  }
  return TRUE;
}

AffDb *
aff_tool_open_file (const char *path, AffDbMode mode, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  AffDb *db = aff_db_open (path, mode, &trouble);

  if (!db && mode == AFF_DB_READ && g_error_matches (trouble, AFF_ERROR, AFF_ERROR_STORE) &&
      aff_db_roll_back (path))
    return aff_db_open (path, mode, error);
  if (!db)
    g_propagate_error (error, g_steal_pointer (&trouble));
  return db;
}

AffDb *
aff_tool_open (const AffTool *tool, AffDbMode mode, AffExit *exit)
{
  g_autoptr (GError) error = NULL;
  AffDb *db = aff_tool_open_file (tool->path, mode, &error);

  if (!db)
    *exit = aff_tool_fail (AFF_EXIT_FILE, "%s", error->message);
  return db;
}

AffProgramme *
aff_tool_load (const AffTool *tool, AffExit *exit)
{
  g_autoptr (AffDb) db = aff_tool_open (tool, AFF_DB_READ, exit);
  g_autoptr (GError) error = NULL;

  if (!db)
    return NULL;
  AffProgramme *programme = aff_programme_load (db, &error);
  if (!programme)
    *exit = aff_tool_fail (AFF_EXIT_FILE, "%s", error->message);
  return programme;
}
