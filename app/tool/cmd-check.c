// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/check/check.h"
#include "app/tool/json.h"
#include "app/tool/links.h"

#define SEVERITIES (AFF_SEVERITY_ASSUMED + 1)

static void
add_finding (JsonBuilder *json, const AffFinding *finding)
{
  json_builder_begin_object (json);
  aff_json_text (json, "severity", aff_severity_word (finding->severity));
  aff_json_text (json, "code", finding->code);
  aff_json_text (json, "sentence", finding->sentence);
  aff_json_text (json, "remedy", finding->remedy);
  json_builder_set_member_name (json, "about");
  if (finding->entity) {
    json_builder_begin_object (json);
    aff_json_text (json, "entity", finding->entity);
    aff_json_number (json, "id", finding->id);
    json_builder_end_object (json);
  } else
    json_builder_add_null_value (json);
  json_builder_end_object (json);
}

static char *
describe_json (const GPtrArray *findings)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_array (json);
  for (guint i = 0; i < findings->len; i++)
    add_finding (json, g_ptr_array_index (findings, i));
  json_builder_end_array (json);
  return aff_json_finish (json);
}

static char *
describe_text (const GPtrArray *findings)
{
  GString *text = g_string_new (NULL);
  guint counts[SEVERITIES] = {0};

  for (guint i = 0; i < findings->len; i++) {
    const AffFinding *finding = g_ptr_array_index (findings, i);
    counts[finding->severity]++;
    g_string_append_printf (text, "%-8s %s\n         %s [%s]\n",
                            aff_severity_word (finding->severity), finding->sentence,
                            finding->remedy, finding->code);
  }
  g_string_append_printf (text, "%sErrors: %u, warnings: %u, missing: %u, assumed: %u.\n",
                          findings->len ? "\n" : "", counts[AFF_SEVERITY_ERROR],
                          counts[AFF_SEVERITY_WARNING], counts[AFF_SEVERITY_MISSING],
                          counts[AFF_SEVERITY_ASSUMED]);
  return g_string_free (text, FALSE);
}

static AffExit
print_findings (const GPtrArray *findings, gboolean wants_json)
{
  g_autofree char *text = wants_json ? describe_json (findings) : describe_text (findings);
  AffExit exit = aff_tool_print (text);
  const AffFinding *gravest = findings->len ? g_ptr_array_index (findings, 0) : NULL;

  if (exit == AFF_EXIT_DONE && gravest && gravest->severity == AFF_SEVERITY_ERROR)
    return AFF_EXIT_ERRORS;
  return exit;
}

// A sample is judged where its clock starts, as it is shown.
static gint64
choose_now (AffDb *db)
{
  g_autoptr (AffProgramme) programme = aff_programme_load (db, NULL);

  return programme != NULL ? aff_tool_now (programme) : aff_tool_time ();
}

static AffExit
check_programme (const AffTool *tool, gboolean wants_json)
{
  AffExit exit = AFF_EXIT_DONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (AffDb) db = aff_tool_open (tool, AFF_DB_READ, &exit);

  if (!db)
    return exit;
  g_autoptr (GPtrArray) findings = aff_check_run (db, choose_now (db), &error);
  if (!findings)
    return aff_tool_fail (AFF_EXIT_FILE, "%s", error->message);
  return print_findings (findings, wants_json);
}

static AffExit
check_links (const AffTool *tool, int seconds, gboolean wants_json)
{
  AffExit exit = AFF_EXIT_DONE;
  g_autoptr (AffProgramme) programme = aff_tool_load (tool, &exit);

  return programme ? aff_links_check (programme, seconds, wants_json) : exit;
}

AffExit
aff_cmd_check (AffTool *tool, char ***arguments)
{
  gboolean wants_json = FALSE;
  gboolean wants_links = FALSE;
  int seconds = AFF_LINKS_SECONDS;
  const GOptionEntry entries[] = {
    {"links", 0, 0, G_OPTION_ARG_NONE, &wants_links,
     "Ask the network instead: which addresses do not open, and what sends people there", NULL},
    {"link-seconds", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_INT, &seconds,
     "How long each address is given", "N"},
    {"json", 0, 0, G_OPTION_ARG_NONE, &wants_json, "Print JSON, as affichectl(1) documents it",
     NULL},
    {NULL},
  };
  AffUsage usage = {
    "check", NULL, "Says what is wrong, assumed or missing, each with a remedy.",
    "Exits with 1 if anything is an error; with --links, if an address does not "
    "open.",
    entries};
  AffExit exit = AFF_EXIT_DONE;

  if (!aff_tool_parse (tool, &usage, arguments, &exit))
    return exit;
  if ((*arguments)[1])
    return aff_tool_fail_usage ("check", "“check” takes no argument.");
  if (seconds < 1 || seconds > AFF_LINKS_MOST_SECONDS)
    return aff_tool_fail_usage ("check", "--link-seconds takes a number from 1 to 600.");
  return wants_links ? check_links (tool, seconds, wants_json)
                     : check_programme (tool, wants_json);
}
