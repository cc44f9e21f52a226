// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/db/staff.h"

#include "app/base/text.h"
#include "app/db/db-private.h"
#include "app/db/staff-private.h"

#include <sodium.h>

#define FIRST_NUMBER 10 // of two digits
#define LAST_NUMBER  99
#define LONGEST_NAME 80 // characters

const AffStaffCost aff_staff_cost = {.operations = 3, .memory = 64 * 1024 * 1024};

// Somebody who gets a PIN, or whose PIN ends.
typedef struct {
  const char *name;
  AffPermitRole role;
  gint64 now;
  const AffStaffCost *cost;
  gint64 id; // of the row; 0: none yet
  AffPin *pin;
} Work;

void
aff_staff_person_free (AffStaffPerson *self)
{
  g_free (self->name);
  g_free (self);
}

void
aff_staff_answer_clear (AffStaffAnswer *self)
{
  g_clear_pointer (&self->permit, aff_permit_unref);
}

static char *
check_name (const char *name, GError **error)
{
  g_autofree char *clean = aff_text_clean_line (name);
  glong length = g_utf8_strlen (clean, -1);
  if (length > 0 && length <= LONGEST_NAME)
    return g_steal_pointer (&clean);
  g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
               "A name has 1 to %d characters. Give the name by which the log is to call this "
               "person.",
               LONGEST_NAME);
  return NULL;
}

gboolean
aff_staff_check_name (const char *name, GError **error)
{
  g_return_val_if_fail (name != NULL, FALSE);
  g_autofree char *clean = check_name (name, error);
  return clean != NULL;
}

// Finds the row of whoever has the name: who may sign in comes first, then who was revoked last.
static gboolean
find_person (AffDb *db, Work *work, gboolean *may_sign_in, GError **error)
{
  g_autoptr (AffStatement)
    row = aff_db_prepare (db,
                          "SELECT id, revoked IS NULL FROM person WHERE name = ? COLLATE NOCASE"
                          " ORDER BY revoked IS NULL DESC, revoked DESC, id DESC");
  aff_statement_bind_text (row, 1, work->name);
  aff_statement_step (row);
  work->id = aff_statement_int (row, 0);
  *may_sign_in = work->id != 0 && aff_statement_int (row, 1) != 0;
  return aff_statement_finish (row, error);
}

static gboolean
fail_unknown (const char *name, GError **error)
{
  g_autofree char *quote = aff_text_quote (name);
  g_set_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND,
               "There is no %s among the staff. affichectl staff list says who there is.",
               quote);
  return FALSE;
}

// A number that nobody has who may sign in, at random: guesses at numbers that nobody has are
// guesses wasted.
static gboolean
choose_number (AffDb *db, gint64 *number, GError **error)
{
  g_autoptr (AffStatement)
    taken = aff_db_prepare (db, "SELECT number FROM person WHERE revoked IS NULL");
  gboolean is_taken[LAST_NUMBER + 1] = {FALSE};
  guint free_count = LAST_NUMBER - FIRST_NUMBER + 1;
  while (aff_statement_step (taken)) {
    gint64 each = aff_statement_int (taken, 0);
    if (each >= FIRST_NUMBER && each <= LAST_NUMBER && !is_taken[each]) {
      is_taken[each] = TRUE;
      free_count--;
    }
  }
  if (!aff_statement_finish (taken, error))
    return FALSE;
  if (free_count == 0) {
    g_set_error (error, AFF_ERROR, AFF_ERROR_CONFLICT,
                 "%d people have a PIN, and there are no more numbers. Revoke one with "
                 "affichectl staff revoke NAME.",
                 LAST_NUMBER - FIRST_NUMBER + 1);
    return FALSE;
  }
  guint skip = randombytes_uniform (free_count);
  for (*number = FIRST_NUMBER; is_taken[*number] || skip > 0; (*number)++)
    if (!is_taken[*number])
      skip--;
  return TRUE;
}

static AffPin *
make_pin (gint64 number)
{
  AffPin *pin = aff_pin_new ();
  aff_pin_push (pin, (char) ('0' + number / 10));
  aff_pin_push (pin, (char) ('0' + number % 10));
  while (!aff_pin_is_full (pin))
    aff_pin_push (pin, (char) ('0' + randombytes_uniform (10)));
  return pin;
}

static gboolean
hash_pin (const AffPin *pin, const AffStaffCost *cost, char *hash, GError **error)
{
  if (crypto_pwhash_str_alg (hash, aff_pin_digits (pin), AFF_PIN_LENGTH, cost->operations,
                             cost->memory, crypto_pwhash_ALG_ARGON2ID13) == 0)
    return TRUE;
  g_set_error (
    error, AFF_ERROR, AFF_ERROR_STORE,
    "No PIN was made, because 64 MiB of memory are not free. Close other programs and "
    "try again.");
  return FALSE;
}

// Makes the PIN of WORK and binds its number and hash to the first two parameters of ROW.
static gboolean
bind_new_pin (AffDb *db, Work *work, AffStatement *row, GError **error)
{
  char hash[crypto_pwhash_STRBYTES];
  gint64 number = 0;
  if (!choose_number (db, &number, error))
    return FALSE;
  work->pin = make_pin (number);
  if (!hash_pin (work->pin, work->cost, hash, error))
    return FALSE;
  aff_statement_bind_int (row, 1, number);
  aff_statement_bind_text (row, 2, hash);
  return TRUE;
}

static gboolean
insert_person (AffDb *db, gpointer data, GError **error)
{
  Work *work = data;
  gboolean may_sign_in = FALSE;
  if (!find_person (db, work, &may_sign_in, error))
    return FALSE;
  if (may_sign_in) {
    g_set_error (error, AFF_ERROR, AFF_ERROR_CONFLICT,
                 "%s has a PIN already. Choose another name, or give a new PIN with affichectl "
                 "staff reset.",
                 work->name);
    return FALSE;
  }
  g_autoptr (AffStatement)
    row = aff_db_prepare (db, "INSERT INTO person (number, hash, name, role, created)"
                              " VALUES (?, ?, ?, ?, ?)");
  if (!bind_new_pin (db, work, row, error))
    return FALSE;
  aff_statement_bind_text (row, 3, work->name);
  aff_statement_bind_text (row, 4, aff_permit_role_word (work->role));
  aff_statement_bind_int (row, 5, work->now);
  aff_statement_run (row);
  return aff_statement_finish (row, error);
}

static gboolean
reset_person (AffDb *db, gpointer data, GError **error)
{
  Work *work = data;
  gboolean may_sign_in = FALSE;
  if (!find_person (db, work, &may_sign_in, error))
    return FALSE;
  if (work->id == 0)
    return fail_unknown (work->name, error);
  g_autoptr (AffStatement)
    row = aff_db_prepare (db, "UPDATE person SET number = ?, hash = ?, created = ?,"
                              " revoked = NULL WHERE id = ?");
  if (!bind_new_pin (db, work, row, error))
    return FALSE;
  aff_statement_bind_int (row, 3, work->now);
  aff_statement_bind_int (row, 4, work->id);
  aff_statement_run (row);
  return aff_statement_finish (row, error);
}

static gboolean
revoke_person (AffDb *db, gpointer data, GError **error)
{
  Work *work = data;
  gboolean may_sign_in = FALSE;
  if (!find_person (db, work, &may_sign_in, error))
    return FALSE;
  if (!may_sign_in)
    return fail_unknown (work->name, error);
  g_autoptr (AffStatement)
    row = aff_db_prepare (db, "UPDATE person SET hash = '', revoked = ? WHERE id = ?");
  aff_statement_bind_int (row, 1, work->now);
  aff_statement_bind_int (row, 2, work->id);
  aff_statement_run (row);
  return aff_statement_finish (row, error);
}

// Runs FUNC with WORK on the staff file; NULL or the PIN that it made.
static gboolean
run_work (const char *path, gboolean may_create, AffDbFunc func, Work *work, GError **error)
{
  g_autofree char *name = check_name (work->name, error);
  if (name == NULL)
    return FALSE;
  g_autoptr (AffDb) db = aff_staff_open (path, may_create, error);
  work->name = name;
  gboolean is_done = db != NULL && aff_db_write (db, func, work, error);
  if (!is_done)
    g_clear_pointer (&work->pin, aff_pin_free);
  return is_done;
}

AffPin *
aff_staff_add_at_cost (const char *path,
                       const char *name,
                       AffPermitRole role,
                       gint64 now,
                       const AffStaffCost *cost,
                       GError **error)
{
  g_return_val_if_fail (path != NULL && name != NULL, NULL);
  g_return_val_if_fail (role == AFF_PERMIT_DESK || role == AFF_PERMIT_CHAIR, NULL);
  Work work = {.name = name, .role = role, .now = now, .cost = cost};
  run_work (path, TRUE, insert_person, &work, error);
  return work.pin;
}

AffPin *
aff_staff_add (const char *path,
               const char *name,
               AffPermitRole role,
               gint64 now,
               GError **error)
{
  return aff_staff_add_at_cost (path, name, role, now, &aff_staff_cost, error);
}

AffPin *
aff_staff_reset (const char *path, const char *name, gint64 now, GError **error)
{
  g_return_val_if_fail (path != NULL && name != NULL, NULL);
  Work work = {.name = name, .now = now, .cost = &aff_staff_cost};
  run_work (path, FALSE, reset_person, &work, error);
  return work.pin;
}

gboolean
aff_staff_revoke (const char *path, const char *name, gint64 now, GError **error)
{
  g_return_val_if_fail (path != NULL && name != NULL, FALSE);
  Work work = {.name = name, .now = now};
  return run_work (path, FALSE, revoke_person, &work, error);
}

static gboolean
forget_failures (AffDb *db, gpointer data, GError **error)
{
  return aff_attempts_write (db, 0, data, error);
}

gboolean
aff_staff_unlock (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, FALSE);
  g_autoptr (AffDb) db = aff_staff_open (path, FALSE, error);
  AffMoment never = {"", 0};
  return db != NULL && aff_db_write (db, forget_failures, &never, error);
}

static gboolean
list_people (AffDb *db, gpointer data, GError **error)
{
  g_autoptr (AffStatement)
    rows = aff_db_prepare (db, "SELECT name, role, created, revoked FROM person"
                               " ORDER BY name COLLATE NOCASE, id");
  while (aff_statement_step (rows)) {
    AffStaffPerson *person = g_new0 (AffStaffPerson, 1);
    person->name = aff_text_clean_line (aff_statement_text (rows, 0));
    person->created = aff_statement_int (rows, 2);
    person->revoked = aff_statement_int (rows, 3);
    g_ptr_array_add (data, person);
    if (!aff_permit_role_parse (aff_statement_text (rows, 1), &person->role, error))
      return FALSE;
  }
  return aff_statement_finish (rows, error);
}

GPtrArray *
aff_staff_list (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);
  g_autoptr (GPtrArray)
    people = g_ptr_array_new_with_free_func ((GDestroyNotify) aff_staff_person_free);
  g_autoptr (GError) trouble = NULL;
  g_autoptr (AffDb) db = aff_staff_open (path, FALSE, &trouble);
  if (g_error_matches (trouble, AFF_ERROR, AFF_ERROR_NOT_FOUND))
    return g_steal_pointer (&people);
  if (db == NULL) {
    g_propagate_error (error, g_steal_pointer (&trouble));
    return NULL;
  }
  return aff_db_read (db, list_people, people, error) ? g_steal_pointer (&people) : NULL;
}
