// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/board/rules.h"
#include "tests/support/fixture.h"
#include "tests/support/hall.h"

#include <string.h>

#define OVER G_GINT64_CONSTANT (1791300000) // two days later

static const char *
find_link (const AffPaper *paper)
{
  const AffLink *link = paper->links->len ? g_ptr_array_index (paper->links, 0) : NULL;

  return link ? link->address : NULL;
}

static const AffProblem *
find (const GArray *problems, AffProblemCode code)
{
  for (guint i = 0; i < problems->len; i++) {
    const AffProblem *problem = &g_array_index (problems, AffProblem, i);
    if (problem->code == code)
      return problem;
  }
  return NULL;
}

static void
assert_none (const GArray *problems)
{
  for (guint i = 0; i < problems->len; i++) {
    g_autofree char *sentence = aff_problem_explain (&g_array_index (problems, AffProblem, i));
    g_test_message ("%s", sentence);
  }
  g_assert_cmpuint (problems->len, ==, 0);
}

// Item 1 has one problem of each kind after SQL, and not before it.
static const struct {
  AffProblemCode code;
  const char *sql;
  const char *sentence;
  AffRemedy remedy;
  gboolean is_hard;
  guint count; // of all problems, where it is not 1
} cases[] = {
  {AFF_PROBLEM_NO_BOARD, "DELETE FROM placement WHERE presentation = 3",
   "Paper P3 in “Posters”: A full paper has no board.", AFF_REMEDY_PLACE, TRUE},
  {AFF_PROBLEM_NO_BOARD, "DELETE FROM placement WHERE presentation = 7",
   "Paper S7 in “Posters”: It has no board yet.", AFF_REMEDY_PLACE, FALSE},
  {AFF_PROBLEM_TOO_MANY_POSTERS,
   "DELETE FROM waiting; DELETE FROM placement; UPDATE board SET state = 'closed' WHERE id = 8",
   "“Posters”: There are 9 posters, but 7 boards are in use.", AFF_REMEDY_OPEN_BOARDS, TRUE,
   10},
  {AFF_PROBLEM_BOARD_TAKEN,
   "INSERT INTO placement VALUES (3, 1, 12, 0);"
   "UPDATE item SET day = '2026-10-04', minute = 940 WHERE id = 3",
   "Paper P1 on board 1 in “Posters”: Board 1 holds paper P2 of “More posters” at that time.",
   AFF_REMEDY_MOVE, TRUE},
  {AFF_PROBLEM_POSTER_TWICE,
   "INSERT INTO presentation (id, paper, item, kind) VALUES (20, 7, 1, 'poster');"
   "INSERT INTO placement VALUES (1, 8, 20, 0)",
   "Paper S7 on board 7 in “Posters”: The poster hangs on board 8 as well.",
   AFF_REMEDY_TAKE_OFF, TRUE},
  {AFF_PROBLEM_TOO_WIDE, "UPDATE paper SET width_mm = 1500 WHERE id = 4",
   "Paper P4 on board 4 in “Posters”: The poster is 150 cm wide, the board is 100 cm.",
   AFF_REMEDY_WIDER_BOARD, TRUE},
  {AFF_PROBLEM_TOO_WIDE,
   "UPDATE paper SET width_mm = 901 WHERE id = 4;"
   "UPDATE board SET panel_width_mm = NULL WHERE id = 4",
   "Paper P4 on board 4 in “Posters”: The poster is 90.1 cm wide, the board is 90 cm.",
   AFF_REMEDY_WIDER_BOARD, TRUE},
  {AFF_PROBLEM_BOARD_RESERVED,
   "UPDATE board SET state = 'reserved', note = 'For the sponsor.' WHERE id = 2",
   "Paper P2 on board 2 in “Posters”: Board 2 is reserved: For the sponsor.", AFF_REMEDY_MOVE,
   FALSE},
  {AFF_PROBLEM_NEEDS_POWER, "UPDATE paper SET power = 1 WHERE id IN (6, 7)",
   "Paper P6 on board 6 in “Posters”: The poster needs power, the board has none.",
   AFF_REMEDY_BOARD_WITH_POWER, FALSE},
  {AFF_PROBLEM_NEEDS_LOW, "UPDATE paper SET low = 1 WHERE id = 6",
   "Paper P6 on board 6 in “Posters”: The poster needs a low board, this one is not low.",
   AFF_REMEDY_LOW_BOARD, FALSE},
  {AFF_PROBLEM_PRESENTER_APART, "UPDATE paper_author SET person = 1 WHERE paper = 5",
   "Paper P1 on board 1 in “Posters”: Person 1 also presents paper P5 on board 5, 4 m away.",
   AFF_REMEDY_MOVE, FALSE},
  {AFF_PROBLEM_PRESENTER_RUSHES,
   "INSERT INTO item_person (item, person, role) VALUES (4, 2, 'speaker');"
   "UPDATE presentation SET attend_from = 950 WHERE id = 2",
   "Paper P2 on board 2 in “Posters”: Person 2 has no minute between here and “Talk”.",
   AFF_REMEDY_ASK_PRESENTER, FALSE},
  {AFF_PROBLEM_PRESENTER_SPEAKS,
   "INSERT INTO item_person (item, person, role) VALUES (4, 2, 'speaker'), (4, 2, 'chair')",
   "Paper P2 on board 2 in “Posters”: Person 2 is also needed in “Talk” at that time.",
   AFF_REMEDY_ASK_PRESENTER, FALSE},
  {AFF_PROBLEM_PRESENTER_RUSHES,
   "INSERT INTO presentation (paper, item, kind) VALUES (5, 2, 'spotlight')",
   "Paper P5 on board 5 in “Posters”: Person 5 has no minute between here and “Spotlight”.",
   AFF_REMEDY_ASK_PRESENTER, FALSE},
  {AFF_PROBLEM_PRESENTER_RUSHES,
   "INSERT INTO presentation (paper, item, kind) VALUES (5, 2, 'spotlight');"
   "UPDATE place SET x_mm = 5000, y_mm = 121000; UPDATE item SET minute = 971 WHERE id = 2",
   "Paper P5 on board 5 in “Posters”: Person 5 has 1 min between here and “Spotlight”, the "
   "way takes 2.",
   AFF_REMEDY_ASK_PRESENTER, FALSE},
  {AFF_PROBLEM_NO_LINK, "DELETE FROM link WHERE paper = 6",
   "Paper P6 on board 6 in “Posters”: No link to the paper, so the label has no code.",
   AFF_REMEDY_ADD_LINK, FALSE},
  {AFF_PROBLEM_CROWDS,
   "UPDATE item SET minute = 980 WHERE id = 2;"
   "INSERT INTO presentation (paper, item, kind) VALUES (2, 2, 'spotlight'), (3, 2, "
   "'spotlight')",
   "Paper P2 on board 2 in “Posters”: Paper P3 on board 3 beside it is in the spotlight as "
   "well, so two crowds meet.",
   AFF_REMEDY_MOVE, FALSE},
};

static void
test_each_rule_is_shown_where_it_is_broken_and_nowhere_else (void)
{
  g_autoptr (AffDb) sound = hall_new (NULL);
  g_autoptr (AffProgramme) calm = hall_load (sound);
  g_autoptr (GArray)
    none = aff_rules_list (calm, aff_programme_item (calm, 1), find_link, HALL_NOW);

  assert_none (none);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (AffDb) db = hall_new (cases[i].sql);
    g_autoptr (AffProgramme) programme = hall_load (db);
    g_autoptr (GArray) problems = aff_rules_list (programme, aff_programme_item (programme, 1),
                                                  find_link, HALL_NOW);
    const AffProblem *problem = find (problems, cases[i].code);

    g_test_message ("%s: %s", aff_problem_word (cases[i].code), cases[i].sql);
    g_assert_nonnull (problem);
    g_autofree char *sentence = aff_problem_explain (problem);
    g_assert_cmpstr (sentence, ==, cases[i].sentence);
    g_assert_cmpint (problem->remedy, ==, cases[i].remedy);
    g_assert_cmpint (problem->is_hard, ==, cases[i].is_hard);
    g_assert_cmpuint (problems->len, ==, MAX (cases[i].count, 1));
  }
}

// What looks like a broken rule and is none.
static const struct {
  const char *why;
  const char *sql;
} harmless[] = {
  {"as wide as the board", "UPDATE paper SET width_mm = 1000 WHERE id = 4"},
  {"power and low where the board has them",
   "UPDATE paper SET power = 1 WHERE id = 7; UPDATE board SET low = 1 WHERE id = 7;"
   "UPDATE paper SET low = 1 WHERE id = 7"},
  {"one presenter of two posters 3 m apart",
   "UPDATE paper_author SET person = 1 WHERE paper = 4"},
  {"one presenter at two posters, one after the other",
   "UPDATE paper_author SET person = 1 WHERE paper = 5;"
   "UPDATE presentation SET attend_until = 940 WHERE id = 1;"
   "UPDATE presentation SET attend_from = 940 WHERE id = 5"},
  {"an author who does not present",
   "UPDATE paper_author SET person = 1, presenter = 0 WHERE paper = 5"},
  {"a talk outside the time at the board",
   "INSERT INTO item_person (item, person, role) VALUES (4, 2, 'speaker');"
   "UPDATE presentation SET attend_from = 951 WHERE id = 2"},
  {"a talk that is cancelled",
   "INSERT INTO item_person (item, person, role) VALUES (4, 2, 'speaker');"
   "UPDATE item SET cancelled = 1 WHERE id = 4"},
  {"a minute to reach the stage",
   "INSERT INTO presentation (paper, item, kind) VALUES (5, 2, 'spotlight');"
   "UPDATE item SET minute = 971 WHERE id = 2"},
  {"spotlights with a board between them",
   "UPDATE item SET minute = 980 WHERE id = 2;"
   "INSERT INTO presentation (paper, item, kind) VALUES (2, 2, 'spotlight'), (4, 2, "
   "'spotlight')"},
  {"spotlights back to back",
   "UPDATE item SET minute = 980 WHERE id = 2; UPDATE board SET facing_deg = 0 WHERE id = 3;"
   "INSERT INTO presentation (paper, item, kind) VALUES (2, 2, 'spotlight'), (3, 2, "
   "'spotlight')"},
  {"another session on the board on another day", "INSERT INTO placement VALUES (3, 1, 12, 0)"},
  {"a board's other session is cancelled",
   "INSERT INTO placement VALUES (3, 1, 12, 0);"
   "UPDATE item SET day = '2026-10-04', minute = 940, cancelled = 1 WHERE id = 3"},
  {"a withdrawn paper",
   "DELETE FROM placement WHERE presentation = 3; UPDATE paper SET withdrawn = 1 WHERE id = 3"},
  {"a closed board without a poster", "UPDATE board SET state = 'closed' WHERE id = 8"},
  {"as many posters as boards",
   "DELETE FROM waiting WHERE paper = 9;"
   "INSERT INTO placement VALUES (1, 8, 8, 0);"
   "DELETE FROM waiting; UPDATE paper SET withdrawn = 1 WHERE id = 9"},
};

static void
test_what_breaks_no_rule_is_not_shown (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (harmless); i++) {
    g_autoptr (AffDb) db = hall_new (harmless[i].sql);
    g_autoptr (AffProgramme) programme = hall_load (db);
    g_autoptr (GArray) problems = aff_rules_list (programme, aff_programme_item (programme, 1),
                                                  find_link, HALL_NOW);

    g_test_message ("%s", harmless[i].why);
    assert_none (problems);
  }
}

static void
test_a_full_paper_without_a_board_comes_first (void)
{
  g_autoptr (AffDb) db = hall_new (
    "UPDATE paper SET width_mm = 1500 WHERE id = 1; UPDATE paper SET power = 1 WHERE id = 2;"
    "DELETE FROM placement WHERE presentation IN (6, 7); DELETE FROM link WHERE paper = 1");
  g_autoptr (AffProgramme) programme = hall_load (db);
  g_autoptr (GArray) problems = aff_rules_list (programme, aff_programme_item (programme, 1),
                                                find_link, HALL_NOW);
  static const AffProblemCode order[] = {AFF_PROBLEM_NO_BOARD, AFF_PROBLEM_TOO_WIDE,
                                         AFF_PROBLEM_NO_BOARD, AFF_PROBLEM_NEEDS_POWER,
                                         AFF_PROBLEM_NO_LINK};

  g_assert_cmpuint (problems->len, ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < problems->len; i++)
    g_assert_cmpint (g_array_index (problems, AffProblem, i).code, ==, order[i]);
  g_assert_cmpint (g_array_index (problems, AffProblem, 0).presentation->id, ==, 6);
}

static void
test_a_session_that_is_over_has_no_problems (void)
{
  g_autoptr (AffDb) db = hall_new ("DELETE FROM placement; DELETE FROM link");
  g_autoptr (AffProgramme) programme = hall_load (db);
  g_autoptr (GArray)
    over = aff_rules_list (programme, aff_programme_item (programme, 1), find_link, OVER);
  g_autoptr (GArray)
    unasked = aff_rules_list (programme, aff_programme_item (programme, 1), NULL, HALL_NOW);

  g_assert_cmpuint (over->len, ==, 0);
  g_assert_null (find (unasked, AFF_PROBLEM_NO_LINK));
}

// What poster 2 would meet on each board.
static void
test_a_place_to_drop_a_poster_on_says_what_would_be_wrong (void)
{
  g_autoptr (AffDb) db = hall_new ("UPDATE paper SET width_mm = 1000, power = 1 WHERE id = 2;"
                                   "UPDATE board SET panel_width_mm = 900 WHERE id = 6;"
                                   "UPDATE paper_author SET person = 2 WHERE paper = 1;"
                                   "DELETE FROM placement WHERE presentation IN (4, 6, 7);"
                                   "UPDATE board SET state = 'closed' WHERE id = 4;"
                                   "UPDATE board SET state = 'reserved' WHERE id = 8");
  g_autoptr (AffProgramme) programme = hall_load (db);

  static const struct {
    gint64 board;
    guint codes; // bits
  } tries[] = {
    {1, 1 << AFF_PROBLEM_BOARD_TAKEN | 1 << AFF_PROBLEM_NEEDS_POWER},
    {2, 1 << AFF_PROBLEM_NEEDS_POWER},
    {4, 1 << AFF_PROBLEM_BOARD_CLOSED | 1 << AFF_PROBLEM_NEEDS_POWER},
    {6, 1 << AFF_PROBLEM_TOO_WIDE | 1 << AFF_PROBLEM_NEEDS_POWER |
          1 << AFF_PROBLEM_PRESENTER_APART},
    {7, 1 << AFF_PROBLEM_PRESENTER_APART},
    {8, 1 << AFF_PROBLEM_BOARD_RESERVED | 1 << AFF_PROBLEM_NEEDS_POWER |
          1 << AFF_PROBLEM_PRESENTER_APART},
  };

  for (guint i = 0; i < G_N_ELEMENTS (tries); i++) {
    g_autoptr (GArray)
      problems = aff_rules_try (programme, aff_programme_presentation (programme, 2),
                                aff_programme_board (programme, tries[i].board));
    guint codes = 0;

    for (guint j = 0; j < problems->len; j++)
      codes |= 1u << g_array_index (problems, AffProblem, j).code;
    g_test_message ("board %d", (int) tries[i].board);
    g_assert_cmphex (codes, ==, tries[i].codes);
    g_assert_cmpint (aff_rules_hard (problems) != NULL, ==,
                     (codes & ((1 << AFF_PROBLEM_BOARD_RESERVED) - 1)) != 0);
  }
}

static void
test_two_that_change_places_are_not_in_each_other_s_way (void)
{
  g_autoptr (AffDb) db = hall_new (NULL);
  g_autoptr (AffProgramme) programme = hall_load (db);
  const AffPresentation *one = aff_programme_presentation (programme, 1);
  const AffPresentation *two = aff_programme_presentation (programme, 2);
  g_autoptr (GArray) swapped = aff_rules_try_swap (programme, one, two->board, two);
  g_autoptr (GArray) third = aff_rules_try_swap (programme, one, two->board,
                                                 aff_programme_presentation (programme, 3));

  assert_none (swapped);
  g_assert_nonnull (find (third, AFF_PROBLEM_BOARD_TAKEN));
}

static void
test_every_problem_has_a_word_and_every_remedy_a_sentence (void)
{
  for (guint i = 0; i < AFF_PROBLEM_COUNT; i++)
    g_assert_true (g_regex_match_simple ("^[a-z]+(-[a-z]+)*$", aff_problem_word (i), 0, 0));
  for (guint i = 0; i <= AFF_REMEDY_ADD_LINK; i++)
    g_assert_true (g_str_has_suffix (aff_remedy_sentence (i), "."));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/board/rules/each-rule-is-shown-where-it-is-broken-and-nowhere-else",
                   test_each_rule_is_shown_where_it_is_broken_and_nowhere_else);
  g_test_add_func ("/board/rules/what-breaks-no-rule-is-not-shown",
                   test_what_breaks_no_rule_is_not_shown);
  g_test_add_func ("/board/rules/a-full-paper-without-a-board-comes-first",
                   test_a_full_paper_without_a_board_comes_first);
  g_test_add_func ("/board/rules/a-session-that-is-over-has-no-problems",
                   test_a_session_that_is_over_has_no_problems);
  g_test_add_func ("/board/rules/a-place-to-drop-a-poster-on-says-what-would-be-wrong",
                   test_a_place_to_drop_a_poster_on_says_what_would_be_wrong);
  g_test_add_func ("/board/rules/two-that-change-places-are-not-in-each-other-s-way",
                   test_two_that_change_places_are_not_in_each_other_s_way);
  g_test_add_func ("/board/rules/every-problem-has-a-word-and-every-remedy-a-sentence",
                   test_every_problem_has_a_word_and_every_remedy_a_sentence);
  return g_test_run ();
}
