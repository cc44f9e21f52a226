// SPDX-License-Identifier: GPL-3.0-or-later
// Boards that files name: posters follow them where nobody touched them, and get back what they had.
#include "app/base/text.h"
#include "tests/support/desk.h"
#include "tests/support/fixture.h"

#define TWO_PAPERS(first, second)                                                              \
  "number,title,authors,board\n1,Sample of boards,First Author," first                         \
  "\n2,Sample of pins,Second Author," second "\n"

static const char boards[] =
  "SELECT group_concat (place, ' ') FROM (SELECT number || ':' || label AS place FROM placement"
  " JOIN board ON board.id = board JOIN presentation ON presentation.id = presentation"
  " JOIN paper ON paper.id = paper ORDER BY number)";

#define POSTER_1                                                                               \
  "(SELECT presentation.id FROM presentation JOIN paper ON paper.id = paper"                   \
  " WHERE number = '1')"

// Two posters on boards 1 and 2, what staff do, and a file that has them change places.
static const struct {
  const char *claim;
  const char *staff; // SQL; NULL: nothing
  const char *wanted;
  const char *remark; // or NULL
  guint changed;
} swaps[] = {
  {"nobody touched them", NULL, "1:2 2:1", NULL, 2},
  {"kept", "UPDATE placement SET kept = 1 WHERE board = 1", "1:1 2:2", "board-decided-here", 0},
  {"hung", "INSERT INTO presence (presentation, hung) SELECT " POSTER_1 ", 1", "1:1 2:2",
   "board-decided-here", 0},
  {"moved",
   "DELETE FROM placement WHERE board = 1;"
   "INSERT INTO placement (item, board, presentation) SELECT item, 3, id FROM presentation"
   " WHERE id = " POSTER_1,
   "1:3 2:1", "board-decided-here", 1},
  {"taken off", "DELETE FROM placement WHERE board = 1", "2:1", "board-decided-here", 1},
  {"waits",
   "DELETE FROM placement WHERE board = 1; INSERT INTO waiting (item, paper, rank)"
   " SELECT item, paper, 0 FROM presentation WHERE id = " POSTER_1,
   "2:1", "board-decided-here", 1},
};

static void
test_boards_follow (Desk *desk, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (swaps); i++) {
    g_test_message ("%s", swaps[i].claim);
    if (i > 0) {
      desk_tear_down (desk, NULL);
      desk_set_up (desk, NULL);
    }
    desk_import (desk, TWO_PAPERS ("1", "2"));
    desk_assert_text (desk, boards, "1:1 2:2");
    if (swaps[i].staff)
      fixture_change (desk->db, swaps[i].staff);
    desk_import (desk, TWO_PAPERS ("2", "1"));
    desk_assert_text (desk, boards, swaps[i].wanted);
    g_assert_cmpuint (desk->outcome.papers_changed, ==, swaps[i].changed);
    reading_assert_remark (desk->last, "board-decided-here", swaps[i].remark != NULL);
    g_assert_cmpint (desk_import (desk, TWO_PAPERS ("2", "1")), ==, 0);
  }
}

// A poster that stayed because its new board was not to be had stays the file's own.
static void
test_boards_in_turn (Desk *desk, gconstpointer data)
{
  desk_import (desk, TWO_PAPERS ("1", "2"));
  fixture_change (desk->db, "UPDATE placement SET kept = 1 WHERE board = 2");
  desk_import (desk, TWO_PAPERS ("2", "2"));
  reading_assert_remark (desk->last, "board-taken", 1);
  desk_assert_text (desk, boards, "1:1 2:2");
  desk_import (desk, TWO_PAPERS ("3", "2"));
  desk_assert_text (desk, boards, "1:3 2:2");
}

// Nobody else comes onto a board that is reserved since, but who hangs there stays.
static void
test_boards_that_are_reserved (Desk *desk, gconstpointer data)
{
  desk_import (desk, TWO_PAPERS ("1", "2"));
  fixture_change (desk->db, "UPDATE board SET state = 'reserved' WHERE id = 1;"
                            "UPDATE placement SET kept = 1 WHERE board = 2");
  desk_import (desk, TWO_PAPERS ("2", "2"));
  reading_assert_remark (desk->last, "board-taken", 1);
  desk_assert_text (desk, boards, "1:1 2:2");
  fixture_change (desk->db, "UPDATE placement SET kept = 0");
  desk_import (desk, TWO_PAPERS ("3", "1"));
  reading_assert_remark (desk->last, "board-not-in-use", 1);
  desk_assert_text (desk, boards, "1:3 2:2");
}

// A list of boards that has titles only, after a list of papers that had numbers.
static void
test_numbers_stay (Desk *desk, gconstpointer data)
{
  desk_import (desk, TWO_PAPERS ("", ""));
  desk_import (desk, "board,title\n1,Sample of boards\n2,Sample of pins\n");
  desk_assert_text (desk, boards, "1:1 2:2");
  desk_import (desk, "board,title\n2,Sample of boards\n1,Sample of pins\n");
  desk_assert_text (desk, boards, "1:2 2:1");
}

// What is remembered of sources goes through our own JSON, which cleans every text.
static void
test_memory_is_text (Desk *desk, gconstpointer data)
{
  desk_import (desk, TWO_PAPERS ("1", "2"));
  g_autoptr (AffStatement) rows = aff_db_prepare (desk->db, "SELECT source_digest FROM paper");
  for (guint i = 0; i < 2; i++) {
    g_assert_true (aff_statement_step (rows));
    g_autofree char *clean = aff_text_clean (aff_statement_text (rows, 0));
    g_assert_cmpstr (clean, ==, aff_statement_text (rows, 0));
  }
}

// The file named boards before anybody brought the hall in.
static void
test_hall_comes_later (Desk *desk, gconstpointer data)
{
  desk_import (desk, TWO_PAPERS ("1", "9"));
  reading_assert_remark (desk->last, "board-unknown", 1);
  g_assert_cmpint (desk_import (desk, TWO_PAPERS ("1", "9")), ==, 0);
  fixture_change (desk->db,
                  "INSERT INTO board (id, plan, label, x_mm, y_mm, facing_deg, width_mm,"
                  " height_mm) VALUES (9, 1, '9', 90, 1, 0, 10, 10)");
  desk_import (desk, TWO_PAPERS ("1", "9"));
  desk_assert_text (desk, boards, "1:1 2:9");
  g_assert_cmpuint (desk->outcome.papers_changed, ==, 1);
}

#define TWO_LINES(first, second)                                                               \
  "number,title,authors,session,board\n1,Sample of boards,First Author," first                 \
  "\n1,Sample of boards,First Author," second "\n"

#define EVENING                                                                                \
  "number,title,authors,session\n1,Sample of boards,First Author,Evening posters\n"

// Two lines that mean one session of one paper.
static const struct {
  const char *claim;
  const char *before; // a table, or NULL
  const char *lines;
  const char *wanted;
  guint remarks;
} lines[] = {
  {"no session", EVENING, TWO_LINES (",1", "Evening posters,2"), "1:1", 1},
  {"other letters", EVENING, TWO_LINES ("Evening posters,1", "EVENING posters,2"), "1:1", 1},
  {"one board", EVENING, TWO_LINES (",1", "Evening posters,1"), "1:1", 0},
  {"one board only", EVENING, TWO_LINES (",", "Evening posters,2"), "1:2", 0},
  {"new", NULL, TWO_LINES ("Posters,1", "POSTERS,2"), "1:1", 1},
  {"new and the first without board", NULL, TWO_LINES ("Posters,", "POSTERS,2"), "1:2", 0},
  {"boards that are not there yet", EVENING, TWO_LINES (",8", "Evening posters,9"), NULL, 1},
};

static void
test_two_lines (Desk *desk, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_test_message ("%s", lines[i].claim);
    if (i > 0) {
      desk_tear_down (desk, NULL);
      desk_set_up (desk, NULL);
    }
    if (lines[i].before)
      desk_import (desk, lines[i].before);
    desk_import (desk, lines[i].lines);
    desk_assert_text (desk, boards, lines[i].wanted);
    reading_assert_remark (desk->last, "paper-on-two-boards", lines[i].remarks);
    fixture_change (desk->db,
                    "INSERT INTO board (id, plan, label, x_mm, y_mm, facing_deg, width_mm,"
                    " height_mm) VALUES (8, 1, '8', 80, 1, 0, 10, 10),"
                    " (9, 1, '9', 90, 1, 0, 10, 10)");
    desk_import (desk, lines[i].lines);
    desk_assert_text (desk, boards, lines[i].wanted ? lines[i].wanted : "1:8");
  }
}

static const char only_first[] = "number,title,authors,board\n"
                                 "1,Sample of boards,First Author,1\n";

// What a paper had when it went, it has when it comes back.
static void
test_comes_back (Desk *desk, gconstpointer data)
{
  desk_import (desk, TWO_PAPERS ("1", ""));
  desk_set (desk, AFF_ENTITY_PAPER, "2", "board=3");
  desk_import (desk, only_first);
  desk_assert_text (desk, boards, "1:1");
  g_assert_cmpuint (desk->outcome.freed->len, ==, 1);
  desk_import (desk, TWO_PAPERS ("1", ""));
  desk_assert_text (desk, boards, "1:1 2:3");
  reading_assert_remark (desk->last, "back-on-its-board", 1);
  g_assert_cmpint (desk_import (desk, TWO_PAPERS ("1", "")), ==, 0);
  // Staff chose that board: a file does not change it.
  desk_import (desk, TWO_PAPERS ("1", "2"));
  desk_assert_text (desk, boards, "1:1 2:3");
}

static void
test_comes_back_too_late (Desk *desk, gconstpointer data)
{
  desk_import (desk, TWO_PAPERS ("1", ""));
  desk_set (desk, AFF_ENTITY_PAPER, "2", "board=3");
  desk_import (desk, only_first);
  desk_set (desk, AFF_ENTITY_PAPER, "1", "board=3");
  desk_import (desk, TWO_PAPERS ("1", ""));
  desk_assert_text (desk, boards, "1:3");
  reading_assert_remark (desk->last, "board-taken-meanwhile", 1);
}

static const char only_second[] = "number,title,authors,board\n"
                                  "2,Sample of pins,Second Author,1\n";

// One paper leaves the board that another one gets back in the same import.
static void
test_comes_back_in_turn (Desk *desk, gconstpointer data)
{
  desk_import (desk, only_first);
  desk_import (desk, only_second);
  desk_assert_text (desk, boards, "2:1");
  desk_import (desk, only_first);
  desk_assert_text (desk, boards, "1:1");
  reading_assert_remark (desk->last, "back-on-its-board", 1);
  desk_import (desk, only_second);
  desk_assert_text (desk, boards, "2:1");
  g_assert_cmpint (desk_import (desk, only_second), ==, 0);
}

// Papers 2 and 1 wait, paper 2 is gone for a while.
static const struct {
  const char *claim;
  const char *before; // SQL, or NULL: while it waits
  const char *during; // likewise: while it is gone
  const char *wanted; // who waits at last, in turn
  guint remarks;
} waits[] = {
  {"a poster", NULL, NULL, "2:0,1:2", 1},
  {"a talk in the same session",
   "INSERT INTO presentation (paper, item, kind) SELECT paper, item, 'oral' FROM presentation"
   " WHERE paper = 2",
   NULL, "2:0,1:2", 1},
  {"waits by staff's wish", NULL, "INSERT INTO waiting (item, paper, rank) VALUES (1, 2, 7)",
   "1:1,2:7", 0},
};

static void
test_waits_again (Desk *desk, gconstpointer data)
{
  static const char waiting[] =
    "SELECT group_concat (number || ':' || rank) FROM (SELECT number, waiting.rank FROM waiting"
    " JOIN paper ON paper.id = paper ORDER BY waiting.rank)";

  for (guint i = 0; i < G_N_ELEMENTS (waits); i++) {
    g_test_message ("%s", waits[i].claim);
    if (i > 0) {
      desk_tear_down (desk, NULL);
      desk_set_up (desk, NULL);
    }
    desk_import (desk, TWO_PAPERS ("", ""));
    fixture_change (desk->db, "INSERT INTO waiting (item, paper, rank) SELECT item, paper,"
                              " iif (number = '2', 0, 1) FROM presentation"
                              " JOIN paper ON paper.id = paper");
    if (waits[i].before)
      fixture_change (desk->db, waits[i].before);
    desk_import (desk, "number,title,authors,board\n1,Sample of boards,First Author,\n");
    desk_assert_text (desk, waiting, "1:1");
    if (waits[i].during)
      fixture_change (desk->db, waits[i].during);
    desk_import (desk, TWO_PAPERS ("", ""));
    desk_assert_text (desk, waiting, waits[i].wanted);
    reading_assert_remark (desk->last, "back-on-its-wait-list", waits[i].remarks);
  }
}

// A list of boards names a paper of which no file said a board yet: SQL is what staff did before.
static const struct {
  const char *claim;
  const char *staff; // SQL; NULL: nothing
  const char *wanted;
  const char *remark; // or NULL
} lists[] = {
  {"nobody touched it", NULL, "1:2", NULL},
  {"waits",
   "INSERT INTO waiting (item, paper, rank) SELECT item, paper, 0 FROM presentation"
   " WHERE id = " POSTER_1,
   NULL, "board-decided-here"},
  {"withdrawn", "UPDATE paper SET withdrawn = 1 WHERE number = '1'", NULL,
   "board-decided-here"},
};

static void
test_lists_of_boards (Desk *desk, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++) {
    g_test_message ("%s", lists[i].claim);
    if (i > 0) {
      desk_tear_down (desk, NULL);
      desk_set_up (desk, NULL);
    }
    desk_import (desk, TWO_PAPERS ("", ""));
    if (lists[i].staff)
      fixture_change (desk->db, lists[i].staff);
    desk_import (desk, "board,number\n2,1\n");
    desk_assert_text (desk, boards, lists[i].wanted);
    if (lists[i].remark)
      reading_assert_remark (desk->last, lists[i].remark, 1);
  }
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *claim;
    void (*test) (Desk *, gconstpointer);
  } tests[] = {
    {"follows-boards-that-nobody-touched", test_boards_follow},
    {"follows-lists-of-boards", test_lists_of_boards},
    {"follows-boards-in-turn", test_boards_in_turn},
    {"leaves-posters-on-reserved-boards", test_boards_that_are_reserved},
    {"keeps-numbers-that-a-list-of-boards-has-not", test_numbers_stay},
    {"remembers-sources-in-texts", test_memory_is_text},
    {"hangs-posters-when-the-hall-is-there", test_hall_comes_later},
    {"hangs-a-poster-once", test_two_lines},
    {"gives-boards-back", test_comes_back},
    {"gives-boards-back-in-turn", test_comes_back_in_turn},
    {"says-which-board-is-lost", test_comes_back_too_late},
    {"gives-places-in-wait-lists-back", test_waits_again},
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/exchange/merge-boards/", tests[i].claim, NULL);
    g_test_add (path, Desk, NULL, desk_set_up, tests[i].test, desk_tear_down);
  }
  return g_test_run ();
}
