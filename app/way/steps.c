// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/way/steps.h"

#include "app/way/stand.h"

#define SHORT_MM      2000.0 // a piece of the line that nobody notices as one
#define BEND_DEG      20.0   // below that one walks straight on
#define SLIGHT_DEG    50.0
#define SQUARE_DEG    135.0
#define AHEAD_DEG     35.0   // a goal within that is ahead
#define NEAR_PLACE_MM 1800.0 // from a turn to what it is known by
#define NEAR_BOARD_MM 1000.0
#define NEAR_END_MM   3000.0 // from the end of a leg to what one walks towards
#define BESIDE_MM     3500.0 // from the line to the boards that are counted
#define MOST_COUNTED  6
#define BEYOND_MM     400.0 // behind a turn, what still lies beside it

// A part of the way that is one straight walk to whoever walks it.
typedef struct {
  guint begin; // the index of its first point
  guint end;
  double length;
  double first_deg; // its direction as it begins, and as it ends
  double last_deg;
} Leg;

typedef struct {
  const AffPlan *plan;
  const AffPoint *points;
  guint count;
  const AffBoard *board; // the goal
  const AffPlace *place;
} Walk;

static AffSpot
find_spot (const Walk *walk, guint point)
{
  return aff_spot_of (walk->points[point]);
}

static double
measure (const Walk *walk, guint piece)
{
  return aff_spot_distance (find_spot (walk, piece), find_spot (walk, piece + 1));
}

static double
find_heading (AffSpot from, AffSpot to)
{
  return atan2 (to.x - from.x, from.y - to.y) * 180 / G_PI;
}

// From -180 (left) to 180.
static double
find_turn (double before_deg, double after_deg)
{
  double turn = fmod (after_deg - before_deg, 360);
  return turn > 180 ? turn - 360 : turn <= -180 ? turn + 360 : turn;
}

static AffTurn
name_turn (double turn)
{
  double size = fabs (turn);
  if (size < BEND_DEG)
    return AFF_TURN_STRAIGHT;
  if (size > SQUARE_DEG)
    return AFF_TURN_AROUND;
  if (size < SLIGHT_DEG)
    return turn < 0 ? AFF_TURN_SLIGHT_LEFT : AFF_TURN_SLIGHT_RIGHT;
  return turn < 0 ? AFF_TURN_LEFT : AFF_TURN_RIGHT;
}

static double
find_longest (const Walk *walk)
{
  double longest = 0;
  for (guint i = 0; i + 1 < walk->count; i++)
    longest = MAX (longest, measure (walk, i));
  return longest;
}

// Short pieces belong to the leg that follows them: around the end of a board one turns once.
static GArray *
list_legs (const Walk *walk)
{
  GArray *legs = g_array_new (FALSE, FALSE, sizeof (Leg));
  double shortest = MIN (SHORT_MM, find_longest (walk)), pending = 0;
  guint begin = 0;
  for (guint i = 0; i + 1 < walk->count; i++) {
    double length = measure (walk, i);
    double heading = find_heading (find_spot (walk, i), find_spot (walk, i + 1));
    Leg *last = legs->len ? &g_array_index (legs, Leg, legs->len - 1) : NULL;
    pending += length;
    if (length < shortest)
      continue;
    if (last && fabs (find_turn (last->first_deg, heading)) < BEND_DEG) {
      last->end = i + 1;
      last->length += pending;
      last->last_deg = heading;
    } else {
      Leg leg = {begin, i + 1, pending, heading, heading};
      g_array_append_val (legs, leg);
    }
    begin = i + 1;
    pending = 0;
  }
  if (legs->len > 0) {
    Leg *last = &g_array_index (legs, Leg, legs->len - 1);
    last->end = walk->count - 1;
    last->length += pending;
  }
  return legs;
}

static double
measure_to_box (AffSpot spot, AffBox box)
{
  AffSpot near = {CLAMP (spot.x, box.x_mm, box.x_mm + box.width_mm),
                  CLAMP (spot.y, box.y_mm, box.y_mm + box.height_mm)};
  return aff_spot_distance (spot, near);
}

static double
measure_to_board (AffSpot spot, const AffBoard *board)
{
  AffSpot corners[4];
  double least = G_MAXDOUBLE;
  aff_stand_ground (board, corners);
  for (guint i = 0; i < 4; i++) {
    AffSpot near = aff_spot_nearest (spot, corners[i], corners[(i + 1) % 4]);
    least = MIN (least, aff_spot_distance (spot, near));
  }
  return least;
}

static const AffPlace *
find_place (const Walk *walk, AffSpot spot, double within)
{
  const AffPlace *found = NULL;
  for (guint i = 0; i < walk->plan->places->len; i++) {
    const AffPlace *place = g_ptr_array_index (walk->plan->places, i);
    double distance = measure_to_box (spot, place->box);
    if (place->kind == AFF_PLACE_KIOSK || place == walk->place || distance >= within)
      continue;
    within = distance;
    found = place;
  }
  return found;
}

static const AffBoard *
find_board (const Walk *walk, AffSpot spot, double within)
{
  const AffBoard *found = NULL;
  for (guint i = 0; i < walk->plan->boards->len; i++) {
    const AffBoard *board = g_ptr_array_index (walk->plan->boards, i);
    double distance = measure_to_board (spot, board);
    if (board == walk->board || distance >= within)
      continue;
    within = distance;
    found = board;
  }
  return found;
}

// The part of the landmark that is nearest to SPOT.
static AffSpot
find_middle (const AffPlace *place, const AffBoard *board)
{
  if (board)
    return aff_spot_of (board->centre);
  return (AffSpot){place->box.x_mm + place->box.width_mm / 2.0,
                   place->box.y_mm + place->box.height_mm / 2.0};
}

static AffSpot
make_direction (double heading_deg)
{
  return (AffSpot){sin (heading_deg * G_PI / 180), -cos (heading_deg * G_PI / 180)};
}

// What is passed on the side to which one turns is turned after; what is ahead or on the other
// side is turned at.
static AffMarkHow
place_mark (const Walk *walk, const AffStep *step, double before_deg, double turn)
{
  AffSpot d = aff_spot_to (find_spot (walk, step->point),
                           find_middle (step->place, step->board));
  AffSpot ahead = make_direction (before_deg);
  gboolean is_right = aff_spot_cross (ahead, d) > 0;
  gboolean is_passed = aff_spot_dot (ahead, d) < BEYOND_MM;
  return is_passed && is_right == (turn > 0) ? AFF_MARK_AFTER : AFF_MARK_AT;
}

// The landmark of a turn: a place rather than a board, which look alike.
static void
mark_turn (const Walk *walk, AffStep *step, double before_deg, double turn)
{
  AffSpot spot = find_spot (walk, step->point);
  step->place = find_place (walk, spot, NEAR_PLACE_MM);
  step->board = step->place ? NULL : find_board (walk, spot, NEAR_BOARD_MM);
  if (step->place || step->board)
    step->how = place_mark (walk, step, before_deg, turn);
}

// What a leg leads to: the goal, or what is near its end.
static void
mark_end (const Walk *walk, AffStep *step, const Leg *leg, gboolean is_last)
{
  AffSpot spot = find_spot (walk, leg->end);
  step->place = is_last ? walk->place : find_place (walk, spot, NEAR_END_MM);
  step->board = is_last ? walk->board : NULL;
  if (!step->place && !step->board)
    step->board = find_board (walk, spot, NEAR_END_MM);
  if (step->place || step->board)
    step->how = AFF_MARK_TOWARDS;
}

static AffStep
make_step (const Walk *walk, const GArray *legs, guint number, int heading_deg)
{
  const Leg *leg = &g_array_index (legs, Leg, number);
  gboolean is_first = number == 0, is_last = number + 1 == legs->len;
  AffStep step = {.point = leg->begin,
                  .heading_deg = aff_angle_normalise ((int) lround (leg->first_deg))};
  double before = is_first ? heading_deg : g_array_index (legs, Leg, number - 1).last_deg;
  double turn = find_turn (before, leg->first_deg);
  step.turn = is_first && heading_deg < 0 ? AFF_TURN_START : name_turn (turn);
  if (!is_first)
    mark_turn (walk, &step, before, turn);
  if (step.how == AFF_MARK_NONE)
    mark_end (walk, &step, leg, is_last);
  return step;
}

// Whether BOARD shows its open side to whoever walks along LEG, on the side where the goal is.
static gboolean
is_counted (const Walk *walk, const AffBoard *board, const Leg *leg, AffSide side)
{
  AffSpot ahead = make_direction (leg->last_deg);
  AffSpot d = aff_spot_to (find_spot (walk, leg->end), aff_spot_of (board->centre));
  double aside = aff_spot_cross (ahead, d);
  AffSpot open = aff_spot_towards (board->facing_deg);
  return fabs (aside) <= BESIDE_MM && (aside > 0) == (side == AFF_SIDE_RIGHT) &&
         aside * aff_spot_cross (ahead, open) < 0;
}

// Boards are counted from where the last leg begins, by how far along it they are.
static guint
count_boards (const Walk *walk, const Leg *leg, AffSide side)
{
  AffSpot ahead = make_direction (leg->last_deg), end = find_spot (walk, leg->end);
  double first = aff_spot_dot (ahead, aff_spot_to (end, find_spot (walk, leg->begin)));
  double goal = aff_spot_dot (ahead, aff_spot_to (end, aff_spot_of (walk->board->centre)));
  guint nth = 1;
  if (!is_counted (walk, walk->board, leg, side))
    return 0;
  for (guint i = 0; i < walk->plan->boards->len; i++) {
    const AffBoard *board = g_ptr_array_index (walk->plan->boards, i);
    double at = aff_spot_dot (ahead, aff_spot_to (end, aff_spot_of (board->centre)));
    if (board != walk->board && at > first && at < goal && is_counted (walk, board, leg, side))
      nth++;
  }
  return nth <= MOST_COUNTED ? nth : 0;
}

static AffStep
make_arrival (const Walk *walk, const GArray *legs)
{
  AffStep step = {.turn = AFF_TURN_ARRIVE,
                  .point = walk->count - 1,
                  .place = walk->place,
                  .board = walk->board};
  if (legs->len == 0 || (!walk->place && !walk->board))
    return step;
  const Leg *leg = &g_array_index (legs, Leg, legs->len - 1);
  AffSpot end = find_spot (walk, leg->end), middle = find_middle (walk->place, walk->board);
  double turn = find_turn (leg->last_deg, find_heading (end, middle));
  step.heading_deg = aff_angle_normalise ((int) lround (leg->last_deg));
  if (fabs (turn) > AHEAD_DEG && (end.x != middle.x || end.y != middle.y))
    step.side = turn < 0 ? AFF_SIDE_LEFT : AFF_SIDE_RIGHT;
  if (step.side != AFF_SIDE_AHEAD && walk->board)
    step.nth = count_boards (walk, leg, step.side);
  return step;
}

// Each leg gets what the rounded length has grown by at its end, so that the sum is right.
GArray *
aff_steps_new (const AffPlan *plan,
               const GArray *points,
               int heading_deg,
               const AffBoard *board,
               const AffPlace *place)
{
  g_return_val_if_fail (plan != NULL && points != NULL && points->len > 0, NULL);
  const Walk walk = {plan, (const AffPoint *) (const void *) points->data, points->len, board,
                     place};
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (AffStep));
  g_autoptr (GArray) legs = list_legs (&walk);
  double walked = 0;
  long metres = 0;
  for (guint i = 0; i < legs->len; i++) {
    AffStep step = make_step (&walk, legs, i, heading_deg);
    walked += g_array_index (legs, Leg, i).length;
    step.metres = (int) (lround (walked / 1000) - metres);
    metres += step.metres;
    g_array_append_val (steps, step);
  }
  AffStep arrival = make_arrival (&walk, legs);
  g_array_append_val (steps, arrival);
  return steps;
}

static char *
name_place (const AffPlace *place)
{
  static const char *const words[] = {
    [AFF_PLACE_STAGE] = "the stage",
    [AFF_PLACE_SEATS] = "the seats",
    [AFF_PLACE_COFFEE] = "the coffee",
    [AFF_PLACE_REGISTRATION] = "the registration desk",
    [AFF_PLACE_TOILETS] = "the toilets",
    [AFF_PLACE_ACCESSIBLE_TOILET] = "the accessible toilet",
    [AFF_PLACE_LIFT] = "the lift",
    [AFF_PLACE_STAIRS] = "the stairs",
    [AFF_PLACE_FIRST_AID] = "the first-aid point",
    [AFF_PLACE_CLOAKROOM] = "the cloakroom",
    [AFF_PLACE_OTHER] = NULL,
  };
  const AffName *name = aff_names_find (place->names, "en");
  if (words[place->kind])
    return g_strdup (words[place->kind]);
  if (!name)
    return g_strdup_printf ("the %s “%s”",
                            place->kind == AFF_PLACE_DOOR    ? "door"
                            : place->kind == AFF_PLACE_KIOSK ? "kiosk"
                                                             : "place",
                            place->code);
  g_autofree char *first = g_utf8_substring (name->name, 0, 1);
  g_autofree char *lower = g_utf8_strdown (first, -1);
  return g_strdup_printf ("the %s%s", lower, g_utf8_next_char (name->name));
}

char *
aff_step_landmark (const AffStep *step)
{
  if (step->board)
    return g_strdup_printf ("board %s", step->board->label);
  return step->place ? name_place (step->place) : NULL;
}

static char *
describe_arrival (const AffStep *step, const char *name)
{
  static const char *const ordinals[] = {NULL,     "first", "second", "third",
                                         "fourth", "fifth", "sixth"};
  G_STATIC_ASSERT (G_N_ELEMENTS (ordinals) == MOST_COUNTED + 1);
  const char *side = step->side == AFF_SIDE_LEFT ? "left" : "right";
  gboolean is_many = step->place && (step->place->kind == AFF_PLACE_SEATS ||
                                     step->place->kind == AFF_PLACE_TOILETS ||
                                     step->place->kind == AFF_PLACE_STAIRS);
  const char *is = is_many ? "are" : "is";
  g_autofree char *start = g_utf8_substring (name, 0, 1);
  g_autofree char *upper = g_utf8_strup (start, -1);
  const char *rest = g_utf8_next_char (name);
  if (step->side == AFF_SIDE_AHEAD)
    return g_strdup_printf ("%s%s %s ahead of you.", upper, rest, is);
  if (step->nth == 0)
    return g_strdup_printf ("%s%s %s on your %s.", upper, rest, is, side);
  return g_strdup_printf ("%s%s is the %s board on your %s.", upper, rest, ordinals[step->nth],
                          side);
}

char *
aff_step_sentence (const AffStep *step, const char *name)
{
  static const char *const turns[] = {"Walk",       "Walk straight ahead", "Bear left",
                                      "Bear right", "Turn left",           "Turn right",
                                      "Turn around"};
  static const char *const hows[] = {NULL, "after", "at", "towards"};
  gboolean is_turn = step->turn > AFF_TURN_STRAIGHT;
  if (step->turn == AFF_TURN_ARRIVE)
    return name && *name ? describe_arrival (step, name) : g_strdup ("You are there.");
  g_autofree char *mark = step->how == AFF_MARK_NONE || !name
                            ? g_strdup ("")
                            : g_strdup_printf (" %s %s", hows[step->how], name);
  gboolean is_behind = step->how == AFF_MARK_TOWARDS;
  return g_strdup_printf ("%s%s%s %d m%s.", turns[step->turn], is_behind ? "" : mark,
                          is_turn                        ? " and walk"
                          : step->turn == AFF_TURN_START ? ""
                                                         : " for",
                          step->metres, is_behind ? mark : "");
}
