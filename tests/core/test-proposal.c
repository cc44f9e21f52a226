// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/board/proposal.h"
#include "tests/support/fixture.h"
#include "tests/support/hall.h"

#include <stdlib.h>
#include <string.h>

#define EARLY (HALL_NOW - 86400) // the day before, when nothing hangs
#define ALL   -1

// Topics alternate along the boards.
#define MIXED                                                                                  \
  "DELETE FROM placement WHERE item = 1;"                                                      \
  "INSERT INTO placement (item, board, presentation) VALUES (1, 1, 1), (1, 2, 4), (1, 3, 2),"  \
  " (1, 4, 5), (1, 5, 3), (1, 6, 6), (1, 7, 7);"

// Forty boards in all, and thirty papers more.
#define MANY_BOARDS                                                                            \
  "WITH RECURSIVE n (i) AS (SELECT 9 UNION ALL SELECT i + 1 FROM n WHERE i < 40)"              \
  " INSERT INTO board (plan, label, x_mm, y_mm, facing_deg, width_mm, height_mm)"              \
  " SELECT 1, i, i * 100, 5000, 0, 900, 100 FROM n;"
#define MANY_PAPERS                                                                            \
  "WITH RECURSIVE n (i) AS (SELECT 101 UNION ALL SELECT i + 1 FROM n WHERE i < 130)"           \
  " INSERT INTO paper (id, workshop, number, title) SELECT i, 1, 'L' || i, 'Late' FROM n;"     \
  "INSERT INTO presentation (id, paper, item, kind, rank)"                                     \
  " SELECT id, id, 1, 'poster', id FROM paper WHERE id > 100;"

typedef struct {
  AffDb *db;
  AffProgramme *programme;
  AffProposal *plan;
} Fixture;

static AffProposal *
propose (AffProgramme *programme, int moves, gint64 now, gboolean by_topic, GError **error)
{
  AffProposalSetting setting = {
    .mode = moves == ALL ? AFF_PROPOSAL_WHOLE : AFF_PROPOSAL_REPAIR,
    .most_moves = moves,
    .by_topic = by_topic,
    .seed = 1,
    .iterations = 1500,
    .now = now,
  };

  return aff_proposal_new (programme, aff_programme_item (programme, 1), &setting, NULL, NULL,
                           error);
}

static void
set_up (Fixture *self, const char *sql, int moves, gint64 now)
{
  g_autoptr (GError) error = NULL;

  self->db = hall_new (sql);
  self->programme = hall_load (self->db);
  self->plan = propose (self->programme, moves, now, FALSE, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self)
{
  g_clear_pointer (&self->plan, aff_proposal_free);
  g_clear_pointer (&self->programme, aff_programme_unref);
  g_clear_pointer (&self->db, aff_db_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, tear_down)

static const AffProposalRow *
find_row (const AffProposal *plan, const char *number)
{
  for (guint i = 0; i < plan->rows->len; i++) {
    const AffProposalRow *row = &g_array_index (plan->rows, AffProposalRow, i);
    if (strcmp (row->presentation->paper->number, number) == 0)
      return row;
  }
  return NULL;
}

static const AffGain *
find_gain (const AffProposal *plan, AffGainKind kind)
{
  for (guint i = 0; i < plan->gains->len; i++) {
    const AffGain *gain = &g_array_index (plan->gains, AffGain, i);
    if (gain->kind == kind)
      return gain;
  }
  return NULL;
}

// Boards of the hall are 1 m apart: neighbours are those whose labels differ by one.
static int
recount_neighbours (const AffProposal *plan, gboolean before)
{
  int count = 0;

  for (guint i = 0; i < plan->rows->len; i++)
    for (guint j = 0; j < i; j++) {
      const AffProposalRow *one = &g_array_index (plan->rows, AffProposalRow, i);
      const AffProposalRow *other = &g_array_index (plan->rows, AffProposalRow, j);
      const AffBoard *board = before ? one->before : one->after;
      const AffBoard *second = before ? other->before : other->after;
      gpointer topic = g_ptr_array_index (one->presentation->paper->topics, 0);
      count += board && second && abs (atoi (board->label) - atoi (second->label)) == 1 &&
               g_ptr_array_find (other->presentation->paper->topics, topic, NULL);
    }
  return count;
}

static void
test_what_has_begun_or_hangs_stays (void)
{
  g_auto (Fixture) begun = {0};
  g_auto (Fixture) hung = {0};

  set_up (&begun, MIXED, ALL, HALL_NOW);
  g_assert_true (aff_proposal_is_empty (begun.plan));
  g_assert_cmpint (find_gain (begun.plan, AFF_GAIN_KEPT)->of, ==, 7);
  set_up (&hung,
          MIXED "INSERT INTO presence (presentation, hung) VALUES (4, 1);"
                "UPDATE placement SET kept = 1 WHERE presentation = 5",
          ALL, EARLY);
  g_assert_false (aff_proposal_is_empty (hung.plan));
  g_assert_cmpstr (find_row (hung.plan, "P4")->after->label, ==, "2");
  g_assert_cmpstr (find_row (hung.plan, "P5")->after->label, ==, "4");
  const AffGain *kept = find_gain (hung.plan, AFF_GAIN_KEPT);
  g_assert_cmpint (kept->before, ==, 2);
  g_assert_cmpint (kept->after, ==, 2);
}

static void
test_what_hangs_moves_if_somebody_says_so (void)
{
  AffProposalSetting setting = {.mode = AFF_PROPOSAL_WHOLE,
                                .moves_hung = TRUE,
                                .iterations = 2000,
                                .now = HALL_NOW};
  g_autoptr (AffDb) db = hall_new (MIXED "UPDATE placement SET kept = 1 WHERE board = 4");
  g_autoptr (AffProgramme) programme = hall_load (db);
  g_autoptr (AffProposal) plan = aff_proposal_new (programme, aff_programme_item (programme, 1),
                                                   &setting, NULL, NULL, NULL);

  g_assert_nonnull (plan);
  g_assert_cmpint (plan->n_moves, >, 0);
  g_assert_false (find_row (plan, "P5")->is_move);
}

static void
test_topics_come_together_and_are_counted (void)
{
  g_auto (Fixture) self = {0};

  set_up (&self, MIXED, ALL, EARLY);
  const AffGain *gain = find_gain (self.plan, AFF_GAIN_TOPIC_NEIGHBOURS);
  g_assert_cmpint (gain->before, ==, recount_neighbours (self.plan, TRUE));
  g_assert_cmpint (gain->before, ==, 1); // P6 and S7
  g_assert_cmpint (gain->after, ==, recount_neighbours (self.plan, FALSE));
  g_assert_cmpint (gain->after, ==, 5); // three of one topic in a row, four of the other
  g_assert_cmpint (gain->better, ==, 1);
  gain = find_gain (self.plan, AFF_GAIN_TOPIC_WALK);
  // P1 to P3 and P4 and P5 are 2 m from the next, P6 and S7 are neighbours.
  g_assert_cmpint (gain->before, ==, 2 * 5 + 1 + 1);
  g_assert_cmpint (gain->after, ==, 7);
  g_assert_cmpint (gain->better, ==, 1);
  g_assert_cmpint (find_gain (self.plan, AFF_GAIN_PLACED)->of, ==, 7);
  g_assert_null (find_gain (self.plan, AFF_GAIN_POWER));
}

static void
test_few_moves_are_kept_to (void)
{
  for (int moves = 0; moves < 5; moves++) {
    g_auto (Fixture) self = {0};
    int count = 0;
    set_up (&self, MIXED, moves, EARLY);
    for (guint i = 0; i < self.plan->rows->len; i++) {
      const AffProposalRow *row = &g_array_index (self.plan->rows, AffProposalRow, i);
      g_assert_true (row->is_move == (row->before != row->after));
      count += row->is_move;
    }
    g_assert_cmpint (count, ==, self.plan->n_moves);
    g_assert_cmpint (count, <=, moves);
    g_assert_true (self.plan->is_exact);
    g_assert_cmpint (find_gain (self.plan, AFF_GAIN_TOPIC_NEIGHBOURS)->after, ==,
                     recount_neighbours (self.plan, FALSE));
  }
}

static void
test_a_first_board_is_no_move (void)
{
  g_auto (Fixture) self = {0};

  set_up (&self, "DELETE FROM placement WHERE presentation = 4", 0, EARLY);
  g_assert_cmpint (self.plan->n_moves, ==, 0);
  g_assert_cmpint (self.plan->n_first, ==, 1);
  const AffProposalRow *row = find_row (self.plan, "P4");
  g_assert_true (row->is_first_placement);
  g_assert_cmpint (row->why.kind, ==, AFF_WHY_NO_BOARD);
  g_assert_cmpstr (row->after->label, ==, "4");
  const AffGain *placed = find_gain (self.plan, AFF_GAIN_PLACED);
  g_assert_cmpint (placed->before, ==, 6);
  g_assert_cmpint (placed->after, ==, 7);
  g_assert_cmpuint (self.plan->told->len, ==, 0);
  g_assert_cmpuint (self.plan->labels->len, ==, 1);
}

static void
test_who_waits_or_withdrew_is_not_asked (void)
{
  g_auto (Fixture) self = {0};

  set_up (&self,
          "DELETE FROM placement WHERE presentation = 2;"
          "UPDATE paper SET withdrawn = 1 WHERE id = 2",
          ALL, EARLY);
  g_assert_null (find_row (self.plan, "P2"));
  g_assert_null (find_row (self.plan, "S8"));
  g_assert_null (find_row (self.plan, "S9"));
  g_assert_cmpuint (self.plan->rows->len, ==, 6);
}

static const struct {
  const char *sql;
  const char *number;
  AffWhyKind why;
  const char *sentence;
} reasons[] = {
  {"UPDATE paper SET width_mm = 1500 WHERE id = 1;"
   "UPDATE board SET panel_width_mm = 1600 WHERE id = 8",
   "P1", AFF_WHY_TOO_WIDE,
   "P1 moves from board 1 to 8: it is 1500 mm wide, and board 1 is 1000 mm."},
  {"UPDATE paper SET power = 1 WHERE id = 6", "P6", AFF_WHY_POWER,
   "P6 moves from board 6 to 7: it needs power, which board 7 has."},
  {"UPDATE paper SET low = 1 WHERE id = 5", "P5", AFF_WHY_LOW,
   "P5 moves from board 5 to 8: it needs a low board, and board 8 is one."},
  {"INSERT INTO placement (item, board, presentation) VALUES (3, 2, 11);"
   "UPDATE item SET day = '2026-10-04', minute = 900 WHERE id = 3;",
   "P2", AFF_WHY_TAKEN, "board 2 is needed by another session."},
};

static void
test_every_move_has_its_reason (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++) {
    g_auto (Fixture) self = {0};
    set_up (&self, reasons[i].sql, 3, EARLY);
    const AffProposalRow *row = find_row (self.plan, reasons[i].number);
    g_autofree char *sentence = aff_proposal_reason_sentence (row);
    g_assert_true (row->is_move);
    g_assert_cmpstr (aff_why_word (row->why.kind), ==, aff_why_word (reasons[i].why));
    if (!strstr (sentence, reasons[i].sentence))
      g_error ("%s", sentence);
    for (guint j = 0; j < self.plan->rows->len; j++) {
      row = &g_array_index (self.plan->rows, AffProposalRow, j);
      g_autofree char *text = aff_proposal_reason_sentence (row);
      g_assert_true (g_str_has_suffix (text, "."));
      g_assert_nonnull (aff_why_word (row->why.kind));
    }
  }
}

static void
test_whom_to_tell_and_what_to_print_is_listed (void)
{
  g_auto (Fixture) self = {0};

  // P6 and S7 change places; the label of P6 says 7 already.
  set_up (&self,
          "UPDATE paper SET power = 1 WHERE id = 6;"
          "INSERT INTO board (id, plan, label, x_mm, y_mm, facing_deg, width_mm, height_mm,"
          " state) VALUES (9, 1, '9', 9000, 1000, 180, 900, 100, 'closed');"
          "UPDATE board SET state = 'closed' WHERE id = 8;"
          "INSERT INTO printed VALUES (6, '7', 'x', 1), (7, '7', 'y', 1), (1, '5', 'z', 1)",
          2, EARLY);
  g_assert_cmpint (self.plan->n_moves, ==, 2);
  g_assert_cmpuint (self.plan->told->len, ==, 2);
  g_assert_cmpuint (self.plan->labels->len, ==, 1);
  const AffPresentation *label = g_ptr_array_index (self.plan->labels, 0);
  g_assert_cmpstr (label->paper->number, ==, "S7");
}

static void
test_numbers_follow_topics (void)
{
  g_autoptr (AffDb) db = hall_new (MIXED "UPDATE placement SET kept = 1 WHERE board = 7");
  g_autoptr (AffProgramme) programme = hall_load (db);
  g_autoptr (GError) error = NULL;
  g_autoptr (AffProposal) plan = propose (programme, ALL, EARLY, TRUE, &error);
  static const char *const order[] = {"P1", "P2", "P3", "P4", "P5", "P6", "S7"};

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++) {
    const AffProposalRow *row = &g_array_index (plan->rows, AffProposalRow, i);
    g_assert_cmpstr (row->presentation->paper->number, ==, order[i]);
    g_assert_cmpint (atoi (row->after->label), ==, i + 1);
    g_assert_true (!row->is_move || row->why.kind == AFF_WHY_NUMBER);
  }
}

static void
assert_refused (const char *sql, int moves, AffError code, const char *part)
{
  g_autoptr (AffDb) db = hall_new (sql);
  g_autoptr (AffProgramme) programme = hall_load (db);
  g_autoptr (GError) error = NULL;

  g_assert_null (propose (programme, moves, EARLY, FALSE, &error));
  g_assert_error (error, AFF_ERROR, (int) code);
  if (!strstr (error->message, part))
    g_error ("%s", error->message);
}

static void
test_what_cannot_be_is_said (void)
{
  assert_refused ("UPDATE paper SET width_mm = 1500 WHERE id = 1", 3, AFF_ERROR_CONFLICT,
                  "1 poster can hang on no more than 0 boards");
  assert_refused ("DELETE FROM placement WHERE board > 5;"
                  "UPDATE board SET state = 'closed' WHERE id > 5",
                  3, AFF_ERROR_CONFLICT, "7 posters can hang on no more than 5 boards");
  assert_refused ("UPDATE paper SET width_mm = 1500 WHERE id = 1;"
                  "UPDATE board SET panel_width_mm = 1600 WHERE id = 8",
                  0, AFF_ERROR_CONFLICT, "1 of 7 posters have to move");
  assert_refused (MANY_BOARDS MANY_PAPERS, ALL, AFF_ERROR_CONFLICT,
                  "has 37 posters, but a poster session uses at most 30 boards");
  assert_refused ("DELETE FROM item_nature WHERE item = 1", 3, AFF_ERROR_NOT_FOUND,
                  "no poster session");
}

static gint64
apply (Fixture *self, GError **error)
{
  AffChangeNote note = {.who = "test", .now = HALL_NOW};
  gint64 sequence = -1;

  return aff_proposal_apply (self->db, self->plan, &note, &sequence, error) ? sequence : -1;
}

static void
test_a_plan_is_one_change_that_undo_takes_back (void)
{
  AffChangeNote note = {.who = "test", .now = HALL_NOW};
  g_auto (Fixture) self = {0};
  g_autoptr (GError) error = NULL;

  set_up (&self, MIXED "DELETE FROM placement WHERE presentation = 1", ALL, EARLY);
  g_autofree char *before = fixture_dump (self.db);
  gint64 sequence = apply (&self, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sequence, >, 0);
  g_autoptr (AffProgramme) changed = hall_load (self.db);
  for (guint i = 0; i < self.plan->rows->len; i++) {
    const AffProposalRow *row = &g_array_index (self.plan->rows, AffProposalRow, i);
    g_assert_cmpint (aff_programme_presentation (changed, row->presentation->id)->board->id, ==,
                     row->after->id);
  }
  g_autoptr (AffStatement)
    kind = aff_db_prepare (self.db, "SELECT kind, sentence FROM change ORDER BY sequence DESC");
  g_assert_true (aff_statement_step (kind));
  g_assert_cmpstr (aff_statement_text (kind, 0), ==, "plan");
  g_assert_true (g_str_has_prefix (aff_statement_text (kind, 1), "Plan for “Posters”: "));
  g_clear_pointer (&kind, aff_statement_free);
  g_assert_true (aff_change_undo (self.db, sequence, &note, NULL, &error));
  g_assert_no_error (error);
  g_autofree char *after = fixture_dump (self.db);
  g_assert_cmpstr (after, ==, before);
}

static void
test_a_plan_that_is_out_of_date_changes_nothing (void)
{
  static const char *const meanwhile[] = {
    "DELETE FROM placement WHERE presentation = 7",
    "UPDATE placement SET kept = 1 WHERE presentation = 1",
    "UPDATE paper SET withdrawn = 1 WHERE id = 9",
    "UPDATE paper SET width_mm = 1500 WHERE id = 1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (meanwhile); i++) {
    g_auto (Fixture) self = {0};
    g_autoptr (GError) error = NULL;
    set_up (&self, MIXED, ALL, EARLY);
    fixture_change (self.db, meanwhile[i]);
    g_autofree char *before = fixture_dump (self.db);
    g_assert_cmpint (apply (&self, &error), ==, -1);
    g_assert_error (error, AFF_ERROR, AFF_ERROR_CONFLICT);
    g_autofree char *after = fixture_dump (self.db);
    g_assert_cmpstr (after, ==, before);
  }
}

static void
test_equal_seeds_give_equal_plans (void)
{
  g_auto (Fixture) one = {0};
  g_auto (Fixture) other = {0};

  set_up (&one, MIXED, ALL, EARLY);
  set_up (&other, MIXED, ALL, EARLY);
  for (guint i = 0; i < one.plan->rows->len; i++) {
    const AffProposalRow *row = &g_array_index (one.plan->rows, AffProposalRow, i);
    g_assert_cmpstr (find_row (other.plan, row->presentation->paper->number)->after->label, ==,
                     row->after->label);
  }
}

static gboolean
on_progress (double fraction, gpointer data)
{
  g_assert_cmpfloat (fraction, >=, 0);
  g_assert_cmpfloat (fraction, <=, 1);
  return ++*(int *) data < 2;
}

static void
test_progress_is_told_and_a_stop_obeyed (void)
{
  AffProposalSetting setting = {.mode = AFF_PROPOSAL_WHOLE,
                                .iterations = G_MAXINT64 / 8,
                                .now = EARLY};
  g_autoptr (AffDb) db = hall_new (MIXED);
  g_autoptr (AffProgramme) programme = hall_load (db);
  int calls = 0;
  g_autoptr (AffProposal) plan = aff_proposal_new (programme, aff_programme_item (programme, 1),
                                                   &setting, on_progress, &calls, NULL);

  g_assert_nonnull (plan);
  g_assert_cmpint (calls, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/board/proposal/what-has-begun-or-hangs-stays",
                   test_what_has_begun_or_hangs_stays);
  g_test_add_func ("/board/proposal/what-hangs-moves-if-somebody-says-so",
                   test_what_hangs_moves_if_somebody_says_so);
  g_test_add_func ("/board/proposal/topics-come-together-and-are-counted",
                   test_topics_come_together_and_are_counted);
  g_test_add_func ("/board/proposal/few-moves-are-kept-to", test_few_moves_are_kept_to);
  g_test_add_func ("/board/proposal/a-first-board-is-no-move", test_a_first_board_is_no_move);
  g_test_add_func ("/board/proposal/who-waits-or-withdrew-is-not-asked",
                   test_who_waits_or_withdrew_is_not_asked);
  g_test_add_func ("/board/proposal/every-move-has-its-reason", test_every_move_has_its_reason);
  g_test_add_func ("/board/proposal/whom-to-tell-and-what-to-print-is-listed",
                   test_whom_to_tell_and_what_to_print_is_listed);
  g_test_add_func ("/board/proposal/numbers-follow-topics", test_numbers_follow_topics);
  g_test_add_func ("/board/proposal/what-cannot-be-is-said", test_what_cannot_be_is_said);
  g_test_add_func ("/board/proposal/a-plan-is-one-change-that-undo-takes-back",
                   test_a_plan_is_one_change_that_undo_takes_back);
  g_test_add_func ("/board/proposal/a-plan-that-is-out-of-date-changes-nothing",
                   test_a_plan_that_is_out_of_date_changes_nothing);
  g_test_add_func ("/board/proposal/equal-seeds-give-equal-plans",
                   test_equal_seeds_give_equal_plans);
  g_test_add_func ("/board/proposal/progress-is-told-and-a-stop-obeyed",
                   test_progress_is_told_and_a_stop_obeyed);
  return g_test_run ();
}
