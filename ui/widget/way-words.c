// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widget/way-words.h"

#include "ui/widget/words.h"

#include <glib/gi18n.h>

#define HOWS (AFF_MARK_TOWARDS + 1)

// A landmark with what it takes to stand in a sentence, whole, because languages bend it.
static const char *const landmarks[AFF_PLACE_OTHER + 1][HOWS] = {
  [AFF_PLACE_STAGE] = {NULL, N_ ("after the stage"), N_ ("at the stage"),
                       N_ ("towards the stage")},
  [AFF_PLACE_SEATS] = {NULL, N_ ("after the seats"), N_ ("at the seats"),
                       N_ ("towards the seats")},
  [AFF_PLACE_COFFEE] = {NULL, N_ ("after the coffee"), N_ ("at the coffee"),
                        N_ ("towards the coffee")},
  [AFF_PLACE_REGISTRATION] = {NULL, N_ ("after the registration desk"),
                              N_ ("at the registration desk"),
                              N_ ("towards the registration desk")},
  [AFF_PLACE_TOILETS] = {NULL, N_ ("after the toilets"), N_ ("at the toilets"),
                         N_ ("towards the toilets")},
  [AFF_PLACE_ACCESSIBLE_TOILET] = {NULL, N_ ("after the accessible toilet"),
                                   N_ ("at the accessible toilet"),
                                   N_ ("towards the accessible toilet")},
  [AFF_PLACE_LIFT] = {NULL, N_ ("after the lift"), N_ ("at the lift"), N_ ("towards the lift")},
  [AFF_PLACE_STAIRS] = {NULL, N_ ("after the stairs"), N_ ("at the stairs"),
                        N_ ("towards the stairs")},
  [AFF_PLACE_FIRST_AID] = {NULL, N_ ("after first aid"), N_ ("at first aid"),
                           N_ ("towards first aid")},
  [AFF_PLACE_CLOAKROOM] = {NULL, N_ ("after the cloakroom"), N_ ("at the cloakroom"),
                           N_ ("towards the cloakroom")},
};

static const char *const boards[HOWS] = {
  NULL,
  // Translators: a board's label.
  N_ ("after board %s"),
  N_ ("at board %s"),
  N_ ("towards board %s"),
};

static const char *const others[HOWS] = {
  NULL,
  // Translators: the own name of a place, such as "Foyer door".
  N_ ("after “%s”"),
  N_ ("at “%s”"),
  N_ ("towards “%s”"),
};

// The bare turn, and the turn with a landmark.
static const char *const turns[AFF_TURN_ARRIVE][2] = {
  [AFF_TURN_START] = {N_ ("Walk off"),
                      // Translators: "Walk towards the stage".
                      N_ ("Walk %s")},
  [AFF_TURN_STRAIGHT] = {N_ ("Walk straight ahead"), N_ ("Walk straight ahead %s")},
  [AFF_TURN_SLIGHT_LEFT] = {N_ ("Keep left"), N_ ("Keep left %s")},
  [AFF_TURN_SLIGHT_RIGHT] = {N_ ("Keep right"), N_ ("Keep right %s")},
  [AFF_TURN_LEFT] = {N_ ("Turn left"),
                     // Translators: "Turn left after the coffee".
                     N_ ("Turn left %s")},
  [AFF_TURN_RIGHT] = {N_ ("Turn right"), N_ ("Turn right %s")},
  [AFF_TURN_AROUND] = {N_ ("Turn around"), N_ ("Turn around %s")},
};

static const char *const icons[AFF_TURN_ARRIVE + 1] = {
  [AFF_TURN_START] = "up",
  [AFF_TURN_STRAIGHT] = "up",
  [AFF_TURN_SLIGHT_LEFT] = "turnleft",
  [AFF_TURN_SLIGHT_RIGHT] = "turnright",
  [AFF_TURN_LEFT] = "turnleft",
  [AFF_TURN_RIGHT] = "turnright",
  [AFF_TURN_AROUND] = "refresh",
  [AFF_TURN_ARRIVE] = "flag",
};

// The last board on a side, counted along the aisle.
static const char *const lefts[] = {
  N_ ("Board %s is the first on your left"), N_ ("Board %s is the second on your left"),
  N_ ("Board %s is the third on your left"), N_ ("Board %s is the fourth on your left"),
  N_ ("Board %s is the fifth on your left"), N_ ("Board %s is the sixth on your left"),
};
static const char *const rights[] = {
  N_ ("Board %s is the first on your right"), N_ ("Board %s is the second on your right"),
  N_ ("Board %s is the third on your right"), N_ ("Board %s is the fourth on your right"),
  N_ ("Board %s is the fifth on your right"), N_ ("Board %s is the sixth on your right"),
};

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"

// PATTERN is one of the tables above: it takes one text.
static char *
fill (const char *pattern, const char *text)
{
  return g_strdup_printf (_ (pattern), text);
}

#pragma GCC diagnostic pop

static char *
describe_landmark (const AffStep *step, const char *language)
{
  if (step->how == AFF_MARK_NONE)
    return NULL;
  if (step->board != NULL)
    return fill (boards[step->how], step->board->label);
  if (step->place == NULL)
    return NULL;
  if (landmarks[step->place->kind][step->how] != NULL)
    return g_strdup (_ (landmarks[step->place->kind][step->how]));
  return fill (others[step->how], aff_words_place (step->place, language));
}

static char *
describe_board (const AffStep *step)
{
  const char *label = step->board->label;

  if (step->nth > 0 && step->nth <= G_N_ELEMENTS (lefts) && step->side != AFF_SIDE_AHEAD)
    return fill ((step->side == AFF_SIDE_LEFT ? lefts : rights)[step->nth - 1], label);
  if (step->side == AFF_SIDE_LEFT)
    return fill (N_ ("Board %s is on your left"), label);
  if (step->side == AFF_SIDE_RIGHT)
    return fill (N_ ("Board %s is on your right"), label);
  return fill (N_ ("Board %s is before you"), label);
}

static char *
describe_place (const AffStep *step, const char *language)
{
  const char *name = aff_words_place (step->place, language);

  if (step->side == AFF_SIDE_LEFT)
    return fill (N_ ("%s: on your left"), name);
  if (step->side == AFF_SIDE_RIGHT)
    return fill (N_ ("%s: on your right"), name);
  return fill (N_ ("%s: before you"), name);
}

char *
aff_way_words_step (const AffStep *step, const char *language)
{
  g_return_val_if_fail (step != NULL && step->turn <= AFF_TURN_ARRIVE, NULL);

  if (step->turn == AFF_TURN_ARRIVE)
    return step->board != NULL ? describe_board (step) : describe_place (step, language);
  g_autofree char *landmark = describe_landmark (step, language);
  return landmark != NULL ? fill (turns[step->turn][1], landmark)
                          : g_strdup (_ (turns[step->turn][0]));
}

const char *
aff_way_words_icon (const AffStep *step)
{
  g_return_val_if_fail (step != NULL && step->turn <= AFF_TURN_ARRIVE, NULL);
  return icons[step->turn];
}

char *
aff_way_words_metres (int metres)
{
  // Translators: metres.
  return g_strdup_printf (_ ("%d m"), metres);
}

char *
aff_way_words_route (const AffRoute *route, const char *from)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (aff_route_is_walkable (route), g_string_free (text, FALSE));
  g_autofree char *metres = aff_way_words_metres (route->metres);
  if (from == NULL)
    // Translators: metres, "18 m from here".
    g_string_append_printf (text, _ ("%s from here"), metres);
  else
    // Translators: metres and a place, "18 m from “Foyer door”".
    g_string_append_printf (text, _ ("%s from “%s”"), metres, from);
  if (route->is_step_free)
    g_string_append (text, _ (", step-free"));
  if (route->narrowest_cm > 0 && route->narrowest_cm < AFF_ROUTE_WIDEST_CM)
    g_string_append_printf (text, _ (", at least %d cm wide"), route->narrowest_cm);
  return g_string_free (text, FALSE);
}

char *
aff_way_words_obstacle (const AffRoute *route)
{
  GString *text;

  g_return_val_if_fail (route != NULL, NULL);
  if (aff_route_is_walkable (route))
    return NULL;
  switch (route->state) {
  case AFF_ROUTE_CLOSED:
    text = g_string_new (_ ("There is no way now: a passage is closed."));
    break;
  case AFF_ROUTE_STEPS:
    text = g_string_new (_ ("The plan names no step-free way."));
    break;
  case AFF_ROUTE_NARROW:
    text = g_string_new (_ ("No way has aisles of 90 cm all along."));
    break;
  default:
    text = g_string_new (_ ("The plan shows no way there."));
    break;
  }
  if (route->has_nearest) {
    g_autofree char *missing = aff_way_words_metres (MAX (1, (route->missing_mm + 999) / 1000));
    // Translators: metres.
    g_string_append_printf (text, _ (" You can come within %s of it."), missing);
  }
  g_string_append (text, _ (" The desk can help."));
  return g_string_free (text, FALSE);
}

const char *
aff_way_words_caution (const AffRoute *route)
{
  g_return_val_if_fail (route != NULL, NULL);
  return route->state == AFF_ROUTE_STRAIGHT
           ? _ ("As the crow flies: the plan does not say where one can walk.")
           : NULL;
}
