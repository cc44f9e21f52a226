// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/clock.h"
#include "app/base/text.h"
#include "app/tool/json.h"
#include "app/tool/tool.h"
#include "app/way/poster-tour.h"

#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

#define MINUTES_PER_DAY 1440
#define NOT_GIVEN       G_MININT

// What was asked for, as words.
typedef struct {
  int minutes; // or NOT_GIVEN
  char *topics;
  char *papers;
  char *from;
  char *end;
  char *by;
  char *now;
  gboolean is_step_free;
  gboolean only_present;
  gboolean wants_json;
} Wish;

typedef struct {
  const AffProgramme *programme;
  const AffItem *item;
  const AffPlan *plan;
  gint64 now;
} Scene;

static gboolean
fail (AffExit *exit, AffExit code)
{
  *exit = code;
  return FALSE;
}

// A sample is about a day of its own: without an instant it stands where its clock starts.
static gboolean
choose_now (Scene *scene, const char *instant, AffExit *exit)
{
  const AffProgramme *programme = scene->programme;
  g_autoptr (GError) error = NULL;
  double speed;

  scene->now = aff_tool_now (programme);
  if (instant != NULL && strchr (instant, ',') != NULL) {
    g_autofree char *quote = aff_text_quote (instant);
    return fail (exit, aff_tool_fail (AFF_EXIT_USAGE,
                                      "“%s” has a speed, but a tour is planned at an instant; "
                                      "give it alone, 2026-10-04T15:24 for instance.",
                                      quote));
  }
  if (instant == NULL ||
      aff_clock_parse (instant, programme->zone, &scene->now, &speed, &error))
    return TRUE;
  return fail (exit, aff_tool_fail_error (error));
}

static gboolean
choose_item (Scene *scene, AffExit *exit)
{
  scene->item = aff_agenda_poster_item (scene->programme, scene->now);
  scene->plan = aff_agenda_plan (scene->programme, scene->item);
  if (scene->item != NULL && scene->plan != NULL)
    return TRUE;
  return fail (exit, aff_tool_fail (AFF_EXIT_USAGE,
                                    "The programme has no poster session or no floor plan, so "
                                    "there is nothing to tour; see “affichectl check”."));
}

static gboolean
is_called (const AffPlace *place, const char *name)
{
  g_autofree char *wanted = g_utf8_casefold (name, -1);
  const char *dash = strchr (place->code, '-');

  if (strcmp (place->code, name) == 0 || (dash != NULL && strcmp (dash + 1, name) == 0))
    return TRUE;
  for (guint i = 0; i < place->names->len; i++) {
    const AffName *known = g_ptr_array_index (place->names, i);
    g_autofree char *folded = g_utf8_casefold (known->name, -1);
    if (strcmp (folded, wanted) == 0)
      return TRUE;
  }
  return FALSE;
}

static const AffPlace *
find_place (const AffPlan *plan, const char *name)
{
  for (guint i = 0; i < plan->places->len; i++) {
    const AffPlace *place = g_ptr_array_index (plan->places, i);
    if (is_called (place, name))
      return place;
  }
  return NULL;
}

static const AffBoard *
find_board (const AffPlan *plan, const char *label)
{
  for (guint i = 0; i < plan->boards->len; i++) {
    const AffBoard *board = g_ptr_array_index (plan->boards, i);
    if (strcmp (board->label, label) == 0)
      return board;
  }
  return NULL;
}

static gboolean
fail_place (const char *name, AffExit *exit)
{
  g_autofree char *quote = aff_text_quote (name);

  return fail (exit, aff_tool_fail (AFF_EXIT_USAGE,
                                    "There is no place “%s” on the floor plan; give a board's "
                                    "label, or the code or name of a place.",
                                    quote));
}

// Where a tour starts if nobody says: the first kiosk, else the first place, else the corner.
static AffPoint
find_usual_start (const AffPlan *plan)
{
  const AffPlace *first = plan->places->len > 0 ? g_ptr_array_index (plan->places, 0) : NULL;

  for (guint i = 0; i < plan->places->len; i++) {
    const AffPlace *place = g_ptr_array_index (plan->places, i);
    if (place->kind == AFF_PLACE_KIOSK)
      return aff_box_centre (place->box);
  }
  return first != NULL ? aff_box_centre (first->box) : (AffPoint){0, 0};
}

static gboolean
choose_start (const Scene *scene,
              const AffGraph *graph,
              const char *name,
              AffPoint *start,
              AffExit *exit)
{
  *start = find_usual_start (scene->plan);
  if (name == NULL)
    return TRUE;
  const AffBoard *board = find_board (scene->plan, name);
  const AffPlace *place = board == NULL ? find_place (scene->plan, name) : NULL;
  if (board != NULL)
    *start = aff_graph_stop_point (graph, (guint) aff_graph_board_stop (graph, board));
  else if (place != NULL)
    *start = aff_box_centre (place->box);
  else
    return fail_place (name, exit);
  return TRUE;
}

// The next time from the tour's start on at which clocks show MINUTE; of the day of its start,
// which has passed, if the session is nearer to that.
static gint64
find_by (const Scene *scene, int minute)
{
  GTimeZone *zone = scene->programme->zone;
  AffSpan session = scene->item->standing;
  gint64 start = session.start == AFF_UNKNOWN_TIME ? scene->now
                                                   : MAX (scene->now, session.start);
  gint64 end = session.end == AFF_UNKNOWN_TIME ? start : MAX (start, session.end);
  g_autofree char *day = aff_zone_day (zone, start);
  gint64 by = aff_zone_instant (zone, day, minute);
  gint64 next = aff_zone_instant (zone, day, minute + MINUTES_PER_DAY);

  return by <= start && next - end < start - by ? next : by;
}

// "16:10" of the tour, or an instant.
static gboolean
read_by (const Scene *scene, const char *text, gint64 *by, AffExit *exit)
{
  g_autoptr (GError) error = NULL;
  int hour, minute, length = 0;
  double speed;

  if (sscanf (text, "%2d:%2d%n", &hour, &minute, &length) == 2 && text[length] == '\0' &&
      hour >= 0 && hour < 24 && minute >= 0 && minute < 60) {
    *by = find_by (scene, hour * 60 + minute);
    return TRUE;
  }
  if (aff_clock_parse (text, scene->programme->zone, by, &speed, &error))
    return TRUE;
  return fail (exit, aff_tool_fail_error (error));
}

static gboolean
add_topic (const AffProgramme *programme, const char *letter, GArray *ids)
{
  for (guint i = 0; i < programme->topics->len; i++) {
    const AffTopic *topic = g_ptr_array_index (programme->topics, i);
    if (g_ascii_strcasecmp (topic->letter, letter) == 0) {
      g_array_append_val (ids, topic->id);
      return TRUE;
    }
  }
  return FALSE;
}

static gboolean
add_paper (const Scene *scene, const char *number, GArray *ids)
{
  const AffPaper *paper = aff_programme_paper_by_number (scene->programme, number);
  gboolean is_found = FALSE;

  for (guint i = 0; paper != NULL && i < paper->presentations->len; i++) {
    const AffPresentation *presentation = g_ptr_array_index (paper->presentations, i);
    if (presentation->item == scene->item && presentation->kind == AFF_KIND_POSTER) {
      g_array_append_val (ids, presentation->id);
      is_found = TRUE;
    }
  }
  return is_found;
}

static gboolean
fail_topic (const char *letter, AffExit *exit)
{
  g_autofree char *quote = aff_text_quote (letter);

  return fail (exit, aff_tool_fail (AFF_EXIT_USAGE,
                                    "There is no topic “%s”; give letters, A,C for instance.",
                                    quote));
}

static gboolean
fail_paper (const char *number, AffExit *exit)
{
  g_autofree char *quote = aff_text_quote (number);

  return fail (exit, aff_tool_fail (AFF_EXIT_USAGE,
                                    "“%s” is no poster of this session; “affichectl show "
                                    "boards” lists the numbers of its papers.",
                                    quote));
}

static gboolean
read_lists (const Scene *scene, const Wish *wish, GArray *topics, GArray *picks, AffExit *exit)
{
  g_auto (GStrv) letters = g_strsplit (wish->topics != NULL ? wish->topics : "", ",", -1);
  g_auto (GStrv) numbers = g_strsplit (wish->papers != NULL ? wish->papers : "", ",", -1);

  for (char **letter = letters; *letter != NULL; letter++)
    if (!add_topic (scene->programme, g_strstrip (*letter), topics))
      return fail_topic (*letter, exit);
  for (char **number = numbers; *number != NULL; number++)
    if (!add_paper (scene, g_strstrip (*number), picks))
      return fail_paper (*number, exit);
  return TRUE;
}

static gboolean
read_setting (const Scene *scene,
              const Wish *wish,
              AffPosterTourSetting *setting,
              AffExit *exit)
{
  *setting = aff_poster_tour_setting_usual ();
  setting->minutes = wish->minutes;
  setting->only_present = wish->only_present;
  if (wish->minutes == NOT_GIVEN)
    setting->minutes = aff_poster_tour_usual_minutes (scene->item, scene->now);
  return wish->by == NULL || read_by (scene, wish->by, &setting->end_by, exit);
}

static const char *
describe_outcome (AffPosterTourOutcome outcome)
{
  switch (outcome) {
  case AFF_POSTER_TOUR_NO_TIME:
    return "There is no time left: the session is over, or the end cannot be reached by then.";
  case AFF_POSTER_TOUR_NO_POSTERS:
    return "Nothing hangs that was asked for.";
  case AFF_POSTER_TOUR_NONE_FITS:
    return "No poster fits into that time.";
  case AFF_POSTER_TOUR_FOUND:
  default:
    return "";
  }
}

static int
round_metres (int mm)
{
  return (mm + 500) / 1000;
}

static char *
describe_proof (const AffPosterTour *tour)
{
  if (tour->is_proven)
    return g_strdup ("best possible");
  return g_strdup_printf ("at most %d %% from the best possible", tour->gap_percent);
}

static char *
make_text (const Scene *scene, const AffPosterTour *tour)
{
  if (tour->outcome != AFF_POSTER_TOUR_FOUND)
    return g_strdup_printf ("%s\n", describe_outcome (tour->outcome));
  g_autofree char *proof = describe_proof (tour);
  g_autofree char *end = aff_zone_time (scene->programme->zone, tour->end);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%u stops, %d min, %d m on foot, %s\n", tour->stops->len,
                          tour->minutes, round_metres (tour->walk_mm), proof);
  for (guint i = 0; i < tour->stops->len; i++) {
    const AffPosterTourStop *stop = &g_array_index (tour->stops, AffPosterTourStop, i);
    g_autofree char *time = aff_zone_time (scene->programme->zone, stop->begin);
    g_string_append_printf (text, "%s  board %s, after %d m: %s (paper %s)%s\n", time,
                            stop->board->label, round_metres (stop->walk_mm),
                            stop->presentation->paper->title, stop->presentation->paper->number,
                            stop->has_presenter ? "" : ", without its presenter");
  }
  g_string_append_printf (text, "%s  over", end);
  if (tour->last_walk_mm > 0)
    g_string_append_printf (text, ", after %d m", round_metres (tour->last_walk_mm));
  g_string_append_c (text, '\n');
  if (tour->n_missed > 0)
    g_string_append_printf (text, "%u of the papers asked for do not fit.\n", tour->n_missed);
  return g_string_free (text, FALSE);
}

static void
add_instant (JsonBuilder *json, const char *name, const Scene *scene, gint64 instant)
{
  g_autofree char *text = aff_zone_iso8601 (scene->programme->zone, instant);

  aff_json_text (json, name, text);
}

static void
add_stop (JsonBuilder *json, const Scene *scene, const AffPosterTourStop *stop)
{
  json_builder_begin_object (json);
  aff_json_text (json, "board", stop->board->label);
  aff_json_text (json, "paper", stop->presentation->paper->number);
  aff_json_text (json, "title", stop->presentation->paper->title);
  add_instant (json, "arrive", scene, stop->arrive);
  add_instant (json, "begin", scene, stop->begin);
  add_instant (json, "leave", scene, stop->leave);
  aff_json_number (json, "walk_mm", stop->walk_mm);
  aff_json_flag (json, "presenter", stop->has_presenter);
  aff_json_flag (json, "picked", stop->is_picked);
  json_builder_end_object (json);
}

static char *
make_json (const Scene *scene, const AffPosterTour *tour)
{
  static const char *const outcomes[] = {"found", "no-time", "no-posters", "none-fits"};
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();

  json_builder_begin_object (json);
  aff_json_text (json, "outcome", outcomes[tour->outcome]);
  add_instant (json, "start", scene, tour->start);
  add_instant (json, "end", scene, tour->end);
  aff_json_number (json, "minutes", tour->minutes);
  aff_json_number (json, "walk_mm", tour->walk_mm);
  aff_json_number (json, "last_walk_mm", tour->last_walk_mm);
  aff_json_number (json, "missed", tour->n_missed);
  aff_json_flag (json, "proven", tour->is_proven);
  aff_json_number (json, "gap_percent", tour->gap_percent);
  json_builder_set_member_name (json, "stops");
  json_builder_begin_array (json);
  for (guint i = 0; i < tour->stops->len; i++)
    add_stop (json, scene, &g_array_index (tour->stops, AffPosterTourStop, i));
  json_builder_end_array (json);
  json_builder_end_object (json);
  g_autoptr (JsonNode) root = json_builder_get_root (json);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  g_autofree char *text = json_generator_to_data (generator, NULL);
  return g_strconcat (text, "\n", NULL);
}

static AffExit
plan_tour (const Scene *scene, const Wish *wish)
{
  AffWalk walk = {.is_step_free = wish->is_step_free};
  g_autoptr (AffGraph) graph = aff_graph_new (scene->plan, &walk);
  g_autoptr (GArray) topics = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) picks = g_array_new (FALSE, FALSE, sizeof (gint64));
  const AffPlace *end = wish->end != NULL ? find_place (scene->plan, wish->end) : NULL;
  AffExit exit = AFF_EXIT_DONE;
  AffPosterTourSetting setting;
  AffPoint start;

  if (wish->end != NULL && end == NULL) {
    fail_place (wish->end, &exit);
    return exit;
  }
  if (!choose_start (scene, graph, wish->from, &start, &exit) ||
      !read_setting (scene, wish, &setting, &exit) ||
      !read_lists (scene, wish, topics, picks, &exit))
    return exit;
  setting.topics = topics;
  setting.picks = picks;
  g_autoptr (AffPosterTourDistances)
    distances = aff_poster_tour_distances_new (graph, start, end);
  g_autoptr (AffPosterTour) tour = aff_poster_tour_plan (scene->programme, scene->item,
                                                         scene->now, &setting, distances);
  g_autofree char *text = wish->wants_json ? make_json (scene, tour) : make_text (scene, tour);
  return aff_tool_print (text);
}

static AffExit
run (AffTool *tool, const Wish *wish)
{
  AffExit exit = AFF_EXIT_DONE;
  g_autoptr (AffProgramme) programme = aff_tool_load (tool, &exit);
  Scene scene = {.programme = programme};

  if (programme == NULL || !choose_now (&scene, wish->now, &exit) ||
      !choose_item (&scene, &exit))
    return exit;
  return plan_tour (&scene, wish);
}

static void
wish_clear (Wish *self)
{
  g_free (self->topics);
  g_free (self->papers);
  g_free (self->from);
  g_free (self->end);
  g_free (self->by);
  g_free (self->now);
}

AffExit
aff_cmd_tour (AffTool *tool, char ***arguments)
{
  Wish wish = {.minutes = NOT_GIVEN};
  const GOptionEntry entries[] = {
    {"minutes", 0, 0, G_OPTION_ARG_INT, &wish.minutes,
     "How long it may take, 1 to 120 (default: 20, or what is left of the session)", "N"},
    {"topics", 0, 0, G_OPTION_ARG_STRING, &wish.topics, "Only these topics", "A,C"},
    {"papers", 0, 0, G_OPTION_ARG_STRING, &wish.papers, "Papers to see whatever their topic",
     "NUMBER,…"},
    {"from", 0, 0, G_OPTION_ARG_STRING, &wish.from,
     "Where it starts: a board, or a place's code or name (default: the first kiosk)", "PLACE"},
    {"end", 0, 0, G_OPTION_ARG_STRING, &wish.end, "Where it ends (default: at its last board)",
     "PLACE"},
    {"by", 0, 0, G_OPTION_ARG_STRING, &wish.by,
     "When it is over: the next time of that clock, or an instant", "HH:MM"},
    {"step-free", 0, 0, G_OPTION_ARG_NONE, &wish.is_step_free, "Only step-free ways", NULL},
    {"present", 0, 0, G_OPTION_ARG_NONE, &wish.only_present,
     "Only while the presenter is or ought to be there", NULL},
    {"now", 0, 0, G_OPTION_ARG_STRING, &wish.now,
     "The instant at which it starts, local time of the venue", "INSTANT"},
    {"json", 0, 0, G_OPTION_ARG_NONE, &wish.wants_json,
     "Print JSON, as affichectl(1) documents it", NULL},
    {NULL},
  };
  AffUsage usage = {"tour", "", "Plans the best tour of posters in a limited time.", NULL,
                    entries};
  AffExit exit = AFF_EXIT_DONE;

  if (aff_tool_parse (tool, &usage, arguments, &exit)) {
    if ((*arguments)[1] != NULL)
      exit = aff_tool_fail_usage ("tour", "“tour” takes options only.");
    else if (wish.minutes != NOT_GIVEN &&
             (wish.minutes < 1 || wish.minutes > AFF_POSTER_TOUR_LONGEST_MIN))
      exit = aff_tool_fail_usage ("tour", "A tour takes 1 to 120 minutes.");
    else
      exit = run (tool, &wish);
  }
  wish_clear (&wish);
  return exit;
}
