// SPDX-License-Identifier: GPL-3.0-or-later
// What staff do to boards in any order, on one kiosk and on two, and killed in the middle.
#include "app/board/placement.h"
#include "app/board/waiting.h"
#include "app/db/invariant.h"
#include "tests/support/fixture.h"
#include "tests/support/hall.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define FEW_STEPS  100
#define STEPS      2000
#define SLOW_STEPS 100000
#define RACES      10
#define RACE_STEPS 40
#define KILLED     1000
#define DEEPEST    100 // undone in a row at most

static const AffChangeNote note = {.who = "Desk", .sentence = "Undo", .now = HALL_NOW};

// One action of staff, made from nothing but SEED: half of them are refused.
typedef struct {
  gboolean is_waiting;
  AffPlacementJob placement;
  AffWaitingJob waiting;
} Action;

static Action
invent_action (guint32 seed)
{
  static const gint64 posters[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13};
  static const char *const notes[] = {NULL, "", "Wet", "By the door"};
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  Action action = {0};

  // One after another: a seed means the same with every compiler.
  action.is_waiting = g_rand_int_range (rand, 0, 5) == 0;
  action.placement.kind = g_rand_int_range (rand, 0, AFF_PLACEMENT_NOTE + 1);
  action.placement.item = g_rand_boolean (rand) ? 1 : 3;
  if (g_rand_boolean (rand))
    action.placement.presentation = posters[g_rand_int_range (rand, 0, G_N_ELEMENTS (posters))];
  action.placement.board = g_rand_int_range (rand, 1, 9);
  action.placement.other_board = g_rand_int_range (rand, 1, 9);
  if (g_rand_int_range (rand, 0, 4) == 0)
    action.placement.former = g_rand_int_range (rand, 1, 14);
  action.placement.note = notes[g_rand_int_range (rand, 0, G_N_ELEMENTS (notes))];
  action.waiting.kind = g_rand_int_range (rand, 0, AFF_WAITING_ACCEPT + 1);
  action.waiting.item = action.placement.item;
  action.waiting.paper = g_rand_int_range (rand, 1, 10);
  action.waiting.board = g_rand_int_range (rand, 1, 9);
  action.waiting.position = (guint) g_rand_int_range (rand, 0, 4);
  action.waiting.replaces = g_rand_boolean (rand);
  return action;
}

// The change that the action made; 0 if it was refused or was so already, -1 if the file was busy.
static gint64
act (AffDb *db, guint32 seed)
{
  g_autoptr (GError) error = NULL;
  Action action = invent_action (seed);
  gint64 sequence = 0;
  gboolean is_done = action.is_waiting
                       ? aff_waiting_run (db, &action.waiting, &note, &sequence, &error)
                       : aff_placement_run (db, &action.placement, &note, &sequence, &error);

  if (is_done)
    return sequence;
  if (g_error_matches (error, AFF_ERROR, AFF_ERROR_STORE))
    return -1;
  g_assert_true (g_error_matches (error, AFF_ERROR, AFF_ERROR_CONFLICT) ||
                 g_error_matches (error, AFF_ERROR, AFF_ERROR_NOT_FOUND));
  return 0;
}

static gint64
undo (AffDb *db, gint64 sequence)
{
  g_autoptr (GError) error = NULL;
  gint64 made = 0;

  aff_change_undo (db, sequence, &note, &made, &error);
  g_assert_no_error (error);
  return made;
}

static void
assert_sound (AffDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) violations = aff_invariant_list (db, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (violations->len, ==, 0);
}

// A way back: what was so before the change.
typedef struct {
  gint64 sequence;
  char *before;
} Step;

static void
clear_step (gpointer data)
{
  g_free (((Step *) data)->before);
}

// Walks from one step book to the other: undo, or redo, which is the undo of an undo.
static void
walk_back (AffDb *db, GArray *from, GArray *to)
{
  Step *last = &g_array_index (from, Step, from->len - 1);
  Step back = {.before = fixture_dump (db)};

  back.sequence = undo (db, last->sequence);
  g_autofree char *now = fixture_dump (db);
  g_assert_cmpstr (now, ==, last->before);
  g_array_set_size (from, from->len - 1);
  g_array_append_val (to, back);
}

static gboolean
walk_on (AffDb *db, GArray *done, GArray *undone)
{
  Step step = {.before = fixture_dump (db)};

  step.sequence = act (db, g_test_rand_int ());
  if (step.sequence == 0) {
    g_autofree char *now = fixture_dump (db);
    g_assert_cmpstr (now, ==, step.before);
    g_free (step.before);
    return FALSE;
  }
  g_array_set_size (undone, 0);
  g_array_append_val (done, step);
  if (done->len > DEEPEST)
    g_array_remove_index (done, 0);
  return TRUE;
}

static void
take_steps (guint steps)
{
  g_autoptr (AffDb) db = hall_new (NULL);
  g_autoptr (GArray) done = g_array_new (FALSE, FALSE, sizeof (Step));
  g_autoptr (GArray) undone = g_array_new (FALSE, FALSE, sizeof (Step));
  guint counts[3] = {0};

  g_array_set_clear_func (done, clear_step);
  g_array_set_clear_func (undone, clear_step);
  for (guint i = 0; i < steps; i++) {
    int choice = g_test_rand_int_range (0, 10);
    if (choice < 2 && done->len > 0) {
      walk_back (db, done, undone);
      counts[1]++;
    } else if (choice < 4 && undone->len > 0) {
      walk_back (db, undone, done);
      counts[2]++;
    } else {
      counts[0] += walk_on (db, done, undone);
    }
    assert_sound (db);
  }
  g_test_message ("%u changes, %u undone, %u redone", counts[0], counts[1], counts[2]);
  if (steps < STEPS)
    return; // too few to count on chance
  g_assert_cmpuint (counts[0], >, steps / 8);
  g_assert_cmpuint (counts[1], >, steps / 20);
  g_assert_cmpuint (counts[2], >, steps / 50);
}

static void
test_some_orders_of_actions_keep_the_rules_and_can_be_undone (void)
{
  take_steps (FEW_STEPS);
}

static void
test_every_order_of_actions_keeps_the_rules_and_can_be_undone (void)
{
  take_steps (g_test_slow () ? SLOW_STEPS : STEPS);
}

static AffDb *
open_or_fail (const char *path, AffDbMode mode)
{
  g_autoptr (GError) error = NULL;
  AffDb *db = aff_db_open (path, mode, &error);

  g_assert_no_error (error);
  return db;
}

static char *
make_file (const char *folder)
{
  char *path = g_build_filename (folder, "p.affiche", NULL);
  g_autoptr (AffDb) db = open_or_fail (path, AFF_DB_CREATE);

  fixture_change (db, hall_sql);
  return path;
}

static gint64
count_changes (AffDb *db)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (db, "SELECT count (*) FROM change");

  return aff_statement_step (statement) ? aff_statement_int (statement, 0) : -1;
}

// Acts as often as it can; its data is the path. Returns how many changes it made.
static gpointer
act_on_file (gpointer path)
{
  g_autoptr (AffDb) db = open_or_fail (path, AFF_DB_WRITE);
  g_autoptr (GRand) rand = g_rand_new ();
  gsize made = 0;

  for (guint i = 0; i < RACE_STEPS; i++)
    made += act (db, g_rand_int (rand)) > 0;
  return GSIZE_TO_POINTER (made);
}

static void
test_two_kiosks_at_once_break_no_rule (void)
{
  char *folder = fixture_folder_new ();
  g_autofree char *path = make_file (folder);
  GThread *one = g_thread_new ("one", act_on_file, path);
  GThread *two = g_thread_new ("two", act_on_file, path);
  gsize made = GPOINTER_TO_SIZE (g_thread_join (one));

  made += GPOINTER_TO_SIZE (g_thread_join (two));
  g_autoptr (AffDb) db = open_or_fail (path, AFF_DB_WRITE);
  assert_sound (db);
  g_assert_cmpint (count_changes (db), ==, 1 + (gint64) made);
  g_assert_cmpuint (made, >, 5);
  fixture_folder_free (folder);
}

typedef struct {
  char *path;
  gint64 presentation;
  GError *error;
} Racer;

static gpointer
race (gpointer data)
{
  Racer *racer = data;
  g_autoptr (AffDb) db = open_or_fail (racer->path, AFF_DB_WRITE);
  AffPlacementJob job = {AFF_PLACEMENT_PLACE, .presentation = racer->presentation, .board = 8};

  // A file that is busy is no answer yet.
  do {
    g_clear_error (&racer->error);
    aff_placement_run (db, &job, &note, NULL, &racer->error);
  } while (g_error_matches (racer->error, AFF_ERROR, AFF_ERROR_STORE));
  return NULL;
}

static void
test_of_two_who_want_a_board_one_gets_it_and_the_other_hears_who (void)
{
  char *folder = fixture_folder_new ();
  Racer racers[] = {{.path = make_file (folder), .presentation = 1}, {.presentation = 2}};
  AffPlacementJob back = {AFF_PLACEMENT_FREE, .item = 1, .board = 8};

  racers[1].path = racers[0].path;
  for (guint i = 0; i < RACES; i++) {
    GThread *one = g_thread_new ("one", race, &racers[0]);
    GThread *two = g_thread_new ("two", race, &racers[1]);
    g_thread_join (one);
    g_thread_join (two);
    g_assert_true ((racers[0].error == NULL) != (racers[1].error == NULL));
    for (guint j = 0; j < 2; j++) {
      if (!racers[j].error)
        continue;
      g_autofree char *message = g_strdup_printf (
        "Board 8 holds paper P%d. Swap the two, or take that one off first.", j == 0 ? 2 : 1);
      g_assert_cmpstr (racers[j].error->message, ==, message);
    }
    g_autoptr (AffDb) db = open_or_fail (racers[0].path, AFF_DB_WRITE);
    g_assert_true (aff_placement_run (db, &back, &note, NULL, NULL));
  }
  g_clear_error (&racers[0].error);
  g_clear_error (&racers[1].error);
  g_free (racers[0].path);
  fixture_folder_free (folder);
}

// What the child says after each action.
typedef struct {
  guint32 action;
  gint64 sequence; // 0: nothing was changed
} Word;

static void
act_until_killed (const char *path, int report, guint32 action)
{
  g_autoptr (AffDb) db = aff_db_open (path, AFF_DB_WRITE, NULL);

  for (; db != NULL; action++) {
    Word word = {.action = action};
    word.sequence = act (db, action);
    if (write (report, &word, sizeof word) != sizeof word)
      break;
  }
  _exit (1);
}

// The last word of a child that is killed some time after its first action.
static Word
kill_staff (const char *path, guint32 action)
{
  int ends[2];
  Word word = {.action = action};

  g_assert_cmpint (pipe (ends), ==, 0);
  pid_t child = fork ();
  if (child == 0)
    act_until_killed (path, ends[1], action);
  close (ends[1]);
  g_assert_cmpint (read (ends[0], &word, sizeof word), ==, sizeof word);
  g_usleep ((gulong) g_test_rand_int_range (0, 40000));
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
  while (read (ends[0], &word, sizeof word) == sizeof word)
    continue;
  close (ends[0]);
  return word;
}

static gint64
read_newest (AffDb *db)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (db, "SELECT max (sequence) FROM change");

  return aff_statement_step (statement) ? aff_statement_int (statement, 0) : 0;
}

// The mirror does the same actions up to the last that was acknowledged, and the next one if the
// file has it: then both are equal, so nothing is lost and nothing is half done.
static guint32
compare_with_mirror (AffDb *db, AffDb *mirror, guint32 action, Word last)
{
  for (; action <= last.action; action++)
    act (mirror, action);
  gint64 newest = read_newest (db);
  g_assert_cmpint (newest, >=, read_newest (mirror));
  if (newest > read_newest (mirror))
    act (mirror, action++);
  g_autofree char *found = fixture_dump (db);
  g_autofree char *expected = fixture_dump (mirror);
  g_assert_cmpstr (found, ==, expected);
  g_assert_cmpint (newest, ==, read_newest (mirror));
  return action;
}

static void
test_killed_among_a_thousand_actions_each_acknowledged_one_is_there (void)
{
  char *folder = fixture_folder_new ();
  g_autofree char *path = make_file (folder);
  g_autoptr (AffDb) mirror = hall_new (NULL);
  guint32 action = 0;
  guint kills = 0;

  for (; action < KILLED; kills++) {
    Word last = kill_staff (path, action);
    g_autoptr (AffDb) db = open_or_fail (path, AFF_DB_WRITE);
    action = compare_with_mirror (db, mirror, action, last);
    assert_sound (db);
  }
  g_test_message ("%u actions, %d changes, killed %u times", action, (int) read_newest (mirror),
                  kills);
  fixture_folder_free (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func (
    "/board/placement-storm/some-orders-of-actions-keep-the-rules-and-can-be-undone",
    test_some_orders_of_actions_keep_the_rules_and_can_be_undone);
  g_test_add_func (
    "/board/placement-storm/every-order-of-actions-keeps-the-rules-and-can-be-undone",
    test_every_order_of_actions_keeps_the_rules_and_can_be_undone);
  g_test_add_func ("/board/placement-storm/two-kiosks-at-once-break-no-rule",
                   test_two_kiosks_at_once_break_no_rule);
  g_test_add_func (
    "/board/placement-storm/of-two-who-want-a-board-one-gets-it-and-the-other-hears-who",
    test_of_two_who_want_a_board_one_gets_it_and_the_other_hears_who);
  g_test_add_func (
    "/board/placement-storm/killed-among-a-thousand-actions-each-acknowledged-one-is-there",
    test_killed_among_a_thousand_actions_each_acknowledged_one_is_there);
  return g_test_run ();
}
