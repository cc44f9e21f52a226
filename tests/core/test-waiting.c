// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/board/waiting.h"
#include "tests/support/fixture.h"
#include "tests/support/hall.h"

static const AffChangeNote note = {.who = "Desk", .sentence = "Undo", .now = HALL_NOW};

// S7 waits as well, far behind.
#define THREE_WAIT                                                                             \
  "INSERT INTO waiting (id, item, paper, rank) VALUES (3, 1, 7, 7);"                           \
  "DELETE FROM placement WHERE presentation = 7"

static gint64
run (AffDb *db, AffWaitingJob job)
{
  g_autoptr (GError) error = NULL;
  gint64 sequence = -1;

  aff_waiting_run (db, &job, &note, &sequence, &error);
  g_assert_no_error (error);
  return sequence;
}

static char *
read_text (AffDb *db, const char *sql)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (db, sql);

  return aff_statement_step (statement) ? g_strdup (aff_statement_text (statement, 0)) : NULL;
}

static char *
read_list (AffDb *db)
{
  return read_text (db, "SELECT group_concat (paper, ' ') FROM"
                        " (SELECT paper FROM waiting WHERE item = 1 ORDER BY rank)");
}

static const struct {
  AffWaitingJob job;
  const char *list;
  const char *sentence;
} cases[] = {
  {{AFF_WAITING_MOVE, 1, 7, .position = 0},
   "7 8 9",
   "Paper S7 moved to place 1 of the wait list of “Posters”."},
  {{AFF_WAITING_MOVE, 1, 7, .position = 1},
   "8 7 9",
   "Paper S7 moved to place 2 of the wait list of “Posters”."},
  {{AFF_WAITING_MOVE, 1, 8, .position = 1},
   "9 8 7",
   "Paper S8 moved to place 2 of the wait list of “Posters”."},
  {{AFF_WAITING_MOVE, 1, 8, .position = AFF_WAITING_LAST},
   "9 7 8",
   "Paper S8 moved to place 3 of the wait list of “Posters”."},
  {{AFF_WAITING_REMOVE, 1, 9}, "8 7", "Paper S9 no longer waits for a board of “Posters”."},
  {{AFF_WAITING_ADD, 1, 10, .position = AFF_WAITING_LAST},
   "8 9 7 10",
   "Paper S10 waits for a board of “Posters”, in place 4."},
  {{AFF_WAITING_ADD, 1, 10, .position = 1},
   "8 10 9 7",
   "Paper S10 waits for a board of “Posters”, in place 2."},
  {{AFF_WAITING_ACCEPT, 1, 9, .board = 8},
   "8 7",
   "Poster S9 placed on board 8, from the wait list of “Posters”."},
  {{AFF_WAITING_ACCEPT, 1, 9, .board = 2, .replaces = TRUE, .former = 2},
   "8 7",
   "Poster S9 placed on board 2, from the wait list of “Posters”, poster P2 taken off."},
};

static void
test_the_list_keeps_the_order_that_staff_give_it (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (AffDb)
      db = hall_new (THREE_WAIT "; INSERT INTO paper (id, workshop, number, title, track)"
                                " VALUES (10, 1, 'S10', 'Title 10', 2)");
    g_autoptr (AffProgramme) programme = hall_load (db);
    g_autofree char *before = fixture_dump (db);
    g_autofree char *foreseen = aff_waiting_sentence (programme, &cases[i].job, NULL);
    gint64 sequence = run (db, cases[i].job);
    g_autofree char *list = read_list (db);
    g_autofree char *sentence =
      read_text (db, "SELECT sentence FROM change ORDER BY sequence DESC");

    g_assert_cmpstr (list, ==, cases[i].list);
    g_assert_cmpstr (sentence, ==, cases[i].sentence);
    g_assert_cmpstr (foreseen, ==, cases[i].sentence);
    g_assert_true (aff_change_undo (db, sequence, &note, NULL, NULL));
    g_autofree char *after = fixture_dump (db);
    g_assert_cmpstr (after, ==, before);
  }
}

static void
test_what_cannot_wait_is_refused_in_words (void)
{
  static const struct {
    const char *sql;
    AffWaitingJob job;
    const char *message;
  } refusals[] = {
    {NULL, {AFF_WAITING_ADD, 1, 8}, "Paper S8 waits already; move it within the list."},
    {NULL, {AFF_WAITING_ADD, 1, 7}, "Paper S7 has a board already; take it off first."},
    {NULL,
     {AFF_WAITING_ADD, 3, 6},
     "Paper P6 was admitted by review, so it has a right to a board; place it."},
    {"DELETE FROM placement WHERE presentation = 7; UPDATE paper SET withdrawn = 1 WHERE id = 7",
     {AFF_WAITING_ADD, 1, 7},
     "Paper S7 is withdrawn, so it waits for no board."},
    {NULL, {AFF_WAITING_REMOVE, 1, 7}, "Paper S7 does not wait for a board of “Posters”."},
    {NULL, {AFF_WAITING_MOVE, 3, 8}, "Paper S8 does not wait for a board of “More posters”."},
    {NULL,
     {AFF_WAITING_ACCEPT, 1, 8, .board = 7},
     "Board 7 holds paper S7. Swap the two, or take that one off first."},
    {"DELETE FROM presentation WHERE id = 8",
     {AFF_WAITING_ACCEPT, 1, 8, .board = 7},
     "Board 7 is taken, closed or too narrow in “Posters”; choose another one."},
    {"UPDATE placement SET kept = 1 WHERE presentation = 7",
     {AFF_WAITING_ACCEPT, 1, 8, .board = 7, .replaces = TRUE},
     "Poster S7 is kept on board 7. Choose another board, or no longer keep it there."},
    {"DELETE FROM presentation WHERE id = 8",
     {AFF_WAITING_ACCEPT, 1, 8, .board = 7, .replaces = TRUE, .former = 2},
     "Board 7 holds paper S7 meanwhile; look at it again."},
    {NULL,
     {AFF_WAITING_ADD, 1, 99},
     "The paper is no longer in the programme; look at it again."},
  };

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++) {
    g_autoptr (AffDb) db = hall_new (refusals[i].sql);
    g_autoptr (GError) error = NULL;

    g_assert_false (aff_waiting_run (db, &refusals[i].job, &note, NULL, &error));
    g_assert_cmpstr (error->message, ==, refusals[i].message);
  }
}

static void
test_a_paper_that_is_no_poster_yet_becomes_one_when_its_turn_comes (void)
{
  g_autoptr (AffDb) db = hall_new ("DELETE FROM presentation WHERE id = 8");
  g_autoptr (AffProgramme) programme = hall_load (db);
  AffOffer offer;

  g_assert_true (aff_waiting_offer (programme, aff_programme_item (programme, 1), &offer));
  g_assert_cmpstr (offer.paper->number, ==, "S8");
  g_assert_cmpstr (offer.board->label, ==, "8");
  run (db, (AffWaitingJob){AFF_WAITING_ACCEPT, 1, 8, .board = 8});
  g_autofree char *seat = read_text (db, "SELECT kind || paper || board FROM placement"
                                         " JOIN presentation ON id = presentation"
                                         " WHERE board = 8");
  g_assert_cmpstr (seat, ==, "poster88");
}

static const struct {
  const char *sql;
  AffBudget budget;
} budgets[] = {
  {NULL, {8, 0, 6, 2, 1, 1}},
  {"UPDATE item SET reserve = 1", {8, 1, 6, 1, 1, 0}},
  {"UPDATE item SET reserve = 30", {8, 30, 6, 0, 1, 0}},
  {"UPDATE board SET state = 'closed' WHERE id = 8", {7, 0, 6, 1, 1, 0}},
  {"UPDATE board SET state = 'reserved' WHERE id IN (1, 8)", {7, 0, 6, 1, 1, 0}},
  {"DELETE FROM placement WHERE presentation = 2; UPDATE paper SET withdrawn = 1 WHERE id = 2",
   {8, 0, 5, 3, 1, 2}},
  {"DELETE FROM waiting WHERE paper = 9", {8, 0, 6, 2, 2, 0}},
  {"UPDATE paper SET track = NULL WHERE id = 7", {8, 0, 7, 1, 0, 1}},
  // One session uses no more than 30 of the 40.
  {"WITH RECURSIVE n (i) AS (SELECT 9 UNION ALL SELECT i + 1 FROM n WHERE i < 40)"
   " INSERT INTO board (plan, label, x_mm, y_mm, facing_deg, width_mm, height_mm)"
   " SELECT 1, i, i * 100, 5000, 0, 900, 100 FROM n",
   {30, 0, 6, 24, 1, 23}},
};

static void
test_the_budget_is_what_full_papers_and_reserve_leave (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (budgets); i++) {
    g_autoptr (AffDb) db = hall_new (budgets[i].sql);
    g_autoptr (AffProgramme) programme = hall_load (db);
    AffBudget budget = aff_waiting_budget (programme, aff_programme_item (programme, 1));
    const AffBudget *expected = &budgets[i].budget;

    g_test_message ("%s", budgets[i].sql ? budgets[i].sql : "as it is");
    g_assert_cmpuint (budget.boards, ==, expected->boards);
    g_assert_cmpuint (budget.reserve, ==, expected->reserve);
    g_assert_cmpuint (budget.reviewed, ==, expected->reviewed);
    g_assert_cmpuint (budget.budget, ==, expected->budget);
    g_assert_cmpuint (budget.admitted, ==, expected->admitted);
    g_assert_cmpuint (budget.left, ==, expected->left);
  }
}

// Board 8 is free; 3 (in the midst of topic A and B) and 7 (with power) can be made so.
static const struct {
  const char *sql;
  const char *paper; // NULL: nothing is offered
  const char *board;
} offers[] = {
  {NULL, "S8", "8"},
  {"UPDATE item SET reserve = 1", NULL, NULL},
  {"DELETE FROM waiting", NULL, NULL},
  {"UPDATE board SET state = 'closed' WHERE id = 8", NULL, NULL},
  {"UPDATE board SET state = 'reserved' WHERE id = 8", NULL, NULL},
  // A full paper without a board comes before all who wait.
  {"DELETE FROM placement WHERE presentation = 3; UPDATE board SET state = 'closed' WHERE id = 8",
   NULL, NULL},
  // The first in line is too wide for the board, so it is the second one's.
  {"UPDATE paper SET width_mm = 1200 WHERE id = 8", "S9", "8"},
  // What it needs counts more than its neighbours, and these more than the board's number.
  {"DELETE FROM placement WHERE presentation IN (3, 7); UPDATE paper SET withdrawn = 1"
   " WHERE id IN (3, 7); UPDATE paper SET power = 1 WHERE id = 8",
   "S8", "7"},
  {"DELETE FROM placement WHERE presentation IN (1, 7); UPDATE paper SET withdrawn = 1"
   " WHERE id IN (1, 7)",
   "S8", "7"},
  {"DELETE FROM placement WHERE presentation IN (1, 7); UPDATE paper SET withdrawn = 1"
   " WHERE id IN (1, 7); DELETE FROM paper_topic WHERE paper = 8",
   "S8", "1"},
};

static void
test_a_free_board_is_offered_to_the_next_whom_it_suits (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (offers); i++) {
    g_autoptr (AffDb) db = hall_new (offers[i].sql);
    g_autoptr (AffProgramme) programme = hall_load (db);
    AffOffer offer = {0};
    gboolean is_offered = aff_waiting_offer (programme, aff_programme_item (programme, 1),
                                             &offer);

    g_test_message ("%s", offers[i].sql ? offers[i].sql : "as it is");
    g_assert_cmpint (is_offered, ==, offers[i].paper != NULL);
    if (!is_offered)
      continue;
    g_assert_cmpstr (offer.paper->number, ==, offers[i].paper);
    g_assert_cmpstr (offer.board->label, ==, offers[i].board);
    run (db, (AffWaitingJob){AFF_WAITING_ACCEPT, 1, offer.paper->id, .board = offer.board->id});
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/board/waiting/the-list-keeps-the-order-that-staff-give-it",
                   test_the_list_keeps_the_order_that_staff_give_it);
  g_test_add_func ("/board/waiting/what-cannot-wait-is-refused-in-words",
                   test_what_cannot_wait_is_refused_in_words);
  g_test_add_func (
    "/board/waiting/a-paper-that-is-no-poster-yet-becomes-one-when-its-turn-comes",
    test_a_paper_that_is_no_poster_yet_becomes_one_when_its_turn_comes);
  g_test_add_func ("/board/waiting/the-budget-is-what-full-papers-and-reserve-leave",
                   test_the_budget_is_what_full_papers_and_reserve_leave);
  g_test_add_func ("/board/waiting/a-free-board-is-offered-to-the-next-whom-it-suits",
                   test_a_free_board_is_offered_to_the_next_whom_it_suits);
  return g_test_run ();
}
