// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/board/placement.h"
#include "app/db/invariant.h"
#include "tests/support/fixture.h"
#include "tests/support/hall.h"

#include <string.h>

static const AffChangeNote note = {.who = "Desk", .now = HALL_NOW};

static gint64
run (AffDb *db, AffPlacementJob job)
{
  g_autoptr (GError) error = NULL;
  gint64 sequence = -1;
  gboolean is_done = aff_placement_run (db, &job, &note, &sequence, &error);

  g_assert_no_error (error);
  g_assert_true (is_done);
  return sequence;
}

static char *
read_text (AffDb *db, const char *sql)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (db, sql);

  return aff_statement_step (statement) ? g_strdup (aff_statement_text (statement, 0)) : NULL;
}

static const struct {
  const char *sql; // what was before
  AffPlacementJob job;
  const char *sentence;
  const char *query; // one column and row of what became of it
  const char *result;
} cases[] = {
  {NULL,
   {AFF_PLACEMENT_PLACE, .presentation = 11, .board = 1},
   "Poster P1 placed on board 1.",
   "SELECT group_concat (item || ':' || presentation) FROM placement WHERE board = 1",
   "1:1,3:11"},
  {NULL,
   {AFF_PLACEMENT_PLACE, .presentation = 1, .board = 8},
   "Poster P1 moved from board 1 to 8.",
   "SELECT group_concat (board) FROM placement WHERE presentation = 1",
   "8"},
  {"UPDATE placement SET kept = 1",
   {AFF_PLACEMENT_PLACE, .presentation = 1, .board = 8},
   "Poster P1 moved from board 1 to 8.",
   "SELECT kept FROM placement WHERE presentation = 1",
   "0"},
  {NULL,
   {AFF_PLACEMENT_PLACE, .presentation = 8, .board = 8},
   "Poster S8 placed on board 8.",
   "SELECT group_concat (paper) FROM waiting",
   "9"},
  {NULL,
   {AFF_PLACEMENT_SWAP, .item = 1, .board = 1, .other_board = 2},
   "Posters P1 and P2 swapped, on boards 2 and 1.",
   "SELECT group_concat (presentation) FROM placement WHERE item = 1 AND board < 4",
   "2,1,3"},
  {NULL,
   {AFF_PLACEMENT_SWAP, .item = 1, .board = 8, .other_board = 2},
   "Poster P2 moved from board 2 to 8.",
   "SELECT group_concat (board) FROM placement WHERE presentation = 2",
   "8"},
  {"INSERT INTO placement VALUES (3, 2, 11, 0)",
   {AFF_PLACEMENT_SWAP, .item = 3, .board = 1, .other_board = 2},
   "Poster P1 moved from board 2 to 1.",
   "SELECT group_concat (presentation) FROM placement WHERE board = 1",
   "1,11"},
  {"DELETE FROM placement WHERE presentation = 1",
   {AFF_PLACEMENT_REPLACE, .presentation = 1, .board = 2, .former = 2},
   "Poster P1 placed on board 2, poster P2 taken off.",
   "SELECT (SELECT presentation FROM placement WHERE item = 1 AND board = 2) || ' ' ||"
   " (SELECT count (*) FROM placement WHERE presentation = 2)",
   "1 0"},
  {NULL,
   {AFF_PLACEMENT_REPLACE, .presentation = 1, .board = 2},
   "Poster P1 moved from board 1 to 2, poster P2 taken off.",
   "SELECT group_concat (presentation) FROM placement WHERE item = 1 AND board < 4",
   "1,3"},
  {NULL,
   {AFF_PLACEMENT_REPLACE, .presentation = 1, .board = 8},
   "Poster P1 moved from board 1 to 8.",
   "SELECT group_concat (board) FROM placement WHERE presentation = 1",
   "8"},
  {NULL,
   {AFF_PLACEMENT_FREE, .presentation = 3},
   "Poster P3 taken off board 3.",
   "SELECT count (*) FROM placement",
   "6"},
  {NULL,
   {AFF_PLACEMENT_FREE, .item = 1, .board = 3},
   "Poster P3 taken off board 3.",
   "SELECT count (*) FROM placement WHERE board = 3",
   "0"},
  {NULL,
   {AFF_PLACEMENT_KEEP, .item = 1, .board = 3},
   "Poster P3 kept on board 3.",
   "SELECT group_concat (board) FROM placement WHERE kept",
   "3"},
  {"UPDATE placement SET kept = 1",
   {AFF_PLACEMENT_UNKEEP, .presentation = 3},
   "Poster P3 no longer kept on board 3.",
   "SELECT group_concat (board) FROM placement WHERE NOT kept",
   "3"},
  {"INSERT INTO placement VALUES (3, 1, 12, 0)",
   {AFF_PLACEMENT_CLOSE, .board = 1, .note = "  Its panel is\n damaged. "},
   "Board 1 closed, posters P1 and P2 taken off.",
   "SELECT state || ' ' || note || (SELECT count (*) FROM placement WHERE board = 1)"
   " FROM board WHERE id = 1",
   "closed Its panel is  damaged.0"},
  {NULL,
   {AFF_PLACEMENT_CLOSE, .board = 8},
   "Board 8 closed.",
   "SELECT state FROM board WHERE id = 8",
   "closed"},
  {"UPDATE board SET state = 'closed', note = 'Wet' WHERE id = 8",
   {AFF_PLACEMENT_REOPEN, .board = 8},
   "Board 8 open again.",
   "SELECT state || note FROM board WHERE id = 8",
   "openWet"},
  {NULL,
   {AFF_PLACEMENT_RESERVE, .board = 1},
   "Board 1 reserved.",
   "SELECT state || (SELECT count (*) FROM placement WHERE board = 1) FROM board WHERE id = 1",
   "reserved1"},
  {NULL,
   {AFF_PLACEMENT_NOTE, .board = 1, .note = "By the window"},
   "Note of board 1 set.",
   "SELECT note FROM board WHERE id = 1",
   "By the window"},
  {"UPDATE board SET note = 'By the window'",
   {AFF_PLACEMENT_NOTE, .board = 1},
   "Note of board 1 removed.",
   "SELECT note IS NULL FROM board WHERE id = 1",
   "1"},
};

static void
test_each_job_is_one_change_with_its_sentence_and_its_undo (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (AffDb) db = hall_new (cases[i].sql);
    g_autoptr (AffProgramme) programme = hall_load (db);
    g_autoptr (GError) error = NULL;
    g_autofree char *before = fixture_dump (db);
    g_autofree char *foreseen = aff_placement_sentence (programme, &cases[i].job, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (foreseen, ==, cases[i].sentence);
    gint64 sequence = run (db, cases[i].job);
    g_autofree char *sentence =
      read_text (db, "SELECT who || ': ' || sentence FROM change ORDER BY sequence DESC");
    g_autofree char *expected = g_strdup_printf ("Desk: %s", cases[i].sentence);
    g_autofree char *result = read_text (db, cases[i].query);
    g_assert_cmpstr (sentence, ==, expected);
    g_assert_cmpstr (result, ==, cases[i].result);
    AffChangeNote undo = note;
    undo.sentence = "Undo";
    g_assert_true (aff_change_undo (db, sequence, &undo, NULL, &error));
    g_autofree char *after = fixture_dump (db);
    g_assert_cmpstr (after, ==, before);
  }
}

static const struct {
  const char *sql;
  AffPlacementJob job;
  int code;
  const char *message;
} refusals[] = {
  {NULL,
   {AFF_PLACEMENT_PLACE, .presentation = 1, .board = 2},
   AFF_ERROR_CONFLICT,
   "Board 2 holds paper P2. Swap the two, or take that one off first."},
  {"UPDATE placement SET kept = 1 WHERE presentation = 2",
   {AFF_PLACEMENT_REPLACE, .presentation = 1, .board = 2},
   AFF_ERROR_CONFLICT,
   "Poster P2 is kept on board 2. Choose another board, or no longer keep it there."},
  {NULL,
   {AFF_PLACEMENT_REPLACE, .presentation = 1, .board = 2, .former = 3},
   AFF_ERROR_CONFLICT,
   "Board 2 holds paper P2 meanwhile; look at it again."},
  {"INSERT INTO placement VALUES (3, 8, 12, 0);"
   "UPDATE item SET day = '2026-10-04', minute = 940 WHERE id = 3",
   {AFF_PLACEMENT_REPLACE, .presentation = 1, .board = 8},
   AFF_ERROR_CONFLICT,
   "Board 8 holds paper P2 of “More posters” at that time. Choose another board, or take that "
   "one off first."},
  {"UPDATE board SET state = 'closed' WHERE id = 8",
   {AFF_PLACEMENT_REPLACE, .presentation = 1, .board = 8},
   AFF_ERROR_CONFLICT,
   "Board 8 is closed. Choose another board, or reopen it first."},
  {"INSERT INTO placement VALUES (3, 8, 12, 0);"
   "UPDATE item SET day = '2026-10-04', minute = 940 WHERE id = 3",
   {AFF_PLACEMENT_PLACE, .presentation = 1, .board = 8},
   AFF_ERROR_CONFLICT,
   "Board 8 holds paper P2 of “More posters” at that time. Choose another board, or take that "
   "one off first."},
  {"UPDATE board SET state = 'closed', note = 'It is wet.' WHERE id = 8",
   {AFF_PLACEMENT_PLACE, .presentation = 1, .board = 8},
   AFF_ERROR_CONFLICT,
   "Board 8 is closed: It is wet. Choose another board, or reopen it first."},
  {"UPDATE board SET state = 'closed', note = 'Wet' WHERE id = 8",
   {AFF_PLACEMENT_PLACE, .presentation = 1, .board = 8},
   AFF_ERROR_CONFLICT,
   "Board 8 is closed: Wet. Choose another board, or reopen it first."},
  {"UPDATE paper SET width_mm = 1500 WHERE id = 1",
   {AFF_PLACEMENT_PLACE, .presentation = 1, .board = 8},
   AFF_ERROR_CONFLICT,
   "The poster is 150 cm wide, the board is 100 cm. Find a wider board."},
  {"UPDATE paper SET width_mm = 1000 WHERE id = 1; UPDATE board SET panel_width_mm = 990 WHERE id = 2",
   {AFF_PLACEMENT_SWAP, .item = 1, .board = 1, .other_board = 2},
   AFF_ERROR_CONFLICT,
   "The poster is 100 cm wide, the board is 99 cm. Find a wider board."},
  {"UPDATE board SET panel_width_mm = 990 WHERE id = 2; UPDATE paper SET width_mm = 1000 WHERE id = 1",
   {AFF_PLACEMENT_SWAP, .item = 1, .board = 2, .other_board = 1},
   AFF_ERROR_CONFLICT,
   "The poster is 100 cm wide, the board is 99 cm. Find a wider board."},
  {"INSERT INTO presentation (id, paper, item, kind) VALUES (20, 1, 1, 'poster')",
   {AFF_PLACEMENT_PLACE, .presentation = 20, .board = 8},
   AFF_ERROR_CONFLICT,
   "The poster hangs on board 1 as well. Take it off one of the boards."},
  {"INSERT INTO presentation (id, paper, item, kind) VALUES (20, 1, 2, 'spotlight')",
   {AFF_PLACEMENT_PLACE, .presentation = 20, .board = 8},
   AFF_ERROR_CONFLICT,
   "Paper P1 is no poster there, so it gets no board."},
  {"DELETE FROM placement WHERE presentation = 1; UPDATE paper SET withdrawn = 1 WHERE id = 1",
   {AFF_PLACEMENT_PLACE, .presentation = 1, .board = 8},
   AFF_ERROR_CONFLICT,
   "Paper P1 is withdrawn, so it gets no board."},
  {NULL,
   {AFF_PLACEMENT_SWAP, .item = 3, .board = 1, .other_board = 2},
   AFF_ERROR_NOT_FOUND,
   "Nothing hangs on board 1 or 2 in “More posters”."},
  {NULL,
   {AFF_PLACEMENT_FREE, .presentation = 8},
   AFF_ERROR_NOT_FOUND,
   "Paper S8 is on no board in “Posters”."},
  {NULL,
   {AFF_PLACEMENT_KEEP, .item = 1, .board = 8},
   AFF_ERROR_NOT_FOUND,
   "Nothing hangs on board 8 in “Posters”."},
  {NULL,
   {AFF_PLACEMENT_PLACE, .presentation = 99, .board = 8},
   AFF_ERROR_NOT_FOUND,
   "The poster is no longer in the programme; look at it again."},
  {NULL,
   {AFF_PLACEMENT_PLACE, .presentation = 1, .board = 99},
   AFF_ERROR_NOT_FOUND,
   "The board is no longer on the plan; look at it again."},
  {NULL,
   {AFF_PLACEMENT_CLOSE, .board = 99},
   AFF_ERROR_NOT_FOUND,
   "The board is no longer on the plan; look at it again."},
  {NULL,
   {AFF_PLACEMENT_SWAP, .item = 99, .board = 1, .other_board = 2},
   AFF_ERROR_NOT_FOUND,
   "The poster session is no longer in the programme; look at it again."},
};

static void
test_a_job_that_breaks_a_hard_rule_is_refused_with_its_sentence (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++) {
    g_autoptr (AffDb) db = hall_new (refusals[i].sql);
    g_autoptr (AffProgramme) programme = hall_load (db);
    g_autoptr (GError) error = NULL;
    g_autoptr (GError) foreseen = NULL;
    g_autofree char *before = fixture_dump (db);
    gint64 sequence = -1;

    g_assert_false (aff_placement_run (db, &refusals[i].job, &note, &sequence, &error));
    g_assert_cmpstr (error->message, ==, refusals[i].message);
    g_assert_error (error, AFF_ERROR, refusals[i].code);
    g_assert_cmpint (sequence, ==, -1);
    g_assert_null (aff_placement_sentence (programme, &refusals[i].job, &foreseen));
    g_assert_cmpstr (foreseen->message, ==, refusals[i].message);
    g_autofree char *after = fixture_dump (db);
    g_assert_cmpstr (after, ==, before);
  }
}

static void
test_what_is_so_already_leaves_no_trace (void)
{
  static const AffPlacementJob jobs[] = {
    {AFF_PLACEMENT_PLACE, .presentation = 1, .board = 1},
    {AFF_PLACEMENT_SWAP, .item = 1, .board = 1, .other_board = 1},
    {AFF_PLACEMENT_UNKEEP, .presentation = 1},
    {AFF_PLACEMENT_REOPEN, .board = 1},
    {AFF_PLACEMENT_NOTE, .board = 1, .note = "  "},
  };
  g_autoptr (AffDb) db = hall_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    g_assert_cmpint (run (db, jobs[i]), ==, 0);
}

// Who stands at the desk may do all of it, a presenter nothing.
static void
test_the_desk_may_move_posters_and_a_visitor_may_not (void)
{
  static const AffPlacementJob jobs[] = {
    {AFF_PLACEMENT_PLACE, .presentation = 1, .board = 8},
    {AFF_PLACEMENT_SWAP, .item = 1, .board = 8, .other_board = 2},
    {AFF_PLACEMENT_KEEP, .item = 1, .board = 2},
    {AFF_PLACEMENT_FREE, .item = 1, .board = 2},
    {AFF_PLACEMENT_CLOSE, .board = 3, .note = "Wet"},
    {AFF_PLACEMENT_PLACE, .presentation = 9, .board = 1}, // from the wait list
  };
  g_autoptr (AffPermit) desk = aff_permit_new (AFF_PERMIT_DESK, "Desk");
  g_autoptr (AffPermit) visitor = aff_permit_new (AFF_PERMIT_VISITOR, "Visitor");
  g_autoptr (AffDb) db = hall_new (NULL);
  AffChangeNote own = note;

  aff_db_require_permit (db);
  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++) {
    g_autoptr (GError) denied = NULL;
    g_autoptr (GError) error = NULL;

    own.permit = visitor;
    g_assert_false (aff_placement_run (db, &jobs[i], &own, NULL, &denied));
    g_assert_error (denied, AFF_ERROR, AFF_ERROR_DENIED);
    own.permit = desk;
    aff_placement_run (db, &jobs[i], &own, NULL, &error);
    g_assert_no_error (error);
  }
}

// A writer's thread owns the change and does a copy of the job in it.
static void
test_a_copy_of_a_job_does_the_same_in_a_change_of_somebody_else (void)
{
  char text[] = "Wet";
  g_autoptr (AffDb) db = hall_new (NULL);
  g_autoptr (AffDb) other = hall_new (NULL);
  AffPlacementJob job = {AFF_PLACEMENT_CLOSE, .board = 1, .note = text};
  AffPlacementJob *copy = aff_placement_job_copy (&job);
  AffChangeNote own = {.who = "Desk", .kind = "edit", .sentence = "Done.", .now = HALL_NOW};

  run (db, job);
  text[0] = 'J';
  g_assert_true (aff_change_run (other, &own, aff_placement_apply, copy, NULL, NULL));
  g_autofree char *expected = fixture_dump (db);
  g_autofree char *found = fixture_dump (other);
  g_assert_cmpstr (found, ==, expected);
  aff_placement_job_free (copy);
}

// Many papers with long numbers, in sessions on many days, all of one board.
static void
test_a_sentence_stays_short_and_whole (void)
{
  g_autoptr (AffDb) db = hall_new (
    "WITH RECURSIVE n (i) AS (SELECT 5 UNION ALL SELECT i + 1 FROM n WHERE i < 40)"
    " INSERT INTO item (id, workshop, title) SELECT i, 1, 'Session' FROM n;"
    "INSERT INTO presentation (id, paper, item, kind)"
    " SELECT id + 100, 3, id, 'poster' FROM item WHERE id > 4;"
    "INSERT INTO placement SELECT id, 1, id + 100, 0 FROM item WHERE id > 4;"
    "UPDATE paper SET number = replace (printf ('%01500d', 0), '0', 'é') WHERE id = 3");
  g_autofree char *ids = NULL;

  run (db, (AffPlacementJob){AFF_PLACEMENT_CLOSE, .board = 1});
  ids = read_text (db, "SELECT sentence FROM change ORDER BY sequence DESC");
  g_assert_cmpstr (ids, ==, "Board 1 closed, 37 posters taken off.");
  run (db, (AffPlacementJob){AFF_PLACEMENT_FREE, .presentation = 3});
  g_autofree char *sentence = read_text (db,
                                         "SELECT sentence FROM change ORDER BY sequence DESC");
  g_assert_true (g_utf8_validate (sentence, -1, NULL));
  g_assert_true (g_str_has_prefix (sentence, "Poster éé"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/board/placement/each-job-is-one-change-with-its-sentence-and-its-undo",
                   test_each_job_is_one_change_with_its_sentence_and_its_undo);
  g_test_add_func (
    "/board/placement/a-job-that-breaks-a-hard-rule-is-refused-with-its-sentence",
    test_a_job_that_breaks_a_hard_rule_is_refused_with_its_sentence);
  g_test_add_func ("/board/placement/what-is-so-already-leaves-no-trace",
                   test_what_is_so_already_leaves_no_trace);
  g_test_add_func ("/board/placement/the-desk-may-move-posters-and-a-visitor-may-not",
                   test_the_desk_may_move_posters_and_a_visitor_may_not);
  g_test_add_func (
    "/board/placement/a-copy-of-a-job-does-the-same-in-a-change-of-somebody-else",
    test_a_copy_of_a_job_does_the_same_in_a_change_of_somebody_else);
  g_test_add_func ("/board/placement/a-sentence-stays-short-and-whole",
                   test_a_sentence_stays_short_and_whole);
  return g_test_run ();
}
