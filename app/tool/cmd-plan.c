// SPDX-License-Identifier: GPL-3.0-or-later
// plan: a hall comes in, or its drawing is replaced.
#include "app/base/text.h"
#include "app/db/change.h"
#include "app/tool/json.h"
#include "app/tool/tool.h"
#include "app/way/survey.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>

// Far above what a plan may have, so that the refusal can say how large it is.
#define MOST_READ (64 << 20)

typedef struct {
  AffSurvey survey;
  AffSurveyReport report;
  gint64 sequence; // of the change, 0 if nothing is different
} Work;

static GBytes *
read_stream (GInputStream *stream, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (1 << 16);
  while (bytes->len < MOST_READ) {
    gssize got = g_input_stream_read (stream, buffer, 1 << 16, NULL, error);
    if (got < 0)
      return NULL;
    if (got == 0)
      break;
    g_byte_array_append (bytes, buffer, (guint) got);
  }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

// The file may be anything that can be read, even without an end.
static GBytes *
read_drawing (const char *path, AffExit *exit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &error);
  GBytes *svg = stream ? read_stream (G_INPUT_STREAM (stream), &error) : NULL;
  if (!svg)
    *exit = aff_tool_fail (AFF_EXIT_FILE,
                           "The drawing cannot be read (%s). Check the name of the file and "
                           "that it may be read.",
                           error->message);
  return svg;
}

static AffPlanGeometry *
measure (const char *path, GBytes *svg, AffExit *exit)
{
  g_autoptr (GError) error = NULL;
  AffPlanGeometry *geometry = aff_plan_measure (svg, &error);
  if (geometry)
    return geometry;
  if (g_error_matches (error, AFF_ERROR, AFF_ERROR_FORMAT))
    *exit =
      aff_tool_fail (AFF_EXIT_FILE,
                     "%s was not brought in. %s See data/venue/README.md, which says how a "
                     "hall is drawn.",
                     path, error->message);
  else
    *exit = aff_tool_fail_error (error);
  return NULL;
}

// What a plan is called after its file: "hall" for "plans/hall.svg".
static char *
find_first_name (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  if (g_str_has_suffix (base, ".svg"))
    base[strlen (base) - strlen (".svg")] = '\0';
  g_autofree char *name = aff_text_clean (base);
  g_strdelimit (name, "\n", ' ');
  return *name ? g_steal_pointer (&name) : g_strdup ("hall");
}

static gboolean
bring (AffDb *db, gpointer data, GError **error)
{
  Work *work = data;
  return aff_survey_bring (db, &work->survey, &work->report, error);
}

static gboolean
save (AffTool *tool, Work *work, AffExit *exit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AffDb) db = aff_tool_open (tool, AFF_DB_WRITE, exit);
  if (!db)
    return FALSE;
  g_autofree char *sentence = g_strdup_printf ("Floor plan “%s” brought in",
                                               work->survey.name ? work->survey.name
                                                                 : work->survey.first_name);
  const AffChangeNote note = {"affichectl", "import", sentence, aff_tool_time ()};
  if (aff_change_run (db, &note, bring, work, &work->sequence, &error))
    return TRUE;
  *exit = aff_tool_fail_error (error);
  return FALSE;
}

static void
add_tally (JsonBuilder *json, const char *name, const AffSurveyTally *tally)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_object (json);
  aff_json_number (json, "total", (int) tally->total);
  aff_json_number (json, "new", (int) tally->added);
  aff_json_number (json, "moved", (int) tally->moved);
  aff_json_number (json, "gone", (int) tally->gone);
  json_builder_end_object (json);
}

static char *
describe_json (const Work *work)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  json_builder_begin_object (json);
  aff_json_change (json, work->sequence);
  aff_json_number (json, "width_mm", work->survey.geometry->width_mm);
  aff_json_number (json, "height_mm", work->survey.geometry->height_mm);
  add_tally (json, "boards", &work->report.boards);
  add_tally (json, "places", &work->report.places);
  add_tally (json, "areas", &work->report.areas);
  json_builder_end_object (json);
  g_autoptr (JsonNode) root = json_builder_get_root (json);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  g_autofree char *text = json_generator_to_data (generator, NULL);
  return g_strconcat (text, "\n", NULL);
}

static void
append_tally (GString *text, const char *name, const AffSurveyTally *tally)
{
  g_string_append_printf (text, "%s: %u, %u new, %u moved, %u gone.\n", name, tally->total,
                          tally->added, tally->moved, tally->gone);
}

static char *
describe_text (const Work *work)
{
  if (work->sequence == 0)
    return g_strdup ("Nothing to change.\n");
  GString *text = g_string_new (NULL);
  g_string_append_printf (text, "Hall: %.1f m by %.1f m.\n",
                          work->survey.geometry->width_mm / 1000.0,
                          work->survey.geometry->height_mm / 1000.0);
  append_tally (text, "Boards", &work->report.boards);
  append_tally (text, "Places", &work->report.places);
  append_tally (text, "Areas", &work->report.areas);
  g_string_append_printf (text, "Saved as change %" G_GINT64_FORMAT ".\n", work->sequence);
  return g_string_free (text, FALSE);
}

static AffExit
bring_file (AffTool *tool, const char *path, const char *name, gboolean wants_json)
{
  AffExit exit = AFF_EXIT_DONE;
  g_autoptr (GBytes) svg = read_drawing (path, &exit);
  g_autoptr (AffPlanGeometry) geometry = svg ? measure (path, svg, &exit) : NULL;
  g_autofree char *first_name = find_first_name (path);
  Work work = {.survey = {svg, geometry, name, first_name}};
  if (!geometry || !save (tool, &work, &exit))
    return exit;
  g_autofree char *text = wants_json ? describe_json (&work) : describe_text (&work);
  return aff_tool_print (text);
}

AffExit
aff_cmd_plan (AffTool *tool, char ***arguments)
{
  g_autofree char *name = NULL;
  gboolean wants_json = FALSE;
  const GOptionEntry entries[] = {
    {"name", 0, 0, G_OPTION_ARG_STRING, &name,
     "What the plan is called in what the tool says (default: as it was, or as the file)",
     "NAME"},
    {"json", 0, 0, G_OPTION_ARG_NONE, &wants_json, "Print JSON, as affichectl(1) documents it",
     NULL},
    {NULL},
  };
  AffUsage usage = {
    "plan", "FILE.svg",
    "Brings a hall in, or the new drawing of the hall that is there: boards are "
    "recognised\nby their label, places by kind and code.",
    "data/venue/README.md says how a hall is drawn.", entries};
  AffExit exit = AFF_EXIT_DONE;
  if (!aff_tool_parse (tool, &usage, arguments, &exit))
    return exit;
  const char *path = (*arguments)[1];
  if (!path || (*arguments)[2])
    return aff_tool_fail_usage ("plan", "“plan” takes one file, an SVG drawing.");
  g_autofree char *cleaned = aff_text_clean (name);
  if (cleaned && !*g_strdelimit (cleaned, "\n", ' '))
    return aff_tool_fail_usage ("plan", "--name is empty.");
  return bring_file (tool, path, cleaned, wants_json);
}
