// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/sample.h"
#include "app/way/route.h"
#include "tests/support/fixture.h"

#include <math.h>
#include <string.h>
#include <sys/wait.h>

// The sample's hall, for as long as the fixture.
typedef struct {
  char *folder;
  AffProgramme *programme;
  const AffPlan *plan;
  AffGraph *graph;
} Sample;

static Sample *
open_sample (void)
{
  g_autoptr (GError) error = NULL;
  Sample *self = g_new0 (Sample, 1);
  self->folder = fixture_folder_new ();
  g_autofree char *path = g_build_filename (self->folder, "sample.db", NULL);
  aff_sample_create (path, "strasbourg", 0, &error);
  g_assert_no_error (error);
  g_autoptr (AffDb) db = aff_db_open (path, AFF_DB_READ, &error);
  g_assert_no_error (error);
  self->programme = aff_programme_load (db, &error);
  g_assert_no_error (error);
  self->plan = g_ptr_array_index (self->programme->plans, 0);
  self->graph = aff_graph_new (self->plan, NULL);
  return self;
}

static void
close_sample (Sample *self)
{
  aff_graph_free (self->graph);
  aff_programme_unref (self->programme);
  fixture_folder_free (self->folder);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sample, close_sample)

static const AffBoard *
find_board (const AffPlan *plan, const char *label)
{
  for (guint i = 0; i < plan->boards->len; i++) {
    const AffBoard *board = g_ptr_array_index (plan->boards, i);
    if (g_str_equal (board->label, label))
      return board;
  }
  g_assert_not_reached ();
}

static const AffPlace *
find_place (const AffPlan *plan, AffPlaceKind kind, const char *code)
{
  for (guint i = 0; i < plan->places->len; i++) {
    const AffPlace *place = g_ptr_array_index (plan->places, i);
    if (place->kind == kind && g_str_equal (place->code, code))
      return place;
  }
  g_assert_not_reached ();
}

static const AffStep *
step_at (const AffRoute *route, guint index)
{
  return &g_array_index (route->steps, AffStep, index);
}

static void
assert_route (const AffRoute *route, const AffGraph *graph)
{
  const AffStep *last = step_at (route, route->steps->len - 1);
  const AffPoint *points = (const AffPoint *) (const void *) route->points->data;
  AffPoint end = aff_graph_stop_point (graph, (guint) aff_way_stop (graph, route->to));
  int metres = 0;
  g_assert_cmpint (route->state, ==, AFF_ROUTE_FOUND);
  g_assert_cmpint (points[route->points->len - 1].x_mm, ==, end.x_mm);
  g_assert_cmpint (points[route->points->len - 1].y_mm, ==, end.y_mm);
  for (guint i = 0; i < route->steps->len; i++) {
    const AffStep *step = step_at (route, i);
    g_assert_cmpint (step->metres, >=, 0);
    g_assert_cmpuint (step->point, <, route->points->len);
    g_assert_true ((step->how == AFF_MARK_NONE) == (!step->board && !step->place) ||
                   step->turn == AFF_TURN_ARRIVE);
    g_assert_true ((step->turn == AFF_TURN_ARRIVE) == (step == last));
    metres += step->metres;
  }
  g_assert_cmpint (metres, ==, route->metres);
  g_assert_cmpint (metres, ==, lround (route->length_mm / 1000.0));
  g_assert_true (last->board == route->to.board && last->place == route->to.place);
}

static void
test_metres_add_up_from_every_kiosk_to_every_board (void)
{
  g_autoptr (Sample) sample = open_sample ();
  guint kiosks = 0;
  for (guint i = 0; i < sample->plan->places->len; i++) {
    const AffPlace *place = g_ptr_array_index (sample->plan->places, i);
    if (place->kind != AFF_PLACE_KIOSK)
      continue;
    kiosks++;
    for (guint j = 0; j < sample->plan->boards->len; j++) {
      const AffWayEnd from = {.place = place};
      const AffWayEnd to = {.board = g_ptr_array_index (sample->plan->boards, j)};
      g_autoptr (AffRoute) route = aff_route_new (sample->graph, from, to);
      assert_route (route, sample->graph);
      g_assert_true (route->is_step_free);
      g_assert_cmpint (route->narrowest_cm, >=, 50);
      g_assert_cmpint (route->narrowest_cm, <=, AFF_ROUTE_WIDEST_CM);
    }
  }
  g_assert_cmpuint (kiosks, ==, 6);
}

// The direction from the start to the spot that one comes to after 2 m.
static double
find_bearing (const GArray *points)
{
  const AffPoint *at = (const AffPoint *) (const void *) points->data;
  double x = at->x_mm, y = at->y_mm, left = 2000;
  for (guint i = 1; i < points->len && left > 0; i++) {
    double length = hypot (at[i].x_mm - at[i - 1].x_mm, at[i].y_mm - at[i - 1].y_mm);
    double part = MIN (left / length, 1);
    x = at[i - 1].x_mm + (at[i].x_mm - at[i - 1].x_mm) * part;
    y = at[i - 1].y_mm + (at[i].y_mm - at[i - 1].y_mm) * part;
    left -= length;
  }
  return atan2 (x - at->x_mm, at->y_mm - y) * 180 / G_PI;
}

static double
find_difference (double a, double b)
{
  double turn = fmod (a - b + 720, 360);
  return turn > 180 ? turn - 360 : turn;
}

static void
assert_turn (AffTurn turn, double degrees)
{
  double size = fabs (degrees);
  if (turn == AFF_TURN_LEFT || turn == AFF_TURN_SLIGHT_LEFT)
    g_assert_cmpfloat (degrees, <, 0);
  if (turn == AFF_TURN_RIGHT || turn == AFF_TURN_SLIGHT_RIGHT)
    g_assert_cmpfloat (degrees, >, 0);
  if (turn == AFF_TURN_STRAIGHT)
    g_assert_cmpfloat (size, <, 25);
  if (turn == AFF_TURN_AROUND)
    g_assert_cmpfloat (size, >, 130);
  g_assert_cmpint (turn, !=, AFF_TURN_START);
}

static void
test_the_first_step_is_as_seen_from_the_kiosk (void)
{
  g_autoptr (Sample) sample = open_sample ();
  for (guint i = 0; i < sample->plan->places->len; i++) {
    const AffPlace *place = g_ptr_array_index (sample->plan->places, i);
    for (guint j = 0; place->kind == AFF_PLACE_KIOSK && j < sample->plan->boards->len; j++) {
      const AffWayEnd from = {.place = place};
      const AffWayEnd to = {.board = g_ptr_array_index (sample->plan->boards, j)};
      g_autoptr (AffRoute) route = aff_route_new (sample->graph, from, to);
      double bearing = find_bearing (route->points);
      const AffStep *first = step_at (route, 0);
      g_assert_cmpfloat (fabs (find_difference (route->ahead_deg, bearing)), <, 5);
      assert_turn (first->turn, find_difference (first->heading_deg, place->heading_deg));
    }
  }
}

static char *
join_sentences (const AffRoute *route)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < route->steps->len; i++) {
    g_autofree char *name = aff_step_landmark (step_at (route, i));
    g_autofree char *sentence = aff_step_sentence (step_at (route, i), name);
    g_string_append_printf (text, "%s%s", i ? " " : "", sentence);
  }
  return g_string_free (text, FALSE);
}

static void
test_a_way_is_told_by_what_one_passes (void)
{
  g_autoptr (Sample) sample = open_sample ();

  static const struct {
    const char *kiosk;
    const char *board;
    const char *words;
  } cases[] = {
    {"foyer", "17",
     "Bear left and walk 7 m towards board 25. Bear left after board 25 and walk 4 m. "
     "Board 17 is the second board on your right."},
    {"street", "17",
     "Turn left and walk 7 m towards board 21. Turn right after board 21 and walk 7 m. "
     "Board 17 is the fourth board on your left."},
    {"boards", "17",
     "Walk straight ahead for 6 m towards board 17. Board 17 is the second board on your right."},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const AffWayEnd from = {
      .place = find_place (sample->plan, AFF_PLACE_KIOSK, cases[i].kiosk)};
    const AffWayEnd to = {.board = find_board (sample->plan, cases[i].board)};
    g_autoptr (AffRoute) route = aff_route_new (sample->graph, from, to);
    g_autofree char *words = join_sentences (route);
    g_assert_cmpstr (words, ==, cases[i].words);
  }
}

static void
test_places_are_reached_and_named (void)
{
  g_autoptr (Sample) sample = open_sample ();
  const AffWayEnd from = {.board = find_board (sample->plan, "4")};
  for (guint i = 0; i < sample->plan->places->len; i++) {
    const AffWayEnd to = {.place = g_ptr_array_index (sample->plan->places, i)};
    g_autoptr (AffRoute) route = aff_route_new (sample->graph, from, to);
    assert_route (route, sample->graph);
    g_assert_cmpint (step_at (route, 0)->turn, ==, AFF_TURN_START);
    g_autofree char *name = aff_step_landmark (step_at (route, route->steps->len - 1));
    g_assert_true (g_str_has_prefix (name, "the "));
  }
}

// Two rooms, 4.8 m wide, and what joins them: a doorway of 0.9 m.
typedef struct {
  AffPlan plan;
  AffRegion regions[3];
  AffPlace kiosk;
  AffBoard board;
} Rooms;

static const AffPoint west[] = {{0, 0}, {4800, 0}, {4800, 6000}, {0, 6000}};
static const AffPoint east[] = {{5000, 0}, {9800, 0}, {9800, 6000}, {5000, 6000}};
static const AffPoint doorway[] = {{4700, 2550}, {5100, 2550}, {5100, 3450}, {4700, 3450}};

static Rooms *
create_rooms (AffRegionKind kind)
{
  Rooms *self = g_new0 (Rooms, 1);
  self->regions[0] = (AffRegion){1, AFF_REGION_WALKABLE, TRUE, FALSE, NULL, west, 4};
  self->regions[1] = (AffRegion){2, AFF_REGION_WALKABLE, TRUE, FALSE, NULL, east, 4};
  self->regions[2] = (AffRegion){3, kind, TRUE, FALSE, "door", doorway, 4};
  self->kiosk = (AffPlace){.kind = AFF_PLACE_KIOSK, .code = "k", .heading_deg = 90};
  self->kiosk.box = (AffBox){1000, 3000, 0, 0};
  self->board = (AffBoard){.label = "1", .facing_deg = 270, .width_mm = 200, .height_mm = 1200};
  self->board.centre = (AffPoint){9000, 3000};
  self->plan.boards = g_ptr_array_new ();
  self->plan.places = g_ptr_array_new ();
  self->plan.regions = g_ptr_array_new ();
  self->kiosk.plan = self->board.plan = &self->plan;
  g_ptr_array_add (self->plan.boards, &self->board);
  g_ptr_array_add (self->plan.places, &self->kiosk);
  for (guint i = 0; i < 3; i++)
    g_ptr_array_add (self->plan.regions, &self->regions[i]);
  return self;
}

static void
free_rooms (Rooms *self)
{
  g_ptr_array_unref (self->plan.boards);
  g_ptr_array_unref (self->plan.places);
  g_ptr_array_unref (self->plan.regions);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Rooms, free_rooms)

static AffRoute *
find_route (const Rooms *rooms, AffWalk walk)
{
  g_autoptr (AffGraph) graph = aff_graph_new (&rooms->plan, &walk);
  return aff_route_new (graph, (AffWayEnd){.place = &rooms->kiosk},
                        (AffWayEnd){.board = &rooms->board});
}

static void
test_the_narrowest_gap_is_measured (void)
{
  g_autoptr (Rooms) rooms = create_rooms (AFF_REGION_PASSAGE);
  g_autoptr (AffRoute) route = find_route (rooms, (AffWalk){0});
  g_assert_cmpint (route->state, ==, AFF_ROUTE_FOUND);
  g_assert_cmpint (route->narrowest_cm, ==, 90);
  g_assert_cmpint (step_at (route, 0)->turn, ==, AFF_TURN_STRAIGHT);
  g_assert_cmpint (step_at (route, 1)->side, ==, AFF_SIDE_AHEAD);
}

static void
test_a_missing_way_says_why (void)
{
  static const struct {
    AffRegionKind kind;
    gboolean is_step_free;
    gboolean is_closed;
    AffWalk walk;
    AffRouteState state;
  } cases[] = {
    {AFF_REGION_PASSAGE, TRUE, FALSE, {0}, AFF_ROUTE_FOUND},
    {AFF_REGION_PASSAGE, TRUE, TRUE, {0}, AFF_ROUTE_CLOSED},
    {AFF_REGION_PASSAGE, FALSE, FALSE, {.is_step_free = TRUE}, AFF_ROUTE_STEPS},
    {AFF_REGION_STEPS, FALSE, FALSE, {0}, AFF_ROUTE_FOUND},
    {AFF_REGION_STEPS, FALSE, FALSE, {.is_step_free = TRUE}, AFF_ROUTE_STEPS},
    {AFF_REGION_PASSAGE, TRUE, FALSE, {.clearance_mm = 460}, AFF_ROUTE_NARROW},
    {AFF_REGION_OBSTACLE, FALSE, FALSE, {0}, AFF_ROUTE_CUT_OFF},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (Rooms) rooms = create_rooms (cases[i].kind);
    rooms->regions[2].is_step_free = cases[i].is_step_free;
    rooms->regions[2].is_closed = cases[i].is_closed;
    g_autoptr (AffRoute) route = find_route (rooms, cases[i].walk);
    g_assert_cmpint (route->state, ==, cases[i].state);
    g_assert_true (route->has_nearest);
    if (cases[i].state == AFF_ROUTE_FOUND)
      continue;
    g_assert_false (aff_route_is_walkable (route));
    g_assert_cmpuint (route->points->len, ==, 0);
    g_assert_cmpuint (route->steps->len, ==, 0);
    g_assert_cmpint (route->nearest.x_mm, <, 4800);
    g_assert_cmpint (route->missing_mm, >, 3500);
  }
}

static void
test_step_free_is_said_only_of_what_the_plan_states (void)
{
  g_autoptr (Rooms) rooms = create_rooms (AFF_REGION_PASSAGE);
  g_autoptr (AffRoute) stated = find_route (rooms, (AffWalk){0});
  g_assert_true (stated->is_step_free);
  rooms->regions[2].is_step_free = FALSE;
  g_autoptr (AffRoute) silent = find_route (rooms, (AffWalk){0});
  g_assert_false (silent->is_step_free);
}

static void
test_where_nothing_is_drawn_the_line_is_straight (void)
{
  g_autoptr (Rooms) rooms = create_rooms (AFF_REGION_PASSAGE);
  g_ptr_array_set_size (rooms->plan.regions, 0);
  g_autoptr (AffRoute) route = find_route (rooms, (AffWalk){.is_step_free = TRUE});
  g_assert_cmpint (route->state, ==, AFF_ROUTE_STRAIGHT);
  g_assert_true (aff_route_is_walkable (route));
  g_assert_false (route->is_step_free);
  g_assert_cmpint (route->narrowest_cm, ==, 0);
  g_assert_cmpuint (route->points->len, ==, 2);
}

static void
test_a_way_to_where_one_is_has_no_metres (void)
{
  g_autoptr (Rooms) rooms = create_rooms (AFF_REGION_PASSAGE);
  const AffWayEnd here = {.place = &rooms->kiosk};
  g_autoptr (AffGraph) graph = aff_graph_new (&rooms->plan, NULL);
  g_autoptr (AffRoute) route = aff_route_new (graph, here, here);
  g_assert_cmpint (route->state, ==, AFF_ROUTE_FOUND);
  g_assert_cmpint (route->metres, ==, 0);
  g_assert_cmpuint (route->steps->len, ==, 1);
  g_assert_cmpint (step_at (route, 0)->turn, ==, AFF_TURN_ARRIVE);
}

// What affichectl route answers to WORDS on the sample; its exit code.
static int
run_tool (const Sample *sample, const char *words, char **output, char **errors)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *program = g_build_filename (g_getenv ("AFFICHE_BUILD"), "app", "affichectl",
                                               NULL);
  g_autofree char *line = g_strdup_printf ("%s --db sample.db route %s", program, words);
  g_auto (GStrv) arguments = NULL;
  int status;
  g_assert_true (g_shell_parse_argv (line, NULL, &arguments, &error));
  g_spawn_sync (sample->folder, arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, output, errors,
                &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

static void
test_the_tool_says_the_way_or_what_there_is (void)
{
  g_autoptr (Sample) sample = open_sample ();

  static const struct {
    const char *words;
    int exit;
    const char *output; // a part of it, or of the errors
  } cases[] = {
    {"--from foyer --to 17", 0, "From the foyer kiosk to board 17: 11 m"},
    {"--from FOYER --to 17 --step-free --wide", 0, "step-free."},
    {"--from coffee --to coffee", 0, "From the coffee kiosk to the coffee: "},
    {"--from foyer --to 17 --json", 0, "\"state\" : \"found\""},
    {"--from Seating --to lift", 0, "From the seats to the lift: "},
    {"--to 17", 2, "There are 6 kiosks"},
    {"--from foyer --to 99", 2, "There is no board and no place"},
    {"--from door --to 17", 2, "is the name of 3 places"},
    {"--from foyer", 2, "needs --to BOARD"},
    {"--from foyer --to 17 --colour", 2, "affichectl route --help"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *output = NULL, *errors = NULL;
    int exit = run_tool (sample, cases[i].words, &output, &errors);
    if (exit != cases[i].exit || !strstr (exit ? errors : output, cases[i].output))
      g_error ("%s: %d, %s%s", cases[i].words, exit, output, errors);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/way/route/metres-add-up-from-every-kiosk-to-every-board",
                   test_metres_add_up_from_every_kiosk_to_every_board);
  g_test_add_func ("/way/route/the-first-step-is-as-seen-from-the-kiosk",
                   test_the_first_step_is_as_seen_from_the_kiosk);
  g_test_add_func ("/way/route/a-way-is-told-by-what-one-passes",
                   test_a_way_is_told_by_what_one_passes);
  g_test_add_func ("/way/route/places-are-reached-and-named",
                   test_places_are_reached_and_named);
  g_test_add_func ("/way/route/the-narrowest-gap-is-measured",
                   test_the_narrowest_gap_is_measured);
  g_test_add_func ("/way/route/a-missing-way-says-why", test_a_missing_way_says_why);
  g_test_add_func ("/way/route/step-free-is-said-only-of-what-the-plan-states",
                   test_step_free_is_said_only_of_what_the_plan_states);
  g_test_add_func ("/way/route/where-nothing-is-drawn-the-line-is-straight",
                   test_where_nothing_is_drawn_the_line_is_straight);
  g_test_add_func ("/way/route/a-way-to-where-one-is-has-no-metres",
                   test_a_way_to_where_one_is_has_no_metres);
  g_test_add_func ("/way/route/the-tool-says-the-way-or-what-there-is",
                   test_the_tool_says_the_way_or_what_there_is);
  return g_test_run ();
}
