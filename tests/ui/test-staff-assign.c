// SPDX-License-Identifier: GPL-3.0-or-later
// The page of proposed plans, in both shapes of the screen, and what looks for them. In the sample the
// session has begun, so that all 28 posters stay until somebody says otherwise; board 24 is free and
// board 30 closed.
#include "app/programme/agenda.h"
#include "tests/support/fixture.h"
#include "tests/ui/staff-kiosk.h"
#include "ui/staff/move-limit.h"
#include "ui/staff/proposal-seats.h"
#include "ui/staff/proposer.h"

#define ENDLESS  (G_MAXINT64 / 8) // iterations
#define SWAP_10  "S108"           // what the best three moves hang on board 10
#define LEAST_PX 56

static const KioskSize landscape = {1920, 1080}, portrait = {1080, 1920};

static StaffKiosk *
open_proposal (KioskSize size, const char *sql)
{
  StaffSetting setting = {.size = size,
                          .role = AFF_PERMIT_DESK,
                          .is_staffed = TRUE,
                          .sql = sql};
  StaffKiosk *self = staff_open (&setting);

  staff_show (self, "boards");
  staff_press (self, "Auto-assign");
  return self;
}

// At first nothing is better, then all posters are free to move.
static StaffKiosk *
open_loose (KioskSize size)
{
  StaffKiosk *self = open_proposal (size, NULL);

  staff_wait_for (self, "No plan with so few moves is better.");
  g_assert_true (kiosk_says (self->kiosk, "“Move hung posters” lets them go."));
  g_assert_false (gtk_widget_is_sensitive (staff_find (self, "Use this plan")));
  staff_press (self, "Move hung posters");
  staff_wait_for (self, "Use this plan, 3 moves");
  return self;
}

static void
change (StaffKiosk *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AffDb) db = aff_db_open (self->path, AFF_DB_WRITE, &error);

  g_assert_no_error (error);
  fixture_change (db, sql);
}

static int
count_changes (StaffKiosk *self, const char *kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AffDb) db = aff_db_open (self->path, AFF_DB_READ, &error);
  g_autoptr (AffStatement)
    statement = aff_db_prepare (db, "SELECT count (*) FROM change WHERE kind = ?");

  aff_statement_bind_text (statement, 1, kind);
  g_assert_true (aff_statement_step (statement));
  return (int) aff_statement_int (statement, 0);
}

static void
check_targets (StaffKiosk *self)
{
  g_autoptr (GPtrArray)
    controls = kiosk_list_controls (aff_window_get_page (self->kiosk->window));

  g_assert_cmpuint (controls->len, >=, 6);
  for (guint i = 0; i < controls->len; i++) {
    GtkWidget *control = g_ptr_array_index (controls, i);
    g_assert_cmpint (gtk_widget_get_height (control), >=, LEAST_PX);
    g_assert_cmpint (gtk_widget_get_width (control), >=, LEAST_PX);
  }
}

static void
check_use (KioskSize size)
{
  g_autoptr (StaffKiosk) self = open_loose (size);

  g_assert_true (kiosk_says (self->kiosk, "Nothing changes until you use it."));
  g_assert_true (kiosk_says (self->kiosk, "22 to 26"));
  g_assert_true (kiosk_says (self->kiosk, "3 moves, 3 people to tell, 3 labels change."));
  g_assert_true (kiosk_says (self->kiosk, "From board 29: 1 neighbour of its topic instead"));
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (
    kiosk_find_named (GTK_WIDGET (self->kiosk->window), GTK_TYPE_TOGGLE_BUTTON, "Boards"))));
  kiosk_check_whole (self->kiosk, "proposed plan");
  check_targets (self);
  staff_wait_for_holder (self, "10", "P010");
  staff_press (self, "Use this plan, 3 moves");
  staff_wait_for_holder (self, "10", SWAP_10);
  staff_wait_for_holder (self, "29", NULL);
  staff_wait_for (self, "Plan used: 3 posters moved");
  g_assert_true (staff_has (self, "Auto-assign"));
  g_assert_cmpint (count_changes (self, "plan"), ==, 1);
  staff_press (self, "Undo");
  staff_wait_for_holder (self, "10", "P010");
  staff_wait_for_holder (self, "29", SWAP_10);
}

static void
test_plan_is_used_and_undone (void)
{
  check_use (landscape);
  check_use (portrait);
}

static void
test_plan_has_fewer_or_more_moves (void)
{
  g_autoptr (StaffKiosk) self = open_loose (landscape);

  staff_press (self, "Fewer moves");
  staff_wait_for (self, "Use this plan, 2 moves");
  g_assert_true (kiosk_says (self->kiosk, "At most 2 moves"));
  staff_press (self, "More moves");
  staff_wait_for (self, "Use this plan, 3 moves");
  staff_press (self, "More moves");
  staff_wait_for (self, "Use this plan, 5 moves");
  staff_press (self, "Number by topic");
  staff_wait_for (self, "board numbers follow topics.");
  g_assert_true (kiosk_says (self->kiosk, "Numbered by topic"));
  g_assert_false (gtk_widget_is_sensitive (staff_find (self, "More moves")));
  // Longer lists are turned, not scrolled.
  staff_press (self, "Later rows");
  g_assert_true (kiosk_says (self->kiosk, "2 of "));
  staff_press (self, "Fewer moves");
  staff_wait_for (self, "At most 18 moves");
  staff_press (self, "More moves");
  staff_wait_for (self, "Any number of moves");
  g_assert_false (gtk_widget_is_sensitive (staff_find (self, "More moves")));
  staff_wait_for_holder (self, "10", "P010");
  g_assert_cmpint (count_changes (self, "plan"), ==, 0);
}

static void
test_first_placement_is_no_move (void)
{
  g_autoptr (StaffKiosk)
    self = open_proposal (landscape,
                          "DELETE FROM placement WHERE presentation IN (SELECT presentation.id "
                          "FROM presentation JOIN paper ON paper.id = paper "
                          "WHERE number = 'P161')");

  staff_wait_for (self, "Use this plan, 0 moves");
  g_assert_true (kiosk_says (self->kiosk, "1 first board, 1 label changes."));
  g_assert_true (kiosk_says (self->kiosk, "Gets its first board;"));
  staff_press (self, "Use this plan, 0 moves");
  staff_wait_for_holder (self, "17", "P161");
  staff_wait_for (self, "Plan used: 1 first board given");
}

static void
test_change_in_between_asks_anew (void)
{
  g_autoptr (StaffKiosk) self = open_loose (landscape);

  change (self, "DELETE FROM placement WHERE presentation IN (SELECT presentation.id "
                "FROM presentation JOIN paper ON paper.id = paper WHERE number = 'P010')");
  staff_wait_for (self, "Boards or posters have changed meanwhile: this proposal is new.");
  g_assert_true (kiosk_says (self->kiosk, "1 first board"));
  // Another question, another word.
  staff_press (self, "Fewer moves");
  staff_wait_for (self, "Nothing changes until you use it.");
}

// Nobody told the page yet.
static void
test_plan_for_other_boards_is_refused (void)
{
  g_autoptr (StaffKiosk) self = open_loose (landscape);

  change (self, "DELETE FROM placement WHERE presentation IN (SELECT presentation.id "
                "FROM presentation JOIN paper ON paper.id = paper WHERE number = 'P010')");
  staff_press (self, "Use this plan, 3 moves");
  staff_wait_for (self, "Nothing was changed: ask for a new plan.");
  staff_wait_for_holder (self, "10", NULL);
  staff_wait_for_holder (self, "29", SWAP_10);
  g_assert_cmpint (count_changes (self, "plan"), ==, 0);
}

static void
test_too_few_boards_are_told_with_a_remedy (void)
{
  g_autoptr (StaffKiosk)
    self = open_proposal (landscape,
                          "DELETE FROM placement WHERE board IN (SELECT id FROM board "
                          "  WHERE label IN ('1', '2'));"
                          "UPDATE board SET state = 'closed' WHERE label IN ('24', '1', '2')");

  staff_wait_for (self, "28 posters need boards, and 26 boards are open. Open a board again");
  g_assert_true (kiosk_says (self->kiosk, "No plan can be proposed."));
  g_assert_false (gtk_widget_is_sensitive (staff_find (self, "Use this plan")));
  g_assert_false (gtk_widget_is_sensitive (staff_find (self, "More moves")));
  staff_press (self, "Leave as it is");
  g_assert_true (staff_has (self, "Auto-assign"));
}

// Three posters have to leave their boards for wider ones, of which one is free.
static void
test_too_few_moves_are_told_with_a_remedy (void)
{
  g_autoptr (StaffKiosk)
    self = open_proposal (portrait,
                          "UPDATE item SET minute = minute + 120 WHERE minute IS NOT NULL;"
                          "UPDATE board SET panel_width_mm = 1600;"
                          "UPDATE board SET panel_width_mm = 1000 WHERE label IN "
                          "  ('1', '2', '3');"
                          "UPDATE paper SET width_mm = 1500 WHERE id IN (SELECT paper FROM "
                          "  presentation JOIN placement ON presentation = presentation.id "
                          "  JOIN board ON board.id = board WHERE label IN ('1', '2', '3'))");

  staff_wait_for (self, "More posters have to move than that. Press “More moves”.");
  staff_press (self, "More moves");
  staff_wait_for (self, "Use this plan, 5 moves");
  g_assert_true (kiosk_says (self->kiosk, "the poster is 150 cm wide, that board 100 cm."));
}

static void
test_no_posters_are_no_plan (void)
{
  g_autoptr (StaffKiosk)
    self = open_proposal (landscape, "DELETE FROM placement; DELETE FROM presence;"
                                     "UPDATE paper SET withdrawn = 1");

  g_assert_true (kiosk_says (self->kiosk, "Nothing to plan"));
  g_assert_false (staff_has (self, "Leave as it is"));
}

static const AffSeat *
find_seat (const GArray *seats, const AffBoard *board)
{
  for (guint i = 0; i < seats->len; i++)
    if (g_array_index (seats, AffSeat, i).board == board)
      return &g_array_index (seats, AffSeat, i);
  return NULL;
}

static guint
count_taken (const GArray *seats)
{
  guint count = 0;

  for (guint i = 0; i < seats->len; i++)
    count += g_array_index (seats, AffSeat, i).presentation != NULL;
  return count;
}

static void
check_seats (const AffProposal *proposal)
{
  g_autoptr (GArray) seats = aff_agenda_seats (proposal->programme, proposal->item, KIOSK_NOW);
  g_autoptr (GArray) marks = aff_proposal_marks (proposal);
  guint before = count_taken (seats);

  aff_proposal_seat (seats, proposal);
  for (guint i = 0; i < proposal->rows->len; i++) {
    const AffProposalRow *row = &g_array_index (proposal->rows, AffProposalRow, i);
    g_assert_true (find_seat (seats, row->after)->presentation == row->presentation);
  }
  g_assert_cmpuint (count_taken (seats), ==, before);
  // Each move leaves one board and takes another.
  g_assert_cmpuint (marks->len, ==, 2 * (guint) proposal->n_moves);
}

static void
test_proposed_seats_hold_each_poster_once (void)
{
  g_autoptr (AffProgramme) programme = kiosk_programme_new ("strasbourg");
  AffProposalSetting setting = {.by_topic = TRUE, .moves_hung = TRUE, .now = KIOSK_NOW};
  g_autoptr (AffProposal)
    proposal = aff_proposal_new (programme, aff_agenda_poster_item (programme, KIOSK_NOW),
                                 &setting, NULL, NULL, NULL);

  g_assert_cmpint (proposal->n_moves, >, 10);
  check_seats (proposal);
}

static void
on_answered (gpointer data)
{
  (*(int *) data)++;
}

static gboolean
on_tick (gpointer data)
{
  (*(int *) data)++;
  return G_SOURCE_CONTINUE;
}

static AffProposer *
ask_for_ever (AffProgramme *programme, int *answers)
{
  AffProposer *proposer = aff_proposer_new ();
  AffProposalSetting setting = {.mode = AFF_PROPOSAL_WHOLE,
                                .moves_hung = TRUE,
                                .seed = 1,
                                .iterations = ENDLESS,
                                .now = KIOSK_NOW};

  g_signal_connect_swapped (proposer, "answered", G_CALLBACK (on_answered), answers);
  aff_proposer_ask (proposer, programme, aff_agenda_poster_item (programme, KIOSK_NOW),
                    &setting);
  return proposer;
}

static void
run_until (const int *count, int least)
{
  while (*count < least)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_stopped_search_keeps_the_best_plan (void)
{
  g_autoptr (AffProgramme) programme = kiosk_programme_new ("strasbourg");
  int answers = 0, ticks = 0;
  g_autoptr (AffProposer) proposer = ask_for_ever (programme, &answers);
  guint timer = g_timeout_add (10, on_tick, &ticks);
  AffAnswer answer;

  // The screen goes on meanwhile.
  run_until (&ticks, 20);
  g_source_remove (timer);
  g_assert_true (aff_proposer_is_busy (proposer));
  g_assert_cmpint (answers, ==, 0);
  aff_proposer_stop (proposer);
  run_until (&answers, 1);
  AffProposal *proposal = aff_proposer_take (proposer, &answer);
  g_assert_cmpint (answer, ==, AFF_ANSWER_PLAN);
  g_assert_nonnull (proposal);
  g_assert_cmpint (proposal->n_moves, >, 3);
  g_assert_false (aff_proposer_is_busy (proposer));
  aff_proposal_free (proposal);
}

static void
test_cancelled_search_is_silent_and_leaves_nothing (void)
{
  g_autoptr (AffProgramme) programme = kiosk_programme_new ("strasbourg");
  int answers = 0, ticks = 0;
  AffProposer *proposer = ask_for_ever (programme, &answers);
  guint timer = g_timeout_add (10, on_tick, &ticks);

  aff_proposer_cancel (proposer);
  g_assert_false (aff_proposer_is_busy (proposer));
  g_object_add_weak_pointer (G_OBJECT (proposer), (gpointer *) &proposer);
  g_object_unref (proposer);
  // The thread holds it until it has seen that nobody waits.
  while (proposer != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (answers, ==, 0);
  g_source_remove (timer);
}

static void
test_limit_of_moves_goes_in_steps (void)
{
  AffProposalSetting setting = {.mode = AFF_PROPOSAL_REPAIR, .most_moves = 3};
  const int more[] = {5, 8, 12, 18}, fewer[] = {18, 12, 8, 5, 3, 2, 1, 0};

  for (guint i = 0; i < G_N_ELEMENTS (more); i++) {
    g_assert_true (aff_move_limit_raise (&setting, 28));
    g_assert_cmpint (setting.most_moves, ==, more[i]);
  }
  g_assert_true (aff_move_limit_raise (&setting, 28));
  g_assert_cmpint (setting.mode, ==, AFF_PROPOSAL_WHOLE);
  g_assert_false (aff_move_limit_raise (&setting, 28));
  for (guint i = 0; i < G_N_ELEMENTS (fewer); i++) {
    g_assert_true (aff_move_limit_lower (&setting, i == 0 ? 22 : setting.most_moves));
    g_assert_cmpint (setting.mode, ==, AFF_PROPOSAL_REPAIR);
    g_assert_cmpint (setting.most_moves, ==, fewer[i]);
  }
  g_assert_false (aff_move_limit_lower (&setting, 0));
}

int
main (int argc, char *argv[])
{
  kiosk_start (&argc, &argv);
  g_test_add_func ("/ui/staff-assign/plan-is-used-and-undone", test_plan_is_used_and_undone);
  g_test_add_func ("/ui/staff-assign/plan-has-fewer-or-more-moves",
                   test_plan_has_fewer_or_more_moves);
  g_test_add_func ("/ui/staff-assign/first-placement-is-no-move",
                   test_first_placement_is_no_move);
  g_test_add_func ("/ui/staff-assign/change-in-between-asks-anew",
                   test_change_in_between_asks_anew);
  g_test_add_func ("/ui/staff-assign/plan-for-other-boards-is-refused",
                   test_plan_for_other_boards_is_refused);
  g_test_add_func ("/ui/staff-assign/too-few-boards-are-told-with-a-remedy",
                   test_too_few_boards_are_told_with_a_remedy);
  g_test_add_func ("/ui/staff-assign/too-few-moves-are-told-with-a-remedy",
                   test_too_few_moves_are_told_with_a_remedy);
  g_test_add_func ("/ui/staff-assign/no-posters-are-no-plan", test_no_posters_are_no_plan);
  g_test_add_func ("/ui/proposal-seats/proposed-seats-hold-each-poster-once",
                   test_proposed_seats_hold_each_poster_once);
  g_test_add_func ("/ui/proposer/stopped-search-keeps-the-best-plan",
                   test_stopped_search_keeps_the_best_plan);
  g_test_add_func ("/ui/proposer/cancelled-search-is-silent-and-leaves-nothing",
                   test_cancelled_search_is_silent_and_leaves_nothing);
  g_test_add_func ("/ui/move-limit/limit-of-moves-goes-in-steps",
                   test_limit_of_moves_goes_in_steps);
  return g_test_run ();
}
