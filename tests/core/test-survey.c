// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/way/survey.h"
#include "tests/support/fixture.h"

#include <string.h>

#define HEAD "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9000 6000'>"
#define BOARD(label, x)                                                                        \
  "<rect id='board-" label "' class='board' x='" x "' y='100' width='1000' height='1000'/>"
#define PLACE(id, kind, code, y)                                                               \
  "<rect id='" id "' class='place' data-kind='" kind "' data-code='" code "' x='100' y='" y    \
  "' width='500' height='200'/>"
#define KIOSK                                                                                  \
  "<circle id='kiosk-foyer' class='place' data-kind='kiosk' data-heading='90' cx='4000'"       \
  " cy='3000' r='200'/>"
#define FIRST                                                                                  \
  HEAD BOARD ("1", "100") BOARD ("2", "2000") BOARD ("3", "4000")                              \
    PLACE ("place-coffee", "coffee", "coffee", "3000")                                         \
      PLACE ("place-door", "door", "door", "5000") KIOSK "</svg>"

// What staff says of the rows that FIRST makes, and a poster on board 2.
#define WORDS                                                                                  \
  "UPDATE board SET state = 'reserved', power = 1, low = 1, note = 'lamp' WHERE label = '1';"  \
  "INSERT INTO place_name SELECT id, 'fr', 'Bar' FROM place WHERE code = 'coffee';"            \
  "INSERT INTO place_name SELECT id, 'fr', 'Porte' FROM place WHERE code = 'door';"            \
  "INSERT INTO workshop (id, code, title) VALUES (1, 'w', 'W');"                               \
  "INSERT INTO item (id, workshop, title) VALUES (1, 1, 'Posters');"                           \
  "INSERT INTO paper (id, workshop, number, title) VALUES (1, 1, 'M004', 'T');"                \
  "INSERT INTO presentation (id, paper, item, kind) VALUES (1, 1, 1, 'poster');"               \
  "INSERT INTO placement (item, board, presentation)"                                          \
  "  SELECT 1, id, 1 FROM board WHERE label = '2'"

typedef struct {
  AffSurvey survey;
  AffSurveyReport report;
} Work;

static gboolean
bring_func (AffDb *db, gpointer data, GError **error)
{
  Work *work = data;
  return aff_survey_bring (db, &work->survey, &work->report, error);
}

// The change's sequence, 0 if nothing was different, -1 with *ERROR.
static gint64
bring (AffDb *db, const char *text, const char *name, AffSurveyReport *report, GError **error)
{
  static const AffChangeNote note = {"test", "import", "Plan brought in", 1790000000};
  g_autoptr (GError) failure = NULL;
  g_autoptr (GBytes) svg = g_bytes_new (text, strlen (text));
  g_autoptr (AffPlanGeometry) geometry = aff_plan_measure (svg, &failure);
  g_assert_no_error (failure);
  Work work = {.survey = {svg, geometry, name, "hall"}};
  gint64 sequence = -1;
  gboolean is_done = aff_change_run (db, &note, bring_func, &work, &sequence, error);
  *report = work.report;
  return is_done ? sequence : -1;
}

static void
assert_brought (AffDb *db, const char *text, AffSurveyReport *report)
{
  g_autoptr (GError) error = NULL;
  gint64 sequence = bring (db, text, NULL, report, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sequence, >, 0);
}

static AffDb *
create_hall (void)
{
  AffSurveyReport report;
  AffDb *db = fixture_db_new (NULL);
  assert_brought (db, FIRST, &report);
  fixture_change (db, WORDS);
  return db;
}

static void
assert_tally (const AffSurveyTally *tally, guint total, guint added, guint moved, guint gone)
{
  g_assert_cmpuint (tally->total, ==, total);
  g_assert_cmpuint (tally->added, ==, added);
  g_assert_cmpuint (tally->moved, ==, moved);
  g_assert_cmpuint (tally->gone, ==, gone);
}

static void
assert_text (AffDb *db, const char *sql, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AffStatement) statement = aff_db_prepare (db, sql);
  aff_statement_step (statement);
  g_assert_cmpstr (aff_statement_text (statement, 0), ==, expected);
  aff_statement_finish (statement, &error);
  g_assert_no_error (error);
}

static void
assert_refused (AffDb *db, const char *text, const char *const *words)
{
  g_autofree char *before = fixture_dump (db);
  g_autoptr (GError) error = NULL;
  AffSurveyReport report;
  g_assert_cmpint (bring (db, text, NULL, &report, &error), ==, -1);
  g_assert_error (error, AFF_ERROR, AFF_ERROR_CONFLICT);
  for (; *words; words++)
    if (!strstr (error->message, *words))
      g_error ("“%s” does not say “%s”", error->message, *words);
  g_autofree char *after = fixture_dump (db);
  g_assert_cmpstr (after, ==, before);
}

static void
test_the_first_drawing_becomes_plan_boards_and_places (void)
{
  g_autoptr (AffDb) db = fixture_db_new (NULL);
  AffSurveyReport report;
  assert_brought (db, FIRST, &report);
  assert_tally (&report.boards, 3, 3, 0, 0);
  assert_tally (&report.places, 3, 3, 0, 0);
  assert_text (db, "SELECT format ('%s %d %d', name, width_mm, height_mm) FROM plan",
               "hall 9000 6000");
  assert_text (db,
               "SELECT group_concat (format ('%s %d %d %d', label, x_mm, y_mm, facing_deg))"
               " FROM board",
               "1 600 600 180,2 2500 600 180,3 4500 600 180");
  assert_text (db,
               "SELECT format ('%d %d %d %d %d', x_mm, y_mm, width_mm, height_mm, heading_deg)"
               " FROM place WHERE kind = 'kiosk'",
               "4000 3000 0 0 90");
  assert_text (db, "SELECT heading_deg FROM place WHERE kind = 'door'", NULL);
}

static void
test_the_same_drawing_again_changes_nothing (void)
{
  g_autoptr (AffDb) db = create_hall ();
  g_autofree char *before = fixture_dump (db);
  g_autoptr (GError) error = NULL;
  AffSurveyReport report;
  g_assert_cmpint (bring (db, FIRST, NULL, &report, &error), ==, 0);
  g_assert_no_error (error);
  assert_tally (&report.boards, 3, 0, 0, 0);
  assert_tally (&report.places, 3, 0, 0, 0);
  g_autofree char *after = fixture_dump (db);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (bring (db, FIRST, "Foyer", &report, &error), >, 0);
  assert_text (db, "SELECT name FROM plan", "Foyer");
}

// Boards 1 and 2 stay (2 moved), 3 is gone, 4 is new; coffee moved, the door is gone.
#define SECOND                                                                                 \
  HEAD BOARD ("4", "6000") BOARD ("1", "100") BOARD ("2", "2500")                              \
    PLACE ("place-bar", "coffee", "coffee", "3500") KIOSK "<path d='M0,0 H9'/></svg>"

static void
test_what_is_recognised_keeps_what_was_said_of_it (void)
{
  g_autoptr (AffDb) db = create_hall ();
  AffSurveyReport report;
  assert_brought (db, SECOND, &report);
  assert_tally (&report.boards, 3, 1, 1, 1);
  assert_tally (&report.places, 2, 0, 1, 1);
  assert_text (db,
               "SELECT group_concat (format ('%d %s %d', id, label, x_mm)) FROM"
               " (SELECT * FROM board ORDER BY id)",
               "1 1 600,2 2 3000,4 4 6500");
  assert_text (db,
               "SELECT format ('%s %d %d %s', state, power, low, note) FROM board"
               " WHERE label = '1'",
               "reserved 1 1 lamp");
  assert_text (db, "SELECT group_concat (name) FROM place_name", "Bar");
  assert_text (db, "SELECT format ('%s %d', element, y_mm) FROM place WHERE code = 'coffee'",
               "place-bar 3500");
  assert_text (db, "SELECT label FROM placement JOIN board ON board.id = board", "2");
  assert_text (db, "SELECT count (*) FROM plan WHERE instr (svg, 'H9') > 0", "1");
}

static void
test_a_new_drawing_is_undone_and_redone (void)
{
  static const AffChangeNote note = {"test", "undo", "Taken back", 1790000001};
  g_autoptr (AffDb) db = create_hall ();
  g_autofree char *before = fixture_dump (db);
  g_autoptr (GError) error = NULL;
  AffSurveyReport report;
  gint64 sequence = bring (db, SECOND, "Foyer", &report, &error);
  gint64 undo;
  g_autofree char *after = fixture_dump (db);
  g_assert_cmpstr (after, !=, before);
  g_assert_true (aff_change_undo (db, sequence, &note, &undo, &error));
  g_autofree char *undone = fixture_dump (db);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (aff_change_undo (db, undo, &note, NULL, &error));
  g_autofree char *redone = fixture_dump (db);
  g_assert_cmpstr (redone, ==, after);
}

static void
test_the_first_drawing_is_undone_and_redone (void)
{
  static const AffChangeNote note = {"test", "undo", "Taken back", 1790000001};
  g_autoptr (AffDb) db = fixture_db_new (NULL);
  g_autofree char *before = fixture_dump (db);
  g_autoptr (GError) error = NULL;
  AffSurveyReport report;
  gint64 sequence = bring (db, FIRST, NULL, &report, &error);
  gint64 undo;
  g_autofree char *after = fixture_dump (db);
  g_assert_true (aff_change_undo (db, sequence, &note, &undo, &error));
  g_autofree char *undone = fixture_dump (db);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (aff_change_undo (db, undo, &note, NULL, &error));
  g_autofree char *redone = fixture_dump (db);
  g_assert_cmpstr (redone, ==, after);
}

static void
test_a_board_that_holds_a_poster_is_not_removed (void)
{
  static const char *const one[] = {"Board 2 holds poster M004", "that board", NULL};
  static const char *const two[] = {"Board 2 holds poster M004", "board 3 holds poster M005",
                                    "those boards", NULL};
  g_autoptr (AffDb) db = create_hall ();
  AffSurveyReport report;
  assert_refused (db, HEAD BOARD ("1", "1") BOARD ("3", "4000") "</svg>", one);
  fixture_change (db,
                  "INSERT INTO paper (id, workshop, number, title) VALUES (2, 1, 'M005', 'U');"
                  "INSERT INTO presentation (id, paper, item, kind)"
                  "  VALUES (2, 2, 1, 'poster');"
                  "INSERT INTO placement (item, board, presentation)"
                  "  SELECT 1, id, 2 FROM board WHERE label = '3'");
  assert_refused (db, HEAD BOARD ("1", "1") "</svg>", two);
  fixture_change (db, "DELETE FROM placement");
  assert_brought (db, HEAD BOARD ("1", "1") "</svg>", &report);
  assert_tally (&report.boards, 1, 0, 1, 2);
  assert_tally (&report.places, 0, 0, 0, 3);
}

static void
test_two_places_of_one_code_are_told_apart_by_their_element (void)
{
#define WEST PLACE ("wc-west", "toilets", "wc", "1000")
#define EAST PLACE ("wc-east", "toilets", "wc", "4000")
  g_autoptr (AffDb) db = fixture_db_new (NULL);
  AffSurveyReport report;
  assert_brought (db, HEAD BOARD ("1", "1") WEST EAST "</svg>", &report);
  assert_brought (db, HEAD BOARD ("1", "1") EAST WEST "</svg>", &report);
  assert_tally (&report.places, 2, 0, 0, 0);
  assert_brought (db, HEAD BOARD ("1", "1") EAST "</svg>", &report);
  assert_tally (&report.places, 1, 0, 0, 1);
  assert_text (db, "SELECT format ('%d %s', id, element) FROM place", "2 wc-east");
}

#define HALL_AREA "<rect id='hall' class='walkable step-free' width='9000' height='6000'/>"
#define DOOR(x)                                                                                \
  "<rect id='door' class='passage' data-code='north' x='" x "' y='10' width='900' height='90'/>"
#define PILLAR "<circle class='obstacle' cx='5000' cy='5000' r='100'/>"

static void
test_areas_become_rows_and_closed_passages_stay_closed (void)
{
  g_autoptr (AffDb) db = fixture_db_new (NULL);
  g_autoptr (GError) error = NULL;
  AffSurveyReport report;
  const char *first = HEAD BOARD ("1", "1") HALL_AREA DOOR ("100") PILLAR "</svg>";
  assert_brought (db, first, &report);
  assert_tally (&report.areas, 3, 3, 0, 0);
  assert_text (db,
               "SELECT format ('%s %d %d %s %s', kind, step_free, closed, code, points)"
               " FROM area WHERE element = 'hall'",
               "walkable 1 0 hall 0,0 9000,0 9000,6000 0,6000");
  fixture_change (db, "UPDATE area SET closed = 1 WHERE code = 'north'");
  g_assert_cmpint (bring (db, first, NULL, &report, &error), ==, 0);
  g_assert_no_error (error);
  assert_tally (&report.areas, 3, 0, 0, 0);
  assert_brought (db, HEAD BOARD ("1", "1") DOOR ("500") HALL_AREA "</svg>", &report);
  assert_tally (&report.areas, 2, 0, 1, 1);
  assert_text (db,
               "SELECT format ('%d %d %s', id, closed, points) FROM area WHERE code = 'north'",
               "2 1 500,10 1400,10 1400,100 500,100");
  assert_text (db, "SELECT count (*) FROM area", "2");
}

static void
test_a_programme_of_two_plans_is_left_alone (void)
{
  static const char *const words[] = {"2 floor plans", NULL};
  g_autoptr (AffDb) db = create_hall ();
  fixture_change (db, "INSERT INTO plan (name, svg, sha256, width_mm, height_mm)"
                      " VALUES ('b', x'00', 'b', 1, 1)");
  assert_refused (db, SECOND, words);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/way/survey/the-first-drawing-becomes-plan-boards-and-places",
                   test_the_first_drawing_becomes_plan_boards_and_places);
  g_test_add_func ("/way/survey/the-same-drawing-again-changes-nothing",
                   test_the_same_drawing_again_changes_nothing);
  g_test_add_func ("/way/survey/what-is-recognised-keeps-what-was-said-of-it",
                   test_what_is_recognised_keeps_what_was_said_of_it);
  g_test_add_func ("/way/survey/a-new-drawing-is-undone-and-redone",
                   test_a_new_drawing_is_undone_and_redone);
  g_test_add_func ("/way/survey/the-first-drawing-is-undone-and-redone",
                   test_the_first_drawing_is_undone_and_redone);
  g_test_add_func ("/way/survey/a-board-that-holds-a-poster-is-not-removed",
                   test_a_board_that_holds_a_poster_is_not_removed);
  g_test_add_func ("/way/survey/two-places-of-one-code-are-told-apart-by-their-element",
                   test_two_places_of_one_code_are_told_apart_by_their_element);
  g_test_add_func ("/way/survey/a-programme-of-two-plans-is-left-alone",
                   test_a_programme_of_two_plans_is_left_alone);
  g_test_add_func ("/way/survey/areas-become-rows-and-closed-passages-stay-closed",
                   test_areas_become_rows_and_closed_passages_stay_closed);
  return g_test_run ();
}
