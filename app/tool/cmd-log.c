// SPDX-License-Identifier: GPL-3.0-or-later
// log, undo, redo and verify: what was done, and taking it back.
#include "app/base/clock.h"
#include "app/db/log.h"
#include "app/tool/json.h"
#include "app/tool/table.h"
#include "app/tool/tool.h"

#include <json-glib/json-glib.h>

// A SEQUENCE of 0 is none.
static void
add_sequence (JsonBuilder *json, const char *name, gint64 sequence)
{
  json_builder_set_member_name (json, name);
  if (sequence)
    json_builder_add_int_value (json, sequence);
  else
    json_builder_add_null_value (json);
}

static char *
describe_log_json (const GPtrArray *entries, GTimeZone *zone)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_array (json);
  for (guint i = 0; i < entries->len; i++) {
    const AffLogEntry *entry = g_ptr_array_index (entries, i);
    g_autofree char *time = aff_zone_iso8601 (zone, entry->time);
    json_builder_begin_object (json);
    add_sequence (json, "sequence", entry->sequence);
    aff_json_text (json, "time", time);
    aff_json_text (json, "who", entry->who);
    aff_json_text (json, "kind", entry->kind);
    aff_json_text (json, "sentence", entry->sentence);
    add_sequence (json, "undoes", entry->undoes);
    add_sequence (json, "undone_by", entry->undone_by);
    json_builder_end_object (json);
  }
  json_builder_end_array (json);
  return aff_json_finish (json);
}

static char *
describe_log_text (const GPtrArray *entries, GTimeZone *zone)
{
  g_autoptr (AffTable) table = aff_table_new (5);

  if (entries->len == 0)
    return g_strdup ("Nothing was changed yet.\n");
  for (guint i = 0; i < entries->len; i++) {
    const AffLogEntry *entry = g_ptr_array_index (entries, i);
    g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, entry->sequence);
    g_autofree char *day = aff_zone_day (zone, entry->time);
    g_autofree char *clock = aff_zone_time (zone, entry->time);
    g_autofree char *time = g_strdup_printf ("%s %s", day ? day : "", clock ? clock : "");
    g_autofree char *mark = entry->undone_by
                              ? g_strdup_printf (" (undone by %" G_GINT64_FORMAT ")",
                                                 entry->undone_by)
                              : g_strdup ("");
    g_autofree char *sentence = g_strconcat (entry->sentence, mark, NULL);
    aff_table_add (table, (const char *[]){number, time, entry->who, entry->kind, sentence});
  }
  return aff_table_to_text (table);
}

AffExit
aff_cmd_log (AffTool *tool, char ***arguments)
{
  gboolean wants_json = FALSE;
  int limit = G_MAXINT;
  const GOptionEntry entries[] = {
    {"json", 0, 0, G_OPTION_ARG_NONE, &wants_json, "Print JSON", NULL},
    {"limit", 0, 0, G_OPTION_ARG_INT, &limit, "Show so many changes, the newest (default: all)",
     "N"},
    {NULL},
  };
  AffUsage usage = {"log", NULL, "Shows who changed what and when, the newest change first.",
                    NULL, entries};
  AffExit exit = AFF_EXIT_DONE;
  g_autoptr (GError) error = NULL;

  if (!aff_tool_parse (tool, &usage, arguments, &exit))
    return exit;
  if ((*arguments)[1])
    return aff_tool_fail_usage ("log", "“log” takes no argument.");
  if (limit < 1)
    return aff_tool_fail_usage ("log", "--limit takes a number from 1.");
  g_autoptr (AffDb) db = aff_tool_open (tool, AFF_DB_READ, &exit);
  g_autoptr (AffProgramme) programme = db ? aff_programme_load (db, &error) : NULL;
  g_autoptr (GPtrArray) log = programme ? aff_log_list (db, 0, (guint) limit, &error) : NULL;
  if (!db)
    return exit;
  if (!log)
    return aff_tool_fail (AFF_EXIT_FILE, "%s", error->message);
  g_autofree char *text = wants_json ? describe_log_json (log, programme->zone)
                                     : describe_log_text (log, programme->zone);
  return aff_tool_print (text);
}

static AffExit
print_newest (AffDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) log = aff_log_list (db, 0, 1, &error);

  if (!log || log->len == 0)
    return error ? aff_tool_fail_error (error) : AFF_EXIT_DONE;
  const AffLogEntry *newest = g_ptr_array_index (log, 0);
  g_autofree char *text = g_strdup_printf ("%s\nSaved as change %" G_GINT64_FORMAT ".\n",
                                           newest->sentence, newest->sequence);
  return aff_tool_print (text);
}

AffExit
aff_cmd_undo (AffTool *tool, char ***arguments)
{
  AffUsage usage = {"undo", "[N]",
                    "Takes change N back, or the newest one that is in force, as a new change. "
                    "“log” shows the numbers."};
  AffChangeNote note = {.who = "affichectl", .now = aff_tool_time ()};
  AffExit exit = AFF_EXIT_DONE;
  guint64 number = 0;
  g_autoptr (GError) error = NULL;

  if (!aff_tool_parse (tool, &usage, arguments, &exit))
    return exit;
  const char *word = (*arguments)[1];
  if (word &&
      ((*arguments)[2] || !g_ascii_string_to_unsigned (word, 10, 1, G_MAXINT64, &number, NULL)))
    return aff_tool_fail_usage ("undo", "“undo” takes the number of one change.");
  g_autoptr (AffDb) db = aff_tool_open (tool, AFF_DB_WRITE, &exit);
  if (!db)
    return exit;
  gboolean is_done = word ? aff_change_undo (db, (gint64) number, &note, NULL, &error)
                          : aff_log_undo (db, &note, NULL, &error);
  return is_done ? print_newest (db) : aff_tool_fail_error (error);
}

AffExit
aff_cmd_redo (AffTool *tool, char ***arguments)
{
  AffUsage usage = {
    "redo", NULL, "Brings back what was undone last, unless something else was changed since."};
  AffChangeNote note = {.who = "affichectl", .now = aff_tool_time ()};
  AffExit exit = AFF_EXIT_DONE;
  g_autoptr (GError) error = NULL;

  if (!aff_tool_parse (tool, &usage, arguments, &exit))
    return exit;
  if ((*arguments)[1])
    return aff_tool_fail_usage ("redo", "“redo” takes no argument.");
  g_autoptr (AffDb) db = aff_tool_open (tool, AFF_DB_WRITE, &exit);
  if (!db)
    return exit;
  return aff_log_redo (db, &note, NULL, &error) ? print_newest (db)
                                                : aff_tool_fail_error (error);
}

static char *
describe_findings_json (const GPtrArray *findings, const char *head)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  aff_json_text (json, "head", head);
  json_builder_set_member_name (json, "findings");
  json_builder_begin_array (json);
  for (guint i = 0; i < findings->len; i++) {
    const AffLogFinding *finding = g_ptr_array_index (findings, i);
    json_builder_begin_object (json);
    add_sequence (json, "sequence", finding->sequence);
    aff_json_text (json, "sentence", finding->sentence);
    json_builder_end_object (json);
  }
  json_builder_end_array (json);
  json_builder_end_object (json);
  return aff_json_finish (json);
}

static char *
describe_findings_text (const GPtrArray *findings, const char *head, gboolean knew_head)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    g_string_append_printf (text, "%s\n",
                            ((AffLogFinding *) g_ptr_array_index (findings, i))->sentence);
  if (findings->len == 0)
    g_string_append (text, knew_head
                             ? "The log is as it was written.\n"
                             : "The log agrees with itself. Only with the head of an earlier "
                               "day can it be told that\nnobody wrote it anew: give it with "
                               "--head.\n");
  g_string_append_printf (text, "Head: %s\n", head);
  return g_string_free (text, FALSE);
}

AffExit
aff_cmd_verify (AffTool *tool, char ***arguments)
{
  g_autofree char *known = NULL;
  gboolean wants_json = FALSE;
  const GOptionEntry entries[] = {
    {"head", 0, 0, G_OPTION_ARG_STRING, &known, "The head that was printed before", "HASH"},
    {"json", 0, 0, G_OPTION_ARG_NONE, &wants_json, "Print JSON", NULL},
    {NULL},
  };
  AffUsage usage = {"verify", NULL,
                    "Says whether the log of changes is as it was written, and prints its head "
                    "(keep it elsewhere).\nWith a head, all changes up to it are proved.",
                    NULL, entries};
  AffExit exit = AFF_EXIT_DONE;
  g_autoptr (GError) error = NULL;

  if (!aff_tool_parse (tool, &usage, arguments, &exit))
    return exit;
  if ((*arguments)[1])
    return aff_tool_fail_usage ("verify", "“verify” takes no argument.");
  g_autoptr (AffDb) db = aff_tool_open (tool, AFF_DB_READ, &exit);
  if (!db)
    return exit;
  g_autoptr (GPtrArray) findings = aff_log_verify (db, known, &error);
  g_autofree char *head = findings ? aff_log_head (db, &error) : NULL;
  if (!head)
    return aff_tool_fail_error (error);
  g_autofree char *text = wants_json ? describe_findings_json (findings, head)
                                     : describe_findings_text (findings, head, known != NULL);
  exit = aff_tool_print (text);
  return exit == AFF_EXIT_DONE && findings->len > 0 ? AFF_EXIT_ERRORS : exit;
}
