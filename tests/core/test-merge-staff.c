// SPDX-License-Identifier: GPL-3.0-or-later
// What staff decided of a programme and later files say otherwise, or not at all: it stays. What a
// file decided and nobody touched follows the file.
#include "tests/support/desk.h"
#include "tests/support/fixture.h"

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

  desk_import (desk, before);
  if (row->staff)
    desk_set (desk, AFF_ENTITY_PAPER, "1", row->staff);
  desk_import (desk, after);
  desk_assert_text (desk, presenters, row->wanted);
  if (row->remark)
    reading_assert_remark (desk->last, row->remark, 1);
  g_assert_cmpint (desk_import (desk, after), ==, 0);
  desk_assert_text (desk, presenters, row->wanted);
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
      desk_tear_down (desk, NULL);
      desk_set_up (desk, NULL);
    }
    desk_import (desk, schedule);
    fixture_change (
      desk->db, "INSERT INTO paper (id, workshop, number, title) VALUES (1, 1, '1', 'Sample');"
                "INSERT INTO presentation (id, paper, item, kind) VALUES (1, 1, 1, 'poster')");
    if (holds[i].staff)
      fixture_change (desk->db, holds[i].staff);
    g_test_message ("%s", holds[i].claim);
    g_assert_cmpint (desk_import (desk, shorter_schedule) != 0, ==, holds[i].is_gone);
    g_assert_cmpuint (desk->outcome.items_gone, ==, holds[i].is_gone);
    g_assert_cmpuint (desk->outcome.freed->len, ==, holds[i].freed);
    reading_assert_remark (desk->last, "gone-but-held", !holds[i].is_gone);
    desk_assert_text (desk, "SELECT cancelled FROM item WHERE id = 1",
                      holds[i].is_gone ? "1" : "0");
    g_assert_cmpint (desk_import (desk, shorter_schedule), ==, 0);
  }
}

// What staff took out of the programme is not gone once more, and does not come back by itself.
static void
test_taken_out_by_staff (Desk *desk, gconstpointer data)
{
  static const char papers[] = "number,title,authors\n"
                               "1,Sample of boards,First Author\n"
                               "2,Sample of pins,Second Author\n";

  desk_import (desk, papers);
  fixture_change (desk->db, "UPDATE paper SET withdrawn = 1 WHERE number = '2'");
  g_assert_cmpint (
    desk_import (desk, "number,title,authors\n1,Sample of boards,First Author\n"), ==, 0);
  g_assert_cmpuint (desk->outcome.papers_gone, ==, 0);
  g_assert_cmpint (desk_import (desk, papers), ==, 0);
  desk_assert_text (desk, "SELECT withdrawn FROM paper WHERE number = '2'", "1");
  desk_import (desk, schedule);
  fixture_change (desk->db, "UPDATE item SET cancelled = 1 WHERE title = 'Sample posters'");
  g_assert_cmpint (desk_import (desk, shorter_schedule), ==, 0);
  g_assert_cmpuint (desk->outcome.items_gone, ==, 0);
  g_assert_cmpint (desk_import (desk, schedule), ==, 0);
  desk_assert_text (desk, "SELECT cancelled FROM item WHERE title = 'Sample posters'", "1");
}

#define PAPERS         "number,title,authors\n1,Sample of boards,First Author\n"
#define ENDED_PAPER    "SELECT withdrawn FROM paper WHERE id = 2"
#define ENDED_SESSION  "SELECT cancelled FROM item WHERE id = 1"
#define MOST_DECISIONS 2

// A file leaves something out, staff say what they make of it, and then a file lists it again.
static const struct {
  const char *claim;
  AffEntity entity;
  const char *id;
  const char *decisions[MOST_DECISIONS]; // of staff, one after the other
  const char *still;                     // ended after the short file once more
  const char *after;                     // and after the full one
} ends[] = {
  {"nothing of a paper", AFF_ENTITY_PAPER, "2", {NULL}, "1", "0"},
  {"a paper is back", AFF_ENTITY_PAPER, "2", {"withdrawn=no"}, "0", "0"},
  {"a paper is gone", AFF_ENTITY_PAPER, "2", {"withdrawn=yes"}, "1", "1"},
  {"a paper is gone after all",
   AFF_ENTITY_PAPER,
   "2",
   {"withdrawn=no", "withdrawn=yes"},
   "1",
   "1"},
  {"nothing of a session", AFF_ENTITY_ITEM, "1", {NULL}, "1", "0"},
  {"a session is back", AFF_ENTITY_ITEM, "1", {"cancelled=no"}, "0", "0"},
  {"a session is gone after all",
   AFF_ENTITY_ITEM,
   "1",
   {"cancelled=no", "cancelled=yes"},
   "1",
   "1"},
};

static void
test_ends (Desk *desk, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++) {
    gboolean is_paper = ends[i].entity == AFF_ENTITY_PAPER;
    const char *full = is_paper ? PAPERS "2,Sample of pins,Second Author\n" : schedule;
    const char *brief = is_paper ? PAPERS : shorter_schedule;
    const char *sql = is_paper ? ENDED_PAPER : ENDED_SESSION;

    g_test_message ("%s", ends[i].claim);
    if (i > 0) {
      desk_tear_down (desk, NULL);
      desk_set_up (desk, NULL);
    }
    desk_import (desk, full);
    desk_import (desk, brief);
    desk_assert_text (desk, sql, "1");
    for (guint j = 0; j < MOST_DECISIONS && ends[i].decisions[j]; j++)
      desk_set (desk, ends[i].entity, ends[i].id, ends[i].decisions[j]);
    desk_import (desk, brief);
    desk_assert_text (desk, sql, ends[i].still);
    desk_import (desk, full);
    desk_assert_text (desk, sql, ends[i].after);
    // From then on the file lists it, and may end it.
    desk_import (desk, brief);
    desk_assert_text (desk, sql, "1");
  }
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
      desk_tear_down (desk, NULL);
      desk_set_up (desk, NULL);
    }
    desk_import (desk, TWO_SESSIONS ("Posters A"));
    desk_assert_text (desk, posters, "1 poster in Posters A");
    if (moves[i].staff)
      fixture_change (desk->db, moves[i].staff);
    desk_import (desk, TWO_SESSIONS ("Posters B"));
    desk_assert_text (desk, posters, moves[i].wanted);
    if (moves[i].remark)
      reading_assert_remark (desk->last, moves[i].remark, 1);
    g_assert_cmpint (desk_import (desk, TWO_SESSIONS ("Posters B")), ==, 0);
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
    {"lets-staff-have-the-last-word-of-what-is-gone", test_ends},
    {"moves-posters-with-all-that-is-theirs", test_posters_move},
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/exchange/merge-staff/presents/", cases[i].claim,
                                         NULL);
    g_test_add (path, Desk, &cases[i], desk_set_up, test_presenters, desk_tear_down);
  }
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/exchange/merge-staff/", tests[i].claim, NULL);
    g_test_add (path, Desk, NULL, desk_set_up, tests[i].test, desk_tear_down);
  }
  return g_test_run ();
}
