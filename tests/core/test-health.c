// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/check/health.h"

static AffHealth *
make_health (void)
{
  AffHealth *health = aff_health_new ();

  aff_health_add (health, "clock", AFF_HEALTH_GOOD, NULL, "It is %d.", 12);
  aff_health_add (health, "fonts", AFF_HEALTH_UNKNOWN, NULL, "Who knows.");
  return health;
}

static void
test_only_trouble_makes_a_machine_unfit (void)
{
  g_autoptr (AffHealth) health = make_health ();

  g_assert_true (aff_health_is_good (health));
  aff_health_add (health, "disk", AFF_HEALTH_TROUBLE, "Make room.", "It is full.");
  g_assert_false (aff_health_is_good (health));
}

static void
test_lines_have_their_remedy_below (void)
{
  g_autoptr (AffHealth) health = make_health ();

  aff_health_add (health, "disk", AFF_HEALTH_TROUBLE, "Make\nroom.", "It\033[31m is full.");
  g_autofree char *text = aff_health_to_text (health);
  g_assert_cmpstr (text, ==,
                   "good     clock      It is 12.\n"
                   "unknown  fonts      Who knows.\n"
                   "trouble  disk       It[31m is full.\n"
                   "                    Make room.\n"
                   "\nGood: 1, unknown: 1, in trouble: 1.\n");
}

static void
test_answers_of_another_program_are_added (void)
{
  g_autoptr (AffHealth) first = make_health ();
  g_autoptr (AffHealth) second = make_health ();

  aff_health_add (first, "disk", AFF_HEALTH_TROUBLE, "Make “room”.", "It is full.");
  g_autofree char *json = aff_health_to_json (first);
  g_assert_true (aff_health_add_json (second, json));
  g_assert_cmpuint (second->answers->len, ==, 5);
  const AffHealthAnswer *answer = g_ptr_array_index (second->answers, 4);
  g_assert_cmpstr (answer->name, ==, "disk");
  g_assert_cmpint (answer->state, ==, AFF_HEALTH_TROUBLE);
  g_assert_cmpstr (answer->sentence, ==, "It is full.");
  g_assert_cmpstr (answer->remedy, ==, "Make “room”.");
  answer = g_ptr_array_index (second->answers, 2);
  g_assert_null (answer->remedy);
}

static void
test_what_is_no_list_of_answers_is_not_added (void)
{
  static const char *const wrong[] = {
    "",
    "none",
    "{}",
    "[1]",
    "[{}]",
    "[{\"name\": \"a\", \"state\": \"good\"}]",
    "[{\"name\": \"a\", \"state\": \"fine\", \"sentence\": \"A.\"}]",
    "[{\"name\": 1, \"state\": \"good\", \"sentence\": \"A.\"}]",
    "[{\"name\": \"a\", \"state\": \"good\", \"sentence\": \"A.\"}, 2]",
  };
  g_autoptr (AffHealth) health = make_health ();

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_assert_false (aff_health_add_json (health, wrong[i]));
    g_assert_cmpuint (health->answers->len, ==, 2);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check/health/only-trouble-makes-a-machine-unfit",
                   test_only_trouble_makes_a_machine_unfit);
  g_test_add_func ("/check/health/lines-have-their-remedy-below",
                   test_lines_have_their_remedy_below);
  g_test_add_func ("/check/health/answers-of-another-program-are-added",
                   test_answers_of_another_program_are_added);
  g_test_add_func ("/check/health/what-is-no-list-of-answers-is-not-added",
                   test_what_is_no_list_of_answers_is_not_added);
  return g_test_run ();
}
