// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tool/tool.h"

#include "app/base/clock.h"
#include "app/base/text.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

gint64
aff_tool_time (void)
{
  g_autoptr (AffClock) clock = aff_clock_new ();

  return aff_clock_now (clock);
}

gboolean
aff_tool_is_simulated (const AffProgramme *programme)
{
  return programme->is_sample && programme->simulated_start != AFF_UNKNOWN_TIME;
}

gint64
aff_tool_now (const AffProgramme *programme)
{
  return aff_tool_is_simulated (programme) ? programme->simulated_start : aff_tool_time ();
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

// GLib would take text to be in the locale's encoding; it leaves names of files alone.
static void
add_entries (GOptionContext *context, const GOptionEntry *entries)
{
  g_autoptr (GArray) own = g_array_new (TRUE, FALSE, sizeof (GOptionEntry));

  for (const GOptionEntry *entry = entries; entry->long_name; entry++) {
    GOptionEntry copy = *entry;
    if (copy.arg == G_OPTION_ARG_STRING)
      copy.arg = G_OPTION_ARG_FILENAME;
    g_array_append_val (own, copy);
  }
  g_option_context_add_main_entries (context, (const GOptionEntry *) own->data, NULL);
}

// What is wrong with the text VALUE of the option ENTRY; NULL: nothing.
static char *
judge_value (const AffUsage *usage, const GOptionEntry *entry, const char *value)
{
  gboolean is_file = entry->arg == G_OPTION_ARG_FILENAME;
  g_autofree char *quote = aff_text_quote (value);

  if (!*value && g_strcmp0 (entry->long_name, usage->may_be_empty) != 0)
    return g_strdup_printf ("--%s is empty; give it %s, or leave it out.", entry->long_name,
                            entry->arg_description);
  if (!is_file && !g_utf8_validate (value, -1, NULL))
    return g_strdup_printf ("“%s” is not UTF-8, which --%s needs.", quote, entry->long_name);
  if (is_file && strlen (value) >= PATH_MAX)
    return g_strdup_printf ("“%s” is longer than the name of a file can be.", quote);
  return NULL;
}

static gboolean
check_values (const AffUsage *usage, const GOptionEntry *entries, AffExit *exit)
{
  for (const GOptionEntry *entry = entries; entry && entry->long_name; entry++) {
    gboolean is_text = entry->arg == G_OPTION_ARG_STRING || entry->arg == G_OPTION_ARG_FILENAME;
    const char *value = is_text ? *(char **) entry->arg_data : NULL;
    g_autofree char *trouble = value ? judge_value (usage, entry, value) : NULL;
    if (!trouble)
      continue;
    *exit = aff_tool_fail_usage (usage->name, trouble);
    return FALSE;
  }
  return TRUE;
}

gboolean
aff_tool_take_options (AffTool *tool,
                       const AffUsage *usage,
                       GOptionContext *context,
                       char ***arguments,
                       gboolean *wants_help,
                       AffExit *exit)
{
  g_autofree char *path = NULL;
  const GOptionEntry common[] = {
    {"db", 0, 0, G_OPTION_ARG_FILENAME, &path,
     "The programme (default: programme.db in the "
     "user's data directory)",
     "FILE"},
    {"help", 'h', 0, G_OPTION_ARG_NONE, wants_help, "Show this help", NULL},
    {NULL},
  };
  g_autoptr (GError) error = NULL;

  g_option_context_set_help_enabled (context, FALSE);
  if (usage->entries)
    add_entries (context, usage->entries);
  add_entries (context, common);
  if (!g_option_context_parse_strv (context, arguments, &error)) {
    g_autofree char *quote = aff_text_quote (error->message);
    g_autofree char *message = g_strconcat (quote, ".", NULL);
    *exit = aff_tool_fail_usage (usage->name, message);
    return FALSE;
  }
  if (!check_values (usage, usage->entries, exit) || !check_values (usage, common, exit))
    return FALSE;
  if (path) {
    g_free (tool->path);
    tool->path = g_steal_pointer (&path);
  }
  return TRUE;
}

gboolean
aff_tool_parse (AffTool *tool, const AffUsage *usage, char ***arguments, AffExit *exit)
{
  g_autoptr (GOptionContext) context = g_option_context_new (usage->parameters);
  gboolean wants_help = FALSE;

  if (!aff_tool_take_options (tool, usage, context, arguments, &wants_help, exit))
    return FALSE;
  if (!wants_help)
    return TRUE;
  g_autofree char *help = describe_use (context, usage);
  *exit = aff_tool_print (help);
  return FALSE;
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
