// SPDX-License-Identifier: GPL-3.0-or-later
// What staff decided of a programme and later files say otherwise, or not at all: it stays. What a
// file decided and nobody touched follows the file.
#include "app/base/text.h"
#include "app/import/merge.h"
#include "app/programme/edit.h"
#include "tests/support/fixture.h"
#include "tests/support/reading.h"

#include <string.h>

#define NOW G_GINT64_CONSTANT (1791120240)

static const char hall[] =
  "INSERT INTO workshop (id, code, title) VALUES (1, 'demo', 'Demonstration');"
  "INSERT INTO plan (id, name, svg, sha256, width_mm, height_mm)"
  " VALUES (1, 'Hall', x'00', '', 1000, 1000);"
  "INSERT INTO board (id, plan, label, x_mm, y_mm, facing_deg, width_mm, height_mm)"
  " VALUES (1, 1, '1', 1, 1, 0, 10, 10), (2, 1, '2', 30, 1, 0, 10, 10),"
  " (3, 1, '3', 60, 1, 0, 10, 10);"
  "INSERT INTO link_kind VALUES ('doi', 0), ('openreview', 1), ('proceedings', 2);";

typedef struct {
  AffDb *db;
  Reading *last;
  AffMergeOutcome outcome;
} Desk;

static void
clear_last (Desk *desk)
{
  g_clear_pointer (&desk->last, reading_free);
  g_clear_pointer (&desk->outcome.freed, g_ptr_array_unref);
}

static void
set_up (Desk *desk, gconstpointer data)
{
  desk->db = fixture_db_new (hall);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  clear_last (desk);
  aff_db_free (desk->db);
}

static gboolean
merge (AffDb *db, gpointer data, GError **error)
{
  const AffMergeOptions options = {.into = "demo"};
  Desk *desk = data;

  return aff_merge_run (db, desk->last->draft, &options, desk->last->report, &desk->outcome,
                        error);
}

// Brings in a table of papers, boards or lines; the sequence of the change, 0 if there was none.
static gint64
import (Desk *desk, const char *table)
{
  const AffChangeNote note = {"test", "import", "Import.", NOW};
  g_autoptr (GError) error = NULL;
  gint64 sequence = -1;

  clear_last (desk);
  desk->last = reading_new_any ("table.csv", table, -1);
  g_assert_no_error (desk->last->error);
  aff_draft_set (&desk->last->draft->family, "table");
  g_assert_true (
    aff_draft_finish (desk->last->draft, "Europe/Paris", desk->last->report, &error));
  desk->outcome = (AffMergeOutcome){.freed = g_ptr_array_new_with_free_func (g_free)};
  g_assert_true (aff_change_run (desk->db, &note, merge, desk, &sequence, &error));
  g_assert_no_error (error);
  return sequence;
}

static void
set (Desk *desk, AffEntity entity, const char *id, const char *assignment)
{
  const char *const assignments[] = {assignment, NULL};
  AffEdit edit = {entity, id, assignments, "staff", NOW};
  g_autoptr (GError) error = NULL;

  aff_edit_set (desk->db, &edit, NULL, &error);
  g_assert_no_error (error);
}

// What SQL says as one text; NULL where it says nothing.
#define assert_text(desk, sql, wanted)                                                         \
  G_STMT_START                                                                                 \
  {                                                                                            \
    g_autoptr (AffStatement) own_row = aff_db_prepare (desk->db, sql);                         \
    g_assert_true (aff_statement_step (own_row));                                              \
    g_assert_cmpstr (aff_statement_text (own_row, 0), ==, wanted);                             \
  }                                                                                            \
  G_STMT_END

static const char presenters[] =
  "SELECT group_concat (name, '+') FROM (SELECT name FROM paper_author JOIN person"
  " ON person.id = person WHERE presenter = 1 ORDER BY paper_author.rank)";

typedef struct {
  const char *claim;
  const char *before; // authors and who presents, as a row says it
  const char *staff;  // what staff set, or NULL
  const char *after;
  const char *wanted; // who presents then
  const char *remark; // or NULL
} Case;

static const Case cases[] = {
  {"respelled", "First Author; Second Author,", "presenter=Second Author",
   "First Author; Second Q. Author,", "Second Q. Author", NULL},
  {"respelled-among-namesakes", "Ann Sample; Bob Sample,", "presenter=Bob Sample",
   "Ann Sample; Bob Q. Sample,", "Bob Q. Sample", NULL},
  {"no-author-any-more", "First Author; Second Person,", "presenter=Second Person",
   "First Author; Third Writer,", NULL, "presenter-not-an-author"},
  {"only-the-presenter-changes", "First Author; Second Author,First Author", NULL,
   "First Author; Second Author,Second Author", "Second Author", NULL},
  {"staff-knew-better", "First Author; Second Author,First Author", "presenter=Second Author",
   "First Author; Second Author; Third Author,First Author", "Second Author", NULL},
  {"changed-here-and-there", "First Author; Second Author; Third Author,First Author",
   "presenter=Second Author", "First Author; Second Author; Third Author,Third Author",
   "Second Author", "changed-here-and-there"},
  {"said-for-the-first-time", "First Author; Second Author,", "presenter=Second Author",
   "First Author; Second Author,First Author", "Second Author", "changed-here-and-there"},
  {"said-where-nobody-decided", "First Author; Second Author,", NULL,
   "First Author; Second Author,First Author", "First Author", NULL},
  {"another-and-all-with-affiliations", "First Author; Second Author,Second Author", NULL,
   "First Author (Sample Institute); Second Author (Sample Institute),First Author",
   "First Author", NULL},
  {"respelled-by-the-file", "First Author; Second Author,Second Author", NULL,
   "First Author; Second Q. Author,Second Q. Author", "Second Q. Author", NULL},
};

static char *
write_table (const char *row)
{
  return g_strdup_printf ("number,title,authors,presenter\n1,Sample of boards,%s\n", row);
}

static void
test_presenters (Desk *desk, gconstpointer data)
{
  const Case *row = data;
  g_autofree char *before = write_table (row->before);
  g_autofree char *after = write_table (row->after);

  import (desk, before);
  if (row->staff)
    set (desk, AFF_ENTITY_PAPER, "1", row->staff);
  import (desk, after);
  assert_text (desk, presenters, row->wanted);
  if (row->remark)
    reading_assert_remark (desk->last, row->remark, 1);
  g_assert_cmpint (import (desk, after), ==, 0);
  assert_text (desk, presenters, row->wanted);
}

static const char schedule[] = "title,day,start,end,type\n"
                               "Sample posters,2026-10-04,15:00,16:00,Poster\n"
                               "Sample keynote,2026-10-04,09:00,10:00,Talk\n"
                               "Sample panel,2026-10-04,11:00,12:00,Panel\n";
static const char shorter_schedule[] = "title,day,start,end,type\n"
                                       "Sample keynote,2026-10-04,09:00,10:00,Talk\n"
                                       "Sample panel,2026-10-04,11:00,12:00,Panel\n";

// What holds a poster session of which the file knows nothing any more.
static const struct {
  const char *claim;
  const char *staff; // SQL; NULL: nothing
  guint freed;       // boards that are listed where it is gone
  gboolean is_gone;
} holds[] = {
  {"gone", NULL, 0, TRUE},
  {"gone-with-boards", "INSERT INTO placement VALUES (1, 2, 1, 0)", 1, TRUE},
  {"started", "UPDATE item SET live_start = 1791120240 WHERE id = 1", 0, FALSE},
  {"ended", "UPDATE item SET live_end = 1791120240 WHERE id = 1", 0, FALSE},
  {"kept", "INSERT INTO placement VALUES (1, 2, 1, 1)", 0, FALSE},
  {"hung", "INSERT INTO presence (presentation, hung) VALUES (1, 1)", 0, FALSE},
  {"here", "INSERT INTO presence (presentation, word, since) VALUES (1, 'here', 1)", 0, FALSE},
  {"no-show", "INSERT INTO presence (presentation, word, since) VALUES (1, 'no-show', 1)", 0,
   TRUE},
};

static void
test_sessions (Desk *desk, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (holds); i++) {
    if (i > 0) {
      tear_down (desk, NULL);
      set_up (desk, NULL);
    }
    import (desk, schedule);
    fixture_change (
      desk->db, "INSERT INTO paper (id, workshop, number, title) VALUES (1, 1, '1', 'Sample');"
                "INSERT INTO presentation (id, paper, item, kind) VALUES (1, 1, 1, 'poster')");
    if (holds[i].staff)
      fixture_change (desk->db, holds[i].staff);
    g_test_message ("%s", holds[i].claim);
    g_assert_cmpint (import (desk, shorter_schedule) != 0, ==, holds[i].is_gone);
    g_assert_cmpuint (desk->outcome.items_gone, ==, holds[i].is_gone);
    g_assert_cmpuint (desk->outcome.freed->len, ==, holds[i].freed);
    reading_assert_remark (desk->last, "gone-but-held", !holds[i].is_gone);
    assert_text (desk, "SELECT cancelled FROM item WHERE id = 1", holds[i].is_gone ? "1" : "0");
    g_assert_cmpint (import (desk, shorter_schedule), ==, 0);
  }
}

// What staff took out of the programme is not gone once more, and does not come back by itself.
static void
test_taken_out_by_staff (Desk *desk, gconstpointer data)
{
  static const char papers[] = "number,title,authors\n"
                               "1,Sample of boards,First Author\n"
                               "2,Sample of pins,Second Author\n";

  import (desk, papers);
  fixture_change (desk->db, "UPDATE paper SET withdrawn = 1 WHERE number = '2'");
  g_assert_cmpint (import (desk, "number,title,authors\n1,Sample of boards,First Author\n"), ==,
                   0);
  g_assert_cmpuint (desk->outcome.papers_gone, ==, 0);
  g_assert_cmpint (import (desk, papers), ==, 0);
  assert_text (desk, "SELECT withdrawn FROM paper WHERE number = '2'", "1");
  import (desk, schedule);
  fixture_change (desk->db, "UPDATE item SET cancelled = 1 WHERE title = 'Sample posters'");
  g_assert_cmpint (import (desk, shorter_schedule), ==, 0);
  g_assert_cmpuint (desk->outcome.items_gone, ==, 0);
  g_assert_cmpint (import (desk, schedule), ==, 0);
  assert_text (desk, "SELECT cancelled FROM item WHERE title = 'Sample posters'", "1");
}

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
      tear_down (desk, NULL);
      set_up (desk, NULL);
    }
    import (desk, TWO_PAPERS ("1", "2"));
    assert_text (desk, boards, "1:1 2:2");
    if (swaps[i].staff)
      fixture_change (desk->db, swaps[i].staff);
    import (desk, TWO_PAPERS ("2", "1"));
    assert_text (desk, boards, swaps[i].wanted);
    g_assert_cmpuint (desk->outcome.papers_changed, ==, swaps[i].changed);
    reading_assert_remark (desk->last, "board-decided-here", swaps[i].remark != NULL);
    g_assert_cmpint (import (desk, TWO_PAPERS ("2", "1")), ==, 0);
  }
}

// A poster that stayed because its new board was not to be had stays the file's own.
static void
test_boards_in_turn (Desk *desk, gconstpointer data)
{
  import (desk, TWO_PAPERS ("1", "2"));
  fixture_change (desk->db, "UPDATE placement SET kept = 1 WHERE board = 2");
  import (desk, TWO_PAPERS ("2", "2"));
  reading_assert_remark (desk->last, "board-taken", 1);
  assert_text (desk, boards, "1:1 2:2");
  import (desk, TWO_PAPERS ("3", "2"));
  assert_text (desk, boards, "1:3 2:2");
}

// A list of boards that has titles only, after a list of papers that had numbers.
static void
test_numbers_stay (Desk *desk, gconstpointer data)
{
  import (desk, TWO_PAPERS ("", ""));
  import (desk, "board,title\n1,Sample of boards\n2,Sample of pins\n");
  assert_text (desk, boards, "1:1 2:2");
  import (desk, "board,title\n2,Sample of boards\n1,Sample of pins\n");
  assert_text (desk, boards, "1:2 2:1");
}

// What is remembered of sources goes through our own JSON, which cleans every text.
static void
test_memory_is_text (Desk *desk, gconstpointer data)
{
  import (desk, TWO_PAPERS ("1", "2"));
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
  import (desk, TWO_PAPERS ("1", "9"));
  reading_assert_remark (desk->last, "board-unknown", 1);
  g_assert_cmpint (import (desk, TWO_PAPERS ("1", "9")), ==, 0);
  fixture_change (desk->db,
                  "INSERT INTO board (id, plan, label, x_mm, y_mm, facing_deg, width_mm,"
                  " height_mm) VALUES (9, 1, '9', 90, 1, 0, 10, 10)");
  import (desk, TWO_PAPERS ("1", "9"));
  assert_text (desk, boards, "1:1 2:9");
  g_assert_cmpuint (desk->outcome.papers_changed, ==, 1);
}

static const char only_first[] = "number,title,authors,board\n"
                                 "1,Sample of boards,First Author,1\n";

// What a paper had when it went, it has when it comes back.
static void
test_comes_back (Desk *desk, gconstpointer data)
{
  import (desk, TWO_PAPERS ("1", ""));
  set (desk, AFF_ENTITY_PAPER, "2", "board=3");
  import (desk, only_first);
  assert_text (desk, boards, "1:1");
  g_assert_cmpuint (desk->outcome.freed->len, ==, 1);
  import (desk, TWO_PAPERS ("1", ""));
  assert_text (desk, boards, "1:1 2:3");
  reading_assert_remark (desk->last, "back-on-its-board", 1);
  g_assert_cmpint (import (desk, TWO_PAPERS ("1", "")), ==, 0);
  // Staff chose that board: a file does not change it.
  import (desk, TWO_PAPERS ("1", "2"));
  assert_text (desk, boards, "1:1 2:3");
}

static void
test_comes_back_too_late (Desk *desk, gconstpointer data)
{
  import (desk, TWO_PAPERS ("1", ""));
  set (desk, AFF_ENTITY_PAPER, "2", "board=3");
  import (desk, only_first);
  set (desk, AFF_ENTITY_PAPER, "1", "board=3");
  import (desk, TWO_PAPERS ("1", ""));
  assert_text (desk, boards, "1:3");
  reading_assert_remark (desk->last, "board-taken-meanwhile", 1);
}

static void
test_waits_again (Desk *desk, gconstpointer data)
{
  static const char waiting[] = "SELECT group_concat (number) FROM (SELECT number FROM waiting"
                                " JOIN paper ON paper.id = paper ORDER BY waiting.rank)";

  import (desk, TWO_PAPERS ("", ""));
  fixture_change (desk->db, "INSERT INTO waiting (item, paper, rank) SELECT item, paper,"
                            " iif (number = '2', 0, 1) FROM presentation"
                            " JOIN paper ON paper.id = paper");
  import (desk, "number,title,authors,board\n1,Sample of boards,First Author,\n");
  assert_text (desk, waiting, "1");
  import (desk, TWO_PAPERS ("", ""));
  assert_text (desk, waiting, "2,1");
  reading_assert_remark (desk->last, "back-on-its-wait-list", 1);
}

#define TWO_SESSIONS(first)                                                                    \
  "number,title,authors,session\n1,Sample of boards,First Author," first                       \
  "\n2,Sample of pins,Second Author,Posters A\n3,Sample of walls,Third Author,Posters B\n"

static const char posters[] =
  "SELECT group_concat (place, ' ') FROM (SELECT presentation.id || ' ' || kind || ' in '"
  " || item.title || coalesce (' at ' || attend_from, '') || coalesce (' on ' || label, '')"
  " AS place FROM presentation JOIN item ON item.id = presentation.item"
  " LEFT JOIN placement ON presentation = presentation.id LEFT JOIN board ON board.id = board"
  " JOIN paper ON paper.id = paper WHERE number = '1' ORDER BY presentation.id)";

// A file has a poster in another session; what staff added and said of it.
static const struct {
  const char *claim;
  const char *staff;
  const char *wanted;
  const char *remark;
} moves[] = {
  {"nobody touched it", NULL, "1 poster in Posters B", NULL},
  {"a spotlight",
   "INSERT INTO presentation (id, paper, item, kind) SELECT 9, paper, item, 'spotlight'"
   " FROM presentation WHERE id = 1",
   "1 poster in Posters B 9 spotlight in Posters A", NULL},
  {"an hour", "UPDATE presentation SET attend_from = 600 WHERE id = 1",
   "1 poster in Posters B at 600", NULL},
  {"a board", "INSERT INTO placement (item, board, presentation) VALUES (1, 2, 1)",
   "1 poster in Posters B on 2", NULL},
  {"a board that is taken there",
   "INSERT INTO placement (item, board, presentation) VALUES (1, 2, 1), (2, 2, 3)",
   "1 poster in Posters B", "board-taken"},
  {"a board for good",
   "INSERT INTO placement (item, board, presentation, kept) VALUES (1, 2, 1, 1)",
   "1 poster in Posters A on 2", "presentation-held"},
};

static void
test_posters_move (Desk *desk, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++) {
    g_test_message ("%s", moves[i].claim);
    if (i > 0) {
      tear_down (desk, NULL);
      set_up (desk, NULL);
    }
    import (desk, TWO_SESSIONS ("Posters A"));
    assert_text (desk, posters, "1 poster in Posters A");
    if (moves[i].staff)
      fixture_change (desk->db, moves[i].staff);
    import (desk, TWO_SESSIONS ("Posters B"));
    assert_text (desk, posters, moves[i].wanted);
    if (moves[i].remark)
      reading_assert_remark (desk->last, moves[i].remark, 1);
    g_assert_cmpint (import (desk, TWO_SESSIONS ("Posters B")), ==, 0);
  }
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *claim;
    void (*test) (Desk *, gconstpointer);
  } tests[] = {
    {"holds-sessions", test_sessions},
    {"leaves-what-staff-took-out", test_taken_out_by_staff},
    {"follows-boards-that-nobody-touched", test_boards_follow},
    {"follows-boards-in-turn", test_boards_in_turn},
    {"keeps-numbers-that-a-list-of-boards-has-not", test_numbers_stay},
    {"remembers-sources-in-texts", test_memory_is_text},
    {"hangs-posters-when-the-hall-is-there", test_hall_comes_later},
    {"gives-boards-back", test_comes_back},
    {"says-which-board-is-lost", test_comes_back_too_late},
    {"gives-places-in-wait-lists-back", test_waits_again},
    {"moves-posters-with-all-that-is-theirs", test_posters_move},
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/exchange/merge-staff/presents/", cases[i].claim,
                                         NULL);
    g_test_add (path, Desk, &cases[i], set_up, test_presenters, tear_down);
  }
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/exchange/merge-staff/", tests[i].claim, NULL);
    g_test_add (path, Desk, NULL, set_up, tests[i].test, tear_down);
  }
  return g_test_run ();
}
