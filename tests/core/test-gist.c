// SPDX-License-Identifier: GPL-3.0-or-later
// What a change did, told from its rows: the same after its undo and its redo.
#include "app/board/placement.h"
#include "app/board/waiting.h"
#include "app/db/log.h"
#include "app/programme/edit.h"
#include "app/programme/presence.h"
#include "tests/support/fixture.h"
#include "tests/support/hall.h"

static const AffChangeNote note = {.who = "Desk", .now = HALL_NOW};

static void
assert_gist (const AffGist *found, const AffGist *wanted)
{
  g_assert_cmpint (found->kind, ==, wanted->kind);
  g_assert_cmpint (found->presentation, ==, wanted->presentation);
  g_assert_cmpint (found->other_presentation, ==, wanted->other_presentation);
  g_assert_cmpint (found->board, ==, wanted->board);
  g_assert_cmpint (found->other_board, ==, wanted->other_board);
  g_assert_cmpint (found->paper, ==, wanted->paper);
}

static void
assert_step (AffDb *db, gboolean is_redo, const AffGist *wanted)
{
  g_autoptr (GError) error = NULL;
  g_auto (AffLogStep) step = {0};

  g_assert_true (is_redo ? aff_log_find_redo (db, &step, &error)
                         : aff_log_find_undo (db, &step, &error));
  g_assert_no_error (error);
  g_assert_cmpint (step.sequence, !=, 0);
  assert_gist (&step.gist, wanted);
}

// Undone, redone and undone again it is still the same deed.
static void
check (AffDb *db, const AffGist *wanted)
{
  g_autoptr (GError) error = NULL;

  assert_step (db, FALSE, wanted);
  for (guint i = 0; i < 2; i++) {
    g_assert_true (aff_log_undo (db, &note, NULL, &error));
    g_assert_no_error (error);
    assert_step (db, TRUE, wanted);
    g_assert_true (aff_log_redo (db, &note, NULL, &error));
    g_assert_no_error (error);
    assert_step (db, FALSE, wanted);
  }
}

static void
test_what_is_done_to_boards_is_told_by_its_rows (void)
{
  static const struct {
    const char *sql;
    AffPlacementJob job;
    AffGist gist;
  } cases[] = {
    {NULL,
     {AFF_PLACEMENT_PLACE, .presentation = 8, .board = 8},
     {AFF_GIST_PLACED, .presentation = 8, .board = 8}},
    {NULL,
     {AFF_PLACEMENT_PLACE, .presentation = 1, .board = 8},
     {AFF_GIST_MOVED, .presentation = 1, .board = 8, .other_board = 1}},
    {"DELETE FROM placement WHERE presentation = 1",
     {AFF_PLACEMENT_REPLACE, .presentation = 1, .board = 2},
     {AFF_GIST_REPLACED, .presentation = 1, .board = 2, .other_presentation = 2}},
    {NULL,
     {AFF_PLACEMENT_REPLACE, .presentation = 1, .board = 2},
     {AFF_GIST_REPLACED, .presentation = 1, .board = 2, .other_presentation = 2,
      .other_board = 1}},
    {NULL,
     {AFF_PLACEMENT_FREE, .presentation = 3},
     {AFF_GIST_TAKEN_OFF, .presentation = 3, .board = 3}},
    {NULL,
     {AFF_PLACEMENT_KEEP, .presentation = 3},
     {AFF_GIST_KEPT, .presentation = 3, .board = 3}},
    {"UPDATE placement SET kept = 1",
     {AFF_PLACEMENT_UNKEEP, .presentation = 3},
     {AFF_GIST_LET_GO, .presentation = 3, .board = 3}},
    {NULL, {AFF_PLACEMENT_CLOSE, .board = 3, .note = "Wet"}, {AFF_GIST_CLOSED, .board = 3}},
    {"UPDATE board SET state = 'closed' WHERE id = 8",
     {AFF_PLACEMENT_REOPEN, .board = 8},
     {AFF_GIST_OPENED, .board = 8}},
    {NULL, {AFF_PLACEMENT_RESERVE, .board = 8}, {AFF_GIST_RESERVED, .board = 8}},
    {NULL, {AFF_PLACEMENT_NOTE, .board = 8, .note = "Wet"}, {AFF_GIST_NOTE, .board = 8}},
    {"UPDATE board SET note = 'Wet' WHERE id = 8",
     {AFF_PLACEMENT_NOTE, .board = 8},
     {AFF_GIST_NOTE, .board = 8}},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (AffDb) db = hall_new (cases[i].sql);
    g_autoptr (GError) error = NULL;

    g_test_message ("case %u", i);
    g_assert_true (aff_placement_run (db, &cases[i].job, &note, NULL, &error));
    g_assert_no_error (error);
    check (db, &cases[i].gist);
  }
}

// Which of the two boards comes first is the changeset's affair.
static void
test_a_swap_names_both_boards (void)
{
  g_autoptr (AffDb) db = hall_new (NULL);
  AffPlacementJob job = {AFF_PLACEMENT_SWAP, .item = 1, .board = 1, .other_board = 2};
  g_auto (AffLogStep) step = {0};

  g_assert_true (aff_placement_run (db, &job, &note, NULL, NULL));
  g_assert_true (aff_log_find_undo (db, &step, NULL));
  g_assert_cmpint (step.gist.kind, ==, AFF_GIST_SWAPPED);
  g_assert_cmpint (step.gist.board + step.gist.other_board, ==, 3);
  g_assert_cmpint (step.gist.board * step.gist.other_board, ==, 2);
}

static void
test_wait_lists_and_presence_are_told (void)
{
  static const struct {
    AffWaitingJob job;
    AffGist gist;
  } cases[] = {
    {{AFF_WAITING_REMOVE, 1, 9}, {AFF_GIST_WAITED, .paper = 9}},
    {{AFF_WAITING_MOVE, 1, 9, .position = 0}, {AFF_GIST_WAITING}},
    {{AFF_WAITING_ACCEPT, 1, 8, .board = 8}, {AFF_GIST_PLACED, .presentation = 8, .board = 8}},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (AffDb) db = hall_new (NULL);
    g_autoptr (GError) error = NULL;

    g_assert_true (aff_waiting_run (db, &cases[i].job, &note, NULL, &error));
    g_assert_no_error (error);
    check (db, &cases[i].gist);
  }
  g_autoptr (AffDb) db = hall_new ("DELETE FROM waiting WHERE paper = 9");
  AffWaitingJob add = {AFF_WAITING_ADD, 1, 9, .position = AFF_WAITING_LAST};
  AffPresenceJob here = {2, TRUE, AFF_PRESENCE_HERE, AFF_UNKNOWN_TIME, AFF_UNKNOWN_TIME};
  g_assert_true (aff_waiting_run (db, &add, &note, NULL, NULL));
  check (db, &(AffGist){AFF_GIST_WAITS, .paper = 9});
  g_assert_true (aff_presence_run (db, &here, &note, NULL, NULL));
  check (db, &(AffGist){AFF_GIST_PRESENCE, .presentation = 2});
}

static void
test_what_carries_the_rest_with_it_is_told (void)
{
  g_autoptr (AffDb) db = hall_new (NULL);
  AffEdit edit = {.entity = AFF_ENTITY_PAPER, .id = "P2", .who = "Chair", .now = HALL_NOW};
  const char *const title[] = {"title=Another", NULL};
  AffEdit item = {.entity = AFF_ENTITY_ITEM,
                  .id = "1",
                  .assignments = title,
                  .who = "Chair",
                  .now = HALL_NOW};

  g_assert_true (aff_edit_withdraw (db, &edit, NULL, NULL, NULL));
  check (db, &(AffGist){AFF_GIST_PAPER, .paper = 2});
  g_assert_true (aff_edit_set (db, &item, NULL, NULL));
  check (db, &(AffGist){AFF_GIST_PROGRAMME});
  fixture_change (db, "DELETE FROM placement WHERE board IN (3, 4)");
  check (db, &(AffGist){AFF_GIST_MOVES});
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/db/gist/what-is-done-to-boards-is-told-by-its-rows",
                   test_what_is_done_to_boards_is_told_by_its_rows);
  g_test_add_func ("/db/gist/a-swap-names-both-boards", test_a_swap_names_both_boards);
  g_test_add_func ("/db/gist/wait-lists-and-presence-are-told",
                   test_wait_lists_and_presence_are_told);
  g_test_add_func ("/db/gist/what-carries-the-rest-with-it-is-told",
                   test_what_carries_the_rest_with_it_is_told);
  return g_test_run ();
}
