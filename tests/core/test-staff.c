// SPDX-License-Identifier: GPL-3.0-or-later
// PINs: who gets in, how long a guess takes, and what no kill, disk or clock gives back.
#include "app/db/db-private.h"
#include "app/db/staff-private.h"
#include "app/db/staff.h"
#include "tests/support/fault.h"
#include "tests/support/fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOW               1791120300
#define MS                G_GINT64_CONSTANT (1000)
#define HOUR_MS           (3600 * MS)
#define MOST_TRIES_KILLED 60
#define MASK              0x55
#define MOST_SCANNED      (G_GINT64_CONSTANT (256) * 1024 * 1024)

static const AffStaffCost cheap = {.operations = 1, .memory = 8192};

typedef struct {
  char *folder;
  char *path; // of the programme
  char *file; // of its staff
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = fixture_folder_new ();
  self->path = g_build_filename (self->folder, "p.affiche", NULL);
  self->file = aff_staff_path (self->path);
  g_assert_true (g_file_set_contents (self->path, "", 0, NULL));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  fixture_folder_free (self->folder);
  g_free (self->path);
  g_free (self->file);
}

static AffPin *
add (Fixture *self, const char *name, AffPermitRole role)
{
  g_autoptr (GError) error = NULL;
  AffPin *pin = aff_staff_add_at_cost (self->path, name, role, NOW, &cheap, &error);
  g_assert_no_error (error);
  g_assert_true (aff_pin_is_full (pin));
  return pin;
}

// PIN with another last digit: a number that exists, and a wrong secret.
static AffPin *
spoil (const AffPin *pin)
{
  AffPin *other = aff_pin_new ();
  const char *digits = aff_pin_digits (pin);
  for (guint i = 0; i + 1 < AFF_PIN_LENGTH; i++)
    aff_pin_push (other, digits[i]);
  aff_pin_push (other, digits[AFF_PIN_LENGTH - 1] == '9' ? '0' : '9');
  return other;
}

static AffStaffAnswer
try_at (Fixture *self, const AffPin *pin, const char *boot, gint64 ms)
{
  g_autoptr (GError) error = NULL;
  AffStaffAnswer answer = {0};
  AffMoment moment = {boot, ms};
  gboolean is_tried = aff_staff_verify_at (self->path, pin, &moment, &answer, &error);
  g_assert_no_error (error);
  g_assert_true (is_tried);
  return answer;
}

static AffStaffAnswer
look_at (Fixture *self, const char *boot, gint64 ms)
{
  g_autoptr (GError) error = NULL;
  AffStaffAnswer answer = {0};
  AffMoment moment = {boot, ms};
  gboolean is_read = aff_staff_look_at (self->path, &moment, &answer, &error);
  g_assert_no_error (error);
  g_assert_true (is_read);
  g_assert_null (answer.permit);
  return answer;
}

static void
assert_admitted (Fixture *self, const AffPin *pin, const char *name, AffPermitRole role)
{
  g_auto (AffStaffAnswer) answer = try_at (self, pin, "boot", 0);
  g_assert_nonnull (answer.permit);
  g_assert_cmpstr (aff_permit_person (answer.permit), ==, name);
  g_assert_cmpint (aff_permit_role (answer.permit), ==, role);
  g_assert_true (aff_permit_is_live (answer.permit));
}

static guint
read_failures (const char *path)
{
  g_auto (AffAttempts) attempts = {0};
  g_autoptr (GError) error = NULL;
  g_autoptr (AffDb) db = aff_staff_open (path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (aff_attempts_read (db, &attempts, NULL));
  return attempts.failures;
}

static void
test_a_pin_admits_its_person (Fixture *self, gconstpointer data)
{
  g_autoptr (AffPin) ann = add (self, "Ann", AFF_PERMIT_DESK);
  g_autoptr (AffPin) bea = add (self, "Bea", AFF_PERMIT_CHAIR);
  assert_admitted (self, ann, "Ann", AFF_PERMIT_DESK);
  assert_admitted (self, bea, "Bea", AFF_PERMIT_CHAIR);
  g_autoptr (AffPin) wrong = spoil (ann);
  AffStaffAnswer answer = try_at (self, wrong, "boot", 0);
  g_assert_null (answer.permit);
  g_assert_cmpuint (answer.tries_left, ==, 4);
  // A number that nobody has.
  g_autoptr (AffPin) nobody = aff_pin_new ();
  while (aff_pin_push (nobody, '0'))
    continue;
  g_assert_null (try_at (self, nobody, "boot", 0).permit);
}

static void
test_a_pin_costs_what_the_bar_asks (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_assert_cmpuint (aff_staff_cost.operations, ==, 3);
  g_assert_cmpuint (aff_staff_cost.memory, ==, 64 * 1024 * 1024);
  g_autoptr (AffPin) pin = aff_staff_add (self->path, "Ann", AFF_PERMIT_DESK, NOW, &error);
  g_assert_no_error (error);
  g_autoptr (AffDb) db = aff_staff_open (self->path, FALSE, NULL);
  g_autoptr (AffStatement) hash = aff_db_prepare (db, "SELECT hash FROM person");
  g_assert_true (aff_statement_step (hash));
  g_assert_true (
    g_str_has_prefix (aff_statement_text (hash, 0), "$argon2id$v=19$m=65536,t=3,p=1$"));
  g_assert_null (strstr (aff_statement_text (hash, 0), aff_pin_digits (pin)));
}

static void
test_names_are_given_once (Fixture *self, gconstpointer data)
{
  static const char *const bad[] = {"", "  ", "\n", "\u202e"};
  g_autoptr (AffPin) ann = add (self, "Ann", AFF_PERMIT_DESK);
  g_autoptr (GError) error = NULL;
  g_assert_null (
    aff_staff_add_at_cost (self->path, "aNN", AFF_PERMIT_CHAIR, NOW, &cheap, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_CONFLICT);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_clear_error (&error);
    g_assert_null (
      aff_staff_add_at_cost (self->path, bad[i], AFF_PERMIT_DESK, NOW, &cheap, &error));
    g_assert_error (error, AFF_ERROR, AFF_ERROR_FORMAT);
  }
}

static void
test_revoked_and_reset_pins_end (Fixture *self, gconstpointer data)
{
  g_autoptr (AffPin) ann = add (self, "Ann", AFF_PERMIT_CHAIR);
  g_autoptr (AffPin) bea = add (self, "Bea", AFF_PERMIT_DESK);
  g_autoptr (GError) error = NULL;
  g_assert_true (aff_staff_revoke (self->path, "ann", NOW + 5, NULL));
  g_assert_null (try_at (self, ann, "boot", 0).permit);
  g_assert_false (aff_staff_revoke (self->path, "Ann", NOW, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND);
  g_autoptr (GPtrArray) people = aff_staff_list (self->path, NULL);
  g_assert_cmpuint (people->len, ==, 2);
  const AffStaffPerson *first = people->pdata[0];
  g_assert_cmpstr (first->name, ==, "Ann");
  g_assert_cmpint (first->role, ==, AFF_PERMIT_CHAIR);
  g_assert_cmpint (first->created, ==, NOW);
  g_assert_cmpint (first->revoked, ==, NOW + 5);
  g_assert_cmpint (((AffStaffPerson *) people->pdata[1])->revoked, ==, 0);
  // A new PIN: the same person and role, the old PIN is over.
  g_autoptr (AffPin) new_pin = aff_staff_reset (self->path, "Ann", NOW + 9, NULL);
  assert_admitted (self, new_pin, "Ann", AFF_PERMIT_CHAIR);
  g_assert_null (try_at (self, ann, "boot", 0).permit);
  assert_admitted (self, bea, "Bea", AFF_PERMIT_DESK);
  g_clear_error (&error);
  g_assert_null (aff_staff_reset (self->path, "Nobody", NOW, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND);
}

static void
test_every_person_has_a_number_of_their_own (Fixture *self, gconstpointer data)
{
  gboolean is_taken[100] = {FALSE};
  g_autoptr (GError) error = NULL;
  for (int i = 0; i < 90; i++) {
    g_autofree char *name = g_strdup_printf ("Person %d", i);
    g_autoptr (AffPin) pin = add (self, name, AFF_PERMIT_DESK);
    const char *digits = aff_pin_digits (pin);
    int number = (digits[0] - '0') * 10 + digits[1] - '0';
    g_assert_cmpint (number, >=, 10);
    g_assert_false (is_taken[number]);
    is_taken[number] = TRUE;
  }
  g_assert_null (
    aff_staff_add_at_cost (self->path, "More", AFF_PERMIT_DESK, NOW, &cheap, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_CONFLICT);
}

static void
test_secrets_are_uniform (Fixture *self, gconstpointer data)
{
  int counts[10] = {0};
  g_autoptr (AffPin) first = add (self, "Ann", AFF_PERMIT_DESK);
  for (int i = 0; i < 60; i++) {
    g_assert_true (aff_staff_revoke (self->path, "Ann", NOW, NULL));
    g_autoptr (AffPin) pin = add (self, "Ann", AFF_PERMIT_DESK);
    for (int j = 2; j < AFF_PIN_LENGTH; j++)
      counts[aff_pin_digits (pin)[j] - '0']++;
  }
  // 360 digits: 36 of each, with a deviation of 5.7; six of these are 34.
  for (int i = 0; i < 10; i++) {
    g_assert_cmpint (counts[i], >, 36 - 34);
    g_assert_cmpint (counts[i], <, 36 + 34);
  }
}

static void
test_five_tries_are_free_and_then_each_costs_more (Fixture *self, gconstpointer data)
{
  static const guint waits[] = {30, 60, 120, 240, 480, 900, 900, 900};
  g_autoptr (AffPin) pin = add (self, "Ann", AFF_PERMIT_DESK);
  g_autoptr (AffPin) wrong = spoil (pin);
  gint64 ms = 500 * MS;
  for (guint left = 4; left > 0; left--)
    g_assert_cmpuint (try_at (self, wrong, "boot", ms).tries_left, ==, left);
  for (gsize i = 0; i < G_N_ELEMENTS (waits); i++) {
    AffStaffAnswer answer = try_at (self, wrong, "boot", ms);
    g_assert_cmpuint (answer.tries_left, ==, 0);
    g_assert_cmpuint (answer.seconds_left, ==, waits[i]);
    // The right PIN is not even looked at before the wait is over.
    answer = try_at (self, pin, "boot", ms + waits[i] * MS - 1);
    g_assert_null (answer.permit);
    g_assert_cmpuint (answer.seconds_left, ==, 1);
    g_assert_cmpuint (look_at (self, "boot", ms + 10 * MS).seconds_left, ==, waits[i] - 10);
    ms += waits[i] * MS;
    g_assert_cmpuint (look_at (self, "boot", ms).tries_left, ==, 1);
  }
  g_auto (AffStaffAnswer) last = try_at (self, pin, "boot", ms);
  g_assert_nonnull (last.permit);
  g_assert_cmpuint (look_at (self, "boot", ms).tries_left, ==, AFF_STAFF_FREE_TRIES);
}

static void
test_a_restart_does_not_end_a_wait (Fixture *self, gconstpointer data)
{
  g_autoptr (AffPin) pin = add (self, "Ann", AFF_PERMIT_DESK);
  g_autoptr (AffPin) wrong = spoil (pin);
  for (int i = 0; i < 5; i++)
    try_at (self, wrong, "first", 7 * HOUR_MS);
  g_assert_cmpuint (look_at (self, "first", 7 * HOUR_MS).seconds_left, ==, 30);
  g_assert_cmpuint (look_at (self, "second", 4 * MS).seconds_left, ==, 26);
  g_assert_null (try_at (self, pin, "second", 29 * MS).permit);
  // Whoever says that less time has passed than there had says nothing.
  g_assert_cmpuint (look_at (self, "first", 4 * MS).seconds_left, ==, 26);
  g_auto (AffStaffAnswer) answer = try_at (self, pin, "second", 30 * MS);
  g_assert_nonnull (answer.permit);
}

// Guesses as fast as it may; with restarts, also as often as it helps.
static void
guess_for_ten_hours (Fixture *self, gboolean restarts)
{
  g_autoptr (AffPin) pin = add (self, "Ann", AFF_PERMIT_DESK);
  g_autoptr (AffPin) wrong = spoil (pin);
  gint64 passed = 0;
  gint64 booted = 0;
  guint boots = 0;
  guint guesses = 0;
  while (passed < 10 * HOUR_MS) {
    g_autofree char *boot = g_strdup_printf ("boot %u", boots);
    AffStaffAnswer before = look_at (self, boot, passed - booted);
    AffStaffAnswer answer = try_at (self, wrong, boot, passed - booted);
    g_assert_null (answer.permit);
    guesses += before.tries_left > 0;
    passed += MS;
    if (restarts && g_test_rand_int_range (0, 200) == 0) {
      boots++;
      booted = passed;
    } else if (answer.seconds_left > 60 && !restarts) {
      passed += (gint64) (answer.seconds_left - 30) * MS;
    } else {
      passed += 9 * MS;
    }
  }
  g_test_message ("%u guesses in ten hours", guesses);
  g_assert_cmpuint (guesses, >=, 5);
  g_assert_cmpuint (guesses, <=, 50);
  g_assert_cmpuint (guesses, ==, read_failures (self->path));
}

static void
test_ten_hours_give_50_guesses (Fixture *self, gconstpointer data)
{
  guess_for_ten_hours (self, FALSE);
}

static void
test_restarts_give_no_more_guesses (Fixture *self, gconstpointer data)
{
  if (!g_test_slow ()) {
    g_test_skip ("makes 3,600 attempts, so only with -m slow");
    return;
  }
  guess_for_ten_hours (self, TRUE);
}

static void
test_100_failures_switch_pins_off (Fixture *self, gconstpointer data)
{
  g_autoptr (AffPin) pin = add (self, "Ann", AFF_PERMIT_DESK);
  g_autoptr (AffPin) wrong = spoil (pin);
  gint64 ms = 0;
  for (int i = 0; i < AFF_STAFF_MOST_TRIES; i++, ms += HOUR_MS)
    g_assert_cmpint (try_at (self, wrong, "boot", ms).is_off, ==, i == 99);
  g_assert_true (look_at (self, "boot", ms + 1000 * HOUR_MS).is_off);
  AffStaffAnswer answer = try_at (self, pin, "boot", ms + 1000 * HOUR_MS);
  g_assert_true (answer.is_off);
  g_assert_null (answer.permit);
  g_assert_true (aff_staff_unlock (self->path, NULL));
  assert_admitted (self, pin, "Ann", AFF_PERMIT_DESK);
}

static void
test_nobody_signs_in_where_nobody_is (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AffPin) pin = aff_pin_new ();
  AffStaffAnswer answer = {0};
  while (aff_pin_push (pin, '1'))
    continue;
  g_autoptr (GPtrArray) people = aff_staff_list (self->path, NULL);
  g_assert_cmpuint (people->len, ==, 0);
  g_assert_false (aff_staff_verify (self->path, pin, &answer, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (self->file, G_FILE_TEST_EXISTS));
  // Whoever was to make the file was killed at once.
  g_assert_true (g_file_set_contents (self->file, "", 0, NULL));
  g_clear_error (&error);
  g_assert_false (aff_staff_look (self->path, &answer, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND);
  g_autoptr (AffPin) ann = add (self, "Ann", AFF_PERMIT_DESK);
  assert_admitted (self, ann, "Ann", AFF_PERMIT_DESK);
  g_assert_true (aff_staff_revoke (self->path, "Ann", NOW, NULL));
  g_clear_error (&error);
  g_assert_false (aff_staff_verify (self->path, ann, &answer, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND);
}

static void
test_the_file_is_its_owners_alone (Fixture *self, gconstpointer data)
{
  struct stat info;
  g_autoptr (AffPin) ann = add (self, "Ann", AFF_PERMIT_DESK);
  g_assert_cmpint (stat (self->file, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 07777, ==, 0600);
  g_assert_cmpint (chmod (self->file, 0644), ==, 0);
  assert_admitted (self, ann, "Ann", AFF_PERMIT_DESK);
  g_assert_cmpint (stat (self->file, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 07777, ==, 0600);
  // By whatever name the programme is called.
  g_autofree char *other = g_build_filename (self->folder, "other", NULL);
  g_assert_cmpint (symlink (self->path, other), ==, 0);
  g_autofree char *file = aff_staff_path (other);
  g_assert_cmpstr (file, ==, self->file);
}

static void
test_a_foreign_file_is_refused (Fixture *self, gconstpointer data)
{
  AffStaffAnswer answer = {0};
  g_autoptr (GError) error = NULL;
  g_assert_true (g_file_set_contents (self->file, "not a database, but long", -1, NULL));
  g_assert_false (aff_staff_look (self->path, &answer, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_FORMAT);
  g_unlink (self->file);
  aff_db_free (aff_db_open (self->file, AFF_DB_CREATE, NULL));
  g_clear_error (&error);
  g_assert_false (aff_staff_look (self->path, &answer, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_FORMAT);
  g_unlink (self->file);
  g_assert_cmpint (mkdir (self->file, 0700), ==, 0);
  g_clear_error (&error);
  g_assert_false (aff_staff_look (self->path, &answer, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_STORE);
  g_rmdir (self->file);
}

static void
test_a_programme_that_is_not_there_has_no_staff (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->folder, "none", NULL);
  g_assert_null (aff_staff_add (path, "Ann", AFF_PERMIT_DESK, NOW, &error));
  g_assert_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND);
  g_autofree char *file = aff_staff_path (path);
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
}

// Fails without end and tells each failure of which it has heard.
static void
fail_until_killed (Fixture *self, const AffPin *wrong, gint64 hour, int report)
{
  for (;; hour++) {
    AffStaffAnswer answer = try_at (self, wrong, "boot", hour * HOUR_MS);
    if (answer.is_off || write (report, "x", 1) != 1)
      break;
  }
  _exit (1);
}

// Kills it so long after it told of FIRST failures. How many it told of.
static guint
kill_after (Fixture *self, const AffPin *wrong, gint64 hour, guint first, gulong microseconds)
{
  int ends[2];
  guint heard = 0;
  char byte;
  g_assert_cmpint (pipe (ends), ==, 0);
  pid_t child = fork ();
  if (child == 0)
    fail_until_killed (self, wrong, hour, ends[1]);
  close (ends[1]);
  while (heard < first && read (ends[0], &byte, 1) == 1)
    heard++;
  g_usleep (microseconds);
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
  while (read (ends[0], &byte, 1) == 1)
    heard++;
  close (ends[0]);
  return heard;
}

static void
test_a_kill_gives_no_guess_back (Fixture *self, gconstpointer data)
{
  g_autoptr (AffPin) pin = add (self, "Ann", AFF_PERMIT_DESK);
  g_autoptr (AffPin) wrong = spoil (pin);
  guint failures = 0;
  guint cycles = 0;
  for (; failures < MOST_TRIES_KILLED && cycles < 200; cycles++) {
    guint heard = kill_after (self, wrong, (cycles + 1) * 1000, cycles % 3,
                              g_test_rand_int_range (0, 3000));
    guint found = read_failures (self->path);
    g_assert_cmpuint (found, >=, MIN (failures + heard, AFF_STAFF_MOST_TRIES));
    failures = found;
  }
  g_test_message ("%u kills", cycles);
  g_assert_cmpuint (failures, >, 10);
}

static const Fault faults[] = {
  {.result = SQLITE_IOERR_WRITE},
  {.result = SQLITE_IOERR_WRITE, .is_sticky = TRUE},
  {.result = SQLITE_IOERR_FSYNC, .is_done = TRUE},
  {.result = SQLITE_IOERR_WRITE, .is_torn = TRUE, .is_sticky = TRUE},
  {.result = SQLITE_FULL, .is_sticky = TRUE},
};

// Lets operation NUMBER of an attempt fail. FALSE if it has no so many.
static gboolean
verify_with_fault (Fixture *self, const AffPin *pin, gboolean is_right, int number, int fault)
{
  g_auto (AffStaffAnswer) answer = {0};
  g_autoptr (GError) error = NULL;
  AffMoment moment = {"boot", 0};
  guint before;
  g_assert_true (aff_staff_unlock (self->path, NULL));
  g_autoptr (AffPin) wrong = spoil (pin);
  g_clear_pointer (&answer.permit, aff_permit_unref);
  try_at (self, wrong, "boot", 0);
  before = read_failures (self->path);
  g_assert_cmpuint (before, ==, 1);
  fault_arm (&faults[fault], number);
  gboolean is_tried = aff_staff_verify_at (self->path, is_right ? pin : wrong, &moment, &answer,
                                           &error);
  gboolean had_failed = fault_disarm ();
  guint after = read_failures (self->path);
  if (!is_tried) {
    // It was not counted, or not for sure: nobody got in.
    g_assert_error (error, AFF_ERROR, AFF_ERROR_STORE);
    g_assert_null (answer.permit);
    g_assert_cmpuint (after, >=, before);
  } else if (is_right) {
    g_assert_nonnull (answer.permit);
    g_assert_true (after == 0 || after == before + 1);
  } else {
    g_assert_null (answer.permit);
    g_assert_cmpuint (after, ==, before + 1);
  }
  return had_failed;
}

static void
test_a_failing_disk_admits_nobody_uncounted (Fixture *self, gconstpointer data)
{
  g_autoptr (AffPin) pin = add (self, "Ann", AFF_PERMIT_DESK);
  for (guint fault = 0; fault < G_N_ELEMENTS (faults); fault++)
    for (int is_right = 0; is_right < 2; is_right++) {
      int number = 1;
      while (verify_with_fault (self, pin, is_right, number, (int) fault))
        number++;
      g_assert_cmpint (number, >, 4);
    }
}

typedef struct {
  const AffPin *pin;
  Fixture *fixture;
} Guess;

static gpointer
guess_once (gpointer data)
{
  Guess *guess = data;
  try_at (guess->fixture, guess->pin, "boot", 0);
  return NULL;
}

static void
test_guesses_at_once_are_counted_each (Fixture *self, gconstpointer data)
{
  g_autoptr (AffPin) pin = add (self, "Ann", AFF_PERMIT_DESK);
  g_autoptr (AffPin) wrong = spoil (pin);
  Guess guess = {wrong, self};
  GThread *threads[4];
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("guess", guess_once, &guess);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpuint (read_failures (self->path), ==, G_N_ELEMENTS (threads));
}

static void
on_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

// Waits while the main loop goes on, and counts how often it came round.
static guint
wait_for (GAsyncResult **result)
{
  guint rounds = 0;
  while (*result == NULL) {
    rounds += !g_main_context_iteration (NULL, FALSE);
    g_usleep (100);
  }
  return rounds;
}

static void
test_the_main_loop_goes_on_meanwhile (Fixture *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) look = NULL;
  g_auto (AffStaffAnswer) answer = {0};
  g_auto (AffStaffAnswer) before = {0};
  g_autoptr (GError) error = NULL;
  AffPin *pin = aff_staff_add (self->path, "Ann", AFF_PERMIT_CHAIR, NOW, NULL);
  aff_staff_look_async (self->path, NULL, on_result, &look);
  wait_for (&look);
  g_assert_true (aff_staff_finish (look, &before, NULL));
  g_assert_cmpuint (before.tries_left, ==, 5);
  aff_staff_verify_async (self->path, pin, NULL, on_result, &result);
  g_assert_cmpuint (wait_for (&result), >, 10);
  g_assert_true (aff_staff_finish (result, &answer, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (aff_permit_person (answer.permit), ==, "Ann");
}

// The digits of a PIN in a form in which no scan finds them.
static void
mask_pin (const AffPin *pin, guint8 *masked)
{
  for (guint i = 0; i < AFF_PIN_LENGTH; i++)
    masked[i] = (guint8) aff_pin_digits (pin)[i] ^ MASK;
}

static guint
count_in_block (const guint8 *block, gsize length, const guint8 *masked)
{
  guint count = 0;
  for (gsize i = 0; i + AFF_PIN_LENGTH <= length; i++) {
    guint same = 0;
    while (same < AFF_PIN_LENGTH && (block[i + same] ^ MASK) == masked[same])
      same++;
    count += same == AFF_PIN_LENGTH;
  }
  return count;
}

// How often the digits stand in the memory of this process: heap, stacks, data, all of it.
static guint
count_in_memory (const guint8 *masked)
{
  static guint8 block[65536];
  g_autofree char *maps = NULL;
  guint count = 0;
  int memory = open ("/proc/self/mem", O_RDONLY);
  g_assert_true (g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL));
  g_auto (GStrv) lines = g_strsplit (maps, "\n", -1);
  for (char **line = lines; *line != NULL; line++) {
    unsigned long from;
    unsigned long to;
    char rights[5];
    // What a sanitizer keeps for itself is larger than any memory.
    if (sscanf (*line, "%lx-%lx %4s", &from, &to, rights) != 3 || rights[0] != 'r' ||
        (gint64) (to - from) > MOST_SCANNED)
      continue;
    for (unsigned long at = from; at < to;) {
      gssize length = pread (memory, block, MIN (sizeof block, to - at), (off_t) at);
      if (length <= 0)
        break;
      // What was read before is no second find.
      if (at + (unsigned long) length <= (unsigned long) block ||
          at >= (unsigned long) block + sizeof block)
        count += count_in_block (block, (gsize) length, masked);
      at += length > AFF_PIN_LENGTH ? (unsigned long) length - AFF_PIN_LENGTH + 1
                                    : (unsigned long) length;
    }
  }
  close (memory);
  memset (block, 0, sizeof block);
  return count;
}

static void
test_no_pin_stays_in_memory (Fixture *self, gconstpointer data)
{
  guint8 masked[AFF_PIN_LENGTH];
  g_autoptr (GAsyncResult) result = NULL;
  g_auto (AffStaffAnswer) answer = {0};
  AffPin *pin = aff_staff_add (self->path, "Ann", AFF_PERMIT_CHAIR, NOW, NULL);
  mask_pin (pin, masked);
  g_assert_cmpuint (count_in_memory (masked), >=, 1);
  aff_pin_free (pin);
  g_assert_cmpuint (count_in_memory (masked), ==, 0);
  pin = aff_pin_new ();
  for (guint i = 0; i < AFF_PIN_LENGTH; i++)
    aff_pin_push (pin, (char) (masked[i] ^ MASK));
  aff_staff_verify_async (self->path, pin, NULL, on_result, &result);
  wait_for (&result);
  g_assert_true (aff_staff_finish (result, &answer, NULL));
  g_assert_nonnull (answer.permit);
  g_assert_cmpuint (count_in_memory (masked), ==, 0);
}

static void
assert_not_in_file (const char *file, const guint8 *masked)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;
  if (g_file_get_contents (file, &bytes, &length, NULL))
    g_assert_cmpuint (count_in_block ((const guint8 *) bytes, length, masked), ==, 0);
}

static void
test_no_pin_stands_in_a_file_or_an_answer (Fixture *self, gconstpointer data)
{
  guint8 masked[AFF_PIN_LENGTH];
  g_autofree char *journal = g_strconcat (self->file, "-journal", NULL);
  g_autoptr (AffPin) pin = add (self, "Ann", AFF_PERMIT_CHAIR);
  mask_pin (pin, masked);
  assert_admitted (self, pin, "Ann", AFF_PERMIT_CHAIR);
  assert_not_in_file (self->file, masked);
  assert_not_in_file (journal, masked);
}

static void
test_a_pin_is_typed_digit_by_digit (void)
{
  g_autoptr (AffPin) pin = aff_pin_new ();
  g_assert_cmpuint (aff_pin_length (pin), ==, 0);
  g_assert_false (aff_pin_pop (pin));
  g_assert_false (aff_pin_push (pin, 'x'));
  g_assert_false (aff_pin_push (pin, '/'));
  g_assert_false (aff_pin_push (pin, ':'));
  for (char digit = '0'; digit < '0' + AFF_PIN_LENGTH; digit++) {
    g_assert_false (aff_pin_is_full (pin));
    g_assert_true (aff_pin_push (pin, digit));
  }
  g_assert_true (aff_pin_is_full (pin));
  g_assert_false (aff_pin_push (pin, '9'));
  g_assert_cmpstr (aff_pin_digits (pin), ==, "01234567");
  g_assert_true (aff_pin_pop (pin));
  g_assert_cmpstr (aff_pin_digits (pin), ==, "0123456");
  aff_pin_clear (pin);
  g_assert_cmpuint (aff_pin_length (pin), ==, 0);
  g_assert_cmpstr (aff_pin_digits (pin), ==, "");
}

#define ADD(claim, function)                                                                   \
  g_test_add ("/db/staff/" claim, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fault_install ();
  g_test_add_func ("/db/pin/a-pin-is-typed-digit-by-digit", test_a_pin_is_typed_digit_by_digit);
  ADD ("a-pin-admits-its-person", test_a_pin_admits_its_person);
  ADD ("a-pin-costs-what-the-bar-asks", test_a_pin_costs_what_the_bar_asks);
  ADD ("names-are-given-once", test_names_are_given_once);
  ADD ("revoked-and-reset-pins-end", test_revoked_and_reset_pins_end);
  ADD ("every-person-has-a-number-of-their-own", test_every_person_has_a_number_of_their_own);
  ADD ("secrets-are-uniform", test_secrets_are_uniform);
  ADD ("five-tries-are-free-and-then-each-costs-more",
       test_five_tries_are_free_and_then_each_costs_more);
  ADD ("a-restart-does-not-end-a-wait", test_a_restart_does_not_end_a_wait);
  ADD ("ten-hours-give-50-guesses", test_ten_hours_give_50_guesses);
  ADD ("restarts-give-no-more-guesses", test_restarts_give_no_more_guesses);
  ADD ("100-failures-switch-pins-off", test_100_failures_switch_pins_off);
  ADD ("nobody-signs-in-where-nobody-is", test_nobody_signs_in_where_nobody_is);
  ADD ("the-file-is-its-owners-alone", test_the_file_is_its_owners_alone);
  ADD ("a-foreign-file-is-refused", test_a_foreign_file_is_refused);
  ADD ("a-programme-that-is-not-there-has-no-staff",
       test_a_programme_that_is_not_there_has_no_staff);
  ADD ("a-kill-gives-no-guess-back", test_a_kill_gives_no_guess_back);
  ADD ("a-failing-disk-admits-nobody-uncounted", test_a_failing_disk_admits_nobody_uncounted);
  ADD ("guesses-at-once-are-counted-each", test_guesses_at_once_are_counted_each);
  ADD ("the-main-loop-goes-on-meanwhile", test_the_main_loop_goes_on_meanwhile);
  ADD ("no-pin-stays-in-memory", test_no_pin_stays_in_memory);
  ADD ("no-pin-stands-in-a-file-or-an-answer", test_no_pin_stands_in_a_file_or_an_answer);
  return g_test_run ();
}
