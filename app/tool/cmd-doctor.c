// SPDX-License-Identifier: GPL-3.0-or-later
// doctor: is this machine fit to be a kiosk? What needs a screen is asked of the kiosk itself.
#include "app/base/clock.h"
#include "app/check/check.h"
#include "app/check/health.h"
#include "app/tool/tool.h"
#include "app/way/plan.h"

#include <gio/gio.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define LEAST_FREE_MB 200

typedef struct {
  AffHealth *health;
  const char *path;      // of the programme
  const char *kiosk;     // or NULL
  const char *screen_mm; // or NULL
  AffDb *db;             // NULL if it cannot be opened
  AffProgramme *programme;
} Visit;

static void
ask_clock (Visit *visit)
{
  g_autoptr (AffClock) clock = aff_clock_new ();
  const AffProgramme *programme = visit->programme;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  GTimeZone *zone = programme != NULL ? programme->zone : utc;
  g_autofree char *now = aff_zone_iso8601 (zone, aff_clock_now (clock));

  if (aff_clock_is_plausible (clock))
    aff_health_add (visit->health, "clock", AFF_HEALTH_GOOD, NULL, "It is %s.", now);
  else
    aff_health_add (visit->health, "clock", AFF_HEALTH_TROUBLE,
                    "Set it with date or timedatectl, and replace the battery of the board if "
                    "it forgets the time.",
                    "The machine's clock stands at %s, which is before this program was made.",
                    now);
}

static void
ask_zone (Visit *visit)
{
  const AffProgramme *programme = visit->programme;
  g_autoptr (GError) error = NULL;
  const char *name =
    programme != NULL && programme->workshops->len > 0
      ? ((AffWorkshop *) g_ptr_array_index (programme->workshops, 0))->zone_name
      : "Europe/Paris";
  g_autoptr (GTimeZone) zone = aff_zone_find (name, &error);

  if (zone != NULL)
    aff_health_add (visit->health, "zone", AFF_HEALTH_GOOD, NULL,
                    "The programme is shown in the time of %s, whatever zone the machine has.",
                    name);
  else
    aff_health_add (visit->health, "zone", AFF_HEALTH_TROUBLE,
                    "Install the package tzdata, or mend the zone of the workshop.",
                    "The zone of the programme is not known here: %s", error->message);
}

static void
ask_file (Visit *visit)
{
  g_autoptr (GError) error = NULL;

  visit->db = aff_tool_open_file (visit->path, AFF_DB_READ, &error);
  if (visit->db != NULL)
    visit->programme = aff_programme_load (visit->db, &error);
  if (visit->programme == NULL) {
    aff_health_add (visit->health, "file", AFF_HEALTH_TROUBLE,
                    "The kiosk cannot show it until that is mended.", "%s", error->message);
    return;
  }
  aff_health_add (visit->health, "file", AFF_HEALTH_GOOD, NULL,
                  "%s is a sound programme%s: %u workshops, %u items, %u papers.", visit->path,
                  visit->programme->is_sample ? " with sample data" : "",
                  visit->programme->workshops->len, visit->programme->items->len,
                  visit->programme->papers->len);
  aff_health_add (visit->health, "policy", AFF_HEALTH_GOOD, NULL,
                  "Every change is on the disk before it is confirmed (journal_mode=TRUNCATE, "
                  "synchronous=FULL, read back).");
}

static void
ask_content (Visit *visit)
{
  g_autoptr (GError) error = NULL;
  guint errors = 0;

  if (visit->programme == NULL)
    return;
  g_autoptr (GPtrArray)
    findings = aff_check_run (visit->db, aff_tool_now (visit->programme), &error);
  for (guint i = 0; findings != NULL && i < findings->len; i++) {
    const AffFinding *finding = g_ptr_array_index (findings, i);
    errors += finding->severity == AFF_SEVERITY_ERROR;
  }
  if (findings == NULL)
    aff_health_add (visit->health, "content", AFF_HEALTH_TROUBLE,
                    "See “affichectl check” for the whole list.", "%s", error->message);
  else if (errors > 0)
    aff_health_add (visit->health, "content", AFF_HEALTH_TROUBLE,
                    "See “affichectl check”, which says what to do about each.",
                    "The programme has errors: %u.", errors);
  else
    aff_health_add (visit->health, "content", AFF_HEALTH_GOOD, NULL,
                    "The programme has no errors.");
}

static char *
describe_kiosk (const AffPlace *place)
{
  return place->heading_deg >= 0
           ? g_strdup_printf ("%s (heading %d degrees)", place->code, place->heading_deg)
           : g_strdup_printf ("%s (no heading)", place->code);
}

static char *
list_kiosks (const AffProgramme *programme)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < programme->plans->len; i++) {
    const AffPlan *plan = g_ptr_array_index (programme->plans, i);
    for (guint j = 0; j < plan->places->len; j++) {
      const AffPlace *place = g_ptr_array_index (plan->places, j);
      if (place->kind != AFF_PLACE_KIOSK)
        continue;
      g_autofree char *words = describe_kiosk (place);
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", words);
    }
  }
  return g_string_free (list, FALSE);
}

static void
ask_kiosk (Visit *visit)
{
  if (visit->programme == NULL)
    return;
  const AffPlace *place = visit->kiosk != NULL
                            ? aff_programme_kiosk (visit->programme, visit->kiosk)
                            : NULL;
  g_autofree char *all = list_kiosks (visit->programme);
  g_autofree char *own = place != NULL ? describe_kiosk (place) : NULL;

  if (own != NULL && place->heading_deg >= 0)
    aff_health_add (visit->health, "kiosk", AFF_HEALTH_GOOD, NULL, "This kiosk is %s.", own);
  else if (own != NULL)
    aff_health_add (visit->health, "kiosk", AFF_HEALTH_TROUBLE,
                    "Give it a data-heading in the drawing and bring it in with “affichectl "
                    "plan”; until then the map is not turned.",
                    "This kiosk is %s.", own);
  else if (visit->kiosk != NULL)
    aff_health_add (visit->health, "kiosk", AFF_HEALTH_TROUBLE,
                    *all != '\0' ? "Choose one of those that are."
                                 : "Draw kiosks into the plan and bring it in.",
                    "There is no kiosk %s on the plan; there are: %s.", visit->kiosk,
                    *all != '\0' ? all : "none");
  else if (*all != '\0')
    aff_health_add (visit->health, "kiosk", AFF_HEALTH_GOOD, NULL,
                    "The programme has the kiosks %s.", all);
  else
    aff_health_add (visit->health, "kiosk", AFF_HEALTH_UNKNOWN,
                    "Draw kiosks into the plan if maps should say “You are here”.",
                    "The plan has no kiosks.");
}

static void
ask_plan (Visit *visit)
{
  if (visit->programme == NULL)
    return;
  if (visit->programme->plans->len == 0)
    aff_health_add (visit->health, "plan", AFF_HEALTH_UNKNOWN,
                    "Bring one in with “affichectl plan FILE.svg” if there are posters.",
                    "The programme has no floor plan.");
  for (guint i = 0; i < visit->programme->plans->len; i++) {
    const AffPlan *plan = g_ptr_array_index (visit->programme->plans, i);
    g_autoptr (GError) error = NULL;
    g_autoptr (AffPlanGeometry) geometry = aff_plan_measure (plan->svg, &error);

    if (geometry != NULL)
      aff_health_add (visit->health, "plan", AFF_HEALTH_GOOD, NULL,
                      "affiche-plan reads the floor plan %s: %.1f m by %.1f m, %u boards.",
                      plan->name, geometry->width_mm / 1000.0, geometry->height_mm / 1000.0,
                      plan->boards->len);
    else
      aff_health_add (visit->health, "plan", AFF_HEALTH_TROUBLE,
                      "The pad of boards works without the map; mend the plan before the day.",
                      "The floor plan %s cannot be painted. %s", plan->name, error->message);
  }
}

static void
ask_font (Visit *visit)
{
  static const char *const words[] = {"fc-match", "-f", "%{family[0]}", "Inter", NULL};
  g_autofree char *family = NULL;
  int status = 0;

  if (!g_spawn_sync (NULL, (char **) words, NULL,
                     G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &family,
                     NULL, &status, NULL) ||
      !g_spawn_check_wait_status (status, NULL))
    aff_health_add (visit->health, "fonts", AFF_HEALTH_UNKNOWN, NULL,
                    "Which fonts there are is not known: there is no fc-match here.");
  else if (g_str_has_prefix (family, "Inter"))
    aff_health_add (visit->health, "fonts", AFF_HEALTH_GOOD, NULL,
                    "The font Inter is installed.");
  else
    aff_health_add (visit->health, "fonts", AFF_HEALTH_TROUBLE,
                    "Install the package fonts-inter.",
                    "The font Inter is not installed; %s stands in for it.", family);
}

// The folder of the programme, or the nearest above it that is there.
static char *
find_folder (const char *path)
{
  g_autofree char *whole = g_canonicalize_filename (path, NULL);
  char *folder = g_path_get_dirname (whole);

  while (!g_file_test (folder, G_FILE_TEST_IS_DIR) && !g_str_equal (folder, "/")) {
    char *above = g_path_get_dirname (folder);
    g_free (folder);
    folder = above;
  }
  return folder;
}

static void
ask_folder (Visit *visit)
{
  g_autofree char *folder = find_folder (visit->path);
  struct statvfs space;

  if (access (folder, W_OK) == 0 &&
      (access (visit->path, F_OK) != 0 || access (visit->path, W_OK) == 0))
    aff_health_add (visit->health, "folder", AFF_HEALTH_GOOD, NULL,
                    "The programme and its folder %s can be written.", folder);
  else
    aff_health_add (visit->health, "folder", AFF_HEALTH_TROUBLE,
                    "The kiosk only reads; run changes as the owner of the file, or give this "
                    "user the right to write it.",
                    "The programme or its folder %s cannot be written by this user.", folder);
  if (statvfs (folder, &space) != 0)
    return;
  guint64 free_mb = (guint64) space.f_bavail * space.f_frsize / 1000000;
  aff_health_add (visit->health, "disk",
                  free_mb >= LEAST_FREE_MB ? AFF_HEALTH_GOOD : AFF_HEALTH_TROUBLE,
                  free_mb >= LEAST_FREE_MB ? NULL : "Make room before changes are lost.",
                  "The disk of %s has %" G_GUINT64_FORMAT " MB left.", folder, free_mb);
}

// The kiosk: beside this program once both are installed, or in the build tree.
static char *
find_kiosk_program (void)
{
  static const char *const folders[] = {".", "../ui", NULL};
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *here = g_path_get_dirname (self != NULL ? self : "");

  for (const char *const *folder = folders; self != NULL && *folder != NULL; folder++) {
    g_autofree char *path = g_build_filename (here, *folder, "affiche", NULL);
    if (g_file_test (path, G_FILE_TEST_IS_EXECUTABLE) &&
        !g_file_test (path, G_FILE_TEST_IS_DIR))
      return g_steal_pointer (&path);
  }
  return NULL;
}

static void
ask_screen (Visit *visit)
{
  g_autofree char *program = find_kiosk_program ();
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;

  if (program == NULL) {
    aff_health_add (visit->health, "screen", AFF_HEALTH_TROUBLE, "Install Affiche again.",
                    "The program affiche is not beside affichectl.");
    return;
  }
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
    G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GSubprocess)
    process = g_subprocess_launcher_spawn (launcher, &error, program, "--doctor", "--json",
                                           visit->screen_mm != NULL ? "--screen-mm" : NULL,
                                           visit->screen_mm, NULL);
  if (process == NULL ||
      !g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error) ||
      output == NULL || !aff_health_add_json (visit->health, output))
    aff_health_add (visit->health, "screen", AFF_HEALTH_TROUBLE,
                    "Run “affiche --doctor”, which says why.",
                    "The kiosk did not answer what it has for a screen.");
}

static AffExit
print (const AffHealth *health, gboolean wants_json)
{
  g_autofree char *text = wants_json ? aff_health_to_json (health)
                                     : aff_health_to_text (health);
  AffExit exit = aff_tool_print (text);

  return exit == AFF_EXIT_DONE && !aff_health_is_good (health) ? AFF_EXIT_ERRORS : exit;
}

static AffExit
visit_machine (Visit *visit, gboolean wants_json)
{
  g_autoptr (AffHealth) health = aff_health_new ();

  visit->health = health;
  ask_file (visit);
  ask_content (visit);
  ask_folder (visit);
  ask_clock (visit);
  ask_zone (visit);
  ask_kiosk (visit);
  ask_plan (visit);
  ask_font (visit);
  ask_screen (visit);
  g_clear_pointer (&visit->programme, aff_programme_unref);
  g_clear_pointer (&visit->db, aff_db_free);
  return print (health, wants_json);
}

AffExit
aff_cmd_doctor (AffTool *tool, char ***arguments)
{
  gboolean wants_json = FALSE;
  g_autofree char *kiosk = NULL;
  g_autofree char *screen_mm = NULL;
  const GOptionEntry entries[] = {
    {"json", 0, 0, G_OPTION_ARG_NONE, &wants_json, "Print JSON, as affichectl(1) documents it",
     NULL},
    {"kiosk", 0, 0, G_OPTION_ARG_STRING, &kiosk, "The place where this kiosk stands", "PLACE"},
    {"screen-mm", 0, 0, G_OPTION_ARG_STRING, &screen_mm,
     "The screen's size in millimetres, as the kiosk is told", "WxH"},
    {NULL},
  };
  AffUsage usage = {"doctor", NULL,
                    "Says whether this machine is fit to be a kiosk, with a remedy for what is "
                    "not. Run it where the kiosk runs: in its session, as its user.",
                    "Exits with 1 if anything is in trouble.", entries};
  AffExit exit = AFF_EXIT_DONE;

  if (!aff_tool_parse (tool, &usage, arguments, &exit))
    return exit;
  if ((*arguments)[1])
    return aff_tool_fail_usage ("doctor", "“doctor” takes no argument.");
  Visit visit = {.path = tool->path, .kiosk = kiosk, .screen_mm = screen_mm};
  return visit_machine (&visit, wants_json);
}
