// SPDX-License-Identifier: GPL-3.0-or-later
// route: the way from a place or board to another, in words.
#include "app/base/text.h"
#include "app/tool/json.h"
#include "app/tool/tool.h"
#include "app/way/route.h"

#include <json-glib/json-glib.h>
#include <string.h>

typedef struct {
  AffWayEnd end;
  const AffPlan *plan; // NULL: nothing was found
  guint found;         // how many places answer to the name
  gboolean begins;     // a way begins there
} Found;

static const char *const kind_words[] = {
  "kiosk",  "door",         "stage",     "seats",
  "coffee", "registration", "toilets",   "accessible-toilet",
  "lift",   "stairs",       "first-aid", "cloakroom",
  "other"};
G_STATIC_ASSERT (G_N_ELEMENTS (kind_words) == AFF_PLACE_OTHER + 1);

static const char *const turn_words[] = {"start", "straight", "slight-left", "slight-right",
                                         "left",  "right",    "around",      "arrive"};
G_STATIC_ASSERT (G_N_ELEMENTS (turn_words) == AFF_TURN_ARRIVE + 1);

static gboolean
is_called (const char *name, const char *wanted)
{
  g_autofree char *first = g_utf8_casefold (name, -1);
  g_autofree char *second = g_utf8_casefold (wanted, -1);
  return strcmp (first, second) == 0;
}

static gboolean
has_name (const AffPlace *place, const char *wanted)
{
  for (guint i = 0; i < place->names->len; i++)
    if (is_called (((const AffName *) g_ptr_array_index (place->names, i))->name, wanted))
      return TRUE;
  return FALSE;
}

// A code says more than a name, and a name more than a kind.
static gboolean
answers (const AffPlace *place, const char *wanted, guint round)
{
  if (round == 0)
    return is_called (place->code, wanted);
  return round == 1 ? has_name (place, wanted) : is_called (kind_words[place->kind], wanted);
}

// A way begins at a kiosk rather than at what the kiosk is called after, and ends there.
static void
find_among (const AffPlan *plan, const char *wanted, guint round, Found *found)
{
  for (guint i = 0; round == 0 && i < plan->boards->len; i++) {
    const AffBoard *board = g_ptr_array_index (plan->boards, i);
    if (!is_called (board->label, wanted))
      continue;
    found->end.board = board;
    found->plan = plan;
    found->found = 1;
    return;
  }
  for (guint i = 0; i < plan->places->len; i++) {
    const AffPlace *place = g_ptr_array_index (plan->places, i);
    if (!answers (place, wanted, round))
      continue;
    gboolean is_kiosk = place->kind == AFF_PLACE_KIOSK;
    gboolean is_other = found->end.place &&
                        (found->end.place->kind == AFF_PLACE_KIOSK) != is_kiosk;
    if (!is_other)
      found->found++;
    else if (is_kiosk == found->begins)
      found->found = 1;
    if (!found->end.place || (is_other && is_kiosk == found->begins)) {
      found->end.place = place;
      found->plan = plan;
    }
  }
}

static Found
find_end (const AffProgramme *programme, const char *wanted, gboolean begins)
{
  Found found = {.begins = begins};
  for (guint round = 0; round < 3 && found.found == 0; round++)
    for (guint i = 0; i < programme->plans->len && !found.end.board; i++)
      find_among (g_ptr_array_index (programme->plans, i), wanted, round, &found);
  return found;
}

static char *
list_places (const AffProgramme *programme)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < programme->plans->len; i++) {
    const AffPlan *plan = g_ptr_array_index (programme->plans, i);
    for (guint j = 0; j < plan->places->len; j++) {
      const AffPlace *place = g_ptr_array_index (plan->places, j);
      g_ptr_array_add (names,
                       g_strdup_printf ("%s (%s)", place->code, kind_words[place->kind]));
    }
  }
  if (names->len == 0)
    return g_strdup ("none");
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

static gboolean
fail_to_find (const AffProgramme *programme, const char *wanted, guint found, AffExit *exit)
{
  g_autofree char *places = list_places (programme);
  g_autofree char *quote = aff_text_quote (wanted);
  if (programme->plans->len == 0)
    *exit = aff_tool_fail (AFF_EXIT_USAGE, "The programme has no floor plan. Bring one in with "
                                           "“affichectl plan FILE.svg”.");
  else if (found > 1)
    *exit = aff_tool_fail (AFF_EXIT_USAGE,
                           "“%s” is the name of %u places. Name one by its code: %s.", quote,
                           found, places);
  else
    *exit =
      aff_tool_fail (AFF_EXIT_USAGE,
                     "There is no board and no place “%s”. “affichectl show boards” lists "
                     "the boards; the places are: %s.",
                     quote, places);
  return FALSE;
}

// NAME NULL: the only kiosk there is.
static gboolean
read_end (const AffProgramme *programme,
          const char *name,
          gboolean begins,
          Found *found,
          AffExit *exit)
{
  *found = find_end (programme, name ? name : "kiosk", begins);
  if (found->found == 1)
    return TRUE;
  if (name || programme->plans->len == 0)
    return fail_to_find (programme, name ? name : "kiosk", found->found, exit);
  g_autofree char *places = list_places (programme);
  if (found->found == 0)
    *exit = aff_tool_fail (AFF_EXIT_USAGE,
                           "The floor plan has no kiosk; say by --from where the way begins: a "
                           "board, or one of the places: %s.",
                           places);
  else
    *exit = aff_tool_fail (AFF_EXIT_USAGE,
                           "There are %u kiosks; say by --from where the way begins: %s.",
                           found->found, places);
  return FALSE;
}

static char *
name_end (AffWayEnd end)
{
  const AffStep step = {.board = end.board, .place = end.place};
  return aff_step_landmark (&step);
}

static const char *
find_state_word (AffRouteState state)
{
  static const char *const words[] = {"found", "straight", "closed",
                                      "steps", "narrow",   "cut-off"};
  G_STATIC_ASSERT (G_N_ELEMENTS (words) == AFF_ROUTE_CUT_OFF + 1);
  return words[state];
}

static const char *
find_state_sentence (AffRouteState state)
{
  switch (state) {
  case AFF_ROUTE_CLOSED:
    return "a passage is closed";
  case AFF_ROUTE_STEPS:
    return "the plan states no step-free way";
  case AFF_ROUTE_NARROW:
    return "it is too narrow somewhere";
  default:
    return "nothing that one can walk on joins the two";
  }
}

static void
add_end (JsonBuilder *json, const char *name, AffWayEnd end)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_object (json);
  aff_json_text (json, "board", end.board ? end.board->label : NULL);
  aff_json_text (json, "place", end.place ? end.place->code : NULL);
  aff_json_text (json, "kind", end.place ? kind_words[end.place->kind] : NULL);
  json_builder_end_object (json);
}

static void
add_point (JsonBuilder *json, AffPoint point)
{
  json_builder_begin_array (json);
  json_builder_add_int_value (json, point.x_mm);
  json_builder_add_int_value (json, point.y_mm);
  json_builder_end_array (json);
}

static void
add_step (JsonBuilder *json, const AffStep *step)
{
  static const char *const hows[] = {NULL, "after", "at", "towards"};
  static const char *const sides[] = {"ahead", "left", "right"};
  gboolean arrives = step->turn == AFF_TURN_ARRIVE;
  g_autofree char *name = aff_step_landmark (step);
  g_autofree char *sentence = aff_step_sentence (step, name);
  json_builder_begin_object (json);
  aff_json_text (json, "turn", turn_words[step->turn]);
  aff_json_number (json, "metres", step->metres);
  aff_json_number (json, "heading_deg", step->heading_deg);
  aff_json_number (json, "point", step->point);
  aff_json_text (json, "how", hows[step->how]);
  aff_json_text (json, "board", step->board ? step->board->label : NULL);
  aff_json_text (json, "place", step->place ? step->place->code : NULL);
  aff_json_text (json, "side", arrives ? sides[step->side] : NULL);
  aff_json_number (json, "nth", step->nth);
  aff_json_text (json, "sentence", sentence);
  json_builder_end_object (json);
}

static void
add_nearest (JsonBuilder *json, const AffRoute *route)
{
  json_builder_set_member_name (json, "nearest");
  if (route->has_nearest)
    add_point (json, route->nearest);
  else
    json_builder_add_null_value (json);
  aff_json_number (json, "missing_mm", route->missing_mm);
}

static char *
describe_json (const AffRoute *route)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  json_builder_begin_object (json);
  add_end (json, "from", route->from);
  add_end (json, "to", route->to);
  aff_json_text (json, "state", find_state_word (route->state));
  aff_json_number (json, "length_mm", route->length_mm);
  aff_json_number (json, "metres", route->metres);
  aff_json_number (json, "narrowest_cm", route->narrowest_cm);
  json_builder_set_member_name (json, "step_free");
  json_builder_add_boolean_value (json, route->is_step_free);
  aff_json_number (json, "ahead_deg", route->ahead_deg);
  json_builder_set_member_name (json, "points");
  json_builder_begin_array (json);
  for (guint i = 0; i < route->points->len; i++)
    add_point (json, g_array_index (route->points, AffPoint, i));
  json_builder_end_array (json);
  json_builder_set_member_name (json, "steps");
  json_builder_begin_array (json);
  for (guint i = 0; i < route->steps->len; i++)
    add_step (json, &g_array_index (route->steps, AffStep, i));
  json_builder_end_array (json);
  add_nearest (json, route);
  json_builder_end_object (json);
  g_autoptr (JsonNode) root = json_builder_get_root (json);
  g_autofree char *text = json_to_string (root, TRUE);
  return g_strconcat (text, "\n", NULL);
}

static void
append_lack (GString *text, const AffRoute *route)
{
  g_string_append_printf (text, "no way, because %s.\n", find_state_sentence (route->state));
  if (route->has_nearest)
    g_string_append_printf (text, "The nearest point that can be reached is %.1f m from it.\n",
                            route->missing_mm / 1000.0);
}

static void
append_way (GString *text, const AffRoute *route)
{
  g_string_append_printf (text, "%d m", route->metres);
  if (route->state == AFF_ROUTE_STRAIGHT)
    g_string_append (text, " as the crow flies: nobody has drawn where one can walk");
  else if (route->narrowest_cm < AFF_ROUTE_WIDEST_CM)
    g_string_append_printf (text, ", %d cm wide where it is narrowest", route->narrowest_cm);
  g_string_append (text, route->is_step_free ? ", step-free.\n" : ".\n");
  for (guint i = 0; i < route->steps->len; i++) {
    const AffStep *step = &g_array_index (route->steps, AffStep, i);
    g_autofree char *name = aff_step_landmark (step);
    g_autofree char *sentence = aff_step_sentence (step, name);
    g_string_append_printf (text, "%u. %s\n", i + 1, sentence);
  }
}

static char *
describe_text (const AffRoute *route)
{
  g_autofree char *from = name_end (route->from);
  g_autofree char *to = name_end (route->to);
  GString *text = g_string_new (NULL);
  g_string_append_printf (text, "From %s to %s: ", from, to);
  if (aff_route_is_walkable (route))
    append_way (text, route);
  else
    append_lack (text, route);
  return g_string_free (text, FALSE);
}

static AffExit
show_route (const Found *from, const Found *to, const AffWalk *walk, gboolean wants_json)
{
  if (from->plan != to->plan)
    return aff_tool_fail (AFF_EXIT_USAGE, "The two are on different floor plans, and no plan "
                                          "says how they are joined. Name two of one plan.");
  g_autoptr (AffGraph) graph = aff_graph_new (from->plan, walk);
  g_autoptr (AffRoute) route = aff_route_new (graph, from->end, to->end);
  g_autofree char *text = wants_json ? describe_json (route) : describe_text (route);
  AffExit exit = aff_tool_print (text);
  return exit == AFF_EXIT_DONE && !aff_route_is_walkable (route) ? AFF_EXIT_ERRORS : exit;
}

AffExit
aff_cmd_route (AffTool *tool, char ***arguments)
{
  g_autofree char *from_name = NULL, *to_name = NULL;
  gboolean is_step_free = FALSE, is_wide = FALSE, wants_json = FALSE;
  const GOptionEntry entries[] = {
    {"from", 0, 0, G_OPTION_ARG_STRING, &from_name,
     "Where it begins: a place by its code, name or kind, or a board (default: the only kiosk)",
     "PLACE"},
    {"to", 0, 0, G_OPTION_ARG_STRING, &to_name, "Where it ends: a board, or a place", "BOARD"},
    {"step-free", 0, 0, G_OPTION_ARG_NONE, &is_step_free,
     "Only where the plan says that there is no step", NULL},
    {"wide", 0, 0, G_OPTION_ARG_NONE, &is_wide, "Only aisles of 90 cm and more", NULL},
    {"json", 0, 0, G_OPTION_ARG_NONE, &wants_json, "Print JSON, as affichectl(1) documents it",
     NULL},
    {NULL},
  };
  AffUsage usage = {"route", "", "Says the shortest way to a board, with a clearance of 25 cm.",
                    "Ends with 1 if there is no way.", entries};
  AffExit exit = AFF_EXIT_DONE;
  Found from, to;
  if (!aff_tool_parse (tool, &usage, arguments, &exit))
    return exit;
  if ((*arguments)[1] || !to_name)
    return aff_tool_fail_usage ("route", "“route” needs --to BOARD, and takes nothing else "
                                         "without an option.");
  g_autoptr (AffProgramme) programme = aff_tool_load (tool, &exit);
  if (!programme || !read_end (programme, to_name, FALSE, &to, &exit) ||
      !read_end (programme, from_name, TRUE, &from, &exit))
    return exit;
  const AffWalk walk = {.clearance_mm = is_wide ? AFF_WALK_WIDE_MM : AFF_WALK_CLEARANCE_MM,
                        .is_step_free = is_step_free};
  return show_route (&from, &to, &walk, wants_json);
}
